"""The words of a line: where a clause ends, what it goes on behind."""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.events.clause_ends import (
    behind_bracket,
    behind_second,
    completed_by,
    content_behind,
    goes_on,
    occurs_as,
    tells_which,
    two_subjects,
)
from extractors.events.commas import after_date, behind_state, country_behind, joins, name_behind
from extractors.events.timeless import add
from extractors.language import syntax
from extractors.language.words import Word, Words

EDGES = frozenset((",", ";", ":", "—", "–", "--", "_", "(", ")", "[", "]", "...", "…", ".", "?", "!", "-LRB-"))
#: Words of a clause behind its verb: more than a line holds.
_FARTHEST = 60
_ASIDE = 30  # words between two commas
_QUOTES = frozenset(('"', "“", "”", "''", "``"))
CLAUSES = frozenset(("who", "which", "whose", "whom", "where", "when", "while", "because", "although", "though", "if"))
#: "10,000", "won 3 – 1", "at 3:15".
_WITHIN_NUMBERS = frozenset((",", "–", "—", "-", "--", ":"))
#: They lead to what must be so, or to how it is done.
_CONDITIONS = frozenset(("if", "unless", "until", "till", "once", "by", "without"))
_DASHES = frozenset(("–", "—", "-"))
ACCUSED = frozenset(("of", "from", "for"))  # "accused of killing", "barred from leaving", "jailed for killing"


def run(first: int, core: Word, timed: frozenset[int], end: int | None = None) -> list[int]:
    """Words from ``first`` to the end of the clause: the next comma, subordinate or coordinated clause."""
    doc = core.doc
    kept: list[int] = []
    quoted = False
    closing = first > core.sent.start and doc[first - 1].lower_ not in _QUOTES and _open(doc, core.sent.start, first)
    statement = key(core) in lexicon.verbs("reporting") or any(
        child.i > core.i and any(word.lower_ == "that" for word in child.lefts) for child in syntax.complements(core)
    )
    last = core.sent.end if end is None else end
    if syntax.antecedent(core) is not None:
        last = min(last, core.right_edge.i + 1)  # "families who were moved out | may return"
    last = min(last, core.i + _FARTHEST)
    index = first
    while index < last:
        tok = doc[index]
        if tok.text in _QUOTES:
            if (
                (quoted or closing)
                and index - 1 > core.i
                and doc[index - 1].text == ","
                and not joins(doc[index - 1], core)
            ):
                kept.append(index)
                break  # ""It is over," and left": the comma of the clause stands before the mark
            quoted, closing = not quoted and not closing, False
        if index > core.i and not quoted and _stops(tok, core, statement, timed):
            if tok.text == "," and (content_behind(tok, core) or joins(tok, core)):
                kept.append(index)
                index += 1
                continue
            if tok.text == "," and not behind_state(tok) and (end_of_country := country_behind(tok)):
                kept.extend(range(index, end_of_country))
                index = end_of_country
                if doc[index - 1].text.endswith(".") and index < last and doc[index].pos_ == "PROPN":
                    break  # "in Miami Beach, Fla. Sister Jeanne said": the next sentence
                continue
            if after_date(tok, timed):
                index += 1
                continue
            if tok.text == ",":
                named, further = name_behind(tok), _behind_aside(index, core, last)
                kept.extend(range(index, named + (further > named) if named and named <= last else index))
                index = further or behind_state(tok)
            else:
                index = behind_bracket(tok, last) or behind_second(tok, core)
            if not index:
                break
            continue
        if index in timed or tok.tag_ == "POS":
            add(kept, index, doc, timed, core.i)
        else:
            kept.append(index)
        index += 1
    return kept


def shared(verb: Word, first: int) -> list[int]:
    """ "will" for "resume" in "will reopen their embassies and resume flights"; "to" is not shared."""
    if any(word.head is verb for word in syntax.auxiliaries(verb)):
        return []
    return [word.i for word in syntax.auxiliaries(verb) if word.i < first]


def _behind_aside(comma: int, core: Word, last: int) -> int:
    """Where the clause goes on behind what commas set off in it; 0 where it does not.

    "sentenced Aldo Ferrante, a former mayor, | to seven years"; "said the dam, built in 1970, | had burst".
    """
    doc = core.doc
    aside = next((word for word in doc[comma + 1 : min(comma + _ASIDE, last)] if word.head.i < comma), None)
    if aside is None or not (syntax.sets_off(aside) or (aside.pos_ == "ADV" and doc[aside.i + 1].text == ",")):
        return 0
    below = (*syntax.complements(core), *syntax.objects(core))
    for child in (*core.rights, *(word for clause in below for word in clause.rights)):
        if (
            child.i <= comma
            or child.i >= last
            or child is aside
            or not (syntax.completes(child) or child.lower_ == "guilty")
        ):
            continue
        begin = child.i
        while begin > comma + 1 and doc[begin - 1].text != ",":
            begin -= 1
        told = any(word.head is child for word in doc[core.i : comma]) and syntax.is_verb(child)
        return begin if begin > comma + 1 and (told or child.left_edge.i >= begin - 1) else 0
    return 0


