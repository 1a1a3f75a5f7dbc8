"""What an article names, each name with all its mentions and with what the article calls it anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from extractors.events import lexicon
from extractors.events.naming import agency, may_stand
from extractors.language import syntax
from extractors.language.spans import Entity
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words

_OTHERS = frozenset(
    ("former", "ex", "deputy", "vice", "assistant", "acting", "late", "then", "other", "another", "second", "third")
) | frozenset(("new", "next", "previous", "last", "first", "future", "same", "own", "outgoing", "rival", "fellow"))
_LABELS = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "MISC"))
_NAMING = frozenset(("name", "identify"))
#: Before a name: nouns that it bears itself, with what belongs to them.
_OWN = frozenset(("NOUN", "PROPN", "ADJ"))
_NEAR = 12
#: Words of what stands in brackets behind a name, and tags of what goes on behind a noun that tells what it is.
_BRACKET, _SAID_OF = 8, frozenset(("IN", "WDT", "WP", "VBN", "VBG"))


class Chain:
    """One name of an article: its mentions in text order, the nouns it is described by, the words it is made of."""

    __slots__ = ("called", "cut", "ends", "full", "label", "land", "name", "stands", "the", "told", "words")

    def __init__(self, name: str, label: str, *, land: bool = False) -> None:
        self.name, self.label = name, label
        #: Is it a country?
        self.land = land
        self.told: list[Word] = []
        #: Does a part of it stand before it: "True" of "True Orthodox Church"?
        self.cut = False
        #: Does "the" stand before it?
        self.the = False
        #: The last word of a long name, that may stand for it behind "the".
        self.stands = ""
        self.called: set[str] = set()
        self.words: set[str] = set()
        #: All words of one description: "belgian goalkeeper", "former vice president".
        self.full: list[frozenset[str]] = []
        #: What its forms say it is: "bank" for "Lisk Bank" and "Bank of Lisk".
        self.ends: set[str] = set()


def chains(words: Words, canonical: Callable[[Word, str], str]) -> list[Chain]:
    """The names of a document, in the order they are first told; "Brazilian" and "Brazilian Senate" tell of Brazil."""
    found: dict[str, Chain] = {}
    for entity in words.entities:
        label = "PERSON" if entity.label_ == "PER" else entity.label_
        if short(entity):
            continue
        land = lands_of(entity, label)
        if land is not None:
            chain = found.get(land) or found.setdefault(land, Chain(land, "GPE", land=True))
            chain.told.append(entity.root if label != "ORG" else words[entity.start])
            if label == "GPE":
                chain.name = canonical(entity.root, entity.text)
        if label in _LABELS and (land is None or label == "ORG") and not agency(entity):
            name = canonical(entity.root, entity.text)
            chain = found.get(name) or found.setdefault(name, Chain(name, label))
            chain.told.append(entity.root)
            chain.cut |= label == "ORG" and _cut(entity)
        elif land is None or label == "ORG":
            continue
        if label != "NORP":
            chain.the |= entity.start > 0 and words[entity.start - 1].lower_ == "the" and entity.root is entity.last
            chain.words.update(word.lower() for word in entity.text.split())
            chain.stands = entity.last.lower_ if may_stand(entity) else chain.stands
            chain.ends.update((entity.last.lower_, entity.root.lower_))
            chain.called.update(_described(entity, label))
            chain.full.extend(_in_full(entity))
    return [chain for chain in found.values() if chain.name]


def short(entity: Entity) -> bool:
    """ "the Court", "the Foundation": a longer name told by its noun."""
    if entity.end - entity.start > 1 or entity.start == 0 or entity.last.lower_ not in sorts():
        return False
    return entity.root.doc[entity.start - 1].lower_ == "the" and entity.label_ in ("ORG", "FAC", "GPE")


def _cut(body: Entity) -> bool:
    """Is a word before a body's name a part of it by its capital, within a sentence?"""
    if body.start == 0 or body.last.is_upper:
        return False
    before = body.root.doc[body.start - 1]
    capital = before.text[:1].isupper() and not before.is_upper and not before.is_sent_start and not before.ent_type_
    return capital and before.pos_ in ("ADJ", "PROPN") and before.lower_ not in lexicon.people("title")


def lands_of(entity: Entity, label: str) -> str | None:
    """The country of a name or adjective: "Syria" for "Syria", "Syrian", "Syrian Navy"."""
    if label in ("GPE", "NORP"):
        return lexicon.lands().get(entity.text.lower())
    if label != "ORG" or entity.end - entity.start < 2:
        return None
    first = entity.root.doc[entity.start : entity.start + 2]
    both = " ".join(word.lower_ for word in first)
    return lexicon.lands().get(both) or lexicon.lands().get(first[0].lower_)


def another(noun: Word) -> bool:
    """ "another firm", "the former minister": not the one told of."""
    return any(child.lower_ in _OTHERS for child in noun.children)


