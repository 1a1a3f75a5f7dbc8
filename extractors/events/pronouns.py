"""Whom a pronoun stands for, where the text makes it likely enough: a noun before it, or whom an earlier one meant.

"The minister said he would resign": the minister. "The bank raised its rates before it reported": the bank. Every noun
and every like pronoun of the sentence and of the three before it competes (``antecedents``); what leads back to one
name is counted together, also through pronouns that are not sure themselves, and it is given only where it is as likely
as ``SURE``. An "it" that stands for nothing ("it rained") is left alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from extractors.events import antecedents, asking, binding
from extractors.events.candidates import key
from extractors.events.linear import Group
from extractors.events.referents import Kind, View, Views, nested
from extractors.language import syntax
from extractors.language.spans import Entity
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_IT = frozenset(("it", "its", "itself"))
PRONOUNS = _HE | _SHE | THEY | _IT
ONE = frozenset(("i", "me", "my", "mine", "myself"))
WE = frozenset(("we", "us", "our", "ours", "ourselves"))
_OPENING = frozenset(("“", "``", "„", "«"))
_STRAIGHT = frozenset(('"', "''"))
_QUOTES = _OPENING | _STRAIGHT | frozenset(("”", "»"))
_WEATHER = frozenset(("rain", "snow", "seem", "appear", "turn_out"))
#: How likely whom it stands for has to be; set in cross-validation (``training/events_antecedents.py``).
SURE = {Kind.MAN: 0.38, Kind.WOMAN: 0.38, Kind.MANY: 0.62, Kind.THING: 0.56}
#: No name is given where another is so nearly as likely.
RIVAL = 0.7
#: … and of the subject of the sentence before, for an "it" that opens its own, or where all else is so little of it.
SURE_LED, ALONE = 0.4, 0.15
#: "A group of 340 residents": the residents are the group.
_GROUPS = frozenset(("group", "crowd", "gang", "crew", "team", "couple", "pair", "handful", "band", "coalition"))
_PERSONS = frozenset((Kind.MAN, Kind.WOMAN))
_NOUNS = frozenset(("NOUN", "PROPN"))


#: What a pronoun may mean by name: how likely, and the noun.
_Shares = dict[str, tuple[float, Word]]


def first_person(tok: Word) -> bool:
    """Is it "I", "we", "our", and not "the US" or "Part I"?"""
    return tok.tag_ in ("PRP", "PRP$") and (tok.lower_ in ONE or tok.lower_ in WE) and tok.text not in ("US", "WE")


def kind_of(tok: Word) -> Kind | None:
    """What a third-person pronoun asks for; ``None`` for other words and for an "it" that stands for nothing."""
    word = tok.lower_
    if word in _HE:
        return Kind.MAN
    if word in _SHE:
        return Kind.WOMAN
    if word in THEY:
        return Kind.MANY
    if word in _IT and not _empty(tok):
        return Kind.THING
    return None


def _empty(tok: Word) -> bool:
    """ "It rained", "it was clear that", "it was reported that": nothing is meant."""
    if tok.lower_ != "it":
        return False
    verb = tok.head
    if key(verb) in _WEATHER:
        return True
    if verb.pos_ in (
        "ADJ",
        "NOUN",
    ):  # "it was clear that", "it is time to"; but "it was profitable", "it was on the scene"
        return any(child.i > verb.i and syntax.is_verb(child) for child in verb.children)
    return syntax.is_subject(tok) and syntax.passive(verb) and bool(syntax.complements(verb))


class Antecedents:
    """Finds whom pronouns stand for in one document.

    ``entities`` gives the entity of a word by its index, ``known_as`` the name a common noun stands for ("the man").
    """

    def __init__(self, words: Words, entities: dict[int, Entity], known_as: Callable[[Word], str | None]) -> None:
        self._words = words
        self._quoted = _inside_quotes(words)
        self._kinds = {
            word.i: kind for word in words if word.lower_ in PRONOUNS and (kind := kind_of(word)) is not None
        }
        self.views = Views(words, entities, self._quoted, self._kinds, known_as)
        self._meant: dict[int, Word | None] = {}
        self._shares: dict[int, _Shares] = {}
        #: Whether one was "he" or "she" before.
        self._asked: dict[str, Kind] = {}
        #: By sentence: its first subject outside and inside of quotation marks.
        self._first: dict[int, list[int]] = {}
        self._open = iter(self._kinds)

    def of(self, tok: Word) -> Word | None:
        """The noun a pronoun stands for, ``None`` where the text leaves it open."""
        if tok.i not in self._kinds:
            return None
        while tok.i not in self._meant:  # in text order, for an earlier pronoun may be what a later one leads to
            index = next(self._open)
            meant = self._meant[index] = self._found(self._words[index], self._kinds[index])
            if meant is not None and self._kinds[index] in _PERSONS:
                self._asked.setdefault(self.views.name(meant), self._kinds[index])
        return self._meant[tok.i]

    def pronouns(self) -> Iterator[tuple[Word, Kind]]:
        """The pronouns that stand for something, in text order."""
        return ((self._words[index], kind) for index, kind in self._kinds.items())

    def options(self, tok: Word, kind: Kind) -> tuple[list[View], list[list[Group]]]:
        """What a pronoun may stand for and the features of each; those of "none of these" come last."""
        return antecedents.groups(self.views, tok, kind, self._leads(tok), self._quoted[tok.i])

    def quoted(self, tok: Word) -> bool:
        """Does a word stand in quotation marks?"""
        return self._quoted[tok.i]

    def _found(self, tok: Word, kind: Kind) -> Word | None:
        views, rows = self.options(tok, kind)
        if not views or (kind is Kind.MANY and self._of_the_others(tok)):
            return None
        shares = self._shares[tok.i] = self._weighed(tok, kind, views, rows)
        if not shares:
            return None
        (name, (share, noun)), *others = sorted(shares.items(), key=lambda item: -item[1][0])
        if others and others[0][1][0] > RIVAL * share:
            return None
        if kind is not Kind.MANY and binding.either(tok, noun, kind, self.views):
            return None
        return noun if share >= SURE[kind] or self._led(tok, kind, name, views) else None

    def _led(self, tok: Word, kind: Kind, name: str, views: list[View]) -> bool:
        """Is it the subject of the sentence before, for an "it" that opens its own, or that has nothing else to mean?

        "The bridge collapsed. An inquiry into its collapse was opened", "The mill was shut in 1998. Tarvani bought it".
        """
        share = self._shares[tok.i][name][0]
        others = sum(part for part, _ in self._shares[tok.i].values()) - share
        opening = self._leads(tok) and not nested(tok)
        if kind is not Kind.THING or share < SURE_LED or not (opening or others < ALONE * share):
            return False
        here = self.views.number(tok)
        return any(view.name == name and _opens_before(view, here) for view in views)

    def _weighed(self, tok: Word, kind: Kind, views: list[View], rows: list[list[Group]]) -> _Shares:
        """How likely each name is, and its noun; an earlier pronoun hands on what it may mean itself."""
        scores = list(antecedents.weighed(rows))
        top = max(scores)
        odds = [math.exp(score - top) for score in scores]
        total = sum(odds)
        near = self._near(tok, views) if kind in _PERSONS else None
        below = binding.told_below(tok, self.views.entity)
        found: _Shares = {}
        best: dict[str, float] = {}
        for view, odd in zip(views, odds, strict=False):
            if view.kind is kind and binding.of_another(view.word, views):
                total -= odd
                continue
            for name, (share, noun) in self._led_to(view, kind).items():
                other = kind in _PERSONS and not view.sex and self._asked.get(name, kind) is not kind
                if other or name in below or (near is not None and name not in near):
                    total -= share * odd  # who was "she" before is no "he"
                    continue
                part = share * odd
                known = found.get(name)
                if known is None or part > best[name]:
                    best[name] = part
                    found[name] = (part + (known[0] if known is not None else 0.0), noun)
                else:
                    found[name] = (known[0] + part, known[1])
        return {name: (part / total, noun) for name, (part, noun) in found.items()}

    def _near(self, tok: Word, views: list[View]) -> set[str] | None:
        """The one person, named, of this sentence and the one before; for a subject one that is the subject there.

        "Her rival, Ole Lund, did not attend. A court jailed Jan Moe in May. Judge Eva Berg convicted him."
        """
        opening = self._leads(tok) and not nested(tok) and syntax.is_subject(tok) and not binding.tells(tok)
        owned = asking.owns(tok)  # "Luis was in his third year": by the subject of its own sentence
        if (syntax.is_subject(tok) and not opening) or self._quoted[tok.i]:
            return None
        here = self.views.number(tok) + owned
        persons = (view for view in views if view.sentence >= here - 1 and view.what in ("PERSON", "person", "pron"))
        found = {self._named(view): view for view in persons if not binding.tells(view.word)}
        one = next(iter(found.values())) if len(found) == 1 else None
        if one is None or one.what != "PERSON" or ((opening or owned) and (one.role != "subject" or one.nested)):
            return None
        return set(found)

    def _named(self, view: View) -> str:
        """The name a view stands under; an open pronoun has its own."""
        noun = self._meant.get(view.word.i) if view.kind is not None else None
        return view.name if noun is None else self.views.name(noun)

    def _of_the_others(self, tok: Word) -> bool:
        """Quoted beside "we": "they" are the other side, whom the nearest body, often the speaker's own, is not."""
        return self._quoted[tok.i] and any(self._quoted[w.i] and w.lower_ in WE for w in tok.sent)

    def _led_to(self, view: View, kind: Kind) -> _Shares:
        """The name a view stands under and its noun; an earlier pronoun's are those it may mean."""
        if view.kind is not None:
            return self._shares.get(view.word.i, {})
        word = view.word
        link = syntax.up(word)
        if link is not None and kind is Kind.MANY and link.relation is Relation.CONJUNCT and link.head.pos_ in _NOUNS:
            return {self.views.name(link.head): (1.0, link.head)}  # "the union and the firm": "they" are both
        if view.role.startswith("obl-noun") and word.head.lemma_.lower() in _GROUPS:
            return {self.views.name(word.head): (1.0, word.head)}
        return {view.name: (1.0, word)}

    def _leads(self, tok: Word) -> bool:
        """Is it the first subject of its sentence, or its owner? What is quoted before it does not count."""
        first = self._first.get(tok.sent.start)
        if first is None:
            first = self._first[tok.sent.start] = [len(self._words), len(self._words)]
            for word in tok.sent:
                if syntax.is_subject(word):
                    quoted = self._quoted[word.i]
                    first[quoted] = min(first[quoted], word.i)
        return first[0] >= tok.i and (not self._quoted[tok.i] or first[1] >= tok.i)


def _opens_before(view: View, sentence: int) -> bool:
    """Is it the subject of the sentence before, by name or with "the"?"""
    known = view.shown in ("name", "the", "owned") or view.kind is not None or view.several == 1
    return view.sentence == sentence - 1 and view.role == "subject" and not view.nested and known


def _inside_quotes(words: Words) -> list[bool]:
    """For each word whether it stands in quotation marks; a paragraph ends every quotation."""
    found: list[bool] = []
    inside = False
    for word in words:
        text = word.text
        if text in _QUOTES:
            inside = text in _OPENING or (text in _STRAIGHT and not inside)
        elif inside and "\n" in text:
            inside = False
        found.append(inside)
    return found
