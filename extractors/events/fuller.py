"""Which one is meant: "planned attack on the website of a bank" for a bare "the attack" of the same article.

A noun alone says too little in a line that is read by itself. Where the sentences before tell of one such thing only,
with words that say which, these words stand for it; where they tell of two ("oil prices", "home prices"), nothing does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from extractors.events import lexicon
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words

#: Begin and end of dated events by the index of their word.
Days = Mapping[int, tuple[date, date]]
#: The noun with what belongs to it, without the words that date it.
Phrase = Callable[[Word, frozenset[int], bool], str]

#: Characters of a noun's own line that may stand for another mention of it, and of one that opens the line of a verb.
_LONGEST, _LONGEST_SUBJECT = 70, 55
#: Sentences back from one mention of a thing to the one before.
_NEAR = 3
_CLAUSES = frozenset((Relation.ADNOMINAL, Relation.RELATIVE, Relation.APPOSITION, Relation.CONJUNCT))
_POINTING = frozenset(("the", "this", "these", "that", "those"))
_ONE = frozenset(("a", "an", "one", "another", "second", "two"))
_VAGUE = frozenset(
    ("one", "other", "thing", "lot", "number", "part", "way", "kind", "people", "hundred", "thousand", "time", "day")
) | frozenset(("year", "month", "week", "rest", "half", "side", "end", "case", "result", "fact", "percent", "move"))


class Fuller:
    """Looks for the fuller words of nouns in one article."""

    def __init__(self, words: Words, events: Sequence[Word], days: Days) -> None:
        self._words, self._events, self._days = words, events, days
        self._longest: dict[tuple[str, str], list[tuple[str, int]]] | None = None
        self._told: dict[str, list[Word]] | None = None

    def days_apart(self, one: int, other: int) -> bool:
        """Are two events dated to different days?"""
        own, its = self._days.get(one), self._days.get(other)
        return own is not None and its is not None and (own[1] <= its[0] or its[1] <= own[0])

    def inside(self, one: int, other: int) -> bool:
        """Is the time of one only a part of that of the other: "died in the two weeks after the flood on May 1"?"""
        own, its = self._days.get(one), self._days.get(other)
        return own is not None and its is not None and own != its and its[0] <= own[0] and own[1] <= its[1]

    def event(self, noun: Word, timed: frozenset[int], phrase: Phrase) -> str | None:
        """ "Collapse of the Orlu dam" for a bare "the collapse" of the same article."""
        if self._longest is None:
            self._longest, others = {}, lexicon.nouns("one_of_several")
            for other in self._events:
                if syntax.copula(other) is not None or any(child.lower_ in others for child in other.lefts):
                    continue  # "it was not just from one shooting", "another fire"
                if (link := syntax.up(other)) is not None and link.relation is Relation.PART:
                    continue  # "the State Fire Marshal"
                line = phrase(other, timed, False)
                if line.count(" ") and len(line) <= _LONGEST:
                    self._longest.setdefault((other.lemma_, other.tag_), []).append((line, other.i))
        lines = self._longest.get((noun.lemma_, noun.tag_), ())
        same = [line for line, at in lines if not self.days_apart(noun.i, at)]
        return max(same, key=len, default=None)

    def subject(self, noun: Word, front: Sequence[int], timed: frozenset[int], phrase: Phrase) -> str | None:
        """What tells which thing a bare subject is; ``front`` are the words of the subject as a line has them."""
        if not _bare(noun, front):
            return None
        person = noun.lemma_.lower() in lexicon.people("person")
        if _somebody(noun) and not person <= self._introduced(noun) <= 1:
            return None  # "a nurse from Lisk and a nurse from Ardal"
        others = lexicon.nouns("one_of_several")
        found: list[tuple[str, frozenset[str]]] = []
        last = noun
        for other in reversed(self._before(noun)):
            if _sentences(other, last) > _NEAR or self.days_apart(noun.i, other.i):
                break
            before = other.doc[other.left_edge.i : other.i]
            if any(word.lower_ in others or word.tag_ == "PRP$" for word in before):
                return None
            last = other
            line = phrase(other, timed, True)
            if line.count(" ") and other.tag_ == noun.tag_ and len(line) <= _LONGEST_SUBJECT:
                found.append((line, _content(other)))
        if not found:
            return self._only(noun, timed, phrase)
        line, known = max(found, key=lambda one: len(one[1]))
        if any(not words <= known for _, words in found) or not known:
            return None  # "home prices" and "oil prices"
        return line if "," not in line and ":" not in line else None

    def _introduced(self, noun: Word) -> int:
        """How often the article tells of one that it has not told of before."""
        lemma = noun.lemma_.lower()
        told = (word for word in self._words if word.pos_ == "NOUN" and word.lemma_.lower() == lemma)
        return sum(word.tag_ == "NNS" or any(child.lower_ in _ONE for child in word.lefts) for word in told)

    def _only(self, noun: Word, timed: frozenset[int], phrase: Phrase) -> str | None:
        """ "Crane accident" for an event that the article tells by these words only."""
        if noun.tag_ != "NN" or noun not in self._events:
            return None
        told = [one for one in self._events if one.lemma_ == noun.lemma_ and not self.days_apart(noun.i, one.i)]
        lines = {line for one in told if " " in (line := phrase(one, timed, True))}
        line = next(iter(lines)) if len(lines) == 1 else ""
        return line if 0 < len(line) <= _LONGEST_SUBJECT and "," not in line else None

    def _before(self, noun: Word) -> list[Word]:
        """The mentions of the same noun in front of one."""
        if self._told is None:
            self._told = {}
            for word in self._words:
                if word.tag_ in ("NN", "NNS"):
                    self._told.setdefault(word.lemma_.lower(), []).append(word)
        same = self._told.get(noun.lemma_.lower(), ())
        return [word for word in same if word.i < noun.i and not _inside(word)]


def _inside(word: Word) -> bool:
    """Is it but a part of a compound: "attack" in "attack helicopters"?"""
    link = syntax.up(word)
    return link is not None and link.relation is Relation.PART


def _bare(noun: Word, front: Sequence[int]) -> bool:
    """ "the attack", "prices": a thing without a word that says which."""
    if noun.tag_ not in ("NN", "NNS") or noun.ent_type_ or noun.i not in front or len(front) > 2:
        return False
    lemma = noun.lemma_.lower()
    if lemma in _VAGUE:
        return False
    if _somebody(noun) and noun.tag_ != "NN":
        return False
    first = noun.doc[front[0]]
    pointed = len(front) == 2 and first.lower_ in _POINTING
    dropped = len(front) == 1 and any(child.lower_ in _POINTING for child in noun.lefts)
    return pointed or dropped or (len(front) == 1 and noun.tag_ == "NNS" and not noun.lefts)


def _somebody(noun: Word) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in lexicon.people("person") or lemma in lexicon.people("crew")


def clausal(child: Word) -> bool:
    """Does it tell of the noun before it: "launched on Monday", "that runs until May"?"""
    link = syntax.up(child)
    return child.i > child.head.i and link is not None and link.relation in _CLAUSES


def plain_end(child: Word) -> int:
    """The last word before a clause inside: "of Chinese hackers" without "calling themselves"."""
    begins = (word.left_edge.i for word in child.doc[child.i + 1 : child.right_edge.i + 1] if clausal(word))
    return min((begin - 1 for begin in begins if begin > child.i), default=child.right_edge.i)


def _content(noun: Word) -> frozenset[str]:
    """What says which one it is: the words before it and those of its "of", "on", "in"."""
    inside = [
        word
        for child in noun.children
        if not clausal(child)
        for word in noun.doc[child.left_edge.i : child.right_edge.i + 1]
    ]
    return frozenset(word.lower_ for word in inside if word.pos_ in ("NOUN", "PROPN", "ADJ"))


def _sentences(one: Word, other: Word) -> int:
    """Sentences from one word to a later one."""
    count, at = 0, one.sent.end
    while at <= other.i and at < len(one.doc) and count <= _NEAR:
        count, at = count + 1, one.doc[at].sent.end
    return count
