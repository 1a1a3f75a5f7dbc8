"""Clubs that are called as their town: two are in ``Coventry beat Sunderland 3-0``, none in ``Spain beat Portugal``.

A score (``3 - 0``) tells that a match is meant; who plays against whom stands beside a verb
or noun of winning. A country stays a country also where it plays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

Span = tuple[int, int, str]

_WON = frozenset(
    (
        *("beat", "beats", "beating", "defeated", "thrashed", "edged", "hammered", "overcame", "outplayed", "crushed"),
        *("downed", "stunned", "trounced", "routed", "held"),
    )
)
_WITH = {"drew": "with", "draw": "with", "lost": "to", "lose": "to", "fell": "to", "drawing": "with", "losing": "to"}
_RESULT = frozenset({"win", "victory", "defeat", "loss", "draw", "triumph", "rout"})
_AGAINST = frozenset({"over", "against", "at", "by", "with", "to"})
_DASHES = frozenset({"-", "–"})
_ENDS = frozenset({".", "?", "!"})
#: How many words may stand between the verb and the score.
_REACH = 8


def clubs(
    spans: Sequence[Span],
    words: Sequence[str],
    country: Callable[[Sequence[str]], bool],
    unseen: Callable[[], Iterable[tuple[int, int]]] = tuple,
) -> list[Span]:
    """``spans`` (begin, end, label) with ORG for towns that play; ``country`` tells whether a name is a country's.

    ``unseen`` gives names (begin, end) that have no label; in tennis, where two sets are told, they are no clubs.

    >>> clubs([(0, 1, "GPE"), (2, 3, "GPE")], "Coventry beat Sunderland 3 - 0".split(), lambda name: False)
    [(0, 1, 'ORG'), (2, 3, 'ORG')]
    """
    scores = list(_scores(words))
    if not scores:
        return list(spans)
    bare = [] if len(scores) > 1 else list(unseen())
    begins = {begin: end for begin, end, label in spans if label == "GPE" and not country(words[begin:end])} | dict(
        bare
    )
    ends = {end: begin for begin, end in begins.items()}
    playing: set[int] = set()
    for score in scores:
        playing.update(_beside(words, score, begins, ends))
    named = [(b, e, "ORG" if b in playing else label) for b, e, label in spans]
    return sorted([*named, *((b, e, "ORG") for b, e in bare if b in playing)])


def _scores(words: Sequence[str]) -> Iterator[int]:
    """Where a score begins."""
    for at in range(len(words) - 2):
        if words[at + 1] in _DASHES and all(w.isdecimal() and len(w) < 4 for w in (words[at], words[at + 2])):
            yield at


def _beside(words: Sequence[str], score: int, begins: dict[int, int], ends: dict[int, int]) -> Iterator[int]:
    """At which words the names of those begin who reached the score."""
    after = score + 3
    if words[after : after + 1] and words[after] in _RESULT and words[after + 1 : after + 2]:
        against = after + 2
        if words[after + 1] in _AGAINST and against in begins:
            yield against
    for verb in range(score - 1, max(-1, score - 2 - _REACH), -1):
        if words[verb] in _ENDS:
            return
        joined = words[verb + 1] == _WITH.get(words[verb])
        against = verb + 1 + joined
        if words[verb] in _WON or joined:
            if against in begins:
                yield against
            if verb in ends:
                yield ends[verb]
            return
