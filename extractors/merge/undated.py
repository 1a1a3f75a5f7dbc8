"""What a mention without a date must share with what another dates, in its article or in another one."""

from __future__ import annotations

from extractors.merge.agreement import role, shared
from extractors.merge.apart import of_others, other_number
from extractors.merge.bundle import Bundle
from extractors.merge.names import near

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
    if not guest.lead.title and of_others(left.patients, right.patients):
        return False
    if other_number(left, right) or _elsewhere(left, right):
        return False
    points_back = same_article and guest.lead.definite and (host.lead.begin < guest.lead.begin or host.lead.title)
    names = sum(not name.nation for name in shared(left, right))
    if topic < 1.0:
        return topic >= 0.8 and (points_back or names >= 2)
    return points_back or not same_article or names >= 1


def _elsewhere(left: Bundle, right: Bundle) -> bool:
    """Whether both name where it was, or whom it struck there, and no name meets: for one without a date even two
    regions are two places.
    """
    one = [name for name in left.places + left.patients if name.place and name.named]
    other = [name for name in right.places + right.patients if name.place and name.named]
    return bool(one and other) and all(near(a, b) < 0.3 for a in one for b in other)
