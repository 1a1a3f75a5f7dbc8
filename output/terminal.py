"""The timeline, and the reasons for one of its rows, on a terminal. Everything shown is plain text: no markup of
``rich``, no control character and no escape sequence of an article gets through.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractors.model import Ambiguous, Event, Mention, Reading, Resolved, Unresolved
from output import wording
from output.safe import plain

_STATUS = {"planned": "cyan", "cancelled": "yellow", "denied": "yellow", "disputed": "magenta"}


def show_table(events: Iterable[Event], console: Console | None = None, *, ids: bool = False) -> None:
    """Print the timeline: date, granularity, event, who, status, sources; ``ids`` adds what ``why`` takes.

    Cells are folded, not cut. In a pipe a row takes one line, however long (``console`` None).
    """
    out = console or _console()
    table = Table(header_style="bold", pad_edge=False, expand=False, row_styles=("", "dim") if out.is_terminal else ())
    table.add_column("Date", no_wrap=True)
    table.add_column("Granularity")
    table.add_column("Event", overflow="fold", ratio=3)
    table.add_column("Who", overflow="fold", ratio=2)
    table.add_column("Status")
    table.add_column("Sources", overflow="fold")
    if ids:
        table.add_column("Id", no_wrap=True)
    for event in events:
        cells = [
            Text(wording.when(event.interval, event.extent)),
            Text(wording.how_fine(event)),
            Text(plain(event.title)),
            Text(plain(wording.who(event))),
            Text(event.status.value, style=_STATUS.get(event.status.value, "")),
            Text(_told_by(event)),
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
    places = documents or {}
    out.print(Text(plain(event.title), style="bold"))
    out.print(_facts(_head(event)))
    for number, mention in enumerate(best_first(event, mentions), start=1):
        out.print()
        out.print(Text(f"{number}. {_where(mention, places)}", style="bold"))
        out.print(marked(mention))
        out.print(_facts(_date_facts(mention)))
    if event.merge_reasons:
        out.print()
        out.print(Text("Why these are one event", style="bold"))
        for reason in event.merge_reasons:
            out.print(Text(f"  {plain(reason)}"))


def best_first(event: Event, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of ``event``: those whose date is the row's own first, then by confidence, salience, time told."""

    def rank(mention: Mention) -> tuple[bool, float, float, str, str]:
        resolution = mention.when.resolution
        dates_it = isinstance(resolution, Resolved) and resolution.reading.interval == event.interval
        sure = (-mention.when.confidence, -mention.salience)
        return (not dates_it, *sure, mention.published.on.isoformat(), mention.mention_id)

    own = set(event.mention_ids)
    return sorted((m for m in mentions if m.mention_id in own), key=rank)


def marked(mention: Mention) -> Text:
    """The sentence with its time expression reversed and its trigger underlined. Without colour they stand in
    brackets: ``Ferry workers {walked out} on [Tuesday].``
    """
    text = Text()
    at = 0
    for begin, end, style in _spans(mention):
        text.append(plain_keep(mention.sentence.text[at:begin]))
        left, right = "[]" if style == "timex" else "{}"
        look = "bold reverse" if style == "timex" else "underline"
        text.append(f"{left}{plain_keep(mention.sentence.text[begin:end])}{right}", style=look)
        at = end
    text.append(plain_keep(mention.sentence.text[at:]))
    return text


def plain_keep(text: str) -> str:
    """:func:`output.safe.plain` for a piece of a sentence: the blanks at its edges stay."""
    lead, tail = text[:1].isspace(), text[-1:].isspace() and text.strip()
    return f"{' ' if lead else ''}{plain(text)}{' ' if tail else ''}"


def _spans(mention: Mention) -> list[tuple[int, int, str]]:
    """What is marked, as offsets into the sentence, in order and without overlap (the expression wins)."""
    base, length = mention.sentence.begin, len(mention.sentence.text)
    wanted = [(mention.trigger.begin - base, mention.trigger.end - base, "trigger")]
    if mention.when.timex is not None:
        wanted.insert(0, (mention.when.timex.begin - base, mention.when.timex.end - base, "timex"))
    kept: list[tuple[int, int, str]] = []
    for begin, end, style in wanted:
        inside = 0 <= begin < end <= length
        if inside and all(end <= b or e <= begin for b, e, _ in kept):
            kept.append((begin, end, style))
    return sorted(kept)


def _head(event: Event) -> list[tuple[str, str]]:
    facts = [
        ("Date", f"{wording.when(event.interval, event.extent)} ({wording.how_fine(event)}; EDTF {event.edtf})"),
        ("Status", event.status.value),
        ("Who", wording.who(event)),
        ("Where", event.place or ""),
        ("Told by", _told_by(event)),
        ("Id", event.event_id),
    ]
    if event.superseded_by:
        facts.append(("Replaced by", event.superseded_by))
    if event.date_conflict:
        for claim in event.date_claims:
            days = (
                str(claim.date_start)
                if claim.date_start == claim.date_end
                else f"{claim.date_start} … {claim.date_end}"
            )
            facts.append(("Dates disagree", f"{days} says {', '.join(claim.sources) or 'an unnamed source'}"))
    return facts


def _date_facts(mention: Mention) -> list[tuple[str, str]]:
    resolution, timex = mention.when.resolution, mention.when.timex
    facts = [] if timex is None else [("Expression", f"“{timex.text}” ({timex.type.value} {timex.value})")]
    match resolution:
        case Resolved(reading, anchor, rules, rejected):
            facts += [
                ("Counted from", wording.anchor(anchor, mention.published)),
                ("Rule", ", ".join(rules)),
                ("Date", f"{wording.reading(reading)}: {reading.reason}"),
                *(("Rejected", _weighed(r)) for r in rejected),
            ]
        case Ambiguous(readings, anchor, rules):
            facts += [
                ("Counted from", wording.anchor(anchor, mention.published)),
                ("Rule", ", ".join(rules)),
                *(("Either", _weighed(r)) for r in readings),
            ]
        case Unresolved(reason, rules):
            facts += [("Rule", ", ".join(rules)), ("No date", reason)]
    if mention.attribution is not None:
        via = f" via {mention.attribution.via}" if mention.attribution.via else ""
        facts.append(("According to", f"{mention.attribution.speaker}{via} ({mention.attribution.cue})"))
    return facts


def _weighed(reading: Reading) -> str:
    return f"{wording.reading(reading)} (weight {reading.weight:.2f}): {reading.reason}"


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


def _told_by(event: Event) -> str:
    named = ", ".join(wording.sources(event))
    if event.n_independent_sources <= 1 and event.n_documents <= 1:
        return plain(named or "1 article")
    count = f"{event.n_independent_sources} independent, {event.n_documents} articles"
    return plain(f"{named} ({count})" if named else count)


def _console() -> Console:
    """The terminal as it is; in a pipe wide enough that a row is a line."""
    out = Console(highlight=False)
    return out if out.is_terminal else Console(highlight=False, width=1_000, soft_wrap=True)
