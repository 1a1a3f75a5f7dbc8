"""A Prefect server for the whole test session, and worker processes that meet articles made to harm them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

#: In a worker, articles that say these words raise, hang in C code, end the process, hang when what merging needs is
#: made of them, or find the disk full. It is laid into the workers' path as ``sitecustomize``: nothing in the project
#: itself knows of it.
POISON = """
import ctypes, os, sys
if sys.argv[:1] == ["-m"]:
    import extractors.pipeline as pipeline
    clean = pipeline.extract

    def extract(articles, nlp=None):
        def watched():
            for article in articles:
                if "POISON-RAISE" in article.text:
                    raise ValueError("a sentence no rule foresaw\\nsecond line")
                if "POISON-HANG" in article.text:
                    ctypes.PyDLL(None).sleep(3600)  # holds the interpreter's lock: no thread, no Python signal gets in
                if "POISON-DIE" in article.text:
                    os.kill(os.getpid(), 11)
                yield article

        yield from clean(watched(), nlp)

    pipeline.extract = extract

    import flows.merging.tables as tables
    digest = tables.read_articles

    def read_articles(articles, mentions):
        mentions = list(mentions)
        if any("POISON-MERGE" in m.sentence.text for m in mentions):
            ctypes.PyDLL(None).sleep(3600)
        return digest(articles, mentions)

    tables.read_articles = read_articles

    from flows.shards import WorkFolder
    put = WorkFolder.put_found

    def put_found(self, key, found):
        if any("POISON-DISK" in m.sentence.text for m in found.mentions):
            raise OSError(28, "No space left on device")
        put(self, key, found)

    WorkFolder.put_found = put_found
"""


@pytest.fixture(scope="session")
def server() -> Iterator[None]:
    """Flows run against a server of the session's own.

    Not Prefect's test harness: that one builds its database from a hundred migrations, which takes longer than all
    these tests, and this one is what a run without a server uses.
    """
    from flows.api import temporary
    from flows.logs import flush

    with temporary() as api:
        api.wait()
        yield
        flush()


@pytest.fixture(scope="module")
def poisonous(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Workers started while this holds are harmed by the words above."""
    folder = tmp_path_factory.mktemp("poison")
    (folder / "sitecustomize.py").write_text(POISON)
    paths = [str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(paths))
        yield
