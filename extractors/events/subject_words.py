"""The words of a subject: up to the verb, where nothing but its own complements stands between."""

from __future__ import annotations

from extractors.events.commas import country_behind, joins
from extractors.events.wording import CLAUSES, EDGES
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

_SUBJECT_GAP = 14
#: Characters of a participle, and of a clause with "who", that a line tells with its subject.
_PARTICIPLE, _CLAUSE = 45, 60
#: "the number of doctors who had left"
_AMOUNTS = frozenset(("number", "share", "amount", "proportion", "group", "majority"))
_OPENING = frozenset(("when", "where", "how", "why", "which", "what", "that"))
_NOT = frozenset(("not", "neither"))
_ABOUT = frozenset(("more", "than", "fewer", "less", "at", "least", "about", "some", "nearly", "almost", "over"))


def _and_before(noun: Word) -> bool:
    """ "Jan Petrov" in "Ann Cole, a nurse, and Jan Petrov were hurt", hung on the verb beside her."""
    return any(child.pos_ == "CCONJ" for child in noun.lefts)


def _told_apart(subject: Word, end: int, verb: int) -> int:
    """Where a participle ends that says which one it is: "A service planned at the town hall | was cancelled"."""
    doc = subject.doc
    if (behind := _who(subject, end, verb)) > end:
        return behind
    said = next((child for child in subject.rights if child.i in (end, end + 1) and child.tag_ in ("VBN", "VBG")), None)
    if said is None or said.left_edge.i != end or not syntax.sets_off(said):
        return end
    last = said.right_edge.i + 1
    inside = doc[end:last]
    whole = end + 2 < last == verb and doc[last - 1].idx - said.idx <= _PARTICIPLE
    plain = not any(word.text in EDGES or word.lower_ in CLAUSES or word.pos_ == "AUX" for word in inside)
    return last if whole and plain and not any(word.pos_ == "VERB" and word is not said for word in inside) else end


def _who(subject: Word, end: int, verb: int) -> int:
    """Where a clause ends that says which one it is: "A man who had kept a bear | was fined"; ``end`` without one."""
    doc = subject.doc
    if subject.pos_ != "NOUN" or end + 2 >= verb or doc[end].tag_ not in ("WDT", "WP") or verb - end > _SUBJECT_GAP:
        return end
    clause = syntax.clause(doc[end])
    link = syntax.up(clause) if clause is not None else None
    if clause is None or link is None or link.relation is not Relation.RELATIVE or clause.right_edge.i + 1 != verb:
        return end
    plain = not any(word.text in EDGES for word in doc[end:verb])
    inside = link.head is subject or (subject.i < link.head.i < end and subject.lemma_ in _AMOUNTS)
    return verb if plain and inside and doc[verb].idx - doc[end].idx <= _CLAUSE else end


def words(subject: Word, verb: int) -> tuple[int, int]:
    """The subject as written up to the verb where nothing but its own complements stands between."""
    begin, end = syntax.phrase(subject)
    doc = subject.doc
    while begin < subject.i and doc[begin].lower_ in _OPENING:
        begin += 1
    if begin > subject.sent.start and doc[begin - 1].lower_ in _NOT:
        begin -= 1  # "Not everyone", "Neither Martin nor Cole"
    while subject.tag_ == "CD" and begin > subject.sent.start and doc[begin - 1].lower_ in _ABOUT:
        begin -= 1  # "More than 1,500"
    plural = subject.tag_ in ("NNS", "NNPS")
    beside = [word for one in syntax.appositions(subject) for word in syntax.conjuncts(one)[1:] if plural]
    second = [word for word in syntax.subjects(subject.head) if word.i > subject.i and _and_before(word)]
    for other in (
        *beside[:3],
        *syntax.conjuncts(subject)[1:3],
        *second[:1],
    ):  # "two engineers, Jonas Krogh and Pia Lund, gave"
        if end <= other.i < verb or (verb < begin and end <= other.i):
            end = syntax.phrase(other)[1]
    comma = next((word.i for word in doc[end:verb] if word.text == ","), end)
    if (
        end < comma
        and doc[end].pos_ == "ADP"
        and not any(word.pos_ in ("VERB", "AUX") and not word.ent_type_ for word in doc[end:comma])
    ):
        end = comma  # "Shares in the firm's parent, Alpin Group, fell"
    last = max((word.i for word in syntax.conjuncts(subject)), default=subject.i)
    end = next((word.i for word in doc[last + 1 : end] if word.text == "("), end)  # "the Bank (BNK) said"
    if (told := _told_apart(subject, end, verb)) > end:
        return begin, told
    between = doc[end:verb] if 0 <= verb - end <= _SUBJECT_GAP else None
    if between is not None and not any(_parts(tok, subject) for tok in between):
        end = verb
    return begin, end


def _parts(tok: Word, subject: Word) -> bool:
    """Does another clause or an aside begin here? Words of a name are no verbs: "the United States"."""
    if tok.text == ",":
        behind = country_behind(tok)
        closes = any(one.text == "," and country_behind(one) == tok.i for one in tok.doc[max(tok.i - 4, 0) : tok.i])
        return not behind and not closes and not joins(tok, subject)
    clause = tok.lower_ in CLAUSES or tok.lower_ == "that"
    return tok.text in EDGES or clause or (tok.pos_ in ("VERB", "AUX") and not tok.ent_type_)
