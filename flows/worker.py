"""The process that reads articles: loads the language pipeline once, then forks a worker whenever one is asked for.

``python -m flows.worker FD MODEL`` is started by :mod:`flows.pool`. A fork shares the loaded pipeline's memory and
starts in milliseconds, so a worker that had to be killed costs nothing to replace. A worker takes jobs as JSON on a
socket, reads the shard's file, writes what it found beside it and says how far it is. The time limit of an article is
a timer of the operating system that ends the process even in the middle of C code, where no exception could be raised.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from extractors.model import Article, Block, BlockKind, Mention, Published, Reject
from flows.lean import without_pandas
from output.errors import explain

#: The stage and reasons of rejects that come from here; see ``docs/operations.md``.
STAGE = "extract"
#: Idle workers end at once when their socket is closed; one in the middle of an article is not waited for.
LEAVE_SECONDS = 1.0
ERROR, LATE, DIED = "error", "time_limit", "worker_died"
REASONS = {
    ERROR: "an error in the extractors; the others go on",
    LATE: "it took longer than the time limit an article",
    DIED: "the process that read it died, for want of memory as a rule",
}


def main() -> None:
    """Load, say so, then fork a worker for each socket that is handed over, until the other side is gone."""
    control = socket.socket(fileno=int(sys.argv[1]))
    model = sys.argv[2] or None
    if model is None:
        without_pandas()  # another pipeline may be built on it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that started us; it closes the socket
    signal.signal(signal.SIGCHLD, lambda *_: _reap())
    try:
        nlp, how = _prepare(model)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is told to the user in one line
        told = str(error) if type(error).__name__ == "ModelError" else _line(error)
        with suppress(OSError):
            control.sendall(json.dumps({"error": told}).encode() + b"\n")
        return
    with suppress(OSError):  # nobody waits any more: the run was interrupted
        control.sendall(json.dumps({"recipe": how}).encode() + b"\n")
        _fork_on_demand(control, nlp)
    end = time.monotonic() + LEAVE_SECONDS
    while _reap() and time.monotonic() < end:  # so that what the workers used is counted as used by the run
        time.sleep(0.01)


def _fork_on_demand(control: socket.socket, nlp: Any) -> None:
    while True:
        try:
            message, fds, _, _ = socket.recv_fds(control, 1, 1)
        except OSError:
            return
        if not message:
            return
        if os.fork() == 0:
            control.close()
            _work(Connection(fds[0]), nlp)
            os._exit(0)
        os.close(fds[0])


def _reap() -> bool:
    """Take leave of workers that have ended; whether any are left."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
        return True
    return False


def _prepare(model: str | None) -> tuple[Any, str]:
    """The pipeline, warm, and what is done to an article by the rules loaded with it."""
    from extractors.language import load
    from extractors.pipeline import extract
    from flows import recipe
    from flows.merging.tables import read_articles

    recipe.merging()
    how = recipe.extraction(model)
    nlp = load(model)
    text = "The minister resigned on Tuesday."
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    for result in extract([Article("warm", text, Published(date(2024, 1, 3), "given"), (block,))], nlp):
        read_articles(
            [("warm", 1, None)], result.mentions
        )  # word lists and caches are filled before the first fork, so that all workers share them
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)  # what an article needed is freed without it: looking often costs 5 %
    return nlp, how


def _work(connection: Connection, nlp: Any) -> None:
    try:
        while True:
            job = json.loads(connection.recv_bytes())
            connection.send_bytes(json.dumps(_job(job, connection, nlp)).encode())
    except (EOFError, OSError):
        return


def _job(job: dict[str, Any], connection: Connection, nlp: Any) -> dict[str, Any]:
    """Read articles ``begin`` to ``end`` of a shard; with ``alone`` one at a time, each error a reject.

    The timer runs from the first article to the last digest: a worker that nobody listens to any more ends itself.
    """
    from flows.shards import Found, WorkFolder

    folder = WorkFolder(Path(job["work"]))
    mentions: list[Mention] = []
    rejects: list[Reject] = []
    told = 0
    try:
        with _disk(folder):
            articles = folder.articles(job["key"])[job["begin"] : job["end"]]
        for number, (found, refused) in enumerate(_read(articles, nlp, job["seconds"], alone=job["alone"])):
            mentions += found
            rejects += refused
            told = number + 1
            connection.send_bytes(json.dumps({"done": told}).encode())
        if not job["alone"]:
            _digest(folder, job["to"], articles, mentions)
        signal.setitimer(signal.ITIMER_REAL, 0)
        with _disk(folder):
            folder.put_found(job["to"], Found(tuple(mentions), tuple(rejects)))
    except ConnectionError:
        raise  # nobody listens any more
    except _DiskError as error:
        return {"stopped": str(error)}
    except Exception as error:  # noqa: BLE001  # the pool narrows it down to the article
        return {"failed": _line(error), "done": told}
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return {"ok": True, "mentions": len(mentions), "rejects": len(rejects)}


def _digest(folder: Any, key: str, articles: Sequence[Article], mentions: Sequence[Mention]) -> None:
    """What merging will need of the shard, made here, where all cores are at work."""
    from flows import recipe
    from flows.merging.tables import read_articles

    made = read_articles(((a.doc_id, a.revision, a.title) for a in articles), mentions)
    with _disk(folder):
        folder.put_digests(key, recipe.merging(), *made)


class _DiskError(Exception):
    """The disk's fault and no article's: a full one must not cost any."""


@contextmanager
def _disk(folder: Any) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _DiskError(str(explain(error, folder.root))) from error


def _read(
    articles: Sequence[Article], nlp: Any, seconds: float, *, alone: bool
) -> Iterator[tuple[tuple[Mention, ...], tuple[Reject, ...]]]:
    from extractors.pipeline import extract
    from flows.merging.tables import read_articles

    signal.setitimer(signal.ITIMER_REAL, seconds)
    if not alone:
        for result in extract(articles, nlp):
            signal.setitimer(signal.ITIMER_REAL, seconds)
            yield result.mentions, ()
        return
    for article in articles:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            found = tuple(m for result in extract([article], nlp) for m in result.mentions)
            # Made again when all is merged, where no timer runs: here it is seen whether that can be done at all.
            read_articles([(article.doc_id, article.revision, article.title)], found)
            yield found, ()
        except Exception as error:  # noqa: BLE001  # one bad article never costs another
            yield (), (rejected(article, ERROR, _line(error)),)


def rejected(article: Article, reason: str, detail: str) -> Reject:
    """The reject row of an article that could not be read, with what to do about it."""
    where = article.ingested_from or article.url or article.doc_id
    return Reject(where, STAGE, reason, f"{where}: {REASONS[reason]} ({detail})", article.doc_id)


def _line(error: BaseException) -> str:
    text = " ".join(str(error).split())[:300]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


if __name__ == "__main__":
    main()
