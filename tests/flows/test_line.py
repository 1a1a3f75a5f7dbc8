"""The line: strictly first come, first served, also where a thread comes along between the giving and the waking."""

from __future__ import annotations

import threading
import time

import pytest

from flows.line import Line


def _waits(line: Line[int], count: int) -> None:
    while line.waiting < count:
        time.sleep(0.001)


def test_things_lie_there_in_order() -> None:
    line = Line([3, 1])
    line.put(2)
    assert [line.get(), line.get(), line.get()] == [3, 1, 2]


def test_who_waits_longest_is_given_first() -> None:
    line: Line[int] = Line()
    given: dict[int, int] = {}
    threads = []
    for number in range(40):
        thread = threading.Thread(target=lambda number=number: given.update({number: line.get()}))
        thread.start()
        threads.append(thread)
        _waits(line, number + 1)
    for number in range(40):
        line.put(number)
    for thread in threads:
        thread.join()
    assert given == {number: number for number in range(40)}


def test_nobody_takes_what_was_given_to_another() -> None:
    line: Line[int] = Line()
    given: list[int] = []
    first = threading.Thread(target=lambda: given.append(line.get()))
    first.start()
    _waits(line, 1)
    line.put(7)  # the first may not have woken yet; the thing is theirs nevertheless
    assert line.clear() == []
    second = threading.Thread(target=lambda: given.append(line.get()))
    second.start()
    _waits(line, 1)
    first.join()
    assert given == [7]
    line.put(8)
    second.join()
    assert given == [7, 8]


@pytest.mark.parametrize("given_before", [False, True])
def test_who_is_interrupted_takes_nothing_away(given_before: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    line: Line[int] = Line()

    def interrupted(_: threading.Event) -> bool:
        if given_before:
            line.put(5)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(threading.Event, "wait", interrupted)
        with pytest.raises(KeyboardInterrupt):
            line.get()
    assert line.waiting == 0
    if not given_before:
        line.put(5)
    assert line.get() == 5
