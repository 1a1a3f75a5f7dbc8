"""Time and memory of merging as the pile of mentions grows, and the exponents of growth.

    python benchmarks/merge_growth.py [--sizes 1000,10000,100000,1000000]

Mentions are generated: stories have a heavy-tailed number of articles (a few are told by hundreds of outlets, at
most one article in forty is of one story, most stories have one or two), an article tells a handful of events of its
story, most dated to a day, some to a week, a month or a year, a third not at all; outlets vary the word, the names,
now and then the day; some reprint others. Names and words repeat across stories as they do in news (nations,
agencies, police), and so do days: the number of stories a day grows with the root of the pile, the period with the
other root. Each size runs in its own process, so that peak memory is its own; it includes the mentions themselves.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from extractors.merge import merge
from extractors.model import (
    Anchor,
    AnchorKind,
    Article,
    BlockKind,
    EventDate,
    Extent,
    Factuality,
    Granularity,
    Interval,
    Mention,
    Participant,
    Polarity,
    Published,
    Reading,
    Resolution,
    Resolved,
    Role,
    Span,
    Timex,
    TimexType,
    Trigger,
    Unresolved,
)

START = date(2015, 1, 1)
FIRST = ["Anna", "Boris", "Chen", "Dina", "Emil", "Fatou", "Goran", "Hana", "Ivan", "Jana", "Karim", "Lena", "Musa"]
NATIONS = ["Armenia", "Brazil", "China", "Egypt", "France", "Ghana", "India", "Iran", "Israel", "Japan", "Kenya"]
NATIONS += ["Mexico", "Nigeria", "Peru", "Russia", "Spain", "Syria", "Turkey", "Ukraine", "United States", "Yemen"]
GROUPS = ["police", "protesters", "officials", "the government", "rebels", "lawmakers", "investors", "the company"]
KINDS = {
    "armed attack": ["attack", "assault", "strike", "bombard", "shell"],
    "arrest": ["arrest", "detain", "capture"],
    "meeting": ["meet", "talk", "summit"],
    "protest": ["protest", "march", "demonstrate", "rally"],
    "court": ["sue", "convict", "sentence", "charge"],
    "accident": ["crash", "collide", "explode", "derail"],
    "death": ["die", "kill"],
    "business deal": ["buy", "acquire", "merge"],
    "election": ["elect", "vote", "win"],
    "statement": ["say", "warn", "urge", "announce"],
}


@cache
def person(number: int) -> str:
    syllables = ["ba", "ko", "ri", "ma", "ten", "dal", "vos", "lin", "gar", "pe", "sul", "ham"]
    last = ""
    n = number
    for _ in range(3):
        last += syllables[n % 12]
        n //= 12
    return f"{FIRST[number % 13]} {last.title()}{'' if n == 0 else n}"


@cache
def resolution(number: int, granularity: Granularity) -> Resolved:
    day = START + timedelta(days=number)
    if granularity is Granularity.DAY:
        interval = Interval(day, day + timedelta(days=1), granularity)
    elif granularity is Granularity.WEEK:
        begin = day - timedelta(days=day.weekday())
        interval = Interval(begin, begin + timedelta(days=7), granularity)
    elif granularity is Granularity.MONTH:
        begin = day.replace(day=1)
        interval = Interval(begin, (begin + timedelta(days=31)).replace(day=1), granularity)
    else:
        interval = Interval(date(day.year, 1, 1), date(day.year + 1, 1, 1), granularity)
    value = str(interval.begin)
    return Resolved(Reading(interval, value, value, Extent.WITHIN, 1.0, "generated"), Anchor(AnchorKind.DCT), ("gen",))


def participant(role: Role, text: str, kind: str | None) -> Participant:
    return Participant(role, text, 0, len(text), text.rsplit(" ", 1)[-1], text, kind)


def generate(n: int, seed: int = 7) -> Iterator[tuple[Mention, Article]]:
    """``n`` mentions with their articles, story after story."""
    rng = random.Random(seed)
    days = max(20, round(3.5 * math.sqrt(n)))
    count = doc_number = 0
    while count < n:
        people = [person(rng.randrange(max(50, n // 8))) for _ in range(3)]
        nation, place = rng.choice(NATIONS), rng.choice(NATIONS)
        start = rng.randrange(days)
        events = []
        for _ in range(rng.randint(2, 6)):
            kind = rng.choice(list(KINDS))
            who = (rng.choice([people[0], nation, rng.choice(GROUPS)]), rng.choice([people[1], people[2], "a man", ""]))
            events.append((kind, rng.choice(KINDS[kind]), who, start + rng.randrange(4)))
        size = min(2000, n // 100, int(rng.paretovariate(1.15)))
        docs: list[Article] = []
        for _ in range(size):
            doc_number += 1
            on = START + timedelta(days=start + rng.randrange(1, 6))
            copy = rng.choice(docs).doc_id if docs and rng.random() < 0.15 else None
            article = Article(
                f"doc{doc_number}", "", Published(on, "given"), (), source=f"outlet{rng.randrange(400)}", copy_of=copy
            )
            docs.append(article)
            for sentence, (kind, lemma, who, day) in enumerate(rng.sample(events, rng.randint(1, len(events)))):
                yield _mention(rng, article, sentence, kind, lemma, who, day, place), article
                count += 1
                if count == n:
                    return


def _mention(
    rng: random.Random,
    article: Article,
    sentence: int,
    kind: str,
    lemma: str,
    who: tuple[str, str],
    day: int,
    place: str,
) -> Mention:
    draw = rng.random()
    granularity = Granularity.DAY
    if draw > 0.66:
        found: Resolution = _UNDATED
    else:
        granularity = (
            Granularity.DAY
            if draw < 0.5
            else Granularity.WEEK
            if draw < 0.57
            else Granularity.MONTH
            if draw < 0.62
            else Granularity.YEAR
        )
        found = resolution(day + (1 if rng.random() < 0.02 else 0), granularity)
    timex = Timex("t1", 0, 4, "then", TimexType.DATE, "x", found) if isinstance(found, Resolved) else None
    word = lemma if rng.random() < 0.7 else rng.choice(KINDS[kind])
    names = [w.rsplit(" ", 1)[-1] if rng.random() < 0.3 else w for w in who]
    parts = [participant(Role.AGENT, names[0], "PERSON" if names[0][0].isupper() else None)]
    if names[1]:
        parts.append(participant(Role.PATIENT, names[1], "PERSON" if names[1][0].isupper() else None))
    if rng.random() < 0.4:
        parts.append(participant(Role.PLACE, place, "GPE"))
    return Mention(
        mention_id=f"{article.doc_id}:{sentence}",
        doc_id=article.doc_id,
        revision=1,
        published=article.published,
        sentence_index=sentence,
        sentence=Span(0, 60, f"{names[0]} {word} {names[1]} and more words follow in this sentence"),
        block=BlockKind.PARAGRAPH,
        trigger=Trigger(sentence * 100, sentence * 100 + len(word), word, word, "VERB"),
        event_class="statement" if kind == "statement" else "occurrence",
        event_type=kind,
        when=EventDate(found, timex, 0.8),
        participants=tuple(parts),
        polarity=Polarity.POS,
        factuality=Factuality.ASSERTED,
        modality=None,
        tense="past",
        attribution=None,
        salience=0.5,
        confidence=0.8,
        extractor_version="generated",
        source=article.source,
    )


_UNDATED = Unresolved("no date")


def one(n: int) -> dict[str, float]:
    articles: dict[str, Article] = {}
    mentions: list[Mention] = []
    for mention, article in generate(n):
        mentions.append(mention)
        articles[article.doc_id] = article
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    random.Random(1).shuffle(mentions)
    wall, cpu = time.perf_counter(), time.process_time()
    events = merge(mentions, articles.values())
    return {
        "mentions": n,
        "articles": len(articles),
        "rows": len(events),
        "wall_s": time.perf_counter() - wall,
        "cpu_s": time.process_time() - cpu,
        "input_mb": base,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def exponent(points: list[dict[str, float]], key: str) -> float:
    """The slope of the least-squares line through the logarithms."""
    xs = [math.log(p["mentions"]) for p in points]
    ys = [math.log(max(p[key], 1e-3)) for p in points]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(one(args.one)))
        return
    points = []
    print("| mentions | articles | rows | wall s | CPU s | input MB | peak MB |\n|---|---|---|---|---|---|---|")
    for size in (int(s) for s in args.sizes.split(",")):
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], capture_output=True, text=True, check=True
        )
        p = json.loads(done.stdout)
        points.append(p)
        print(
            f"| {p['mentions']:,} | {p['articles']:,} | {p['rows']:,} | {p['wall_s']:.1f} | {p['cpu_s']:.1f} |"
            f" {p['input_mb']:.0f} | {p['peak_mb']:.0f} |",
            flush=True,
        )
    if len(points) > 1:
        print(
            f"\nexponent of CPU time {exponent(points, 'cpu_s'):.2f}, of peak memory {exponent(points, 'peak_mb'):.2f}"
        )
        last = points[-2:]
        print(f"between the last two sizes {exponent(last, 'cpu_s'):.2f} and {exponent(last, 'peak_mb'):.2f}")


if __name__ == "__main__":
    main()
