"""What befell one person, told in one article by other words, or by name and by description."""

from __future__ import annotations

from dataclasses import replace

import pytest
from merge_builder import m

from extractors.merge import merge
from extractors.merge.facts import fact
from extractors.merge.steps import in_same_words
from extractors.model import Mention, Span

DAY = "2024-03-04"


def in_sentence(mention: Mention, text: str, word: str, begin: int) -> Mention:
    at = begin + text.index(word)
    trigger = replace(mention.trigger, begin=at, end=at + len(word), text=word)
    return replace(mention, sentence=Span(begin, begin + len(text), text), trigger=trigger)


@pytest.mark.parametrize(
    ("noun", "verb", "text"),
    [
        ("killing", "shot/shoot", "They denied the killing of the doctor."),
        ("slaying", "stabbed/stab", "Nobody was held over the slaying of the priest."),
        ("murder", "shot/shoot", "The town spoke of the murder of the teacher."),
    ],
)
def test_a_killing_that_points_back_and_how_it_was_done_are_one(noun: str, verb: str, text: str) -> None:
    who = f"p:{text.rstrip('.').rsplit(' ', 1)[-1]}"
    kind = "armed_attack"
    killing = in_sentence(m(noun, who, on=DAY, pos="NOUN", kind=kind), text, noun, 0)
    done = m(verb, "p:Ida Lund:PERSON", on=DAY, kind=kind, sentence=3)
    assert len(merge([killing, done])) == 1
    # another day, two who were shot, or a killing that is new to the reader
    assert len(merge([killing, m(verb, "p:Ida Lund:PERSON", on="2024-03-01", kind=kind, sentence=3)])) == 2
    assert len(merge([killing, m(verb, "p:three men", on=DAY, kind=kind, sentence=3)])) == 2
    new = in_sentence(killing, text.replace("the " + noun, "a " + noun), noun, 0)
    assert len(merge([new, done])) == 2


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (("fired/fire", "p:a man"), ("dismissed/dismiss", "p:Rolf Tamm:PERSON"), "resignation"),
        (("arrested/arrest", "p:a woman"), ("detained/detain", "p:Ida Lund:PERSON"), "arrest"),
        (("jailed/jail", "p:a teacher"), ("sentenced/sentence", "p:Ida Lund:PERSON"), "court"),
    ],
)
def test_a_description_and_then_the_name(one: tuple[str, str], other: tuple[str, str], kind: str) -> None:
    first, second = m(*one, on=DAY, kind=kind), m(*other, on=DAY, kind=kind, sentence=4)
    assert len(merge([first, second])) == 1
    # who comes in later without a name is somebody else, as are two with names, and who was held on another day
    assert len(merge([m(*other, on=DAY, kind=kind), m(*one, on=DAY, kind=kind, sentence=4)])) == 2
    named = m(one[0], "p:Sol Berg:PERSON", on=DAY, kind=kind)
    assert len(merge([named, second])) == 2
    assert len(merge([m(*one, on="2024-03-01", kind=kind), second])) == 2


@pytest.mark.parametrize(
    ("noun", "title"),
    [
        ("decision", "Ministry's misguided decision"),
        ("choice", "Party's choice of a leader"),
        ("reform", "Reform of the wards"),
    ],
)
def test_two_sentences_that_tell_it_in_the_same_words(noun: str, title: str) -> None:
    first, second = (replace(m(noun, "p:the wards", on=DAY, pos="NOUN", sentence=n), title=title) for n in (0, 3))
    assert len(merge([first, second])) == 1
    assert len(merge([first, replace(second, when=m(noun, on="2024-03-01").when)])) == 2


def test_a_goal_told_twice_may_be_two() -> None:
    one, two = (replace(m("shoots/shoot", on=DAY, sentence=n), title="Kane shoots") for n in (0, 3))
    assert not in_same_words(fact(one), fact(two))
    full = "Kane shoots at the keeper from far out"
    assert in_same_words(fact(replace(one, title=full)), fact(replace(two, title=full)))


@pytest.mark.parametrize(
    ("verb", "who", "what"),
    [
        ("entered/enter", "a:the monks", "p:the cave"),
        ("received/receive", "a:the ministry", "p:the file"),
        ("left/leave", "a:the fans", "p:the hall"),
    ],
)
def test_the_same_who_did_it_to_the_same_is_one_though_the_verb_says_little(verb: str, who: str, what: str) -> None:
    first, second = m(verb, who, what, on=DAY), m(verb, who, what, on=DAY, sentence=4)
    assert len(merge([first, second])) == 1
    assert len(merge([first, m(verb, who, "p:the boat", on=DAY, sentence=4)])) == 2
