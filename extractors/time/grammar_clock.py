"""Grammar of clock times: 7:15 p.m. EST, 4 in the morning, noon, 1800 GMT."""

from __future__ import annotations

from extractors.time.frames import Frame, Kind
from extractors.time.lexer import classes
from extractors.time.rules import Match, Rulebook

BOOK = Rulebook()
INT = classes()["INT"]
ZONES = "(?:OPEN ZONE CLOSE|(?P<z>ZONE)|(?:(?P<zm>MEAN)|CAP) (?:X|CAP)? TIME_WORD)?"


@BOOK.add("clock", "TIME", f"(?P<c>CLOCK) (?P<a>AMPM)? {ZONES}", weak=True)
def clock(m: Match) -> Frame | None:
    """7:15 p.m., 14:30 GMT."""
    pieces = [int(x) for x in str(m.toks.worth[m.at("c")]).split(":")]  # the worth: "340pm" is written without a colon
    hour, minute = pieces[0], pieces[1]
    if minute > 59 or hour > 24 or (len(pieces) == 3 and pieces[2] > 59):
        return None
    if m.has("a"):
        if hour > 12 or hour == 0:
            return None
        hour = hour % 12 + (m.integer("a") or 0)
    text = f"{hour:02d}:{minute:02d}" + (f":{pieces[2]:02d}" if len(pieces) == 3 else "")
    half = m.integer("a") if m.has("a") else None
    return Frame(Kind.CALENDAR, clock=text, zone=m.code("z") or m.code("zm"), half_day=half)


@BOOK.add("dotted-clock", "TIME", f"(?P<c>DECIMAL) (?P<a>AMPM) {ZONES}")
def dotted(m: Match) -> Frame | None:
    """8.40am, 6.30 p.m."""
    hour, minute = m.toks.word(m.at("c")).split(".")
    if len(minute) != 2 or not hour.isdigit() or not 1 <= int(hour) <= 12 or int(minute) > 59:
        return None
    text = f"{int(hour) % 12 + (m.integer('a') or 0):02d}:{minute}"
    half = m.integer("a") if m.has("a") else None
    return Frame(Kind.CALENDAR, clock=text, zone=m.code("z") or m.code("zm"), half_day=half)


@BOOK.add(
    "british-clock",
    "TIME",
    "(?<=AT|BY|UNTIL)(?P<c>DECIMAL)(?=STOP|COMMA|PARA|CLOSE|AND|ON|DEICTIC|THAT PART|THE NEXT PART|$)",
    "(?<=APPROX)(?P<c>DECIMAL)(?=THAT PART|THE NEXT PART)",
    weak=True,
)
def british(m: Match) -> Frame | None:
    """(arrived at) 10.25, (went off at) 7.40: to five minutes, as such times are told; its guard looks for prices."""
    hour, _, minute = m.toks.word(m.at("c")).partition(".")
    if len(minute) != 2 or not hour.isdigit() or not 1 <= int(hour) <= 23 or int(minute) > 59 or int(minute) % 5:
        return None
    return Frame(Kind.CALENDAR, clock=f"{int(hour):02d}:{minute}")


@BOOK.add("hour", "TIME", f"(?P<h>INT1|NUM) (?P<d>DOT INT1|DOT INT)? (?P<a>AMPM) {ZONES}")
def hour(m: Match) -> Frame | None:
    """9 a.m., 5 p.m. EST, seven p.m."""
    number = m.integer("h")
    if number is None or not 1 <= number <= 12:
        return None
    half = m.integer("a") or 0
    return Frame(Kind.CALENDAR, clock=f"{number % 12 + half:02d}:00", zone=m.code("z") or m.code("zm"), half_day=half)


@BOOK.add(
    "hour-range",
    "TIME",
    f"(?P<c>CLOCK|DECIMAL|INT1|NUM) (?P<b>)(?:HYPHEN|DASH|TO|AND|UNTIL) (?P<h>CLOCK|DECIMAL|INT1|NUM)"
    f"(?P<a>AMPM) {ZONES}",
    f"(?P<c>CLOCK|INT1|NUM) (?P<b>AMPM) (?:HYPHEN|DASH|TO|AND|UNTIL) (?P<h>CLOCK) (?P<a>)(?!AMPM) {ZONES}",
)
def hour_range(m: Match) -> Frame | None:
    """5 to 6 p.m., between 7:30 and 9 a.m.: the first is of the same half of the day unless that turns it round."""
    first, second = spoken_clock(m, "c"), spoken_clock(m, "h")
    if first is None or second is None or not 1 <= first[0] <= 12 or not 1 <= second[0] <= 12:
        return None
    half = (m.integer("a") if m.has("a") else m.integer("b")) or 0
    earlier, later = (first[0] % 12 + half, first[1]), (second[0] % 12 + half, second[1])
    if not m.has("b") and earlier > later and half:
        earlier = (earlier[0] - 12, earlier[1])
    return Frame(
        Kind.CALENDAR,
        clock=f"{earlier[0]:02d}:{earlier[1]:02d}",
        other_clock=f"{later[0]:02d}:{later[1]:02d}",
        split=m.at("h"),
        zone=m.code("z") or m.code("zm"),
    )


def spoken_clock(m: Match, group: str) -> tuple[int, int] | None:
    """Hour and minute of "7", "seven" or "7:30"."""
    number = m.integer(group)
    if number is not None:
        return number, 0
    pieces = str(m.toks.worth[m.at(group)]).replace(".", ":").split(":")
    return (
        (int(pieces[0]), int(pieces[1])) if len(pieces) == 2 and len(pieces[1]) == 2 and int(pieces[1]) < 60 else None
    )


