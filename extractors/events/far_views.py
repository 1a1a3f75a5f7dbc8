"""What the ranker sees of a time expression beside an event of another sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractors.events.linear import Group
from extractors.events.time_views import TimeView
from extractors.events.views import EventView, bucket


class Apart(NamedTuple):
    """An expression seen from another sentence; ``place`` is what the events of that sentence all see of it.

    ``shared`` counts the telling words that both sentences have.
    """

    number: int
    time: TimeView
    away: str
    lead: str
    where: str
    shared: int
    place: Group


def apart(number: int, time: TimeView, away: str, view: EventView, rank: int) -> Apart:
    """Expression ``number`` from the sentence of ``view``; ``rank`` counts dates back from it."""
    gap = view.sentence - time.sentence
    lead = "lead" if time.order == 0 else "later"
    where = bucket(gap) if gap >= 0 else "ahead"
    step = min(view.paragraph - time.paragraph, 3)
    used, dates, at = min(time.used, 4), min(time.dates, 5), bucket(view.sentence)
    place = (_far_place, where, lead, min(rank, 3), dates, step, int(view.opens), used, at)
    shared = min(len(view.lemmas & time.lemmas), 4)
    return Apart(number, time, away, lead, where, shared, place)


def far_groups(view: EventView, others: Iterable[Apart], best: str) -> Iterator[list[Group]]:
    """An event beside each of the expressions of other sentences."""
    kind = view.kind
    told = view.status.tense
    tense = view.tense.rpartition("-")[0]
    section = view.section if kind == "V" else "noun"
    untyped, before, quoted = int(view.typed == "other"), int(view.told), int(view.quoted)
    for _, time, away, lead, where, shared, place in others:
        same = "same" if view.key in time.keys else "new"
        alike = int(time.typed == view.typed)
        yield [
            place,
            (_far_kind, where, kind, lead, section, quoted),
            (_far_same, same, kind, lead, away, best, section),
            (_far_tense, away, tense, kind, lead, told),
            (_far_shared, shared, lead, where, int(view.name in time.lemmas), kind, before),
            (_far_alike, time.tense, tense, time.section, section, lead, alike, untyped),
        ]


def _far_place(
    where: str, lead: str, rank: int, dates: int, step: int, opens: int, used: int, at: str
) -> tuple[str, ...]:
    return (
        "far",
        f"f:{where}{lead}",
        f"f:rank{rank}{lead}",
        f"f:rank{rank}{lead}of{dates}",
        f"f:{step}{lead}{opens}",
        f"f:used{used}{lead}",
        f"f:{lead}at{at}",
    )


def _far_kind(where: str, kind: str, lead: str, section: str, quoted: int) -> tuple[str, ...]:
    return f"f:{where}{kind}", f"f:class{section}{where}{lead}", f"f:quoted{quoted}{lead}"


def _far_same(same: str, kind: str, lead: str, away: str, best: str, section: str) -> tuple[str, ...]:
    return (
        f"f:{same}{kind}",
        f"f:{same}{lead}{away}",
        f"f:best{best}{lead}",
        f"f:best{best}{same}",
        f"f:class{section}{away}",
    )


def _far_tense(away: str, tense: str, kind: str, lead: str, told: str) -> tuple[str, ...]:
    return f"f:{away}{tense}{kind}", f"f:{lead}{away}{told}", f"f:{lead}{tense}"


def _far_shared(shared: int, lead: str, where: str, named: int, kind: str, told: int) -> tuple[str, ...]:
    return (
        f"f:shared{shared}{lead}",
        f"f:shared{shared}{where}",
        f"f:named{named}{kind}{lead}",
        f"f:named{named}{told}{kind}",
    )


def _far_alike(
    other: str, tense: str, others: str, section: str, lead: str, alike: int, untyped: int
) -> tuple[str, ...]:
    return f"f:tenses{other}{tense}", f"f:classes{others}{section}{lead}", f"f:types{alike}{untyped}{lead}"
