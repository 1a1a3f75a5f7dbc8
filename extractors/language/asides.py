"""Who says so, between commas behind a subject: "The ship, the owners reported, sank within minutes".

Trees join the two nouns, or leave the first without its verb. Only where the words before the first comma have no verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.language.brackets import FINITE, NOUNS, SAID
from extractors.language.labels import helps
from extractors.language.leading import finite
from extractors.language.scores import NEVER, Floats
from extractors.language.series import CLAUSES

_SPEAKER = NOUNS | frozenset(("DT", "PRP$", "PRP", "CD", "JJ", "POS"))
_SAYING = SAID | frozenset(("say", "believe", "believed", "found", "argued", "claimed", "insisted", "alleged", "wrote"))


class Aside(NamedTuple):
    """A subject, who says something of it, the verb of that, and what the subject does."""

    noun: int
    speaker: int
    said: int
    verb: int


def aside(heads: Sequence[int], words: Sequence[str], tags: Sequence[str]) -> Aside | None:
    """The first of a sentence that the tree ``heads`` (from 0, root negative) takes for something else."""
    if "," not in words:
        return None
    begin = words.index(",") + 1
    said = begin
    while said < len(words) - 3 and tags[said] in _SPEAKER:
        said += 1
    if said == begin or begin < 2 or words[said] not in _SAYING or words[said + 1] != ",":
        return None
    if tags[said] not in FINITE or tags[begin - 2] not in NOUNS or not FINITE.isdisjoint(tags[: begin - 1]):
        return None
    first = said + 2 if tags[said + 2] != "RB" else said + 3
    if tags[first] not in FINITE | {"VBN", "VB"}:
        return None
    verb = finite(said + 1, words, tags) if tags[first] in FINITE else first
    if verb is None:
        return None
    if helps(words[verb], tags[verb]) and heads[verb] > verb:
        if not CLAUSES.isdisjoint(words[verb : heads[verb]]):
            return None  # "The problem, dealers say, is that prices fell"
        verb = heads[verb]  # "The vote, observers said, was fair"
    tops = [at for at in range(begin - 1) if not 0 <= heads[at] < begin - 1 and tags[at] in NOUNS]
    speakers = [at for at in range(begin, said) if not begin <= heads[at] < said]
    if len(tops) != 1 or len(speakers) != 1:
        return None
    found = Aside(tops[0], speakers[0], said, verb)
    return None if heads[found.noun] == verb and heads[found.speaker] == said else found


def said_aside(scores: Floats, found: Aside, heads: Sequence[int]) -> Floats:
    """Scores that leave only trees in which each of the two verbs has its noun, and one hangs on the other."""
    noun, speaker, said, verb = found
    out = scores.copy()
    told = (verb, said) if heads[verb] == said else (said, verb)
    for at, above in ((noun, verb), (speaker, said), told):
        out[at, :] = NEVER
        out[at, above + 1] = 0.0
    return out
