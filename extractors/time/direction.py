"""Which of the calendar's many Tuesdays, Junes and third quarters is meant: pure choice between candidates.

Sources: how the press writes (a weekday within the last or the next seven days; a month within the year), and the tense
of the sentence, its preposition, the publication day's own weekday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from extractors.model import Interval
from extractors.time.calendar import month_start
from extractors.time.scene import UNFULFILLED, Scene
from extractors.time.signs import FUTURE
from extractors.time.telling import attribute, close, told_before, told_plainly
from extractors.time.words import words

WEEK = timedelta(days=7)
#: A history that comes to another year names it: a day long on, in a year it never names, is rather one gone by.
FORWARD = 4
#: "next summer", said in May, is not the summer that is about to begin.
SOON = 45
#: Prepositions that lead to a date not yet reached, whatever the verb's tense says about its own time.
AHEAD = frozenset(("until", "till", "by", "through"))


@dataclass(frozen=True, slots=True)
class Choice:
    """The taken date, the one not taken, how sure (0..1), the rule id and its words."""

    taken: date
    other: date | None
    weight: float
    rule: str
    reason: str


def weekday(base: date, number: int, shift: int | None, scene: Scene, name: str, *, listed: bool = False) -> Choice:
    """The day meant by a weekday's name. ``number`` is 1 for Monday, ``shift`` what last, this or next say.

    ``listed``: with an hour and without a verb, as programmes and fixtures are.
    """
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
        reason = f"“next {name}” is the first {name} after publication"
        if (strictly_ahead - base).days == 1:
            strictly_ahead += WEEK
            reason = f"“next {name}” is not tomorrow, but the {name} of next week"
        return Choice(strictly_ahead, strictly_ahead + WEEK, 0.75, "weekday-next", reason)
    if back == base:
        if scene.direction > 0 and scene.preposition == "until":
            return Choice(base, strictly_ahead, 0.6, "weekday-dct", f"published on a {name}; the word means that day")
        other = strictly_ahead if scene.direction > 0 else strictly_back
        return Choice(base, other, 0.9, "weekday-dct", f"published on a {name}; the word means that day")
    if shift == 0:
        if scene.direction < 0 and not scene.plan:
            return Choice(back, ahead, 0.8, "weekday-this", f"“this {name}” with a past verb (“{scene.cue}”)")
        return Choice(ahead, back, 0.8, "weekday-this", f"“this {name}” is the coming one")
    if scene.plan and (base - back).days <= (2 if scene.plan != "had" else 3):
        reason = f"a plan told as past (“{scene.plan} … {scene.cue}”): the nearest {name}"
        return Choice(back, ahead, 0.65, "weekday-plan", reason)
    if scene.plan:
        return Choice(ahead, back, 0.65, "weekday-plan", f"a plan (“{scene.cue}”) for the nearest {name}")
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
    if listed:
        return Choice(ahead, back, 0.65, "weekday-listed", f"an hour and no verb: a programme for the next {name}")
    return Choice(
        back, ahead, 0.7, "weekday-default", f"news tells of the days before; the latest {name} before publication"
    )


@dataclass(frozen=True, slots=True)
class Candidates:
    """The same month, day, season … in successive years: half-open bounds, and the day they are seen from."""

    base: date
    starts: tuple[date, ...]
    ends: tuple[date, ...]

    @property
    def past(self) -> int:
        """The latest that has begun."""
        return max((i for i, start in enumerate(self.starts) if start <= self.base), default=0)

    @property
    def over(self) -> int:
        """The latest that has ended."""
        return max((i for i, end in enumerate(self.ends) if end <= self.base), default=0)

    @property
    def future(self) -> int:
        """The first that has not begun."""
        return min((i for i, start in enumerate(self.starts) if start > self.base), default=len(self.starts) - 1)

    def choice(self, index: int, other: int, weight: float, rule: str, reason: str) -> tuple[int, Choice]:
        """Take one, name another as the reading not taken."""
        return index, Choice(self.starts[index], self.starts[other] if other != index else None, weight, rule, reason)


def yearless(seen: Candidates, shift: int | None, scene: Scene, name: str, grain: str) -> tuple[int, Choice]:
    """Which year's "June" or "Oct. 3": the index taken.

    ``grain``: ``day``, ``feast`` (a day known by name), ``quarter`` or ``month`` (and coarser).
    """
    past, future, over = seen.past, seen.future, seen.over
    if grain == "month" and shift is None and scene.toks.lower(scene.token + 1) in words("deliveries"):
        reason = f"goods sold for {name}, which is still to come"  # "corn for December delivery", "March wheat"
        index = past if seen.ends[past] > seen.base else future
        return seen.choice(index, past if index == future else future, 0.85, "named-delivery", reason)
    if shift == -1:
        return seen.choice(over, max(over - 1, 0), 0.9, "last-named", f"“last {name}” is the latest one that is over")
    if shift == 1:
        reason = f"“next {name}” is the first one to begin after publication"
        if grain == "month" and (seen.starts[future] - seen.base).days <= SOON and future + 1 < len(seen.starts):
            reason = f"“next {name}” so shortly before one is that of the year after"
            return seen.choice(future + 1, future, 0.65, "next-named", reason)
        return seen.choice(future, past, 0.85, "next-named", reason)
    if shift == 0 and grain not in ("day", "feast"):
        same = next((i for i, start in enumerate(seen.starts) if start.year == seen.base.year), past)
        if seen.starts[same] > seen.base and told_before(scene):
            reason = f"“this {name}” with a past verb (“{scene.cue}”): the latest one that has begun"
            return seen.choice(past, same, 0.75, "this-named-past", reason)
        return seen.choice(same, future, 0.9, "this-named", f"“this {name}” is the one of the running year")
    if seen.ends[past] > seen.base:
        one = grain in ("day", "feast")
        reason = "it is the publication day" if one else f"the publication day lies in that {name}"
        return seen.choice(past, past - 1 if scene.direction < 0 and past else future, 0.9, "running", reason)
    if grain == "month" and scene.preposition == "for" and scene.toks.lower(scene.token - 2) in words("accounts"):
        reason = f"an account of the latest {name} that is over"
        return seen.choice(over, future, 0.8, "named-reported", reason)
    if grain == "quarter":
        return reported(seen, scene, name)
    return by_verb(seen, scene, name, grain)


def reported(seen: Candidates, scene: Scene, name: str) -> tuple[int, Choice]:
    """Quarters are reported when they are over: "expects to report third-quarter profit" in October looks back."""
    past, future = seen.past, seen.future
    back, ahead = (seen.base - seen.ends[past]).days, (seen.starts[future] - seen.base).days
    # "will ship in the fourth quarter", said in April; not "will report fourth-quarter profit"
    sure = scene.cue.lower() in FUTURE and scene.preposition in ("in", "during", "by", "from")
    if scene.direction > 0 and ((ahead < 100 and back > 150) or (sure and ahead < 280 and back > 30)):
        reason = f"“{scene.cue}” looks ahead, so the next {name} after publication"
        return seen.choice(future, past, 0.8, "named-future", reason)
    return seen.choice(past, future, 0.85, "named-reported", f"the latest {name} that has begun by publication")


def by_verb(seen: Candidates, scene: Scene, name: str, grain: str) -> tuple[int, Choice]:
    """The verb and the preposition decide, unless the other candidate is very much nearer."""
    past, future = seen.past, seen.future
    back, ahead = (seen.base - seen.starts[past]).days, (seen.starts[future] - seen.base).days
    # "was originally due on 14 July": only nearness tells; "was set up on 14 July" tells of what was done
    plan = scene.plan and (scene.direction > 0 or scene.plan == UNFULFILLED)
    if plan or (grain in ("month", "day") and attribute(scene)):
        index, name_of = (past, "past") if back < ahead else (future, "future")
        reason = f"a plan told as past, or what an infinitive speaks of (“{scene.cue}”): the nearest {name}"
        return seen.choice(index, future if index == past else past, 0.65, f"named-plan-{name_of}", reason)
    told = close(scene) or (scene.direction < 0 and scene.cue_at > scene.token)  # "By December, it had 200 shops"
    told = told or (scene.direction < 0 and scene.cue.lower() in words("lasting"))  # "lay there until October"
    by_then = scene.preposition in AHEAD and not told and (scene.direction == 0 or ahead <= back)
    looks_ahead = scene.direction > 0 or by_then
    if looks_ahead and ahead <= back * 8:
        cue = scene.cue if scene.direction > 0 else scene.preposition
        reason = f"“{cue}” looks ahead, so the next {name} after publication"
        return seen.choice(future, past, 0.85, "named-future", reason)
    ratio = 1 if grain == "feast" and not scene.direction else 4 if grain in ("day", "feast") else 8
    ratio *= 4 if close(scene) or told_plainly(scene) else 1
    if ahead * ratio < back and scene.preposition != "since":
        reason = f"the next {name} is {ahead} days off, the last one {back} days ago"
        return seen.choice(future, past, 0.75, "named-near", reason)
    if scene.direction < 0 or scene.preposition == "since":
        cue = scene.cue or scene.preposition
        reason = f"past verb “{cue}”, so the latest {name} before publication"
        return seen.choice(past, future, 0.9, "named-past", reason)
    reason = f"no verb decides; the latest {name} before publication, as news tells of what was"
    return seen.choice(past, future, 0.7, "named-default", reason)


def story_weekday(at: date, number: int, shift: int | None, name: str) -> Choice:
    """A weekday counted from a day of the story: the next one on, as a story goes forward; "last" the one before."""
    ahead = at + timedelta(days=(number - at.isoweekday()) % 7)
    back = ahead - WEEK
    if shift == -1:
        taken = back if ahead >= at else ahead
        return Choice(taken, ahead, 0.8, "story-weekday-last", f"the {name} before the date the story is at")
    if shift == 0 and (at - back).days < (ahead - at).days:
        return Choice(back, ahead, 0.7, "story-weekday-that", f"the {name} nearest to the date the story is at")
    return Choice(ahead, back, 0.75, "story-weekday", f"the next {name} after the date the story is at")


def story_yearless(
    seen: Candidates, at: Interval, name: str, shift: int | None = None, years: frozenset[int] = frozenset()
) -> tuple[int, Choice]:
    """A month or day without a year, counted from a date of the story: inside it, else the nearest, rather ahead."""
    begin, end = at.begin or seen.base, at.end or seen.base
    if shift == -1:
        return seen.choice(
            seen.over, seen.past, 0.85, "story-last", f"the last {name} over before the date the story is at"
        )
    if shift == 1:
        after = next((i for i, start in enumerate(seen.starts) if start >= end), seen.future)
        return seen.choice(after, seen.past, 0.85, "story-next", f"the next {name} after the date the story is at")
    spans = list(enumerate(zip(seen.starts, seen.ends, strict=True)))
    inside = [i for i, (start, over) in spans if begin <= start < end or (start <= begin and end <= over)]
    if inside:
        return seen.choice(inside[0], inside[0], 0.85, "story-inside", f"the {name} of the time the story is at")

    leaps = len(seen.starts) > 1 and (seen.starts[1] - seen.starts[0]).days > 366  # 29 February: the nearest one

    def distance(i: int) -> int:
        days = (seen.starts[i] - begin).days
        if days < 0:
            return -days if leaps else -5 * days
        new = bool(years) and seen.starts[i].year not in years and seen.starts[i].year > begin.year
        return FORWARD * days if new else days

    order = sorted(range(len(seen.starts)), key=distance)
    other = order[min(1, len(order) - 1)]
    return seen.choice(order[0], other, 0.8, "story-nearest", f"the {name} nearest to the date the story is at")


def month_bounds(year: int, month: int, months: int = 1) -> tuple[date, date]:
    """First day and the day after the last of so many months."""
    return month_start(year, month), month_start(year, month + months)
