"""Which time each event of an article hangs on: an expression of its sentence, the date of the story, or only a side
of the publication date.

Every choice is one of a few named relations; a log-linear model (``training/events_reference.py``) only ranks them, so
a date can always say why it was taken.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from extractors.events import linear, story, views
from extractors.events.options import Option, Times
from extractors.events.placing import PlacedTimex
from extractors.events.views import EventView
from extractors.model import Resolved

#: Relations to the DCT, for an event no expression dates.
BEFORE, OVERLAP, AFTER = "tense:before", "tense:ongoing", "tense:after"
#: The model sees right sentences and triggers in training; what is read has guessed ones, so it is less sure.
TEMPER = 1.1
#: How far an event leans to the times of the events around it: set on held-out folds of the training part.
LEAN = 1.2


class Choice(NamedTuple):
    """A reference time: ``relation`` names how it was found; ``placed`` is empty for a relation to the DCT."""

    relation: str
    placed: PlacedTimex | None
    probability: float = 1.0


def rank(times: Times, events: Sequence[EventView]) -> list[tuple[Choice, ...]]:
    """For each event all choices, the likeliest first, with probabilities."""
    model = linear.load("reference")
    ways = times.attach(events)
    alone = [model.points(parts) for parts in times.parts]
    sum_of, scale = model.sum_of, model.scale / TEMPER
    options: list[list[Option]] = []
    alike: list[list[float]] = []
    for event, its_ways in zip(events, ways, strict=True):
        shared = dict(zip(views.FAMILIES, model.family_sums(views.FAMILIES, views.event_groups(event)), strict=True))
        its = list(times.of(event, its_ways))
        options.append(its)
        alike.append(
            _shares(
                [
                    shared[family] + sum_of(groups) + (alone[time] if time >= 0 else 0)
                    for time, _, family, groups in its
                ],
                scale,
            )
        )
    if times.views:
        days = _days(times)
        named = [[days[option[0]] for option in its if option[0] >= 0] for its in options]
        near = story.around(named, alike)
        alike = [story.together(_leaning(*one), one[1]) for one in zip(alike, named, near, strict=True)]
    return [_choices(its, shares, times) for its, shares in zip(options, alike, strict=True)]


def _shares(points: Sequence[int], scale: float) -> list[float]:
    top = max(points)
    return _parts([math.exp((point - top) * scale) for point in points])


def _parts(weights: Sequence[float]) -> list[float]:
    total = sum(weights)
    return [weight / total for weight in weights]


def _days(times: Times) -> list[int]:
    """A number for what each expression stands for: its days where it is settled, else itself."""
    known: dict[Hashable, int] = {}
    found: list[int] = []
    for number, view in enumerate(times.views):
        match view.placed.timex.resolution:
            case Resolved(reading=taken):
                stands: Hashable = (taken.interval.begin, taken.interval.end)
            case _:
                stands = number
        found.append(known.setdefault(stands, len(known)))
    return found


def _leaning(shares: list[float], days: Sequence[Hashable], near: Mapping[Hashable, float]) -> list[float]:
    """The probabilities of an event's options with the times of the events around it in mind.

    The expressions come first among its options; ``days`` says what each stands for.
    """
    if not near:
        return shares
    get = near.get
    leant = [share * math.exp(LEAN * get(day, 0.0)) for day, share in zip(days, shares, strict=False)]
    return _parts([*leant, *shares[len(leant) :]])


def _choices(options: Sequence[Option], shares: Sequence[float], times: Times) -> tuple[Choice, ...]:
    views = times.views
    found = [
        Choice(option.name, views[option.time].placed if option.time >= 0 else None, share)
        for option, share in zip(options, shares, strict=True)
    ]
    found.sort(key=_PROBABILITY, reverse=True)  # stable: of two alike the earlier stays first
    return tuple(found)


_PROBABILITY = attrgetter("probability")
