"""A mention as rows are told from it, and as one short text and back.

Telling reads nothing else: what an article says is laid down where it is read, and no mention is asked for again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from extractors.merge.facts import FUTURE, PAST, Fact, reading
from extractors.merge.lexicon import sentence_families, words
from extractors.model import (
    Extent,
    Factuality,
    Granularity,
    Interval,
    Mention,
    Participant,
    Polarity,
    Published,
    Role,
)

#: JSON without blanks; ``json.dumps`` makes an encoder at each call.
compact = json.JSONEncoder(separators=(",", ":")).encode
#: From a text that :data:`compact` wrote, and where it ends; ``json.loads`` looks for blanks around it.
parsed = json.JSONDecoder().raw_decode

#: Families of words that tell whether what does not happen as planned was put off or called off.
_STOPS = frozenset({"postpone", "cancel"})


class Said(NamedTuple):
    """What a row needs to know of a mention. ``lo``/``hi`` are proleptic day numbers, half open; ``span``, ``extent``
    and ``edtf`` the reading of its date that counts, ``sure`` how sure that date is.

    ``begin`` is the place of the trigger, ``carried`` marks one whose event another mention tells, ``tensed`` one with
    a tense of its own, ``weak`` a word that says little alone, ``named`` somebody with a name who acts, ``called_off``
    what its own article calls off, ``stopping`` a word that calls something off, ``toll`` harm whose
    title does not name what did it. ``stops`` are the families of such
    words in its sentence, where this may matter.

    A tuple: one is made for every mention told, and a frozen dataclass takes five times as long.
    """

    mention_id: str
    doc_id: str
    published: Published
    source: str | None
    factuality: Factuality
    polarity: Polarity
    participants: tuple[Participant, ...]
    stops: frozenset[str]
    lo: int
    hi: int
    granularity: Granularity
    span: Interval | None
    extent: Extent
    edtf: str
    event_id: str
    begin: int
    word: str
    lemma: str
    pos: str
    event_type: str
    title: str | None
    salience: float
    confidence: float
    sure: float
    statement: bool
    carried: bool
    tensed: bool
    dated: bool
    firm: bool
    weak: bool
    named: bool
    called_off: bool
    stopping: bool
    toll: bool

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Reading order over all articles: earliest published first, then by article and place in it."""
        return self.published.on, self.doc_id, self.begin, self.mention_id

    @property
    def begun(self) -> bool:
        """Whether the date has a begin."""
        return self.lo > PAST

    @property
    def within(self) -> bool:
        """Whether it happened some time within the interval."""
        return self.extent is Extent.WITHIN


def id_of(mention_id: str) -> str:
    """The id of an event whose first mention brings none along."""
    return hashlib.sha256(f"event {mention_id}".encode()).hexdigest()[:16]


def event_id(first: Mention) -> str:
    """The id of an event, which the mention that told it first has with it; made of that one's id where it has none.

    It lasts while that mention is the first, whatever revisions its article has, as long as they keep its sentence.
    Where an older article is added later, the event goes by that one's id, and the id it had leads to it by way of its
    mention: the ids of all its mentions are names of the event.
    """
    return first.event_id or id_of(first.mention_id)