@cache
def sorts() -> dict[str, frozenset[str]]:
    """The sorts of ``words/descriptions.txt`` that each noun is of."""
    found: dict[str, set[str]] = {}
    for sort, lines in lexicon.sections("descriptions.txt").items():
        for line in lines:
            for word in line.split():
                found.setdefault(word, set()).add(sort)
    return {word: frozenset(its) for word, its in found.items()}


def sort_of(lemma: str) -> str:
    """The first sort of a noun, ``thing`` for one that has none, ``person`` for one of a person alone."""
    known = sorts().get(lemma)
    if known:
        return next(sort for sort in lexicon.sections("descriptions.txt") if sort in known)
    if lemma in lexicon.people("person") or lemma in lexicon.people("people"):
        return "person"
    return "crew" if lemma in lexicon.people("crew") else "thing"


def _described(entity: Entity, label: str) -> Iterator[str]:
    """What the article calls a name where it gives it: words before it, appositions, "X is a …", "named as X"."""
    root = entity.root
    yield from _beside(entity, root.doc)
    yield from _behind(entity, root.doc)
    for noun in syntax.appositions(root):
        if noun.pos_ == "NOUN" and noun.i > entity.end and not another(noun):
            yield noun.lemma_.lower()
    link = syntax.up(root)
    if link is None:
        return
    if label == "GPE" and link.marker == "of" and link.head.i == entity.start - 2:
        yield link.head.lemma_.lower()  # "the city of Lund"
    if link.relation is Relation.APPOSITION and link.head.pos_ == "NOUN" and not another(link.head):
        yield link.head.lemma_.lower()
    is_one = link.relation is Relation.SUBJECT and link.head.pos_ == "NOUN" and syntax.copula(link.head) is not None
    if is_one and not another(link.head):
        yield link.head.lemma_.lower()
    if link.marker == "as" and link.head.lemma_ in _NAMING:
        yield from (noun.lemma_.lower() for noun in syntax.subjects(link.head) if noun.pos_ == "NOUN")


def _in_full(entity: Entity) -> Iterator[frozenset[str]]:
    """The words of each description: "26-year-old Belgian goalkeeper X", "X, the former vice president,"."""
    words, begin = entity.root.doc, entity.start
    while begin > 0 and entity.start - begin < _NEAR and _describes(words[begin - 1]):
        begin -= 1
    if begin < entity.start:
        yield frozenset(word.lower_ for word in words[begin : entity.start])
    for noun in syntax.appositions(entity.root):
        if noun.pos_ == "NOUN" and noun.i > entity.end:
            yield frozenset(word.lower_ for word in words[syntax.phrase(noun)[0] : noun.i + 1])


def _describes(word: Word) -> bool:
    known = word.ent_type_ in ("", "NORP") or (word.ent_type_ in ("ORG", "GPE") and syntax.is_part(word))
    return (word.pos_ in _OWN and known) or word.text == "-"


def _behind(entity: Entity, words: Words) -> Iterator[str]:
    """ "conglomerate" in "Solvex (SLVX), the luxury conglomerate led by", whatever the tree makes of the brackets."""
    at = entity.end
    if at < len(words) and words[at].text == "(":
        at = next((one.i + 1 for one in words[at : at + _BRACKET] if one.text == ")"), at)
    if at + 2 >= len(words) or words[at].text != "," or words[at + 1].lower_ not in ("a", "an", "the"):
        return
    noun = at + 1
    while noun + 1 < min(len(words), at + _NEAR) and (words[noun + 1].pos_ in _OWN or words[noun + 1].text == "-"):
        noun += 1
    next_word = words[noun + 1] if noun + 1 < len(words) else None
    told = next_word is not None and (next_word.tag_ in _SAID_OF or next_word.text in (",", "."))
    if told and words[noun].tag_ == "NN" and _OTHERS.isdisjoint(word.lower_ for word in words[at : noun + 1]):
        yield words[noun].lemma_.lower()


def _beside(entity: Entity, words: Words) -> Iterator[str]:
    """ "Prime Minister" before "Hanak", "carmaker" before "Veltra", "union" behind "FNV"."""
    found: list[str] = []
    index = entity.start - 1
    while (
        index >= max(0, entity.start - _NEAR)
        and words[index].pos_ in _OWN
        and (not words[index].ent_type_ or words[index].ent_type_ in ("NORP", "GPE"))
    ):
        found.append(words[index].lemma_.lower())
        index -= 1
    behind = words[entity.end] if entity.end < len(words) else None
    if behind is not None and behind.pos_ == "NOUN" and syntax.is_part(entity.root) and entity.label_ == "ORG":
        found.append(behind.lemma_.lower())
    owned = index >= 0 and words[index].lower_ in ("-", "’s", "'s", "his", "her", "their")
    if not owned and not set(found) & _OTHERS:
        yield from found
