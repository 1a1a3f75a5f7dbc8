"""Dates that parsers hang on the wrong verb: "Police said Tuesday they had arrested two men" tells when police said it.

A time between a verb and the clause that it brings belongs to that verb, as the clause has not begun yet; and so does
the time behind the words "…, police said". Trees hang both on the verb of what is told as often as not.
"""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words

#: How many words may stand between the verb and the time: "told reporters in the capital on Tuesday".
_REACH = 6
#: Units of time by which the news tells how long before or after.
LENGTHS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))
#: They tell how far off something is from the event behind them.
_OFF = frozenset(("after", "before", "following"))
_STOPS = frozenset(("that", "if", "whether", "how", "why", "what", "who", "because", "as"))
_CONTENT = frozenset((Relation.COMPLEMENT, Relation.OPEN, Relation.ADVERBIAL))
#: Words that begin a clause: what stands before them stands outside it.
_MARKS = frozenset(("to", "that", "of", "for"))
_CLOSING = frozenset((",", "”", "''", '"'))
_FINITE = frozenset(("PAST", "PRESENT", "FUTURE"))
_INNER = frozenset((Relation.SUBJECT, Relation.POSSESSOR))
#: "as planned", "later than expected": how something went, no event of its own, and no date's.
_AS_MEANT = frozenset(("planned", "scheduled", "expected", "promised", "intended", "hoped", "feared", "usual"))
_RELATIVES = frozenset(("who", "which", "whom", "that", "where"))
UNTIL = frozenset(("until", "till"))


def as_meant(word: Word) -> bool:
    """ "went ahead as scheduled", "came later than planned"."""
    return word.lower_ in _AS_MEANT and word.i > 0 and word.doc[word.i - 1].lower_ in ("as", "than")


def compares(word: Word) -> bool:
    """ "compared" in "fell against the yen and near-record lows compared to the euro on Monday"."""
    return word.lower_ in lexicon.verbs("no_event_form") and not syntax.auxiliaries(word) and word.head is not word


def speech(doc: Words, begin: int, end: int, head: Word, clause: Word | None) -> Word | None:
    """The verb that the time at ``begin`` to ``end`` dates in place of ``clause``; ``None``: the tree is right."""
    if clause is None or begin == 0:
        return None
    if clause.i >= end:
        brought = _brings(doc, begin, end, head, clause) or _told_before(doc, begin, end, clause)
        return brought or _counts_behind(doc, begin, end)
    return (
        _of_relative(doc, begin, end, clause)
        or _behind_stop(doc, begin, end)
        or _set_off(doc, begin, end)
        or _closes(doc, begin, end, clause)
        or _inside(doc, begin, clause)
        or _charged(doc, begin, end, clause)
    )


def _charged(doc: Words, begin: int, end: int, deed: Word) -> Word | None:
    """ "was charged with endangering life on Friday": a weekday is the charge's; "banned from driving in 2022"."""
    link = syntax.up(deed)
    if link is None or not syntax.gerund(deed) or not link.head.i < deed.i < begin:
        return None
    on_noun = not syntax.is_verb(link.head)  # "cleared the clerk of stealing"
    verb = (syntax.governing_verb(link.head) if on_noun else None) or link.head
    barred = link.marker == "from" and key(verb) in _BARRING
    charged = link.marker in ("with", "of") and key(verb) in lexicon.verbs("accuse") | {"clear", "acquit", "convict"}
    day = doc[begin].lower_.endswith("day") and end == begin + 1
    closes = end >= len(doc) or doc[end].text in (".", ",", ";")
    return verb if closes and (barred or (charged and day)) else None


_BARRING = frozenset(("ban", "bar", "disqualify", "exclude", "prohibit", "suspend"))


def inside_of(doc: Words, begin: int, end: int) -> Word | None:
    """The word that a time belongs to which stands between it and the verb; ``None``: the tree is right.

    "stepped down a week after the vote on May 3": the vote's. "Voss, in office since 2019, told them": the office's.
    """
    return _counted_from(doc, begin) or _aside(doc, begin, end)


def _counted_from(doc: Words, begin: int) -> Word | None:
    """ "a week after the dam burst on February 11": what is counted from has its own date right behind it."""
    noun = verb = None
    for at in range(begin - 1, max(begin - _REACH - 3, 0), -1):
        word = doc[at]
        if word.lower_ in _OFF:
            return (verb or noun) if doc[at - 1].lemma_.lower() in LENGTHS else None
        if word.is_punct or word.is_sent_start:
            return None
        if syntax.is_verb(word):
            if verb is not None:
                return None  # "seconds before the bomb exploded was identified on Thursday"
            verb = word
        elif noun is None and word.pos_ == "NOUN":
            noun = word
    return None


