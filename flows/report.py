"""What a run says at its end: lines for the log, a Markdown report and a table for the Prefect UI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from extractors.model import Event, Reject
from flows.job import Changes, Tally
from flows.options import RunOptions
from output import wording
from output.safe import markdown, plain

#: Rows shown in the UI. It keeps artifacts in its database and draws every row.
TABLE_ROWS = 200
LIST_ROWS = 20
SALIENT = 10
PARTS = ("read", "extract", "merge", "write")


@dataclass(frozen=True, slots=True)
class Summary:
    """A finished run."""

    out: str
    paths: tuple[str, ...]
    read: int
    new: int
    unchanged: int
    refused_before: int
    rejects: tuple[Reject, ...]
    doubts: tuple[str, ...]
    first: date | None
    last: date | None
    events: tuple[Event, ...]
    changes: Changes
    replaced: tuple[str, ...]
    seconds: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        options: RunOptions,
        tally: Tally,
        events: Sequence[Event],
        changes: Changes,
        replaced: Sequence[str],
        clock: Mapping[str, float],
    ) -> Summary:
        """Collect it. ``clock`` holds when each part ended, under its name, and ``start``."""
        ends = [clock["start"], *(clock[part] for part in PARTS if part in clock)]
        seconds = {part: b - a for part, a, b in zip(PARTS, ends, ends[1:], strict=False)}
        return cls(
            out=options.out,
            paths=tuple(options.paths),
            read=tally.read,
            new=tally.new,
            unchanged=tally.unchanged,
            refused_before=tally.refused_before,
            rejects=tuple(tally.rejects),
            doubts=tuple(tally.doubts),
            first=tally.first,
            last=tally.last,
            events=tuple(events),
            changes=changes,
            replaced=tuple(replaced),
            seconds=seconds,
        )

    @property
    def conflicts(self) -> list[Event]:
        """Events whose sources give dates that exclude each other."""
        return [event for event in self.events if event.date_conflict and event.superseded_by is None]

    def lines(self) -> list[str]:
        """The run in a few lines a person reads."""
        added, changed, removed = len(self.changes.added), len(self.changes.changed), len(self.changes.removed)
        standing = sum(1 for event in self.events if event.superseded_by is None)
        found = [count(self.read, "article") + " read", f"{self.new} new", f"{self.unchanged} unchanged"]
        if self.refused_before:
            found.append(f"{self.refused_before} rejected before")
        if self.rejects:
            reasons = Counter(reject.reason for reject in self.rejects)
            why = ", ".join(f"{reason} {n}" if n > 1 else reason for reason, n in sorted(reasons.items()))
            found.append(f"{len(self.rejects)} rejected ({why})")
        lines = [", ".join(found)]
        lines.append(f"{count(standing, 'event')}: {added} new, {changed} changed, {removed} gone")
        if self.conflicts:
            lines.append(count(len(self.conflicts), "event") + " dated differently by different sources")
        if self.doubts:
            lines.append(f"{count(len(self.doubts), 'publication date')} in doubt: {plain(self.doubts[0])}")
        return lines


def count(number: int, noun: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def read_line(tally: Tally) -> str:
    """The log line after reading."""
    days = "" if tally.first is None else f", published {tally.first}"
    days += "" if tally.last in (None, tally.first) else f" to {tally.last}"
    return f"read {count(tally.read, 'article')}: {tally.new} new, {tally.unchanged} unchanged{days}"


def nothing(tally: Tally) -> str:
    """Why a run came to nothing, in one line."""
    if not tally.rejects:
        return "no article was found; give files or folders that hold some"
    first = plain(tally.rejects[0].message)
    more = f" (and {count(len(tally.rejects) - 1, 'more reject')})" if len(tally.rejects) > 1 else ""
    return f"no article could be read: {first}{more}"


def publish(summary: Summary) -> None:
    """Leave the report and the table as artifacts of the flow run."""
    from prefect.artifacts import create_markdown_artifact, create_table_artifact

    key = "dateline-" + "".join(c if c.isalnum() else "-" for c in Path(summary.out).name.lower())[:60].strip("-")
    create_markdown_artifact(key=f"{key}-report", markdown=to_markdown(summary), description=summary.lines()[0])
    create_table_artifact(key=f"{key}-timeline", table=to_table(summary), description=summary.lines()[1])


def to_markdown(summary: Summary) -> str:
    """The report."""
    lines = ["# dateline", *summary.lines()]
    return "\n\n".join(markdown(line) if n else line for n, line in enumerate(lines))


def to_table(summary: Summary) -> list[dict[str, Any]]:
    """The timeline, newest last."""
    rows = [event for event in summary.events if event.superseded_by is None][-TABLE_ROWS:]
    return [
        {
            "date": wording.when(event.interval, event.extent),
            "event": plain(event.title),
            "who": plain(wording.who(event)),
            "status": event.status.value,
            "sources": plain(", ".join(wording.sources(event))),
        }
        for event in rows
    ]
