"""Whom a definite noun stands for: "the company", "the minister", "the 34-year-old", "the two countries".

Only names the article has given before count, and only where they leave no choice: one person described as minister,
one of that age, one company, one pair of countries. Whoever is described as "former" or "deputy" is not meant by the
bare noun, and a noun of which the text has spoken otherwise ("two suspects", "another suspect") stays as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from extractors.events import lexicon
from extractors.events.naming import Standing, agency, may_stand
from extractors.language import syntax
from extractors.language.spans import Entity
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words

_OTHERS = frozenset(
    ("former", "ex", "deputy", "vice", "assistant", "acting", "late", "then", "other", "another", "second", "third")
) | frozenset(("new", "next", "previous", "last", "first", "future", "same", "own", "outgoing", "rival", "fellow"))
_BOTH = frozenset(("two", "both"))
_SIDES = frozenset(
    ("country", "nation", "side", "neighbour", "neighbor", "state", "government", "party", "company", "team")
)
_LANDS = frozenset(("country", "nation", "neighbour", "neighbor", "state", "government"))
_TOWNS = frozenset(("town", "city", "village", "island"))
_NAMING = frozenset(("name", "identify"))
_NEAR = 12
#: Words back to where a person was last named.
_RECENT = 150


class _Given(NamedTuple):
    at: int
    name: str
    entity_type: str


class Nouns:
    """Names of one document by what they are described as; built when first asked."""

    def __init__(self, words: Words, canonical: Callable[[Word, str], str]) -> None:
        self._words = words
        self._canonical = canonical
        self._roles: dict[str, list[_Given]] | None = None
        self._ages: dict[str, list[_Given]] = {}
        self._firms: list[_Given] = []
        self._agencies: set[str] = set()
        self._pairs: list[_Given] = []
        self._told_at: dict[str, list[int]] = {}
        #: Nouns of which the article tells of another or of several ("a second suspect", "two firms"), from where on.
        self._others: dict[str, int] = {}

    def of(self, tok: Word) -> Standing | None:
        """The name a definite noun stands for, ``None`` where the article leaves it open."""
        age = age_of(tok)
        lemma = tok.lemma_.lower()
        several = tok.tag_ == "NNS"
        if age is None and (tok.pos_ != "NOUN" or (several and lemma not in _SIDES)):
            return None
        if not _definite(tok, several) or syntax.is_part(tok):
            return None
        roles = self._index()
        if several:
            return self._pair(tok, lemma)
        if age is not None:
            return _only(self._ages.get(age, ()), tok.i)
        if self._others.get(lemma, tok.i) < tok.i:
            return None
        found = _only(roles.get(lemma, ()), tok.i)
        if found is not None and found.entity_type == "PERSON" and not self._recent(found.name, tok.i):
            return None
        if found is None and lemma in lexicon.people("firm") and not roles.get(lemma):
            found = _only(self._firms, tok.i)
        return found

    def _recent(self, name: str, before: int) -> bool:
        """Has a person been named shortly before? Articles know more than one minister."""
        told = self._told_at.get(name, [])
        at = bisect_left(told, before) - 1
        return at >= 0 and before - told[at] < _RECENT

    def _pair(self, tok: Word, lemma: str) -> Standing | None:
        pairs = [pair for pair in self._pairs if pair.at < tok.i]
        if lemma in _LANDS:
            pairs = [pair for pair in pairs if pair.entity_type == "GPE"]
        return _only(pairs, tok.i)

    def _index(self) -> dict[str, list[_Given]]:
        if self._roles is None:
            self._roles = {}
            for entity in self._words.entities:
                self._add(entity, self._roles)
            for word in self._words:
                if word.pos_ == "NOUN" and (word.tag_ == "NNS" or _another(word)):
                    self._others.setdefault(word.lemma_.lower(), word.i)
        return self._roles

    def _add(self, entity: Entity, roles: dict[str, list[_Given]]) -> None:
        label = "PERSON" if entity.label_ == "PER" else entity.label_
        root = entity.root
        name = self._canonical(root, entity.text)
        if label not in ("PERSON", "ORG", "GPE") or not name:
            return
        given = _Given(entity.start, name, label)
        listed = _TOWNS if label == "GPE" else lexicon.people("person" if label == "PERSON" else "crew")
        described = set(_described(entity, label))
        for role in sorted(described):
            if role in listed and role != "group":  # every article has groups
                roles.setdefault(role, []).append(given)
        last = entity.last.lower_
        if last not in described and may_stand(entity):
            roles.setdefault(last, []).append(given)  # "the chapter" for "Varnau Cathedral Chapter"
        self._told_at.setdefault(name, []).append(entity.start)
        if label == "ORG" and agency(entity):
            self._agencies.add(name)
        if label == "PERSON":
            words = self._words[entity.end : entity.end + 3]
            if len(words) == 3 and words[0].text == "," and words[1].is_digit and words[2].text in (",", "."):
                self._ages.setdefault(words[1].text, []).append(given)
        elif label == "ORG" and name not in self._agencies and not _no_firm(entity, described):
            self._firms.append(given)
        self._add_pair(root, label)

    def _add_pair(self, root: Word, label: str) -> None:
        several = syntax.conjuncts(root)
        if label not in ("GPE", "ORG") or len(several) != 2 or several[0] is not root:
            return
        names = sorted(self._canonical(word, word.text) for word in several)
        if all(word.pos_ == "PROPN" and word.ent_type_ == label for word in several):
            self._pairs.append(_Given(root.i, " and ".join(names), label))


def _no_firm(entity: Entity, described: set[str]) -> bool:
    """A union, a ministry, a newspaper: by what it is called, or by the words of its name."""
    if any(role in lexicon.people("crew") and role not in lexicon.people("firm") for role in described):
        return True
    return bool({word.lower() for word in entity.text.split()} & lexicon.people("institution"))


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


def _described(entity: Entity, label: str) -> Iterator[str]:
    """What the article calls a name where it gives it: words before it, appositions, "X is a …", "named as X"."""
    root = entity.root
    words = root.doc
    yield from _before(entity, words, label)
    if label == "GPE":
        link = syntax.up(root)
        if link is not None and link.marker == "of" and link.head.lemma_.lower() in _TOWNS:
            yield link.head.lemma_.lower()
        return
    for noun in syntax.appositions(root):
        if noun.pos_ == "NOUN" and noun.i > entity.end and not _another(noun):
            yield noun.lemma_.lower()
    link = syntax.up(root)
    if link is None:
        return
    if link.relation is Relation.APPOSITION and link.head.pos_ == "NOUN" and not _another(link.head):
        yield link.head.lemma_.lower()
    is_one = link.relation is Relation.SUBJECT and link.head.pos_ == "NOUN" and syntax.copula(link.head) is not None
    if is_one and syntax.tense(link.head) == "PRESENT" and not _another(link.head):
        yield link.head.lemma_.lower()
    if link.marker == "as" and link.head.lemma_ in _NAMING:
        for noun in syntax.subjects(link.head):
            if noun.pos_ == "NOUN" and not _another(noun):
                yield noun.lemma_.lower()


def _before(entity: Entity, words: Words, label: str) -> Iterator[str]:
    """ "Prime Minister" before "Hanak", "carmaker" before "Veltra", "union" behind "FNV"."""
    listed = lexicon.people("person") if label == "PERSON" else lexicon.people("crew")
    found: list[str] = [word.lower() for word in entity.text.split()] if label == "ORG" else []
    if label == "PERSON":
        found = [word.lower().rstrip(".") for word in entity.text.split()[:-1]]
    index = entity.start - 1
    while (
        index >= max(0, entity.start - _NEAR)
        and words[index].pos_ in ("NOUN", "PROPN", "ADJ")
        and (not words[index].ent_type_ or words[index].ent_type_ in ("NORP", "GPE"))
    ):
        found.append(words[index].lemma_.lower())
        index -= 1
    if label == "ORG" and entity.end < len(words) and words[entity.end].pos_ == "NOUN":
        found.append(words[entity.end].lemma_.lower())
    owned = index >= 0 and words[index].lower_ in ("-", "’s", "'s", "his", "her", "their")
    if not set(found) & _OTHERS and not owned:
        yield from (word for word in found if word in listed)


def _another(noun: Word) -> bool:
    return any(child.lower_ in _OTHERS for child in noun.children)
