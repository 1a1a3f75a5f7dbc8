"""Commas inside a clause: of a list, between adjectives, between town and country, before a name, behind a date."""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.language import syntax
from extractors.language.words import Word

#: Words of a list behind its first comma.
_LIST = 14
#: Words from an adjective to its noun; words of a country's name.
_ADJECTIVES, _COUNTRY = 7, 4
#: Words from a verb of saying to the date behind it: "told reporters in the capital on Friday".
_SAID_TO = 8
_PLACES = frozenset(("GPE", "LOC", "FAC"))


def joins(comma: Word, core: Word) -> bool:
    """Does the clause go on behind it: in a list, or between two words that describe one noun?"""
    return lists_on(comma, core) or _between_adjectives(comma) or _between_towns(comma)


def _between_towns(comma: Word) -> bool:
    """The second comma in "in Dar es Salaam, Tanzania, and Nairobi, Kenya"."""
    doc = comma.doc
    if comma.i + 3 >= len(doc) or comma.i < 3 or doc[comma.i + 1].pos_ != "CCONJ":
        return False
    place = doc[comma.i - 1].ent_type_ == "GPE" and doc[comma.i + 2].ent_type_ in _PLACES
    return place and any(word.text == "," for word in doc[comma.i - _COUNTRY : comma.i])


def _between_adjectives(comma: Word) -> bool:
    """ "a heavily wooded, four-acre area", "a long, hot summer"."""
    before = comma.doc[comma.i - 1]
    noun = before.head
    if (
        not comma.i < noun.i <= comma.i + _ADJECTIVES
        or noun.pos_ not in ("NOUN", "PROPN")
        or not syntax.is_modifier(before)
    ):
        return False
    return not any(
        word.pos_ in ("VERB", "AUX", "PUNCT") and word.head.i > noun.i for word in comma.doc[comma.i + 1 : noun.i]
    )


def country_behind(comma: Word) -> int:
    """Where the name ends that says in which country a town lies: "in Nairobi, Kenya"; 0 without one."""
    doc = comma.doc
    if comma.i == 0 or comma.i + 1 >= len(doc) or doc[comma.i - 1].ent_type_ not in _PLACES:
        return 0
    end = comma.i + 1
    while end < len(doc) and end <= comma.i + _COUNTRY and doc[end].ent_type_ == "GPE":
        end += 1
    if end == comma.i + 1 or end > comma.i + _COUNTRY:
        return 0
    behind = doc[end] if end < len(doc) else comma
    listed = behind.text == "," and end + 1 < len(doc) and doc[end + 1].ent_type_ in _PLACES
    return 0 if listed or behind.tag_ == "POS" else end


def lists_on(comma: Word, core: Word) -> bool:
    """Is the comma inside a list that a line tells whole: "in Wales, Scotland and Ireland"?"""
    doc = comma.doc
    for first in doc[core.i + 1 : comma.i]:
        if first.pos_ not in ("NOUN", "PROPN", "NUM"):
            continue
        inside = [word for word in syntax.conjuncts(first) if word.i > comma.i]
        if not inside or inside[-1].i - comma.i > _LIST:
            continue
        closed = any(child.pos_ == "CCONJ" for child in inside[-1].lefts)
        plain = not any(
            (word.pos_ in ("VERB", "AUX") and not word.ent_type_) or word.text in (";", ":", "--")
            for word in doc[comma.i : inside[-1].i]
        )
        if closed and plain and all(word.pos_ in ("NOUN", "PROPN", "NUM") for word in inside):
            return True
    return False


def name_behind(comma: Word) -> int:
    """Where the name ends that says who a noun before a comma is: "the mayor, Ann Cole"; 0 without one."""
    doc = comma.doc
    if comma.i == 0 or comma.i + 2 >= len(doc) or doc[comma.i - 1].tag_ != "NN":
        return 0
    if doc[comma.i - 1].lemma_.lower() not in lexicon.people("person"):
        return 0
    end = comma.i + 1
    while end < len(doc) and doc[end].ent_type_ in ("PERSON", "PER"):
        end += 1
    names = end > comma.i + 2 and end < len(doc) and doc[end].text in (",", ".")
    return end if names else 0


def after_date(comma: Word, timed: frozenset[int]) -> bool:
    """Does the comma close a date inside a noun phrase: "in the Dec. 21, 1988, bombing of a jet"?

    Or one that stands between a verb of saying and what was said: "said Friday, that talks go on".
    """
    doc, begin = comma.doc, comma.i - 1
    if comma.text != "," or begin not in timed or comma.i + 1 >= len(doc):
        return False
    while begin in timed or (doc[begin].text == "," and begin - 1 in timed):
        begin -= 1
    behind = doc[comma.i + 1]
    if any(begin < said.i + _SAID_TO and key(said) in lexicon.verbs("reporting") for said in _said(comma)):
        return True
    return doc[begin].pos_ == "DET" and (behind.pos_ in ("NOUN", "ADJ", "PROPN") or behind.tag_ == "VBG")


def _said(comma: Word) -> list[Word]:
    """The verb before a comma behind which what is said begins."""
    behind = comma.doc[comma.i + 1]
    starts = behind if behind.lower_ == "that" else behind.head if syntax.is_subject(behind.head) else behind
    clause = starts.head
    head = clause.head
    content = clause.i > comma.i and clause in syntax.complements(head)
    if head.i > comma.i or not content or behind.pos_ == "PUNCT" or syntax.passive(head):
        return []
    return [] if any(syntax.is_verb(word) for word in comma.doc[head.i + 1 : comma.i]) else [head]


def behind_state(comma: Word) -> int:
    """Where a noun goes on behind a state: "in the Buffalo, N.Y., | area", "a Mobile, Alabama, | court"; else 0."""
    doc = comma.doc
    if comma.i + 3 >= len(doc) or doc[comma.i + 2].text != "," or comma.i < 2:
        return 0
    city, state, noun = doc[comma.i - 1], doc[comma.i + 1], doc[comma.i + 3]
    begin = city.i
    while begin > 0 and doc[begin - 1].pos_ == "PROPN":
        begin -= 1
    opened = begin > 0 and (doc[begin - 1].pos_ == "DET" or doc[begin - 1].tag_ == "POS")
    named = city.ent_type_ == "GPE" and state.pos_ == "PROPN" and noun.pos_ in ("NOUN", "ADJ", "PROPN")
    return noun.i if named and opened else 0
