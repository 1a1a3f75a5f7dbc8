"""Each reader against bytes nobody meant: every input ends as articles and rejects, never as an exception."""

# ruff: noqa: E501 - samples are easier to read in one line

from __future__ import annotations

import gzip
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.articles import ReadOptions
from extractors.model import Article, Reject
from tests.extractors.articles.samples import DATED, STORY, many, sound
from tests.extractors.articles.test_forms import FORMS

OPTIONS = ReadOptions(check_language=False, find_copies=False)
NAMES = [
    "a.txt",
    "a.md",
    "a.html",
    "a.jsonl",
    "a.json",
    "a.csv",
    "a.tsv",
    "a.xml",
    "a.warc",
    "a.tml",
    "a.zip",
    "a.tar",
    "a.parquet",
    "a",
]
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def ends_well(data: bytes, name: str) -> None:
    """Articles are sound, rejects are one line; the same bytes give the same again."""
    found = many(data, name, OPTIONS)
    for item in found:
        if isinstance(item, Article):
            sound(item)
            assert item.text_sha256
            item.text.encode("utf-8")
        else:
            assert isinstance(item, Reject)
            assert item.message.isprintable()
    assert many(data, name, OPTIONS) == found


@pytest.mark.parametrize("name", NAMES)
@given(data=st.binary(max_size=300))
@relaxed
def test_any_bytes(name: str, data: bytes) -> None:
    ends_well(data, name)


@pytest.mark.parametrize("form", sorted(FORMS))
@given(at=st.integers(0, 10**6), change=st.binary(max_size=8), cut=st.integers(0, 40))
@settings(relaxed, max_examples=25)
def test_good_files_with_a_few_bytes_changed(form: str, at: int, change: bytes, cut: int) -> None:
    name, data = FORMS[form]
    place = at % (len(data) + 1)
    ends_well(data[:place] + change + data[place + cut :], name)


@given(text=st.text(max_size=300))
@relaxed
def test_any_text_behind_front_matter(text: str) -> None:
    head = "---\npublished: 2024-02-07\n---\n"
    data = (head + text).encode("utf-8", "surrogatepass")
    ends_well(data, "a.md")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "date", "title", "url", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    row=st.dictionaries(
        st.sampled_from(["text", "date", "title", "url", "author", "source", "language", "html", "modified"]),
        json_values,
    )
)
@relaxed
def test_any_json_record(row: dict[str, object]) -> None:
    ends_well(json.dumps({"text": STORY, "date": "2024-02-07"} | row).encode(), "a.jsonl")


@given(cells=st.lists(st.lists(st.text(alphabet='ab",;\n\r\t=@é\0', max_size=12), min_size=1, max_size=4), max_size=6))
@relaxed
def test_any_cells_of_a_csv(cells: list[list[str]]) -> None:
    ends_well(("text,date\n" + "\n".join(",".join(row) for row in cells)).encode(), "a.csv")


@given(
    texts=st.lists(st.none() | st.text(max_size=60), min_size=1, max_size=5),
    dates=st.lists(st.none() | st.dates() | st.datetimes(), min_size=5, max_size=5),
)
@relaxed
def test_any_parquet_table(texts: list[str | None], dates: list[object]) -> None:
    try:
        table = pa.table({"text": pa.array(texts, pa.string()), "date": pa.array(dates[: len(texts)])})
    except (pa.ArrowException, TypeError, OverflowError, UnicodeEncodeError):
        return
    out = io.BytesIO()
    pq.write_table(table, out)
    ends_well(out.getvalue(), "a.parquet")


tags = st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<li>", "<ul>", "<script>", "</script>", "<time datetime='2024-02-07'>", "<h1>", "<!--",
                        "-->", "<blockquote>", "<figcaption>", "<table><tr><td>", "<a href='x'>", "<meta charset=utf-16>", "<![CDATA[", "&#0;", "&lt;"])  # fmt: skip


@given(parts=st.lists(tags | st.text(max_size=30) | st.just(STORY), max_size=30))
@relaxed
def test_any_soup_of_tags(parts: list[str]) -> None:
    ends_well(("<html><body>" + "".join(parts)).encode("utf-8", "replace"), "a.html")


@given(parts=st.lists(st.sampled_from(["<item>", "</item>", "<title>", "</title>", "<link>", "<pubDate>", "<content:encoded>", "x" * 300, "<![CDATA[",
                                       "]]>", "&amp;", "&nope;", "<entry>", "<guid>", "http://a.example/", "2024-02-07"]), max_size=25))  # fmt: skip
@relaxed
def test_any_soup_of_a_feed(parts: list[str]) -> None:
    ends_well(("<rss><channel>" + "".join(parts) + "</channel></rss>").encode(), "a.xml")


@given(cut=st.integers(0, 400))
@relaxed
def test_a_packed_file_cut_off(cut: int) -> None:
    whole = gzip.compress((DATED * 3).encode())
    ends_well(whole[: cut % len(whole)], "a.txt.gz")
