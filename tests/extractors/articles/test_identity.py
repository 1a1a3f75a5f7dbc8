"""Ids, revisions, copies, agencies, languages."""

# ruff: noqa: E501 - samples are easier to read in one line

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from extractors.articles import Reading, ReadOptions, read
from extractors.articles.copies import Copies, values
from extractors.articles.identity import canonical_url
from extractors.articles.sketches import Sketch, Sketches
from extractors.model import Article, Reject
from tests.extractors.articles.samples import DATED, STORY, article, many, refused

LONG = "\n\n".join(
    f"{day} brought no relief to the valley, where rescuers searched {n} more houses for people the flood had taken."
    f" The river fell by {n} centimetres, and the army cleared the road to village number {n}."
    for n, day in enumerate(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"], start=3)
)


def lines(*rows: dict[str, object]) -> bytes:
    return b"\n".join(json.dumps({"date": "2024-02-07"} | row).encode() for row in rows)


def articles(*rows: dict[str, object], options: ReadOptions | None = None) -> list[Article]:
    found = many(lines(*rows), "a.jsonl", options)
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def test_the_id_is_that_of_the_address_and_not_of_the_visit() -> None:
    one, two = articles(
        {"text": STORY, "url": "HTTPS://Post.Example/a?utm_source=x#top"},
        {"text": STORY + " More.", "url": "http://post.example/a"},
    )
    assert one.doc_id == two.doc_id
    assert (one.revision, two.revision) == (1, 2)


def test_without_an_address_source_day_and_text_are_the_article() -> None:
    rows = [
        {"text": STORY},
        {"text": STORY, "source": "Post"},
        {"text": STORY, "date": "2024-02-08"},
        {"text": STORY + " "},
    ]
    assert len({found.doc_id for found in articles(*rows)}) == 4
    assert article(DATED).doc_id == article(DATED, "elsewhere.md").doc_id


def test_the_same_again_is_counted_once() -> None:
    found = many(lines({"text": STORY}, {"text": STORY}), "a.jsonl")
    assert isinstance(found[1], Reject)
    assert found[1].reason == "duplicate"


def test_a_repeat_names_what_it_repeats(tmp_path: Path) -> None:
    for name, text in (("a.md", DATED), ("b.md", DATED + "More."), ("c.md", DATED)):
        (tmp_path / name).write_text(text)
    found = list(read([str(tmp_path)]))
    rejects = [one for one in found if isinstance(one, Reject)]
    assert [one.reason for one in rejects] == ["duplicate"]
    assert f"{tmp_path / 'c.md'}: the same article" in rejects[0].message
    assert f"as {tmp_path / 'a.md'};" in rejects[0].message


def test_history_gives_the_same_revisions_again() -> None:
    rows = [{"text": f"{STORY} {n}.", "url": "https://a.example/1"} for n in range(3)]
    first = articles(*rows)
    history = {first[0].doc_id: tuple(found.text_sha256 for found in first[:2])}
    again = articles(*reversed(rows), options=ReadOptions(history=history))
    assert [found.revision for found in again] == [3, 2, 1]


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://a.example", "https://a.example/"), ("https://A.example:443/x?b=1&a=2", "https://a.example/x?b=1&a=2"),
        ("https://a.example/%7Eme/%c3%a9", "https://a.example/~me/%C3%A9"), ("https://a.example/é", "https://a.example/%C3%A9"),
        ("https://a.example/?fbclid=1&id=3", "https://a.example/?id=3"), ("javascript:alert(1)", None), ("mailto:a@b.c", None),
        ("https://[::1", None), ("/relative", None), ("", None), (None, None), ("https://a.example:x/", None),
    ],
)  # fmt: skip
def test_canonical_addresses(url: str | None, canonical: str | None) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


def test_reprints_are_copies_of_the_first_read() -> None:
    reprint = "By our staff\n\n" + LONG.replace("Monday", "The start of the week")
    other = (
        LONG.replace("river", "sea")
        .replace("rescuers searched", "families left")
        .replace("army cleared", "mayor closed")
    )
    rows = [
        {"text": text, "url": f"https://{n}.example/"}
        for n, text in enumerate((LONG, reprint, other, reprint + " (AP)"))
    ]
    first, second, third, fourth = articles(*rows)
    assert (first.copy_of, second.copy_of, third.copy_of, fourth.copy_of) == (None, first.doc_id, None, first.doc_id)


def test_a_revision_is_no_copy_and_short_texts_are_none() -> None:
    found = articles(
        {"text": LONG, "url": "https://a.example/"}, {"text": LONG + " Now updated.", "url": "https://a.example/"}
    )
    assert [f.copy_of for f in found] == [None, None]
    short = articles(
        {"text": STORY[:60], "url": "https://a.example/"}, {"text": STORY[:60], "url": "https://b.example/"}
    )
    assert [f.copy_of for f in short] == [None, None]
    off = articles({"text": LONG, "source": "A"}, {"text": LONG, "source": "B"}, options=ReadOptions(find_copies=False))
    assert [f.copy_of for f in off] == [None, None]


def test_a_brief_is_a_copy_of_the_same_brief_of_its_day() -> None:
    brief = "Ferry crews walked out on Tuesday in Lorne. The mayor said talks would resume on Friday."
    strike = "Miners in Kiruna struck on Monday, and the company sent all trains back to the coast."
    rows = [
        {"text": brief, "source": "A"},
        {"text": brief + "\n", "source": "B"},
        {"text": brief, "source": "B", "date": "2024-02-14"},
        {"text": strike, "source": "C"},
        {"text": brief.replace("Friday", "Sunday"), "source": "D"},
        {"text": strike, "source": "D"},
    ]
    found = articles(*rows)
    first, other = found[0].doc_id, found[3].doc_id
    assert [f.copy_of for f in found] == [None, first, None, None, None, other]


