"""One request, politely: robots.txt, rate per host, redirects checked one by one, limits, retries for what may pass."""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Callable
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego

from flows.fetch_guard import GuardedTransport, RefusedError, check_url
from flows.fetch_options import Answer, Failure, FetchOptions

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_ROBOTS_BYTES = 500 * 2**10


class _TooLargeError(Exception):
    pass


class Client:
    """Fetches addresses, one host never faster than allowed. Safe to use from several threads."""

    def __init__(self, options: FetchOptions, sleep: Callable[[float], None] = time.sleep) -> None:
        self._options = options
        self._sleep = sleep
        allowed = frozenset(host.lower() for host in options.allow_hosts)
        transport = GuardedTransport(allowed, 2 * options.hosts)
        self._deadline = transport.deadline
        self._http = httpx.Client(
            transport=transport,
            timeout=httpx.Timeout(options.read_timeout, connect=options.connect_timeout),
            headers={"User-Agent": options.user_agent, "Accept-Encoding": "gzip, deflate"},
            follow_redirects=False,
            trust_env=False,
        )
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}
        self._robots: dict[str, Protego | Failure | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def get(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None, limit: int | None = None
    ) -> Answer | Failure:
        """The answer for an address, or why there is none. Never raises for what the other side does."""
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        failure = Failure("fetch_failed", f"{url}: no answer")
        for attempt in range(self._options.retries + 1):
            result, wait = self._follow(url, headers, limit or self._options.max_bytes)
            if isinstance(result, Answer) or wait is None:
                return result
            failure = result
            pause = max(wait, self._options.backoff * 2**attempt)
            if attempt == self._options.retries or pause > self._options.longest_wait:
                break
            self._sleep(pause)
        return failure

    def _follow(self, url: str, headers: dict[str, str], limit: int) -> tuple[Answer | Failure, float | None]:
        """(result, seconds to wait before another try, ``None`` if trying again is of no use)."""
        here = url
        for _ in range(self._options.redirects + 1):
            try:
                check_url(here)
                forbidden = self._forbidden(here)
                if forbidden:
                    return forbidden, None
                result, wait = self._ask(here, headers, limit)
            except RefusedError as error:
                return Failure("refused_address", str(error), lasting=True), None
            if not isinstance(result, str):
                return result, wait
            # A conditional request is about the page asked for, not the one it leads to; asking plainly is safe.
            here = urljoin(here, result)
        return Failure(
            "redirects", f"{url}: over {self._options.redirects} redirects: open it in a browser", True
        ), None

    def _ask(self, url: str, headers: dict[str, str], limit: int) -> tuple[Answer | Failure | str, float | None]:
        """One request. A string is where a redirect leads."""
        self._wait_turn(url)
        self._deadline.at = time.monotonic() + self._options.total_timeout
        try:
            with self._http.stream("GET", url, headers=headers) as response:
                return self._judge(url, response, limit)
        except _TooLargeError:
            return Failure("too_large", f"{url}: over {limit:,} bytes: not an article", lasting=True), None
        except httpx.TimeoutException:
            return Failure("fetch_timeout", f"{url}: no whole answer in time; it is asked again in the next run"), 0.0
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            return Failure("refused_address", f"{url[:200]}: no valid address: {error}", lasting=True), None
        except (httpx.HTTPError, zlib.error, OSError) as error:
            return Failure("fetch_failed", f"{url}: {error or type(error).__name__}; asked again in the next run"), 0.0

    def _judge(self, url: str, response: httpx.Response, limit: int) -> tuple[Answer | Failure | str, float | None]:
        status = response.status_code
        if status in _REDIRECTS and "location" in response.headers:
            return response.headers["location"], None
        if status == 304:
            return Answer(url, status, None), None
        if status in _PASSING:
            message = f"{url}: HTTP status {status}, which may pass; it is asked again in the next run"
            wait = _retry_after(response.headers.get("retry-after"))
            self._hold(url, wait)
            return Failure("fetch_busy", message), wait
        if status != 200:
            return Failure("fetch_status", f"{url}: HTTP status {status}: gone, moved or not for everyone", True), None
        body = self._body(response, limit)
        kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
        etag, changed = response.headers.get("etag"), response.headers.get("last-modified")
        return Answer(url, status, body, kind, response.charset_encoding, etag, changed), None

    def _body(self, response: httpx.Response, limit: int) -> bytes:
        """The body, unpacked here so that neither size nor time runs away: httpx unpacks a chunk without limit."""
        encoding = response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise httpx.DecodingError(f"content encoding {encoding}, which was not asked for")
        packed = encoding not in {"", "identity"}
        decoder = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed else None
        body = bytearray()
        for chunk in response.iter_raw():
            body += decoder.decompress(chunk, limit + 1 - len(body)) if decoder else chunk
            if len(body) > limit:
                raise _TooLargeError
        if decoder and not decoder.eof:
            raise httpx.DecodingError("the packed answer ends early")
        return bytes(body)

    def _wait_turn(self, url: str) -> None:
        """Sleep until this host may be asked again."""
        host = urlsplit(url).netloc.lower()
        robots = self._robots.get(_origin(url))
        delay = robots.crawl_delay(self._options.user_agent) if isinstance(robots, Protego) else None
        gap = max(self._options.interval, min(delay or 0.0, self._options.longest_wait))
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + gap
        if turn > now:
            self._sleep(turn - now)

    def _hold(self, url: str, wait: float) -> None:
        """A host that asks for a pause gets it from every thread."""
        if wait:
            host = urlsplit(url).netloc.lower()
            with self._lock:
                until = time.monotonic() + min(wait, self._options.longest_wait)
                self._next[host] = max(self._next.get(host, 0.0), until)

    def _forbidden(self, url: str) -> Failure | None:
        """Why robots.txt keeps us from an address, or ``None``."""
        if not self._options.robots:
            return None
        origin = _origin(url)
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin)
        rules = self._robots[origin]
        if isinstance(rules, Failure):
            return Failure("robots", f"{url}: the site's robots.txt cannot be read: {rules.message}")
        if rules is None or rules.can_fetch(url, self._options.user_agent):
            return None
        return Failure("robots", f"{url}: robots.txt forbids it; ask the publisher", lasting=True)

    def _read_robots(self, origin: str) -> Protego | Failure | None:
        """The rules; ``None`` for a host without any (4xx); a ``Failure`` (nothing may be asked) for one in trouble."""
        here = origin + "/robots.txt"
        for _ in range(self._options.redirects + 1):
            check_url(here)
            result, _ = self._ask(here, {}, _ROBOTS_BYTES)
            if isinstance(result, str):
                here = urljoin(here, result)
                continue
            if isinstance(result, Failure):
                return None if result.lasting else result
            return Protego.parse((result.body or b"").decode("utf-8", "replace"))
        return None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}"


def _retry_after(value: str | None) -> float:
    """Seconds the server asks to wait. A date there would need its clock to be ours; the usual backoff does then."""
    try:
        return max(0.0, float(value or 0))
    except ValueError:
        return 0.0
