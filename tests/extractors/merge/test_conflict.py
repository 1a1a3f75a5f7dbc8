"""When dates disagree, and when an outlet only takes back its own."""

from __future__ import annotations

import pytest
from merge_builder import article, m

from extractors.merge import merge


@pytest.mark.parametrize(("second", "conflict"), [("The Times", True), ("The Post", False)])
@pytest.mark.parametrize(
    ("verb", "who", "kind"),
    [
        ("died/die", ("a:Karl Weiss:PERSON", "l:Vienna:GPE"), "death"),
        ("resigned/resign", ("a:Ana Kovac:PERSON", "l:Zagreb:GPE"), "resignation"),
        ("arrested/arrest", ("a:police", "p:Jon Reed:PERSON", "l:Boston:GPE"), "arrest"),
    ],
)
def test_two_outlets_disagree_and_one_outlet_corrects_itself(
    second: str, conflict: bool, verb: str, who: tuple[str, ...], kind: str
) -> None:
    told = [
        m(verb, *who, on="2024-03-04", doc="a", pub="2024-03-06", kind=kind, source="The Post"),
        m(verb, *who, on="2024-03-05", doc="b", pub="2024-03-06", kind=kind, source=second),
    ]
    (event,) = merge(told, [article("a", source="The Post"), article("b", source=second)])
    assert event.date_conflict is conflict
    assert len(event.date_claims) == 2
