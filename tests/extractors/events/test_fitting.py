"""What stands where a participant stands and is none, and names that were cut or told twice."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Role

WHO = [
    # how far something went is nobody
    ("Exports reached $1.2 billion in May.", "reached", Role.PATIENT, []),
    ("The index fell 7% on Tuesday.", "fell", Role.PATIENT, ["index"]),
    ("The furnace reached temperatures of 1,000 degrees on Monday.", "reached", Role.PATIENT, []),
    ("The airline's shares dropped by 10% on Monday.", "dropped", Role.AGENT, []),
    # but what is paid is given, and some of the opium is opium
    ("The bank donated $5 million to the clinic on Monday.", "donated", Role.PATIENT, ["$5 million"]),
    ("Farmers burned 90% of the opium on Monday.", "burned", Role.PATIENT, ["90% of the opium"]),
    # what something becomes, or is called
    ("Utah became the first state to vote on Monday.", "became", Role.RECIPIENT, []),
    ("The council named her office a landmark on Friday.", "named", Role.PATIENT, ["office"]),
    ("A driver went berserk on Friday.", "went", Role.PATIENT, []),
    ("Soldiers stood guard at the bank on Friday.", "stood", Role.PATIENT, []),
    ("The fair took place on Friday.", "took", Role.PATIENT, []),
    ("The mayor took an ambulance on Friday.", "took", Role.PATIENT, ["ambulance"]),
    # a part of the time
    ("He spent part of Monday night in the cell.", "spent", Role.PATIENT, []),
    ("They sold part of the farm on Monday.", "sold", Role.PATIENT, ["part of the farm"]),
    # what came of somebody is no part of the name
    ("The raid left two women dead on Monday.", "left", Role.PATIENT, ["two women"]),
    ("The court made the full text available on Monday.", "made", Role.PATIENT, ["full text"]),
    ("The clerk made the text of that ruling available on Monday.", "made", Role.PATIENT, ["text of that ruling"]),
    ("The blast left two women dead and a guard wounded on Monday.", "left", Role.PATIENT, ["two women", "guard"]),
    ("The singer opened its Christmas special on Monday.", "opened", Role.PATIENT, ["Christmas special"]),
    ("The label released the feature single on Monday.", "released", Role.PATIENT, ["feature single"]),
    ("A jury deemed her the best singer on Friday.", "deemed", Role.PATIENT, ["her"]),
    ("He set a record of a total of 748 days in May.", "set", Role.PATIENT, ["record of a total of 748 days"]),
    ("The coach posted a record of 43-39 in May.", "posted", Role.PATIENT, ["record"]),
    ("A bench including Justice Ann Moe freed him on Monday.", "freed", Role.AGENT, ["bench"]),
    ("A woman and two men, ages 47 and 48, were shot on Monday.", "shot", Role.PATIENT, ["woman", "two men"]),
    ("Some of them were found on Monday.", "found", Role.PATIENT, ["Some of them"]),
    # one who is described twice
    (
        "Chess prodigy and former world champion, Ole Fisker, arrived in Lund on Thursday.",
        "arrived",
        Role.PATIENT,
        ["Ole Fisker"],
    ),
    ("The Fairfield, N.J., company sued a rival in 2003.", "sued", Role.AGENT, ["company"]),
    ("A nurse and a clerk were hurt on Monday.", "hurt", Role.PATIENT, ["nurse", "clerk"]),
    # one name of several parts
    (
        "Jens Alder won the FIA Formula One 2009 Spanish Grand Prix on Sunday.",
        "won",
        Role.PATIENT,
        ["FIA Formula One 2009 Spanish Grand Prix"],
    ),
    ("William the Conqueror landed in 1066.", "landed", Role.AGENT, ["William the Conqueror"]),
    # a list of people with titles
    (
        "Senator Ana Ruiz, entrepreneur Vivek Rana, Governor Ron Daly, and Tim Holt debated in Lund on Monday.",
        "debated",
        Role.AGENT,
        ["Ana Ruiz", "Vivek Rana", "Ron Daly", "Tim Holt"],
    ),
    ("The widow of the singer Karl Moe was freed on Monday.", "freed", Role.PATIENT, ["widow of the singer Karl Moe"]),
    ("Police freed the wife of the boxer Jan Lund on Monday.", "freed", Role.PATIENT, ["wife of the boxer Jan Lund"]),
    ("The wife of the boxer, Ann Moe, was freed on Monday.", "freed", Role.PATIENT, ["Ann Moe"]),
    ("The minister for labour Anita Holt resigned on Monday.", "resigned", Role.AGENT, ["Anita Holt"]),
    ("Cheeks had his No. 10 Sixers jersey retired on Feb. 6.", "retired", Role.AGENT, ["No. 10 Sixers jersey"]),
    ("The four-time All-Star (1983, '86) retired in 1993.", "retired", Role.AGENT, ["four-time All-Star"]),
    ("Investors rioted after share prices fell on Thursday.", "fell", Role.PATIENT, ["share prices"]),
    ("Ana Ruiz, wife of Carl Bohm, sued the club on Monday.", "sued", Role.AGENT, ["Ana Ruiz"]),
    # "the town of Wana" is Wana
    ("Gunmen fired rockets in the town of Wana on Friday.", "fired", Role.PLACE, ["Wana"]),
    ("Gunmen fired rockets in the Somali capital of Mogadishu on Friday.", "fired", Role.PLACE, ["Mogadishu"]),
]


@pytest.mark.parametrize(("text", "trigger", "role", "names"), WHO)
def test_who_takes_part_and_what_does_not(news: Any, text: str, trigger: str, role: Role, names: list[str]) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert [one.name for one in mention.participants if one.role is role] == names
