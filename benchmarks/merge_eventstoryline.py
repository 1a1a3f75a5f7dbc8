"""Merging against EventStoryLine: pairwise and B³ F1, beside two baselines. ``DATELINE_DATA`` or ``--data``.

    python benchmarks/merge_eventstoryline.py [--data FOLDER] [--topics odd|even]

The files name the event instances of each topic (``TAG_DESCRIPTOR``, as ``t18_fired``) and mark the event words of
each article, but hold no links between the two. A gold mention is linked to the instance of its own article whose
name shares a word stem with it, where exactly one does; others are left out. Instances of one name in one topic are
one event. Our mentions count where their trigger overlaps a linked gold mention.

Systems: ours; *same lemma + same day* (all mentions of one lemma and one resolved date are one event); *no merging*.
All three see the same mentions. ``dated`` are those with a date of their own, ``all`` every linked mention found (an
undated one outside every row stands alone). *Statements left out*: the gold takes all that is said in a story for one
event (``officials_said``), whoever says it; ours are one a speaker.

``--topics``: weights were set looking at the odd topics (first, third … in order of number), whose errors were read;
the even ones were only scored. ``merge_read.py`` prints merged rows of all topics, to be read: what was seen wrong in
them was mended too.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from storyline import Document, extracted, read

from extractors.merge import Timeline
from extractors.merge.facts import dated, reading
from extractors.model import Mention
from extractors.pipeline import ArticleResult

# --- scores ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Score:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return f"{100 * self.precision:.1f} / {100 * self.recall:.1f} / **{100 * self.f1:.1f}**"


def pairwise(gold: Mapping[str, Hashable], system: Mapping[str, Hashable]) -> Score:
    """Of the pairs in one event of ours, the share in one gold event, and the reverse."""

    def pairs(keys: Iterator[Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(keys).values())

    both = pairs((gold[m], system[m]) for m in gold)
    ours, theirs = pairs(system[m] for m in gold), pairs(iter(gold.values()))
    return Score(both / ours if ours else 1.0, both / theirs if theirs else 1.0)


def b_cubed(gold: Mapping[str, Hashable], system: Mapping[str, Hashable]) -> Score:
    both = Counter((gold[m], system[m]) for m in gold)
    ours, theirs = Counter(system[m] for m in gold), Counter(gold.values())
    n = len(gold) or 1
    precision = sum(both[gold[m], system[m]] / ours[system[m]] for m in gold) / n
    recall = sum(both[gold[m], system[m]] / theirs[gold[m]] for m in gold) / n
    return Score(precision, recall)


def aligned(documents: Sequence[Document], results: Sequence[ArticleResult]) -> dict[str, Hashable]:
    """Our mentions that overlap a linked gold mention → the instance; a carrying verb only where no noun overlaps."""
    found: dict[str, Hashable] = {}
    for document, result in zip(documents, results, strict=True):
        for gold in document.gold:
            over = [m for m in result.mentions if m.trigger.begin < gold.end and gold.begin < m.trigger.end]
            if over:
                best = min(over, key=lambda m: (m.part_of is not None, m.trigger.begin))
                found.setdefault(best.mention_id, (document.topic, gold.instance))
    return found


def chosen_topics(documents: Sequence[Document], which: str) -> set[str]:
    """All topics, or every second one in order of number."""
    numbers = sorted({int(document.topic.strip("+")) for document in documents})
    part = {"all": numbers, "odd": numbers[::2], "even": numbers[1::2]}[which]
    return {document.topic for document in documents if int(document.topic.strip("+")) in part}


def report(gold: Mapping[str, Hashable], systems: Mapping[str, Mapping[str, Hashable]], heading: str) -> None:
    print(f"\n{heading}: {len(gold)} mentions of {len(set(gold.values()))} events\n")
    print("| system | pairwise P / R / F1 | B³ P / R / F1 |\n|---|---|---|")
    for name, system in systems.items():
        print(f"| {name} | {pairwise(gold, system)} | {b_cubed(gold, system)} |")


def lemma_and_day(mention: Mention) -> Hashable:
    found = reading(mention.when)
    if found is None or not dated(mention):
        return mention.mention_id
    return mention.trigger.lemma.lower(), found.interval.begin, found.interval.end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"))
    parser.add_argument("--topics", choices=("odd", "even", "all"), default="all")
    parser.add_argument("--cache", type=Path, help="keep what was extracted here between runs (trusted file)")
    args = parser.parse_args()
    if not args.data:
        parser.error("give the data folder with --data or DATELINE_DATA")
    documents = list(read(args.data))
    results = extracted(documents, args.cache)
    mentions = {m.mention_id: m for result in results for m in result.mentions}
    timeline = Timeline()
    timeline.add(mentions.values(), [document.article for document in documents])
    wanted = chosen_topics(documents, args.topics)
    live = [event for event in timeline.events if event.superseded_by is None]
    ours: dict[str, Hashable] = {m: m for m in mentions}
    ours.update({m: group[0] for group in timeline.clusters for m in group})
    gold = {m: g for m, g in aligned(documents, results).items() if isinstance(g, tuple) and g[0] in wanted}
    linked = sum(len(document.gold) for document in documents)
    print(f"{len(documents)} articles, {len(mentions)} mentions, {len(live)} rows, {linked} linked gold mentions")
    merged = [event for event in live if len(event.mention_ids) > 1]
    across = [event for event in live if event.n_documents > 1]
    print(f"{len(merged)} rows of several mentions, {len(across)} of several articles")
    systems: dict[str, Mapping[str, Hashable]] = {
        "dateline": ours,
        "same lemma + same day": {m.mention_id: lemma_and_day(m) for m in mentions.values()},
        "no merging": {m: m for m in mentions},
    }
    report({m: g for m, g in gold.items() if dated(mentions[m])}, systems, "dated")
    report(gold, systems, "all")
    happened = {m: g for m, g in gold.items() if dated(mentions[m]) and mentions[m].event_class != "statement"}
    report(happened, systems, "dated, statements left out")


if __name__ == "__main__":
    main()
