"""Every form news comes in gives the same article, and one bad record costs only itself."""

# ruff: noqa: E501 - sample files and their tables are easier to read in one line

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import os
import re
import sys
import tarfile
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractors.articles import Columns, Reading, ReadOptions, read
from extractors.model import Article, BlockKind, Reject
from flows.inputs import Inputs
from output.commit import LOCK
from tests.extractors.articles.samples import DATED, STORY, article, many, one, refused

RECORD = {
    "title": "Old bridge closed", "maintext": STORY, "date_publish": "2024-02-07 09:30:00", "date_download": "2024-05-01",
    "url": "https://post.example/a?utm_source=x", "source_domain": "post.example", "authors": ["Nikola Dragan"],
}  # fmt: skip


def records(count: int) -> list[dict[str, object]]:
    return [
        RECORD | {"url": f"https://post.example/{n}", "maintext": f"{STORY} It is number {n}."} for n in range(count)
    ]


def jsonl(rows: list[dict[str, object]]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def comma(rows: list[dict[str, object]], mark: str = ",") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=mark)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def parquet(rows: list[dict[str, object]]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def warc(pages: dict[str, tuple[str, bytes]]) -> bytes:
    out = b""
    for url, (kind, body) in pages.items():
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        out += (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            ).encode()
            + http
            + b"\r\n\r\n"
        )
    return out


PAGE = (
    '<html lang="en"><head><title>Old bridge closed</title><meta property="article:published_time" content="2024-02-07">'
    f"</head><body><nav>Home Sport</nav><article><h1>Old bridge closed</h1>{''.join(f'<p>{p}</p>' for p in STORY.split(chr(10) * 2) * 2)}"
    "</article></body></html>"
).encode()

