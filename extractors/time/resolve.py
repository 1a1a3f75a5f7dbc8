"""Settle atoms in text order: surroundings, anchor, rule, value, reading."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Ambiguous, AnchorKind, Published, Resolved, Timex, TimexType, Unresolved
from extractors.time import business, era, history, resolve_lengths, resolve_relative
from extractors.time.anchors import dct_anchor, pluperfect
from extractors.time.announced import quoted
from extractors.time.answer import Answer
from extractors.time.apposition import as_dated, explained, named_again, sum_of
from extractors.time.asides import leads_aside, not_until, of_aside, of_background, of_earlier, of_telling
from extractors.time.calendar import interval
from extractors.time.course import coming, whole
from extractors.time.dressing import dressed
from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lead import closes
from extractors.time.lexer import Tokens, classes
from extractors.time.merge import is_day
from extractors.time.range_ends import long_range, not_before, not_far, running
from extractors.time.ranges import pairs, share_years
from extractors.time.resolve_calendar import calendar
from extractors.time.resolve_nth import nth
from extractors.time.resolve_relative import unit_value
from extractors.time.scene import Scene, scene
from extractors.time.series import coordinated_month, day_behind, ended, follows, rolled_on, same_year
from extractors.time.story import Story

BOUNDS = frozenset(("since", "until", "till", "by"))
#: Tokens within which an older quarter is one that figures are compared with.
SAME_REPORT = 150
PARA = classes()["PARA"]
MONTHS_TO = (classes()["TO"], classes()["ENDED"], classes()["THROUGH"])


def settle(toks: Tokens, found: list[Atom], published: Published) -> tuple[Timex, ...]:
    """Timexes for atoms, numbered in text order."""
    if era.is_before(found, published):
        return tuple(era.lowered(timex) for timex in _settled(toks, *era.lifted(found, published)))
    return _settled(toks, found, published)


def _settled(toks: Tokens, found: list[Atom], published: Published) -> tuple[Timex, ...]:
    narrative, undated = history.is_narrative(toks, found, published.on), history.is_undated(found, published.on)
    if not narrative:
        found = [atom for atom in found if atom.rule not in ("told-part", "told-day")]
    story = Story(published.on, published.at, narrative=narrative, undated=undated)
    story.coming = coming(toks, found) if narrative else ()
    story.years = frozenset(atom.frame.year for atom in found if atom.frame.year and not atom.frame.two_digit)
    ends = pairs(toks, found)
    found = share_years(toks, found, ends)
    begins = {begin: end for end, begin in ends.items()}
    out: list[Timex] = []
    for number, atom in enumerate(found, 1):
        ref = f"t{number}"
        around = scene(toks, atom)
        opens = not out or PARA in toks.classes[found[number - 2].last : atom.first]
        if out and opens:
            story.restart()
        frame = day_behind(toks, found, number)
        if frame.clock == "24:00" and around.preposition == "after" and is_day(replace(atom.frame, clock=None)):
            frame = replace(frame, clock="00:00")  # "just after midnight on 3 May"
        answer = _answer(frame, around, story, ended(toks, found, number))
        if out and follows(toks, found, number):
            answer = rolled_on(answer, out[-1])
        elif out:
            answer = named_again(toks, found, number, out[-1], sum_of(toks, found, out, answer))
        if out and coordinated_month(toks, found, number):
            answer = same_year(answer, out[-1])
        if number - 1 in ends and out and frame.year is None:
            answer = not_before(answer, out[ends[number - 1]])
            answer = (
                not_far(answer, out[ends[number - 1]])
                if frame.month and frame.shift is frame.year_shift is None
                else answer
            )
            out[ends[number - 1]], answer = running(out[ends[number - 1]], answer, around, story.dct)
        if number - 1 in ends and out:
            story.whole = whole(story, out[ends[number - 1]], answer, atom.first)
        reported = atom.frame.kind is Kind.BUSINESS and atom.frame.unit not in ("W", "M")
        if explained(toks, found, number, answer):
            out[-1] = as_dated(out[-1], found[number - 2], answer)
        compared = reported or _year_earlier(atom.frame)
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
            _bound(toks, atom, around) or (not story.narrative and planned(atom, around)),
            leads_aside(toks, atom)
            or (story.narrative and (counted is AnchorKind.DCT or quoted(toks, atom.first)))  # "Tomorrow we march"
            or (
                (story.narrative or story.undated)
                and (
                    (not (opens and answer.absolute) and _back(toks, story, around, answer))
                    or (number - 1 in ends and long_range(out[ends[number - 1]], answer))
                )
            ),
            answer.mod == "END",
            (story.narrative or story.undated) and closes(toks, story, around, answer),
            not story.narrative and of_telling(toks, atom),
            quoted(toks, atom.first),
            of_earlier(toks, atom)
            or ("" if story.narrative else of_aside(toks, atom, around.first) or of_background(toks, atom, story)),
            answer.day,
            number - 1 in ends,
        )
        if narrative and not quoted(toks, atom.first):
            story.narrative = history.goes_on(story.narrative, toks, atom, published.on, counted)
        _reporting(story, atom, around, answer)
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
                begin_point=f"t{ends[number - 1] + 1}" if number - 1 in ends else edge(frame, answer, 1),
                end_point=f"t{begins[number - 1] + 1}" if number - 1 in begins else edge(frame, answer, -1),
                heads=around.heads,
            )
        )
    return tuple(out)


def _year_earlier(frame: Frame) -> bool:
    """ "a year earlier", "a year ago": what figures are compared with."""
    return frame.kind is Kind.OFFSET and frame.unit == "Y" and frame.shift == -1 and frame.count == 1


def _bound(toks: Tokens, atom: Atom, around: Scene) -> bool:
    """ "since Monday", "until Friday": the edge of a stretch; "did not open until 15 March" goes on from there."""
    until = around.preposition in ("until", "till")
    return around.preposition in BOUNDS and not (until and not_until(toks, atom.first))


def planned(atom: Atom, around: Scene) -> bool:
    """ "It was due to land on Friday": the story does not move there."""
    return bool(around.plan) and around.direction > 0 and atom.frame.weekday is not None


def edge(frame: Frame, answer: Answer, side: int) -> str | None:
    """Where "the past two weeks" end (-1) and "the next two" begin (1): ``t0`` is the publication date."""
    if frame.kind is not Kind.LENGTH or frame.shift != side:
        return None
    if isinstance(answer.resolution, Resolved) and answer.resolution.anchor.kind is AnchorKind.TEXT:
        return answer.resolution.anchor.ref
    return "t0" if isinstance(answer.resolution, Resolved) or frame.near == "dct" else None


def _answer(frame: Frame, around: Scene, story: Story, end: Atom | None) -> Answer:
    """The answer; where counting leaves the years 1 to 9999, no date but a reason."""
    try:
        return answer_for(frame, around, story, end)
    except (OverflowError, ValueError):
        return Answer("DATE", "XXXX", frame.mod, Unresolved("lies outside the calendar", ("outside",)))


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
                return dressed(
                    business.year_before(period), frame, around, dct_anchor(story), "business-year-earlier",
                    f"compared with the period reported on ({period}), a year before it", 0.85,
                )  # fmt: skip
            month = business.compared_month(frame, story, around)
            if month is not None:
                reason = f"compared with the month reported on ({month}), a year before it"
                value = business.year_before(month)
                return dressed(value, frame, around, dct_anchor(story), "business-year-earlier", reason, 0.8)
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


def _back(toks: Tokens, story: Story, around: Scene, answer: Answer) -> bool:
    """ "His father had died in 1879": a look back from a date the story is at."""
    at, stretch = story.focus(), interval(answer.value)
    if at is None or at.stretch.begin is None or stretch is None or stretch.begin is None:
        return False
    return stretch.begin < at.stretch.begin and around.preposition != "by" and pluperfect(toks, around)


def _months_to(story: Story, toks: Tokens, found: list[Atom], number: int, answer: Answer) -> None:
    """ "the three months to June 30", "the three months ended Sept. 30": the quarter is the period reported on."""
    before, atom = found[number - 2], found[number - 1]
    three = before.frame.kind is Kind.LENGTH and before.frame.unit == "M" and before.frame.count == 3
    if number < 2 or not three or toks.classes[before.last : atom.first] not in MONTHS_TO:
        return
    stretch = interval(answer.value)
    if stretch is not None and stretch.begin is not None:
        story.period, story.period_at = unit_value(stretch.begin, "Q", 0), atom.first


def _reporting(story: Story, atom: Atom, around: Scene, answer: Answer) -> None:
    """Keep the period that figures are reported for: a quarter named as such, or "the nine months"."""
    frame = atom.frame
    months = answer.type == "DURATION" and frame.unit == "M" and frame.count in (6, 9)
    topic = frame.kind is Kind.BUSINESS and not frame.count and story.period is None and "-Q" in answer.value
    named = (
        frame.kind is Kind.CALENDAR and frame.quarter is not None and not _aside_quarter(story, atom, around, answer)
    )
    if months or topic or named:
        story.period, story.period_at = answer.value, atom.first


def _aside_quarter(story: Story, atom: Atom, around: Scene, answer: Answer) -> bool:
    """A quarter still to come ("the fourth quarter will be a disaster"), or one before that reported on."""
    stretch = interval(answer.value)
    if stretch is None or stretch.end is None:
        return True
    if around.direction > 0 and stretch.end > story.dct:
        return True
    older = story.period is not None and "-Q" in story.period and answer.value < story.period
    return older and atom.first - story.period_at < SAME_REPORT
