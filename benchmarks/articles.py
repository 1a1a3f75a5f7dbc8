"""Reading measured: publication dates and main text on real pages, speed and memory by form.

    python benchmarks/articles.py dates --data DIR      # 60 pages, beside htmldate alone; a table of the misses
    python benchmarks/articles.py text --data DIR       # token F1 of our stored text against trafilatura's own
    python benchmarks/articles.py blocks --data DIR     # what each block of a page was taken for, to read by eye
    python benchmarks/articles.py speed                 # documents and MB a second by form, beside trafilatura alone
    python benchmarks/articles.py memory 100000         # peak memory over one big JSON Lines and one big Parquet file

``DIR`` (or ``DATELINE_DATA``) holds ``html_pages/`` with ``gold_dates.json``. Times are processor times of one process.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import htmldate
import pyarrow as pa
import pyarrow.parquet as pq
import trafilatura
from trafilatura.utils import decode_file

from extractors.articles import Reading, ReadOptions, read
from extractors.model import Article, BlockKind

ANY = ReadOptions(check_language=False, find_copies=False)


def pages(data: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    folder = data / "html_pages"
    for name, gold in sorted(json.loads((folder / "gold_dates.json").read_text("utf-8")).items()):
        yield folder / name, gold


def dates(data: Path) -> None:
    total = ours = theirs = 0
    methods: Counter[str] = Counter()
    right: Counter[str] = Counter()
    misses: list[str] = []
    with_hour = 0
    for path, gold in pages(data):
        total += 1
        (found,) = read([str(path)], ANY)
        day = found.published.on.isoformat() if isinstance(found, Article) else found.reason
        alone = htmldate.find_date(decode_file(path.read_bytes()), original_date=True) or "none"
        theirs += alone == gold["date"]
        if isinstance(found, Article):
            methods[found.published.method] += 1
            with_hour += found.published.at is not None
            right[found.published.method] += day == gold["date"]
        ours += day == gold["date"]
        if day != gold["date"]:
            method = found.published.method if isinstance(found, Article) else "reject"
            misses.append(f"{path.name:44} gold {gold['date']}  ours {day} ({method})  htmldate {alone}")
    print(f"publication date right: {ours} of {total}; htmldate alone: {theirs}; with hour and zone: {with_hour}")
    for method, count in methods.most_common():
        print(f"  {method:10} {right[method]:3} of {count}")
    print("misses:", *misses, sep="\n  ")


def tokens(text: str) -> Counter[str]:
    return Counter("".join(char if char.isalnum() else " " for char in text.casefold()).split())


def f1(ours: Counter[str], theirs: Counter[str]) -> float:
    both = sum((ours & theirs).values())
    return 2 * both / max(1, ours.total() + theirs.total())


def text(data: Path) -> None:
    """Titles and captions are ours to add, so the story is compared with and without them."""
    scores: list[tuple[float, float, str, int, int]] = []
    for path, gold in pages(data):
        (found,) = read([str(path)], ANY)
        theirs = tokens(trafilatura.extract(path.read_bytes(), url=gold["url"], include_comments=False) or "")
        if not isinstance(found, Article):
            print(f"  {path.name}: {found.reason}; trafilatura has {theirs.total()} tokens")
            scores.append((0.0, 0.0, path.name, 0, theirs.total()))
            continue
        added = {BlockKind.TITLE, BlockKind.CAPTION, BlockKind.CREDIT}
        body = tokens(" ".join(found.text[b.begin : b.end] for b in found.blocks if b.kind not in added))
        whole = tokens(found.text)
        scores.append((f1(body, theirs), f1(whole, theirs), path.name, whole.total(), theirs.total()))
    print(f"token F1 against trafilatura, mean of {len(scores)} pages:")
    mean = [sum(score[at] for score in scores) / len(scores) for at in (0, 1)]
    print(f"  body      {mean[0]:.4f}   pages under 0.98: {sum(score[0] < 0.98 for score in scores)}")
    print(f"  all text  {mean[1]:.4f}   (with headline and captions)")
    for body, all_text, name, mine, other in sorted(scores)[:12]:
        print(f"  {body:.3f} {all_text:.3f}  {name}  {mine} tokens, trafilatura {other}")


def blocks(data: Path) -> None:
    for path, _ in pages(data):
        (found,) = read([str(path)], ANY)
        print(f"\n=== {path.name}")
        if not isinstance(found, Article):
            print(found.reason, found.message)
            continue
        for block in found.blocks:
            words = found.text[block.begin : block.end]
            print(f"{block.kind.value:12} {words[:110]}{'…' if len(words) > 110 else ''}")


NAMES = ["Vesna", "Marlow", "Oslo", "Stepanakert", "Lagos", "Quito", "Hobart", "Tamar", "Brandon", "Skagen"]
VERBS = ["said", "announced", "denied", "confirmed", "reported", "warned", "decided", "voted", "agreed", "refused"]
THINGS = ["the bridge", "the merger", "the match", "the flood", "the strike", "the vote", "the trial", "the deal"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


def story(number: int) -> list[str]:
    """Eight paragraphs of news-like sentences, different for each number."""
    draw = random.Random(number)
    one = draw.choice
    return [
        " ".join(
            f"The council of {one(NAMES)} {one(VERBS)} on {one(DAYS)} that {one(THINGS)} would cost "
            f"{draw.randrange(2, 999)} million, {draw.randrange(3, 90)} days after {one(THINGS)} had been "
            f"{one(['closed', 'opened', 'lost', 'won'])}."
            for _ in range(4)
        )
        for _ in range(8)
    ]


def record(number: int) -> dict[str, str]:
    return {
        "title": f"Council of {NAMES[number % 10]} votes on plan {number}",
        "maintext": "\n".join(story(number)),
        "date_publish": "2024-02-07 09:30:00",
        "url": f"https://post.example/{number}",
        "source_domain": "post.example",
    }


def page(number: int) -> bytes:
    row = record(number)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in story(number))
    menu = "".join(f'<li><a href="/s/{n}">Section {n}</a></li>' for n in range(60))
    return (
        f'<!doctype html><html lang="en"><head><title>{row["title"]} | Vesna Post</title>'
        f'<meta property="article:published_time" content="2024-02-07T09:30:00+01:00">'
        f"<script>{'var x=1;' * 400}</script>"
        f"</head><body><nav><ul>{menu}</ul></nav><article><h1>{row['title']}</h1>{body}</article>"
        f"<footer>{menu}</footer></body></html>"
    ).encode()


def warc(count: int) -> bytes:
    out = io.BytesIO()
    for number in range(count):
        body = page(number)
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/{number}\r\n"
            f"WARC-Date: 2024-02-07T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 6))
    return out.getvalue()


def write(form: str, path: Path, count: int) -> None:
    """A file of ``count`` articles, written without holding them all."""
    if form == "jsonl":
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(record(number)) + "\n" for number in range(count))
    elif form == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.DictWriter(file, list(record(0)))
            rows.writeheader()
            rows.writerows(record(number) for number in range(count))
    elif form == "parquet":
        schema = pa.Table.from_pylist([record(0)]).schema
        with pq.ParquetWriter(path, schema, compression="zstd") as writer:
            for begin in range(0, count, 10_000):
                part = [record(number) for number in range(begin, min(count, begin + 10_000))]
                writer.write_table(pa.Table.from_pylist(part, schema))
    else:
        path.write_bytes(warc(count))


def speed() -> None:
    print("form            documents/s   MB/s of text   (one process, processor time; copies and language checked)")
    with tempfile.TemporaryDirectory() as folder:
        for form, count in (("jsonl", 3000), ("csv", 3000), ("parquet", 3000), ("warc.gz", 300)):
            path = Path(folder) / f"a.{form}"
            write(form, path, count)
            _timed(form, [str(path)], ReadOptions())
            if form == "jsonl":
                _timed("  no checks", [str(path)], ANY)
        text_folder = Path(folder) / "texts"
        text_folder.mkdir()
        for number in range(2000):
            row = record(number)
            head = f"---\ntitle: {row['title']}\npublished: 2024-02-07\n---\n"
            (text_folder / f"{number:05}.txt").write_text(head + row["maintext"], "utf-8")
        _timed("text files", [str(text_folder)], ReadOptions())
        _pages_alone([page(number) for number in range(300)])


def _timed(name: str, locations: list[str], options: ReadOptions) -> None:
    list(
        Reading(options).data(
            b"---\npublished: 2024-02-07\n---\nThe mayor resigned on Monday, he told reporters.", "warm.md"
        )
    )
    begun = time.process_time()
    found = [len(item.text) for item in read(locations, options) if isinstance(item, Article)]
    spent = time.process_time() - begun
    print(f"{name:15} {len(found) / spent:11,.0f}   {sum(found) / spent / 1e6:12.2f}")


def _pages_alone(raw: list[bytes]) -> None:
    for name, work in (
        ("html pages", lambda data: next(iter(Reading(ReadOptions()).data(data, "a.html"))).text),
        ("  trafilatura", lambda data: trafilatura.extract(data, with_metadata=True, include_comments=False)),
    ):
        work(raw[0])
        begun = time.process_time()
        sizes = [len(work(data)) for data in raw]
        spent = time.process_time() - begun
        print(f"{name:15} {len(raw) / spent:11,.0f}   {sum(sizes) / spent / 1e6:12.2f}")


def memory(count: int) -> None:
    """Each form in a process of its own: the peak is that of all a process ever held."""
    with tempfile.TemporaryDirectory() as folder:
        for form in ("jsonl", "parquet"):
            path = Path(folder) / f"a.{form}"
            write(form, path, count)
            print(f"{form:8} {path.stat().st_size / 1e6:,.0f} MB", flush=True)
            subprocess.run([sys.executable, __file__, "peak", str(path)], check=True)


def peak(path: str) -> None:
    begun, counts = time.process_time(), Counter[str]()
    for item in read([path], ReadOptions(today=date(2024, 3, 1))):
        counts[type(item).__name__] += 1
    spent = time.process_time() - begun
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {dict(counts)}  {counts.total() / spent:,.0f} documents/s  peak {held:,.0f} MB of memory")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["dates", "text", "blocks", "speed", "memory", "peak"])
    parser.add_argument("argument", nargs="?", help="articles (memory) or file (peak)")
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"))
    chosen = parser.parse_args()
    if chosen.what in {"dates", "text", "blocks"}:
        if not chosen.data:
            parser.error("no data folder: give --data DIR or set DATELINE_DATA")
        {"dates": dates, "text": text, "blocks": blocks}[chosen.what](Path(chosen.data))
    elif chosen.what == "speed":
        speed()
    elif chosen.what == "memory":
        memory(int(chosen.argument or 100_000))
    else:
        peak(chosen.argument)


if __name__ == "__main__":
    main()
