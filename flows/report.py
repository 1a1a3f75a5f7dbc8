"""What the Prefect UI shows of a finished run: a Markdown report, a table of events, a link to the files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from extractors.model import Event, Reject, Status
from flows import reasons
from flows.settle import LISTED, Few, most_salient
from flows.summary import Summary, count, reasons_of
from output import rows, store, wording
from output.safe import markdown, plain

#: Events that a report shows. The UI keeps artifacts in its database and draws every row.
TABLE_ROWS = 200
SALIENT = 10
LIST_ROWS = LISTED
COLUMNS = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """The events a report may show, the newest and the most salient of those with a begin; why each has its date."""

    events: tuple[Event, ...] = ()
    why: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, out: str) -> Shown:
        """As the tables have it."""
        timeline = store.table(out, "timeline")
        standing = timeline.filter(pc.is_null(timeline["superseded_by"]))
        by = [(key, "descending") for key in ("last_reported_on", "date_start", "event_id")]
        newest = standing.take(pc.sort_indices(standing, by)[:TABLE_ROWS])
        dated = most_salient(standing.filter(pc.is_valid(standing["date_start"])), SALIENT)
        chosen = rows.events_from(pa.concat_tables([newest, dated]))
        events = tuple({event.event_id: event for event in chosen}.values())
        return cls(events, reasons.why(events, store.mentions_table(out, events, reasons.COLUMNS)))


def publish(summary: Summary) -> None:
    """Leave the report, the table and a link to the files as artifacts of the flow run."""
    shown = Shown() if summary.idle else Shown.of(summary.out)
    name = re.sub(r"[^a-z0-9]+", "-", Path(summary.out).name.lower()).strip("-")[:60] or "out"
    lines = summary.lines()
    create_markdown_artifact(to_markdown(summary, shown), key=f"dateline-{name}-report", description=lines[0])
    if summary.idle:
        return  # the table and the link of the last run that changed something still hold
    create_table_artifact(to_table(shown), key=f"dateline-{name}-timeline", description=lines[1])
    link = summary.out if "://" in summary.out else Path(_whole(summary.out)).as_uri()
    text = f"Parquet tables in {plain(summary.out)}"
    create_link_artifact(link, link_text=text, key=f"dateline-{name}-files", description=text)


def to_table(shown: Shown) -> list[dict[str, Any]]:
    """The newest events, last reported first; plain text.

    The UIs neither wrap cells nor show more than two or three columns of this width: what counts stands first, short.
    """
    standing = sorted(
        shown.events, key=lambda e: (e.last_reported.on, e.interval.begin or date.min, e.event_id), reverse=True
    )
    return [
        {
            "date": wording.when(event.interval, event.extent),
            "status": wording.status(event),
            "event": _short(event.title, 72),
            "sources": _short(wording.told_by(event), 60),
            "who": _short(wording.who(event), 60),
            "why": shown.why.get(event.event_id, ""),
            "id": event.event_id,
        }
        for event in standing[:TABLE_ROWS]
    ]


def _short(text: str, size: int) -> str:
    line = plain(text)
    return line if len(line) <= size else f"{line[: size - 1].rstrip()}…"


def to_markdown(summary: Summary, shown: Shown) -> str:
    """The report of a run, for a person who opens the UI in the morning."""
    sections = [
        _what_came_in(summary),
        _rejects(summary),
        _salient(shown),
        _conflicts(summary),
        _events("New events", summary.changes.added, shown),
        _changed(summary),
        _events("Gone", summary.changes.removed, shown),
        _files(summary),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def _rows(header: Sequence[str], rows: Iterable[Sequence[str]], total: int) -> str:
    lines = [f"| {' | '.join(header)} |", f"|{'---|' * len(header)}"]
    lines += [f"| {' | '.join(cells)} |" for cells in rows]
    if total > LIST_ROWS:
        lines.append(f"\n… and {total - LIST_ROWS:,} more, see the tables.")
    return "\n".join(lines)


def _what_came_in(summary: Summary) -> str:
    days = f", published {summary.first} to {summary.last}" if summary.first else ""
    changes = summary.changes
    rows = [
        ("New", f"{summary.new:,}"),
        ("Unchanged", f"{summary.unchanged:,}"),
        ("Rejected", f"{len(summary.rejects):,} {markdown(reasons_of(summary.rejects))}"),
    ]
    if summary.refused_before:
        rows.append(("Rejected by an earlier run", f"{summary.refused_before:,}"))
    if summary.other_months:
        rows.append(("Of other months", f"{summary.other_months:,}"))
    if summary.doubts:
        rows.append(("Publication dates in doubt", f"{len(summary.doubts):,}: {markdown(summary.doubts[0])}"))
    moved = f"{len(changes.added):,} new, {len(changes.changed):,} changed, {len(changes.removed):,} gone"
    rows.append(("Events in the timeline", f"**{summary.standing:,}** ({moved} since the last run)"))
    rows.append(("Time", ", ".join(f"{part} {seconds:.1f} s" for part, seconds in summary.seconds.items())))
    return _rows(("Articles", f"{summary.came_in:,}{days}"), rows, 0)


def _salient(shown: Shown) -> str:
    """Mermaid timelines, some columns each, for more of them are too small to read. Where a UI does not draw them their
    text reads as a list. Mermaid knows no escapes in text, so all that is syntax there is taken out.
    """
    dated = [e for e in shown.events if e.interval.begin is not None]
    best = sorted(dated, key=lambda e: (-e.salience, e.event_id))[:SALIENT]
    columns: dict[str, list[str]] = {}
    for event in sorted(best, key=lambda e: (e.interval.begin or date.min, e.event_id)):
        words = re.sub(r"[^\w ,.'’“”–—€$£%()/-]+", " ", plain(event.title)[:90])
        when = wording.when(event.interval, event.extent).replace(":", ".")
        columns.setdefault(when, []).append(" ".join(words.split()) or "event")
    parts = ["## The most salient events"] if columns else []
    drawn = [f"    {when} : {' : '.join(titles)}" for when, titles in columns.items()]
    fences = (drawn[at : at + COLUMNS] for at in range(0, len(drawn), COLUMNS))
    parts += ("\n".join(["```mermaid", "timeline", *lines, "```"]) for lines in fences)
    return "\n\n".join(parts)


def _events(title: str, events: Few[Event], shown: Shown) -> str:
    """A list, not a table: the first UI does not wrap the cells of a table."""
    if not events:
        return ""
    best = sorted(events, key=lambda e: (-e.salience, e.event_id))[:LIST_ROWS]
    best.sort(key=lambda e: (e.interval.begin or date.min, e.event_id))
    lines = [f"## {title} ({len(events):,})", ""]
    for event in best:
        when = markdown(wording.when(event.interval, event.extent))
        status = wording.status(event)
        status = "" if status == Status.ASSERTED.value else f"*{status}* · "
        lines.append(f"- **{when}** {markdown(event.title)} · {status}{markdown(wording.told_by(event))}")
        if why := shown.why.get(event.event_id):
            lines[-1] += f"  \n  *why:* {markdown(why)}"
    if len(events) > LIST_ROWS:
        lines.append(f"\n… and {len(events) - LIST_ROWS:,} more, see the table.")
    return "\n".join(lines)


def _changed(summary: Summary) -> str:
    changed = summary.changes.changed
    if not changed:
        return ""
    rows = [(markdown(after.title), markdown("; ".join(_differences(before, after)))) for before, after in changed]
    return f"## Changed ({len(changed):,})\n\n" + _rows(("Event", "What"), rows, len(changed))


def _differences(before: Event, after: Event) -> list[str]:
    old, new = (wording.when(e.interval, e.extent) for e in (before, after))
    found = [f"date {old} → {new}"] if old != new else []
    if before.status is not after.status:
        found.append(f"{before.status.value} → {after.status.value}")
    if before.n_documents != after.n_documents:
        found.append(f"told by {before.n_documents} → {after.n_documents} articles")
    if before.superseded_by is None and after.superseded_by is not None:
        found.append(f"is now part of {after.superseded_by}")
    if before.title != after.title:
        found.append(f"was called “{before.title}”")
    return found or ["details"]


def _conflicts(summary: Summary) -> str:
    events = summary.conflicts
    if not events:
        return ""
    rows = []
    for event in events:
        claims = [f"{days} says {named}" for days, named in wording.conflicts(event)]
        rows.append((markdown(event.title), markdown("; ".join(claims))))
    return f"## Dates that disagree ({len(events):,})\n\n" + _rows(("Event", "Who says what"), rows, len(events))


def _rejects(summary: Summary) -> str:
    """A list by reason: what it means, what to do, where. A table of that width is cut off in the first UI."""
    if not summary.rejects:
        return ""
    groups: dict[tuple[str, str], list[Reject]] = {}
    for reject in summary.rejects:
        groups.setdefault((reject.stage, reject.reason), []).append(reject)
    lines = [f"## Rejected ({len(summary.rejects):,})", ""]
    for (stage, reason), members in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        meaning, mend = reasons.remedy(stage, reason)
        examples = ", ".join(reject.where for reject in members[:3])
        more = f" and {len(members) - 3:,} more" if len(members) > 3 else ""
        lines.append(f"- **{markdown(reason)}** ({len(members):,}): {markdown(meaning)}; {markdown(mend)}")
        lines[-1] += f"  \n  *here:* {markdown(examples)}{more}"
    return "\n".join(lines)


def _files(summary: Summary) -> str:
    out = plain(_whole(summary.out)).replace("`", "'")
    changed = f"{count(len(summary.replaced), 'file')} replaced" if summary.replaced else "no file changed"
    lines = [f"## Files\n\n{changed} in `{out}`\n\n```python", "import polars as pl"]
    lines.append(f"timeline = pl.read_parquet({(out.rstrip('/') + '/timeline.parquet')!r})\n```")
    return "\n".join(lines)


def _whole(out: str) -> str:
    """The folder as anybody on the machine finds it, wherever the run was started."""
    return out if "://" in out else str(Path(out).expanduser().resolve())
