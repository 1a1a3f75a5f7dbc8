"""Which addresses may be fetched: http(s) only, and no machine of a private network unless allowed by name.

The check is made where the connection is opened, on the very address that is connected to, so a name that
resolves differently a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class RefusedError(Exception):
    """An address that is not fetched; the message is one line and names the remedy."""


def check_url(url: str) -> str:
    """The URL's host in lower case; ``RefusedError`` for another scheme, a password in it, or no host."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise RefusedError(f"no valid address: {url[:200]}") from None
    if parts.scheme.lower() not in {"http", "https"}:
        raise RefusedError(f"only http and https are fetched, not {parts.scheme or 'a bare name'}: {url[:200]}")
    if not host:
        raise RefusedError(f"no host in the address: {url[:200]}")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("an address with a user name in it is not fetched: take it out")
    return host.lower()


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, also inside the IPv6 forms that wrap an IPv4 one.

    >>> is_public("169.254.169.254"), is_public("::ffff:10.0.0.1"), is_public("93.184.215.14")
    (False, False, True)
    """
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


class Deadline(threading.local):
    """When the request that this thread is making must be done, on the monotonic clock."""

    at: float | None = None


class _Timed(httpcore.NetworkStream):
    """A connection whose reads end at the deadline. Timeouts alone let a server send a byte now and then for ever."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read, but not past the deadline."""
        if self._deadline.at is not None:
            left = self._deadline.at - time.monotonic()
            if left <= 0:
                raise httpcore.ReadTimeout("the whole answer takes too long")
            timeout = min(left, timeout) if timeout is not None else left
        return self._inner.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write."""
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        """Close."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same, encrypted."""
        return _Timed(self._inner.start_tls(ssl_context, server_hostname, timeout), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._inner.get_extra_info(info)


class _GuardedBackend(httpcore.SyncBackend):
    """Resolves the name, checks every address, connects to a checked one."""

    def __init__(self, allowed: frozenset[str], deadline: Deadline) -> None:
        super().__init__()
        self._allowed = allowed
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers, after all were checked."""
        error: Exception | None = None
        for address in _addresses(host, port, self._allowed):
            try:
                stream = super().connect_tcp(address, port, timeout, local_address, socket_options)
                return _Timed(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
        raise error or httpcore.ConnectError(f"{host} has no address")


def _addresses(host: str, port: int, allowed: frozenset[str]) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"{host} cannot be resolved: {error}") from error
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    if host.lower() not in allowed:
        for address in addresses:
            if not is_public(address):
                at = "lies" if host == address else f"is {address},"
                raise RefusedError(
                    f"{host} {at} in a private network; if that is meant, allow it by name: --allow-host {host}"
                )
    return addresses


class GuardedTransport(httpx.HTTPTransport):
    """httpx's transport over the guarded backend. Proxies of the environment are not used: they would resolve names."""

    def __init__(self, allowed: frozenset[str], connections: int) -> None:
        super().__init__(trust_env=False)
        self.deadline = Deadline()
        self._pool.close()
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(),
            max_connections=connections,
            max_keepalive_connections=connections,
            network_backend=_GuardedBackend(allowed, self.deadline),
        )
