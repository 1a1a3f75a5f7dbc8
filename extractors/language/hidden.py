"""Past tenses taken for participles or nouns: "A landslide buried houses", "burned cars and looted shops".

A form in "-ed" before a bare noun looks like a participle that describes it ("evacuated patients"). In UD English
treebanks a form that may be either, between a noun that opens the sentence and a bare noun, is its verb where no other
verb is (31 of 33 in EWT's and GUM's training parts) and where the next one stands right behind "and" (7 of 7); behind
"and" or in a series, with an object and a past tense before, it is one too (34 of 36).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from extractors.language.brackets import FINITE, NOUNS, PHRASE, SAID
from extractors.language.headlines import headline_verb
from extractors.language.labels import SAME_IN_PAST, SAME_PARTICIPLE
from extractors.language.parts import unseen_verb
from extractors.language.series import first_of, goes_on, in_series

Listed = Callable[[str, str], bool]

HELP = frozenset(("help", "helps", "helped", "helping"))
_DESCRIBING = frozenset(("VBN", "JJ"))
#: What a past tense may be taken for.
_UNSEEN = _DESCRIBING | {"NN"}
_BEFORE_AND = NOUNS | frozenset(("CD", "RB", "RP", "PRP"))
_NUMBERS = frozenset(("dozens", "scores", "hundreds", "thousands", "millions"))
_WITHIN = frozenset(("of", "in", "at", "near", "outside", "from"))


def past(form: str, listed: Listed, described: bool = False) -> bool:
    """A form in "-ed" that is past tense and participle, and no adjective ("used", "injured") unless ``described``."""
    return form.islower() and form.endswith("ed") and listed(form, "VBD") and (described or not listed(form, "JJ"))


def hidden_verbs(
    heads: Sequence[int], words: Sequence[str], tags: Sequence[str], listed: Listed
) -> tuple[tuple[int, int] | None, list[tuple[int, str]]]:
    """The subject and verb of a sentence whose verb was taken for something else, and all such words with their tags.

    ``listed`` tells whether a form can have a tag.
    """
    own = list(tags)
    pair: tuple[int, int] | None = None
    found: list[tuple[int, str]] = []
    if (hidden := unseen_verb(words, tags, listed)) is not None:
        pair = hidden[:2]
        found.append(hidden[1:])
    elif (pair := first_past(heads, words, tags, listed)) is not None:
        found.append((pair[1], "VBD"))
    elif (headline := headline_verb(words, tags, listed)) is not None:
        pair = headline[:2]
        found = headline[2]
    for verb, tag in found:
        own[verb] = tag
    found.extend((verb, "VBD") for verb in unseen_pasts(words, own, listed))
    found.extend((verb, "VB") for verb in helped(words, own, listed))
    return pair, found


def helped(words: Sequence[str], tags: Sequence[str], listed: Listed) -> Iterator[int]:
    """Verbs behind "help" that look like nouns: "helped rescue 40 sailors", "helps fund schools".

    In EWT's and GUM's training parts a form that may be a verb, between "help" and a noun phrase, is one (15 of 15).
    """
    if HELP.isdisjoint(words):
        return
    for at in range(1, len(words) - 1):
        if words[at - 1] not in HELP or tags[at - 1][:2] != "VB" or tags[at] not in ("NN", "JJ", "VBP"):
            continue
        if tags[at + 1] in PHRASE | {"PRP", "RP"} and listed(words[at], "VB"):
            yield at


def first_past(
    heads: Sequence[int], words: Sequence[str], tags: Sequence[str], listed: Listed
) -> tuple[int, int] | None:
    """(noun, verb) where the only verb of a sentence, or that before "and" and the next, was taken for a participle.

    "Thieves in Lyon smashed windows and stole watches", "A landslide buried houses on Friday".
    """
    finite = next(
        (at for at, tag in enumerate(tags) if tag in FINITE and not _describes(at, heads, words, tags)), len(tags)
    )
    if words[-1] != "." or (finite < len(tags) and tags[finite - 1] != "CC" and not in_series(finite, words, tags)):
        return None
    noun = None
    for at in range(1, min(finite, len(words) - 2)):
        aged = at > 3 and words[at - 1] == "old" and words[at - 3] == "year"  # "The 28-year-old scored goals"
        behind = aged or tags[at - 1] in NOUNS
        if behind and tags[at] not in NOUNS and words[at] != "-" and noun is None:
            noun = at - 1
        if noun is not None and (tags[at] in _DESCRIBING or tags[at] == "VBD") and behind and tags[at + 1] in NOUNS:
            form = words[at]
            return (noun, at) if form.islower() and form.endswith("ed") and listed(form, "VBD") else None
        if tags[at] not in PHRASE and words[at] not in _WITHIN and words[at] != "-":
            return None
    return None


def _describes(verb: int, heads: Sequence[int], words: Sequence[str], tags: Sequence[str]) -> bool:
    """Does the tree hang a past tense on the noun right behind it, or on the next of a series of verbs?"""
    above = heads[verb]
    if tags[verb] != "VBD" or above <= verb or tags[verb + 1] not in NOUNS:
        return False
    return above == verb + 1 or (words[above - 1] == "," and tags[above] in ("VBD", "VBN") and words[above] not in SAID)


def unseen_pasts(words: Sequence[str], tags: Sequence[str], listed: Listed) -> Iterator[int]:
    """Words that are past tense like the verb before: "raised" in "cut rates and raised fees".

    Also those of three: "smashed" and "looted" in "burned cars, smashed windows and looted shops".
    """
    if "VBD" not in tags or "CC" not in tags:
        return
    own = list(tags)
    for at in range(3, len(words) - 1):
        if tags[at] not in _UNSEEN or not (tags[at - 1] == "CC" or words[at - 1] == ","):
            continue
        if tags[at - 2] not in _BEFORE_AND and tags[at - 3 : at - 1] != ["DT", "JJ"]:
            continue  # "searched the flat and found weapons"
        series = tags[at - 1] != "CC"
        if own[at - 3] in _DESCRIBING and not series:
            continue  # "found broken glass and smashed furniture"
        if not _past_here(at, words, tags, listed, described=series) or first_of(at, words, own) is None:
            continue
        if series and not goes_on(at, words, tags, lambda i: tags[i] == "VBD" or _past_here(i, words, tags, listed)):
            continue
        if tags[_behind(at + 1, tags)] in FINITE and not series:
            continue  # "patients and wounded civilians were"
        own[at] = "VBD"
        yield at


def _past_here(at: int, words: Sequence[str], tags: Sequence[str], listed: Listed, *, described: bool = False) -> bool:
    """Can a word be a past tense, with what it acts on behind it: "raised fees", "found weapons", "injured 20"?

    ``described``: also one that is an adjective elsewhere ("closed branches").
    """
    if at + 1 >= len(words):
        return False
    form, behind = words[at], words[at + 1]
    if tags[at + 1] == "CD" or behind in _NUMBERS or words[at + 1 : at + 3] == ["at", "least"]:
        return tags[at] == "VBN" or (form.endswith("ed") and listed(form, "VBD"))
    if form in SAME_IN_PAST:
        return tags[at + 1] in NOUNS
    return tags[at + 1] in ("NN", "NNS") and (
        past(form, listed, described) or (form in SAME_PARTICIPLE and tags[at] == "VBN")
    )


def _behind(at: int, tags: Sequence[str]) -> int:
    """The word behind the nouns that begin at ``at``, or the last."""
    while at < len(tags) - 1 and tags[at] in PHRASE:
        at += 1
    return at
