"""What a mention without a date must share with what another dates, in its article or in another one."""

from __future__ import annotations

from datetime import date

from extractors.merge.agreement import role, shared
from extractors.merge.apart import best, other_number
from extractors.merge.bundle import Bundle
from extractors.merge.names import near

_LAST_DAY = date.max.toordinal()

#: Days from the publication within which lies what a headline tells.
FRESH = 31

#: Days before the publication within which somebody spoke who is quoted without a date.
_SPOKEN = 2

#: Agreement of one role below which it speaks against.
_DIFFER = -1.0


def may_be(left: Bundle, right: Bundle, topic: float, same_article: bool) -> bool:
    """Whether an undated mention may be what another dates: the same word, the same numbers, and somebody named.

    Inside an article a noun that points back ("the offensive") may do without a name.
    """
    guest, host = (right, left) if left.dated else (left, right)
    if guest.statement and host.statement and host.hi < guest.published - _SPOKEN:
        return False
    if role(left.agents, right.agents) < _DIFFER or role(left.patients, right.patients) < _DIFFER:
        return False
    if not guest.lead.title and left.patients and right.patients and best(left.patients, right.patients) < 0.3:
        return False
    if other_number(left, right) or _elsewhere(left, right) or _other_year(guest, host):
        return False
    if guest.lead.title and not _news(guest, host):
        return False
    points_back = same_article and guest.lead.definite and (host.lead.begin < guest.lead.begin or host.lead.title)
    names = sum(not name.nation for name in shared(left, right))
    if topic < 1.0:
        return topic >= 0.8 and (points_back or names >= 2)
    return points_back or not same_article or names >= 1


def doubtful(guest: Bundle, host: Bundle, names: int, same_article: bool) -> bool:
    """Whether an undated mention looks like another of its kind: new to its reader ("a quake that killed thousands" in
    another article), passed over by its own article's events, or with others in it.
    """
    if names < 2 and (guest.lead.rival or (guest.lead.indefinite and not same_article)):
        return True
    pairs = ((guest.agents, host.agents), (guest.patients, host.patients))
    return any(one and other and best(one, other) < 0.3 for one, other in pairs)


def _elsewhere(left: Bundle, right: Bundle) -> bool:
    """Whether both name where it was, or whom it struck there, and no name meets: for one without a date even two
    regions are two places.
    """
    one = [name for name in left.places + left.patients if name.place and name.named]
    other = [name for name in right.places + right.patients if name.place and name.named]
    return bool(one and other) and all(near(a, b) < 0.3 for a in one for b in other)


def _other_year(guest: Bundle, host: Bundle) -> bool:
    """Whether the undated one's sentence names years, and none in which the other took place."""
    years = guest.lead.years
    if not years or not 0 < host.lo < host.hi < _LAST_DAY:
        return False
    first, last = date.fromordinal(host.lo).year, date.fromordinal(host.hi - 1).year
    return not any(first <= year <= last for year in years)


def _news(guest: Bundle, host: Bundle) -> bool:
    """Whether the other took place or is to take place about when the headline came out: it tells no old story."""
    return host.hi > guest.lead.published - FRESH and host.lo < guest.lead.published + FRESH
