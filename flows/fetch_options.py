"""How to fetch, and what fetching gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How politely and how long. Times in seconds, sizes in bytes.

    ``interval``: least time between two requests to one host; a longer ``Crawl-delay`` of its robots.txt counts.
    ``allow_hosts``: hosts that may lie in a private network (an archive in the house), by name.
    ``entries``: how many articles one feed or sitemap may list. ``hosts``: how many are asked at once.
    """

    user_agent: str = "dateline/0.1 (news timelines; respects robots.txt)"
    interval: float = 1.0
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 60.0
    max_bytes: int = 8 * 2**20
    feed_bytes: int = 64 * 2**20
    redirects: int = 5
    retries: int = 3
    backoff: float = 1.0
    longest_wait: float = 60.0
    entries: int = 50_000
    sitemaps: int = 500
    hosts: int = 8
    robots: bool = True
    allow_hosts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said, at the end of redirects. ``body`` is ``None`` for "not modified"."""

    url: str
    status: int
    body: bytes | None
    content_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer. ``lasting``: asking again for the same article would bring the same."""

    reason: str
    message: str
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An article that was fetched in an earlier run and is the same: not fetched, not read again."""

    where: str
