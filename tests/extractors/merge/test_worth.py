"""Which events get a row."""

from __future__ import annotations

from dataclasses import replace

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


def test_who_was_warned_and_when_is_an_event() -> None:
    for verb, who in (
        ("warned/warn", ("a:the union", "r:the ministry")),
        ("warned/warn", ("r:the director",)),
        ("notified/notify", ("a:a nurse", "r:the board")),
    ):
        assert len(merge([m(verb, *who, on="2024-03-04", kind="statement", cls="statement")])) == 1, who
    assert merge([m("warned/warn", "a:they", on="2024-03-04", kind="statement", cls="statement")]) == ()


def test_a_noun_that_has_but_the_title_of_its_verb_makes_no_row() -> None:
    for verb, noun, title in (
        ("fell/fall", "trading", "Crown fell in early trading"),
        ("took/take", "deliveries/delivery", "Police took away records of deliveries"),
        ("won/win", "election", "Labour won 52 seats in the election"),
    ):
        who = ("a:Labour:ORG", "p:records")
        one, other = m(verb, *who, on="2024-03-04", kind="deal"), m(noun, on="2024-03-04", pos="NOUN", begin=20)
        one, other = (replace(mention, title=title, sentence=one.sentence) for mention in (one, other))
        assert [row.title for row in merge([one, other])] == [title]
        assert len(merge([one, replace(other, title="Early trading")])) == 2
        assert len(merge([other])) == 1
