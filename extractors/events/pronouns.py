"""Whom a pronoun stands for, where the text makes it likely enough: a noun before it, or whom an earlier one meant.

"The minister said he would resign": the minister. "The bank raised its rates before it reported": the bank. Every noun
and every like pronoun of the sentence and of the three before it competes (``antecedents``); what leads back to one
name is counted together, and it is given only where it is as likely as ``SURE``. An "it" that stands for nothing ("it
rained") is left alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from extractors.events import antecedents, binding
from extractors.events.candidates import key
from extractors.events.linear import Group
from extractors.events.referents import Kind, View, Views, nested
from extractors.language import syntax
from extractors.language.spans import Entity
from extractors.language.words import Word, Words

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_IT = frozenset(("it", "its", "itself"))
PRONOUNS = _HE | _SHE | _THEY | _IT
ONE = frozenset(("i", "me", "my", "mine", "myself"))
WE = frozenset(("we", "us", "our", "ours", "ourselves"))
_OPENING = frozenset(("“", "``", "„", "«"))
_STRAIGHT = frozenset(('"', "''"))
_QUOTES = _OPENING | _STRAIGHT | frozenset(("”", "»"))
_WEATHER = frozenset(("rain", "snow", "seem", "appear", "turn_out", "take", "remain", "be", "look", "happen", "become"))
#: How likely whom it stands for has to be; set on the development part of GUM (``benchmarks/events_pronouns.py``).
SURE = {Kind.MAN: 0.42, Kind.WOMAN: 0.42, Kind.MANY: 0.53, Kind.THING: 0.53}
#: … and of a body that is the subject of a clause above: "The bank raised its rates before it reported".
SURE_ABOVE = 0.3
#: No name is given where another is so nearly as likely.
RIVAL = 0.5
#: … and for an "it" that something is done to, where the sentence before is about one thing: its share of all things.
SURE_DONE = 0.55
#: … and of the subject of the sentence before, for an "it" or "they" that opens its own.
SURE_LED = 0.38
_LED = frozenset((Kind.MANY, Kind.THING))
#: "A group of 340 residents": the residents are the group.
_GROUPS = frozenset(("group", "crowd", "gang", "crew", "team", "couple", "pair", "handful", "band", "coalition"))
_PERSONS = frozenset((Kind.MAN, Kind.WOMAN))
_BODIES = frozenset(("ORG", "GPE", "crew"))


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
    if word in _THEY:
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
        scores = list(antecedents.weighed(rows))
        top = max(scores)
        shares = [math.exp(score - top) for score in scores]
        together: dict[str, float] = {}
        stands: dict[str, tuple[float, Word | None]] = {}
        near = self._near(tok, views) if kind in _PERSONS else None
        led = kind in _PERSONS and any(
            view.what == "PERSON" and view.role == "subject" and view.sentence >= self.views.number(tok) - 1
            for view in views
            if not binding.speaks(view.word)
        )
        below = binding.told_below(tok, self.views.entity)
        for at, view in enumerate(views):
            share = shares[at]
            name, noun = self._led_to(view)
            if name in below or (view.kind is kind and binding.of_another(view.word, views)):
                shares[at] = 0.0
                continue
            if (near is not None and name not in near) or (led and noun is None):
                shares[at] = 0.0  # "His trial was put off. Belmont denies it. He": the open "his" is no other person
                continue
            if kind in _PERSONS and not view.sex and self._asked.get(name, kind) is not kind:
                continue  # who was "she" before is no "he"
            together[name] = together.get(name, 0.0) + share
            if name not in stands or share > stands[name][0]:
                stands[name] = (share, noun)
        if not together:
            return None
        (name, share), *others = sorted(together.items(), key=lambda item: -item[1])
        if others and others[0][1] > RIVAL * share:
            return None
        noun = stands[name][1]
        if noun is None or share >= SURE[kind] * sum(shares):
            return noun
        if kind in _LED and self._leads(tok) and not nested(tok) and share >= SURE_LED * sum(shares):
            here = self.views.number(tok)
            if any(view.name == name and _opens_before(view, here) for view in views):
                return noun
        if kind is Kind.THING and binding.done_to(tok) and share >= SURE_DONE * sum(shares[:-1]):
            here = self.views.number(tok)
            if any(view.name == name and _opens_before(view, here) and view.what != "event" for view in views):
                return noun
        over = antecedents.above(tok)
        body = any(view.name == name and view.what in _BODIES and view.word.i in over for view in views)
        return noun if body and share >= SURE_ABOVE * sum(shares) else None

    def _near(self, tok: Word, views: list[View]) -> set[str] | None:
        """The one person, named, of this sentence and the one before; for a subject one that is the subject there.

        "Her rival, Ole Lund, did not attend. A court jailed Jan Moe in May. Judge Eva Berg convicted him."
        """
        opening = self._leads(tok) and not nested(tok) and syntax.is_subject(tok) and not binding.tells(tok)
        owned = antecedents.owns(tok)  # "Luis was in his third year": by the subject of its own sentence
        if (syntax.is_subject(tok) and not opening) or self._quoted[tok.i]:
            return None
        here = self.views.number(tok) + owned
        persons = (view for view in views if view.sentence >= here - 1 and view.what in ("PERSON", "person", "pron"))
        found = {self._led_to(view)[0]: view for view in persons if not binding.tells(view.word)}
        one = next(iter(found.values())) if len(found) == 1 else None
        if one is None or one.what != "PERSON" or ((opening or owned) and (one.role != "subject" or one.nested)):
            return None
        return set(found)

    def _of_the_others(self, tok: Word) -> bool:
        """Quoted beside "we": "they" are the other side, whom the nearest body, often the speaker's own, is not."""
        return self._quoted[tok.i] and any(self._quoted[w.i] and w.lower_ in WE for w in tok.sent)

    def _led_to(self, view: View) -> tuple[str, Word | None]:
        """The name a view stands under and its noun; a pronoun's are those of its own noun."""
        if view.kind is None:
            group = view.word.head
            whole = view.role.startswith("obl-noun") and group.lemma_.lower() in _GROUPS
            return (self.views.name(group), group) if whole else (view.name, view.word)
        noun = self._meant.get(view.word.i)
        return (self.views.name(noun), noun) if noun is not None else (view.name, None)

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
