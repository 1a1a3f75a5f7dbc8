"""The rules put over the network's names and sentence ends."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.language.agreement import agree
from extractors.language.ends import sentences
from extractors.language.gazetteer import Gazetteer
from extractors.language.names import settle

GAZETTEER = Gazetteer(
    [
        (["Lachin", "Corridor"], "place"),
        (["Central", "Asian"], "people"),
        (["Kenya"], "country"),
        (["Georgia"], "country"),
        (["Georgia"], "first"),
        (["La", "Repubblica"], "organisation"),
        (["Pole"], "people"),
        (["Vodafone"], "company"),
        (["General", "Mills"], "company"),
        (["Marsh"], "company"),
        (["Marsh"], "last"),
        (["AlfaGas"], "organisation"),
        (["Crown", "Bank"], "organisation"),
        (["WHO"], "organisation"),
    ]
)


@pytest.mark.parametrize(
    ("words", "tags", "before", "after"),
    [
        ("the Lachin Corridor", "DT NNP NNP", [(1, 3, "ORG")], [(1, 3, "LOC")]),
        ("Central Asian states", "JJ JJ NNS", [(0, 1, "NORP"), (1, 2, "NORP")], [(0, 2, "NORP")]),
        ("troops left Kenya", "NNS VBD NNP", [], [(2, 3, "GPE")]),
        ("told La Repubblica", "VBD NNP NNP", [(1, 3, "PERSON")], [(1, 3, "ORG")]),
        ("Bank of Kenya", "NNP IN NNP", [(0, 3, "ORG")], [(0, 3, "ORG")]),
        ("Georgia smiled", "NNP VBD", [(0, 1, "PERSON")], [(0, 1, "PERSON")]),
        ("Pole said", "NNP VBD", [(0, 1, "PERSON")], [(0, 1, "PERSON")]),
        ("kenya", "NN", [], []),
        # a firm of one word is one only where a name was seen, and nobody is called so
        ("bought Vodafone", "VBD NNP", [(1, 2, "GPE")], [(1, 2, "ORG")]),
        ("told Vodafone", "VBD NNP", [(1, 2, "PERSON")], [(1, 2, "ORG")]),
        ("by Vodafone", "IN NNP", [], []),
        ("by General Mills", "IN NNP NNPS", [(1, 3, "GPE")], [(1, 3, "ORG")]),
        ("met Marsh", "VBD NNP", [(1, 2, "PERSON")], [(1, 2, "PERSON")]),
        # nor is there a place that is called so
        ("in Marsh", "IN NNP", [(1, 2, "GPE")], [(1, 2, "ORG")]),
        # names written as no common word is need no tag to be seen
        ("its AlfaGas unit", "PRP$ NN NN", [], [(1, 2, "ORG")]),
        ("three Crown Bank tellers", "CD JJ NN NNS", [], [(1, 3, "ORG")]),
        ("WHO would do that", "NN MD VB DT", [], []),
        # letters are somebody's or a town's only where all is written so
        ("an OCHA report", "DT NNP NN", [(1, 2, "PERSON")], [(1, 2, "ORG")]),
        ("moved to QARM yesterday", "VBD TO NNP NN", [(2, 3, "GPE")], [(2, 3, "ORG")]),
        ("JAL said so", "NNP VBD RB", [(0, 1, "GPE")], [(0, 1, "ORG")]),
        ("by MediaForum in May", "IN NNP IN NNP", [(1, 2, "GPE")], [(1, 2, "ORG")]),
        ("told McAllen so", "VBD NNP RB", [(1, 2, "PERSON")], [(1, 2, "PERSON")]),
        ("KENYA won", "NNP VBD", [(0, 1, "GPE")], [(0, 1, "GPE")]),
        ("MAYOR OBODO RESIGNS", "NNP NNP VBZ", [(1, 2, "PERSON")], [(1, 2, "PERSON")]),
        # two firms
        ("Vodafone and General Mills", "NNP CC NNP NNPS", [(0, 4, "ORG")], [(0, 1, "ORG"), (2, 4, "ORG")]),
        ("Marsh and Vodafone", "NNP CC NNP", [(0, 3, "ORG")], [(0, 1, "ORG"), (2, 3, "ORG")]),
        ("Marsh and Partners", "NNP CC NNPS", [(0, 3, "ORG")], [(0, 3, "ORG")]),
    ],
)
def test_settle(words: str, tags: str, before: list[tuple[int, int, str]], after: list[tuple[int, int, str]]) -> None:
    assert settle(before, words.split(), tags.split(), GAZETTEER) == after


def test_a_person_stays_a_person() -> None:
    words = ["Nikol", "Pashinyan", "spoke", ".", "Pashinyan", "left", "Michael", "Jordan", "in", "Jordan"]
    spans = [(0, 2, "PERSON"), (4, 5, "NORP"), (6, 8, "PERSON"), (9, 10, "GPE")]
    assert agree(spans, words) == [(0, 2, "PERSON"), (4, 5, "PERSON"), (6, 8, "PERSON"), (9, 10, "GPE")]


@pytest.mark.parametrize(
    ("text", "tags", "spans", "found"),
    [
        ("Ewa Kovar won ahead of Kovar", "NNP NNP VBD RB IN NNP", [(0, 2, "PERSON")], (5, 6, "PERSON")),
        ("Ewa Kovar left . Kovar slept", "NNP NNP VBD . NNP VBD", [(0, 2, "PERSON")], (4, 5, "PERSON")),
        ("Ewa Kovar wrote to Kovar", "NNP NNP VBD IN NNP", [(0, 2, "PERSON"), (4, 5, "GPE")], (4, 5, "PERSON")),
        ("Ewa Kovar lives in Kovar", "NNP NNP VBZ IN NNP", [(0, 2, "PERSON"), (4, 5, "GPE")], (4, 5, "GPE")),
        ("Ewa Kovar met Kovar - Lind", "NNP NNP VBD NNP HYPH NNP", [(0, 2, "PERSON")], None),
        ("Ewa Kovar used Kovar 2.0", "NNP NNP VBD NNP CD", [(0, 2, "PERSON")], None),
    ],
)
def test_a_surname_alone_is_that_person(
    text: str, tags: str, spans: list[tuple[int, int, str]], found: tuple[int, int, str] | None
) -> None:
    names = agree(spans, text.split(), lambda name: False, tags.split(), lambda word: False, lambda name: False)
    assert names[1:] == ([found] if found else [])


def test_a_firm_called_after_a_people_is_one_name() -> None:
    text = [
        "Baltic",
        "Freight",
        "grew",
        ".",
        "Shares",
        "of",
        "Baltic",
        "Freight",
        "rose",
        ".",
        "Baltic",
        "People",
        "'",
        "s",
        "Army",
        "and",
        "Baltic",
        "Kovar",
    ]
    tags = [
        "NNP",
        "NNP",
        "VBD",
        ".",
        "NNS",
        "IN",
        "NNP",
        "NNP",
        "VBD",
        ".",
        "NNP",
        "NNPS",
        "POS",
        "POS",
        "NNP",
        "CC",
        "NNP",
        "NNP",
    ]
    spans = [(0, 1, "NORP"), (6, 7, "NORP"), (10, 11, "NORP"), (16, 17, "NORP")]
    found = agree(spans, text, lambda name: False, tags, lambda word: word != "Kovar", lambda name: True)
    assert found == [(0, 2, "ORG"), (6, 8, "ORG"), (10, 11, "NORP"), (16, 17, "NORP")]
    once = agree(spans[:1], text, lambda name: False, tags, lambda word: True, lambda name: True)
    assert once == [(0, 1, "NORP")]


def test_a_long_name_is_seen_again() -> None:
    text = "Ann Lee left . Later Ann Lee met the Lee family at Sun City . Sun City won . Sun rose"
    spans = [(0, 2, "PERSON"), (12, 14, "GPE"), (15, 17, "ORG")]
    assert agree(spans, text.split()) == [(0, 2, "PERSON"), (5, 7, "PERSON"), (12, 14, "GPE"), (15, 17, "ORG")]


def test_letters_introduced_are_seen_again() -> None:
    text = "the Harbour Safety Authority ( HSA ) met . Boats of HSA left"
    assert agree([(1, 4, "ORG"), (5, 6, "ORG")], text.split()) == [(1, 4, "ORG"), (5, 6, "ORG"), (11, 12, "ORG")]


@pytest.mark.parametrize(
    ("text", "starts", "expected"),
    [
        # the network puts the end before or after the quotation mark; the blank space settles it
        ('He left . " I am tired , " she said .', {4}, ["He left .", '" I am tired , " she said .']),
        ('" We won . " They left .', {4}, ['" We won . "', "They left ."]),
        ("“ We won . ” They left .", {4}, ["“ We won . ”", "They left ."]),
        ("He left . “ Never , ” she said .", {3, 4}, ["He left .", "“ Never , ” she said ."]),
        # ends that the network overlooked
        ('He won . " Never again , " she said .', set(), ["He won .", '" Never again , " she said .']),
        ('" We won . " She left .', set(), ['" We won . "', "She left ."]),
        ('He called it " a win " Tuesday .', set(), ['He called it " a win " Tuesday .']),
        ("( AP ) Troops left .", {2}, ["( AP )", "Troops left ."]),
        # an abbreviation ends the sentence where a word follows that is no name
        ("She flew to the U.S. The deal holds .", set(), ["She flew to the U.S.", "The deal holds ."]),
        ("They met at 5 p.m. After that he left .", set(), ["They met at 5 p.m.", "After that he left ."]),
        ("Marsh sold Tamar Ltd. In May it closed .", set(), ["Marsh sold Tamar Ltd.", "In May it closed ."]),
        ("The U.S. Senate voted .", set(), ["The U.S. Senate voted ."]),
        # a footnote belongs to what it stands behind, a comma begins nothing
        ("He left in 1821 . [ 22 ] She stayed .", {5}, ["He left in 1821 . [ 22 ]", "She stayed ."]),
        ("Lagos , Nigeria , reopened .", {1}, ["Lagos , Nigeria , reopened ."]),
        ("Troops left .", set(), ["Troops left ."]),
        # where no mark says so it takes more to end a sentence
        (
            "Credit Suisse First Boston fell . The bank , in Zurich , rose .",
            {2, 6, 11},
            ["Credit Suisse First Boston fell .", "The bank , in Zurich , rose ."],
        ),
        ("Integra Hotel sold it : The price rose", {1, 5}, ["Integra Hotel sold it :", "The price rose"]),
    ],
)
def test_quotation_marks_stay_with_their_sentence(text: str, starts: set[int], expected: list[str]) -> None:
    words = text.split()
    opens = True
    spaced = [True] * len(words)
    for i, word in enumerate(words):
        if word == '"':
            spaced[i - 1 if not opens and i else i] = False
            opens = not opens
    scores = np.array([1.0 if i in starts else -1.0 for i in range(len(words))], dtype=np.float32)
    assert [" ".join(words[b:e]) for b, e in sentences(scores, words, spaced)] == expected
