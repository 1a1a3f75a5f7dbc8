"""Which events get a row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from merge_builder import m

from extractors.merge import merge
from extractors.model import Factuality


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
        assert len(merge([one, replace(other, title="Bond sale")])) == 2
        assert len(merge([other])) == 1


def test_what_somebody_announced_demanded_or_proposed_is_an_event() -> None:
    for verb, who in (
        ("announced/announce", "a:the company"),
        ("demanded/demand", "a:the union"),
        ("proposed/propose", "a:the government"),
    ):
        assert len(merge([m(verb, who, on="2024-03-04", kind="statement", cls="statement")])) == 1, verb
    assert merge([m("announced/announce", "a:it", on="2024-03-04", kind="statement", cls="statement")]) == ()


@pytest.mark.parametrize(("verb", "noun"), [("proposed/propose", "ban"), ("discussed/discuss", "truce")])
def test_what_is_only_proposed_leaves_the_proposing(verb: str, noun: str) -> None:
    whole = m(noun, on=None, pos="NOUN", begin=30, factuality=Factuality.PLANNED)
    act = replace(m(verb, "a:the government", on="2024-03-04"), part_of=whole.mention_id, title="Government did it")
    act = replace(act, sentence=whole.sentence)
    rows = merge([act, whole])
    assert [(row.title, row.mention_ids) for row in rows] == [("Government did it", (act.mention_id,))]


@pytest.mark.parametrize(
    ("verb", "whole"), [("expected/expect", "speak"), ("announced/announce", "cuts/cut"), ("planning/plan", "walkout")]
)
def test_a_verb_that_says_something_is_to_come_tells_nothing_of_its_own(verb: str, whole: str) -> None:
    deed = m(whole, "a:Ann Quill:PERSON", on="2024-03-08", begin=30)
    ahead = replace(m(verb, "a:Ann Quill:PERSON", on="2024-03-08"), part_of=deed.mention_id, sentence=deed.sentence)
    (row,) = merge([ahead, deed])
    assert row.mention_ids == (deed.mention_id,)
    held = replace(m("held/hold", on="2024-03-08"), part_of=deed.mention_id, sentence=deed.sentence)
    assert len(merge([held, deed])[0].mention_ids) == 2


@pytest.mark.parametrize("hearer", ["a court", "the inquest", "prosecutors"])
def test_what_a_witness_tells_those_who_ask_is_an_event(hearer: str) -> None:
    assert len(merge([m("told/tell", "a:a nurse", f"r:{hearer}", on="2024-03-04", cls="statement")])) == 1
    assert merge([m("told/tell", "a:a nurse", "r:reporters", on="2024-03-04", cls="statement")]) == ()
    assert merge([m("told/tell", "a:it", f"r:{hearer}", on="2024-03-04", cls="statement")]) == ()


@pytest.mark.parametrize(
    ("verb", "who"),
    [
        ("said/say", "health officials"),
        ("confirmed/confirm", "the hospital"),
        ("disclosed/disclose", "prosecutors"),
        ("showed/show", "new figures"),
    ],
)
def test_what_an_office_said_on_a_day_is_an_event_though_nobody_is_named(verb: str, who: str) -> None:
    assert len(merge([m(verb, f"a:{who}", on="2024-03-04", kind="statement", cls="statement")])) == 1
    for other in (
        m(verb, f"a:{who}", on=None, cls="statement"),
        m(verb, "a:reports", on="2024-03-04", cls="statement"),
    ):
        assert merge([replace(other, event_type="statement")]) == ()
    present = verb.partition("/")[2]
    assert merge([m(f"{present}/{present}", f"a:{who}", on="2024-03-04", kind="statement", cls="statement")]) == ()


@pytest.mark.parametrize(
    ("noun", "who"), [("speech", "the union leader"), ("remark", "the chief"), ("statement", "doctors")]
)
def test_a_speech_somebody_gave_is_an_event(noun: str, who: str) -> None:
    given = replace(m(noun, f"a:{who}", on="2024-03-04", pos="NOUN", cls="statement"), tense="PAST")
    assert len(merge([given])) == 1
    assert merge([replace(given, participants=())]) == ()
    assert merge([replace(given, tense=None)]) == ()


def test_what_is_made_known_is_an_event_whoever_does_it() -> None:
    said = {"on": "2024-03-04", "kind": "statement", "cls": "statement"}
    for verb, what in (
        ("reported/report", "p:two new cases"),
        ("revealed/reveal", "p:the new phone"),
        ("disclosed/disclose", "p:the name of the victim"),
    ):
        assert len(merge([m(verb, what, **said)])) == 1, verb
    assert merge([m("reported/report", "p:it", **said)]) == ()  # "It was reported on Monday that"
    assert merge([m("reported/report", "a:a newspaper", "p:two new cases", **said)]) == ()
