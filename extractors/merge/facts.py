"""What merging needs to know of a mention, computed once: dates as day numbers, topic, comparable names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zlib import crc32

from extractors.merge.ages import ages_of
from extractors.merge.lexicon import Topic, stem, words
from extractors.merge.names import Name, of_participant
from extractors.merge.phrases import Wording, wording
from extractors.merge.places import sites
from extractors.merge.topics import is_light, topic
from extractors.model import (
    Ambiguous,
    BlockKind,
    EventDate,
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

#: Days before the publication from which a date is background.
OLD = 45

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


#: First rules of what is no date: a side of publication that tense gave, the day an article of a day's news speaks on.
_NO_DATE = ("tense:", "context:told")

#: First rules of dates that the event stage inferred rather than read off the event's own clause.
_INFERRED = ("tense:", "context:", "same-event", "speech:", "setting:")


#: The rule of a date that the sentence before gives to what a story goes on with ("Gunmen attacked a bank on Monday. A
#: guard fell."): it is of that day, as a rule, which is too little to know it by.
_NEXT = "timex:next"


def dated(mention: Mention) -> bool:
    """Whether an event has a date from the text, its own or inferred.

    An open interval got from tense alone ("before the article was written") is evidence, not a date; that a ministry
    spoke on the day of its article's news makes that day no weightier.
    """
    found = reading(mention.when)
    if found is None or _first_rule(mention).startswith(_NO_DATE) or _borrowed(mention, found):
        return False
    if found.interval.begin is not None and found.interval.end is not None:
        return True
    return mention.when.timex is not None and not _first_rule(mention).startswith(_INFERRED)


def _borrowed(mention: Mention, found: Reading) -> bool:
    """Whether its date is that of an old story its article tells as well: it may be about the news again."""
    end = found.interval.end
    return (
        _first_rule(mention) in ("same-event", "context:running")
        and end is not None
        and (mention.published.on - end).days > OLD
    )


def firm(mention: Mention) -> bool:
    """Whether the text itself dates the event, so that it may found a row.

    A date inferred from the clause above, from the story or from another mention may join a row but founds none.
    """
    return dated(mention) and not _first_rule(mention).startswith(_INFERRED)


def _rules(mention: Mention) -> tuple[str, ...]:
    match mention.when.resolution:
        case Resolved(rules=rules) | Ambiguous(rules=rules):
            return rules
        case _:
            return ()


def _first_rule(mention: Mention) -> str:
    return next(iter(_rules(mention)), "")


@dataclass(frozen=True, slots=True)
class Fact:
    """A mention as merging sees it. ``lo``/``hi`` are proleptic day numbers, half open."""

    mention: Mention
    lo: int
    hi: int
    granularity: Granularity
    dated: bool
    firm: bool
    sure: bool
    topic: Topic
    agents: tuple[Name, ...]
    patients: tuple[Name, ...]
    places: tuple[Name, ...]
    negated: bool
    wording: Wording
    own_date: bool
    context: int
    ages: frozenset[int] = frozenset()
    beside: frozenset[str] = frozenset()
    called_off: bool = False

    @property
    def since(self) -> bool:
        """Whether it is told of a time since something else: "had crossed the border since the rebellion began"."""
        return _first_rule(self.mention) == "anchor:open" and self.lo > PAST and "since" in _rules(self.mention)

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Reading order over all articles: earliest published first, then by article and place in it."""
        m = self.mention
        return m.published.on, m.doc_id, m.trigger.begin, m.mention_id


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


def _beside_it(patients: tuple[Name, ...], about: Topic) -> tuple[Name, ...]:
    """Whom a verb that says little befell, without the thing it is about: "the Canadian warrant" was issued."""
    known = (n for n in patients if n.proper)
    return tuple(n for n in known if not (stem(n.head) in about.stems and any(t.startswith("@") for t in n.tokens)))


def _own_date(mention: Mention) -> bool:
    """Whether the expression that dates the event stands in its own sentence."""
    timex = mention.when.timex
    return timex is not None and mention.sentence.begin <= timex.begin < mention.sentence.end


@lru_cache(maxsize=200_000)
def _bit(word: str) -> int:
    return 1 << (crc32(stem(word).encode()) % CONTEXT_BITS)


def _context(mention: Mention) -> int:
    """The words around the trigger as a set of 256 bits: what else is said of it, names and numbers included; of a
    statement what is said, not who says it.
    """
    bits = _bits(mention.sentence.text) & ~_bit(mention.trigger.text.lower())
    if mention.event_class == "statement":
        for participant in mention.participants:
            if participant.role is Role.AGENT:
                bits &= ~_bits(f"{participant.text} {participant.name}")
    return bits


@lru_cache(maxsize=1024)
def _bits(sentence: str) -> int:
    bits = 0
    for word in _WORD.findall(sentence)[:60]:
        if len(word) > 3 or word.isdigit() or word[0].isupper():
            lower = word.lower()
            if lower not in words("function"):
                bits |= _bit(lower)
    return bits


def fact(mention: Mention) -> Fact:
    """The fact of one mention; undated ones span all time."""
    found = reading(mention.when)
    lo, hi, granularity = PAST, FUTURE, Granularity.MILLENNIUM
    if found is not None:
        span = found.interval
        lo = span.begin.toordinal() if span.begin else PAST
        hi = span.end.toordinal() if span.end else FUTURE
        granularity = span.granularity
    rule, has_date = _first_rule(mention), dated(mention)
    founds = has_date and not rule.startswith(_INFERRED)
    own = founds and rule != _NEXT
    light = is_light(mention.trigger.lemma) and mention.trigger.pos == "VERB"
    agents = _names(mention, [Role.AGENT])
    # who gets it tells events apart where nothing else was acted on: "told the board", not "a warrant for Jan Kopp"
    patients = _names(mention, [Role.PATIENT]) or _names(mention, [Role.RECIPIENT])
    about = topic(mention)
    if "lives" in (name.head for name in patients) and "death" in about.families:
        agents, patients = (), agents  # who "lost their lives" are those it befell
    places = _names(mention, [Role.PLACE])
    return Fact(
        mention=mention,
        lo=lo,
        hi=hi,
        granularity=granularity,
        dated=has_date,
        firm=founds,
        sure=own,
        topic=about,
        agents=agents,
        patients=_beside_it(patients, about) if light else patients,
        places=tuple(dict.fromkeys(places + sites(mention, about, _title_case(mention)))),
        negated=mention.polarity is Polarity.NEG or mention.factuality is Factuality.DENIED,
        wording=wording(mention, own),
        own_date=_own_date(mention),
        context=_context(mention),
        ages=ages_of(mention),
    )
