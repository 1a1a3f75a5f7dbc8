"""Whom the definite nouns of one article stand for by name, where the text makes it likely enough."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator

from extractors.events import definite, linear
from extractors.events.chains import Chain, another, chains, sort_of
from extractors.events.definite import Option
from extractors.events.linear import Group
from extractors.events.naming import named
from extractors.events.sexes import Sexes
from extractors.language import syntax
from extractors.language.words import Word, Words

#: How likely a name has to be, and one that alone is called so ("Defence Minister Anna Lind", "the minister").
SURE, CALLED = 0.7, 0.35
#: No name is given where another is as likely as this.
RIVAL = 0.12


class Meant:
    """Weighs the names of one document for each definite noun; they are gathered when the first is asked for."""

    def __init__(self, words: Words, canonical: Callable[[Word, str], str]) -> None:
        self._words = words
        self.chains = chains(words, canonical)
        self._entities = named(words)
        self._sexes = Sexes(self._entities)
        self._numbers = {sentence.start: number for number, sentence in enumerate(words.sentences)}
        self._at = {id(chain): [word.i for word in chain.told] for chain in self.chains}
        self._nouns: dict[str, list[Word]] = {}
        for word in words:
            if word.pos_ == "NOUN" and word.i not in self._entities:
                self._nouns.setdefault(word.lemma_.lower(), []).append(word)

    def asked(self) -> Iterator[Word]:
        """The definite nouns of the document that may stand for a name."""
        for word in self._words:
            if word.tag_ == "NN" and word.pos_ == "NOUN" and word.i not in self._entities and definite.bare(word):
                yield word

    def options(self, word: Word) -> tuple[list[Option], list[list[Group]]]:
        """What a noun may stand for and the features of each; those of "none of these" come last."""
        ask = definite.asked(word, self._numbers[word.sent.start], *self._known(word))
        found = definite.options(ask, self.chains, self._numbers)
        told = [bisect_left(self._at[id(one.chain)], word.i) for one in found]
        return found, definite.rows(ask, found, self._sexes, told)

    def of(self, word: Word) -> Chain | None:
        """The name a definite noun stands for, ``None`` where the article leaves it open."""
        found, rows = self.options(word)
        if not found:
            return None
        weights = linear.load("nouns")
        scores = [weights.sum_of(row) * weights.scale for row in rows]
        top = max(scores)
        odds = [math.exp(score - top) for score in scores]
        best = max(range(len(found)), key=odds.__getitem__)
        called = [one for one in found if one.match == "same"]
        alone = called == [found[best]] and definite.fitting(sort_of(word.lemma_.lower()), called[0].chain.label)
        chosen, total = found[best].chain, sum(odds)
        same = [_of_one(one.chain, chosen) for one in found]
        share = sum(odd for odd, one in zip(odds, same, strict=False) if one)
        rival = max((odd for odd, one in zip(odds, same, strict=False) if not one), default=0.0)
        if alone:
            return chosen if share >= CALLED * total else None
        return chosen if share >= SURE * total and rival < RIVAL * total else None

    def ended(self, word: Word) -> Chain | None:
        """The one body whose name ends so: "the chapter" for "Varnau Cathedral Chapter"."""
        if not definite.bare(word, of_sort=False):
            return None
        before = [one for one in self.chains if one.stands == word.lemma_.lower() and one.told[0].i < word.i]
        return before[0] if len(before) == 1 and before[0].label == "ORG" else None

    def described(self, word: Word) -> Chain | None:
        """The one name that has been described in these words: "the Belgian goalkeeper", "the Belgian"."""
        wanted = definite.wanted(word)
        persons = definite.demonym(word) or sort_of(word.lemma_.lower()) in definite.PERSONS
        if not wanted or (len(wanted) == 1 and not definite.demonym(word)):
            return None
        before = [
            one
            for one in self.chains
            if one.told[0].i < word.i
            and (one.label == "PERSON") is persons
            and any(wanted <= words and _somebody(words) is persons for words in one.full)
        ]
        return before[0] if len(before) == 1 else None

    def _known(self, word: Word) -> tuple[int, int]:
        """How the article has told of a noun before, and where it first told of it as bare (-1: nowhere).

        0 not at all, 1 as bare, 2 with words that say which, 3 of several or of another.
        """
        known, since = 0, -1
        for other in self._nouns.get(word.lemma_.lower(), ()):
            if other.i >= word.i:
                break
            if other.tag_ == "NNS" or another(other):
                known = 3
            elif not definite.pointed(other) or other.rights:
                if not self._of_name(other):
                    known = max(known, 2)
            else:
                known = max(known, 1)
                since = other.i if since < 0 else since
        return known, since

    def _of_name(self, noun: Word) -> bool:
        """Does it only describe a name: "a bank, Nordkem,", "Nordkem is a bank"?"""
        near = (*syntax.appositions(noun), *syntax.subjects(noun))
        return syntax.is_part(noun) or any(one.i in self._entities for one in near)


def _somebody(words: frozenset[str]) -> bool:
    """Do they describe a person: "belgian goalkeeper", not "belgian club"?"""
    return any(sort_of(word) in definite.PERSONS for word in words)


def _of_one(chain: Chain, other: Chain) -> bool:
    """ "World Court" and "Libyan World Court": does one name end as the other does?"""
    if chain is other or chain.label != other.label:
        return chain is other
    short, long = sorted((chain.name, other.name), key=len)
    return long.endswith(f" {short}")
