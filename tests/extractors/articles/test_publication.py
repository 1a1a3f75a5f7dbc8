"""The publication date: which claim wins, whose day it is, and when it is doubted."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.articles import ReadOptions
from extractors.articles.publication import doubt, settle, url_day
from extractors.articles.reasons import UnreadableError
from extractors.articles.stamps import Candidate, read_stamp
from tests.extractors.articles.samples import STORY, article, refused

PAGE = (
    "<html lang=en><head><title>Old bridge closed</title>{head}</head>"
    "<body><article><h1>Old bridge closed</h1>{body}</article></body></html>"
)
BODY = "".join(f"<p>{line}</p>" for line in STORY.split("\n\n") * 2)


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" name="{name}" content="{content}">'


def claim(method: str, raw: str) -> Candidate:
    return Candidate(method, read_stamp(raw), raw)


def page(head: str = "", body: str = "") -> str:
    return PAGE.format(head=head, body=BODY + body)


def test_the_order_of_trust() -> None:
    claims = [
        claim(m, f"2024-01-{d:02}")
        for d, m in enumerate(("dateline", "htmldate", "feed", "meta", "opengraph", "json_ld", "column"), 1)
    ]
    while claims:
        found = settle(claims, ReadOptions())
        assert found.method == claims[-1].method
        claims.pop()
    with pytest.raises(UnreadableError, match="--published"):
        settle([], ReadOptions())


def test_given_by_the_user_beats_everything() -> None:
    text = "---\npublished: 2024-02-07\n---\n" + STORY
    found = article(text, options=ReadOptions(published=date(2024, 2, 9)))
    assert (found.published.on, found.published.method) == (date(2024, 2, 9), "given")


@pytest.mark.parametrize(
    ("head", "day", "method", "hour"),
    [
        (
            ld('{"@type":"NewsArticle","datePublished":"2024-02-07T21:30:00-05:00","dateModified":"2024-02-09"}')
            + meta("article:published_time", "2024-02-06"),
            date(2024, 2, 7), "json_ld", 21,
        ),
        (
            ld('{"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":["NewsArticle"],'
               '"headline":"Old bridge closed","datePublished":"2024-02-07"}]}'),
            date(2024, 2, 7), "json_ld", None,
        ),
        (ld('{"@type":"Article","datePublished":"2024-02-07T08:00:00+01:00",}'), date(2024, 2, 7), "json_ld", 8),
        (meta("article:published_time", "2024-02-07T08:00:00+01:00"), date(2024, 2, 7), "opengraph", 8),
        (meta("DC.date.issued", "2024-02-07") + meta("lastmod", "2024-03-01"), date(2024, 2, 7), "meta", None),
    ],
    ids=["json-ld over opengraph", "own article in a graph", "broken json-ld", "opengraph", "dublin core"],
)  # fmt: skip
def test_structured_metadata_with_hour_and_zone(head: str, day: date, method: str, hour: int | None) -> None:
    published = article(page(head), "a.html").published
    assert (published.on, published.method) == (day, method)
    assert (published.at.hour if published.at else None) == hour


def test_published_and_modified_are_told_apart() -> None:
    found = article(
        page(meta("article:modified_time", "2024-03-01T10:00:00Z") + meta("date", "2024-02-07")),
        "a.html",
    )
    assert found.published.on == date(2024, 2, 7)
    assert found.modified_at is not None
    assert found.modified_at.date() == date(2024, 3, 1)


def test_a_page_without_metadata_goes_to_htmldate() -> None:
    found = article(page(body="<p>Published on February 7, 2024</p>"), "a.html")
    assert (found.published.on, found.published.method) == (date(2024, 2, 7), "htmldate")


@pytest.mark.parametrize(
    ("text", "where", "day"),
    [
        ("YEREVAN, Sept. 20, 2023 (AP) — Separatists agreed to a cease-fire on Wednesday.", "a.txt", date(2023, 9, 20)),
        (
            "Floods rise\n\nVESNA, Feb. 3 — Rescuers found six bodies on Friday.",
            "archive/2024/floods.txt",
            date(2024, 2, 3),
        ),
        ("VIENNA, 7 May 2019 (Xinhua) -- Ministers met on Tuesday to talk about oil.", "a.txt", date(2019, 5, 7)),
    ],
)
def test_the_dateline_is_the_last_resort(text: str, where: str, day: date) -> None:
    found = article(text, where)
    assert (found.published.on, found.published.method) == (day, "dateline")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Transcript: The Evening Hour, Radio Two, 9 June 2017\n\nHOST: Good evening to you all.", date(2017, 6, 9)),
        ("MEDIA RELEASE\n\nPort Arden, 14 May 2020\n\nWe have sold the mill.", date(2020, 5, 14)),
        ("PRESS RELEASE\n\nMILL SOLD\n\nPort Arden, 15 May 2020 – We have sold the mill.", date(2020, 5, 15)),
        ("# Mill is sold\n\nBy Ada Roe, Monday, 2 March 2020\n\nThe mill was sold on Friday.", date(2020, 3, 2)),
        ("Mill is sold\nPublished: Tue, 3 Mar 2020 10:31 GMT\n\nThe mill was sold on Friday.", date(2020, 3, 3)),
    ],
)
def test_a_line_of_the_head_may_be_the_date(text: str, day: date) -> None:
    found = article(text, "a.txt")
    assert (found.published.on, found.published.method) == (day, "dateline")


@pytest.mark.parametrize(
    "text",
    [
        "The battle of Karsk, 1 September 1870\n\nThe army crossed the river before dawn.",
        "Karsk, 1 September 1870\n\nThe army crossed the river before dawn.",
        "The war in short\n\n1 September 1870\nThe army crossed.\n\n4 September 1870\nThe emperor fled the town.",
        "By the treaty of Karsk, 3 September 1783\n\nthe war ended and the islands were given back.",
    ],
)
def test_a_heading_that_tells_of_a_day_is_no_publication_date(text: str) -> None:
    assert refused(text) == "no_date"


def test_a_dateline_without_a_year_from_nowhere_is_no_date() -> None:
    assert refused("VESNA, Feb. 3 — Rescuers found six bodies on Friday in the valley.") == "no_date"


def test_midnight_utc_is_a_widened_day() -> None:
    found = settle([claim("column", "2024-02-07T00:00:00Z")], ReadOptions(), zone="America/New_York")
    assert (found.on, found.at) == (date(2024, 2, 7), None)


@pytest.mark.parametrize(
    ("zone", "day"),
    [("America/New_York", date(2024, 2, 6)), ("Asia/Tokyo", date(2024, 2, 7)), (None, date(2024, 2, 7))],
)
def test_half_past_one_utc_is_yesterday_in_new_york(zone: str | None, day: date) -> None:
    head = f"---\npublished: 2024-02-07T01:30:00Z\n{'timezone: ' + zone if zone else ''}\n---\n"
    assert article(head + STORY).published.on == day
    assert (
        article("---\npublished: 2024-02-07T01:30:00Z\n---\n" + STORY, options=ReadOptions(zone=zone)).published.on
        == day
    )


@pytest.mark.parametrize(
    "witness",
    ['<time datetime="2024-02-06T20:30:00-05:00">', '<time datetime="2024-02-06 20:30:10">', '<link rel="canonical" href="https://p.example/2024/02/06/a/">'],
    ids=["stamp with an offset", "clock without a zone", "day in the address"],
)  # fmt: skip
def test_the_publishers_day_is_found_beside_a_stamp_in_utc(witness: str) -> None:
    second = "10" if "20:30:10" in witness else "00"
    head = f'<meta property="article:published_time" content="2024-02-07T01:30:{second}Z">{witness}'
    assert article(page(head), "a.html").published.on == date(2024, 2, 6)


def test_a_moved_site_that_stamps_its_old_pages_anew() -> None:
    head = '<meta property="article:published_time" content="2024-02-07T09:30:00Z"><link rel="canonical" href="https://p.example/2019/3/4/a">'
    published = article(page(head), "a.html").published
    assert (published.on, published.method) == (date(2019, 3, 4), "url")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2023/11/08/x", date(2023, 11, 8)), ("https://a.example/20231108/x", date(2023, 11, 8)),
        ("https://a.example/2023-11-08-x", date(2023, 11, 8)), ("https://a.example/2023/x", None),
        ("https://a.example/20239999/x", None), ("https://a.example/story-20231199123", None), (None, None),
    ],
)  # fmt: skip
def test_days_in_addresses(url: str | None, day: date | None) -> None:
    assert url_day(url) == day


@pytest.mark.parametrize(("on", "doubted"), [(10, False), (11, False), (12, True)])
def test_a_paper_may_be_dated_tomorrow(on: int, doubted: bool) -> None:
    assert bool(doubt(date(2024, 2, on), date(2024, 2, 10))) is doubted


def test_doubt_about_the_future_and_about_long_ago() -> None:
    today = ReadOptions(today=date(2024, 2, 10))
    assert article("---\npublished: 2024-02-11\n---\n" + STORY, options=today).published.doubt is None
    assert (
        article("---\npublished: 2025-01-01\n---\n" + STORY, options=today).published.doubt
        == "2025-01-01 is in the future of 2024-02-10"
    )
    assert article("---\npublished: 1812-09-07\n---\n" + STORY).published.doubt == "1812-09-07 is before 1900"


def test_a_doubtful_claim_gives_way_to_a_sound_one() -> None:
    claims = [claim("json_ld", "2034-02-07"), claim("htmldate", "2024-02-07")]
    found = settle(claims, ReadOptions(today=date(2024, 2, 10)))
    assert (found.method, found.doubt) == ("htmldate", None)


@pytest.mark.parametrize("raw", ["soon", "03/04/2023", "2023-02-30", "[2023]"])
def test_an_unreadable_date_in_the_front_matter_is_told(raw: str) -> None:
    assert refused(f"---\npublished: {raw}\n---\n{STORY}") in {"bad_date", "no_date"}


def test_no_such_zone() -> None:
    assert refused(f"---\npublished: 2024-02-07\ntimezone: Mars/Olympus\n---\n{STORY}") == "bad_date"


@pytest.mark.parametrize(
    ("publisher", "source"),
    [
        ('{"@type":"Organization","name":"Orbit Daily"}', "Orbit Daily"),
        ('{"name":" The  Harbour Post "}', "The Harbour Post"),
        ('"Kestrel Wire"', "Kestrel Wire"),
        ('[{"name":"Northern Echo Chamber"},{"name":"Another"}]', "Northern Echo Chamber"),
        ('{"@id":"https://news.example/#org"}', None),
        ("7", None),
    ],
)
def test_the_publisher_of_a_page_is_its_source_also_where_it_has_no_type(publisher: str, source: str | None) -> None:
    said = '{"@type":"NewsArticle","datePublished":"2024-02-07","publisher":' + publisher + "}"
    assert article(page(ld(said)), "page.html").source == source
