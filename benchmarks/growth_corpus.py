"""Mentions of events as a growing pile of news has them, for measuring how merging grows.

The shape is that of news, as counted in EventStoryLine (250 articles, 12,181 mentions), and does not depend on how many
are asked for: a story has a heavy-tailed number of articles (most one or two, a few hundreds), its own people, places
and words; an article tells most of what its story is about, some of it twice, beside background of its own. People,
places, verbs and words are drawn by Zipf's law, the frequent ones (nations, "say", police) in all stories. A quarter
of the mentions have a date (most a day, some a week, month or year); outlets vary word, names and now and then the
day, and some reprint others. Only how dense the days are grows: with the root of the pile, as does the period.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from benchmarks import made
from extractors.merge.lexicon import lines
from extractors.model import (
    Anchor,
    AnchorKind,
    Article,
    EventDate,
    Extent,
    Granularity,
    Interval,
    Mention,
    Participant,
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

START = date(1995, 1, 1)

#: Most articles a story has: every outlet once.
OUTLETS = 400
PEOPLE, TOWNS, WORDS = 300_000, 40_000, 60_000

FIRST = "Anna Boris Chen Dina Emil Fatou Goran Hana Ivan Jana Karim Lena Musa Nadia Omar Petra Rosa Samir Tomas Vera"
NATIONS = "China,India,Russia,France,Iran,Israel,Japan,Egypt,Syria,Turkey,Ukraine,Brazil,Mexico,Nigeria,Kenya,Spain"
NATIONS += ",Peru,Ghana,Yemen,Armenia,Chile,Poland,Norway,Sudan,Nepal,Cuba,Angola,Bolivia,Croatia,Estonia,Fiji,Gabon"
GROUPS = "police,officials,protesters,rebels,lawmakers,investors,residents,the company,the government,doctors,students"
KINDS = {
    "armed_attack": "attack assault strike bombard shell raid shoot bomb",
    "arrest": "arrest detain capture seize",
    "meeting": "meet talk visit summit",
    "protest": "protest march demonstrate rally",
    "court": "sue convict sentence charge jail acquit",
    "accident": "crash collide explode derail sink",
    "disaster": "quake flood storm erupt",
    "death": "die kill murder drown",
    "business_deal": "buy acquire merge sell",
    "election": "elect vote win defeat",
    "agreement": "sign agree ratify",
    "resignation": "resign quit",
    "launch": "launch open unveil",
}
STATEMENTS = ["say", "tell", "warn", "urge", "announce", "deny", "report", "claim"]
_SYLLABLES = ["ba", "ko", "ri", "ma", "ten", "dal", "vos", "lin", "gar", "pe", "sul", "ham", "zor", "fi", "qua", "nem"]
_UNDATED = Unresolved("no date")


def zipf(rng: random.Random, size: int) -> int:
    """A rank from 0, the more frequent the lower."""
    return int(size ** rng.random()) - 1


@cache
def made_up(number: int) -> str:
    """A word that no list has, another for every number."""
    word = ""
    number += 16**3
    while number:
        word += _SYLLABLES[number % 16]
        number //= 16
    return word


@cache
def vocabulary() -> tuple[str, ...]:
    """Common words of news, then made-up ones."""
    common = [word for _, members in lines("common.txt") for word in members]
    return (*common, *(made_up(n) for n in range(WORDS - len(common))))


@cache
def verbs() -> tuple[str, ...]:
    """Words for what happens, whatever the kind: those of the families, then common ones."""
    known = [word for _, members in lines("families.txt") for word in members if " " not in word]
    return tuple(dict.fromkeys([*known[::7], *vocabulary()[100:1100]]))


@dataclass(frozen=True, slots=True)
class Happening:
    """What is told again and again; ``day`` counts from ``START``."""

    kind: str
    lemma: str
    agent: str
    patient: str
    place: str
    day: int


@dataclass(frozen=True, slots=True)
class Story:
    """What the articles of a story have in common."""

    start: int
    people: tuple[str, ...]
    places: tuple[str, ...]
    words: tuple[str, ...]
    events: tuple[Happening, ...]


def _person(rng: random.Random) -> str:
    number = zipf(rng, PEOPLE)
    return f"{FIRST.split()[number % 20]} {made_up(number // 4 + 90_000).title()}"


def _happening(rng: random.Random, people: tuple[str, ...], places: tuple[str, ...], day: int) -> Happening:
    kind = rng.choice(["other", *KINDS]) if rng.random() < 0.5 else "other"
    lemma = rng.choice(KINDS[kind].split()) if kind in KINDS else verbs()[zipf(rng, len(verbs()))]
    groups = GROUPS.split(",")
    agent = rng.choice([people[0], rng.choice(people), rng.choice(groups), places[0]])
    patient = rng.choice([rng.choice(people), rng.choice(groups), "a man", "", ""])
    return Happening(kind, lemma, agent, patient, rng.choice(places) if rng.random() < 0.15 else "", day)


def _story(rng: random.Random, days: int) -> Story:
    nations = NATIONS.split(",")
    people = tuple(_person(rng) for _ in range(rng.randint(2, 5)))
    places = (nations[zipf(rng, len(nations))], *(made_up(zipf(rng, TOWNS) + 50_000).title() for _ in range(2)))
    words = tuple(vocabulary()[zipf(rng, WORDS)] for _ in range(25))
    start = rng.randrange(days)
    events = tuple(_happening(rng, people, places, start + rng.randrange(4)) for _ in range(rng.randint(3, 10)))
    return Story(start, people, places, words, events)


def generate(n: int, seed: int = 7) -> Iterator[tuple[Mention, Article]]:
    """``n`` mentions with their articles, story after story."""
    rng = random.Random(seed)
    days = max(20, round(4 * math.sqrt(n)))
    count = number = 0
    while True:
        story = _story(rng, days)
        docs: list[Article] = []
        for _ in range(min(OUTLETS, int(rng.paretovariate(1.15)))):
            number += 1
            on = START + timedelta(days=story.start + rng.randrange(1, 6))
            copy = rng.choice(docs).doc_id if docs and rng.random() < 0.15 else None
            title = " ".join([*rng.sample(story.words, 4), story.people[0]])
            source = f"outlet{rng.randrange(OUTLETS)}"
            article = Article(f"doc{number}", "", Published(on, "given"), (), title, source, copy_of=copy)
            docs.append(article)
            for mention in _article(rng, story, article):
                yield mention, article
                count += 1
                if count == n:
                    return


def _article(rng: random.Random, story: Story, article: Article) -> Iterator[Mention]:
    core = rng.sample(story.events, rng.randint((len(story.events) + 1) // 2, len(story.events)))
    told = core + [rng.choice(core) for _ in range(rng.randint(0, len(core)))]
    for _ in range(rng.randint(3, 15)):
        past = story.start - rng.randrange(1, 3000)
        told.append(_happening(rng, story.people, story.places, past if rng.random() < 0.5 else story.start))
    for _ in range(rng.randint(1, 6)):
        who = rng.choice([*story.people, "officials"])
        told.append(Happening("statement", rng.choice(STATEMENTS), who, "", "", story.start + rng.randrange(5)))
    for at, event in enumerate(told):
        yield _mention(rng, story, article, at, event)


def _when(rng: random.Random, event: Happening) -> tuple[Resolution, Timex | None]:
    if rng.random() > 0.27:
        return _UNDATED, None
    draw = rng.random()
    granularity = Granularity.DAY
    if draw > 0.77:
        granularity = Granularity.WEEK if draw < 0.82 else Granularity.MONTH if draw < 0.9 else Granularity.YEAR
    found = _resolution(event.day + (1 if rng.random() < 0.02 else 0), granularity)
    return found, Timex("t1", 0, 4, "then", TimexType.DATE, "x", found)


@cache
def _resolution(number: int, granularity: Granularity) -> Resolved:
    day = START + timedelta(days=number)
    begin, size = day, 1
    if granularity is Granularity.WEEK:
        begin, size = day - timedelta(days=day.weekday()), 7
    end = begin + timedelta(days=size)
    if granularity is Granularity.MONTH:
        begin = day.replace(day=1)
        end = (begin + timedelta(days=31)).replace(day=1)
    elif granularity is Granularity.YEAR:
        begin, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    reading = Reading(Interval(begin, end, granularity), str(begin), str(begin), Extent.WITHIN, 1.0, "generated")
    return Resolved(reading, Anchor(AnchorKind.DCT), ("gen",))


def _participant(role: Role, text: str) -> Participant:
    kind = "GPE" if role is Role.PLACE else "PERSON" if " " in text and text[0].isupper() else None
    kind = "GPE" if kind is None and text[0].isupper() and text in NATIONS.split(",") else kind
    return Participant(role, text, 0, len(text), text.rsplit(" ", 1)[-1], text, kind)


def _mention(rng: random.Random, story: Story, article: Article, at: int, event: Happening) -> Mention:
    found, timex = _when(rng, event)
    word = event.lemma
    if event.kind in KINDS and rng.random() > 0.7:
        word = rng.choice(KINDS[event.kind].split())
    agent = event.agent.rsplit(" ", 1)[-1] if rng.random() < 0.3 else event.agent
    parts = [_participant(Role.AGENT, agent)]
    if event.patient:
        parts.append(_participant(Role.PATIENT, event.patient))
    if event.place:
        parts.append(_participant(Role.PLACE, event.place))
    begin = at * 200
    more = [rng.choice(story.words) if rng.random() < 0.4 else vocabulary()[zipf(rng, WORDS)] for _ in range(12)]
    sentence = " ".join([agent, word, event.patient, event.place, *more])
    return made.mention(
        article,
        mention_id=f"{article.doc_id}:{at}",
        sentence_index=at,
        sentence=Span(begin, begin + len(sentence), sentence),
        trigger=Trigger(begin + len(agent) + 1, begin + len(agent) + 1 + len(word), word, word, "VERB"),
        event_class="statement" if event.kind == "statement" else "occurrence",
        event_type=event.kind,
        when=EventDate(found, timex, 0.8),
        participants=tuple(parts),
        confidence=0.8,
        extractor_version="generated",
    )
