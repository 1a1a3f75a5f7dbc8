"""Which of the calendar's many Tuesdays, Junes and third quarters is meant: pure choice between candidates.

Sources: how the press writes (a weekday within the last or the next seven days; a month within the year), and the tense
of the sentence, its preposition, the publication day's own weekday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from extractors.time.calendar import month_start
from extractors.time.scene import Scene

WEEK = timedelta(days=7)
#: Prepositions that lead to a date not yet reached, whatever the verb's tense says about its own time.
AHEAD = frozenset(("until", "till", "by"))


@dataclass(frozen=True, slots=True)
class Choice:
    """The taken date, the one not taken, how sure (0..1), the rule id and its words."""

    taken: date
    other: date | None
    weight: float
    rule: str
    reason: str


def weekday(base: date, number: int, shift: int | None, scene: Scene, name: str) -> Choice:
    """The day meant by a weekday's name. ``number`` is 1 for Monday, ``shift`` what last, this or next say."""
    back = base - timedelta(days=(base.isoweekday() - number) % 7)  # the base day itself counts
    ahead = base + timedelta(days=(number - base.isoweekday()) % 7)
    strictly_back = back if back < base else back - WEEK
    strictly_ahead = ahead if ahead > base else ahead + WEEK
    if shift == -1:
        return Choice(
            strictly_back,
            strictly_back - WEEK,
            0.9,
            "weekday-last",
            f"“last {name}” is the latest {name} before publication",
        )
    if shift == 1:
        taken = strictly_ahead if strictly_ahead.isocalendar()[:2] != base.isocalendar()[:2] else strictly_ahead + WEEK
        taken = strictly_ahead
        return Choice(
            taken, strictly_ahead + WEEK, 0.75, "weekday-next", f"“next {name}” is the first {name} after publication"
        )
    if back == base:
        if scene.direction > 0 and scene.preposition == "until":
            return Choice(base, strictly_ahead, 0.6, "weekday-dct", f"published on a {name}; the word means that day")
        other = strictly_ahead if scene.direction > 0 else strictly_back
        return Choice(base, other, 0.9, "weekday-dct", f"published on a {name}; the word means that day")
    if shift == 0:
        if scene.direction < 0:
            return Choice(back, ahead, 0.8, "weekday-this", f"“this {name}” with a past verb (“{scene.cue}”)")
        return Choice(ahead, back, 0.8, "weekday-this", f"“this {name}” is the coming one")
    if scene.direction > 0:
        return Choice(
            ahead, back, 0.9, "weekday-future", f"“{scene.cue}” looks ahead, so the next {name} after publication"
        )
    if scene.direction < 0:
        return Choice(
            back, ahead, 0.95, "weekday-past", f"past verb “{scene.cue}”, so the latest {name} before publication"
        )
    if scene.preposition in AHEAD:
        return Choice(ahead, back, 0.8, "weekday-until", f"“{scene.preposition}” leads to a day still to come")
    return Choice(
        back, ahead, 0.7, "weekday-default", f"news tells of the days before; the latest {name} before publication"
    )


def nearest(base: date, candidates: list[date]) -> date:
    """The candidate closest to the base day."""
    return min(candidates, key=lambda day: abs((day - base).days))


def yearless(
    base: date, starts: list[date], ends: list[date], shift: int | None, scene: Scene, name: str, *, fine: bool
) -> tuple[int, Choice]:
    """Which year's "June" or "Oct. 3". ``starts``/``ends`` bound the candidate in three successive years, half open.

    ``fine`` is a day rather than a month. Returns the index of the year taken.
    """
    past = max((i for i in range(len(starts)) if starts[i] <= base), default=0)
    future = min((i for i in range(len(starts)) if ends[i] > base), default=len(starts) - 1)
    running = past if ends[past] > base else None  # the base day lies inside

    def choice(index: int, other: int, weight: float, rule: str, reason: str) -> tuple[int, Choice]:
        return index, Choice(starts[index], starts[other] if other != index else None, weight, rule, reason)

    if shift == -1:
        before = max((i for i in range(len(starts)) if ends[i] <= base), default=0)
        return choice(before, future, 0.9, "last-named", f"“last {name}” is the latest one that is over")
    if shift == 1:
        after = min((i for i in range(len(starts)) if starts[i] > base), default=len(starts) - 1)
        return choice(after, past, 0.85, "next-named", f"“next {name}” is the first one to begin after publication")
    if shift == 0 and not fine:
        same = next((i for i in range(len(starts)) if starts[i].year == base.year), past)
        return choice(
            same, past if same != past else future, 0.9, "this-named", f"“this {name}” is the one of the running year"
        )
    if running is not None:
        return choice(
            running,
            past,
            0.9,
            "running",
            f"the publication day lies in that {name}" if not fine else "it is the publication day",
        )
    if scene.direction > 0 or scene.preposition in AHEAD:
        gap = (starts[future] - base).days
        if gap <= 300 or not fine:
            cue = scene.cue if scene.direction > 0 else scene.preposition
            return choice(
                future, past, 0.85, "named-future", f"“{cue}” looks ahead, so the next {name} after publication"
            )
    if scene.direction < 0 or scene.preposition == "since":
        cue = scene.cue or scene.preposition
        return choice(past, future, 0.9, "named-past", f"past verb “{cue}”, so the latest {name} before publication")
    closest = past if (base - starts[past]).days <= (starts[future] - base).days * 2 else future
    other = future if closest == past else past
    return choice(
        closest, other, 0.7, "named-nearest", f"no verb decides; the {name} nearest to publication, the past preferred"
    )


def month_bounds(year: int, month: int, months: int = 1) -> tuple[date, date]:
    """First day and the day after the last of so many months."""
    return month_start(year, month), month_start(year, month + months)
