"""What a name is by the words beside it."""

from __future__ import annotations

import pytest

from extractors.language.contexts import in_context

PLACES = {"Jordan", "Georgia", "Malta"}

CASES = [
    # shares and what is owned
    ("Shares of Ordana fell", "NNS IN NNP VBD", (2, 3, "PERSON"), "ORG"),
    ("a stake in Brillo", "DT NN IN NNP", (3, 4, "GPE"), "ORG"),
    ("Halvorsen shares sank", "NNP NNS VBD", (0, 1, "PERSON"), "ORG"),
    ("Ordana 's profit fell", "NNP POS NN VBD", (0, 1, "GPE"), "ORG"),
    ("Malta shares fell", "NNP NNS VBD", (0, 1, "GPE"), "GPE"),
    ("Rio Dorado Group , a digger of ore", "NNP NNP NNP , DT NN IN NN", (0, 3, "ORG"), "ORG"),
    ("Velden Holdings , the owner , said", "NNP NNP , DT NN , VBD", (0, 2, "ORG"), "ORG"),
    ("Malta 's exports fell", "NNP POS NNS VBD", (0, 1, "GPE"), "GPE"),
    ("she shares Ordana 's view", "PRP VBZ NNP POS NN", (2, 3, "PERSON"), "PERSON"),
    # the noun phrase that explains a name
    ("Ordana , the Dutch payments company , said", "NNP , DT JJ NNS NN , VBD", (0, 1, "PERSON"), "ORG"),
    ("Unity , a rebel movement , left", "NNP , DT NN NN , VBD", (0, 1, "GPE"), "ORG"),
    ("Velden , a chain of shops", "NNP , DT NN IN NNS", (0, 1, "GPE"), "ORG"),
    ("Ordana , the company 's chairman , left", "NNP , DT NN POS NN , VBD", (0, 1, "ORG"), "PERSON"),
    ("Velden , a farmer in Malta", "NNP , DT NN IN NNP", (0, 1, "GPE"), "PERSON"),
    ("Velden , a mining town", "NNP , DT NN NN", (0, 1, "PERSON"), "GPE"),
    ("Georgia , the union said", "NNP , DT NN VBD", (0, 1, "GPE"), "GPE"),
    ("Velden , the army and the police", "NNP , DT NN CC DT NN", (0, 1, "GPE"), "GPE"),
    # who works for it, and what it is called before its name
    ("the chief executive of Ordana", "DT JJ NN IN NNP", (4, 5, "PERSON"), "ORG"),
    ("an analyst at Velden", "DT NN IN NNP", (3, 4, "PERSON"), "ORG"),
    ("Ordana founder Ann Lee", "NNP NN NNP NNP", (0, 1, "PERSON"), "ORG"),
    ("a Velden spokesman", "DT NNP NN", (1, 2, "PERSON"), "PERSON"),
    ("carmaker Ordana said", "NN NNP VBD", (1, 2, "PERSON"), "ORG"),
    ("brewer Tom Keane said", "NN NNP NNP VBD", (1, 3, "PERSON"), "PERSON"),
    ("fled to camps in Jordan", "VBD TO NNS IN NNP", (4, 5, "ORG"), "GPE"),
    ("near Malta Rovers played", "IN NNP NNPS VBD", (1, 2, "ORG"), "ORG"),
    ("the village of Velden", "DT NN IN NNP", (3, 4, "PERSON"), "GPE"),
    ("the widow of Velden", "DT NN IN NNP", (3, 4, "PERSON"), "PERSON"),
    # what only people have
    ("Velden , 34 , was shot", "NNP , CD , VBD VBN", (0, 1, "GPE"), "PERSON"),
    ("Velden 's widow wept", "NNP POS NN VBD", (0, 1, "GPE"), "PERSON"),
    ("Jordan 's parents", "NNP POS NNS", (0, 1, "GPE"), "GPE"),
    ("Velden 's mayor wept", "NNP POS NN VBD", (0, 1, "GPE"), "GPE"),
]


@pytest.mark.parametrize(("text", "tags", "span", "label"), CASES)
def test_in_context(text: str, tags: str, span: tuple[int, int, str], label: str) -> None:
    words = text.split()
    assert len(words) == len(tags.split())
    found = in_context([span], words, tags.split(), lambda name: " ".join(name) in PLACES)
    assert found == [(*span[:2], label)]


@pytest.mark.parametrize(
    ("text", "span", "label"),
    [
        ("pupils in Velden , they said", (2, 3, "PERSON"), "GPE"),
        ("camped near Velden overnight", (2, 3, "PERSON"), "GPE"),
        ("lost confidence in Velden", (3, 4, "PERSON"), "PERSON"),
        ("trust in Velden 's word", (2, 3, "PERSON"), "PERSON"),
        ("Velden resigned on Monday", (0, 1, "GPE"), "PERSON"),
        ("Velden , who had fled", (0, 1, "GPE"), "PERSON"),
        ("people of Velden wept", (2, 3, "GPE"), "GPE"),
        ("Velden voted on Monday", (0, 1, "GPE"), "GPE"),
        ("Velden United , which won", (0, 2, "PERSON"), "ORG"),
        ("he met Ann Velden , which angered them", (2, 4, "PERSON"), "PERSON"),
        ("the Lisbon , a reporter said", (1, 2, "ORG"), "ORG"),
        ("Lisbon told banks to pay", (0, 1, "GPE"), "GPE"),
    ],
)
def test_names_on_no_list(text: str, span: tuple[int, int, str], label: str) -> None:
    words = text.split()
    found = in_context([span], words, ["NN"] * len(words), listed=lambda name: "Lisbon" in name)
    assert found == [(*span[:2], label)]


@pytest.mark.parametrize(
    ("text", "tags", "found"),
    [
        ("Ordana , the Dutch company , fell", "NNP , DT JJ NN , VBD", [(0, 1, "ORG")]),
        ("shares of Blue Ordana fell", "NNS IN NNP NNP VBD", [(2, 4, "ORG")]),
        ("an analyst at Ordana", "DT NN IN NNP", [(3, 4, "ORG")]),
        ("Mass , the union , said", "NNP , DT NN , VBD", []),
        ("In May , the company said", "IN NNP , DT NN VBD", []),
        ("He met Ordana", "PRP VBD NNP", []),
    ],
)
def test_names_that_nothing_saw(text: str, tags: str, found: list[tuple[int, int, str]]) -> None:
    words = text.split()
    assert in_context([], words, tags.split(), lambda name: False, lambda word: word == "Mass") == found


def test_a_town_before_its_country() -> None:
    words, tags = ["left", "Malta", ",", "Georgia", ",", "Ordana"], ["VBD", "NNP", ",", "NNP", ",", "NNP"]
    spans = [(1, 2, "ORG"), (3, 4, "GPE"), (5, 6, "ORG")]
    found = in_context(spans, words, tags, lambda name: " ".join(name) in PLACES)
    assert found == [(1, 2, "GPE"), (3, 4, "GPE"), (5, 6, "ORG")]


def test_other_kinds_of_names_are_left_alone() -> None:
    words, tags = ["the", "Dutch", "company", ",", "a", "firm"], ["DT", "JJ", "NN", ",", "DT", "NN"]
    assert in_context([(1, 2, "NORP")], words, tags) == [(1, 2, "NORP")]
