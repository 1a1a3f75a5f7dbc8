"""Dates inside the words of a noun, where parsers hang them on the verb that takes the noun; dates that are predicates.

"convicted in an April 2007 shooting": the shooting's. "A man found dead on Saturday has been named": when he was found.
"""

from __future__ import annotations

from extractors.events import lexicon, types
from extractors.events.candidates import key
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words
from extractors.model import Extent, Granularity, Resolved, Timex

#: How far behind a date its noun stands: "the June 20, 2005 attempted murder".
_REACH = 4
_FRONT = frozenset(("ADJ", "NOUN", "PROPN", "VERB", "NUM"))
_OPEN = frozenset((Relation.ADNOMINAL, Relation.RELATIVE))
#: What a verb begins with that can be no participle.
_FINITE = frozenset(("has", "have", "had", "was", "were", "is", "are", "will", "would", "could", "may", "might"))
#: Between a subject and its verb they belong to neither: "The band also split".
_STOPS = frozenset((",", ";", ":", "–", "—", "(", ")", "“", "”", '"'))


def noun_of(doc: Words, begin: int, end: int, clause: Word | None) -> Word | None:
    """The event noun behind a date that an article opens: "the June 20, 2005 attempted murder", "a March 3 raid"."""
    if begin == 0 or clause is None or not syntax.is_verb(clause) or doc[begin - 1].pos_ != "DET":
        return None
    for at in range(end, min(end + _REACH, len(doc))):
        word = doc[at]
        if word.pos_ not in _FRONT or word.i == clause.i:
            return None
        noun = word.pos_ == "NOUN" or word.lower_.endswith("ing")  # "an April 2007 shooting", taken for a verb
        if noun and (at + 1 >= len(doc) or doc[at + 1].pos_ != "NOUN"):
            return word if types.names_event(word) else None
    return None


def against_tense(doc: Words, begin: int, verb: Word | None, timex: Timex) -> Word | None:
    """The event noun that a date belongs to because no verb in that tense can have it."""
    return _behind_perfect(doc, begin, verb, timex) or _ahead(doc, begin, verb)


def _behind_perfect(doc: Words, begin: int, verb: Word | None, timex: Timex) -> Word | None:
    """The event noun that a month or a year over by now stands behind, where the verb is in the present perfect.

    "has been arrested over the bombing of a bank last year": no perfect has such a time, so it is the bombing's.
    """
    if verb is None or not syntax.is_verb(verb) or verb.i > begin or not _over(doc, begin, timex):
        return None
    if syntax.tense(verb) != "PRESENT" or syntax.aspect(verb) != "PERFECTIVE":
        return None
    return _event_between(doc, verb.i, begin)


def _ahead(doc: Words, begin: int, verb: Word | None) -> Word | None:
    """The event noun that "next Thursday" stands behind where the verb tells of the past.

    "Attacks have risen ahead of elections next week", "resigned before the party's congress next month".
    """
    if verb is None or verb.i > begin or doc[begin].lower_ != "next":
        return None
    if not syntax.is_verb(verb) and syntax.copula(verb) is None:
        return None
    past = syntax.tense(verb) == "PAST" or syntax.aspect(verb) == "PERFECTIVE"
    return _event_between(doc, verb.i, begin) if past and syntax.modality(verb) is None else None


def _event_between(doc: Words, verb: int, begin: int) -> Word | None:
    """The last event noun between a verb and a date, with no other verb and no mark behind it."""
    for at in range(begin - 1, verb, -1):
        if doc[at].text in _STOPS or syntax.is_verb(doc[at]):
            return None
        if doc[at].pos_ == "NOUN" and types.names_event(doc[at]):
            return doc[at]
    return None


def _over(doc: Words, begin: int, timex: Timex) -> bool:
    match timex.resolution:
        case Resolved(reading=taken, rules=rules):
            coarse = Granularity.MONTH <= taken.interval.granularity <= Granularity.YEAR
            over = doc[begin].lower_ == "last" or bool({"calendar", "named-past"} & set(rules))
            return coarse and over and taken.extent is Extent.WITHIN
        case _:
            return False


def told_of_it(head: Word, end: int) -> Word | None:
    """What a date that is a predicate tells of: "It was on Friday that he left", "said the vote was on Sunday"."""
    if syntax.copula(head) is None:
        return None
    if end < len(head.doc) and head.doc[end].lower_ in ("that", "when"):
        clause = next((word for word in head.rights if word.i > end and syntax.is_verb(word)), None)
        if clause is not None and any(word.lower_ == "it" for word in head.lefts):
            return clause
    subject = next((word for word in syntax.subjects(head) if word.pos_ in ("NOUN", "PROPN")), None)
    return subject or head


