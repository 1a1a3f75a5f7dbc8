"""The flows against a test server: what they write, say and remember."""

from __future__ import annotations

import contextvars
import json
import os
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.job import settings
from flows.merging.call import MergeError
from flows.options import BackfillOptions, RebuildOptions, RunOptions
from output import store
from output.commit import STAGING
from tests.flows.articles import TEXTS, tables, write
from tests.flows.fetch_server import serve

pytestmark = [
    pytest.mark.usefixtures("server"),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="worker processes need fork"),
]


@pytest.fixture(autouse=True, scope="module")
def _one_pool(poisonous: None) -> Iterator[None]:
    """The language pipeline is loaded once for all tests of this module."""
    from flows.hands import close_hands

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.hands.close_hands", lambda: None)
        yield
    close_hands()


def run(paths: Any, out: Path, flow: str = "dateline", **more: Any) -> Any:
    import flows.main

    kinds = {"dateline": RunOptions, "ingest": RunOptions, "timeline": RebuildOptions, "backfill": BackfillOptions}
    given = {"out": str(out), "workers": 2} | more
    if flow != "timeline":
        given["paths"] = [str(path) for path in (paths if isinstance(paths, list) else [paths])]
    return getattr(flows.main, flow)(kinds[flow].model_validate(given), return_state=True)


def test_articles_in_tables_out(tmp_path: Path) -> None:
    out = tmp_path / "out"
    state = run(write(tmp_path / "in", *TEXTS), out)
    summary = state.result()
    assert state.is_completed()
    assert (summary.came_in, summary.new, summary.unchanged, summary.rejects) == (4, 4, 0, ())
    assert {a.source for a in store.read_articles(out)} == {f"The {name.title()} Post" for name in TEXTS}
    events = list(store.read_events(out))
    assert summary.standing == len(events) > 3
    assert any("walked out" in m.sentence.text for m in store.mentions_of(out, events))


def test_again_changes_no_byte_and_reads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, folder = tmp_path / "out", write(tmp_path / "in", *TEXTS)
    run(folder, out)
    before = tables(out)
    monkeypatch.setattr("flows.pool.Pool.extract", lambda *_: pytest.fail("extracted again"))
    summary = run(folder, out).result()
    assert (summary.came_in, summary.new, summary.unchanged) == (4, 0, 4)
    assert tables(out) == before
    shutil.rmtree(out / "_work")  # without its notes it reads again, and still nothing changes
    monkeypatch.undo()
    run(folder, out)
    assert tables(out) == before
    for note in (path for path in (out / "_work").rglob("*") if path.is_file()):
        note.write_bytes(b"\0" * 40)  # as after a power cut
    run(folder, out)
    assert tables(out) == before


def test_in_two_runs_as_in_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "ferry", "court")
    run(folder, tmp_path / "out")
    write(folder, "flood", "club")
    summary = run(folder, tmp_path / "out").result()
    assert (summary.new, summary.unchanged) == (2, 2)
    run(folder, tmp_path / "whole")
    wanted = tables(tmp_path / "whole")
    found = tables(tmp_path / "out")
    del wanted["runs.parquet"], found["runs.parquet"]
    assert found == wanted


def test_a_reprint_that_comes_in_a_night_later_is_no_second_source(tmp_path: Path) -> None:
    wire, out, folder = " ".join(TEXTS.values()), tmp_path / "out", tmp_path / "in"
    run(write(folder, alpha=wire), out)
    run(write(folder, beta=wire, gamma=wire.replace("Rescuers", "Divers")), out)
    (first, *copies) = sorted(store.read_articles(out), key=lambda a: a.source or "")
    assert [a.copy_of for a in copies] == [first.doc_id] * 2
    run(folder, tmp_path / "whole")
    for table in ("timeline.parquet", "mentions/pub_month=2024-03/part-0.parquet"):
        assert (out / table).read_bytes() == (tmp_path / "whole" / table).read_bytes()
    (out / "_work" / "copies.arrow").write_bytes(b"")  # made again from the texts
    run(write(folder, delta=wire + " Police have closed the road."), out)
    assert {event.n_independent_sources for event in store.read_events(out) if event.superseded_by is None} == {1}


