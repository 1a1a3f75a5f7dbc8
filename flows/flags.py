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
    """What became of an event: ``extractors.model.Status``, which is too heavy to import for ``--help``."""

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
Dct = Annotated[
    date | None, typer.Option(parser=day, metavar="DATE", help="Publication day; else DCT or front matter.")
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

# --- what `show` asks ---------------------------------------------------------------------------------------------

Start = Annotated[date | None, typer.Option("--from", parser=day, metavar="DATE", help="First day.")]
End = Annotated[date | None, typer.Option("--to", parser=day, metavar="DATE", help="Last day.")]
Who = Annotated[str | None, typer.Option(metavar="NAME", help="A participant.")]
Place = Annotated[str | None, typer.Option(metavar="NAME", help="A place.")]
EventType = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="An event type, with its sub-types.")]
Statuses = Annotated[
    list[Status] | None,
    typer.Option(metavar="STATUS", help=f"{', '.join(Status)}; again for each that is wanted."),
]
MinSources = Annotated[int, typer.Option(min=0, metavar="N", help="At least so many independent sources.")]
Speaker = Annotated[str | None, typer.Option(metavar="NAME", help="Who says so: a person quoted or an outlet.")]
Text = Annotated[str | None, typer.Option(metavar="WORDS", help="Words of the title or of a sentence behind the row.")]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=day, metavar="DATE", help="As the articles out by this day told it."),
]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="How to print it.")]
Ids = Annotated[bool, typer.Option("--ids", help="Show the ids that `dateline why` takes.")]
Days = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Only the N days that mattered most, each with its best sentence."),
]

# --- when and where `serve` runs ----------------------------------------------------------------------------------

Cron = Annotated[str | None, typer.Option(metavar="CRON", help="When: '30 5 * * *' is half past five.")]
Interval = Annotated[float | None, typer.Option(min=1, metavar="SECONDS", help="Or every so many seconds.")]
Timezone = Annotated[str, typer.Option(metavar="ZONE", help="Time zone of the schedule, e.g. Europe/Berlin.")]
Name = Annotated[str, typer.Option(metavar="NAME", help="Name of the deployment.")]
Port = Annotated[
    int,
    typer.Option(metavar="PORT", help="Of the Prefect server, if none is set up and one has to be started."),
]
