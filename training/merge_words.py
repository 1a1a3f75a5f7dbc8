"""How telling a word is of a story: the table ``extractors/merge/common.txt`` from two news collections.

    python training/merge_words.py --data FOLDER > extractors/merge/common.txt

A stem that stands in few articles tells what an article is about. Counted are 400 Wikinews articles (texts CC BY 2.5,
the train part of the Temporal Dependency Graphs) and the Voice of America part of the Groningen Meaning Bank extract
(texts public domain), taken in stretches of twenty sentences. The weight of a stem is the logarithm of the share of
articles that hold it, scaled so that a stem in one article of a hundred weighs 1 and one in every article 0; rarer
stems weigh 1 and are left out.
"""

from __future__ import annotations

import argparse
import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from extractors.merge.lexicon import stem

_WORD = re.compile(r"[^\W\d_]+")
_RARE = 0.01
_STEP = 0.05


def wikinews(data: Path) -> Iterator[str]:
    for part in (data / "tdg" / "train.txt").read_text(encoding="utf-8").split("filename:")[1:]:
        head, _, rest = part.partition(":SNT_LIST\n")
        title = re.search(r'title="([^"]*)"', head)
        yield (title.group(1) if title else "") + "\n" + rest.split("EDGE_LIST")[0]


def voice_of_america(data: Path, size: int = 20) -> Iterator[str]:
    (path,) = (data / "gmb_voa").glob("*.csv")
    words: list[str] = []
    sentences = 0
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["Sentence #"]:
                sentences += 1
                if sentences % size == 0:
                    yield " ".join(words)
                    words = []
            words.append(row["Word"] or "")
    yield " ".join(words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    texts = [*wikinews(data), *voice_of_america(data)]
    held: Counter[str] = Counter()
    for text in texts:
        held.update({stem(word.lower()) for word in _WORD.findall(text) if len(word) > 2})
    weights: defaultdict[float, list[str]] = defaultdict(list)
    for word, count in held.items():
        share = count / len(texts)
        if share > _RARE:
            weight = math.log(share) / math.log(_RARE)
            weights[round(round(weight / _STEP) * _STEP, 2)].append(word)
    print(f"# Weight: stems. How telling a word is of a story, counted in {len(texts)} news articles (Wikinews, CC BY")
    print("# 2.5; Voice of America, public domain) by training/merge_words.py; what is not listed weighs 1.")
    for weight in sorted(weights):
        if weight < 1.0:
            print(f"{weight}: {', '.join(sorted(weights[weight]))}")


if __name__ == "__main__":
    main()
