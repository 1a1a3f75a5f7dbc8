"""Grammar of calendar dates: notations, months, weekdays, years, decades, centuries, quarters, halves, seasons."""

from __future__ import annotations

import re

from extractors.time.frames import Frame, Kind
from extractors.time.lexer import classes
from extractors.time.rules import Match, Rulebook

BOOK = Rulebook()
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
    "(?:(?P<w>WDAY) COMMA? (?:THE)?|(?P<s>THIS|LAST|NEXT))? (?P<e>MODS HYPHEN?)? (?P<m>MON) THE? (?P<d>DAYN|ORD|NUM HYPHEN? ORD) (?:COMMA? (?P<y>YR))?",
    "(?:(?P<w>WDAY) COMMA? (?:THE)?)? (?P<d>DAYN) (?:OF)? (?P<m>MON) (?:COMMA? (?P<y>YR))?",
    "(?:(?P<w>WDAY) COMMA?)? THE (?P<d>ORDS) UNIT? OF (?P<m>MON) (?:COMMA? (?P<y>YR))?",
    "(?P<d>INT1) HYPHEN (?P<m>MON) HYPHEN (?P<y>YR|INT1|INT)",
    "(?P<w>WDAY) COMMA? THE (?P<d>ORDS) (?P<m>)(?P<y>)(?!UNIT|CAP|X|UNITS)",
)
def month_day(m: Match) -> Frame | None:
    """Sept. 3, 3 September 2023, Tuesday, the 3rd of May, 19-SEP-2023, Friday the 13th."""
    day = m.ordinal("d")
    if day is None or not 1 <= day <= 31:
        return None
    month = m.integer("m") if m.found["m"] else None
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
    "(?P<m>MON) (?P<d>DAYN) (?:HYPHEN|DASH|TO|AND|THROUGH) (?P<k>DAYN) (?!COLON|CLOCK|MONTH|MONTH_ABBR|MONTH_AMB|AMPM|UNITS) (?:COMMA? (?P<y>YR))?",
    "(?P<d>DAYN) (?:HYPHEN|DASH|TO|AND|THROUGH) (?P<k>DAYN) OF? (?P<m>MON) (?:COMMA? (?P<y>YR))?",
)
def day_range(m: Match) -> Frame | None:
    """Sept. 3-5, between 3 and 5 March 2023: two days that share a month; the atom is cut in two afterwards."""
    first, second = m.integer("d") or 0, m.integer("k") or 0
    if not 1 <= first < second <= 31 or m.toks.word(m.at("m"))[0].islower():
        return None
    year, short = m.year("y") if m.found["y"] else (None, False)
    month = m.integer("m")
    return Frame(CAL, year=year, two_digit=short, month=month, day=first, other_day=second, split=m.at("k"))


