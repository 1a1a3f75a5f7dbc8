"""News-like articles of about 600 words for measuring speed, mixed from sentences written for this purpose.

    python benchmarks/flow_corpus.py 10000 articles.jsonl

The same number and seed give the same file, and a larger number the same articles and more. As in news, most stories
have one article or two and a few have very many; the articles of a story share its people, places and two thirds of
their sentences, those of different stories only what is frequent everywhere. The sentences are of the kinds news has
(attribution, plans, denials, relative and absolute dates, background).
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FIRST = "Ana Boris Carla Dmitri Elena Farid Greta Hamza Irina Jonas Katya Liam Mira Nadia Omar Petra Quentin Rosa Samir"
SYLLABLES = "ar bel cor den est fal gor hal ist jar kes lor mar nor ost pel qui ros sel tam ul ves wex yar zel"
ENDINGS = "vo mar ina more ara ken od en ria vik trel ne low by ham ton berg stad field moor"
#: Towns and surnames there are; drawn by Zipf's law.
TOWNS, SURNAMES = 10_000, 10_000
BODIES = (
    "Interior Ministry|Harbour Authority|Freight Company|Miners' Union|Supreme Court|Central Bank|Rail Company|Green"
    " Alliance|Coast Guard|Energy Board|City Council|Health Ministry|Teachers' Union|Airport Authority|Water Board"
)
#: Most articles of a story.
LARGEST = 300
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
MONTHS = "January February March April May June July August September October November December"

SENTENCES = """
{Group} said on {day} that it had suspended all ferry services between {place} and {place2} after the storm.
{Person}, who has led {group} since {month} {year}, resigned late on {day} after weeks of protests.
Police in {place} arrested {n} people on {day} night, a spokesman for {group} said.
The two sides will meet in {place} next {day}, {person} told reporters.
"We were not told about the decision until yesterday," {person} said in an interview published on {day}.
A fire broke out at a warehouse near {place} early on {day}, killing at least {n} workers and injuring {m} others.
{Group} denied that the talks, which began in {month}, had been broken off.
Hours after the vote, thousands of people gathered in front of the parliament in {place}.
The agreement was signed in {place} on {month} {d}, {year}, and came into force three months later.
Shares of the company fell {n} percent on {day}, their worst day since {month}.
{Person} is expected to appear before a court in {place} on {month} {d}.
In the last quarter, {group} reported a loss of {n} million euros, compared with a profit of {m} million a year earlier.
Rescuers found the last of the {n} missing miners on {day}, two days after the tunnel collapsed.
The election, which was planned for {month}, was postponed last week because of the floods in {place}.
{Group} plans to open a second terminal in {place} by the end of {year2}.
According to {person}, the first shots were fired shortly before midnight on {day}.
The government of {place} recalled its ambassador on {day} and called the statement unacceptable.
Prices rose {n}.{d} percent in {month}, the fastest pace since {year}, figures from {group} showed on {day}.
{Person} had promised in {year} that the bridge would be finished within five years.
No one was hurt, but {m} families had to leave their homes and spent the night in a school in {place}.
The strike began on {month} {d} and has cost {group} about {n} million euros so far.
Earlier this month, a court in {place} sentenced {person} to {d} years in prison for fraud.
{Group} warned on {day} that the dam above {place} could break if the rain did not stop by the weekend.
The museum will reopen next summer after a renovation that took four years, {person} said.
Since the 1990s the population of {place} has fallen by more than a third.
{Person} scored twice as {place} beat {place2} {d}-1 on {day} evening.
Two weeks ago, {group} had offered to buy the rest of the shares, but the offer was rejected.
The ceasefire, agreed on {day} in {place}, has largely held, though both sides reported shooting on {day2}.
If the council agrees, the new law could take effect as early as {month}.
The storm, the third this winter, cut off power to {m},000 households in and around {place}.
Investigators have been searching the site near {place} since {day} morning.
{Person} declined to comment when reached by telephone on {day}.
The road had been closed for repairs from {month} to {month2} last year.
A spokeswoman for {group} confirmed on {day} that {person} had left the country in {month}.
Over the past decade the company has opened {n} branches, most of them in {place} and {place2}.
The pilot of the aircraft, {person}, was found unhurt on {day} after two nights in the mountains.
""".strip().splitlines()


@dataclass(frozen=True, slots=True)
class Story:
    """What the articles of a story have in common."""

    day: date
    people: list[str]
    places: list[str]
    groups: list[str]
    lines: list[str]


def _name(number: int) -> str:
    """A made-up name, another for every number."""
    syllables, endings = SYLLABLES.split(), ENDINGS.split()
    rest, ending = divmod(number, len(endings))
    more, first = divmod(rest, len(syllables))
    middle = syllables[more % len(syllables)] if more else ""
    return (syllables[first] + middle + endings[ending]).title()


def _zipf(rng: random.Random, size: int) -> int:
    return int(size ** rng.random()) - 1


def _story(rng: random.Random) -> Story:
    day = date(2024, 1, 1) + timedelta(days=rng.randrange(366))
    people = [f"{rng.choice(FIRST.split())} {_name(_zipf(rng, SURNAMES))}" for _ in range(5)]
    places = list(dict.fromkeys(_name(_zipf(rng, TOWNS)) for _ in range(12)))[:4]
    while len(places) < 2:
        places.append(_name(rng.randrange(TOWNS)))
    groups = [f"the {rng.choice(places)} {body}" for body in rng.sample(BODIES.split("|"), 3)]
    story = Story(day, people, places, groups, [])
    story.lines.extend(_fill(sentence, rng, story) for sentence in rng.sample(SENTENCES, 24))
    return story


def articles(number: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """``number`` articles as records with text, title, published, source, url."""
    rng = random.Random(seed)
    index = 0
    while True:
        story = _story(rng)
        for _ in range(min(LARGEST, int(rng.paretovariate(1.15)))):
            if index == number:
                return
            yield _article(rng, story, index)
            index += 1


def _article(rng: random.Random, story: Story, index: int) -> dict[str, str]:
    day = story.day + timedelta(days=min(3, int(rng.expovariate(1.0))))
    shared = rng.sample(story.lines, 20)
    paragraphs: list[str] = []
    words = 0
    while words < 600:
        lines = [
            shared.pop() if shared and rng.random() < 0.66 else _fill(rng.choice(SENTENCES), rng, story)
            for _ in range(3)
        ]
        paragraphs.append(" ".join(lines))
        words += len(paragraphs[-1].split())
    return {
        "title": rng.choice(story.lines).split(",")[0].rstrip("."),
        "text": "\n\n".join(paragraphs),
        "published": day.isoformat(),
        "source": f"The {_name(_zipf(rng, 300))} {rng.choice(['Ledger', 'Courier', 'Post', 'Observer'])}",
        "url": f"https://news.example.org/{day:%Y/%m/%d}/{index}",
    }


def _fill(sentence: str, rng: random.Random, story: Story) -> str:
    group = rng.choice(story.groups)
    place, place2 = rng.sample(story.places, 2)
    days, months = rng.sample(DAYS.split(), 2), rng.sample(MONTHS.split(), 2)
    return sentence.format(
        person=rng.choice(story.people),
        Person=rng.choice(story.people),
        group=group,
        Group=group[0].upper() + group[1:],
        place=place,
        place2=place2,
        day=days[0],
        day2=days[1],
        month=months[0],
        month2=months[1],
        year=story.day.year - rng.randrange(1, 20),
        year2=story.day.year + rng.randrange(1, 4),
        n=rng.randrange(2, 90),
        m=rng.randrange(3, 400),
        d=rng.randrange(1, 28),
    )


def write(number: int, path: Path, seed: int = 7) -> None:
    """The articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as out:
        for record in articles(number, seed):
            out.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
