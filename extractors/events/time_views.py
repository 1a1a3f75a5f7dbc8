"""What the ranker sees of a time expression, alone and beside an event of its own sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.events.candidates import key
from extractors.events.linear import Group
from extractors.events.placing import PlacedTimex
from extractors.events.views import EventView, bucket, section_of
from extractors.language import syntax
from extractors.language.spans import Sentence
from extractors.model import Interval, Published, Resolved, TimexType

_BREAKS = frozenset((",", ";", "–", "—", "-", ":"))
_CLOSE = frozenset(("direct", "clause", "shared"))


@dataclass(slots=True)
class TimeView:
    """An expression where it stands; ``order`` counts the dates of the article, ``same`` those of its value."""

    placed: PlacedTimex
    sentence: int
    paragraph: int
    order: int
    dates: int
    same: int
    keys: set[str] = field(default_factory=set)
    used: int = 0
    tense: str = "-"
    section: str = "-"
    typed: str = "-"
    lemmas: frozenset[str] = frozenset()


def _distance(interval: Interval, published: Published) -> str:
    """How far a date lies from publication, in steps a reader feels: today, this week, months ago."""
    if interval.begin is None or interval.end is None:
        return "open"
    first = (interval.begin - published.on).days
    last = (interval.end - published.on).days - 1
    if first <= 0 <= last:
        return "now" if first == last else "around"
    if first > 0:
        return "next1" if first == 1 else "next7" if first < 8 else "next31" if first < 32 else "next"
    back = -last
    if back == 1:
        return "ago1"
    return "ago3" if back < 4 else "ago7" if back < 8 else "ago31" if back < 32 else "ago366" if back < 367 else "ago"


def time_parts(view: TimeView, published: Published) -> tuple[str, list[str]]:
    """The distance from publication, and the features of an expression by itself."""
    timex = view.placed.timex
    resolution = timex.resolution
    away = "none"
    if isinstance(resolution, Resolved):
        away = _distance(resolution.reading.interval, published)
    value = timex.value
    vague = value.endswith("_REF")
    grain = "ref" if vague else str(min(len(value), 11)) if timex.type is not TimexType.DURATION else "length"
    governor = view.placed.governor
    verb = "none"
    if governor is not None:
        verb = section_of(key(governor)) if syntax.is_verb(governor) else governor.pos_
    anchor = getattr(resolution, "anchor", None)
    kind = anchor.kind.value if anchor is not None else "none"
    return away, [
        "time",
        f"t:{timex.type.value}{grain}",
        f"t:away={away}",
        f"t:away={away}{grain}",
        f"t:marker={view.placed.marker}",
        f"t:anchor={kind}",
        f"t:verb={verb}",
        f"t:order={min(view.order, 4)}",
        f"t:order={min(view.order, 2)}{min(view.dates, 6)}",
        f"t:order={min(view.order, 2)}{away}",
        f"t:same={min(view.same, 4)}",
        f"t:used={min(view.used, 4)}{int(view.order == 0)}",
        f"t:at={min(view.sentence, 4)}{int(view.order == 0)}",
        f"t:word={timex.text.lower().split()[-1]}",
    ]


class Inside:
    """The expressions of one sentence, and what stands between its words: counted once, however long it is."""

    __slots__ = ("begins", "breaks", "first", "times", "verbs")

    def __init__(self, times: Sequence[TimeView], sentence: Sentence) -> None:
        self.times = times
        self.begins = sorted(time.placed.begin for time in times)
        self.first = sentence.start
        #: Before each word of the sentence and behind its last: how many of them stand before it.
        self.breaks, self.verbs = [0], [0]
        for tok in sentence if times else ():
            a_break = tok.text in _BREAKS
            a_verb = not a_break and tok.pos_ not in syntax.NEVER_VERBS and syntax.is_verb(tok)
            self.breaks.append(self.breaks[-1] + a_break)
            self.verbs.append(self.verbs[-1] + a_verb)

    def between(self, first: int, last: int) -> tuple[int, int]:
        """Commas and the like among the words ``first`` to ``last`` (half open), and verbs behind the first of them."""
        if last <= first:
            return 0, 0
        begin, end = first - self.first, last - self.first
        return self.breaks[end] - self.breaks[begin], self.verbs[end] - self.verbs[begin + 1]

    def nearer(self, index: int, reach: int) -> int:
        """How many expressions begin less than ``reach`` words from a word."""
        return max(0, bisect_left(self.begins, index + reach) - bisect_right(self.begins, index - reach))


def near_groups(view: EventView, time: TimeView, away: str, inside: Inside, best: str, way: str) -> list[Group]:
    """An expression of the event's own sentence."""
    head = view.candidate.head
    placed = time.placed
    kind = view.kind
    short = way.split(":")[0]
    after = placed.begin > head.i
    gap = placed.begin - head.i if after else head.i - placed.end
    nearer = inside.nearer(head.i, abs(placed.begin - head.i))
    commas, verbs = inside.between(head.i, placed.begin) if after else inside.between(placed.end, head.i)
    tense = view.status.tense
    side = f"{'>' if after else '<'}"
    size = min(len(placed.timex.value), 11)
    opening = int(placed.begin - head.sent.start < 3)
    return [
        (_near_way, short, way, kind, tense, best, opening, int(time.order == 0)),
        (_near_time, short, placed.marker, placed.timex.type, size, away, tense, kind),
        (_near_gap, short, kind, side, max(gap, 0), min(nearer, 2), min(len(inside.times), 3)),
        (_near_between, short, kind, side, min(commas, 2), min(verbs, 2)),
    ]


