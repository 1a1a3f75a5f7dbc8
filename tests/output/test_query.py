"""The questions people ask, each with rows it finds and rows it must not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model import (
    Attribution,
    DateClaim,
    Event,
    Extent,
    Granularity,
    Interval,
    Mention,
    Participant,
    Role,
    Span,
    Status,
)
from output import rows
from output.query import Question, in_time_order, select
from tests.output import samples

DOC = samples.article()


def told(name: str, sentence: str, speaker: str | None = None, via: str | None = None) -> Mention:
    said = Attribution(speaker, "said", 0, 5, False, via) if speaker else None
    return samples.mention(name, DOC, sentence=Span(0, len(sentence), sentence), attribution=said)


def happened(name: str, span: Interval, mentions: tuple[Mention, ...], **changes: object) -> Event:
    return samples.event(name, mentions, interval=span, **changes)


def people(*names: tuple[Role, str]) -> tuple[Participant, ...]:
    return tuple(Participant(role, name, 0, 1, name.split()[-1], name) for role, name in names)


MENTIONS = [
    told("m1", "Rebels shelled the harbour of Göyçə before dawn.", "Elin Bax", via="Radio Lorne"),
    told("m2", "The central bank raised its key rate to 4.5 per cent."),
    told("m3", "Rowers of Armenia won the relay in Oslo."),
    told("m4", "Talks about the harbour have gone on since March.", "Harbour Board"),
    told("m5", "The tunnel was to open by May."),
    told("m6", "An earlier report of the shelling was withdrawn."),
]
SINCE_MARCH = Interval(date(2024, 3, 1), None, Granularity.MONTH)
BY_MAY = Interval(None, date(2024, 5, 1), Granularity.MONTH)
EVENTS = [
    happened(
        "shelling",
        samples.day(date(2024, 4, 3)),
        (MENTIONS[0],),
        title="Rebels shelled Göyçə",
        event_type="conflict.attack",
        participants=people((Role.AGENT, "Rebels"), (Role.PLACE, "Göyçə")),
        place="Göyçə",
        n_independent_sources=3,
    ),
    happened(
        "rate",
        Interval(date(2024, 4, 1), date(2024, 5, 1), Granularity.MONTH),
        (MENTIONS[1],),
        title="Central bank raised its key rate",
        event_type="economy",
        participants=people((Role.AGENT, "Central Bank of Norway")),
        place=None,
        date_claims=(DateClaim(None, None, Granularity.MONTH, ("Oslo Times",), ("m2",)),),
    ),
    happened(
        "relay",
        samples.day(date(2024, 6, 9)),
        (MENTIONS[2],),
        title="Armenian rowers win",
        event_type="sport",
        participants=people((Role.AGENT, "rowers of Armenia")),
        place="Oslo",
    ),
    happened(
        "talks",
        SINCE_MARCH,
        (MENTIONS[3],),
        title="Talks",
        event_type="conflict-talks",
        extent=Extent.FROM,
        participants=(),
        place=None,
    ),
    happened(
        "tunnel",
        BY_MAY,
        (MENTIONS[4],),
        title="Tunnel opens",
        event_type="transport",
        extent=Extent.UNTIL,
        status=Status.PLANNED,
        participants=(),
        place=None,
    ),
    happened("old", samples.day(date(2024, 4, 3)), (MENTIONS[5],), title="Shelling", superseded_by="shelling"),
]
TIMELINE, TABLE = rows.timeline_table(EVENTS), rows.mentions_table(MENTIONS)


def ask(**question: object) -> list[str]:
    found = select(TIMELINE, TABLE, Question(**question))  # type: ignore[arg-type]
    return list(found["event_id"].to_pylist())


def test_no_question_gives_all_that_stands_in_order_of_time() -> None:
    assert ask() == ["talks", "rate", "shelling", "tunnel", "relay"]
    assert "old" in ask(superseded=True)


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (date(2024, 4, 1), date(2024, 4, 30), ["talks", "rate", "shelling", "tunnel"]),
        (date(2024, 4, 4), date(2024, 4, 4), ["talks", "rate"]),
        (date(2024, 5, 1), date(2024, 6, 8), ["talks"]),
        (date(2024, 4, 30), None, ["talks", "rate", "tunnel", "relay"]),
        (None, date(2024, 2, 29), []),
        (date(2024, 6, 9), date(2024, 6, 9), ["talks", "relay"]),
        (date(2024, 6, 10), None, ["talks"]),
    ],
)
def test_a_period_finds_what_may_have_happened_in_it(start: date, end: date, found: list[str]) -> None:
    assert ask(start=start, end=end) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("armenia", ["relay"]),
        ("Central Bank", ["rate"]),
        ("REBELS", ["shelling"]),
        ("rebel", []),
        ("Bank of England", []),
        (".*", []),
    ],
)
def test_a_participant_is_found_by_whole_words(name: str, found: list[str]) -> None:
    assert ask(participant=name) == found


def test_a_place_is_found_without_its_accents_and_a_person_of_that_name_is_not() -> None:
    assert ask(place="goycə") == ["shelling"]
    assert ask(place="oslo") == ["relay"]
    assert ask(place="rebels") == []


def test_a_type_takes_its_sub_types() -> None:
    assert ask(event_type="conflict") == ["talks", "shelling"]
    assert ask(event_type="conflict.attack") == ["shelling"]
    assert ask(event_type="conf") == []


def test_status_and_sources() -> None:
    assert ask(status=("planned",)) == ["tunnel"]
    assert ask(status=("planned", "asserted"), min_sources=3) == ["shelling"]


def test_who_says_so_is_a_speaker_a_go_between_or_an_outlet() -> None:
    assert ask(speaker="Bax") == ["shelling"]
    assert ask(speaker="radio lorne") == ["shelling"]
    assert ask(speaker="Oslo Times") == ["rate"]
    assert ask(speaker="Board") == ["talks"]
    assert ask(speaker="Oslo") == ["rate"]
    assert ask(speaker="Ax") == []


def test_text_is_looked_for_in_titles_and_sentences_all_words() -> None:
    assert ask(text="harbour") == ["talks", "shelling"]
    assert ask(text="dawn harbour") == ["shelling"]
    assert ask(text="4.5") == ["rate"]
    assert ask(text="harbour oslo") == []
    assert ask(text="") == ask()


def test_without_mentions_titles_and_outlets_still_answer() -> None:
    found = select(TIMELINE, None, Question(text="key rate", speaker="oslo times"))
    assert found["event_id"].to_pylist() == ["rate"]


def test_parts_are_joined_by_and() -> None:
    assert ask(start=date(2024, 4, 1), end=date(2024, 4, 30), text="harbour", event_type="conflict") == [
        "talks",
        "shelling",
    ]
    assert ask(text="harbour", status=("planned",)) == []


def test_an_empty_timeline_answers_everything_with_nothing() -> None:
    empty = rows.timeline_table([])
    question = Question(date(2024, 1, 1), date(2024, 2, 1), "a", "b", "c", ("planned",), 2, "d", "e")
    assert select(empty, rows.mentions_table([]), question).num_rows == 0


def _earlier(told: date, end: date | None) -> date:
    """Where what has no begin is looked for first: from its first telling on, or at its end if that was before."""
    return told if end is None else min(told, end - timedelta(days=1))


@settings(max_examples=60, deadline=None)
@given(
    spans=st.lists(samples.intervals(), max_size=8),
    period=st.tuples(st.none() | samples.days, st.none() | samples.days),
)
def test_a_period_is_what_a_person_would_pick_row_by_row(
    spans: list[Interval], period: tuple[date | None, date | None]
) -> None:
    start, end = period
    events = [samples.event(f"e{i}", MENTIONS[:1], interval=span) for i, span in enumerate(spans)]
    told = MENTIONS[0].published.on
    wanted = {
        event.event_id
        for event in events
        if (end is None or (event.interval.begin or _earlier(told, event.interval.end)) <= end)
        and (start is None or event.interval.end is None or start < event.interval.end)
    }
    found = select(rows.timeline_table(events), None, Question(start=start, end=end))
    assert set(found["event_id"].to_pylist()) == wanted


def test_a_table_in_chunks_answers_the_same() -> None:
    chunked = pa.concat_tables([TIMELINE.slice(0, 2), TIMELINE.slice(2, 1), TIMELINE.slice(3)])
    question = Question(participant="armenia")
    assert select(chunked, TABLE, question).equals(select(TIMELINE, TABLE, question))


def test_null_lists_are_no_match() -> None:
    bare = [replace(EVENTS[0], participants=(), date_claims=())]
    assert select(rows.timeline_table(bare), TABLE, Question(participant="rebels")).num_rows == 0


def test_order_of_time_puts_shorter_first_and_an_end_at_its_end() -> None:
    ids = in_time_order(TIMELINE)["event_id"].to_pylist()
    assert ids.index("tunnel") > ids.index("shelling")
    assert ids.index("tunnel") < ids.index("relay")


def test_events_of_one_day_come_by_the_clock() -> None:
    day = samples.day(date(2024, 5, 7))
    hours = {"noon": time(12), "dawn": time(5, 30), "none": None, "again": time(12)}
    events = [replace(EVENTS[0], event_id=name, interval=replace(day, time_begin=at)) for name, at in hours.items()]
    assert in_time_order(rows.timeline_table(events))["event_id"].to_pylist() == ["dawn", "again", "noon", "none"]
