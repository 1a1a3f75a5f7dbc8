"""Which Prefect API a run talks to: the one the user has set up, or a temporary one of its own.

Prefect's own temporary server keeps its history in ``~/.prefect`` and takes a dozen seconds to build an empty database
from a hundred migrations. Ours lives in a folder that is removed afterwards, begins with a copy of an empty database
made once a Prefect version, and starts while the rest of the program is still being imported.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

START_SECONDS = 120.0


class ApiError(RuntimeError):
    """No Prefect API can be had; the message is one line with the remedy."""


def configured() -> str | None:
    """The API the user chose by ``PREFECT_API_URL``, a profile or a ``prefect.toml``; ``None`` where there is none."""
    from prefect.settings import get_current_settings

    url = get_current_settings().api.url
    return str(url) if url else None


@contextlib.contextmanager
def connected() -> Iterator[str | None]:
    """Inside, flows run against the user's API or, where none is set, a temporary one; gives its URL if temporary."""
    if configured():
        yield None
        return
    from prefect.settings import PREFECT_API_URL, PREFECT_HOME, temporary_settings

    with tempfile.TemporaryDirectory(prefix="dateline-prefect-") as home:
        server = TemporaryServer(Path(home))
        try:
            updates = {PREFECT_API_URL: server.url, PREFECT_HOME: home}
            with temporary_settings(updates):
                server.ready()
                yield server.url
        finally:
            server.stop()


class TemporaryServer:
    """A Prefect API on loopback for one run, with its database in ``home``."""

    def __init__(self, home: Path) -> None:
        prepared = template()
        if prepared is not None:
            shutil.copyfile(prepared, home / "prefect.db")
        self._log = home / "server.log"
        self._port = _free_port()
        self.url = f"http://127.0.0.1:{self._port}/api"
        self._process = self._start(home, migrated=prepared is not None)

    def _start(self, home: Path, *, migrated: bool) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app"]
        command += ["--host", "127.0.0.1", "--port", str(self._port), "--log-level", "error", "--lifespan", "on"]
        with self._log.open("wb") as log:
            return subprocess.Popen(  # noqa: S603  # our own interpreter, fixed arguments
                command, env=_environment(home, migrated=migrated), stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )

    def ready(self) -> None:
        """Wait until it answers. ``ApiError`` if it does not start."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            with contextlib.suppress(OSError), _opener().open(f"{self.url}/health", timeout=5) as answer:
                if answer.status == 200:
                    return
            time.sleep(0.03)
        lines = self._log.read_text("utf-8", "replace").strip().splitlines() or ["no output"]
        raise ApiError(f"Prefect's server did not start ({lines[-1][:200]}); set PREFECT_API_URL to a running one")

    def stop(self) -> None:
        """End it; its history goes with its folder."""
        self._process.terminate()
        try:
            self._process.wait(timeout=3)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(urllib.request.ProxyHandler({}))  # loopback never goes through a proxy


def _environment(home: Path, *, migrated: bool) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return own | {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_DATABASE_MIGRATE_ON_START": "false" if migrated else "true",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_UI_ENABLED": "false",
        "PREFECT__SERVER_EPHEMERAL": "1",
        "PREFECT__SERVER_FINAL": "1",
        "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# --- the empty database, made once --------------------------------------------------------------------------


def _cache() -> Path:
    root = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(root) / "dateline"


def template() -> Path | None:
    """The empty database for this Prefect, if one was prepared."""
    path = _cache() / f"prefect-{version('prefect')}.db"
    return path if path.is_file() else None


def prepare() -> Path | None:
    """Make the empty database, so that later runs start in half the time. ``None`` where the cache is not writable."""
    path = _cache() / f"prefect-{version('prefect')}.db"
    if path.is_file():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="dateline-prefect-", dir=path.parent) as home:
            command = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"]
            environment = _environment(Path(home), migrated=False)
            subprocess.run(command, env=environment, capture_output=True, check=True, timeout=600)  # noqa: S603
            _flush(Path(home) / "prefect.db")
            (Path(home) / "prefect.db").replace(path)
    except (OSError, subprocess.SubprocessError):
        return None
    return path


def _flush(database: Path) -> None:
    """Fold the write-ahead log into the file, so that the file alone is the database."""
    import sqlite3

    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")


if __name__ == "__main__":
    prepare()
