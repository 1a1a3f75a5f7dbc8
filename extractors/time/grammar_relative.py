"""Grammar of relative expressions: today, last week, two days ago, the past three months, every day, now, the quarter."""

from __future__ import annotations

from fractions import Fraction

from extractors.time.frames import Frame, Kind
from extractors.time.grammar_dates import shift_of
from extractors.time.lexer import classes
from extractors.time.rules import Match, Rulebook

BOOK = Rulebook()
DIRECTION = (
    "THIS PAST|THIS COMING|THE? LAST|THE? NEXT|THE? PAST|THE? COMING|THE? FOLLOWING|THE? PREVIOUS|THE? SAME|THIS SAME|THIS|THAT SAME|THAT|"
    "THE? CURRENT"
)
YEAR4 = classes()["YEAR4"]
UNIT_SINGULAR = frozenset("day week month year hour minute".split())
CLOCK_UNITS = frozenset({"TH", "TM", "TS"})
#: Unit code -> designator of an ISO duration.
ISO_UNIT = {"D": "D", "W": "W", "M": "M", "Q": "Q", "Y": "Y", "DE": "DE", "CE": "CE", "ML": "ML", "WE": "WE"}


@BOOK.add("deictic-day", "DATE", "(?P<e>EARLY|LATE|EARLIER|LATER)? (?P<d>DEICTIC) (?P<p>PART)?")
def deictic(m: Match) -> Frame | None:
    """today, yesterday evening, late yesterday, later today."""
    mod = {"early": "START", "late": "END", "later": "END", "earlier": "START"}.get(m.word("e"))
    return Frame(Kind.UNIT, unit="D", count=Fraction(m.integer("d") or 0), part=m.code("p"), mod=mod)


@BOOK.add("two-days-off", "DATE", "THE (?P<u>UNIT) (?P<s>BEFORE|AFTER) (?P<d>DEICTIC)")
def two_days_off(m: Match) -> Frame | None:
    """the day before yesterday, the day after tomorrow."""
    if m.code("u") != "D" or not m.integer("d"):
        return None
    return Frame(Kind.UNIT, unit="D", count=Fraction((m.integer("d") or 0) + (m.integer("s") or 0)))


@BOOK.add(
    "tonight",
    "TIME",
    "(?P<e>EARLY|LATE|LATER)? TONIGHT",
    "(?P<e>)LAST (?P<p>PART)",
    "(?P<e>EARLY|LATE|EARLIER|LATER)? THIS (?P<p>PART)",
)
def tonight(m: Match) -> Frame | None:
    """tonight, last night, this morning."""
    groups = m.found.groupdict()
    part = m.code("p") if groups.get("p") else "NI"
    back = -1 if m.toks.lower(m.at("p") - 1 if groups.get("p") else m.first) == "last" else 0
    if back and part not in ("NI", "EV"):
        return None
    mod = {"early": "START", "late": "END"}.get(m.word("e"))
    return Frame(Kind.UNIT, unit="D", count=Fraction(back), part=part, mod=mod)


@BOOK.add(
    "part-of-text-day",
    "TIME",
    "(?:(?P<s>THAT SAME|THAT|THE? SAME)|THE? (?P<n>NEXT|FOLLOWING)|THE (?P<b>PREVIOUS)) (?P<p>PART)",
)
def text_part(m: Match) -> Frame | None:
    """that night, the next morning, the previous evening."""
    count = 1 if m.has("n") else -1 if m.has("b") else 0
    return Frame(Kind.UNIT, unit="D", count=Fraction(count), part=m.code("p"), near="text")


@BOOK.add("overnight", "TIME", "OVERNIGHT")
def overnight(m: Match) -> Frame | None:
    """overnight."""
    return Frame(Kind.UNIT, unit="D", count=Fraction(0), part="NI", shift=-1)


