"""What an expression counts from: the publication day, or a date in the text that the story has moved to.

News counts from its own day. A document that tells of other years counts from its own dates; and within news, a
paragraph that has gone back to a dated day ("on Oct. 21, 2011 … in November he …") goes on from there until it says
"today" or "on Tuesday" again.
"""

from __future__ import annotations

from extractors.model import Anchor, AnchorKind, Granularity
from extractors.time.announced import quoted
from extractors.time.frames import Frame
from extractors.time.lexer import Tokens
from extractors.time.scene import Scene
from extractors.time.story import Said, Story
from extractors.time.words import words

#: Tokens after which a paragraph's excursion into the past is over.
REACH = 90
FAR_DAYS = 400
#: Tokens within which a date is part of the phrase before it.
BESIDE = 3
#: What was told of lies no further back in the text than this.
TOLD_OF = 90
#: A stretch with which a sentence ends is no further from the next than this: "to 30 May 1913."
ENDS_WITH = 5


def dct_anchor(story: Story) -> Anchor:
    """The publication date as anchor."""
    return Anchor(AnchorKind.DCT, None, story.dct.isoformat())


def text_anchor(said: Said) -> Anchor:
    """A date in the text as anchor."""
    return Anchor(AnchorKind.TEXT, said.ref, said.value)


def pluperfect(toks: Tokens, scene: Scene) -> bool:
    """The verb that gives the direction is "had" or has it before it: told from a later day."""
    if "and" in (toks.lower(i) for i in range(scene.token, scene.cue_at)):
        return False  # "They set out on 24 October and had failed within a week"
    return scene.direction < 0 and any(
        toks.lower(i) == "had" for i in range(max(scene.first, scene.cue_at - 2), scene.cue_at + 1)
    )


def announced(scene: Scene, story: Story) -> bool:
    """ "A memorial service will be held on April 14", at the end of a life: counted from publication."""
    if any(at > scene.token for at, _ in story.coming) or quoted(scene.toks, scene.token):
        return False  # "We shall be in London by Christmas," he wrote in 1745
    if scene.direction <= 0:
        return False
    cue = scene.cue.lower()
    return cue in ("will", "'ll", "’ll", "shall") or (cue in words("futurates") and not story.undated)


def _up_to_now(scene: Scene) -> bool:
    """ "they have gained 30 percent since January": up to publication, wherever the story has been."""
    verb = range(max(scene.first, scene.cue_at - 2), scene.cue_at + 1)
    return scene.preposition == "since" and any(scene.toks.lower(i) in ("has", "have", "'ve", "’ve") for i in verb)


def excursion(frame: Frame, scene: Scene, story: Story, token: int) -> Said | None:
    """The date from which a month or day without a year counts, where that is not the publication day."""
    if story.narrative and announced(scene, story):
        return None
    if story.narrative or frame.near == "text":
        return story.focus(Granularity.YEAR, scene.first if frame.near == "text" else None)
    if frame.shift is not None or scene.direction > 0 or _up_to_now(scene):
        return None
    for said in reversed(story.said[-6:]):  # within a paragraph or two
        if token - said.token > REACH or said.kind is AnchorKind.DCT:
            return None
        far = said.stretch.begin is not None and abs((story.dct - said.stretch.begin).days) > FAR_DAYS
        told = story.undated and frame.quarter is frame.half is None and not scene.money
        if far and said.stretch.granularity <= (Granularity.YEAR if told else Granularity.MONTH):
            passing = said.behind and token - said.token > BESIDE  # not "who signed the 1998 Good Friday accord"
            return None if said.aside or said.bound or passing else said
    return None


def coarser(story: Story, finest: Granularity, token: int, since: int) -> Said | None:
    """A date too coarse to count days or weeks from, which the story has just moved to: "In March 1943 he fled".

    None where a date that is fine enough has been said since, or where the coarse one is of publication itself.
    """
    for said in reversed(story.said[-12:]):
        if said.aside or said.bound or said.behind or token - said.token > REACH:
            continue
        if said.stretch.granularity <= finest or said.stretch.granularity > Granularity.YEAR:
            return None
        begin, end = said.stretch.begin, said.stretch.end
        if begin is None or end is None or begin <= story.dct < end:
            return None
        if said.kind is AnchorKind.DCT and said.token < since:  # in the news only within one sentence
            return None
        return said
    return None


def gone(said: Said, story: Story, sign: int) -> bool:
    """ "A run-off would be held two weeks later": what is still to come does not count from a date that is over."""
    return sign > 0 and not story.narrative and said.stretch.end is not None and said.stretch.end <= story.dct


def text_date(
    story: Story,
    finest: Granularity,
    sign: int = 0,
    past: bool = True,
    since: int | None = None,
    deep: bool = False,
) -> Said | None:
    """The last date said that is no coarser than ``finest``; an aside only in its own sentence (from ``since`` on).

    ``deep``: told in the pluperfect, "He had fled on Friday. The next day he had rung his wife", as that date was.

    With ``sign`` 1 ("two days later") told as past, only a date before the publication day will do: nothing that has
    happened lies after it.
    """
    last = story.said[-1] if story.said else None
    behind = (since or 0) - last.token if sign > 0 and last is not None and last.ends else 0
    if last is not None and 0 < behind <= ENDS_WITH and last.stretch.granularity <= finest:
        return last  # "He was governor from 1905 to 1909. Three years later he retired."
    aside = current = None
    telling: Said | None = None
    passed = ("relative",) if deep else ("relative", "pluperfect")
    for said in reversed(story.said[-12:]):
        if telling is not None and telling.token - said.token > TOLD_OF:
            return telling
        if said.stretch.granularity <= finest and said.stretch.begin is not None:
            if not past and gone(said, story, sign):
                continue
            inside = since is not None and said.token >= since  # in the next sentence the words are the story
            ahead = said.stretch.begin > story.dct or (sign >= 0 and said.stretch.begin == story.dct)
            if past and ahead and not (inside and said.stretch.begin > story.dct):
                continue
            if said.told and inside and finest <= Granularity.DAY:
                telling = telling or said
                continue
            running = finest >= Granularity.YEAR and said.stretch.begin.year == story.dct.year
            if running and past and sign > 0 and not story.narrative:
                current = current or said  # "was jailed yesterday … between 2001 and 2008 … the following year"
                continue
            if not (said.aside or said.behind in passed) or inside:
                return said
            aside = aside or said
    return telling or aside or current
