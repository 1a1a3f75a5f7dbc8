"""A person's name behind the office that is theirs: one participant, called by the name."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractors.language import syntax
from extractors.language.words import Words

HELD = [
    ("Prime Minister of Malta Joseph Grech resigned.", "resigned", ["Prime Minister of Malta Joseph Grech"]),
    ("Secretary of State Jo Marsh met the envoys.", "met", ["Secretary of State Jo Marsh"]),
    ("The former Governor of Utah Ann Lee attended the debate.", "attended", ["The former Governor of Utah Ann Lee"]),
    ("On Monday Senator from Ohio Jim Dale left the party.", "left", ["Senator from Ohio Jim Dale"]),
    # two, and others
    (
        "U.S. Secretary of State Jo Marsh and British Foreign Secretary Jack Hill met.",
        "met",
        ["U.S. Secretary of State Jo Marsh", "British Foreign Secretary Jack Hill"],
    ),
    # the office is somebody else's, or there is none
    ("The secretary of Joseph Grech resigned.", "resigned", ["The secretary of Joseph Grech"]),
    ("Friends of Malta and Joseph Grech met on Monday.", "met", ["Friends of Malta"]),
    ("The brother of British envoy Jo Marsh resigned.", "resigned", ["The brother of British envoy Jo Marsh"]),
]


@pytest.mark.parametrize(("text", "verb", "agents"), HELD)
def test_who_holds_the_office_does_it(nlp: Language, text: str, verb: str, agents: list[str]) -> None:
    doc = nlp(text)
    words = Words(doc)
    word = next(word for word in words[0 : len(doc)] if word.text == verb)
    found = [each for agent in syntax.agents(word) for each in syntax.conjuncts(agent)]
    assert [words.text(*syntax.phrase(each)) for each in found] == agents


def test_the_name_is_the_head(nlp: Language) -> None:
    doc = nlp("The speech was given by President of Togo Ali Koffi, who flew to Lagos.")
    name = next(token for token in doc if token.text == "Ali")
    assert (name.dep_, name.head.text) == ("obl:agent", "given")
    assert next(token for token in doc if token.text == "flew").head.text == "Ali"
