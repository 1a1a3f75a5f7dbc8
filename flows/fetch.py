"""Articles over HTTP: feeds, sitemaps and pages, each fetched once and again only when it changed.

>>> from pathlib import Path
>>> from extractors.articles import Reading
>>> for item in articles(["https://news.example.org/feed.xml"], Path("state.db"), Reading()):  # doctest: +SKIP
...     print(item)
>>> confirm(Path("state.db"))  # doctest: +SKIP
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from extractors.articles import Reading
from extractors.articles.draft import Draft
from extractors.articles.feeds import Entry, entries, entry_draft
from extractors.articles.identity import canonical_url
from extractors.articles.pages import page_draft
from extractors.articles.reasons import UnreadableError, reject
from extractors.articles.sniff import Form, form_of
from extractors.model import Article, Reject
from flows.fetch_client import Client
from flows.fetch_options import Answer, Failure, FetchOptions, Unchanged
from flows.fetch_state import Seen, State, confirm, way

__all__ = ["FetchOptions", "Unchanged", "articles", "confirm", "is_web"]

_PAGES = frozenset({"text/html", "application/xhtml+xml", ""})
Outcome = Article | Reject | Unchanged


def is_web(location: str) -> bool:
    """Whether a location is fetched rather than opened."""
    return location.lower().startswith(("http://", "https://"))


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


@dataclass(frozen=True, slots=True)
class _Task:
    """An article to see to: its address, what its feed says of it, what is known of it."""

    url: str
    entry: Entry
    fingerprint: str
    seen: Seen | None

    @property
    def same(self) -> bool:
        """Known, and the feed says nothing new of it."""
        return self.seen is not None and self.seen.fingerprint == self.fingerprint


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
        self._known.note(url, Seen(self._way + _hash(body), etag, changed, body=body))

    def _entries(self, url: str, listed: list[Entry], depth: int) -> Iterator[Outcome]:
        """Articles in the order listed; a few are fetched ahead, from several hosts at once."""
        ahead: deque[tuple[_Task, Future[Answer | Failure] | None]] = deque()
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

    def _task(self, entry: Entry) -> _Task | None:
        url = canonical_url(entry.url) if entry.url else None
        if url is None:
            return None
        fingerprint = _hash(
            "\0".join(
                (
                    entry.title or "",
                    entry.published.raw if entry.published else "",
                    entry.modified.raw if entry.modified else "",
                    entry.html or "",
                )
            ).encode("utf-8", "replace")
        )
        seen = self._known.seen(url)
        if seen is not None and (seen.outcome == "refused_address" or not self._read_so(seen)):
            seen = None  # the host may be allowed by now; what was said of the article read otherwise does not hold
        return _Task(url, entry, self._way + fingerprint, seen)

    def _read_so(self, seen: Seen) -> bool:
        """Whether it was read as this run reads."""
        return seen.fingerprint.startswith(self._way)

    def _fetch(self, task: _Task) -> Answer | Failure:
        """In a thread. An article never read well is asked for without conditions."""
        seen = task.seen if task.seen and task.seen.outcome == "ok" else None
        return self._client.get(
            task.url, etag=seen.etag if seen else None, last_modified=seen.last_modified if seen else None
        )

    def _settle(self, task: _Task, future: Future[Answer | Failure] | None) -> Outcome:
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

    def _read(self, task: _Task, answer: Answer | None) -> Outcome:
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

    def _draft(self, task: _Task, answer: Answer | None) -> Draft:
        if answer is None:
            draft = entry_draft(task.entry, task.url, self._reading.options)
            if draft is None:
                raise UnreadableError("empty", "the entry's text is empty")
            return draft
        draft = _page(task.url, answer, self._reading, task.entry)
        title = draft.title or task.entry.title
        return replace(draft, title=title, source=draft.source or task.entry.source)

    def _note(self, task: _Task, answer: Answer | None, outcome: str, message: str) -> None:
        old = task.seen if answer is not None and answer.status == 304 else None
        etag = (answer.etag if answer else None) or (old.etag if old else None)
        changed = (answer.last_modified if answer else None) or (old.last_modified if old else None)
        self._known.note(task.url, Seen(task.fingerprint, etag, changed, outcome, message))

    def _single(self, url: str, answer: Answer, seen: Seen | None) -> Iterator[Outcome]:
        """A page the user named himself."""
        fingerprint = self._way + _hash(answer.body or b"")
        if seen and seen.fingerprint == fingerprint and seen.outcome == "ok":
            yield Unchanged(url)
            return
        try:
            drafts: list[Draft | Reject] = [_page(url, answer, self._reading, None)]
        except UnreadableError as error:
            drafts = [reject(url, error.reason, f"{url}: {error.message}")]
        for item in self._reading.drafts(drafts):
            outcome, message = (item.reason, item.message) if isinstance(item, Reject) else ("ok", "")
            yield item
            self._known.note(url, Seen(fingerprint, answer.etag, answer.last_modified, outcome, message))


def _page(url: str, answer: Answer, reading: Reading, entry: Entry | None) -> Draft:
    if answer.content_type not in _PAGES:
        raise UnreadableError("not_article", f"{answer.content_type}: not an HTML page")
    feed = (entry.published,) if entry and entry.published else ()
    body = answer.body or b""
    return page_draft(body, url, reading.options, url=answer.url, charset=answer.charset, feed=feed)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
