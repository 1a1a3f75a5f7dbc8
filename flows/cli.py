"""The command line: ``dateline run``, ``show``, ``why``, ``serve`` … Imports nothing heavy: ``--help`` is quick."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from flows import flags
from flows.lean import without_pandas

if TYPE_CHECKING:
    from flows.options import RunOptions

EXIT_CODES = (
    "Exit codes: 0 done (single rejects are listed); 1 the whole run failed, e.g. nothing could be read; 2 usage."
)

#: What Typer makes of Ctrl-C.
INTERRUPTED = 130

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
    """Checked options of what ``run`` and ``serve`` were given, by the names of their parameters; only those that were
    said are set. Else one line on what is wrong with them and exit code 2.
    """
    from pydantic import ValidationError

    from flows.options import RunOptions

    said = {key: value for key, value in given.items() if value is not None}
    said["check_language"] = not said.pop("no_language_check")
    said["allow_hosts"] = said.pop("allow_host", None) or []
    said["if_busy"] = said["if_busy"].value
    if "dask" in said:
        said |= {"engine": "dask", "dask_address": said.pop("dask")}
    try:
        return RunOptions(**said)
    except ValidationError as error:
        first = error.errors()[0]
        name = "-".join(map(str, first["loc"])).replace("_", "-").replace("allow-hosts", "allow-host")
        fail(f"--{name}: {first['msg'].removeprefix('Value error, ')}", 2)


@contextmanager
def _telling() -> Iterator[Any]:
    """Gives :mod:`flows.show`; what is wrong with the folder or the id given is one line and the exit code."""
    from flows import show as tell
    from output.errors import OutputError

    try:
        yield tell
    except OutputError as error:
        fail(str(error), 2 if isinstance(error, tell.UnknownEventError) else 1)


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
        typer.Argument(metavar="PATH", help="Files, folders, patterns, archives, URLs; `-` is standard input."),
    ],
    out: flags.Out,
    published: flags.Published = None,
    source: flags.Source = None,
    zone: flags.Zone = None,
    model: flags.Model = None,
    text_column: flags.TextColumn = None,
    date_column: flags.DateColumn = None,
    title_column: flags.TitleColumn = None,
    url_column: flags.UrlColumn = None,
    source_column: flags.SourceColumn = None,
    no_language_check: flags.NoLanguageCheck = False,
    allow_host: flags.AllowHost = None,
    fetch_interval: flags.FetchInterval = 1.0,
    workers: flags.Workers = None,
    article_seconds: flags.ArticleSeconds = 60.0,
    if_busy: flags.IfBusy = flags.Busy.WAIT,
    dask: flags.Dask = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show the log of the run.")] = False,
) -> None:
    """Read articles, find their dated events, merge them into DIR."""
    given = dict(locals())
    given.pop("verbose")
    options = options_of(given)
    from flows.local import run_here

    raise typer.Exit(run_here(options, verbose=verbose))


@app.command(epilog=f"Example: dateline show timeline --from 2023-09-01 --who Pashinyan. {EXIT_CODES}")
def show(
    out: flags.Written,
    start: flags.Start = None,
    end: flags.End = None,
    who: flags.Who = None,
    place: flags.Place = None,
    event_type: flags.EventType = None,
    status: flags.Statuses = None,
    min_sources: flags.MinSources = 0,
    speaker: flags.Speaker = None,
    text: flags.Text = None,
    as_of: flags.AsOf = None,
    output_format: flags.OutputFormat = flags.Format.TABLE,
    ids: flags.Ids = False,
    days: flags.Days = None,
) -> None:
    """Print the timeline in DIR, all of it or what is asked for."""
    if days is not None and (ids or output_format is not flags.Format.TABLE):
        fail("--days prints its own table; leave out --format and --ids", 2)
    if start is not None and end is not None and start > end:
        fail(f"--from {start} is after --to {end}; give the earlier day first", 2)
    from output.query import Question

    question = Question(
        start=start,
        end=end,
        participant=who,
        place=place,
        event_type=event_type,
        status=tuple(one.value for one in status or ()),
        min_sources=min_sources,
        speaker=speaker,
        text=text,
    )
    with _telling() as tell:
        if days is not None:
            tell.show_days(out, question, days, as_of)
        else:
            tell.show(out, question, output_format.value, ids=ids, as_of=as_of)


@app.command(epilog=f"Example: dateline why timeline 3f2a9c. {EXIT_CODES}")
def why(
    out: flags.Written,
    event_id: Annotated[str, typer.Argument(metavar="EVENT_ID", help="Its id, or the beginning of it.")],
) -> None:
    """Explain a row: sentence, expression, rule, rejected readings."""
    with _telling() as tell:
        tell.why(out, event_id)


@app.command(epilog=f"Example: dateline rejects timeline. {EXIT_CODES}")
def rejects(out: flags.Written) -> None:
    """List what could not be read, why, and what to do about it."""
    with _telling() as tell:
        tell.rejects(out)


@app.command(
    epilog=f"Example: dateline serve /srv/news -o timeline --cron '30 5 * * *' --timezone Europe/Berlin. {EXIT_CODES}"
)
def serve(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="What to read at each run, as `run` takes it.")],
    out: flags.Out,
    cron: flags.Cron = None,
    interval: flags.Interval = None,
    timezone: flags.Timezone = "UTC",
    name: flags.Name = "served",
    port: flags.Port = 4200,
    published: flags.Published = None,
    source: flags.Source = None,
    zone: flags.Zone = None,
    model: flags.Model = None,
    text_column: flags.TextColumn = None,
    date_column: flags.DateColumn = None,
    title_column: flags.TitleColumn = None,
    url_column: flags.UrlColumn = None,
    source_column: flags.SourceColumn = None,
    no_language_check: flags.NoLanguageCheck = False,
    allow_host: flags.AllowHost = None,
    fetch_interval: flags.FetchInterval = 1.0,
    workers: flags.Workers = None,
    article_seconds: flags.ArticleSeconds = 60.0,
    if_busy: flags.IfBusy = flags.Busy.WAIT,
    dask: flags.Dask = None,
) -> None:
    """Run on a schedule or by hand, watched in the Prefect UI."""
    given = dict(locals())
    from flows import serve as served

    wrong = served.check(cron, interval, timezone)
    if wrong is not None:
        fail(wrong, 2)
    for key in ("cron", "interval", "timezone", "name", "port"):
        given.pop(key)
    options = options_of(given)
    raise typer.Exit(served.serve(options, name=name, cron=cron, interval=interval, zone=timezone, port=port))


@app.command(epilog=f"Example: dateline annotate wsj_0006.tml --out annotated. {EXIT_CODES}")
def annotate(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="TimeML or text files, or folders of them.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where the TimeML files go.")],
    dct: flags.Dct = None,
    model: flags.Model = None,
) -> None:
    """Annotate time expressions: TimeML or text in, TimeML out."""
    from flows.annotate import annotate as work

    raise typer.Exit(work(paths, out, dct, model))


def main() -> None:
    """The console script."""
    without_pandas()
    try:
        app()
    except SystemExit as leaving:
        if leaving.code == INTERRUPTED:
            typer.echo("dateline: interrupted; the same command again goes on where this one was", err=True)
        raise


if __name__ == "__main__":
    main()
