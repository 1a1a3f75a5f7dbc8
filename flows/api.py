"""Which Prefect API a run talks to: the one the user has set up, or a temporary one of its own.

Prefect's own temporary server keeps its history in ``~/.prefect`` and builds an empty database from a hundred
migrations, which takes longer than a small run. Ours lives in a folder that is removed afterwards, begins with a copy
of an empty database made once a Prefect version, and starts while the rest of the program is still being imported.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

START_SECONDS = 120.0
#: What an empty Prefect home holds.
TEMPLATE = "prefect.db"

#: What keeps a server's history for its UI and its automations: a temporary one has neither. And what imports every
#: installed integration of Prefect's, a second and more, to list blocks that no run of ours asks for.
_UNNEEDED = (
    *(f"PREFECT_SERVER_SERVICES_{name}_ENABLED" for name in ("TASK_RUN_RECORDER", "EVENT_PERSISTER", "TRIGGERS")),
    "PREFECT_API_BLOCKS_REGISTER_ON_START",
    "PREFECT_MEMOIZE_BLOCK_AUTO_REGISTRATION",
)


class ApiError(RuntimeError):
    """No Prefect API can be had; the message is one line with the remedy."""


@dataclass(frozen=True, slots=True)
class Api:
    """What a run talks to. ``wait`` returns when it answers; until then there is time to import things."""

    temporary: bool
    wait: Callable[[], None]


@contextlib.contextmanager
def connected() -> Iterator[Api]:
    """Inside, flows run against the user's API or, where none is set, a temporary one."""
    if surely_not_configured() or configured() is None:
        with temporary() as api:
            yield api
    else:
        yield Api(temporary=False, wait=lambda: None)


@contextlib.contextmanager
def temporary() -> Iterator[Api]:
    """Inside, flows run against a server of their own, whatever the user has set up."""
    server = TemporaryServer()
    try:
        # Where Prefect is not imported yet, it is not to make a ~/.prefect.
        os.environ.setdefault("PREFECT_HOME", server.home)
        from prefect.settings import (
            PREFECT_API_URL,
            PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
            PREFECT_HOME,
            temporary_settings,
        )

        updates = {PREFECT_API_URL: server.url, PREFECT_HOME: server.home}
        # Nobody looks for crashed runs on a server that ends with the run; ending the heartbeat takes a second.
        with temporary_settings(updates | {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
            yield Api(temporary=True, wait=server.wait)
    finally:
        if os.environ.get("PREFECT_HOME") == server.home:
            del os.environ["PREFECT_HOME"]
        server.stop()


def configured() -> str | None:
    """The API the user chose by ``PREFECT_API_URL``, a profile or a ``prefect.toml``; ``None`` where there is none."""
    from prefect.settings import get_current_settings

    url = get_current_settings().api.url
    return str(url) if url else None


def surely_not_configured() -> bool:
    """No place in which Prefect looks for settings exists. Asking Prefect itself costs a second and a half."""
    home = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect")
    places = [
        Path(os.environ.get("PREFECT_PROFILES_PATH") or home / "profiles.toml"),
        Path("prefect.toml"),
        Path(".env"),
    ]
    if "PREFECT_API_URL" in os.environ or any(place.exists() for place in places):
        return False
    project = Path("pyproject.toml")
    return not (project.is_file() and "[tool.prefect" in project.read_text("utf-8", "replace"))


class TemporaryServer:
    """A Prefect API on loopback for one run. Starts at once; :meth:`wait` until it answers."""

    def __init__(self) -> None:
        self.home = tempfile.mkdtemp(prefix="dateline-prefect-")
        prepared = _template()
        if prepared is not None:
            shutil.copyfile(prepared / TEMPLATE, Path(self.home) / TEMPLATE)
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}/api"
        self._log = tempfile.TemporaryFile()  # noqa: SIM115  # outlives this call
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            [sys.executable, "-P", "-m", "flows.server", self.home, str(port)],
            env=_environment(self.home, migrate=prepared is None),
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,  # Ctrl-C is for the run, which then has to tell this server how it ended
        )

    def wait(self) -> None:
        """Wait until it answers. ``ApiError`` if it does not start."""
        if answers(self.url, self._process.poll):
            return
        self._log.seek(0)
        lines = self._log.read().decode("utf-8", "replace").strip().splitlines() or ["no output"]
        raise ApiError(f"Prefect's server did not start ({lines[-1][:200]}); set PREFECT_API_URL to a running one")

    def stop(self) -> None:
        """End it; its history goes with its folder."""
        self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._log.close()
        shutil.rmtree(self.home, ignore_errors=True)


def answers(url: str, ended: Callable[[], int | None]) -> bool:
    """Wait until the API at ``url`` answers; ``False`` if its process has ended or it takes too long."""
    deadline = time.monotonic() + START_SECONDS
    loopback = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < deadline and ended() is None:
        with contextlib.suppress(OSError), loopback.open(f"{url}/health", timeout=5) as answer:
            if answer.status == 200:
                return True
        time.sleep(0.02)
    return False


def _environment(home: str, *, migrate: bool) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return own | {
        "PREFECT_HOME": home,
        "PREFECT_SERVER_DATABASE_MIGRATE_ON_START": str(migrate).lower(),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_UI_ENABLED": "false",
        **dict.fromkeys(_UNNEEDED, "false"),
        "PREFECT__SERVER_EPHEMERAL": "1",
        "PREFECT__SERVER_FINAL": "1",
        "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# --- the empty database, made once --------------------------------------------------------------------------


def _cached() -> Path:
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "dateline" / f"prefect-{version('prefect')}"


def _template() -> Path | None:
    path = _cached()
    return path if (path / TEMPLATE).is_file() else None


def prepare() -> Path | None:
    """Make the empty database, which halves the start of every later run. ``None`` where the cache is not writable.

    ``make`` does this at installation; without it the first run builds its own and the next ones do as well.
    """
    ready = _template()
    if ready is not None:
        return ready
    server = TemporaryServer()
    target = _cached()
    try:
        server.wait()
        draft = target.with_name(f"{target.name}.{os.getpid()}")
        draft.mkdir(parents=True)
        full, empty = Path(server.home) / TEMPLATE, draft / TEMPLATE
        with contextlib.closing(sqlite3.connect(full)) as source, contextlib.closing(sqlite3.connect(empty)) as copy:
            source.backup(copy)
        draft.replace(target)
    except (OSError, ApiError):
        return _template()
    finally:
        server.stop()
    return target


if __name__ == "__main__":
    prepare()
