"""What merging needs to know of a mention, computed once: dates as day numbers, topic, comparable names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zlib import crc32

from extractors.merge.lexicon import Topic, is_light, stem, tells_apart, topic, words
from extractors.merge.names import Name, of_participant
from extractors.model import (
    Ambiguous,
    BlockKind,
    EventDate,
    Extent,
    Factuality,
    Granularity,
    Mention,
    Polarity,
    Reading,
    Resolved,
    Role,
)

_WORD = re.compile(r"[^\W_]+")

#: Bits of the set of words of a sentence.
CONTEXT_BITS = 256

#: Day numbers standing for an open side.
PAST, FUTURE = 0, 10_000_000


def reading(when: EventDate) -> Reading | None:
    """The reading that counts: the settled one, of an ambiguous date the heaviest, else none."""
    match when.resolution:
        case Resolved(reading=settled):
            return settled
        case Ambiguous(readings=readings) if readings:
            return readings[0]
        case _:
            return None


#: First rules of dates that the event stage inferred rather than read off the event's own clause.
_INFERRED = ("tense:", "context:", "same-event", "speech:")


def dated(mention: Mention) -> bool:
    """Whether an event has a date from the text, its own or inferred.

    An open interval got from tense alone ("before the article was written") is evidence, not a date.
    """
    found = reading(mention.when)
    if found is None or _first_rule(mention).startswith("tense:"):
        return False
    whole = found.interval.begin is not None and found.interval.end is not None
    return whole or mention.when.timex is not None


def firm(mention: Mention) -> bool:
    """Whether the text itself dates the event, so that it may found a row.

    A date inferred from the clause above, from the story or from another mention may join a row but founds none.
    """
    return dated(mention) and not _first_rule(mention).startswith(_INFERRED)


def _first_rule(mention: Mention) -> str:
    match mention.when.resolution:
        case Resolved(rules=rules) | Ambiguous(rules=rules) if rules:
            return rules[0]
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A mention as merging sees it. ``lo``/``hi`` are proleptic day numbers, half open."""

    mention: Mention
    lo: int
    hi: int
    granularity: Granularity
    dated: bool
    firm: bool
    within: bool
    topic: Topic
    agents: tuple[Name, ...]
    patients: tuple[Name, ...]
    places: tuple[Name, ...]
    negated: bool
    another: bool
    previous: bool
    definite: bool
    indefinite: bool
    own_date: bool
    plural: bool
    context: int
    called_off: bool = False

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Reading order over all articles: earliest published first, then by article and place in it."""
        m = self.mention
        return m.published.on, m.doc_id, m.trigger.begin, m.mention_id

    @property
    def begun(self) -> bool:
        """Whether the date has a begin."""
        return self.lo > PAST

    @property
    def names(self) -> tuple[Name, ...]:
        """Everyone and everything named, whatever the role."""
        return self.agents + self.patients + self.places


def _title_case(mention: Mention) -> bool:
    """Whether a headline has capitals throughout: "Technicolor Star Dies At Age 91"."""
    if mention.block is not BlockKind.TITLE:
        return False
    long = [word for word in mention.sentence.text.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


def _names(mention: Mention, roles: Iterable[Role]) -> tuple[Name, ...]:
    wanted = frozenset(roles)
    first = mention.sentence.begin
    headline = _title_case(mention)
    found = (of_participant(p, p.begin == first, headline) for p in mention.participants if p.role in wanted)
    return tuple(dict.fromkeys(name for name in found if name is not None))


_DEFINITE = frozenset({"the", "this", "that", "latest"})

#: Words that a noun phrase does not reach across.
_CLOSED = _DEFINITE | words("pronoun") | words("preposition")


def _definite(mention: Mention) -> bool:
    """Whether a noun points back to something told before: "the offensive", "Baku's latest assault"."""
    if mention.trigger.pos not in ("NOUN", "PROPN"):
        return False
    before = mention.sentence.text[: max(0, mention.trigger.begin - mention.sentence.begin)].lower().split()[-1:]
    return any(word in _DEFINITE or word.endswith(("'s", "’s")) for word in before)


#: Words that open a noun phrase with a thing not told before.
_INDEFINITE = frozenset({"a", "an"})

#: How far before the noun the article may stand: "a massive 9.1-magnitude undersea earthquake".
_PHRASE = 6


def _indefinite(mention: Mention) -> bool:
    """Whether a noun is new to the reader: "a powerful quake", where the one told before would be "the quake"."""
    if mention.trigger.pos != "NOUN" or mention.block is BlockKind.TITLE:
        return False
    before = mention.sentence.text[: max(0, mention.trigger.begin - mention.sentence.begin)].lower()
    for word in reversed(before.split()[-_PHRASE:]):
        if word in _INDEFINITE:
            return True
        if word in _CLOSED or word[-1] in ",;:" or word.endswith(("'s", "’s")):
            return False
    return False


def _plural(mention: Mention) -> bool:
    """Whether it speaks of several: "robberies" is not the robbery told before. Headlines do not tell: "Quake strikes"
    is as often taken for a noun.
    """
    if mention.block is BlockKind.TITLE:
        return False
    text = mention.trigger.text.lower()
    return mention.trigger.pos == "NOUN" and text.endswith("s") and not mention.trigger.lemma.lower().endswith("s")


def _elsewhen(mention: Mention) -> bool:
    """Whether a sentence that does not date its mention speaks of another time: "last year Ortiz shot a robber"."""
    text = f" {' '.join(mention.sentence.text.lower().split())} "
    return any(f" {phrase}" in text for phrase in words("elsewhen"))


def _one_more(mention: Mention) -> bool:
    """Whether it is said not to be the one told before: "a previous arrest", "the second blast", "is often struck",
    "a second quake jolted", or to count up many ("a record of 58 wins").
    """
    text = mention.sentence.text[: max(0, mention.trigger.begin - mention.sentence.begin)].lower()
    told = [word.strip("\"'“”‘’.,:;()").removesuffix("'s").removesuffix("’s") for word in text.split()]
    before = told[-2:]
    if not firm(mention) and (not words("habit").isdisjoint(told[-5:]) or _elsewhen(mention)):
        return True
    if mention.trigger.pos != "NOUN":
        return not words("habit").isdisjoint(before) or before[-2:-1] in (["second"], ["third"], ["another"])
    if _plural(mention) and before[-1:] and before[-1].isdecimal() and len(before[-1]) > 1:
        return True  # ten or more are a record of years, not of a day
    return tells_apart(" ".join(before))


def _elsewhere(place: str) -> bool:
    """Whether a place is not the one told of before: "another region of South Sudan", "elsewhere"."""
    return not {"another", "other", "elsewhere"}.isdisjoint(place.lower().split()[:2])


def _previous(mention: Mention) -> bool:
    """Whether it is told as an earlier one of its kind, whoever it befell: "on probation for a previous arrest"."""
    if mention.trigger.pos != "NOUN":
        return False
    before = mention.sentence.text[: max(0, mention.trigger.begin - mention.sentence.begin)].lower().split()[-2:]
    return not words("previous").isdisjoint(before)


def _own_date(mention: Mention) -> bool:
    """Whether the expression that dates the event stands in its own sentence."""
    timex = mention.when.timex
    return timex is not None and mention.sentence.begin <= timex.begin < mention.sentence.end


@lru_cache(maxsize=200_000)
def _bit(word: str) -> int:
    return 1 << (crc32(stem(word).encode()) % CONTEXT_BITS)


def _context(mention: Mention) -> int:
    """The words around the trigger as a set of 256 bits: what else is said of it, names and numbers included."""
    bits = 0
    for word in _WORD.findall(mention.sentence.text)[:60]:
        if len(word) > 3 or word.isdigit() or word[0].isupper():
            lower = word.lower()
            if lower not in words("function"):
                bits |= _bit(lower)
    return bits & ~_bit(mention.trigger.text.lower())


def fact(mention: Mention) -> Fact:
    """The fact of one mention; undated ones span all time."""
    found = reading(mention.when)
    lo, hi, granularity, within = PAST, FUTURE, Granularity.MILLENNIUM, True
    if found is not None:
        span = found.interval
        lo = span.begin.toordinal() if span.begin else PAST
        hi = span.end.toordinal() if span.end else FUTURE
        granularity = span.granularity
        within = found.extent is Extent.WITHIN
    light = is_light(mention.trigger.lemma) and mention.trigger.pos == "VERB"
    patients = _names(mention, [Role.PATIENT, Role.RECIPIENT])
    return Fact(
        mention=mention,
        lo=lo,
        hi=hi,
        granularity=granularity,
        dated=dated(mention),
        firm=firm(mention),
        within=within,
        topic=topic(mention),
        agents=_names(mention, [Role.AGENT]),
        patients=tuple(name for name in patients if name.proper) if light else patients,
        places=_names(mention, [Role.PLACE]),
        negated=mention.polarity is Polarity.NEG or mention.factuality is Factuality.DENIED,
        another=tells_apart(mention.trigger.text)
        or _one_more(mention)
        or any(tells_apart(p.text) for p in mention.participants if p.role in (Role.AGENT, Role.PATIENT))
        or any(_elsewhere(p.text) for p in mention.participants if p.role is Role.PLACE),
        previous=_previous(mention),
        definite=_definite(mention),
        indefinite=_indefinite(mention),
        own_date=_own_date(mention),
        plural=_plural(mention),
        context=_context(mention),
    )
