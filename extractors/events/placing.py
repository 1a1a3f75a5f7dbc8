"""Time expressions in their sentence: what each modifies, and how it stands to an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.events import in_phrase, rehung
from extractors.events.candidates import Candidate
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words
from extractors.model import Timex


@dataclass(frozen=True, slots=True)
class PlacedTimex:
    """A time expression with its words and what it hangs on. ``marker`` is its preposition ("since", "").

    ``inner``: it stands inside the phrase of the noun it dates, whose preposition that is ("before next week's talks").
    """

    timex: Timex
    begin: int
    end: int
    head: Word
    governor: Word | None
    clause: Word | None
    marker: str
    inner: bool = False


def place(doc: Words, timexes: Sequence[Timex]) -> tuple[PlacedTimex, ...]:
    """Find the words of each expression and what it modifies; expressions outside the text's words are left out."""
    found: list[PlacedTimex] = []
    for timex in timexes:
        span = doc.doc.char_span(timex.begin, timex.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        head = doc[span.root.i]
        link = syntax.up(head)
        governor, marker = (link.head, link.marker) if link else (None, "")
        first = doc[span.start]
        if not marker and first.pos_ == "ADP":
            marker = first.lower_
        elif not marker and span.start > 0 and doc[span.start - 1].pos_ == "ADP":
            marker = doc[span.start - 1].lower_  # the parser hung it elsewhere
        if marker in rehung.UNTIL and (
            rehung.not_before(doc, span.start) or (governor is not None and rehung.came_at_last(governor) is not None)
        ):
            marker = ""
        while governor is not None and (
            span.start <= governor.i < span.end
            or rehung.as_meant(governor)
            or (marker == "on" and rehung.compares(governor))
        ):
            above = syntax.up(governor)
            governor = above.head if above else None
        if governor is not None and in_phrase.naming(governor):
            governor = in_phrase.whom_named(governor)
        content = link is not None and link.relation is Relation.COMPLEMENT
        if (told := in_phrase.told_of_it(head, span.end)) is not None and (content or told.i > head.i):
            governor = told  # "said the vote was on Sunday": not when it was said
        if governor is not None and (verb := _found_so(governor)) is not None:
            governor = verb
        clause = syntax.clause(governor) if governor is not None else None
        if (noun := rehung.inside_of(doc, span.start, span.end)) is not None:
            governor = clause = noun
        elif (word := in_phrase.clause_of(doc, span.start, span.end, clause)) is not None:
            governor, clause = word, syntax.clause(word)
        if governor is None and (subject := _dated(head)) is not None:
            governor, clause = subject, head
        counted = not marker and governor is not None and governor.i >= span.end and not syntax.is_verb(governor)
        verb = rehung.speech(doc, span.start, span.end, head, clause)
        if verb is not None and not (counted and _PERIOD.search(timex.text)):
            governor = clause = verb
        start = span.start
        if (begins := in_phrase.begins(doc, span.start)) is not None:
            start, governor = begins
            clause, marker = governor, "from"
        inner = governor is not None and governor.i >= span.end and link is not None and link.relation in _INNER
        if (noun := in_phrase.noun_of(doc, span.start, span.end, governor)) is not None:
            governor, clause, inner = noun, syntax.clause(noun), True
        elif (noun := in_phrase.against_tense(doc, span.start, clause, timex)) is not None:
            governor, clause, inner = noun, noun, True
        found.append(PlacedTimex(timex, start, span.end, head, governor, clause, marker, inner))
    return tuple(_of_second_verb(item, found) for item in found)


def _of_second_verb(item: PlacedTimex, found: Sequence[PlacedTimex]) -> PlacedTimex:
    """ "came third in April and endorsed her on May 3": the second date is of the verb that it stands behind."""
    verb = item.governor
    if verb is None or not syntax.is_verb(verb) or item.begin < verb.i:
        return item
    other = next(
        (word for word in syntax.conjuncts(verb) if verb.i < word.i < item.begin and syntax.is_verb(word)), None
    )
    if other is None or other.head.i != verb.i:
        return item
    if any(word.text in _BREAKS for word in verb.doc[other.i : item.begin]):
        return item
    own = any(one.governor is verb and verb.i < one.begin and one.end <= other.i for one in found)
    return replace(item, governor=other, clause=syntax.clause(other)) if own else item


def _found_so(governor: Word) -> Word | None:
    """The verb of "was found guilty on Friday of theft", "found her dead on Monday": its time, not the state's."""
    link = syntax.up(governor) if governor.pos_ == "ADJ" and syntax.copula(governor) is None else None
    open_ = link is not None and link.relation is Relation.OPEN and not link.marker
    return link.head if link is not None and open_ and syntax.is_verb(link.head) else None


def _dated(head: Word) -> Word | None:
    """The noun of which a sentence says nothing but when: "The last election was in May 2022"."""
    if syntax.copula(head) is None:
        return None
    return next((word for word in syntax.subjects(head) if word.pos_ in ("NOUN", "PROPN")), None)


#: What a noun is counted by, no time at which one speaks: "reported third-quarter profit fell", "said 1989 sales rose".
_PERIOD = re.compile(r"-(?:quarter|half|year|month|week)$|^(?:fiscal )?(?:19|20)\d\d$", re.IGNORECASE)
_BREAKS = frozenset((":", ";", "|", "(", ")", "–", "—"))
#: How a date hangs on the noun behind it: "Friday's vote", "the January 1998 bombing".
_INNER = frozenset((Relation.POSSESSOR, Relation.PART, Relation.OTHER))


def relation(candidate: Candidate, placed: PlacedTimex) -> str:
    """How an expression stands to an event of the same sentence, nearest relation first.

    ``direct`` (modifies it; ``direct:when``: it happened then), ``clause`` (stands in its clause), ``shared`` (with a
    coordinated verb), ``up:…`` (in a clause above, with the way there), ``down:…`` (in a clause below), ``beside``.
    """
    head, carrier = candidate.head, candidate.carrier
    governor, clause = placed.governor, placed.clause
    if governor is None:
        return "bare"
    if governor.i == head.i or governor.i == carrier.i:
        return "direct"
    own = syntax.clause(carrier)
    if own is None or clause is None:
        return "beside"
    if own.i >= placed.end and not candidate.is_noun and rehung.happened_then(own.doc, placed.end, own):
        return "direct:when"
    if clause.i == own.i:
        return "clause" if not candidate.is_noun or carrier is not head else _noun_in_clause(candidate)
    way = _way(own, clause.i)
    if way is not None:
        return "shared" if set(way) <= {"conjunct"} else "up:" + ":".join(way)
    way = _way(clause, own.i)
    if way is not None:
        return "shared" if set(way) <= {"conjunct"} else "down:" + ":".join(way)
    return "beside"


def _noun_in_clause(candidate: Candidate) -> str:
    link = syntax.up(candidate.head)
    if link is None:
        return "noun:root"
    return f"noun:{link.relation.value}:{link.marker}" if link.marker else f"noun:{link.relation.value}"


def _way(begin: Word, goal: int) -> list[str] | None:
    """Relations met from clause to clause going up to ``goal``, at most three."""
    steps: list[str] = []
    tok = begin
    for link in syntax.links_up(begin):
        if link.relation in _CLAUSE_STEPS or link.relation is Relation.CONJUNCT:
            name = link.relation.value
            if link.relation is Relation.ADVERBIAL:
                name = f"adverbial-{link.marker or syntax.form(tok)}"
            steps.append(name)
            if len(steps) > 3:
                return None
        tok = link.head
        if tok.i == goal:
            return steps or ["argument"]
    return None


_CLAUSE_STEPS = frozenset(
    (
        Relation.COMPLEMENT,
        Relation.OPEN,
        Relation.ADVERBIAL,
        Relation.RELATIVE,
        Relation.ADNOMINAL,
        Relation.LOOSE,
        Relation.APPOSITION,
    )
)
