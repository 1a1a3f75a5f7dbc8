"""A date beside a subject with no comma between says when: "On Sunday fans stormed the pitch", "A jury Friday ruled".

Trees take it for a part of the noun ("Sunday fans", "jury Friday"), and its preposition for that noun's.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from extractors.language.brackets import FINITE, NOUNS, SAID
from extractors.language.labels import helps
from extractors.language.leading import finite
from extractors.language.repairs import CALENDAR
from extractors.language.scores import NEVER, Floats

_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_CAPITALS = frozenset(day.title() for day in _WEEKDAYS)
_SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))
_MONTHS = CALENDAR - _WEEKDAYS - _SEASONS
_PARTS = ("morning", "afternoon", "evening", "night")
UNITS = CALENDAR.union(_PARTS, ("week", "weekend", "month", "year"))
_PHRASE = NOUNS | frozenset(("JJ", "JJR", "JJS", "CD"))
_OBJECTS = frozenset(("DT", "PRP", "PRP$", "CD", "NNS", "NNP", "JJ"))


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_DAY = rf"{_any(_WEEKDAYS)}(?:\s{_any(_PARTS)})?"
_MONTH = (
    rf"(?:{_any(_WEEKDAYS)}\s)?"
    rf"(?:\d\d?\s{_any(_MONTHS)}|{_any(_MONTHS)}(?:\s\d\d?(?!\d))?)(?:\s(?:18|19|20)\d\d)?"
)
#: A date and the space behind it, in small letters.
_DATE = re.compile(
    rf"""
    (?:on|in|from|since|until|till|by|before|after|at)\s
        (?:the\s(?:(?:early|late|small)\s)?(?:hours|day|week|end|start|beginning|middle|eve|{_any(_PARTS)})\sof\s)?
        (?:{_MONTH}|{_DAY}|{_any(_SEASONS)}|(?:18|19|20)\d\d
        |dawn|daybreak|sunrise|noon|midday|dusk|sunset|nightfall|midnight)\s
    |(?:(?:on|from|since|until|by|before|after)\s)?
        (?:(?:yesterday|today|tomorrow)(?:\s{_any(_PARTS)})?|(?:last|next|this)\s{_any(UNITS)}
        |the\s(?:next|same|following|previous)\s(?:day|{_any(UNITS)}))\s
    |(?:at|over|during)\sthe\sweekend\s
    |(?:over|during|throughout|in)\sthe\s(?:whole|course|rest|(?:first|second)\shalf)\sof\s(?:18|19|20)\d\d\s
    |(?:(?:an?|two|three|four|five|six|seven|eight|nine|ten|\d+)\s)?
        (?:minute|hour|day|week|month|year|decade)s?\s(?:later|earlier|ago)\s
    """,
    re.VERBOSE,
)
#: Words of such a date and one more.
_LONGEST = 11
#: A subject before a date, and what may stand before it.
_SUBJECT = _PHRASE | {"DT", "PRP$", "POS"}
_EDGES = frozenset((",", ";", ":", "—", "–", "“", '"', "``", "that", "and", "but", "But", "And"))
#: They bring a clause without "that": "said the attackers Saturday boarded".
_SAYING = SAID | {"say"}
#: "Ash Wednesday", "Black Friday".
_FEASTS = frozenset(
    ("Ash", "Black", "Bloody", "Cyber", "Easter", "Good", "Holy", "Maundy", "Palm", "Shrove", "Super", "Whit", "Giving")
)


class Apart(NamedTuple):
    """Where a date and a noun phrase begin and end that stand side by side, the phrase's head, the verb of both."""

    date: tuple[int, int]
    phrase: tuple[int, int]
    noun: int
    verb: int


def fronted(heads: Sequence[int], words: Sequence[str], tags: Sequence[str]) -> Apart | None:
    """What the tree ``heads`` (from 0, root negative) of a sentence that a date opens fails to keep apart."""
    first = 1 if tags[0] == "CC" else 0
    begin = _date(words, first)
    if begin is None:
        return None
    end = begin
    while end < len(words) - 1 and tags[end] in _PHRASE:
        end += 1
    if end == begin or tags[end - 1] not in NOUNS:
        return None
    verb = _verb(end, heads, words, tags, named=words[begin - 1].lower() in _MONTHS | _SEASONS)
    if verb is None:
        return None
    found = Apart((first, begin), (begin, end), _top(heads, begin, end - 1), verb)
    dated = all(heads[word] < begin or heads[word] == verb for word in range(first, begin))
    whole = all(begin <= heads[word] < end or heads[word] == verb for word in range(begin, end))
    return None if dated and whole and tags[verb] != "VBN" else found


