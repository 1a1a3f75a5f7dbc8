"""Lines that say which one is meant, and who did it: fuller words for a bare noun, the verb that tells of a text."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Role

WHICH = [
    (
        "Hackers planned an attack on the website of Lisk Bank. The attack was put off on Monday.",
        "put",
        "Attack on the website of Lisk Bank was put off",
    ),
    ("House prices in Norway are high. Prices fell by 4 percent in May.", "fell", "House prices in Norway fell"),
    (
        "Rescue equipment stood at the dam on Sunday. The equipment was moved on Monday.",
        "moved",
        "Rescue equipment was moved",
    ),
    ("A nurse from Lisk fell ill. The nurse died on Monday.", "died", "Nurse from Lisk died"),
    ("A Halden ferry company owes money. The company lost 2 million euros in May.", "lost", "Halden ferry company"),
    ("A young Danish climber set out. The climber was found on Monday.", "found", "Young Danish climber was found"),
    ("A nurse from Lisk and a nurse from Ardal fell ill. The nurse died on Monday.", "died", "Nurse died"),
    ("Two miners from Lisk and some miners from Ardal left. The miners came back on Monday.", "came", "Miners came"),
    # two of them, or another one
    ("House prices are high and oil prices low. Prices fell by 4 percent in May.", "fell", "Prices fell"),
    ("A chapel in Lisk burned down. Another chapel is old. The chapel was sold on Monday.", "sold", "Chapel was sold"),
    ("Their wool exports grew. Exports fell in May.", "fell", "Exports fell"),
    # too far away
    (
        "A painting by Hals hung here. The hall was cold. Ann Cole spoke. Rain fell. The painting was sold on Monday.",
        "sold",
        "Painting was sold",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "title"), WHICH)
def test_a_bare_subject_is_told_by_its_fuller_words(news: Any, text: str, trigger: str, title: str) -> None:
    found = [mention.title for mention in news.mentions(text) if mention.trigger.text == trigger]
    assert found[-1].startswith(title)


TEXTS = [
    (
        "The union said in a statement released on April 17 that it had called off the strike.",
        "released",
        "Union said in a statement that it had called off the strike",
        ["union"],
    ),
    (
        "In a press release issued on Monday, the ministry denounced the deal.",
        "issued",
        "Ministry denounced the deal",
        ["ministry"],
    ),
    (
        "The mayor explained in a letter sent on Monday that the bridge was unsafe.",
        "sent",
        "Mayor explained in a letter that the bridge was unsafe",
        ["mayor"],
    ),
    ("The shop sold a map printed in 1970.", "printed", "Map was printed", []),
]


@pytest.mark.parametrize(("text", "trigger", "title", "who"), TEXTS)
def test_what_is_done_with_a_text_is_told_by_who_says_so(
    news: Any, text: str, trigger: str, title: str, who: list[str]
) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert mention.title == title
    assert [one.name for one in mention.participants if one.role is Role.AGENT] == who


APART = [
    (
        "A service planned at the town hall for Saturday was cancelled.",
        "cancelled",
        "Service planned at the town hall was cancelled",
    ),
    (
        "A jet operating as Flight 51 crashed on Monday.",
        "crashed",
        "Jet operating as Flight 51 crashed",
    ),
    (
        "A hospital supported by nuns closed on Monday.",
        "closed",
        "Hospital supported by nuns closed",
    ),
    ("A man arrested on Monday was charged on Tuesday.", "charged", "Man was charged"),
    ("A man, found in a cave, was charged on Tuesday.", "charged", "Man was charged"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), APART)
def test_a_participle_says_which_one(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


LISTS = [
    (
        "A survey was carried out in Wales, Scotland and Ireland in 2004.",
        "carried",
        "Survey was carried out in Wales, Scotland and Ireland",
    ),
    (
        "The firm bought mills in Norway, Sweden and Latvia on Monday, and its chief resigned.",
        "bought",
        "Firm bought mills in Norway, Sweden and Latvia",
    ),
    (
        "The storm damaged two barns, a mill and a church on Monday.",
        "damaged",
        "Storm damaged two barns, a mill and a church",
    ),
    ("The firm bought a mill on Monday, and its chief resigned.", "bought", "Firm bought a mill"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), LISTS)
def test_a_list_is_told_whole(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


WHOM = [
    ("Castro lashed out at the bishops on Sunday.", "lashed", Role.PATIENT, ["bishops"]),
    ("The court issued a warrant on Monday for Jan Petrov.", "issued", Role.PATIENT, ["warrant", "Jan Petrov"]),
    ("The court issued a warrant on Monday for no reason.", "issued", Role.PATIENT, ["warrant"]),
    ("As many as nine men were hurt on Monday.", "hurt", Role.PATIENT, ["As many as nine men"]),
    (
        "A report published by the ministry on Tuesday found that sales had dropped.",
        "found",
        Role.AGENT,
        ["report", "ministry"],
    ),
]


@pytest.mark.parametrize(("text", "trigger", "role", "names"), WHOM)
def test_whom_it_is_done_to(news: Any, text: str, trigger: str, role: Role, names: list[str]) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert [one.name for one in mention.participants if one.role is role] == names


HANGING = [
    ("Shares slipped on Monday, with copper dropping 4 percent.", "dropping", "Copper dropped 4 percent"),
    (
        "Metal prices fell in May, with the price of copper dropping 4 percent.",
        "dropping",
        "Price of copper dropped 4 percent",
    ),
    ("Nordkem will cut jobs in May, with two mills closing.", "closing", "Two mills closing"),
    (
        "Two boys were reported missing on Monday by their aunt.",
        "missing",
        "Two boys were reported missing by their aunt",
    ),
    (
        "House prices plunged at the fastest pace ever recorded in January.",
        "recorded",
        "House prices plunged at the fastest pace ever recorded",
    ),
    ("Ann Cole won praise for her 2011 repair of the Orlu dam.", "repair", "2011 repair of the Orlu dam"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), HANGING)
def test_what_tells_nothing_alone_is_told_by_its_clause(news: Any, text: str, trigger: str, title: str) -> None:
    found = [mention.title for mention in news.mentions(text) if mention.trigger.text == trigger][-1]
    assert found.lower().endswith(title.lower())
    assert found.lower().count(title.lower()) == 1


NOUNS = [
    ("The arrest of two men by police on Monday led to riots.", "arrest", Role.AGENT, ["police"]),
    ("The sale of the mill to Nordkem for $5 million on Monday ended a dispute.", "sale", Role.RECIPIENT, ["Nordkem"]),
    ("A protest by teachers against pay cuts was held on Monday.", "protest", Role.PATIENT, ["pay cuts"]),
    ("The attack on the village by rebels on Monday killed ten.", "killed", Role.AGENT, ["rebels", "attack"]),
    ("A frog was found on Monday during a tour arranged by nuns.", "tour", Role.AGENT, ["nuns"]),
    ("The party has been in steady decline since 1998.", "decline", Role.PATIENT, ["party"]),
    ("A visit of the ambassador to Norway was put off on Monday.", "visit", Role.RECIPIENT, []),
]


@pytest.mark.parametrize(("text", "trigger", "role", "names"), NOUNS)
def test_who_takes_part_in_what_a_noun_names(news: Any, text: str, trigger: str, role: Role, names: list[str]) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert [one.name for one in mention.participants if one.role is role] == names


ALONE = [
    ("The ship exploded on Monday after liftoff, the ministry said.", "liftoff", "Ship exploded after liftoff"),
    ("The posting was made just over 24 hours ago by a student.", "made", "Posting was made by a student"),
    (
        "Columbia was lost tragically back on February 1, 2003 over Texas.",
        "lost",
        "Columbia was lost tragically over Texas",
    ),
    ("Ann Cole came back on Monday.", "came", "Ann Cole came back"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), ALONE)
def test_no_line_is_a_word_alone_or_ends_in_a_loose_one(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


SEVERAL = [
    ("Ann Cole, a nurse, and Jan Petrov were hurt on Monday.", "Ann Cole, a nurse, and Jan Petrov were hurt", 2),
    ("Ann Cole, a nurse and two children were hurt on Monday.", "Ann Cole, a nurse and two children were hurt", 2),
    ("The mayor, Ann Cole, and two aides were hurt on Monday.", "Mayor, Ann Cole, and two aides were hurt", 2),
    ("Ann Cole, a nurse and painter, was hurt on Monday.", "Ann Cole was hurt", 1),
]


@pytest.mark.parametrize(("text", "title", "count"), SEVERAL)
def test_nobody_is_lost_behind_a_description(news: Any, text: str, title: str, count: int) -> None:
    mention = news.one(news.mentions(text), "hurt")
    assert mention.title == title
    assert len([one for one in mention.participants if one.role is Role.PATIENT]) == count


CRASH = "Two men were killed and three women hurt in a crash near Lisbon on Friday."
SHARED = [
    (
        CRASH,
        "killed",
        "Two men were killed in a crash near Lisbon",
    ),
    (
        CRASH,
        "hurt",
        "Three women were hurt in a crash near Lisbon",
    ),
    (
        "Six people were killed and at least 58 injured in a blast on Friday.",
        "injured",
        "At least 58 were injured in a blast",
    ),
    ("A guard was wounded and the driver killed two men on Monday.", "killed", "Driver killed two men"),
    ("The mayor was fined and left the hall on Monday.", "fined", "Mayor was fined"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), SHARED)
def test_two_that_share_a_was_share_what_follows(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


BODIES = [
    (
        "A traditional village court sat in Lisk.",
        "The court was set up in 2019.",
        "Traditional village court was set up",
    ),
    ("A young Tanzanian man was seen.", "The man left Lisk on Monday.", "Young Tanzanian man left Lisk"),
    ("A group of Estonian hackers called off an attack.", "The group met on Monday.", "Group of Estonian hackers met"),
]


@pytest.mark.parametrize(("first", "second", "title"), BODIES)
def test_somebody_without_a_name_is_told_as_at_first(news: Any, first: str, second: str, title: str) -> None:
    assert title in {mention.title for mention in news.mentions(first, second)}


def test_one_of_two_such_is_not_told_as_the_other(news: Any) -> None:
    found = news.mentions("A Kenyan man met a Ugandan man.", "The man left Lisk on Monday.")
    assert news.one(found, "left").title == "Man left Lisk"
