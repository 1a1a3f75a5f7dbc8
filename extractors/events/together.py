"""Several that one word stands for: "both men", "the three" for persons named before, "these" for the talks just told.

"Arvind Rao was arrested on Friday. Prem Das was picked up on Saturday. Both men appeared in court": only where the
sentences before name two; three or more only where they were listed.
"""

from __future__ import annotations

from collections.abc import Callable

from extractors.events import lexicon
from extractors.events.naming import Standing
from extractors.events.nouns import Nouns
from extractors.language import syntax
from extractors.language.words import Word, Words

_COUNTS = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4}
#: Nouns for persons that are counted so.
_PERSONS = frozenset(("man", "woman", "brother", "sister", "suspect", "leader", "defendant", "player", "driver"))
#: Words back to a list of two.
_NEAR = 60
#: Sentences back to where they are named.
_BACK = 3


class Together:
    """What nouns, counts and "these" of one document stand for."""

    def __init__(self, words: Words, canonical: Callable[[Word, str], str]) -> None:
        self._words = words
        self._canonical = canonical
        self._nouns = Nouns(words, canonical)

    def of(self, tok: Word) -> Standing | None:
        """The names or the noun a word stands for, ``None`` where the article leaves it open."""
        if tok.lower_ in ("these", "those"):
            return self._told_just_now(tok)
        count = _count(tok)
        if count:
            names = self._named_before(tok, count)
            return Standing(f"{', '.join(names[:-1])} and {names[-1]}", None) if names else None
        return self._nouns.of(tok)

    def _told_just_now(self, tok: Word) -> Standing | None:
        """ "talks" for "these" in "had held talks with Nordkem, but these ended": things of the clause before."""
        if not syntax.is_subject(tok) or tok.rights or not syntax.is_verb(tok.head):
            return None
        before = self._words[tok.sent.start : tok.i]
        verbs = [word for word in before if syntax.is_verb(word)]
        for verb in reversed(verbs):
            for noun in syntax.objects(verb):
                if noun.tag_ == "NNS" and noun.i < tok.i and noun.lemma_.lower() not in lexicon.people("person"):
                    begin, end = syntax.phrase(noun)
                    return Standing(self._canonical(noun, self._words.text(begin, end)), None, "pronoun", named=False)
        return None

    def _listed_before(self, tok: Word, count: int) -> list[str]:
        """ "Arvind Rao, Prem Das and Mohan Shetty": the last list of as many persons as are counted."""
        for entity in reversed([one for one in self._words.entities if one.label_ in ("PERSON", "PER")]):
            root = entity.root
            if root.i >= tok.i or (count == 2 and tok.i - root.i > _NEAR):
                continue
            joined = syntax.conjuncts(root)
            if len(joined) == count and joined[0] is root:
                names = [self._canonical(word, word.text) for word in joined]
                return names if all(" " in name or name[:1].isupper() for name in names) else []
        return []

    def _named_before(self, tok: Word, count: int) -> list[str]:
        """The persons of the last list of so many; two may be those whom the sentences before name."""
        if (listed := self._listed_before(tok, count)) or count > 2:
            return listed
        starts = [sentence.start for sentence in self._words.sentences if sentence.start <= tok.i]
        for back in range(2, _BACK + 2):
            begin = starts[max(0, len(starts) - back)]
            named = [one for one in self._words.entities if begin <= one.start < tok.i]
            people = [one for one in named if one.label_ in ("PERSON", "PER")]
            names = list(dict.fromkeys(self._canonical(one.root, one.text) for one in people))
            if len(names) == count:
                return names
            if len(names) > count:
                break
        return []


def _count(tok: Word) -> int:
    """2 for "both men", "the two", "the pair", 3 for "the three"; 0 for other words, and where some are picked out."""
    lefts = [child.lower_ for child in tok.lefts if child.pos_ not in ("ADP", "PUNCT", "SPACE")]
    if any(syntax.up(child) is not None and child.pos_ not in ("PUNCT", "SPACE") for child in tok.rights):
        return 0  # "the two in the car"
    if tok.tag_ == "NNS" and tok.lemma_.lower() in _PERSONS:
        if "both" in lefts:
            return 2 if len(lefts) == 1 else 0
        return _COUNTS.get(lefts[1], 0) if len(lefts) == 2 and lefts[0] == "the" else 0
    alone = tok.tag_ == "CD" or tok.lower_ in ("pair", "duo", "trio")
    return _COUNTS.get(tok.lower_, 0) if alone and lefts == ["the"] else 0
