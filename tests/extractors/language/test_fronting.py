"""A date that opens a sentence without a comma is the verb's, and names spelled like a modal are names."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("sentence", "date", "subject", "verb", "tag"),
    [
        ("On Sunday fans stormed the pitch.", "Sunday", "fans", "stormed", "VBD"),
        ("From Friday fares will rise by ten percent.", "Friday", "fares", "rise", "VB"),
        ("Last week police arrested two men.", "week", "police", "arrested", "VBD"),
        ("On Saturday afternoon nurses at three hospitals went on strike.", "afternoon", "nurses", "went", "VBD"),
        ("In April prices rose by two percent.", "April", "prices", "rose", "VBD"),
        ("On 4 May police arrested him.", "4", "police", "arrested", "VBD"),
        ("But since Monday doctors have refused overtime.", "Monday", "doctors", "refused", "VBN"),
        ("At dawn firefighters found two bodies.", "dawn", "firefighters", "found", "VBD"),
        ("On Monday morning trains are full.", "morning", "trains", "full", "JJ"),
        # a comma and an article leave nothing to mend
        ("On Friday night, rebels shelled the town.", "night", "rebels", "shelled", "VBD"),
        ("On Thursday the court froze his assets.", "Thursday", "court", "froze", "VBD"),
    ],
)
def test_a_date_in_front(nlp: Language, sentence: str, date: str, subject: str, verb: str, tag: str) -> None:
    doc = nlp(sentence)
    words = {token.text: token for token in doc}
    assert words[verb].head.i == words[verb].i
    assert words[verb].tag_ == tag
    assert words[date].head.i == words[verb].i
    assert words[subject].head.i == words[verb].i
    assert words[subject].dep_.startswith("nsubj")
    preposition = doc[1] if doc[0].tag_ == "CC" else doc[0]
    if preposition.tag_ == "IN":
        assert preposition.head.i == words[date].i


def test_the_noun_of_a_month(nlp: Language) -> None:
    doc = nlp("In March elections the party won ten seats.")
    assert doc[1].head.text == "elections"


@pytest.mark.parametrize(
    ("sentence", "name", "verb"),
    [
        ("Theresa May resigned on Monday.", "Theresa May", "resigned"),
        ("The Daisy May capsized off the coast on Sunday.", "Daisy May", "capsized"),
        ("Will Smith slapped a host on Sunday.", "Will Smith", "slapped"),
        ("Journalist Can Dundar fled in 2016.", "Can Dundar", "fled"),
        ('"I am sorry," Mrs May said on Monday.', "May", "said"),
        ("On Monday Theresa May will visit Kent.", "Theresa May", "visit"),
    ],
)
def test_names_like_modals(nlp: Language, sentence: str, name: str, verb: str) -> None:
    doc = nlp(sentence)
    begin = sentence.index(name)
    span = doc.char_span(begin, begin + len(name))
    assert all(token.tag_ == "NNP" for token in span)
    assert span.root.head.text == verb
    assert span.root.dep_.startswith("nsubj")


def test_months_like_modals(nlp: Language) -> None:
    for sentence in ("Peace talks in May will be held in Oslo.", "Since last May prices have risen."):
        assert [token.tag_ for token in nlp(sentence) if token.text == "May"] == ["NNP"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Will Brown resign?",
        "Shares May Rise on Friday",
        "Can I help you?",
        "The council may vote on Friday.",
        "May we go?",
    ],
)
def test_modals_stay(nlp: Language, sentence: str) -> None:
    assert [token.tag_ for token in nlp(sentence) if token.lower_ in ("will", "may", "can")] == ["MD"]
