"""The noun phrase that opens a sentence is what its verb is about: "A dam holding back waste from a mine burst".

Trees take the nearest noun for the subject ("mine burst"), or the verb for a participle that describes it ("A boy
playing near a disused quarry drowned") and leave the sentence without a verb. Only where nothing but what belongs to
that phrase stands before the verb: no comma, no clause of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.language.brackets import FINITE, NOUNS, PHRASE, relatives, undergone
from extractors.language.labels import helps
from extractors.language.participles import NEVER_DONE_TO
from extractors.language.repairs import CALENDAR, LENGTHS
from extractors.language.scores import NEVER, Floats

_BEHIND = frozenset(("IN", "VBG"))
#: Nobody does so to do a thing: before an infinitive they are participles.
_SAID_OF = frozenset(
    (
        *("alleged", "said", "believed", "thought", "known", "suspected", "reported", "understood", "forced"),
        *("ordered", "allowed", "required", "told", "supposed", "presumed", "feared", "rumoured", "rumored"),
    )
)
_BEHIND_PARTICIPLE = frozenset(("IN", "TO", "RB", "RP"))
_ACTED_ON = frozenset(("DT", "PRP$", "PRP", "CD", "IN", "TO", "RP", "RB", "NNS", "NNPS"))
_PARTICLES = frozenset(("back", "up", "down", "out", "off", "over"))
_ENDS = frozenset((",", ";", ":", "(", ")", '"', "“", "”", "—", "–", "-"))
_CLAUSES = frozenset(
    ("who", "which", "whose", "whom", "that", "what", "where", "when", "if", "while", "because", "how")
)
_NOT = _CLAUSES | frozenset(("after", "before", "since", "until", "as", "than", "like", "per", "including"))
#: What may stand before the verb and belong to it.
_BESIDE = frozenset(("RB", "RP", "MD", "VBD", "VBZ", "VBP", "VB", "TO", "IN"))
#: Words between the phrase and its verb.
_FARTHEST = 24


def leading(scores: Floats, heads: Sequence[int], words: Sequence[str], tags: Sequence[str]) -> tuple[int, int] | None:
    """(noun, verb) that the tree ``heads`` (from 0, root negative) of a sentence fails to bring together."""
    noun = _phrase(words, tags)
    if noun is None:
        return None
    mistaken = tags[noun + 1] == "VBD"  # "The village hit by the quake buried its dead"
    verb = finite(noun + mistaken, words, tags)
    end = next((at for at in range(noun, len(words)) if words[at] in ("where", "when") and words[at - 1] == ","), None)
    if verb is None and tags[-1] == "." and not FINITE & set(tags[noun + 1 + mistaken : end]):
        verb = _bare(noun, scores, words, tags)
    if verb is None or (tags[noun + 1] in ("VBN", "VBD") and not _NOT.isdisjoint(words[noun + 1 : verb])):
        return None  # "Tear gas drifted across the square as rioters hurled stones"
    phrase = noun
    while 0 <= heads[noun] < noun:
        noun = heads[noun]  # "Dara" of "Dara Winn"
    if heads[noun] == verb:
        return (noun, verb) if _second(noun, verb, heads, tags) else None
    above = heads[noun]
    while tags[phrase + 1] == "IN" and noun < above < verb:
        above = heads[above]  # "US Department of State spokesperson Ian Kelly added"
    return (noun, verb) if above < verb else None


def brought_together(scores: Floats, noun: int, verb: int, words: Sequence[str], tags: Sequence[str]) -> Floats:
    """Scores that leave no tree but one in which the noun hangs on the verb, and no other before it but a date."""
    out = scores.copy()
    out[noun, :] = NEVER
    out[noun, verb + 1] = 0.0
    out[:noun, : noun + 1] = scores[:noun, : noun + 1]
    out[:noun, noun + 2 :] = NEVER
    out[noun + 1 : verb, verb + 2 :] = NEVER
    out[noun + 1 : verb, 0] = NEVER
    out[verb, 1 : verb + 1] = NEVER
    out[verb, [at + 1 for at in range(verb + 1, len(words)) if tags[at] in NOUNS]] = NEVER
    for at in range(noun + 1, verb):
        if tags[at] not in _BESIDE and words[at].lower() not in CALENDAR and not words[at].isdigit():
            out[at, verb + 1] = NEVER
    return out


def _phrase(words: Sequence[str], tags: Sequence[str]) -> int | None:
    """The head of a noun phrase that opens the sentence, with a preposition or an "-ing" right behind it."""
    at = 0
    while at < len(words) - 2 and tags[at] in PHRASE:
        at += 1
    noun = at - 1
    if noun < 0 or tags[noun] not in NOUNS or words[at].lower() in _NOT:
        return None
    if tags[at] not in _BEHIND and not _undergone(at, words, tags):
        return None
    acts = tags[at + 1] in _ACTED_ON or words[at + 1] in _PARTICLES
    if tags[at] == "VBG" and not acts and (tags[at + 1] != "NN" or tags[at + 2] not in ("IN", "TO")):
        return None  # "the holding company"; but "supplying gas to the capital"
    word = words[noun].lower()
    if word in CALENDAR or word in LENGTHS or word.removesuffix("s") in LENGTHS or tags[0] == "POS":
        return None
    return noun


def _undergone(at: int, words: Sequence[str], tags: Sequence[str]) -> bool:
    """A participle that describes the noun before: "Towns hit by floods", "Workers laid off in March"?

    In EWT's and GUM's training parts the first verb with a tense behind it is always that noun's (30 of 30).
    """
    if tags[at] == "VBN":
        return tags[at + 1] in _BEHIND_PARTICIPLE
    if tags[at] == "VBD" and words[at] in _SAID_OF and tags[at + 1 : at + 3] == ["TO", "VB"]:
        return True  # "The men alleged to be behind the raids fled"
    return tags[at] == "VBD" and undergone(words[at], tags[at]) and "by" in words[at + 1 : at + 3]


def finite(noun: int, words: Sequence[str], tags: Sequence[str]) -> int | None:
    """The first verb with a tense behind the phrase, where no clause but one between commas begins before it."""
    asides = {found.begin - 1: found.verb for found in relatives(words, tags)} if "," in words else {}
    for at in range(noun + 1, min(noun + _FARTHEST, len(words))):
        if at in asides:
            return asides[at]  # "A man hunting for his dog, which had run away, fell"
        if words[at] in _ENDS or words[at].lower() in _CLAUSES or tags[at] == "CC":
            return None
        if tags[at] in FINITE:
            while at + 1 < len(words) and helps(words[at], tags[at]) and tags[at + 1][:2] in ("VB", "RB"):
                at += 1
            return at if tags[at].startswith("VB") else None
    return None


def _bare(noun: int, scores: Floats, words: Sequence[str], tags: Sequence[str]) -> int | None:
    """The verb of a sentence that has none with a tense: the likeliest root among what was taken for participles."""
    found: list[int] = []
    for at in range(noun + 2, min(noun + _FARTHEST, len(words) - 1)):
        if words[at] in _ENDS or words[at].lower() in _CLAUSES:
            break
        moving = not NEVER_DONE_TO.isdisjoint((words[at][:-1], words[at][:-2], words[at][:-3]))  # "travelled by train"
        if tags[at] == "VBN" and tags[at - 1] in NOUNS and (words[at + 1].lower() != "by" or moving):
            found.append(at)
    return max(found, key=lambda at: float(scores[at, 0]), default=None)


def _second(noun: int, verb: int, heads: Sequence[int], tags: Sequence[str]) -> bool:
    """Does what the "-ing" acts on hang on the verb, too: "workers" in "A helicopter ferrying workers crashed"?"""
    if tags[noun + 1] != "VBG":
        return False
    end = next((at for at in range(noun + 2, verb) if tags[at] == "IN"), verb)
    return any(heads[at] == verb and tags[at] in NOUNS for at in range(noun + 2, end))
