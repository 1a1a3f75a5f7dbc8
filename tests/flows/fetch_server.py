"""A news site on the loopback: a feed of articles, with everything that goes wrong on the way to them."""

from __future__ import annotations

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STORY = (
    "The council of Vesna voted on Tuesday to close bridge number {n} after engineers found cracks in "
    "{v} of its pillars. "
    "Traffic will be led over the old road from Friday, the mayor told reporters at the town hall."
)


@dataclass
class Reply:
    """What the server says: status, headers, body; ``delay`` in seconds before it says it."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drip: float = 0.0
    drip_headers: bool = False


@dataclass
class Site:
    """Pages by path, and a log of what was asked for. A page may be a function of how often it was asked for."""

    pages: dict[str, Reply | Callable[[int], Reply]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    bodies: Counter[str] = field(default_factory=Counter)
    times: list[tuple[float, str]] = field(default_factory=list)
    base: str = ""

    def article(self, number: int, version: int = 1, **headers: str) -> Reply:
        """An article with an ETag that changes with its version."""
        story = "".join(f"<p>{STORY.format(n=number, v=version + part)} Part {part}.</p>" for part in range(4))
        html = (
            f"<html lang=en><head><title>Bridge {number} closed</title>"
            f'<meta property="article:published_time" content="2024-02-06T10:00:00+01:00">'
            f"</head><body><article><h1>Bridge {number} closed</h1>{story}</article></body></html>"
        )
        return Reply(
            html.encode(),
            headers={"Content-Type": "text/html; charset=utf-8", "ETag": f'"{number}-{version}"'} | headers,
        )

    def feed(self, items: list[tuple[str, str]]) -> Reply:
        """An RSS feed of (path, publication stamp)."""
        listed = "".join(
            f"<item><title>Bridge {path}</title><link>{self.base}{path}</link><pubDate>{stamp}</pubDate></item>"
            for path, stamp in items
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Vesna Post</title>{listed}</channel></rss>'
        return Reply(body.encode(), headers={"Content-Type": "application/rss+xml"})


def packed(reply: Reply) -> Reply:
    """The same reply, gzipped on the way."""
    return Reply(gzip.compress(reply.body), reply.status, reply.headers | {"Content-Encoding": "gzip"})


@contextmanager
def serve() -> Iterator[Site]:
    """Run a site for the length of a ``with`` block."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked[self.path] += 1
            site.times.append((time.monotonic(), self.path))
            page = site.pages.get(self.path, Reply(b"nothing here", 404))
            reply = page(site.asked[self.path]) if callable(page) else page
            time.sleep(reply.delay)
            tag = reply.headers.get("ETag")
            if tag and self.headers.get("If-None-Match") == tag:
                self._send(Reply(status=304, headers={"ETag": tag}))
                return
            site.bodies[self.path] += 1
            self._send(reply)

        def _send(self, reply: Reply) -> None:
            if reply.drip_headers:
                self._drip(b"HTTP/1.1 200 OK\r\n" + b"X-Wait: 1\r\n" * 1000, reply.drip)
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            try:
                if reply.drip:
                    self._drip(reply.body, reply.drip)
                elif reply.status != 304:
                    self.wfile.write(reply.body)
            except OSError:
                self.close_connection = True

        def _drip(self, data: bytes, pause: float) -> None:
            self.close_connection = True
            try:
                for at in range(len(data)):
                    self.wfile.write(data[at : at + 1])
                    self.wfile.flush()
                    time.sleep(pause)
            except OSError:
                pass

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