def test_what_cannot_be_read_is_a_row_and_costs_no_other(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "ferry")
    write(folder, "club", published=None)
    (folder / "bad.md").write_text("---\npublished: the other day\n---\nThe minister resigned on Tuesday.\n")
    (folder / "empty.txt").write_text("")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 4)
    state = run([folder, tmp_path / "nowhere"], tmp_path / "out")
    summary = state.result()
    assert state.is_completed()
    assert summary.new == 1
    reasons = {reject.reason for reject in store.read_rejects(tmp_path / "out")}
    assert reasons >= {"no_date", "bad_date", "empty", "missing"}
    assert summary.came_in == summary.new + len(summary.rejects)


def test_nothing_to_read_fails_with_one_line(tmp_path: Path) -> None:
    state = run(tmp_path / "nowhere", tmp_path / "out")
    assert state.is_failed()
    assert "nowhere" in state.message
    assert "\n" not in state.message


def test_poison_is_a_reject_and_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "in", *TEXTS, bad="The council met on Monday. POISON-RAISE")
    summary = run(folder, tmp_path / "out").result()
    assert summary.new == 4
    ((reason, where),) = [(r.reason, Path(r.where).name) for r in summary.rejects]
    assert (reason, where) == ("error", "bad.md")
    assert len(list(store.read_articles(tmp_path / "out"))) == 4
    monkeypatch.setattr("flows.pool.Pool.extract", lambda *_: pytest.fail("extracted again"))
    again = run(folder, tmp_path / "out").result()
    assert (again.new, again.unchanged, again.refused_before) == (0, 4, 1)


def test_what_took_too_long_is_tried_again_with_more_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.pool.TOGETHER_SECONDS", 2.0)
    folder, out = write(tmp_path / "in", "ferry", bad="The council met on Monday. POISON-HANG"), tmp_path / "out"
    assert [r.reason for r in run(folder, out, article_seconds=1).result().rejects] == ["time_limit"]
    with monkeypatch.context() as patch:
        patch.setattr("flows.pool.Pool.extract", lambda *_: pytest.fail("extracted again"))
        again = run(folder, out, article_seconds=1).result()
        assert (again.new, again.unchanged, again.refused_before) == (0, 1, 1)
    more = run(folder, out, article_seconds=1.5).result()
    assert ([r.reason for r in more.rejects], more.unchanged) == (["time_limit"], 1)


def test_what_a_worker_died_of_is_tried_again(tmp_path: Path) -> None:
    """It may have been the machine: with more memory, or fewer workers, it comes through."""
    folder, out = write(tmp_path / "in", "ferry", bad="The council met on Monday. POISON-DIE"), tmp_path / "out"
    for unchanged in (0, 1):
        summary = run(folder, out).result()
        assert ([r.reason for r in summary.rejects], summary.unchanged) == (["worker_died"], unchanged)
        assert summary.came_in == 2


