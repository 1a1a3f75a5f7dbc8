"""The days that matter in made-up months of news: date F1 of the day ranking beside three counts.

    python benchmarks/merge_days_made.py [--topics N]

No timelines by journalists may be used here, so this asks something weaker: does the ranking stay ahead of simple
counts whatever the papers are like? A topic is 240 days, two thirds of which have an event of some weight (log-normal);
its gold are the days an editor would keep: the heaviest, but not quite. 500 articles come out on the days with events
and after them; each sentence tells the article's own event, the day of publication (dated by the text or inferred),
an earlier day (the weightier, the likelier, fading with time) or a day read wrongly. Each line changes one of these
habits. The habits of the second group make stories: heavy days come together, between quiet weeks; the papers stay on
what was heavy; they look back to the last fortnight, or as the editor does, who sees with hindsight what mattered; a
weekday is taken for that of another week; and an article tells of days that matter to it alone.

Systems: ours (:func:`extractors.merge.days.top_days`, which sees the mentions, no merged rows); *mentions*: days by the
mentions dated to them; *referring*: by the articles with such a mention; *published*: by the articles of the day.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks import made as built
from extractors.merge.days import top_days
from extractors.model import (
    Anchor,
    AnchorKind,
    Article,
    EventDate,
    Mention,
    Published,
    Resolved,
    Span,
    Trigger,
    Unresolved,
)

_FIRST = date(2024, 1, 1)
_DAYS = 240


@dataclass(frozen=True)
class Habits:
    """How a press writes. ``own``, ``today``, ``back``, ``wrong``: shares of sentences; ``late``: of reports a day on.

    ``usual`` is the share of articles that come whatever happens, ``jitter`` how unevenly they come, ``fade`` the days
    after which an event is looked back to a third as often, ``taste`` how far the editor leaves the weights,
    ``undated`` the share of articles that give no date for their news, ``dates`` how few and how many of its sentences
    have one. ``hang`` is how far a day's weight is that of the one before, ``quiet`` the share of quiet weeks,
    ``linger`` what is left of a day's news on the next, ``near`` the share of look-backs to the last fortnight,
    ``hindsight`` how far look-backs follow the editor, ``weeks`` whether dates are misread by weeks or a day, ``aside``
    the share of sentences on days that matter to their article alone.
    """

    articles: int = 500
    kept: int = 36
    own: float = 0.4
    today: float = 0.25
    back: float = 0.2
    wrong: float = 0.15
    late: float = 0.5
    usual: float = 0.5
    jitter: float = 0.5
    fade: float = 60.0
    taste: float = 0.6
    undated: float = 0.0
    dates: tuple[int, int] = (5, 24)
    hang: float = 0.0
    quiet: float = 0.0
    linger: float = 0.0
    near: float = 0.0
    hindsight: float = 0.0
    weeks: bool = False
    aside: float = 0.0


_USUAL = Habits()
_STORY = replace(_USUAL, usual=0.2, hang=0.5, quiet=0.5, linger=0.6, near=0.3, weeks=True, aside=0.1)
PRESSES: Mapping[str, Habits] = {
    "usual": _USUAL,
    "much of today": replace(_USUAL, today=0.45, own=0.3, back=0.1),
    "hardly looks back": replace(_USUAL, back=0.05, own=0.5),
    "looks back much": replace(_USUAL, back=0.4, own=0.3, today=0.15),
    "reports at once": replace(_USUAL, late=0.15),
    "reports next day": replace(_USUAL, late=0.85),
    "uneven volume": replace(_USUAL, jitter=1.2),
    "volume follows events": replace(_USUAL, usual=0.15, jitter=0.3),
    "150 articles": replace(_USUAL, articles=150, kept=20),
    "ten days": replace(_USUAL, kept=10),
    "sixty days": replace(_USUAL, kept=60),
    "dates often wrong": replace(_USUAL, wrong=0.35, own=0.25, back=0.15),
    "wilful editor": replace(_USUAL, taste=1.2),
    "forgets soon": replace(_USUAL, fade=15.0),
    "half its news undated": replace(_USUAL, undated=0.5),
    "hardly dates its news": replace(_USUAL, undated=0.9, back=0.1),
    "few dates": replace(_USUAL, dates=(1, 8)),
    "few dates, looks back": replace(_USUAL, dates=(1, 8), back=0.4, own=0.3, today=0.15),
    "heavy days together": replace(_USUAL, hang=0.6),
    "quiet weeks between": replace(_USUAL, quiet=0.5),
    "news that lingers": replace(_USUAL, linger=0.7, usual=0.1),
    "weekdays misread": replace(_USUAL, weeks=True),
    "days told aside": replace(_USUAL, aside=0.2),
    "with hindsight": replace(_USUAL, hindsight=1.0),
    "a story": _STORY,
    "a story, hindsight": replace(_STORY, hindsight=0.7),
    "a story, much of today": replace(_STORY, hindsight=0.7, today=0.45, own=0.3, back=0.1),
    "a story, half undated": replace(_STORY, hindsight=0.7, undated=0.5),
    "a story, 150 articles": replace(_STORY, hindsight=0.7, articles=150, kept=20),
    "a story, 1500 articles": replace(_STORY, hindsight=0.7, articles=1500),
}


def _when(day: int | None, firm: bool) -> EventDate:
    if day is None:
        return EventDate(Unresolved("no date"), None, 0.0)
    on = _FIRST + timedelta(days=day)
    rule = "timex:direct" if firm else "context:lead"
    return EventDate(Resolved(built.reading(on), Anchor(AnchorKind.DCT), (rule,)), None, 0.9 if firm else 0.6)


def _mention(article: Article, sentence: int, day: int | None, firm: bool) -> Mention:
    begin = sentence * 100
    return built.mention(
        article,
        mention_id=f"{article.doc_id}-{sentence}",
        sentence_index=sentence,
        sentence=Span(begin, begin + 4, "told"),
        trigger=Trigger(begin, begin + 4, "told", "tell", "VERB"),
        when=_when(day, firm),
        tense="PAST",
    )


def _weights(chance: random.Random, habits: Habits) -> list[float]:
    """What the events of each day weigh; a third of the days has none."""
    log, loud, found = chance.gauss(0, 1), True, []
    for _ in range(_DAYS):
        log = habits.hang * log + math.sqrt(1 - habits.hang**2) * chance.gauss(0, 1)
        if habits.quiet and chance.random() < 1 / 12:
            loud = chance.random() > habits.quiet
        found.append(math.exp(log) * (1.0 if loud else 0.25) if chance.random() < 0.65 else 0.0)
    return found


def _near(weights: Sequence[float], day: int, habits: Habits) -> list[tuple[int, float]]:
    """What an article of a day may be about, with how likely."""
    late = habits.late
    shares = [(0, 1 - late), (1, late), (2, 0.3 * late), (3, 0.15)]
    shares += [(back, 0.3 * habits.linger**back) for back in range(4, 11) if habits.linger]
    return [(day - back, share * weights[day - back]) for back, share in shares if day >= back]


def _days_told(
    chance: random.Random, weights: Sequence[float], taste: Sequence[float], day: int, main: int, habits: Habits
) -> list[tuple[int | None, bool]]:
    told: list[tuple[int | None, bool]] = []
    dates = chance.random() >= habits.undated
    seen = [w ** (1 - habits.hindsight) * t**habits.hindsight for w, t in zip(weights[:day], taste, strict=False)]
    back = [weight**1.3 * math.exp((d - day) / habits.fade) + 1e-4 for d, weight in enumerate(seen)]
    for _ in range(chance.randint(*habits.dates)):
        way = chance.choices(range(4), (habits.own, habits.today, habits.back, habits.wrong))[0]
        if habits.aside and chance.random() < habits.aside:
            told.append((max(0, day - 1 - int(chance.expovariate(1 / 40))), True))
        elif way == 0:
            told.append((main if dates else None, chance.random() < 0.5))
        elif way == 1:
            told.append((day if dates else None, chance.random() < 0.3))
        elif way == 2 and day > 3:
            first = max(0, day - 14) if chance.random() < habits.near else 0
            told.append((chance.choices(range(first, day), back[first:])[0], True))
        elif way == 3:
            off = chance.choice((-7, 7, -1, 1)) if habits.weeks else day - main + chance.randint(-10, 7)
            told.append((min(_DAYS - 1, max(0, main + off)), chance.random() < 0.5))
    return told


def made(habits: Habits, seed: int) -> tuple[list[Article], list[Mention], list[date]]:
    """Articles, their mentions and the gold days of one topic."""
    chance = random.Random(seed)
    weights = _weights(chance, habits)
    taste = [weight * chance.lognormvariate(0, habits.taste) for weight in weights]
    gold = sorted(range(_DAYS), key=lambda day: -taste[day])[: habits.kept]
    volume: list[float] = []
    for day in range(_DAYS):
        fresh = sum(share for _, share in _near(weights, day, replace(habits, linger=0.0)))
        volume.append(fresh + habits.linger * (volume[-1] if volume else 0.0))
    usual = sum(volume) / _DAYS
    out = [
        (share / usual * (1 - habits.usual) + habits.usual)
        * chance.lognormvariate(0, habits.jitter)
        * (0.6 if day % 7 > 4 else 1.0)
        for day, share in enumerate(volume)
    ]
    articles, mentions = [], []
    for number, day in enumerate(sorted(chance.choices(range(_DAYS), out, k=habits.articles))):
        about = _near([weight + 0.05 for weight in weights], day, habits)
        main = chance.choices([d for d, _ in about], [share for _, share in about])[0]
        published = Published(_FIRST + timedelta(days=day), "given")
        article = Article(doc_id=f"a{number}", text="", published=published, blocks=())
        articles.append(article)
        for sentence, (told, firm) in enumerate(_days_told(chance, weights, taste, day, main, habits)):
            mentions.append(_mention(article, sentence, told, firm))
    return articles, mentions, [_FIRST + timedelta(days=day) for day in gold]


def _day(mention: Mention) -> date | None:
    resolution = mention.when.resolution
    return resolution.reading.interval.begin if isinstance(resolution, Resolved) else None


def systems(articles: Sequence[Article], mentions: Sequence[Mention], n: int) -> dict[str, set[date]]:
    """The days each system names."""
    counts = {
        "mentions": Counter(day for mention in mentions if (day := _day(mention))),
        "referring": Counter(day for day, _ in {(_day(mention), mention.doc_id) for mention in mentions} if day),
        "published": Counter(article.published.on for article in articles),
    }
    named = {name: set(sorted(found, key=lambda day: (-found[day], day))[:n]) for name, found in counts.items()}
    return {"dateline": {day.day for day in top_days((), mentions, articles, n)}} | named


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", type=int, default=10, help="topics made for each line")
    parser.add_argument(
        "--seed", type=int, default=0, help="of the first topic (some weights were chosen on 20 to 31, 1000 to 3039)"
    )
    args = parser.parse_args()
    lines: list[dict[str, float]] = []
    for name, habits in PRESSES.items():
        hits: Counter[str] = Counter()
        for seed in range(args.seed, args.seed + args.topics):
            articles, mentions, gold = made(habits, seed)
            for system, found in systems(articles, mentions, len(gold)).items():
                hits[system] += len(found & set(gold))
        lines.append({system: 100 * n / (habits.kept * args.topics) for system, n in hits.items()})
        if len(lines) == 1:
            print(f"| date F1 | {' | '.join(lines[0])} |\n|---|{'---|' * len(lines[0])}")
        print(f"| {name} | {' | '.join(f'{score:.1f}' for score in lines[-1].values())} |", flush=True)
    means = (sum(line[system] for line in lines) / len(lines) for system in lines[0])
    print(f"| **mean** | {' | '.join(f'{score:.1f}' for score in means)} |")


if __name__ == "__main__":
    main()
