"""The days that matter, each joined with its row and the sentence that tells it. How days are weighed is merge's."""

from __future__ import annotations

import io
from datetime import date

from rich.console import Console

from extractors.model import Article, Event, EventDate, Mention, Resolved, Span, Timex, TimexType
from output.summary import top_days
from output.terminal import show_days
from tests.output import samples

STRIKE, VOTE, RAIN = date(2024, 5, 7), date(2024, 5, 9), date(2024, 5, 11)


def told(on: date, number: int, sentence: str) -> Mention:
    """A mention that an expression of its own sentence dates to ``on``, in an article of the day after."""
    doc: Article = samples.article(f"{on}-{number}", date(on.year, on.month, on.day + 1))
    base = samples.mention().when.resolution
    assert isinstance(base, Resolved)
    resolution = Resolved(samples.reading(on), base.anchor, ("timex:direct", "weekday-past"))
    timex = Timex("t1", 0, 5, sentence[:5], TimexType.DATE, on.isoformat(), resolution)
    return samples.mention(
        f"{on}-{number}", doc, sentence=Span(0, len(sentence), sentence), when=EventDate(resolution, timex, 0.95)
    )


def happened(on: date, *sentences: str) -> tuple[Event, tuple[Mention, ...]]:
    own = tuple(told(on, number, sentence) for number, sentence in enumerate(sentences))
    count = len(own)
    return samples.event(f"e-{on}", own, interval=samples.day(on), n_independent_sources=count), own


TOLD = [
    happened(
        STRIKE,
        "Ferry workers at the port of Lorne walked out over pay.",
        "A walkout over pay shut the port of Lorne on Tuesday.",
        "Crews of eleven ferries stayed at home on Tuesday, the union said.",
    ),
    happened(VOTE, "The council voted for a new tunnel by nine to two.", "Nine councillors backed the new tunnel."),
    happened(RAIN, "It rained on the parade in Lorne for three hours."),
]
EVENTS = [event for event, _ in TOLD]
MENTIONS = [mention for _, own in TOLD for mention in own]


def test_the_days_most_told_about_come_out_in_order_of_time_with_their_rows() -> None:
    days = top_days(EVENTS[::-1], MENTIONS[::-1], 2)
    assert [day.on for day in days] == [STRIKE, VOTE]
    assert [day.event for day in days] == EVENTS[:2]
    assert days[0].score > days[1].score
    assert [(day.n_events, day.n_articles) for day in days] == [(1, 3), (1, 2)]


def test_a_day_is_told_by_a_sentence_of_its_own() -> None:
    for day in top_days(EVENTS, MENTIONS, 3):
        assert day.event is not None
        assert day.mention.mention_id in day.event.mention_ids
        assert day.sentence == day.mention.sentence.text


def test_a_period_bounds_the_days_and_copies_count_once() -> None:
    assert [day.on for day in top_days(EVENTS, MENTIONS, 5, since=VOTE, until=VOTE)] == [VOTE]
    copies = [samples.article(m.doc_id, m.published.on, copy_of=f"{STRIKE}-0") for m in TOLD[0][1][1:]]
    originals = [samples.article(f"{STRIKE}-0", VOTE)]
    (first, *_) = top_days(EVENTS, MENTIONS, 3, articles=[*originals, *copies])
    assert (first.on, first.n_articles) == (STRIKE, 1)


def test_what_made_no_row_can_still_be_a_day() -> None:
    (day,) = top_days([], TOLD[0][1], 1)
    assert (day.on, day.event, day.n_events) == (STRIKE, None, 0)


def test_no_events_and_no_mentions_give_no_days() -> None:
    assert top_days([], [], 5) == ()
    assert top_days(EVENTS, [], 5) == ()


def test_the_summary_is_a_table_of_days_and_sentences() -> None:
    out = io.StringIO()
    show_days(top_days(EVENTS, MENTIONS, 3), Console(file=out, width=140, color_system=None))
    text = out.getvalue()
    assert text.index("2024-05-07") < text.index("2024-05-09") < text.index("2024-05-11")
    assert "It rained on the parade" in text.replace("[", "").replace("]", "").replace("{", "").replace("}", "")
    assert "Lorne Courier, 2024-05-12" in text