def _near_way(short: str, way: str, kind: str, tense: str, best: str, opening: int, first: int) -> tuple[str, ...]:
    return (
        "near",
        f"n:{short}{kind}",
        f"n:{way}{kind}",
        f"n:{way}{tense}",
        f"n:best{best}{short}",
        f"n:lead{opening}{short}",
        f"n:first{first}{short}",
    )


def _near_time(short: str, marker: str, type_: str, size: int, away: str, tense: str, kind: str) -> tuple[str, ...]:
    return f"n:{short}{marker}", f"n:{short}{type_}{size}", f"n:{away}{tense}{kind}", f"n:{short}{away}{tense}"


def _near_gap(short: str, kind: str, side: str, gap: int, nearer: int, count: int) -> tuple[str, ...]:
    return f"n:{short}{side}{bucket(gap)}", f"n:{side}{bucket(gap)}{kind}", f"n:{short}rank{nearer}of{count}"


def _near_between(short: str, kind: str, side: str, commas: int, verbs: int) -> tuple[str, ...]:
    return f"n:commas{commas}verbs{verbs}{side}", f"n:{short}verbs{verbs}{kind}"


def side_groups(view: EventView, sides: Iterable[str], inside: int, dates: int, best: str) -> list[Group]:
    """Relations to the publication date, with so many expressions in the sentence and dates in the article."""
    seen = (best, view.kind, view.status.tense, min(inside, 2), min(dates, 4), min(view.sentence, 4))
    return [(_side, side, *seen) for side in sides]


def _side(side: str, best: str, kind: str, tense: str, inside: int, dates: int, at: int) -> tuple[str, ...]:
    return (
        f"side={side}",
        f"s:{side}{best}{kind}",
        f"s:{side}{best}{tense}",
        f"s:{side}of{inside}",
        f"s:{side}dates{dates}",
        f"s:{side}at{at}dates{min(dates, 2)}",
    )


def best_way(ways: Sequence[str], inside: Sequence[TimeView]) -> str:
    """How close the closest date of the sentence is tied to the event: ``own``, ``some`` or ``none``."""
    best = "none"
    for way, time in zip(ways, inside, strict=True):
        if time.placed.timex.type not in (TimexType.DATE, TimexType.TIME):
            continue
        if way.split(":")[0] in _CLOSE:
            return "own"
        best = "some"
    return best
