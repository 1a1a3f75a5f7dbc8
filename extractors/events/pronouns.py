"""Whom a pronoun stands for, where the text makes it safe: a subject above it in its sentence, or of the one before.

"The minister said he would resign": the minister. "The bank raised its rates before it reported": the bank. A pronoun
inside quoted words is left alone (the "he" of a quotation is seldom its speaker), and so is an "it" that stands for
nothing ("it rained").
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.language import syntax
from extractors.language.spans import Entity
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_IT = frozenset(("it", "its", "itself"))
PRONOUNS = _HE | _SHE | _THEY | _IT
_MALE = frozenset(("mr", "sir", "lord", "king", "prince", "pope", "father", "congressman", "chairman", "spokesman"))
_FEMALE = frozenset(
    ("mrs", "ms", "miss", "lady", "dame", "queen", "princess", "congresswoman", "chairwoman", "spokeswoman")
)
_MEN = frozenset(("man", "boy", "father", "son", "brother", "husband", "uncle", "grandfather", "monk", "policeman"))
_WOMEN = frozenset(("woman", "girl", "mother", "daughter", "sister", "wife", "aunt", "nun", "widow", "actress"))
_OPENING = frozenset(("“", "``", "„", "«"))
_STRAIGHT = frozenset(('"', "''"))
_QUOTES = _OPENING | _STRAIGHT | frozenset(("”", "»"))
_OWNERS = frozenset(("his", "her", "their", "its", "himself", "herself", "themselves", "itself"))
_CLIMBED = frozenset((Relation.COMPLEMENT, Relation.ADVERBIAL, Relation.CONJUNCT, Relation.OPEN)) | frozenset(
    (Relation.RELATIVE, Relation.APPOSITION, Relation.OBJECT, Relation.OBLIQUE)  # "a region whose leaders she met"
)
_WEATHER = frozenset(("rain", "snow", "seem", "appear", "turn_out", "take", "remain", "be", "look", "happen", "become"))
_PERSONS = ("man", "woman", "person", "ist", "ician", "eer", "keeper", "holder", "worker", "leader")
_FARTHEST = 90
#: How many sentences back a subject may stand where nobody between fits.
_SENTENCES = 3


class Kind(StrEnum):
    """What a pronoun asks of the noun it stands for."""

    MAN = "man"
    WOMAN = "woman"
    MANY = "many"
    THING = "thing"


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
    if key(verb) in _WEATHER or verb.pos_ in ("ADJ", "NOUN"):
        return True
    return syntax.is_subject(tok) and syntax.passive(verb) and bool(syntax.complements(verb))


class Antecedents:
    """Finds whom pronouns stand for in one document; ``entities`` gives the entity of a word by its index."""

    def __init__(self, words: Words, entities: dict[int, Entity]) -> None:
        self._entities = entities
        self._quoted = _inside_quotes(words)
        self._known: dict[int, Word | None] = {}

    def of(self, tok: Word) -> Word | None:
        """The noun a pronoun stands for, ``None`` where the text leaves it open."""
        if tok.i not in self._known:
            self._known[tok.i] = None  # a pronoun that leads back to itself stands for nothing
            self._known[tok.i] = self._found(tok)
        return self._known[tok.i]

    def _found(self, tok: Word) -> Word | None:
        kind = kind_of(tok)
        if kind is None:
            return None
        quoted = self.quoted(tok)
        for subject in self._subjects_above(tok):
            meant = self.of(subject) if subject.lower_ in PRONOUNS and kind_of(subject) is kind else subject
            if meant is not None and meant.i != tok.i and self._fits(meant, kind):
                return meant if self._alone(meant, tok, kind) else None
        return None if quoted or kind is Kind.THING else self._before(tok, kind)

    def _before(self, tok: Word, kind: Kind) -> Word | None:
        """The subject of the sentence before; it has to be a name, or the only one that fits."""
        start = tok.sent.start
        if not self._leads(tok):
            return None
        for _ in range(_SENTENCES):
            if start == 0 or tok.i - start > _FARTHEST:
                return None
            previous = tok.doc[start - 1].sent
            for word in previous:
                if not syntax.is_subject(word) or self._quoted[word.i]:
                    continue
                meant = self.of(word) if word.lower_ in PRONOUNS and kind_of(word) is kind else word
                if meant is not None and self._fits(meant, kind):
                    return meant if self._alone(meant, tok, kind) else None
            if kind is Kind.MANY:
                return None
            start = previous.start
        return None

    def _leads(self, tok: Word) -> bool:
        """Is it the first subject of its sentence, or its owner? What is quoted before it does not count."""
        for word in tok.sent:
            if word.i >= tok.i:
                return True
            if syntax.is_subject(word) and self._quoted[word.i] <= self._quoted[tok.i]:
                return False
        return True

    def _entity(self, noun: Word) -> Entity | None:
        """The entity of a noun, or the person set beside it ("the lawyer, Nadia Ferrand")."""
        found = self._entities.get(noun.i)
        if found is None:
            beside = (self._entities.get(child.i) for child in syntax.appositions(noun))
            found = next(
                (entity for entity in beside if entity is not None and entity.label_ in ("PERSON", "PER")), None
            )
        return found

    def _alone(self, meant: Word, tok: Word, kind: Kind) -> bool:
        """Does nobody else fit, from the sentence of ``meant`` on or, where that lies far back, the one before?"""
        doc = tok.doc
        first = min(max(meant.sent.start, doc[max(tok.sent.start - 1, 0)].sent.start), tok.sent.start)
        name = self._key(meant)
        for other in doc[first : tok.i]:
            if other.pos_ not in ("NOUN", "PROPN") or syntax.is_part(other) or self._key(other) == name:
                continue
            if other.pos_ == "PROPN" and other.lower_ in lexicon.people("calendar"):
                continue
            if self._fits(other, kind) and (kind is not Kind.THING or syntax.is_subject(other)):
                return False
        return True

    def _key(self, noun: Word) -> str:
        entity = self._entity(noun)
        return entity.text.split()[-1].lower() if entity is not None else noun.lemma_.lower()

    def quoted(self, tok: Word) -> bool:
        """Does a word stand in quotation marks?"""
        return self._quoted[tok.i]

    def _subjects_above(self, tok: Word) -> Iterator[Word]:
        """The subject of its own clause for "its", then those of the clauses above, nearest first.

        A "him" is never the subject of its own clause ("he spotted the man and chased him").
        """
        clause = syntax.clause(tok)
        if clause is None:
            return
        own = syntax.subjects(clause)
        barred = {tok.i}
        if not syntax.is_subject(tok):
            if tok.lower_ in _OWNERS and tok.head is not clause:
                yield from (word for word in own if not _below(tok, word))
            else:
                barred.update(word.i for word in own)
                barred.update(meant.i for word in own if (meant := self.of(word)) is not None)
        for link in syntax.links_up(clause):
            if link.relation not in _CLIMBED or (self._quoted[tok.i] and not self._quoted[link.head.i]):
                return
            yield from (word for word in syntax.subjects(link.head) if word.i not in barred and word.i < tok.i)

    def _fits(self, noun: Word, kind: Kind) -> bool:
        if noun.pos_ not in ("NOUN", "PROPN"):
            return False
        entity = self._entity(noun)
        label = entity.label_ if entity is not None else ""
        several = noun.tag_ in ("NNS", "NNPS") or len(syntax.conjuncts(noun)) > 1
        lemma = noun.lemma_.lower()
        if kind is Kind.MANY:
            return several or label in ("ORG", "NORP") or lemma in lexicon.people("crew")
        if several:
            return False
        person = label in ("PERSON", "PER")
        if kind is Kind.THING:
            return label in ("ORG", "GPE") or (not person and (lemma in lexicon.people("crew") or not _animate(lemma)))
        if label and not person:
            return False
        if not person and not _animate(lemma) and (noun.pos_ != "PROPN" or lemma in lexicon.people("crew")):
            return False
        return not self._of_other_sex(noun, entity, lemma, kind)

    def _of_other_sex(self, noun: Word, entity: Entity | None, lemma: str, kind: Kind) -> bool:
        """A title or a word such as "mother" tells; where nothing does, either fits."""
        man = kind is Kind.MAN
        wrong = (_FEMALE | _WOMEN) if man else (_MALE | _MEN)
        begin = entity.start if entity is not None else noun.i
        if (
            entity is not None
            and entity.end - begin > 1
            and _first_name(entity) in lexicon.people("female" if man else "male")
        ):
            return True
        near = {word.lower_.rstrip(".") for word in noun.doc[max(0, begin - 1) : noun.i + 1]}
        return lemma in wrong or bool(near & wrong)


def _first_name(entity: Entity) -> str:
    """The first word of a person's name behind titles and what the person is: "Anna" in "Judge Anna Lind"."""
    words = entity.text.lower().split()
    while len(words) > 2 and (words[0].rstrip(".") in lexicon.people("title") or words[0] in lexicon.people("person")):
        words = words[1:]
    return words[0]


def _below(tok: Word, word: Word) -> bool:
    """Does ``tok`` stand in the phrase of ``word`` ("his brother")?"""
    while tok.head is not tok:
        if tok is word:
            return True
        tok = tok.head
    return tok is word


def _inside_quotes(words: Words) -> list[bool]:
    """For each word whether it stands in quotation marks; a paragraph ends every quotation."""
    found: list[bool] = []
    inside = False
    for word in words:
        text = word.text
        if text in _QUOTES:
            inside = text in _OPENING or (text in _STRAIGHT and not inside)
        elif "\n" in text:
            inside = False
        found.append(inside)
    return found


def _animate(lemma: str) -> bool:
    """A noun for a person by its ending, or on the lists."""
    return lemma in lexicon.people("person") or lemma.endswith(_PERSONS)
