"""Tokens that are no plain words: numbers, clock times, dates in figures, line breaks; their pattern and class."""

from __future__ import annotations

import re

Payload = int | str | None
Piece = tuple[str, Payload, int, int]  # class name, worth, begin, end

#: What begins with a letter stands first: nine tokens in ten do, and nothing below begins with one.
TOKEN = re.compile(
    r"""
    (?P<era>(?-i:A\.\ ?D\.|(?:B\.\ ?)?C\.\ ?E\.|B\.\ ?C\.)(?!\w))
  | (?P<ampm>[AaPp]\.\ ?[Mm]\.?(?!\w))
  | (?P<word>[^\W\d_½¼¾]+(?:[’'](?![sS]\b)[^\W\d_]+)?)(?P<rest>[0-9_]\w*)?
  | (?P<para>\n(?:[^\S\n]*\n)+)
  | (?P<iso>(?<![\w.:/-])[0-9]{4}-[0-9][0-9]-[0-9][0-9]
      (?:[Tt ][0-9][0-9]:[0-9][0-9](?::[0-9][0-9](?:\.[0-9]{1,9})?)?
        (?:\ ?(?:Z|z|[+-][0-9][0-9]:?[0-9][0-9]))?)?(?![\w-]))
  | (?P<numdate>(?<![\w.:/-])(?:[0-9]{1,2}|[0-9]{4})
      (?P<sep>[/.-])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9][0-9])(?!\w|[/.-][0-9]))
  | (?P<monthyear>(?<![\w.:/-])[0-9]{1,2}/[0-9]{4}(?!\w|[/.-][0-9]))
  | (?P<yearrange>(?<![\w.:/-])[0-9]{4}[-–/][0-9]{2,4}(?![\w/-]|[.,][0-9]))
  | (?P<newline>\n)
  | (?P<clock>[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?
      (?![0-9:]|(?!(?:[ap]\.?m|gmt|utc|bst|[ecmp][sd]?t|hrs?)\b)\w))(?!\.[0-9])
  | (?P<int>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)
      (?:(?P<decimal>\.[0-9]+)|(?P<tens>(?<=0)['’]s\b)|(?P<glued>(?![ap]\.\ ?m\b)[^\W½¼¾]\w*))?
  | (?P<apos>['‘’](?P<yy>[0-9][0-9])(?P<yys>s)?(?!\w))
  | (?P<poss>['’][sS]\b)
  | (?P<frac>[½¼¾])
  | (?P<junk>_+)
  | (?P<punct>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)

FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4"}
#: "1hr", "30mins", "10yr".
GLUED_UNITS = {"hr": "TH", "hrs": "TH", "min": "TM", "mins": "TM", "yr": "Y", "yrs": "Y"}
ORDINAL_SUFFIX = frozenset({"st", "nd", "rd", "th", "d"})
#: A line at least this long that ends without a blank line is taken as wrapped.
WRAPPED = 45


def shape(text: str, found: re.Match[str]) -> list[Piece]:
    """Class of a token that is no plain word: numbers, clock times, numeric dates, breaks."""
    begin, end = found.span()
    whole = found.group()
    if found["para"] is not None:
        return [("PARA", None, begin, end)]
    if found["newline"] is not None:
        return _newline(text, begin, end)
    if found["iso"] is not None:
        return [("ISO", whole, begin, end)]
    if found["numdate"] is not None:
        return [("NUMDATE", whole, begin, end)]
    if found["monthyear"] is not None:
        month, year = whole.split("/")
        return [("ISO", f"{year}-{int(month):02d}", begin, end)]
    if found["yearrange"] is not None:
        return _year_range(whole, begin, end)
    if found["clock"] is not None:
        return [("CLOCK", whole, begin, end)]
    if found["int"] is not None:
        return _number(found, begin, end)
    if found["apos"] is not None:
        name = "DECADE" if found["yys"] else "APOSYEAR"
        return [(name, int(found["yy"]), begin, end)]
    if found["era"] is not None:
        return [("ERA", "BC" if whole[0] == "B" else "AD", begin, end)]
    if found["ampm"] is not None:
        return [("AMPM", 12 if whole[0] in "pP" else 0, begin, end)]
    if found["word"] is not None:  # with digits glued on: "Q3", "H1", "B52"
        return _word_with_digits(found, begin, end)
    if found["poss"] is not None:
        return [("POSS", None, begin, end)]
    if found["frac"] is not None:
        return [("FRAC", FRACTIONS[whole], begin, end)]
    return [("X", None, begin, end)]


def _newline(text: str, begin: int, end: int) -> list[Piece]:
    """A line break inside a wrapped paragraph is no token; after a short line (heading, dateline) it is a break."""
    line = begin - 1 - text.rfind("\n", max(0, begin - WRAPPED - 1), begin)
    return [] if line >= WRAPPED else [("PARA", None, begin, end)]


def _year_range(whole: str, begin: int, end: int) -> list[Piece]:
    """ "2019-21", "1998/99", "1914-1918": two years with a dash between; else a plain number pair."""
    first, second = int(whole[:4]), whole[5:]
    last = int(second) if len(second) == 4 else first - first % 100 + int(second) if len(second) == 2 else 0
    if 1000 <= first < last < 2200 and last - first < 200:
        return [
            ("YEAR4", first, begin, begin + 4),
            ("HYPHEN", None, begin + 4, begin + 5),
            ("YEARRANGE", last, begin + 5, end),
        ]
    if len(second) == 2 and 1 <= int(second) <= 12 and 1000 <= first < 2200:
        return [("ISO", whole.replace("/", "-").replace("–", "-"), begin, end)]
    return [("X", None, begin, end)]


def _number(found: re.Match[str], begin: int, end: int) -> list[Piece]:
    digits = found["int"]
    edge = found.end("int")
    if found["tens"]:
        return (
            [("DECADE", int(digits), begin, end)]
            if len(digits) in (2, 4) and digits.isdigit()
            else [("X", None, begin, end)]
        )
    if found["decimal"]:
        return [("DECIMAL", found.group().replace(",", ""), begin, end)]
    glued = found["glued"]
    number = int(digits.replace(",", "")) if len(digits) < 16 else -1
    if glued:
        low = glued.lower()
        if low in ORDINAL_SUFFIX and 0 < number < 1000:
            return [("ORDNUM", number, begin, end)]
        if glued == "Q" and 0 < number < 5:
            return [("QNUM", f"Q{number}", begin, end)]
        if low == "s" and len(digits) in (2, 3, 4) and number % 10 == 0:
            return [("DECADE", number, begin, end)]
        if low in ("am", "pm") and 0 < number <= 12:
            return [("INT1", number, begin, edge), ("AMPM", 12 if low == "pm" else 0, edge, end)]
        if low in ("am", "pm") and len(digits) in (3, 4):
            return [
                ("CLOCK", f"{digits[:-2]}:{digits[-2:]}", begin, edge),
                ("AMPM", 12 if low == "pm" else 0, edge, end),
            ]
        if low in GLUED_UNITS and number >= 0:
            return [("INT1" if number <= 31 else "INT", number, begin, edge), ("UNITS", GLUED_UNITS[low], edge, end)]
        return [("X", None, begin, end)]
    if len(digits) <= 2 and number <= 31:
        return [("INT1", number, begin, end)]
    if len(digits) == 4 and "," not in digits and 1000 <= number < 2200:
        return [("YEAR4", number, begin, end)]
    return [("INT", number, begin, end)] if number >= 0 else [("X", None, begin, end)]


def _word_with_digits(found: re.Match[str], begin: int, end: int) -> list[Piece]:
    word, rest = found["word"], found["rest"]
    if word in ("Q", "q", "H", "FY", "fy") and rest.isdigit() and len(rest) in (1, 2, 4):
        return [("QNUM", word.upper() + rest, begin, end)]
    return [("X", None, begin, end)]
