"""What ends a clause and what only seems to: brackets, "that", "and" before a subject."""

from __future__ import annotations

from extractors.events.candidates import key
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

#: They begin a clause that belongs to the noun before, if no comma stands between.
_RELATIVE = frozenset(("that", "which", "who", "whom", "whose", "where"))
_PRONOUNS, _NOUNS = frozenset(("WDT", "WP", "WP$")), frozenset(("NOUN", "PROPN", "NUM", "PRON"))
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


def tells_which(word: Word, core: Word) -> bool:
    """Does a clause behind a noun say which one it is, or what is in it? Nothing else does, so no line leaves it out.

    "the blasts which killed 200", "a suspect who had been sent home", "reports that the toll had risen". What stands
    behind a comma says more of what is known.
    """
    before = word.doc[word.i - 1]
    if word.lower_ not in _RELATIVE:
        return False
    if before.pos_ == "ADP" and word.tag_ in _PRONOUNS:
        before = word.doc[word.i - 2]  # "the pact in which they agreed"
    clause = None if word.tag_ in _PRONOUNS else syntax.introduces(word)
    clause = syntax.clause(word) if clause is None else clause
    link = syntax.up(clause) if clause is not None else None
    if clause is None or link is None or not core.i <= link.head.i < word.i < clause.i:
        return False
    if link.head is before and link.relation is Relation.COMPLEMENT:
        return True  # "feared that", "sure that"
    return before.pos_ in _NOUNS and core.i < before.i and core.i < link.head.i


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


def occurs_as(tok: Word, core: Word) -> bool:
    """ "as" in "The crash occurred as the plane was landing": that it occurred says nothing."""
    return tok.lower_ in ("as", "when", "while", "after") and key(core) in _OCCUR and syntax.is_verb(core)


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
    goes = follows.pos_ in ("ADP", "PART", "ADV", "CCONJ", "NOUN", "PROPN", "AUX", "VERB") or follows.text == ","
    return follows.i if goes else 0


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
