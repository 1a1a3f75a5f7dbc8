"""Of a file that has grown only the records that are new are made articles again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.articles import Reading, ReadOptions
from extractors.model import Article, Reject
from flows import inputs

TEXTS = (
    "The harbour of Norvik was closed on Monday after a tanker ran aground near the lighthouse, the coast guard said.",
    "Lawmakers in Estara voted on Tuesday to raise the minimum wage for the first time in nine years, officials said.",
    "Three climbers were rescued on Friday from a ridge above the village, two days after a storm had cut them off.",
    "The museum of Halden said on Sunday that it would return twelve bronzes to the families they were taken from.",
)


def record(number: int, text: str | None = None, published: str = "2024-03-05") -> dict[str, str]:
    return {"text": text or TEXTS[number], "published": published, "url": f"https://news.example.org/{number}"}


def write(path: Path, records: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")


def read(path: Path, work: Path, way: str = "way", documents: int = 3) -> tuple[list[str], int, int]:
    """Addresses of the articles that were read, how many were passed over, how many were refused."""
    known = inputs.load(work, way, documents)
    found = list(known.read(str(path), Reading(ReadOptions())))
    inputs.save(known, work, documents)
    addresses = [item.url or "" for item in found if isinstance(item, Article)]
    return addresses, known.skipped.articles, sum(isinstance(item, Reject) for item in found)


@pytest.fixture
def grown(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    write(path, [record(number) for number in range(3)])
    assert read(path, tmp_path) == ([f"https://news.example.org/{number}" for number in range(3)], 0, 0)
    return path


def test_what_was_added_is_read_wherever_it_stands(grown: Path, tmp_path: Path) -> None:
    write(grown, [record(3), *(record(number) for number in range(3))])
    assert read(grown, tmp_path) == (["https://news.example.org/3"], 3, 0)
    write(grown, [record(number) for number in range(4)])
    assert read(grown, tmp_path) == ([], 4, 0)


@pytest.mark.parametrize(
    "changed", [record(1, text=TEXTS[1].replace("nine", "ten")), record(1, published="2024-03-06")]
)
def test_a_record_that_says_something_else_is_read_again(changed: dict[str, str], grown: Path, tmp_path: Path) -> None:
    write(grown, [record(0), changed, record(2)])
    assert read(grown, tmp_path) == (["https://news.example.org/1"], 2, 0)


def test_what_was_refused_is_looked_at_again(grown: Path, tmp_path: Path) -> None:
    write(grown, [record(0), {"text": "", "published": "2024-03-05"}])
    assert read(grown, tmp_path) == ([], 1, 1)
    write(grown, [record(0), {"text": "", "published": "2024-03-05"}, record(3)])
    assert read(grown, tmp_path) == (["https://news.example.org/3"], 1, 1)


def test_the_same_record_of_another_file_is_read(grown: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    write(other, [record(0)])
    assert read(other, tmp_path) == (["https://news.example.org/0"], 0, 0)


@pytest.mark.parametrize(("way", "documents"), [("another", 3), ("way", 4)])
def test_other_rules_and_other_tables_read_everything(way: str, documents: int, grown: Path, tmp_path: Path) -> None:
    write(grown, [record(number) for number in range(4)])
    found, skipped, _ = read(grown, tmp_path, way, documents)
    assert (len(found), skipped) == (4, 0)


def test_a_damaged_note_costs_time_only(grown: Path, tmp_path: Path) -> None:
    (tmp_path / "records.bin").write_bytes(b"no records")
    write(grown, [record(number) for number in range(4)])
    assert len(read(grown, tmp_path)[0]) == 4


def test_an_earlier_reject_holds_while_its_file_is_passed_over_and_goes_when_it_is_looked_at(tmp_path: Path) -> None:
    folder, work = tmp_path / "in", tmp_path / "work"
    folder.mkdir()
    for name in ("same.jsonl", "mended.jsonl", "removed.jsonl"):
        write(folder / name, [record(0), {"text": TEXTS[1], "published": "soon"}])
    read(folder, work)
    write(folder / "mended.jsonl", [record(0), record(1)])
    (folder / "removed.jsonl").unlink()
    now = inputs.load(work, "way", 3)
    list(now.read(str(folder), Reading(ReadOptions())))
    now.walk(f"{folder}/")

    def gone(where: Path | str, stage: str = "read") -> bool:
        return now.told_anew(Reject(str(where), stage, "bad_date", "no day"))

    assert not gone(f"{folder}/same.jsonl#2")
    assert not gone(f"{folder}/mended.jsonl#2", "extract")
    assert not gone(f"{tmp_path}/other/same.jsonl")
    assert not gone("https://news.example.org/1")
    for where in (f"{folder}/mended.jsonl#2", f"{folder}/mended.jsonl", f"{folder}/removed.jsonl#2", folder):
        assert gone(where), where
