"""What is said of a firm or body once holds wherever its name stands in the article."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from extractors.language.bodies import bodies
from extractors.language.parsing import parse
from extractors.model import Article, Published


def labels(nlp: Language, text: str, name: str) -> set[str]:
    """The labels of a name in an article, the empty one for a mention that has none."""
    [(_, doc)] = parse(nlp, [Article("d", text, Published(date(2024, 5, 6), "given"), ())])
    return {token.ent_type_ for token in doc if token.text == name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Villagers sued Ortovane. Ortovane, a mining start-up, has leased the land. The judge heard Ortovane.",
            "Ortovane",
        ),
        (
            "Police searched Vintarro on Monday. The Vintarro-owned paper did not appear. Vintarro is silent.",
            "Vintarro",
        ),
        ("Drelkin fined nobody. Drelkin, based in Oslo, has two plants. Nobody at Drelkin was hurt.", "Drelkin"),
        ("Olvera Shipping lost a tanker. The crew of Olvera was safe, and Olvera will pay.", "Olvera"),
        ("Votes for Sumarka fell. Sumarka leader Joan Soler resigned, and Sumarka will choose another.", "Sumarka"),
    ],
)
def test_once_a_firm_always_a_firm(nlp: Language, text: str, name: str) -> None:
    assert labels(nlp, text, name) == {"ORG"}


def test_a_town_a_person_and_what_is_called_after_them_stay(nlp: Language) -> None:
    text = "The Truman Library opened. President Truman wept. Truman, a farmer, had signed it."
    assert labels(nlp, text, "Truman") <= {"PERSON", "ORG"}
    assert "PERSON" in labels(nlp, text, "Truman")
    assert labels(nlp, "Rebels left Kandovar. Snow fell in Kandovar. Kandovar leader Ann Lee fled.", "Kandovar") != {
        "ORG"
    }


@pytest.mark.parametrize(
    ("text", "tags", "spans", "expected"),
    [
        (
            "the Popular Front for the Liberation of Tazra said",
            "DT NNP NNP IN DT NNP IN NNP VBD",
            [(1, 3, "ORG"), (5, 8, "ORG")],
            [(1, 8, "ORG")],
        ),
        ("the Directorate - General for Competition", "DT NNP HYPH NNP IN NNP", [], [(1, 6, "ORG")]),
        ("the Movement of Farmers for Justice in Mali", "DT NNP IN NNPS IN NNP IN NNP",
         [(1, 4, "ORG")], [(1, 6, "ORG")]),
        ("aid from Congress for Kenya", "NN IN NNP IN NNP",
         [(2, 3, "ORG"), (4, 5, "GPE")], [(2, 3, "ORG"), (4, 5, "GPE")]),
        ("the Party of Lula da Silva", "DT NNP IN NNP NNP NNP", [(3, 6, "PERSON")], [(3, 6, "PERSON")]),
        ("the Council of March", "DT NNP IN NNP", [(1, 2, "ORG")], [(1, 2, "ORG")]),
        ("The All India Union ( AIU ) met", "DT DT NNP NNP -LRB- NNP -RRB- VBD",
         [(2, 4, "ORG")], [(1, 4, "ORG"), (5, 6, "ORG")]),
        ("off Bay of Pigs", "IN NNP IN NNPS", [(1, 4, "ORG")], [(1, 4, "LOC")]),
        ("at the Palace of Conventions", "IN DT NNP IN NNP", [(2, 5, "ORG")], [(2, 5, "FAC")]),
        ("after Hurricane Ilsa", "IN NNP NNP", [(2, 3, "PERSON")], [(1, 3, "EVENT")]),
        ("at St. Oda 's on Monday", "IN NNP NNP POS IN NNP", [(2, 3, "PERSON")], [(1, 4, "ORG")]),
        ("at St. Oda 's Hospital", "IN NNP NNP POS NNP", [(2, 3, "PERSON")], [(1, 5, "ORG")]),
        ("at St. Oda 's Cathedral", "IN NNP NNP POS NNP", [(2, 3, "PERSON")], [(1, 5, "FAC")]),
        ("on St. Oda 's wounds", "IN NNP NNP POS NNS", [(2, 3, "PERSON")], [(2, 3, "PERSON")]),
        ("the Lorn County Sheriff 's Office said", "DT NNP NNP NNP POS NNP VBD", [(1, 3, "GPE")], [(1, 6, "ORG")]),
        ("the mayor 's Office", "DT NN POS NNP", [], []),
        (
            "the Polar Research Fund met , PRF members said",
            "DT NNP NNP NNP VBD , NNP NNS VBD",
            [(1, 4, "ORG")],
            [(1, 4, "ORG"), (6, 7, "ORG")],
        ),
        (
            "the School of Hygiene and Tropical Medicine",
            "DT NNP IN NNP CC NNP NNP",
            [(1, 4, "ORG")],
            [(1, 4, "ORG")],
        ),
        ("NEW DELHI - Police", "NNP NNP : NNS", [(0, 2, "ORG")], [(0, 2, "GPE")]),
        ("Grupo Salvat sold Rugby Australia", "NNP NNP VBD NNP NNP",
         [(0, 2, "PERSON"), (3, 5, "GPE")], [(0, 2, "ORG"), (3, 5, "ORG")]),
    ],
)  # fmt: skip
def test_names_of_several_parts(
    text: str, tags: str, spans: list[tuple[int, int, str]], expected: list[tuple[int, int, str]]
) -> None:
    place = {"New Delhi"}
    found = bodies(spans, text.split(), tags.split(), lambda word: False, lambda name: " ".join(name) in place)
    assert found == expected
