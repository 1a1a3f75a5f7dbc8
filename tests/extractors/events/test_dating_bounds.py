"""Dates that bound, count or belong to another clause: states until a day, hours ago, quarters, what was before."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Mention

#: Nothing is known but that it was before or on the day of publication.
UNKNOWN = ("..", "2023-09-20")


def days(mention: Mention) -> tuple[str, str]:
    """First and last day, ``..`` where a side is open."""
    interval = mention.when.resolution.reading.interval  # type: ignore[union-attr]
    last = interval.end.toordinal() - 1 if interval.end else 0
    return (
        interval.begin.isoformat() if interval.begin else "..",
        type(interval.end).fromordinal(last).isoformat() if interval.end else "..",
    )


CASES = [
    pytest.param("He was remanded in custody until October 2.", "remanded", ("..", "2023-10-02"), id="state-1"),
    pytest.param("Three officers were suspended until May 2024.", "suspended", ("..", "2024-05-31"), id="state-2"),
    pytest.param("The tunnel has been closed till Monday.", "closed", ("..", "2023-09-25"), id="state-3"),
    pytest.param("The court gave the firm until October 23 to pay.", "gave", UNKNOWN, id="state-not"),
    pytest.param("A barge sank eight hours ago.", "sank", ("2023-09-19", "2023-09-20"), id="hours-1"),
    pytest.param("Rebels took the town two hours ago.", "took", ("2023-09-20", "2023-09-20"), id="hours-2"),
    pytest.param("The premier resigned 40 minutes ago.", "resigned", ("2023-09-20", "2023-09-20"), id="hours-3"),
    pytest.param("The siege lasted eight hours.", "lasted", UNKNOWN, id="hours-not"),
    pytest.param(
        "Sales in the three months to June 30 climbed to $610 million.",
        "climbed",
        ("2023-04-01", "2023-06-30"),
        id="to-1",
    ),
    pytest.param("Profit fell in the six months to June 30.", "fell", ("2023-01-01", "2023-06-30"), id="to-2"),
    pytest.param("Exports rose in the 12 months to March.", "rose", ("2022-04-01", "2023-03-31"), id="to-3"),
    pytest.param("After three months, on June 30, sales fell.", "fell", ("2023-06-30", "2023-06-30"), id="to-not"),
    pytest.param("Jurors were shown on Tuesday a video of the killing.", "killing", UNKNOWN, id="looked-back-1"),
    pytest.param("The town marked on Tuesday the anniversary of the flood.", "flood", UNKNOWN, id="looked-back-2"),
    pytest.param("A judge opened on Tuesday an inquiry into the crash.", "crash", UNKNOWN, id="looked-back-3"),
    pytest.param(
        "The trial of the crew began on Tuesday.", "trial", ("2023-09-19", "2023-09-19"), id="looked-back-not"
    ),
    pytest.param(
        "They bought the mill in which, in May 2019, a boiler exploded.",
        "exploded",
        ("2019-05-01", "2019-05-31"),
        id="relative-1",
    ),
    pytest.param(
        "They left a hole in which, in July 1974, three children drowned.",
        "drowned",
        ("1974-07-01", "1974-07-31"),
        id="relative-2",
    ),
    pytest.param(
        "The firm sold the yard where, in May 2019, a crane collapsed.",
        "collapsed",
        ("2019-05-01", "2019-05-31"),
        id="relative-3",
    ),
    pytest.param(
        "The firm, which is Danish, sold the yard in May.", "sold", ("2023-05-01", "2023-05-31"), id="relative-not"
    ),
    pytest.param(
        "He was arrested two days after the sinking and charged in May.", "arrested", UNKNOWN, id="counts-itself-1"
    ),
    pytest.param("She fled a week before the vote and returned on Monday.", "fled", UNKNOWN, id="counts-itself-2"),
    pytest.param(
        "The mine was shut three months after the blast and sold in May.", "shut", UNKNOWN, id="counts-itself-3"
    ),
    pytest.param(
        "He was arrested and charged in May.", "arrested", ("2023-05-01", "2023-05-31"), id="counts-itself-not"
    ),
    pytest.param("The report, first promised for May 2, is late.", "promised", UNKNOWN, id="first-planned-1"),
    pytest.param("The trial, originally scheduled for May 2, was put off.", "trial", UNKNOWN, id="first-planned-2"),
    pytest.param("The opening, initially set for May 2, was cancelled.", "opening", UNKNOWN, id="first-planned-3"),
]

CASES += [
    pytest.param(
        "He was found guilty on Monday of murdering a student.", "found", ("2023-09-18", "2023-09-18"), id="found-1"
    ),
    pytest.param("The jury found her guilty on Friday.", "found", ("2023-09-15", "2023-09-15"), id="found-2"),
    pytest.param("The deal was declared void on Tuesday.", "declared", ("2023-09-19", "2023-09-19"), id="found-3"),
    pytest.param("He was found guilty of an attack on Monday.", "attack", ("2023-09-18", "2023-09-18"), id="found-not"),
    pytest.param("Police arrested two suspects in Monday's killing.", "arrested", UNKNOWN, id="charged-1"),
    pytest.param("A man was indicted in Sunday's attack on a mosque.", "indicted", UNKNOWN, id="charged-2"),
    pytest.param("Two officers were charged in the May shooting of a boy.", "charged", UNKNOWN, id="charged-3"),
    pytest.param(
        "Nine people were arrested in Sunday's protest.", "arrested", ("2023-09-17", "2023-09-17"), id="charged-not"
    ),
    pytest.param("The launch was first set for May 2022.", "set", ("2022-05-01", "2022-05-31"), id="first-planned-not"),
    pytest.param(
        "Four months after the merger of March 20 the firm cut 900 jobs.",
        "cut",
        ("2023-07-01", "2023-07-31"),
        id="months-1",
    ),
    pytest.param(
        "The mill closed in 2009, three years after a fire killed four.",
        "killed",
        ("2006-01-01", "2006-12-31"),
        id="months-2",
    ),
    pytest.param(
        "He sold the yard on May 8, 2020, two years before the war began.",
        "began",
        ("2022-01-01", "2022-12-31"),
        id="months-3",
    ),
    pytest.param(
        "Three days after the raid of September 4 the chief quit.",
        "quit",
        ("2023-09-07", "2023-09-07"),
        id="months-not",
    ),
    pytest.param(
        "The tool, launched at a March fair and praised by critics, never sold.", "praised", UNKNOWN, id="inside-1"
    ),
    pytest.param(
        "The truck, shown at an April gala and mocked by reviewers, is ugly.", "mocked", UNKNOWN, id="inside-2"
    ),
    pytest.param(
        "A plan, floated at a May summit and rejected by unions, is back.", "rejected", UNKNOWN, id="inside-3"
    ),
    pytest.param(
        "The tool was launched and praised in March.", "praised", ("2023-03-01", "2023-03-31"), id="inside-not"
    ),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_what_a_date_bounds_or_counts_from(news: Any, text: str, trigger: str, expected: tuple[str, str]) -> None:
    assert days(news.one(news.mentions(text), trigger)) == expected


def test_who_counts_from_a_death_is_not_who_says_so(news: Any) -> None:
    found = news.mentions("The man died on Monday. A day before his death he had read the proofs, his son said.")
    assert days(news.one(found, "said")) != ("2023-09-17", "2023-09-17")


def test_the_raid_has_the_day_and_what_came_since_does_not(news: Any) -> None:
    found = news.mentions("Since the raid on September 3 no ship has left the port.")
    assert days(news.one(found, "raid")) == ("2023-09-03", "2023-09-03")
    assert days(news.one(found, "left")) != ("2023-09-03", "2023-09-03")
