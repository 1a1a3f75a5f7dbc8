"""Past tenses before bare nouns are verbs, and what "and" joins is joined to the verb before."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractors.language.joining import bereft

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
#: (text, verb, what it acts on): taken from it by the verb before.
BEREFT = [
    ("The army retook the town and hung flags from the tower.", "hung", "flags"),
    ("The river rose overnight and flooded streets in the old town.", "flooded", "streets"),
    ("Officers searched the flat and found weapons.", "found", "weapons"),
    ("A bus left the road and hit trees.", "hit", "trees"),
    ("Hackers entered the network and copied files.", "copied", "files"),
    ("Police raided the club and arrested dozens on Saturday.", "arrested", "dozens"),
    ("The fire killed nine and injured 20.", "injured", "20"),
]
#: (text, second verb and its object, third verb and its object): all of who did the first.
SERIES = [
    ("Rioters burned cars, smashed windows and looted shops.", "smashed windows", "looted shops"),
    ("Workers downed tools, occupied offices and demanded talks.", "occupied offices", "demanded talks"),
    ("The bank sold loans, closed branches and cut staff.", "closed branches", "cut staff"),
    ("A tornado flattened homes, overturned trucks and killed cattle.", "overturned trucks", "killed cattle"),
]
#: A participle that does describe what is behind it.
NOT = [
    ("Police found drugs and stolen cars.", "stolen"),
    ("The charity fed refugees and injured soldiers.", "injured"),
    ("Doctors who treated patients and wounded civilians were honoured.", "wounded"),
    ("Reporters found broken glass and smashed furniture.", "smashed"),
    ("The soldiers, guarded convoys and parked trucks were gone.", "parked"),
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


@pytest.mark.parametrize(("text", "verb", "noun"), BEREFT)
def test_a_verb_keeps_the_noun_behind_it(nlp: Language, text: str, verb: str, noun: str) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    assert [child.text for child in word.children if child.dep_ == "obj"] == [noun]


@pytest.mark.parametrize(("text", "second", "third"), SERIES)
def test_verbs_of_a_series_are_joined_to_the_first(nlp: Language, text: str, second: str, third: str) -> None:
    doc = nlp(text)
    first = next(token for token in doc if token.dep_ == "ROOT")
    assert [child.dep_ for child in first.lefts if child.dep_ == "nsubj"] == ["nsubj"]
    for verb, noun in (second.split(), third.split()):
        word = next(token for token in doc if token.text == verb)
        assert (word.tag_, word.dep_, word.head) == ("VBD", "conj", first)
        assert [child.text for child in word.children if child.dep_ == "obj"] == [noun]


def test_two_verbs_may_act_on_one_noun() -> None:
    words = ["Police", "arrested", "and", "questioned", "the", "student", "."]
    tags = ["NNS", "VBD", "CC", "VBD", "DT", "NN", "."]
    assert not list(bereft([1, -1, 3, 1, 5, 1, 1], words, tags))
