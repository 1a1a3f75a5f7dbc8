"""Runs killed with SIGKILL at random points end as if nothing had happened. ``benchmarks/flow_crash.py`` does 20."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.flow_crash import crash


@pytest.mark.skipif(not hasattr(os, "fork"), reason="worker processes need fork")
@pytest.mark.usefixtures("server")
def test_killed_runs_go_on_where_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.settings import PREFECT_API_URL

    monkeypatch.setenv("PREFECT_API_URL", str(PREFECT_API_URL.value()))
    kills, finished = crash(3, 12, 1, tmp_path)
    assert kills == 3
    assert finished >= 1
