"""The main job on the sample articles, Prefect included, held against the gold rows in ``seeds/gold``.

The articles are run together, as a user would. A wrong date, a missing row and a made-up row each fail.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).parent.parent
GOLD = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "seeds" / "gold").glob("*.json"))}
GOLD_ROWS = [
    pytest.param(stem, row, id=f"{stem.split('-')[0]}: {row['event']}") for stem, g in GOLD.items() for row in g["rows"]
]
ARTICLES = {stem: (ROOT / "seeds" / "articles" / gold["article"]).read_text("utf-8") for stem, gold in GOLD.items()}


@dataclass(frozen=True)
class Run:
    timeline: list[dict[str, Any]]
    mentions: dict[str, dict[str, Any]]

    def behind(self, row: dict[str, Any]) -> list[dict[str, Any]]:
        return [self.mentions[mention_id] for mention_id in row["mention_ids"]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    base = tmp_path_factory.mktemp("seeds")
    command = [sys.executable, "-m", "flows.cli", "run", str(ROOT / "seeds" / "articles"), "--out", str(base / "out")]
    env = os.environ | {"PREFECT_HOME": str(base / "prefect"), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    mentions = ds.dataset(base / "out" / "mentions", format="parquet", partitioning="hive").to_table().to_pylist()
    timeline = pq.read_table(base / "out" / "timeline.parquet").to_pylist()
    return Run(timeline, {mention["mention_id"]: mention for mention in mentions})


def tells(mention: dict[str, Any], gold: dict[str, Any]) -> bool:
    """Whether the mention is of the gold row's sentence and event."""
    words = set(mention["trigger"]["text"].split()) | {mention["trigger"]["text"]}
    return gold["sentence"] in mention["sentence"] and bool(words & set(gold["triggers"]))


def dates(row: dict[str, Any]) -> tuple[str, str]:
    return str(row["date_start"]), str(row["date_end"])


@pytest.mark.parametrize(("stem", "gold"), GOLD_ROWS)
def test_gold_row(run: Run, stem: str, gold: dict[str, Any]) -> None:
    rows = [row for row in run.timeline if any(tells(mention, gold) for mention in run.behind(row))]
    found = [(dates(row), row["granularity"], row["extent"], row["status"], row["title"]) for row in rows]
    right = [row for row in rows if dates(row) == (gold["date_start"], gold["date_end"])]
    assert right, f"wrong date or missing: wanted {gold['date_start']} .. {gold['date_end']}, found {found}"
    row = right[0]
    assert (row["granularity"], row["extent"], row["status"]) == (gold["granularity"], gold["extent"], gold["status"])
    who = " | ".join(participant["text"] for mention in run.behind(row) for participant in mention["participants"])
    for name in gold["who"]:
        assert name.lower() in who.lower()
    if gold["said_by"]:
        speakers = [mention["attribution"]["speaker"] for mention in run.behind(row) if mention["attribution"]]
        assert any(gold["said_by"] in speaker for speaker in speakers), speakers


@pytest.mark.parametrize("stem", GOLD)
def test_one_row_an_event(run: Run, stem: str) -> None:
    """Two gold events never share a row, and one gold event never has two rows of the same dates."""
    taken: dict[str, str] = {}
    for gold in GOLD[stem]["rows"]:
        rows = [
            row
            for row in run.timeline
            if dates(row) == (gold["date_start"], gold["date_end"])
            and any(tells(mention, gold) for mention in run.behind(row))
        ]
        assert len(rows) <= 1, [row["title"] for row in rows]
        for row in rows:
            assert row["event_id"] not in taken, (gold["event"], taken[row["event_id"]])
            taken[row["event_id"]] = gold["event"]


def supported(row: dict[str, Any], behind: list[dict[str, Any]]) -> bool:
    for gold in GOLD.values():
        for wanted in gold["rows"]:
            if dates(row) == (wanted["date_start"], wanted["date_end"]) and any(tells(m, wanted) for m in behind):
                return True
        for allowed in gold["also_supported"]:
            if (
                dates(row) == (allowed["date_start"], allowed["date_end"])
                and row["status"] in allowed["statuses"]
                and any(tells(mention, allowed) for mention in behind)
            ):
                return True
    return False


def test_no_made_up_row(run: Run) -> None:
    made_up = [
        (dates(row), row["title"], [mention["sentence"][:90] for mention in run.behind(row)])
        for row in run.timeline
        if not supported(row, run.behind(row))
    ]
    assert not made_up


@pytest.mark.parametrize("stem", GOLD)
def test_nothing_from_boilerplate(run: Run, stem: str) -> None:
    for snippet in GOLD[stem]["nothing_from"]:
        assert snippet in ARTICLES[stem], "the gold names a sentence the article does not have"
        assert not [mention for mention in run.mentions.values() if snippet in mention["sentence"]]


def test_undated_events_are_mentions_without_an_invented_begin(run: Run) -> None:
    """ "follows several months of high tensions": a length of time, no begin."""
    tensions = [m for m in run.mentions.values() if "several months of high tensions" in m["sentence"]]
    assert tensions
    timed = [m for m in tensions if m["timex"] and m["timex"]["text"] == "several months"]
    assert all(m["date_start"] is None for m in timed)


def test_offsets_slice_back_to_the_text(run: Run) -> None:
    texts = {text.split("---\n", 2)[2] for text in ARTICLES.values()}
    for mention in run.mentions.values():
        trigger = mention["trigger"]
        assert any(text[trigger["begin"] : trigger["end"]] == trigger["text"] for text in texts)


@pytest.mark.parametrize("page", ["README.md", "docs/operations.md"])
def test_what_the_pages_show_of_a_run_is_what_comes_out(run: Run, page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    rows = [row["event_id"] for row in run.timeline if row["superseded_by"] is None]
    shown = re.findall(r"(\d+) events in \w+: (\d+) new", text)
    assert shown == [(str(len(rows)),) * 2], "put the new figure there"
    for event_id in re.findall(r"dateline why out ([0-9a-f]{6})\b", text):
        assert [row for row in rows if row.startswith(event_id)], "put an id of the sample there (show --ids)"
