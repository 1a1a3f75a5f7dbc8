"""Articles in other file systems: an S3-compatible server on the loopback, and fsspec's."""

# ruff: noqa: E501 - samples are easier to read in one line

from __future__ import annotations

import os
from collections.abc import Iterator

import fsspec
import pytest

from extractors.articles import read
from extractors.model import Article, Reject
from tests.extractors.articles.samples import DATED, STORY
from tests.extractors.articles.test_forms import jsonl, parquet, records

moto = pytest.importorskip("moto.server", reason="moto is a development dependency")


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    import boto3

    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_EC2_METADATA_DISABLED": "true"}
    old = {name: os.environ.get(name) for name in keys}
    os.environ.update(keys)
    client = boto3.client("s3", endpoint_url=f"http://{host}:{port}", region_name="us-east-1")
    client.create_bucket(Bucket="news")
    for key, data in {
        "2024/a.txt": DATED.encode(), "2024/b.jsonl": jsonl(records(3)), "2024/c.parquet": parquet(records(5)[3:]), "2024/.x.txt": b"x",
    }.items():  # fmt: skip
        client.put_object(Bucket="news", Key=key, Body=data)
    yield f"?endpoint_override={host}:{port}&scheme=http&region=us-east-1"
    server.stop()
    for name, value in old.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


def test_a_folder_of_a_bucket(bucket: str) -> None:
    found = list(read(["s3://news/2024" + bucket]))
    assert [item.ingested_from for item in found if isinstance(item, Article)] == [
        "s3://news/2024/a.txt", *[f"s3://news/2024/b.jsonl#{n}" for n in (1, 2, 3)], "s3://news/2024/c.parquet#1", "s3://news/2024/c.parquet#2",
    ]  # fmt: skip
    assert len(found) == 6


def test_one_object_of_a_bucket(bucket: str) -> None:
    (found,) = read(["s3://news/2024/a.txt" + bucket])
    assert isinstance(found, Article)


@pytest.mark.parametrize("path", ["s3://news/2025/x.txt", "s3://nobody/x.txt"])
def test_what_is_not_there(bucket: str, path: str) -> None:
    (found,) = read([path + bucket])
    assert isinstance(found, Reject)
    assert found.reason in {"missing", "unreadable"}


def test_a_file_system_only_fsspec_knows() -> None:
    fsspec.filesystem("memory").pipe("/news/a.txt", ("---\npublished: 2024-02-07\n---\n" + STORY).encode())
    (found,) = read(["memory://news/a.txt"])
    assert isinstance(found, Article)


@pytest.mark.parametrize("location", ["nosuch://a/b", "file:///nowhere/x.txt", "://"])
def test_addresses_that_lead_nowhere(location: str) -> None:
    (found,) = read([location])
    assert isinstance(found, Reject)