def test_a_full_disk_in_the_middle_costs_no_article(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", "ferry", bad="The council of POISON-DISK met on Monday."), tmp_path / "out"
    state = run(folder, out)
    assert state.is_failed()
    assert "no space left" in state.message
    assert "\n" not in state.message
    assert not list(out.rglob("*.parquet"))
    (folder / "bad.md").write_text((folder / "bad.md").read_text("utf-8").replace(" of POISON-DISK", ""), "utf-8")
    assert run(folder, out).result().new == 2


def test_notes_of_files_that_are_gone_are_dropped(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", "ferry", "court"), tmp_path / "out"
    run(folder, out)
    (folder / "ferry.md").unlink()
    write(folder, "club")
    run(folder, out)
    noted = json.loads((out / "_work" / "inputs.json").read_text("utf-8"))["files"]
    assert sorted(Path(path).name for path in noted) == ["club.md", "court.md"]


def test_a_run_that_waits_says_so(tmp_path: Path) -> None:
    from flows import progress

    said: list[str] = []

    class Listener:
        found = extracted = lambda self, articles: None
        said = lambda self, line: said.append(line)  # noqa: E731

    folder, out = write(tmp_path / "in", "ferry"), tmp_path / "out"
    progress.listeners.append(Listener())
    try:
        with store.exclusive(out):
            assert run(folder, out, wait_seconds=0.2).is_failed()
    finally:
        progress.listeners.pop()
    assert len(said) == 1
    assert said[0].startswith(f"another run is writing to {out}; waiting")


def test_changed_rules_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "in", "ferry", "court")
    run(folder, tmp_path / "out")
    before = tables(tmp_path / "out")
    monkeypatch.setattr("flows.recipe.extraction", lambda model: f"another {model}")
    with monkeypatch.context() as patch:  # the workers know nothing of it
        state = run(folder, tmp_path / "out")
        assert state.is_failed()
        assert "another version of dateline" in state.message
        patch.setattr("flows.workers.Workers._check", lambda *_: None)
        assert run(folder, tmp_path / "out").result().new == 2
    found = tables(tmp_path / "out")
    assert {k: v for k, v in found.items() if k != "runs.parquet"} == {
        k: v for k, v in before.items() if k != "runs.parquet"
    }


def test_finished_shards_survive_a_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = write(tmp_path / "in", *TEXTS), tmp_path / "out"

    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr("flows.settle.merge", crash)
        assert not run(folder, out).is_completed()
    assert not list(out.rglob("*.parquet"))
    with monkeypatch.context() as patch:
        patch.setattr("flows.pool.Pool.extract", lambda *_: pytest.fail("extracted again"))
        assert run(folder, out).result().new == 4
    run(folder, tmp_path / "undisturbed")
    assert tables(out) == tables(tmp_path / "undisturbed")


def test_where_merging_fails_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles and mentions are laid aside while another process merges; they wait for its answer."""
    first, *others = TEXTS
    folder, out = write(tmp_path / "in", first), tmp_path / "out"
    run(folder, out)
    before = tables(out)
    write(folder, *others)

    def fail(*_: object) -> None:
        raise MergeError("died")

    with monkeypatch.context() as patch:
        patch.setattr("flows.settle._with_rows", fail)
        state = run(folder, out)
    assert (state.is_failed(), state.message) == (True, "died")
    assert tables(out) == before
    assert not (out / STAGING).exists()
    assert run(folder, out).result().new == len(others)
    run(folder, tmp_path / "whole")
    names = [name for name in tables(tmp_path / "whole") if name != "runs.parquet"]
    assert [tables(out)[name] for name in names] == [tables(tmp_path / "whole")[name] for name in names]


def test_ingest_then_timeline_is_dateline(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", *TEXTS)
    assert run(folder, tmp_path / "out", "ingest").result().standing == 0
    assert list(store.read_mentions(tmp_path / "out"))
    run(None, tmp_path / "out", "timeline")
    run(folder, tmp_path / "whole")
    names = [name for name in tables(tmp_path / "whole") if name != "runs.parquet"]
    assert [tables(tmp_path / "out")[n] for n in names] == [tables(tmp_path / "whole")[n] for n in names]


def test_backfill_takes_its_months_only(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "ferry")
    write(folder, "court", published="2024-05-01")
    write(folder, "flood", published="2024-08-31")
    state = run(folder, tmp_path / "out", "backfill", first_month="2024-05", last_month="2024-08")
    summary = state.result()
    assert (summary.new, summary.other_months) == (2, 1)
    assert {str(a.published.on) for a in store.read_articles(tmp_path / "out")} == {"2024-05-01", "2024-08-31"}


def test_busy_output(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", "ferry"), tmp_path / "out"
    with store.exclusive(out):
        cancelled = run(folder, out, if_busy="cancel")
        tired = run(folder, out, wait_seconds=0.2)
    assert cancelled.is_cancelled()
    assert tired.is_failed()
    assert "another run" in tired.message
    assert not list(out.rglob("*.parquet"))


def test_two_at_once_end_well(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one", "ferry", "court"), write(tmp_path / "two", "flood", "club")
    states: list[Any] = []
    out = tmp_path / "out"
    threads = []
    for folder in (one, two):
        context = contextvars.copy_context()  # holds which server to talk to
        threads.append(threading.Thread(target=context.run, args=(lambda f=folder: states.append(run(f, out)),)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(state.is_completed() for state in states)
    run([one, two], tmp_path / "whole")
    wanted, found = tables(tmp_path / "whole"), tables(out)
    del wanted["runs.parquet"], found["runs.parquet"]
    assert found == wanted


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    state = run(write(tmp_path / "in", "ferry"), out)
    assert state.is_failed()
    assert "not writable" in state.message


def test_output_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    state = run(write(tmp_path / "in", "ferry"), tmp_path / "out")
    assert state.is_failed()
    assert "\n" not in state.message
    assert (tmp_path / "out").read_text() == "mine"


def test_full_disk_leaves_earlier_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = write(tmp_path / "in", "ferry"), tmp_path / "out"
    run(folder, out)
    before = tables(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write(folder, "club")
    monkeypatch.setattr("output.place.write_parquet", full)
    state = run(folder, out)
    assert state.is_failed()
    assert "space" in state.message
    assert tables(out) == before


def test_artifacts_and_names(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    from prefect.client.orchestration import get_client

    hostile = "Ana <script>alert(1)</script> | Kovac resigned on Tuesday. ```mermaid [x](javascript:1) met on Monday."
    folder = write(tmp_path / "in", *TEXTS, hostile=hostile)
    (folder / "undated.md").write_text("The minister resigned on Monday.")
    with caplog.at_level("WARNING", "prefect.flow_runs"):
        summary = run(folder, tmp_path / "shown").result()
    assert [line for line in caplog.messages if line.startswith("rejected: ") and "--published" in line]
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs()
        found = client.request("POST", "/artifacts/latest/filter", json={}).json()
    assert any(re.fullmatch(r"in → shown, \d{4}-\d\d-\d\d \d\d:\d\d UTC", run.name) for run in runs)
    mine = {artifact["key"]: artifact for artifact in found if artifact["key"].startswith("dateline-shown-")}
    assert set(mine) == {"dateline-shown-report", "dateline-shown-timeline", "dateline-shown-files"}
    report = mine["dateline-shown-report"]["data"]
    assert "<script" not in report
    assert "](javascript" not in report
    assert report.count("```") % 2 == 0
    assert "Ferry workers" in report
    assert report.index("## Rejected (1)") < report.index("## New events")  # what went wrong is seen without scrolling
    assert "no\\_date" in report
    assert str(tmp_path / "shown") in report
    state = next(run.state for run in runs if " shown, " in run.name)
    assert state.message.startswith(
        f"6 articles came in: 5 new, 0 unchanged, 1 rejected (no_date); {summary.standing} events"
    )
    rows = json.loads(mine["dateline-shown-timeline"]["data"])
    assert len(rows) == summary.standing
    assert list(rows[0])[:3] == ["date", "status", "event"]  # what a UI that cuts columns off shows
    assert set(rows[0]) == {"date", "event", "who", "status", "sources", "why", "id"}
    assert all(row["why"] for row in rows)


def test_columns_by_name_and_the_language_check(tmp_path: Path) -> None:
    german = (
        "Der Stadtrat von Vesna hat am Dienstag beschlossen, die alte Brücke über den Fluss bis Mai zu sperren. " * 3
    )
    lines = [
        {"when": "2024-03-07", "words": TEXTS["court"], "at": "https://vesna.example/court", "paper": "Vesna Post"},
        {"when": "2024-03-07", "words": german, "at": "https://vesna.example/de", "paper": "Vesna Kurier"},
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    out = tmp_path / "out"
    columns = {"text": "words", "date": "when", "url": "at", "source": "paper"}
    named = {f"{key}_column": name for key, name in columns.items()}
    first = run(tmp_path / "a.jsonl", out, **named).result()
    assert [r.reason for r in first.rejects] == ["language"]
    assert [(a.url, a.source) for a in store.read_articles(out)] == [("https://vesna.example/court", "Vesna Post")]
    again = run(tmp_path / "a.jsonl", out, check_language=False, **named).result()
    assert (again.new, again.unchanged, again.rejects) == (1, 1, ())
    assert {a.source for a in store.read_articles(out)} == {"Vesna Post", "Vesna Kurier"}


def test_a_house_feed_wants_its_host_allowed(tmp_path: Path) -> None:
    with serve() as site:
        site.pages["/feed.xml"] = site.feed([("/a", "Tue, 06 Feb 2024 09:00:00 GMT")])
        site.pages["/a"] = site.article(1)
        refused = run(site.base + "/feed.xml", tmp_path / "out")
        assert refused.is_failed()
        assert "--allow-host 127.0.0.1" in refused.message
        summary = run(site.base + "/feed.xml", tmp_path / "out", allow_hosts=["127.0.0.1"], fetch_interval=0).result()
        assert (summary.came_in, summary.new, summary.rejects) == (1, 1, ())


def test_what_changes_the_reading_is_a_setting_and_pace_is_none() -> None:
    given = {"paths": ["a"], "out": "out", "workers": 3, "fetch_interval": 0.5}
    assert settings(RunOptions.model_validate(given)) == []
    more = {"url_column": "at", "source_column": "paper", "check_language": False, "allow_hosts": ["b", "a"]}
    assert dict(settings(RunOptions.model_validate(given | more))) == {
        "url_column": "at", "source_column": "paper", "check_language": "False", "allow_hosts": "a,b",
    }  # fmt: skip