def clause_of(doc: Words, begin: int, end: int, clause: Word | None) -> Word | None:
    """What a subject is known by, where the date ends it: "A man who was shot on Friday has died".

    In front of the verb, with no comma, a date closes the words of the subject. "A jury Friday convicted him" has no
    verb there; a bare weekday may be the main verb's all the same ("The man accused of theft Friday denied it").
    """
    if clause is None or clause.i < end or end >= len(doc) or not syntax.is_verb(clause):
        return None
    first = begin - 1 if begin and doc[begin - 1].pos_ == "ADP" else begin
    if first == begin and end - begin == 1:
        return None
    if min(word.i for word in syntax.verb_group(clause)) != end:
        return None
    subject = next((word for word in syntax.subjects(clause) if word.i < first), None)
    if subject is None:
        return _first_verb(doc, first, clause)
    for at in range(first - 1, subject.i, -1):
        word = doc[at]
        if word.text in _STOPS:
            return None
        if syntax.is_verb(word) and _hangs_on(word, subject):
            noun = doc[first - 1]
            return noun if noun.pos_ == "NOUN" and types.of_word(noun) in types.BEFALLING else word
    return _first_verb(doc, first, clause)


def _first_verb(doc: Words, first: int, clause: Word) -> Word | None:
    """ "A woman found dead on Saturday has been named", where the tree turns on "found" and hangs "named" below it."""
    link = syntax.up(clause)
    under = link is not None and link.relation is Relation.ADVERBIAL and not link.marker and link.head.i < first
    if link is None or not under or not syntax.is_verb(link.head) or syntax.auxiliaries(link.head):
        return None
    finite = doc[min(word.i for word in syntax.verb_group(clause))].lower_ in _FINITE
    return link.head if finite and not any(word.text in _STOPS for word in doc[link.head.i : first]) else None


def _hangs_on(verb: Word, noun: Word) -> bool:
    """Is it a verb inside the words of the noun?"""
    opened = False
    for link in syntax.links_up(verb):
        opened = opened or link.relation in _OPEN
        if link.head.i == noun.i:
            return opened
        if link.head.i < noun.i:
            return False
    return False


def notice(noun: Word) -> bool:
    """ "said in a news release": a paper, by which nobody is freed and nothing launched."""
    before = noun.doc[noun.i - 1].lower_ if noun.i else ""
    return noun.lower_ in ("release", "releases") and before in ("news", "press", "media")


_NAMING = frozenset(("called", "named", "dubbed", "titled", "entitled", "nicknamed", "christened", "branded"))


def naming(verb: Word) -> bool:
    """ "a service called Nova World", "a book titled The Long Road": a name and no event, whatever the tag."""
    if verb.lower_ not in _NAMING or verb.i == 0 or syntax.auxiliaries(verb) or verb.i + 1 >= len(verb.doc):
        return False
    link = syntax.up(verb)
    hangs = link is not None and link.relation in (Relation.ADNOMINAL, Relation.ADVERBIAL, Relation.OPEN)
    if not hangs or verb.doc[verb.i - 1].pos_ not in ("NOUN", "PROPN"):
        return False
    if any(word.head.i == verb.i and word.i < verb.i for word in syntax.subjects(verb)):
        return False
    named = verb.doc[verb.i + 1]
    return named.pos_ in ("PROPN", "DET") or named.text in ("“", '"', "``", "‘")


def whom_named(verb: Word) -> Word | None:
    """What a date behind such a name is of: "plans to open a service called Nova in May": the opening."""
    link = syntax.up(verb)
    noun = link.head if link is not None else None
    if noun is None or syntax.is_verb(noun) or types.names_event(noun):
        return noun
    return syntax.governing_verb(noun) or noun


_BEGINNING = frozenset(("beginning", "starting", "commencing", "effective"))


def begins(doc: Words, begin: int) -> tuple[int, Word] | None:
    """Where "beginning", "starting in" stands before a date, and the verb it tells the begin of.

    "will close for a week, beginning August 1", "will rise 5 percent starting in January", "Starting Monday, drivers
    must pay", "will pay a toll starting Monday"; but not "a tour starting on Monday", whose own begin it is.
    """
    at = begin - 1 - (doc[begin - 1].pos_ == "ADP" if begin > 1 else 0)
    if at < 0 or doc[at].lower_ not in _BEGINNING:
        return None
    if any(word.i > at and word.i < begin - 1 for word in doc[at].rights):
        return None
    first = doc[at].is_sent_start
    verb = next((link.head for link in syntax.links_up(doc[at]) if syntax.is_verb(link.head)), None)
    if verb is None or (verb.i < at) == first:
        return None
    return (at, verb) if first or _of_verb(doc, at) else None


def _of_verb(doc: Words, at: int) -> bool:
    """Set off by a comma, behind an amount, on the verb itself or behind a noun that names no event of its own.

    "was suspended beginning Monday", "will pay a toll starting Monday", "suffered an outage starting on Monday".
    """
    before, link = doc[at - 1], syntax.up(doc[at])
    if before.text in (",", "%") or before.text.rstrip("s") == "percent":
        return True
    if link is None or not syntax.is_verb(link.head):
        return False
    carried = before.head is link.head and key(link.head) in lexicon.verbs("suffer")
    return link.head is before or carried or not (before.is_punct or types.names_event(before))
