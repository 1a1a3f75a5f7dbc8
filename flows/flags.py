"""Options of the command line that several commands share. Imports nothing heavy, as ``flows.cli`` does."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

DAY = ["%Y-%m-%d"]
Out = Annotated[str, typer.Argument(metavar="DIR", help="The folder that `dateline run --out DIR` wrote.")]


AllowHost = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="A host in a private network that may be fetched; again for each."),
]
FetchInterval = Annotated[
    float, typer.Option(min=0, metavar="SECONDS", help="Least time between two requests to one host.")
]
NoLanguageCheck = Annotated[bool, typer.Option("--no-language-check", help="Read every article as English.")]


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
