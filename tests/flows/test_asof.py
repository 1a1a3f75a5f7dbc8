"""``dateline show --as-of``: the same bytes as the timeline of the articles out by then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractors.language import load
from extractors.merge import merge
from extractors.model import Article, Block, BlockKind, Mention, Published
from extractors.pipeline import ArticleResult, extract
from flows.cli import app
from output import store

STORY = [
    (
        "a",
        "2024-03-05",
        "Lorne Post",
        "Ferry workers in Lorne will walk out on Friday, their union said on Tuesday.",
        None,
    ),
    (
        "b",
        "2024-03-08",
        "Lorne Post",
        "Ferry workers in Lorne walked out on Friday. Police closed the harbour on Friday.",
        None,
    ),
    ("c", "2024-03-08", "Harbour News", "Ferry workers in Lorne walked out on Friday.", "d"),
    ("d", "2024-03-09", "Coast Wire", "Ferry workers in Lorne walked out on Friday.", None),
    ("e", "2024-03-12", "Vesna Times", "The union and the harbour authority signed a deal on Monday.", None),
]


def article(doc_id: str, day: str, source: str, text: str, copy_of: str | None) -> Article:
    return Article(
        doc_id=doc_id,
        text=text,
        published=Published(date.fromisoformat(day), "given"),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        source=source,
        copy_of=copy_of,
        url=f"https://example.org/{doc_id}",
    )


@pytest.fixture(scope="module")
def told() -> tuple[list[Article], list[Mention]]:
    articles = [article(*row) for row in STORY]
    results = [result for result in extract(articles, load()) if isinstance(result, ArticleResult)]
    return articles, [mention for result in results for mention in result.mentions]


def lay(folder: Path, articles: list[Article], mentions: list[Mention]) -> str:
    store.write(folder, articles=articles, mentions=mentions, events=merge(mentions, articles))
    return str(folder)


def show(*arguments: str) -> bytes:
    done = CliRunner().invoke(app, ["show", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout_bytes


@pytest.mark.parametrize("day", ["2024-03-05", "2024-03-08", "2024-03-10", "2024-03-31"])
def test_the_same_bytes_as_a_run_on_the_articles_out_by_then(
    day: str, told: tuple[list[Article], list[Mention]], tmp_path: Path
) -> None:
    articles, mentions = told
    everything = lay(tmp_path / "all", articles, mentions)
    known = [a for a in articles if str(a.published.on) <= day]
    ids = {a.doc_id for a in known}
    # had the wire's text not been there yet, nobody could have known the other for its copy
    known = [a if a.copy_of in ids else article(*row[:4], None) for a, row in zip(known, STORY, strict=False)]
    early = lay(tmp_path / "early", known, [m for m in mentions if m.doc_id in ids])
    for form in ("table", "json", "csv", "parquet", "markdown"):
        assert show(everything, "--as-of", day, "--format", form) == show(early, "--format", form), form
    assert show(everything, "--as-of", day, "--days", "3") == show(early, "--days", "3")
    assert show(everything, "--format", "json") == show(everything, "--as-of", "2024-12-31", "--format", "json")


def test_nothing_stored_changes(told: tuple[list[Article], list[Mention]], tmp_path: Path) -> None:
    out = lay(tmp_path / "all", *told)
    before = {path: path.read_bytes() for path in sorted((tmp_path / "all").rglob("*")) if path.is_file()}
    plan = show(out, "--as-of", "2024-03-06", "--format", "json")
    assert b'"planned"' in plan
    assert b'"planned"' not in show(out, "--format", "json", "--to", "2024-03-08")
    assert {path: path.read_bytes() for path in sorted((tmp_path / "all").rglob("*")) if path.is_file()} == before
