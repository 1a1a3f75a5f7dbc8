"""Nouns and pronouns of an article as a later pronoun sees them: what they are, how many, and where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from extractors.events import lexicon, sorts
from extractors.events.naming import firm_name, may_stand
from extractors.events.sexes import Sexes
from extractors.language import syntax
from extractors.language.spans import Entity
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words

#: Sentences back to where a noun may stand, and nouns weighed at most: a sentence may be as long as an article.
SENTENCES, MOST = 3, 80
_TIMES = frozenset(
    (
        *("second", "minute", "hour", "day", "night", "morning", "afternoon", "evening", "week", "weekend", "month"),
        *("year", "decade", "century", "time", "season", "quarter", "today", "yesterday", "tomorrow", "end"),
        *("percent", "%", "spring", "summer", "autumn", "winter"),
    )
)
_NOUNS = frozenset(("NOUN", "PROPN"))
_NESTED = frozenset((Relation.RELATIVE, Relation.ADNOMINAL, Relation.ADVERBIAL, Relation.COMPLEMENT, Relation.OPEN))


class Kind(StrEnum):
    """What a pronoun asks of the noun it stands for."""

    MAN = "man"
    WOMAN = "woman"
    MANY = "many"
    THING = "thing"


class View(NamedTuple):
    """A noun (or an earlier pronoun, ``kind`` set) as a pronoun sees it.

    ``name`` is one for all that is called alike; ``several`` is 1 for a plural, 2 for the first of some.
    """

    word: Word
    kind: Kind | None
    what: str
    role: str
    name: str
    sex: str
    several: int
    sentence: int
    quoted: bool
    shown: str
    nested: bool


class Views:
    """The nouns of one document as pronouns see them; each is looked at once."""

    def __init__(
        self,
        words: Words,
        entities: dict[int, Entity],
        quoted: list[bool],
        kinds: dict[int, Kind],
        known_as: Callable[[Word], str | None],
    ) -> None:
        self._known_as = known_as
        self.sexes = Sexes(entities)
        self._words = words
        self._entities = entities
        self._quoted = quoted
        self._kinds = kinds
        self._bodies = {one.last.lower_ for one in words.entities if may_stand(one)}
        self._by_sentence: dict[int, list[View]] = {}
        self._number = {sentence.start: number for number, sentence in enumerate(words.sentences)}
        self._told: dict[str, int] = {}
        self._paragraph: list[int] = []
        self._read = 0

    def before(self, tok: Word) -> list[View]:
        """Nouns and pronouns in reach, the nearest first."""
        number = self._number[tok.sent.start]
        found: list[View] = []
        for back in range(number, max(-1, number - SENTENCES - 1), -1):
            views = self._of_sentence(back)
            end = bisect_left(views, tok.i, key=lambda view: view.word.i)
            found.extend(reversed(views[max(0, end - MOST) : end]))
        return found[:MOST]

    def of(self, noun: Word) -> View | None:
        """A noun as a pronoun sees it; ``None`` for what no pronoun stands for."""
        found = self._of_sentence(self.number(noun))
        return next((view for view in found if view.word is noun and view.kind is None), None)

    def name(self, noun: Word) -> str:
        """What a noun is counted under: the last word of its name ("Denk" also for "the man" so named) or its lemma."""
        entity = self.entity(noun)
        link = syntax.up(noun) if entity is None else None
        if link is not None and link.relation is Relation.APPOSITION and link.head.i < noun.i:
            return self.name(link.head)  # "Pia Lund, a former engineer"
        name = entity.text if entity is not None else self._known_as(noun) or noun.lemma_
        return name.split()[-1].lower()

    def number(self, tok: Word) -> int:
        """Which sentence of the document a word stands in."""
        return self._number[tok.sent.start]

    def paragraphs(self, noun: Word, tok: Word) -> int:
        """How many paragraphs further down a pronoun stands, 2 for more: a new one often turns to somebody else."""
        if not self._paragraph:
            count = 0
            for word in self._words:
                self._paragraph.append(count)
                count += "\n" in word.text
        return min(self._paragraph[tok.i] - self._paragraph[noun.i], 2)

    def told(self, name: str) -> int:
        """How often what is called so has been named in the sentences read so far."""
        return self._told.get(name, 0)

    def _of_sentence(self, number: int) -> list[View]:
        found = self._by_sentence.get(number)
        if found is None:
            found = self._by_sentence[number] = [
                view
                for word in self._words.sentences[number]
                if (word.pos_ in _NOUNS or word.i in self._kinds) and (view := self._view(word, number)) is not None
            ]
        while self._read <= number:
            self._read += 1
            for view in self._of_sentence(self._read - 1):
                self._told[view.name] = self._told.get(view.name, 0) + 1
        return found

    def entity(self, noun: Word) -> Entity | None:
        """The entity of a noun, or the person set beside it ("the lawyer, Nadia Ferrand")."""
        found = self._entities.get(noun.i)
        if found is not None:
            return found
        apposed = syntax.appositions(noun)
        called = (name for one in (noun, *apposed) if (name := syntax.called(one)) is not None)
        beside = (self._entities.get(child.i) for child in (*apposed, *called))
        return next((entity for entity in beside if entity is not None and entity.label_ in ("PERSON", "PER")), None)

    def _what(self, word: Word, lemma: str, entity: Entity | None) -> str:
        """What a noun is; the last word of a body's name is that body."""
        if entity is None and word.tag_ in ("NN", "NNP") and lemma in self._bodies:
            return "crew"
        return sorts.what(word, lemma, entity)

    def _view(self, word: Word, number: int) -> View | None:
        kind = self._kinds.get(word.i)
        if kind is not None:
            name = f"{kind}@{word.i}"
            several = int(kind is Kind.MANY)
            quoted = self._quoted[word.i]
            return View(word, kind, "pron", role_of(word), name, "", several, number, quoted, "", nested(word))
        if syntax.is_part(word):
            return None
        lemma = word.lemma_.lower()
        if _dateline(word):
            return None
        if lemma in _TIMES or (word.pos_ == "PROPN" and word.lower_ in lexicon.people("calendar")):
            return None
        entity = self.entity(word)
        name = self.name(word)
        firm = firm_name(word)
        several = int(word.tag_ in ("NNS", "NNPS") and not firm) or 2 * (len(syntax.conjuncts(word)) > 1)
        return View(
            word,
            None,
            "ORG" if firm or (entity is not None and sorts.has_its(word)) else self._what(word, lemma, entity),
            role_of(word),
            name,
            self.sexes.of(word, lemma, entity, name),
            several,
            number,
            self._quoted[word.i],
            sorts.shown(word, entity),
            nested(word),
        )


