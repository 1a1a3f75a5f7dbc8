"""Input made to hurt: a limit, a reject with the reason, no crash, no hang, no memory."""

# ruff: noqa: E501 - samples are easier to read in one line

from __future__ import annotations

import gzip
import io
import random
import tarfile
import tracemalloc
import zipfile
from dataclasses import replace

import pytest

from extractors.articles import Limits, ReadOptions
from extractors.articles.reasons import REASONS, UnreadableError, one_line, reject
from extractors.model import Article, Reject
from tests.extractors.articles.samples import DATED, STORY, many, refused

SMALL = ReadOptions(limits=replace(Limits(), file_bytes=200_000, line_bytes=100_000, ratio_from=100_000))
PARAGRAPH = f"<p>{STORY}</p>".encode()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.jsonl.gz", gzip.compress(b'{"text": "' + b"a" * 20_000_000 + b'"}'), "bomb"),
        ("a.zip", zipped({"a.txt": b"a" * 20_000_000}), "bomb"),
        ("a.txt", b"a" * 1_000_000, "too_large"),
        ("a.txt", b"a " * 90_000, "language"),
        ("a.xml", b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>', "entities"),
        ("a.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>', "entities"),
        ("a.html", b"<html><body>" + b"<div>" * 20_000 + PARAGRAPH, "too_deep"),
        ("a.html", b"<html><body>" + b"<br>" * 50_000 + PARAGRAPH, "too_large"),
        ("a.json", b"[" * 200_000, "too_deep"),
        ("a.md", b"---\n" + b"[ " * 8_000 + b"\n---\n" + STORY.encode(), "bad_front_matter"),
        ("a.rss", b"<rss><channel>" + b"<item/>" * 25_000, "too_large"),
    ],
)  # fmt: skip
def test_bombs(name: str, data: bytes, reason: str) -> None:
    assert refused(data, name, SMALL) == reason


def test_archives_in_archives_end_somewhere() -> None:
    data = DATED.encode()
    for _ in range(6):
        data = zipped({"a.zip" if data[:2] == b"PK" else "a.txt": data})
    assert refused(data, "a.zip") == "too_deep"


def test_a_line_over_the_limit_costs_itself_and_no_memory() -> None:
    good = b'{"text": "The mayor resigned.", "date": "2024-02-07"}\n'
    data = good + b'{"text": "' + b"a" * 30_000_000 + b'"}\n' + good.replace(b"mayor", b"premier")
    options = replace(SMALL, find_copies=False, check_language=False)
    many(good, "a.jsonl", options)
    tracemalloc.start()
    found = many(data, "a.jsonl", options)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [i.reason if isinstance(i, Reject) else "article" for i in found] == ["article", "too_large", "article"]
    assert peak < 5_000_000


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/passwd.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_members_that_climb_out(name: str) -> None:
    found = many(zipped({name: DATED.encode(), "good.txt": DATED.encode()}), "a.zip")
    assert sorted(i.reason if isinstance(i, Reject) else "article" for i in found) == ["article", "unsafe_path"]


def test_links_and_devices_in_tar_archives_are_passed_over() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind, target in (
            (tarfile.SYMTYPE, "/etc/passwd"),
            (tarfile.LNKTYPE, "/etc/passwd"),
            (tarfile.FIFOTYPE, ""),
        ):
            info = tarfile.TarInfo(f"link{kind!r}.txt")
            info.type, info.linkname = kind, target
            archive.addfile(info)
        info = tarfile.TarInfo("good.txt")
        info.size = len(DATED.encode())
        archive.addfile(info, io.BytesIO(DATED.encode()))
    found = many(out.getvalue(), "a.tar")
    assert [type(item) for item in found] == [Article]


def test_an_encrypted_member() -> None:
    data = bytearray(zipped({"a.txt": DATED.encode()}))
    for at in (6, data.index(b"PK\x01\x02") + 8):
        data[at] |= 1
    assert refused(bytes(data), "a.zip") == "encrypted"


@pytest.mark.parametrize(
    "form", ["a.jsonl", "a.csv", "a.html", "a.md", "a.xml", "a.zip", "a.parquet", "a.warc", "a.tml", "a.tar", "a.gz"]
)
def test_noise_under_every_name(form: str) -> None:
    noise = random.Random(7)
    for size in (1, 10, 1_000, 20_000):
        for item in many(noise.randbytes(size), form, SMALL):
            assert isinstance(item, Reject)


def test_rejects_are_one_printable_line() -> None:
    found = reject("a\nb\x1b[31m", "empty", "x\r\ny\u202e" + "z" * 10_000)
    assert found.where.isprintable()
    assert found.message.isprintable()
    assert len(found.message) <= 500
    assert one_line("a\ud800b") == "a b"


def test_only_listed_reasons_exist() -> None:
    with pytest.raises(KeyError):
        UnreadableError("whatever", "x")
    with pytest.raises(KeyError):
        reject("a", "whatever", "x")
    assert all(meaning and remedy for meaning, remedy in REASONS.values())