def _aside(doc: Words, begin: int, end: int) -> Word | None:
    """A time in words set off by commas that have a noun or adjective and no verb: ", mayor since May,"."""
    if end >= len(doc) or doc[end].text not in (",", "."):
        return None
    found = None
    for at in range(begin - 1, max(begin - _REACH - 2, 0), -1):
        word = doc[at]
        if word.text == ",":
            return found if at and doc[at - 1].pos_ in ("NOUN", "PROPN") else None
        if word.is_punct or word.is_sent_start or syntax.is_verb(word) or word.pos_ in ("PROPN", "CCONJ"):
            return None  # a list: "hit a bus, a tram and two shops on Monday"
        if found is None and word.pos_ in ("NOUN", "ADJ"):
            found = word
    return None


def _brings(doc: Words, begin: int, end: int, head: Word, clause: Word) -> Word | None:
    """ "said on Monday it will close two mines": the verb before the time, whose content follows."""
    if not syntax.is_subject(head) and (verb := _did(begin, end, clause)) is not None:
        return verb
    link = next((link for link in syntax.links_up(clause) if link.relation is not Relation.CONJUNCT), None)
    if link is None or link.relation not in _CONTENT:
        return None
    verb = link.head
    marked = any(
        end <= child.i and child.lower_ in _MARKS for child in clause.lefts
    )  # "pleaded guilty Friday to theft"
    if not marked and link.relation is not Relation.COMPLEMENT:
        return None
    if not 0 < begin - verb.i <= _REACH + 1 or not syntax.is_verb(verb) or _owned(doc, end, head):
        return None
    for word in doc[verb.i + 1 : begin]:
        if word.lower_ in _STOPS or word.is_punct or syntax.is_verb(word):
            return None
    if marked:
        return verb
    subjects = [word for word in syntax.subjects(clause) if word.i > verb.i]
    return verb if subjects and min(word.i for word in subjects) >= end else None


def _did(begin: int, end: int, clause: Word) -> Word | None:
    """ "published a report Saturday saying", "shot a man Monday wielding a knife": the verb before, not the gerund."""
    link = syntax.up(clause)
    if clause.i != end or clause.tag_ != "VBG" or link is None or link.marker or link.head.i >= begin:
        return None
    if link.relation is Relation.ADNOMINAL and not syntax.is_verb(link.head):
        link = syntax.up(link.head)
        if link is None or link.relation is not Relation.OBJECT or link.head.i >= begin:
            return None
    elif link.relation is not Relation.ADVERBIAL:
        return None
    finite = syntax.is_verb(link.head) and syntax.tense(link.head) in _FINITE
    return link.head if finite and link.head.lower_ not in ("was", "were", "is", "are") else None


def _behind_stop(doc: Words, begin: int, end: int) -> Word | None:
    """ "It swung past the earth; on Thursday it entered orbit": the verb behind the time."""
    first = begin - 1 if doc[begin - 1].pos_ == "ADP" else begin
    if not first or doc[first - 1].text != ";":
        return None
    return _finite(doc, end)


def _of_relative(doc: Words, begin: int, end: int, clause: Word) -> Word | None:
    """ "left a hole in which, in July 1974, three children drowned": the verb of the clause that the comma opens."""
    first = begin - 1 if doc[begin - 1].pos_ == "ADP" else begin
    if end >= len(doc) or doc[end].text != "," or first < 2 or doc[first - 1].text != ",":
        return None
    if doc[first - 2].lower_ not in _RELATIVES or clause.i >= first - 2:
        return None
    return next((word for word in doc[end : min(end + _REACH + 3, len(doc))] if syntax.is_verb(word)), None)


def _finite(doc: Words, end: int) -> Word | None:
    """The first finite verb within reach behind a time."""
    behind = doc[end : min(end + _REACH + 3, len(doc))]
    return next((word for word in behind if syntax.is_verb(word) and syntax.tense(word) in _FINITE), None)


