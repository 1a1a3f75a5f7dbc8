"""Verbs that "and" joins to the verb before, and the nouns behind them: "felled trees and cut cables".

Where the one verb was taken for a participle, trees join the other to a noun; and they give its object to the verb
before it. In UD English treebanks a noun right behind a past tense hangs on no word before that verb (3 of 1,800 do in
EWT's and GUM's training parts), but where two verbs share it ("arrested and questioned the student").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from extractors.language.brackets import NOUNS, PHRASE, SAID
from extractors.language.fronting import UNITS
from extractors.language.hidden import HELP
from extractors.language.labels import helps
from extractors.language.scores import NEVER, Floats
from extractors.language.series import CLAUSES, first_of, in_series

_TENSED = frozenset(("VBD", "VBZ", "VBP"))
#: What no verb is joined to.
_NO_VERB = NOUNS | frozenset(("VBN", "JJ", "CD"))
_OBJECT = NOUNS | frozenset(("CD",))
_SUBJECT = NOUNS | frozenset(("CD", "PRP", "DT"))
_STOPS = frozenset((";", ":", "(", ")", '"', "“", "”"))
_TIMES = UNITS | {"today", "yesterday", "tonight"}


def conjoined(
    heads: Sequence[int], words: Sequence[str], tags: Sequence[str], hidden: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, int]]:
    """(verb, first verb): the one stands right behind "and" or a comma and the tree ``heads`` joins it to a noun.

    ``hidden`` are the verbs that were taken for something else, which may have been a part of the noun behind.
    """
    new = {verb for verb, _ in hidden}
    for at in range(2, len(words)):
        if tags[at] not in _TENSED or not (
            tags[at - 1] == "CC" or (new and words[at - 1] == "," and tags[at] == "VBD")
        ):
            continue
        if helps(words[at], tags[at]) or not (tags[at - 1] == "CC" or at in new or in_series(at, words, tags)):
            continue
        first = first_of(at, words, tags)
        if first is None or heads[at] == first:
            continue
        if heads[first] > first and not (heads[first] <= at and tags[heads[first]] == "VBD"):
            continue  # "was tasty and came in a large portion"
        above = heads[at]
        passive = first < above < at and tags[above] == "VBN" and helps(words[above - 1], tags[above - 1])
        if at in new or words[at - 1] == "," or (0 <= above < at and tags[above] in _NO_VERB and not passive):
            yield at, first


def then_verbs(
    heads: Sequence[int], words: Sequence[str], tags: Sequence[str], listed: Callable[[str, str], bool]
) -> Iterator[tuple[int, int]]:
    """(verb, verb before) of ", then": "The car hit a wall, then crashed", where the tree has no subject."""
    for at in range(4, len(words)):
        if words[at - 1] != "then" or words[at - 2] != "," or not (tags[at] == "VBD" or listed(words[at], "VBD")):
            continue
        if tags[at] not in ("VBD", "VBN") or any(heads[noun] == at and tags[noun] in _SUBJECT for noun in range(at)):
            continue
        for first in range(at - 3, 0, -1):
            if words[first] in _STOPS or words[first].lower() in CLAUSES:
                break
            if tags[first] == "VBD" and not helps(words[first], tags[first]):
                if heads[first] < at:
                    yield at, first
                break


def joined(
    scores: Floats, heads: Sequence[int], pairs: Sequence[tuple[int, int]], tags: Sequence[str]
) -> tuple[Floats, list[int]]:
    """Scores that leave only trees in which each verb hangs on the first, and the nouns behind them; these nouns."""
    out = scores.copy()
    nouns: list[int] = []
    for verb, first in pairs:
        out[verb, :] = NEVER
        out[verb, first + 1] = 0.0
        out[first, first + 2 :] = NEVER
        for word in (verb, first):
            noun = _acted_on(word, heads, tags)
            if noun is not None and (word == verb or heads[noun] == verb):
                out[noun, :] = NEVER
                out[noun, word + 1] = 0.0
                nouns.append(noun)
        out[verb + 1 :, first + 2 : verb + 1] = NEVER  # nothing behind it hangs on what is before it
    return out, nouns


def bereft(
    heads: Sequence[int], words: Sequence[str], tags: Sequence[str], hidden: Sequence[tuple[int, str]] = ()
) -> Iterator[tuple[int, int]]:
    """(noun, verb): a noun right behind a past tense that the tree hangs on a word before it.

    "flags" in "retook the town and hung flags"; but "arrested and questioned the student".
    ``hidden`` are verbs that were taken for something else: the noun is theirs wherever the tree has it.
    """
    new = {verb for verb, _ in hidden}
    for verb, tag in enumerate(tags):
        if verb in new and tag not in NOUNS:
            if words[verb - 1] in HELP:
                yield verb, verb - 1
            noun = _acted_on(verb + (tags[verb + 1] == "RP"), heads, tags)
            if noun is not None and words[noun].lower() not in _TIMES:
                yield noun, verb
            continue
        if tag != "VBD" or verb < 2 or tags[verb - 1][:2] == "VB" or tags[verb - 2][:2] == "VB":
            continue
        noun = _acted_on(verb, heads, tags)
        if noun is None or heads[noun] >= verb or helps(words[verb], tag) or words[noun].lower() in _TIMES:
            continue  # "two tapes, published last year"
        if words[verb] not in SAID or words[verb - 1] != ",":
            yield noun, verb


def given_back(scores: Floats, pairs: Sequence[tuple[int, int]]) -> Floats:
    """Scores that leave only trees in which each noun hangs on its verb."""
    out = scores.copy()
    for noun, verb in pairs:
        out[verb, noun + 1 :] = NEVER
    for noun, verb in pairs:
        out[noun, :] = NEVER
        out[noun, verb + 1] = 0.0
    return out


def _acted_on(verb: int, heads: Sequence[int], tags: Sequence[str]) -> int | None:
    """The head of the noun phrase right behind a verb, where there is one only."""
    end = verb + 1
    while end < len(tags) and tags[end] in PHRASE:
        end += 1
    if tags[end - 1] not in _OBJECT or end == verb + 1:
        return None
    tops = [at for at in range(verb + 1, end) if not verb < heads[at] < end]
    return tops[0] if len(tops) == 1 and tags[tops[0]] in _OBJECT else None
