"""The date of one event: the likeliest reference time its sentence supports, with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from extractors.events import (
    bounds,
    counted,
    dating,
    heading,
    hours,
    lexicon,
    moods,
    moved,
    near,
    not_own,
    nouns_own,
    prospect,
    scene,
    sides,
    support,
    that_day,
    told,
)
from extractors.events.attribution import Claims
from extractors.events.candidates import Candidate, key
from extractors.events.placing import PlacedTimex
from extractors.events.prospect import Undated
from extractors.events.reference import AFTER, BEFORE, Choice
from extractors.language import syntax
from extractors.model import (
    AnchorKind,
    Article,
    EventDate,
    Factuality,
    Interval,
    Resolved,
    TimexType,
    Unresolved,
)

_DATES = frozenset((TimexType.DATE, TimexType.TIME))
#: How sure it is that "within two weeks" counts from publication.
_WITHIN = 0.7
#: How sure it is that the date at the head of a chronology's entry is that of what the entry tells.
_HEADED = 0.9
#: How sure it is that what somebody says he has done was done as he says so.
_KNOWN = 0.7
#: How often the side of publication is right that is left when grammar refuses a likelier date (measured).
_LEFT = 0.28
#: Told of in the past though it lies ahead: "postponed a trip planned for next week".
_UNDONE = frozenset((Factuality.PLANNED, Factuality.CANCELLED))
#: Rules of a date that the story gives, not the event's own sentence.
_OF_STORY = ("context:", "same-event")
#: Sides of what names no day; "now" leaves it to the tense.
_VAGUE = {"PAST_REF": BEFORE, "FUTURE_REF": AFTER, "PRESENT_REF": ""}


class Dater:
    """Dates the events of one article in text order; remembers when each speaker spoke."""

    def __init__(self, article: Article, claims: Claims) -> None:
        self._published = article.published
        self._claims = claims
        self._spoken: dict[str, Interval] = {}
        self._told = told.Told(article.published)

    def date(
        self, event: Undated, choices: Sequence[Choice], inside: Sequence[PlacedTimex]
    ) -> tuple[EventDate, PlacedTimex | None]:
        """The date and the expression behind it; ``inside`` are the expressions of the event's sentence."""
        when, placed = self._date(event, choices, inside)
        if placed is None:
            when, placed = self._told.date(event, when, choices)
        when = hours.day_before(event, when, self._published)
        self._remember_speech(event, when)
        self._told.note(event, when, placed)
        return when, placed

    def _date(
        self, event: Undated, choices: Sequence[Choice], inside: Sequence[PlacedTimex]
    ) -> tuple[EventDate, PlacedTimex | None]:
        candidate, published = event.candidate, self._published
        reported = told.report_time(event, inside)
        if reported is not None:
            choice = Choice("report:emerged", reported, 0.6)
            return dating.from_timex(choice, published, governing_tense(candidate), 0.6), reported
        limits = any(item.marker == "within" for item in inside)
        limited = next((choice for choice in choices if near.ends_plan(choice, event)), None) if limits else None
        if limited is not None and (when := bounds.within(limited, published, _WITHIN)) is not None:
            return when, limited.placed
        if (known := told.announced(event, inside)) is not None:
            return dating.from_timex(Choice("timex:announced", known, _KNOWN), published, "PAST", _KNOWN), known
        if (put := moved.date(candidate, choices, published)) is not None:
            return put
        headed = heading.heads(candidate, event.status, inside)
        if headed is not None and (when := self._headed(event, headed, choices)) is not None:
            return when, headed
        choices = sides.settled(choices, candidate, event.status, event.block, event.event_class, published.on)
        for choice in scene.returned(event, near.own_first(choices)):
            probability = round(choice.probability, 4)
            if choice.placed is not None and (counted.compared(choice.placed) or not_own.day(candidate, choice)):
                continue
            quoted = self._claims.quoted(candidate.head)
            if that_day.looks_back(candidate, choice, choices, quoted) or hours.of_headline(event, choice):
                continue
            if choice.placed is None:
                sure = round(max(probability * sides.SURE, _LEFT), 4)
                return bounds.from_tense(choice.relation, published, sure, candidate.carrier.text), None
            if dating.is_length(choice.placed.timex) and (choice.relation != "timex:direct" or near.dated(choices)):
                continue  # "announced a one-day strike on Thursday, June 20": the length is no date
            rule = support.rule(candidate, choice, event.status, event.block, event.event_class == "statement")
            if rule == support.BOUND and prospect.lies_ahead(event):
                continue  # "said on Monday it will close two mines": not by Monday
            if rule == support.BOUND and choice.placed.timex.type in _DATES:
                return bounds.upper_bound(choice, published, probability), None
            if rule is None or rule == support.BOUND:
                continue
            if rule.startswith("timex") and self._spoken_at_another_time(candidate, choice.placed):
                reason = f"“{choice.placed.timex.text}” counts from when this was said, which the text does not date"
                return EventDate(Unresolved(reason, ("speech:elsewhen",)), choice.placed.timex, probability), None
            if (said := _VAGUE.get(choice.placed.timex.value)) is not None:
                if not said and near.dated(choices):
                    continue  # "is now set for Monday"
                left = said or sides.side(candidate, event.status, event.block, event.event_class)
                return bounds.vague(choice, left, published, probability, candidate.carrier.text), choice.placed
            if rule.startswith(_OF_STORY) and scene.goes_on(event, choice, choices, inside):
                rule = "timex:next"
            named = Choice(_named(rule, event), counted.from_then(candidate, choice.placed), probability)
            # "is not expected to play before Christmas" sets no time by which he plays
            open_end = choice.placed.marker in dating.DEADLINES and prospect.refused(event)
            ahead = not open_end and prospect.ahead(event)
            when = dating.from_timex(named, published, _tense(event), probability, ahead)
            if event.status.factuality is Factuality.PLANNED and prospect.had_been(candidate):
                when = dating.week_before(when, published)
            own = candidate.is_noun and choice.placed.governor is candidate.head  # "announced a strike on June 20"
            own, suggested = own or event.status.factuality in _UNDONE, not named.relation.startswith("timex")
            if not own and self._told_before_it_comes(candidate, when, suggested):
                continue
            if self._over_before_it_comes(event, when):
                continue
            if suggested or named.relation == "timex:next":
                when = bounds.doubted(when, published, choices)
            return when, choice.placed
        raise AssertionError("relations to the publication date are always among the choices")

    def _headed(self, event: Undated, headed: PlacedTimex, choices: Sequence[Choice]) -> EventDate | None:
        """The date at the head of a chronology's entry, unless the event has another or is told as past before it."""
        if near.dated(choices, besides=headed):
            return None
        choice, tense = Choice("timex:heading", headed, _HEADED), governing_tense(event.candidate)
        when = dating.from_timex(choice, self._published, tense, _HEADED, prospect.ahead(event))
        return None if self._told_before_it_comes(event.candidate, when) else when

    def _told_before_it_comes(self, candidate: Candidate, when: EventDate, suggested: bool = False) -> bool:
        """A past tense and a date after publication do not go together; a perfect and one only ``suggested`` neither.

        Nor does one up to such a date: "gave the firm until Friday to pay". What "was shut until May" is so till then.
        """
        begin, end = _sides(when)
        if end is None or syntax.modality(candidate.carrier) is not None:
            return False
        if begin is None:
            if syntax.passive(candidate.carrier) and key(candidate.carrier) in lexicon.verbs("until"):
                return False
            past = syntax.tense(candidate.carrier) == "PAST" or syntax.aspect(candidate.carrier) == "PERFECTIVE"
            return past and end > self._published.on + timedelta(days=1)
        perfect = suggested and syntax.aspect(candidate.carrier) == "PERFECTIVE"
        return begin > self._published.on and (perfect or syntax.tense(candidate.carrier) == "PAST")

    def _over_before_it_comes(self, event: Undated, when: EventDate) -> bool:
        """What "will" be, or is planned in the present tense, and a date before publication do not go together."""
        end, tense = _sides(when)[1], event.status.tense
        if end is None or end > self._published.on or prospect.had_been(event.candidate):
            return False
        if moods.was_to(event.candidate.carrier) or moods.was_due(event.candidate.carrier):
            return False  # "was to have opened on Monday", "was due to ride on Saturday"
        if tense == "PRESENT" and nouns_own.stands_charged(event.candidate):
            return True  # "is charged with a murder in May 2010"
        return tense == "FUTURE" or (tense == "PRESENT" and event.status.factuality is Factuality.PLANNED)

    def _spoken_at_another_time(self, candidate: Candidate, placed: PlacedTimex) -> bool:
        """Is "today" said in a quotation whose speaker spoke at a time the article dates otherwise?"""
        anchor = getattr(placed.timex.resolution, "anchor", None)
        if anchor is None or anchor.kind is not AnchorKind.DCT or _named_day(placed):
            return False
        said = self._claims.of(candidate.head)
        if said is None or not said.quoted:
            return False
        spoken = self._spoken.get(said.speaker)
        day = self._published.on
        return spoken is not None and (spoken.begin, spoken.end) != (day, day + timedelta(days=1))

    def _remember_speech(self, event: Undated, when: EventDate) -> None:
        """When a speaker spoke, for what "today" means in the quotations that follow."""
        interval = dating.closed(when)
        if event.event_class != "statement" or interval is None:
            return
        claim = self._claims.cue_of(event.candidate.head)
        if claim is not None:
            self._spoken[claim.speaker] = interval


