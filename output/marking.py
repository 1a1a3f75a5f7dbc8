"""A mention's sentence in pieces, the time expression and the trigger told apart, for terminal and page alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from extractors.model import Event, Mention, Resolved
from output.safe import plain

Mark = Literal["", "timex", "trigger"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the sentence, harmless to show; put together the pieces are the sentence."""

    text: str
    mark: Mark = ""


def pieces(mention: Mention, *others: Mention) -> tuple[Piece, ...]:
    """``Ferry workers`` / ``walked out`` (trigger) / ``on`` / ``Tuesday`` (timex) / ``.``; with the triggers of
    ``others``, mentions in the same sentence, too."""
    text = mention.sentence.text
    cut: list[Piece] = []
    at = 0
    for begin, end, mark in _marks((mention, *others)):
        cut += [Piece(_keep_edges(text[at:begin])), Piece(_keep_edges(text[begin:end]), mark)]
        at = end
    cut.append(Piece(_keep_edges(text[at:])))
    return tuple(piece for piece in cut if piece.text)


def tellings(event: Event, mentions: Iterable[Mention]) -> list[tuple[Mention, ...]]:
    """The mentions of ``event``, best first, those together that one sentence tells and one date explains: "announced
    the start of an operation" is three words for the event and one thing to read."""
    together: dict[object, list[Mention]] = {}
    for m in best_first(event, mentions):
        together.setdefault((m.doc_id, m.revision, m.sentence, m.when.timex, m.when.resolution), []).append(m)
    return [tuple(own) for own in together.values()]


def best_first(event: Event, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions of ``event``: those that give the row its date first, then by confidence, salience and day told."""

    def rank(mention: Mention) -> tuple[bool, float, float, str, str]:
        resolution = mention.when.resolution
        dates_it = isinstance(resolution, Resolved) and resolution.reading.interval == event.interval
        sure = (-mention.when.confidence, -mention.salience)
        return (not dates_it, *sure, mention.published.on.isoformat(), mention.mention_id)

    own = set(event.mention_ids)
    return sorted((m for m in mentions if m.mention_id in own), key=rank)


def _marks(mentions: tuple[Mention, ...]) -> list[tuple[int, int, Mark]]:
    """What is marked, as offsets into the sentence, in order and without overlap (the expression wins)."""
    base, length = mentions[0].sentence.begin, len(mentions[0].sentence.text)
    wanted: list[tuple[int, int, Mark]] = [(m.trigger.begin, m.trigger.end, "trigger") for m in mentions]
    if (timex := mentions[0].when.timex) is not None:
        wanted.insert(0, (timex.begin, timex.end, "timex"))
    kept: list[tuple[int, int, Mark]] = []
    for begin, end, mark in ((begin - base, end - base, mark) for begin, end, mark in wanted):
        if 0 <= begin < end <= length and all(end <= b or e <= begin for b, e, _ in kept):
            kept.append((begin, end, mark))
    return sorted(kept)


def _keep_edges(text: str) -> str:
    """:func:`output.safe.plain` for a piece: a blank at its edge parts it from the next one and stays."""
    inner = plain(text)
    if not inner:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() else ''}"
