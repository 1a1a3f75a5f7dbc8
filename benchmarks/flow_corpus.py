"""News-like articles of about 600 words for measuring speed, mixed from sentences written for this purpose.

    python benchmarks/flow_corpus.py 10000 articles.jsonl

The same number and seed give the same file. Every article has its own names, places, dates and order of sentences; the
sentences are of the kinds news has (attribution, plans, denials, relative and absolute dates, background).
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FIRST = "Ana Boris Carla Dmitri Elena Farid Greta Hamza Irina Jonas Katya Liam Mira Nadia Omar Petra Quentin Rosa Samir"
LAST = "Abreu Bakker Castillo Dahl Eriksen Fontaine Grozev Halvorsen Ivanic Jansen Kovac Lindqvist Marek Novak Okafor"
LAST += " Petrov Quintana Rossi Sandoval Tanaka Ullman Varga Weiss Yilmaz Zeman"
PLACES = "Arvo Belmar Corvina Dunmore Estara Falken Gorod Halden Istria Jarvik Kestrel Lorne Marlow Norvik Ostra Pelham"
PLACES += " Quillan Rostok Selby Tamar Ulvik Vesna Wexmoor Yarrow Zelen"
GROUPS = (
    "the Interior Ministry|the Harbour Authority|Baltic Freight|the Miners' Union|the Supreme Court|the central bank"
)
GROUPS += (
    "|Northern Rail|the opposition Green Alliance|the Coast Guard|Almada Energy|the city council|the health ministry"
)
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


def articles(number: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """``number`` articles as records with text, title, published, source, url."""
    for index in range(number):
        rng = random.Random(f"{seed}-{index}")
        day = date(2024, 1, 1) + timedelta(days=rng.randrange(366))
        paragraphs = []
        words = 0
        people = [f"{rng.choice(FIRST.split())} {rng.choice(LAST.split())}" for _ in range(5)]
        places = rng.sample(PLACES.split(), 4)
        groups = rng.sample(GROUPS.split("|"), 3)
        while words < 600:
            lines = [_fill(sentence, rng, people, places, groups, day) for sentence in rng.sample(SENTENCES, 3)]
            paragraphs.append(" ".join(lines))
            words += len(paragraphs[-1].split())
        yield {
            "title": _fill(rng.choice(SENTENCES), rng, people, places, groups, day).split(",")[0].rstrip("."),
            "text": "\n\n".join(paragraphs),
            "published": day.isoformat(),
            "source": f"The {rng.choice(PLACES.split())} {rng.choice(['Ledger', 'Courier', 'Post', 'Observer'])}",
            "url": f"https://news.example.org/{day:%Y/%m/%d}/{index}",
        }


def _fill(sentence: str, rng: random.Random, people: list[str], places: list[str], groups: list[str], day: date) -> str:
    group = rng.choice(groups)
    place, place2 = rng.sample(places, 2)
    days, months = rng.sample(DAYS.split(), 2), rng.sample(MONTHS.split(), 2)
    return sentence.format(
        person=rng.choice(people),
        Person=rng.choice(people),
        group=group,
        Group=group[0].upper() + group[1:],
        place=place,
        place2=place2,
        day=days[0],
        day2=days[1],
        month=months[0],
        month2=months[1],
        year=day.year - rng.randrange(1, 20),
        year2=day.year + rng.randrange(1, 4),
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
