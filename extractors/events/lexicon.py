"""Word lists of the event stage, read once from the files in ``words/``. Rules live in the other modules."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_NOUN = re.compile(r"([^\s()]+)(?:\(([^)]*)\))?")


@cache
def sections(name: str) -> dict[str, list[str]]:
    """A file of ``words/``: ``[section]  # remark`` headings with lines of words; ``#`` begins a line of remark."""
    text = files("extractors.events").joinpath("words", name).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            lines = found.setdefault(line[1 : line.index("]")], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


#: Towns and houses that stand for a government.
_SEATS = frozenset(("Delhi", "Kiev", "The Hague", "Whitehall", "Downing Street", "White House", "Kremlin", "Elysee"))


class TypeWords(NamedTuple):
    """Event types by lemma; ``guarded`` nouns count only beside one of their words."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    guarded: dict[str, tuple[tuple[str, frozenset[str]], ...]]


@cache
def verbs(section: str) -> frozenset[str]:
    """Lemmas of one section of ``verbs.txt``; phrasal verbs as ``step_down``."""
    return frozenset(word for line in sections("verbs.txt")[section] for word in line.split())


@cache
def nouns(section: str) -> frozenset[str]:
    """Lemmas of one section of ``nouns.txt``."""
    return frozenset(word for line in sections("nouns.txt")[section] for word in line.split())


@cache
def people(section: str) -> frozenset[str]:
    """Lower-case words of one section of ``names.txt`` (titles, company endings …)."""
    return frozenset(word for line in sections("names.txt")[section] for word in line.split())


@cache
def lands() -> dict[str, str]:
    """Countries by their names and by the adjectives made of them, in lower case; merging reads the same list."""
    text = files("extractors.merge").joinpath("nations.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    rows = [row for row in rows if row[0] != "European Union"]
    forms = ((row[0], form) for row in rows for cell in (row[0], row[1], *row[3:]) for form in cell.split(","))
    return {form.lower(): name for name, form in forms if form and form not in _SEATS}


@cache
def types() -> TypeWords:
    """The lists of ``types.txt``."""
    by_verb: dict[str, str] = {}
    by_noun: dict[str, str] = {}
    guarded: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for event_type, lines in sections("types.txt").items():
        for line in lines:
            kind, _, words = line.partition(" ")
            if kind == "v":
                for word in words.split():
                    by_verb.setdefault(word, event_type)
                continue
            for noun, guards in _NOUN.findall(words):
                if guards:
                    guarded.setdefault(noun, []).append((event_type, frozenset(guards.split())))
                else:
                    by_noun.setdefault(noun, event_type)
    return TypeWords(by_verb, by_noun, {noun: tuple(found) for noun, found in guarded.items()})


@cache
def all_verbs() -> frozenset[str]:
    """Every verb of the lists."""
    return frozenset(types().verbs).union(
        *(frozenset(word for line in lines for word in line.split()) for lines in sections("verbs.txt").values())
    )


@lru_cache(maxsize=20_000)
def lemma_of(word: str, lemma: str) -> str:
    """The lemma of a verb form, put right where the lists know the verb and not what the lemmatizer made of it.

    "shelled" → "shell" though the lemmatizer said "shelle"; both in lower case.
    """
    known = all_verbs()
    if lemma in known:
        return lemma
    tries: tuple[str, ...] = ()
    if word.endswith(("ied", "ies")):
        tries = (word[:-3] + "y",)
    elif word.endswith("ed"):
        tries = (word[:-2], word[:-1], word[:-3])
    elif word.endswith("ing"):
        tries = (word[:-3], word[:-3] + "e", word[:-4])
    elif word.endswith("s"):
        tries = (word[:-1], word[:-2])
    return next((one for one in tries if one in known), lemma)


@cache
def event_nouns() -> frozenset[str]:
    """Every noun known to name an event."""
    found = types()
    return nouns("event") | frozenset(found.nouns) | frozenset(found.guarded)


@cache
def seen_verbs() -> frozenset[str]:
    """Verbs met in the texts the models were trained on (``training/events_triggers.py`` writes the list)."""
    return frozenset(word for line in sections("seen.txt")["verbs"] for word in line.split())