@BOOK.add(
    "past-the-hour",
    "TIME",
    "(?P<k>HALF|A UNIT|NUM UNIT|NUMS UNITS|INT1 UNITS) (?P<s>PAST|TO|AFTER) (?P<h>NUM|INT1|NOON)"
    "(?:(?P<a>AMPM|OCLOCK)|IN THE (?P<p>PART))?",
    "(?<=AT|BY|UNTIL|APPROX)(?P<k>UNIT) (?P<s>PAST|TO) (?P<h>NUM|INT1|NOON)(?:(?P<a>AMPM|OCLOCK)|IN THE (?P<p>PART))?",
)
def past_the_hour(m: Match) -> Frame | None:
    """half past seven, a quarter to eight, 20 minutes past 8."""
    word = m.toks.lower(m.found.end("k") - 1)
    minutes = {"half": 30, "quarter": 15}.get(word) or (int(m.amount("k") or 0) if word in ("minutes", "minute") else 0)
    number = m.integer("h")
    if not 0 < minutes < 60 or number is None or not 1 <= number <= 24 or (word != "half" and m.word("s") == "after"):
        return None
    counted = m.toks.worth[m.last] if m.last < len(m.toks.worth) else None
    if isinstance(counted, int) and counted >= 10**6:
        return None  # "rose by a quarter to 10 million"
    total = (number % 24) * 60 + (minutes if m.word("s") == "past" else -minutes)
    if m.has("a") and number <= 12:
        total = total % 720 + (m.integer("a") or 0) * 60
    if m.has("p") and number <= 12:
        total = total % 720 + (720 if m.code("p") in ("AF", "EV") or (m.code("p") == "NI" and number > 5) else 0)
    return Frame(Kind.CALENDAR, clock=f"{total // 60 % 24:02d}:{total % 60:02d}")


@BOOK.add(
    "oclock",
    "TIME",
    "(?P<h>INT1|NUM) OCLOCK (?:IN THE (?P<p>PART)|AT (?P<n>PART))?",
    "(?P<h>INT1|NUM) IN THE (?P<p>PART) (?P<n>)",
    "(?P<h>INT1|NUM) AT (?P<p>PART) (?P<n>)",
)
def oclock(m: Match) -> Frame | None:
    """8 o'clock, 4 in the morning."""
    number = m.integer("h")
    if number is None or not 1 <= number <= 12:
        return None
    part = m.code("p") or m.code("n")
    later = part in ("AF", "EV") or (part == "NI" and number > 5)
    if part == "NI" and number == 12:
        return Frame(Kind.CALENDAR, clock="24:00")
    return Frame(Kind.CALENDAR, clock=f"{number % 12 + (12 if later else 0):02d}:00" if part else f"{number:02d}:00")


@BOOK.add("clock-of-part", "TIME", "(?P<c>CLOCK) IN THE (?P<p>PART)")
def clock_of_part(m: Match) -> Frame | None:
    """8:30 in the evening."""
    said = spoken_clock(m, "c")
    if said is None or not 1 <= said[0] <= 12:
        return None
    later = m.code("p") in ("AF", "EV") or (m.code("p") == "NI" and said[0] > 5)
    return Frame(Kind.CALENDAR, clock=f"{said[0] % 12 + (12 if later else 0):02d}:{said[1]:02d}")


@BOOK.add("noon", "TIME", f"(?P<n>NOON) {ZONES}", weak=True)
def noon(m: Match) -> Frame | None:
    """noon, midnight."""
    number = m.integer("n")
    return Frame(Kind.CALENDAR, clock=f"{number:02d}:00", zone=m.code("z") or m.code("zm"))


@BOOK.add(
    "military",
    "TIME",
    "(?P<y>YEAR4|INT|INT1) (?:OPEN ZONE CLOSE|(?P<z>ZONE))",
    "(?<=AT|BY)(?P<y>YEAR4|INT) (?P<u>UNITS)(?!OF)(?P<z>ZONE)?",
    "(?P<y>INT) (?P<u>UNITS)(?!OF)(?P<z>ZONE)?",
    "(?<=BETWEEN|FROM)(?P<y>INT)(?P<z>)(?=(?:AND|TO|UNTIL) (?:INT|YEAR4) (?:ZONE|UNITS))",
    "(?<=AT|BY|FROM|UNTIL|TO|APPROX)(?P<y>INT)(?P<z>)(?!UNITS|PERCENT|HYPHEN)",
    "(?<=AT)(?P<y>YEAR4)(?P<z>)(?=ON? (?:INT1 MON|MON INT1|THE ORDNUM))",
)
def military(m: Match) -> Frame | None:
    """1800 GMT, 0530 hours, (at) 0915, (at) 1430 on 8 August."""
    counted = bool(m.found.groupdict().get("u"))  # "0530 hours"
    if counted and m.code("u") != "TH":
        return None
    if m.toks.classes[m.last - 1] == INT and m.toks.word(m.at("y"))[0] != "0":
        return None  # "up to 500"
    if counted and m.toks.word(m.at("y"))[0] != "0" and m.toks.lower(m.first - 1) not in ("at", "by"):
        return None  # "flew 1000 hours"
    digits = m.toks.word(m.at("y"))
    if len(digits) != 4 or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return Frame(Kind.CALENDAR, clock=f"{digits[:2]}:{digits[2:]}", zone=m.code("z"))
