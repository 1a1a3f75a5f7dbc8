"""The timeline, and the reasons for one of its rows, on a terminal. Everything shown is plain text: no markup of
``rich``, no control character and no escape sequence of an article gets through.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractors.model import Event, Mention
from output import wording
from output.marking import pieces, tellings
from output.safe import plain
from output.summary import Day

#: Columns of a terminal below which dates are folded, and to what width.
_NARROW, _FOLDED = 140, 12
_STATUS = {"planned": "cyan", "postponed": "yellow", "cancelled": "yellow", "denied": "yellow", "disputed": "magenta"}


def show_table(events: Iterable[Event], console: Console | None = None, *, ids: bool = False) -> None:
    """Print the timeline: date, granularity, event, who, status, sources; ``ids`` adds what ``why`` takes.

    Cells are folded, not cut. In a pipe a row takes one line, however long (``console`` None). On a narrow terminal
    dates are folded as well, so that most of the room is the event's.
    """
    out = console or _console()
    table = _table(out)
    table.expand = narrow = out.is_terminal and out.width < _NARROW
    table.add_column("Date", no_wrap=not narrow, max_width=_FOLDED if narrow else None)
    table.add_column("Granularity", max_width=_FOLDED if narrow else None)
    table.add_column("Event", overflow="fold", ratio=5)
    table.add_column("Who", overflow="fold", ratio=3)
    table.add_column("Status")
    table.add_column("Sources", overflow="fold", min_width=8, ratio=2 if narrow else None)
    if ids:
        table.add_column("Id", no_wrap=True)
    for event in events:
        cells = [
            Text(wording.when(event.interval, event.extent)),
            Text(wording.how_fine(event)),
            Text(plain(event.title)),
            Text(plain(wording.who(event))),
            Text(status := wording.status(event), style=_STATUS.get(status, "")),
            Text(wording.told_by(event)),
        ]
        table.add_row(*cells, *([Text(event.event_id)] if ids else []))
    out.print(table)


def why(
    event: Event,
    mentions: Sequence[Mention],
    console: Console | None = None,
    *,
    documents: Mapping[str, str] | None = None,
) -> None:
    """Print why a row has its date: the sentence with the expression marked, what it was counted from, the rule,
    the value, the readings that were rejected, then why mentions were merged, and every mention with its source.

    ``mentions`` are those behind the row (:func:`output.store.mentions_of`), ``documents`` where each article was
    published by its ``doc_id`` (URL or title), if known.
    """
    out = console or _console()
    places, words = documents or {}, wording.words_of(mentions)
    out.print(Text(plain(event.title), style="bold"))
    out.print(_facts(_head(event)))
    for number, (mention, *others) in enumerate(tellings(event, mentions), start=1):
        out.print()
        out.print(Text(f"{number}. {_where(mention, places)}", style="bold"))
        out.print(marked(mention, *others))
        out.print(_facts(wording.date_facts(mention, words)))
    if event.merge_reasons:
        out.print()
        out.print(Text("Why these are one event", style="bold"))
        for reason in event.merge_reasons:
            out.print(Text(f"  {plain(reason)}"))


def show_days(days: Iterable[Day], console: Console | None = None) -> None:
    """Print a summary: each day, the sentence that tells it best, and who wrote it."""
    out = console or _console()
    table = _table(out)
    table.add_column("Day", no_wrap=True)
    table.add_column("What the articles say", overflow="fold", ratio=4)
    table.add_column("Source", overflow="fold", ratio=1)
    table.add_column("Articles", justify="right")
    for day in days:
        told = f"{day.mention.source or 'unnamed source'}, {day.mention.published.on}"
        table.add_row(str(day.on), marked(day.mention), Text(plain(told)), str(day.n_articles))
    out.print(table)


def marked(mention: Mention, *others: Mention) -> Text:
    """The sentence with its time expression in ``[brackets]``, reversed, and its triggers in ``{braces}``, underlined:
    the marks are seen without colour, too.
    """
    text = Text()
    for piece in pieces(mention, *others):
        match piece.mark:
            case "timex":
                text.append(f"[{piece.text}]", style="bold reverse")
            case "trigger":
                text.append(f"{{{piece.text}}}", style="underline")
            case _:
                text.append(piece.text)
    return text


def _head(event: Event) -> list[tuple[str, str]]:
    facts = [
        ("Date", f"{wording.when(event.interval, event.extent)} ({wording.how_fine(event)}; EDTF {event.edtf})"),
        ("Status", wording.status(event)),
        ("Who", wording.who(event)),
        ("Where", event.place or ""),
        ("Told by", wording.told_by(event)),
        ("Id", event.event_id),
    ]
    if event.superseded_by:
        facts.append(("Replaced by", event.superseded_by))
    facts += [("Dates disagree", f"{days} says {named}") for days, named in wording.conflicts(event)]
    return facts


def _table(out: Console) -> Table:
    """Rules between header and rows where a person looks; bare columns where a program reads on."""
    return Table(header_style="bold", box=box.SIMPLE_HEAD if out.is_terminal else None, pad_edge=False)


def _facts(facts: Iterable[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in facts:
        if value:
            grid.add_row(Text(f"  {name}"), Text(plain(value)))
    return grid


def _where(mention: Mention, places: Mapping[str, str]) -> str:
    parts = [mention.source or "unnamed source", wording.publication(mention.published), places.get(mention.doc_id, "")]
    return plain(", ".join(part for part in parts if part))


def _console() -> Console:
    """The terminal as it is; in a pipe wide enough that a row is a line. A letter that the terminal's encoding lacks
    becomes a question mark, not an error."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="replace")
    out = Console(highlight=False)
    return out if out.is_terminal else Console(highlight=False, width=1_000, soft_wrap=True)
