"""Names of people, organisations and places as merging compares them: variants, titles, demonyms, capitals."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

from rapidfuzz import fuzz

from extractors.merge.lexicon import is_generic, one_kind
from extractors.merge.lexicon import words as words_of
from extractors.model import Participant, Role

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_AGE = re.compile(r"\b(\d{1,3}) year old")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)

#: A body of somebody named: "Merrow's board", which acts for Merrow.
_OWNED = re.compile(r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)*['’]s? ")

#: From how many per cent of equal letters two spellings are of one name.
ALIKE = 88


@dataclass(frozen=True, slots=True)
class Name:
    """One participant's name for comparison.

    ``tokens`` are lower-case words without titles, nations as ``@azerbaijan`` whatever the form ("Azerbaijani",
    "Baku"). ``proper`` tells what holds a name from a common noun, ``named`` a name ("Tom Ward") from a description
    with one in it ("a Chargers player"), ``head`` is its last word.
    """

    tokens: frozenset[str]
    flat: str
    head: str
    proper: bool
    named: bool
    person: bool
    place: bool
    code: int = field(compare=False, default=0)

    def __hash__(self) -> int:
        # names are compared millions of times: the hash is computed once
        return self.code

    @property
    def nation(self) -> bool:
        """Whether it is a nation and nothing else."""
        return len(self.tokens) == 1 and self.flat.startswith("@")

    def ages(self) -> tuple[str, ...]:
        """The age it gives: "36-year-old man"."""
        return _ages(self)

    def nations(self) -> tuple[str, ...]:
        """The nation of a person told of without a name: "a British climber"."""
        return _nations_of(self)


@lru_cache(maxsize=400_000)
def _ages(name: Name) -> tuple[str, ...]:
    return tuple(_AGE.findall(name.flat))


@lru_cache(maxsize=400_000)
def _nations_of(name: Name) -> tuple[str, ...]:
    one = name.head.removesuffix("s")
    if name.named or not (one in words_of("individual") or is_generic(name.head)):
        return ()
    return tuple(sorted(token for token in name.tokens if token[0] == "@"))


def fold(text: str) -> str:
    """Text without case, accents, points and the ending of a possessive."""
    text = text.replace("’", "'").removesuffix("'s").replace("'s ", " ").replace(".", "")
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


@cache
def _nations() -> tuple[dict[str, str], int]:
    table: dict[str, str] = {}
    text = files("extractors.merge").joinpath("nations.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        key = "@" + "_".join(_WORD.findall(fold(cells[0])))
        for cell in cells:
            for form in cell.split(","):
                if words := " ".join(_WORD.findall(fold(form))):
                    table.setdefault(words, key)
    return table, max(len(form.split()) for form in table)


def _with_nations(words: list[str]) -> list[str]:
    table, longest = _nations()
    out: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            key = table.get(" ".join(words[at : at + size]))
            if key:
                out.append(key)
                at += size
                break
        else:
            out.append(words[at])
            at += 1
    return out


@cache
def _digits() -> dict[str, str]:
    counted = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    return {word: str(number) for number, word in enumerate(counted.split(), 1)}


@lru_cache(maxsize=500_000)
def name_of(text: str, head: str, entity_type: str | None) -> Name | None:
    """The comparable form of a name, ``None`` for a pronoun or an empty one.

    >>> sorted(name_of("Azerbaijani Defense Ministry", "Ministry", "ORG").tokens)
    ['@azerbaijan', 'defense', 'ministry']
    """
    words = [_digits().get(word, word) for word in _WORD.findall(fold(text))]
    if not words or all(word in words_of("pronoun") for word in words):
        return None
    plain = [word for word in _with_nations(words) if word not in words_of("title")] or words
    capital = head[:1].isupper() or any(word[:1].isupper() for word in text.split()[1:])
    proper = entity_type is not None or any(word[0] == "@" for word in plain) or (capital and not is_generic(head))
    proper = proper or (head in words_of("organ") and text[:1].isupper() and _OWNED.match(text) is not None)
    last = "".join(_WORD.findall(fold(head))) or plain[-1]
    flat = " ".join(plain[:8])
    person, place = entity_type == "PERSON", entity_type in _PLACES
    named = proper and entity_type != "NORP" and head[:1].isupper() and not is_generic(head)
    code = crc32(f"{flat} {last} {proper} {named} {person} {place}".encode())
    return Name(frozenset(plain[:8]), flat, last, proper, named, person, place, code)


def of_participant(participant: Participant, initial: bool = False, headline: bool = False) -> Name | None:
    """The comparable name of a participant, from its canonical name in the article.

    ``initial``: it opens the sentence, where a capital letter says nothing ("Reports suggested …"); ``headline``: every
    word has one ("Technicolor Star Dies").
    """
    kind = participant.entity_type
    if participant.resolved and participant.name != participant.text and participant.name[:1].isupper():
        kind = kind or ("PERSON" if participant.text.lower() in words_of("personal") else None)
        return name_of(participant.name, participant.name.split()[-1], kind)  # "he": it is the name that counts
    if headline and kind is None:
        return name_of((participant.name or participant.text).lower(), participant.head.lower(), None)
    if initial and kind is None and participant.text.split()[:1] == [participant.head]:
        return name_of((participant.name or participant.text).lower(), participant.head.lower(), None)
    if participant.role is Role.PLACE and kind is None and participant.head[:1].isupper():
        kind = "LOC"
    return name_of(participant.name or participant.text, participant.head, kind)


@lru_cache(maxsize=400_000)
def _near(left: Name, right: Name) -> float:
    if left.proper and right.proper:
        if left.tokens == right.tokens:
            return 1.0
        small, large = (left, right) if len(left.tokens) <= len(right.tokens) else (right, left)
        if small.tokens <= large.tokens:
            return _inside(small, large)
        if _acronym(small.flat, large.flat):
            return 0.9
        if not (left.nation or right.nation) and fuzz.ratio(left.flat, right.flat) >= ALIKE:
            return 0.85
        common = left.tokens & right.tokens
        shared = {token for token in common if len(token) > 2} if common else common
        return 0.6 if any(token[0] == "@" for token in shared) else 0.3 if shared else 0.0
    numbers = {word for word in left.tokens & right.tokens if word.isdigit()} - {"1"}
    bare = left.head.isdigit() or right.head.isdigit()  # "Quake kills 10"
    if left.tokens != right.tokens and not one_kind(left.head, right.head):
        people = is_generic(left.head) and is_generic(right.head)  # "16 workers", "16 people"
        if not numbers or not (bare or people):
            return 0.0
    return 0.7 if numbers else 0.5


def _inside(small: Name, large: Name) -> float:
    """One name inside another: a surname in a full name, a nation in one of its bodies, "Apple" in "Apple Inc"."""
    if small.nation:
        return 0.7
    last = large.flat.rsplit(" ", 1)[-1]
    if small.flat == last:
        return 0.95
    return 0.85 if large.flat.startswith(small.flat) else 0.75


def _acronym(short: str, long: str) -> bool:
    return len(short) > 1 and short == initials(long)


@lru_cache(maxsize=400_000)
def initials(flat: str) -> str:
    """The first letters of a name's words."""
    return "".join(word.lstrip("@")[0] for word in flat.split())


def near(left: Name, right: Name) -> float:
    """How surely two names mean one thing: 1 same name, .95 surname, .7 nation and its body, .5 same common noun
    (.7 with the same number), 0.
    """
    if left is right and left.proper:  # names are made once a spelling
        return 1.0
    return _near(left, right) if left.flat <= right.flat else _near(right, left)


def best(left: tuple[Name, ...], right: tuple[Name, ...]) -> float:
    """The best agreement between any two names of two lists."""
    top = 0.0
    for a in left:
        for b in right:
            found = near(a, b)
            if found > top:
                top = found
    return top
