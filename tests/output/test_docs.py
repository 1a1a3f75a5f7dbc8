"""docs/tables.md names every column with its type, and every query and snippet in it runs."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from extractors.model import Attribution, DateClaim, Granularity
from output import schema, store
from tests.output import samples

PAGE = (Path(__file__).parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
VIEWS, *QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


def worded(kind: pa.DataType) -> str:
    if pa.types.is_struct(kind):
        return "struct"
    if pa.types.is_list(kind):
        return f"list of {worded(kind.value_type)}"
    return {"timestamp[us, tz=UTC]": "timestamp", "date32[day]": "date32"}.get(str(kind), str(kind))


@pytest.mark.parametrize("name", schema.TABLES)
def test_the_page_has_every_column_in_order_with_its_type_meaning_and_example(name: str) -> None:
    section = PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", section, re.MULTILINE)
    assert [(column, kind) for column, kind, _, _ in rows] == [(f.name, worded(f.type)) for f in schema.TABLES[name]]


@pytest.mark.parametrize("name", ["documents", "mentions", "timeline"])
def test_every_field_of_a_struct_is_named(name: str) -> None:
    section = PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]
    for field in schema.TABLES[name]:
        inner = field.type.value_type if pa.types.is_list(field.type) else field.type
        (row,) = re.findall(rf"^\| `{field.name}` \|.*$", section, re.MULTILINE)
        if pa.types.is_struct(inner) and "as in `mentions`" not in row:
            assert all(f"`{child.name}`" in row for child in inner), field.name


def test_every_event_type_is_named() -> None:
    (row,) = re.findall(r"^\| `event_type` \| string \| what kind .*$", PAGE, re.MULTILINE)
    words = (Path(__file__).parents[2] / "extractors" / "events" / "words" / "types.txt").read_text(encoding="utf-8")
    assert re.findall(r"`(\w+)`", row)[1:-1] == [*re.findall(r"^\[(\w+)\]", words, re.MULTILINE), "other"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    parent = tmp_path_factory.mktemp("docs")
    article = samples.article(title="Ceasefire agreed in Yerevan, Armenia")
    sentence = samples.mention("m1", article, attribution=Attribution("Ada Reyes", "said", 0, 9, False))
    second = samples.mention("m2", samples.article("a2"))
    claims = (DateClaim(None, None, Granularity.DAY, ("Lorne Courier",), ("m1",)),)
    event = samples.event(
        mentions=(sentence, second),
        title="Ceasefire agreed",
        place="Yerevan",
        n_independent_sources=2,
        date_conflict=True,
        date_claims=claims,
    )
    planned = samples.event("e2", (sentence,), status=samples.Status.PLANNED)
    articles = [article, samples.article("a2")]
    store.write(parent / "out", articles, [sentence, second], [event, planned], [samples.reject()])
    return parent


def test_there_are_queries_and_snippets() -> None:
    assert len(QUERIES) >= 13
    assert len(SNIPPETS) == 3


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_runs(folder: Path, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    with duckdb.connect() as connection:
        connection.execute(VIEWS)
        assert connection.sql(query).columns


def test_queries_find_what_they_are_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    found = {}
    with duckdb.connect() as connection:
        connection.execute(VIEWS)
        for query in QUERIES:
            found[query] = connection.sql(query).fetchall()
    (offsets,) = (q for q in QUERIES if "as_it_stands" in q)
    assert {(row[4], row[5]) for row in found[offsets]} == {("Tuesday", "Tuesday")}
    (speakers,) = (q for q in QUERIES if "speaker" in q)
    assert {row[0] for row in found[speakers]} == {"Ada Reyes"}
    (why,) = (q for q in QUERIES if "rejected" in q)
    assert all("verb is past" in row[-1] for row in found[why])
    assert len(found[why]) == 2


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_every_snippet_loads(folder: Path, snippet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    loaded: dict[str, object] = {}
    exec(snippet, loaded)
    timeline, mentions = loaded["timeline"], loaded["mentions"]
    assert len(timeline) == 2  # type: ignore[arg-type]
    collect = getattr(mentions, "collect", lambda: mentions)
    assert len(collect()) == 2
