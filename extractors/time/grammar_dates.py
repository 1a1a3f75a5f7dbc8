"""Grammar of calendar dates: notations, months, weekdays, years, decades, centuries, quarters, halves, seasons."""

from __future__ import annotations

import re
from fractions import Fraction

from extractors.time.frames import Frame, Kind
from extractors.time.lexer import classes
from extractors.time.rules import Match, Rulebook
from extractors.time.words import words

BOOK = Rulebook()
ENDS = frozenset(("", *(classes()[name] for name in ("STOP", "COMMA", "PARA", "CLOSE", "AND"))))
MARKS = re.compile(r"[/.-]")
#: A word after "two thousand" makes it a count: "in June two thousand men".
WORDS = (classes()["X"], classes()["CAP"])


def possible(figures: str) -> bool:
    """The figures can be a date in some order: not "2017-13-12", nor a telephone number."""
    pieces = [int(piece) for piece in MARKS.split(figures[:10])]
    if len(pieces) == 2:
        return 1 <= pieces[1] <= 12
    small = pieces[1:] if len(figures) > 4 and figures[4:5] in "/.-" and figures[:4].isdigit() else pieces[:2]
    return 1 <= min(small) <= 12 and max(small) <= 31


SUBJECTS = frozenset(("he", "she", "it", "they", "we", "his", "her", "their"))
CAL = Kind.CALENDAR


@BOOK.add("iso", "DATE", "ISO")
def iso(m: Match) -> Frame | None:
    """2023-09-19, 2023-09-19T14:05:00+02:00, 2023-09."""
    value = m.toks.worth[m.first]
    return Frame(Kind.CALENDAR, value=value) if isinstance(value, str) and possible(value) else None


@BOOK.add("foreign-date", "DATE", "(?:INT1 (?:DOT|STOP)?|ORDNUM)? (?P<de>DE)? FOREIGN_MONTH (?:DE|DOT)? YEAR4")
def foreign_date(m: Match) -> Frame | None:
    """19 septembre 2023, 19. Oktober 2023, 5 de mayo de 2019."""
    return Frame(Kind.CALENDAR, value=m.toks.text[m.toks.begins[m.first] : m.toks.ends[m.last - 1]])


@BOOK.add("numeric-date", "DATE", "(?:WDAY COMMA?)? (?P<n>NUMDATE)")
def numeric(m: Match) -> Frame | None:
    """9/19/2023, 19.09.2023."""
    value = m.toks.word(m.at("n"))
    return Frame(Kind.CALENDAR, value=value) if possible(value) else None


@BOOK.add(
    "month-day",
    "DATE",
    "(?:(?P<w>WDAY) COMMA? THE?|(?P<s>NEARBY))? (?P<e>MODS HYPHEN?)? (?P<m>MON) THE? "
    "(?P<d>DAYN|ORD|SECOND|NUM HYPHEN? (?:ORD|SECOND)) (?:COMMA? (?P<y>YR))?",
    "(?:(?P<w>WDAY) COMMA? (?:THE)?)? (?P<d>DAYN) (?:OF)? (?P<m>MON) (?:COMMA? (?P<y>YR))?",
    "(?:(?P<w>WDAY) COMMA?)? THE? (?P<d>ORDS) UNIT? OF (?P<m>MON) (?:COMMA? (?P<y>YR))?",
    "(?P<d>INT1) HYPHEN (?P<m>MON) HYPHEN (?P<y>YR|INT1|INT)",
    "(?P<w>WDAY) COMMA? THE (?P<d>ORDS) (?P<m>)(?P<y>)(?!UNIT|CAP|UNITS)",
)
def month_day(m: Match) -> Frame | None:
    """Sept. 3, 3 September 2023, Tuesday, the 3rd of May, 19-SEP-2023, Friday the 13th."""
    day = m.ordinal("d")
    if day is None or not 1 <= day <= 31:
        return None
    month = m.integer("m") if m.found["m"] else None
    noun = m.toks.lower(m.last) if m.toks.classes[m.last : m.last + 1] == WORDS[0] else ""
    if not m.found["m"] and noun.isalpha() and noun not in words("past") | SUBJECTS:
        return None  # "Friday, the 13th time"
    year, short = m.year("y") if m.found["y"] else (None, False)
    if year is not None and not short and year < 100:
        short = True
    weekday = m.integer("w") if "w" in m.found.groupdict() and m.found["w"] else None
    if m.found["m"] and m.toks.lower(m.at("m")) == "may" and m.toks.word(m.at("m"))[0] == "m":
        return None
    mod = m.code("e") if "e" in m.found.groupdict() and m.found["e"] else None
    shift = m.integer("s") if m.found.groupdict().get("s") else None
    return Frame(CAL, year=year, two_digit=short, month=month, day=day, weekday=weekday, mod=mod, shift=shift)


