"""The last resort for a publication date: the dateline of wire copy, "YEREVAN, Sept. 20 (AP) —", or a line of the
article's head that is its date.
"""

from __future__ import annotations

import re

from extractors.articles.publication import url_day
from extractors.articles.stamps import Candidate, try_stamp

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_YEAR = r"(?:19|20)\d\d"
#: PLACE, [Country,] [(AP)] Month day[, year] [(AP)] — ; the place in capitals, or the agency in parentheses.
_DATELINE = re.compile(
    rf"^[ \t]*(?P<place>[A-Z][\w.'’ /-]{{1,40}}(?:, [A-Z][\w.'’ -]{{1,30}}){{0,2}}),? "
    rf"(?P<agency1>\([A-Z][\w .&'-]{{1,30}}\),? )?"
    rf"(?P<day>{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?P<year>,? {_YEAR})?,? ?"
    rf"(?P<agency2>\(?[A-Z][\w .&'/-]{{1,30}}\)? ?)?(?:--?|–|—|_|:)",
    re.MULTILINE,
)
_CAPITALS = r"[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|['’.])+"
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
#: The same at the head of a paragraph, to be cut off: a place in capitals, or any place with an agency behind it.
_HEADING = re.compile(
    rf"(?:(?P<capitals>{_CAPITALS}(?:[ /-]{_CAPITALS}){{0,4}})|{_NAME}(?=[^—–\n]{{0,60}}\([A-Z]))"
    rf"(?:, [A-Z][\w.'’]+(?: [A-Z][\w.'’]+)?){{0,2}}"
    rf"(?P<sure>(?:,? (?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?))?,?"
    rf"(?: ?\([A-Z][\w .&'/-]{{1,30}}\))?)"
    rf"(?: ?—\s?| ?–(?:\s|$)| --?(?:\s|$)| _(?:\s|$)|(?<=\)) ?-{{1,2}}(?:\s|$))"
    rf"\s{{0,2}}(?=[^\W\d_a-zß-ÿ]|[\d\"'“‘\[]|$)"
)
_PATH_YEAR = re.compile(rf"(?<!\d)({_YEAR})(?!\d)")
_COPYRIGHT = re.compile(rf"(?:©|\(c\)|copyright)[ ,]{{1,3}}({_YEAR})(?!\d)", re.IGNORECASE)
_HEAD = 3_000
_FULL_DAY = (
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?"
    rf"(?:{_MONTH} \d{{1,2}},? {_YEAR}|\d{{1,2}} {_MONTH},? {_YEAR}|{_YEAR}-\d\d-\d\d)"
)
#: A line that is nothing but the date, with "Published on" or a byline before it, or that names a kind of text which is
#: always of a day, the date set off at its end. A headline that merely ends with a date ("The battle of Sedan, 1
#: September 1870") says nothing of when it was printed.
_DATE_LINE = re.compile(
    rf"(?:(?i:(?:first |last )?(?:published|posted|issued|released|dated?|updated)(?: on)?:? )"
    rf"|(?:By |From )[A-Z][^.:;|–—]{{2,60}}[,|–—·-] ?"
    rf"|(?i:(?:full |edited )?(?:transcript|(?:press|media|news) release|press statement|statement|minutes|live blog|"
    rf"bulletin|newsletter|for immediate release)\b)[^.;]{{0,90}}[,:|–—·(-] ?)?"
    rf"(?P<day>{_FULL_DAY})(?:,? (?:at )?\d{{1,2}}[:.]\d\d[\w. ]{{0,12}})?\)?\.?"
)
#: As a letter or a release is headed, below its title or before its first words: "Oslo, 12 March 2021 – We have …".
_PLACE_LINE = re.compile(rf"{_NAME}, (?P<day>{_FULL_DAY})(?:$|(?P<goes_on> ?(?:–|—|--?) ?)(?=\w))")
_HEAD_LINES = 6
_SHORT = 160


def dateline_candidate(text: str, where: str) -> Candidate | None:
    """The date a dateline gives, or ``None``.

    A dateline without a year takes it from the address or path the article came from, or from its copyright line;
    nothing else would be more than a guess. Without a dateline one of the first lines may be the date, year and all:
    "Transcript: The World Tonight, Radio One, 22 October 2018".

    >>> text = "YEREVAN, Sept. 20, 2023 (AP) — Separatists agreed to a cease-fire."
    >>> dateline_candidate(text, "a.txt").stamp.on.isoformat()
    '2023-09-20'
    """
    match = _DATELINE.search(text[:_HEAD])
    if not match or not (match["place"].split(",")[0].isupper() or match["agency1"] or match["agency2"]):
        return _date_line(text)
    year = (match["year"] or "").strip(" ,") or _year(text, where)
    if not year:
        return _date_line(text)
    day = match["day"].replace(".", "")
    written = f"{day} {year}" if day[0].isdigit() else f"{day}, {year}"
    stamp = try_stamp(written)
    return Candidate("dateline", stamp, match[0].strip()) if stamp else None


def split_dateline(paragraph: str, text: str, *, first: bool) -> int | None:
    """Where the story begins behind a dateline at the head of a paragraph, or ``None`` if it has none.

    A date or an agency makes it sure. A bare place in capitals counts only in the ``first`` paragraph, and not if the
    article writes that word in capitals again: then it is the name of something ("NATO — …").

    >>> split_dateline("OSLO, May 9 — Halvorsen agreed to buy its rival.", "", first=True)
    14
    """
    match = _HEADING.match(paragraph[:160])
    if not match:
        return None
    if match["sure"].strip(" ,"):
        return match.end()
    place = match["capitals"]
    if not first or not place or len(re.findall(rf"(?<!\w){re.escape(place)}(?!\w)", text)) > 1:
        return None
    return match.end()


def _date_line(text: str) -> Candidate | None:
    """The one line of the head that is a date. Where several lines are, they head the entries of a chronology."""
    lines = [" ".join(line.strip(" \t#*_>").split()) for line in text[:_HEAD].splitlines() if line.strip()]
    found: list[tuple[int, re.Match[str]]] = []
    for at, line in enumerate(lines):
        match = _DATE_LINE.fullmatch(line) if len(line) < _SHORT else None
        if match is None:
            match = _PLACE_LINE.match(line)
            if match is not None and not at and match["goes_on"] is None:
                continue  # "Karsk, 1 September 1870" over a text is its title
        if match is not None:
            found.append((at, match))
    if len(found) != 1 or found[0][0] >= _HEAD_LINES:
        return None
    only = found[0][1]
    stamp = try_stamp(only["day"].replace(".", ""))
    return Candidate("dateline", stamp, only[0].rstrip(" –—-")) if stamp else None


def _year(text: str, where: str) -> str | None:
    day = url_day(where)
    if day is not None:
        return str(day.year)
    found = _PATH_YEAR.findall(where) or _COPYRIGHT.findall(text[-2_000:])
    return found[0] if len(set(found)) == 1 else None
