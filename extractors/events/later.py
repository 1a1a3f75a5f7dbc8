"""Hours and minutes after what was told just before: "was held at midnight on Friday. A second man was picked up three
hours later": Saturday.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from extractors.events import dating
from extractors.events.draft import Draft
from extractors.events.placing import PlacedTimex
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import (
    Anchor,
    AnchorKind,
    EventDate,
    Extent,
    Factuality,
    Granularity,
    Interval,
    Published,
    Resolved,
)

RULE = "anchor:later"
_LENGTH = re.compile(r"PT(\d+)([HM])")
_LATER = frozenset(("later", "afterwards", "afterward"))
_SURE = 0.75


def settled(
    drafts: Sequence[Draft], placed: Sequence[PlacedTimex], published: Published, name: Callable[[Word], str]
) -> list[Draft]:
    """The drafts, those told as some hours later dated by what was told before them; ``name`` gives mention ids."""
    found = list(drafts)
    for item in placed:
        length = _LENGTH.fullmatch(item.timex.value)
        if length is None or item.timex.text.split()[-1].lower() not in _LATER:
            continue
        for position, draft in enumerate(found):
            base = _base(found, draft, item) if _is_later(draft, item) else None
            if base is not None and (when := _after(base, length, item, published, name)) is not None:
                found[position] = replace(draft, when=when, placed=None)
    return found


def _is_later(draft: Draft, item: PlacedTimex) -> bool:
    """Told in the past without a date of its own, in the clause of the expression."""
    own = isinstance(draft.when.resolution, Resolved) and draft.when.rule.startswith(("timex:", "anchor:"))
    if item.governor is None or own or draft.candidate.is_noun:
        return False
    if draft.status.factuality is not Factuality.ASSERTED or syntax.tense(draft.candidate.carrier) != "PAST":
        return False
    link = syntax.up(item.governor)
    above = link.head.i if link is not None and link.relation is Relation.OPEN else -1
    return draft.candidate.carrier.i in (item.governor.i, above)


def _base(drafts: Sequence[Draft], draft: Draft, item: PlacedTimex) -> Draft | None:
    """What was told last before it, in its sentence or the one before, if that is dated to the day by the text."""
    told = [one for one in drafts if one.index < draft.index and draft.sentence - one.sentence <= 1]
    verbs = [one for one in told if not one.candidate.is_noun and one.event_class != "state"]
    last = verbs[-1] if verbs else None
    if last is None or last.status.factuality is not Factuality.ASSERTED or last.event_class == "statement":
        return None
    interval = dating.closed(last.when)
    dated = last.when.rule.startswith("timex:") and interval is not None and interval.granularity <= Granularity.DAY
    return last if dated else None


def _after(
    base: Draft, length: re.Match[str], item: PlacedTimex, published: Published, name: Callable[[Word], str]
) -> EventDate | None:
    interval = dating.closed(base.when)
    if interval is None or interval.begin is None or interval.end is None:
        return None
    hours = timedelta(**{"hours" if length[2] == "H" else "minutes": int(length[1])})
    if interval.time_begin is not None and interval.time_begin == interval.time_end:
        day = (datetime.combine(interval.begin, interval.time_begin) + hours).date()
        whole = Interval(day, dating.shifted(day, 1), Granularity.DAY)
    else:  # minutes after is the same day
        over = max(1, -(-hours // timedelta(days=1))) if length[2] == "H" else 0
        whole = Interval(interval.begin, dating.shifted(interval.end, over), Granularity.DAY)
    limit = dating.shifted(published.on, 1)
    if whole.begin is None or whole.end is None or whole.begin >= limit:
        return None
    whole = replace(whole, end=min(whole.end, limit))
    reason = f"“{item.timex.text}” counts from “{base.candidate.head.text}”, told before it, {dating.written(interval)}"
    anchor = Anchor(AnchorKind.EVENT, name(base.candidate.head), dating.written(interval))
    taken = dating.reading(whole, Extent.WITHIN, 1.0, reason)
    return EventDate(Resolved(taken, anchor, (RULE, "later")), item.timex, round(_SURE * base.when.confidence, 4))
