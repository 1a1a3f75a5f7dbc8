"""Whom the prepositions of a verb and of its object bring, and whose deed a clause is that hangs on another."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Role

AGENT, PATIENT, RECIPIENT, PLACE = Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.PLACE

BROUGHT = [
    ("Voters rallied behind Senator Ana Ruiz on Monday.", "rallied", RECIPIENT, "Ana Ruiz"),
    ("The chairman lashed out at his relatives on Monday.", "lashed", PATIENT, "relatives"),
    ("Jane Cole travelled to Lund on Monday with Carl Bohm.", "travelled", AGENT, "Carl Bohm"),
    ("The minister paid tribute to the victims on Tuesday.", "paid", RECIPIENT, "victims"),
    ("A prisoner pulled a gun on two guards on Monday.", "pulled", PATIENT, "two guards"),
    ("The judge confirmed the death penalty for Omar Adel on Monday.", "confirmed", RECIPIENT, "Omar Adel"),
    ("Officers received a tip from a driver on Monday.", "received", AGENT, "driver"),
    ("Jo Lind won the seat on Tuesday against Dan Moe.", "won", PATIENT, "Dan Moe"),
    ("On Monday Ana Ruiz called for Carl Bohm to resign.", "called", PATIENT, "Carl Bohm"),
    ("The league gave the Raiders its Falk Award in 2003.", "gave", RECIPIENT, "Raiders"),
    # of whom something is wanted, who was spoken of
    ("On Monday Ana Ruiz called for Carl Bohm to resign.", "resign", AGENT, "Carl Bohm"),
    ("The firm extended its bid, due to expire on Thursday, to May.", "expire", PATIENT, "bid"),
    ("He lost to Jan Sparre, a chess king, who Ole Fisker defeated in 1972.", "defeated", PATIENT, "Jan Sparre"),
    ("Olof Berg was found guilty by a jury on Monday.", "found", AGENT, "jury"),
    ("The girl was found dead by police on Monday.", "found", AGENT, "police"),
    ("The woman, identified by the police as Madeline Kafour, died on Monday.", "died", PATIENT, "Madeline Kafour"),
    ("Sax Chambers won reelection over Jim Marlin on Tuesday.", "won", PATIENT, "Jim Marlin"),
    ("A judge jailed him over a rampage in Lund that killed nine on Friday.", "killed", AGENT, "rampage"),
    (
        "The man is guilty of a rampage exactly two years ago in North Lund that killed nine.",
        "killed",
        AGENT,
        "rampage",
    ),
    ("Officials recalled a raid two years ago in Kabul that killed nine.", "killed", AGENT, "raid"),
    ("They left the town that rebels burned on Friday.", "burned", PATIENT, "town"),
    ("He told Reuters the firm will close the plant on Friday.", "told", RECIPIENT, "Reuters"),
    ("Carl Holt told Reuters the firm will close the plant on Friday.", "close", AGENT, "firm"),
    ("Ann Moe tells VOA the rebels will leave the town on Friday.", "leave", AGENT, "rebels"),
    ("A bomber killed an officer east of the capital on Sunday.", "killed", PATIENT, "officer"),
    (
        "Ann Moe has no fears of a flare-up before the Arden Open, which starts on Monday.",
        "starts",
        PATIENT,
        "Arden Open",
    ),
    ("A suit was brought on Monday by the Holt Fund, together with Carl Moe.", "brought", AGENT, "Carl Moe"),
    ("Dan Moe was arrested on Monday together with Carl Holt.", "arrested", PATIENT, "Carl Holt"),
    # a date before it is not what the verb acts on
    ("On Monday Ann Moe called for an inquiry.", "called", PATIENT, "inquiry"),
    ("On Tuesday the premier met with Carl Holt in Cairo.", "met", PATIENT, "Carl Holt"),
    ("On May 8 the council voted against the plan.", "voted", PATIENT, "plan"),
    ("On Friday a bomb ripped through an office building.", "ripped", PATIENT, "office building"),
    ("A truck slammed into a wall on Friday.", "slammed", PATIENT, "wall"),
    # how far it went is no object
    ("The values of homes have slumped over 30% since 2006.", "slumped", PATIENT, "values of homes"),
    ("The firm's exports surged last December to edge out a rival.", "surged", PATIENT, "firm's exports"),
    ("The man died onboard the bus on Friday.", "died", PATIENT, "man"),
    (
        "In its Friday issue, The Hamilton (Ontario) Spectator quoted an officer.",
        "quoted",
        AGENT,
        "Hamilton (Ontario) Spectator",
    ),
    # where "by" hangs farther down
    ("The boxer was given a two-year ban for doping by the agency on Monday.", "ban", AGENT, "agency"),
    ("The driver was handed a fine for speeding by a court on Monday.", "handed", AGENT, "court"),
    ("Two men were sentenced to ten years for theft by a court in Oslo on Monday.", "sentenced", AGENT, "court"),
    # who was the first to do it, and whose a gathering is
    ("Ana Ruiz was the first to sell the drug in 1999.", "sell", AGENT, "Ana Ruiz"),
    ("Ann Moe was the only minister to vote against the bill on Monday.", "vote", AGENT, "Ann Moe"),
    ("Jo Lind became the youngest player to win the cup in 2003.", "win", AGENT, "Jo Lind"),
    ("A rally on Monday attended by President Omar Bel ended peacefully.", "rally", AGENT, "Omar Bel"),
    ("Talks mediated by Norway began on Monday.", "Talks", AGENT, "Norway"),
    ("Norway and Chad are both reported to have deployed soldiers on Monday.", "deployed", PATIENT, "soldiers"),
    ("Prosecutors on Monday announced three arrests.", "arrests", AGENT, "Prosecutors"),
    ("Josefa Marin left Cuba in 1962.", "left", PLACE, "Cuba"),
]


@pytest.mark.parametrize(("text", "trigger", "role", "name"), BROUGHT)
def test_who_else_takes_part(news: Any, text: str, trigger: str, role: Role, name: str) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert (role, name) in [(one.role, one.name) for one in mention.participants]


OTHERS = "A 20-year-old woman was hurt too. A woman saw it."


def test_who_is_named_beside_a_noun_is_meant_whoever_else_is_told_of(news: Any) -> None:
    for text in (
        f"The woman, identified by the police as Ann Holt, died on Monday. {OTHERS}",
        f"A woman named as Ann Holt died on Monday. {OTHERS}",
        f"Police identified the woman as Ann Holt. She died on Monday. {OTHERS}",
    ):
        mentions = news.mentions(text)
        died = news.one(mentions, "died")
        assert [one.name for one in died.participants] == ["Ann Holt"], text
        assert "Ann Holt" not in [one.name for one in news.one(mentions, "saw").participants], text


NOBODY = [
    ("They were founded in 1983 under the name Alias Research.", "founded", "Alias Research"),
    ("The envoy left for Texas on Monday.", "left", "Texas"),
    ("The band changed its name to Alias in 2003.", "changed", "Alias"),
    ("Williams was speeding on State Route 94 on Monday.", "speeding", "State Route 94"),
    ("The man was admitted by ambulance to a clinic on Monday.", "admitted", "ambulance"),
    ("Merchants called on Monday for better cooperation to avoid a strike.", "avoid", "better cooperation"),
    ("The march turned violent on Monday, with protesters throwing stones.", "turned", "protesters"),
    ("The bus crashed on Monday near Ilam, some 700 kilometers southwest of Arden.", "crashed", "southwest of Arden"),
    ("Carl Holt went to Israel for talks on Thursday with Premier Ann Moe.", "went", "Ann Moe"),
    ("The alliance headed by Nuri Maki by 8,000 votes won on Monday.", "headed", "8,000 votes"),
    ("The hurricane swept through Florida on Friday.", "swept", "Florida"),
    ("A nurse was badly hurt in the 1998 abortion clinic bombing in Arden, Ala., on Monday.", "bombing", "nurse"),
    ("Milton Corp. bought Custom Systems Inc., Orange, Calif., and Testing Co. on Monday.", "bought", "Orange"),
    ("Kopp was indicted last year in the May 1998 shooting death of Dr. Jan Slep, a doctor.", "shooting", "Kopp"),
    ("The men were jailed for an attack by rebels on Monday.", "jailed", "rebels"),
    ("The law was the latest attempt to curb the trade in 1999.", "curb", "law"),
    ("A son announced the death of the singer on Monday.", "death", "son"),
]


@pytest.mark.parametrize(("text", "trigger", "name"), NOBODY)
def test_who_takes_no_part(news: Any, text: str, trigger: str, name: str) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert name not in [one.name for one in mention.participants if one.role is not PLACE]
