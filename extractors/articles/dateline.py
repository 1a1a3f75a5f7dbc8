"""The dateline that opens wire copy: "YEREVAN, Sept. 20 (AP) —" — the last resort for a publication date."""

from __future__ import annotations

import re

from extractors.articles.publication import url_day
from extractors.articles.stamps import Candidate, try_stamp

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
#: PLACE, [Country,] [(AP)] Month day[, year] [(AP)] — ; the place in capitals, or the agency in parentheses.
_DATELINE = re.compile(
    rf"^[ \t]*(?P<place>[A-Z][\w.'’ /-]{{1,40}}(?:, [A-Z][\w.'’ -]{{1,30}}){{0,2}}),? "
    rf"(?P<agency1>\([A-Z][\w .&'-]{{1,30}}\),? )?"
    rf"(?P<day>{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?P<year>,? (?:19|20)\d\d)?,? ?"
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
_PATH_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[ ,]{1,3}((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_HEAD = 3_000


def dateline_candidate(text: str, where: str) -> Candidate | None:
    """The date a dateline gives, or ``None``.

    A dateline without a year takes it from the address or path the article came from, or from its copyright line;
    nothing else would be more than a guess.

    >>> text = "YEREVAN, Sept. 20, 2023 (AP) — Separatists agreed to a cease-fire."
    >>> dateline_candidate(text, "a.txt").stamp.on.isoformat()
    '2023-09-20'
    """
    match = _DATELINE.search(text[:_HEAD])
    if not match or not (match["place"].split(",")[0].isupper() or match["agency1"] or match["agency2"]):
        return None
    year = (match["year"] or "").strip(" ,") or _year(text, where)
    if not year:
        return None
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


def _year(text: str, where: str) -> str | None:
    day = url_day(where)
    if day is not None:
        return str(day.year)
    found = _PATH_YEAR.findall(where) or _COPYRIGHT.findall(text[-2_000:])
    return found[0] if len(set(found)) == 1 else None
