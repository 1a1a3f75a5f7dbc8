"""Undated events as news: of which days they may be, so that what other articles date can be found for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.merge.agreement import what, when
from extractors.merge.apart import other_number, others, unlike
from extractors.merge.bundle import Bundle
from extractors.merge.counts import several_and_one
from extractors.merge.kinds import once_only
from extractors.model import Factuality, Granularity

#: Days back that undated news may be of.
_NEWS_ONCE, _NEWS = 4, 2

#: Days ahead for which what is called off had been planned.
_AHEAD = 45

#: How alike two words for one kind of thing are.
_KIND = 0.8


def as_news(bundle: Bundle, dated: Sequence[Bundle]) -> Bundle | None:
    """An undated event as news of the days before its article, to meet what other articles date; ``dated`` are those of
    its own article. Where they tell of one like it on but one day, a noun is of that day: survivors of "a quake" told
    of on Monday are of Sunday's, and not of another country's on Saturday.
    """
    guest = _recent(bundle)
    if guest is None or not guest.lead.noun or guest.another or guest.lead.previous:
        return guest
    if any(name.named and not name.place for name in guest.agents + guest.patients):
        return guest  # whose it is tells it from others
    like = [b for b in dated if _like(b, guest)]
    days = {(b.lo, b.hi) for b in like if b.hi - b.lo == 1}
    if len(days) != 1:
        return guest
    ((lo, hi),) = days
    return replace(guest, lo=lo, hi=hi)


def _like(known: Bundle, guest: Bundle) -> bool:
    """Whether nothing tells an undated event of an article from a dated one of one kind."""
    if known.another or what(known, guest)[0] < _KIND or when(known, guest, True) is None:
        return False
    if other_number(known, guest) or several_and_one(known, guest):
        return False
    return not (unlike(known, guest) or others(known.patients, guest.patients))


def _recent(bundle: Bundle) -> Bundle | None:
    """An undated event as of the days before its article.

    Only what the article asserts, with somebody named. A thing that can happen again next day must be of that day or
    the one before; a death or an arrest is still told some days later. What is called off or put off was still to come.
    """
    if bundle.statement or all(topic.weak for topic in bundle.topics):
        return None
    if any(fact.since for fact in bundle.facts):
        return None  # "who had crossed the border since the rebellion began"
    if any(fact.called_off or fact.mention.factuality is Factuality.CANCELLED for fact in bundle.facts):
        # that it is told in the past says when it was called off, not when it was due
        lo, hi = bundle.published - 1, bundle.published + _AHEAD
    elif all(fact.mention.factuality in (Factuality.ASSERTED, Factuality.ALLEGED) for fact in bundle.facts):
        back = _NEWS_ONCE if once_only(bundle.topics) else _NEWS
        lo, hi = max(bundle.lo, bundle.published - back), min(bundle.hi, bundle.published + 1)
    else:
        return None
    if lo >= hi:
        return None
    return replace(bundle, lo=lo, hi=hi, granularity=Granularity.DAY)
