"""Runs killed with SIGKILL at random points end as if nothing had happened. ``benchmarks/flow_crash.py`` does 20."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from benchmarks.flow_crash import command, crash, staged
from output import store
from tests.flows.articles import TEXTS, write
from tests.flows.fetch_server import Reply, Site, serve

pytestmark = [
    pytest.mark.usefixtures("server"),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="worker processes need fork"),
]

STAMP = "Tue, 06 Feb 2024 09:00:00 GMT"
GOOD = 24
#: Beside the good ones the feed lists a page that is gone, a file that is no page, and an article twice.
BAD = ("gone", "leaflet")
LISTED = GOOD + len(BAD) + 1


@pytest.fixture(autouse=True)
def _on_the_test_server(monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.settings import PREFECT_API_URL

    monkeypatch.setenv("PREFECT_API_URL", str(PREFECT_API_URL.value()))


def test_killed_runs_go_on_where_they_were(tmp_path: Path) -> None:
    kills, finished = crash(3, staged(tmp_path, 12, 1))
    assert kills == 3
    assert finished >= 1


def test_killed_runs_over_a_feed_count_every_article_once(tmp_path: Path) -> None:
    killed_over_a_feed(2, 5, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_many_killed_runs_over_a_feed_leave_what_an_undisturbed_one_does(seed: int, tmp_path: Path) -> None:
    killed_over_a_feed(12, seed, tmp_path, undisturbed=True)


def killed_over_a_feed(kills: int, seed: int, folder: Path, *, undisturbed: bool = False) -> None:
    """Kill runs over a feed and a folder ``kills`` times; when one comes through, count and begin another output.

    All outputs must hold the same, with ``undisturbed`` that of a run nobody killed.
    """
    rng = random.Random(seed)
    files = write(folder / "in", *TEXTS)
    with serve() as site:
        feed = lay_down(site)
        more = (str(files), "--allow-host", "127.0.0.1", "--fetch-interval", "0")
        wanted = None
        if undisturbed:
            assert counts(command(feed, folder / "undisturbed", *more)) == (GOOD + len(TEXTS), 0, len(BAD) + 1)
            wanted = held(folder / "undisturbed")
        done = outputs = 0
        while done < kills:
            run = command(feed, folder / f"out{outputs}", *more)
            while done < kills and killed(run, site, rng.randint(1, LISTED), rng.uniform(0, 3), done):
                done += 1
            for _ in range(2):  # what the kills left is finished; then all is known
                new, unchanged, rejected = counts(run)
                assert new + unchanged + rejected == LISTED + len(TEXTS)
                assert rejected == len(BAD) + 1
                found = held(folder / f"out{outputs}")
                assert wanted is None or found == wanted
                wanted = found
            assert new == 0
            outputs += 1


def killed(arguments: list[str], site: Site, asked: int, after: float, turn: int) -> bool:
    """Kill a run ``after`` seconds past its ``asked``-th request; whether it was alive. Every other time only the
    flow's own process is killed and its workers are left to notice, else all of them.
    """
    begin = site.asked.total()
    run = subprocess.Popen(arguments, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while site.asked.total() < begin + asked and run.poll() is None:
        time.sleep(0.01)
    try:
        assert run.wait(after) == 0
    except subprocess.TimeoutExpired:
        if turn % 2:
            os.killpg(run.pid, signal.SIGKILL)
        else:
            run.kill()
        run.wait()
        return True
    return False


def lay_down(site: Site) -> str:
    """A feed whose articles take their time, so that kills fall into the fetching, too."""
    for n in range(GOOD):
        site.pages[f"/{n}"] = Reply(site.article(n).body, headers=site.article(n).headers, delay=0.2)
    site.pages["/leaflet"] = Reply(b"%PDF-1.7", headers={"Content-Type": "application/pdf"})
    paths = [f"/{n}" for n in range(GOOD)] + [f"/{name}" for name in BAD] + ["/0"]
    site.pages["/feed.xml"] = site.feed([(path, STAMP) for path in paths])
    return f"{site.base}/feed.xml"


def counts(arguments: list[str]) -> tuple[int, int, int]:
    """What a whole run says of the articles: new, unchanged, rejected."""
    run = subprocess.run(arguments, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    told = re.match(r"(\d+) articles came in: (\d+) new, (\d+) unchanged, (\d+) rejected", run.stdout)
    assert told, run.stdout
    came_in, *parts = map(int, told.groups())
    assert came_in == sum(parts)
    return parts[0], parts[1], parts[2]


def held(out: Path) -> dict[str, object]:
    """What the tables hold, once each: articles, their mentions, the timeline, the rejects."""
    articles = [(a.doc_id, a.revision, a.url) for a in store.read_articles(out)]
    assert len({doc_id for doc_id, *_ in articles}) == len(articles) == GOOD + len(TEXTS)
    rejects = sorted((r.where, r.reason) for r in store.read_rejects(out))
    assert [reason for _, reason in rejects] == ["duplicate", "fetch_status", "not_article"]
    mentions = [m.mention_id for m in store.read_mentions(out)]
    assert len(set(mentions)) == len(mentions)
    return {"articles": articles, "mentions": mentions, "events": list(store.read_events(out)), "rejects": rejects}
