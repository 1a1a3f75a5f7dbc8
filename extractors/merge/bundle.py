"""Mentions already taken to be one event, seen as one thing: first within an article, then across articles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from extractors.merge.facts import FUTURE, PAST, Fact
from extractors.merge.lexicon import Topic
from extractors.merge.names import Name
from extractors.merge.said import event_id
from extractors.model import BlockKind, Factuality, Granularity, Role

T = TypeVar("T")

_ACTORS = frozenset({Role.AGENT, Role.PATIENT})

#: Names kept a role; the rest of a very long list adds nothing to a comparison.
_KEEP = 12


@dataclass(frozen=True, slots=True)
class Lead:
    """The first mention of a bundle as comparisons see it. ``published`` is a day number, ``begin`` the place of its
    trigger, ``sentence`` that of its sentence, ``cause`` the key of the bundle of its article that tells what did it
    (of harm), ``key`` its id, ``event_id`` the one it gives its event, ``nth`` which of a row it is (0: not said),
    ``title`` tells a headline, ``noun`` a noun, ``new`` somebody or something the reader has not met ("a poll"),
    ``planned`` that it is still to come, ``single`` that its verb has one subject ("was arrested"), ``many`` that
    several came to harm in it.
    """

    published: int
    doc_id: str
    begin: int
    key: str
    event_id: str
    sentence: int
    cause: str
    own_date: bool
    previous: bool
    definite: bool
    indefinite: bool
    plural: bool
    nth: int
    title: bool
    noun: bool
    new: bool
    planned: bool
    single: bool
    many: bool = False

    @property
    def order(self) -> tuple[int, str, int, str]:
        """Reading order over all articles, as :attr:`Fact.order`."""
        return self.published, self.doc_id, self.begin, self.key


@dataclass(frozen=True, slots=True)
class Bundle:
    """One or more facts of one event. ``lo``/``hi`` is the stretch of days all dated facts share. ``sure``: a
    sentence or clause of its own dates one, as ``firm`` ones may take their day from the sentence before.

    Comparisons across articles look at everything but ``facts``, which is empty where a bundle was read back from a
    :mod:`~extractors.merge.digest`; ``size`` says how many there are.
    """

    facts: tuple[Fact, ...]
    lead: Lead
    size: int
    lo: int
    hi: int
    granularity: Granularity
    dated: bool
    firm: bool
    sure: bool
    topics: tuple[Topic, ...]
    agents: tuple[Name, ...]
    patients: tuple[Name, ...]
    places: tuple[Name, ...]
    statement: bool
    negated: bool
    planned: bool
    another: bool
    measures: frozenset[int]
    ages: frozenset[int]
    beside: frozenset[str]
    context: int

    @property
    def key(self) -> str:
        """The id of its first mention in reading order."""
        return self.lead.key

    @property
    def doc_id(self) -> str:
        """The article of its first mention."""
        return self.lead.doc_id

    @property
    def published(self) -> int:
        """The day number of its first article."""
        return self.lead.published

    @property
    def lasts(self) -> bool:
        """Whether its date is no day, month … but a stretch from a day or up to one ("until Friday")."""
        days = self.hi - self.lo if self.lo > PAST and self.hi < FUTURE else FUTURE
        return days > 2 and self.granularity <= Granularity.DAY


def _lead(fact: Fact) -> Lead:
    mention = fact.mention
    return Lead(
        published=mention.published.on.toordinal(),
        doc_id=mention.doc_id,
        begin=mention.trigger.begin,
        key=mention.mention_id,
        event_id=event_id(mention),
        sentence=mention.sentence.begin,
        cause="",
        own_date=fact.own_date,
        previous=fact.wording.previous,
        definite=fact.wording.definite,
        indefinite=fact.wording.indefinite,
        plural=fact.wording.plural,
        nth=fact.wording.nth,
        title=mention.block is BlockKind.TITLE,
        noun=mention.trigger.pos == "NOUN" or mention.part_of is not None,
        new=any(p.role in _ACTORS and p.text.lower().startswith(("a ", "an ")) for p in mention.participants),
        planned=mention.factuality is Factuality.PLANNED,
        single=fact.wording.single,
    )


def single(fact: Fact) -> Bundle:
    """A bundle of one."""
    return Bundle(
        facts=(fact,),
        lead=_lead(fact),
        size=1,
        lo=fact.lo,
        hi=fact.hi,
        granularity=fact.granularity,
        dated=fact.dated,
        firm=fact.firm,
        sure=fact.sure,
        topics=(fact.topic,),
        agents=fact.agents,
        patients=fact.patients,
        places=fact.places,
        statement=fact.mention.event_class == "statement",
        negated=fact.negated,
        planned=fact.mention.factuality is Factuality.PLANNED,
        another=fact.wording.another,
        measures=fact.wording.measures,
        ages=fact.ages,
        beside=fact.beside,
        context=fact.context,
    )


#: The first fields of a lead, which tell what mention it is; a comparison across articles may look at the others.
WHICH = ("published", "doc_id", "begin", "key", "event_id", "sentence", "cause")


def blend(left: Bundle, right: Bundle) -> Bundle:
    """What two bundles say together; ``left`` leads where their days exclude each other. ``facts`` stay the left's."""
    lo, hi, granularity = left.lo, left.hi, left.granularity
    if (left.dated, left.firm) == (right.dated, right.firm):
        low, high = max(left.lo, right.lo), min(left.hi, right.hi)
        if low < high:
            lo, hi, granularity = low, high, min(left.granularity, right.granularity)
    elif (right.firm, right.dated) > (left.firm, left.dated):
        lo, hi, granularity = right.lo, right.hi, right.granularity
    return Bundle(
        facts=left.facts,
        lead=left.lead,
        size=left.size,
        lo=lo,
        hi=hi,
        granularity=granularity,
        dated=left.dated or right.dated,
        firm=left.firm or right.firm,
        sure=left.sure or right.sure,
        topics=_both(left.topics, right.topics),
        agents=_both(left.agents, right.agents),
        patients=_both(left.patients, right.patients),
        places=_both(left.places, right.places),
        statement=left.statement and right.statement,
        negated=left.negated and right.negated,
        planned=left.planned and right.planned,
        another=left.another or right.another,
        measures=left.measures | right.measures,
        ages=left.ages | right.ages,
        beside=left.beside | right.beside,
        context=left.context | right.context if left.size < 3 else left.context,
    )


def _both(left: tuple[T, ...], right: tuple[T, ...]) -> tuple[T, ...]:
    return left if left == right else tuple(dict.fromkeys(left + right))[:_KEEP]


def joined(left: Bundle, right: Bundle) -> Bundle:
    """Two bundles as one, whatever the order of the arguments; ``facts`` are left to the caller.

    The one with more facts leads, then the earlier one.
    """
    first, second = sorted((left, right), key=lambda b: (not b.firm, not b.dated, -b.size, b.lead.order))
    lead = left.lead if left.lead.order < right.lead.order else right.lead
    return replace(blend(first, second), lead=lead, size=left.size + right.size)


def join(left: Bundle, right: Bundle) -> Bundle:
    """Two bundles as :func:`joined`, with the facts of both."""
    facts = tuple(sorted(left.facts + right.facts, key=lambda fact: fact.order))
    return replace(joined(left, right), facts=facts)
