"""Which weekend is meant, and the words in which a counted unit is explained."""

from __future__ import annotations

from datetime import date, timedelta

from extractors.model import Anchor, AnchorKind
from extractors.time.answer import Answer
from extractors.time.calendar import week_value
from extractors.time.dressing import dressed
from extractors.time.frames import Frame
from extractors.time.scene import Scene

UNIT_WORDS = {
    "D": "day", "W": "week", "WE": "weekend", "FN": "fortnight", "M": "month", "Q": "quarter", "S": "semester",
    "Y": "year", "DE": "decade", "CE": "century", "ML": "millennium", "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip


def unit_reason(word: str, count: int, anchor: Anchor) -> str:
    """In words, what a unit was counted from."""
    origin = "the publication date" if anchor.kind is AnchorKind.DCT else f"the date the story is at ({anchor.value})"
    if count == 0:
        return f"the {word} of {origin}"
    return f"{abs(count)} {word}{'s' if abs(count) > 1 else ''} {'before' if count < 0 else 'after'} {origin}"


def weekend(frame: Frame, scene: Scene, base: date, anchor: Anchor, count: int) -> Answer:
    """The weekend: in the past tense the latest one, otherwise the coming one."""
    news = frame.shift == 0 and anchor.kind is AnchorKind.DCT
    if news and scene.preposition == "for" and base.isoweekday() in (4, 5):
        value, reason = week_value(base), "“for the weekend” just before one: the coming one"
    elif news and scene.direction <= 0 and base.isoweekday() < 6:
        value, reason = week_value(base - timedelta(weeks=1)), "told as past, so the latest weekend before publication"
    elif count == -1 and base.isoweekday() >= 6:
        value, reason = week_value(base - timedelta(weeks=1)), "the weekend before the running one"
    else:
        value, reason = week_value(base + timedelta(weeks=count)), unit_reason("weekend", count, anchor)
    if count == 0 and frame.shift is None and scene.direction < 0 and base.isoweekday() < 4:
        value, reason = week_value(base - timedelta(weeks=1)), "“this weekend” with a past verb is the latest one"
    return dressed(f"{value}-WE", frame, scene, anchor, "weekend", reason, 0.85)
