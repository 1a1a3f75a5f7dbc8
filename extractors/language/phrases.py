"""Noun phrases: what belongs to a noun, where a name or phrase begins and ends, what is coordinated with it."""

from __future__ import annotations

from operator import attrgetter

from extractors.language import labels as lab
from extractors.language.links import children, is_preposition_node, prepositions
from extractors.language.words import Word, Words, per_word

#: Words behind a list in which its "and" stands where its last name hangs elsewhere.
_AND_BEHIND = 3
_PERSON = frozenset(("PERSON", "PER"))
_PLACE = attrgetter("i")


def conjuncts(tok: Word) -> tuple[Word, ...]:
    """The word and those coordinated with it, in text order: "France", "Britain" for "France and Britain"."""
    found = [tok]
    if (beyond := _beyond(tok)) is not None:
        found.append(beyond)
    for word in found:
        found.extend(child for child in children(word, lab.CONJUNCT) if not _told_of(child) and not _describes(child))
        if word.pos_ == "NOUN" and word.rights and word.rights[0].i == word.i + 1:
            found.extend(_so_left(word))
        if word.ent_type_ in _PERSON and word.right_edge.i > word.i + 3:
            found.extend(_listed(word, tok))
    return tuple(sorted(found, key=_PLACE)) if len(found) > 1 else (tok,)


def _so_left(noun: Word) -> list[Word]:
    """ "guard" for "women" in "left two women dead and a guard wounded", hung on "dead"."""
    return [
        other
        for child in noun.rights
        if child.tag_ == "JJ" and child.i == noun.i + 1
        for other in children(child, lab.CONJUNCT)
        if other.pos_ == "NOUN" and any(word.tag_ in ("JJ", "VBN") and word.i == other.i + 1 for word in other.rights)
    ]


def _listed(name: Word, first: Word) -> list[Word]:
    """The next person of a list, hung on a name as if it said who that is: "Ruiz, broker Ann Rana and Tim Holt met"."""
    doc = name.doc
    found: list[Word] = []
    if not any(word.pos_ == "CCONJ" for word in doc[name.i : first.right_edge.i + _AND_BEHIND]):
        return found
    for child in children(name, lab.APPOSITION | lab.NAME_PART):
        if child.i < name.i or "," not in (doc[child.left_edge.i].text, doc[child.left_edge.i - 1].text):
            continue
        beside = (one for one in children(child, lab.APPOSITION) if one.left_edge.i == child.i + 1)
        person = child if child.ent_type_ in _PERSON else next(beside, child)
        if person.ent_type_ in _PERSON and not any(word.pos_ == "DET" for word in child.lefts):
            found.append(person)
    return found


def _beyond(tok: Word) -> Word | None:
    """ "children" for "Ann Cole" in "Ann Cole, a nurse and two children were hurt": the verb tells of several."""
    if tok.pos_ != "PROPN" or tok.dep_ not in lab.SUBJECT or tok.tag_ == "NNPS":
        return None
    if not any(child.lower_ in ("were", "are", "have") for child in tok.head.lefts if child.i > tok.i):
        return None
    for one in appositions(tok):
        joined = children(one, lab.CONJUNCT)
        if joined and not children(tok, lab.CONJUNCT):
            return joined[-1] if any(child.pos_ == "CCONJ" for child in joined[-1].lefts) else None
    return None


def _told_of(tok: Word) -> bool:
    """ "guilty" in "found Dana Moss, 41, not guilty": an adjective is not set beside a name."""
    return tok.pos_ == "ADJ" and tok.head.pos_ == "PROPN" and not any(word.pos_ == "DET" for word in tok.lefts)


