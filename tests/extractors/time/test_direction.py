"""Which year, month or day is meant, at the edges: published on the first day of what is named."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.model import Published, Resolved
from extractors.time import find_text


@pytest.mark.parametrize(
    ("on", "text", "taken", "rejected"),
    [
        (date(2024, 5, 1), "The law will take effect in May.", "2024-05", "2025-05"),
        (date(2024, 1, 1), "The bank will cut its rate in January.", "2024-01", "2025-01"),
        (date(2024, 6, 1), "The festival was opened in June.", "2024-06", "2023-06"),
        (date(2024, 5, 31), "The law will take effect in June.", "2024-06", "2023-06"),
    ],
)
def test_the_month_that_begins_today_is_running(on: date, text: str, taken: str, rejected: str) -> None:
    (found,) = find_text(text, Published(on, "given"))
    assert isinstance(found.resolution, Resolved)
    assert found.value == taken
    assert [other.value for other in found.resolution.rejected] == [rejected]
