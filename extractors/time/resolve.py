"""Settle atoms in text order: surroundings, anchor, rule, value, reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractors.model import Ambiguous, AnchorKind, Granularity, Published, Resolved, Timex, TimexType, Unresolved
from extractors.time import business, resolve_lengths, resolve_relative
from extractors.time.anchors import dct_anchor, is_narrative
from extractors.time.answer import Answer
from extractors.time.calendar import interval
from extractors.time.explain import reading
from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lexer import Tokens, classes
from extractors.time.merge import is_clock, is_day, with_clock
from extractors.time.ranges import pairs, share_years
from extractors.time.resolve_calendar import calendar
from extractors.time.resolve_nth import nth
from extractors.time.resolve_relative import unit_value
from extractors.time.scene import Scene, scene
from extractors.time.story import Story

ENDED = classes()["ENDED"]
BOUNDS = frozenset(("since", "until", "till", "by"))
ENDS = frozenset(classes()[n] for n in ("STOP", "PARA"))
OPENERS = frozenset(classes()[n] for n in ("CAP", "X", "THE", "A", "IN", "ON", "AT", "THIS", "THAT", "AFTER"))
NAMES_AND_ON = classes()["AND"] + classes()["ON"]
MONTHS_TO = (classes()["TO"], classes()["ENDED"])
COORDINATED = frozenset(classes()[n] for n in ("AND", "OR", "COMMA"))


def settle(toks: Tokens, found: list[Atom], published: Published) -> tuple[Timex, ...]:
    """Timexes for atoms, numbered in text order."""
    story = Story(published.on, published.at, narrative=is_narrative(found, published.on))
    ends = pairs(toks, found)
    found = share_years(found, ends)
    begins = {begin: end for end, begin in ends.items()}
    out: list[Timex] = []
    for number, atom in enumerate(found, 1):
        ref = f"t{number}"
        around = scene(toks, atom)
        frame = day_behind(toks, found, number)
        answer = _answer(frame, around, story, ended(toks, found, number))
        if out and follows(toks, found, number):
            answer = rolled_on(answer, out[-1])
        if number - 1 in ends and out and frame.year is None:
            answer = not_before(answer, out[ends[number - 1]])
        compared = atom.frame.kind is Kind.BUSINESS or (atom.frame.kind is Kind.OFFSET and atom.frame.unit == "Y")
        counted = (
            answer.resolution.anchor.kind
            if isinstance(answer.resolution, Resolved | Ambiguous)
            else AnchorKind.CALENDAR
        )
        story.note(
            ref,
            answer.value,
            atom.first,
            answer.absolute,
            counted,
            compared and not story.narrative,
            around.preposition in BOUNDS,
        )
        _reporting(story, atom, answer)
        _months_to(story, toks, found, number, answer)
        begin, end = toks.begins[atom.first], toks.ends[atom.last - 1]
        out.append(
            Timex(
                ref,
                begin,
                end,
                toks.text[begin:end],
                TimexType(answer.type),
                answer.value,
                answer.resolution,
                mod=answer.mod,
                quant=answer.quant,
                freq=answer.freq,
                begin_point=f"t{ends[number - 1] + 1}" if number - 1 in ends else None,
                end_point=f"t{begins[number - 1] + 1}" if number - 1 in begins else None,
            )
        )
    return tuple(out)


def _answer(frame: Frame, around: Scene, story: Story, end: Atom | None) -> Answer:
    """The answer; where counting leaves the years 1 to 9999, no date but a reason."""
    era = before_era(frame, story)
    if era is not None:
        return era
    try:
        return answer_for(frame, around, story, end)
    except (OverflowError, ValueError):
        return Answer("DATE", "XXXX", frame.mod, Unresolved("lies outside the calendar", ("outside",)))


def before_era(frame: Frame, story: Story) -> Answer | None:
    """ "two years later", "the following year" in a story at a year BC: counted down, and without an interval."""
    if frame.era == "BC" and frame.century is None:
        story.bc = frame.year
    elif frame.kind is Kind.CALENDAR and frame.year is not None:
        story.bc = None
    if story.bc is None or frame.near != "text" or frame.unit != "Y" or frame.count is None:
        return None
    sign = 1 if frame.kind is Kind.UNIT else (frame.shift or -1)
    year = story.bc - int(frame.count * sign)
    if frame.kind not in (Kind.UNIT, Kind.OFFSET) or year < 1:
        return None
    story.bc = year
    reason = "before the common era, where no calendar of days reaches"
    return Answer("DATE", f"BC{year:04d}", frame.mod, Unresolved(reason, ("era",)))


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


def not_before(answer: Answer, begin: Timex) -> Answer:
    """The second end of a stretch does not lie before the first: "from Monday to Friday", "from November to March"."""
    if not isinstance(answer.resolution, Resolved) or not isinstance(begin.resolution, Resolved):
        return answer
    taken, start = answer.resolution.reading, begin.resolution.reading.interval.begin
    day = taken.interval.begin
    if start is None or day is None or day >= start or taken.interval.granularity > Granularity.MONTH:
        return answer
    if taken.interval.granularity <= Granularity.DAY and (start - day).days < 7:
        moved = date.fromordinal(min(day.toordinal() + 7, date.max.toordinal())).isoformat() + taken.value[10:]
    else:
        moved = f"{day.year + 1:04d}{taken.value[4:]}"
    after = reading(moved, answer.mod, taken.extent, 0.85, "the end of a stretch lies after its begin")
    if after is None:
        return answer
    settled = replace(
        answer.resolution, reading=after, rules=(*answer.resolution.rules, "range-end"), rejected=(taken,)
    )
    return replace(answer, value=moved, resolution=settled)


def day_behind(toks: Tokens, found: list[Atom], number: int) -> Frame:
    """A clock time takes the day that follows a bracket: "at 3 p.m. CEST (1300 UTC) on Saturday"."""
    atom = found[number - 1]
    if not is_clock(atom.frame):
        return atom.frame
    if starts_sentence(toks, atom.last):
        return atom.frame
    for after in found[number : number + 3]:
        if after.first - atom.last > 9 or ENDS & set(toks.classes[atom.last : after.first]):
            break
        if is_day(after.frame) or (after.frame.clock is not None and not is_clock(after.frame)):
            return with_clock(replace(after.frame, clock=None), atom.frame)
    return atom.frame


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
    if atom.frame.kind is Kind.BUSINESS and number < len(found) and toks.classes[atom.last : atom.last + 1] == ENDED:
        after = found[number]
        if after.first == atom.last + 1 and after.frame.kind in (Kind.CALENDAR, Kind.UNIT):
            return after
    return None


def answer_for(frame: Frame, around: Scene, story: Story, end: Atom | None) -> Answer:
    """Dispatch on the kind of frame."""
    match frame.kind:
        case Kind.CALENDAR:
            return calendar(frame, around, story)
        case Kind.UNIT:
            return resolve_relative.unit(frame, around, story)
        case Kind.OFFSET:
            period = business.compared(story, around)
            if frame.unit == "Y" and frame.count == 1 and frame.shift == -1 and period and "-Q" in period:
                return resolve_relative.dressed(
                    business.year_before(period), frame, around, dct_anchor(story), "business-year-earlier",
                    f"compared with the period reported on ({period}), a year before it", 0.85,
                )  # fmt: skip
            return resolve_relative.offset(frame, around, story)
        case Kind.NTH:
            return nth(frame, around, story)
        case Kind.LENGTH:
            return resolve_lengths.length(frame, around, story)
        case Kind.REPEAT:
            return resolve_relative.repeat(frame, around, story)
        case Kind.BUSINESS:
            closing = answer_for(end.frame, around, story, None).value if end is not None else None
            return business.business(frame, around, story, closing)
        case Kind.REFERENCE:
            return resolve_relative.reference(frame, around, story)


def _months_to(story: Story, toks: Tokens, found: list[Atom], number: int, answer: Answer) -> None:
    """ "the three months to June 30", "the three months ended Sept. 30": the quarter is the period reported on."""
    before, atom = found[number - 2], found[number - 1]
    three = before.frame.kind is Kind.LENGTH and before.frame.unit == "M" and before.frame.count == 3
    if number < 2 or not three or toks.classes[before.last : atom.first] not in MONTHS_TO:
        return
    stretch = interval(answer.value)
    if stretch is not None and stretch.begin is not None:
        story.period, story.period_at = unit_value(stretch.begin, "Q", 0), atom.first


def _reporting(story: Story, atom: Atom, answer: Answer) -> None:
    """Keep the period that figures are reported for: a quarter named as such, or "the nine months"."""
    frame = atom.frame
    months = answer.type == "DURATION" and frame.unit == "M" and frame.count in (6, 9)
    if months or (frame.kind is Kind.CALENDAR and frame.quarter is not None):
        story.period, story.period_at = answer.value, atom.first
