"""A finished run in numbers and events, and the lines a person reads of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from extractors.model import Event, Reject
from flows.job import Tally
from flows.options import RunOptions, Work
from flows.settle import Changes, Few, Merged
from output.safe import plain

#: Rejects told one by one; the table holds them all.
TOLD = 10
PARTS = ("read", "extract", "merge", "write")


@dataclass(frozen=True, slots=True)
class Summary:
    """A finished run. ``idle``: it had nothing to do. ``failed`` says why it came to nothing, if it did."""

    out: str
    paths: tuple[str, ...]
    came_in: int
    new: int
    unchanged: int
    refused_before: int
    other_months: int
    rejects: tuple[Reject, ...]
    doubts: tuple[str, ...]
    first: date | None
    last: date | None
    standing: int
    conflicts: Few[Event]
    changes: Changes
    replaced: tuple[str, ...]
    seconds: Mapping[str, float] = field(default_factory=dict)
    failed: str = ""
    idle: bool = False

    @classmethod
    def of(
        cls,
        options: Work,
        tally: Tally,
        merged: Merged | None,
        replaced: Sequence[str],
        clock: Mapping[str, float],
        failed: str = "",
    ) -> Summary:
        """Collect it. ``clock`` holds when each part ended, under its name, and ``start``."""
        return cls(
            out=options.out,
            paths=tuple(options.paths) if isinstance(options, RunOptions) else (),
            standing=merged.standing if merged else 0,
            came_in=tally.read,
            new=tally.new,
            unchanged=tally.unchanged,
            refused_before=tally.refused_before,
            other_months=tally.other_months,
            rejects=tuple(tally.rejects),
            doubts=tuple(tally.doubts),
            first=tally.first,
            last=tally.last,
            conflicts=merged.conflicts if merged else Few(),
            changes=merged.changes if merged else Changes(),
            replaced=tuple(replaced),
            seconds=_spent(clock),
            failed=failed,
            idle=merged is None,
        )

    @classmethod
    def unchanged_run(cls, options: Work, tally: Tally, standing: int, clock: Mapping[str, float]) -> Summary:
        """Of a run that had nothing to do: the tables were not read."""
        return replace(cls.of(options, tally, None, (), clock), standing=standing)

    def lines(self) -> list[str]:
        """The run in a few lines a person reads."""
        found = [f"{count(self.came_in, 'article')} came in: {self.new:,} new", f"{self.unchanged:,} unchanged"]
        found.append(f"{len(self.rejects):,} rejected{reasons_of(self.rejects)}")
        if self.refused_before:
            found.append(f"{self.refused_before:,} rejected before")
        if self.other_months:
            found.append(f"{self.other_months:,} of other months")
        added, changed, removed = (len(x) for x in (self.changes.added, self.changes.changed, self.changes.removed))
        lines = [", ".join(found)]
        lines.append(
            f"{count(self.standing, 'event')} in {self.out}: {added:,} new, {changed:,} changed, {removed:,} gone"
        )
        if self.conflicts:
            lines.append(f"{count(len(self.conflicts), 'event')} dated differently by different sources")
        if self.doubts:
            lines.append(f"{count(len(self.doubts), 'publication date')} in doubt: {plain(self.doubts[0])}")
        return lines

    def refusals(self) -> list[str]:
        """The first rejects, a line each with what to do; how many more there are."""
        told = [f"rejected: {plain(reject.message)}" for reject in self.rejects[:TOLD]]
        if len(self.rejects) > TOLD:
            told.append(f"rejected: {len(self.rejects) - TOLD:,} more; `dateline rejects {self.out}` lists them all")
        return told


def spent_line(summary: Summary) -> str:
    """Where the time went: ``took read 1.5 s, extract 20.1 s, merge 2.2 s, write 1.0 s``. The first two overlap."""
    return f"took {', '.join(f'{part} {seconds:.1f} s' for part, seconds in summary.seconds.items())}"


def _spent(clock: Mapping[str, float]) -> dict[str, float]:
    names = ["start", *(part for part in PARTS if part in clock)]
    return {after: clock[after] - clock[before] for before, after in pairwise(names)}


def count(number: int, noun: str) -> str:
    """``1 article``, ``2,000 articles``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def reasons_of(rejects: Iterable[Reject]) -> str:
    """`` (no_date 3, empty)``."""
    counted = sorted(Counter(reject.reason for reject in rejects).items())
    return f" ({', '.join(f'{reason} {n:,}' if n > 1 else reason for reason, n in counted)})" if counted else ""


def read_line(tally: Tally) -> str:
    """The log line after reading."""
    days = "" if tally.first is None else f", published {tally.first}"
    days += "" if tally.last in (None, tally.first) else f" to {tally.last}"
    return f"read {count(tally.read, 'article')}: {tally.new:,} new, {tally.unchanged:,} unchanged{days}"


def nothing(tally: Tally) -> str:
    """Why a run came to nothing, in one line."""
    if not tally.rejects:
        return "no article was found; give files or folders that hold some"
    first = plain(tally.rejects[0].message)
    more = f" (and {count(len(tally.rejects) - 1, 'more reject')})" if len(tally.rejects) > 1 else ""
    return f"no article could be read: {first}{more}"
