"""What the events around one make of its choices."""

from __future__ import annotations

from time import process_time

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


def test_what_has_faded_is_forgotten() -> None:
    times = [(number,) for number in range(40)] + [(0, 39)]
    near = story.around(times, [(1.0, 0.0)] * 40 + [(0.4, 0.4, 0.2)])[-1]
    assert set(near) == {39}


def test_a_long_article_takes_seconds_not_minutes() -> None:
    times = [(number, number + 1) for number in range(100_000)]
    start = process_time()
    story.around(times, [(0.4, 0.3, 0.3)] * len(times))
    assert process_time() - start < 20
