"""Writing and reading the tables at 1k, 10k, 100k and 1M mentions: time, memory, size, and how they grow.

    python -m benchmarks.output                      # 1k, 10k, 100k
    python -m benchmarks.output --sizes 1000000

Each size runs in its own process, so that its peak memory is its own. Articles are made up: three mentions an article
for a third as many events, sentences of 15 to 45 words, publication days over two years; dates, participants and
speakers missing as often as in news. ``base`` is the memory the mentions themselves take as Python objects.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks import made
from extractors.model import (
    Anchor,
    AnchorKind,
    Article,
    Attribution,
    Block,
    BlockKind,
    DateClaim,
    Event,
    EventDate,
    Extent,
    Granularity,
    Mention,
    Participant,
    Published,
    Resolved,
    Role,
    Span,
    Status,
    Timex,
    TimexType,
    Trigger,
    Unresolved,
)
from output import query, store

WORDS = [f"{a}{b}{c}" for a in ("mar", "ten", "sol", "vi", "kor", "be") for b in ("ta", "lo", "ri", "") for c in "nsde"]
PER_ARTICLE, PER_EVENT = 3, 3


def sentence(rng: random.Random) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(15, 45))).capitalize() + "."


def article(number: int, rng: random.Random) -> Article:
    text = " ".join(sentence(rng) for _ in range(20))
    published = Published(date(2022, 1, 1) + timedelta(days=rng.randrange(730)), "front_matter")
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return Article(f"{number:016x}", text, published, blocks, text[:40], f"Outlet {number % 50}", text_sha256="0" * 64)


def mention(number: int, doc: Article, rng: random.Random) -> Mention:
    on = doc.published.on - timedelta(days=rng.randrange(7))
    resolution: Any = Unresolved("no expression", ())
    timex = None
    if rng.random() < 0.8:
        taken = made.reading(on, "the day before publication", 0.9)
        other = made.reading(on + timedelta(7), "a week later, but past", 0.9)
        resolution = Resolved(taken, Anchor(AnchorKind.DCT, None, str(doc.published.on)), ("weekday.past",), (other,))
        timex = Timex("t1", 40, 47, "Tuesday", TimexType.DATE, on.isoformat(), resolution)
    text = sentence(rng)
    begin = rng.randrange(60)
    who = Participant(Role.AGENT, text[:12], 0, 12, text[6:12], text[:12], "ORG")
    what = Participant(Role.PATIENT, text[30:48], 30, 48, text[40:48], text[30:48])
    said = Attribution(text[:9], "said", 0, len(text), quoted=False) if rng.random() < 0.3 else None
    return made.mention(
        doc,
        mention_id=f"{number:016x}",
        sentence_index=rng.randrange(30),
        sentence=Span(0, len(text), text),
        trigger=Trigger(begin, begin + 6, text[begin : begin + 6], "launch", "VERB"),
        event_type="conflict",
        when=EventDate(resolution, timex, 0.9),
        participants=(who, what),
        attribution=said,
        salience=rng.random(),
        extractor_version="0.1.0",
        title=text[:50],
    )


def event(number: int, own: list[Mention]) -> Event:
    on = own[0].published.on
    ids = tuple(m.mention_id for m in own)
    claim = DateClaim(on, on, Granularity.DAY, tuple(sorted({m.source or "" for m in own})), ids)
    return Event(
        f"{number:016x}",
        own[0].title or "",
        "conflict",
        made.day(on),
        Extent.WITHIN,
        on.isoformat(),
        Status.ASSERTED,
        own[0].participants,
        None,
        ids,
        len(own),
        len(own),
        (claim,),
        False,
        0.5,
        0.9,
        own[0].published,
        own[-1].published,
        ("same day and trigger",),
    )


def made_up(n: int) -> tuple[list[Article], list[Mention], list[Event]]:
    rng = random.Random(n)
    articles = [article(i, rng) for i in range(max(1, n // PER_ARTICLE))]
    mentions = [mention(i, articles[min(i // PER_ARTICLE, len(articles) - 1)], rng) for i in range(n)]
    chunks: Iterator[list[Mention]] = (mentions[i : i + PER_EVENT] for i in range(0, n, PER_EVENT))
    return articles, mentions, [event(i, own) for i, own in enumerate(chunks)]


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def measure(n: int, folder: str) -> dict[str, float]:
    """One size, in this process."""
    articles, mentions, events = made_up(n)
    found: dict[str, float] = {"n": n, "base_mb": peak_mb()}
    found["write_s"], found["write_cpu_s"] = timed(lambda: store.write(folder, articles, mentions, events))
    found["write_mb"] = peak_mb()
    found["disk_mb"] = sum(p.stat().st_size for p in Path(folder).rglob("*.parquet")) / 2**20
    found["again_s"], _ = timed(lambda: store.write(folder, articles, mentions, events))
    day = articles[0].published.on
    batch = [a for a in articles if a.published.on == day]
    ids = {a.doc_id for a in batch}
    own = [m for m in mentions if m.doc_id in ids]
    found["update_s"], _ = timed(lambda: store.update(folder, batch, own, events))
    return found


def measure_reading(n: int, folder: str) -> dict[str, float]:
    """Reading what :func:`measure` wrote, in a process that holds nothing else."""
    found: dict[str, float] = {"n": n, "bare_mb": peak_mb()}
    found["read_s"], found["read_cpu_s"] = timed(lambda: sum(1 for _ in store.read_mentions(folder)))
    found["read_mb"] = peak_mb()

    def ask() -> None:
        timeline = store.table(folder, "timeline")
        mentions = store.table(folder, "mentions", query.MENTION_COLUMNS)
        wanted = query.Question(start=date(2022, 6, 1), end=date(2022, 6, 30), participant="Marta", text="marta solta")
        query.select(timeline, mentions, wanted)

    found["ask_s"], _ = timed(ask)
    return found


def alone(step: str, n: int, folder: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.output", "--step", step, "--sizes", str(n), "--folder", folder],
        check=True,
        capture_output=True,
        text=True,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--step", choices=("write", "read"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.step:
        work = measure if args.step == "write" else measure_reading
        print(json.dumps(work(args.sizes[0], args.folder)))
        return
    print("mentions  write s (cpu)  rewrite s  1 day s  read s (cpu)  ask s  peak MB write/read  (base)  disk MB")
    rows = []
    for n in args.sizes:
        with tempfile.TemporaryDirectory() as folder:
            row = alone("write", n, folder) | alone("read", n, folder)
        rows.append(row)
        print(
            f"{n:8,}  {row['write_s']:7.2f} ({row['write_cpu_s']:.1f})  {row['again_s']:9.2f}  {row['update_s']:7.2f}  "
            f"{row['read_s']:6.2f} ({row['read_cpu_s']:.1f})  {row['ask_s']:5.2f}  "
            f"{row['write_mb']:9.0f} / {row['read_mb']:.0f}  ({row['base_mb']:.0f})  {row['disk_mb']:7.1f}",
            flush=True,
        )
    for first, last in pairwise(rows):
        step = math.log(last["n"] / first["n"])
        growth = {key: math.log(last[key] / first[key]) / step for key in ("write_cpu_s", "read_cpu_s")}
        print(f"{first['n']:,} to {last['n']:,}: time grows as n^{growth['write_cpu_s']:.2f} (write), ", end="")
        print(f"n^{growth['read_cpu_s']:.2f} (read)")


if __name__ == "__main__":
    main()
