"""Grammar of relative expressions: today, last week, two days ago, that night, the end of the month, now."""

from __future__ import annotations

from fractions import Fraction

from extractors.time.durations import CLOCK_UNITS, unit_code
from extractors.time.frames import Frame, Kind
from extractors.time.grammar_dates import shift_of
from extractors.time.lexer import classes
from extractors.time.rules import Match, Rulebook
from extractors.time.words import words

BOOK = Rulebook()
PLAIN = classes()["X"]
#: "Three days before that the garrison had left": a new sentence goes on.
SUBJECTS = frozenset(("the", "a", "an", "he", "she", "it", "they", "we", "his", "her", "their", "its"))
ENDS = ("", classes()["STOP"], classes()["PARA"])
DIRECTION = (
    "THIS PAST|THIS COMING|BACKFORTH|THE? FOLLOWING|THE? PREVIOUS|THE? SAME|THIS SAME|THIS|THAT SAME|THAT|"
    "THE? CURRENT|THE SAME NEXT"
)


@BOOK.add("deictic-day", "DATE", "(?P<e>EARLY|LATE|EARLIER|LATER)? (?P<d>DEICTIC) (?P<p>PART)?")
def deictic(m: Match) -> Frame | None:
    """today, yesterday evening, late yesterday, later today."""
    mod = {"early": "START", "late": "END", "later": "END", "earlier": "START"}.get(m.word("e"))
    return Frame(Kind.UNIT, unit="D", count=Fraction(m.integer("d") or 0), part=m.code("p"), mod=mod)


@BOOK.add(
    "tonight",
    "TIME",
    "(?P<e>EARLY|LATE|EARLIER|LATER)? TONIGHT",
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
    f"(?:(?P<e>EARLY|LATE|EARLIER|LATER|MID) HYPHEN? (?:ON|IN)? )? (?P<s>{DIRECTION}) (?P<f>FISCAL|FULL|CALENDAR)?"
    "(?P<u>UNIT)",
    "(?P<e>)(?P<f>)(?P<s>PREVIOUS|CURRENT) HYPHEN (?P<u>UNIT)",
)
def unit(m: Match) -> Frame | None:
    """last week, this year, early next month, the following day, that year, the current quarter."""
    code = m.code("u")
    if code in CLOCK_UNITS:
        return None
    shift, near = shift_of(m, "s")
    said = [m.toks.lower(i) for i in range(m.at("s"), m.found.end("s"))]
    if "next" in said and code == "D":
        near = "text"
    if code == "D" and said in (["this"], ["last"], ["the", "last"], ["past"], ["the", "past"], ["last"]):
        return None
    mod = {"early": "START", "late": "END", "later": "END", "earlier": "START", "mid": "MID"}.get(m.word("e"))
    if code in ("DE", "CE", "ML") and said[0] == "the" and shift == -1 and "last" not in said and "past" not in said:
        near = "text"
    return Frame(
        Kind.UNIT,
        unit=code,
        count=Fraction(shift or 0),
        near=near,
        mod=mod,
        fiscal=m.word("f") in ("fiscal", "financial"),
        trailing="past" in said,
    )


@BOOK.add(
    "offset",
    "DATE",
    "(?P<n>AMOUNT|A NUMS) HYPHEN? (?P<u>ANYUNIT) (?:OR SO)? (?P<s>AGO|EARLIER|LATER|HENCE)",
    "(?P<n>)(?:(?:HEAP OF)? HEAP OF)? (?P<u>UNITS) (?P<s>AGO|EARLIER|LATER)",
    "(?P<n>)A (?P<u>UNIT) OR NUM (?P<s>AGO|EARLIER|LATER)",
    "(?P<s>EARLIER|LATER) BY (?P<n>AMOUNT) (?P<u>ANYUNIT)",
    "(?P<n>AMOUNT) (?P<u>ANYUNIT) FROM (?P<s>NOW)",
    "(?P<n>AMOUNT) (?P<u>ANYUNIT) (?P<s>BEFORE|AFTER)(?=STOP|COMMA|PARA|CLOSE|QUOTE|DASH|AND|OR|$)",
    "(?P<n>AMOUNT) (?P<u>ANYUNIT) (?P<s>BEFORE|AFTER) THAT(?=STOP|COMMA|PARA|CLOSE|X|CAP|THE|QUOTE|DASH|AND|OR|$)",
    "(?P<n>THE) (?P<u>UNIT) (?P<s>AGO|EARLIER)",
    "(?P<n>EXACT) (?P<u>UNITS) (?P<s>ON)(?=COMMA)",
)
def offset(m: Match) -> Frame | None:
    """two days ago, a year earlier, three weeks later, six months from now, a day or two ago, hundreds of years ago."""
    code = unit_code(m, "u")
    word = m.word("s")
    if m.toks.lower(m.last - 1) == "that":
        after = m.toks.lower(m.last)
        opens = m.toks.classes[m.first - 1 : m.first] in ENDS  # "Two days after that Kyrenia gave up"
        goes_on = after in ("and", "or") or (opens and (m.toks.word(m.last)[:1].isupper() or after in SUBJECTS))
        if m.toks.lower(m.first - 1) == "for" or (after.isalpha() and not goes_on):
            return None  # "for two years after that", "two days before that meeting"
    if word.startswith("afterward") and m.toks.lower(m.first - 1) == "for":
        return None  # "For many minutes afterward they stood outside"
    if word == "on" and m.toks.classes[max(m.first - 1, 0) : m.first] not in ENDS:
        return None  # "Ten years on, …"; not "worked two days on, two off"
    if word in ("earlier", "later") and m.toks.lower(m.last) == "than":
        return None  # "admitted half a century later than elsewhere": a length
    sign = -1 if word in ("ago", "earlier", "before") else 1
    near = "dct" if word in ("ago", "hence", "now", "today", "tomorrow", "yesterday") else "text"
    amount = m.amount("n") if m.found["n"] else None
    if m.word("n") == "the":  # "from the year earlier"
        amount = Fraction(1)
    if amount is not None and amount <= 0:
        return None
    if amount is not None and amount > 20000:  # "66 million years ago": no calendar reaches there
        amount = None
    if word == "ago" and code == "Y" and amount and m.toks.lower(m.last) == "to" and m.toks.lower(m.last + 2) == "day":
        return Frame(Kind.UNIT, unit="D", count=Fraction(0), year_shift=-int(amount))  # "three years ago to the day"
    return Frame(Kind.OFFSET, unit=code, count=amount, shift=sign, near=near)


