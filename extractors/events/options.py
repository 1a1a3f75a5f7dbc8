"""Which reference times are in question for each event of an article, with what the ranker sees of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.events import far_views, time_views, types
from extractors.events.candidates import key
from extractors.events.far_views import Apart
from extractors.events.linear import Group, features_of
from extractors.events.placing import PlacedTimex, relation
from extractors.events.time_views import Inside, TimeView
from extractors.events.views import EventView, section_of
from extractors.language import syntax
from extractors.model import Published, TimexType

#: Name and family of a side of the publication date.
_SIDES = {side: (f"tense:{side}", side[0]) for side in ("before", "ongoing", "after")}
_DATES = frozenset((TimexType.DATE, TimexType.TIME))
#: Dates before and after the event's sentence that are looked at, besides the first of the article.
_BACK, _AHEAD = 4, 1
#: Expressions of its own sentence that are looked at.
_MOST = 40


class Option(NamedTuple):
    """One reference time in question: ``time`` numbers an expression, -1 is a side of the publication date."""

    time: int
    name: str
    family: str
    groups: list[Group]

    @property
    def parts(self) -> list[str]:
        """Its features one by one."""
        return features_of(self.groups)


class Times:
    """The time expressions of one article and what is known of each before any event is dated."""

    def __init__(
        self, placed: Sequence[tuple[PlacedTimex, int, int]], published: Published, lemmas: dict[int, frozenset[str]]
    ) -> None:
        """``placed``: each expression with its sentence and its paragraph, in text order."""
        self.lemmas = lemmas
        self.views: list[TimeView] = []
        values: dict[str, int] = {}
        order = 0
        for item, sentence, paragraph in placed:
            date = item.timex.type in _DATES and not item.timex.value.endswith("_REF")
            same = values.get(item.timex.value, 0)
            self.views.append(
                TimeView(
                    item, sentence, paragraph, order if date else -1, 0, same, lemmas=lemmas.get(sentence, frozenset())
                )
            )
            values[item.timex.value] = same + 1
            order += date
        for view in self.views:
            view.dates = order
        self.dates = [n for n, view in enumerate(self.views) if view.order >= 0]
        self.dated = [self.views[n].sentence for n in self.dates]
        self._around: dict[int, list[Apart]] = {}
        self._own: dict[int, Inside] = {}
        self.published = published
        self.by_sentence: dict[int, list[int]] = {}
        for number, view in enumerate(self.views):
            self.by_sentence.setdefault(view.sentence, []).append(number)
        self.away: list[str] = []
        self.parts: list[list[str]] = []

    def attach(self, events: Sequence[EventView]) -> list[list[str]]:
        """Ways from each event to the expressions of its sentence; notes which expressions date what for sure."""
        found: list[list[str]] = []
        for event in events:
            ways = []
            for number in self._near(event):
                time = self.views[number]
                way = relation(event.candidate, time.placed)
                ways.append(way)
                if way in ("direct", "clause"):
                    time.used += 1
                    time.keys.add(event.key)
                    carrier = event.candidate.carrier
                    time.tense = f"{event.status.tense}-{syntax.aspect(carrier)}"
                    time.section = section_of(key(carrier)) if syntax.is_verb(carrier) else "noun"
                    time.typed = types.of_word(event.candidate.head)
            found.append(ways)
        for view in self.views:
            away, parts = time_views.time_parts(view, self.published)
            self.away.append(away)
            self.parts.append(parts)
        return found

    def of(self, event: EventView, ways: Sequence[str]) -> Iterator[Option]:
        """Everything that may date one event: its sentence's expressions, other dates, sides of publication."""
        numbers = self._near(event)
        near = [self.views[number] for number in numbers]
        inside = self._inside(event)
        best = time_views.best_way(ways, near)
        for number, time, way in zip(numbers, near, ways, strict=True):
            groups = time_views.near_groups(event, time, self.away[number], inside, best, way)
            yield Option(number, f"timex:{way}", "n", groups)
        others = self._elsewhere(event)
        for other, groups in zip(others, far_views.far_groups(event, others, best), strict=True):
            time = other.time
            name = "same-event" if event.key in time.keys else "context:lead" if time.order == 0 else "context:running"
            yield Option(other.number, name, "f", groups)
        sides = time_views.side_groups(event, _SIDES, len(inside.times), len(self.dates), best)
        for side, (name, family) in zip(sides, _SIDES.values(), strict=True):
            yield Option(-1, name, family, [side])

    def _near(self, event: EventView) -> Sequence[int]:
        """The expressions of an event's sentence, in a run-on those around it."""
        numbers = self.by_sentence.get(event.sentence, ())
        if len(numbers) <= _MOST:
            return numbers
        at = bisect_left(numbers, event.candidate.head.i, key=lambda number: self.views[number].placed.begin)
        first = max(0, min(at - _MOST // 2, len(numbers) - _MOST))
        return numbers[first : first + _MOST]

    def _inside(self, event: EventView) -> Inside:
        """The expressions of an event's sentence."""
        found = self._own.get(event.sentence)
        if found is None:
            times = [self.views[number] for number in self.by_sentence.get(event.sentence, ())]
            found = self._own[event.sentence] = Inside(times, event.candidate.head.sent)
        return found

    def _elsewhere(self, event: EventView) -> list[Apart]:
        """Dates of other sentences as they are seen from the event's, with their rank counted back from it."""
        sentence = event.sentence
        found = self._around.get(sentence)
        if found is None:
            before = bisect_left(self.dated, sentence)
            recent = list(range(max(before - _BACK, 0), before))
            if recent and recent[0] > 0:
                recent = [0, *recent]
            behind = bisect_right(self.dated, sentence)
            ranked = [(self.dates[n], before - 1 - n) for n in recent]
            ranked += [(n, 3) for n in self.dates[behind : behind + _AHEAD]]
            found = [far_views.apart(n, self.views[n], self.away[n], event, rank) for n, rank in ranked]
            self._around[sentence] = found
        return found
