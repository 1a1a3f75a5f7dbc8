"""End to end: a server with its UI on loopback, a deployment run by its schedule, the timeline found in the browser."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.flows.articles import TEXTS, write

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium; apt-get install chromium chromium-driver"),
    pytest.mark.skipif(DRIVER is None, reason="no chromedriver; apt-get install chromium-driver"),
]
PATIENCE = 150.0


def until(what: Callable[[], Any], description: str) -> Any:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if found := what():
                return found
        except OSError:
            pass
        time.sleep(0.3)
    raise AssertionError(f"waited {PATIENCE:g} s in vain for {description}")


def ask(url: str, body: object | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=20) as answer:
        return json.load(answer)


@pytest.fixture(scope="module")
def ui(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """``dateline serve`` with an interval of some seconds and the server it starts; gives the server's address."""
    from flows.api import prepare

    base = tmp_path_factory.mktemp("serve")
    home = base / "prefect"
    home.mkdir()
    for file in (prepare() or home).iterdir():  # an empty database that is made already saves half the time
        shutil.copy(file, home)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = write(base / "in", *TEXTS)
    command = [sys.executable, "-m", "flows.cli", "serve", str(folder), "--out", str(base / "shown")]
    command += ["--interval", "30", "--workers", "1", "--port", str(port)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")} | {"PREFECT_HOME": str(home)}
    with (base / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True, cwd=base)
    try:
        until(lambda: ask(f"http://127.0.0.1:{port}/api/health"), "the server")
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    webdriver = pytest.importorskip("selenium.webdriver")
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    profile = tmp_path_factory.mktemp("profile")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.add_argument("--disable-background-networking")
    options.add_argument("--window-size=1500,2000")
    options.add_argument(f"--user-data-dir={profile}")
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def artifacts(ui: str) -> dict[str, str]:
    """The latest artifacts by key, once a scheduled run has left them."""

    def found() -> dict[str, str]:
        latest = ask(f"{ui}/api/artifacts/latest/filter", {})
        ids = {item["key"]: item["latest_id"] for item in latest}
        return ids if "dateline-shown-timeline" in ids else {}

    ids: dict[str, str] = until(found, "the artifacts of a scheduled run")
    return ids


def text_of(browser: Any, url: str, wanted: str) -> str:
    browser.get(url)
    body: Callable[[], str] = lambda: browser.execute_script("return document.body.innerText")  # noqa: E731
    until(lambda: wanted in body(), f"{wanted!r} on {url}")
    return body()


def test_a_scheduled_run_came_through(ui: str, artifacts: dict[str, str]) -> None:
    wanted = {"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
    runs = until(lambda: ask(f"{ui}/api/flow_runs/filter", wanted), "a completed run")
    assert all(run["created_by"]["type"] == "SCHEDULE" for run in runs)
    assert all("in → shown, " in run["name"] for run in runs)


@pytest.mark.parametrize("version", ["", "/v2"])
def test_the_timeline_stands_in_the_artifact_page(
    ui: str, artifacts: dict[str, str], browser: Any, version: str
) -> None:
    page = f"{ui}{version}/artifacts/artifact/{artifacts['dateline-shown-timeline']}"
    text = text_of(browser, page, "2024-03-08")
    assert "Harbour authority will meet the union" in text
    assert "planned" in text


@pytest.mark.parametrize("version", ["", "/v2"])
def test_the_report_says_what_came_in(ui: str, artifacts: dict[str, str], browser: Any, version: str) -> None:
    page = f"{ui}{version}/artifacts/artifact/{artifacts['dateline-shown-report']}"
    text = text_of(browser, page, "Articles")
    assert "4, published 2024-03-07" in text or "Unchanged" in text


def test_a_second_one_takes_no_name_that_is_served(ui: str, artifacts: dict[str, str], tmp_path: Path) -> None:
    """On the same port it finds the first one's server, and would end that one's schedule without a word."""
    folder = write(tmp_path / "in", *TEXTS)
    command = [sys.executable, "-m", "flows.cli", "serve", str(folder), "--out", str(tmp_path / "out")]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    environment["PREFECT_HOME"] = str(tmp_path / "prefect")
    done = subprocess.run(
        [*command, "--port", ui.rpartition(":")[2]], env=environment, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 1
    assert "'served' is served already, with other settings; give this one another --name" in done.stderr
    assert "Traceback" not in done.stderr
    (there,) = ask(
        f"{ui}/api/deployments/filter",
        {"deployments": {"name": {"any_": ["served"]}}, "flows": {"name": {"any_": ["dateline"]}}},
    )
    assert not there["paused"]
    assert there["parameters"]["options"]["out"].endswith("shown")
