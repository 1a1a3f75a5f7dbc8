"""Who says "I" and "we": who is quoted, whose turn it is in an interview, who signs, who puts a text out.

"I" is the person who speaks. "We" is the body that speaks, or the one body the article ties a speaker to ("City coach
Uta Renz", "a spokesman for Solvex"). Where the writer speaks, "I" is the author; a columnist's "we" stays open.
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.events import lexicon, turns
from extractors.events.attribution import Claims
from extractors.events.claims import PERSONAL
from extractors.events.names import Names
from extractors.events.naming import BODY, SPEAKER, Standing, bare
from extractors.events.pronouns import ONE, WE
from extractors.language import syntax
from extractors.language.spans import Entity
from extractors.language.words import Word, Words
from extractors.model import Article, BlockKind

_BODIES = frozenset(("ORG", "GPE"))
_PERSON = frozenset(("PERSON", "PER"))
_OF = frozenset(("of", "for", "at", "with"))
_NO_MORE = frozenset(("former", "ex", "retired", "late", "rival", "onetime"))
_NO_AUTHORS = frozenset(
    ("staff", "desk", "editor", "editors", "agency", "agencies", "reporter", "reporters", "news", "team")
)


class Speaker(NamedTuple):
    """``entity_type`` is ``None`` for a common noun ("a spokesman"); ``head`` is where the text names it."""

    name: str
    entity_type: str | None
    head: Word | None = None
    own: bool = False  # the writer or publisher speaks


class Voices:
    """Who speaks where in one article."""

    def __init__(self, words: Words, article: Article, names: Names, claims: Claims) -> None:
        self._words = words
        self._article = article
        self._names = names
        self._claims = claims
        self._turns: turns.Turns | None = None
        self._writers: dict[bool, Speaker | None] = {}
        self._speakers: dict[str, Speaker | None] = {}
        #: Where the headline ends: its "I" is somebody quoted.
        self._told_from = next((one.end for one in reversed(article.blocks) if one.kind is BlockKind.TITLE), 0)
        self._bodies: dict[str, set[str]] | None = None

    def of(self, tok: Word) -> Standing | None:
        """The name that "I" or "we" stands for, ``None`` where the text leaves it open."""
        several = tok.lower_ in WE
        speaker = self.speaker(tok)
        if speaker is None or speaker.name.lower() in PERSONAL:
            return None
        if (speaker.entity_type in _BODIES) is several:
            return Standing(speaker.name, speaker.entity_type, SPEAKER)
        body = self._body(speaker) if several else None
        return Standing(body, "ORG", BODY) if body is not None else None

    def speaker(self, tok: Word) -> Speaker | None:
        """Whose words a word is among."""
        quoted, claim = self._claims.behind(tok)
        if quoted:
            if claim is None or claim.by is None:
                return None
            crew = "ORG" if claim.by.lemma_.lower() in lexicon.people("crew") else None
            return Speaker(claim.speaker, self._names.entity_type(claim.by) or crew, claim.by)
        if self._turns is None:
            self._turns = turns.Turns(self._article)
        label = self._turns.at(tok.idx) if self._turns else None
        if label is not None:
            if label not in self._speakers:
                self._speakers[label] = self._called(label)
            return self._speakers[label]
        if tok.idx < self._told_from:
            return None
        return self._writer(several=tok.lower_ not in ONE) or self._writer(several=tok.lower_ in ONE)

    def _writer(self, several: bool) -> Speaker | None:
        if several not in self._writers:
            self._writers[several] = self._publisher() if several else self._author()
        return self._writers[several]

    def _people(self, begin: int, end: int) -> list[Entity]:
        """The persons named between two offsets, in text order."""
        entities = (one for one in self._words.entities if one.label_ in _PERSON)
        return [one for one in entities if begin <= self._words[one.start].idx < end]

    def _person(self, entity: Entity) -> Speaker:
        return Speaker(self._names.canonical(entity.root, entity.text), "PERSON", entity.root)

    def _called(self, label: str) -> Speaker | None:
        """Who is meant by "A", "Wendelin", "OW" before a turn; who asks is nobody."""
        assert self._turns
        lowered = label.lower()
        authors = {name.split()[-1] for name in self._article.authors}
        people = [self._person(one) for one in self._people(0, len(self._article.text))]
        people = [one for one in people if one.name.split()[-1] not in authors]
        if lowered in turns.ANSWERED:
            before = [one for one in people if one.head is not None and one.head.idx < self._turns.begin] or people
            counted = [one.name for one in before]
            return max(before, key=lambda one: counted.count(one.name), default=None)  # the first of the most named
        last = label.split()[-1].lower()
        for one in people:
            if one.name.split()[-1].lower() == last or "".join(word[0] for word in one.name.split()) == label:
                return one
        return None

    def _author(self) -> Speaker | None:
        """Who signs a letter, or whose name stands over the article."""
        sign = turns.signature(self._article)
        if sign is not None and (found := self._people(sign, len(self._article.text))):
            return self._person(found[0])._replace(own=True)
        authors = self._article.authors
        words = authors[0].split() if len(authors) == 1 else []
        if not 2 <= len(words) <= 4 or {word.lower() for word in words} & _NO_AUTHORS:
            return None
        return Speaker(authors[0], "PERSON", own=True)

    def _publisher(self) -> Speaker | None:
        """The body whose press release or open letter it is."""
        if not turns.released(self._article):
            return None
        text = self._article.text
        source = " ".join(bare(self._article.source or ""))
        name = source if source and source in text else turns.about(self._article)
        if name is None:
            entities = (one for one in self._words.entities if one.label_ == "ORG" and syntax.is_subject(one.root))
            name = next((self._names.canonical(one.root, one.text) for one in entities), None)
        return Speaker(" ".join(bare(name)), "ORG", own=True) if name else None

    def _body(self, speaker: Speaker) -> str | None:
        """The one body a person is tied to: by the words before the name, beside it or behind "of" and "for"."""
        if speaker.entity_type not in _PERSON:
            found = set(self._tied(speaker.head)) if speaker.head is not None else set()
        else:
            if self._bodies is None:
                self._bodies = {}
                for entity in self._people(0, len(self._article.text)):
                    name = self._names.canonical(entity.root, entity.text)
                    self._bodies.setdefault(name, set()).update(self._tied(entity.root))
            found = self._bodies.get(speaker.name, set())
        if not found and (publisher := self._writer(several=True)) is not None:
            return publisher.name  # who speaks in its own press release
        return next(iter(found)) if len(found) == 1 else None

    def _tied(self, noun: Word) -> list[str]:
        link = syntax.up(noun)
        around = [noun, *syntax.appositions(noun)]
        if link is not None and link.relation is syntax.Relation.APPOSITION:
            around.append(link.head)
        elif link is not None and link.relation is syntax.Relation.SUBJECT and syntax.copula(link.head) is not None:
            around.append(link.head)  # "Oskar Wendelin is treasurer of the cathedral"
        found: list[str] = []
        for one in around:
            begin, end = syntax.phrase(one)
            if any(word.lower_ in _NO_MORE for word in one.doc[begin:end]):
                return []
            near = [word for word in one.lefts if word.pos_ in ("NOUN", "PROPN")]
            if one.pos_ == "NOUN" or one.lemma_.lower() in lexicon.people("person"):
                near.extend(item.head for item in syntax.obliques(one) if item.preposition in _OF)
                near.extend(syntax.possessors(one))
            found.extend(name for word in near if (name := self._body_named(word)) is not None)
        return found

    def _body_named(self, noun: Word) -> str | None:
        """The body a word names: by its entity, or as the short form of one ("City" for "Varnau City")."""
        if self._names.entity_type(noun) == "ORG":
            begin, end = syntax.phrase(noun)
            return self._names.canonical(noun, noun.doc.text(begin, end))
        stands = self._names.stands_for(noun)
        return stands.name if stands is not None and stands.entity_type == "ORG" else None
