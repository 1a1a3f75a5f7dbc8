"""Dates at the head of a line: chronologies of a war, a firm, a strike; and lines that only begin with a date."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Resolved

# All articles appeared on Wednesday, 20 September 2023.

ENTRIES = [
    ("- June 3: The army retakes the port of Qasr.\n- June 28: The envoy quits.", "retakes", "2023-06-03"),
    ("- June 3: The army retakes the port of Qasr.\n- June 28: The envoy quits.", "quits", "2023-06-28"),
    ("• March 2011 – Rebels seize the capital and declare a republic.", "seize", "2011-03-01"),
    ("1998: The bridge opens.\n2004: A ferry rams it.", "rams", "2004-01-01"),
    ("**5 May** - Dockers walk out at three ports.", "walk", "2023-05-05"),
    ("12 July: Explosion at a chemical plant.", "Explosion", "2023-07-12"),
    ("- Aug. 9: The board dismisses its chairman and closes two plants.", "closes", "2023-08-09"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), ENTRIES)
def test_an_entry_of_a_chronology_has_the_date_at_its_head(news: Any, text: str, trigger: str, day: str) -> None:
    when = news.one(news.mentions(text), trigger).when
    assert isinstance(when.resolution, Resolved)
    begin = when.resolution.reading.interval.begin
    assert begin is not None
    assert begin.isoformat() == day
    assert when.resolution.rules[0].startswith("timex:")


def test_what_has_its_own_date_keeps_it(news: Any) -> None:
    found = news.mentions("- June 3: The army retakes Qasr, which rebels captured on May 12.")
    captured = news.one(found, "captured").when.resolution
    assert captured.reading.interval.begin.isoformat() == "2023-05-12"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("- June 3: The army retakes a port that had fallen to rebels.", "fallen"),
        ("- June 3: The army retakes Qasr. Officials fear that it may fall again.", "fall"),
        ("June 3 is the day on which the port fell.", "fell"),
    ],
)
def test_what_lies_beneath_or_only_follows_a_date_is_not_headed_by_it(news: Any, text: str, trigger: str) -> None:
    resolution = news.one(news.mentions(text), trigger).when.resolution
    assert "timex:heading" not in resolution.rules


LIVE = [
    ("20:00 Polls have closed across the island.", "closed"),
    ("19:48 Mayor Ana Pol offers her hand to Rui Sol.", "offers"),
    ("10:30 Farmers are marching through the centre.", "marching"),
    ("17:15 Two men have been led away by police.", "led"),
]


@pytest.mark.parametrize(("text", "trigger"), LIVE)
def test_an_entry_of_a_live_report_is_of_its_clock(news: Any, text: str, trigger: str) -> None:
    resolution = news.one(news.mentions(f"Live from the capital\n{text}"), trigger).when.resolution
    assert isinstance(resolution, Resolved)
    assert resolution.rules[0] == "timex:heading"
    assert resolution.reading.interval.begin.isoformat() == "2023-09-20"


def test_what_had_happened_before_the_clock_is_not_of_it(news: Any) -> None:
    resolution = news.one(news.mentions("20:00 Polls had closed when it rained."), "closed").when.resolution
    assert "timex:heading" not in resolution.rules


def test_the_clock_holds_for_its_paragraph(news: Any) -> None:
    found = news.mentions(
        "Live from the court\n10:15 The prosecutor has read out the charges. Ana Pol pleads not guilty."
    )
    resolution = news.one(found, "pleads").when.resolution
    assert resolution.rules[0] == "timex:heading"


@pytest.mark.parametrize(
    ("text", "trigger", "clock"),
    [
        ("05:10 Fuelling was completed at 04:55.", "completed", "04:55"),
        ("11:20 The jury was sent out at 10:45, the clerk says.", "sent", "10:45"),
        ("16:00 The bridge was closed at 15:20.", "closed", "15:20"),
    ],
)
def test_an_hour_of_its_own_goes_before_the_entry(news: Any, text: str, trigger: str, clock: str) -> None:
    resolution = news.one(news.mentions(f"Live from the capital\n{text}"), trigger).when.resolution
    assert resolution.rules[0] != "timex:heading"
    assert resolution.reading.interval.time_begin.isoformat("minutes") == clock
