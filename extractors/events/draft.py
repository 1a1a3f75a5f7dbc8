"""What the stage knows of one event before it becomes a ``Mention``."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.events.candidates import Candidate
from extractors.events.factuality import Status
from extractors.events.placing import PlacedTimex
from extractors.model import Attribution, BlockKind, EventDate, Participant


@dataclass(slots=True, eq=False)
class Draft:
    """One event of one sentence; never changed but replaced (a frozen one costs three times as much to make).

    ``part_of`` is the word index of the event a light word belongs to.
    """

    candidate: Candidate
    sentence: int
    block: BlockKind
    probability: float
    event_class: str
    event_type: str
    key: str
    status: Status
    attribution: Attribution | None
    participants: tuple[Participant, ...]
    part_of: int | None
    when: EventDate
    placed: PlacedTimex | None = None

    @property
    def index(self) -> int:
        """Word index of the trigger."""
        return self.candidate.head.i
