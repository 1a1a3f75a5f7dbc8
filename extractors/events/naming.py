"""Names in a document, and their bare words: without article, title, possessive or the letters of a company's form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.language import syntax
from extractors.language.spans import Entity
from extractors.language.words import Word, Words

_NAMED = frozenset(("PERSON", "PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"))

_LEADING = frozenset(("the", "a", "an", "this", "these", "that", "those", "its", "his", "her", "their", "some"))


#: Last words of bodies' names that mean something else behind "the".
_LOOSELY = frozenset(
    ("press", "cross", "times", "post", "mail", "sun", "star", "street", "world", "east", "west", "north", "south")
) | frozenset(("states", "day", "street", "general", "law", "energy", "oil", "food", "web", "internet", "news", "air"))
#: How "I" and "we" were found: of who speaks, of the body that the speaker is of.
SPEAKER, BODY = "speaker", "speaker's body"


class Standing(NamedTuple):
    """A name found for a word; ``how`` goes into ``Participant.resolved``; ``named`` says that it is a proper name.

    ``the``: the article puts "the" before it ("the UK").
    """

    name: str
    entity_type: str | None
    how: str = "noun"
    named: bool = True
    the: bool = False


def possessive(name: str) -> str:
    """ "Hanak's", "the rebels'"."""
    if name.endswith("'s"):
        return name  # "Wendy's own inquiry"
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def bare(text: str) -> list[str]:
    """Words without a leading article and a trailing possessive."""
    words = text.replace("’", "'").split()
    while len(words) > 1 and words[0].lower() in _LEADING and words[1] != "of":  # "some of them"
        words = words[1:]
    if words and words[-1] == "'s":
        words = words[:-1]
    if words and words[-1].endswith("'s"):
        words[-1] = words[-1][:-2]
    return words


def proper(noun: Word) -> str:
    """ "Basket of Strawberries" for "Basket of Strawberries, a 1761 work that set a record"."""
    begin, end = syntax.phrase(noun)
    return " ".join(bare(noun.doc.text(begin, end)))


def some_of(tok: Word, canonical: Callable[[Word, str], str]) -> str | None:
    """ "six of about 200 demonstrators" for "six of whom"."""
    words = tok.doc
    if tok.tag_ not in ("CD", "DT", "JJ", "JJS", "NN", "JJR") or tok.i + 2 >= len(words):
        return None
    whom = words[tok.i + 2]
    if whom.lower_ not in ("whom", "which") or words[tok.i + 1].lower_ != "of":
        return None
    for link in syntax.links_up(tok):
        if link.relation is syntax.Relation.RELATIVE and (above := link.head).i < tok.i:
            begin, end = syntax.phrase(above)
            return f"{tok.text} of {canonical(above, words.text(begin, end))}"
    return None


def bare_person(text: str) -> list[str]:
    """A person's name without titles: "Prime Minister Nikol Pashinyan" → "Nikol Pashinyan"."""
    words = bare(text)
    titles = lexicon.people("title")
    for index in range(len(words) - 2, -1, -1):  # "Alliance leader Petra Novakova", "defender Tom Hale"
        if words[index] in lexicon.people("person") or (index == 0 and words[0].lower() in lexicon.people("crew")):
            words = words[index + 1 :]
            break
    while len(words) > 1 and words[0].lower().rstrip(".") in titles:
        words = words[1:]
    return words


def company(words: list[str]) -> list[str]:
    """ "Apple Inc." → "Apple", "Meta Platforms, Inc." → "Meta Platforms"."""
    endings = lexicon.people("company_end")
    while len(words) > 1 and words[-1].lower().rstrip(",") in endings:
        words = words[:-1]
    return [word.rstrip(",") for word in words]


def whole(entity: Entity) -> str:
    """ "Pan-American Electoral Mission", "F-Secure": a name of which only one side of a hyphen was found."""
    doc, text = entity.root.doc, entity.text
    if entity.start > 1 and _glued(doc, entity.start - 1) and doc[entity.start - 2].text[0].isupper():
        text = f"{doc[entity.start - 2].text}{doc[entity.start - 1].text}{text}"
    if entity.end + 1 < len(doc) and _glued(doc, entity.end) and doc[entity.end + 1].text[0].isupper():
        text = f"{text}{doc[entity.end].text}{doc[entity.end + 1].text}"
    return text