FORMS: dict[str, tuple[str, bytes]] = {
    "text": ("a.txt", DATED.encode()),
    "markdown": ("a.md", DATED.encode()),
    "windows line ends": ("a.txt", DATED.replace("\n", "\r\n").encode()),
    "old line ends of a Mac": ("a.txt", DATED.replace("\n", "\r").encode()),
    "utf-16": ("a.txt", DATED.encode("utf-16")),
    "byte order mark": ("a.txt", b"\xef\xbb\xbf" + DATED.encode()),
    "json lines": ("a.jsonl", jsonl([RECORD])),
    "json": ("a.json", json.dumps([RECORD]).encode()),
    "json of a news api": ("a.json", json.dumps({"status": "ok", "articles": [{"content": STORY, "publishedAt": "2024-02-07T09:30:00Z", "source": {"name": "Post"}}]}).encode()),
    "csv": ("a.csv", comma([RECORD])),
    "csv with semicolons": ("a.csv", comma([RECORD], ";")),
    "tsv": ("a.tsv", comma([RECORD], "\t")),
    "parquet": ("a.parquet", parquet([RECORD])),
    "html": ("a.html", PAGE),
    "warc": ("a.warc", warc({"https://post.example/a": ("text/html", PAGE)})),
    "warc.gz": ("a.warc.gz", gzip.compress(warc({"https://post.example/a": ("text/html", PAGE)}))),
    "timeml": ("a.tml", f'<TimeML><DCT><TIMEX3 tid="t0" value="2024-02-07" type="DATE">7 Feb</TIMEX3></DCT><TEXT>{STORY}</TEXT></TimeML>'.encode()),
    "gzip": ("a.jsonl.gz", gzip.compress(jsonl([RECORD]))),
    "bzip2": ("a.jsonl.bz2", bz2.compress(jsonl([RECORD]))),
    "xz": ("a.jsonl.xz", lzma.compress(jsonl([RECORD]))),
    "zip": ("a.zip", zipped({"b/a.txt": DATED.encode()})),
    "tar.gz": ("a.tar.gz", tarred({"b/a.txt": DATED.encode()})),
    "zip in tar": ("a.tgz", tarred({"b/a.zip": zipped({"a.csv": comma([RECORD])})})),
    "parquet in zip": ("a.zip", zipped({"a.parquet": parquet([RECORD])})),
    "no suffix": ("export", jsonl([RECORD])),
    "html without a suffix": ("page", PAGE),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_article(form: str) -> None:
    name, data = FORMS[form]
    found = article(data, name)
    assert found.published.on == date(2024, 2, 7)
    assert "The council of Vesna voted on Tuesday" in found.text
    assert any(block.kind is BlockKind.PARAGRAPH for block in found.blocks)


def test_zstd() -> None:
    out = pa.BufferOutputStream()
    with pa.CompressedOutputStream(out, "zstd") as stream:
        stream.write(jsonl([RECORD]))
    assert article(out.getvalue().to_pybytes(), "a.jsonl.zst").published.on == date(2024, 2, 7)


def test_metadata_of_a_news_please_record() -> None:
    found = article(jsonl([RECORD]), "a.jsonl")
    assert (found.title, found.source, found.authors) == ("Old bridge closed", "post.example", ("Nikola Dragan",))
    assert found.url == "https://post.example/a"
    assert found.text == STORY
    assert found.ingested_from == "a.jsonl#1"
    assert found.published.method == "column"


@pytest.mark.parametrize(
    ("row", "day"),
    [
        ({"text": STORY, "date": "2024-02-07", "domain": "a.example", "url": "https://a.example/1", "title": "T"}, date(2024, 2, 7)),
        ({"text": STORY, "published": "2024-02-07T01:30:00.000+02:00", "thread": {"site": "a.example"}, "author": "A"}, date(2024, 2, 7)),
        ({"headline": {"main": "T"}, "bodyText": STORY, "pub_date": "2024-02-07T10:00:00+0000", "web_url": "https://a.example/1"}, date(2024, 2, 7)),
        ({"webTitle": "T", "fields": {"bodyText": STORY}, "webPublicationDate": "2024-02-07T10:00:00Z"}, date(2024, 2, 7)),
        ({"article": STORY, "Publication Date": "Feb 7, 2024"}, date(2024, 2, 7)),
        ({"content": STORY, "timestamp": "2024-05-01", "date": 1707300000}, date(2024, 2, 7)),
    ],
    ids=["cc-news", "webhose", "nyt", "guardian", "kaggle", "crawl date beside"],
)  # fmt: skip
def test_names_of_the_usual_dumps(row: dict[str, object], day: date) -> None:
    assert article(jsonl([row]), "a.jsonl").published.on == day


def test_columns_named_by_the_user() -> None:
    options = ReadOptions(columns=Columns(text="corpo", date="quando"))
    assert article(comma([{"corpo": STORY, "quando": "2024-02-07"}]), "a.csv", options).published.on == date(2024, 2, 7)
    found = one(comma([{"corpo": STORY, "text": "x"}]), "a.csv", options)
    assert isinstance(found, Reject)
    assert (found.reason, "corpo, text" in found.message) == ("no_column", True)


def test_a_table_without_text() -> None:
    found = one(comma([{"a": 1, "b": 2}]), "a.csv")
    assert isinstance(found, Reject)
    assert found.reason == "no_text_column"
    assert "--text-column" in found.message


def test_html_column() -> None:
    assert (
        article(jsonl([{"html": PAGE.decode(), "url": "https://a.example/x"}]), "a.jsonl").title == "Old bridge closed"
    )


@pytest.mark.parametrize("write", [jsonl, comma, parquet])
@pytest.mark.parametrize(
    "cell",
    [datetime.fromisoformat("2024-02-07 09:30"), datetime(2024, 2, 7, 9, 30, tzinfo=UTC), date(2024, 2, 7), 1707300000],
)
def test_date_cells_of_every_type(write: Callable[[list[dict[str, object]]], bytes], cell: object) -> None:
    value = cell if write is parquet else cell if isinstance(cell, int) else str(cell)
    name = {jsonl: "a.jsonl", comma: "a.csv", parquet: "a.parquet"}[write]
    assert article(write([{"text": STORY, "date": value}]), name).published.on == date(2024, 2, 7)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{bad", "bad_row"), (b"[1]", "bad_row"), (b'"x"', "bad_row"), (b'{"text": 5}', "bad_row"), (b"null", "bad_row"), (b"4.5", "bad_row"), (b'{"text": {"a": 1}}', "no_text_column"), (b'{"text": ""}', "empty"),
        (b'{"title": "a"}', "no_text_column"), (b'{"text": "a \\u0000 b", "date": "2024-02-07"}', "nul_bytes"),
        (b'{"text": "a \\ud800 b", "date": "2024-02-07"}', "bad_encoding"), (b'{"text": "a b", "date": "03/04/2024"}', "bad_date"),
        (b'{"text": "a b"}', "no_date"), (b"[" * 100_000, "too_deep"), (b"\xff\xfe\x00", "bad_encoding"),
    ],
)  # fmt: skip
def test_a_bad_line_costs_only_itself(line: bytes, reason: str) -> None:
    rows = jsonl(records(2)).splitlines()
    found = many(b"\n".join([rows[0], line, rows[1]]), "a.jsonl")
    assert [type(item) for item in found] == [Article, Reject, Article]
    bad = found[1]
    assert isinstance(bad, Reject)
    assert (bad.reason, bad.where) == (reason, "a.jsonl#2")
    assert not re.search(r"\b(?:NoneType|int|float|str|dict)\b", bad.message)  # words of Python's, not of the reader's