@BOOK.add(
    "day-range",
    "DATE",
    "(?P<m>MON) (?P<d>DAYN) LINK (?P<k>DAYN) (?!COLON|CLOCK|MONTH|MONTH_ABBR|MONTH_AMB|AMPM|UNITS)"
    "(?:COMMA? (?P<y>YR))?",
    "(?P<d>DAYN|ORD) (?:LINK|UNTIL) THE? (?P<k>DAYN|ORD) OF? (?P<m>MON) (?:COMMA? (?P<y>YR))?",
    "THE (?P<d>ORDNUM|ORD) (?:LINK|UNTIL) THE? (?P<k>ORDNUM|ORD) OF? (?P<m>MON) (?:COMMA? (?P<y>YR))?",
)
def day_range(m: Match) -> Frame | None:
    """Sept. 3-5, between 3 and 5 March 2023: two days that share a month; the atom is cut in two afterwards."""
    first, second = m.integer("d") or 0, m.integer("k") or 0
    if not 1 <= first < second <= 31 or m.toks.word(m.at("m"))[0].islower():
        return None
    year, short = m.year("y") if m.found["y"] else (None, False)
    month = m.integer("m")
    split = m.at("k") - (m.toks.lower(m.at("k") - 1) == "the")
    return Frame(CAL, year=year, two_digit=short, month=month, day=first, other_day=second, split=split)


@BOOK.add(
    "month-year",
    "DATE",
    "(?:THE? (?P<e>MODS) HYPHEN?)? (?P<m>MON) (?:COMMA|OF|HYPHEN)? (?P<y>YR)",
    "(?P<e>)(?P<m>MON) (?P<y>)(?P<s>NUM NUM (?:(?:AND|HYPHEN)? NUM){0,2})",
)
def month_year(m: Match) -> Frame | None:
    """September 2023, early March 1996, January nineteen ninety-seven."""
    mod = m.code("e") if m.found["e"] else None
    if m.found["y"]:
        year, short = m.year("y")
    else:
        year, short = spoken_year(m, "s"), False
    if year is None:
        return None
    return Frame(CAL, year=year, two_digit=short, month=m.integer("m"), mod=mod)


def spoken_year(m: Match, group: str) -> int | None:
    """ "nineteen ninety-six" -> 1996, "two thousand" -> 2000, "twenty twenty-three" -> 2023; None for a number."""
    after = m.toks.classes[m.found.end(group) : m.found.end(group) + 1]
    values = [w for i in range(m.at(group), m.found.end(group)) if isinstance(w := m.toks.worth[i], int) and w]
    if len(values) >= 2 and values[0] in (17, 18, 19, 20, 21) and 10 <= values[1] < 100 and len(values) <= 3:
        rest = sum(values[1:])
        return values[0] * 100 + rest if rest < 100 else None
    if values[:2] == [2, 1000] and (len(values) > 2 or after not in WORDS):
        rest = sum(values[2:])
        return 2000 + rest if rest < 100 else None
    return None


@BOOK.add("month", "DATE", "(?:(?P<s>SHIFT) |THE? (?P<e>MODS) HYPHEN?)? (?P<m>MON)", weak=True)
def month(m: Match) -> Frame | None:
    """September, last June, early November, mid-March, this August."""
    shift, near = shift_of(m, "s")
    return Frame(CAL, month=m.integer("m"), shift=shift, near=near, mod=m.code("e") if m.has("e") else None)


#: Word -> which one it means and what it counts from; the first of them that the expression holds decides.
SHIFTS = {
    **dict.fromkeys(("following", "subsequent"), (1, "text")),
    **dict.fromkeys(("previous", "preceding", "prior"), (-1, "text")),
    **dict.fromkeys(("that", "same", "very"), (0, "text")),
    **dict.fromkeys(("past", "last"), (-1, "dct")),
    **dict.fromkeys(("coming", "upcoming"), (1, "dct")),
    "ensuing": (1, "text"),
    "next": (1, "dct"),
    **dict.fromkeys(("this", "current", "present"), (0, "dct")),
}


