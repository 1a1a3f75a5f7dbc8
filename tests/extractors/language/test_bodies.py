"""Names of firms and bodies: what their words say, over what the network guessed."""

from __future__ import annotations

import pytest

from extractors.language.agreement import agree
from extractors.language.bodies import bodies
from extractors.language.long_names import introduced

COMMON = {"Securities", "Exchange", "Immigration", "Naturalization", "Relief", "Rehabilitation", "Security", "National"}
COMMON |= {"Defence", "Health", "Safety", "Food", "Treasury", "Forestry"}
PLACES = {"Soviet Union", "Kuwait City", "Georgia", "Jordan", "Savin"}

CASES = [
    # firms, whatever stood there
    ("shares of Savin Corp. fell", "NNS IN NNP NNP VBD", [(2, 4, "PERSON")], ["Savin Corp.=ORG"]),
    ("Automatic Data Processing Inc. said", "NNP NNP NNP NNP VBD", [(0, 2, "ORG")],
     ["Automatic Data Processing Inc.=ORG"]),
    ("at Time , Inc. in May", "IN NNP , NNP IN NNP", [], ["Time , Inc.=ORG"]),
    ("Ellis & Marsh Ltd. of Leeds", "NNP CC NNP NNP IN NNP", [(5, 6, "GPE")], ["Ellis & Marsh Ltd.=ORG", "Leeds=GPE"]),
    ("Aiwa Co. and Pioneer Corp.", "NNP NNP CC NNP NNP", [(0, 2, "ORG")], ["Aiwa Co.=ORG", "Pioneer Corp.=ORG"]),
    ("he asked Inc. to pay", "PRP VBD NNP TO VB", [], []),
    # bodies by their last word
    ("a Kenya Airways flight", "DT NNP NNPS NN", [(1, 3, "GPE")], ["Kenya Airways=ORG"]),
    ("the Tamar Valley Tribune wrote", "DT NNP NNP NNP VBD", [(1, 4, "LOC")], ["Tamar Valley Tribune=LOC"]),
    ("films by Harbour Studios", "NNS IN NNP NNPS", [], ["Harbour Studios=ORG"]),
    ("the Cairns Bulletin reported", "DT NNP NNP VBD", [(1, 3, "GPE")], ["Cairns Bulletin=ORG"]),
    ("editors of the Enugu Courier", "NNS IN DT NNP NNP", [(3, 5, "PERSON")], ["Enugu Courier=ORG"]),
    ("the Ferrol Laboratory closed", "DT NNP NNP VBD", [], ["Ferrol Laboratory=ORG"]),
    ("a weekly in Cairns", "DT NN IN NNP", [(3, 4, "GPE")], ["Cairns=GPE"]),
    ("in the Soviet Union", "IN DT NNP NNP", [(2, 4, "GPE")], ["Soviet Union=GPE"]),
    ("Union members met", "NNP NNS VBD", [], []),
    # two topics, one body
    ("the Securities and Exchange Commission", "DT NNP CC NNP NNP", [(3, 5, "ORG")],
     ["Securities and Exchange Commission=ORG"]),
    ("the National Security and Defence Council", "DT NNP NNP CC NNP NNP", [(1, 3, "ORG"), (4, 6, "ORG")],
     ["National Security and Defence Council=ORG"]),
    ("the Department of Relief and Rehabilitation", "DT NNP IN NNP CC NNP", [(1, 4, "ORG"), (5, 6, "GPE")],
     ["Department of Relief and Rehabilitation=ORG"]),
    ("the Interior Ministry and Security Council", "DT NNP NNP CC NNP NNP", [(1, 3, "ORG"), (4, 6, "ORG")],
     ["Interior Ministry=ORG", "Security Council=ORG"]),
    ("Hamas and Health Ministry officials", "NNP CC NNP NNP NNS", [(0, 1, "ORG"), (2, 4, "ORG")],
     ["Hamas=ORG", "Health Ministry=ORG"]),
    # what a name is not
    ("the Florida Beach resort", "DT NNP NNP NN", [(1, 3, "ORG")], ["Florida Beach=LOC"]),
    ("under the Patriot Act", "IN DT NNP NNP", [(2, 4, "ORG")], []),
    ("Hurricane Opal struck", "NNP NNP VBD", [(0, 2, "PERSON")], ["Hurricane Opal=EVENT"]),
    ("during World War II", "IN NNP NNP NNP", [(1, 4, "ORG")], ["World War II=EVENT"]),
    ("near Pilsudski Square", "IN NNP NNP", [(1, 3, "ORG")], ["Pilsudski Square=FAC"]),
    ("Houston Police Superintendent Ann Lee", "NNP NNP NNP NNP NNP", [(0, 3, "ORG"), (3, 5, "PERSON")],
     ["Houston Police=ORG", "Ann Lee=PERSON"]),
    ("said Mrs. Okafor", "VBD NNP NNP", [(2, 3, "GPE")], ["Okafor=PERSON"]),
    ("since Sept. 11", "IN NNP CD", [(1, 2, "ORG")], []),
    ("Ann Lee , QC , said", "NNP NNP , NNP , VBD", [(0, 2, "PERSON"), (3, 4, "ORG")], ["Ann Lee=PERSON"]),
    ("Ann Lee , SC , said", "NNP NNP , NNP , VBD", [(0, 2, "PERSON"), (3, 4, "ORG")], ["Ann Lee=PERSON"]),
    ("in Aiken , SC", "IN NNP , NNP", [(1, 2, "GPE"), (3, 4, "GPE")], ["Aiken=GPE", "SC=GPE"]),
    ("since 3000 BC", "IN CD NNP", [(2, 3, "GPE")], []),
    ("lost to HIV", "VBD IN NNP", [(2, 3, "PERSON")], []),
    ("in Victoria , BC", "IN NNP , NNP", [(1, 2, "GPE"), (3, 4, "GPE")], ["Victoria=GPE", "BC=GPE"]),
    ("told the BBC", "VBD DT NNP", [(2, 3, "ORG")], ["BBC=ORG"]),
    ("and scuba diving", "CC NN NN", [(1, 2, "NORP")], []),
    ("the Municipality of Culion", "DT NNP IN NNP", [(1, 4, "ORG")], ["Municipality of Culion=GPE"]),
    ("the Ministry of Relief and Forestry", "DT NNP IN NNP CC NNP", [(1, 4, "ORG"), (5, 6, "ORG")],
     ["Ministry of Relief and Forestry=ORG"]),
    ("an Air Astana flight", "DT NNP NNP NN", [(1, 3, "GPE")], ["Air Astana=ORG"]),
    ("at The Hague", "IN DT NNP", [(2, 3, "GPE")], ["The Hague=GPE"]),
    ("in Waco , Tex.", "IN NNP , NNP", [(1, 2, "GPE"), (3, 4, "ORG")], ["Waco=GPE", "Tex.=GPE"]),
    ("told Sen. Marlow", "VBD NNP NNP", [(2, 3, "ORG")], ["Marlow=PERSON"]),
    ("at Queen Mary College", "IN NNP NNP NNP", [(1, 4, "ORG")], ["Queen Mary College=ORG"]),
    # the adjective of a country inside the name of its body
    ("a Somali National Army post", "DT JJ NNP NNP NN", [(1, 2, "NORP"), (2, 4, "ORG")],
     ["Somali National Army=ORG"]),
    ("a Danish Refugee Council convoy", "DT JJ NNP NNP NN", [(1, 2, "NORP"), (2, 4, "ORG")],
     ["Danish Refugee Council=ORG"]),
    ("the Iranian Red Crescent said", "DT JJ NNP NNP VBD", [(1, 2, "NORP"), (2, 4, "ORG")],
     ["Iranian Red Crescent=ORG"]),
    ("a Norwegian Directorate of Fisheries boat", "DT JJ NNP IN NNP NN", [(1, 2, "NORP"), (2, 5, "ORG")],
     ["Norwegian Directorate of Fisheries=ORG"]),
    ("its A350 fleet", "PRP$ NNP NN", [(1, 2, "GPE")], []),
    ("the Chinese Foreign Ministry said", "DT JJ NNP NNP VBD", [(1, 2, "NORP"), (2, 4, "ORG")],
     ["Chinese=NORP", "Foreign Ministry=ORG"]),
    # letters that stand for a name
    ("the Harbour Safety Authority ( HSA ) said HSA boats",
     "DT NNP NNP NNP -LRB- NNP -RRB- VBD NNP NNS", [(1, 4, "ORG")],
     ["Harbour Safety Authority=ORG", "HSA=ORG", "HSA=ORG"]),
    ("Okafor Ltd. ( UK ) said", "NNP NNP -LRB- NNP -RRB- VBD", [(0, 2, "ORG"), (3, 4, "GPE")],
     ["Okafor Ltd.=ORG", "UK=GPE"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tags", "before", "after"), CASES)
def test_bodies(text: str, tags: str, before: list[tuple[int, int, str]], after: list[str]) -> None:
    words = text.split()
    found = bodies(before, words, tags.split(), COMMON.__contains__, lambda name: " ".join(name) in PLACES)
    assert [f"{' '.join(words[b:e])}={label}" for b, e, label in found] == after


def test_only_initials_are_an_acronym() -> None:
    words = ["World", "Food", "Programme", "(", "WFP", ")", "and", "World", "Food", "Programme", "(", "Rome", ")"]
    assert list(introduced([(0, 3, "ORG"), (7, 10, "ORG")], words)) == ["WFP"]


def test_a_firm_stays_a_firm_throughout_an_article() -> None:
    text = "Marsh Corp. rose . Marsh fell . Savin Ltd. rose . Savin fell . Ford Corp. and Ann Ford ."
    words = text.split()
    spans = [(0, 2, "ORG"), (4, 5, "PERSON"), (7, 9, "ORG"), (11, 12, "GPE"), (14, 16, "ORG"), (17, 19, "PERSON")]
    agreed = agree(spans, words, lambda name: " ".join(name) in PLACES)
    assert [label for *_, label in agreed] == ["ORG", "ORG", "ORG", "GPE", "ORG", "PERSON"]


def test_a_name_is_what_it_mostly_is() -> None:
    words = ["Demosisto"] * 4 + ["Georgia"] * 4 + ["Tesk"] * 2
    labels = ["ORG", "GPE", "ORG", "ORG", "GPE", "PERSON", "GPE", "GPE", "ORG", "GPE"]
    agreed = agree([(i, i + 1, label) for i, label in enumerate(labels)], words, lambda name: name[0] in PLACES)
    assert [label for *_, label in agreed] == ["ORG"] * 4 + labels[4:]


def test_towns_and_people_of_one_name() -> None:
    words = "Ann Castro spoke . Castro left . She was born in Castro . Sen. Marlow met Marlow".split()  # noqa: SIM905
    spans = [(0, 2, "PERSON"), (4, 5, "GPE"), (11, 12, "GPE"), (14, 15, "PERSON"), (16, 17, "ORG")]
    agreed = agree(spans, words, lambda name: False)
    assert [label for *_, label in agreed] == ["PERSON", "PERSON", "GPE", "PERSON", "PERSON"]


def test_a_surname_that_is_no_place_is_the_person() -> None:
    words = ["Joshua", "Norton", ".", "Norton", "died", ".", "Ann", "Jordan", "in", "Jordan"]
    spans = [(0, 2, "PERSON"), (3, 4, "GPE"), (6, 8, "PERSON"), (9, 10, "GPE")]
    agreed = agree(spans, words, lambda name: name[0] in PLACES)
    assert [label for *_, label in agreed] == ["PERSON", "PERSON", "PERSON", "GPE"]
