"""Past tenses before bare nouns are verbs, and what "and" joins is joined to the verb before."""

from __future__ import annotations

import pytest
from spacy.language import Language

FIRST = [
    ("Winds felled trees and cut power lines Monday.", "felled", "Winds"),
    ("A landslide buried houses and closed a road on Sunday.", "buried", "landslide"),
    ("A fire in the harbour gutted warehouses and sent smoke over the town.", "gutted", "fire"),
    ("Workers downed tools and blocked the gates on Monday.", "downed", "Workers"),
]
SECOND = [
    ("Hundreds of farmers blocked roads and dumped manure on Friday.", "dumped", "blocked"),
    ("Firefighters doused flames and evacuated patients on Friday.", "evacuated", "doused"),
    ("Lenders cut rates and raised fees on Friday.", "raised", "cut"),
    ("The blast shattered windows and sparked panic Wednesday.", "sparked", "shattered"),
]
#: A participle that does describe what is behind it.
NOT = [
    ("Police found drugs and stolen cars.", "stolen"),
    ("The charity fed refugees and injured soldiers.", "injured"),
    ("Doctors who treated patients and wounded civilians were honoured.", "wounded"),
    ("Heavily armed men and masked women marched on Friday.", "masked"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), FIRST)
def test_the_first_verb_is_seen(nlp: Language, text: str, verb: str, subject: str) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    assert (word.tag_, word.dep_) == ("VBD", "ROOT")
    assert subject in [child.text for child in word.children if child.dep_ == "nsubj"]


@pytest.mark.parametrize(("text", "verb", "first"), SECOND)
def test_the_second_is_joined_to_it(nlp: Language, text: str, verb: str, first: str) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    assert (word.tag_, word.dep_, word.head.text) == ("VBD", "conj", first)
    assert [child.text for child in word.children if child.dep_ == "obj"]


@pytest.mark.parametrize(("text", "participle"), NOT)
def test_a_participle_stays_one(nlp: Language, text: str, participle: str) -> None:
    assert next(token for token in nlp(text) if token.text == participle).tag_ in ("VBN", "JJ")
