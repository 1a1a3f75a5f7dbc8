"""Which time each event of an article hangs on: an expression of its sentence, the date of the story, or only a side
of the publication date.

Every choice is one of a few named relations; a log-linear model (``training/events_reference.py``) only ranks them, so
a date can always say why it was taken.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from extractors.events import linear, views
from extractors.events.options import Option, Times
from extractors.events.placing import PlacedTimex
from extractors.events.views import EventView

#: Relations to the DCT, for an event no expression dates.
BEFORE, OVERLAP, AFTER = "tense:before", "tense:ongoing", "tense:after"
#: The model sees right sentences and triggers in training; what is read has guessed ones, so it is less sure.
TEMPER = 1.1
#: Crowd workers gave the day of the story to fewer events than the checked part of the corpus does.
STORY = 0.6


class Choice(NamedTuple):
    """A reference time: ``relation`` names how it was found; ``placed`` is empty for a relation to the DCT."""

    relation: str
    placed: PlacedTimex | None
    probability: float = 1.0


def rank(times: Times, events: Sequence[EventView]) -> list[tuple[Choice, ...]]:
    """For each event all choices, the likeliest first, with probabilities."""
    model = linear.load("reference")
    ways = times.attach(events)
    scale = model.scale
    alone = [model.points(parts) for parts in times.parts]
    found = []
    for event, its_ways in zip(events, ways, strict=True):
        shared = dict(zip(views.FAMILIES, model.family_sums(views.FAMILIES, views.event_groups(event)), strict=True))
        scored = []
        for option in times.of(event, its_ways):
            time, _, family, groups = option
            points = shared[family] + model.sum_of(groups) + (alone[time] if time >= 0 else 0)
            scored.append((points * scale + (STORY if family == "f" else 0.0), option))
        found.append(_choices(scored, times))
    return found


def _choices(scored: Sequence[tuple[float, Option]], times: Times) -> tuple[Choice, ...]:
    top = max([score for score, _ in scored])
    weights = [math.exp((score - top) / TEMPER) for score, _ in scored]
    total = sum(weights)
    views = times.views
    found = [
        Choice(name, views[time].placed if time >= 0 else None, weight / total)
        for (_, (time, name, _, _)), weight in zip(scored, weights, strict=True)
    ]
    found.sort(key=_PROBABILITY, reverse=True)  # stable: of two alike the earlier stays first
    return tuple(found)


_PROBABILITY = attrgetter("probability")
