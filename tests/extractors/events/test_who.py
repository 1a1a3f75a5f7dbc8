"""Who took part where the clause itself does not say: from a noun or verb above, a later name, another mention."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Mention, Role


def names(mention: Mention, role: Role) -> list[str]:
    return [participant.name for participant in mention.participants if participant.role is role]


CONTROLLED = [
    ("The regulator fined the firm for spilling oil into the Rhine.", "spilling", "firm"),
    ("Karl Venn was jailed for killing a nurse.", "killing", "Karl Venn"),
    ("The sprinter Ana Kole was given a two-year ban for doping.", "doping", "Ana Kole"),
    ("Police accused the brothers of robbing a bank.", "robbing", "brothers"),
    ("Veltra announced plans to build a plant in Ghent.", "build", "Veltra"),
    ("The team was on the scene working to support survivors.", "working", "team"),
    ("The acting prime minister, Marie Duval, last year called for an inquiry.", "called", "Marie Duval"),
    ("The council used the money for building a school.", "building", "council"),  # not the money
]


@pytest.mark.parametrize(("text", "trigger", "name"), CONTROLLED)
def test_whose_deed_a_clause_without_a_subject_is(news: Any, text: str, trigger: str, name: str) -> None:
    assert names(news.one(news.mentions(text), trigger), Role.AGENT) == [name]


UNDERGONE = [
    ("The roofing came down during the storm.", "came", "roofing"),
    ("The aircraft stalled and produced warnings.", "stalled", "aircraft"),
    ("At least five firefighters also sustained minor injuries in the blaze.", "injuries", "five firefighters"),
]


@pytest.mark.parametrize(("text", "trigger", "name"), UNDERGONE)
def test_who_undergoes_it(news: Any, text: str, trigger: str, name: str) -> None:
    assert names(news.one(news.mentions(text), trigger), Role.PATIENT) == [name]


SENT = [
    ("A report from the Health Ministry was published on Monday.", "report", ["Health Ministry"]),
    ("His resignation from the board came on Monday.", "resignation", []),  # left behind, not who resigned
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), SENT)
def test_from_whom_a_noun_comes(news: Any, text: str, trigger: str, wanted: list[str]) -> None:
    found = names(news.one(news.mentions(text), trigger), Role.AGENT)
    assert [name for name in found if name not in ("His", "his")] == wanted


SHARED = [
    (
        ("Gunmen attacked a bakery in Salin on Monday.", "The attack came hours before the vote."),
        "attack",
        (["Gunmen"], ["bakery"]),
    ),
    (
        ("A judge in Leeds sentenced Karl Venn to six years in prison.", "Venn was sentenced for fraud."),
        "sentenced",
        (["judge"], ["Karl Venn"]),
    ),
    (
        ("Veltra acquired the brewer Hopwell in March.", "Shareholders welcomed the acquisition."),
        "acquisition",
        (["Veltra"], ["Hopwell"]),
    ),
]


@pytest.mark.parametrize(("told", "trigger", "wanted"), SHARED)
def test_who_took_part_is_taken_from_another_mention_of_the_event(
    news: Any, told: tuple[str, ...], trigger: str, wanted: tuple[list[str], list[str]]
) -> None:
    article = news.article(*told)
    later = [mention for mention in news.read([article])[0] if mention.trigger.text == trigger][-1]
    assert (names(later, Role.AGENT), names(later, Role.PATIENT)) == wanted
    for participant in later.participants:
        assert article.text[participant.begin : participant.end] == participant.text
        before = participant.begin < later.sentence.begin
        assert (participant.resolved == "same-event") == before


OPEN = [
    (
        "Gunmen attacked a bakery on Monday.",
        "Rebels attacked a convoy on Tuesday.",
        "The attack was condemned.",
        "attack",
    ),
    ("Gunmen attacked a bakery on Monday.", "Ministers fear an attack.", "The police were told.", "attack"),
    ("Veltra plans to sue the brewer.", "The union said so.", "The suit was filed on Monday.", "suit"),
]


@pytest.mark.parametrize(("first", "second", "third", "trigger"), OPEN)
def test_nobody_is_taken_over_where_there_is_a_choice(
    news: Any, first: str, second: str, third: str, trigger: str
) -> None:
    found = news.one(news.mentions(first, second, third), trigger)
    assert not [participant for participant in found.participants if participant.resolved == "same-event"]


NAMED_LATER = [
    ("A man opened fire in a mall on Monday.", "Police named the man as Carl Denk.", "opened", "Carl Denk"),
    ("The driver fled on foot.", "The driver was identified as Ines Roy, 34.", "fled", "Ines Roy"),
    ("A student was killed on Friday.", "The station identified the student as Omar Haddad.", "killed", "Omar Haddad"),
    ("A man was killed and another man was hurt.", "Police named the man as Carl Denk.", "killed", "man"),
]


@pytest.mark.parametrize(("first", "second", "trigger", "name"), NAMED_LATER)
def test_a_man_is_who_the_article_says_he_was(news: Any, first: str, second: str, trigger: str, name: str) -> None:
    found = news.one(news.mentions(first, second), trigger)
    assert names(found, Role.AGENT) + names(found, Role.PATIENT) in ([name], [name, "fire"])


FAR = [
    (("Thibaut Roche moved to Madrid in 2018.", "He joined the club in March."), "joined", "Thibaut Roche"),
    (("The carmaker Veltra cut its forecast.", "It reported a loss in March."), "reported", "Veltra"),
    (("Police arrested a nurse in Leeds.", "She was charged on Sunday."), "charged", "nurse"),
    (("Anna Lind and Maria Falk met on Monday.", "She resigned on Friday."), "resigned", "She"),
]


@pytest.mark.parametrize(("told", "trigger", "name"), FAR)
def test_whom_a_pronoun_of_the_next_sentence_means(news: Any, told: tuple[str, ...], trigger: str, name: str) -> None:
    found = news.one(news.mentions(*told), trigger)
    assert name in names(found, Role.AGENT) + names(found, Role.PATIENT)


IDIOMS = [
    ("A man opened fire in a mall in Salin.", "opened", "armed_attack"),
    ("A tanker caught fire off the coast.", "caught", "disaster"),
    ("The minister opened a school in Salin.", "opened", "launch"),
]


@pytest.mark.parametrize(("text", "trigger", "event_type"), IDIOMS)
def test_verbs_that_with_their_object_are_another_event(news: Any, text: str, trigger: str, event_type: str) -> None:
    found = news.mentions(text)
    assert news.one(found, trigger).event_type == event_type
    assert not [mention for mention in found if mention.trigger.text == "fire"]
