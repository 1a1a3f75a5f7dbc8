"""Score time expressions as TempEval-3 task A does, micro-averaged over documents.

Rules, from the task description (UzZaman et al. 2013) and the behaviour of its public toolkit:

- Gold and system spans are paired one to one, left to right: a span that begins while the last begun span of the
  other side is still open and unpaired is paired with it. A second span inside a paired one stays alone.
- relaxed: precision = pairs / system, recall = pairs / gold. strict: only pairs with equal edges count.
- type and value: relaxed F1 times the share of pairs whose type (value) is the same string.
- TimeML cannot nest: of system spans that overlap the first (then the longest) counts. The DCT is not scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Tagged:
    """A time expression of either side; offsets in code points."""

    begin: int
    end: int
    type: str
    value: str
    text: str = ""
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Gold beside system; one side is None where it was missed or spurious."""

    gold: Tagged | None
    system: Tagged | None

    @property
    def kind(self) -> str:
        """``right``, ``missed``, ``spurious`` or what differs: ``span``, ``type``, ``value`` joined by ``+``."""
        if self.system is None:
            return "missed"
        if self.gold is None:
            return "spurious"
        differs = {
            "span": (self.gold.begin, self.gold.end) != (self.system.begin, self.system.end),
            "type": self.gold.type != self.system.type,
            "value": self.gold.value != self.system.value,
        }
        return "+".join(name for name, wrong in differs.items() if wrong) or "right"


@dataclass(frozen=True, slots=True)
class Counts:
    """What is summed over documents; the scores are properties, in percent."""

    gold: int = 0
    system: int = 0
    relaxed: int = 0
    strict: int = 0
    type: int = 0
    value: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Counts)))

    def _f1(self, right: int) -> float:
        return 200 * right / (self.gold + self.system) if self.gold + self.system else 0.0

    @property
    def strict_f1(self) -> float:
        return self._f1(self.strict)

    @property
    def relaxed_f1(self) -> float:
        return self._f1(self.relaxed)

    @property
    def type_f1(self) -> float:
        return self._f1(self.type)

    @property
    def value_f1(self) -> float:
        return self._f1(self.value)


def flat(spans: Iterable[Tagged]) -> list[Tagged]:
    """Drop empty spans and whatever overlaps an earlier (then longer) one."""
    kept: list[Tagged] = []
    for span in sorted(spans, key=lambda s: (s.begin, -s.end)):
        if span.end > span.begin and (not kept or span.begin >= kept[-1].end):
            kept.append(span)
    return kept


def pair(gold: Sequence[Tagged], system: Sequence[Tagged]) -> list[Pair]:
    """Pair flat gold with flat system, in text order; unpaired ones of both sides are in the list as well."""
    sides = (flat(gold), flat(system))
    begun = sorted((span.begin, side, index) for side in (0, 1) for index, span in enumerate(sides[side]))
    partner: tuple[dict[int, int], dict[int, int]] = ({}, {})
    last: list[int | None] = [None, None]
    for begin, side, index in begun:
        other = last[1 - side]
        if other is not None and sides[1 - side][other].end > begin and other not in partner[1 - side]:
            partner[1 - side][other], partner[side][index] = index, other
        last[side] = index
    pairs = [Pair(g, sides[1][partner[0][i]] if i in partner[0] else None) for i, g in enumerate(sides[0])]
    pairs += [Pair(None, s) for i, s in enumerate(sides[1]) if i not in partner[1]]
    return sorted(pairs, key=lambda p: (p.gold or p.system).begin)  # type: ignore[union-attr]


def count(pairs: Iterable[Pair]) -> Counts:
    """Sum up one document, or several."""
    total = Counts()
    for p in pairs:
        wrong = p.kind.split("+")
        both = p.gold is not None and p.system is not None
        total += Counts(
            gold=p.gold is not None,
            system=p.system is not None,
            relaxed=both,
            strict=both and "span" not in wrong,
            type=both and "type" not in wrong,
            value=both and "value" not in wrong,
        )
    return total
