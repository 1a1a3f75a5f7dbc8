"""The command line: ``dateline run``, ``show``, ``why``, ``serve`` … Imports nothing heavy: ``--help`` is quick."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from flows.flags import DAY, AllowHost, Busy, FetchInterval, Format, NoLanguageCheck, Out

if TYPE_CHECKING:
    from flows.options import RunOptions

EXIT_CODES = (
    "Exit codes: 0 done (single rejects are listed); 1 the whole run failed, e.g. nothing could be read; 2 usage."
)

app = typer.Typer(
    name="dateline",
    help="Dated events from news articles: every date settled against the publication date, explained, merged, "
    "written to Parquet.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def fail(message: str, code: int = 1) -> NoReturn:
    """One line on standard error, then the exit code."""
    typer.echo(f"dateline: {message}", err=True)
    raise typer.Exit(code)


def options_of(given: dict[str, Any]) -> RunOptions:
    """Checked options, or one line on what is wrong with them and exit code 2."""
    from pydantic import ValidationError

    from flows.options import RunOptions

    try:
        return RunOptions(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = "-".join(map(str, first["loc"])).replace("_", "-").replace("allow-hosts", "allow-host")
        fail(f"--{name}: {first['msg'].removeprefix('Value error, ')}", 2)


@app.callback(invoke_without_command=True)
def _main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"dateline {installed('dateline')}")
        raise typer.Exit


@app.command(epilog=f"Example: dateline run articles/ --out timeline --published 2023-09-20. {EXIT_CODES}")
def run(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, patterns, archives, URLs; `-` is standard input."),
    ],
    out: Annotated[str, typer.Option("--out", "-o", metavar="DIR", help="Where the Parquet tables go.")],
    published: Annotated[
        datetime | None,
        typer.Option(formats=DAY, metavar="DATE", help="Publication day of every article, e.g. 2023-09-20."),
    ] = None,
    source: Annotated[str | None, typer.Option(help="Outlet of articles that do not name theirs.")] = None,
    zone: Annotated[str | None, typer.Option(help="The publisher's time zone, e.g. America/New_York.")] = None,
    model: Annotated[str | None, typer.Option(help="Another English spaCy pipeline than the embedded one.")] = None,
    text_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="Column of tables that holds the text.")
    ] = None,
    date_column: Annotated[str | None, typer.Option(metavar="NAME", help="Column that holds the date.")] = None,
    title_column: Annotated[str | None, typer.Option(metavar="NAME", help="Column that holds the headline.")] = None,
    url_column: Annotated[str | None, typer.Option(metavar="NAME", help="Column that holds the address.")] = None,
    source_column: Annotated[str | None, typer.Option(metavar="NAME", help="Column that holds the outlet.")] = None,
    no_language_check: NoLanguageCheck = False,
    allow_host: AllowHost = None,
    fetch_interval: FetchInterval = 1.0,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes; one a core if left out.")] = None,
    article_seconds: Annotated[float, typer.Option(min=0.1, help="Time limit an article.")] = 60.0,
    if_busy: Annotated[Busy, typer.Option(help="When another run writes to DIR.")] = Busy.WAIT,
    dask: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Work on this Dask scheduler's cluster.")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show the log of the run.")] = False,
) -> None:
    """Read articles, find their dated events, merge them into the timeline in DIR."""
    chosen: dict[str, Any] = {
        "paths": paths,
        "out": out,
        "published": published.date() if published else None,
        "source": source,
        "zone": zone,
        "model": model,
        "text_column": text_column,
        "date_column": date_column,
        "title_column": title_column,
        "url_column": url_column,
        "source_column": source_column,
        "check_language": not no_language_check,
        "allow_hosts": allow_host or [],
        "fetch_interval": fetch_interval,
        "workers": workers,
        "article_seconds": article_seconds,
        "if_busy": if_busy.value,
        "engine": "processes" if dask is None else "dask",
        "dask_address": dask,
    }
    options = options_of(chosen)
    from flows.local import run_here

    raise typer.Exit(run_here(options, verbose=verbose))


@app.command(epilog=f"Example: dateline show timeline --from 2023-09-01 --who Armenia. {EXIT_CODES}")
def show(
    out: Out,
    start: Annotated[datetime | None, typer.Option("--from", formats=DAY, metavar="DATE", help="First day.")] = None,
    end: Annotated[datetime | None, typer.Option("--to", formats=DAY, metavar="DATE", help="Last day.")] = None,
    who: Annotated[str | None, typer.Option(help="A participant.")] = None,
    place: Annotated[str | None, typer.Option(help="A place.")] = None,
    event_type: Annotated[str | None, typer.Option("--type", help="An event type, with its sub-types.")] = None,
    status: Annotated[
        list[str] | None, typer.Option(help="asserted, planned, postponed, cancelled, denied, disputed.")
    ] = None,
    min_sources: Annotated[int, typer.Option(min=0, help="At least so many independent sources.")] = 0,
    speaker: Annotated[str | None, typer.Option(help="Who says so: a person quoted or an outlet.")] = None,
    text: Annotated[str | None, typer.Option(help="Words of the title or of a sentence behind the row.")] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=DAY, metavar="DATE", help="As the articles out by this day told it."),
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", "-f", help="How to print it.")] = Format.TABLE,
    ids: Annotated[bool, typer.Option("--ids", help="Show the ids that `dateline why` takes.")] = False,
    days: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Only the N days that mattered most, each with its best sentence."),
    ] = None,
) -> None:
    """Print the timeline in DIR: date, granularity, event, who, status, sources."""
    if days is not None and (ids or output_format is not Format.TABLE):
        fail("--days prints its own table; leave out --format and --ids", 2)
    from flows import show as showing
    from output.errors import OutputError
    from output.query import Question

    question = Question(
        start=start.date() if start else None,
        end=end.date() if end else None,
        participant=who,
        place=place,
        event_type=event_type,
        status=tuple(status or ()),
        min_sources=min_sources,
        speaker=speaker,
        text=text,
    )
    day = as_of.date() if as_of else None
    try:
        if days is not None:
            showing.show_days(out, question, days, day)
        else:
            showing.show(out, question, output_format.value, ids=ids, as_of=day)
    except OutputError as error:
        fail(str(error))


@app.command(epilog=f"Example: dateline why timeline 3f2a9c. {EXIT_CODES}")
def why(
    out: Out,
    event_id: Annotated[str, typer.Argument(metavar="EVENT_ID", help="Its id, or the beginning of it.")],
) -> None:
    """Explain a row: the sentence, the expression, what it was counted from, the rule, the rejected readings."""
    from flows import show as showing
    from output.errors import OutputError

    try:
        showing.why(out, event_id)
    except OutputError as error:
        fail(str(error), 2 if isinstance(error, showing.UnknownEventError) else 1)


@app.command(
    epilog=f"Example: dateline serve /srv/news -o timeline --cron '30 5 * * *' --timezone Europe/Berlin. {EXIT_CODES}"
)
def serve(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="What to read at each run.")],
    out: Annotated[str, typer.Option("--out", "-o", metavar="DIR", help="Where the Parquet tables go.")],
    cron: Annotated[str | None, typer.Option(help="When, as a cron expression: '30 5 * * *'.")] = None,
    interval: Annotated[float | None, typer.Option(min=1, metavar="SECONDS", help="Or every so many seconds.")] = None,
    timezone: Annotated[str, typer.Option(help="Time zone of the schedule, e.g. Europe/Berlin.")] = "UTC",
    name: Annotated[str, typer.Option(help="Name of the deployment.")] = "served",
    published: Annotated[
        datetime | None, typer.Option(formats=DAY, metavar="DATE", help="Publication day of every article.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Outlet of articles that do not name theirs.")] = None,
    zone: Annotated[str | None, typer.Option(help="The publisher's time zone, e.g. America/New_York.")] = None,
    model: Annotated[str | None, typer.Option(help="Another English spaCy pipeline than the embedded one.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes; one a core if left out.")] = None,
    if_busy: Annotated[Busy, typer.Option(help="When another run writes to DIR.")] = Busy.WAIT,
    no_language_check: NoLanguageCheck = False,
    allow_host: AllowHost = None,
    fetch_interval: FetchInterval = 1.0,
    port: Annotated[
        int, typer.Option(help="Of the Prefect server, if none is set up and one has to be started.")
    ] = 4200,
) -> None:
    """Run on a schedule, with the Prefect UI to watch; without one, run when somebody presses Run there."""
    from flows import serve as served

    wrong = served.check(cron, interval, timezone)
    if wrong is not None:
        fail(wrong, 2)
    day = published.date() if published else None
    given: dict[str, Any] = {
        "paths": paths,
        "out": out,
        "published": day,
        "source": source,
        "zone": zone,
        "model": model,
    }
    given |= {"workers": workers, "if_busy": if_busy.value, "check_language": not no_language_check}
    given |= {"allow_hosts": allow_host or [], "fetch_interval": fetch_interval}
    options = options_of({key: value for key, value in given.items() if value is not None})
    raise typer.Exit(served.serve(options, name=name, cron=cron, interval=interval, zone=timezone, port=port))


@app.command(epilog=f"Example: dateline annotate wsj_0006.tml --out annotated. {EXIT_CODES}")
def annotate(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="TimeML or text files, or folders of them.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where the TimeML files go.")],
    dct: Annotated[
        datetime | None, typer.Option(formats=DAY, metavar="DATE", help="Creation day of texts that name none.")
    ] = None,
    model: Annotated[str | None, typer.Option(help="Another English spaCy pipeline than the embedded one.")] = None,
) -> None:
    """Annotate time expressions: TimeML or text in, TimeML out."""
    from flows.annotate import annotate as work

    raise typer.Exit(work(paths, out, dct.date() if dct else None, model))


def main() -> None:
    """The console script."""
    try:
        app()
    except KeyboardInterrupt:
        typer.echo("dateline: interrupted; the next run goes on where this one was", err=True)
        sys.exit(130)
    except BrokenPipeError:  # `dateline show … | head`
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
