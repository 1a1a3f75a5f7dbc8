"""How much an event carries its article: headline, lead, frequency, what it is, and whether it is dated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.events import dating
from extractors.events.draft import Draft
from extractors.model import BlockKind, Factuality, Role

_CLASS = {"occurrence": 0.30, "statement": 0.08, "intention": 0.02, "state": 0.0}

#: What all the parts add up to at most is brought down to 1.
_SCALE = 1 / 1.23


def of(drafts: Sequence[Draft]) -> list[float]:
    """0..1 for each draft of an article."""
    frequent = Counter(draft.key for draft in drafts if draft.part_of is None)
    headline = {draft.key for draft in drafts if draft.block is BlockKind.TITLE}
    return [_one(draft, frequent, headline) for draft in drafts]


def _one(draft: Draft, frequent: Counter[str], headline: set[str]) -> float:
    if draft.part_of is not None:
        return 0.0
    score = 0.05 + _CLASS[draft.event_class] * (1.0 if draft.event_type != "other" else 0.95)
    score += 0.22 * (1.0 - min(draft.sentence, 12) / 12)
    score += 0.05 if draft.key in headline else 0.0
    score += min(frequent[draft.key] - 1, 3) * 0.01 if draft.event_class == "occurrence" else 0.0
    score += 0.20 * draft.probability
    if draft.placed is not None and dating.closed(draft.when) is not None:
        score += 0.25 if _own(draft) else 0.10
    if draft.status.factuality in (Factuality.POSSIBLE, Factuality.CONDITIONAL, Factuality.DENIED):
        score -= 0.12
    if draft.attribution is not None:
        score -= 0.12 if draft.attribution.quoted else 0.05
    roles = {participant.role for participant in draft.participants}
    score += 0.05 if roles else 0.0
    score += 0.08 if Role.AGENT in roles and Role.PATIENT in roles else 0.0
    if draft.block is BlockKind.CAPTION:
        score -= 0.05
    return round(min(max(score * _SCALE, 0.0), 1.0), 4)


def _own(draft: Draft) -> bool:
    """Dated by an expression of its own clause rather than by the story around it?"""
    return draft.when.rule.startswith("timex")