def _describes(tok: Word) -> bool:
    """ "52", "an obstetrician" in "Slepian, 52, an obstetrician and teacher, was shot": set beside the one name."""
    doc, begin, end = tok.doc, tok.left_edge.i, tok.right_edge.i + 1
    begin += doc[begin].text == ","
    name = tok.head
    if not name.text[:1].isupper() or name.tag_ in ("NNS", "NNPS") or doc[begin - 1].text != "," or end >= len(doc):
        return False
    if tok.is_digit:
        return len(tok) < 4 and begin - name.i <= 3
    if doc[begin].lower_ not in ("a", "an") or tok.tag_ != "NN":
        return False
    listed = any(word.pos_ == "CCONJ" for one in children(name, lab.CONJUNCT) for word in one.lefts)
    before_verb = doc[end].text == "," and any(word.pos_ in ("VERB", "AUX") for word in doc[end + 1 : end + 3])
    return before_verb or not listed


def called(tok: Word) -> Word | None:
    """ "Koro" for "a fisherman named Koro", "a dog called Brisa"."""
    for child in tok.rights:
        if child.dep_ in lab.ADNOMINAL_CLAUSE and child.i == tok.i + 1 and child.lower_ in ("named", "called"):
            return next((word for word in child.rights if word.i == child.i + 1), None)
    return None


def possessors(tok: Word) -> tuple[Word, ...]:
    """ "Baku" in "Baku's blockade", "its" in "its decision"."""
    return children(tok, lab.POSSESSOR)


def modifiers(tok: Word) -> tuple[Word, ...]:
    """Adjectives, numbers and nouns in front of a noun: "Azerbaijani", "fresh" in "a fresh Azerbaijani assault"."""
    return tuple(child for child in tok.lefts if child.dep_ in lab.MODIFIER and child.dep_ not in lab.DETERMINER)


def is_subject(tok: Word) -> bool:
    """Is it the subject of a predicate, whether it acts or undergoes?"""
    return tok.dep_ in lab.SUBJECT


def is_adverb(tok: Word) -> bool:
    """Does it only say how, when or where: "there" in "opened a shop there", not in "there was"?"""
    return tok.dep_ in lab.ADVERB


def is_part(tok: Word) -> bool:
    """Does it belong to a name or compound, or stand in apposition to a noun that is there already?"""
    return tok.dep_ in lab.NAME_PART or tok.dep_ in lab.APPOSITION


def is_modifier(tok: Word) -> bool:
    """Does a word stand as adjective or noun before a noun ("disputed" in "the disputed region")?"""
    return tok.dep_ in lab.MODIFIER


@per_word
def appositions(tok: Word) -> tuple[Word, ...]:
    """ "secretary" for "Danilov" in "Oleksii Danilov, the secretary of the council"."""
    return children(tok, lab.APPOSITION)


def sets_off(tok: Word) -> bool:
    """Does it only say more of the noun before: apposition, relative clause, participle, place or age beside a name?"""
    return tok.dep_ in _SET_OFF


def completes(tok: Word) -> bool:
    """Is it an object, prepositional object or clause that its verb asks for?"""
    return tok.dep_ in _COMPLETING


@per_word
def name_span(tok: Word) -> tuple[int, int]:
    """First and one past last token index of the name or compound a word heads: "Prime Minister Nikol Pashinyan"."""
    begin = end = tok.i
    queue = [tok]
    while queue:
        for child in queue.pop().children:
            if child.dep_ in lab.NAME_PART:
                begin, end = min(begin, child.i), max(end, child.i)
                queue.append(child)
    return begin, end + 1


_SET_OFF = lab.APPOSITION | lab.RELATIVE_CLAUSE | lab.ADNOMINAL_CLAUSE | frozenset(("nmod:unmarked",))
_COMPLETING = lab.OBJECT | lab.OBLIQUE | lab.FINITE_COMPLEMENT | lab.OPEN_COMPLEMENT | lab.PREPOSITION_NODE
#: "trade -- both exports and imports -- fell": no name beside a title.
_ASIDE = frozenset(("--", "---", "----", "—", "–", "(", ","))
#: Words between subject and verb that belong to the verb.
_OF_VERB = frozenset(("last", "first", "next", "once", "now", "then", "also", "still"))
_LEFT_OUT = lab.CLAUSAL | lab.APPOSITION | lab.CONJUNCT | lab.COORDINATOR | lab.PUNCTUATION | lab.COPULA | lab.AUXILIARY
_LEFT_OUT |= lab.SUBJECT | lab.EXPLETIVE  # "It was" in "It was the mayor who ordered it"