def _named_day(placed: PlacedTimex) -> bool:
    """ "the June 27th election" is the same day whichever day it was said."""
    return any(rule.startswith("named-") for rule in placed.timex.resolution.rules)


def _sides(when: EventDate) -> tuple[date | None, date | None]:
    """Begin and end of a settled date."""
    match when.resolution:
        case Resolved(reading=taken):
            return taken.interval.begin, taken.interval.end
        case _:
            return None, None


def _named(rule: str, event: Undated) -> str:
    """Verbs of no type that merely recur are no same event."""
    loose = event.key.startswith("statement:") or (event.key.startswith("other:") and not event.candidate.is_noun)
    return "context:running" if rule == "same-event" and loose else rule


def _tense(event: Undated) -> str:
    """As :func:`governing_tense`; of a plan the future: "said he would step down at the end of the year"."""
    carrier = event.candidate.carrier
    ahead = event.status.factuality is Factuality.PLANNED and syntax.tense(carrier) not in ("PAST", "PASTPART")
    return "FUTURE" if ahead and not prospect.had_been(event.candidate) else governing_tense(event.candidate)


def governing_tense(candidate: Candidate) -> str:
    """Tense that decides about past and future: of the event, else of the verb that governs it."""
    own = syntax.tense(candidate.carrier)
    if own in ("PAST", "FUTURE", "PASTPART"):
        return own
    if own == "PRESENT":
        return "PAST" if syntax.aspect(candidate.carrier) == "PERFECTIVE" else own
    governor = syntax.governing_verb(candidate.carrier)
    if governor is not None and governor is not candidate.carrier:
        return syntax.tense(governor)
    link = syntax.up(candidate.carrier)
    return syntax.tense(link.head) if link is not None else own