@BOOK.add(
    "unit",
    "DATE",
    f"(?:(?P<e>EARLY|LATE|EARLIER|LATER|MID) HYPHEN? (?:ON|IN)? )? (?P<s>{DIRECTION}) (?P<f>FISCAL|FULL|CALENDAR)? (?P<u>UNIT)",
)
def unit(m: Match) -> Frame | None:
    """last week, this year, early next month, the following day, that year, the current quarter."""
    code = m.code("u")
    if code in CLOCK_UNITS:
        return None
    shift, near = shift_of(m, "s")
    words = [m.toks.lower(i) for i in range(m.at("s"), m.found.end("s"))]
    if "next" in words and code == "D":
        near = "text"
    if code == "D" and words in (["this"], ["last"], ["the", "last"], ["past"], ["the", "past"], ["last"]):
        return None
    mod = {"early": "START", "late": "END", "later": "END", "earlier": "START", "mid": "MID"}.get(m.word("e"))
    if code in ("DE", "CE", "ML") and words[0] == "the" and shift == -1 and "last" not in words and "past" not in words:
        near = "text"
    return Frame(
        Kind.UNIT,
        unit=code,
        count=Fraction(shift or 0),
        near=near,
        mod=mod,
        fiscal=m.word("f") in ("fiscal", "financial"),
    )


@BOOK.add("the-unit", "DATE", "THE (?P<f>FULL|FISCAL|CALENDAR)? (?P<u>UNIT)", weak=True)
def the_unit(m: Match) -> Frame | None:
    """the year, the quarter, the weekend."""
    code = m.code("u")
    if code in ("Q", "WE") or (code == "Y"):
        return Frame(
            Kind.BUSINESS if code != "WE" else Kind.UNIT,
            unit=code,
            count=Fraction(0),
            shift=0,
            fiscal=m.word("f") in ("fiscal", "financial"),
        )
    return None


@BOOK.add("year-end", "DATE", "THE? (?P<u>UNIT) (?:HYPHEN)? (?P<e>EDGE)", "(?P<u>)(?P<e>YEAR_END)", weak=True)
def year_end(m: Match) -> Frame | None:
    """(by) year end, (at) the year-end."""
    if m.found["u"] and (m.code("u") not in ("Y", "M") or m.word("e") != "end"):
        return None
    return Frame(Kind.BUSINESS, unit=m.code("u") or "Y", count=Fraction(0), shift=0, mod="END")


@BOOK.add(
    "early-hours",
    "TIME",
    "THE? (?P<e>EARLY|LATE) (?:HYPHEN? (?P<p>PART))? (?P<h>UNITS) (?:OF|ON) (?P<d>WEEKDAY|DEICTIC|THE PART|THE UNIT) (?P<q>PART)?",
)
def early_hours(m: Match) -> Frame | None:
    """the early hours of Sunday morning, the early-morning hours of Monday."""
    if m.code("h") != "TH":
        return None
    part = m.code("p") or m.code("q") or ("MO" if m.word("e") == "early" else "NI")
    mod = "START" if m.word("e") == "early" else "END"
    if m.toks.lower(m.at("d")) == "the":
        return Frame(Kind.UNIT, unit="D", count=Fraction(0), part=part, near="text", mod=mod)
    if m.word("d") in ("today", "yesterday", "tomorrow"):
        return Frame(Kind.UNIT, unit="D", count=Fraction(m.integer("d") or 0), part=part, mod=mod)
    return Frame(Kind.CALENDAR, weekday=m.integer("d"), part=part, mod=mod)


@BOOK.add("round-the-clock", "SET", "(?P<n>EXACT) (?P<u>UNITS) (?:A|PER|EVERY) (?P<v>UNIT)")
def round_the_clock(m: Match) -> Frame | None:
    """24 hours a day, five days a week."""
    return Frame(
        Kind.REPEAT,
        value=duration(Fraction(1), m.code("v") or "D"),
        freq=duration(m.amount("n"), m.code("u") or "D")[1:],
    )


@BOOK.add("latest-period", "DATE", "THE (?:LATEST|CURRENT|MORE? RECENT|MOST RECENT) (?:FISCAL)? (?P<u>UNIT|PERIOD)")
def latest(m: Match) -> Frame | None:
    """the latest quarter, the latest period, the latest week."""
    code = m.code("u") or "PERIOD"
    if code in ("D", *CLOCK_UNITS):
        return None
    return Frame(Kind.BUSINESS, unit=code, count=Fraction(0))


