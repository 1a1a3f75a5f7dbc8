"""From clusters to rows: the event as it stands, and the events that were told apart before it was known to be one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from extractors.merge.across import Cluster
from extractors.merge.edges import DID
from extractors.merge.lexicon import stem
from extractors.merge.rows import row
from extractors.merge.said import Said
from extractors.merge.worth import worthy
from extractors.model import Event

_STEM = re.compile(r"same word \(([^)]*)\)")


def tell(
    group: Cluster,
    said: Mapping[int, Sequence[Said]],
    reasons: Sequence[str],
    sources: Mapping[str, tuple[str, str]],
    min_salience: float = 0.0,
) -> tuple[Event, ...]:
    """The rows of a cluster: none where it is not worth one, else its own and those it superseded.

    ``said`` gives, by the indices of the cluster, what the mentions of each bundle say; ``sources`` the key and the
    name of the source of every article.
    """
    facts = [f for index in group.members for f in said[index]]
    if not worthy(facts, min_salience):
        return ()
    return _rows(group, said, reasons, sources)


def _rows(
    group: Cluster,
    said: Mapping[int, Sequence[Said]],
    reasons: Sequence[str],
    sources: Mapping[str, tuple[str, str]],
) -> tuple[Event, ...]:
    def source(one: Said) -> str:
        return sources[one.doc_id][0]

    def written(one: Said) -> str:
        return sources[one.doc_id][1]

    facts = [f for index in group.members for f in said[index]]
    links = sorted("; ".join(own) for own in group.reasons)
    told = (f"{'in one article' if link in DID else 'across articles'}; {link}" for link in links[:8])
    why = readable([*reasons, *told], facts)
    event = row(facts, why, source, written)
    gone = [row(old, (), source, written, event.event_id) for old in _superseded(group, said)]
    return (event, *gone)


def readable(reasons: Sequence[str], facts: Sequence[Said]) -> list[str]:
    """Reasons with words as the articles have them: "same word (collaps)" is "same word (collapse)"."""
    wanted = {found for reason in reasons for found in _STEM.findall(reason)}
    if not wanted:
        return list(reasons)
    told: dict[str, str] = {}
    particles = {" ".join(found.split()[1:]) for found in wanted if " " in found}
    for fact in facts:
        lemma = fact.lemma.lower()
        whole = [lemma, *(f"{lemma} {particle}" for particle in sorted(particles))]
        for word in (*whole, fact.word.lower(), *(p.head.lower() for p in fact.participants)):
            told.setdefault(stem(word), word)
    return [_STEM.sub(lambda found: f"same word ({told.get(found[1], found[1])})", reason) for reason in reasons]


def _superseded(group: Cluster, said: Mapping[int, Sequence[Said]]) -> list[list[Said]]:
    """Events that stood on their own until a later article joined them to an earlier one, as last told.

    Played back by day of publication: a day's articles may only join what was known; where two events that had
    been published on earlier days become one, the younger gives up its id. Indices are in reading order, so the
    smallest of those that are one was published first.
    """
    if not group.pairs:
        return []
    published = {index: said[index][0].published.on for index in group.members}
    home = {index: index for index in group.members}
    known: dict[int, list[int]] = {index: [index] for index in group.members}

    def find(node: int) -> int:
        while home[node] != node:
            home[node] = node = home[home[node]]
        return node

    lost: list[list[Said]] = []
    by_day: defaultdict[date, list[tuple[int, int]]] = defaultdict(list)
    for pair in group.pairs:
        by_day[published[max(pair)]].append(pair)
    for day in sorted(by_day):
        stood: dict[int, tuple[list[int], int]] = {}  # what was known of those that become one this day, and how much
        for one, other in by_day[day]:
            left, right = find(one), find(other)
            if left != right:
                left, right = min(left, right), max(left, right)
                for root in (left, right):
                    if published[root] < day:
                        stood.setdefault(root, (known[root], len(known[root])))
                home[right] = left
                known[left] += known.pop(right)
        standing = Counter(map(find, stood))
        for root, (members, size) in sorted(stood.items()):
            if find(root) != root and standing[find(root)] > 1:
                facts = [f for index in members[:size] for f in said[index]]
                if any(f.firm for f in facts):
                    lost.append(facts)
    return lost