@BOOK.add("offset", "DATE", "(?<=IN)(?P<n>AMOUNT) (?P<u>UNIT|UNITS) (?:POSS|X|QUOTE) TIME_WORD")
def time_from_now(m: Match) -> Frame | None:
    """(in) two weeks' time, a year's time."""
    amount = m.amount("n")
    if amount is None or amount <= 0 or m.toks.lower(m.last - 2) not in ("'", "’", "'s", "’s"):
        return None
    return Frame(Kind.OFFSET, unit=unit_code(m, "u"), count=amount, shift=1)


@BOOK.add("nights-off", "TIME", "(?P<n>EXACT) (?P<u>PARTS) (?P<s>AGO|EARLIER|LATER)")
def nights_off(m: Match) -> Frame | None:
    """five nights later, two nights ago."""
    amount, word = m.amount("n"), m.word("s")
    if m.code("u") != "NI" or amount is None or amount.denominator != 1 or not 1 <= amount < 100:
        return None
    count, near = -amount if word in ("ago", "earlier") else amount, "dct" if word == "ago" else "text"
    return Frame(Kind.UNIT, unit="D", count=count, part="NI", near=near)


@BOOK.add("week-from", "DATE", "(?P<n>AMOUNT) (?P<u>ANYUNIT) FROM (?P<w>WEEKDAY|DEICTIC)")
def week_from(m: Match) -> Frame | None:
    """a week from Tuesday."""
    amount = m.amount("n")
    unit = unit_code(m, "u")
    if amount is None or unit not in ("D", "W", "FN") or m.toks.lower(m.first - 1) == "for":
        return None  # "shut for two days from Tuesday": how long
    days = int(amount * {"D": 1, "W": 7, "FN": 14}[unit])
    if m.toks.lower(m.at("w")) in ("today", "tomorrow", "yesterday"):
        return Frame(Kind.UNIT, unit="D", count=Fraction(days + (m.integer("w") or 0)))
    return Frame(Kind.CALENDAR, weekday=m.integer("w"), shift=0, count=Fraction(days))


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


@BOOK.add(
    "term",
    "DATE",
    "THE (?:NEAR|LONGER|LONG|X) (?P<t>TERM)(?=STOP|COMMA|PARA|QUOTE|AND|OR|DASH|COLON|CLOSE|$)",
    "AS SOON AS (?P<t>POSSIBLE)",
)
def term(m: Match) -> Frame | None:
    """(in) the near term, the short term, as soon as possible."""
    said = [m.toks.lower(i) for i in range(m.first, m.last)]
    known = said == ["as", "soon", "as", "possible"] or said[1] in words("terms")
    return Frame(Kind.REFERENCE, value="FUTURE_REF") if known else None


@BOOK.add("these-days", "DATE", "(?P<d>THESE|THOSE) (?P<u>UNITS)(?!HYPHEN)")
def these_days(m: Match) -> Frame | None:
    """(nervous) these days, (easy) in those days."""
    if m.code("u") != "D":
        return None
    return Frame(Kind.REFERENCE, value="PRESENT_REF" if m.word("d") == "these" else "PAST_REF")


@BOOK.add("edge-of-unit", "DATE", "THE (?P<e>EDGE) OF THE (?P<u>UNIT)")
def edge_of_unit(m: Match) -> Frame | None:
    """the end of the month, the start of the week, the end of the decade."""
    if m.code("u") not in ("W", "M", "DE", "CE"):
        return None
    return Frame(Kind.UNIT, unit=m.code("u"), count=Fraction(0), mod=m.code("e"))
