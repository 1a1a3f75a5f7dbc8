"""Written dates, one behaviour an id."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.articles.stamps import BadStampError, read_stamp, try_stamp

DAY = date(2023, 9, 20)


@pytest.mark.parametrize(
    "raw",
    [
        "2023-09-20", "2023/09/20", "20.09.2023", "20230920", "20 September 2023", "20 Sept. 2023",
        "September 20, 2023",
        "Sep 20 2023", "Wednesday, September 20, 2023", "Wed, 20 Sep 2023", "20-Sep-2023", "20th September 2023",
        "9/20/2023", "20/9/2023", " 2023-09-20 ",
    ],
)  # fmt: skip
def test_days(raw: str) -> None:
    stamp = read_stamp(raw)
    assert (stamp.on, stamp.at) == (DAY, None)


@pytest.mark.parametrize(
    ("raw", "hours"),
    [
        ("2023-09-20T21:30:00-04:00", -4), ("2023-09-20T21:30:00Z", 0), ("2023-09-20T21:30+0200", 2),
        ("2023-09-20 21:30:00.123 +05:30", 5.5), ("Wed, 20 Sep 2023 21:30:00 GMT", 0), ("20230920T213000Z", 0),
        ("September 20, 2023 9:30 PM EDT", -4), ("Wed Sep 20 21:30:00 UTC 2023", 0), ("2023-09-20T21:30:00.000Z", 0),
        ("Wed, 20 Sep 2023 21:30:00 +0100", 1), ("2023-09-20 21:30:00+00", 0),
    ],
)  # fmt: skip
def test_instants_keep_hour_and_zone(raw: str, hours: float) -> None:
    stamp = read_stamp(raw)
    assert stamp.on == DAY
    assert stamp.at == datetime(2023, 9, 20, 21, 30, tzinfo=timezone(timedelta(hours=hours))) or (
        stamp.at is not None and stamp.at.microsecond
    )
    assert stamp.at is not None
    assert stamp.at.utcoffset() == timedelta(hours=hours)


def test_a_clock_without_a_zone_names_no_instant() -> None:
    stamp = read_stamp("2023-09-20 21:30:00")
    assert (stamp.at, stamp.clock) == (None, time(21, 30))


def test_epoch_seconds_and_milliseconds() -> None:
    expected = datetime(2023, 9, 20, 10, 0, tzinfo=UTC)
    assert read_stamp("1695204000").at == expected
    assert read_stamp("1695204000000").at == expected


@pytest.mark.parametrize(
    "raw",
    [
        "03/04/2023", "2023-02-30", "2023-13-01", "2023", "2023-09", "yesterday", "", "20.9.23", "September 2023",
        "2023-09-20T25:00:00Z", "32 January 2023", "Foo 20, 2023", "20/20/2023", "1/2/23", "12" * 50,
        "2023-09-20T21:30:00+99:99", "9999-12-31", "0001-01-01T00:00:00",
    ],
)  # fmt: skip
def test_what_would_be_a_guess_is_refused(raw: str) -> None:
    assert try_stamp(raw) is None
    with pytest.raises(BadStampError) as error:
        read_stamp(raw)
    assert "\n" not in str(error.value)


@given(st.text(max_size=60))
def test_no_string_crashes(raw: str) -> None:
    try_stamp(raw)


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)))
def test_iso_days_read_back(day: date) -> None:
    assert read_stamp(day.isoformat()).on == day


@given(
    st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC)).map(  # noqa: DTZ001
        lambda at: at.replace(microsecond=0)
    )
)
def test_iso_instants_read_back(at: datetime) -> None:
    assert read_stamp(at.isoformat()).at == at
