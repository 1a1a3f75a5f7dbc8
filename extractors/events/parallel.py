"""A date that opens a sentence holds for the clauses beside its own: "On Monday police held two men; a third fled"."""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import Candidate, key
from extractors.events.reference import Choice
from extractors.language import syntax
from extractors.language.repairs import CALENDAR
from extractors.language.syntax import Relation
from extractors.language.words import Word

_DAYS = frozenset(("today", "yesterday", "tomorrow", "tonight", "later", "earlier", "ago", "next", "last", "week"))
#: Words before the date: "On", "And on", "Early on".
_BEFORE = 2
_BREAKS = frozenset((":", "(", ")", '"', "“", "”", "—", "who", "which", "that", "because", "while", "after", "before"))


def led(candidate: Candidate, choice: Choice) -> bool:
    """Is the event told in such a clause, in the tense of the first, with no date of its own kind between?"""
    placed, verb = choice.placed, candidate.carrier
    if placed is None or candidate.is_noun or placed.clause is None or placed.inner:
        return False
    first, doc = placed.clause, verb.doc
    opens = placed.begin - verb.sent.start <= _BEFORE and placed.end <= first.i < verb.i
    if not opens or key(verb) in lexicon.verbs("reporting") or not _alike(first, verb):
        return False
    between = [word.lower_ for word in doc[first.i + 1 : verb.i]]
    if not _BREAKS.isdisjoint(between) or _dated_itself(verb, first):
        return False
    if ";" in between:
        begin = first.i + 1 + len(between) - between[::-1].index(";")
        return all(word is verb or not _finite(word) for word in doc[begin : verb.i])
    link = syntax.up(verb)
    loose = link is not None and link.relation is Relation.LOOSE and link.head is first
    return loose and "," in between and bool(syntax.subjects(verb))


def _dated_itself(verb: Word, first: Word) -> bool:
    """Does the clause name a day of its own: "; on Wednesday the minister turned it down"?"""
    last = next((w.i for w in verb.doc[verb.i : verb.sent.end] if w.text == ";"), verb.sent.end)
    begin = max((w.i for w in verb.doc[first.i : verb.i] if w.text in (";", ",")), default=first.i)
    return any(word.lower_ in CALENDAR or word.lower_ in _DAYS for word in verb.doc[begin:last])


def _alike(first: Word, verb: Word) -> bool:
    same = syntax.tense(first) == syntax.tense(verb) and syntax.aspect(first) == syntax.aspect(verb)
    return same and _finite(verb) and syntax.modality(verb) is None


def _finite(word: Word) -> bool:
    return syntax.is_verb(word) and syntax.tense(word) in ("PAST", "PRESENT", "FUTURE")
