"""A crash, a full disk, a second writer: output is the old one or the new one, never something between."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from output import commit, store
from output.store import OutputError
from tests.output import samples
from tests.output.test_store import content, of

ARTICLES, MENTIONS, EVENTS = samples.corpus(4)
FIRST = ARTICLES[:2]


def write_first(folder: Path) -> dict[str, bytes]:
    store.write(folder, FIRST, of(FIRST, MENTIONS), EVENTS[:6])
    return content(folder)


def write_all(folder: Path) -> dict[str, bytes]:
    store.write(folder, ARTICLES, MENTIONS, EVENTS, [samples.reject()])
    return content(folder)


class Crash(BaseException):
    """Like a process that is killed: nothing that only catches ``Exception`` sees it."""


def crash_at(monkeypatch: pytest.MonkeyPatch, step: int) -> list[str]:
    """Let the first ``step`` calls of os.replace through, then crash; what was moved is listed."""
    real, moved = os.replace, []

    def replace(source: Any, target: Any) -> None:
        if len(moved) == step:
            raise Crash
        moved.append(Path(target).name)
        real(source, target)

    monkeypatch.setattr(commit.os, "replace", replace)
    return moved


@pytest.mark.parametrize("step", range(10))
def test_a_crash_at_any_move_heals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    old = write_first(tmp_path / "out")
    new = write_all(tmp_path / "wanted")
    with monkeypatch.context() as patch:
        moved = crash_at(patch, step)
        try:
            write_all(tmp_path / "out")
        except Crash:
            crashed = True
        else:
            crashed = False
    if not crashed:
        assert step >= len(moved)
        assert content(tmp_path / "out") == new
        return
    if step == 0:  # the journal itself did not make it: nothing has happened
        assert content(tmp_path / "out") == old
    else:
        assert commit.interrupted(tmp_path / "out")
        assert store.table(tmp_path / "out", "timeline").num_rows == len(EVENTS)  # a reader is enough to heal
        assert content(tmp_path / "out") == new


def test_the_crash_test_reaches_every_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_first(tmp_path)
    moved = crash_at(monkeypatch, 1_000)
    write_all(tmp_path)
    assert moved[0] == commit.JOURNAL
    assert 5 < len(moved) < 10
    assert moved.index("timeline.parquet") > max(i for i, name in enumerate(moved) if name == "part-0.parquet")


def test_a_killed_process_is_healed_by_the_next_run(tmp_path: Path) -> None:
    write_first(tmp_path / "out")
    new = write_all(tmp_path / "wanted")
    script = """
        import os, sys
        from pathlib import Path
        from output import commit
        from tests.output.test_commit import write_all
        real, calls = os.replace, []
        def replace(source, target):
            calls.append(target)
            if len(calls) == 4:
                os._exit(9)
            real(source, target)
        commit.os.replace = replace
        write_all(Path(sys.argv[1]))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "out")], check=False)
    assert done.returncode == 9
    assert commit.interrupted(tmp_path / "out")
    assert write_all(tmp_path / "out") == new


def test_a_removal_that_was_interrupted_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_all(tmp_path / "out")
    wanted = write_first(tmp_path / "wanted")

    real = Path.unlink

    def fail(path: Path, missing_ok: bool = False) -> None:
        if path.name == "part-0.parquet":
            raise Crash
        real(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", fail)
        with pytest.raises(Crash):
            write_first(tmp_path / "out")
    assert commit.interrupted(tmp_path / "out")
    with store.exclusive(tmp_path / "out"):
        pass
    assert content(tmp_path / "out") == wanted


def test_a_move_that_the_system_refuses_is_said_and_finished_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_first(tmp_path / "out")
    new = write_all(tmp_path / "wanted")
    real = os.replace

    def replace(source: Any, target: Any) -> None:
        if Path(target).name == "timeline.parquet":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(commit.os, "replace", replace)
        with pytest.raises(OutputError, match=r"half way .* the next run finishes it"):
            write_all(tmp_path / "out")
    assert store.exists(tmp_path / "out")
    assert content(tmp_path / "out") == new


@pytest.mark.parametrize("theirs", [b"not parquet", None])
def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path, theirs: bytes | None) -> None:
    if theirs is None:
        pq.write_table(pa.table({"mine": [1]}), tmp_path / "timeline.parquet")
    else:
        (tmp_path / "timeline.parquet").write_bytes(theirs)
    before = content(tmp_path)
    with pytest.raises(OutputError, match=r"timeline\.parquet: not written by dateline; move it away"):
        write_all(tmp_path)
    assert content(tmp_path) == before


class Full:
    """A file on a disk that takes ``room`` more bytes."""

    def __init__(self, file: IO[bytes], room: int) -> None:
        self.file, self.room = file, room

    def write(self, block: bytes) -> int:
        self.room -= len(block)
        if self.room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self.file.write(block)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


