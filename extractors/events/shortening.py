"""Where a line that is too long may end: in front of a preposition or a conjunction, with nothing broken off.

"said the figures showed | that exports rose" would leave the reader waiting: for what a verb says, for the
verb of a subject, the second of two that something lies between. Where there is no other place, a line is cut there.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words

#: How much of what fits is told where a line ends before what its verb takes, and not before what a noun takes.
_NEARLY = 0.7
_BREAKS = frozenset(("ADP", "SCONJ", "CCONJ", "PUNCT", "PART"))
_PARTS = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN", "AUX"))
_ASKED_FOR = frozenset((Relation.OBJECT, Relation.COMPLEMENT, Relation.OPEN))


def shortened(doc: Words, words: list[int], room: int, most: int) -> list[int]:
    """The words, if they have no more than ``most`` characters; else those before the last place where a line may end.

    That is looked for within ``room`` characters first.
    """
    lengths = list(_lengths(doc, words))
    if not words or lengths[-1] <= most:
        return words
    if len(short := _without_inner(doc, words)) < len(words):
        return shortened(doc, short, room, most)
    edges = [at for at in range(1, len(words)) if _edge(doc[words[at]]) or _tells_of(doc[words[at]])]
    whole = [at for at in edges if not _broken(doc, words, at)]
    apart = [at for at in whole if not _of_noun(doc, words, at)]
    fit = [max((lengths[at - 1] for at in places if lengths[at - 1] <= room), default=0) for places in (whole, apart)]
    if fit[1] > fit[0] * _NEARLY:
        whole = apart
    near = max(
        (at for at in whole if lengths[at - 1] <= room or (lengths[at - 1] <= most and _opens(doc, words[at]))),
        default=0,
    )
    if near > 0 and lengths[near - 1] * 2 > room:
        return words[:near]
    if (far := next((at for at in whole if room < lengths[at - 1] <= most), 0)) > 0:
        return words[:far]
    if near > 0 and lengths[near - 1] * 3 > room:
        return words[:near]
    fits = sum(length <= room for length in lengths)
    edge = max((at for at in edges if at <= fits), default=0)
    return words[:edge] if edge > fits // 2 else words[:fits]


def _opens(doc: Words, index: int) -> bool:
    """Does a clause of its own begin here: "if", "without" before "holding"?"""
    below = syntax.introduces(doc[index])
    return below is not None and below.i > index and syntax.is_verb(below) and doc[index].pos_ in ("SCONJ", "ADP")


def _without_inner(doc: Words, words: list[int]) -> list[int]:
    """ "The recorder of a jet [that crashed in the sea] has been found": without the clause before the verb."""
    for index in words:
        clause = syntax.clause(doc[index]) if doc[index].tag_ in ("WDT", "WP") else None
        if clause is None or clause.i < index:
            continue
        behind = [at for at in words if at > clause.right_edge.i and doc[at].text != ","]
        if behind and doc[behind[0]].pos_ in ("VERB", "AUX") and behind[0] <= clause.right_edge.i + 2:
            return [at for at in words if at < index or at >= behind[0]]
    return words


def _edge(word: Word) -> bool:
    """A preposition, a conjunction, a mark or a relative pronoun, but no hyphen."""
    if word.tag_ in ("WDT", "WP") or word.lower_ in ("provided", "providing"):
        return True
    glued = word.text in ("-", "–", "/") and not word.doc[word.i - 1].space
    return word.pos_ in _BREAKS and word.tag_ != "POS" and not glued


def _of_noun(doc: Words, words: list[int], at: int) -> bool:
    """ "for" in "for his role | in the attack": it tells of the noun before, not where or how it was done."""
    if _tells_of(doc[words[at]]):
        return True
    below = syntax.introduces(doc[words[at]]) if doc[words[at]].pos_ in ("ADP", "PART") else None
    link = syntax.up(below) if below is not None else None
    return link is not None and link.head.pos_ in ("NOUN", "PROPN") and link.head.i in words[:at]


def _tells_of(word: Word) -> bool:
    """ "explaining" in "sent a fax to the police explaining that": a participle right behind its noun."""
    link = syntax.up(word) if word.tag_ in ("VBG", "VBN") else None
    return link is not None and link.relation is Relation.ADNOMINAL and link.head.i == word.i - 1


def _lengths(doc: Words, words: list[int]) -> Iterator[int]:
    """Characters up to each word, with it."""
    length = 0
    for index in words:
        length += len(doc[index].text)
        yield length
        length += doc[index].space


def _broken(doc: Words, words: list[int], at: int) -> bool:
    """Does the line wait for what is left out behind a place?"""
    kept, first = words[:at], words[at]
    left_out = frozenset(words[at:])
    last = doc[kept[-1]]
    if any(child.i in left_out for child in last.rights) and (syntax.is_verb(last) or last.pos_ == "ADJ"):
        return True  # "the software provided | by the firm", "a market untouched | by the crisis"
    if doc[first].lower_ == "of":
        return True
    if doc[first].lower_ == "that" and doc[first].tag_ != "WDT" and last.pos_ == "NOUN":
        return True  # "on the ground | that it was old"
    if _inside_clause(doc, kept, left_out):
        return True
    if doc[first].lower_ == "and" and _between(doc, kept):
        return True
    return any(_waits(doc[index], left_out) or _listed(doc[index], left_out, kept) for index in kept)


def _inside_clause(doc: Words, kept: list[int], left_out: frozenset[int]) -> bool:
    """Is a clause that says which one is meant cut in two: "a network that is said to have run | flats in Oslo"?"""
    for index in kept:
        if doc[index].tag_ in ("WDT", "WP", "WP$"):
            clause = syntax.clause(doc[index])
            if clause is not None and clause.i > index and clause.right_edge.i in left_out:
                return True
    return False


def _listed(word: Word, left_out: frozenset[int], kept: list[int]) -> bool:
    """Is a list cut behind its second item: "in Wales, Scotland | and Ireland"?"""
    if not word.rights:
        return False
    items = syntax.conjuncts(word)
    return len(items) > 2 and items[1].i in kept and items[-1].i in left_out


def _waits(word: Word, left_out: frozenset[int]) -> bool:
    """A verb without what it asks for, a subject without its verb, an adjective without its noun."""
    link = syntax.up(word)
    out = link is not None and link.head.i in left_out
    if link is not None and out and (link.relation is Relation.SUBJECT or word.pos_ in _PARTS) and link.head.i > word.i:
        return True
    if not syntax.is_verb(word):
        return False
    asked = [child for child in word.rights if (below := syntax.up(child)) is not None and below.relation in _ASKED_FOR]
    told = any(child.left_edge.i in left_out and syntax.is_verb(child) for child in asked[1:])
    return bool(asked) and (asked[0].i in left_out or told)


def _between(doc: Words, kept: list[int]) -> bool:
    """Is an open "between" among the last words: "the memoranda of understanding between Turkey"?"""
    for index in reversed(kept[-8:]):
        if doc[index].lower_ == "and":
            return False
        if doc[index].lower_ == "between":
            return True
    return False
