"""From the facts of one event to its row in the timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, time

from extractors.merge.cast import cast
from extractors.merge.dating import SourceOf, settle
from extractors.merge.lexicon import words
from extractors.merge.said import Said
from extractors.merge.status import OFF, status_of, tells
from extractors.model import Event, Published, Role, Status

#: Words of a title from which it says more than who did ("Corda dropped out").
_FULL = 4
_ACTING, _NAMED = (Role.AGENT, Role.PATIENT), ("PERSON", "ORG", "GPE", "NORP")


def _instant(published: Published) -> tuple[datetime, str]:
    return published.at or datetime.combine(published.on, time(), UTC), published.method


def _weight(one: Said) -> tuple[bool, int, bool, bool, float, int, int]:
    """Which mention tells an event best: it dates it, a sentence before a noun, one that says more than who did,
    salient and sure.
    """
    roles = {p.role for p in one.participants}
    whole = one.firm and not one.carried and not one.toll
    named = bool(roles & {Role.AGENT, Role.PATIENT})
    shape = 2 if one.pos == "VERB" and one.tensed and named else 1 if named or one.pos != "VERB" else 0
    if shape == 2 and one.title and one.title.lower().startswith(one.word.lower()):
        shape = 1  # "Signed a three-day truce in Jeddah": another sentence may say who
    title, parts = one.title or "", [p for p in one.participants if p.role in _ACTING and p.entity_type in _NAMED]
    known = shape == 2 and any(p.name in title for p in parts)
    full = len((one.title or "").split()) >= _FULL
    return whole, shape, full, known, round(one.salience * one.confidence, 3), len(roles), -int(one.granularity)


def best_mention(facts: Sequence[Said], lead: Sequence[Said], status: Status) -> Said:
    """The mention that tells the event best, the earliest of equals.

    Of those that say what became of it ("called off the meeting", and not "will meet" or "was set for Friday"), those
    of the ``lead`` first.
    """
    off = [[f for f in pool if f.stopping and len((f.title or "").split()) >= _FULL] for pool in (lead, facts)]
    told = [[fact for fact in pool if tells(fact, status)] for pool in (lead, facts)]
    pool = next((found for found in (*(off if status in OFF else []), *told) if found), lead)
    if any(fact.event_type == "death" and fact.title for fact in pool):
        pool = [fact for fact in pool if fact.lemma.lower() not in words("hurt")]  # "Four were killed", not the wounded
    best = max(sorted(pool, key=lambda f: f.order), key=_weight)
    if len((best.title or "").split()) < _FULL:  # "Clash erupted", but "Eight militants were killed in a clash"
        tolls = [f for f in pool if f.toll and f.firm and not f.carried and len((f.title or "").split()) > _FULL]
        best = max(sorted(tolls, key=lambda f: f.order), key=_weight) if tolls else best
    return best


def title_of(one: Said) -> str:
    """What a person would call the event: the mention's own title, else who, what, whom, where as written."""
    if one.title:
        return one.title
    by_role = {p.role: p.text for p in reversed(one.participants)}
    agent, patient, place = (by_role.get(role) for role in (Role.AGENT, Role.PATIENT, Role.PLACE))
    words = [agent, one.word, patient, f"in {place}" if place else None]
    text = " ".join(word for word in words if word)
    return text[:1].upper() + text[1:]


def _place(best: Said, facts: Sequence[Said]) -> str | None:
    counts = Counter(p.name or p.text for f in facts for p in f.participants if p.role is Role.PLACE)
    own = [p.name or p.text for p in best.participants if p.role is Role.PLACE]
    ranked = sorted(counts, key=lambda place: (-counts[place], place not in own, place))
    return ranked[0] if ranked else None


def _confidence(facts: Sequence[Said], source: SourceOf, share: float) -> float:
    """Independent sources confirm each other; those who give another date count against."""
    sure: dict[str, float] = {}
    for fact in facts:
        if fact.dated:
            value = fact.confidence * fact.sure
            sure[source(fact)] = max(value, sure.get(source(fact), 0.0))
    doubt = 1.0
    for name in sorted(sure):
        doubt *= 1.0 - sure[name]
    return round(min(0.99, (1.0 - doubt) * share), 4)


def _labels(facts: Sequence[Said], source: SourceOf, written: SourceOf) -> SourceOf:
    """Sources as the articles spell them, the commonest spelling of each."""
    seen: dict[str, Counter[str]] = {}
    for fact in facts:
        seen.setdefault(source(fact), Counter())[written(fact)] += 1
    chosen = {key: min(names, key=lambda name: (-names[name], name)) for key, names in seen.items()}
    return lambda fact: chosen[source(fact)]


def _telling(facts: Sequence[Said]) -> Sequence[Said]:
    """Facts without the verbs that only say of one of them that it is to come: "is expected to speak", "announced
    cuts" tell one thing once. They stay where nothing else is sure of the day.
    """
    own = [fact for fact in facts if not (fact.carried and fact.lemma.lower() in words("about"))]
    return own if any(fact.firm for fact in own) else facts


def row(
    facts: Sequence[Said], reasons: Sequence[str], source: SourceOf, written: SourceOf, heir: str | None = None
) -> Event:
    """The row of one event. ``facts`` has at least one dated.

    ``source`` gives the key of the independent source behind a fact, ``written`` its name as the article spells it.
    """
    first = min(facts, key=lambda fact: fact.order)
    ordered = _telling(sorted(facts, key=lambda fact: fact.order))
    date = settle(ordered, source, _labels(ordered, source, written))
    status = status_of(ordered)
    best = best_mention(ordered, date.lead, status)
    published = [fact.published for fact in ordered]
    sources = {source(fact) for fact in ordered}
    top = max(fact.salience for fact in ordered)
    kinds = Counter(f.event_type for f in ordered)
    kinds_named = {kind: n for kind, n in kinds.items() if kind not in ("", "other")} or dict(kinds)
    return Event(
        event_id=first.event_id,
        title=title_of(best),
        event_type=min(kinds_named, key=lambda kind: (-kinds_named[kind], kind != best.event_type, kind)),
        interval=date.interval,
        extent=date.extent,
        edtf=date.edtf,
        status=status,
        participants=cast(ordered),
        place=_place(best, ordered),
        mention_ids=tuple(fact.mention_id for fact in ordered),
        n_documents=len({fact.doc_id for fact in ordered}),
        n_independent_sources=len(sources),
        date_claims=date.claims,
        date_conflict=date.conflict,
        salience=round(1.0 - (1.0 - top) * 0.8 ** (len(sources) - 1), 4),
        confidence=_confidence(ordered, source, date.share),
        first_reported=min(published, key=_instant),
        last_reported=max(reversed(published), key=_instant),
        merge_reasons=tuple(dict.fromkeys(reasons)),
        superseded_by=heir,
    )
