"""No machine of the house is asked, whatever its address is dressed up as."""

from __future__ import annotations

import socket

import httpcore
import httpx
import pytest

from flows.fetch_guard import GuardedTransport, RefusedError, check_url, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "64:ff9b::7f00:1", "198.18.0.1", "240.0.0.1",
    ],
)  # fmt: skip
def test_private(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://a/b",
        "//a/b",
        "a",
        "",
        "http://",
        "http://user:pw@example.org/",
        "http://[::1",
        "javascript:1",
    ],
)
def test_refused_urls(url: str) -> None:
    with pytest.raises(RefusedError):
        check_url(url)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "017700000001", "[::1]", "[::ffff:7f00:1]", "localhost"]
)
def test_every_spelling_of_the_loopback_is_refused_before_a_connection(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", lambda *_, **__: pytest.fail("a connection was opened"))
    with (
        httpx.Client(transport=GuardedTransport(frozenset(), 1)) as client,
        pytest.raises((RefusedError, httpx.ConnectError)),
    ):
        client.get(f"http://{host}:9/")


def test_the_checked_address_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that resolves to the open internet first and to the house a moment later."""
    answers = iter(["93.184.215.14", "127.0.0.1"])
    connected: list[str] = []

    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 80))]

    def connect(_self: object, host: str, *_: object, **__: object) -> None:
        connected.append(host)
        raise httpcore.ConnectError("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with httpx.Client(transport=GuardedTransport(frozenset(), 1)) as client:
        with pytest.raises(httpx.ConnectError):
            client.get("http://rebinding.example/")
        with pytest.raises(RefusedError):
            client.get("http://rebinding.example/")
    assert connected == ["93.184.215.14"]
