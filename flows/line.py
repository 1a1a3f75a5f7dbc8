"""A line in which who asks first is served first."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable
from typing import Generic, TypeVar

_T = TypeVar("_T")


class _Place(Generic[_T]):
    """Of one who waits: what they were given, and a lock that is open once they were."""

    __slots__ = ("given", "thing")

    def __init__(self) -> None:
        self.thing: list[_T] = []
        self.given = threading.Event()


class Line(Generic[_T]):
    """Things that threads take and put back, handed out strictly in the order in which they were asked for.

    ``queue.Queue`` does not promise that: between ``put`` and the waking of who waits, a thread that comes along takes
    the thing, and who was woken for nothing goes to the end of the line.
    """

    def __init__(self, things: Iterable[_T] = ()) -> None:
        self._things = deque(things)
        self._places: deque[_Place[_T]] = deque()
        self._lock = threading.Lock()

    @property
    def waiting(self) -> int:
        """How many wait."""
        with self._lock:
            return len(self._places)

    def put(self, thing: _T) -> None:
        """Give a thing to who has waited longest, or lay it down."""
        with self._lock:
            if not self._places:
                self._things.append(thing)
                return
            place = self._places.popleft()
            place.thing.append(thing)
            place.given.set()

    def get(self) -> _T:
        """Take the thing laid down first, or wait for one."""
        with self._lock:
            if self._things:
                return self._things.popleft()
            place = _Place[_T]()
            self._places.append(place)
        try:
            place.given.wait()
        except BaseException:
            self._leave(place)
            raise
        return place.thing[0]

    def _leave(self, place: _Place[_T]) -> None:
        """Who is interrupted while waiting (Ctrl-C) takes nothing away."""
        with self._lock:
            if not place.given.is_set():
                self._places.remove(place)
                return
        self.put(place.thing[0])

    def clear(self) -> list[_T]:
        """Take all that lies there."""
        with self._lock:
            things = list(self._things)
            self._things.clear()
        return things
