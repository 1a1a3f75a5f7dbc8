"""When things were told: what is said in a story of the day of publication ("A man died Thursday. …, police said."),
reports that bring an event ("Reports emerged early on Wednesday suggesting …"), and what is made known by who did it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from extractors.events import dating, lexicon, types
from extractors.events.candidates import key
from extractors.events.placing import PlacedTimex
from extractors.events.prospect import Undated
from extractors.events.reference import BEFORE, Choice
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import EventDate, Factuality, Published, TimexType

_DATES = frozenset((TimexType.DATE, TimexType.TIME))
_DONE = frozenset((Factuality.ASSERTED, Factuality.DENIED))
#: Sentences that tell what the story is of.
_LEAD = 3
#: How sure it is that what is said in a story of that day was said that day.
_SURE = 0.5
#: Who says what he himself has done, and the value of a day or a part of one.
_SELF, _DAY = frozenset(("it", "he", "she", "they")), re.compile(r"\d{4}-\d\d-\d\d")
#: Types of what may have been some time before it is told.
_BY_THEN = types.BEFALLING | {"arrest", "clash", "court", "statement"}
#: Relations to a time of its own or of a clause above, which date what is said otherwise.
_TIMED = ("timex:direct", "timex:clause", "timex:up", "timex:shared")

_NEWS = frozenset(("report", "news", "rumour", "rumor", "claim", "allegation", "detail"))
_EMERGE = frozenset(("emerge", "surface", "appear", "circulate", "arrive", "come", "break"))


class Told:
    """The day of one article's story, where that is the day of publication; events come in text order."""

    def __init__(self, published: Published) -> None:
        self._published = published
        self._today: PlacedTimex | None = None

    def note(self, event: Undated, when: EventDate, placed: PlacedTimex | None) -> None:
        """Keep the expression by which the first sentences put what has happened on the day of publication."""
        if self._today is not None or placed is None or not 0 <= event.story < _LEAD or placed.timex.type not in _DATES:
            return
        interval = dating.closed(when)
        day = self._published.on
        if interval is None or (interval.begin, interval.end) != (day, day + timedelta(days=1)):
            return
        if when.rule.startswith("timex:") and event.status.tense in ("PAST", "PASTPART", "NONE"):
            self._today = placed

    def date(self, event: Undated, when: EventDate, choices: Sequence[Choice]) -> tuple[EventDate, PlacedTimex | None]:
        """The date of a statement no expression dates; other events keep ``when``.

        The date of the story founds no row of a timeline, as all rules that begin with ``context:``.
        """
        if self._today is None or not _said(event, when, choices):
            return when, None
        choice = Choice("context:told", self._today, _SURE)
        return dating.from_timex(choice, self._published, "PAST", _SURE), self._today


def _said(event: Undated, when: EventDate, choices: Sequence[Choice]) -> bool:
    if event.event_class != "statement" or event.candidate.is_noun or event.status.factuality not in _DONE:
        return False
    if when.rule != BEFORE or event.status.tense != "PAST":
        return False
    link = syntax.up(event.candidate.carrier)
    if syntax.aspect(event.candidate.carrier) != "NONE" or (link and link.relation is Relation.ADVERBIAL):
        return False  # "were held because they failed to explain it"
    return not any(choice.relation.startswith(_TIMED) for choice in choices if choice.placed is not None)


def report_time(event: Undated, inside: Sequence[PlacedTimex]) -> PlacedTimex | None:
    """ "Reports emerged early on Wednesday suggesting that they had agreed": Wednesday."""
    if not inside or event.event_class == "statement":
        return None
    told = False
    for link in syntax.links_up(event.candidate.carrier):
        if told and link.head.lemma_ in _EMERGE and syntax.is_verb(link.head):
            if not any(noun.lemma_.lower() in _NEWS for noun in syntax.subjects(link.head)):
                return None
            return next((i for i in inside if i.governor is not None and i.governor.i == link.head.i), None)
        if link.relation is Relation.COMPLEMENT:
            told = True
        elif not told and link.relation is not Relation.OPEN and link.relation is not Relation.CONJUNCT:
            return None
    return None


def announced(event: Undated, inside: Sequence[PlacedTimex]) -> PlacedTimex | None:
    """ "The firm has pulled out of the deal, it said on Monday": who says what he has done makes it done that day.

    In the first sentences only, and not what befalls people ("has arrested two men, it said on Monday").
    """
    verb = event.candidate.carrier
    if not inside or event.candidate.is_noun or not 0 <= event.story < _LEAD:
        return None
    if event.status.tense != "PRESENT" or syntax.aspect(verb) != "PERFECTIVE" or event.event_class != "occurrence":
        return None
    if event.status.factuality is not Factuality.ASSERTED or types.of_word(event.candidate.head) in _BY_THEN:
        return None
    said = next((word for word in _sayings(verb) if _says_of_himself(verb, word)), None)
    if said is None:
        return None
    days = (item for item in inside if item.governor is not None and item.governor.i == said.i)
    return next((item for item in days if _DAY.match(item.timex.value) and item.marker != "by"), None)


def _sayings(verb: Word) -> Iterator[Word]:
    link = syntax.up(verb)
    if link is not None and link.relation is Relation.COMPLEMENT and syntax.is_verb(link.head):
        yield link.head
    for child in verb.rights:
        if syntax.is_verb(child) and (below := syntax.up(child)) is not None and below.relation is Relation.LOOSE:
            yield child


def _says_of_himself(verb: Word, said: Word) -> bool:
    if key(said) not in lexicon.verbs("reporting"):
        return False
    done, saying = syntax.subjects(verb), syntax.subjects(said)
    second = saying if said.i > verb.i else done
    same = {word.lemma_.lower() for word in done} & {word.lemma_.lower() for word in saying}
    return bool(same) or any(word.lower_ in _SELF for word in second)
