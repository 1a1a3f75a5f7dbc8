"""Grammar of years and their parts: 1996, mid-1996, 44 BC, the 1990s, the 11th century, quarters, halves, seasons."""

from __future__ import annotations

from extractors.time.frames import Frame, Kind
from extractors.time.grammar_dates import shift_of, spoken_year
from extractors.time.lexer import classes
from extractors.time.rules import Match, Rulebook

BOOK = Rulebook()
DECADE = classes()["DECADE"]
CAL = Kind.CALENDAR
UNIT_CODE = classes()["UNIT"]


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


@BOOK.add(
    "era-year",
    "DATE",
    "(?:THE? (?P<l>MODS) HYPHEN?)? (?P<y>INT1|INT|YEAR4) (?P<e>ERA)",
    "(?P<l>)(?P<e>ERA) (?P<y>INT1|INT|YEAR4)",
)
def era_year(m: Match) -> Frame | None:
    """44 BC, early 209 BC, AD 79."""
    number = m.integer("y") or 0
    if not 1 <= number <= 9999 or (m.code("e") == "BC" and m.at("e") < m.at("y")):
        return None
    if 1900 <= number <= 2060 and m.toks.word(m.at("e")) == "B.C.":
        return None  # "In 2009 B.C. voters": British Columbia
    return Frame(CAL, year=number, era=m.code("e"), mod=m.code("l") if m.has("l") else None)


@BOOK.add(
    "era-season",
    "DATE",
    "(?:THE? (?P<l>MODS) HYPHEN?|THE)? (?P<a>SEASON|SEASON_AMB) OF? (?P<y>INT1|INT|YEAR4)"
    "(?:(?:HYPHEN|DASH|SLASH) (?:INT1|INT))? (?P<e>ERA)",
)
def era_season(m: Match) -> Frame | None:
    """the spring of 263 BC."""
    mod = m.code("l") if m.has("l") else None
    return Frame(CAL, season=m.code("a"), year=m.integer("y"), era=m.code("e"), mod=mod)


@BOOK.add("era-century", "DATE", "(?:THE? (?P<l>MODS) HYPHEN?|THE)? (?P<n>ORDS) HYPHEN? (?P<u>UNIT) (?P<e>ERA)")
def era_century(m: Match) -> Frame | None:
    """the 3rd century BC."""
    number = m.ordinal("n")
    if m.code("u") != "CE" or number is None or not 1 <= number < 100:
        return None
    return Frame(CAL, century=number - 1, era=m.code("e"), mod=m.code("l") if m.has("l") else None)


@BOOK.add("years-range", "DATE", "(?P<y>YEAR4)(?=HYPHEN YEARRANGE|DASH YEAR4 (?:CLOSE|COMMA|STOP|PARA|$))")
def years_range(m: Match) -> Frame | None:
    """2019-21, 1914-1918."""
    return Frame(CAL, year=m.integer("y"))


@BOOK.add(
    "year-end-of-range", "DATE", "(?<=HYPHEN)(?P<z>YEARRANGE)", "(?<=YEAR4 DASH)(?P<z>YEAR4)(?=CLOSE|COMMA|STOP|PARA|$)"
)
def range_end(m: Match) -> Frame | None:
    """The second year of 1992-99, of (1704 – 1787)."""
    return Frame(CAL, year=m.integer("z"))


@BOOK.add("short-end-of-range", "DATE", "(?<=FROM YEAR4 HYPHEN|FROM YEAR4 DASH)(?P<z>INT1|INT)")
def short_range_end(m: Match) -> Frame | None:
    """The second year of "from 1992 - 99", with blanks around the hyphen."""
    first, last = m.toks.worth[m.first - 2], m.integer("z")
    if not isinstance(first, int) or last is None or len(m.toks.word(m.at("z"))) != 2:
        return None
    if m.toks.tag(m.at("z") + 1).startswith("NN"):
        return None  # "from 1992 - 14 places in all"
    year = first // 100 * 100 + last
    return Frame(CAL, year=year) if year > first else None


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
    if m.toks.worth[m.at("s")] == 20 and m.toks.worth[m.at("s") + 1] not in range(10, 21):
        return None
    return Frame(CAL, year=number)


@BOOK.add(
    "decade",
    "DATE",
    "(?:THE? (?P<e>MODS) (?:HYPHEN|TO MODS HYPHEN?)?)? (?P<d>DECADE|DECADE_WORD)",
    "THE (?P<e>MODS)? HYPHEN? (?P<d>DECADE|DECADE_WORD)",
)
def decade(m: Match) -> Frame | None:
    """the 1990s, the early '80s, the nineties."""
    number = m.integer("d")
    if number is None:
        return None
    if 100 <= number < 1000:
        return None
    text = m.toks.word(m.at("d"))
    mod = m.code("e") if m.found["e"] else None
    if number >= 1000:
        if number % 100 == 0 and number < 1900:  # "the 1800s" are a century
            return Frame(CAL, century=number // 100, mod=mod)
        return Frame(CAL, decade=number // 10, mod=mod)
    bare = text[0].isdigit() or text[0].isalpha()
    before = m.toks.lower(m.first - 1)
    named = m.toks.worth[m.first - 2] if before in ("and", "or", "to") and m.first > 1 else None
    if m.toks.classes[m.first - 2 : m.first - 1] == DECADE and isinstance(named, int) and 1000 <= named < 2200:
        return Frame(CAL, decade=(named // 100 * 100 + number) // 10, mod=mod)  # "the 1950s and 60s"
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
    "(?P<t>THE|NEARBY UNIT POSS)? (?P<g>FISCAL)? (?:(?P<y>YR) POSS?)? (?P<f>FISCAL)? "
    "(?P<n>ORDS|FINAL) (?:FISCAL|HYPHEN)? (?P<u>UNIT)"
    "(?:OF? FISCAL? (?P<z>YR)|OF (?P<s>NEARBY) FISCAL? (?P<v>UNIT))?",
    "(?P<t>)(?:(?P<y>YR) HYPHEN?)? (?P<f>FISCAL)? (?P<q>QNUM) (?:(?:OF|COMMA|HYPHEN)? (?P<z>YR))?"
    "(?P<n>)(?P<u>)(?P<s>)(?P<v>)(?P<g>)",
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
    fiscal = bool(m.found["f"] or m.found["g"])
    return Frame(CAL, quarter=m.ordinal("n"), year=year, two_digit=short, fiscal=fiscal, year_shift=shift)


def _numbered_period(m: Match, year: int | None, short: bool) -> Frame | None:
    text = str(m.toks.worth[m.at("q")])
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
    "(?:(?P<s>SHIFT|THE NEXT)|THE? (?P<e>MODS) HYPHEN?|(?P<t>THE))? (?P<a>SEASON|SEASON_AMB) (?:OF? (?P<y>YR))?",
    weak=True,
)
def season(m: Match) -> Frame | None:
    """last summer, the spring of 1998, this fall, late winter."""
    shift, near = shift_of(m, "s")
    year, short = m.year("y") if m.found["y"] else (None, False)
    mod = m.code("e") if m.found["e"] else None
    return Frame(CAL, season=m.code("a"), shift=shift, near=near, year=year, two_digit=short, mod=mod)
