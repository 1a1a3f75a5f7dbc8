"""Dates of a clause that are a noun's and not its verb's: "condemned Sunday's raid", "charged over a raid of May 3"."""

from __future__ import annotations

from functools import cache

from extractors.events import lexicon, types
from extractors.events.candidates import Candidate, key
from extractors.events.reference import Choice
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

#: Parts of a time: "by the end of 2019", "at the start of the week".
_PARTS = frozenset(("start", "end", "close", "beginning", "opening", "finish", "turn", "rest", "run", "result"))
#: What happens by such a preposition to a dated noun happens at its time.
INSIDE = frozenset(("in", "during", "at", "amid", "by", "with", "throughout"))
#: What is dealt with, not what one goes to: "charged with a Friday robbery", but "gathered for a Friday service".
#: What befalls people because of what was before.
_CHARGES = frozenset(("arrest", "court"))
_ABOUT_IT = frozenset(("of", "over", "about", "into", "for"))
_ABOUT = frozenset(("of", "over", "about", "with"))


def behind_of(candidate: Candidate, choice: Choice) -> bool:
    """ "were charged over the attack of March 5", "set a trial date of May 2": a date behind "of" is the noun's."""
    assert choice.placed is not None
    noun = choice.placed.governor
    if choice.placed.marker != "of" or noun is None or syntax.is_verb(noun) or choice.placed.begin < noun.i:
        return False
    name = noun.lemma_.lower()
    if name != "date" and (name in _PARTS or name not in lexicon.event_nouns()):
        return False
    link = syntax.up(noun)
    return candidate.head.i != noun.i and (link is None or link.marker not in INSIDE)


def inside(choice: Choice, verb: Word) -> bool:
    """ "launched at a June gala and mocked since": the gala's month, inside the words of the first participle."""
    link = syntax.up(verb)
    within = choice.placed is not None and choice.placed.inner
    return within and link is not None and link.relation is Relation.ADNOMINAL


def of_subject(choice: Choice) -> bool:
    """ "The suspect in Saturday's stabbing appeared in court": what he is known for was then, not what he did."""
    noun = choice.placed.governor if choice.placed is not None and choice.placed.inner else None
    link = syntax.up(noun) if noun is not None and not syntax.is_verb(noun) else None
    if noun is None or link is None or syntax.is_verb(link.head) or noun.lemma_.lower() not in lexicon.event_nouns():
        return False
    over = syntax.up(link.head)
    return over is not None and over.relation is Relation.SUBJECT and noun.i < over.head.i


def looked_back_on(candidate: Candidate) -> bool:
    """ "were shown on Tuesday a video of the killing", "marked the anniversary of the crash": it was before."""
    link = syntax.up(candidate.head) if candidate.is_noun else None
    if link is None or syntax.is_verb(link.head) or link.marker not in _ABOUT_IT:
        return False
    return link.head.lemma_.lower() in lexicon.nouns("looking_back")


def of_another(candidate: Candidate, choice: Choice) -> bool:
    """ "was jailed over the 2019 theft": it dates the noun. But "was unveiled at a Monday gala"."""
    assert choice.placed is not None
    noun = choice.placed.governor
    if noun is None or candidate.is_noun or syntax.is_verb(noun):
        return False
    link = syntax.up(noun)
    if choice.placed.begin > noun.i:  # "Since the raid on May 3 no ship has left"
        fronted = link is not None and link.marker == "since" and noun.i < candidate.carrier.i
        return fronted and noun.lemma_.lower() in lexicon.event_nouns()
    charged = types.of_word(candidate.head) in _CHARGES and types.of_word(noun) in types.BEFALLING
    if choice.placed.inner and charged:
        return True  # "arrested two suspects in Monday's killing"
    if link is not None and choice.placed.inner and not syntax.is_verb(link.head):
        # "claimed responsibility for Saturday's attack"
        return link.marker not in INSIDE or of_subject(choice)
    if link is not None and choice.placed.inner and link.relation is Relation.OBJECT:
        return key(link.head) in _telling() or types.of_word(link.head) == "statement"  # "condemned Sunday's raid"
    if link is None or link.head.i != candidate.carrier.i or noun.lemma_.lower() not in lexicon.event_nouns():
        return False
    if link.relation is not Relation.OBLIQUE or link.marker in INSIDE:
        return False
    return link.marker in _ABOUT or len(choice.placed.timex.value) < len("2019-04-12")


@cache
def _telling() -> frozenset[str]:
    """Verbs by which people speak of what has been."""
    return frozenset().union(*map(lexicon.verbs, ("reporting", "deny", "allege", "accuse", "belief")))
