"""When days are none although they look like it: the 5th Army, Finland's Independence Day, Christmas Island."""

from __future__ import annotations

from extractors.time.frames import Atom
from extractors.time.lexer import Tokens
from extractors.time.neighbours import CAP, KINDS, PLAIN, POSS, capital, kind, opens
from extractors.time.signs import past_forms
from extractors.time.words import words


def bare_day(toks: Tokens, atom: Atom) -> bool:
    """(on) the 14th; not "on the 4th floor", "by the 20th century"."""
    after = toks.word(atom.last)
    if kind(toks, atom.last) not in (PLAIN, CAP) or after.lower() in words("after_day") or not after.isalpha():
        return True
    if toks.lower(atom.first - 1) not in ("on", "by"):
        return False
    if kind(toks, atom.last) == CAP:  # "On the 5th Moore, who …", not "an attack on the 5th Army"
        told = atom.last + 2 if toks.word(atom.last + 1) == "," else atom.last + 1
        if kind(toks, told) == POSS:  # "On the 7th Trant's militia rode in"
            opener = opens(toks, atom.first - 1) or toks.word(atom.first - 2) == ";"
            return opener and after not in words("numbered_bodies") and _owner_acts(toks, told)
        opener = opens(toks, atom.first - 1) or toks.lower(atom.first - 2) in ("and", "but")
        return opener and after not in words("numbered_bodies") and (told > atom.last + 1 or _acts(toks, told))
    return (
        _acts(toks, atom.last)
        or _acts(toks, atom.last + 1)
        or (after.endswith("s") and not after.endswith(("ss", "us", "is")))
    )


def _owner_acts(toks: Tokens, i: int) -> bool:
    """ "Trant's militia rode in", "Hill's two brigades marched": what is somebody's does something."""
    return any(_acts(toks, j) for j in range(i + 2, i + 5))


def _acts(toks: Tokens, i: int) -> bool:
    """A verb in the past: "and on the 9th parliament voted"."""
    word = toks.lower(i)
    if toks.tags:
        return toks.tag(i) == "VBD"
    return word in past_forms() or word in words("past") or (word.endswith("ed") and word not in words("no_verbs"))


#: Days that every country has, and those of one country only by their bare name.
NATIONAL = frozenset(("independence day", "memorial day", "labor day", "thanksgiving", "veterans day", "flag day"))


def _abroad(toks: Tokens, i: int) -> bool:
    """Another country's: Finland's Independence Day, Mexican Independence Day."""
    owner = i - 2 if kind(toks, i - 1) == POSS else i - 1
    name = toks.word(owner).strip(".")
    own = ("America", "U.S", "US", "States", "American", "On", "The", "This", "Last", "Next", "By", "For", "Since")
    return kind(toks, owner) == CAP and name not in own and (owner == i - 2 or not opens(toks, owner))


def named_day(toks: Tokens, atom: Atom) -> bool:
    """Christmas, Easter; not "Christmas Island", "Easter Rising", "Boxing Day Inc."."""
    after = toks.word(atom.last)
    if atom.frame.holiday == "corpus christi" and toks.lower(atom.first - 1) in (
        "in",
        "near",
        "from",
        "to",
        "of",
        "at",
    ):
        return False  # the city in Texas
    if atom.frame.holiday in NATIONAL and capital(toks, atom.first) and _abroad(toks, atom.first):
        return False
    if toks.classes[atom.first] == KINDS["NAMED"] and atom.last - atom.first == 1 and kind(toks, atom.first - 1) == CAP:
        return False  # "Johnnie Christmas"
    if after in words("weekday_names"):  # "the Good Friday Agreement"
        return False
    if not {toks.lower(atom.last), toks.lower(atom.last + 1)}.isdisjoint(("accord", "accords", "agreement", "pact")):
        return False  # "the Good Friday peace accord"
    return after not in (
        "Island",
        "Islands",
        "Rising",
        "Seals",
        "Carol",
        "Inc",
        "Company",
        "Bunny",
        "Parade",
        "Honours",
        "Honors",
    )
