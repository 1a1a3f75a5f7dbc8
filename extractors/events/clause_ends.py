"""What ends a clause and what only seems to: brackets, the state behind a city, "that", "and" before a subject."""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

#: Nouns that tell what they bring behind "that", beyond those that say nothing without.
_TELLING = frozenset(
    ("report", "statement", "news", "warning", "announcement", "ruling", "complaint", "order", "threat")
)
#: They say nothing but that it was.
_OCCUR = frozenset(("occur", "happen", "take_place", "come_about"))
_QUOTES = frozenset(('"', "“", "``"))
_NOMINAL = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN"))
#: Prepositions behind a verb that tell when or how it was done, where an "-ing" follows.
_APART = frozenset(
    ("after", "before", "while", "since", "by", "without", "with", "when", "on", "upon", "despite", "as")
)
#: Words of a subject behind "and"; words between two brackets.
_SUBJECT, _INSIDE = 4, 14
#: Words of a list behind its first comma.
_LIST = 14
#: They make what is said hang on something: "said that if it rains the game is off".
_HINGES = frozenset(("once", "if", "unless", "when", "after", "before", "until", "as", "whether"))


def two_subjects(tok: Word, core: Word) -> bool:
    """ "and" in "A receptionist died and two men, both managers, had surgery": nothing died but her."""
    behind = tok.doc[tok.i + 1] if tok.i + 1 < len(tok.doc) else tok
    nominal = behind.pos_ in ("DET", "NUM", "NOUN", "PROPN") or behind.tag_ == "PRP$"
    return tok.i == core.i + 1 and syntax.is_verb(core) and nominal and not syntax.objects(core)


def goes_on(tok: Word, core: Word, statement: bool) -> bool:
    """ "and" in "Repairs went on with the help of partners and the firm will resume": another subject stands behind it.

    Where the clause is finite and nothing was opened in it, a finite verb behind "and" and a noun must be of another.
    """
    if statement or not syntax.is_verb(core) or syntax.complements(core):
        return False
    doc, index = tok.doc, tok.i + 1
    while index < len(doc) and index <= tok.i + _SUBJECT and doc[index].pos_ in _NOMINAL:
        index += 1
    if index == tok.i + 1 or index >= len(doc) or not _finite(doc[index]):
        return False
    return not any(syntax.is_verb(word) or word.lower_ in ("that", "which", "who") for word in doc[core.i + 1 : tok.i])


def _finite(word: Word) -> bool:
    return word.tag_ == "MD" or (word.pos_ == "AUX" and word.tag_ in ("VBZ", "VBD", "VBP"))


def told_behind(that: Word, core: Word) -> bool:
    """ "that" behind what says nothing without: "played down the likelihood that", "sent a fax saying that"."""
    before, doc = that.doc[that.i - 1], that.doc
    opens = that.i + 1 < len(doc) and doc[that.i + 1].pos_ not in ("VERB", "AUX", "ADV")
    if before.pos_ == "NOUN" and opens and before.lemma_.lower() in lexicon.nouns("told_by_clause"):
        return before in syntax.objects(core)
    clause = syntax.introduces(that)
    link = syntax.up(clause) if clause is not None else None
    if link is None or not core.i <= link.head.i < that.i or that.tag_ == "WDT" or link.head is not before:
        return False
    if link.relation is Relation.COMPLEMENT:
        return True
    return before in syntax.objects(core) and before.lemma_.lower() in _TELLING


def completed_by(tok: Word, core: Word, statement: bool) -> bool:
    """ "in" in "resulted in overlapping claims", "once" in "said that once he arrives": the clause needs it."""
    if tok.i == core.i + 1 and tok.lower_ not in _APART and tok.lower_ not in _HINGES and not syntax.objects(core):
        below = syntax.introduces(tok)
        return below is not None and syntax.form(below) == "VBG"
    doc = tok.doc
    if tok.i > 3 and doc[tok.i - 2].lower_ == "of" and doc[tok.i - 3].lower_ == "matter":
        return True  # "a matter of days before he goes home"
    return statement and tok.lower_ in _HINGES and doc[tok.i - 1].lower_ == "that"


def content_behind(comma: Word, core: Word) -> bool:
    """Does what is said go on behind a comma: "said that if it rains, the game is off"?"""
    if comma.doc[comma.i - 1].lower_ == "that" and comma.doc[comma.i + 1].text in _QUOTES:
        return True  # "said that, "We …""
    for clause in syntax.complements(core):
        if clause.i < comma.i or any(word.i < comma.i for word in syntax.subjects(clause)):
            continue
        that = next((word for word in clause.lefts if word.lower_ == "that"), None)
        if that is not None and core.i < that.i < comma.i and comma.doc[that.i + 1].lower_ in _HINGES:
            return True
    return False


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
            word.pos_ in ("VERB", "AUX") or word.text in (";", ":", "--") for word in doc[comma.i : inside[-1].i]
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
    """Does the comma close a date inside a noun phrase: "in the Dec. 21, 1988, bombing of a jet"?"""
    doc, begin = comma.doc, comma.i - 1
    if comma.text != "," or begin not in timed or comma.i + 1 >= len(doc):
        return False
    while begin in timed or (doc[begin].text == "," and begin - 1 in timed):
        begin -= 1
    behind = doc[comma.i + 1]
    return doc[begin].pos_ == "DET" and (behind.pos_ in ("NOUN", "ADJ", "PROPN") or behind.tag_ == "VBG")


def occurs_as(tok: Word, core: Word) -> bool:
    """ "as" in "The crash occurred as the plane was landing": that it occurred says nothing."""
    return tok.lower_ in ("as", "when", "while", "after") and key(core) in _OCCUR and syntax.is_verb(core)


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


def behind_second(tok: Word, core: Word) -> int:
    """Where what two share begins: "in a crash" in "Two men were killed and three women hurt | in a crash"; else 0."""
    if tok.pos_ != "CCONJ" or tok.i != core.i + 1:
        return 0
    for second in syntax.conjuncts(core):
        if tok.i < second.i <= tok.i + _SUBJECT + 2 and syntax.passive(second) and not syntax.auxiliaries(second):
            behind = second.doc[second.i + 1]
            return (
                behind.i if behind.pos_ == "ADP" and any(word.head is second for word in syntax.subjects(second)) else 0
            )
    return 0


def behind_bracket(bracket: Word, last: int) -> int:
    """Where the clause goes on behind "(…)"; 0 where it ends with it."""
    doc = bracket.doc
    if bracket.text != "(":
        return 0
    closing = next((at for at in range(bracket.i + 1, min(bracket.i + _INSIDE, last)) if doc[at].text == ")"), None)
    if closing is None or closing + 1 >= last:
        return 0
    follows = doc[closing + 1]
    return follows.i if follows.pos_ in ("ADP", "PART", "ADV", "CCONJ", "NOUN", "PROPN") else 0


def absolute(verb: Word) -> bool:
    """ "dropping" in "Sales fell, with exports of wool dropping 4 percent": a clause of its own behind "with"."""
    link = syntax.up(verb)
    if link is None or syntax.form(verb) != "VBG":
        return False
    noun = verb if link.relation is Relation.ADVERBIAL else link.head
    link = syntax.up(noun)
    while link is not None and link.marker == "of":
        noun, link = link.head, syntax.up(link.head)
    doc, begin = noun.doc, noun.left_edge.i
    begin += doc[begin].text == ","
    return link is not None and begin > 0 and doc[begin].lower_ == "with" and doc[begin - 1].text == ","
