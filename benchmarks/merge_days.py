"""The days that matter of EventStoryLine's stories: date F1 beside two counts. ``DATELINE_DATA`` or ``--data``.

    python benchmarks/merge_days.py [--data FOLDER] [--cache FILE] [--noise N] [--verbose]

Gold: the days that at least two of a story's articles or event marks tie to a climax event (``climaxEvent`` and a
TLINK to a ``TIME_DATE`` of a day that is not the article's own date stamp). Each system names as many days as the gold
has. ``stories``: each story alone, the mean over stories; ``pooled``: all articles as one collection, one list of days.

``--noise N`` puts N times as many articles of other stories, drawn by lot, beside those of each story: what is
collected on a story holds others too.

Systems: ours (:func:`extractors.merge.days.top_days`); *mentions*: days by the number of event mentions dated to them;
*articles*: days by the number of articles published on them. The stories are short (ten articles, a few days), so
this is a check of sense, not a substitute for timelines that journalists wrote.
"""

from __future__ import annotations

import argparse
import os
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from storyline import Document, extracted, read

from extractors.merge import merge
from extractors.merge.days import day_of, top_days
from extractors.model import Article, Mention

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
System = Callable[[Sequence[Article], Sequence[Mention], int], list[date]]


def gold_days(folder: Path) -> dict[str, list[date]]:
    """The days of the climax events, by topic."""
    counts: defaultdict[str, Counter[date]] = defaultdict(Counter)
    for path in sorted(folder.glob("eventstoryline/v1.5/*/*.xml")):
        root = ElementTree.parse(path).getroot()
        marks, relations = root.find("Markables"), root.find("Relations")
        assert marks is not None
        climax = {mark.get("m_id") for mark in marks if mark.get("climaxEvent") == "TRUE"}
        days = {
            mark.get("m_id"): date.fromisoformat(found.group())
            for mark in marks
            if mark.tag == "TIME_DATE" and mark.get("DCT") != "TRUE" and (found := _DAY.match(mark.get("value", "")))
        }
        topic = path.parent.name + ("+" if "plus" in path.name else "")
        for link in relations.findall("TLINK") if relations is not None else ():
            ends = [node.get("m_id") for tag in ("source", "target") if (node := link.find(tag)) is not None]
            if len(ends) == 2 and not climax.isdisjoint(ends):
                counts[topic].update(days[end] for end in ends if end in days)
    return {topic: sorted(day for day, n in found.items() if n >= 2) for topic, found in counts.items() if found}


def ours(articles: Sequence[Article], mentions: Sequence[Mention], n: int) -> list[date]:
    return [day.day for day in top_days(merge(mentions, articles), mentions, articles, n)]


def by_mentions(articles: Sequence[Article], mentions: Sequence[Mention], n: int) -> list[date]:
    counts = Counter(day for mention in mentions if (day := day_of(mention)) is not None)
    return sorted(counts, key=lambda day: (-counts[day], day))[:n]


def by_articles(articles: Sequence[Article], mentions: Sequence[Mention], n: int) -> list[date]:
    counts = Counter(article.published.on for article in articles)
    return sorted(counts, key=lambda day: (-counts[day], day))[:n]


SYSTEMS: Mapping[str, System] = {"dateline": ours, "mentions": by_mentions, "articles": by_articles}


def f1(gold: Sequence[date], found: Sequence[date]) -> float:
    """The harmonic mean of precision and recall of days."""
    hits = len(set(gold) & set(found))
    return 2 * hits / (len(gold) + len(found)) if gold or found else 1.0


def others(topic: str, written: Mapping[str, Sequence[Article]], share: float) -> list[Article]:
    """So many articles of other stories for each one of a story."""
    foreign = [a for name in sorted(written) if name.strip("+") != topic.strip("+") for a in written[name]]
    return random.Random(topic).sample(foreign, min(len(foreign), int(share * len(written[topic]))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"))
    parser.add_argument("--cache", type=Path, help="keep what was extracted here between runs (trusted file)")
    parser.add_argument("--noise", type=float, default=0.0, help="articles of other stories for each one of a story")
    parser.add_argument("--verbose", action="store_true", help="the days of each story")
    args = parser.parse_args()
    if not args.data:
        parser.error("give the data folder with --data or DATELINE_DATA")
    documents: list[Document] = list(read(args.data))
    results = extracted(documents, args.cache)
    gold = {topic: days for topic, days in gold_days(args.data).items() if days}
    told: defaultdict[str, list[Mention]] = defaultdict(list)
    written: defaultdict[str, list[Article]] = defaultdict(list)
    for document, result in zip(documents, results, strict=True):
        told[document.topic] += result.mentions
        written[document.topic].append(document.article)
    noise = {topic: others(topic, written, args.noise) for topic in gold}
    of_article = {
        article.doc_id: result.mentions for article, result in zip((d.article for d in documents), results, strict=True)
    }
    everything = sorted({day for days in gold.values() for day in days})
    print(f"{len(gold)} stories, {sum(map(len, gold.values()))} gold days, {len(everything)} different ones\n")
    print("| system | stories: mean date F1 | pooled: date F1 |\n|---|---|---|")
    for name, system in SYSTEMS.items():
        scores = []
        for topic in sorted(gold):
            more = [mention for article in noise[topic] for mention in of_article[article.doc_id]]
            found = system([*written[topic], *noise[topic]], [*told[topic], *more], len(gold[topic]))
            scores.append(f1(gold[topic], found))
            if args.verbose:
                print(name, topic, f"{scores[-1]:.2f}", *gold[topic], "|", *found)
        articles = [article for topic in sorted(gold) for article in written[topic]]
        mentions = [mention for topic in sorted(gold) for mention in told[topic]]
        pooled = f1(everything, system(articles, mentions, len(everything)))
        print(f"| {name} | {100 * sum(scores) / len(scores):.1f} | {100 * pooled:.1f} |", flush=True)


if __name__ == "__main__":
    main()
