"""Nouns and verbs whose event another word of their sentence tells in full."""

from __future__ import annotations

from dataclasses import replace

import pytest
from merge_builder import m

from extractors.merge import merge
from extractors.model import Factuality, Mention, Span

DAY = "2024-03-04"


def told(trigger: str, title: str, at: int, *who: str, pos: str = "VERB", cls: str = "occurrence") -> Mention:
    mention = m(trigger, *who, on=DAY, pos=pos, cls=cls, begin=at)
    return replace(mention, title=title, sentence=Span(0, 90, "x" * 90))


def titles(*mentions: Mention) -> list[str]:
    return [row.title for row in merge(mentions)]


@pytest.mark.parametrize(
    ("verb", "title", "noun", "short"),
    [
        ("fell/fall", "Support for the mayor fell to 35%", "support", "Support for the mayor"),
        ("unearthed/unearth", "Rifle was unearthed during a search of the wood", "search", "Search of the wood"),
        ("won/win", "Corda won 52 seats in the general election", "election", "General election"),
        ("divided/divide", "Ministry's reform divided the party", "reform", "Ministry's reform"),
    ],
)
def test_a_noun_that_stands_in_the_title_of_its_verb_makes_no_row(verb: str, title: str, noun: str, short: str) -> None:
    whole = told(verb, title, 10, "a:Corda:PERSON")
    part = told(noun, short, 40, pos="NOUN")
    assert titles(whole, part) == [title]
    # on another day, or planned, it is an event of its own
    later = replace(part, when=m(noun, on="2024-03-01").when)
    assert set(titles(whole, later)) == {title, short}
    assert set(titles(whole, replace(part, factuality=Factuality.PLANNED))) == {title, short}


@pytest.mark.parametrize(
    ("verb", "title", "noun", "short"),
    [
        ("resigned/resign", "Corda resigned after a search of her office", "search", "Search of her office"),
        ("marched/march", "Nurses marched against the reform of wards", "reform", "Reform of wards"),
        ("hurt/hurt", "Ida Lund was hurt in the crash at Veld", "crash", "Crash at Veld"),
        ("attended/attend", "Corda attended the funeral of Rolf Tamm", "funeral", "Funeral of Rolf Tamm"),
    ],
)
def test_what_went_before_or_is_known_for_itself_keeps_its_row(verb: str, title: str, noun: str, short: str) -> None:
    assert set(titles(told(verb, title, 10, "a:Corda:PERSON"), told(noun, short, 40, pos="NOUN"))) == {title, short}


@pytest.mark.parametrize(
    ("title", "short", "rows"),
    [
        ("Corda told voters at a rally in Veld that she would go", "Rally in Veld", 1),
        ("Corda said in a speech to nurses: We lost", "Speech to nurses", 1),
        ("Corda said: Police began a search of the wood", "Search of the wood", 2),
        ("Corda said police had begun a search of the wood", "Search of the wood", 2),
    ],
)
def test_where_something_was_said_makes_no_row_and_what_was_said_does(title: str, short: str, rows: int) -> None:
    saying = told("said/say", title, 10, "a:Corda:PERSON", cls="statement")
    assert len(titles(saying, told(short.split()[0].lower(), short, 40, pos="NOUN"))) == rows


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        (("restoration", "NOUN"), ("cooperation", "NOUN"), "Restoration went on in cooperation with its partners"),
        (("found/find", "VERB"), ("clinging/cling", "VERB"), "Sailor was found clinging to a buoy"),
        (("operations", "NOUN"), ("earned/earn", "VERB"), "Operations earned 3 million euros"),
    ],
)
def test_two_words_with_one_title_make_one_row(first: tuple[str, str], second: tuple[str, str], title: str) -> None:
    one, two = told(first[0], title, 10, pos=first[1]), told(second[0], title, 40, "a:the ward", pos=second[1])
    assert titles(one, two) == [title]
    assert len(titles(one, replace(two, title=f"{title} again"))) == 2


@pytest.mark.parametrize(
    ("verb", "title", "noun", "longer"),
    [
        (
            "sentenced/sentence",
            "Court sentenced Rolf Tamm to ten years rigorous imprisonment",
            "imprisonment",
            "Rolf Tamm to ten years rigorous imprisonment for fraud",
        ),
        (
            "raised/raise",
            "Ministry raised the grant for the repair",
            "repair",
            "Grant for the repair of bridges and roads",
        ),
        (
            "lost/lose",
            "Corda lost a vote on the reform of wards",
            "reform",
            "Vote on the reform of wards in old towns",
        ),
    ],
)
def test_a_noun_whose_title_goes_on_where_that_of_its_verb_breaks_off(
    verb: str, title: str, noun: str, longer: str
) -> None:
    assert titles(told(verb, title, 10, "a:Corda:PERSON"), told(noun, longer, 40, pos="NOUN")) == [title]
    other = longer.replace("for fraud", "of Ida Lund").split(" ", 3)[-1]
    assert len(titles(told(verb, title, 10, "a:Corda:PERSON"), told(noun, f"Other {other}", 40, pos="NOUN"))) == 2


@pytest.mark.parametrize(
    ("weak", "title", "noun", "short"),
    [
        ("development", "Latest development follows a May ruling by the court", "ruling", "May ruling by the court"),
        ("history", "History of the reform of the wards", "reform", "Reform of the wards"),
        ("decision", "Decision on the closure of the port", "closure", "Closure of the port"),
    ],
)
def test_a_noun_that_only_leads_up_to_another_makes_no_row(weak: str, title: str, noun: str, short: str) -> None:
    first, second = told(weak, title, 5, pos="NOUN"), told(noun, short, 40, pos="NOUN")
    assert titles(first, second) == [short]
    full = told("vote", title, 5, pos="NOUN")
    assert len(titles(full, second)) == 2


@pytest.mark.parametrize(
    ("verb", "lead"),
    [
        ("emerged/emerge", "Reports emerged suggesting that the"),
        ("broke/break", "News broke that the"),
        ("spread/spread", "Rumours spread that the"),
    ],
)
def test_that_word_came_of_it_is_no_event_beside_it(verb: str, lead: str) -> None:
    word = told(verb, f"{lead} two sides had agreed to a truce", 10)
    deal = told("agreed/agree", "Two sides had agreed to a truce", 40, "a:Corda:PERSON")
    assert titles(word, deal) == ["Two sides had agreed to a truce"]
    fire = replace(word, title="Fire broke out as the two sides had agreed to a truce")
    assert len(titles(fire, deal)) == 2
