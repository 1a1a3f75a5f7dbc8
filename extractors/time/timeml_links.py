"""The events of a TimeML document: EVENT spans, MAKEINSTANCE, and TLINK to time expressions and the creation time.

What is not known is not linked: no TLINK beats a guessed one.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Extent, Interval, Mention, Published, Resolved, Timex
from extractors.time.timeml_xml import element

#: Trigger span → (eid, class).
Events = dict[tuple[int, int], tuple[str, str]]

_CLASSES = {"occurrence": "OCCURRENCE", "statement": "REPORTING", "state": "STATE", "intention": "I_ACTION"}
_TENSES = frozenset({"PAST", "PRESENT", "FUTURE", "INFINITIVE", "PRESPART", "PASTPART"})
_ASPECTS = frozenset({"PROGRESSIVE", "PERFECTIVE", "PERFECTIVE_PROGRESSIVE"})
_BY_TENSE = {"PAST": "BEFORE", "FUTURE": "AFTER"}
_POS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJECTIVE", "ADP": "PREPOSITION"}
_INSIDE = {Extent.WITHIN: "IS_INCLUDED", Extent.THROUGHOUT: "DURING", Extent.FROM: "BEGUN_BY", Extent.UNTIL: "ENDED_BY"}


def events(mentions: Sequence[Mention], taken: Sequence[tuple[int, int]]) -> Events:
    """Give every trigger an EVENT; ``taken`` are the spans of time expressions, in text order, which go before.

    Two mentions of one trigger share the EVENT and get an instance each.
    """
    found: Events = {}
    last = at = 0
    for mention in sorted(mentions, key=lambda m: (m.trigger.begin, -m.trigger.end)):
        span = (mention.trigger.begin, mention.trigger.end)
        while at < len(taken) and taken[at][1] <= span[0]:
            at += 1
        overlaps = at < len(taken) and taken[at][0] < span[1]
        if span in found or overlaps or span[0] < last or span[0] >= span[1]:
            continue
        found[span] = (f"e{len(found) + 1}", _CLASSES.get(mention.event_class, "OCCURRENCE"))
        last = span[1]
    return found


def _placed(mentions: Sequence[Mention], events: Events) -> list[tuple[str, str, Mention]]:
    """Mentions whose trigger is in the text as an EVENT: (eid, eiid, mention)."""
    found = [(events.get((m.trigger.begin, m.trigger.end)), m) for m in mentions]
    return [(event[0], f"ei{n}", mention) for n, (event, mention) in enumerate(found, 1) if event is not None]


def instances(mentions: Sequence[Mention], events: Events) -> list[str]:
    """One MAKEINSTANCE a mention."""
    lines = []
    for eid, eiid, mention in _placed(mentions, events):
        tense, aspect = (mention.tense or "").upper(), (mention.aspect or "").upper()
        line = element(
            "MAKEINSTANCE",
            closed=True,
            eventID=eid,
            eiid=eiid,
            tense=tense if tense in _TENSES else "NONE",
            aspect=aspect if aspect in _ASPECTS else "NONE",
            polarity=mention.polarity.value,
            pos=_POS.get(mention.trigger.pos, "OTHER"),
            modality=mention.modality,
        )
        lines.append(line + "\n")
    return lines


def links(mentions: Sequence[Mention], events: Events, published: Published, known: set[str]) -> list[str]:
    """Event to its time expression, event to the creation time. What is not known is not linked."""
    lines: list[str] = []
    for _, eiid, mention in _placed(mentions, events):
        timex = mention.when.timex
        if timex is not None and timex.ref in known and (relation := _to_timex(mention, timex)) is not None:
            lines.append(_link(len(lines), relation, eiid, timex.ref))
        if (relation := _to_dct(mention, published)) is not None:
            lines.append(_link(len(lines), relation, eiid, "t0"))
    return lines


def _link(number: int, relation: str, eiid: str, time: str) -> str:
    return (
        element("TLINK", closed=True, lid=f"l{number + 1}", relType=relation, eventInstanceID=eiid, relatedToTime=time)
        + "\n"
    )


def _to_timex(mention: Mention, timex: Timex) -> str | None:
    """How the event lies to the expression that dates it; without intervals the expression holds the event."""
    if not isinstance(mention.when.resolution, Resolved):
        return None
    reading = mention.when.resolution.reading
    if isinstance(timex.resolution, Resolved):
        apart = _apart_by(reading.interval, timex.resolution.reading.interval)
        if apart is not None:
            return apart
    return _INSIDE[reading.extent]


def _to_dct(mention: Mention, published: Published) -> str | None:
    """Where the event lies to publication: by its date; without a full one, by a plain past or future verb.

    On 174 documents of TimeBank a past verb without a date is BEFORE in 335 of 355 cases, a future one AFTER in 44
    of 47; present verbs go every way and stay unlinked.
    """
    resolution = mention.when.resolution
    if not isinstance(resolution, Resolved):
        return _by_tense(mention)
    interval, day = resolution.reading.interval, published.on
    if interval.end is not None and interval.end <= day:
        return "BEFORE"
    if interval.begin is not None and interval.begin > day:
        return "AFTER"
    if interval.begin is None or interval.end is None:
        return _by_tense(mention)
    if (interval.end - interval.begin).days == 1:
        return "IS_INCLUDED"
    return "INCLUDES" if resolution.reading.extent is Extent.THROUGHOUT else None


def _by_tense(mention: Mention) -> str | None:
    """A date open towards publication, or none at all: the verb decides. "has killed" is past as well."""
    if mention.modality is not None:
        return None
    if mention.tense == "PRESENT" and (mention.aspect or "").startswith("PERFECTIVE"):
        return "BEFORE"
    return _BY_TENSE.get((mention.tense or "").upper())


def _apart_by(event: Interval, time: Interval) -> str | None:
    if event.end is not None and time.begin is not None and event.end <= time.begin:
        return "BEFORE"
    if event.begin is not None and time.end is not None and event.begin >= time.end:
        return "AFTER"
    return None
