"""Find the atoms of a text: a union regex by first class, the longest rule at each hit, guards for weak ones."""

from __future__ import annotations

import re
from functools import cache

from extractors.time import (
    grammar_before,
    grammar_business,
    grammar_clock,
    grammar_dates,
    grammar_days,
    grammar_history,
    grammar_hours,
    grammar_lengths,
    grammar_old,
    grammar_ordinals,
    grammar_parts,
    grammar_ranges,
    grammar_relative,
    grammar_sets,
    grammar_shared,
    grammar_spoken,
    grammar_years,
)
from extractors.time.firsts import firsts
from extractors.time.frames import Atom
from extractors.time.guards import allowed
from extractors.time.lexer import Tokens, classes
from extractors.time.merge import join
from extractors.time.rules import Match, Rule
from extractors.time.widen import widen


@cache
def grammar() -> tuple[Rule, ...]:
    """All rules, in order of precedence."""
    books = (
        grammar_parts,
        grammar_ranges,
        grammar_days,
        grammar_ordinals,
        grammar_history,
        grammar_old,
        grammar_shared,
        grammar_dates,
        grammar_years,
        grammar_clock,
        grammar_relative,
        grammar_before,
        grammar_business,
        grammar_lengths,
        grammar_sets,
        grammar_spoken,
        grammar_hours,
    )
    return tuple(rule for book in books for rule in book.BOOK.rules)


@cache
def starts() -> tuple[re.Pattern[str], dict[str, tuple[Rule, ...]]]:
    """Where an expression can begin, and by its first class the rules to try there."""
    begins = [(rule, firsts(rule.source)) for rule in grammar()]
    groups = {c: tuple(r for r, first in begins if c in first or "." in first) for c in classes().values()}
    groups = {char: rules for char, rules in groups.items() if rules}
    return re.compile(f"[{''.join(groups)}]"), groups


@cache
def union(char: str) -> re.Pattern[str]:
    """All patterns that can begin with a class in one, which says at full speed that none of them matches."""
    sources = (re.sub(r"\(\?P<\w+>", "(?:", rule.source) for rule in starts()[1][char])
    return re.compile(f"(?:{'|'.join(dict.fromkeys(sources))})")


def atoms(toks: Tokens, *, ages: bool = True) -> list[Atom]:
    """Atoms in text order, not overlapping, joined where they are parts of one expression ("9 a.m." + "Tuesday")."""
    begins, groups = starts()
    found: list[Atom] = []
    position = 0
    kinds = toks.classes
    for hit in begins.finditer(kinds):
        start = hit.start()
        if start < position:
            continue
        char = kinds[start]
        if union(char).match(kinds, start) is None:
            continue
        atom = best(toks, groups[char], start)
        if atom is None:
            continue
        if ages or atom.frame.quant != "AGE":
            found.append(atom)
        position = atom.last
    found = grammar_shared.days_of_month(toks, grammar_hours.told(toks, grammar_old.dated(found)))
    return widen(toks, join(toks, grammar_ranges.weekends(toks, found)))


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
