"""The days that matter, each with the sentence that tells it."""

from __future__ import annotations

from datetime import date, timedelta

from extractors.model import Event, Extent, Granularity, Interval, Mention, Span, Status
from output.summary import top_days
from tests.output import samples


def told(name: str, sentence: str, salience: float = 0.5) -> Mention:
    return samples.mention(name, sentence=Span(0, len(sentence), sentence), salience=salience)


def on(day: date, name: str, mentions: tuple[Mention, ...], **changes: object) -> Event:
    return samples.event(name, mentions, interval=samples.day(day), **changes)


STRIKE, VOTE, RAIN = date(2024, 5, 7), date(2024, 5, 9), date(2024, 5, 11)
SENTENCES = (
    told("s1", "Ferry workers at the port of Lorne walked out over pay.", 0.9),
    told("s2", "It was a walkout over pay, ferry workers at Lorne said."),
    told("s3", "Walkout!"),
)
VOTES = (told("v1", "The council voted for a new tunnel."),)
RAINS = (told("r1", "It rained."),)
EVENTS = [
    on(STRIKE, "strike", SENTENCES, n_documents=9, n_independent_sources=6, salience=0.9),
    on(VOTE, "vote", VOTES, n_documents=3, n_independent_sources=3, salience=0.6),
    on(RAIN, "rain", RAINS, n_documents=1, salience=0.1),
]
MENTIONS = [*SENTENCES, *VOTES, *RAINS]


def test_the_days_most_told_about_come_out_in_order_of_time() -> None:
    days = top_days(EVENTS[::-1], MENTIONS, 2)
    assert [day.on for day in days] == [STRIKE, VOTE]
    assert days[0].score > days[1].score
    assert days[0].event.event_id == "strike"


def test_a_day_is_told_by_its_fullest_sentence() -> None:
    assert top_days(EVENTS, MENTIONS, 1)[0].sentence == SENTENCES[0].sentence.text


def reported(day: date, *published: date, text: str = "", **changes: object) -> tuple[Event, list[Mention]]:
    """An event of ``day`` in one article for each day of publication."""
    own = []
    for number, when in enumerate(published):
        doc = samples.article(f"{day}-{number}", when)
        sentence = text or f"Report {number} of {day}: something happened at the port."
        own.append(samples.mention(f"{day}-{number}", doc, sentence=Span(0, len(sentence), sentence), **changes))
    return on(day, f"e-{day}", tuple(own), n_documents=len(own)), own


def best_of(*told: tuple[Event, list[Mention]]) -> date:
    (day,) = top_days([event for event, _ in told], [m for _, own in told for m in own], 1)
    return day.on


def test_what_articles_come_back_to_outweighs_one_burst() -> None:
    later = [VOTE + timedelta(days) for days in (1, 5, 20, 60)]
    assert best_of(reported(STRIKE, *[STRIKE] * 6), reported(VOTE, *later)) == VOTE


def test_reprints_of_one_sentence_count_once() -> None:
    copies = reported(STRIKE, *[STRIKE] * 5, text="The same wire story.")
    assert best_of(copies, reported(VOTE, VOTE, VOTE)) == VOTE


def test_an_announcement_weighs_less_than_a_report() -> None:
    before = reported(STRIKE, STRIKE - timedelta(2), STRIKE - timedelta(2))
    assert best_of(before, reported(VOTE, VOTE + timedelta(1), VOTE + timedelta(1))) == VOTE


def test_that_somebody_spoke_weighs_less_than_that_something_happened() -> None:
    spoke = reported(STRIKE, STRIKE, STRIKE, event_class="statement")
    assert best_of(spoke, reported(VOTE, VOTE, VOTE, event_class="occurrence")) == VOTE


def test_only_events_of_one_known_day_count() -> None:
    month = Interval(date(2024, 5, 1), date(2024, 6, 1), Granularity.MONTH)
    since = Interval(STRIKE, None, Granularity.DAY)
    others = [
        samples.event("month", SENTENCES, interval=month, salience=1.0),
        samples.event("since", SENTENCES, interval=since, extent=Extent.FROM, salience=1.0),
        on(STRIKE + timedelta(20), "denied", SENTENCES, status=Status.DENIED, salience=1.0),
        on(STRIKE + timedelta(30), "old", SENTENCES, superseded_by="strike", salience=1.0),
    ]
    assert [day.on for day in top_days([*EVENTS, *others], MENTIONS, 10)] == [STRIKE, VOTE, RAIN]


def test_no_events_and_no_mentions_give_no_days() -> None:
    assert top_days([], [], 5) == ()
    assert top_days(EVENTS, [], 5) == ()
