"""Articles, mentions and events for the tests of the output, built by hand and by hypothesis."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from typing import Any

from hypothesis import strategies as st

from benchmarks import made
from benchmarks.made import day
from extractors.model import (
    Ambiguous,
    Anchor,
    AnchorKind,
    Article,
    Attribution,
    Block,
    BlockKind,
    DateClaim,
    Event,
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
    Reject,
    Resolved,
    Role,
    Span,
    Status,
    Timex,
    TimexType,
    Trigger,
    Unresolved,
)

TEXT = "Ferry workers walked out on Tuesday. The port of Lorne stayed shut."


def reading(on: date, reason: str = "Tuesday before publication", weight: float = 0.9) -> Reading:
    return made.reading(on, reason, weight)


def article(name: str = "a1", on: date = date(2024, 5, 8), **changes: object) -> Article:
    values: dict[str, object] = {
        "doc_id": name,
        "text": TEXT,
        "published": Published(on, "front_matter", datetime(on.year, on.month, on.day, 6, 30, tzinfo=UTC)),
        "blocks": (Block(BlockKind.PARAGRAPH, 0, len(TEXT)),),
        "title": "Ferries idle",
        "source": "Lorne Courier",
        "authors": ("Ada Reyes",),
        "url": f"https://courier.example/{name}",
        "text_sha256": "0" * 64,
        "ingested_from": f"news/{name}.txt",
    }
    return Article(**(values | changes))  # type: ignore[arg-type]


def mention(name: str = "m1", doc: Article | None = None, **changes: object) -> Mention:
    doc = doc or article()
    tuesday = doc.published.on - timedelta(days=(doc.published.on.weekday() - 1) % 7 or 7)
    resolution = Resolved(
        reading(tuesday),
        Anchor(AnchorKind.DCT, None, doc.published.on.isoformat()),
        ("weekday.past",),
        (reading(tuesday + timedelta(days=7), "next Tuesday, but the verb is past", 0.1),),
    )
    values: dict[str, object] = {
        "mention_id": name,
        "sentence": Span(0, 36, TEXT[:36]),
        "trigger": Trigger(14, 24, "walked out", "walk", "VERB"),
        "event_type": "protest",
        "when": EventDate(
            resolution, Timex("t1", 28, 35, "Tuesday", TimexType.DATE, tuesday.isoformat(), resolution), 0.95
        ),
        "participants": (Participant(Role.AGENT, "Ferry workers", 0, 13, "workers", "Ferry workers", "ORG"),),
        "salience": 0.75,
        "extractor_version": "0.1.0",
        "title": "Ferry workers walk out",
    }
    return made.mention(doc, **(values | changes))


def event(name: str = "e1", mentions: tuple[Mention, ...] = (), **changes: object) -> Event:
    mentions = mentions or (mention(),)
    on = date(2024, 5, 7)
    ids = tuple(m.mention_id for m in mentions)
    values: dict[str, object] = {
        "event_id": name,
        "title": "Ferry workers walk out",
        "event_type": "protest",
        "interval": day(on),
        "extent": Extent.WITHIN,
        "edtf": on.isoformat(),
        "status": Status.ASSERTED,
        "participants": mentions[0].participants,
        "place": "Lorne",
        "mention_ids": ids,
        "n_documents": len({m.doc_id for m in mentions}),
        "n_independent_sources": 1,
        "date_claims": (DateClaim(on, on, Granularity.DAY, ("Lorne Courier",), ids),),
        "date_conflict": False,
        "salience": 0.75,
        "confidence": 0.9,
        "first_reported": mentions[0].published,
        "last_reported": mentions[-1].published,
        "merge_reasons": ("same trigger and day",),
    }
    return Event(**(values | changes))  # type: ignore[arg-type]


def corpus(n: int, per_article: int = 3) -> tuple[list[Article], list[Mention], list[Event]]:
    """``n`` articles over some months, each with mentions and as many events."""
    articles, mentions, events = [], [], []
    number = count()
    for i in range(n):
        doc = article(f"doc{i:05}", date(2024, 1, 1) + timedelta(days=(i * 37) % 150))
        own = [mention(f"m{next(number):06}", doc, sentence_index=j) for j in range(per_article)]
        articles.append(doc)
        mentions.extend(own)
        events.extend(event(f"e-{m.mention_id}", (m,), interval=day(doc.published.on)) for m in own)
    return articles, mentions, events


def reject(where: str = "news/empty.txt") -> Reject:
    return Reject(where, "read", "empty", "the file holds no text; remove it")


def full(kind: Any, /, *args: Any, **known: Any) -> st.SearchStrategy[Any]:
    """Like ``st.builds``, but a field that is not spelled out here is drawn by its type instead of left at its default:
    what is added to the model later is in the round trip from its first day."""
    spelled = {f.name for f in fields(kind)[: len(args)]} | set(known)
    return st.builds(kind, *args, **known, **{f.name: ... for f in fields(kind) if f.name not in spelled})


# --- hypothesis ---------------------------------------------------------------------------------------------

_text = st.text(st.characters(codec="utf-8"), max_size=12)
_word = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=8)
_maybe = st.none() | _text
_weight = st.floats(0, 1)
_offset = st.integers(0, 2**31 - 1)
days = st.dates(date(2, 1, 1), date(9998, 12, 30))
_zones = st.integers(-14, 14).map(lambda h: timezone(timedelta(hours=h)))
_instants = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=_zones)  # noqa: DTZ001
_published = full(Published, on=days, method=_word, at=st.none() | _instants)
_clock = st.none() | st.times()


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    begin = draw(days)
    end = begin + timedelta(days=draw(st.integers(1, 400))) if begin.year < 9996 else begin + timedelta(days=1)
    sides = draw(st.sampled_from(["both", "begin", "end"]))
    return Interval(
        begin if sides != "end" else None,
        end if sides != "begin" else None,
        draw(st.sampled_from(Granularity)),
        draw(_clock),
        draw(_clock),
        draw(_maybe),
    )


_readings = full(
    Reading,
    interval=intervals(),
    value=_word,
    edtf=_word,
    extent=st.sampled_from(Extent),
    weight=_weight,
    reason=_text,
)
_anchors = full(Anchor, kind=st.sampled_from(AnchorKind), ref=_maybe, value=_maybe)
_rules = st.lists(_word, max_size=3).map(tuple)
_many = st.lists(_readings, max_size=2).map(tuple)
resolutions = (
    full(Resolved, reading=_readings, anchor=_anchors, rules=_rules, rejected=_many)
    | full(Ambiguous, readings=_many, anchor=_anchors, rules=_rules)
    | full(Unresolved, reason=_text, rules=_rules)
)
participants = full(
    Participant,
    role=st.sampled_from(Role),
    text=_text,
    begin=_offset,
    end=_offset,
    head=_text,
    name=_text,
    entity_type=_maybe,
    resolved=_maybe,
)


@st.composite
def event_dates(draw: st.DrawFn) -> EventDate:
    resolution = draw(resolutions)
    own = resolution if draw(st.booleans()) else draw(resolutions)
    timex = draw(
        st.none()
        | full(
            Timex,
            ref=_word,
            begin=_offset,
            end=_offset,
            text=_text,
            type=st.sampled_from(TimexType),
            value=_text,
            resolution=st.just(own),
            mod=_maybe,
            quant=_maybe,
            freq=_maybe,
            begin_point=_maybe,
            end_point=_maybe,
        )
    )
    return EventDate(resolution, timex, draw(_weight))


mentions = full(
    Mention,
    mention_id=_word,
    doc_id=_word,
    revision=st.integers(1, 9),
    published=_published,
    sentence_index=_offset,
    sentence=full(Span, _offset, _offset, _text),
    block=st.sampled_from(BlockKind),
    trigger=full(Trigger, begin=_offset, end=_offset, text=_text, lemma=_text, pos=_word),
    event_class=_word,
    event_type=_word,
    when=event_dates(),
    participants=st.lists(participants, max_size=2).map(tuple),
    polarity=st.sampled_from(Polarity),
    factuality=st.sampled_from(Factuality),
    modality=_maybe,
    tense=_maybe,
    attribution=st.none()
    | full(Attribution, speaker=_text, cue=_text, begin=_offset, end=_offset, quoted=st.booleans()),
    salience=_weight,
    confidence=_weight,
    extractor_version=_word,
    source=_maybe,
    title=_maybe,
)
articles = full(
    Article,
    doc_id=_word,
    text=_text,
    published=_published,
    blocks=st.lists(full(Block, kind=st.sampled_from(BlockKind), begin=_offset, end=_offset), max_size=2).map(tuple),
    title=_maybe,
    source=_maybe,
    authors=st.lists(_text, max_size=2).map(tuple),
    url=_maybe,
    language=_word,
    revision=st.integers(1, 9),
    text_sha256=_text,
    ingested_from=_text,
    modified_at=st.none() | _instants,
    wire_origin=_maybe,
    copy_of=_maybe,
)
_claims = full(
    DateClaim,
    date_start=st.none() | days,
    date_end=st.none() | days,
    granularity=st.sampled_from(Granularity),
    sources=st.lists(_text, max_size=2).map(tuple),
    mention_ids=st.lists(_word, max_size=2).map(tuple),
)
events = full(
    Event,
    event_id=_word,
    title=_text,
    event_type=_word,
    interval=intervals(),
    extent=st.sampled_from(Extent),
    edtf=_word,
    status=st.sampled_from(Status),
    participants=st.lists(participants, max_size=2).map(tuple),
    place=_maybe,
    mention_ids=st.lists(_word, max_size=3).map(tuple),
    n_documents=_offset,
    n_independent_sources=_offset,
    date_claims=st.lists(_claims, max_size=2).map(tuple),
    date_conflict=st.booleans(),
    salience=_weight,
    confidence=_weight,
    first_reported=_published,
    last_reported=_published,
    merge_reasons=st.lists(_text, max_size=2).map(tuple),
    superseded_by=_maybe,
)
