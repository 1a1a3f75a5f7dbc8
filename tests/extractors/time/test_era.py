"""Stories from before the common era are settled on a calendar moved up by ``LIFT`` years: nothing may show of it."""

from __future__ import annotations

from datetime import date

from extractors.model import Published, Resolved, Unresolved
from extractors.time import find_text
from extractors.time.calendar import LIFT
from extractors.time.era import REASON


def test_no_year_of_the_moved_calendar_gets_out() -> None:
    text = (
        "The league was founded in 478 BC and dissolved in 404 BC. In the spring of 431 BC the war began. "
        "The following summer the plague came; two years later Pericles was dead. The stone was found on 3 May 1926. "
        "It was cleaned last year and will be shown on Tuesday at 8 p.m. By the 1990s it had lost its letters."
    )
    values = []
    for timex in find_text(text, Published(date(2023, 9, 20), "given")):
        values.append(timex.value)
        assert str(LIFT)[0] not in timex.value[:1]
        match timex.resolution:
            case Resolved(reading, anchor, _, rejected):
                for one in (reading, *rejected):
                    assert one.interval.begin is not None
                    assert one.interval.begin.year < 2100
                    assert one.value[:4] <= "2024"
                    assert not any(year in one.reason + one.edtf for year in ("8023", "8022", "7926"))
                assert (anchor.value or "0") < "2024"
            case Unresolved(reason):
                assert reason == REASON
            case _:
                raise AssertionError(timex)
    assert values == [
        "BC0478", "BC0404", "BC0431-SP", "BC0431-SU", "BC0429", "1926-05-03", "2022", "2023-09-26T20:00", "199",
    ]  # fmt: skip
