"""Who is meant by "a man" where the article says later who he was: "The station named the man as Carl Denk".

Only where the article knows no other: one name for the noun, no second "a man", no "two men" and no "another man".
"""

from __future__ import annotations

from collections.abc import Callable

from extractors.events import lexicon
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words

_NAMING = frozenset(("name", "identify"))
_ONE = frozenset(("a", "an", "one"))
_OTHER = frozenset(
    ("another", "second", "third", "other", "two", "three", "several", "many", "each", "every", "any", "no")
)
_HUMAN = frozenset(
    ("suspect", "gunman", "attacker", "shooter", "assailant", "victim", "driver", "pilot", "passenger", "man", "woman")
) | frozenset(("boy", "girl", "teenager", "killer", "bomber", "hijacker", "knifeman", "person", "student", "resident"))


def _human(noun: Word) -> bool:
    lemma = noun.lemma_.lower()
    return noun.tag_ == "NN" and (lemma in _HUMAN or lemma in lexicon.people("person"))


class Identified:
    """The nouns of one article that are named as somebody: noun → name."""

    def __init__(self, words: Words, canonical: Callable[[Word, str], str]) -> None:
        self._names: dict[str, str] = {}
        self._told: dict[int, str] = {}
        found: dict[str, set[str]] = {}
        for entity in words.entities:
            if entity.label_ in ("PERSON", "PER"):
                for noun in _named_as(entity.root):
                    if _human(noun):
                        name = self._told[noun.i] = canonical(entity.root, entity.text)
                        found.setdefault(noun.lemma_.lower(), set()).add(name)
        if found:
            spoiled = _several(words, frozenset(found))
            self._names = {noun: min(names) for noun, names in found.items() if len(names) == 1 and noun not in spoiled}

    def of(self, tok: Word) -> str | None:
        """The name behind "a man", "the man"; ``None`` for most words."""
        if tok.i in self._told:
            return self._told[tok.i]  # "The woman, named by the police as Ann Holt, died", whoever else is told of
        if not self._names or tok.tag_ != "NN":
            return None
        name = self._names.get(tok.lemma_.lower())
        pointed = any(child.lower_ in _ONE or child.lower_ == "the" for child in tok.lefts)
        return name if name is not None and pointed and not syntax.is_part(tok) else None


def _named_as(person: Word) -> tuple[Word, ...]:
    """The noun a person is named as: "identified the man as X", "the man was named as X", "the man, named as X"."""
    link = syntax.up(person)
    if link is None:
        return ()
    if link.relation is Relation.SUBJECT and link.head.lemma_ in _NAMING:
        return tuple(
            item.head for item in syntax.obliques(link.head) if item.preposition == "as"
        )  # "X was named as the"
    verb = link.head
    if link.marker == "as" and any(child.lemma_ in _NAMING and child.tag_ == "VBN" for child in verb.rights):
        return (verb,)  # "The woman, named as X, died", hung on the woman
    if link.marker == "as" and (over := syntax.up(verb)) is not None and over.marker == "by":
        verb = over.head  # "identified by the police as X", hung on the police
    if verb.lemma_ not in _NAMING or (link.marker != "as" and link.relation is not Relation.OPEN):
        return ()
    return syntax.patients(verb)


def _several(words: Words, nouns: frozenset[str]) -> set[str]:
    """Those of which the article knows more than one."""
    spoiled: set[str] = set()
    once: set[str] = set()
    for word in words:
        lemma = word.lemma_.lower()
        if lemma not in nouns or word.pos_ != "NOUN":
            continue
        lefts = {child.lower_ for child in word.lefts}
        if word.tag_ == "NNS" or lefts & _OTHER:
            spoiled.add(lemma)
        elif lefts & _ONE:
            spoiled.update({lemma} & once)
            once.add(lemma)
    return spoiled
