"""A page that holds everything, loads nothing and runs nothing of an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from extractors.model import Granularity, Interval, Span, Status
from output.page import SHOWN, render
from output.safe import plain
from tests.output import samples


class Tags(HTMLParser):
    """Every start tag with its attributes, and all text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def names(self) -> set[str]:
        return {name for name, _ in self.tags}


def test_the_head_counts_outlets_and_those_who_name_none_apart() -> None:
    event = samples.event()
    (claim, *_) = event.date_claims
    named = replace(event, date_claims=(replace(claim, sources=("AP", "Lorne Courier")),))
    nameless = replace(event, date_claims=(replace(claim, sources=("AP", "article 0f0f0f0f0f0f0f0f")),))
    assert "1 event · 2 outlets · reported" in "".join(Tags(render([named])).text)
    assert "2 events · 2 outlets · 1 unnamed source · reported" in "".join(Tags(render([named, nameless])).text)


def test_a_row_shows_everything_behind_its_date() -> None:
    page = Tags(render([samples.event()], [samples.mention()], documents={"a1": "https://courier.example/a1"}))
    text = " ".join("".join(page.text).split())
    for part in (
        "2024-05-07",
        "Ferry workers walk out",
        "Lorne Courier",
        "Ferry workers walked out on Tuesday.",
        "weekday.past",
        "the day of publication, Wednesday 2024-05-08 (front matter)",
        "next Tuesday, but the verb is past",
    ):
        assert part in text
    assert ("mark", {"class": "timex"}) in page.tags
    assert any(tag == "a" and attrs.get("href") == "https://courier.example/a1" for tag, attrs in page.tags)


NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "\x1b[31m\x00\u202e",
    "&lt;b&gt;",
)


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_of_an_article_is_markup(nasty: str) -> None:
    event = samples.event(
        nasty or "e", title=nasty, place=nasty, merge_reasons=(nasty,), status=Status.PLANNED, superseded_by=nasty
    )
    mention = replace(samples.mention(), sentence=Span(0, len(nasty), nasty), source=nasty)
    harmless = Tags(render([samples.event()], [samples.mention()]))
    page = Tags(render([event], [mention], title=nasty, documents={"a1": nasty}))
    assert page.names() <= harmless.names() | {"a", "mark"}
    assert not any(name.startswith("on") or name == "src" for _, attrs in page.tags for name in attrs)
    assert plain(nasty) in "".join(page.text)
    assert not any(c in render([event], [mention], title=nasty) for c in ("\x1b", "\x00", "\u202e"))


@pytest.mark.parametrize(
    "place",
    [
        "javascript:alert(1)",
        "javascript://x.example/%0aalert(1)",
        "ftp://x.example/a",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://[::1",
        "a.txt",
    ],
)
def test_only_web_addresses_become_links(place: str) -> None:
    page = Tags(render([samples.event()], [samples.mention()], documents={"a1": place}))
    assert not any(tag == "a" for tag, _ in page.tags)
    assert place in "".join(page.text)


def test_the_page_needs_no_network_and_no_script() -> None:
    page = Tags(render([samples.event()], [samples.mention()]))
    assert page.names().isdisjoint({"script", "link", "iframe", "img", "object", "embed", "form", "base"})
    (policy,) = (a["content"] for t, a in page.tags if t == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")


def test_no_rows_and_rows_without_mentions_make_a_page() -> None:
    assert "No events" in render([])
    assert "Why this date" not in render([samples.event()])


def test_many_mentions_are_counted_not_spelled_out() -> None:
    docs = [samples.article(f"d{i:02}") for i in range(SHOWN + 3)]
    mentions = tuple(samples.mention(f"m{i:02}", doc) for i, doc in enumerate(docs))
    page = render([samples.event(mentions=mentions)], mentions)
    assert page.count("<blockquote>") == SHOWN
    assert "and 3 more mentions" in page


def test_the_same_rows_give_the_same_page() -> None:
    _, mentions, events = samples.corpus(5)
    assert render(events, mentions) == render(events, mentions[::-1])


def test_what_ends_with_a_year_stands_under_that_year() -> None:
    until = Interval(None, date(2024, 1, 1), Granularity.YEAR)
    page = Tags(render([replace(samples.event(), interval=until)], [samples.mention()], documents={}))
    assert "2023" in page.text
    assert "2024" not in page.text
