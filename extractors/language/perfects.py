"""Perfects whose participle was taken for an adjective: "The army has almost completely eliminated militants".

Where an adverb stands between "has" and a participle with a bare noun behind it, it is the verb: 22 of 22 in the
training parts of EWT and GUM.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.language.brackets import NOUNS
from extractors.language.scores import NEVER, Floats

_HAVE = frozenset(("has", "have", "had"))
#: They tell of what was done, not how a thing is ("has heavily armed guards").
_WHEN = frozenset(
    (
        *("recently", "already", "almost", "nearly", "since", "also", "just", "now", "never", "long", "repeatedly"),
        *("previously", "reportedly", "allegedly", "twice", "once", "still", "then", "finally", "successfully"),
        *("effectively", "officially", "formally", "ever", "again", "always", "often", "so", "thus", "largely"),
        *("apparently", "secretly", "quietly", "virtually", "all", "n't", "not", "regularly", "temporarily"),
    )
)
#: "is reported to have deployed soldiers": no soldiers of that kind are had.
_TOLD = frozenset(
    ("said", "reported", "believed", "thought", "alleged", "known", "understood", "suspected", "rumoured")
)


def perfects(heads: Sequence[int], words: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(auxiliary, participle, noun) where the tree ``heads`` (from 0, root negative) has an adjective and its noun."""
    if _HAVE.isdisjoint(words):
        return
    for at in range(len(words) - 3):
        told = at > 1 and words[at] == "have" and tags[at - 1] == "TO" and words[at - 2] in _TOLD
        if words[at] not in _HAVE or not (told or (tags[at + 1] == "RB" and words[at + 1] in _WHEN)):
            continue
        verb = at + 1
        while verb < len(words) - 2 and tags[verb] == "RB":
            verb += 1
        if tags[verb] == "VBN" and tags[verb + 1] in NOUNS and verb < heads[verb] and tags[heads[verb]] in NOUNS:
            yield at, verb, heads[verb]


def made_verb(scores: Floats, auxiliary: int, verb: int, noun: int) -> Floats:
    """Scores that leave only trees in which the participle is the verb and the noun its object."""
    out = scores.copy()
    for at, above in ((auxiliary, verb), (noun, verb)):
        out[at, :] = NEVER
        out[at, above + 1] = 0.0
    out[:auxiliary, auxiliary + 1] = out[:auxiliary, noun + 1] = NEVER
    out[verb, 1 : auxiliary + 1] = scores[auxiliary, 1 : auxiliary + 1]
    out[verb, 0] = max(scores[auxiliary, 0], scores[noun, 0], scores[verb, 0])
    out[verb, verb + 1 :] = NEVER
    return out