def interposed(
    heads: Sequence[int], words: Sequence[str], tags: Sequence[str], named: Container[int]
) -> Iterator[Apart]:
    """The same of a subject and the date before its verb: "A jury Friday convicted", ", police on Tuesday arrested".

    ``named`` are words within names ("Sheffield Wednesday beat Leeds").
    """
    for at in range(1, len(words) - 2):
        late = words[at] in ("late", "early") and words[at + 1] in _CAPITALS  # "The Vatican late Tuesday issued"
        bare = late or words[at] in _CAPITALS
        if not (bare or words[at] == "on") or at in named or tags[at - 1] not in NOUNS or words[at - 1] in _FEASTS:
            continue
        begin = at
        while begin and (tags[begin - 1] in _SUBJECT or words[begin - 1] == "of"):
            begin -= 1
        end = at + 1 + late if bare else _date(words, at)
        if end is None or (begin and words[begin - 1] not in _EDGES | _SAYING):
            continue
        verb = _verb(end, heads, words, tags, named=True)
        if verb is None:
            continue
        head = next((word for word in range(begin, at) if words[word + 1] == "of"), at - 1)
        found = Apart((at, end), (begin, at), _top(heads, begin, head), verb)
        name = tags[at - 1] in ("NNP", "NNPS")  # nobody is "of Monday"
        if bare or heads[found.noun] != verb or (name and any(begin <= heads[word] < at for word in range(at, end))):
            yield found


def set_apart(scores: Floats, found: Apart) -> Floats:
    """Scores that leave only trees in which date and noun phrase hang on the verb, each by itself."""
    (day, dated), (begin, end), noun, verb = found
    first, last = min(day, begin), max(dated, end)
    out = scores.copy()
    out[:first, first + 1 : verb + 1] = NEVER
    out[first:last, :] = NEVER
    out[day:dated, day + 1 : dated + 1] = scores[day:dated, day + 1 : dated + 1]
    holds = slice(day + 1, dated) if dated - day > 1 else slice(day, dated)  # not its preposition, nor "last"
    out[holds, verb + 1] = scores[holds, verb + 1]
    out[begin:end, begin + 1 : end + 1] = scores[begin:end, begin + 1 : end + 1]
    out[noun, :] = NEVER
    out[noun, verb + 1] = 0.0
    out[last:verb, : last if last == end else begin + 1] = out[last:verb, verb + 2 :] = NEVER
    out[verb, first + 1 : verb + 1] = NEVER
    return out


def _top(heads: Sequence[int], begin: int, noun: int) -> int:
    """The head of a noun phrase that begins at ``begin``: "Dara" of "Dara Winn"."""
    while begin <= heads[noun] < noun:
        noun = heads[noun]
    return noun


def _date(words: Sequence[str], at: int) -> int | None:
    """The word behind a date that begins at ``at`` with a preposition, or needs none."""
    found = _DATE.match(" ".join(words[at : at + _LONGEST]).lower() + " ")
    end = at + found[0].count(" ") if found else at
    return end if at < end < len(words) else None


def year(word: str) -> bool:
    """Four figures that are a year of the last two centuries or of this one."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")


def _verb(begin: int, heads: Sequence[int], words: Sequence[str], tags: Sequence[str], *, named: bool) -> int | None:
    """The predicate at ``begin``, or behind what is said of the noun before; not where a noun follows a month."""
    behind, verb = tags[begin], None
    if behind == "VBN":
        main = tags[begin + 1 : begin + 2] and tags[begin + 1] in _OBJECTS
        return begin if main or not FINITE.intersection(tags) else None
    if behind in FINITE or behind == "RB" or (behind == "IN" and not named):
        verb = finite(begin - 1, words, tags)
    if verb is not None and helps(words[verb], tags[verb]) and heads[verb] > verb:
        return heads[verb]  # "trains are full"
    return verb