@pytest.mark.parametrize("room", [0, 4_000, 9_000])
@pytest.mark.parametrize("fresh", [True, False])
def test_a_full_disk_leaves_earlier_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int, fresh: bool
) -> None:
    old = {} if fresh else write_first(tmp_path)
    real: Callable[..., bool] = commit.Commit.lay_aside
    left = [room]

    def lay_aside(self: commit.Commit, name: str, write: Callable[[IO[bytes]], None]) -> bool:
        def onto(sink: IO[bytes]) -> None:
            full = Full(sink, left[0])
            try:
                write(full)  # type: ignore[arg-type]
            finally:
                left[0] = full.room

        return real(self, name, onto)

    monkeypatch.setattr(commit.Commit, "lay_aside", lay_aside)
    with pytest.raises(OutputError, match=r"no space left; .* --out") as caught:
        write_all(tmp_path)
    assert "\n" not in str(caught.value)
    assert content(tmp_path) == old


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_the_system_s_own_word_for_a_full_disk_is_understood() -> None:
    from output.errors import explain
    from output.files import write_parquet
    from output.rows import mentions_table

    with pytest.raises(OSError) as caught, open("/dev/full", "wb", buffering=0) as sink:  # noqa: PTH123
        write_parquet([mentions_table(MENTIONS)], sink, "mentions")
    assert "no space left" in str(explain(caught.value, "out"))


def test_a_file_in_the_way_is_said_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="a file is in the way"):
        write_all(tmp_path / "out")
    with pytest.raises(OutputError, match="a file is in the way"):
        write_all(tmp_path / "out" / "deeper")


@pytest.mark.parametrize(
    ("code", "says"), [(errno.EACCES, "not writable"), (errno.EROFS, "read-only"), (errno.EIO, "Input/output")]
)
def test_what_the_system_refuses_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, says: str
) -> None:
    old = write_first(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(commit.os, "fsync", refuse)
    with pytest.raises(OutputError, match=says) as caught:
        write_all(tmp_path)
    assert "\n" not in str(caught.value)
    monkeypatch.undo()
    assert content(tmp_path) == old


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_without_permission_is_said(tmp_path: Path) -> None:
    script = """
        import os, sys
        from output import store
        if os.geteuid() == 0:  # to whom everything is permitted
            os.setuid(65534)
        try:
            store.write(sys.argv[1], [], [], [])
        except store.OutputError as error:
            print(error)
    """
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    command = [sys.executable, "-c", textwrap.dedent(script), str(locked / "out")]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert said.startswith(f"{locked / 'out'}: not writable; ")
    assert len(said.splitlines()) == 1


def test_a_journal_moves_nothing_outside_the_folder(tmp_path: Path) -> None:
    staging = tmp_path / "out" / commit.STAGING
    staging.mkdir(parents=True)
    victim = tmp_path / "victim.parquet"
    victim.write_text("kept")
    (staging / commit.JOURNAL).write_text('{"moves": [], "removals": ["../victim.parquet"]}')
    with pytest.raises(OutputError, match="outside the folder"):
        write_first(tmp_path / "out")
    assert victim.read_text() == "kept"


@pytest.mark.parametrize("rubbish", [b"", b"\0" * 80, b'{"moves": 3}', b"[]", b"\xff"])
def test_a_damaged_journal_is_one_line(tmp_path: Path, rubbish: bytes) -> None:
    write_first(tmp_path)
    (tmp_path / commit.STAGING).mkdir()
    (tmp_path / commit.STAGING / commit.JOURNAL).write_bytes(rubbish)
    with pytest.raises(OutputError, match="damaged, so some tables may be older than others") as caught:
        write_first(tmp_path)
    assert "\n" not in str(caught.value)


def test_what_was_staged_without_a_journal_is_thrown_away(tmp_path: Path) -> None:
    staging = tmp_path / commit.STAGING
    staging.mkdir()
    (staging / "timeline.parquet.new").write_bytes(b"half")
    write_first(tmp_path)
    assert not staging.exists()


# --- two writers --------------------------------------------------------------------------------------------


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with store.exclusive(tmp_path) as held:
        store.write(tmp_path, ARTICLES, MENTIONS, EVENTS, held=held)  # the holder may
        with pytest.raises(OutputError, match="another run is writing"):
            store.write(tmp_path, ARTICLES, MENTIONS, EVENTS, wait=0.1)
    store.write(tmp_path, ARTICLES, MENTIONS, EVENTS, wait=0.1)
    with store.exclusive(tmp_path / "other") as other, pytest.raises(ValueError, match="not of"):
        store.write(tmp_path, ARTICLES, MENTIONS, EVENTS, held=other)


def test_two_processes_adding_at_once_lose_nothing(tmp_path: Path) -> None:
    script = """
        import sys
        from output import store
        from tests.output.test_commit import ARTICLES, EVENTS, MENTIONS
        for article in ARTICLES[int(sys.argv[2]) :: 2]:
            own = [m for m in MENTIONS if m.doc_id == article.doc_id]
            with store.exclusive(sys.argv[1]) as held:
                known = {m.mention_id for m in (*store.read_mentions(sys.argv[1]), *own)} if store.exists(
                    sys.argv[1]
                ) else {m.mention_id for m in own}
                events = [e for e in EVENTS if e.mention_ids[0] in known]
                store.update(sys.argv[1], [article], own, events, held=held)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "both")]
    running = [subprocess.Popen([*command, str(n)]) for n in (0, 1)]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    store.write(tmp_path / "whole", ARTICLES, MENTIONS, EVENTS)
    assert content(tmp_path / "both") == content(tmp_path / "whole")
