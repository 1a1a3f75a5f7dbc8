"""What the ranker sees of a time expression, alone and beside an event of its own or of another sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.events import types
from extractors.events.candidates import key
from extractors.events.placing import PlacedTimex
from extractors.events.views import EventView, bucket, section_of
from extractors.language import syntax
from extractors.model import Interval, Published, Resolved, TimexType

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


def near_parts(
    view: EventView, time: TimeView, away: str, inside: Sequence[TimeView], best: str, way: str
) -> list[str]:
    """An expression of the event's own sentence."""
    head = view.candidate.head
    placed = time.placed
    kind = "N" if view.candidate.is_noun else "V"
    short = way.split(":")[0]
    after = placed.begin > head.i
    gap = placed.begin - head.i if after else head.i - placed.end
    nearer = sum(abs(other.placed.begin - head.i) < abs(placed.begin - head.i) for other in inside)
    first, last = (head.i, placed.begin) if after else (placed.end, head.i)
    doc = head.doc
    commas = verbs = 0
    for index in range(first, last):
        tok = doc[index]
        if tok.text in (",", ";", "–", "—", "-", ":"):
            commas += 1
        elif index != first and syntax.is_verb(tok):
            verbs += 1
    tense = view.status.tense
    return [
        "near",
        f"n:{short}{kind}",
        f"n:{way}{kind}",
        f"n:{way}{tense}",
        f"n:{short}{placed.marker}",
        f"n:{short}{placed.timex.type.value}{min(len(placed.timex.value), 11)}",
        f"n:{short}{'>' if after else '<'}{bucket(max(gap, 0))}",
        f"n:{'>' if after else '<'}{bucket(max(gap, 0))}{kind}",
        f"n:{short}rank{min(nearer, 2)}of{min(len(inside), 3)}",
        f"n:commas{min(commas, 2)}verbs{min(verbs, 2)}{'>' if after else '<'}",
        f"n:{short}verbs{min(verbs, 2)}{kind}",
        f"n:{away}{tense}{kind}",
        f"n:{short}{away}{tense}",
        f"n:best{best}{short}",
        f"n:lead{int(placed.begin - head.sent.start < 3)}{short}",
        f"n:first{int(time.order == 0)}{short}",
    ]


def far_parts(view: EventView, time: TimeView, away: str, rank: int, best: str) -> list[str]:
    """An expression of another sentence; ``rank`` counts dates back from the event."""
    gap = view.sentence - time.sentence
    kind = "N" if view.candidate.is_noun else "V"
    lead = "lead" if time.order == 0 else "later"
    where = f"{bucket(gap)}" if gap >= 0 else "ahead"
    same = "same" if view.key in time.keys else "new"
    tense = f"{view.status.tense}-{syntax.aspect(view.candidate.carrier)}"
    step = min(view.paragraph - time.paragraph, 3)
    shared = min(len(view.lemmas & time.lemmas), 4)
    named = int(view.name in time.lemmas)
    section = section_of(view.name) if kind == "V" else "noun"
    typed = types.of_word(view.candidate.head)
    return [
        "far",
        f"f:{where}{kind}",
        f"f:{where}{lead}",
        f"f:rank{min(rank, 3)}{lead}",
        f"f:rank{min(rank, 3)}{lead}of{min(time.dates, 5)}",
        f"f:{step}{lead}{int(view.opens)}",
        f"f:{same}{kind}",
        f"f:{same}{lead}{away}",
        f"f:best{best}{lead}",
        f"f:best{best}{same}",
        f"f:{away}{tense}{kind}",
        f"f:{lead}{away}{view.status.tense}",
        f"f:{lead}{tense}",
        f"f:used{min(time.used, 4)}{lead}",
        f"f:{lead}at{bucket(view.sentence)}",
        f"f:quoted{int(view.quoted)}{lead}",
        f"f:shared{shared}{lead}",
        f"f:shared{shared}{where}",
        f"f:named{named}{kind}{lead}",
        f"f:named{named}{int(view.told)}{kind}",
        f"f:tenses{time.tense}{tense}",
        f"f:classes{time.section}{section}{lead}",
        f"f:types{int(time.typed == typed)}{int(typed == 'other')}{lead}",
        f"f:class{section}{away}",
        f"f:class{section}{where}{lead}",
    ]


def side_parts(view: EventView, side: str, inside: Sequence[TimeView], dates: int, best: str) -> list[str]:
    """A relation to the publication date."""
    kind = "N" if view.candidate.is_noun else "V"
    return [
        f"side={side}",
        f"s:{side}{best}{kind}",
        f"s:{side}{best}{view.status.tense}",
        f"s:{side}of{min(len(inside), 2)}",
        f"s:{side}dates{min(dates, 4)}",
        f"s:{side}at{min(view.sentence, 4)}dates{min(dates, 2)}",
    ]


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
