"""``dateline serve``: the four flows as deployments, run by this process on a schedule, without a work pool.

It talks to the Prefect server that is set up; without one it starts one on loopback, with the UI, that keeps its
history in ``PREFECT_HOME`` and ends with it.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import urllib.request
import warnings
from collections.abc import Iterator
from datetime import timedelta
from http.client import HTTPException
from typing import Any
from zoneinfo import ZoneInfo

import typer

from flows.options import RebuildOptions, RunOptions

TAGS = ["dateline"]


def serve(options: RunOptions, *, name: str, cron: str | None, interval: float | None, zone: str, port: int) -> int:
    """Serve until interrupted; the exit code. ``interval`` is in seconds."""
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    from flows.api import ApiError

    try:
        with _server(port) as url:
            typer.echo(f"Prefect UI: {url}")
            _serve(options, name=name, schedule=_schedule(cron, interval, zone))
    except ApiError as error:
        typer.echo(f"dateline: {error}", err=True)
        return 1
    return 0


def _schedule(cron: str | None, interval: float | None, zone: str) -> Any:
    from prefect.client.schemas.schedules import construct_schedule

    if cron is None and interval is None:
        return None
    return construct_schedule(
        interval=None if interval is None else timedelta(seconds=interval), cron=cron, timezone=zone
    )


def check(cron: str | None, interval: float | None, zone: str) -> str | None:
    """What is wrong with a schedule, in a line that says how to write it."""
    if cron is not None and interval is not None:
        return "--cron and --interval exclude each other; give one"
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return f"--timezone: {zone!r} is no IANA time zone; write it like Europe/Berlin"
    try:
        _schedule(cron, interval, zone)
    except ValueError:
        return f"--cron: {cron!r} is no cron expression; write it like '30 5 * * *' for half past five every morning"
    return None


def _serve(options: RunOptions, *, name: str, schedule: Any) -> None:
    from prefect import serve as prefect_serve

    from flows.main import dateline, timeline

    given = options.model_dump(mode="json", exclude_unset=True)
    rebuild = {key: value for key, value in given.items() if key in RebuildOptions.model_fields}
    shared: dict[str, Any] = {"tags": TAGS, "version": _version(), "concurrency_limit": _limit(options)}
    everything = dateline.to_deployment(
        name=name,
        parameters={"options": given},
        description=f"Articles from {', '.join(options.paths)} into the timeline in {options.out}.",
        schedules=[] if schedule is None else [schedule],
        **shared,
    )
    _refuse_a_name_in_use(name, given)
    again = timeline.to_deployment(
        name=name,
        parameters={"options": rebuild},
        description=f"The timeline in {options.out} made anew, after the rules have changed.",
        **shared,
    )
    # Prefect 3.8 says so at each SIGTERM, by which services are stopped, and stops all the same.
    warnings.filterwarnings("ignore", "coroutine 'Runner.astop' was never awaited", RuntimeWarning)
    prefect_serve(everything, again)  # type: ignore[arg-type]  # not the asynchronous variant


def _refuse_a_name_in_use(name: str, given: dict[str, Any]) -> None:
    """Another process that serves other articles under this name would lose its deployment, schedule and all, and say
    nothing. One that was stopped has left its deployment paused; one that died is "not ready" a minute later.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.objects import DeploymentStatus
    from prefect.exceptions import ObjectNotFound

    from flows.api import ApiError

    with get_client(sync_client=True) as client:
        try:
            there = client.read_deployment_by_name(f"dateline/{name}")
        except ObjectNotFound:
            return
    served = there.status == DeploymentStatus.READY and not there.paused
    if served and there.parameters.get("options") != given:
        raise ApiError(
            f"{name!r} is served already, with other settings; give this one another --name, or stop that one (if it"
            " was killed, wait a minute)"
        )


def _limit(options: RunOptions) -> Any:
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy

    strategy = ConcurrencyLimitStrategy.ENQUEUE if options.if_busy == "wait" else ConcurrencyLimitStrategy.CANCEL_NEW
    return ConcurrencyLimitConfig(limit=1, collision_strategy=strategy)


def _version() -> str:
    from importlib.metadata import version

    return version("dateline")


@contextlib.contextmanager
def _server(port: int) -> Iterator[str]:
    from flows.api import configured

    url = configured()
    if url is not None:
        yield url.removesuffix("/api")
        return
    from prefect.settings import PREFECT_API_URL, temporary_settings

    address = f"http://127.0.0.1:{port}"
    # One that is there already is another `dateline serve`'s, or was left behind by one that was killed.
    server = contextlib.nullcontext() if _answers(address) else _started(address, port)
    with server, temporary_settings({PREFECT_API_URL: f"{address}/api"}):
        yield address


def _answers(address: str) -> bool:
    loopback = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with contextlib.suppress(OSError, HTTPException), loopback.open(f"{address}/api/health", timeout=5) as answer:
        return bool(answer.read() == b"true")
    return False


@contextlib.contextmanager
def _started(address: str, port: int) -> Iterator[None]:
    from flows.api import ApiError, answers

    command = [sys.executable, "-P", "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    # The pages of the UI ask where the API is, and without these they look on port 4200.
    environment = os.environ | {"PREFECT_API_URL": f"{address}/api", "PREFECT_UI_API_URL": f"{address}/api"}
    quiet = subprocess.DEVNULL
    # In a session of its own: Ctrl-C is for the deployments, which then tell the server that they are gone.
    with subprocess.Popen(  # noqa: S603
        command, env=environment, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            if not answers(f"{address}/api", process.poll):
                raise ApiError(f"Prefect's server did not start on port {port}; is it taken? --port gives another")
            yield
        finally:
            process.terminate()