def test_a_bad_row_of_a_csv_costs_only_itself() -> None:
    lines = comma(
        [{"text": "The mayor resigned.", "date": "2024-02-07"}, {"text": "The dam held.", "date": "2024-02-08"}]
    ).split(b"\r\n")
    found = many(b"\r\n".join([lines[0], lines[1], b"a,b,c,d", b'"never closed,2024-02-07', lines[2]]), "a.csv")
    assert [item.reason if isinstance(item, Reject) else item.text for item in found] == [
        "The mayor resigned.", "bad_row", "bad_row", "The dam held.",
    ]  # fmt: skip


def test_cells_that_look_like_formulas_are_text() -> None:
    row = {
        "text": '=HYPERLINK("http://evil.example","x") said the mayor.',
        "title": "=cmd|' /C calc'!A0",
        "date": "2024-02-07",
    }
    found = article(comma([row]), "a.csv")
    assert (found.text, found.title) == (row["text"], row["title"])


def test_markup_in_titles_is_taken_out() -> None:
    row = {"text": STORY, "title": "Bridge <script>alert(1)</script>&lt;b&gt; closed\n\u202e", "date": "2024-02-07"}
    assert article(jsonl([row]), "a.jsonl").title == "Bridge alert(1) closed"


def test_text_is_stored_as_it_stands() -> None:
    text = "  First line \r\n\r\n\tSecond\u00a0line\u2028third. \n\n"
    assert article(jsonl([{"text": text, "date": "2024-02-07"}]), "a.jsonl").text == text
    assert article("---\npublished: 2024-02-07\n---\n" + text).text == text


def test_the_headline_of_a_page_is_its_first_block_and_stands_once() -> None:
    found = article(PAGE, "a.html")
    assert found.blocks[0].kind is BlockKind.TITLE
    assert found.text.startswith("Old bridge closed\n\nThe council")
    assert found.text.count("Old bridge closed") == 1
    assert "Home Sport" not in found.text


def test_captions_of_a_page_stand_where_they_stood() -> None:
    figure = b"<figure><img src=x><figcaption>Cracks in a pillar on February 6, 2024. JANE DOE/AFP via Getty Images</figcaption></figure>"
    first, rest = PAGE.split(b"</p>", 1)
    found = article(first + b"</p>" + figure + rest, "a.html")
    kinds = [block.kind for block in found.blocks]
    assert kinds[:4] == [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.CREDIT]


@pytest.mark.parametrize("label", ["Image caption", "Media caption:", "Photo caption "])
def test_what_is_read_out_to_those_who_see_no_picture_is_no_caption(label: str) -> None:
    figure = f"<figure><img src=x><figcaption><span>{label}</span> Cracks in a pillar on Monday</figcaption></figure>"
    first, rest = PAGE.split(b"</p>", 1)
    found = article(first + b"</p>" + figure.encode() + rest, "a.html")
    block = next(one for one in found.blocks if one.kind is BlockKind.CAPTION)
    assert found.text[block.begin : block.end] == "Cracks in a pillar on Monday"


def test_quotes_and_lists_of_a_page_keep_their_kind() -> None:
    more = b"<h2>What is next</h2><ul><li>Repairs begin in March.</li><li>The road opens in May.</li></ul><blockquote><p>We are tired of waiting, the mayor wrote.</p></blockquote>"
    found = article(PAGE.replace(b"</article>", more + b"</article>"), "a.html")
    assert [b.kind.value for b in found.blocks[-4:]] == ["heading", "list_item", "list_item", "quote"]


