"""What the ranker of reference times sees of an event, of a time expression, and of the two together.

Every feature is a short readable string; ``training/events_reference.py`` gives each a row of weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from extractors.events import lexicon, types
from extractors.events.candidates import Candidate, key
from extractors.events.factuality import Status
from extractors.events.linear import Group, features_of
from extractors.language import syntax
from extractors.language.words import Word

_SECTIONS = ("reporting", "directive", "commissive", "intention", "belief", "state", "perception", "begin", "end")
#: An event's own features weigh for each of these: expressions near and far, before, ongoing, after.
FAMILIES = ("n", "f", "b", "o", "a")
_TELLING = frozenset(("NOUN", "PROPN", "VERB", "NUM"))
_CLOSE = frozenset(("direct", "clause", "shared"))


class Place(NamedTuple):
    """An event and where it stands; ``sentence`` and ``paragraph`` count from 0."""

    candidate: Candidate
    status: Status
    key: str
    sentence: int
    paragraph: int
    quoted: bool


class EventView(NamedTuple):
    """The same with what the events before it tell; ``lemmas`` are the telling words of its sentence.

    ``section`` is the word list of its verb, ``typed`` its type, ``tense`` tense, aspect and modal in one, ``kind`` N
    for a noun, V for a verb.
    """

    candidate: Candidate
    status: Status
    key: str
    sentence: int
    paragraph: int
    quoted: bool
    opens: bool
    name: str
    lemmas: frozenset[str]
    told: bool
    section: str
    typed: str
    tense: str
    kind: str


def telling(sentence: Iterable[Word]) -> frozenset[str]:
    """The words by which two sentences show that they tell of one thing: names, nouns, verbs, numbers."""
    return frozenset(word.lemma_.lower() for word in sentence if word.pos_ in _TELLING and len(word.text) > 2)


def event_views(places: Iterable[Place], lemmas: Mapping[int, frozenset[str]]) -> list[EventView]:
    """The events of an article in text order; ``lemmas`` are the telling words of each sentence."""
    found: list[EventView] = []
    told: set[str] = set()
    paragraph, first = -1, 0
    for place in places:
        if place.paragraph != paragraph:
            paragraph, first = place.paragraph, place.sentence
        head = place.candidate.head
        noun = place.candidate.is_noun
        name = head.lemma_.lower() if noun else key(head)
        tense = f"{place.status.tense}-{syntax.aspect(place.candidate.carrier)}-{place.status.modality or ''}"
        found.append(
            EventView(
                *place,
                place.sentence == first,
                name,
                lemmas.get(place.sentence, frozenset()),
                name in told,
                section_of(name),
                types.of_word(head),
                tense,
                "N" if noun else "V",
            )
        )
        told.add(name)
    return found


def bucket(number: int) -> str:
    """A count in a few steps."""
    if number < 3:
        return str(number)
    return "3" if number < 5 else "5" if number < 9 else "9"


@lru_cache(maxsize=20_000)
def section_of(name: str) -> str:
    """The first word list a verb stands in, ``other`` where none knows it."""
    return next((section for section in _SECTIONS if name in lexicon.verbs(section)), "other")


def _subject(carrier: Word) -> str:
    for tok in syntax.subjects(carrier):
        if tok.pos_ == "PRON":
            return tok.lower_
        return tok.ent_type_ or ("plural" if tok.tag_ == "NNS" else "noun")
    return "none"


def event_parts(view: EventView) -> list[str]:
    """Form, tense, class, place in the article and what the event hangs on."""
    return features_of(event_groups(view))


def event_groups(view: EventView) -> list[Group]:
    """The same in groups."""
    candidate, status = view.candidate, view.status
    head, carrier = candidate.head, candidate.carrier
    kind, tense = view.kind, view.tense
    noun = kind == "N"
    link = syntax.up(carrier)
    above, higher, over, step = "root", "-", "-", "root"
    if link is not None:
        step = str(link.relation)
        above = f"{step}-{link.marker}" if link.marker else step
        over = link.head.lemma_.lower()
        governor = syntax.governing_verb(link.head)
        if governor is not None:
            higher = f"{syntax.tense(governor)}-{syntax.aspect(governor)}"
    left = "bare"
    if noun:
        left = next((c.lower_ for c in head.lefts if c.pos_ == "DET" or c.tag_ == "PRP$"), "bare")
    passive = int(not noun and syntax.passive(carrier))
    found: list[Group] = [
        (_form, kind, head.tag_, tense, passive, status.polarity, status.factuality),
        (_hung, kind, step, above, higher, tense),
        (_over, over),
        (_class, kind, view.section, view.typed, tense),
        (_lemma, view.name),
        (_who, kind, _subject(carrier)),
        (_where, kind, view.sentence, min(view.paragraph, 3), int(view.opens)),
        (_told, kind, int(view.quoted), tense, left, int(view.told)),
    ]
    adverbs = lexicon.verbs("time_adverb")
    found.extend((_adverb, child.lower_, status.tense) for child in carrier.children if child.lower_ in adverbs)
    return found


def _form(kind: str, tag: str, tense: str, passive: int, polarity: str, factuality: str) -> tuple[str, ...]:
    return (
        "bias",
        kind,
        f"tag={tag}",
        f"tense={kind}{tense}",
        f"passive={passive}",
        f"negative={polarity}",
        f"fact={kind}{factuality}",
    )


def _hung(kind: str, step: str, above: str, higher: str, tense: str) -> tuple[str, ...]:
    return (
        f"up={kind}{above}",
        f"step={kind}{step}{tense}",
        f"higher={kind}{higher}",
        f"higher={step}{higher}|{tense}",
    )


def _over(lemma: str) -> tuple[str, ...]:
    return (f"over={lemma}",)


def _class(kind: str, section: str, typed: str, tense: str) -> tuple[str, ...]:
    return f"class={kind}{section}", f"class={section}{tense}", f"type={kind}{typed}", f"type={typed}{tense}"


def _lemma(name: str) -> tuple[str, ...]:
    return (f"lemma={name}",)


def _who(kind: str, subject: str) -> tuple[str, ...]:
    return (f"subject={kind}{subject}",)


def _where(kind: str, sentence: int, paragraph: int, opens: int) -> tuple[str, ...]:
    return f"at={min(sentence, 3)}", f"at={bucket(sentence)}{kind}", f"paragraph={paragraph}{opens}"


def _told(kind: str, quoted: int, tense: str, left: str, told: int) -> tuple[str, ...]:
    return f"quoted={quoted}{tense}", f"left={left}", f"told={kind}{told}{left if kind == 'N' else ''}"


def _adverb(word: str, tense: str) -> tuple[str, ...]:
    return f"adverb={word}", f"adverb={word}{tense}"
