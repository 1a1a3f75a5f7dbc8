"""Roles of verbs and nouns, pronouns that stand for somebody, abbreviations the article explains."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Mention, Participant, Role


def one(mention: Mention, role: Role, head: str) -> Participant:
    found = {participant.head: participant for participant in mention.participants if participant.role is role}
    assert head in found, [(participant.role.value, participant.text) for participant in mention.participants]
    return found[head]


NOUNS = [
    ("The arrest of the mayor shocked the town.", "arrest", Role.PATIENT, "mayor"),
    ("The singer's death in Vienna was announced by her family.", "death", Role.PATIENT, "singer"),
    ("The release of two hostages followed.", "release", Role.PATIENT, "hostages"),
    ("The visit of the pope drew thousands.", "visit", Role.AGENT, "pope"),
    ("Russia's attack on the port began at dawn.", "attack", Role.AGENT, "Russia"),
    ("Russia's attack on the port began at dawn.", "attack", Role.PATIENT, "port"),
    ("Five firefighters suffered injuries.", "injuries", Role.PATIENT, "firefighters"),
    ("An earthquake struck the island.", "earthquake", Role.PATIENT, "island"),
]


@pytest.mark.parametrize(("text", "trigger", "role", "head"), NOUNS)
def test_roles_of_nouns(news: Any, text: str, trigger: str, role: Role, head: str) -> None:
    one(news.one(news.mentions(text), trigger), role, head)


VERBS = [
    ("The union called for new talks.", "called", "talks"),
    ("The minister met with envoys in Geneva.", "met", "envoys"),
    ("The agency warned of floods.", "warned", "floods"),
]


@pytest.mark.parametrize(("text", "trigger", "head"), VERBS)
def test_what_a_verb_acts_on_behind_its_preposition(news: Any, text: str, trigger: str, head: str) -> None:
    one(news.one(news.mentions(text), trigger), Role.PATIENT, head)


def test_where_one_flies_is_not_acted_on(news: Any) -> None:
    found = news.one(news.mentions("The envoy flew to Paris."), "flew")
    assert not [participant for participant in found.participants if participant.role is Role.PATIENT]


MEANT = [
    ("Nikol Pashinyan said that he would resign.", "resign", "he", "Nikol Pashinyan"),
    ("The company said it had closed the plant.", "closed", "it", "company"),
    ("The officer fired because he feared for his life.", "feared", "he", "officer"),
]


@pytest.mark.parametrize(("text", "trigger", "pronoun", "name"), MEANT)
def test_a_pronoun_gets_the_name_of_a_subject_above_it(
    news: Any, text: str, trigger: str, pronoun: str, name: str
) -> None:
    found = one(news.one(news.mentions(text), trigger), Role.AGENT, pronoun)
    assert (found.text, found.name, found.resolved) == (pronoun, name, "pronoun")


OPEN = [
    ("The judge ruled after the witness was heard that he could testify.", "testify", "he"),  # either of the two
    ("The mother said he had left.", "left", "he"),
    ("It rained before the match began.", "rained", "It"),
    # beside "we" in a quotation "they" are the other side
    (
        "The union is angry, its leader said. \u201cOn Friday they withdrew the offer that we accepted.\u201d",
        "withdrew",
        "they",
    ),
    (
        "The Farmers' League met. \u201cThey closed the canal before our fields were watered,\u201d it said.",
        "closed",
        "They",
    ),
    (
        "Rebel leaders left the talks. \u201cThey shelled us all night,\u201d a commander said.",
        "shelled",
        "They",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "pronoun"), OPEN)
def test_a_pronoun_is_left_alone_where_the_text_leaves_it_open(
    news: Any, text: str, trigger: str, pronoun: str
) -> None:
    found = news.one(news.mentions(text), trigger).participants
    assert all(participant.resolved is None for participant in found if participant.text == pronoun)


def test_an_abbreviation_has_the_name_before_its_brackets(news: Any) -> None:
    first = "Investigators of the Bureau of Enquiry and Analysis (BEA) flew to the island."
    found = one(news.one(news.mentions(first, "The BEA searched the sea."), "searched"), Role.AGENT, "BEA")
    assert found.name == "Bureau of Enquiry and Analysis"


def test_brackets_that_explain_nothing_give_no_name(news: Any) -> None:
    found = news.mentions("Shares of the carrier (UP) rose in New York.", "The UP searched the sea.")
    assert one(news.one(found, "searched"), Role.AGENT, "UP").name == "UP"


def test_a_fronted_date_is_no_part_of_a_participant(news: Any) -> None:
    found = news.one(news.mentions("In 2010 parliament approved the law."), "approved")
    assert one(found, Role.AGENT, "parliament").text == "parliament"


PLACES = [
    ("The banker was sentenced to six years in prison by a judge in Leeds.", "sentenced", {"Leeds"}),
    ("The court ruled in favour of Somalia.", "ruled", set()),
    ("Shells fell on the outskirts of Kharkiv.", "fell", {"Kharkiv"}),
    ("Police raided a prison in Lima.", "raided", {"Lima"}),
]


@pytest.mark.parametrize(("text", "trigger", "places"), PLACES)
def test_where(news: Any, text: str, trigger: str, places: set[str]) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert {participant.name for participant in mention.participants if participant.role is Role.PLACE} == places


def test_a_result_is_no_participant(news: Any) -> None:
    for text, trigger in (("Councillors voted 22 to 9 to reject a plan.", "voted"), ("City beat Fulham 3-0.", "beat")):
        names = {participant.name for participant in news.one(news.mentions(text), trigger).participants}
        assert not any(character.isdigit() for name in names for character in name)


BEHIND = [
    (("Anna Lind met Peter Falk on Monday.", "She resigned on Friday."), "resigned", "She", "Anna Lind"),
    (
        ("Ingrid Solberg led an expedition in 1962.", "The volcanoes were named in 1988.", "She died on Sunday."),
        "died",
        "She",
        "Ingrid Solberg",
    ),
    (
        (
            "Karim Belkacem refused to talk.",
            '"He was at home," said the lawyer, Nadia Ferrand.',
            "He appeared on Monday.",
        ),
        "appeared",
        "He",
        "Karim Belkacem",
    ),
    (
        ("Margaret Holroyd stole the money.", "Her husband, Carl Holroyd, fled.", "Holroyd confessed."),
        "confessed",
        "Holroyd",
        "Margaret Holroyd",
    ),
    (("Alain Mercier was killed on Friday.", "His wife fled."), "fled", "His wife", "Alain Mercier's wife"),
]


@pytest.mark.parametrize(("paragraphs", "trigger", "text", "name"), BEHIND)
def test_who_is_meant_in_later_sentences(
    news: Any, paragraphs: tuple[str, ...], trigger: str, text: str, name: str
) -> None:
    found = {
        participant.text: participant.name for participant in news.one(news.mentions(*paragraphs), trigger).participants
    }
    assert found[text] == name


def test_two_women_leave_it_open(news: Any) -> None:
    found = news.one(news.mentions("Anna Lind and Maria Falk met on Monday.", "She resigned on Friday."), "resigned")
    assert found.participants[0].resolved is None


SUBJECTS = [
    (
        (
            "A spacecraft touched down on Thursday and collected what scientists believe is dust older than the sun, "
            "the agency JAXA said."
        ),
        "touched",
        {"spacecraft"},
    ),
    (
        "Most of the victims were guests who had jumped from upper floors, Governor Selim Aydin told reporters.",
        "told",
        {"Selim Aydin"},
    ),
    (
        "European leaders failed to agree after talks in Brussels that went on until four, and will try again in May.",
        "try",
        {"European leaders"},
    ),
    (
        (
            "Passengers in northern England face disruption next week after train drivers at four operators announced "
            "a strike on Thursday."
        ),
        "announced",
        {"train drivers"},
    ),
    ("A fire killed 12 people and injured at least 40 on Sunday, officials said.", "injured", {"fire"}),
]


@pytest.mark.parametrize(("text", "trigger", "agents"), SUBJECTS)
def test_who_does_it_in_long_sentences(news: Any, text: str, trigger: str, agents: set[str]) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert {participant.name for participant in mention.participants if participant.role is Role.AGENT} == agents