def _stops(tok: Word, core: Word, statement: bool, timed: frozenset[int]) -> bool:
    """Does another clause begin here?"""
    if tok.text in EDGES:
        return not (tok.text in _WITHIN_NUMBERS and (_between_numbers(tok) or _glues(tok)))
    if tok.lower_ in _CONDITIONS and _holds(tok, core):
        return False
    if tok.lower_ in CLAUSES and not tells_which(tok, core):
        told = completed_by(tok, core, statement) or (tok.i == _behind_dates(core, timed) and occurs_as(tok, core))
        return not _asked(tok, core) and not told
    if tok.lower_ == "that" and tok.pos_ in ("SCONJ", "PRON"):
        return not statement and not tells_which(tok, core)
    if tok.pos_ == "CCONJ" and tok.lower_ not in ("either", "both", "neither"):
        following = list(tok.doc[tok.i + 1 : tok.i + 3])
        if syntax.elided(tok.head):
            return False  # "promised to publish it but did not"
        if following and following[0].tag_ == "MD" and following[0].head.i > tok.i and syntax.modality(core) is None:
            return syntax.tense(core) != "FUTURE"  # "filed for bankruptcy and will lay off half its staff"
        both = syntax.sharer(core) if syntax.form(core) != "VBG" else None
        if both is not None and tok.i < both.i:
            return False  # "shot and wounded three people"
        if two_subjects(tok, core) or goes_on(tok, core, statement):
            return True
        if following and following[0].pos_ == "AUX" and following[0].lower_ in ("is", "are", "was", "were"):
            return True  # "and was on a ventilator"
        if following and following[0].pos_ in ("AUX", "ADV") and following[0].head.i > tok.i:
            following.append(following[0].head)  # "and has since spent"
        if tok.head.i > tok.i and any(word.i > tok.i for word in syntax.subjects(tok.head)):
            following.append(tok.head)  # "and the chief executive resigned"
        if len(following) > 1 and tok.head is following[0] and syntax.is_verb(following[1]):
            both = next((word for word in syntax.subjects(following[1]) if word.i < tok.i), None)
            if both is not None and core.i < both.i:
                return False  # "a pact in which Turkey and Libya agreed"
        for other in syntax.conjuncts(core):
            if other.i > tok.i and tok.head in syntax.subjects(other):
                return True  # the same, where the tree hangs the executive on what stands before "and"
        return any(syntax.is_verb(word) and syntax.form(word) not in ("VB", "") for word in following)
    if tok.lower_ == "since" and tok.doc[tok.i - 1].lower_ in ("has", "have", "had"):
        return False  # "said it had since spent the money"
    went_on = tok.lower_ == "on" and tok.doc[tok.i - 1].lemma_ == "go"
    if tok.lower_ == "than" or (tok.i == _behind_dates(core, timed) and occurs_as(tok, core)):
        return False
    if tok.pos_ in ("SCONJ", "ADP") and tok.lower_ not in ("to", "of", "for", "from") and not went_on:
        if tok.lower_ == "with" and key(core) in lexicon.verbs("accuse"):
            return False
        below = syntax.introduces(tok)
        if tok.i + 1 < len(tok.doc) and tells_which(tok.doc[tok.i + 1], core):
            return False
        if _asked(tok, core) or completed_by(tok, core, statement):
            return False
        return (
            below is not None
            and below.i != core.i
            and (syntax.is_verb(below) or _is_clause(below, tok) or _subject_of_next(below))
        )
    return False


def _holds(tok: Word, core: Word) -> bool:
    """Does a clause say under which condition or by what means it is done: "will stay until the strike ends"?

    Without it the line would say another thing, or that something was done and not what.
    """
    below = syntax.introduces(tok)
    if below is None or below.i < tok.i or tok.doc[tok.i - 1].text in EDGES:
        return False
    gerund = syntax.form(below) == "VBG" and not syntax.auxiliaries(below)
    return core.i <= below.head.i < tok.i and syntax.is_verb(below) and gerund is (tok.lower_ in ("by", "without"))


def _behind_dates(core: Word, timed: frozenset[int]) -> int:
    """The place right behind a verb and the words that date it."""
    doc, at = core.doc, core.i + 1
    while at < len(doc) and (at in timed or (at + 1 in timed and doc[at].pos_ in ("ADP", "ADV"))):
        at += 1
    return at


def _is_clause(below: Word, tok: Word) -> bool:
    """ "as he was ill", not "38 are in care"."""
    return (copula := syntax.copula(below)) is not None and copula.i > tok.i


def _asked(tok: Word, core: Word) -> bool:
    """ "if" in "asked if she could go", "whether" in "were considering whether to charge him"."""
    below = syntax.introduces(tok) if tok.lower_ in ("if", "whether", "how", "why", "when", "where") else None
    return below is not None and core.i <= below.head.i < tok.i and below in syntax.complements(below.head)


def _subject_of_next(noun: Word) -> bool:
    """ "the delegation" in "broke down after the delegation rejected a plan", where the tree hangs it on "after"."""
    return syntax.is_verb(noun.head) and noun.head.i > noun.i and noun in syntax.subjects(noun.head)


def _open(doc: Words, begin: int, end: int) -> bool:
    """Is a quotation begun before a word and not closed?"""
    return sum(word.text in _QUOTES for word in doc[begin:end]) % 2 == 1


def _glues(tok: Word) -> bool:
    """The dash in "Libya–Turkey relations"."""
    return tok.text in _DASHES and not tok.space and not tok.doc[tok.i - 1].space


def _between_numbers(tok: Word) -> bool:
    doc = tok.doc
    return 0 < tok.i < len(doc) - 1 and doc[tok.i - 1].is_digit and doc[tok.i + 1].is_digit
