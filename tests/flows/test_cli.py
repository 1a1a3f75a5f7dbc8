"""The command line: help with examples, exit codes, one line for a user's mistake, nothing heavy for ``--help``."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.flow_overhead import BARE
from extractors import model
from flows import flags
from flows.cli import app
from flows.direct import LITTLE
from flows.inputs import RACY_SECONDS
from output import store
from tests.flows.articles import TEXTS, tables, write

COMMANDS = ["run", "show", "why", "rejects", "serve", "annotate"]


def dateline(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example_and_the_exit_codes(command: str) -> None:
    code, text, _ = dateline(command, "--help")
    assert code == 0
    assert f"Example: dateline {command} " in " ".join(text.split())
    assert "Exit codes: 0 done" in " ".join(text.split())


def test_help_lists_every_command() -> None:
    _, text, _ = dateline("--help")
    assert all(f"  {command} " in text for command in COMMANDS)


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; import flows.cli; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "prefect", "pyarrow", "pydantic", "numpy", "extractors"} & set(found)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "--out", "out"), "PATH"),
        (("run", "a.md"), "--out"),
        (("run", "a.md", "--out", "out", "--published", "yesterday"), "yesterday"),
        (("run", "a.md", "--out", "out", "--zone", "Atlantis/Poseidonis"), "IANA"),
        (("run", "a.md", "--out", "out", "--workers", "0"), "workers"),
        (("run", "a.md", "--out", "out", "--colour", "red"), "--colour"),
        (("run", "a.md", "--out", "out", "--allow-host", "http://intern/feed"), "--allow-host: 'http://intern/feed'"),
        (("run", "a.md", "--out", "out", "--fetch-interval", "-1"), "fetch-interval"),
        (("run", "a.md", "--out", "out", "--published", "3.5.2024"), "write it like 2023-09-20"),
        (("serve", "a.md", "--out", "out", "--zone", "Atlantis/Poseidonis"), "IANA"),
        (("show", "out", "--status", "happy"), "postponed"),
        (("show", "out", "--from", "2024-02-01", "--to", "2024-01-01"), "earlier day first"),
        (("show", "out", "--days", "0"), "days"),
        (("show", "out", "--days", "5", "--format", "html"), "--days"),
        (("show", "out", "--days", "5", "--ids"), "--ids"),
        (("serve", "a.md", "--out", "out", "--cron", "whenever"), "cron"),
        (("serve", "a.md", "--out", "out", "--cron", "0 5 * * *", "--interval", "60"), "exclude"),
        (("serve", "a.md", "--out", "out", "--interval", "60", "--timezone", "Nowhere"), "IANA"),
    ],
)
def test_wrong_usage_is_2_and_says_what(arguments: tuple[str, ...], told: str) -> None:
    code, _, text = dateline(*arguments)
    assert code == 2
    assert told in text
    assert "Traceback" not in text


@pytest.mark.parametrize(
    "arguments", [("show", "nowhere"), ("show", "nowhere", "--days", "3"), ("why", "nowhere", "abc")]
)
def test_no_timeline_there(arguments: tuple[str, ...]) -> None:
    code, _, text = dateline(*arguments)
    assert code == 1
    assert text.startswith("dateline: nowhere: ")
    assert "dateline run" in text
    assert text.count("\n") == 1


FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="worker processes need fork")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Run as a user does it, in a pipe, without a server and with a home that holds nothing."""
    home = tmp_path_factory.mktemp("home")
    folder = write(home / "in", *TEXTS)
    (folder / "undated.md").write_text("Nothing says when this was written, though the minister resigned on Monday.")
    time.sleep(RACY_SECONDS + 0.1)  # so that the files count as unchanged afterwards
    return home / "out", _as_a_user(home, ["-m", "flows.cli"])


def _as_a_user(home: Path, program: list[str], given: str = "in") -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")} | {"HOME": str(home)}
    command = [sys.executable, *program, "run", str(home / given), "--out", str(home / "out"), "--workers", "1"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False, cwd=home)


