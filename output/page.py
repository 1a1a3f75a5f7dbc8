"""The timeline as one self-contained HTML page: no network, no script needed, everything of an article escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from extractors.model import Event, Mention
from output import wording
from output.marking import Piece, pieces, tellings
from output.safe import plain

#: Sentences spelled out for one row; the rest are counted. Keeps a page of 5,000 rows light enough to open.
SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence that tells of the event, as the page shows it."""

    source: str
    published: str
    link: str | None
    place: str
    sentence: tuple[Piece, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as the page shows it."""

    event: Event
    when: str
    fine: str
    who: str
    status: str
    sources: tuple[str, ...]
    tellings: tuple[Telling, ...]
    more: int
    conflicts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a row draws on: mentions by id, where articles lie, the words behind anchors."""

    mentions: Mapping[str, Mention]
    places: Mapping[str, str]
    words: wording.Words


@dataclass(frozen=True, slots=True)
class Year:
    """The rows that begin in one year."""

    label: str
    entries: tuple[Entry, ...]


def render(
    events: Iterable[Event],
    mentions: Sequence[Mention] = (),
    *,
    title: str = "Timeline",
    documents: Mapping[str, str] | None = None,
) -> str:
    """The page, as text to be written in UTF-8.

    ``events`` in the order wanted; ``mentions`` those behind them; ``documents`` the URL or file of each article by
    ``doc_id`` (:func:`output.store.whereabouts`): ``http(s)`` ones become links, others are shown as text.
    """
    known = {m.mention_id: m for m in mentions}
    shown = _Shown(known, documents or {}, wording.words_of(known.values()))
    entries = [_entry(event, shown) for event in events]
    return _template().render(title=plain(title), years=_by_year(entries), rows=len(entries), total=_totals(entries))


def _entry(event: Event, shown: _Shown) -> Entry:
    own = tellings(event, [shown.mentions[key] for key in event.mention_ids if key in shown.mentions])
    return Entry(
        event=event,
        when=wording.when(event.interval, event.extent),
        fine=wording.how_fine(event),
        who=wording.who(event),
        status=wording.status(event),
        sources=wording.sources(event),
        tellings=tuple(_telling(together, shown) for together in own[:SHOWN]),
        more=sum(map(len, own[SHOWN:])),
        conflicts=wording.conflicts(event),
    )


def _telling(together: tuple[Mention, ...], shown: _Shown) -> Telling:
    mention = together[0]
    place = shown.places.get(mention.doc_id, "")
    return Telling(
        source=mention.source or "Unnamed source",
        published=wording.publication(mention.published),
        link=place if _is_web(place) else None,
        place=place,
        sentence=pieces(*together),
        facts=wording.date_facts(mention, shown.words),
    )


def _is_web(address: str) -> bool:
    """Only web addresses become links: ``javascript:`` and the like stay text."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _by_year(entries: Sequence[Entry]) -> list[Year]:
    years: dict[str, list[Entry]] = {}
    for entry in entries:
        span = entry.event.interval
        day = span.begin or (span.end and span.end - timedelta(days=1))
        years.setdefault(str(day.year) if day else "", []).append(entry)
    return [Year(label, tuple(own)) for label, own in years.items()]


def _totals(entries: Sequence[Entry]) -> str:
    claims = (claim for entry in entries for claim in entry.event.date_claims)
    outlets, unnamed = wording.apart({source for claim in claims for source in claim.sources})
    days = [entry.event.last_reported.on for entry in entries]
    parts = [f"{len(entries):,} event{'' if len(entries) == 1 else 's'}"]
    if outlets:
        parts.append(f"{len(outlets):,} outlet{'' if len(outlets) == 1 else 's'}")
    if unnamed:
        parts.append(f"{unnamed:,} unnamed source{'' if unnamed == 1 else 's'}")
    if days:
        parts.append(f"reported up to {max(days)}")
    return " · ".join(parts)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("output", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = plain
    return environment.get_template("page.html")
