"""Dates, statuses and anchors in words a reader of the news takes in at a glance. English, ISO days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from extractors.model import (
    Ambiguous,
    Anchor,
    AnchorKind,
    DateClaim,
    Event,
    Extent,
    Granularity,
    Interval,
    Mention,
    Published,
    Reading,
    Resolved,
    Status,
    Unresolved,
)
from output.rows.dates import inclusive
from output.safe import plain

#: Ways to find a day of publication that have a name of their own.
_METHODS: Final = {"json_ld": "JSON-LD", "opengraph": "OpenGraph", "timeml": "TimeML", "url": "URL"}
#: How merging names an article whose outlet is not known.
_UNNAMED: Final = re.compile(r"article [0-9a-f]{8,}")
_NEGATED: Final = re.compile(r"\b(?:not|cannot|no|never|nobody|none|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)
_EXTENT: Final = {Extent.FROM: "since ", Extent.UNTIL: "until "}


def when(span: Interval, extent: Extent = Extent.WITHIN) -> str:
    """The days of an interval, no finer than it is: ``2023-09-19``, ``2023-09``, ``2023``, ``since 2022-12-12``,
    ``since 2019``, ``2023-09-01 … 2023-09-20``, ``2023-09-19 14:30``, ``by 2023-09-20`` (some day up to that one).
    """
    first, last = inclusive(span)
    lead = _EXTENT.get(extent, "")
    if first is None or last is None:
        edge = _edge(first, last, span.granularity)
        return f"{lead}{edge}" if lead else f"by {edge}" if first is None else f"{edge} or later"
    text = _whole(first, last) or (str(first) if first == last else f"{first} … {last}")
    clock = " – ".join(dict.fromkeys(t.isoformat("minutes") for t in (span.time_begin, span.time_end) if t is not None))
    return f"{lead}{text}{' ' + clock if clock else ''}"


def _edge(first: date | None, last: date | None, fine: Granularity) -> str:
    """The one day an open interval has, or the year or month it begins or ends where the text said no more."""
    if fine is Granularity.YEAR:
        if first is not None and (first.month, first.day) == (1, 1):
            return str(first.year)
        if last is not None and (last.month, last.day) == (12, 31):
            return str(last.year)
    if fine is Granularity.MONTH:
        if first is not None and first.day == 1:
            return f"{first:%Y-%m}"
        if last is not None and last.day == monthrange(last.year, last.month)[1]:
            return f"{last:%Y-%m}"
    return str(first or last)


def _whole(first: date, last: date) -> str | None:
    """``2023``, ``2023-Q3`` or ``2023-09`` where the days are a calendar year, quarter or month from end to end."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} … {last.year}"
    whole_month = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_month and (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    if whole_month and first.month % 3 == 1 and (first.year, first.month + 2) == (last.year, last.month):
        return f"{first.year}-Q{last.month // 3}"
    return None


def how_fine(event: Event) -> str:
    """Granularity, with the extent where it says more than the date does: ``day``, ``month, within``."""
    first, last = inclusive(event.interval)
    label = event.interval.granularity.label.replace("_", " ")
    spread = event.interval.granularity > Granularity.DAY or first != last
    return f"{label}, {event.extent.value}" if spread and event.extent is not Extent.FROM else label


def who(event: Event) -> str:
    """Who did what to whom, places left out (they have their own column): ``Ferry workers → port of Lorne``."""
    by_role: dict[str, list[str]] = {}
    for p in event.participants:
        names = by_role.setdefault(p.role.value, [])
        name = p.name or p.text
        if name not in names:
            names.append(name)
    agents = ", ".join(by_role.get("agent", []))
    others = ", ".join(by_role.get("patient", []) + by_role.get("recipient", []))
    return " → ".join(part for part in (agents, others) if part)


def sources(event: Event) -> tuple[str, ...]:
    """The outlets that tell of it, each once, by name; articles that name none are counted."""
    return named({source for claim in event.date_claims for source in claim.sources})


def apart(found: Iterable[str]) -> tuple[list[str], int]:
    """The outlets among sources, in order, and how many articles without one."""
    every = sorted(found)
    names = [name for name in every if not _UNNAMED.fullmatch(name)]
    return names, len(every) - len(names)


def named(found: Iterable[str]) -> tuple[str, ...]:
    """Names of sources in order. Merging tells articles without one apart by their ids, which mean nothing to a reader:
    ``AP``, ``2 unnamed sources``."""
    names, unnamed = apart(found)
    return (*names, *([f"{unnamed} unnamed sources" if unnamed > 1 else "unnamed source"] if unnamed else []))


def told_by(event: Event) -> str:
    """``AP, Courier (2 independent, 3 articles; dates disagree)``."""
    names = ", ".join(sources(event)) or "unnamed source"
    facts = []
    if event.n_independent_sources > 1 or event.n_documents > 1:
        facts.append(f"{event.n_independent_sources} independent, {event.n_documents} articles")
    if event.date_conflict:
        facts.append("dates disagree")
    return plain(f"{names} ({'; '.join(facts)})" if facts else names)


def status(event: Event) -> str:
    """The status as a reader takes it: a title that says "not" itself is told as a fact, nobody denies it."""
    negated = event.status is Status.DENIED and _NEGATED.search(event.title) is not None
    return Status.ASSERTED.value if negated else event.status.value


def publication(published: Published) -> str:
    """``Wednesday 2023-09-20 (front matter)``."""
    method = _METHODS.get(published.method, published.method.replace("_", " "))
    return f"{published.on:%A} {published.on} ({method})"


#: What an anchor's ref stands for, by ``doc_id`` and ref: the words of a time expression or of an event.
Words = Mapping[tuple[str, str], str]


def words_of(mentions: Iterable[Mention]) -> Words:
    """The words behind every ref that these mentions know."""
    known: dict[tuple[str, str], str] = {}
    for m in mentions:
        known[m.doc_id, m.mention_id] = m.trigger.text
        if m.when.timex is not None:
            known[m.doc_id, m.when.timex.ref] = m.when.timex.text
    return known


def anchor(base: Anchor, mention: Mention, words: Words | None = None) -> str:
    """What the date was counted from, in words: ``“Saturday” earlier in the text (2022-08-27)``."""
    said = (words or {}).get((mention.doc_id, base.ref or ""))
    named = f"“{said}”" if said else ""
    value = f" ({base.value})" if base.value else ""
    match base.kind:
        case AnchorKind.CALENDAR:
            return "nothing: the text gives the date in full"
        case AnchorKind.DCT:
            return f"the day of publication, {publication(mention.published)}"
        case AnchorKind.TEXT:
            return f"{named or 'a date'} earlier in the text{value}"
        case AnchorKind.EVENT:
            return f"{'the event' if named else 'another event of the article'}{' ' * bool(named)}{named}{value}"


def reading(of: Reading) -> str:
    """``2023-09-19``: the days a reading stands for."""
    return when(of.interval, of.extent)


def date_facts(mention: Mention, words: Words | None = None) -> tuple[tuple[str, str], ...]:
    """Why a mention has its date, a line each: expression, anchor, rule, date, rejected readings, speaker."""
    resolution, timex = mention.when.resolution, mention.when.timex
    facts = []
    if timex is not None:
        inside = mention.sentence.begin <= timex.begin < mention.sentence.end
        where = "" if inside else " elsewhere in the article"
        facts.append(("Expression", f"“{timex.text}”{where} ({timex.type.value} {timex.value})"))
    match resolution:
        case Resolved(taken, base, rules, rejected):
            facts += [("Counted from", anchor(base, mention, words)), ("Rule", ", ".join(rules))]
            facts += [("Date", f"{reading(taken)}: {taken.reason}")]
            facts += [("Rejected", _weighed(r)) for r in rejected]
        case Ambiguous(readings, base, rules):
            facts += [("Counted from", anchor(base, mention, words)), ("Rule", ", ".join(rules))]
            facts += [("Either", _weighed(r)) for r in readings]
        case Unresolved(reason, rules):
            facts += [("Rule", ", ".join(rules)), ("No date", reason)]
    said = mention.attribution
    if said is not None:
        via = f", via {said.via}" if said.via else ""
        facts.append(("According to", f"{said.speaker}{via} (“{said.cue}”)" if said.cue else f"{said.speaker}{via}"))
    if mention.published.doubt:
        facts.append(("Doubt", mention.published.doubt))
    return tuple((name, plain(value)) for name, value in facts if value)


def conflicts(event: Event) -> tuple[tuple[str, str], ...]:
    """Where sources disagree, each date and who gives it; empty where they do not."""
    if not event.date_conflict:
        return ()
    return tuple((claimed(c), plain(", ".join(named(c.sources))) or "an unnamed source") for c in event.date_claims)


def claimed(claim: DateClaim) -> str:
    """The days a source gives: ``2023-09-19``, ``2023-09``, ``since 2023-09-19``."""
    if claim.date_start is None or claim.date_end is None:
        return f"until {claim.date_end}" if claim.date_start is None else f"since {claim.date_start}"
    if claim.date_start == claim.date_end:
        return str(claim.date_start)
    return _whole(claim.date_start, claim.date_end) or f"{claim.date_start} … {claim.date_end}"


def _weighed(of: Reading) -> str:
    return f"{reading(of)}: {of.reason} (weight {of.weight:.2f})"
