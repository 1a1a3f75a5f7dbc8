"""Join neighbouring atoms that are one expression, and take in the modifiers before them.

"9 a.m." + "Tuesday"; "June" + "last year"; "Saturday" + "April 25"; "the end of" + "the year"; "more than" + "two years".
"""

from __future__ import annotations

from dataclasses import replace

from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lexer import Tokens, classes

KINDS = classes()
CONNECT = {
    "": frozenset({()}),
    "clock-day": frozenset({(), ("COMMA",), ("ON",), ("COMMA", "ON"), ("ON", "THE")}),
    "day-clock": frozenset(
        {(), ("AT",), ("COMMA",), ("COMMA", "AT"), ("AT", "APPROX"), ("COMMA", "APPROX"), ("DASH",)}
    ),
    "day-day": frozenset({(), ("COMMA",)}),
    "of": frozenset({(), ("OF",), ("COMMA",), ("IN",)}),
}
NAMES = {char: name for name, char in KINDS.items()}


def join(toks: Tokens, found: list[Atom]) -> list[Atom]:
    """Atoms with neighbours joined left to right, then with their modifiers."""
    out: list[Atom] = []
    for atom in cut(found):
        merged = True
        while out and merged:
            merged = False
            both = pair(toks, out[-1], atom)
            if both is not None:
                out.pop()
                atom, merged = both, True
        out.append(atom)
    floor = 0
    final: list[Atom] = []
    for atom in out:
        atom = widen(toks, atom, floor)
        floor = atom.last
        final.append(atom)
    return final


def cut(found: list[Atom]) -> list[Atom]:
    """ "Sept. 3-5" in two: "Sept. 3" and "5"."""
    out: list[Atom] = []
    for atom in found:
        split = atom.frame.split
        if split is None:
            out.append(atom)
            continue
        whole = replace(atom.frame, split=None, other_day=None)
        out.append(replace(atom, last=split - 1, frame=whole))
        out.append(replace(atom, first=split, frame=replace(whole, day=atom.frame.other_day)))
    return out


def gap(toks: Tokens, left: Atom, right: Atom) -> tuple[str, ...] | None:
    """Class names between two atoms; None if too far apart."""
    if right.first - left.last > 2:
        return None
    return tuple(NAMES[c] for c in toks.classes[left.last : right.first])


def pair(toks: Tokens, left: Atom, right: Atom) -> Atom | None:
    """The joined atom, or None where the two are two expressions."""
    between = gap(toks, left, right)
    if between is None:
        return None
    a, b = left.frame, right.frame
    if is_clock(a) and is_day(b) and between in CONNECT["clock-day"]:
        return Atom(left.first, right.last, with_clock(b, a), f"clock+{right.rule}", "TIME")
    if is_day(a) and is_clock(b) and between in CONNECT["day-clock"]:
        return Atom(left.first, right.last, with_clock(a, b), f"{left.rule}+clock", "TIME")
    if (
        a.kind is Kind.CALENDAR
        and a.weekday is not None
        and a.month is None
        and a.shift is None
        and b.month is not None
        and b.day is not None
    ):
        if between in CONNECT["day-day"] and a.clock is None:
            return Atom(
                left.first,
                right.last,
                replace(b, weekday=a.weekday, part=a.part),
                right.rule,
                "TIME" if a.part else "DATE",
            )
    if (
        a.kind is Kind.CALENDAR
        and a.year is None
        and a.shift is None
        and (a.month or a.quarter or a.season or a.half)
        and between in CONNECT["of"]
    ):
        if b.kind is Kind.UNIT and b.unit == "Y" and b.mod is None and not a.day:
            return Atom(
                left.first, right.last, replace(a, year_shift=int(b.count or 0), near=b.near), left.rule, "DATE"
            )
        if b.kind is Kind.UNIT and b.unit == "Y" and a.day and between == ():
            return Atom(
                left.first, right.last, replace(a, year_shift=int(b.count or 0), near=b.near), left.rule, "DATE"
            )
    if b.kind is Kind.UNIT and b.unit == "Q" and left.rule == "year":
        return None
    return None


def is_clock(frame: Frame) -> bool:
    """A clock time without a day."""
    bare = frame.weekday is None and frame.day is None and frame.value is None
    return frame.kind is Kind.CALENDAR and frame.clock is not None and bare


