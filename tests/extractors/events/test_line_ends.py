"""Lines end where nothing is broken off, and lose no more than what dates them."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.events.ending import FARTHEST
from extractors.model import Role

LONG = [
    (
        (
            "A city official said last week that tests of wells suggested the presence of a Dutch-made chemical called "
            "Ostrin that farmers in the valley and its neighbours have used for at least twenty years."
        ),
        "said",
        "City official said that tests of wells suggested the presence of a Dutch-made chemical called Ostrin",
    ),
    (
        (
            "Lawyers for the fishermen asked the regional court in Bergen on Friday to overturn the rules of the "
            "treaty between Norway and Russia that divides the waters north of the islands and the seabed below."
        ),
        "asked",
        (
            "Lawyers for the fishermen asked the regional court in Bergen to overturn the rules of the treaty "
            "between Norway and Russia"
        ),
    ),
    (
        (
            "The harbour office said on Monday that figures collected by the inspectors of the northern ports showed "
            "that traffic had fallen by 12 percent."
        ),
        "said",
        (
            "Harbour office said that figures collected by the inspectors of the northern ports showed "
            "that traffic had fallen by 12 percent"
        ),
    ),
    (
        (
            "The prime minister of the islands told his cabinet on Sunday that the navy was willing to leave the "
            "southern harbours provided Norway's northern frontier could be secured at once."
        ),
        "told",
        ("Prime minister of the islands told his cabinet that the navy was willing to leave the southern harbours"),
    ),
    ("The bank cut 200 jobs on Monday after a loss.", "cut", "Bank cut 200 jobs after a loss"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), LONG)
def test_a_long_line_is_cut_where_nothing_is_broken_off(news: Any, text: str, trigger: str, title: str) -> None:
    found = news.one(news.mentions(text), trigger).title
    assert found == title
    assert len(found) <= FARTHEST


TOLD = [
    (
        "The bank played down on Monday the likelihood that rates would rise.",
        "played",
        "Bank played down the likelihood that rates would rise",
    ),
    (
        "Officials on Friday dismissed the suggestion that the ferry had been overloaded.",
        "dismissed",
        "Officials dismissed the suggestion that the ferry had been overloaded",
    ),
    (
        "The family sent a letter on Monday to the mayor saying that the bridge was unsafe.",
        "sent",
        "Family sent a letter to the mayor saying that the bridge was unsafe",
    ),
    (
        "The agency said this week that once the harbour reopens it will resume the search.",
        "said",
        "Agency said that once the harbour reopens it will resume the search",
    ),
    (
        "The union said on Monday that if the firm pays, the strike is off.",
        "said",
        "Union said that if the firm pays, the strike is off",
    ),
    ("The merger resulted in March in overlapping routes.", "resulted", "Merger resulted in overlapping routes"),
    (
        "Police on Friday played down reports that the bridge was unsafe.",
        "played",
        "Police played down reports that the bridge was unsafe",
    ),
    (
        "The bank on Monday sued two traders who had sold the bonds.",
        "sued",
        "Bank sued two traders who had sold the bonds",
    ),
    (
        "The town on Friday mourned the flood which killed 12 people.",
        "mourned",
        "Town mourned the flood which killed 12 people",
    ),
    (
        "The army said on Monday that a soldier who was held in Oslo had not confessed.",
        "said",
        "Army said that a soldier who was held in Oslo had not confessed",
    ),
    ("The coach praised Sole on Monday, who had scored twice.", "praised", "Coach praised Sole"),
    ('The mayor opened a school on Monday that read: "Welcome."', "opened", "Mayor opened a school"),
    ("The court gave the tenants until Friday to leave the flats.", "gave", "until Friday to leave the flats"),
    ("The minister resigned on Monday before facing a vote.", "resigned", "Minister resigned"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), TOLD)
def test_what_a_line_needs_is_in_it(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title.endswith(title)


COMMAS = [
    (
        "Blasts hit two offices in Nairobi, Kenya and Lima, Peru on Monday.",
        "hit",
        "Blasts hit two offices in Nairobi, Kenya and Lima, Peru",
    ),
    ("Two brothers were stabbed in Penn Hills, Pennsylvania on Tuesday.", "stabbed", "in Penn Hills, Pennsylvania"),
    ("Bell Corp. bought a mill in Stirling, Scotland, on Monday.", "bought", "a mill in Stirling, Scotland"),
    ("Divers searched a deep, half-frozen lake on Monday.", "searched", "Divers searched a deep, half-frozen lake"),
    ("Pilots flew to Oslo on Monday, but Norway sent them back.", "flew", "Pilots flew to Oslo"),
    ("The parties agreed a Libya–Turkey pact on Monday.", "agreed", "Parties agreed a Libya–Turkey pact"),
    ("The firm fined two drivers – both Danes – on Monday.", "fined", "Firm fined two drivers"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), COMMAS)
def test_a_comma_inside_a_phrase_ends_no_line(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title.endswith(title)


DATES = [
    ("The mine was closed in 2008 and 2009 by the state.", "closed", "Mine was closed by the state"),
    ("Ann Cole ran the bakery in the 1960s and 1970s.", "ran", "Ann Cole ran the bakery"),
    ("The crew spent part of Sunday night in a lifeboat.", "spent", "Crew spent part of Sunday night in a lifeboat"),
    ("Markets fell on Monday as Easter week began.", "began", "Easter week began"),
    ("Six ships sank over the course of the past month.", "sank", "Six ships sank"),
    ("The shop was robbed on Monday shortly after it had opened.", "robbed", "Shop was robbed"),
    ("The team arrived on Friday and left on Monday.", "left", "Team left"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), DATES)
def test_what_dates_a_line_is_left_out_whole_or_not_at_all(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


ASIDES = [
    (
        "The museum paid 4 million euros ($5 million) on Monday for a painting by Hals.",
        "paid",
        "Museum paid 4 million euros for a painting by Hals",
    ),
    ("The Rural Health Agency (RHA) closed two clinics on Monday.", "closed", "Rural Health Agency closed two clinics"),
    (
        "The country's coal output -- both hard coal and lignite -- fell last year.",
        "fell",
        "Country's coal output fell",
    ),
    ("The group Friends of the Ardal Rivers (FAR) held a rally on Monday.", "held", "held a rally"),
    ("The bank also cut 200 jobs on Monday.", "cut", "Bank cut 200 jobs"),
    ('"We also lost the cattle," said Ole Brix on Monday.', "said", 'Ole Brix said: "We also lost the cattle"'),
    ("Barlow, 61, a painter and teacher, was killed on Monday.", "killed", "Barlow was killed"),
    ("Barlow, Dunn and a teacher were killed on Monday.", "killed", "Barlow, Dunn and a teacher were killed"),
    ("As many as forty sheep were stolen on Monday.", "stolen", "As many as forty sheep were stolen"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), ASIDES)
def test_asides_are_left_out(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title.endswith(title)


TAKERS = [
    ("The family sent a letter to the police on Monday.", "sent", Role.RECIPIENT, ["police"]),
    ("The company sent a notice to the ministry on Monday.", "sent", Role.RECIPIENT, ["ministry"]),
    ("A gale caused a tree to fall on Monday.", "caused", Role.PATIENT, ["tree"]),
    ("The clerk sent a map of the road to the coast on Monday.", "sent", Role.RECIPIENT, []),
    ("The prisoner was executed on Monday by lethal injection.", "executed", Role.AGENT, []),
    ("The prisoner was executed on Monday by soldiers.", "executed", Role.AGENT, ["soldiers"]),
    ("Barlow, 61, a painter and teacher, was killed on Monday.", "killed", Role.PATIENT, ["Barlow"]),
    ("A shell tore through a house next to the cathedral in Lisbon on Monday.", "tore", Role.PLACE, ["Lisbon"]),
]


@pytest.mark.parametrize(("text", "trigger", "role", "names"), TAKERS)
def test_who_takes_part(news: Any, text: str, trigger: str, role: Role, names: list[str]) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert [one.name for one in mention.participants if one.role is role] == names


WHO_IT_IS = [
    ("Police arrested the mayor, Ann Cole, on Monday.", "arrested", "Police arrested the mayor, Ann Cole"),
    (
        "A judge sentenced the mayor, Ann Cole, to two years on Monday.",
        "sentenced",
        "Judge sentenced the mayor, Ann Cole, to two years",
    ),
    ("Riots followed the killing of the driver, Jan Petrov.", "killing", "Killing of the driver, Jan Petrov"),
    ("Police arrested the mayor, and Ann Cole fled on Monday.", "arrested", "Police arrested the mayor"),
    ("Yellow Harvest, a 1761 work that set a record in 2004, was stolen.", "set", "Yellow Harvest set a record"),
    ("A crane accident shut the mosque. The accident occurred on Monday.", "occurred", "Crane accident occurred"),
    (
        "The committee of Friends of the Ardal Rivers (FAR) met on Monday.",
        "met",
        "Committee of Friends of the Ardal Rivers met",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "title"), WHO_IT_IS)
def test_a_name_beside_a_noun_is_told(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


MEANT = [
    ("The envoy arrived in Lisk on Monday.", "arrived", Role.AGENT, ["envoy"]),
    ("The train arrived in Lisk on Monday.", "arrived", Role.AGENT, []),
    ("The third GOP debate was held on Monday.", "debate", Role.AGENT, []),
    ("The GOP attack on the bill on Monday failed.", "attack", Role.AGENT, ["GOP"]),
]


@pytest.mark.parametrize(("text", "trigger", "role", "names"), MEANT)
def test_who_acts_and_what_only_says_which_kind(
    news: Any, text: str, trigger: str, role: Role, names: list[str]
) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert [one.name for one in mention.participants if one.role is role] == names
