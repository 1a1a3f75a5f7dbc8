"""The process that merges: ``python -m flows.merging.process OUT WORK RULES`` with a job as JSON on standard input.

It has no threads that work and may fork, keeps the memory of merging out of the flow's process, and gives it back.
What it found lies in the work folder afterwards: ``rows.arrow`` (rows told anew) and ``gone.arrow`` (ids of rows that
are no more; without it the timeline was made as a whole), and the state for the next run. It answers twice: when the
rows are there, and when the state is.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

from extractors.merge.known import advance
from extractors.merge.sources import ArticleLike, by_id, origin
from extractors.model import Article
from flows import stored
from flows.lean import without_pandas
from flows.merging import state, tables
from flows.merging.fresh import Fresh, fresh_digests, joined, rebuilt_digests
from flows.merging.spread import Spread
from flows.merging.tell import told_rows
from output import drafts, store
from output.errors import explain


@dataclass(frozen=True, slots=True)
class Job:
    """What to merge: the ``shards`` just read, but for ``refused`` articles, with what lies in ``out``. ``rules``
    names how mentions are merged, ``folder`` is where the results go.
    """

    out: str
    work: str
    folder: str
    shards: tuple[str, ...]
    refused: tuple[str, ...]
    rules: str
    processes: int

    def dump(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True)
class Before:
    """What earlier runs left: the articles in the tables, and the state, where there is one to be trusted."""

    articles: list[Article]
    saved: state.State | None


def look(out: str, work: str, rules: str) -> Before:
    """What there is before the shards are ready."""
    articles = list(stored.articles(out)) if store.exists(out) else []
    return Before(articles, state.load(Path(work), out, rules) if "://" not in out else None)


def _nobody() -> None:
    """Nobody waits for the rows."""


def run(job: Job, found: Before | None = None, rows_are_there: Callable[[], None] = _nobody) -> None:
    """Merge; what was found lies in the job's folder. ``found`` is what :func:`look` gave."""
    folder, work = Path(job.folder), Path(job.work)
    spread = Spread(job.processes)
    found = found or look(job.out, job.work, job.rules)
    fresh = Fresh(work, job.shards, frozenset(job.refused), job.rules)
    before, after = by_id(found.articles), by_id([*found.articles, *fresh.articles()])
    saved = found.saved
    laid, replaced = fresh_digests(fresh, after)
    if saved is None:
        others = {doc_id: article for doc_id, article in before.items() if doc_id not in replaced}
        laid = joined([rebuilt_digests(job.out, others.values(), spread, folder), laid])
        withdrawn, retold = set[str](), set[str]()
    else:
        withdrawn = replaced & set(saved.stories["doc_id"].to_pylist())
        retold = _renamed(before, after) - replaced
    start = saved or state.nothing()
    stories = pa.concat_tables([tables.without(start.stories, withdrawn), laid.stories])
    profiles = tables.Stories(stories)
    rows = laid.rows()
    new = tables.columns_from(laid.bundles, rows)
    step = advance(start.known(), tables.Digests(laid.bundles, rows), new, profiles, withdrawn, retold, spread)
    now = start.moved(step, laid, rows, stories)
    told = told_rows(step, now.digests(), now.firm, after, spread)
    drafts.put(told, folder / "rows.arrow")
    if saved is not None:
        gone = [saved.digests()[index].lead.event_id for index in step.gone]
        drafts.put(pa.table({"event_id": pa.array(gone, pa.string())}), folder / "gone.arrow")
    rows_are_there()
    if "://" not in job.out:
        state.lay_down(now, folder)


def _renamed(before: Mapping[str, ArticleLike], after: Mapping[str, ArticleLike]) -> set[str]:
    """Articles whose source goes by another name now: copies of articles that came in or changed."""
    copies = [doc_id for doc_id, article in after.items() if article.copy_of]
    return {d for d in copies if d in before and origin(d, before) != origin(d, after)}


def _end_with_parent() -> None:
    """Whoever asked for this is gone when standard input ends: so are this process and those it forked."""
    while os.read(0, 1):
        pass
    os.killpg(0, signal.SIGKILL)


def main() -> None:
    """Read the job, do it, say so; an error a user can mend is the answer."""
    without_pandas()
    gc.disable()  # merging leaves nothing that only a search would free, and searching takes an eighth of its time
    found = None
    with suppress(store.OutputError, OSError):  # it will be met again
        found = look(*sys.argv[1:])
    line = sys.stdin.buffer.readline()
    if not line:
        os._exit(0)  # nothing was new
    given = json.loads(line)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    answer: dict[str, str] = {}
    try:
        job = Job(**given | {"shards": tuple(given["shards"]), "refused": tuple(given["refused"])})
        run(job, found, lambda: _say({}))
    except store.OutputError as error:
        answer["error"] = str(error)
    except OSError as error:
        answer["error"] = str(explain(error, given["folder"]))
    _say(answer)
    os._exit(0)  # nothing is left to be done, and freeing a million objects takes seconds


def _say(answer: Mapping[str, str]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
