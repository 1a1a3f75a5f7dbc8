"""What a resolver hands back for one expression."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractors.model import Resolution


@dataclass(frozen=True, slots=True)
class Answer:
    """TIMEX3 type, value and modifier, and the resolution. ``absolute``: the text itself named the year."""

    type: str
    value: str
    mod: str | None
    resolution: Resolution
    absolute: bool = False
    quant: str | None = None
    freq: str | None = None
    day: date | None = None  # what a week was counted to: the story is at that day, though TIMEX3 writes the week
