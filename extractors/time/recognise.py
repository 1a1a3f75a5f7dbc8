"""Find the atoms of a text: union regex over the class string, the longest rule at each hit, guards for weak ones."""

from __future__ import annotations

import re
from functools import cache

from extractors.time import (
    grammar_business,
    grammar_clock,
    grammar_dates,
    grammar_days,
    grammar_history,
    grammar_lengths,
    grammar_ordinals,
    grammar_parts,
    grammar_ranges,
    grammar_relative,
    grammar_sets,
    grammar_spoken,
    grammar_years,
)
from extractors.time.frames import Atom
from extractors.time.guards import allowed
from extractors.time.lexer import Tokens
from extractors.time.merge import join
from extractors.time.rules import Match, Rule
from extractors.time.widen import widen


@cache
def grammar() -> tuple[tuple[Rule, ...], re.Pattern[str]]:
    """All rules and the union of their patterns, which finds the places worth a closer look at full speed."""
    books = (
        grammar_parts,
        grammar_ranges,
        grammar_days,
        grammar_ordinals,
        grammar_history,
        grammar_dates,
        grammar_years,
        grammar_clock,
        grammar_relative,
        grammar_business,
        grammar_lengths,
        grammar_sets,
        grammar_spoken,
    )
    rules = tuple(rule for book in books for rule in book.BOOK.rules)
    union = "|".join(dict.fromkeys(re.sub(r"\(\?P<\w+>", "(?:", rule.source) for rule in rules))
    return rules, re.compile(f"(?:{union})")


def atoms(toks: Tokens, *, ages: bool = True) -> list[Atom]:
    """Atoms in text order, not overlapping, joined where they are parts of one expression ("9 a.m." + "Tuesday")."""
    rules, union = grammar()
    found: list[Atom] = []
    position = 0
    kinds = toks.classes
    while True:
        hit = union.search(kinds, position)
        if hit is None:
            break
        atom = best(toks, rules, hit.start())
        if atom is None:
            position = hit.start() + 1
            continue
        if ages or atom.frame.quant != "AGE":
            found.append(atom)
        position = atom.last
    return widen(toks, join(toks, grammar_ranges.weekends(toks, grammar_history.dated(found))))


def best(toks: Tokens, rules: tuple[Rule, ...], position: int) -> Atom | None:
    """The longest atom that begins at token ``position``; the earlier rule on equal length."""
    hits: list[tuple[int, int, Rule, re.Match[str]]] = []
    for order, rule in enumerate(rules):
        found = rule.pattern.match(toks.classes, position)
        if found is not None and found.end() > position:
            hits.append((-found.end(), order, rule, found))
    hits.sort(key=lambda hit: hit[:2])
    for _, _, rule, found in hits:
        frame = rule.build(Match(toks, found))
        if frame is None:
            continue
        atom = Atom(found.start(), found.end(), frame, rule.name, rule.type, "weak" if rule.weak else "")
        if allowed(toks, atom):
            return atom
    return None
