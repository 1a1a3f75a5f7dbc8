"""Settle atoms in text order: surroundings, anchor, rule, value, reading."""

from __future__ import annotations

from extractors.model import Published, Timex, TimexType
from extractors.time import business, resolve_relative
from extractors.time.answer import Answer
from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lexer import Tokens, classes
from extractors.time.ranges import pairs, share_years
from extractors.time.resolve_calendar import calendar
from extractors.time.scene import Scene, scene
from extractors.time.story import Story


ENDED = classes()["ENDED"]


def settle(toks: Tokens, found: list[Atom], published: Published) -> tuple[Timex, ...]:
    """Timexes for atoms, numbered in text order."""
    story = Story(published.on, published.at, narrative=is_narrative(found, published))
    ends = pairs(toks, found)
    found = share_years(found, ends)
    begins = {begin: end for end, begin in ends.items()}
    out: list[Timex] = []
    for number, atom in enumerate(found, 1):
        ref = f"t{number}"
        around = scene(toks, atom)
        answer = answer_for(atom.frame, around, story, ended(toks, found, number))
        compared = atom.frame.kind is Kind.BUSINESS or (atom.frame.kind is Kind.OFFSET and atom.frame.unit == "Y")
        story.note(ref, answer.value, atom.first, answer.absolute, compared and not story.narrative)
        _reporting(story, atom.frame, answer)
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
            )  # fmt: skip
        )
    return tuple(out)


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
                    business.year_before(period), frame, around, resolve_relative.dct_anchor(story), "business-year-earlier",
                    f"compared with the period reported on ({period}), a year before it", 0.85,
                )  # fmt: skip
            return resolve_relative.offset(frame, around, story)
        case Kind.LENGTH:
            return resolve_relative.length(frame, around, story)
        case Kind.REPEAT:
            return resolve_relative.repeat(frame, around, story)
        case Kind.BUSINESS:
            closing = answer_for(end.frame, around, story, None).value if end is not None else None
            return business.business(frame, around, story, closing)
        case Kind.REFERENCE:
            return resolve_relative.reference(frame, around, story)


def _reporting(story: Story, frame: Frame, answer: Answer) -> None:
    """Keep the period that figures are reported for: a quarter named as such, or "the nine months"."""
    if frame.kind is Kind.CALENDAR and frame.quarter is not None:
        story.period = answer.value
    elif answer.type == "DURATION" and frame.unit == "M" and frame.count in (6, 9):
        story.period = answer.value


def is_narrative(found: list[Atom], published: Published) -> bool:
    """A document that tells of times long before its publication: most of its dates carry years far from the DCT's."""
    years = [atom.frame.year for atom in found if atom.frame.year is not None and not atom.frame.two_digit]
    deictic = sum(1 for atom in found if atom.frame.kind is Kind.UNIT and atom.frame.near == "dct")
    far = sum(1 for year in years if year < published.on.year - 2)
    return far >= 4 and far > 0.4 * len(found) and deictic * 5 < far
