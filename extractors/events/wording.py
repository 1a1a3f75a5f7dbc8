"""Cutting the words of a line out of an article: where a clause ends, what goes with a time expression, how long."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.events.loose import BEFORE_DATES, there, to_verb, two_subjects, without_ground, without_length
from extractors.events.timeless import add, no_preposition
from extractors.language import syntax
from extractors.language.words import Word, Words

LONGEST = 110
EDGES = frozenset((",", ";", ":", "—", "–", "--", "(", ")", "[", "]", "...", "…", ".", "?", "!", "-LRB-"))
#: Words of a clause behind its verb: more than a line holds.
_FARTHEST = 60
_ASIDE = 30  # words between two commas
_QUOTES = frozenset(('"', "“", "”", "''", "``"))
CLAUSES = frozenset(("who", "which", "whose", "whom", "where", "when", "while", "because", "although", "though", "if"))
_AS_WRITTEN: Mapping[int, str] = MappingProxyType({})
_DANGLING = frozenset(("ADP", "CCONJ", "SCONJ", "DET", "PUNCT", "PART", "SPACE"))
_NOT, _VERBAL = frozenset(("not", "n't", "n’t")), frozenset(("AUX", "VERB"))  # "but did not"
#: "10,000", "won 3 – 1", "at 3:15".
_WITHIN_NUMBERS = frozenset((",", "–", "—", "-", ":"))
_SHORTENED = frozenset(("'s", "’s"))
_LEADS = ("The ", "the ", "THE ", "A ", "a ", "An ", "an ")
ACCUSED = frozenset(("of", "from", "for"))  # "accused of killing", "barred from leaving", "jailed for killing"


def run(first: int, core: Word, timed: frozenset[int], end: int | None = None) -> list[int]:
    """Words from ``first`` to the end of the clause: the next comma, subordinate or coordinated clause."""
    doc = core.doc
    kept: list[int] = []
    quoted = False
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
            quoted = not quoted
        if index > core.i and not quoted and _stops(tok, core, statement):
            index = _behind_aside(index, core, last) if tok.text == "," else 0
            if not index:
                break
            continue
        if index in timed or tok.tag_ == "POS":
            add(kept, index, doc, timed, core.i)
        else:
            kept.append(index)
        index += 1
    return kept


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


def _stops(tok: Word, core: Word, statement: bool) -> bool:
    """Does another clause begin here?"""
    if tok.text in EDGES:
        return not (tok.text in _WITHIN_NUMBERS and _between_numbers(tok))
    if tok.lower_ in CLAUSES:
        return not _asked(tok, core)
    if tok.lower_ == "that" and tok.pos_ in ("SCONJ", "PRON"):
        return not statement
    if tok.pos_ == "CCONJ":
        following = list(tok.doc[tok.i + 1 : tok.i + 3])
        if syntax.elided(tok.head):
            return False  # "promised to publish it but did not"
        if following and following[0].tag_ == "MD" and following[0].head.i > tok.i and syntax.modality(core) is None:
            return syntax.tense(core) != "FUTURE"  # "filed for bankruptcy and will lay off half its staff"
        both = syntax.sharer(core) if syntax.form(core) != "VBG" else None
        if both is not None and tok.i < both.i:
            return False  # "shot and wounded three people"
        if two_subjects(tok, core):
            return True
        if following and following[0].pos_ == "AUX" and following[0].lower_ in ("is", "are", "was", "were"):
            return True  # "and was on a ventilator"
        if following and following[0].pos_ in ("AUX", "ADV") and following[0].head.i > tok.i:
            following.append(following[0].head)  # "and has since spent"
        if tok.head.i > tok.i and any(word.i > tok.i for word in syntax.subjects(tok.head)):
            following.append(tok.head)  # "and the chief executive resigned"
        for other in syntax.conjuncts(core):
            if other.i > tok.i and tok.head in syntax.subjects(other):
                return True  # the same, where the tree hangs the executive on what stands before "and"
        return any(syntax.is_verb(word) and syntax.form(word) not in ("VB", "") for word in following)
    if tok.lower_ == "since" and tok.doc[tok.i - 1].lower_ in ("has", "have", "had"):
        return False  # "said it had since spent the money"
    went_on = tok.lower_ == "on" and tok.doc[tok.i - 1].lemma_ == "go"
    if tok.pos_ in ("SCONJ", "ADP") and tok.lower_ not in ("to", "of", "for", "from") and not went_on:
        if tok.lower_ == "with" and key(core) in lexicon.verbs("accuse"):
            return False
        below = syntax.introduces(tok)
        if _asked(tok, core):
            return False
        return (
            below is not None
            and below.i != core.i
            and (syntax.is_verb(below) or _is_clause(below, tok) or _subject_of_next(below))
        )
    return False


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


def _between_numbers(tok: Word) -> bool:
    doc = tok.doc
    return 0 < tok.i < len(doc) - 1 and doc[tok.i - 1].is_digit and doc[tok.i + 1].is_digit


def cut(text: str, doc: Words, words: list[int], lead: str, told: Mapping[int, str] = _AS_WRITTEN) -> str:
    """The text of runs of words, not longer than ``LONGEST`` with what stands before, cut in front of a preposition.

    ``told`` gives other words for some of them.
    """
    words = [index for index in _closed(doc, words) if not there(doc[index])]
    room = LONGEST - len(lead)
    kept: list[int] = []
    length = 0
    for index in words:
        tok = doc[index]
        length += len(tok.text) + tok.space
        if length > room:
            breaks = ("ADP", "SCONJ", "CCONJ", "PUNCT", "PART")
            edge = max((n for n, at in enumerate(kept) if doc[at].pos_ in breaks), default=0)
            kept = kept[:edge] if edge > len(kept) // 2 else kept
            break
        kept.append(index)
    while kept and doc[kept[-1]].pos_ in _DANGLING and doc[kept[-1]].text not in _QUOTES:
        if no_preposition(doc, kept[-1]) or (doc[kept[-1]].lower_ in _NOT and doc[kept[-1] - 1].pos_ in _VERBAL):
            break
        behind = doc[kept[-1] + 1].pos_ if kept[-1] + 1 < len(doc) and doc[kept[-1]].pos_ != "CCONJ" else ""
        if _particle(doc[kept[-1]], kept) or (behind == "ADP" and doc[kept[-1]].lower_ not in BEFORE_DATES):
            break  # "sworn in | on Thursday"
        dangling = doc[kept.pop()]
        kept = without_length(doc, kept, dangling) if kept else kept
    kept = without_ground(doc, kept) if kept else kept
    pieces: list[str] = [lead] if lead else []
    begin = 0
    for position, index in enumerate(kept):
        if index in told:
            piece = told[index]
        elif position + 1 == len(kept) or kept[position + 1] != index + 1 or index + 1 in told:
            piece = text[doc[kept[begin]].idx : doc[index].idx + len(doc[index])]
        else:
            continue
        first = kept[begin]
        last = kept[begin - 1]
        if pieces and begin and not doc[last].space and (last == first - 1 or doc[last].text in _QUOTES):
            pieces[-1] += piece  # ""They", not "" They"; "does" and "n't"
        elif pieces and not begin and len(piece) > 1 and doc[first].lower_ in _SHORTENED:
            pieces[-1] += piece  # "Lindsay's gone elsewhere" for "She's"
        else:
            pieces.append(piece)
        begin = position + 1
    return " ".join(" ".join(pieces).split())


def _closed(doc: Words, words: list[int]) -> list[int]:
    """Without what led to words that are left out: ", and" in "were held [on 12], [13] and [14 May] in Geneva"."""
    kept: list[int] = []
    for index in reversed(words):
        word = doc[index]
        leads = word.text == "," or (word.pos_ in ("ADP", "CCONJ", "DET") and not _of_verb(word) and not to_verb(word))
        after = doc[kept[-1]] if kept and kept[-1] > index + 1 else None
        if after is not None and after.text == "," and word.text in _QUOTES and not word.space:
            kept.pop()  # ""[Today], we met"
        if not (leads and after is not None and (after.text == "," or after.pos_ in ("ADP", "CCONJ"))):
            kept.append(index)
    return kept[::-1]


def _of_verb(word: Word) -> bool:
    """ "out" in "broke out [at noon] in a shop"."""
    return word.tag_ == "RP" or syntax.particle(word.head) is word


def _particle(word: Word, kept: list[int]) -> bool:
    """ "over" at the end of "pull him over": it belongs to a verb of the line."""
    return word.tag_ == "RP" or (
        word.pos_ in ("ADP", "PART") and any(syntax.particle(word.doc[index]) is word for index in kept[-5:-1])
    )


def finish(line: str) -> str:
    """A line without leading article and loose marks, with a capital."""
    line = line.strip(" ,;:–—")
    line = line.removeprefix("'s ").removeprefix("’s ")  # "next year's election" without its date
    if line.count('"') % 2:
        line = line.replace('"', "")
    for lead in _LEADS:
        if line.startswith(lead):
            line = line[len(lead) :]
            break
    return line[:1].upper() + line[1:]


def says(said: str, content: str | None) -> str:
    """ "Jairo Pinto said: "We heard a roar"", without the comma before the closing mark."""
    if not content:
        return said
    for mark in ('"', "”", "''"):
        content = content.replace(f",{mark}", mark)
    if content.startswith("the "):
        content = f"T{content[1:]}"  # "Police said: The man had fled" for "he"
    return f"{said}: {content.lstrip(' ,;:-–—•')}"
