"""Every resolution says what it counts from, by which rule, in words, and what else it might have been."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from extractors.model import (
    Ambiguous,
    AnchorKind,
    Extent,
    Granularity,
    Interval,
    Published,
    Resolved,
    Timex,
    Unresolved,
)
from extractors.time import clip_to_future, clip_to_past, find_text

EAST = timezone(timedelta(hours=-4))
DAY = date(2023, 9, 20)  # a Wednesday


def one(text: str, day: date = DAY) -> Timex:
    """The only expression of a sentence."""
    found = find_text(text, Published(day, "given"))
    assert len(found) == 1, [t.text for t in found]
    return found[0]


def settled(text: str, day: date = DAY) -> Resolved:
    """Its resolution, which must be settled."""
    resolution = one(text, day).resolution
    assert isinstance(resolution, Resolved)
    return resolution


@pytest.mark.parametrize(
    ("text", "begin", "end", "granularity", "edtf"),
    [
        ("Shelling resumed on Tuesday.", date(2023, 9, 19), date(2023, 9, 20), Granularity.DAY, "2023-09-19"),
        ("Exports fell last week.", date(2023, 9, 11), date(2023, 9, 18), Granularity.WEEK, "2023-09-11/2023-09-17"),
        ("Exports fell in August.", date(2023, 8, 1), date(2023, 9, 1), Granularity.MONTH, "2023-08"),
        ("Profit fell in the second quarter.", date(2023, 4, 1), date(2023, 7, 1), Granularity.QUARTER, "2023-34"),
        ("The law dates from 1996.", date(1996, 1, 1), date(1997, 1, 1), Granularity.YEAR, "1996"),
        ("The town grew in the 1990s.", date(1990, 1, 1), date(2000, 1, 1), Granularity.DECADE, "199X"),
        ("It was built in the 11th century.", date(1000, 1, 1), date(1100, 1, 1), Granularity.CENTURY, "10XX"),
        (
            "Four died over the weekend.",
            date(2023, 9, 16),
            date(2023, 9, 18),
            Granularity.WEEKEND,
            "2023-09-16/2023-09-17",
        ),
        ("Fires raged in the summer of 2021.", date(2021, 6, 1), date(2021, 9, 1), Granularity.SEASON, "2021-22"),
        (
            "Prices rose in the past two weeks.",
            date(2023, 9, 6),
            date(2023, 9, 21),
            Granularity.WEEK,
            "2023-09-06/2023-09-20",
        ),
    ],
)
def test_interval_is_as_coarse_as_the_words(
    text: str, begin: date, end: date, granularity: Granularity, edtf: str
) -> None:
    taken = settled(text).reading
    assert (taken.interval.begin, taken.interval.end, taken.interval.granularity) == (begin, end, granularity)
    assert taken.edtf == edtf


def test_clock_narrows_the_day_and_keeps_the_zone() -> None:
    taken = settled("The market opened at 9:30 a.m. EDT Tuesday.").reading
    assert taken.interval.time_begin == time(9, 30)
    assert taken.interval.zone == "America/New_York"
    assert taken.interval.granularity is Granularity.MINUTE
    assert taken.edtf == "2023-09-19T09:30:00"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It fell on April 4, 1949.", AnchorKind.CALENDAR, None),
        ("It fell yesterday.", AnchorKind.DCT, "2023-09-20"),
        ("The talks failed on Tuesday.", AnchorKind.DCT, "2023-09-20"),
    ],
)
def test_anchor(text: str, kind: AnchorKind, value: str | None) -> None:
    anchor = settled(text).anchor
    assert (anchor.kind, anchor.value) == (kind, value)


def test_anchor_in_the_text_names_the_expression_it_counts_from() -> None:
    _, later = find_text("He was held on Sept. 4, 2019. Two days later he was free.", Published(DAY, "given"))
    assert isinstance(later.resolution, Resolved)
    assert (later.resolution.anchor.kind, later.resolution.anchor.ref) == (AnchorKind.TEXT, "t1")
    assert later.value == "2019-09-06"


def test_the_other_direction_is_kept_with_its_weight() -> None:
    resolution = settled("The minister resigned on Tuesday.")
    (other,) = resolution.rejected
    assert (resolution.reading.value, other.value) == ("2023-09-19", "2023-09-26")
    assert resolution.reading.weight > other.weight > 0
    assert "resigned" in resolution.reading.reason


@pytest.mark.parametrize(
    ("text", "rule", "word"),
    [
        ("They will meet on Thursday.", "weekday-future", "will"),
        ("They met on Thursday.", "weekday-past", "met"),
        ("He spoke on Wednesday.", "weekday-dct", "published on a Wednesday"),
        ("The show opens in November.", "named-future", "opens"),
        ("The show opened in November.", "named-past", "opened"),
    ],
)
def test_rule_and_reason(text: str, rule: str, word: str) -> None:
    resolution = settled(text)
    assert rule in resolution.rules
    assert word in resolution.reading.reason


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("It fell in March.", Extent.WITHIN),
        ("It has fallen since March.", Extent.FROM),
        ("It is closed until March.", Extent.UNTIL),
        ("It fell throughout 2022.", Extent.THROUGHOUT),
    ],
)
def test_extent_comes_from_the_preposition(text: str, extent: Extent) -> None:
    assert settled(text).reading.extent is extent


def test_day_and_month_that_may_be_swapped_are_ambiguous() -> None:
    resolution = one("The form is dated 9/8/2023.").resolution
    assert isinstance(resolution, Ambiguous)
    assert [r.value for r in resolution.readings] == ["2023-09-08", "2023-08-09"]
    assert one("The form is dated 9/28/2023.").value == "2023-09-28"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He was jailed for five years.", "a length of time without a begin"),
        ("They meet every Tuesday.", "happens again and again; no single date"),
        ("It happened a few years ago.", "the text does not say how many"),
        ("He recently resigned.", "some time before publication; the text does not say when"),
        ("A 26-year-old man was held.", "an age, not a date"),
        ("They came hours after the assault.", "a length of time without a begin"),
    ],
)
def test_no_date_where_the_text_gives_none(text: str, reason: str) -> None:
    resolution = one(text).resolution
    assert isinstance(resolution, Unresolved)
    assert resolution.reason == reason


def test_ends_of_a_stretch_refer_to_each_other() -> None:
    first, second = find_text("It ran from May 3 to June 6, 2019.", Published(DAY, "given"))
    assert (first.value, second.value) == ("2019-05-03", "2019-06-06")
    assert (first.end_point, second.begin_point) == ("t2", "t1")
    assert first.begin_point is None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("In the past two weeks 90 people died.", (None, "t0")),
        ("Sales fell in recent months.", (None, "t0")),
        ("It will be built over the next three years.", ("t0", None)),
        ("It took two weeks.", (None, None)),
    ],
)
def test_a_stretch_counted_from_publication_has_an_end_there(text: str, ends: tuple[str | None, str | None]) -> None:
    found = find_text(text, Published(DAY, "given"))[0]
    assert (found.begin_point, found.end_point) == ends


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It was built in the early 1990s.", "START"),
        ("It was built in late 1996.", "END"),
        ("It was built in mid-1996.", "MID"),
        ("It took more than two years.", "MORE_THAN"),
        ("It took less than a week.", "LESS_THAN"),
        ("It took about three weeks.", "APPROX"),
        ("It will end by the end of the year.", "END"),
    ],
)
def test_modifier(text: str, mod: str) -> None:
    assert one(text).mod == mod


def test_hours_ago_are_of_that_day_where_the_instant_of_publication_is_not_known() -> None:
    text = "The plane took off two hours ago."
    at = datetime(2023, 9, 20, 14, 5, tzinfo=UTC)
    (known,) = find_text(text, Published(DAY, "given", at))
    assert known.value == "2023-09-20T12:05"
    unknown = one(text)
    assert unknown.value == "PT2H"
    assert isinstance(unknown.resolution, Resolved)
    assert unknown.resolution.reading.interval == Interval(DAY, date(2023, 9, 21), Granularity.DAY)
    days_back = one("The plane took off 30 hours ago.").resolution
    assert isinstance(days_back, Resolved)
    assert days_back.reading.interval == Interval(date(2023, 9, 18), date(2023, 9, 20), Granularity.DAY)


def test_ages_can_be_left_out() -> None:
    assert find_text("A 26-year-old man was held.", Published(DAY, "given"), ages=False) == ()


def test_clip_to_past_and_future() -> None:
    month = Interval(date(2023, 9, 1), date(2023, 10, 1), Granularity.MONTH)
    assert clip_to_past(month, DAY).end == date(2023, 9, 21)
    assert clip_to_future(month, DAY).begin == DAY
    over = Interval(date(2023, 8, 1), date(2023, 9, 1), Granularity.MONTH)
    assert clip_to_past(over, DAY) == clip_to_future(over, DAY) == over


def test_the_past_48_hours_are_days() -> None:
    stretch = one("Six people died in the past 48 hours.").resolution
    assert isinstance(stretch, Resolved)
    interval = stretch.reading.interval
    assert interval.begin is not None
    assert interval.end is not None
    assert (interval.end - interval.begin).days == 3


def test_the_next_decade_of_a_history_begins_where_the_story_is() -> None:
    found = find_text(
        "In 1957 she joined the fleet. Over the next decade she crossed the ocean.", Published(DAY, "given")
    )
    resolution = found[-1].resolution
    assert isinstance(resolution, Resolved)
    interval = resolution.reading.interval
    assert (interval.begin, interval.end) == (date(1957, 1, 1), date(1967, 1, 1))


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("He conceded at 11 p.m. on live television.", datetime(2023, 9, 20, 7, 30, tzinfo=EAST), "2023-09-19T23:00"),
        (
            "The fire was reported at 6.15 p.m. by a neighbour.",
            datetime(2023, 9, 20, 9, tzinfo=EAST),
            "2023-09-19T18:15",
        ),
        ("The ship left at 21:40 with 300 on board.", datetime(2023, 9, 20, 8, 30, tzinfo=UTC), "2023-09-19T21:40"),
        (
            "The ship left at 3:40 a.m. with 300 on board.",
            datetime(2023, 9, 20, 8, 30, tzinfo=EAST),
            "2023-09-20T03:40",
        ),
        ("The ship left at 15:40 with 300 on board.", datetime(2023, 9, 20, 8, 30, tzinfo=UTC), "2023-09-20T15:40"),
        ("Polls will close at 10 p.m.", datetime(2023, 9, 20, 8, 30, tzinfo=EAST), "2023-09-20T22:00"),
    ],
)
def test_what_is_told_as_past_is_not_later_than_the_hour_of_publication(text: str, at: datetime, value: str) -> None:
    (found,) = find_text(text, Published(DAY, "given", at))
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Timeline\n- May 9, 2023: A truce expires.", True),
        ("**5 May 2023** – The bridge opens.", True),
        ("[June 2023] The pier is closed.\n\u2022 July 2023 - It burns down.", True),
        ("Sunday, a day of rest for many, was busy.", False),
        ("It opened in May 2023: nobody came.", False),
    ],
)
def test_a_date_that_heads_its_line_says_so(text: str, heads: bool) -> None:
    assert any(t.heads for t in find_text(text, Published(DAY, "given"))) is heads
