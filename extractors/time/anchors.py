"""What an expression counts from: the publication day, or a date in the text that the story has moved to.

News counts from its own day. A document that tells of other years counts from its own dates; and within news, a
paragraph that has gone back to a dated day ("on Oct. 21, 2011 … in November he …") goes on from there until it says
"today" or "on Tuesday" again.
"""

from __future__ import annotations

from datetime import date

from extractors.model import Anchor, AnchorKind, Granularity
from extractors.time.frames import Atom, Frame, Kind
from extractors.time.scene import Scene
from extractors.time.story import Said, Story

#: Tokens after which a paragraph's excursion into the past is over.
REACH = 90
FAR_DAYS = 400


def dct_anchor(story: Story) -> Anchor:
    """The publication date as anchor."""
    return Anchor(AnchorKind.DCT, None, story.dct.isoformat())


def text_anchor(said: Said) -> Anchor:
    """A date in the text as anchor."""
    return Anchor(AnchorKind.TEXT, said.ref, said.value)


def is_narrative(found: list[Atom], dct: date) -> bool:
    """A history, a biography: most dates are of other years, few words point to the day of writing.

    Counts years far from publication against "yesterday", "last week", "two days ago" and bare weekdays.
    """
    years = [a.frame.year for a in found if a.frame.year is not None and not a.frame.two_digit]
    far = sum(1 for year in years if abs(year - dct.year) >= 2)
    near = sum(1 for a in found if points_to_dct(a.frame)) + sum(1 for year in years if abs(year - dct.year) < 2)
    return (far >= 3 and near == 0) or (far >= 5 and far > 5 * near)


def points_to_dct(frame: Frame) -> bool:
    """ "yesterday", "last week", "two days ago", a bare "Tuesday": words of somebody who writes on the day."""
    if frame.kind in (Kind.UNIT, Kind.OFFSET):
        return frame.near == "dct"
    written = frame.value is not None and str(frame.value)[:4].isdigit()
    return frame.kind is Kind.CALENDAR and (written or (frame.weekday is not None and frame.day is None))


def excursion(frame: Frame, scene: Scene, story: Story, token: int) -> Said | None:
    """The date from which a month or day without a year counts, where that is not the publication day."""
    if story.narrative:
        return story.focus(Granularity.YEAR)
    if frame.near == "text":
        return story.focus(Granularity.YEAR)
    if frame.shift is not None or scene.direction > 0:
        return None
    for said in reversed(story.said[-6:]):  # within a paragraph or two
        if token - said.token > REACH or said.kind is AnchorKind.DCT:
            return None
        far = said.stretch.begin is not None and abs((story.dct - said.stretch.begin).days) > FAR_DAYS
        if far and said.stretch.granularity <= Granularity.MONTH:
            return said
    return None


def text_date(story: Story, finest: Granularity, sign: int = 0, past: bool = True) -> Said | None:
    """The last date said that is no coarser than ``finest``.

    With ``sign`` 1 ("two days later") told as past, only a date before the publication day will do: nothing that has
    happened lies after it.
    """
    for said in reversed(story.said[-12:]):
        if said.stretch.granularity <= finest and said.stretch.begin is not None:
            if sign > 0 and past and said.stretch.begin >= story.dct:
                continue
            return said
    return None
