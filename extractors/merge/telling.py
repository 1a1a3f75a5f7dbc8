"""From clusters to rows: the event as it stands, and the events that were told apart before it was known to be one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from extractors.merge.across import Cluster, Edge
from extractors.merge.bundle import Bundle
from extractors.merge.facts import Fact
from extractors.merge.lexicon import stem
from extractors.merge.rows import row
from extractors.merge.worth import worthy
from extractors.model import Event

_STEM = re.compile(r"same word \(([^)]*)\)")

Bundles = Mapping[int, Bundle] | Sequence[Bundle]


def tell(
    group: Cluster,
    bundles: Bundles,
    reasons: Sequence[str],
    sources: Mapping[str, tuple[str, str]],
    min_salience: float = 0.0,
) -> tuple[Event, ...]:
    """The rows of a cluster: none where it is not worth one, else its own and those it superseded.

    ``bundles`` gives, by the indices of the cluster, bundles with their facts; ``sources`` the key and the name of the
    source of every article.
    """
    facts = [f for index in group.members for f in bundles[index].facts]
    if not worthy(facts, min_salience):
        return ()
    return _rows(group, bundles, reasons, sources)


def _rows(
    group: Cluster, bundles: Bundles, reasons: Sequence[str], sources: Mapping[str, tuple[str, str]]
) -> tuple[Event, ...]:
    def source(one: Fact) -> str:
        return sources[one.mention.doc_id][0]

    def written(one: Fact) -> str:
        return sources[one.mention.doc_id][1]

    facts = [f for index in group.members for f in bundles[index].facts]
    links = sorted({f"{'; '.join(edge.reasons)}" for edge in group.edges})
    why = readable([*reasons, *(f"across articles; {link}" for link in links[:8])], facts)
    event = row(facts, why, source, written)
    gone = [row(old, (), source, written, event.event_id) for old in _superseded(group, bundles)]
    return (event, *gone)


def readable(reasons: Sequence[str], facts: Sequence[Fact]) -> list[str]:
    """Reasons with words as the articles have them: "same word (collaps)" is "same word (collapse)"."""
    wanted = {found for reason in reasons for found in _STEM.findall(reason)}
    told: dict[str, str] = {}
    for fact in facts if wanted else ():
        mention = fact.mention
        lemma = mention.trigger.lemma.lower()
        particles = {" ".join(found.split()[1:]) for found in wanted if " " in found}
        whole = [lemma, *(f"{lemma} {particle}" for particle in sorted(particles))]
        for word in (*whole, mention.trigger.text.lower(), *(p.head.lower() for p in mention.participants)):
            told.setdefault(stem(word), word)
    return [_STEM.sub(lambda found: f"same word ({told.get(found[1], found[1])})", reason) for reason in reasons]


def _superseded(group: Cluster, bundles: Bundles) -> list[list[Fact]]:
    """Events that stood on their own until a later article joined them to an earlier one, as last told.

    Played back by day of publication: a day's articles may only join what was known; where two events that had
    been published on earlier days become one, the younger gives up its id.
    """
    home = {index: index for index in group.members}
    known: dict[int, list[int]] = {index: [index] for index in group.members}

    def find(node: int) -> int:
        while home[node] != node:
            home[node] = node = home[home[node]]
        return node

    lost: list[list[Fact]] = []
    by_day: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in group.edges:
        by_day[max(bundles[edge.left].published, bundles[edge.right].published)].append(edge)
    for day in sorted(by_day):
        stood: dict[int, list[int]] = {}  # what had been published of those that become one this day
        for edge in sorted(by_day[day], key=lambda e: (e.left, e.right)):
            left, right = sorted((find(edge.left), find(edge.right)))
            if left != right:
                for root in (left, right):
                    if root not in stood:
                        stood[root] = [i for i in known[root] if bundles[i].published < day]
                home[right] = left
                known[left] += known.pop(right)
        standing = Counter(find(root) for root, members in stood.items() if members)
        for root, members in sorted(stood.items()):
            if members and find(root) != root and standing[find(root)] > 1:
                facts = [f for index in members for f in bundles[index].facts]
                if any(f.firm for f in facts):
                    lost.append(facts)
    return lost
