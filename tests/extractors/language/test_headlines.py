"""Lines without a full stop whose verb looks like a noun."""

from __future__ import annotations

import pytest
from spacy.language import Language

HEADLINES = [
    ("Bank cuts rates to 3%", "Bank", "cuts", "rates"),
    ("Court blocks deportation of activist", "Court", "blocks", "deportation"),
    ("Landslide buries village in Nepal", "Landslide", "buries", "village"),
    ("Airline scraps flights to Minsk", "Airline", "scraps", "flights"),
    ("Minister backs ban on masks", "Minister", "backs", "ban"),
    ("Opposition slams budget", "Opposition", "slams", "budget"),
    ("Coach rules out return", "Coach", "rules", "return"),
    ("Troops storm rebel base", "Troops", "storm", "base"),
    ("Scientists record whale song", "Scientists", "record", "song"),
    ("Rebels free hostages", "Rebels", "free", "hostages"),
]
#: Nouns before a noun, or lines that have their verb.
NOT = [
    ("Oil prices fall as supply fears ease", "prices"),
    ("Home runs 19", "runs"),
    ("Sales tax rise in Ohio", "tax"),
    ("Home news", "news"),
    ("The bank of two rivers and the cuts debate.", "cuts"),
]


@pytest.mark.parametrize(("text", "subject", "verb", "noun"), HEADLINES)
def test_a_headline_has_its_verb(nlp: Language, text: str, subject: str, verb: str, noun: str) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    assert (word.dep_, word.pos_) == ("ROOT", "VERB")
    found = {child.dep_: child.text for child in word.children}
    assert (found["nsubj"], found["obj"]) == (subject, noun)


@pytest.mark.parametrize(("text", "noun"), NOT)
def test_a_noun_stays_one(nlp: Language, text: str, noun: str) -> None:
    assert next(token for token in nlp(text) if token.text == noun).pos_ == "NOUN"