@BOOK.add(
    "month-year",
    "DATE",
    "(?:THE? (?P<e>MODS) HYPHEN?)? (?P<m>MON) (?:COMMA|OF|HYPHEN)? (?P<y>YR)",
    "(?P<e>)(?P<m>MON) (?P<y>)(?P<s>NUM NUM (?:HYPHEN? NUM)?)",
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
    """ "nineteen ninety-six" -> 1996, "two thousand" -> 2000, "twenty twenty-three" -> 2023; None for a plain number."""
    after = m.toks.classes[m.found.end(group) : m.found.end(group) + 1]
    values = [w for i in range(m.at(group), m.found.end(group)) if isinstance(w := m.toks.worth[i], int) and w]
    if len(values) >= 2 and values[0] in (17, 18, 19, 20, 21) and 10 <= values[1] < 100 and len(values) <= 3:
        rest = sum(values[1:])
        return values[0] * 100 + rest if rest < 100 else None
    if values[:2] == [2, 1000] and (len(values) > 2 or after not in WORDS):
        rest = sum(values[2:])
        return 2000 + rest if rest < 100 else None
    return None


@BOOK.add(
    "month",
    "DATE",
    "(?:(?P<s>THIS|LAST|NEXT|THE? PAST|THIS PAST|THE? COMING|THIS COMING|THE? SAME|THAT|THE? FOLLOWING) |THE? (?P<e>MODS) HYPHEN?)? (?P<m>MON)",
    weak=True,
)
def month(m: Match) -> Frame | None:
    """September, last June, early November, mid-March, this August."""
    shift, near = shift_of(m, "s")
    return Frame(CAL, month=m.integer("m"), shift=shift, near=near, mod=m.code("e") if m.has("e") else None)


def shift_of(m: Match, group: str) -> tuple[int | None, str]:
    """Direction of "last", "this past", "next", "that" … and what it counts from."""
    if not m.has(group):
        return None, "dct"
    words = [m.toks.lower(i) for i in range(m.at(group), m.found.end(group))]
    for word, shift, near in (
        ("following", 1, "text"), ("subsequent", 1, "text"), ("previous", -1, "text"), ("preceding", -1, "text"), ("prior", -1, "text"),
        ("that", 0, "text"), ("same", 0, "text"), ("very", 0, "text"), ("past", -1, "dct"), ("last", -1, "dct"), ("coming", 1, "dct"),
        ("upcoming", 1, "dct"), ("ensuing", 1, "text"), ("next", 1, "dct"), ("this", 0, "dct"), ("current", 0, "dct"), ("present", 0, "dct"),
    ):  # fmt: skip
        if word in words:
            if word == "next" and words[0] == "the":
                return 1, "text"
            return shift, near
    return None, "dct"


@BOOK.add(
    "weekday",
    "DATE",
    "(?:(?P<s>THIS|LAST|NEXT|THE? PAST|THIS PAST|THE? COMING|THIS COMING|THE? SAME|THAT|THE? FOLLOWING|THE? PREVIOUS) |(?P<e>EARLY|LATE) ON? )? (?P<w>WDAY) (?:HYPHEN? (?P<p>PART))?",
    weak=True,
)
def weekday(m: Match) -> Frame | None:
    """Tuesday, last Friday, this coming Monday, late on Thursday, Friday night."""
    shift, near = shift_of(m, "s")
    return Frame(
        CAL, weekday=m.integer("w"), shift=shift, near=near, part=m.code("p"), mod=m.code("e") if m.has("e") else None
    )


@BOOK.add("weekdays", "SET", "(?P<w>WEEKDAYS)", "(?P<w>WEEKDAY) (?P<p>PARTS)", "EVERY OTHER? (?P<w>WDAY) (?P<p>PART)?")
def weekdays(m: Match) -> Frame | None:
    """Tuesdays, Friday nights, every Monday."""
    part = m.code("p") if "p" in m.found.groupdict() and m.found["p"] else None
    value = f"XXXX-WXX-{m.integer('w')}" + (f"T{part}" if part else "")
    first = m.toks.lower(m.first)
    return Frame(Kind.REPEAT, value=value, quant=first.upper() if first in ("every", "each") else None)


@BOOK.add("every-month", "SET", "EVERY (?P<m>MON)", "EVERY (?P<s>SEASON|SEASON_AMB)", "(?P<n>EXACT) (?P<s>SEASONS)")
def every_month(m: Match) -> Frame | None:
    """every July, each summer."""
    groups = m.found.groupdict()
    if groups.get("m"):
        return Frame(Kind.REPEAT, value=f"XXXX-{m.integer('m'):02d}", quant=m.toks.lower(m.first).upper())
    quant = m.toks.lower(m.first).upper() if not groups.get("n") else None
    return Frame(Kind.REPEAT, value=f"XXXX-{m.code('s')}", quant=quant)


@BOOK.add(
    "year", "DATE", "(?:THE? (?P<e>MODS) HYPHEN?)? (?:THE UNIT)? (?P<y>YEAR4)", "(?P<e>)(?P<y>APOSYEAR)", weak=True
)
def year(m: Match) -> Frame | None:
    """1996, mid-1996, the year 2000, '98."""
    number, short = m.year("y")
    for i in range(m.first, m.at("y")):
        if m.toks.classes[i] == UNIT_CODE and m.toks.worth[i] != "Y":
            return None
    return Frame(CAL, year=number, two_digit=short, mod=m.code("e") if m.found["e"] else None)


@BOOK.add("era-year", "DATE", "(?P<y>INT1|INT|YEAR4) (?P<e>ERA)", "(?P<e>ERA) (?P<y>INT1|INT|YEAR4)")
def era_year(m: Match) -> Frame | None:
    """44 BC, AD 79."""
    number = m.integer("y") or 0
    if not 1 <= number <= 9999 or m.code("e") == "BC" and m.at("e") < m.at("y"):
        return None
    return Frame(CAL, year=number, era=m.code("e"))


@BOOK.add(
    "era-season",
    "DATE",
    "(?:THE? (?P<l>MODS) HYPHEN?|THE)? (?P<a>SEASON|SEASON_AMB) OF? (?P<y>INT1|INT|YEAR4) (?P<e>ERA)",
)
def era_season(m: Match) -> Frame | None:
    """the spring of 263 BC."""
    mod = m.code("l") if m.has("l") else None
    return Frame(CAL, season=m.code("a"), year=m.integer("y"), era=m.code("e"), mod=mod)


@BOOK.add("era-century", "DATE", "(?:THE? (?P<l>MODS) HYPHEN?|THE)? (?P<n>ORDS) HYPHEN? (?P<u>UNIT) (?P<e>ERA)")
def era_century(m: Match) -> Frame | None:
    """the 3rd century BC."""
    number = m.ordinal("n")
    if m.code("u") != "CE" or number is None or not 1 < number < 100:
        return None
    return Frame(CAL, century=number - 1, era=m.code("e"), mod=m.code("l") if m.has("l") else None)


@BOOK.add("years-range", "DATE", "(?P<y>YEAR4)(?=HYPHEN YEARRANGE)")
def years_range(m: Match) -> Frame | None:
    """2019-21, 1914-1918."""
    return Frame(CAL, year=m.integer("y"))


@BOOK.add("year-end-of-range", "DATE", "(?<=HYPHEN)(?P<z>YEARRANGE)")
def range_end(m: Match) -> Frame | None:
    """The second year of 1992-99."""
    return Frame(CAL, year=m.integer("z"))


@BOOK.add("spoken-year", "DATE", "(?P<t>THE UNIT)? (?P<s>NUM NUM (?:AND? HYPHEN? NUM){0,2})")
def said_year(m: Match) -> Frame | None:
    """nineteen ninety-six, the year two thousand."""
    number = spoken_year(m, "s")
    if m.has("t"):
        if m.toks.worth[m.at("t") + 1] != "Y":
            return None
        number = number or int(m.amount("s") or 0)
        return Frame(CAL, year=number) if 1000 <= number < 3000 else None
    if number is None or m.toks.worth[m.at("s")] not in (17, 18, 19, 20):
        return None
    if m.toks.worth[m.at("s")] == 20 and m.toks.worth[m.at("s") + 1] not in (
        10,
        20,
        11,
        12,
        13,
        14,
        15,
        16,
        17,
        18,
        19,
    ):
        return None
    return Frame(CAL, year=number)


@BOOK.add(
    "decade",
    "DATE",
    "(?:THE? (?P<e>MODS) (?:HYPHEN|TO LATE|TO)?)? (?P<d>DECADE|DECADE_WORD)",
    "THE (?P<e>MODS)? HYPHEN? (?P<d>DECADE|DECADE_WORD)",
    "THE (?P<e>)(?P<d>DECADE|DECADE_WORD)",
)
def decade(m: Match) -> Frame | None:
    """the 1990s, the early '80s, the nineties."""
    number = m.integer("d")
    if number is None:
        return None
    text = m.toks.word(m.at("d"))
    mod = m.code("e") if m.found["e"] else None
    if number >= 1000:
        if number % 100 == 0 and number < 1900:  # "the 1800s" are a century
            return Frame(CAL, century=number // 100, mod=mod)
        return Frame(CAL, decade=number // 10, mod=mod)
    bare = text[0].isdigit() or text[0].isalpha()
    before = m.toks.lower(m.first - 1)
    if bare and (before in ("his", "her", "their", "my", "your", "our") or m.toks.lower(m.first) != "the"):
        return None  # "in his 30s" is an age
    return Frame(CAL, decade=number // 10, two_digit=True, mod=mod)


@BOOK.add(
    "century",
    "DATE",
    "(?:THE? (?P<e>MODS) HYPHEN?)? (?P<n>ORDS) HYPHEN? (?P<u>UNIT)",
    "THE (?P<e>MODS)? HYPHEN? (?P<n>ORDS) (?P<u>UNIT)",
)
def century(m: Match) -> Frame | None:
    """the 11th century, late 19th-century."""
    number = m.ordinal("n")
    if number is None or number > 30:
        return None
    mod = m.code("e") if m.found["e"] else None
    if m.code("u") == "CE" and number > 1:
        return Frame(CAL, century=number - 1, mod=mod)
    if m.code("u") == "Q" and number <= 4:
        return Frame(CAL, quarter=number, mod=mod)
    return None


@BOOK.add(
    "quarter",
    "DATE",
    "(?P<t>THE|THIS UNIT POSS|LAST UNIT POSS|NEXT UNIT POSS)? (?:(?P<y>YR) POSS?)? (?P<f>FISCAL)? (?P<n>ORDS) (?:FISCAL|HYPHEN)? (?P<u>UNIT) (?:OF? (?:FISCAL)? (?P<z>YR)|OF (?P<s>THIS|LAST|NEXT) (?:FISCAL)? (?P<v>UNIT))?",
    "(?P<t>)(?P<y>YR)? HYPHEN? (?P<f>FISCAL)? (?P<q>QNUM) (?:(?:OF|COMMA|HYPHEN)? (?P<z>YR))? (?P<n>)(?P<u>)(?P<s>)(?P<v>)",
)
def quarter(m: Match) -> Frame | None:
    """the third quarter of 1984, fourth-quarter, this year's first quarter, Q3 2019, H1."""
    year, short = m.year("y") if m.found["y"] else (m.year("z") if m.found["z"] else (None, False))
    if "q" in m.found.groupdict() and m.found["q"]:
        return _numbered_period(m, year, short)
    if m.code("u") != "Q" or (m.ordinal("n") or 9) > 4:
        return None
    shift = None
    if m.found["t"] and m.found.end("t") - m.at("t") > 1:
        if m.toks.worth[m.at("t") + 1] != "Y":
            return None
        shift = m.integer("t")
    elif m.found["s"]:
        if m.code("v") != "Y":
            return None
        shift = m.integer("s")
    return Frame(CAL, quarter=m.ordinal("n"), year=year, two_digit=short, fiscal=bool(m.found["f"]), year_shift=shift)


def _numbered_period(m: Match, year: int | None, short: bool) -> Frame | None:
    text = m.toks.word(m.at("q"))
    head, number = (text[:2], text[2:]) if text[:2] == "FY" else (text[:1].upper(), text[1:])
    if head == "FY" and len(number) in (2, 4):
        return Frame(CAL, year=int(number), two_digit=len(number) == 2, fiscal=True)
    if len(number) != 1:
        return None
    if head == "Q" and number in "1234":
        return Frame(CAL, quarter=int(number), year=year, two_digit=short, fiscal=bool(m.found["f"]))
    if head == "H" and number in "12" and year is not None:
        return Frame(CAL, half=int(number), year=year, two_digit=short)
    return None


@BOOK.add(
    "half",
    "DATE",
    "(?P<t>THE) (?P<n>ORD|SECOND) HALF OF (?:(?:FISCAL)? (?P<y>YR)|(?P<s>THIS|LAST|NEXT|THE) (?P<u>UNIT))",
    "(?P<t>THIS UNIT POSS|LAST UNIT POSS|NEXT UNIT POSS) (?P<n>ORD|SECOND) HALF (?P<y>)(?P<s>)(?P<u>)",
    "(?P<t>THE)? (?P<n>ORD|SECOND) HYPHEN? HALF (?P<y>)(?P<s>)(?P<u>)",
)
def half(m: Match) -> Frame | None:
    """the second half of 1998, this year's first half."""
    number = m.ordinal("n")
    if number not in (1, 2):
        return None
    year, short = m.year("y") if m.found["y"] else (None, False)
    shift = None
    if m.found["s"]:
        if m.code("u") != "Y":
            return None
        shift = m.integer("s")
    elif m.found["t"] and m.found.end("t") - m.at("t") > 1:
        shift = m.integer("t")
    return Frame(CAL, half=number, year=year, two_digit=short, year_shift=shift)


@BOOK.add(
    "fiscal-year",
    "DATE",
    "(?:THE? (?P<e>MODS) HYPHEN?|THE)? (?P<f>FISCAL|CALENDAR) (?P<t>UNIT)? (?P<y>YR)",
    "(?P<e>)THE (?P<y>YEAR4) (?P<f>FISCAL) (?P<t>UNIT)",
)
def fiscal_year(m: Match) -> Frame | None:
    """fiscal 1989, fiscal year 2024."""
    if m.found["t"] and m.code("t") != "Y":
        return None
    year, short = m.year("y")
    return Frame(CAL, year=year, two_digit=short, fiscal=True, mod=m.code("e") if m.found["e"] else None)


@BOOK.add(
    "season",
    "DATE",
    "(?:(?P<s>THIS|LAST|NEXT|THE? PAST|THIS PAST|THE? COMING|THIS COMING|THAT|THE? FOLLOWING|THE? PREVIOUS)|THE? (?P<e>MODS) HYPHEN?|(?P<t>THE))? (?P<a>SEASON|SEASON_AMB) (?:OF? (?P<y>YR))?",
    weak=True,
)
def season(m: Match) -> Frame | None:
    """last summer, the spring of 1998, this fall, late winter."""
    shift, near = shift_of(m, "s")
    year, short = m.year("y") if m.found["y"] else (None, False)
    mod = m.code("e") if m.found["e"] else None
    return Frame(CAL, season=m.code("a"), shift=shift, near=near, year=year, two_digit=short, mod=mod)


def _unit_code() -> str:
    from extractors.time.lexer import classes

    return classes()["UNIT"]


UNIT_CODE = _unit_code()
