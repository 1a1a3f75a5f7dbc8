"""Dates of events that other events give: counted from them, or borrowed from another mention of the same event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.events import anchors, dating, later, types
from extractors.events.draft import Draft
from extractors.events.placing import PlacedTimex
from extractors.events.reference import BEFORE, Choice
from extractors.events.when import governing_tense
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words
from extractors.model import EventDate, Factuality, Published, Resolved

#: Rules of dates read off the event's own clause, which another event does not override.
_OWN = frozenset(("timex:direct", "timex:clause", "timex:shared", "timex:open", "timex:when"))
_POINTING = frozenset(("the", "this", "that", "these", "those"))
#: How sure it is that "the attack" is the one attack told of before.
_POINTED = 0.5
_COUNTED = frozenset(("anchor:length", "anchor:hours"))


#: The rule of a date counted from one that the text only suggests.
_ANCHORED = "context:anchor"


class Others:
    """Settles the drafts of one article against one another; ``name`` gives the id of a trigger's mention."""

    def __init__(
        self, words: Words, placed: Sequence[PlacedTimex], published: Published, name: Callable[[Word], str]
    ) -> None:
        self._words = words
        self._placed = placed
        self._published = published
        self._name = name

    def settle(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Dates that count from another event, the other event found in the sentence or by its type elsewhere."""
        found = [self._pointed(drafts, draft) for draft in drafts]
        for tie in anchors.ties(self._words, self._placed):
            base = _event_at(found, tie)
            if base is not None:
                self._by(tie, base, found)
        return later.settled(found, self._placed, self._published, self._name)

    def _pointed(self, drafts: Sequence[Draft], draft: Draft) -> Draft:
        """ "the attack", "the bombings": the one of its type told before, if all of them are of one date."""
        undated = draft.when.rule == BEFORE and draft.when.timex is None
        if not undated or draft.event_type not in types.BEFALLING or not _points(draft):
            return draft
        told = [one for one in drafts if one.key == draft.key and one.index < draft.index and _happened_at(one)]
        if not told or told[0].placed is None or len({dating.closed(one.when) for one in told}) > 1:
            return draft
        return self._as(told[0], told[0].placed, draft, _POINTED)

    def _as(self, other: Draft, placed: PlacedTimex, draft: Draft, confidence: float) -> Draft:
        """The draft with the date of another mention of its event."""
        choice = Choice("same-event", placed, confidence)
        when = dating.from_timex(choice, self._published, governing_tense(other.candidate), confidence)
        return replace(draft, when=when, placed=placed)

    def _by(self, tie: anchors.Tie, base: Draft, found: list[Draft]) -> None:
        """Date the event a tie dates by ``base``; or ``base`` by that event, where only that one is dated."""
        own = dating.closed(base.when) is not None
        dated = base if own and base.when.rule.startswith("timex") else _same_event(found, base, told_before=True)
        dated = dated or (base if own else None)
        if own and tie.length and _meant(base):
            dated = base  # "Three days after the disaster": the one the story is of
        if tie.direction == 0 and dated is not base:
            return  # "as they continue their offensive" dates nothing by an offensive told elsewhere
        positions = [n for n in _dated_by(found, tie) if found[n].index != base.index]
        read_off = dated is not None and dated.when.rule in _OWN
        if (not read_off and self._back(tie, base, found, positions)) or dated is None:
            return
        for position in positions:
            draft = found[position]
            if draft.placed is not None and _own_expression(draft):
                continue
            if tie.direction == 0 and draft.when.rule in _COUNTED:
                continue  # "a day after it took effect, when shells hit": counted, whatever happened then
            when = anchors.anchored(tie, dated, self._name(dated.candidate.head), self._published, _past(draft))
            if when is None or (dating.closed(draft.when) is not None and dating.closed(when) is None):
                continue  # "was found on Thursday after the boat sank": no open side in place of a day
            if not _agrees(draft, when):
                found[position] = replace(draft, when=_doubted(when, dated), placed=None)

    def _back(self, tie: anchors.Tie, base: Draft, found: list[Draft], positions: Sequence[int]) -> bool:
        """ "He was arrested on 12 January, four days after agents searched his house": the search, 8 January."""
        if tie.direction == 0 or not (tie.length or tie.soon):
            return False
        dated = next((found[n] for n in positions if _own_expression(found[n])), None)
        if dated is None:
            return False
        when = anchors.anchored(
            replace(tie, direction=-tie.direction, anchor=dated.candidate.head, back=True),
            dated,
            self._name(dated.candidate.head),
            self._published,
            _past(base),
        )
        if when is None:
            return False
        for position, draft in enumerate(found):
            if draft is base or (_at_once(tie.anchor, draft) and dating.closed(draft.when) is None):
                found[position] = replace(draft, when=when, placed=None)
        return True


def _points(draft: Draft) -> bool:
    """A noun with an article or pronoun that takes it as known."""
    return draft.candidate.is_noun and any(child.lower_ in _POINTING for child in draft.candidate.head.lefts)


def _happened_at(draft: Draft) -> bool:
    """Told as done and dated by an expression of its own."""
    done = draft.status.factuality is Factuality.ASSERTED
    return done and draft.when.rule.startswith("timex") and dating.closed(draft.when) is not None


def _meant(base: Draft) -> bool:
    """ "the disaster", "the attack": dated with the story, which told of it in other words."""
    return _points(base) and base.event_type in types.BEFALLING and base.when.rule == "context:lead"


def _doubted(when: EventDate, base: Draft) -> EventDate:
    """The date counted from an event whose own date the text only suggests founds no row either.

    "No shots were fired when he was taken into custody": of 50 such dates 36 were right.
    """
    if not base.when.rule.startswith("context:") or _meant(base) or not isinstance(when.resolution, Resolved):
        return when
    return replace(when, resolution=replace(when.resolution, rules=(_ANCHORED, *when.resolution.rules)))


def _at_once(counted: Word, draft: Draft) -> bool:
    """Is it one with the event counted from: the verb, what befell people by it, what that did to them?

    "three days after an earthquake killed 400", "two years after the crash that killed a nurse".
    """
    if draft.index == counted.i:
        return True
    link = syntax.up(draft.candidate.carrier)
    if link is not None and link.head.i == counted.i and link.relation in (Relation.RELATIVE, Relation.ADNOMINAL):
        finite = syntax.tense(draft.candidate.carrier) == "PAST"
        return finite and types.of_word(counted) in types.BEFALLING
    return draft.event_type in types.BEFALLING and any(word.i == draft.index for word in syntax.subjects(counted))


def _past(draft: Draft) -> bool:
    tense = governing_tense(draft.candidate)
    return tense in ("PAST", "PASTPART") or syntax.aspect(draft.candidate.carrier) != "NONE"


def _own_expression(draft: Draft) -> bool:
    """Dated by an expression of its own clause, which an anchor does not override."""
    return isinstance(draft.when.resolution, Resolved) and draft.when.rule in _OWN


def _agrees(draft: Draft, when: EventDate) -> bool:
    """Does the date of the report lie inside what the other event allows? Then it is the finer of the two."""
    reported, anchored = dating.closed(draft.when), dating.closed(when)
    if draft.when.rule != "report:emerged" or reported is None or anchored is None:
        return False
    inside = anchored.begin is not None and reported.begin is not None and anchored.begin <= reported.begin
    return inside and anchored.end is not None and reported.end is not None and reported.end <= anchored.end


def _event_at(drafts: Sequence[Draft], tie: anchors.Tie) -> Draft | None:
    """The event counted from: of a light verb the event it carries, else the first typed one in reach."""
    inside = [draft for draft in drafts if tie.anchors(draft.index) and draft.part_of is None]
    carried = [
        d for d in drafts if d.candidate.carrier.i == tie.anchor.i and d.part_of is None and d.index != tie.anchor.i
    ]
    typed = [draft for draft in inside if draft.event_type != types.OTHER]
    return next(iter(carried or typed or inside), None)


def _dated_by(drafts: Sequence[Draft], tie: anchors.Tie) -> list[int]:
    """Positions of the events a tie dates."""
    if tie.comma is None:
        return [n for n, draft in enumerate(drafts) if tie.dates(draft.index, draft.candidate.carrier.i)]
    end = tie.anchor.sent.end
    for number, draft in enumerate(drafts):
        behind = tie.comma < draft.index < end and draft.part_of is None
        if behind and draft.status.tense != "INFINITIVE" and not syntax.is_modifier(draft.candidate.head):
            return [number]
    return []


def _same_event(drafts: Sequence[Draft], base: Draft, *, told_before: bool = False) -> Draft | None:
    """A dated mention of the same event: the finest date, then the nearest.

    Two verbs of no type are one event only where the text takes it as told before ("after the dam broke").
    """
    if not told_before and base.key.startswith("other:") and base.candidate.head.pos_ == "VERB":
        return None
    best: tuple[int, int] | None = None
    found = None
    for draft in drafts:
        if draft.key != base.key or draft.index == base.index or dating.closed(draft.when) is None:
            continue
        if not draft.when.rule.startswith("timex"):
            continue
        interval = dating.closed(draft.when)
        assert interval is not None
        rank = (int(interval.granularity), abs(draft.index - base.index))
        if best is None or rank < best:
            best, found = rank, draft
    return found