@BOOK.add(
    "year-earlier",
    "DATE",
    "(?P<t>THE? CURRENT?)? (?P<v>UNIT) HYPHEN (?P<s>AGO|EARLIER|BEFORE) (?P<n>ORD|SECOND)? HYPHEN? (?P<u>UNIT|PERIOD)",
    "(?P<t>)(?P<v>UNIT) HYPHEN (?P<s>AGO|EARLIER)(?P<n>)(?P<u>)",
    "(?P<t>THE) (?P<v>UNIT) (?P<s>AGO|EARLIER|BEFORE) (?P<n>ORD|SECOND)? HYPHEN? (?P<u>UNIT|PERIOD)",
)
def year_earlier(m: Match) -> Frame | None:
    """the year-earlier quarter, year-ago, the year-ago third quarter."""
    if m.code("v") != "Y":
        return None
    named = m.integer("n") if m.found["n"] else None
    return Frame(
        Kind.BUSINESS, unit=(m.code("u") or "PERIOD") if m.found["u"] else "PERIOD", count=Fraction(-1), quarter=named
    )


@BOOK.add("year-period", "DATE", "THE (?P<y>YEAR4) (?P<u>PERIOD|UNIT)")
def year_period(m: Match) -> Frame | None:
    """the 1989 period."""
    if m.code("u") not in (None, "Q"):
        return None
    return Frame(Kind.BUSINESS, unit="PERIOD", year=m.integer("y"))


@BOOK.add(
    "offset",
    "DATE",
    "(?P<n>AMOUNT) HYPHEN? (?P<u>ANYUNIT) (?:OR SO)? (?P<s>AGO|EARLIER|LATER|HENCE)",
    "(?P<n>)(?P<u>UNITS) (?P<s>AGO|EARLIER|LATER)",
    "(?P<s>EARLIER|LATER) BY (?P<n>AMOUNT) (?P<u>ANYUNIT)",
    "(?P<n>AMOUNT) (?P<u>ANYUNIT) FROM (?P<s>NOW|DEICTIC)",
)
def offset(m: Match) -> Frame | None:
    """two days ago, a year earlier, three weeks later, six months from now."""
    code = unit_code(m, "u")
    word = m.word("s")
    sign = -1 if word in ("ago", "earlier") else 1
    near = "dct" if word in ("ago", "hence", "now", "today", "tomorrow", "yesterday") else "text"
    amount = m.amount("n") if m.found["n"] else None
    if amount is not None and not 0 < amount <= 20000:
        return None
    return Frame(Kind.OFFSET, unit=code, count=amount, shift=sign, near=near)


def unit_code(m: Match, group: str) -> str:
    """Code of a unit word; "second" and "seconds" are of their own class."""
    return m.code(group) or "TS"


@BOOK.add("week-from", "DATE", "(?P<n>AMOUNT) (?P<u>ANYUNIT) FROM (?P<w>WEEKDAY|DEICTIC)")
def week_from(m: Match) -> Frame | None:
    """a week from Tuesday."""
    amount = m.amount("n")
    unit = unit_code(m, "u")
    if amount is None or unit not in ("D", "W"):
        return None
    days = int(amount * (7 if unit == "W" else 1))
    if m.toks.lower(m.at("w")) in ("today", "tomorrow", "yesterday"):
        return Frame(Kind.UNIT, unit="D", count=Fraction(days + (m.integer("w") or 0)))
    return Frame(Kind.CALENDAR, weekday=m.integer("w"), shift=0, count=Fraction(days))


