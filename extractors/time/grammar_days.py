"""Grammar of named days: Christmas, last Thanksgiving, Election Day 2024, New Year's Eve."""

from __future__ import annotations

from extractors.time.frames import Frame, Kind
from extractors.time.grammar_dates import shift_of
from extractors.time.named_days import key, names
from extractors.time.rules import Match, Rulebook

BOOK = Rulebook()
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
    *(f"(?P<s>LAST|NEXT|THIS)? (?P<n>{width}) (?:(?:COMMA|IN|OF)? (?P<y>YEAR4))?" for width in WIDTHS),
)
def named_day(m: Match) -> Frame | None:
    """Thanksgiving Day, last Christmas, Good Friday 2024."""
    start, end = m.found.span("n")
    toks = m.toks
    name = key(toks.text[toks.begins[start] : toks.ends[end - 1]])
    if name not in names() or not toks.word(end - 1)[-1:].isalnum():
        return None
    shift, near = shift_of(m, "s")
    year, short = m.year("y") if m.found["y"] else (None, False)
    return Frame(Kind.CALENDAR, holiday=name, year=year, two_digit=short, shift=shift, near=near)
