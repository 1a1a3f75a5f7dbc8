"""Triggers, types, participants, names, quotations, titles, salience."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.events import extract
from extractors.language import load
from extractors.model import BlockKind, Factuality, Mention, Role


def who(mention: Mention, role: Role) -> list[str]:
    return [participant.head for participant in mention.participants if participant.role is role]


TYPES = [
    ("Rebels shelled the town of Kidal.", "shelled", "armed_attack"),
    ("Both sides agreed to a ceasefire.", "agreed", "ceasefire"),
    ("Workers protested outside the factory.", "protested", "protest"),
    ("A judge sentenced the banker to six years in prison.", "sentenced", "court"),
    ("Police arrested three men in Naples.", "arrested", "arrest"),
    ("The finance minister resigned.", "resigned", "resignation"),
    ("The club appointed a new coach.", "appointed", "appointment"),
    ("The carrier acquired its rival.", "acquired", "business_deal"),
    ("Two trains collided near Leipzig.", "collided", "accident"),
    ("The volcano erupted.", "erupted", "disaster"),
    ("Villa beat Everton.", "beat", "sport"),
    ("The company unveiled a new engine.", "unveiled", "launch"),
    ("The singer died in Vienna.", "died", "death"),
    ("The officers painted a wall.", "painted", "other"),
    ("The gunman fired at police.", "fired", "armed_attack"),
    ("The club fired its coach.", "fired", "resignation"),
    ("Protesters tried to enter the building.", "tried", "other"),
    ("The banker was tried for fraud.", "tried", "court"),
    ("The board dismissed the director.", "dismissed", "resignation"),
    ("The minister dismissed the claims.", "dismissed", "statement"),
    ("Officers seized log books.", "seized", "other"),
    ("Officers seized two men.", "seized", "arrest"),
    ("Rebels captured the town on Monday.", "captured", "armed_attack"),
    ("The agency released a report.", "released", "launch"),
    ("The agency released a hostage.", "released", "arrest"),
    ("Mounted police charged at one o'clock.", "charged", "clash"),
    ("Police charged a man with theft.", "charged", "court"),
    ("Congress voted to censure the minister.", "voted", "legislation"),
    ("Miners voted for a new leader.", "voted", "election"),
    ("Kerr lost the race for mayor of Lima.", "lost", "election"),
    ("Kerr lost the race by a second.", "lost", "sport"),
    ("The actor suffered a heart attack on Monday.", "attack", "other"),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), TYPES)
def test_types(news: Any, text: str, trigger: str, wanted: str) -> None:
    assert news.one(news.mentions(text), trigger).event_type == wanted


ROLES = [
    ("Gunmen killed a teacher in Kabul.", "killed", Role.AGENT, "Gunmen"),
    ("A teacher was killed by gunmen in Kabul.", "killed", Role.AGENT, "gunmen"),
    ("A teacher was killed by gunmen in Kabul.", "killed", Role.PATIENT, "teacher"),
    ("A teacher was killed by gunmen in Kabul.", "killed", Role.PLACE, "Kabul"),
    ("The bank that bought the insurer closed its offices.", "bought", Role.AGENT, "bank"),
    ("The bridge built in 1961 collapsed.", "built", Role.PATIENT, "bridge"),
    ("The mayor was arrested and charged.", "charged", Role.PATIENT, "mayor"),
    ("The firm wants to sell its stadium.", "sell", Role.AGENT, "firm"),
    ("Two bridges collapsed.", "collapsed", Role.PATIENT, "bridges"),
]


@pytest.mark.parametrize(("text", "trigger", "role", "head"), ROLES)
def test_roles(news: Any, text: str, trigger: str, role: Role, head: str) -> None:
    assert head in who(news.one(news.mentions(text), trigger), role)


def test_a_time_expression_is_no_participant(news: Any) -> None:
    found = news.one(news.mentions("The army attacked on Tuesday."), "attacked")
    assert [participant.text for participant in found.participants] == ["The army"]


def test_offsets_slice_back(news: Any) -> None:
    article = news.article("Gunmen killed a teacher in Kabul on Monday.", "“We saw smoke,” said Anna Berg.")
    for mention in news.read([article])[0]:
        spans = [mention.trigger, mention.sentence, *mention.participants]
        assert all(article.text[span.begin : span.end] == span.text for span in spans)
        if mention.attribution:
            assert article.text[mention.attribution.begin : mention.attribution.end].strip()


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ('"', '"'), ("``", "''"), ("“", "")], ids=["curly", "straight", "penn", "open"]
)
def test_quotation_marks_of_every_kind(news: Any, opening: str, closing: str) -> None:
    text = f"The mayor told reporters: {opening}We will rebuild the bridge before winter comes.{closing}"
    found = news.one(news.mentions(text), "rebuild")
    assert found.attribution is not None
    assert "mayor" in found.attribution.speaker
    assert found.attribution.quoted


def test_scare_quotes_are_no_speech(news: Any) -> None:
    found = news.mentions('The army began an "anti-terrorist" operation in the north on Tuesday.')
    assert all(mention.attribution is None or not mention.attribution.quoted for mention in found)


def test_a_quoted_paragraph_goes_on_with_its_speaker(news: Any) -> None:
    first = '"We lost everything in the flood," said Anna Berg, a farmer.'
    second = '"The army came much too late, and nobody told us to leave the village."'
    found = news.one(news.mentions(first, second), "came")
    assert found.attribution is not None
    assert "Berg" in found.attribution.speaker


def test_the_writers_own_voice(news: Any) -> None:
    assert news.one(news.mentions("The army came on Monday."), "came").attribution is None


def test_light_verbs_name_their_noun(news: Any) -> None:
    found = news.mentions("The two leaders held talks in Rome.")
    talks = news.one(found, "talks")
    assert talks.event_type == "meeting"
    assert news.one(found, "held").part_of == talks.mention_id


def test_titles_read_as_written(news: Any) -> None:
    text = 'The Defense Ministry on Tuesday announced the start of an "anti-terrorist" operation in the enclave.'
    titles = {mention.title for mention in news.mentions(text)}
    assert titles == {'Defense Ministry announced the start of an "anti-terrorist" operation in the enclave'}


TITLES = [
    ("Villa beat Everton on Saturday.", "beat", "Villa beat Everton"),
    ("The court will hear the case on Friday, a clerk said.", "hear", "Court will hear the case"),
    ("Forecasters expect the rain to ease on Sunday.", "ease", "Forecasters expect the rain to ease"),
    ("She may run in next year's election.", "election", "She may run in election"),
    (
        "A court sentenced the banker to seven years in prison on Monday.",
        "sentenced",
        "Court sentenced the banker to seven years in prison",
    ),
    ("Parliament approved the budget for 2024 on Tuesday.", "approved", "Parliament approved the budget for 2024"),
    ("The sides agreed to a truce less than a day after shells hit the port.", "agreed", "Sides agreed to a truce"),
    ("The firm cut 90 jobs two weeks after it reported a loss.", "cut", "Firm cut 90 jobs"),
    ("Police freed the driver hours before the trial began.", "freed", "Police freed the driver"),
    ("The walkout was called off on Tuesday.", "walkout", "Walkout was called off"),
    ("More than 4,000 residents left their homes.", "left", "More than 4,000 residents left their homes"),
    ("The minister is expected to announce aid on Friday.", "announce", "Minister is expected to announce aid"),
    ("A warship foiled the raid on Friday, capturing 26 men.", "capturing", "Warship captured 26 men"),
    ("Two men accused of killing a guard went on trial.", "killing", "Two men were accused of killing a guard"),
    ("She won the prize in 1979 and went on lecturing until 2016.", "lecturing", "She went on lecturing"),
    ('"The houses were gone," said Jairo Pinto, a farmer.', "said", 'Jairo Pinto said: "The houses were gone"'),
    ("The money was spent on cars, the court heard.", "heard", "Court heard: The money was spent on cars"),
    ("The bank will close its branch by May 1 and cut 90 jobs.", "cut", "Bank will cut 90 jobs"),
    ("The probe, launched in 2017, survived a solar storm.", "launched", "Probe was launched"),
    ("The cabinet was shaken by a scandal last spring.", "scandal", "Cabinet was shaken by a scandal"),
    ("She entered politics only in 2020.", "entered", "She entered politics"),
    ("The bank reported a fall in second-quarter profit on Thursday.", "reported", "Bank reported a fall in profit"),
    ("City beat Fulham in Saturday's other semi-final.", "beat", "City beat Fulham in other semi-final"),
    ("The firm said it might go to court to stop the walkout.", "stop", "Firm might go to court to stop the walkout"),
    ("The party is likely to form a coalition.", "form", "Party is likely to form a coalition"),
    ("The letters she wrote in 1960 were sold.", "wrote", "She wrote letters"),
    ("Some 300 families who were moved out may return on Thursday.", "moved", "Some 300 families were moved out"),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), TITLES)
def test_titles(news: Any, text: str, trigger: str, wanted: str) -> None:
    assert news.one(news.mentions(text), trigger).title == wanted


def test_titles_are_short_and_never_empty(news: Any) -> None:
    long = "The minister told the committee " + "and the members of the board of the bank " * 12 + "about the loss."
    for mention in news.mentions(long, "It rained."):
        assert mention.title
        assert len(mention.title) <= 112


def test_salience_prefers_the_lead(news: Any) -> None:
    found = news.mentions(
        (BlockKind.TITLE, "Bridge collapses in Genoa"),
        "A motorway bridge collapsed in Genoa on Tuesday, killing 43 people.",
        *["The road is used by many drivers who live nearby."] * 6,
        "Engineers said the firm might consider a review of its methods.",
    )
    collapsed = news.one(found, "collapsed")
    assert collapsed.salience > news.one(found, "consider").salience
    assert collapsed.salience > news.one(found, "said").salience


def test_without_a_parse_there_are_no_mentions(news: Any) -> None:
    article = news.article("Gunmen killed a teacher.")
    assert extract(load().make_doc(article.text), article, ()) == ()


def test_an_empty_article(news: Any) -> None:
    assert news.mentions("") == ()


ACCUSED = [
    ("Two men accused of killing a guard went on trial.", "killing", Factuality.ALLEGED),
    ("She was arrested on suspicion of robbery in Leeds.", "robbery", Factuality.ALLEGED),
    ("The officer was suspected of taking bribes.", "taking", Factuality.ALLEGED),
    ("Two men convicted of killing a guard appealed on Monday.", "killing", Factuality.ASSERTED),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), ACCUSED)
def test_what_one_is_accused_of_is_alleged(news: Any, text: str, trigger: str, wanted: Factuality) -> None:
    assert news.one(news.mentions(text), trigger).factuality is wanted


def test_an_expectation_is_part_of_what_is_expected(news: Any) -> None:
    found = news.mentions("The minister is expected to announce aid on Friday.")
    assert news.one(found, "expected").part_of is not None
    assert news.one(news.mentions("The minister expected to lose."), "expected").part_of is None


def test_phase_and_the_deciding_word_are_kept(news: Any) -> None:
    assert news.one(news.mentions("The talks resumed on Monday."), "talks").phase == "begins"
    called_off = news.one(news.mentions("The parade was called off on Monday."), "parade")
    assert (called_off.factuality, called_off.cue) == (Factuality.CANCELLED, "called")


def test_a_final_according_to_covers_its_sentence(news: Any) -> None:
    found = news.mentions("Gunmen attacked the camp and fled with two trucks, according to Commissioner Hale.")
    for trigger in ("attacked", "fled"):
        attribution = news.one(found, trigger).attribution
        assert attribution is not None
        assert "Hale" in attribution.speaker


def test_a_cancelled_event(news: Any) -> None:
    found = news.mentions("The parade was cancelled because of the storm on Monday.")
    assert news.one(found, "parade").factuality is Factuality.CANCELLED


@pytest.mark.parametrize(
    ("text", "noun", "word"),
    [
        ("A strike by train drivers planned for Friday has been called off.", "strike", "planned"),
        ("A visit by the prince scheduled for Friday was cancelled.", "visit", "scheduled"),
        ("A concert by the band set for Friday sold out.", "concert", "set"),
    ],
)
def test_what_is_planned_is_the_event_not_who_does_it(news: Any, text: str, noun: str, word: str) -> None:
    found = news.mentions(text)
    assert news.one(found, word).part_of == news.one(found, noun).mention_id


def test_people_due_somewhere_are_no_plan(news: Any) -> None:
    found = news.mentions("A protest by workers employed in Hull on Friday was loud.")
    assert all(mention.part_of is None for mention in found)
