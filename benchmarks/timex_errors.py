"""Kinds of error in time expressions, and values compared across corpora that write them differently."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from timex_corpora import Document
from timex_score import Pair, Tagged, pair

from extractors.model import Resolved, Timex

Found = dict[str, list[Tagged]]


def paired(documents: Iterable[Document], found: Found) -> dict[str, list[Pair]]:
    """Gold beside system for every document."""
    return {d.doc_id: pair(d.gold, found.get(d.doc_id, [])) for d in documents}


def shape(p: Pair) -> str:
    """What kind of error this is, coarse enough to count: the ways in which values go wrong, which edge, which type."""
    if p.gold is None or p.system is None:
        side = p.gold or p.system
        assert side is not None
        return f"{p.kind} {side.type} ({value_kind(side.value)})"
    wrong = p.kind.split("+")
    if "type" in wrong:
        return f"type {p.gold.type} tagged {p.system.type}"
    if "value" in wrong:
        gold, system = value_kind(p.gold.value), value_kind(p.system.value)
        return f"value: {gold}, another one" if gold == system else f"value: {gold} given as {system}"
    edges = [
        n for n, differs in (("left", p.gold.begin != p.system.begin), ("right", p.gold.end != p.system.end)) if differs
    ]
    longer = (p.system.end - p.system.begin) > (p.gold.end - p.gold.begin)
    return f"span: {' and '.join(edges)} edge, {'too long' if longer else 'too short'}"


def value_kind(value: str) -> str:
    """day, month, quarter, reference, length … of a TIMEX3 value."""
    if not value:
        return "no value"
    if value.endswith("_REF"):
        return "vague reference"
    if value.startswith("P"):
        return "length of time"
    if "T" in value:
        return "time of day"
    tail = value[5:]
    if tail.startswith("W"):
        return "weekend" if "WE" in value else "week"
    if tail[:1] in {"Q", "H"}:
        return "quarter" if tail[0] == "Q" else "half-year"
    if tail in {"SP", "SU", "FA", "WI"}:
        return "season"
    return {10: "day", 7: "month", 4: "year", 3: "decade", 2: "century"}.get(len(value), "other value")


def show(side: Tagged | None) -> str:
    return "–" if side is None else f"{' '.join(side.text.split())} [{side.type} {side.value}]"


def errors(documents: Sequence[Document], found: Found, width: int = 60) -> Iterable[tuple[str, str, Pair, str]]:
    """(shape, doc_id, pair, context) of every error."""
    texts = {d.doc_id: d.text for d in documents}
    for doc_id, pairs in paired(documents, found).items():
        for p in pairs:
            side = p.gold or p.system
            if p.kind != "right" and side is not None:
                context = texts[doc_id][max(0, side.begin - width) : side.end + width]
                yield shape(p), doc_id, p, " ".join(context.split())


def print_errors(documents: Sequence[Document], found: Found) -> None:
    for kind, doc_id, p, context in sorted(errors(documents, found), key=lambda e: (e[0], e[1])):
        print("\t".join((kind, p.kind, doc_id, show(p.gold), show(p.system), context)))


def print_classes(documents: Sequence[Document], found: Found, most: int = 10) -> None:
    """The most frequent kinds, each with examples."""
    listed = list(errors(documents, found))
    kinds = Counter(kind for kind, *_ in listed)
    print(f"| kind of error | number of {len(listed)} | e.g. (gold → found) |\n|---|---:|---|")
    for kind, n in kinds.most_common(most):
        examples = [f"{show(p.gold)} → {show(p.system)}" for k, _, p, _ in listed if k == kind][:2]
        print(f"| {kind} | {n} | {'; '.join(examples)} |")


def same_value(p: Pair, full: dict[int, Timex]) -> bool:
    """Equal as text once notations are levelled (Z, 194X, W7), or the same days, or the same part of a day."""
    assert p.gold is not None
    assert p.system is not None
    if level(p.gold.value) == level(p.system.value):
        return True
    days = gold_days(p.gold.value)
    found = full[id(p.system)].resolution
    if days is None or not isinstance(found, Resolved):
        return False
    return days == (found.reading.interval.begin, found.reading.interval.end)


def level(value: str) -> str:
    """One notation for all corpora: ``2009-12-7``, ``194X``, ``2011W42``, ``T09:31Z`` are usual variants."""
    value = re.sub(r"(?<=\d)X+$", "", value.removesuffix("Z").removesuffix(":00"))
    value = re.sub(r"^(\d{4})-?W(\d)(?!\d)", r"\1-W0\2", re.sub(r"^(\d{4})W", r"\1-W", value))
    return re.sub(r"-(\d)(?=-|T|$)", r"-0\1", value)


def gold_days(value: str) -> tuple[date, date] | None:
    """First day and the day after the last of ``2017``, ``2017-07``, ``2017-07-18`` or ``a/b``."""
    first, _, last = value.partition("/")
    spans = [_days(level(part)) for part in (first, last or first)]
    return (spans[0][0], spans[1][1]) if spans[0] is not None and spans[1] is not None else None


def _days(value: str) -> tuple[date, date] | None:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day) + timedelta(days=1)
        if month:
            return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
        return date(year, 1, 1), date(year + 1, 1, 1)
    except ValueError:
        return None
