"""Which events get a row."""

from __future__ import annotations

import pytest
from merge_builder import m

from extractors.merge import merge


@pytest.mark.parametrize(
    ("trigger", "kind"),
    [("publish", "results"), ("take/take", "appointment"), ("make/make", "business deal")],
)
def test_an_event_of_a_known_kind_gets_a_row_though_only_a_pronoun_is_named(trigger: str, kind: str) -> None:
    assert len(merge([m(trigger, "a:It", on="2024-03-04", kind=kind)])) == 1


def test_a_word_that_says_little_with_a_pronoun_gets_none() -> None:
    assert merge([m("take/take", "a:It", on="2024-03-04", kind="other")]) == ()


def test_who_does_something_by_saying_it_needs_no_name() -> None:
    for verb, who, kind in (
        ("ordered/order", "a:a labour court", "court"),
        ("pleaded/plead", "a:three men", "court"),
        ("resigned/resign", "a:a minister", "resignation"),
    ):
        assert len(merge([m(verb, who, on="2024-03-04", kind=kind, cls="statement")])) == 1, verb
    assert merge([m("said/say", "a:a report", on="2024-03-04", kind="statement", cls="statement")]) == ()
