"""Lines tell whose profit it is, what a report says, which of several a subject is."""

from __future__ import annotations

from typing import Any

import pytest

ACCOUNTS = [
    ("Norton Co. said net income for the third quarter fell 6%.", "fell", "Norton's net income fell 6%"),
    ("Halden Paper Inc. reported that sales rose to $80 million in 2008.", "rose", "Halden Paper's sales rose"),
    ("The computer maker said net jumped to $87 million last year.", "jumped", "Computer maker's net jumped"),
    ("The Commerce Department said sales rose 2% in March.", "rose", "Sales rose 2%"),
    ("Analysts said profit fell last year.", "fell", "Profit fell"),
    ("Norton Co. said its sales fell last year.", "fell", "Norton's sales fell"),
    ("Norton Co. said sales of steel fell last year.", "fell", "Sales of steel fell"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), ACCOUNTS)
def test_a_firm_tells_its_own(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title.startswith(title)


PAPERS = [
    (
        "According to data released on Tuesday, home prices in the valley fell sharply.",
        "released",
        "Data was released: Home prices in the valley fell sharply",
    ),
    (
        "According to a report published on Monday by the agency, the drug trade has doubled.",
        "published",
        "Report was published by the agency: Drug trade has doubled",
    ),
    (
        "The report, which was released yesterday, found that the bridge was unsafe.",
        "released",
        "Report found that the bridge was unsafe",
    ),
    (
        "A study published on Friday shows that wages have fallen.",
        "published",
        "Study shows that wages have fallen",
    ),
    ("A film released on Friday shows that cooks sing.", "released", "Film was released"),
    ("The report, released on Friday, angered the mayor.", "released", "Report was released"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), PAPERS)
def test_what_a_report_says_is_told(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


SUBJECTS = [
    (
        "Bombings at offices in Lima, Peru, and Nairobi, Kenya, killed six people on Monday.",
        "killed",
        "Bombings at offices in Lima, Peru, and Nairobi, Kenya, killed six people",
    ),
    ("A girl in Alpine, Texas, shot a bear on Monday.", "shot", "Girl in Alpine, Texas, shot a bear"),
    ("Home prices in the United States fell in March.", "fell", "Home prices in the United States fell"),
    ("A man who had kept a bear was fined on Monday.", "fined", "Man who had kept a bear was fined"),
    ("Ann Cole, who had kept a bear, was fined on Monday.", "fined", "Ann Cole was fined"),
    ("A firm in Oslo, a maker of nets, was fined on Monday.", "fined", "Firm in Oslo was fined"),
    (
        "The woman, identified by the police as Mona Kell, died at the scene on Monday.",
        "died",
        "Mona Kell died at the scene",
    ),
    ("The woman, questioned by the police as Mona Kell slept, died on Monday.", "died", "Woman died"),
    ("The men were operated upon that day.", "operated", "Men were operated upon"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), SUBJECTS)
def test_a_subject_is_told_as_far_as_it_says_which(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


LOST = [
    ("Ann Cole, the oldest sister, was the first to come to Oslo, arriving in 1966.", "arriving", "Ann Cole arrived"),
    (
        "Bell Lines surprised its rivals with a plan to order four ships, having already bought two in March.",
        "bought",
        "Bell Lines had already bought two",
    ),
    (
        "On 3 May, at 11:45 a.m., as the guards were leaving, gunmen armed with rifles and axes breached the gate.",
        "breached",
        "Gunmen armed with rifles and axes breached the gate",
    ),
    ("Prices were the first to rise, climbing in March.", "climbing", "Prices climbed"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), LOST)
def test_who_did_it_is_found_where_the_clause_does_not_say(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title
