"""Whom a definite noun stands for: "the company", "the minister", "the 34-year-old", "the two countries".

Only names the article has given before count. Which one "the company" is, a ranker weighs (``meant``); somebody by age
and two together are given only where the names leave no choice: one person of that age, one pair of countries.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from extractors.events.chains import sort_of
from extractors.events.definite import bare, demonym, pointed
from extractors.events.meant import Meant
from extractors.events.naming import Standing, possessive
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words

_POINTING = frozenset(("the", "this", "that"))
_BOTH = frozenset(("two", "both"))
_SIDES = frozenset(
    ("country", "nation", "side", "neighbour", "neighbor", "state", "government", "party", "company", "team")
)
_LANDS = frozenset(("country", "nation", "neighbour", "neighbor", "state", "government"))


class _Given(NamedTuple):
    at: int
    name: str
    entity_type: str


class Nouns:
    """Names of one document by what they are described as; built when first asked."""

    def __init__(self, words: Words, canonical: Callable[[Word, str], str]) -> None:
        self._words = words
        self._canonical = canonical
        self._meant: Meant | None = None
        self._indexed = False
        self._ages: dict[str, list[_Given]] = {}
        self._pairs: list[_Given] = []

    def of(self, tok: Word) -> Standing | None:
        """The name a definite noun stands for, ``None`` where the article leaves it open."""
        age = age_of(tok)
        lemma = tok.lemma_.lower()
        several = tok.tag_ == "NNS"
        named = tok.pos_ == "NOUN" or tok.tag_ == "NNP" or demonym(tok)
        if age is None and (not named or (several and lemma not in _SIDES)):
            return None
        if age is None and not several:
            return self._one(tok, lemma)
        if not _definite(tok, several) or syntax.is_part(tok):
            return None
        self._index()
        return self._pair(tok, lemma) if several else _only(self._ages.get(age or "", ()), tok.i)

    def _one(self, tok: Word, lemma: str) -> Standing | None:
        """ "Veltra" for "the company", "Greece's government" for "the government"."""
        if tok.tag_ not in ("NN", "NNP", "JJ") or not any(child.lower_ in _POINTING for child in tok.lefts):
            return None
        if self._meant is None:
            self._meant = Meant(self._words, self._canonical)
        if demonym(tok) or not pointed(tok):
            chain = self._meant.described(tok)
        else:
            # "asked the Commission for help"
            told = bare(tok) or (tok.text[:1].isupper() and sort_of(lemma) != "thing")
            chain = self._meant.of(tok) if told else self._meant.ended(tok)
        if chain is None:
            return None
        if sort_of(lemma) == "rule" and chain.label == "GPE":
            return Standing(f"{possessive(chain.name)} {lemma}", "ORG", the=chain.the)
        return Standing(chain.name, chain.label, the=chain.the)

    def _pair(self, tok: Word, lemma: str) -> Standing | None:
        pairs = [pair for pair in self._pairs if pair.at < tok.i]
        if lemma in _LANDS:
            pairs = [pair for pair in pairs if pair.entity_type == "GPE"]
        return _only(pairs, tok.i)

    def _index(self) -> None:
        if self._indexed:
            return
        self._indexed = True
        for entity in self._words.entities:
            label = "PERSON" if entity.label_ == "PER" else entity.label_
            name = self._canonical(entity.root, entity.text) if label in ("PERSON", "ORG", "GPE") else ""
            words = self._words[entity.end : entity.end + 3]
            if name and label == "PERSON" and len(words) == 3:
                if words[0].text == "," and words[1].is_digit and words[2].text in (",", "."):
                    self._ages.setdefault(words[1].text, []).append(_Given(entity.start, name, label))
            elif name:
                self._add_pair(entity.root, label)

    def _add_pair(self, root: Word, label: str) -> None:
        several = syntax.conjuncts(root)
        if label not in ("GPE", "ORG") or len(several) != 2 or several[0] is not root:
            return
        names = sorted(self._canonical(word, word.text) for word in several)
        if all(word.pos_ == "PROPN" and word.ent_type_ == label for word in several):
            self._pairs.append(_Given(root.i, " and ".join(names), label))


def _only(found: list[_Given] | tuple[_Given, ...], before: int) -> Standing | None:
    """The one name given before a word; two names are none."""
    names = {given.name: given for given in found if given.at < before}
    last = {name.split()[-1] for name in names}
    if not names or len(last) > 1:
        return None
    given = max(names.values(), key=lambda one: (len(one.name), one.name))
    return Standing(given.name, given.entity_type)


def age_of(tok: Word) -> str | None:
    """ "34" for "34-year-old" used as a noun."""
    if tok.lower_ == "old" and tok.i >= 4:
        words = tok.doc
        number, year = words[tok.i - 4], words[tok.i - 2]
        bare = tok.i + 1 >= len(words) or words[tok.i + 1].pos_ not in ("NOUN", "PROPN", "ADJ")
        return number.text if year.lower_ == "year" and number.is_digit and bare else None
    head, _, rest = tok.lower_.partition("-")
    return head if rest == "year-old" and head.isdigit() and tok.pos_ == "NOUN" else None


def _definite(tok: Word, several: bool) -> bool:
    """ "the company", "both sides": with nothing that picks another one out."""
    lowered = [child.lower_ for child in tok.lefts]
    if not ({"the"} & set(lowered) or (several and "both" in lowered)):
        return False
    if several and not set(lowered) & _BOTH:
        return False
    for child in tok.children:
        link = syntax.up(child)
        if link is None:
            continue
        if child.i < tok.i and not _harmless(child, several):
            return False
        if child.i > tok.i and link.relation is Relation.OBLIQUE:
            return False  # "the head of the bank", "the company in Texas"
        bound = link.relation in (Relation.RELATIVE, Relation.ADNOMINAL) and child.left_edge.i == tok.i + 1
        if child.i > tok.i and bound:
            return False  # "the man who fled"
        if link.relation in (Relation.APPOSITION, Relation.CONJUNCT):
            return False
    return True


def _harmless(child: Word, several: bool) -> bool:
    if child.pos_ in ("DET", "PUNCT", "ADP", "SCONJ", "SPACE") or child.lower_ in _BOTH:
        return True
    if several:
        return False
    if child.lower_ in ("year", "-"):
        return True
    text = child.lower_
    return text in ("based", "owned", "controlled") or text.endswith(("-based", "-owned")) or child.pos_ == "NUM"
