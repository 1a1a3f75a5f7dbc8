"""Take in the words before and after an expression that TIMEX3 counts to it: "the end of", "early", "more than" …"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from extractors.time.frames import Atom, Kind
from extractors.time.lexer import Tokens, classes
from extractors.time.merge import is_clock, is_day, with_clock
from extractors.time.words import words

#: "the early part of next year".
PARTS = {"early": "START", "first": "START", "middle": "MID", "later": "END", "latter": "END", "last": "END"}
OPPOSITE = {"MORE_THAN": "EQUAL_OR_LESS", "LESS_THAN": "EQUAL_OR_MORE"}
NAMES = {char: name for name, char in classes().items()}


def widen(toks: Tokens, found: list[Atom]) -> list[Atom]:
    """Atoms with their modifiers; none reaches into the one before it."""
    out: list[Atom] = []
    for atom in found:
        atom = _widened(toks, atom, out[-1].last if out else 0)
        dayed = is_day(atom.frame) or (atom.frame.kind is Kind.NTH and atom.frame.unit == "D")
        if out and is_clock(out[-1].frame) and atom.frame.part and dayed and _on(toks, out[-1], atom):
            clock = out.pop()  # "at 3:00 on the morning of 4 July"
            atom = replace(atom, first=clock.first, frame=with_clock(atom.frame, clock.frame))
        out.append(atom)
    return out


def _on(toks: Tokens, left: Atom, right: Atom) -> bool:
    """Only "on" stands between."""
    return right.first - left.last == 1 and name(toks, left.last) == "ON"


def _widened(toks: Tokens, atom: Atom, floor: int) -> Atom:
    for look in (_bare_compound, _day_from, _edge, _of, _or_so, _early, _more):
        atom = look(toks, atom, floor)
    return atom


def name(toks: Tokens, i: int) -> str:
    """Class name of token ``i``."""
    return NAMES[toks.classes[i]] if 0 <= i < len(toks.classes) else ""


def _bare_compound(toks: Tokens, atom: Atom, floor: int) -> Atom:
    """The article belongs to the noun: the [third-quarter] loss, the [eight-year] war; but the [mid-1990s]."""
    compound = name(toks, atom.first) == "THE" and name(toks, atom.last - 2) == "HYPHEN" and atom.last - atom.first > 3
    if compound and atom.frame.decade is None and atom.frame.year is None and atom.frame.century is None:
        counted = atom.frame.kind is Kind.LENGTH and name(toks, atom.first + 1) in ("ORD", "SECOND")
        return replace(atom, first=atom.first + (2 if counted and atom.last - atom.first > 4 else 1))
    return atom


def _day_from(toks: Tokens, atom: Atom, floor: int) -> Atom:
    """the day before Thanksgiving, the day after tomorrow, the week before Christmas."""
    i, frame = atom.first, atom.frame
    side = toks.worth[i - 1] if name(toks, i - 1) in ("BEFORE", "AFTER") else None
    unit = toks.worth[i - 2] if name(toks, i - 2) == "UNIT" else None
    timed = frame.kind is Kind.UNIT and frame.unit == "D" and frame.clock is not None  # "the day after tomorrow at 8"
    if (
        not isinstance(side, int)
        or not (timed or is_day(frame))
        or not (unit == "D" or (unit == "W" and frame.holiday))
    ):
        return atom
    start = i - 3 if name(toks, i - 3) == "THE" else i - 2
    if start < floor or frame.value or not (start == i - 3 or (frame.kind is Kind.UNIT and frame.count)):
        return atom
    count = (frame.count or Fraction(0)) + side * (7 if unit == "W" else 1)
    changed = replace(frame, count=count, mod=None, unit="W") if unit == "W" else replace(frame, count=count, mod=None)
    return replace(atom, first=start, frame=changed)


def _of(toks: Tokens, atom: Atom, floor: int) -> Atom:
    """the week of March 6, the night of Oct. 23."""
    i = atom.first
    if name(toks, i - 1) != "OF" or not is_day(atom.frame) or atom.frame.part is not None:
        return atom
    head, code = name(toks, i - 2), toks.worth[i - 2] if i >= 2 else None
    edge = toks.worth[i - 3] if i >= 3 and head == "PART" and name(toks, i - 3) in ("EARLY", "LATE") else None
    before = i - 3 if edge is None else i - 4
    start = before if name(toks, before) == "THE" else before + 1
    if start < floor or not isinstance(code, str):
        return atom
    if head == "PART":
        mod = edge if isinstance(edge, str) else atom.frame.mod
        return replace(atom, first=start, type="TIME", frame=replace(atom.frame, part=code, mod=mod))
    if head == "UNIT" and code in ("W", "WE") and atom.frame.kind is Kind.CALENDAR:
        return replace(atom, first=start, frame=replace(atom.frame, unit=code))
    return atom


def _edge(toks: Tokens, atom: Atom, floor: int) -> Atom:
    """the end of the year, the beginning of October, the latter part of 1990."""
    if atom.type != "DATE" or atom.frame.kind in (Kind.REFERENCE, Kind.OFFSET):
        return atom
    i = atom.first
    if name(toks, i - 1) == "OF" and name(toks, i - 2) == "EDGE":
        start = i - 3 if name(toks, i - 3) == "THE" else i - 2
        if start >= floor:
            mod = toks.worth[i - 2]
            return replace(atom, first=start, frame=replace(atom.frame, mod=mod if isinstance(mod, str) else None))
    if name(toks, i - 1) == "OF" and toks.lower(i - 2) == "part" and name(toks, i - 4) == "THE" and i - 4 >= floor:
        side = PARTS.get(toks.lower(i - 3))
        if side is not None and atom.frame.mod is None:
            return replace(atom, first=i - 4, frame=replace(atom.frame, mod=side))
    return atom


def _or_so(toks: Tokens, atom: Atom, floor: int) -> Atom:
    if (
        name(toks, atom.last) == "OR"
        and name(toks, atom.last + 1) == "SO"
        and atom.frame.kind in (Kind.LENGTH, Kind.UNIT)
    ):
        return replace(atom, last=atom.last + 2, frame=replace(atom.frame, mod="APPROX"))
    return atom


def _early(toks: Tokens, atom: Atom, floor: int) -> Atom:
    """early Friday morning, late Tuesday, late that night, early in 1912, late in the third quarter."""
    i = atom.first - 1
    if (
        i > floor
        and name(toks, i) == "IN"
        and name(toks, i - 1) in ("EARLY", "LATE", "EARLIER", "LATER")
        and atom.frame.kind is Kind.CALENDAR
        and atom.frame.mod is None
        and (atom.frame.month or atom.frame.year or atom.frame.quarter or atom.frame.season)
    ):
        side = "START" if toks.lower(i - 1) in ("early", "earlier") else "END"
        return replace(atom, first=i - 1, frame=replace(atom.frame, mod=side))
    dated = atom.frame.kind in (Kind.CALENDAR, Kind.NTH) and (atom.frame.day or atom.frame.unit == "D")
    if i > floor and name(toks, i) == "ON" and name(toks, i - 1) in ("EARLY", "LATE") and dated and not atom.frame.mod:
        mod = toks.worth[i - 1]  # "late on 4 June", "early on the 11th"
        return replace(atom, first=i - 1, frame=replace(atom.frame, mod=mod if isinstance(mod, str) else None))
    if i >= floor and atom.frame.season and atom.frame.shift == 0 and name(toks, i) in ("EARLIER", "LATER"):
        return replace(atom, first=i, frame=replace(atom.frame, mod="START" if name(toks, i) == "EARLIER" else "END"))
    if i >= floor and name(toks, i) in ("EARLIER", "LATER") and _of_text_part(atom):
        return replace(atom, first=i, frame=replace(atom.frame, mod="START" if name(toks, i) == "EARLIER" else "END"))
    if (
        i >= floor
        and name(toks, i) in ("EARLY", "LATE")
        and (
            (atom.frame.kind is Kind.CALENDAR and (atom.frame.weekday or atom.frame.day))
            or (atom.frame.kind is Kind.CALENDAR and atom.frame.shift is not None and not atom.frame.mod)
            or (atom.frame.kind is Kind.UNIT and atom.frame.part and atom.frame.near == "text")
        )
    ):
        mod = toks.worth[i]
        return replace(atom, first=i, frame=replace(atom.frame, mod=mod if isinstance(mod, str) else None))
    return atom


def _of_text_part(atom: Atom) -> bool:
    """that night, the same evening: of the day a text is at."""
    frame = atom.frame
    return frame.kind is Kind.UNIT and bool(frame.part) and frame.near == "text" and not frame.count and not frame.mod


def _more(toks: Tokens, atom: Atom, floor: int) -> Atom:
    """more than two years, nearly an hour, up to 180 days, at least a week, about 7:15."""
    frame = atom.frame
    counted = (
        frame.kind in (Kind.LENGTH, Kind.OFFSET)
        and (frame.shift != 1 or frame.kind is Kind.OFFSET)
        and atom.rule not in ("plural-length", "stretch", "recent-stretch", "age")
    )
    clock = frame.clock is not None
    if not counted and not clock:
        return atom
    one, two = name(toks, atom.first - 1), name(toks, atom.first - 2)
    if one == "ANOTHER" and frame.kind is Kind.LENGTH and frame.count is not None and atom.first - 1 >= floor:
        return replace(atom, first=atom.first - 1)  # "fought on for another eight months"
    mod: str | None = None
    width = 0
    if two == "MORE" and one == "THAN":
        mod, width = "MORE_THAN", 2
    elif two == "LESS" and one == "THAN":
        mod, width = "LESS_THAN", 2
    elif two == "AT" and one == "LEAST":
        mod, width = "EQUAL_OR_MORE", 2
    elif (two == "AT" and one == "MOST") or (two == "UP" and one == "TO"):
        mod, width = "EQUAL_OR_LESS", 2
    elif one == "THAN" and two == "LONGER":
        mod, width = "MORE_THAN", 2
    elif one == "OVER" and frame.count is not None and toks.lower(atom.first) != "the" and _no_particle(toks, atom):
        mod, width = "MORE_THAN", 1
    elif (one == "ALMOST" or one == "APPROX") and toks.lower(atom.first) != "the":
        mod, width = "APPROX", 1
    if not width or atom.first - width < floor:
        return atom
    if mod in OPPOSITE and two in ("MORE", "LONGER", "LESS") and name(toks, atom.first - 3) == "NO":
        mod, width = OPPOSITE[mod], 3  # "no more than two years"
    return replace(atom, first=max(atom.first - width, floor), frame=replace(frame, mod=mod))


def _no_particle(toks: Tokens, atom: Atom) -> bool:
    """ "over a year ago" is more than a year ago; "took over a year ago" and "$2 billion over three years" are not."""
    before = toks.lower(atom.first - 2)
    if atom.frame.kind is Kind.LENGTH:
        opens = not before.isalnum() and before != ")"  # "Over 50 years", "in print, over 70 years after his death"
        return opens or before in words("over_lengths") or toks.lower(atom.last) in ("after", "before")
    return before not in words("over_verbs")
