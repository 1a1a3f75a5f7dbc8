"""Grammar of named days: Christmas, Election Day 2024, New Year's Eve; and of the night of 2–3 July, half of June."""

from __future__ import annotations

from extractors.time.frames import Frame, Kind
from extractors.time.grammar_dates import shift_of
from extractors.time.named_days import key, names
from extractors.time.rules import Match, Rulebook

BOOK = Rulebook()
SHIFTED = "LAST|NEXT|THIS|THAT|THE FOLLOWING|THE PREVIOUS|THE? SAME"
WIDTHS = (
    "NAMED . . . .",
    "NAMED . . .",
    "NAMED . .",
    "NAMED .",
    "NAMED",
    "MONTH . . .",  # April Fools' Day
    "MONTH . .",
    "MONTH_AMB .",  # May Day
)


@BOOK.add(
    "named-day",
    "DATE",
    *(f"(?P<s>{SHIFTED})? (?P<n>{width}) (?P<p>PART)? (?:(?:COMMA|IN|OF)? (?P<y>YEAR4))?" for width in WIDTHS),
)
def named_day(m: Match) -> Frame | None:
    """Thanksgiving Day, last Christmas, Good Friday 2024, Christmas night."""
    start, end = m.found.span("n")
    toks = m.toks
    name = key(toks.text[toks.begins[start] : toks.ends[end - 1]])
    if name not in names() or not toks.word(end - 1)[-1:].isalnum():
        return None
    shift, near = shift_of(m, "s")
    year, short = m.year("y") if m.found["y"] else (None, False)
    return Frame(Kind.CALENDAR, holiday=name, year=year, two_digit=short, shift=shift, near=near, part=m.code("p"))


@BOOK.add(
    "part-of-two-days",
    "TIME",
    "THE (?P<p>PART) OF THE? (?P<d>DAYN) (?:LINK|SLASH) THE? (?P<k>DAYN) OF? (?P<m>MON) (?:COMMA? (?P<y>YR))?",
    "THE (?P<p>PART) OF (?P<m>MON) (?P<d>INT1) (?:HYPHEN|DASH|SLASH|TO|AND) (?P<k>INT1) (?:COMMA (?P<y>YR))?",
)
def night_of(m: Match) -> Frame | None:
    """the night of 2–3 July, the night of June 5-6, 1944: it begins on the first of the two days."""
    first, second = m.integer("d") or 0, m.integer("k") or 0
    if m.code("p") != "NI" or second - first != 1 or not 1 <= first < 31:
        return None
    year, short = m.year("y") if m.has("y") else (None, False)
    return Frame(Kind.CALENDAR, month=m.integer("m"), day=first, part="NI", year=year, two_digit=short)


@BOOK.add("half-of-month", "DATE", "THE (?P<n>X|ORD|SECOND) HALF OF (?P<m>MON) (?:COMMA? (?P<y>YR))?")
def half_of_month(m: Match) -> Frame | None:
    """the second half of November, the latter half of June 1944."""
    mod = {"first": "START", "second": "END", "latter": "END"}.get(m.word("n"))
    if mod is None:
        return None
    year, short = m.year("y") if m.has("y") else (None, False)
    return Frame(Kind.CALENDAR, month=m.integer("m"), year=year, two_digit=short, mod=mod)
