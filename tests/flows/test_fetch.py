"""Fetching against a news site on the loopback."""

from __future__ import annotations

import gzip
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extractors.articles import Reading, ReadOptions
from extractors.model import Article, Reject
from flows.fetch import FetchOptions, Unchanged, articles, confirm
from tests.flows.fetch_server import Reply, Site, packed, serve

STAMP = "Tue, 06 Feb 2024 09:00:00 GMT"
OPTIONS = FetchOptions(
    interval=0.0,
    backoff=0.01,
    read_timeout=0.5,
    total_timeout=0.7,
    longest_wait=2.0,
    allow_hosts=frozenset({"127.0.0.1"}),
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as running:
        yield running


def fetch(site: Site, state: Path, path: str = "/feed.xml", options: FetchOptions = OPTIONS) -> list[object]:
    return list(articles([site.base + path], state, Reading(ReadOptions(find_copies=False)), options))


def kinds(found: list[object]) -> Counter[str]:
    return Counter(item.reason if isinstance(item, Reject) else type(item).__name__ for item in found)


def test_two_runs_over_a_feed_of_200_articles_with_everything_that_goes_wrong(site: Site, tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    paths = [f"/news/{n}" for n in range(200)]
    for n, path in enumerate(paths):
        site.pages[path] = packed(site.article(n)) if n % 3 == 0 else site.article(n)
    site.pages["/news/10"] = Reply(status=301, headers={"Location": "/moved/10"})
    site.pages["/moved/10"] = site.article(10)
    site.pages["/news/11"] = Reply(status=302, headers={"Location": "/news/11"})
    site.pages["/news/12"] = Reply(b"gone", 404)
    site.pages["/news/13"] = lambda asked: Reply(b"", 429, {"Retry-After": "0"}) if asked < 3 else site.article(13)
    site.pages["/news/14"] = Reply(b"", 500)
    site.pages["/news/15"] = Reply(b"late", delay=0.8)
    site.pages["/news/16"] = Reply(b"%PDF-1.7", headers={"Content-Type": "application/pdf"})
    site.pages["/feed.xml"] = site.feed([(path, STAMP) for path in paths])

    first = fetch(site, state)
    assert len(first) == 200
    assert kinds(first) == {
        "Article": 195, "redirects": 1, "fetch_status": 1, "fetch_busy": 1, "fetch_timeout": 1, "not_article": 1,
    }  # fmt: skip
    assert all(
        isinstance(i, Article) and i.published.on == date(2024, 2, 6) for i in first if not isinstance(i, Reject)
    )
    assert [i.ingested_from for i in first if isinstance(i, Article)][:3] == [site.base + path for path in paths[:3]]
    assert site.asked["/news/13"] == 3
    assert site.asked["/news/14"] == 1 + OPTIONS.retries
    assert confirm(state) == 199  # all but what may pass, and the feed

    # Five articles change and the feed says so; one changes nothing but its stamp; one is new.
    site.asked.clear(), site.bodies.clear()
    changed = {f"/news/{n}" for n in range(20, 25)}
    for n in range(20, 25):
        site.pages[f"/news/{n}"] = site.article(n, version=2)
    site.pages["/news/200"] = site.article(200)
    later = [
        (p, "Wed, 07 Feb 2024 09:00:00 GMT" if p in changed | {"/news/30"} else STAMP) for p in [*paths, "/news/200"]
    ]
    site.pages["/feed.xml"] = site.feed(later)
    second = fetch(site, state)
    assert len(second) == 201
    assert kinds(second) == {
        "Article": 6, "Unchanged": 190, "redirects": 1, "fetch_status": 1, "fetch_busy": 1, "fetch_timeout": 1,
        "not_article": 1,
    }  # fmt: skip
    assert set(site.bodies) == changed | {"/news/200", "/news/14", "/news/15", "/feed.xml", "/robots.txt"}
    assert site.asked["/news/30"] == 1  # asked "if it changed", not sent


def test_the_same_address_with_changed_text_is_a_revision(site: Site, tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    site.pages["/feed.xml"] = site.feed([("/a", STAMP)])
    site.pages["/a"] = site.article(1)
    (old,) = fetch(site, state)
    assert isinstance(old, Article)
    confirm(state)
    site.pages["/a"] = site.article(1, version=2)
    site.pages["/feed.xml"] = site.feed([("/a", "Thu, 08 Feb 2024 09:00:00 GMT")])
    known = ReadOptions(history={old.doc_id: (old.text_sha256,)})
    (new,) = articles([site.base + "/feed.xml"], state, Reading(known), OPTIONS)
    assert isinstance(new, Article)
    assert (new.doc_id, new.revision) == (old.doc_id, 2)


def test_a_run_that_dies_before_its_output_is_written_is_done_again(site: Site, tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    site.pages["/feed.xml"] = site.feed([(f"/{n}", STAMP) for n in range(20)])
    for n in range(20):
        site.pages[f"/{n}"] = site.article(n)
    for taken in (0, 1, 7, 19):
        run = articles([site.base + "/feed.xml"], state, Reading(), OPTIONS)
        assert [type(next(run)) for _ in range(taken)] == [Article] * taken
        run.close()  # type: ignore[attr-defined]
    assert kinds(fetch(site, state)) == {"Article": 20}
    confirm(state)
    assert kinds(fetch(site, state)) == {"Unchanged": 20}


def test_robots_txt_is_obeyed_with_wildcards(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private/*.html\n")
    site.pages["/private/a.html"] = site.article(1)
    site.pages["/open.html"] = site.article(2)
    site.pages["/feed.xml"] = site.feed([("/private/a.html", STAMP), ("/open.html", STAMP)])
    assert kinds(fetch(site, tmp_path / "s.db")) == {"robots": 1, "Article": 1}
    assert site.asked["/private/a.html"] == 0


def test_a_robots_txt_in_trouble_stops_fetching_for_now(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Reply(b"", 503)
    site.pages["/feed.xml"] = site.feed([("/a", STAMP)])
    assert kinds(fetch(site, tmp_path / "s.db")) == {"robots": 1}
    assert site.asked["/feed.xml"] == 0


def test_crawl_delay_and_interval_pace_a_host(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 0.3\n")
    site.pages["/feed.xml"] = site.feed([(f"/{n}", STAMP) for n in range(3)])
    for n in range(3):
        site.pages[f"/{n}"] = site.article(n)
    fetch(site, tmp_path / "s.db")
    times = [at for at, path in site.times if path != "/robots.txt"]
    assert min(later - earlier for earlier, later in pairwise(times)) > 0.25


@pytest.mark.parametrize(
    "target",
    ["http://169.254.169.254/latest/", "http://localhost:1/", "file:///etc/passwd", "ftp://example.org/", "gopher:x"],
)
def test_a_redirect_into_the_house_is_refused(site: Site, tmp_path: Path, target: str) -> None:
    site.pages["/feed.xml"] = site.feed([("/a", STAMP)])
    site.pages["/a"] = Reply(status=302, headers={"Location": target})
    assert kinds(fetch(site, tmp_path / "s.db")) == {"refused_address": 1}


def test_private_addresses_need_leave_by_name(site: Site, tmp_path: Path) -> None:
    site.pages["/feed.xml"] = site.feed([("/a", STAMP)])
    closed = FetchOptions(interval=0.0)
    (found,) = fetch(site, tmp_path / "s.db", options=closed)
    assert isinstance(found, Reject)
    assert found.reason == "refused_address"
    assert "--allow-host 127.0.0.1" in found.message
    assert not site.asked


def test_a_body_over_the_limit_is_not_read_to_its_end(site: Site, tmp_path: Path) -> None:
    site.pages["/big"] = Reply(b"x" * 3_000_000, headers={"Content-Type": "text/html"})
    bomb = gzip.compress(b"\0" * 50_000_000)
    site.pages["/bomb"] = Reply(bomb, headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})
    site.pages["/feed.xml"] = site.feed([("/big", STAMP), ("/bomb", STAMP)])
    options = FetchOptions(interval=0.0, max_bytes=1_000_000, allow_hosts=frozenset({"127.0.0.1"}))
    assert kinds(fetch(site, tmp_path / "s.db", options=options)) == {"too_large": 2}


@pytest.mark.parametrize("headers", [True, False])
def test_a_server_that_drips_is_left(site: Site, tmp_path: Path, headers: bool) -> None:
    """A byte now and then keeps every single read in time, and would go on for a minute."""
    site.pages["/feed.xml"] = site.feed([("/a", STAMP)])
    reply = Reply(b"<html>" * 500, headers={"Content-Type": "text/html"}, drip=0.02, drip_headers=headers)
    site.pages["/a"] = reply
    options = FetchOptions(interval=0.0, retries=0, total_timeout=0.3, allow_hosts=frozenset({"127.0.0.1"}))
    begun = time.monotonic()
    assert kinds(fetch(site, tmp_path / "s.db", options=options)) == {"fetch_timeout": 1}
    assert time.monotonic() - begun < 20


def test_entries_that_carry_their_text_are_not_fetched(site: Site, tmp_path: Path) -> None:
    story = "".join(
        f"<p>The mayor said on Tuesday that bridge number {n} stays closed until spring.</p>" for n in range(12)
    )
    body = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Vesna Post</title>'
        f"<item><title>Bridges &amp;amp; &lt;b&gt;roads&lt;/b&gt;</title><link>{site.base}/a</link>"
        f"<pubDate>{STAMP}</pubDate>"
        f"<content:encoded><![CDATA[{story}]]></content:encoded></item></channel></rss>"
    )
    site.pages["/feed.xml"] = Reply(body.encode(), headers={"Content-Type": "application/rss+xml"})
    (found,) = fetch(site, tmp_path / "s.db")
    assert isinstance(found, Article)
    assert (found.published.method, found.source, found.title) == ("feed", "Vesna Post", "Bridges & roads")
    assert site.asked["/a"] == 0


def test_sitemap_index_and_news_sitemap(site: Site, tmp_path: Path) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    news = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    site.pages["/index.xml"] = Reply(
        f"<sitemapindex {space}><sitemap><loc>{site.base}/map.xml</loc></sitemap>"
        f"<sitemap><loc>{site.base}/index.xml</loc></sitemap></sitemapindex>".encode()
    )
    site.pages["/map.xml"] = Reply(
        f"<urlset {space} {news}><url><loc>{site.base}/plain</loc><news:news><news:publication><news:name>Vesna Post"
        "</news:name></news:publication><news:publication_date>2024-02-05T23:30:00-05:00</news:publication_date>"
        "</news:news></url></urlset>".encode()
    )
    html = site.article(1).body.replace(b'<meta property="article:published_time"', b'<meta name="x"')
    site.pages["/plain"] = Reply(html, headers={"Content-Type": "text/html"})
    found = fetch(site, tmp_path / "s.db", "/index.xml")
    (article,) = (item for item in found if isinstance(item, Article))
    assert (article.published.on, article.published.method) == (date(2024, 2, 5), "feed")
    assert article.published.at is not None
    assert article.source is not None


def test_a_page_named_by_hand(site: Site, tmp_path: Path) -> None:
    state = tmp_path / "s.db"
    site.pages["/a"] = site.article(1)
    assert kinds(fetch(site, state, "/a")) == {"Article": 1}
    confirm(state)
    assert kinds(fetch(site, state, "/a")) == {"Unchanged": 1}


def test_a_feed_not_modified_still_looks_after_what_failed(site: Site, tmp_path: Path) -> None:
    state = tmp_path / "s.db"
    site.pages["/a"] = Reply(b"", 503)
    site.pages["/b"] = site.article(2)
    feed = site.feed([("/a", STAMP), ("/b", STAMP)])
    feed.headers["ETag"] = '"f1"'
    site.pages["/feed.xml"] = feed
    assert kinds(fetch(site, state)) == {"fetch_busy": 1, "Article": 1}
    confirm(state)
    site.pages["/a"] = site.article(1)
    assert kinds(fetch(site, state)) == {"Article": 1, "Unchanged": 1}
    assert site.bodies["/feed.xml"] == 1


@pytest.mark.parametrize(
    "body", [b"", b"<rss", b"<!DOCTYPE x [<!ENTITY a 'b'>]><rss>&a;</rss>", b"<rss/>", b"<foo/>", b"\xff\xfe<"]
)
def test_a_broken_feed_is_one_reject(site: Site, tmp_path: Path, body: bytes) -> None:
    site.pages["/feed.xml"] = Reply(body, headers={"Content-Type": "application/xml"})
    (found,) = fetch(site, tmp_path / "s.db")
    assert isinstance(found, Reject)


def test_nobody_there(tmp_path: Path) -> None:
    options = FetchOptions(interval=0.0, retries=0, allow_hosts=frozenset({"127.0.0.1", "nowhere.invalid"}))
    found = list(
        articles(["http://127.0.0.1:9/feed", "http://nowhere.invalid/"], tmp_path / "s.db", Reading(), options)
    )
    assert all(isinstance(item, Reject) for item in found)
    assert not any(isinstance(item, Unchanged) for item in found)
    assert len(found) == 2


def test_an_article_read_otherwise_is_read_again(site: Site, tmp_path: Path) -> None:
    state = tmp_path / "s.db"
    german = "<p>Der Stadtrat von Vesna hat am Dienstag beschlossen, die alte Brücke über den Fluss zu sperren.</p>" * 6
    stamp = '<meta property="article:published_time" content="2024-02-06T10:00:00+01:00">'
    head = f"<head><title>Brücke zu</title>{stamp}</head>"
    page = f"<html lang=de>{head}<body><article>{german}</article></body></html>"
    site.pages["/de"] = Reply(page.encode(), headers={"Content-Type": "text/html; charset=utf-8", "ETag": '"1"'})
    site.pages["/en"] = site.article(1)
    site.pages["/feed.xml"] = site.feed([("/de", STAMP), ("/en", STAMP)])

    def read(path: str, **more: Any) -> Counter[str]:
        found = articles([site.base + path], state, Reading(ReadOptions(find_copies=False, **more)), OPTIONS)
        counted = kinds(list(found))
        confirm(state)
        return counted

    for path, reject in (("/feed.xml", {"language": 1}), ("/de", {"language": 1})):
        english = {"Article": 1} if path == "/feed.xml" else {}
        same = {"Unchanged": 1} if path == "/feed.xml" else {}
        assert read(path) == reject | english
        assert read(path) == reject | same
        assert read(path, check_language=False) == {"Article": 1 + len(english)}
        assert read(path, check_language=False) == {"Unchanged": 1 + len(english)}
        assert read(path, check_language=False, published=date(2024, 2, 5)) == {"Article": 1 + len(english)}


def test_a_host_can_be_allowed_after_it_was_refused(site: Site, tmp_path: Path) -> None:
    other = site.base.replace("127.0.0.1", "localhost")
    site.pages["/a"] = site.article(1)
    feed = site.feed([("/a", STAMP)]).body.replace(site.base.encode(), other.encode())
    site.pages["/feed.xml"] = Reply(feed, headers={"Content-Type": "application/rss+xml"})
    both = replace(OPTIONS, allow_hosts=frozenset({"127.0.0.1", "LocalHost"}))
    for options, wanted in ((OPTIONS, "refused_address"), (OPTIONS, "refused_address"), (both, "Article")):
        assert kinds(fetch(site, tmp_path / "s.db", options=options)) == {wanted: 1}
        confirm(tmp_path / "s.db")
    assert kinds(fetch(site, tmp_path / "s.db", options=both)) == {"Unchanged": 1}
