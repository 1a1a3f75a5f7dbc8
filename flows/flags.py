"""Options of the command line that several commands share. Imports nothing heavy, as ``flows.cli`` does."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer


def day(text: str) -> date:
    """A day as people type it on the command line: ``2023-09-20``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it like 2023-09-20") from None


class Format(StrEnum):
    """How ``show`` prints."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"
    MARKDOWN = "markdown"
    HTML = "html"


class Busy(StrEnum):
    """What to do when another run writes to the same folder."""

    WAIT = "wait"
    CANCEL = "cancel"


class Status(StrEnum):
    """What became of an event: ``extractors.model.EventStatus``, which is too heavy to import for ``--help``."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"
    DISPUTED = "disputed"


Written = Annotated[str, typer.Argument(metavar="DIR", help="The folder that `dateline run --out DIR` wrote.")]
Out = Annotated[str, typer.Option("--out", "-o", metavar="DIR", help="Where the Parquet tables go.")]

Published = Annotated[
    date | None,
    typer.Option(parser=day, metavar="DATE", help="Publication day of every article, e.g. 2023-09-20."),
]
Source = Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of articles that do not name theirs.")]
Zone = Annotated[str | None, typer.Option(metavar="ZONE", help="The publisher's time zone, e.g. America/New_York.")]
Model = Annotated[
    str | None, typer.Option(metavar="NAME", help="Another English spaCy pipeline than the embedded one.")
]
TextColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Column of tables that holds the text.")]
DateColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Column that holds the date.")]
TitleColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Column that holds the headline.")]
UrlColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Column that holds the address.")]
SourceColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Column that holds the outlet.")]
NoLanguageCheck = Annotated[bool, typer.Option("--no-language-check", help="Read every article as English.")]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="A host in a private network that may be fetched; again for each."),
]
FetchInterval = Annotated[
    float, typer.Option(min=0, metavar="SECONDS", help="Least time between two requests to one host.")
]
Workers = Annotated[int | None, typer.Option(min=1, metavar="N", help="Worker processes; one a core if left out.")]
ArticleSeconds = Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="Time limit an article.")]
IfBusy = Annotated[Busy, typer.Option(help="When another run writes to DIR.")]
Dask = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Work on this Dask scheduler's cluster.")]