def is_day(frame: Frame) -> bool:
    """An expression that names a day and no time on it yet."""
    if frame.clock is not None:
        return False
    if frame.kind is Kind.CALENDAR:
        return (
            frame.weekday is not None or frame.day is not None or (frame.value is not None and "T" not in frame.value)
        )
    return frame.kind is Kind.UNIT and frame.unit == "D"


def with_clock(day: Frame, clock: Frame) -> Frame:
    """The day at that time."""
    hour = clock.clock or ""
    if day.part in ("AF", "EV", "NI") and hour[:2].isdigit() and 1 <= int(hour[:2]) < 12 and "am" not in hour:
        hour = f"{int(hour[:2]) + 12:02d}{hour[2:]}"
    return replace(day, clock=hour, zone=clock.zone, part=None)


def widen(toks: Tokens, atom: Atom, floor: int) -> Atom:
    """Take in what TIMEX3 counts to the expression: "the end of", "early", "more than", "nearly", "about" …"""
    for look in (_bare_compound, _edge, _of, _or_so, _early, _more):
        atom = look(toks, atom, floor)
    return atom


def name(toks: Tokens, i: int) -> str:
    """Class name of token ``i``."""
    return NAMES[toks.classes[i]] if 0 <= i < len(toks.classes) else ""


def _bare_compound(toks: Tokens, atom: Atom, floor: int) -> Atom:
    """The article belongs to the noun: the [third-quarter] loss, the [eight-year] war; but the [mid-1990s]."""
    if atom.last - atom.first > 3 and name(toks, atom.first) == "THE" and name(toks, atom.last - 2) == "HYPHEN":
        if atom.frame.decade is None and atom.frame.year is None and atom.frame.century is None:
            return replace(atom, first=atom.first + 1)
    return atom


def _of(toks: Tokens, atom: Atom, floor: int) -> Atom:
    """the week of March 6, the night of Oct. 23."""
    i = atom.first
    if name(toks, i - 1) != "OF" or not is_day(atom.frame) or atom.frame.part is not None:
        return atom
    head, code = name(toks, i - 2), toks.worth[i - 2] if i >= 2 else None
    start = i - 3 if name(toks, i - 3) == "THE" else i - 2
    if start < floor or not isinstance(code, str):
        return atom
    if head == "PART":
        return replace(atom, first=start, type="TIME", frame=replace(atom.frame, part=code))
    if head == "UNIT" and code == "W" and atom.frame.kind is Kind.CALENDAR:
        return replace(atom, first=start, frame=replace(atom.frame, unit="W"))
    return atom


def _edge(toks: Tokens, atom: Atom, floor: int) -> Atom:
    """the end of the year, the beginning of October."""
    if atom.type != "DATE" or atom.frame.kind in (Kind.REFERENCE, Kind.OFFSET):
        return atom
    i = atom.first
    if name(toks, i - 1) == "OF" and name(toks, i - 2) == "EDGE":
        start = i - 3 if name(toks, i - 3) == "THE" else i - 2
        if start >= floor:
            mod = toks.worth[i - 2]
            return replace(atom, first=start, frame=replace(atom.frame, mod=mod if isinstance(mod, str) else None))
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
    """early Friday morning, late Tuesday."""
    i = atom.first - 1
    if (
        i >= floor
        and name(toks, i) in ("EARLY", "LATE")
        and atom.frame.kind is Kind.CALENDAR
        and (atom.frame.weekday or atom.frame.day)
    ):
        mod = toks.worth[i]
        return replace(atom, first=i, frame=replace(atom.frame, mod=mod if isinstance(mod, str) else None))
    return atom


def _more(toks: Tokens, atom: Atom, floor: int) -> Atom:
    """more than two years, nearly an hour, up to 180 days, at least a week, about 7:15."""
    frame = atom.frame
    counted = (
        frame.kind in (Kind.LENGTH, Kind.OFFSET)
        and frame.shift != 1
        and atom.rule not in ("plural-length", "stretch", "recent-stretch", "age")
    )
    clock = frame.clock is not None
    if not counted and not clock:
        return atom
    one, two = name(toks, atom.first - 1), name(toks, atom.first - 2)
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
    elif one == "OVER" and frame.count is not None and frame.kind is Kind.LENGTH and toks.lower(atom.first) != "the":
        mod, width = "MORE_THAN", 1
    elif one == "ALMOST" or one == "APPROX":
        mod, width = "APPROX", 1
    if not width or atom.first - width < floor:
        return atom
    return replace(atom, first=atom.first - width, frame=replace(frame, mod=mod))
