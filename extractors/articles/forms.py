"""Which reader reads what. First version: plain text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractors.articles.draft import Draft
from extractors.articles.frontmatter import plain_draft
from extractors.articles.options import ReadOptions
from extractors.articles.reasons import UnreadableError, reject
from extractors.articles.texts import decode
from extractors.model import Reject


def drafts(path: str, named: bool, options: ReadOptions) -> Iterator[Draft | Reject]:
    """The drafts in one file."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(options.limits.file_bytes + 1)
        if len(data) > options.limits.file_bytes:
            raise UnreadableError("too_large", f"over {options.limits.file_bytes:,} bytes: split it")
        yield plain_draft(decode(data), path, options.limits, markdown=path.endswith((".md", ".markdown")))
    except OSError as error:
        yield reject(path, "unreadable", f"{path}: {error.strerror}")
    except UnreadableError as error:
        yield reject(path, error.reason, f"{path}: {error.message}")
