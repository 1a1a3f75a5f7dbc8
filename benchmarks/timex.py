"""Accuracy and speed of the time engine, beside other date finders, in one run.

    python benchmarks/timex.py --data DIR                       the table, as Markdown
    python benchmarks/timex.py --data DIR --peer-python PYTHON  with the peers installed in that environment
    python benchmarks/timex.py --data DIR --errors              every error in the tuning half
    python benchmarks/timex.py --data DIR --classes             the ten most frequent kinds of error there
    python benchmarks/timex.py --data DIR --other               spans and values in corpora of other schemes
    python benchmarks/timex.py --data DIR --jsonl FILE          what the engine found, for other scorers

Scores are TempEval-3's (see ``timex_score``). The corpus is split by document: ids sorted, shuffled with seed 2026, the
first half is for tuning, the second is held out; ``--errors`` and ``--classes`` never show the second.
Seconds are CPU time of one process; tokens are those of the language pipeline without blank space.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import spacy
import timex_corpora as corpora
from timex_corpora import Document
from timex_errors import Found, paired, print_classes, print_errors, same_value
from timex_peers import PEERS
from timex_score import Counts, Tagged, count

from extractors.model import Article, Block, BlockKind, Published, Timex


@dataclass(frozen=True, slots=True)
class Run:
    """What one tool found, and how long that took. ``with_pipeline`` includes tagging and parsing."""

    name: str
    found: Found
    seconds: float
    with_pipeline: float | None = None
    failed: int = 0


def article(document: Document) -> Article:
    """The document as the stages want it; blocks are the lines of a Wikinews text, paragraphs elsewhere."""
    from extractors.time.timeml_read import TimemlDocument
    from flows.annotate import to_article

    made = to_article(TimemlDocument(document.text, document.doc_id), Published(document.day, "timeml"))
    if "\n\n" in document.text.strip():
        return made
    blocks, at = [], 0
    for line in document.text.split("\n"):
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(line)))
        at += len(line) + 1
    return Article(made.doc_id, made.text, made.published, tuple(blocks))


def run_engine(
    documents: Sequence[Document], model: str | None, *, ages: bool = True
) -> tuple[Run, int, dict[str, tuple[Timex, ...]]]:
    """Parse everything, then find everything, timed apart; returns the run, the tokens and the full results.

    ``ages=False`` leaves out "26-year-old", which these corpora do not mark.
    """
    from extractors.language import load, parse
    from extractors.time import find

    articles = [article(d) for d in documents]
    nlp = spacy.blank("en") if model == "blank" else load(model)
    started = time.process_time()
    docs = [nlp(a.text) for a in articles] if model == "blank" else [doc for _, doc in parse(nlp, articles)]
    parsed = time.process_time() - started
    find(docs[0], articles[0].published)  # word lists are read on first use; that is start-up, not speed
    full: dict[str, tuple[Timex, ...]] = {}
    started = time.process_time()
    for doc, one in zip(docs, articles, strict=True):
        full[one.doc_id] = find(doc, one.published, ages=ages)
    seconds = time.process_time() - started
    tokens = sum(not token.is_space for doc in docs for token in doc)
    found = {doc_id: [tagged(t) for t in timexes] for doc_id, timexes in full.items()}
    return Run("dateline" if ages else "dateline without ages", found, seconds, parsed + seconds), tokens, full


def tagged(timex: Timex) -> Tagged:
    """A timex of the engine as the scorer wants it."""
    return Tagged(timex.begin, timex.end, timex.type.value, timex.value, timex.text, timex.mod)


def run_peer(name: str, python: str, documents: Iterable[Document]) -> Run | None:
    """Run one peer in its own process and environment; None where it is not installed there."""
    rows = [json.dumps({"doc_id": d.doc_id, "day": d.day.isoformat(), "text": d.text}) for d in documents]
    script = Path(__file__).with_name("timex_peers.py")
    done = subprocess.run(
        [python, "-W", "ignore", str(script), name], input="\n".join(rows), capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["failed"])[-1]
        print(f"{name}: not measured ({reason})", file=sys.stderr)
        return None
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    found = {a["doc_id"]: [Tagged(**t) for t in a["timexes"]] for a in answers}
    failed = sum(a["failed"] is not None for a in answers)
    return Run(name, found, sum(a["seconds"] for a in answers), failed=failed)


def total(documents: Iterable[Document], found: Found) -> Counts:
    """Summed over documents."""
    return count(p for pairs in paired(documents, found).values() for p in pairs)


def rate(tokens: int, seconds: float | None) -> str:
    """Tokens a second with three digits that mean something."""
    return "–" if not seconds else f"{round(tokens / seconds, -2 if tokens / seconds > 3000 else -1):,.0f}"


def table(runs: Sequence[Run], halves: Sequence[tuple[str, Sequence[Document]]], tokens: int) -> str:
    """One row a tool and half, Markdown."""
    lines = [
        "| tool | half | strict F1 | relaxed F1 | type F1 | value F1 | tokens/s | with pipeline |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for run in runs:
        for name, documents in halves:
            c = total(documents, run.found)
            scores = " | ".join(f"{x:.1f}" for x in (c.strict_f1, c.relaxed_f1, c.type_f1, c.value_f1))
            speed = f"{rate(tokens, run.seconds)} | {rate(tokens, run.with_pipeline)}"
            lines.append(f"| {run.name} | {name} | {scores} | {speed} |")
    return "\n".join(lines)


def print_other(data: Path, model: str | None) -> None:
    """The corpora whose gold is not TIMEX3 throughout: recall of spans, and of those with a value, the share right."""
    print("| corpus | documents | gold | found, relaxed | edges right | value right of found | system |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name in ("eventstoryline", "tdg", "timeset", "gum"):
        documents = corpora.CORPORA[name](data)
        run, _, full = run_engine(documents, model)
        results = {id(s): t for i in full for s, t in zip(run.found[i], full[i], strict=True)}
        c = total(documents, run.found)
        valued = [p for ps in paired(documents, run.found).values() for p in ps if p.gold and p.system and p.gold.value]
        right = sum(same_value(p, results) for p in valued)
        share = f"{100 * right / len(valued):.1f} % of {len(valued)}" if valued else "–"
        recall, strict = 100 * c.relaxed / c.gold, 100 * c.strict / c.gold
        print(f"| {name} | {len(documents)} | {c.gold} | {recall:.1f} % | {strict:.1f} % | {share} | {c.system} |")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data")
    options.add_argument("--model", help="any English spaCy pipeline, or blank; the embedded one if not given")
    options.add_argument("--peer-python", help="Python of an environment that has the peers")
    options.add_argument("--peers", default=",".join(PEERS), help="which, by comma; '' for none")
    options.add_argument("--errors", action="store_true")
    options.add_argument("--classes", action="store_true")
    options.add_argument("--other", action="store_true")
    options.add_argument("--jsonl", type=Path)
    given = options.parse_args()
    data = corpora.folder(given.data)
    if given.other:
        print_other(data, given.model)
        return 0
    documents = corpora.tbaq(data)
    tuning, held_out = corpora.split(documents)
    engine, tokens, _ = run_engine(documents, given.model)
    if given.jsonl:
        write_jsonl(given.jsonl, documents, engine.found)
    if given.errors:
        print_errors(tuning, engine.found)
    if given.classes:
        print_classes(tuning, engine.found)
    if not (given.errors or given.classes):
        python = given.peer_python or sys.executable
        peers = [run_peer(name, python, documents) for name in given.peers.split(",") if name]
        without, _, _ = run_engine(documents, "blank", ages=False)
        runs = [engine, replace(without, with_pipeline=None), *(r for r in peers if r is not None)]
        print(table(runs, [("tuning", tuning), ("held out", held_out)], tokens))
        print(f"\n{len(tuning)} + {len(held_out)} documents, {tokens:,} tokens, one process, CPU time.")
    return 0


def write_jsonl(path: Path, documents: Iterable[Document], found: Found) -> None:
    with path.open("w", encoding="utf-8") as out:
        for d in documents:
            timexes = [
                {"start": t.begin, "end": t.end, "type": t.type, "value": t.value, "mod": t.mod, "text": t.text}
                for t in found.get(d.doc_id, [])
            ]
            out.write(json.dumps({"doc_id": d.doc_id, "dct": d.dct, "text": d.text, "timexes": timexes}) + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
