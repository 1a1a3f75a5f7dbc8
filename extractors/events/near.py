"""Dates near an event: what modifies it stands before what is borrowed; whether its clause has a date at all."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.events import counted, dating, prospect
from extractors.events.placing import PlacedTimex
from extractors.events.prospect import Undated
from extractors.events.reference import Choice
from extractors.model import Extent, Granularity, Interval, Resolved, TimexType

_NEAR = ("timex:direct", "timex:clause")
_BRACKETS = frozenset(("(", "[", "-LRB-"))
#: How likely a finer time beside the likeliest one must be to count.
_POSSIBLE = 0.05


def own_first(choices: Sequence[Choice]) -> Sequence[Choice]:
    """A date that modifies the event itself stands before one borrowed from a verb beside it or from the story.

    "moved in March 2003 and listed its shares two years later": the listing has its own date.
    """
    top = choices[0]
    if (finer := _finer(choices)) is not None:
        first = Choice(finer.relation, finer.placed, finer.probability + top.probability)
        return [first, *(choice for choice in choices if choice is not finer)]
    if top.placed is None or top.relation == "timex:direct":
        return choices
    own = next((c for c in choices if c.relation == "timex:direct" and settled(c)), None)
    if own is None:
        return choices
    first = Choice(own.relation, own.placed, own.probability + top.probability)
    return [first, *(choice for choice in choices if choice is not own)]


def _finer(choices: Sequence[Choice]) -> Choice | None:
    """The one time of the clause that lies within the likeliest one: "Last week a fire broke out on Tuesday night"."""
    whole = _settled(choices[0])
    if choices[0].relation not in _NEAR or whole is None or whole.granularity < Granularity.WEEK:
        return None
    own = (c for c in choices if c.relation.startswith("timex:") and c.placed and not counted.compared(c.placed))
    inside = [c for c in own if (one := _settled(c)) is not None and _within(one, whole) and not _bracketed(c)]
    only = inside[0] if len(inside) == 1 else None  # "struck twice in 2022, in March and in June"
    return only if only is not None and only.relation in _NEAR and only.probability >= _POSSIBLE else None


def _bracketed(choice: Choice) -> bool:
    """ "rose in the first quarter (January to March)": what the quarter is."""
    placed = choice.placed
    return placed is not None and placed.begin > 0 and placed.head.doc[placed.begin - 1].text in _BRACKETS


def _within(one: Interval, whole: Interval) -> bool:
    if one.begin is None or one.end is None or whole.begin is None or whole.end is None:
        return False
    return one.granularity < whole.granularity and whole.begin <= one.begin and one.end <= whole.end


def _settled(choice: Choice) -> Interval | None:
    match choice.placed.timex.resolution if choice.placed is not None else None:
        case Resolved(reading=taken) if taken.extent is Extent.WITHIN:
            return taken.interval
        case _:
            return None


def dated(choices: Sequence[Choice], besides: PlacedTimex | None = None) -> bool:
    """Is there a settled date in the clause of the event, another than ``besides``?"""
    near = [c for c in choices if c.placed is not None and c.placed is not besides]
    return any(c.relation in _NEAR and settled(c) for c in near)


def ends_plan(choice: Choice, event: Undated) -> bool:
    """A length that ends something still to come."""
    if choice.placed is None:
        return False
    near = choice.relation.partition(":")[2] in ("direct", "clause")
    return near and choice.placed.marker == "within" and dating.is_length(choice.placed.timex) and prospect.ahead(event)


def settled(choice: Choice) -> bool:
    """A date that is resolved: not "now", no length, not a day within a day ("at noon")."""
    assert choice.placed is not None
    timex = choice.placed.timex
    return timex.type is TimexType.DATE and isinstance(timex.resolution, Resolved) and "REF" not in timex.value
