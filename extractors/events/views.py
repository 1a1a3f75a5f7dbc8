"""What the ranker of reference times sees of an event, of a time expression, and of the two together.

Every feature is a short readable string; ``training/events_reference.py`` gives each a row of weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from extractors.events import lexicon, types
from extractors.events.candidates import Candidate, key
from extractors.events.factuality import Status
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


@dataclass(frozen=True, slots=True)
class EventView:
    """The same with what the events before it tell; ``lemmas`` are the telling words of its sentence."""

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
        name = head.lemma_.lower() if place.candidate.is_noun else key(head)
        found.append(
            EventView(*place, place.sentence == first, name, lemmas.get(place.sentence, frozenset()), name in told)
        )
        told.add(name)
    return found


def bucket(number: int) -> str:
    """A count in a few steps."""
    if number < 3:
        return str(number)
    return "3" if number < 5 else "5" if number < 9 else "9"


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
    candidate, status = view.candidate, view.status
    head, carrier = candidate.head, candidate.carrier
    kind = "N" if candidate.is_noun else "V"
    name = view.name
    tense = f"{status.tense}-{syntax.aspect(carrier)}-{status.modality or ''}"
    link = syntax.up(carrier)
    above, higher, over, step = "root", "-", "-", "root"
    if link is not None:
        step = link.relation.value
        above = f"{step}-{link.marker}" if link.marker else step
        over = link.head.lemma_.lower()
        governor = syntax.governing_verb(link.head)
        if governor is not None:
            higher = f"{syntax.tense(governor)}-{syntax.aspect(governor)}"
    section = section_of(name)
    typed = types.of_word(head)
    left = "bare"
    if candidate.is_noun:
        left = next((c.lower_ for c in head.lefts if c.pos_ == "DET" or c.tag_ == "PRP$"), "bare")
    found = [
        "bias",
        kind,
        f"tag={head.tag_}",
        f"tense={kind}{tense}",
        f"up={kind}{above}",
        f"step={kind}{step}{tense}",
        f"higher={kind}{higher}",
        f"over={over}",
        f"higher={step}{higher}|{tense}",
        f"class={kind}{section}",
        f"class={section}{tense}",
        f"lemma={name}",
        f"type={kind}{typed}",
        f"type={typed}{tense}",
        f"fact={kind}{status.factuality.value}",
        f"subject={kind}{_subject(carrier)}",
        f"at={min(view.sentence, 3)}",
        f"at={bucket(view.sentence)}{kind}",
        f"paragraph={min(view.paragraph, 3)}{int(view.opens)}",
        f"quoted={int(view.quoted)}{tense}",
        f"left={left}",
        f"told={kind}{int(view.told)}{left if candidate.is_noun else ''}",
        f"passive={int(not candidate.is_noun and syntax.passive(carrier))}",
        f"negative={status.polarity.value}",
    ]
    for child in carrier.children:
        low = child.lower_
        if low in lexicon.verbs("time_adverb"):
            found.append(f"adverb={low}")
            found.append(f"adverb={low}{status.tense}")
    return found
