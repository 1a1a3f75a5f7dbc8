"""One happening in other words, by another outlet or at another time: a plan and the deed, a vote, a toll."""

from __future__ import annotations

from typing import Any

import pytest
from merge_builder import article, m

from extractors.merge import merge
from extractors.model import Factuality

DAY, BEFORE, AFTER = "2024-03-11", "2024-03-05", "2024-03-12"


def rows(one: tuple[str, ...], other: tuple[str, ...], title: str, *, planned: bool = False, **more: Any) -> int:
    """How many rows two articles of these titles make of what they tell of one day."""
    told = Factuality.PLANNED if planned else Factuality.ASSERTED
    first = m(*one, on=DAY, doc="a", pub=BEFORE if planned else DAY, factuality=told, **more)
    second = m(*other, on=DAY, doc="b", pub=AFTER, **more)
    titles = title.split("|")
    articles = [article("a", title=titles[0]), article("b", title=titles[-1])]
    return sum(event.superseded_by is None for event in merge([first, second], articles))


@pytest.mark.parametrize(
    ("plan", "deed", "title"),
    [
        (("trial", "p:Rolf Tamm:PERSON"), ("trial", "p:a former manager"), "Veldau gas blast manager in the dock"),
        (("strike", "a:the dockers"), ("strike", "a:harbour workers"), "Oravik dockers harbour pay dispute"),
        (("launch", "p:the probe Selena"), ("launch", "p:a spacecraft"), "Kourou moon probe Selena countdown"),
    ],
)
def test_what_was_to_be_on_a_day_and_was(plan: tuple[str, ...], deed: tuple[str, ...], title: str) -> None:
    assert rows(plan, deed, title, planned=True, pos="NOUN") == 1


@pytest.mark.parametrize(
    ("plan", "deed", "title"),
    [
        (("trial", "p:Rolf Tamm:PERSON"), ("trial", "p:Ida Lund:PERSON"), "Veldau gas blast manager in the dock"),
        (("trial", "p:Rolf Tamm:PERSON"), ("trial", "p:a baker"), "Veldau gas blast|Sourdough price fraud in Arl"),
        (("launch", "l:Kourou:GPE"), ("launch", "l:Baikonur:GPE"), "Moon probe Selena countdown"),
    ],
)
def test_another_one_that_day_is_another(plan: tuple[str, ...], deed: tuple[str, ...], title: str) -> None:
    assert rows(plan, deed, title, planned=True, pos="NOUN") == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("killed/kill", "a:the blast", "p:eleven people"), ("died/die", "p:eleven people")),
        (("perished/perish", "p:40 passengers"), ("killed/kill", "p:40 passengers")),
        (("killed/kill", "a:the landslide", "p:19 residents"), ("died/die", "p:19 people")),
    ],
)
def test_as_many_dead_on_one_day_are_the_same(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert rows(one, other, "Mill Street search goes on|Mill Street mourning", kind="death") == 1


@pytest.mark.parametrize("many", ["twelve people", "two people"])
def test_other_dead_of_that_day_are_others(many: str) -> None:
    one, other = ("killed/kill", "a:the blast", "p:eleven people"), ("died/die", f"p:{many}")
    assert rows(one, other, "Mill Street search goes on|Mill Street mourning", kind="death") == 2