def test_reprints_of_what_earlier_runs_read_are_copies() -> None:
    reprint = LONG.replace("Monday", "The start of the week")
    texts = (LONG, reprint, reprint + " (AP)")
    rows = [{"text": text, "url": f"https://{n}.example/"} for n, text in enumerate(texts)]
    together = articles(*rows)
    read: list[Article] = []
    seen: list[Sketch] = []
    history: dict[str, tuple[str, ...]] = {}
    copies: dict[str, str] = {}
    for row in rows:  # a run each
        held = Sketches([s.doc_id for s in seen], [s.root for s in seen], np.array([s.values for s in seen]))
        earlier = held if seen else None
        reading = Reading(ReadOptions(history=history, copies=copies, sketches=lambda earlier=earlier: earlier))
        (found,) = reading.data(lines(row), "a.jsonl")
        assert isinstance(found, Article)
        read.append(found)
        numbers = values(found)
        assert numbers is not None
        seen += reading.sketches() if seen else [Sketch(found.doc_id, found.doc_id, numbers)]
        history = {a.doc_id: (a.text_sha256 or "",) for a in read}
        copies = {a.doc_id: a.copy_of for a in read if a.copy_of}
    assert [a.copy_of for a in read] == [a.copy_of for a in together] == [None, read[0].doc_id, read[0].doc_id]
    again = articles(rows[1], rows[0], options=ReadOptions(history=history, copies=copies))
    assert [a.copy_of for a in again] == [read[0].doc_id, None]  # as it was found first, not by the order of today


def test_thousands_of_the_same_text_are_not_compared_with_each_other() -> None:
    copies = Copies(50_000)
    found = articles(*({"text": LONG.replace("valley", f"valley {n}", 1), "source": str(n)} for n in range(40)))
    marked = [copies.mark(replace(item, copy_of=None)) for item in found]
    assert {item.copy_of for item in marked[1:]} == {marked[0].doc_id}
    assert len(copies.sketches()) < 5


def test_the_window_of_copies_is_all_that_is_remembered() -> None:
    between = " ".join(f"Member {n} voted for the budget of {n} million." for n in range(30))
    rows = [{"text": text, "source": str(n)} for n, text in enumerate((LONG, between, LONG + " Again."))]
    assert articles(*rows, options=ReadOptions(copy_window=1))[2].copy_of is None
    assert articles(*rows, options=ReadOptions(copy_window=2))[2].copy_of is not None


@pytest.mark.parametrize(
    ("row", "agency"),
    [
        ({"text": "YEREVAN, Armenia (AP) — " + STORY}, "AP"), ({"text": "VIENNA, Feb. 7 (Xinhua) -- " + STORY}, "Xinhua"),
        ({"text": STORY, "author": "Jane Doe, Associated Press"}, "AP"), ({"text": STORY, "source": "Reuters"}, "Reuters"),
        ({"text": STORY + "\n\n(Reporting by Jane Doe; Editing by John Smith)"}, "Reuters"),
        ({"text": "Bridge closed\n\nBy Agence France-Presse\n\n" + STORY}, "AFP"), ({"text": "MOSCOW, February 7. /TASS/. " + STORY}, "TASS"),
    ],
)  # fmt: skip
def test_agency_copy_in_other_papers(row: dict[str, object], agency: str) -> None:
    assert articles(row)[0].wire_origin == agency


@pytest.mark.parametrize(
    "text",
    [
        "LIMA, June 12 (Newswire) - " + STORY + "\n\n(Reporting by Jane Doe; Editing by John Smith)",
        STORY + "\n\nThe dispute began last year, Reuters reported.", STORY + "\n\nHe told AFP on Monday that he would stay.",
        STORY + "\n\nThe old bridge\nThe bridge on Monday. JANE DOE/AFP via Getty Images", "The Associated Press won a prize on Monday. " + STORY,
    ],
)  # fmt: skip
def test_agencies_named_in_the_news_are_no_origin(text: str) -> None:
    assert articles({"text": text})[0].wire_origin is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Ministerin sagte am Dienstag in Berlin, der neue Bahnhof werde erst im Sommer geöffnet, nicht im März.", "German"),
        ("Le président a déclaré mardi à Paris que la réforme serait présentée au parlement avant la fin du mois.", "French"),
        ("Президент заявил во вторник, что закон будет подписан до конца месяца, сообщает агентство.", "Russian"),
    ],
)  # fmt: skip
def test_a_language_not_read_yet_is_named(text: str, name: str) -> None:
    (found,) = many(lines({"text": text}), "a.jsonl")
    assert isinstance(found, Reject)
    assert (found.reason, name in found.message) == ("language", True)
    assert articles({"text": text}, options=ReadOptions(check_language=False))


@pytest.mark.parametrize(
    "text",
    [
        "Müller, Benzema, Szczęsny, Çalhanoğlu", "Bayern 3, Real 1", "Sánchez beat Djokovic 6-4 on Sunday in Córdoba to win the Copa del Sur.",
        "Shares in Société Générale and Deutsche Bank fell on Tuesday after Banca Intesa cut its forecast for the year.",
    ],
)  # fmt: skip
def test_foreign_names_make_no_foreign_text(text: str) -> None:
    assert articles({"text": text})[0].language == "en"


def test_a_bad_file_costs_no_other() -> None:
    assert refused(b"\0") == "nul_bytes"
    assert article(DATED)
