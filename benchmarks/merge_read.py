"""Merged rows of EventStoryLine drawn by lot, with their sentences, to be read. ``DATELINE_DATA`` or ``--data``.

    python benchmarks/merge_read.py --seed N [--rows 200] [--topics odd|even] [--most 12]

Each row of several mentions comes with its title and day and every different sentence told of it, the word meant in
brackets, then the expression that dates it: ``-`` for none in the text. Of a row told in more than ``--most`` sentences
those come that share least with the others, where errors would be. A row counts as right where all its sentences tell
one event; the share of such rows is the figure. Seeds are to be used once: what is mended after a draw is read in
another one, and the draws overlap, as there are only some 300 such rows.
"""

from __future__ import annotations

import argparse
import os
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from merge_eventstoryline import chosen_topics
from storyline import extracted, read

from extractors.merge import merge
from extractors.merge.lexicon import stem
from extractors.model import Event, Mention

#: Characters of a sentence shown before and after the word meant.
_BESIDE = 160


def unlike(mentions: Sequence[Mention], most: int) -> list[Mention]:
    """The mentions whose sentences share least with those of the others, in their order."""
    words = {m.mention_id: {stem(w) for w in re.findall(r"\w{3,}", m.sentence.text.lower())} for m in mentions}
    held = Counter(word for found in words.values() for word in found)

    def alike(mention: Mention) -> float:
        found = words[mention.mention_id]
        return sum(held[word] - 1 for word in found) / (len(found) or 1)

    chosen = {m.mention_id for m in sorted(mentions, key=lambda m: (alike(m), m.mention_id))[:most]}
    return [m for m in mentions if m.mention_id in chosen]


def line(mention: Mention) -> str:
    """A mention in its sentence, with its article, the article's day and the expression that dates it."""
    at = mention.trigger.begin - mention.sentence.begin
    text, word = mention.sentence.text, mention.trigger.text
    told = f"{text[max(0, at - _BESIDE) : at]}[{word}]{text[at + len(word) : at + len(word) + _BESIDE]}"
    date = mention.when.timex.text if mention.when.timex else "-"
    return f"{mention.doc_id} {mention.published.on} ({date}) {' '.join(told.split())}"


def told(event: Event, mentions: Mapping[str, Mention], most: int) -> list[str]:
    """The different sentences of a row."""
    different: dict[str, Mention] = {}
    for key in event.mention_ids:
        mention = mentions[key]
        different.setdefault(f"{mention.trigger.text} {' '.join(mention.sentence.text.split())}", mention)
    return [line(mention) for mention in unlike(list(different.values()), most)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"))
    parser.add_argument("--rows", type=int, default=200)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--most", type=int, default=12, help="sentences shown of a row")
    parser.add_argument("--topics", choices=("odd", "even", "all"), default="all")
    parser.add_argument("--cache", type=Path, help="keep what was extracted here between runs (trusted file)")
    args = parser.parse_args()
    if not args.data:
        parser.error("give the data folder with --data or DATELINE_DATA")
    documents = list(read(args.data))
    wanted = chosen_topics(documents, args.topics)
    here = {document.article.doc_id for document in documents if document.topic in wanted}
    mentions = {m.mention_id: m for result in extracted(documents, args.cache) for m in result.mentions}
    rows = [
        event
        for event in merge(mentions.values(), [document.article for document in documents])
        if len(event.mention_ids) > 1 and event.superseded_by is None and mentions[event.mention_ids[0]].doc_id in here
    ]
    drawn = random.Random(args.seed).sample(rows, min(args.rows, len(rows)))
    print(f"{len(drawn)} of {len(rows)} rows of several mentions")
    for number, event in enumerate(drawn, 1):
        print(f"\n#{number} {event.edtf} {event.title} | {event.status}, {len(event.mention_ids)} mentions")
        for sentence in told(event, mentions, args.most):
            print(f"   {sentence}")


if __name__ == "__main__":
    main()
