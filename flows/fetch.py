"""Articles over HTTP: feeds, sitemaps and pages, each fetched once and again only when it changed.

>>> from pathlib import Path
>>> from extractors.articles import Reading
>>> for item in articles(["https://news.example.org/feed.xml"], Path("state.db"), Reading()):  # doctest: +SKIP
...     print(item)
>>> confirm(Path("state.db"))  # doctest: +SKIP
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from extractors.articles import Reading
from extractors.articles.draft import Draft
from extractors.articles.feeds import Entry, entries, entry_draft
from extractors.articles.identity import canonical_url
from extractors.articles.reasons import UnreadableError, reject
from extractors.articles.sniff import Form, form_of
from extractors.model import Article, Reject
from flows.fetch_client import Client
from flows.fetch_listed import Listed, fingerprint, hashed, page
from flows.fetch_options import Answer, Failure, FetchOptions, Unchanged
from flows.fetch_state import Seen, State, confirm, way

__all__ = ["FetchOptions", "Unchanged", "articles", "confirm"]

Outcome = Article | Reject | Unchanged


def articles(
    urls: Sequence[str], state: Path, reading: Reading, options: FetchOptions | None = None
) -> Iterator[Outcome]:
    """Fetch what the addresses list or are, and read it.

    ``urls``: feeds, sitemaps, sitemap indexes or single articles; all of a run in one call. ``state`` is the file that
    lasts between runs. Every article listed comes out once, as ``Article``, ``Reject`` or ``Unchanged``, in the order
    of the lists. What was seen counts for later runs only after ``confirm(state)``, so call that when the output is
    written; a run that dies before loses nothing.
    """
    chosen = options or FetchOptions()
    with State(state) as known, Client(chosen) as client:
        run = _Run(known, client, chosen, reading)
        for url in urls:
            yield from run.location(url)


class _Run:
    """One run over all addresses. Threads only fetch; notes and reading are done here, in order."""

    def __init__(self, known: State, client: Client, options: FetchOptions, reading: Reading) -> None:
        self._known = known
        self._client = client
        self._options = options
        self._reading = reading
        self._way = way(reading.options)
        self._done: set[str] = set()
        self._sitemaps = options.sitemaps

    def location(self, url: str, depth: int = 2) -> Iterator[Outcome]:
        """One address the user gave, or a sitemap that another one lists."""
        seen = self._known.seen(url)
        if seen is not None and seen.body is None and (seen.outcome != "ok" or not self._read_so(seen)):
            seen = None
        answer = self._client.get(
            url,
            etag=seen.etag if seen else None,
            last_modified=seen.last_modified if seen else None,
            limit=self._options.feed_bytes,
        )
        if isinstance(answer, Failure):
            yield reject(url, answer.reason, answer.message)
        elif answer.body is None and seen is not None and seen.body is None:
            yield Unchanged(url)
        else:
            body = answer.body if answer.body is not None else (seen.body if seen else None) or b""
            if form_of(urlsplit(answer.url).path, body[:4096], True) is Form.XML:
                yield from self._list(url, replace(answer, body=body), seen, depth)
            else:
                yield from self._single(url, replace(answer, body=body), seen)

    def _list(self, url: str, answer: Answer, seen: Seen | None, depth: int) -> Iterator[Outcome]:
        body = answer.body or b""
        try:
            listed = [replace(e, url=urljoin(answer.url, e.url)) if e.url else e for e in entries(body)]
        except UnreadableError as error:
            yield reject(url, error.reason, f"{url}: {error.message}")
            return
        if not listed:
            yield reject(url, "empty", f"{url}: the feed lists nothing")
        if len(listed) > self._options.entries:
            yield reject(
                url, "too_large", f"{url}: lists over {self._options.entries:,} articles; the rest is left out"
            )
        yield from self._entries(url, listed[: self._options.entries], depth)
        etag, changed = answer.etag, answer.last_modified
        if answer.status == 304 and seen:
            etag, changed = etag or seen.etag, changed or seen.last_modified
        self._known.note(url, Seen(self._way + hashed(body), etag, changed, body=body))

    def _entries(self, url: str, listed: list[Entry], depth: int) -> Iterator[Outcome]:
        """Articles in the order listed; a few are fetched ahead, from several hosts at once."""
        ahead: deque[tuple[Listed, Future[Answer | Failure] | None]] = deque()
        with ThreadPoolExecutor(self._options.hosts, thread_name_prefix="fetch") as threads:
            try:
                for number, entry in enumerate(listed, start=1):
                    if entry.index:
                        yield from self._nested(url, entry, depth)
                        continue
                    task = self._task(entry)
                    if task is None:
                        yield reject(
                            f"{url}#{number}", "link_only", f"{url}#{number}: an entry without an address or text"
                        )
                        continue
                    if task.url in self._done:
                        where = task.url
                        yield reject(where, "duplicate", f"{where}: listed twice in this run; it is counted once")
                        continue
                    self._done.add(task.url)
                    fetches = not task.same and entry.html is None
                    ahead.append((task, threads.submit(self._fetch, task) if fetches else None))
                    if len(ahead) > 2 * self._options.hosts:
                        yield self._settle(*ahead.popleft())
                while ahead:
                    yield self._settle(*ahead.popleft())
            finally:
                for _, future in ahead:
                    if future:
                        future.cancel()

    def _nested(self, url: str, entry: Entry, depth: int) -> Iterator[Outcome]:
        """A sitemap that an index lists. Indexes list indexes only by mistake or malice, so not for long."""
        if not entry.url or entry.url in self._done or depth <= 0 or self._sitemaps <= 0:
            yield reject(url, "too_large", f"{url}: sitemap {entry.url} is left out: listed twice, nested or too many")
            return
        self._done.add(entry.url)
        self._sitemaps -= 1
        yield from self.location(entry.url, depth - 1)

    def _task(self, entry: Entry) -> Listed | None:
        url = canonical_url(entry.url) if entry.url else None
        if url is None:
            return None
        seen = self._known.seen(url)
        if seen is not None and (seen.outcome == "refused_address" or not self._read_so(seen)):
            seen = None  # the host may be allowed by now; what was said of the article read otherwise does not hold
        return Listed(url, entry, self._way + fingerprint(entry), seen)

    def _read_so(self, seen: Seen) -> bool:
        """Whether it was read as this run reads."""
        return seen.fingerprint.startswith(self._way)

    def _fetch(self, task: Listed) -> Answer | Failure:
        """In a thread. An article never read well is asked for without conditions."""
        seen = task.seen if task.seen and task.seen.outcome == "ok" else None
        return self._client.get(
            task.url, etag=seen.etag if seen else None, last_modified=seen.last_modified if seen else None
        )

    def _settle(self, task: Listed, future: Future[Answer | Failure] | None) -> Outcome:
        """What becomes of one article, noted."""
        if future is None and task.same and task.seen is not None:
            if task.seen.outcome == "ok":
                return Unchanged(task.url)
            return reject(task.url, task.seen.outcome, task.seen.message)
        if future is None:
            return self._read(task, None)
        answer = future.result()
        if isinstance(answer, Failure):
            if answer.lasting:
                self._note(task, None, answer.reason, answer.message)
            return reject(task.url, answer.reason, answer.message)
        if answer.body is None:
            self._note(task, answer, "ok", "")
            return Unchanged(task.url)
        return self._read(task, answer)

    def _read(self, task: Listed, answer: Answer | None) -> Outcome:
        try:
            draft = self._draft(task, answer)
        except UnreadableError as error:
            item: Article | Reject = reject(task.url, error.reason, f"{task.url}: {error.message}")
        else:
            item = next(self._reading.drafts([draft]))
        if isinstance(item, Reject):
            self._note(task, answer, item.reason, item.message)
        else:
            self._note(task, answer, "ok", "")
        return item

    def _draft(self, task: Listed, answer: Answer | None) -> Draft:
        if answer is None:
            draft = entry_draft(task.entry, task.url, self._reading.options)
            if draft is None:
                raise UnreadableError("empty", "the entry's text is empty")
            return draft
        draft = page(task.url, answer, self._reading, task.entry)
        title = draft.title or task.entry.title
        return replace(draft, title=title, source=draft.source or task.entry.source)

    def _note(self, task: Listed, answer: Answer | None, outcome: str, message: str) -> None:
        old = task.seen if answer is not None and answer.status == 304 else None
        etag = (answer.etag if answer else None) or (old.etag if old else None)
        changed = (answer.last_modified if answer else None) or (old.last_modified if old else None)
        self._known.note(task.url, Seen(task.fingerprint, etag, changed, outcome, message))

    def _single(self, url: str, answer: Answer, seen: Seen | None) -> Iterator[Outcome]:
        """A page the user named himself."""
        read_so = self._way + hashed(answer.body or b"")
        if seen and seen.fingerprint == read_so and seen.outcome == "ok":
            yield Unchanged(url)
            return
        try:
            drafts: list[Draft | Reject] = [page(url, answer, self._reading, None)]
        except UnreadableError as error:
            drafts = [reject(url, error.reason, f"{url}: {error.message}")]
        for item in self._reading.drafts(drafts):
            outcome, message = (item.reason, item.message) if isinstance(item, Reject) else ("ok", "")
            yield item
            self._known.note(url, Seen(read_so, answer.etag, answer.last_modified, outcome, message))
