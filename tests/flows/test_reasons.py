"""The reason a report gives for a row's date is that of its best mention, read from a few columns."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.growth_corpus import generate
from extractors.merge import merge
from extractors.model import Resolved
from flows import reasons
from output import rows
from output.marking import best_first

FOUND = list(generate(1500, 3))
MENTIONS = [
    replace(
        m,
        source=None if number % 3 else f"Post {number % 5}",
        salience=number % 7 / 7,
        when=replace(m.when, confidence=number % 4 / 4),
    )
    for number, (m, _) in enumerate(FOUND)
]
EVENTS = merge(MENTIONS, dict.fromkeys(article for _, article in FOUND))


def test_a_row_is_explained_by_its_best_mention() -> None:
    half = len(MENTIONS) // 2
    tables = [rows.mentions_table(part).select(reasons.COLUMNS) for part in (MENTIONS[:half], MENTIONS[half:], ())]
    told = reasons.why(EVENTS, tables)
    assert set(told) == {event.event_id for event in EVENTS}
    assert sum(len(event.mention_ids) > 2 for event in EVENTS) > 20
    stand = [event for event in EVENTS if event.superseded_by is None]
    for event in stand:
        best = next(m for m in best_first(event, MENTIONS) if isinstance(m.when.resolution, Resolved))
        assert isinstance(best.when.resolution, Resolved)
        assert best.when.resolution.reading.reason in told[event.event_id]
        assert told[event.event_id].endswith(f"{best.published.on})")
        assert (f"({best.source}, " in told[event.event_id]) == (best.source is not None)
        assert best.when.timex is not None
        assert told[event.event_id].startswith(f"“{best.when.timex.text}”: ")


def test_what_no_mention_dates_has_no_reason() -> None:
    gone = replace(EVENTS[0], mention_ids=("nowhere",), event_id="x")
    assert reasons.why([gone], [rows.mentions_table(MENTIONS).select(reasons.COLUMNS)]) == {"x": ""}
    assert reasons.why([], [rows.mentions_table(MENTIONS[:3]).select(reasons.COLUMNS)]) == {}