def said(fact: Fact, stopping: bool, kept: Container[str], echoes: Container[str], harm: Container[str]) -> Said:
    """What a fact says. ``stopping``: its article calls something off; ``kept`` are the mentions that are told at all
    ("proposed a ban" tells of no ban), ``echoes`` those that others tell in full, ``harm`` those of which others tell
    what did it.
    """
    mention = fact.mention
    found = reading(mention.when)
    stopping |= mention.factuality is Factuality.CANCELLED
    return Said(
        mention_id=mention.mention_id,
        doc_id=mention.doc_id,
        published=mention.published,
        source=mention.source,
        event_id=event_id(mention),
        begin=mention.trigger.begin,
        word=mention.trigger.text,
        lemma=mention.trigger.lemma,
        pos=mention.trigger.pos,
        event_type=mention.event_type,
        title=mention.title,
        salience=mention.salience,
        confidence=mention.confidence,
        sure=mention.when.confidence,
        statement=mention.event_class == "statement",
        carried=(mention.part_of is not None and mention.part_of in kept) or mention.mention_id in echoes,
        tensed=bool(mention.tense),
        dated=fact.dated,
        firm=fact.firm,
        weak=fact.topic.weak,
        named=any(name.proper for name in fact.agents),
        called_off=fact.called_off,
        stopping=not _STOPS.isdisjoint(fact.topic.families),
        toll=mention.mention_id in harm and sentence_families(mention.title or "").isdisjoint(words("happening")),
        factuality=mention.factuality,
        polarity=mention.polarity,
        participants=mention.participants,
        stops=sentence_families(mention.sentence.text) & _STOPS if stopping else frozenset(),
        lo=fact.lo,
        hi=fact.hi,
        granularity=fact.granularity,
        span=found.interval if found else None,
        extent=found.extent if found else Extent.WITHIN,
        edtf=found.edtf if found else "",
    )


def encode(reasons: Sequence[str], every: Sequence[Said]) -> str:
    """What one article says of one event (at least one mention), and why these are one event, as text."""
    first = every[0]
    published = first.published
    at = published.at and published.at.astimezone(UTC).isoformat()
    head = [first.doc_id, first.source, published.on.isoformat(), published.method, at, published.doubt]
    return compact([reasons, head, [_written(one) for one in every]])


def _written(one: Said) -> list[Any]:
    """The fields from ``event_id`` on as they are, behind those that JSON does not have."""
    return [
        one.mention_id,
        one.factuality,
        one.polarity,
        [[p.role, p.text, p.begin, p.end, p.head, p.name, p.entity_type, p.resolved] for p in one.participants],
        sorted(one.stops),
        _when(one),
        *_PLAIN(one),
    ]


def _when(one: Said) -> str:
    """The date as text of its own: the same ones come again and again, and are made once."""
    span, clock = one.span, None
    if span is not None:
        clock = [part and part.isoformat() for part in (span.time_begin, span.time_end)] + [span.zone]
    return compact([one.lo, one.hi, one.granularity, one.extent, one.edtf, clock])


def decode(text: str) -> tuple[tuple[str, ...], tuple[Said, ...]]:
    """From text: the reasons, and what each mention says."""
    reasons, (doc_id, source, *when_out), every = parsed(text)[0]
    published = _published(*when_out)
    found = []
    for mention_id, told, polarity, who, stops, when, *plain in every:
        participants = tuple([Participant(_ROLES[role], *rest) for role, *rest in who])
        kinds = _FACTUALITIES[told], _POLARITIES[polarity]
        one = Said(mention_id, doc_id, published, source, *kinds, participants, frozenset(stops), *_read(when), *plain)
        found.append(one)
    return tuple(reasons), tuple(found)


_PLAIN = attrgetter(*Said._fields[Said._fields.index("event_id") :])
_FACTUALITIES = {kind.value: kind for kind in Factuality}
_POLARITIES = {kind.value: kind for kind in Polarity}
_ROLES = {kind.value: kind for kind in Role}


@lru_cache(maxsize=10_000)
def _published(on: str, method: str, at: str | None, doubt: str | None) -> Published:
    return Published(date.fromisoformat(on), method, datetime.fromisoformat(at) if at else None, doubt)


@lru_cache(maxsize=100_000)
def _read(text: str) -> tuple[Any, ...]:
    """The fields from ``lo`` to ``edtf``."""
    lo, hi, level, extent, edtf, clock = json.loads(text)
    span, granularity = None, Granularity(level)
    if clock is not None:
        begin, end = (part and time.fromisoformat(part) for part in clock[:2])
        span = Interval(day(lo), day(hi), granularity, begin, end, clock[2])
    return lo, hi, granularity, span, Extent(extent), edtf


def day(number: int) -> date | None:
    """The day of a number, ``None`` for an open side."""
    return None if number <= PAST or number >= FUTURE else date.fromordinal(number)