def _set_off(doc: Words, begin: int, end: int) -> Word | None:
    """ "A day after rebels raided the port, on March 1, the mayor fled": the verb behind, which the count dates."""
    first = begin - 1 if doc[begin - 1].pos_ == "ADP" else begin
    if end >= len(doc) or doc[first - 1].text != "," or doc[end].text != ",":
        return None
    start = doc[begin].sent.start
    off = (word for word in doc[start + 1 : min(start + 5, first)] if word.lower_ in _OFF)
    if not any(doc[word.i - 1].lemma_.lower() in LENGTHS for word in off):
        return None
    return _finite(doc, end)


def _counts_behind(doc: Words, begin: int, end: int) -> Word | None:
    """ "On Friday, the day before the bridge fell, a lane was closed": the verb behind the second comma."""
    sentence = doc[begin].sent
    if begin - sentence.start > 1 or end >= sentence.end or doc[end].text != ",":
        return None
    off = next((word for word in doc[end + 2 : min(end + 5, sentence.end)] if word.lower_ in _OFF), None)
    if off is None or doc[off.i - 1].lemma_.lower() not in LENGTHS:
        return None
    stop = next((word for word in doc[off.i : min(off.i + 25, sentence.end)] if word.text == ","), None)
    return _finite(doc, stop.i) if stop is not None else None


def _owned(doc: Words, end: int, head: Word) -> bool:
    """ "said Monday was a sad day", "said Thursday's rise was its last", "said on Friday, two trains would run"."""
    if end >= len(doc) or doc[end].lower_ in ("'s", "’s", "'", "’", ","):
        return True
    link = syntax.up(head)
    return link is not None and link.relation in _INNER


def _told_before(doc: Words, begin: int, end: int, clause: Word) -> Word | None:
    """ "The plant will close over the next year, a spokesman said": the verb of what is told, not "said"."""
    if end >= len(doc) or doc[end].lower_ not in _CLOSING:
        return None
    content = [verb for verb in syntax.complements(clause) if verb.i < begin and syntax.is_verb(verb)]
    behind = all(word.i >= end for word in syntax.subjects(clause))
    return content[-1] if content and behind and key(clause) in lexicon.verbs("reporting") else None


def _inside(doc: Words, begin: int, clause: Word) -> Word | None:
    """ "said the blast was the second this month": behind what is told, and so a part of it."""
    if key(clause) not in lexicon.verbs("reporting"):
        return None
    content = [verb for verb in syntax.complements(clause) if clause.i < verb.i < begin]
    link = syntax.up(content[-1]) if content else None
    if link is None or link.relation is not Relation.COMPLEMENT:
        return None
    return None if any(word.is_punct for word in doc[content[-1].i : begin]) else content[-1]


def happened_then(doc: Words, end: int, verb: Word) -> bool:
    """ "has been ill since May, when he fell": the time up to ``end`` is that of the clause behind it."""
    for index in range(end, min(end + 2, len(doc))):
        if doc[index].lower_ == "when":
            return any(child.i == index for child in verb.lefts)
    return False


def came_at_last(verb: Word) -> Word | None:
    """The "until" of "did not reach the village until Monday": on Monday they did. ``None``: nothing of the kind."""
    if not syntax.negated(verb) or syntax.tense(verb) != "PAST" or syntax.modality(verb) is not None:
        return None
    for child in verb.rights:
        if child.lower_ in UNTIL:
            return child
        found = next((word for word in child.lefts if word.lower_ in UNTIL), None)
        if found is not None:
            return found
    return None


def not_before(doc: Words, begin: int) -> bool:
    """ "It was not until Tuesday that he resigned": he did so on Tuesday."""
    return begin > 1 and doc[begin - 1].lower_ in UNTIL and doc[begin - 2].lower_ in ("not", "n't", "only")


def _closes(doc: Words, begin: int, end: int, clause: Word) -> Word | None:
    """ "a man was held over the raid that killed two, police said today." """
    verb = doc[begin - 1]
    if verb.pos_ == "ADP" and begin > 1:
        verb = doc[begin - 2]
    if verb.i <= clause.i or key(verb) not in lexicon.verbs("reporting") or not syntax.is_verb(verb):
        return None
    if end < len(doc) and not doc[end].is_punct and not doc[end].is_sent_start:
        return None
    subject = next((word for word in syntax.subjects(verb) if word.i < verb.i), None)
    first = subject.left_edge.i if subject is not None else verb.i
    return verb if clause.i < first - 1 and doc[first - 1].lower_ in _CLOSING else None