def shift_of(m: Match, group: str) -> tuple[int | None, str]:
    """Direction of "last", "this past", "next", "that" … and what it counts from."""
    if not m.has(group):
        return None, "dct"
    words = [m.toks.lower(i) for i in range(m.at(group), m.found.end(group))]
    for word, (shift, near) in SHIFTS.items():
        if word in words:
            if word == "next" and words[0] == "the":
                return 1, "text"
            return shift, near
    return None, "dct"


@BOOK.add(
    "some-weekday",
    "DATE",
    "(?P<w>WEEKDAY)(?=IN (?:MODS HYPHEN?)? MON (?!DAYN|YR))",
    "(?<=ON A)(?P<w>WEEKDAY)(?=STOP|COMMA|PARA|CLOSE|$)",
)
def some_weekday(m: Match) -> Frame | None:
    """(a hot) Saturday (in late August), (born on) a Sunday: one of several."""
    lead = [m.toks.lower(i) for i in range(m.first - 3, m.first)]
    return Frame(CAL, value=f"XXXX-WXX-{m.integer('w')}") if {"a", "one"} & set(lead) else None


@BOOK.add(
    "weekday",
    "DATE",
    "(?:(?P<s>SHIFT) |(?P<e>EARLY|LATE) ON? |(?P<f>EARLIER|LATER) ON )? (?P<w>WDAY) (?:HYPHEN? (?P<p>PART))?",
    weak=True,
)
def weekday(m: Match) -> Frame | None:
    """Tuesday, last Friday, this coming Monday, late on Thursday, earlier on Monday, Friday night."""
    shift, near = shift_of(m, "s")
    mod = m.code("e") if m.has("e") else {"earlier": "START", "later": "END"}.get(m.word("f"))
    if m.toks.lower(m.first - 1) == "the" and m.toks.classes[m.last : m.last + 1] in ENDS:
        near = "text"  # "His mother was found on the Friday."
    return Frame(CAL, weekday=m.integer("w"), shift=shift, near=near, part=m.code("p"), mod=mod)


@BOOK.add("weekdays", "SET", "(?P<w>WEEKDAYS)", "(?P<w>WEEKDAY) (?P<p>PARTS)", "EVERY OTHER? (?P<w>WDAY) (?P<p>PART)?")
def weekdays(m: Match) -> Frame | None:
    """Tuesdays, Friday nights, every Monday."""
    part = m.code("p") if "p" in m.found.groupdict() and m.found["p"] else None
    value = f"XXXX-WXX-{m.integer('w')}" + (f"T{part}" if part else "")
    first = m.toks.lower(m.first)
    return Frame(Kind.REPEAT, value=value, quant=first.upper() if first in ("every", "each") else None)


@BOOK.add(
    "named-ago",
    "DATE",
    "(?P<n>EXACT) (?:(?P<s>SEASONS)|(?P<w>WEEKDAYS)) AGO",
    "(?P<s>)(?P<n>EXACT) (?P<w>WEEKDAYS) (?:FROM (?P<f>NOW)|(?P<t>LATER))",
)
def named_ago(m: Match) -> Frame | None:
    """three summers ago, two Sundays ago, two Mondays from now, three Fridays later."""
    amount = int(m.amount("n") or 0)
    if not 1 <= amount < 100:
        return None
    if m.found.groupdict().get("f") or m.found.groupdict().get("t"):
        near = "text" if m.has("t") else "dct"
        return Frame(CAL, weekday=m.integer("w"), shift=1, near=near, count=Fraction(7 * amount - 7))
    if m.has("w"):
        return Frame(CAL, weekday=m.integer("w"), shift=-1, count=Fraction(7 - 7 * amount))
    return Frame(CAL, season=m.code("s"), year_shift=-amount)


@BOOK.add("every-month", "SET", "EVERY (?P<m>MON)", "EVERY (?P<s>SEASON|SEASON_AMB)", "(?P<n>EXACT) (?P<s>SEASONS)")
def every_month(m: Match) -> Frame | None:
    """every July, each summer."""
    groups = m.found.groupdict()
    if groups.get("m"):
        return Frame(Kind.REPEAT, value=f"XXXX-{m.integer('m'):02d}", quant=m.toks.lower(m.first).upper())
    quant = m.toks.lower(m.first).upper() if not groups.get("n") else None
    return Frame(Kind.REPEAT, value=f"XXXX-{m.code('s')}", quant=quant)