@FORKS
def test_run_says_what_came_in_and_what_was_rejected(ran: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    out, done = ran
    assert done.returncode == 0, done.stderr
    assert "5 articles came in: 4 new, 0 unchanged, 1 rejected (no_date)" in done.stdout
    (line,) = done.stderr.splitlines()
    assert line.startswith("rejected: ")
    assert "--published" in line
    assert not (out.parent / ".prefect").exists()
    assert tables(out)


#: Runs the program and tells whether Prefect was loaded.
LOOK = "import sys; from flows.cli import app; app(standalone_mode=False); print('prefect' in sys.modules)"


@FORKS
def test_a_run_that_finds_nothing_new_starts_no_server(ran: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    out, _ = ran
    before = tables(out)
    again = _as_a_user(out.parent, ["-c", LOOK])
    assert again.returncode == 0, again.stderr
    came, stand, prefect = again.stdout.splitlines()
    assert came == "5 articles came in: 0 new, 4 unchanged, 0 rejected, 1 rejected before"
    assert stand.endswith(f" in {out}: 0 new, 0 changed, 0 gone")
    assert prefect == "False"
    assert tables(out) == before


@pytest.fixture
def home(ran: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path) -> Path:
    """A copy of what that run read and wrote, to go on with."""
    return shutil.copytree(ran[0].parent, tmp_path / "home")


@FORKS
def test_a_run_that_finds_little_new_starts_no_server(home: Path) -> None:
    write(home / "in", late="The ferry union called off its strike on Friday, the harbour authority said.")
    more = _as_a_user(home, ["-c", LOOK])
    assert more.returncode == 0, more.stderr
    came, stand, prefect = more.stdout.splitlines()
    assert came == "6 articles came in: 1 new, 4 unchanged, 1 rejected (no_date)"
    assert " new, 0 changed, 0 gone" in stand
    assert prefect == "False"
    subprocess.run([sys.executable, "-c", BARE, str(home / "in"), str(home / "whole")], check=True, timeout=300)
    found, whole = tables(home / "out"), tables(home / "whole")
    # Where an article was read first stays as it was noted then.
    assert {k: v for k, v in found.items() if k[0] in "mt"} == {k: v for k, v in whole.items() if k[0] in "mt"}
    assert not list((home / "out" / "_work").glob("**/*.in.arrow"))


@FORKS
def test_a_run_that_finds_much_new_is_prefects(home: Path) -> None:
    write(home / "in", long="The minister resigned on Monday." + "\n" * LITTLE)
    more = _as_a_user(home, ["-c", LOOK])
    assert more.returncode == 0, more.stderr
    assert more.stdout.splitlines()[-1] == "True"


@FORKS
def test_a_run_without_a_server_that_comes_to_nothing_has_failed(home: Path) -> None:
    found = _as_a_user(home, ["-m", "flows.cli"], "in/undated.md")
    assert found.returncode == 1
    assert found.stderr.startswith("dateline: no article could be read: ")
    assert found.stderr.count("\n") == 1


@FORKS
def test_show_and_why(ran: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    out = str(ran[0])
    code, text, _ = dateline("show", out, "--ids", "--who", "Ferry workers")
    assert code == 0
    row = next(line for line in text.splitlines() if "2024-03-05" in line)
    event_id = row.split()[-1]
    for given in (event_id, event_id[:10]):
        code, text, _ = dateline("why", out, given)
        assert code == 0
        assert "[Tuesday]" in text
    code, text, _ = dateline("show", out, "--format", "csv", "--from", "2024-03-08")
    assert code == 0
    assert "2024-03-05" not in text


def test_every_status_can_be_asked_for() -> None:
    assert [one.value for one in flags.Status] == [one.value for one in model.Status]


def test_run_and_serve_understand_the_same_articles() -> None:
    from typer.main import get_command

    commands = get_command(app).commands  # type: ignore[attr-defined]
    asked = {name: {p.name for p in commands[name].params} for name in ("run", "serve")}
    assert asked["run"] - asked["serve"] == {"verbose"}


@FORKS
def test_an_answer_of_no_rows_says_so(ran: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    out = str(ran[0])
    for asked, told in (
        (("--who", "Nobody"), "no event answers that"),
        (("--days", "3", "--who", "Nobody"), "no event answers that"),
        (("--type", "nonsense"), "the types in"),
    ):
        code, text, errors = dateline("show", out, *asked)
        assert code == 0
        assert errors.startswith("dateline: ")
        assert told in errors
        assert "2024-03-05" not in text
    assert "resignation" in errors


@FORKS
def test_ctrl_c_is_told_in_a_line(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", *TEXTS)
    # What a shell starts in the background is deaf to Ctrl-C, and so would be whatever these tests start there.
    code = "import signal as s; s.signal(s.SIGINT, s.default_int_handler); from flows.cli import main; main()"
    command = [sys.executable, "-c", code, "run", str(folder), "--out", str(tmp_path / "out"), "--workers", "1"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        while not (tmp_path / "out").exists() and run.poll() is None:
            time.sleep(0.05)
        os.killpg(run.pid, signal.SIGINT)
        _, errors = run.communicate(timeout=60)
    assert run.returncode == 130
    assert errors == "dateline: interrupted; the same command again goes on where this one was\n"


@FORKS
def test_why_wants_the_id_of_one_event(ran: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    for unknown in ("zzzz", ""):
        code, _, text = dateline("why", str(ran[0]), unknown)
        assert code == 2
        assert text.startswith(f"dateline: {ran[0]}: ")
        assert text.count("\n") == 1


@FORKS
def test_show_the_days_that_mattered(ran: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    out = str(ran[0])

    def days(*more: str) -> list[str]:
        code, text, errors = dateline("show", out, "--days", *more)
        assert (code, errors) == (0, "")
        return [word for line in text.splitlines() for word in line.split()[:2] if word.startswith("2024-")]

    everything = days("9")
    assert {"2024-03-04", "2024-03-05"} <= set(everything)
    assert everything == sorted(set(everything))
    assert "2024-03-08" not in everything  # the meeting on Friday: after the last publication nothing has mattered yet
    assert len(days("2")) == 2
    assert days("9", "--from", "2024-03-05", "--to", "2024-03-05") == ["2024-03-05"]
    assert days("9", "--who", "Ferry workers") == ["2024-03-05"]
    _, text, _ = dateline("show", out, "--days", "9", "--who", "Ferry workers")
    assert "on [Tuesday]. The Ferry Post, 2024-03-07" in " ".join(text.split())


@FORKS
def test_show_as_a_web_page(ran: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    code, page, _ = dateline("show", str(ran[0]), "--format", "html", "--who", "Ferry workers")
    assert code == 0
    assert page.startswith("<!doctype html>")
    assert ">Tuesday</mark>" in page
    assert "Almada" not in page


def test_the_folder_it_is_called_in_shadows_nothing(tmp_path: Path) -> None:
    """The processes it starts are its own, whatever Python files lie among the articles."""
    write(tmp_path, "ferry")
    for name in ("extractors", "flows", "output", "prefect", "spacy"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise SystemExit('loaded from the folder of the articles')\n")
    command = [sys.executable, "-P", "-m", "flows.cli", "run", "ferry.md", "--out", "out", "--workers", "1"]
    found = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path)
    assert found.returncode == 0, found.stderr
    assert found.stdout.startswith("1 article came in: 1 new")


def test_rejects_are_listed_by_reason_with_a_remedy(tmp_path: Path) -> None:
    refused = [
        model.Reject("a.md", "read", "no_date", "a.md: no publication date"),
        model.Reject("b.md", "read", "no_date", "b.md: no publication date\x1b[31m"),
        model.Reject("c.md", "extract", "time_limit", "c.md: it took longer (60 s)", "doc1"),
    ]
    store.write(tmp_path / "out", [], [], [], refused)
    code, text, _ = dateline("rejects", str(tmp_path / "out"))
    assert code == 0
    lines = text.splitlines()
    assert lines[0].startswith("no_date (2): ")
    assert "--published" in lines[0]
    assert lines[1:3] == ["  a.md: no publication date", "  b.md: no publication date\ufffd[31m"]
    assert lines[3].startswith("time_limit (1): ")
    assert dateline("rejects", str(tmp_path / "nowhere"))[0] == 1
