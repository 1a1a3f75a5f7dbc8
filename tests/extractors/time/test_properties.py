"""What must hold for every text: offsets, intervals, shifts of the publication day, independence of paragraphs."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model import Ambiguous, Granularity, Published, Resolved, TimexType
from extractors.time import clip_to_future, clip_to_past, find_text
from extractors.time.calendar import edtf, interval

DAYS = st.dates(date(1900, 1, 1), date(2150, 12, 31))
WORDS = st.sampled_from(
    [
        "on",
        "in",
        "by",
        "since",
        "until",
        "from",
        "to",
        "between",
        "and",
        "the",
        "a",
        "last",
        "next",
        "this",
        "past",
        "coming",
        "late",
        "early",
        "mid",
        "Monday",
        "Friday",
        "Tues.",
        "May",
        "March",
        "June",
        "Sept.",
        "3",
        "5",
        "12",
        "31",
        "1999",
        "2023",
        "'90s",
        "1990s",
        "noon",
        "midnight",
        "a.m.",
        "7:15",
        "p.m.",
        "two",
        "hundred",
        "thirty",
        "first",
        "second",
        "third",
        "half",
        "quarter",
        "year",
        "years",
        "week",
        "weeks",
        "days",
        "month",
        "ago",
        "earlier",
        "later",
        "now",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "night",
        "morning",
        "century",
        "decade",
        "Christmas",
        "Easter",
        "Good",
        "of",
        "year-end",
        "fiscal",
        "Q3",
        "9/11/2001",
        "2001-02-03",
        "every",
        "each",
        "twice",
        "daily",
        "weekend",
        "weekends",
        "summer",
        "fall",
        ",",
        ".",
        "-",
        "(",
        ")",
        "'",
        '"',
        "$",
        "%",
        "ended",
        "will",
        "said",
        "BC",
        "AD",
        "\n",
        "\n\n",
    ]
)
PROSE = st.lists(WORDS, max_size=40).map(" ".join)
ANYTHING = st.text(max_size=300)


@given(st.one_of(PROSE, ANYTHING), DAYS)
@settings(max_examples=150, deadline=None)
def test_offsets_slice_back_and_do_not_overlap(text: str, day: date) -> None:
    found = find_text(text, Published(day, "given"))
    at = 0
    for number, timex in enumerate(found, 1):
        assert text[timex.begin : timex.end] == timex.text
        assert timex.text.strip() == timex.text != ""
        assert at <= timex.begin < timex.end
        assert timex.ref == f"t{number}"
        at = timex.end


@given(PROSE, DAYS)
@settings(max_examples=150, deadline=None)
def test_intervals_begin_before_they_end(text: str, day: date) -> None:
    for timex in find_text(text, Published(day, "given")):
        match timex.resolution:
            case Resolved(reading=taken, rejected=rejected, rules=rules):
                readings = (taken, *rejected)
                assert rules
                assert 0 < taken.weight <= 1
            case Ambiguous(readings=readings):
                assert len(readings) > 1
            case unresolved:
                assert unresolved.reason
                continue
        for reading in readings:
            begin, end = reading.interval.begin, reading.interval.end
            assert begin is None or end is None or begin < end
            assert reading.reason


@given(
    DAYS,
    st.sampled_from(["said", "will say", "says", ""]),
    st.sampled_from(["Monday", "Thursday", "Sunday"]),
    st.integers(1, 60),
)
@settings(max_examples=80, deadline=None)
def test_seven_days_on_the_weekday_is_seven_days_on(day: date, verb: str, weekday: str, weeks: int) -> None:
    text = f"The minister {verb} on {weekday} that it was over."
    first = find_text(text, Published(day, "given"))[0].value
    later = find_text(text, Published(day + timedelta(weeks=weeks), "given"))[0].value
    assert date.fromisoformat(later) - date.fromisoformat(first) == timedelta(weeks=weeks)


@given(
    st.permutations(
        [
            "Rain fell on Tuesday.",
            "In 1994 the mine closed.",
            "Prices rose 3 percent last month.",
            "He will go on May 5.",
        ]
    ),
    DAYS,
)
@settings(max_examples=60, deadline=None)
def test_order_of_unrelated_paragraphs_changes_nothing(paragraphs: list[str], day: date) -> None:
    text = "\n\n".join(paragraphs)
    found = {(t.text, t.value) for t in find_text(text, Published(day, "given"))}
    alone = {(t.text, t.value) for p in paragraphs for t in find_text(p, Published(day, "given"))}
    assert found == alone


@given(PROSE, DAYS)
@settings(max_examples=100, deadline=None)
def test_same_input_same_output(text: str, day: date) -> None:
    assert find_text(text, Published(day, "given")) == find_text(text, Published(day, "given"))


@given(PROSE, DAYS)
@settings(max_examples=80, deadline=None)
def test_no_precision_is_invented(text: str, day: date) -> None:
    """A resolved date is as coarse as its value: a month is no day, a year no month."""
    for timex in find_text(text, Published(day, "given")):
        if isinstance(timex.resolution, Resolved) and timex.type is not TimexType.DURATION:
            stretch = interval(timex.value)
            if (
                stretch is None
            ):  # "June … the week earlier": a week left open (1999-WXX) has the month it is counted from
                assert "X" in timex.value
                assert timex.resolution.reading.interval.granularity >= Granularity.MONTH
                continue
            assert stretch.granularity is timex.resolution.reading.interval.granularity
            assert edtf(timex.value)


@given(
    st.sampled_from(
        ["2023", "2023-09", "2023-W38", "2023-Q3", "2023-09-20", "202", "2023-FA", "2023-H2", "2023-W38-WE"]
    ),
    DAYS,
)
def test_clips_keep_to_their_side(value: str, day: date) -> None:
    whole = interval(value)
    assert whole is not None
    assert whole.begin is not None
    assert whole.end is not None
    past, future = clip_to_past(whole, day), clip_to_future(whole, day)
    if whole.begin <= day < whole.end:
        assert past.end == min(day + timedelta(days=1), whole.end)
        assert future.begin == day
    else:
        assert past == future == whole
