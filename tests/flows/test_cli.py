"""The command line: help with examples, exit codes, one line for a user's mistake, nothing heavy for ``--help``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from tests.flows.articles import TEXTS, tables, write

COMMANDS = ["run", "show", "why", "serve", "annotate"]


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


@pytest.mark.parametrize("arguments", [("show", "nowhere"), ("why", "nowhere", "abc")])
def test_no_timeline_there(arguments: tuple[str, ...]) -> None:
    code, _, text = dateline(*arguments)
    assert code == 1
    assert text.startswith("dateline: nowhere: ")
    assert "dateline run" in text
    assert text.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="worker processes need fork")
def test_run_show_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a user does it, in a pipe, without a server and with a home that holds nothing."""
    folder = write(tmp_path / "in", *TEXTS, undated="Nothing says when this was.")
    (folder / "undated.md").write_text("Nothing says when this was written, though the minister resigned on Monday.")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")} | {"HOME": str(tmp_path)}
    command = [sys.executable, "-m", "flows.cli", "run", str(folder), "--out", str(tmp_path / "out"), "--workers", "1"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert "5 articles came in: 4 new, 0 unchanged, 1 rejected (no_date)" in done.stdout
    (line,) = done.stderr.splitlines()
    assert line.startswith("rejected: ")
    assert "--published" in line
    assert not (tmp_path / ".prefect").exists()
    assert tables(tmp_path / "out")

    code, text, _ = dateline("show", str(tmp_path / "out"), "--ids", "--who", "Ferry workers")
    assert code == 0
    row = next(line for line in text.splitlines() if "2024-03-05" in line)
    event_id = row.split()[-1]
    code, text, _ = dateline("why", str(tmp_path / "out"), event_id)
    assert code == 0
    assert "[Tuesday]" in text
    code, text, _ = dateline("show", str(tmp_path / "out"), "--format", "csv", "--from", "2024-03-08")
    assert code == 0
    assert "2024-03-05" not in text
