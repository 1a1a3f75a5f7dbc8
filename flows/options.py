"""What a run can be told: one model, from which the run form of the Prefect UI and its checks are made.

The titles and descriptions are what a person reads in that form. Every field has a default but ``paths`` and ``out``.
Each flow takes one of these as its only parameter, ``options``.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"


def _left_empty(title: str, description: str) -> Any:
    """A field that may be left empty."""
    return Field(default=None, title=title, description=description)


class Articles(BaseModel):
    """What is read, and how."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    paths: list[str] = Field(
        title="Articles",
        description="Files, folders, patterns, archives or URLs to read, e.g. /srv/news/today or news/*.jsonl",
        min_length=1,
        examples=[["/srv/news/today"]],
    )
    published: date | None = _left_empty(
        "Publication date",
        "Day of publication of every article read, over what the articles say themselves. Leave it empty "
        "where they carry their own date.",
    )
    source: str | None = _left_empty("Source", "Outlet of articles that do not name theirs, e.g. Newsweek.")
    zone: str | None = _left_empty(
        "Publisher's time zone",
        "IANA name, e.g. America/New_York: the day that counts where an article only tells an instant.",
    )
    text_column: str | None = _left_empty(
        "Text column", "Column or JSON key of tables that holds the article. Empty: the usual names are tried."
    )
    date_column: str | None = _left_empty("Date column", "Column or JSON key that holds the publication date.")
    title_column: str | None = _left_empty("Title column", "Column or JSON key that holds the headline.")
    url_column: str | None = _left_empty("URL column", "Column or JSON key that holds the article's address.")
    source_column: str | None = _left_empty("Source column", "Column or JSON key that holds the outlet, e.g. Reuters.")
    check_language: bool = Field(
        default=True,
        title="Check the language",
        description="On: articles in languages that cannot be read are rejected. Off: everything is read as English.",
    )
    allow_hosts: list[str] = Field(
        default=[],
        title="Hosts allowed in private networks",
        description="Names or addresses, without port, that may be fetched though they lie in a private network.",
        examples=[["archive.intern"]],
    )
    fetch_interval: float = Field(
        default=1.0,
        ge=0,
        le=3600,
        title="Pause between requests (seconds)",
        description="Least time between two requests to one host. A longer Crawl-delay in its robots.txt counts.",
    )

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str | None) -> str | None:
        if zone is not None and zone not in available_timezones():
            raise ValueError(f"{zone!r} is no IANA time zone; write it like America/New_York or UTC")
        return zone

    @field_validator("allow_hosts")
    @classmethod
    def _bare_names(cls, hosts: list[str]) -> list[str]:
        for host in hosts:
            if not host or urlsplit(f"//{_bracketed(host)}").hostname != host.lower():
                raise ValueError(f"{host!r} is no name of a host; write it without scheme, port and path")
        return hosts


class Work(BaseModel):
    """Where the tables lie and how the work is done."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    out: str = Field(
        title="Output folder",
        description="Where the Parquet tables lie. New articles are added to what is there.",
        min_length=1,
        examples=["/srv/dateline"],
    )
    model: str | None = _left_empty(
        "Language pipeline",
        "An installed English spaCy pipeline or its folder. Empty: the one that comes with dateline.",
    )
    workers: int | None = Field(
        default=None,
        ge=1,
        le=1024,
        title="Worker processes",
        description="Processes that read the articles' language. Empty: one a core.",
    )
    article_seconds: float = Field(
        default=60.0,
        gt=0,
        le=3600,
        title="Time limit an article (seconds)",
        description="An article that takes longer is rejected with the reason time_limit; the others go on.",
    )
    shard_chars: int = Field(
        default=100_000,
        ge=1_000,
        le=20_000_000,
        title="Shard size (characters)",
        description="How much text one task takes: some seconds of work. A finished shard is never done again.",
    )
    engine: Literal["processes", "dask"] = Field(
        default="processes",
        title="Where the work is done",
        description="processes: on this machine. dask: on the Dask cluster named below (needs dateline[dask]).",
    )
    dask_address: str | None = _left_empty(
        "Dask scheduler",
        "Address of a running scheduler, e.g. tcp://10.0.0.5:8786. Empty: a small cluster on this machine.",
    )
    work: str | None = _left_empty(
        "Work folder", "Where unfinished work is kept. Empty: beside the tables. A cluster needs one that all share."
    )
    if_busy: Literal["wait", "cancel"] = Field(
        default="wait",
        title="When another run writes there",
        description="wait: until it is done, up to the time below. cancel: do not run.",
    )
    wait_seconds: float = Field(
        default=3600.0, ge=0, title="Longest wait (seconds)", description="How long to wait for another run."
    )
    reject_share: float = Field(
        default=0.1,
        ge=0,
        le=1,
        title="Share of rejects that is too many",
        description="Above it the run emits the event dateline.rejects.many, for an automation to notify somebody.",
    )

    @property
    def processes(self) -> int:
        """How many worker processes to use: as asked for, or one for each core this process may use."""
        return self.workers or cores()

    @property
    def out_label(self) -> str:
        """The output as one spelling of it, so that two runs on one folder know of each other."""
        return self.out if "://" in self.out else str(Path(self.out).expanduser().resolve())


def _first_things_first(schema: dict[str, Any]) -> None:
    """The run form asks for what has to be filled in before anything that may be left alone."""
    fields, needed = schema["properties"], schema["required"]
    schema["properties"] = {name: fields[name] for name in sorted(fields, key=lambda name: name not in needed)}


class RunOptions(Work, Articles):
    """Articles in, a timeline out."""

    model_config = ConfigDict(json_schema_extra=_first_things_first)


class RebuildOptions(Work):
    """The timeline made anew from the articles in the tables."""

    everything: bool = Field(
        default=False,
        title="Read all articles again",
        description="Off: only those that were read by an older version of the rules. On: every one.",
    )


class BackfillOptions(RunOptions):
    """Articles of some months of publication."""

    first_month: str = Field(
        title="First month", description="Of publication, e.g. 2023-01.", pattern=MONTH, examples=["2023-01"]
    )
    last_month: str = Field(
        title="Last month", description="Of publication, inclusive, e.g. 2023-12.", pattern=MONTH, examples=["2023-12"]
    )

    @model_validator(mode="after")
    def _in_order(self) -> BackfillOptions:
        if self.first_month > self.last_month:
            raise ValueError(f"the first month, {self.first_month}, is after the last, {self.last_month}")
        return self


def _bracketed(host: str) -> str:
    return f"[{host}]" if host.count(":") > 1 else host


def cores() -> int:
    """Cores this process may use: what the scheduler allows, not what the machine has."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1