def _dateline(word: Word) -> bool:
    """ "STOCKHOLM" in "STOCKHOLM, Feb 12 - "."""
    if not word.is_sent_start or len(word) < 4 or word.i + 1 >= len(word.doc):
        return False
    if not word.is_upper:  # "Lisk, 17 June 2024 –"
        near = [one.text for one in word.doc[word.i + 1 : word.i + 7]]
        dash = next((at for at, text in enumerate(near) if text in ("-", "–", "—")), 0)
        return near[:1] == [","] and any(text.isdigit() for text in near[:dash])
    return word.doc[word.i + 1].text in (",", "(", "-", "–", "—")


def role_of(word: Word) -> str:
    """Its part in the clause; one coordinated with others has theirs."""
    for _ in range(4):
        link = syntax.up(word)
        if link is None:
            return "root"
        if link.relation is not Relation.CONJUNCT:
            break
        word = link.head
    else:
        return "other"
    if link.relation is Relation.OBLIQUE:
        return f"obl-{'noun' if link.head.pos_ in ('NOUN', 'PROPN') else 'verb'}-{'by' if link.marker == 'by' else ''}"
    return link.relation.value


def nested(word: Word) -> bool:
    """Does its clause hang on another?"""
    clause = syntax.clause(word)
    link = syntax.up(clause) if clause is not None else None
    return link is not None and link.relation in _NESTED