@BOOK.add(
    "stretch",
    "DURATION",
    "(?P<s>THE? LAST|THE? NEXT|THE? PAST|THE? COMING|THIS PAST|THE? FOLLOWING|THE? PREVIOUS|THE LATEST|THESE LAST|THESE PAST) (?P<n>AMOUNT|VAGUE)? (?P<u>UNITS)",
    "(?P<s>THE? LAST|THE? NEXT|THE? PAST|THE? COMING) (?P<n>A? COUPLE OF?|HALF) (?P<u>UNITS|UNIT)",
    "(?P<s>THE? LAST|THE? NEXT|THE? PAST) (?P<n>)(?P<u>UNIT)(?=OR SO)",
)
def stretch(m: Match) -> Frame | None:
    """the past two weeks, the next few days, coming months, the last couple of years."""
    words = [m.toks.lower(i) for i in range(m.at("s"), m.found.end("s"))]
    side = 1 if any(w in ("next", "coming", "upcoming", "following", "ensuing", "subsequent") for w in words) else -1
    near = (
        "text"
        if any(w in ("following", "ensuing", "subsequent", "previous", "preceding", "prior") for w in words)
        else "dct"
    )
    amount = m.amount("n") if m.found["n"] else None
    mod = (
        "APPROX"
        if m.found["n"]
        and "couple" in m.toks.text[m.toks.begins[m.at("n")] : m.toks.ends[m.found.end("n") - 1]].lower()
        else None
    )
    return Frame(Kind.LENGTH, unit=unit_code(m, "u"), count=amount, shift=side, near=near, mod=mod)


@BOOK.add("recent-stretch", "DURATION", "THE? MORE? (?P<r>RECENT|FUTURE) (?P<u>UNITS)")
def recent(m: Match) -> Frame | None:
    """recent weeks, future quarters."""
    return Frame(Kind.LENGTH, unit=unit_code(m, "u"), shift=m.integer("r"), near="dct")


@BOOK.add(
    "length",
    "DURATION",
    "THE? (?:FIRST|ORD|SECOND)? (?P<n>EXACT MORE?|HALF A|A HALF(?=HYPHEN)) HYPHEN? (?P<u>ANYUNIT) (?:AND A HALF)?".replace(
        "FIRST|", ""
    ),
    "(?P<n>VAGUE) HYPHEN? (?P<u>ANYUNIT)",
    "(?P<n>A) FULL? (?P<u>UNIT) AND A HALF",
    "(?P<n>A) (?:FULL)? (?P<u>UNIT)",
    weak=True,
)
def length(m: Match) -> Frame | None:
    """three months, a week, the first nine months, a 10-hour (tour), a minute and a half."""
    amount = m.amount("n")
    code = unit_code(m, "u")
    if amount is not None and amount <= 0:
        return None
    if m.toks.classes[m.at("n")] == YEAR4 and m.toks.lower(m.last - 1) in UNIT_SINGULAR:
        return None  # "2018 day five", "2000-year"
    if m.toks.lower(m.last - 1) == "half" and m.last - 2 > m.at("u") and amount is not None:
        amount += Fraction(1, 2)
    if code == "WE" and m.toks.lower(m.at("n")) in ("a", "an"):
        return None
    if amount is not None and amount > 10**7:
        return None
    return Frame(Kind.LENGTH, unit=code, count=amount, quarter=ordinal_before(m))


def ordinal_before(m: Match) -> int | None:
    """1 for "the first nine months": a stretch that begins with the year."""
    for i in range(m.first, m.at("n")):
        if m.toks.lower(i) == "first":
            return 1
    return None


@BOOK.add(
    "plural-length",
    "DURATION",
    "(?:THE (?:ORD|SECOND|LATEST)? )? (?P<u>UNITS) (?:OR UNITS)? (?P<l>HYPHEN LONG)?",
    weak=True,
)
def plural(m: Match) -> Frame | None:
    """(for) weeks, the days (before), decades-long."""
    return Frame(Kind.LENGTH, unit=unit_code(m, "u"), count=None)


@BOOK.add("long", "DURATION", "(?P<y>YEARLONG)", "(?P<u>UNIT) HYPHEN LONG")
def long(m: Match) -> Frame | None:
    """yearlong, week-long."""
    groups = m.found.groupdict()
    if groups.get("y"):
        return Frame(Kind.LENGTH, value=m.code("y"))
    return Frame(Kind.LENGTH, unit=m.code("u"), count=Fraction(1))


@BOOK.add("age", "DURATION", "(?P<n>EXACT) HYPHEN (?P<u>UNIT) HYPHEN OLD", "(?P<n>EXACT) (?P<u>UNITS) OLD", weak=True)
def age(m: Match) -> Frame | None:
    """26-year-old, 8-month-old, 37 years old."""
    return Frame(Kind.LENGTH, unit=m.code("u"), count=m.amount("n"), shift=None, quant="AGE")


