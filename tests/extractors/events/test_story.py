"""What the events around one make of its choices."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest

from extractors.events import story


def test_neighbours_of_one_time_speak_for_it() -> None:
    times = [("tuesday",), ("tuesday", "may"), ("tuesday",)]
    near = story.around(times, [(0.9, 0.1), (0.4, 0.3, 0.3), (0.8, 0.2)])
    assert near[1] == {"tuesday": pytest.approx(0.85)}


def test_the_nearer_says_more() -> None:
    times = [("may",), ("tuesday",), ("tuesday", "may")]
    near = story.around(times, [(1.0, 0.0), (1.0, 0.0), (0.3, 0.3, 0.4)])[2]
    assert near["tuesday"] > near["may"] > 0


def test_an_event_does_not_speak_for_itself() -> None:
    assert story.around([("tuesday",)], [(0.9, 0.1)]) == [{}]


def test_two_expressions_of_one_day_speak_together() -> None:
    near = story.around([("tuesday", "tuesday"), ("tuesday",)], [(0.3, 0.4, 0.3), (0.5, 0.5)])
    assert near[1] == {"tuesday": pytest.approx(0.7)}


def test_a_day_named_twice_is_as_likely_as_both() -> None:
    found = story.together([0.2, 0.1, 0.3, 0.4], ("may 4", "june", "may 4"))
    assert found == pytest.approx([0.2, 0.1, 0.5, 0.4])
    assert story.together([0.2, 0.8], ("may 4",)) == [0.2, 0.8]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("LUND, September 20 (AP) - A mill burned on Wednesday. A guard fled through a window.", "fled"),
        ("PORT SELVA, September 20 - The council met on Wednesday. The mayor left early.", "left"),
        ("OSLO, September 20 - A tram hit a van on Wednesday. The driver walked away.", "walked"),
    ],
)
def test_what_is_told_of_a_day_named_twice_is_of_that_day(news: Any, text: str, trigger: str) -> None:
    found = next(mention for mention in news.mentions(text) if mention.trigger.text == trigger)
    assert found.when.resolution.reading.edtf == "2023-09-20"


def test_what_has_faded_is_forgotten() -> None:
    times = [(number,) for number in range(40)] + [(0, 39)]
    near = story.around(times, [(1.0, 0.0)] * 40 + [(0.4, 0.4, 0.2)])[-1]
    assert set(near) == {39}


def test_a_long_article_takes_seconds_not_minutes() -> None:
    times = [(number, number + 1) for number in range(100_000)]
    start = process_time()
    story.around(times, [(0.4, 0.3, 0.3)] * len(times))
    assert process_time() - start < 20


#: Between the two, so that the story's days lie elsewhere.
SINCE = (
    " On May 3 a mill was built. In 2019 a road was opened. In June the port was sold. On July 2 a mayor was elected."
    " In 2021 a bank failed. On August 9 the fair began. "
)


@pytest.mark.parametrize(
    ("told", "later", "day"),
    [
        ("Rebels raided the port on September 6.", "The mayor said the raid would not stop the fair.", "2023-09-06"),
        ("A train crashed on September 6.", "The operator said the crash would not stop its growth.", "2023-09-06"),
        ("A quake hit Lund on September 4.", "The mayor said the quake would not stop the fair.", "2023-09-04"),
        ("Rebels raided Lund on September 4.", "The envoy said that a raid would not prevent a treaty.", None),
        (
            "Rebels raided Lund on September 4. Rebels raided Salin on August 5.",
            "The mayor said the raid would not stop the fair.",
            None,
        ),
    ],
)
def test_the_one_that_befell_people_has_the_day_it_was_told_of(news: Any, told: str, later: str, day: str) -> None:
    found = news.mentions("A council met on September 3. " + told + SINCE + later)
    when = [mention for mention in found if mention.trigger.text in ("raid", "crash", "quake")][-1].when
    assert (getattr(when.resolution, "rules", ("",))[0] == "same-event") == (day is not None)
    assert day is None or when.resolution.reading.edtf == day