@pytest.mark.parametrize(("charset", "declared"), [("windows-1252", True), ("iso-8859-2", True), ("utf-8", False)])
def test_declared_charsets(charset: str, declared: bool) -> None:
    page = (
        PAGE.decode()
        .replace("The council", "The café council")
        .replace("<head>", f'<head><meta charset="{charset}">' if declared else "<head>")
    )
    assert "café council" in article(page.encode(charset), "a.html").text


def test_warc_records_that_are_no_articles() -> None:
    data = warc(
        {
            "https://a.example/1": ("text/html", PAGE),
            "https://a.example/2": ("image/png", b"\x89PNG"),
            "https://a.example/3": ("text/html", b""),
        }
    )
    found = many(data, "a.warc")
    assert [item.reason if isinstance(item, Reject) else "article" for item in found] == [
        "article",
        "not_article",
        "empty",
    ]
    assert isinstance(found[0], Article)
    assert found[0].url == "https://a.example/1"


def test_a_feed_file() -> None:
    body = "".join(f"<p>{STORY} This is part {n} of the story.</p>" for n in range(4))
    feed = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Vesna Post</title>
      <entry><title>Old bridge closed</title><link href="https://post.example/a"/><published>2024-02-06T23:30:00-05:00</published>
      <updated>2024-02-08T00:00:00Z</updated><content type="html"><![CDATA[{body}]]></content></entry>
      <entry><title>Only a link</title><link href="https://post.example/b"/></entry></feed>"""
    found = many(feed, "feed.xml")
    assert isinstance(found[0], Article)
    assert (found[0].published.on, found[0].published.method, found[0].source) == (
        date(2024, 2, 6),
        "feed",
        "Vesna Post",
    )
    assert isinstance(found[1], Reject)
    assert (found[1].reason, "https://post.example/b" in found[1].message) == ("link_only", True)


def test_a_teaser_is_told_from_a_link() -> None:
    feed = """<rss><channel><title>Vesna Post</title><item><title>Old bridge closed</title><link>https://post.example/a</link>
      <description>The old bridge was closed on Tuesday.</description></item></channel></rss>"""
    (found,) = many(feed, "feed.rss")
    assert isinstance(found, Reject)
    assert found.reason == "link_only"
    assert "37 characters, too few for an article; give the feed's URL" in found.message


def test_folders_patterns_and_what_lies_beside_articles(tmp_path: Path) -> None:
    (tmp_path / "sub" / ".hidden").mkdir(parents=True)
    (tmp_path / "b.txt").write_text(DATED)
    (tmp_path / "sub" / "a.md").write_text(DATED.replace("Tuesday", "Monday"))
    (tmp_path / "sub" / ".hidden" / "x.txt").write_text("x")
    (tmp_path / ".DS_Store").write_bytes(b"\0")
    (tmp_path / "notes.py").write_text("print()")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone.txt")
    found = list(read([str(tmp_path)]))
    assert [Path(i.ingested_from).name if isinstance(i, Article) else i.reason for i in found] == [
        "b.txt",
        "unreadable",
        "unknown_form",
        "a.md",
    ]
    assert len(list(read([str(tmp_path / "**" / "*.md")]))) == 1
    (tmp_path / "none").mkdir()
    reasons = [
        i.reason
        for i in read([str(tmp_path / "x"), str(tmp_path / "*.x"), str(tmp_path / "none"), "https://a.example/"])
        if isinstance(i, Reject)
    ]
    assert reasons == ["missing", "missing", "empty", "needs_fetching"]


def test_folders_that_may_not_be_entered_are_named_and_cost_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("closed", "listed only", "open"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.md").write_text(DATED.replace("bridge", f"bridge ({name})"))
    forbid(monkeypatch, tmp_path / "closed", tmp_path / "listed only" / "a.md")
    for found in (list(read([str(tmp_path)])), list(Inputs("any").read(str(tmp_path), Reading()))):
        assert [i.ingested_from for i in found if isinstance(i, Article)] == [str(tmp_path / "open" / "a.md")]
        rejects = {(i.where, i.reason) for i in found if isinstance(i, Reject)}
        closed = {str(tmp_path / "closed"), str(tmp_path / "listed only" / "a.md")}
        assert rejects == {(where, "unreadable") for where in closed}
    forbid(monkeypatch, tmp_path)
    (alone,) = read([str(tmp_path)])
    assert isinstance(alone, Reject)
    assert (alone.where, alone.reason) == (str(tmp_path), "unreadable")


def forbid(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Permissions as anybody but root meets them."""

    def guarded(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any, *more: Any, **named: Any) -> Any:
            if Path(path) in paths:
                raise PermissionError(13, "Permission denied", str(path))
            return function(path, *more, **named)

        return call

    monkeypatch.setattr(os, "scandir", guarded(os.scandir))
    monkeypatch.setattr(Path, "is_file", guarded(Path.is_file))
    monkeypatch.setattr(Path, "open", guarded(Path.open))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Floods: what we know so far", "Floods: what we know so far"),
        ("title: 'Enough': thousands march in Lorne", "Enough': thousands march in Lorne"),
        ("title: @harbourmaster and the missing tug", "@harbourmaster and the missing tug"),
        ('title: "Quoted: as YAML wants it"', "Quoted: as YAML wants it"),
    ],
)
def test_a_headline_in_front_matter_may_hold_what_yaml_reserves(tmp_path: Path, line: str, title: str) -> None:
    (tmp_path / "a.md").write_text(f"---\n{line}\npublished: 2024-02-07\nsource: Lorne Courier\n---\n{STORY}")
    (found,) = read([str(tmp_path / "a.md")])
    assert isinstance(found, Article)
    assert (found.title, found.published.on.isoformat(), found.source) == (title, "2024-02-07", "Lorne Courier")


