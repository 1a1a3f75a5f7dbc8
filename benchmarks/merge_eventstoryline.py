"""Merging against EventStoryLine: pairwise and B³ F1, beside two baselines. ``DATELINE_DATA`` or ``--data``.

    python benchmarks/merge_eventstoryline.py [--data FOLDER] [--rows N --seed S] [--topics odd|even]

The files name the event instances of each topic (``TAG_DESCRIPTOR``, as ``t18_fired``) and mark the event words of
each article, but hold no links between the two. A gold mention is linked to the instance of its own article whose
name shares a word stem with it, where exactly one does; others are left out. Instances of one name in one topic are
one event. Our mentions count where their trigger overlaps a linked gold mention.

Systems: ours; *same lemma + same day* (all mentions of one lemma and one resolved date are one event); *no merging*.
All three see the same mentions. ``dated`` are those with a date of their own, ``all`` every linked mention found (an
undated one outside every row stands alone). *Statements left out*: the gold takes all that is said in a story for one
event (``officials_said``), whoever says it; ours are one a speaker.

``--topics``: weights were set looking at the odd topics (first, third … in order of number), whose errors were read;
the even ones were only scored, so their figures are those of unseen stories. ``--rows N`` prints N merged rows with
their sentences, to be read; of a row with many mentions the eight least like the others, where errors would be.
"""

from __future__ import annotations

import argparse
import os
import random
import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from storyline import Document, extracted, read

from extractors.merge import Timeline
from extractors.merge.facts import dated, reading
from extractors.merge.lexicon import stem
from extractors.model import Event, Mention
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


def unlike(mentions: Sequence[Mention], most: int = 8) -> list[Mention]:
    """The mentions of a row whose sentences share least with those of the others, in their order."""
    words = {m.mention_id: {stem(w) for w in re.findall(r"\w{3,}", m.sentence.text.lower())} for m in mentions}
    held = Counter(word for found in words.values() for word in found)

    def alike(mention: Mention) -> float:
        found = words[mention.mention_id]
        return sum(held[word] - 1 for word in found) / (len(found) or 1)

    chosen = {m.mention_id for m in sorted(mentions, key=lambda m: (alike(m), m.mention_id))[:most]}
    return [m for m in mentions if m.mention_id in chosen]


def show(events: Sequence[Event], mentions: Mapping[str, Mention], count: int, seed: int) -> None:
    """Merged rows with their sentences, trigger marked."""
    merged = [event for event in events if len(event.mention_ids) > 1 and event.superseded_by is None]
    chosen = random.Random(seed).sample(merged, min(count, len(merged)))
    for number, event in enumerate(chosen, 1):
        print(f"\n#{number} {event.edtf} {event.title} | {len(event.mention_ids)} mentions")
        for mention in unlike([mentions[key] for key in event.mention_ids]):
            at = mention.trigger.begin - mention.sentence.begin
            text, word = mention.sentence.text, mention.trigger.text
            date_text = mention.when.timex.text if mention.when.timex else "-"
            line = f"{text[max(0, at - 70) : at]}[{word}]{text[at + len(word) : at + len(word) + 70]}"
            print(f"   {mention.doc_id} {mention.published.on} ({date_text}) {' '.join(line.split())}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"))
    parser.add_argument("--rows", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
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
    events = timeline.events
    wanted = chosen_topics(documents, args.topics)
    if args.rows:
        here = {document.article.doc_id for document in documents if document.topic in wanted}
        show([e for e in events if mentions[e.mention_ids[0]].doc_id in here], mentions, args.rows, args.seed)
        return
    live = [event for event in events if event.superseded_by is None]
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
