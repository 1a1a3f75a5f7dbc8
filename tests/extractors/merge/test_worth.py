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
