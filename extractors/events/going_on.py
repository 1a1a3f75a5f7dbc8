"""What stands in the middle of a scene: a deed for which the ranker only suggests the day of the story has that day
where what is told behind it is of it too.

"Thousands marched on Monday. The mayor opened a gate. At noon a window was smashed.": Monday.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from extractors.events import dating, lexicon, scene, types
from extractors.events.candidates import key
from extractors.events.draft import Draft
from extractors.events.placing import PlacedTimex
from extractors.model import EventDate, Resolved

Days = tuple[date | None, date | None]

#: Rules of dates that the story only suggests.
_SUGGESTED = frozenset(("context:lead", "context:running", "same-event"))
#: How likely the day must be: of 67 such verbs of the training texts 54 were of the day by their annotators, and most
#: of the others as one reads them.
_RATHER = 0.5
#: Between two of the day it may be less.
_MAYBE = 0.4
#: Sentences between what is told of an arrest before and behind it.
_CLOSE = 4
#: Sentences up to what is told behind it.
_NEAR = 8


def settled(drafts: Sequence[Draft], inside: Mapping[int, Sequence[PlacedTimex]]) -> list[Draft]:
    """The drafts of an article in text order, those in the middle of a scene of its day; ``inside`` gives the
    expressions of each sentence.
    """
    rules = [draft.when.rule for draft in drafts]
    open_ones = [position for position, rule in enumerate(rules) if rule in _SUGGESTED]
    found = list(drafts)
    if not open_ones:
        return found
    told = [(draft.sentence, days) for draft, rule in zip(drafts, rules, strict=True) if (days := _day(draft, rule))]
    sentences = [sentence for sentence, _ in told]
    for position in open_ones:
        draft = found[position]
        if draft.when.confidence < _MAYBE or draft.placed is None:
            continue
        at, behind = bisect_left(sentences, draft.sentence), bisect_right(sentences, draft.sentence)
        days = _days(draft.when)
        if behind == len(told) or told[behind][1] != days or sentences[behind] - draft.sentence > _NEAR:
            continue
        back = sentences[behind] - sentences[at - 1] if at and told[at - 1][1] == days else None
        if _goes_on(draft, draft.placed, back) and _in_scene(draft, draft.placed, inside.get(draft.sentence, ())):
            found[position] = replace(draft, when=_of_scene(draft.when))
    return found


def _goes_on(draft: Draft, placed: PlacedTimex, back: int | None) -> bool:
    """``back``: sentences between what is told of the day before and behind it, if so on both sides."""
    if draft.when.confidence < _RATHER and back is None:
        return False  # only between two of the day
    tells_on = placed.governor is not None and types.of_word(placed.governor) in scene.TELLS_ON
    return not tells_on or (back is not None and back <= _CLOSE)


def _in_scene(draft: Draft, placed: PlacedTimex, inside: Sequence[PlacedTimex]) -> bool:
    verb = draft.candidate.carrier
    if placed.begin > verb.i or not _deed(draft) or not scene.tells_on(draft.candidate, draft.status, placed, inside):
        return False
    return scene.in_story(verb, placed)


def _deed(draft: Draft) -> bool:
    """What was done or tried; not lives and habits, nor what a court, a firm or a voter does, which has its own day."""
    verb = draft.candidate.carrier
    if draft.attribution is not None and draft.attribution.quoted:
        return False
    if draft.event_class != "occurrence":
        return draft.event_class == "intention" and key(verb) in lexicon.verbs("tries")
    return types.of_word(verb) not in scene.LOOK_BACK and not scene.lasting(verb)


def _day(draft: Draft, rule: str) -> Days | None:
    """The days by which an expression dates it."""
    return _days(draft.when) if rule.startswith("timex:") else None


def _days(when: EventDate) -> Days | None:
    interval = dating.closed(when)
    return (interval.begin, interval.end) if interval is not None else None


def _of_scene(when: EventDate) -> EventDate:
    assert isinstance(when.resolution, Resolved)
    return replace(when, resolution=replace(when.resolution, rules=("timex:next", *when.resolution.rules[1:])))
