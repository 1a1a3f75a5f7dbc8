"""What it takes that two mentions are one event where the text dates but one of them, or counts, or quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from merge_builder import m
from test_apart import rows, told

from extractors.merge.facts import fact
from extractors.merge.hosts import carries
from extractors.model import Mention

STORY = "Flood of the Orlu valley"


@pytest.mark.parametrize(
    ("verb", "host", "says", "guest", "tells"),
    [
        (
            "collapsed/collapse",
            "p:the mosque",
            "A mosque collapsed during evening prayers in the village of Orlu",
            "p:a wall",
            "A child died when a garden wall collapsed",
        ),
        (
            "hurled/hurl",
            "p:bombs",
            "Youths hurled petrol bombs at expensive shops near the harbour",
            "p:bombs",
            "Rioters hurled bombs at the police",
        ),
        (
            "arrested/arrest",
            "p:men",
            "Several masked men were arrested at home in the northern suburbs",
            "p:men",
            "He had the men arrested then",
        ),
    ],
)
def test_no_date_and_nobody_named_is_no_identity(verb: str, host: str, says: str, guest: str, tells: str) -> None:
    dated = told(m(verb, host, on="2024-03-04", doc="a"), says)
    for rule, on in (("tense:before", "../2024-03-05"), ("context:lead", "2024-03-04")):
        loose = told(m(verb, guest, on=on, doc="b", rule=rule, timex=rule != "tense:before"), tells)
        assert rows(dated, loose, titles=STORY) == [1], rule
    again = told(m(verb, host, on="2024-03-04", doc="b", rule="context:lead"), says)
    assert rows(dated, again, titles=STORY) == [2]  # the sentence is printed again


@pytest.mark.parametrize("noun", ["quake", "fire", "storm"])
def test_a_noun_that_points_back_needs_no_name(noun: str) -> None:
    dated = told(m(noun, "l:Orlu:GPE", on="2024-03-04", doc="a", pos="NOUN"), f"A {noun} struck Orlu on Monday")
    known = told(m(noun, on="2024-03-04", doc="b", pos="NOUN", rule="same-event"), f"Power failed after the {noun}")
    new = told(m(noun, on="2024-03-04", doc="b", pos="NOUN", rule="same-event"), f"It had been built for {noun} alone")
    assert rows(dated, known, titles=STORY) == [2]
    assert rows(dated, new, titles=STORY) == [1]


@pytest.mark.parametrize("thing", ["landslide", "avalanche", "aftershock"])
def test_what_strikes_is_what_happens(thing: str) -> None:
    at = {"on": "2024-03-04", "kind": "disaster"}
    quake = m("struck/strike", "a:the quake", "p:Orlu:GPE", doc="a", **at)  # type: ignore[arg-type]
    assert rows(quake, m("struck/strike", f"a:the {thing}", "p:Orlu:GPE", doc="b", **at)) == [1, 1]  # type: ignore[arg-type]
    assert rows(quake, m("shook/shake", "a:the earthquake", "p:Orlu:GPE", doc="b", **at)) == [2]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verb", "who"), [("killed/kill", "people"), ("arrested/arrest", "men"), ("freed/free", "workers")]
)
def test_counts_of_one_article_are_of_several_things(verb: str, who: str) -> None:
    twelve = m(verb, f"p:12 {who}", "l:Orlu district:LOC", on="2024-03-04", sentence=1)
    ten = m(verb, f"p:10 {who}", on="2024-03-04", sentence=2)
    again = m(verb, f"p:12 {who}", on="2024-03-04", sentence=3)
    assert rows(twelve, ten) == [1, 1]
    assert rows(twelve, again) == [2]


@pytest.mark.parametrize(
    ("one", "other", "n"),
    [
        ("The call came at three, mayor Ann Roe said", "The city had not bought the site, mayor Ann Roe said", 2),
        ("The bridge is a total loss, mayor Ann Roe said", "Police moved fast, said mayor Ann Roe", 2),
        (
            "Neither property taxes nor parking fees increase before September, mayor Ann Roe said",
            "Neither property taxes nor parking fees increase before September, Ann Roe said",
            1,
        ),
    ],
)
def test_one_speaker_says_several_things_in_a_day(one: str, other: str, n: int) -> None:
    def says(text: str, doc: str) -> Mention:
        speaker = m("said/say", "a:Ann Roe:PERSON", on="2024-03-04", doc=doc, cls="statement", kind="statement")
        return told(speaker, text)

    assert len(rows(says(one, "a"), says(other, "b"), titles=STORY)) == n


@pytest.mark.parametrize(
    ("noun", "verb"), [("shooting", "shot/shoot"), ("blast", "exploded/explode"), ("crash", "crashed/crash")]
)
def test_what_came_weeks_before_is_another(noun: str, verb: str) -> None:
    word = verb.partition("/")[0]
    day = {"on": "2024-03-04", "doc": "b"}
    for between, n in (("came weeks after one that", [1, 2]), ("was the one that", [3])):
        text = f"Monday's {noun} {between} {word} in Leeds"
        begin = text.index(noun)
        first = told(m(noun, "l:Leeds:GPE", pos="NOUN", **day), text)  # type: ignore[arg-type]
        second = told(m(verb, "l:Leeds:GPE", begin=begin + 30, **day), text)  # type: ignore[arg-type]
        there = m(noun, "l:Leeds:GPE", on="2024-03-04", doc="a", pos="NOUN")
        assert rows(there, first, second, titles=STORY) == n, between


@pytest.mark.parametrize(
    ("verb", "who"), [("fought/fight", "rebels"), ("rained/rain", "it"), ("marched/march", "nurses")]
)
def test_a_day_is_not_what_has_lasted_since_then(verb: str, who: str) -> None:
    day = m(verb, f"a:{who}", "l:Orlu:GPE", on="2024-03-04", sentence=1)
    since = m(verb, f"a:{who}", "l:Orlu:GPE", on="2024-01-01/..", sentence=2)
    assert rows(day, since) == [1, 1]


@pytest.mark.parametrize(
    ("verb", "noun", "apart"),
    [("postponed/postpone", "hearing", True), ("attended/attend", "trial", True), ("held/hold", "hearing", False)],
)
def test_putting_off_is_not_what_is_put_off(verb: str, noun: str, apart: bool) -> None:
    part, whole = fact(m(verb, on="2024-03-04")), fact(m(noun, on="2024-03-04", pos="NOUN"))
    assert carries(part, whole) is not apart


@pytest.mark.parametrize(
    ("verb", "noun"), [("cancelled/cancel", "summit"), ("postponed/postpone", "vote"), ("attended/attend", "funeral")]
)
def test_what_only_the_verb_dates_has_a_row(verb: str, noun: str) -> None:
    whole = m(noun, on="../2024-03-05", pos="NOUN", rule="tense:before", timex=False)
    part = replace(m(verb, "l:Orlu:GPE", on="2024-03-04", begin=20), part_of=whole.mention_id)
    assert rows(whole, part) == [2]
