"""The subject of a second clause behind "and": "Prices rose and wages fell", "Police fired and demonstrators fled".

Trees join that noun to what stands before "and", and its verb to the first verb, though nothing joins the two verbs. In
UD English treebanks a noun phrase between "and" and a past tense is its subject (79 times in EWT's and GUM's training
parts), a part of its subject, or within a clause that hangs on a noun; such a verb, joined to another that has not that
noun for a subject, is there twice only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from extractors.language.brackets import FINITE, NOUNS, PHRASE, SAID
from extractors.language.labels import SAME_IN_PAST, helps
from extractors.language.scores import NEVER, Floats
from extractors.language.verbs import DONE_TO

_HEADS = NOUNS | frozenset(("CD", "VBG"))
_NO_OBJECT = frozenset((".", ",", "IN", "RB", "TO", "WRB"))
_BEHIND = _NO_OBJECT | {"RP", "DT", "PRP$", "CD", "NNS", "NNP"}
_TAKEN = frozenset(("hurt", "taken", "damaged", "left", "sent", "held", "displaced", "affected", "cancelled"))
_ENDS = frozenset((",", ".", ":", "CC", "WDT", "WP", "WRB", "VBG"))
#: "got his tyres done", "saw cars burned".
_CAUSING = frozenset(("got", "get", "gets", "had", "have", "has", "saw", "see", "left", "found", "want", "wanted"))
_COUNTING = frozenset(
    ("more than", "at least", "fewer than", "less than", "up to", "about", "around", "nearly", "almost", "over", "only")
)
#: They may begin the clause of which the noun is one of two subjects.
_OPENING = frozenset(
    ("after", "before", "since", "until", "as", "when", "while", "that", "because", "if", "who", "which")
)


class Second(NamedTuple):
    """Where the noun phrase behind "and" begins, its head and verb, and the verb of the clause before."""

    begin: int
    noun: int
    verb: int
    first: int
    #: "Two men were killed and dozens injured"
    undergone: bool = False


def second_clauses(
    heads: Sequence[int], words: Sequence[str], tags: Sequence[str], listed: Callable[[str, str], bool]
) -> Iterator[Second]:
    """The clauses whose subject the tree ``heads`` (from 0, root negative) has joined to something else."""
    for conjunction, tag in enumerate(tags):
        if tag != "CC" or not 0 < conjunction < len(words) - 3 or words[conjunction] not in ("and", "but"):
            continue
        begin = conjunction + 1
        verb = counted = begin + _about(begin, words, tags)  # behind "at least"
        while verb < len(words) - 1 and tags[verb] in PHRASE:
            verb += 1
        if verb == begin and tags[verb] == "VBG":
            verb += 1  # "fighting resumed"
        if verb == begin or verb > len(words) - 2 or tags[verb] not in ("VBD", "VBN") or helps(words[verb], tags[verb]):
            continue
        tops = [at for at in range(counted, verb) if not begin <= heads[at] < verb]
        if len(tops) != 1 or tags[tops[0]] not in _HEADS or tags[verb + 1] not in _BEHIND:
            continue
        noun, above = tops[0], heads[verb]
        counts = counted > begin and heads[noun] == verb and words[verb] in DONE_TO | _TAKEN  # taken for a circumstance
        if 0 <= above < conjunction and tags[above][:2] == "VB" and (counts or not _above(verb, noun, heads)):
            if not _OPENING.isdisjoint(words[above + 1 : conjunction]):
                continue  # "resigned after the treasurer and clerks quit"
            if words[above] not in _CAUSING and words[verb] not in SAID and not _goes_on(verb, words, tags):
                undergone = tags[verb] == "VBN" or (counted > begin and words[verb] in DONE_TO)
                helper = above - 1 - (tags[above - 1] == "RB")  # "were also killed and at least 58 injured"
                passive = undergone and tags[above] == "VBN" and helps(words[helper], tags[helper])
                passive = passive and tags[verb + 1] in _NO_OBJECT
                yield Second(begin, noun, verb, above, passive)
        elif tags[verb] == "VBD" and _closed(conjunction, words, tags, listed):
            yield Second(begin, noun, verb, conjunction - 1 - (tags[conjunction - 1] in ("RP", "IN", "RB")))


def _about(begin: int, words: Sequence[str], tags: Sequence[str]) -> int:
    """How many words stand before a number: "more than 130", "at least six"."""
    for length in (2, 1):
        behind = begin + length
        if " ".join(words[begin:behind]) in _COUNTING and tags[behind : behind + 1] == ["CD"]:
            return length
    return 0


def _goes_on(verb: int, words: Sequence[str], tags: Sequence[str]) -> bool:
    """Is a verb with a tense behind this one in its clause: "and bombers destined for Kenya were sent"?"""
    for at in range(verb + 1, len(words)):
        if tags[at] in FINITE:
            return True
        if tags[at] in _ENDS or words[at] in _OPENING:
            return False
    return False


def _above(verb: int, noun: int, heads: Sequence[int]) -> bool:
    """Does the noun hang below the verb already?"""
    while noun >= 0 and noun != verb:
        noun = heads[noun]
    return noun == verb


def _closed(end: int, words: Sequence[str], tags: Sequence[str], listed: Callable[[str, str], bool]) -> bool:
    """Is the word before "and" the verb of the noun phrase that opens the sentence: "Windows shattered and …"?"""
    if end > 2 and tags[end - 1] in ("RP", "IN", "RB"):
        end -= 1  # "The roof caved in and"
    form = words[end - 1]
    past = form in SAME_IN_PAST or (listed(form, "VBD") and (form.endswith("ed") or tags[end - 1] == "VBN"))
    if end < 2 or not past or tags[end - 1] not in ("VBN", "JJ", "VBD") or tags[end - 2] not in NOUNS:
        return False
    return all(tag in PHRASE for tag in tags[: end - 1]) and len(FINITE.intersection(tags[end:])) == 1


def parted(scores: Floats, found: Second, heads: Sequence[int]) -> Floats:
    """Scores that leave only trees in which the noun behind "and" hangs on its verb."""
    begin, noun, verb, first, _ = found
    out = scores.copy()
    out[begin:verb, : begin + 1] = out[begin:verb, verb + 1 :] = NEVER
    for at, above in ((begin - 1, verb), (noun, verb), (verb, first)):
        out[at, :] = NEVER
        out[at, above + 1] = 0.0
    if heads[verb] != first:  # the verb of the first clause was taken for a part of its subject
        out[: first + 1, first + 2 :] = NEVER
        out[first, :] = NEVER
        out[first, 0] = 0.0
        top = next(at for at in range(first) if not 0 <= heads[at] < first)
        out[top, :] = NEVER
        out[top, first + 1] = 0.0
        out[:first, 0] = NEVER
    return out
