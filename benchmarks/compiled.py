"""Plain and compiled modules side by side: the same bytes, and how fast each reads, taken in turns on one core.

    .venv-compiled/bin/python benchmarks/compiled.py .venv/bin/python [--passes N] [--data DIR]

Each interpreter takes ``extractors`` from where it is installed there. The texts are the sample articles and made-up
news; with ``--data`` (or ``DATELINE_DATA``) also the news of ``tbaq/``.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

import events_data
import flow_corpus

from extractors import events, time
from extractors.articles import read
from extractors.language import load, parse
from extractors.model import Article

MADE_UP = 60
_SEEDS = Path(__file__).parent.parent / "seeds" / "articles"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pythons", nargs="*", help="interpreters to compare this one with")
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"))
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.work:
        work(arguments.data)
    else:
        sys.exit(compare([*arguments.pythons, sys.executable], arguments.passes, arguments.data))


def compare(pythons: list[str], passes: int, data: Path | None) -> int:
    """Print one line an interpreter; 1 if they do not give the same bytes."""
    command = [__file__, "--work", *(["--data", str(data)] if data else [])]
    workers = [
        subprocess.Popen([python, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for python in pythons
    ]
    told = [_line(worker) for worker in workers]
    rounds: list[list[list[float]]] = [[] for _ in workers]
    for _ in range(passes):
        for worker, its in zip(workers, rounds, strict=True):
            assert worker.stdin is not None
            worker.stdin.write("\n")
            worker.stdin.flush()
            its.append([float(part) for part in _line(worker)])
    for python, (_, tokens, form), its in zip(pythons, told, rounds, strict=True):
        speeds = (
            f"{int(tokens) / statistics.median(seconds):,.0f}"
            for seconds in ((sum(one) for one in its), (one[0] for one in its), (one[1] for one in its))
        )
        print("{} ({}): {} tokens/s after the language pipeline (time {}, events {})".format(python, form, *speeds))
    same = len({digest for digest, *_ in told}) == 1
    print("the same bytes" if same else "NOT the same bytes")
    for worker in workers:
        worker.communicate()
    return 0 if same else 1


def _line(worker: subprocess.Popen[str]) -> list[str]:
    assert worker.stdout is not None
    return worker.stdout.readline().split()


def articles(data: Path | None) -> list[Article]:
    with tempfile.TemporaryDirectory() as folder:
        made_up = Path(folder) / "articles.jsonl"
        flow_corpus.write(MADE_UP, made_up)
        found = [article for article in read([str(_SEEDS), str(made_up)]) if isinstance(article, Article)]
    if data is not None:
        found += [gold.article for gold in events_data.timeml(data / "tbaq")]
    return found


def work(data: Path | None) -> None:
    """Read all once and tell the digest; then once more for every line that comes in, and tell the seconds."""
    docs = list(parse(load(), articles(data)))
    gc.collect()
    gc.freeze()  # as the workers of a run do
    gc.set_threshold(100_000)
    total = hashlib.sha256()
    for article, doc in docs:
        timexes = time.find(doc, article.published)
        total.update(repr((timexes, events.extract(doc, article, timexes))).encode("utf-8", "surrogatepass"))
    form = "plain" if (sys.modules["extractors.events.extract"].__file__ or "").endswith(".py") else "compiled"
    print(total.hexdigest(), sum(len(doc) for _, doc in docs), form, flush=True)
    for _ in sys.stdin:
        spent = [0.0, 0.0]
        for article, doc in docs:
            start = process_time()
            timexes = time.find(doc, article.published)
            middle = process_time()
            events.extract(doc, article, timexes)
            spent[0] += middle - start
            spent[1] += process_time() - middle
        print(*spent, flush=True)


if __name__ == "__main__":
    main()
