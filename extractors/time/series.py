"""What neighbouring expressions say to each other: coordinated weekdays and months, a clock and its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractors.model import Resolved, Timex
from extractors.time.announced import opens_line
from extractors.time.answer import Answer
from extractors.time.explain import reading
from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lexer import Tokens, classes
from extractors.time.merge import is_clock, is_day, with_clock

#: A day behind one of these is not that of the hour before it.
BOUNDS = frozenset(("since", "until", "till", "before", "after", "from", "through"))
AND = classes()["AND"]
ENDED = classes()["ENDED"]
ENDS = frozenset(classes()[n] for n in ("STOP", "PARA"))
OPENERS = frozenset(classes()[n] for n in ("CAP", "X", "THE", "A", "IN", "ON", "AT", "THIS", "THAT", "AFTER"))
NAMES_AND_ON = classes()["AND"] + classes()["ON"]
DAY_LINKS = frozenset(classes()[n] for n in ("ON", "COMMA", "OPEN"))
COORDINATED = frozenset(classes()[n] for n in ("AND", "OR", "COMMA"))


def follows(toks: Tokens, found: list[Atom], number: int) -> bool:
    """A bare weekday coordinated with the one before it: "next Tuesday and Wednesday"."""
    before, atom = found[number - 2], found[number - 1]
    bare = atom.frame.weekday is not None and atom.frame.day is None and atom.frame.shift is None
    if number < 2 or not bare:
        return False
    if toks.classes[before.last : atom.first] == NAMES_AND_ON:  # "this weekend and on Monday"
        return before.frame.kind is Kind.UNIT and before.frame.unit == "WE" and before.frame.shift != -1
    if before.frame.weekday is None or before.frame.kind is not Kind.CALENDAR:
        return False
    return 0 < atom.first - before.last <= 2 and set(toks.classes[before.last : atom.first]) <= COORDINATED


def rolled_on(answer: Answer, before: Timex) -> Answer:
    """The day meant comes within the week after the one it is coordinated with."""
    if not isinstance(answer.resolution, Resolved) or not isinstance(before.resolution, Resolved):
        return answer
    start, day = before.resolution.reading.interval.begin, answer.resolution.reading.interval.begin
    if start is None or day is None:
        return answer
    moved = date.fromordinal(min(start.toordinal() + (day - start).days % 7, date.max.toordinal()))
    if moved in (start, day):
        return answer
    value = moved.isoformat() + answer.value[10:]
    after = reading(value, answer.mod, answer.resolution.reading.extent, 0.85, f"goes on from {before.text} before it")
    if after is None:
        return answer
    rejected = (answer.resolution.reading,)
    settled = replace(answer.resolution, reading=after, rules=("weekday-coordinated",), rejected=rejected)
    return replace(answer, value=value, resolution=settled)


def coordinated_month(toks: Tokens, found: list[Atom], number: int) -> bool:
    """ "until late October or November", "on Oct. 3 and Nov. 4": a month without a year behind an earlier month."""
    before, atom = found[number - 2].frame, found[number - 1].frame
    if before.kind is not Kind.CALENDAR or atom.kind is not Kind.CALENDAR or found[number - 1].type != "DATE":
        return False
    open_year = not any(f.year or f.year_shift is not None or f.shift is not None or f.holiday for f in (before, atom))
    if not open_year or not before.month or not atom.month or (before.day is None) != (atom.day is None):
        return False
    between = set(toks.classes[found[number - 2].last : found[number - 1].first])
    linked = 0 < found[number - 1].first - found[number - 2].last <= 3 and between <= COORDINATED | DAY_LINKS
    return linked and (before.month, before.day or 0) < (atom.month, atom.day or 0)


def same_year(answer: Answer, before: Timex) -> Answer:
    """The month meant is of the year of the one it is coordinated with."""
    if not isinstance(answer.resolution, Resolved) or not before.value[:4].isdigit():
        return answer
    value = before.value[:4] + answer.value[4:]
    taken = answer.resolution.reading
    after = reading(value, answer.mod, taken.extent, 0.85, f"of the same year as {before.text} before it")
    if after is None or value == answer.value:
        return answer
    settled = replace(answer.resolution, reading=after, rules=("month-coordinated",), rejected=(taken,))
    return replace(answer, value=value, resolution=settled)


def day_behind(toks: Tokens, found: list[Atom], number: int) -> Frame:
    """A clock time takes the day that follows a bracket: "at 3 p.m. CEST (1300 UTC) on Saturday"."""
    atom = found[number - 1]
    if not is_clock(atom.frame) and not is_open_part(atom.frame):
        return atom.frame
    if opens_line(toks, atom.first):
        return atom.frame
    if starts_sentence(toks, atom.last):
        return atom.frame
    last = atom.last
    for after in found[number : number + 3]:
        if after.first - atom.last > 9 or ENDS & set(toks.classes[atom.last : after.first]):
            break
        if AND in toks.classes[atom.last : after.first] and after.first - atom.last > 3:
            break  # "polls open at 7 a.m. and results are expected on July 8"
        if AND in toks.classes[last : after.first] and is_day(after.frame):
            break  # "until 4 p.m., and tomorrow from 8"
        if toks.lower(after.first - 1) in BOUNDS:
            break  # "opened at noon for the first time since April 28"
        last = after.last
        beside = set(toks.classes[atom.last : after.first]) <= DAY_LINKS
        linked = beside and after.frame.near == "dct"
        if is_open_part(atom.frame) and not linked:
            break
        if after.frame.near == "text" and not beside:
            break  # "hit 116 at 3:40 p.m., breaking a record set the day before"
        if is_day(after.frame) or (after.frame.clock is not None and not is_clock(after.frame)):
            if is_open_part(atom.frame):
                return replace(after.frame, clock=None, part=atom.frame.part, mod=atom.frame.mod)
            return with_clock(replace(after.frame, clock=None), atom.frame)
    return atom.frame


def is_open_part(frame: Frame) -> bool:
    """ "in the evening", "at dawn": a part of a day that other words name."""
    bare = not (frame.weekday or frame.day or frame.clock or frame.holiday)
    return frame.kind is Kind.CALENDAR and frame.part is not None and bare


def starts_sentence(toks: Tokens, i: int) -> bool:
    """Token ``i`` begins a sentence after "p.m.", whose own stop ends the one before."""
    word = toks.word(i)
    return (
        toks.word(i - 1).endswith(".")
        and word[:1].isupper()
        and word.lower() not in ("i",)
        and toks.classes[i] in OPENERS
    )


def ended(toks: Tokens, found: list[Atom], number: int) -> Atom | None:
    """The date at which a period ends: "the year ended [Sept. 30]", "the quarter ending [June 30, 1990]"."""
    atom = found[number - 1]
    verb = atom.last + (toks.lower(atom.last) == "," and toks.lower(atom.last + 1) == "which")
    verb += toks.lower(verb) in ("that", "which", ",")  # "for the quarter, ended Dec. 31,"
    if atom.frame.kind is Kind.BUSINESS and number < len(found) and toks.classes[verb : verb + 1] == ENDED:
        after = found[number]
        if after.first in (verb + 1, verb + 2) and after.frame.kind in (Kind.CALENDAR, Kind.UNIT):
            return after
    return None
