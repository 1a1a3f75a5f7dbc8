"""What a definite noun ("the company", "the city", "the boy") may stand for, and what speaks for each name before it.

A name is weighed by what the article calls it anywhere ("carmaker Veltra", "Lund, a city of 90,000"), by its sort (a
person, a body, a country), by where it was told last and by how many others of its sort there are; against it speaks
that the article has told of something else by that noun ("a company in Lisk"). The weights are learnt
(``training/events_nouns.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extractors.events import bearing, lexicon
from extractors.events.chains import Chain, sort_of, sorts
from extractors.events.linear import Group
from extractors.events.referents import role_of
from extractors.events.sexes import Sexes
from extractors.language import syntax
from extractors.language.words import Word

#: Labels of what a noun of such a sort may be.
PERSONS = frozenset(("man", "woman", "player", "ruler", "accused", "artist", "person"))
_LANDS = frozenset(("land", "town", "area"))
#: Bodies that places have, or that are called by their name.
_OF_PLACES = frozenset(("rule", "team", "crew"))
_BODIES = frozenset(("firm", "rule", "team", "body", "paper", "school", "crew"))
#: Ends of the names of whole peoples.
_OF_MANY = ("ish", "ch", "ese", "ss", "s")
#: The last sentence of those that tell where it happened; names weighed at most.
_LEAD, _MOST = 1, 40


class Asked(NamedTuple):
    """A definite noun: its lemma, its sort, its part in the clause."""

    word: Word
    lemma: str
    sort: str
    role: str
    pointing: str
    leads: int
    sentence: int
    known: int
    since: int


class Option(NamedTuple):
    """A name that it may stand for."""

    chain: Chain
    last: Word
    far: int
    match: str


def pointed(word: Word) -> bool:
    """Has it "the", "this" or "that" and nothing else before it?"""
    lefts = [child for child in word.lefts if child.pos_ not in ("ADP", "PUNCT", "SCONJ", "SPACE", "CCONJ")]
    return len(lefts) == 1 and lefts[0].lower_ in ("the", "this", "that")


def bare(word: Word, *, of_sort: bool = True) -> bool:
    """ "the company", "this city": with nothing that says which one; ``of_sort``: of a sort that a name may be of."""
    if (of_sort and sort_of(word.lemma_.lower()) == "thing") or not pointed(word) or syntax.is_part(word):
        return False
    return closed(word)


def closed(word: Word) -> bool:
    """Does nothing behind a noun say which one it is?"""
    for child in word.rights:
        link = syntax.up(child)
        if link is None:
            continue
        if link.relation in (syntax.Relation.OBLIQUE, syntax.Relation.APPOSITION, syntax.Relation.CONJUNCT):
            return False  # "the head of the bank", "the company in Lisk"
        bound = link.relation in (syntax.Relation.RELATIVE, syntax.Relation.ADNOMINAL)
        if bound and child.left_edge.i == word.i + 1:
            return False  # "the man who fled"
    return True


def demonym(word: Word) -> bool:
    """ "the Belgian" for somebody; "the French" are many."""
    if word.lower_ not in lexicon.lands() or word.lower_.endswith(_OF_MANY) or not word.text[:1].isupper():
        return False
    words = word.doc
    alone = word.i + 1 >= len(words) or words[word.i + 1].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
    alone = alone and word.ent_type_ in ("", "NORP")
    return alone and word.i > 0 and words[word.i - 1].lower_ == "the" and not syntax.is_modifier(word)


def wanted(word: Word) -> frozenset[str]:
    """ "belgian", "goalkeeper" for "the Belgian goalkeeper"; nothing where it is not "the", or more is told behind."""
    words = word.doc
    begin = syntax.phrase(word)[0]
    while begin < word.i and words[begin].pos_ == "ADP":
        begin += 1
    if words[begin].lower_ != "the" or begin == word.i or syntax.is_part(word) or not closed(word):
        return frozenset()
    return frozenset(one.lower_ for one in words[begin + 1 : word.i + 1])


def asked(word: Word, sentence: int, known: int, since: int) -> Asked:
    """``known``: how the article has told of the noun before: 0 not at all, 1 bare, 2 with words that say which.

    ``since`` is where it first did so in the same way, -1 for nowhere.
    """
    lemma = word.lemma_.lower()
    pointing = next((child.lower_ for child in word.lefts if child.lower_ in ("this", "that")), "the")
    leads = int(word.sent.start + 3 > word.i)
    return Asked(word, lemma, sort_of(lemma), role_of(word), pointing, leads, sentence, known, since)


def fitting(sort: str, label: str) -> bool:
    """Can a noun of such a sort be what is named so?"""
    if sort in PERSONS or label == "PERSON":
        return sort in PERSONS and label == "PERSON"
    if sort in _LANDS:
        return label in ("GPE", "LOC") or (sort == "area" and label == "FAC")
    if sort in _BODIES:
        return label == "ORG" or (sort in _OF_PLACES and label == "GPE") or (sort == "school" and label == "FAC")
    return True


def options(ask: Asked, chains: Sequence[Chain], numbers: dict[int, int]) -> list[Option]:
    """The names told before a noun that may be meant, the nearest first."""
    found: list[Option] = []
    for chain in chains:
        if chain.told[0].i > ask.word.i:
            break
        called = ask.lemma in chain.called and (chain.label == "PERSON") is (ask.sort in PERSONS)
        if chain.cut or (not called and not fitting(ask.sort, chain.label)):
            continue
        if 0 <= ask.since < chain.told[0].i:
            continue  # "The company" was told of before it was named
        match = _match(ask, chain)
        if (ask.sort == "firm" and _no_firm(chain, match)) or _other_place(ask, chain, match):
            continue
        last = next(word for word in reversed(chain.told) if word.i < ask.word.i)
        if _in_passing(ask, chain, numbers):
            continue
        found.append(Option(chain, last, ask.sentence - numbers[last.sent.start], match))
    found.sort(key=lambda one: -one.last.i)
    return found[:_MOST]


def _in_passing(ask: Asked, chain: Chain, numbers: dict[int, int]) -> bool:
    """A country named once and not at the top: "the nation" may be that of the paper."""
    if ask.sort == "land" and ask.pointing != "the":
        return True  # "in this country": the writer's, or the speaker's
    if ask.sort not in ("land", "rule") or (len(chain.told) > 1 and chain.told[1].i < ask.word.i):
        return False
    return _LEAD < numbers[chain.told[0].sent.start] != ask.sentence


def _no_firm(chain: Chain, match: str) -> bool:
    """A union, a ministry, a newspaper: by what it is called, or by the words of its name."""
    return match == "other" or (match == "none" and bool(chain.words & lexicon.people("institution")))


def _other_place(ask: Asked, chain: Chain, match: str) -> bool:
    """A town for "the country", a country for "the city"."""
    return (ask.sort == "land" and not chain.land and match != "same") or (ask.sort == "town" and chain.land)


def _match(ask: Asked, chain: Chain) -> str:
    """How what a name is called agrees with a noun."""
    if ask.lemma in chain.called:
        return "same"
    if ask.lemma in chain.words:
        return "end" if ask.lemma in chain.ends else "own"
    own, table = sorts().get(ask.lemma, frozenset()), sorts()
    theirs = [table[word] for word in (*chain.called, *chain.ends) if word in table]
    if any(own & its for its in theirs):
        return "sort"
    return "other" if theirs else "none"


def rows(ask: Asked, found: Sequence[Option], sexes: Sexes, told: Sequence[int]) -> list[list[Group]]:
    """The features of each option, then those of none of them; ``told``: mentions of each before the noun."""
    best = min((_MATCHES.index(one.match) for one in found), default=len(_MATCHES))
    alike = sum(_MATCHES.index(one.match) == best for one in found)
    labels: Counter[str] = Counter()
    most = max(told, default=0)
    kinds = Counter(one.chain.label for one in found)
    here = _paths(ask.word)
    result: list[list[Group]] = []
    for one, count in zip(found, told, strict=True):
        label, nearer = one.chain.label, labels[one.chain.label]
        labels[label] += 1
        far = min(one.far, 3) if one.far < 5 else 4 if one.far < 10 else 5
        path = here.get(one.last.i, "") if one.far == 0 else ""
        geo = ("land" if one.chain.land else "place") if label == "GPE" else label
        lead = int(one.chain.told[0].sent.start == 0)
        result.append(
            [
                (bearing.being, ask.sort, ask.lemma, geo, one.match, _sex(ask, one.chain, sexes)),
                (bearing.standing, ask.sort, geo, far, min(nearer, 3), one.match),
                (bearing.telling, ask.sort, min(count, 4), int(count == most), lead, far, one.match),
                (bearing.placed, ask.role, role_of(one.last), far, path, ask.leads, ask.sort),
                (bearing.known, ask.sort, ask.known, one.match, ask.pointing, far),
                (bearing.among, ask.sort, one.match, int(_MATCHES.index(one.match) == best), min(alike, 3), geo),
                (bearing.alone, ask.sort, one.match, min(kinds[label], 4), geo, far),
            ]
        )
    nobody: list[Group] = [
        (bearing.nobody, ask.sort, ask.lemma, ask.known, min(len(found), 4), ask.pointing, best),
        (bearing.nothing, ask.sort, best, min(alike, 3), ask.role, ask.leads),
    ]
    return [*result, nobody]


_MATCHES = ("same", "end", "own", "sort", "none", "other")


def _sex(ask: Asked, chain: Chain, sexes: Sexes) -> str:
    """Does the sex of a person agree: ``y``, ``n``, or not known."""
    if chain.label != "PERSON" or ask.sort not in ("man", "woman"):
        return ""
    known = sexes.named(chain.name)
    return "u" if not known else "y" if (known == "m") == (ask.sort == "man") else "n"


def _paths(word: Word) -> dict[int, str]:
    """How words of its sentence stand to a noun: in its own clause, as subject of a clause above, inside its phrase."""
    found: dict[int, str] = {}
    clause = syntax.clause(word)
    if clause is None:
        return found
    for link in syntax.links_up(clause):
        for subject in syntax.subjects(link.head):
            found.setdefault(subject.i, f"above-{link.relation.value}")
            for inner in subject.doc[subject.left_edge.i : subject.right_edge.i + 1]:
                if inner.ent_type_ and inner.i != word.i:
                    found.setdefault(inner.i, f"in-above-{link.relation.value}")
    whom = syntax.antecedent(clause)
    near = (*syntax.subjects(clause), *syntax.objects(clause), *(one.head for one in syntax.obliques(clause)))
    for child in (*near, *((whom,) if whom is not None else ())):
        if child is not word:
            found[child.i] = "own"
            for other in syntax.conjuncts(child)[1:]:
                found[other.i] = "own"
            for inner in child.doc[child.left_edge.i : child.right_edge.i + 1] if child is not whom else ():
                if inner.ent_type_ and not child.left_edge.i <= word.i <= child.right_edge.i:
                    found.setdefault(inner.i, "in-own")
    return found