@BOOK.add(
    "per-unit",
    "SET",
    "(?P<n>FREQ|EXACT TIMES|FEW TIMES) (?P<e>A|EVERY|PER) (?P<u>UNIT)",
    "(?P<n>)(?P<e>EVERY) (?P<u>UNIT|PART)",
    "(?P<n>)(?P<e>PER) (?P<u>UNIT)",
    "(?P<n>)(?P<e>EVERY) (?P<k>EXACT|FEW|SECOND|ORD) (?P<u>UNITS|UNIT)(?!LONG)",
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
    if m.found.groupdict().get("k"):
        amount = Fraction(m.ordinal("k") or 1) if m.word("k") in ("second", "third", "fourth") else m.amount("k")
    if m.found.groupdict().get("k") and m.word("k") == "few":
        amount = None
    if code == "WE":
        return Frame(Kind.REPEAT, value="XXXX-WXX-WE", quant=quant, freq=freq)
    return Frame(Kind.REPEAT, value=duration(amount, code), quant=quant, freq=freq)


@BOOK.add("a-unit-set", "SET", "(?P<a>A) (?P<u>UNIT)", weak=True)
def a_unit(m: Match) -> Frame | None:
    """($500 million) a year, (four flights) a week: only after a quantity."""
    code = m.code("u")
    if code in ("WE", "DE", "CE", "ML", None):
        return None
    return Frame(Kind.REPEAT, value=duration(Fraction(1), code))


@BOOK.add("adverb-set", "SET", "(?P<a>ADVERB_SET)")
def adverb_set(m: Match) -> Frame | None:
    """daily, weekly, annually."""
    return Frame(Kind.REPEAT, value=m.code("a"))


@BOOK.add("now", "DATE", "(?P<n>NOW)")
def now(m: Match) -> Frame | None:
    """now, currently."""
    return Frame(Kind.REFERENCE, value="PRESENT_REF")


@BOOK.add(
    "vague",
    "DATE",
    "(?P<c>CURRENT)",
    "(?:MORE|MOST)? (?P<r>RECENTLY)",
    "(?P<p>RECENT|THE PAST|THE NEAR? FUTURE|THE RECENT PAST)",
    weak=True,
)
def vague(m: Match) -> Frame | None:
    """recently, current, the past, the near future."""
    groups = m.found.groupdict()
    if groups.get("c"):
        return Frame(Kind.REFERENCE, value="PRESENT_REF") if m.toks.lower(m.first) == "current" else None
    if "future" in (m.toks.lower(m.last - 1),):
        return Frame(Kind.REFERENCE, value="FUTURE_REF")
    return Frame(Kind.REFERENCE, value="PAST_REF")


def duration(amount: Fraction | None, unit: str) -> str:
    """ISO 8601 duration as TIMEX3 writes it: 3 months -> P3M, several hours -> PTXH, 5 1/2 hours -> PT5H30M, two decades -> P20Y."""
    clock = unit in CLOCK_UNITS
    head = "PT" if clock else "P"
    letter = (
        unit[1]
        if clock
        else {"DE": "Y", "CE": "C" if amount is None else "Y", "ML": "Y", "FN": "W", "S": "M"}.get(unit, unit)
    )
    if amount is None:
        return f"{head}X{letter}"
    amount *= {"DE": 10, "CE": 100, "ML": 1000, "FN": 2, "S": 6}.get(unit, 1)
    if amount.denominator == 1:
        return f"{head}{int(amount)}{letter}"
    return head + _fraction(amount, unit, letter)


def _fraction(amount: Fraction, unit: str, letter: str) -> str:
    whole, rest = int(amount), amount - int(amount)
    smaller = {"TH": (60, "M"), "TM": (60, "S"), "Y": (12, "M")}.get(unit)
    if smaller and (rest * smaller[0]).denominator == 1:
        return (f"{whole}{letter}" if whole else "") + f"{int(rest * smaller[0])}{smaller[1]}"
    if unit == "D" and rest == Fraction(1, 2):
        return (f"{whole}D" if whole else "") + "T12H"
    return f"{float(amount):g}{letter}"
