from __future__ import annotations

from dataclasses import replace

import pytest
from merge_builder import m

from extractors.merge.phrases import Wording, wording
from extractors.model import Factuality, Span


def worded(text: str, pos: str = "NOUN", on: str | None = None) -> Wording:
    """How the word in brackets is worded."""
    begin, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    mention = m(plain[begin:end], on=on, pos=pos)
    lemma = plain[begin:end].removesuffix("s") if pos == "NOUN" else plain[begin:end]
    trigger = replace(mention.trigger, begin=begin, end=end, lemma=lemma)
    return wording(replace(mention, sentence=Span(0, len(plain), plain), trigger=trigger), firm=on is not None)


@pytest.mark.parametrize(
    "text, pos",
    [
        ("Shelling was reported while [bombings] were heard in another region of the south.", "NOUN"),
        ("Four people were [injured] in a separate blast in Adana.", "VERB"),
        ("The group has staged similar [protests] around the world.", "NOUN"),
        ("The bank is also [charged] with false accounting.", "VERB"),
        ("He also faces a corruption [charge] over the loan.", "NOUN"),
        ("Floods rarely [hit] the upper town.", "VERB"),
        ("The last major [quake] was in February.", "NOUN"),
        ("Reports are due before the next [hearing].", "NOUN"),
        ("I cannot speak for the first [death].", "NOUN"),
        ("It was the fifth successful rescue [operation].", "NOUN"),
        ("A skier slipped and [fell] to her death elsewhere in the park.", "VERB"),
        ("Two men drowned in separate [sailing] accidents.", "VERB"),
        ("There are also reports of [shelling] in a northern village.", "NOUN"),
        ("They were just two more [arrests] in a long year.", "NOUN"),
        ("The first of the [raids] hit a depot.", "NOUN"),
        ("He met two other players held for [questioning].", "NOUN"),
        ("A similar [flood] was seen decades ago.", "NOUN"),
        ("They found the body of the second climber to [fall] there.", "VERB"),
        ("Doctors treated the third patient who was [infected] at sea.", "VERB"),
        ("Police named another man who had [confessed].", "VERB"),
        ("The bank lost the 4th director to [resign] since May.", "VERB"),
    ],
)
def test_one_more_of_its_kind(text: str, pos: str) -> None:
    assert worded(text, pos).another


@pytest.mark.parametrize(
    "text, pos",
    [
        ("The [bombing] was heard in the whole region.", "NOUN"),
        ("Four people were [injured] in the blast in Adana.", "VERB"),
        ("The mayor also said the [attack] was over.", "NOUN"),
        ("He spoke of the last Friday [shooting].", "NOUN"),
        ("The robbers [fled] in another car.", "VERB"),
        ("The bank also blamed the [theft] on its staff.", "NOUN"),
        ("More than two [arrests] were made.", "NOUN"),
        ("The [escape] happened near the old mill.", "NOUN"),
        ("The escape [happened] near the old mill.", "VERB"),
        ("Corvo is the third minister to [resign] over it.", "VERB"),
        ("Robert Buckley, the second climber to [die] there, came from Essex.", "VERB"),
        ("The second climber was [found] at noon.", "VERB"),
        ("She was the first woman to [win] it.", "VERB"),
    ],
)
def test_the_one_told_before(text: str, pos: str) -> None:
    assert not worded(text, pos).another


@pytest.mark.parametrize(
    "text, pos, more",
    [
        ("A [quake] of that strength can cause landslides.", "NOUN", True),
        ("He asked whether she wanted to be [shot].", "VERB", True),
        ("A [strike] could close the port.", "NOUN", True),
        ("The [attack] may have killed six.", "NOUN", False),
    ],
)
def test_what_is_only_thought_of_is_another(text: str, pos: str, more: bool) -> None:
    begin, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    mention = m(plain[begin:end], on=None, pos=pos, factuality=Factuality.POSSIBLE)
    trigger = replace(mention.trigger, begin=begin, end=end)
    mention = replace(mention, sentence=Span(0, len(plain), plain), trigger=trigger)
    assert wording(mention, firm=False).another is more
    assert not wording(mention, firm=True).another


@pytest.mark.parametrize(
    "text, pointing",
    [
        ("That [arrest] came five days later.", True),
        ("Nobody was hurt in that second [blast].", True),
        ("Officials called that long [strike] a mistake.", True),
        ("Seven farmers died in those [raids].", True),
        ("The [arrest] came five days later.", False),
        ("Nobody knows who was the target of this [attack].", False),
    ],
)
def test_what_points_at_a_neighbour_is_not_what_others_date(text: str, pointing: bool) -> None:
    assert worded(text).another is pointing


@pytest.mark.parametrize(
    "text, agent, more",
    [
        ("The quake also [shook] the port.", "the quake", False),
        ("The roof was also [damaged] by the fire.", "the fire", False),
        ("The storm also [hit] three islands.", "the storm", False),
        ("The police also [raided] three islands.", "the police", True),
    ],
)
def test_what_an_event_also_did_is_no_other_event(text: str, agent: str, more: bool) -> None:
    begin, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    mention = m(plain[begin:end], f"a:{agent}", on="2024-03-04")
    trigger = replace(mention.trigger, begin=begin, end=end)
    mention = replace(mention, sentence=Span(0, len(plain), plain), trigger=trigger)
    assert wording(mention, firm=True).another is more


@pytest.mark.parametrize(
    "text, nth",
    [
        ("The second [blast] shook the market.", 2),
        ("It was the 16th straight [win] of the club.", 16),
        ("Police made a first [arrest] in the case.", 1),
        ("The second minister welcomed the [deal].", 0),
    ],
)
def test_which_of_a_row(text: str, nth: int) -> None:
    assert worded(text).nth == nth


def test_what_is_definite_and_what_is_new() -> None:
    assert worded("The 6.7-magnitude [quake] hit at dawn.").definite
    assert worded("They condemned Friday's fatal [shooting].").definite
    assert worded("A powerful undersea [quake] was felt.").indefinite
    assert not worded("In a town of the north [fighting] went on.").indefinite


@pytest.mark.parametrize(
    "text, measures",
    [
        ("A 6.4-magnitude [quake] was felt.", {64}),
        ("A magnitude-8.6 undersea [earthquake] was felt.", {86}),
        ("The 7.1 [tremor] was felt.", {71}),
        ("A $2.5m [robbery] in 2004 was recalled.", set()),
    ],
)
def test_how_strong_it_was(text: str, measures: set[int]) -> None:
    assert worded(text).measures == measures
