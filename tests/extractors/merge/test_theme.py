from __future__ import annotations

from dataclasses import replace

import pytest
from merge_builder import article, m

from extractors.merge.days import top_days
from extractors.merge.theme import shares
from extractors.model import Mention, Span

STORIES = {
    "ferry": "The ferry Marisol sank off Karisund",
    "bank": "Depositors of Halden Bank queued in Aster",
    "strike": "Dockers on strike blocked the port of Brackwell",
}


def told(text: str, doc: str, on: str = "2024-03-04", pub: str = "2024-03-05") -> Mention:
    return replace(m("told", on=on, doc=doc, pub=pub), sentence=Span(0, len(text), text))


@pytest.mark.parametrize("story", STORIES.values())
def test_what_most_articles_share_is_what_they_are_about(story: str) -> None:
    theirs = [told(f"{story}, outlet {number} said", f"d{number}") for number in range(6)]
    aside = told("A quake razed a distant village in Ruvania", "d1")
    bare = told("He resigned on Monday", "d2")
    found = shares([*theirs, aside, bare], {})
    assert {found[mention.sentence.text] for mention in theirs} == {1.0}
    assert found[bare.sentence.text] == 0.5 <= found[aside.sentence.text] <= 0.75


def test_a_copy_counts_once() -> None:
    own = [told(f"The ferry Marisol sank, outlet {number} said", f"d{number}") for number in range(4)]
    foreign = [told("Goats won the county fair at Tolworth", f"c{number}") for number in range(9)]
    roots = {mention.doc_id: "c0" for mention in foreign}
    assert list(shares([*own, *foreign], roots)) == list(dict.fromkeys(x.sentence.text for x in [*own, *foreign]))


@pytest.mark.parametrize("story", STORIES.values())
def test_days_of_other_stories_weigh_less(story: str) -> None:
    own = [told(f"{story}, paper {n} said", f"d{n}", "2024-03-04") for n in range(5)]
    more = [told(f"{story}, and more was told", f"d{n}", "2024-03-05") for n in range(3)]
    fairs = ("Goats won prizes", "Sailors raced dinghies", "Bakers burnt loaves", "Monks sang psalms")
    far = [told(fair, f"f{n}", "2024-03-03") for n, fair in enumerate(fairs)]
    days = top_days((), [*own, *more, *far], [article(f"d{n}") for n in range(5)], n=2)
    assert [str(day.day) for day in days] == ["2024-03-04", "2024-03-05"]