@per_word
def phrase(tok: Word) -> tuple[int, int]:
    """First and one past last token index of a noun phrase, without its preposition, clauses, appositions, conjuncts.

    Only prepositional parts with "of" stay: "the secretary of the council", not "the embassy in Yerevan".
    """
    begin = end = tok.i
    queue = [tok]
    while queue:
        word = queue.pop()
        for child in word.children:
            edge = child.left_edge
            beside = child.dep_ in lab.APPOSITION and edge.i == word.i + 1 and edge.text not in _ASIDE
            if beside and (word is tok or child.left_edge.pos_ != "PUNCT"):
                queue.append(child)  # title and name without a comma: "manager Pedro Almada"
                end = max(end, _name_end(child))
                continue
            if child.dep_ in _LEFT_OUT:
                continue
            if child.i > word.i and (child.lower_ in _OF_VERB or _of_next(child)):
                continue  # "Drivers last walked out in March"
            if word is tok and (child.dep_ in lab.CASE or child.dep_ in lab.MARKER):
                continue
            node = is_preposition_node(child)
            inner = child.dep_ in lab.OBLIQUE and not node and not _behind(word, tok, child)
            if (node and child.lower_ != "of") or (inner and prepositions(child) != "of"):
                continue
            begin, end = min(begin, child.i), max(end, child.i)
            queue.append(child)
    begin = _behind_place(tok, begin)
    doc = tok.doc
    if begin and doc[begin].lower_ in ("many", "much", "few") and doc[begin - 1].lower_ == "as":
        begin -= 1  # "as many as nine people"
    if begin > 1 and limits(doc, begin - 2):
        begin -= 2  # "Sunday, at least 30 people"
    return begin, _without_some(tok, end) + 1


def limits(doc: Words, at: int) -> bool:
    """Is it the "at" of "at least six", "at most six", which belongs to the number?"""
    return doc[at].lower_ == "at" and at + 1 < len(doc) and doc[at + 1].lower_ in ("least", "most")


def _name_end(tok: Word) -> int:
    """The last word of the body's name that a word begins: "People for the Ethical Treatment of Animals"."""
    doc, end = tok.doc, tok.i
    if tok.ent_type_ == "ORG":
        while end + 1 < len(doc) and doc[end + 1].ent_type_ == "ORG":
            end += 1
    return end


def _behind(word: Word, noun: Word, child: Word) -> bool:
    """ "rebels" in "ground forces loyal to the rebels": without them "loyal" says nothing."""
    return word.pos_ == "ADJ" and word.head is noun and word.i > noun.i and prepositions(child) in ("to", "with")


def _without_some(tok: Word, end: int) -> int:
    """The last word before ", three of them" in "Eleven miners, three of them brothers, were rescued"."""
    doc = tok.doc
    if end - tok.i > 2 and doc[end].lower_ in ("them", "whom") and doc[end - 1].lower_ == "of":
        comma = next((at for at in range(end - 2, max(tok.i, end - 6), -1) if doc[at].text == ","), 0)
        return comma - 1 if comma else end
    return end


def _of_next(number: Word) -> bool:
    """ "40,000" in "paid a scrap dealer 40,000 crowns", hung on the dealer: it counts the noun behind it."""
    behind = number.doc[number.i + 1] if number.i + 1 < len(number.doc) else number
    return number.tag_ == "CD" and behind.tag_ == "NNS" and number.head.i < number.i and number.head.pos_ == "NOUN"


def _behind_place(tok: Word, begin: int) -> int:
    """The word behind "ACCRA -" where a line opens with the place it was written in."""
    first = tok.doc[begin]
    if not first.is_sent_start or not first.is_upper or len(first) < 4 or begin + 2 > tok.i:
        return begin
    dash = next((word.i for word in tok.doc[begin + 1 : begin + 4] if word.text in ("-", "–", "—", "--")), None)
    return dash + 1 if dash is not None and dash < tok.i else begin
