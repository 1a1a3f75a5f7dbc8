"""One name for one person or body within an article: "Pashinyan" is "Nikol Pashinyan" once the article has said so."""

from __future__ import annotations

from collections.abc import Callable

from extractors.events import lexicon
from extractors.events.abbreviations import explained
from extractors.events.chains import short
from extractors.events.definite import demonym
from extractors.events.identified import Identified
from extractors.events.naming import (
    Standing,
    bare,
    bare_person,
    company,
    is_kin,
    may_be,
    named,
    possessive,
    proper,
    says,
    set_beside,
    some_of,
    whole,
)
from extractors.events.pronouns import PRONOUNS, THEY, Antecedents, first_person
from extractors.events.together import Together
from extractors.language import syntax
from extractors.language.spans import Entity
from extractors.language.words import Word, Words

_ACTORS, _PLACES = frozenset(("PERSON", "PER", "ORG", "GPE")), frozenset(("GPE", "LOC", "FAC"))


class Names:
    """Canonical names of one document, from its entities. Built in one pass."""

    __deletable__ = ("_nouns", "antecedents")  # the compiled form has to be told

    def __init__(self, doc: Words) -> None:
        self._people: dict[str, str] = {}
        self._bodies: dict[str, str] = {}
        by_last: dict[str, set[str]] = {}
        kin: set[str] = set()
        self._entities = named(doc)
        for entity in doc.entities:
            if entity.label_ in ("PERSON", "PER"):
                words = bare_person(entity.text)
                if words:
                    by_last.setdefault(words[-1].lower(), set()).add(" ".join(words))
                    if is_kin(entity):
                        kin.add(" ".join(words))
            elif entity.label_ == "ORG":
                self._add_body(whole(entity))
        self.antecedents = Antecedents(doc, self._entities, self._known_as)
        self._nouns = Together(doc, self.canonical)
        self._identified: Identified | None = None
        self._standing: dict[int, Standing | None] = {}
        #: Whom "I" and "we" stand for; known once it is known who speaks.
        self.speaking: Callable[[Word], Standing | None] | None = None
        self.words = doc
        self._bodies.update((short, " ".join(bare(name))) for short, name in explained(doc).items())
        for last, full in by_last.items():
            long = [name for name in full if " " in name]
            long = [name for name in long if name not in kin] or long  # the surname alone is not that of "his wife, X"
            first_names = {name.split()[0].lower() for name in long}
            if long and len(first_names) == 1:
                self._people[last] = max(long, key=lambda name: (len(name), name))

    def release(self) -> None:
        """Let go of those that look names up here, for they hold on to this one: memory is free at once."""
        del self.antecedents, self._nouns
        self._identified = self.speaking = None

    def _add_body(self, text: str) -> None:
        words = bare(text)
        stem = company(words)
        full = " ".join(stem)
        known = self._bodies.get(full.lower())
        if known is None or len(known) > len(full):
            self._bodies[full.lower()] = full

    def entity(self, tok: Word) -> Entity | None:
        """The named entity a token belongs to."""
        return self._entities.get(tok.i)

    def entity_type(self, tok: Word) -> str | None:
        """Its type (``PERSON``, ``ORG``, ``GPE`` …), ``None`` for a common noun."""
        entity = self._entities.get(tok.i)
        if entity is None:
            return None
        return "PERSON" if entity.label_ == "PER" else entity.label_

    def is_place(self, tok: Word) -> bool:
        """Is the word a named place (country, town, region, building)?"""
        return self.entity_type(tok) in _PLACES

    def antecedent(self, tok: Word) -> Word | None:
        """The noun a pronoun stands for, where the text makes it safe."""
        return self.antecedents.of(tok) if tok.lower_ in PRONOUNS else None

    def stands_for(self, tok: Word) -> Standing | None:
        """The name a word stands for: "he", "we", "the company", "the 34-year-old", "whose government"."""
        if tok.lower_ in PRONOUNS or first_person(tok):
            return self._pronoun(tok)
        if (owned := self.owned(tok)) is not None:
            return Standing(owned, None, "whose")
        if (owned := self._owned_by_pronoun(tok)) is not None:
            return Standing(owned, None, "pronoun")
        if (some := some_of(tok, self.canonical)) is not None:
            return Standing(some, None, "whose")
        if (known := self._entities.get(tok.i)) is not None and not demonym(tok) and not short(known):
            return None
        if (link := syntax.up(tok)) is not None and link.relation is syntax.Relation.APPOSITION and link.head.i < tok.i:
            named = self._entities.get(link.head.i)  # "Petra Novakova, a former judge who entered politics"
            if named is not None and named.label_ in _ACTORS and may_be(tok.lemma_.lower(), named.label_):
                return Standing(self.canonical(link.head, named.text), self.entity_type(link.head), "apposition")
            capital = link.head.text[:1].isupper() and link.head.tag_ != "$"
            if named is None and capital and not link.head.is_sent_start and tok.pos_ == "NOUN":
                return Standing(proper(link.head), None, "apposition")
        return self._of_noun(tok)

    def _pronoun(self, tok: Word) -> Standing | None:
        """Who is meant: by "he", "it", "they" what stands before, by "I" and "we" who speaks."""
        meant = self.antecedent(tok)
        if meant is not None:
            return Standing(self.phrase_name(meant, tok), self.entity_type(meant), "pronoun", self.named(meant))
        return self.speaking(tok) if self.speaking is not None and first_person(tok) else None

    def _of_noun(self, tok: Word) -> Standing | None:
        """The name that "the company" or "a man" stands for."""
        if tok.i in self._standing:
            return self._standing[tok.i]
        if self._identified is None:
            self._identified = Identified(self.words, self.canonical)
        name = self._identified.of(tok)
        found = Standing(name, "PERSON") if name is not None else self._nouns.of(tok)
        self._standing[tok.i] = found
        return found

    def _known_as(self, tok: Word) -> str | None:
        standing = self._of_noun(tok)
        return standing.name if standing is not None else None

    def phrase_name(self, tok: Word, pronoun: Word | None = None) -> str:
        """The canonical name of the phrase a word heads, and of all coordinated with it, for a "they" before it."""
        found: list[str] = []
        joined = syntax.conjuncts(tok)
        if pronoun is not None:  # not "the rebels and their allies", and "he" is one
            joined = tuple(word for word in joined if word is tok or (word.i < pronoun.i and pronoun.lower_ in THEY))
        for word in joined:
            begin, end = syntax.phrase(word)
            stands = self.stands_for(word)
            name = stands.name if stands is not None else self.canonical(word, tok.doc.text(begin, end))
            if name not in found:
                found.append(name)
        return f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else found[0]

    def owned(self, tok: Word) -> str | None:
        """ "Viktor Hanak's government" for "whose government" behind "Viktor Hanak"."""
        owner = syntax.owner(tok)
        if owner is None:
            return None
        begin, end = syntax.phrase(tok)
        words = tok.doc
        while begin < tok.i and words[begin].tag_ == "WP$":
            begin += 1
        first, last = syntax.phrase(owner)
        return f"{possessive(self.canonical(owner, words.text(first, last)))} {words.text(begin, end)}"

    def _owned_by_pronoun(self, tok: Word) -> str | None:
        """ "Alain Mercier's wife" for "his wife"; a name set beside it says more ("her daughter, Kari Solberg")."""
        owner = next(iter(syntax.possessors(tok)), None)
        if owner is None or owner.i > tok.i or self.beside(tok) is not None:
            return None
        meant = self.stands_for(owner)
        if meant is None or not meant.named:
            return None
        _, end = syntax.phrase(tok)
        begin = owner.i + 1 + any(child.tag_ == "POS" for child in owner.rights)  # "the company's drive"
        return f"{possessive(meant.name)} {tok.doc.text(begin, end)}"

    def beside_owned(self, tok: Word) -> str | None:
        """ "Claire Vasseur's predecessor, Marc Aubry," for "her predecessor, Marc Aubry"; else the name alone."""
        owner = next((word for word in syntax.possessors(tok) if word.pos_ == "PRON"), None)
        beside = self.beside(tok) if owner is not None else None
        if owner is None or beside is None:
            return None
        name = self.canonical(beside.root, beside.text)
        meant = self.stands_for(owner)
        if meant is None or not meant.named:
            return name
        return f"{possessive(meant.name)} {tok.doc.text(owner.i + 1, tok.i + 1)}, {name},"

    def named(self, tok: Word) -> bool:
        """Has it the name of a person, body or country, of its own or set beside it?"""
        entity = self._entities.get(tok.i) or self.beside(tok)
        return entity is not None and entity.label_ in _ACTORS

    def canonical(self, tok: Word, text: str) -> str:
        """The name of what ``tok`` heads; ``text`` is its phrase as written, used where no name is there."""
        entity = self._entities.get(tok.i)
        if entity is None:
            # "President Zelensky": the title heads the phrase in some trees
            for child in tok.rights:
                inner = self._entities.get(child.i)
                if inner is not None and inner.label_ in ("PERSON", "PER") and child.i <= tok.i + 2:
                    begin, end = syntax.name_span(tok)
                    if begin <= child.i < end:
                        entity = inner
                        break
        if tok.is_upper and tok.lower_ in self._bodies:
            return self._bodies[tok.lower_]
        if entity is None:
            entity = self.beside(tok)
        if entity is None:
            if tok.pos_ == "PROPN" and any(child.i > tok.i for child in syntax.appositions(tok)):
                begin, end = syntax.name_span(tok)
                text = tok.doc.text(begin, end)  # "NS, the state-owned railway"
            return " ".join(bare(text)) or text
        if entity.label_ in ("PERSON", "PER"):
            words = bare_person(entity.text)
            if not words:
                return text
            known = self._people.get(words[-1].lower()) if len(words) < 3 else None
            same = known is not None and (len(words) == 1 or known.split()[0] == words[0])
            return known if known is not None and same else " ".join(words)
        if entity.label_ == "ORG":
            stem = " ".join(company(bare(whole(entity))))
            shop = entity.text.endswith(("'s", "’s")) and self.words[entity.end : entity.end + 1]
            sold = shop and shop[0].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")  # "Sotheby's sold it"
            return self._bodies.get(stem.lower(), stem) + ("'s" if sold else "")
        if entity.label_ == "NORP" or entity.end <= tok.i:
            return " ".join(bare(text)) or text
        return " ".join(bare(entity.text))

    def beside(self, tok: Word) -> Entity | None:
        """The name set beside a noun: "her daughter, Kari Solberg", "the historian Anne Lie"."""
        for child in set_beside(tok):
            inner = self._entities.get(child.i)
            if inner is not None and inner.label_ in ("PERSON", "PER", "ORG") and child.i > tok.i:
                return inner if not says(inner, tok) else None
        if tok.pos_ != "NOUN" or tok.i + 1 >= len(tok.doc) or tok.lemma_.lower() not in lexicon.people("person"):
            return None
        following = self._entities.get(tok.i + 1)
        return following if following is not None and following.label_ in ("PERSON", "PER") else None