def _glued(doc: Words, dash: int) -> bool:
    return doc[dash].text in ("-", "–") and not doc[dash].space and not doc[dash - 1].space


def named(doc: Words) -> dict[int, Entity]:
    """The named person, body or place each word belongs to, by word index."""
    return {
        index: entity for entity in doc.entities if entity.label_ in _NAMED for index in range(entity.start, entity.end)
    }


def is_kin(entity: Entity) -> bool:
    """Is a person introduced as somebody's relative: "her husband, Carl Holroyd"?"""
    root = entity.root
    link = syntax.up(root)
    if link is not None and link.relation is syntax.Relation.APPOSITION and link.head.i < root.i:
        return link.head.lemma_.lower() in lexicon.people("kin")
    words = root.doc
    return entity.start > 0 and words[entity.start - 1].lemma_.lower() in lexicon.people("kin")


def may_be(lemma: str, label: str) -> bool:
    """Can a noun set beside a name be what is named? "a country" is no person, "a facility" no town."""
    place = lemma in lexicon.people("place") or lemma in lexicon.people("part") or lemma == "nation"
    if label == "GPE":
        return place
    if label == "ORG":
        return lemma not in lexicon.people("person")
    return not place and lemma not in lexicon.people("crew") and lemma not in lexicon.types().nouns


def set_beside(tok: Word) -> Iterator[Word]:
    """Appositions of a noun, theirs ("her son, the director Paul Marsh"), and a person set beside its body.

    "The chief executive of Solvex, Marc Lambrechts": a person is no apposition of a firm.
    """
    for child in (tok, *syntax.appositions(tok)):
        if child is not tok:
            yield child
            yield from syntax.appositions(child)
        if (name := syntax.called(child)) is not None:
            yield name
    if tok.lemma_.lower() in lexicon.people("person"):
        inner = [item for word in (tok, *tok.rights) for item in syntax.obliques(word) if tok.i < item.head.i]
        for (
            preposition,
            noun,
        ) in inner:  # "the driver of the lorry, Tom Hale,", "the man accused of the raid, Jan Petrov,"
            near = preposition == "of" or noun.ent_type_ not in ("PERSON", "PER")
            near = near and noun.lemma_.lower() not in lexicon.people("person")
            joined = (word for word in noun.rights if any(one.text == "," for one in tok.doc[noun.i : word.i]))
            yield from (word for word in joined if near and word.ent_type_ in ("PERSON", "PER") and _closed(word))


def _closed(name: Word) -> bool:
    """Is it set off on both sides: "…, Tom Hale, was"?"""
    behind = name.right_edge.i + 1
    return behind < len(name.doc) and name.doc[behind].text in (",", ".") and not syntax.conjuncts(name)[1:]


def says(name: Entity, tok: Word) -> bool:
    """ "jumped off its pulley, the operator, Orrin Lifts, said": who says it is no pulley."""
    behind = name.root.doc[name.end : name.end + 2]
    spoken = len(behind) == 2 and behind[0].text == "," and key(behind[1]) in lexicon.verbs("reporting")
    return spoken and syntax.is_verb(behind[1]) and tok not in syntax.subjects(behind[1])


def agency(body: Entity) -> bool:
    """Is it who sends the news: "LISK, June 14 (NPA) -"?"""
    words = body.root.doc
    behind = [word.text for word in words[body.end : body.end + 2]]
    bracketed = body.start > 0 and words[body.start - 1].text == "(" and behind[:1] == [")"]
    return bracketed and behind[-1] in ("-", "–", "—", "--")


def may_stand(entity: Entity) -> bool:
    """May the last word of a name stand for it behind "the"? It may for a body, but for that of a place or paper."""
    if entity.label_ != "ORG" or entity.end - entity.start < 2:
        return False
    word = entity.last.lower_
    lists = ("place", "part", "company_end", "person", "crew")
    return word.isalpha() and word not in _LOOSELY and not any(word in lexicon.people(one) for one in lists)


def firm_name(word: Word) -> bool:
    """ "Celeste Lines", "General Motors": a name in the plural, without "the", that is one body."""
    if word.tag_ not in ("NNS", "NNPS") or not word.text[:1].isupper() or word.i == 0:
        return False
    before = word.doc[word.i - 1]
    named = before.pos_ == "PROPN" and before.head is word and word.ent_type_ in ("", "ORG")
    return named and not any(child.lower_ == "the" for child in word.lefts)
