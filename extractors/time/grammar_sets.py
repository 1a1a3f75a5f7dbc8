"""Grammar of sets: every Tuesday is in ``grammar_dates``; here daily, twice a year, per month, 24 hours a day."""

from __future__ import annotations

from fractions import Fraction

from extractors.time.durations import duration, unit_code
from extractors.time.frames import Frame, Kind
from extractors.time.rules import Match, Rulebook

BOOK = Rulebook()
PARTS = frozenset(("mornings", "afternoons", "evenings", "nights"))


@BOOK.add(
    "per-unit",
    "SET",
    "(?P<n>FREQ|EXACT TIMES|FEW TIMES) (?P<e>A|EVERY|PER) (?P<u>UNIT)",
    "(?P<n>)(?P<e>EVERY) (?P<o>OTHER)? (?P<u>UNIT|PART)",
    "(?P<n>)(?P<e>PER) (?P<u>UNIT)",
    "(?P<n>FREQ)? (?P<e>EVERY) (?P<k>EXACT|FEW|SECOND|ORD) (?P<u>UNITS|UNIT)(?!LONG)",
)
def per_unit(m: Match) -> Frame | None:
    """twice a year, every day, per month, every two weeks, every morning."""
    code = unit_code(m, "u")
    every = m.word("e")
    freq = None
    if m.found["n"]:
        times = {"once": 1, "twice": 2}.get(m.word("n")) or int(m.amount("n") or 0)
        freq = f"{times or 'X'}X"
    quant = every.upper() if every in ("every", "each") else None
    if code in ("MO", "AF", "EV", "NI", "DT", "MD"):
        return Frame(Kind.REPEAT, value=f"XXXX-XX-XXT{code}", quant=quant)
    amount: Fraction | None = Fraction(1)
    if m.found.groupdict().get("o"):
        amount = Fraction(2)
    if m.found.groupdict().get("k"):
        amount = Fraction(m.ordinal("k") or 1) if m.word("k") in ("second", "third", "fourth") else m.amount("k")
    if m.found.groupdict().get("k") and m.word("k") == "few":
        amount = None
    if code == "WE":
        return Frame(Kind.REPEAT, value="XXXX-WXX-WE", quant=quant, freq=freq)
    return Frame(Kind.REPEAT, value=duration(amount, code), quant=quant, freq=freq)


@BOOK.add("a-unit-set", "SET", "A (?P<u>UNIT)")
def a_unit(m: Match) -> Frame | None:
    """($500 million) a year, (four flights) a week: only after a quantity, which the guard asks for."""
    code = m.code("u")
    if code in ("WE", "DE", "CE", "ML", None):
        return None
    return Frame(Kind.REPEAT, value=duration(Fraction(1), code or "D"))


@BOOK.add("adverb-set", "SET", "(?P<a>ADVERB_SET)")
def adverb_set(m: Match) -> Frame | None:
    """daily, weekly, annually."""
    return Frame(Kind.REPEAT, value=m.code("a"))


@BOOK.add("round-the-clock", "SET", "(?P<n>EXACT) (?P<u>UNITS|PARTS) (?:A|PER|EVERY) (?P<v>UNIT)")
def round_the_clock(m: Match) -> Frame | None:
    """24 hours a day, five days a week, three nights a week."""
    if m.toks.lower(m.at("u")) in PARTS:
        times = m.amount("n") or 0
        return Frame(Kind.REPEAT, value=duration(Fraction(1), m.code("v") or "D"), freq=f"{int(times)}X")
    return Frame(
        Kind.REPEAT,
        value=duration(Fraction(1), m.code("v") or "D"),
        freq=duration(m.amount("n"), m.code("u") or "D")[1:],
    )