def test_a_folder_of_tables_beside_the_articles_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DATED)
    tables = tmp_path / "timeline"
    (tables / "_work").mkdir(parents=True)
    (tables / LOCK).touch()
    (tables / "_work" / "notes.txt").write_text(DATED.replace("Tuesday", "Monday"))
    assert [Path(i.ingested_from or "").name for i in read([str(tmp_path)]) if isinstance(i, Article)] == ["a.md"]
    named = list(read([str(tables / "_work")]))
    assert len(named) == 1, "named by hand it is read"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(_Pipe(jsonl(records(3)))))
    assert len([item for item in read(["-"]) if isinstance(item, Article)]) == 3


class _Pipe(io.BytesIO):
    def seekable(self) -> bool:
        return False


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"), ("a.txt", b" \n\t\n", "empty"), ("a.txt", b"a\0b", "nul_bytes"), ("a.txt", bytes(range(1, 256)) * 9, "not_text"),
        ("a.pdf", b"%PDF-1.7 x", "unknown_form"), ("a.md", b"---\ntitle: [a\n  b: c\n---\nText here.", "bad_front_matter"),
        ("a.md", b"---\n- a\n---\nText here.", "bad_front_matter"), ("a.md", b"---\npublished: 2024-02-07\n---\n", "empty"),
        ("a.parquet", b"PAR1 nonsense", "broken"), ("a.gz", b"\x1f\x8b\x08 nonsense", "broken"), ("a.zip", b"PK\x03\x04 nonsense", "broken"),
        ("a.tar", b"x" * 257 + b"ustar" + b"x" * 500, "broken"), ("a.xml", b"<foo><bar/></foo>", "unknown_form"), ("a.tml", b"<TimeML/>", "broken"),
        ("a.html", b"<html></html>", "empty"), ("a.csv", b"\n", "empty"), ("a.json", b"[]", "empty"), ("a.warc", b"WARC/1.0\r\n\r\n", "empty"),
        ("a.txt", "Die Ministerin sagte am Dienstag in Berlin, der neue Bahnhof werde erst im Sommer geöffnet.".encode(), "language"),
        ("a.txt", STORY.encode(), "no_date"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_line_with_a_reason(name: str, data: bytes, reason: str) -> None:
    assert refused(data, name) == reason


def test_an_unreadable_file(tmp_path: Path) -> None:
    folder = tmp_path / "a.txt"
    folder.symlink_to(tmp_path / "nowhere")
    (found,) = read([str(folder)])
    assert isinstance(found, Reject)
    assert found.reason in {"missing", "unreadable"}
