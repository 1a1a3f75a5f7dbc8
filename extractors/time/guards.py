"""What is no date although it looks like one: one check a rule, which looks only at the neighbours of a hit."""

from __future__ import annotations

from collections.abc import Callable

from extractors.time import guards_dates as dates
from extractors.time import guards_days as days
from extractors.time import guards_lengths as lengths
from extractors.time import guards_periods as periods
from extractors.time.frames import Atom
from extractors.time.grammar_parts import length_allowed
from extractors.time.lexer import Tokens
from extractors.time.neighbours import AMOUNTS, kind

CHECKS: dict[str, Callable[[Tokens, Atom], bool]] = {
    "month": dates.month,
    "month-day": dates.ordinal_day,
    "weekday": dates.weekday,
    "weekdays": dates.weekdays,
    "year": dates.year,
    "year-end": periods.year_end,
    "year-middle": periods.year_end,
    "clock": dates.clock,
    "noon": dates.noon,
    "british-clock": periods.no_price,
    "season": periods.season,
    "length": lengths.length,
    "stretch": lengths.stretch,
    "reported-period": periods.reported,
    "same-period": periods.same_period,
    "half": periods.half,
    "century": periods.century,
    "decade": periods.decade,
    "quarter": periods.quarter,
    "bare-day": days.bare_day,
    "per-unit": lengths.per_unit,
    "a-unit-set": lengths.a_unit_set,
    "plural-length": lengths.plural,
    "the-unit": periods.the_unit,
    "vague": lengths.vague,
    "now": lengths.now,
    "unit": lengths.unit,
    "spoken-year": dates.spoken,
    "adverb-set": lengths.adverb_set,
    "tonight": lengths.plain_word,
    "overnight": lengths.plain_word,
    "deictic-day": lengths.plain_word,
    "named-day": days.named_day,
    "first-of-two-lengths": length_allowed,
}


def allowed(toks: Tokens, atom: Atom) -> bool:
    """The atom may stand as a time expression among its neighbours."""
    worth = toks.worth[atom.first]
    if isinstance(worth, int) and worth >= 10**6 and kind(toks, atom.first - 1) in AMOUNTS:
        return False  # "$164 million three months earlier"
    check = CHECKS.get(atom.rule)
    return check is None or check(toks, atom)
