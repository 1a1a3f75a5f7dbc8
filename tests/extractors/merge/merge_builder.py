"""Mentions in one line, for tests: ``m("police arrested/arrest man@patient", on="2024-03-04", doc="a")``."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from benchmarks import made
from extractors.model import (
    Anchor,
    AnchorKind,
    Article,
    Attribution,
    EventDate,
    Extent,
    Factuality,
    Granularity,
    Interval,
    Mention,
    Participant,
    Polarity,
    Published,
    Reading,
    Resolved,
    Role,
    Span,
    Timex,
    TimexType,
    Trigger,
    Unresolved,
)

ROLES = {"a": Role.AGENT, "p": Role.PATIENT, "r": Role.RECIPIENT, "l": Role.PLACE}


def interval(value: str | None) -> tuple[Interval, Extent] | None:
    """``2024-03-04`` a day, ``2024-03`` a month, ``2024`` a year, ``2024-W10`` a week, ``a/b`` days a to b,
    ``../b`` and ``a/..`` open sides."""
    if value is None:
        return None
    if "/" in value:
        first, last = value.split("/")
        begin = None if first == ".." else date.fromisoformat(first)
        end = None if last == ".." else date.fromisoformat(last) + timedelta(days=1)
        extent = Extent.UNTIL if begin is None else Extent.FROM if end is None else Extent.WITHIN
        return Interval(begin, end, Granularity.DAY), extent
    if "W" in value:
        begin = date.fromisoformat(f"{value}-1")
        return Interval(begin, begin + timedelta(days=7), Granularity.WEEK), Extent.WITHIN
    if len(value) == 4:
        return Interval(date(int(value), 1, 1), date(int(value) + 1, 1, 1), Granularity.YEAR), Extent.WITHIN
    if len(value) == 7:
        year, month = map(int, value.split("-"))
        return (
            Interval(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1), Granularity.MONTH),
            Extent.WITHIN,
        )
    return made.day(date.fromisoformat(value)), Extent.WITHIN


def participant(code: str) -> Participant:
    """``a:Steve Jobs:PERSON`` or ``p:a man``: role, text, entity type; the head is the last word."""
    role, text, *kind = code.split(":")
    head = text.split()[-1]
    return Participant(ROLES[role], text, 0, len(text), head, text, kind[0] if kind else None)


def m(
    trigger: str,
    *who: str,
    on: str | None,
    doc: str = "d1",
    pub: str = "2024-03-05",
    sentence: int = 0,
    kind: str = "other",
    cls: str = "occurrence",
    pos: str = "VERB",
    factuality: Factuality = Factuality.ASSERTED,
    negated: bool = False,
    timex: bool = True,
    salience: float = 0.5,
    confidence: float = 0.9,
    source: str | None = None,
    revision: int = 1,
    said: str | None = None,
    begin: int | None = None,
    rule: str = "timex:direct",
) -> Mention:
    """A mention. ``trigger`` is ``text`` or ``text/lemma``; ``on`` as in :func:`interval`, ``None`` for no date."""
    text, _, lemma = trigger.partition("/")
    found = interval(on)
    published = Published(date.fromisoformat(pub), "given")
    if found is None:
        resolution: Resolved | Unresolved = Unresolved("no date")
    else:
        reading = Reading(found[0], on or "", on or "", found[1], 1.0, "test")
        resolution = Resolved(reading, Anchor(AnchorKind.DCT), (rule,))
    expression = (
        Timex("t1", sentence * 100, sentence * 100 + 1, on or "", TimexType.DATE, on or "", resolution)
        if timex and found
        else None
    )
    cues = (trigger, who, on, doc, sentence, kind, factuality, negated, begin, revision)
    words = " ".join([*(w.split(":")[1] for w in who), text])
    at = sentence * 100
    start = at if begin is None else begin
    return made.mention(
        mention_id=hashlib.sha256(repr(cues).encode()).hexdigest()[:16],
        doc_id=doc,
        revision=revision,
        published=published,
        sentence_index=sentence,
        sentence=Span(at, at + len(words), words),
        trigger=Trigger(start, at + len(text), text, lemma or text, pos),
        event_class=cls,
        event_type=kind,
        when=EventDate(resolution, expression, 0.9 if found else 0.0),
        participants=tuple(participant(code) for code in who),
        polarity=Polarity.NEG if negated else Polarity.POS,
        factuality=factuality,
        attribution=Attribution("someone", said, 0, 1, False) if said else None,
        salience=salience,
        confidence=confidence,
        source=source,
    )


def article(doc: str, pub: str = "2024-03-05", **more: object) -> Article:
    """The article a mention is from; ``source``, ``copy_of``, ``wire_origin``, ``title`` … by name."""
    return Article(doc_id=doc, text="", published=Published(date.fromisoformat(pub), "given"), blocks=(), **more)  # type: ignore[arg-type]
