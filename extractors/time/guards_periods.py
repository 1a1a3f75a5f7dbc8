"""When seasons, halves, quarters, decades and year-ends are none: verbs, matches, films, degrees."""

from __future__ import annotations

from extractors.time.frames import Atom
from extractors.time.lexer import Tokens
from extractors.time.neighbours import AMOUNTS, BREAKS, CAP, COMMA, HYPHEN, KINDS, MONEY, PERCENT, capital, kind, titled
from extractors.time.words import words

DECIMAL = KINDS["DECIMAL"]
#: Tokens within which "the quarter" needs a word of business, and a number with a point must have none.
BUSINESS, PRICES = 60, 25


def season(toks: Tokens, atom: Atom) -> bool:
    """A season with a word that makes it one: "the fall of 1998", "in spring"; not "to fall", "the fall of Saigon"."""
    after, before, name = toks.lower(atom.last), toks.lower(atom.first - 1), toks.lower(atom.last - 1)
    article = toks.lower(atom.first) == "the" and atom.last - atom.first == 2
    doubtful = name in ("fall", "spring", "springtime")
    if titled(toks, atom.last - 1) and name != "springtime":
        return False
    if atom.last - atom.first > 1 and not article:
        return not (doubtful and after == "of")
    if doubtful:
        if before == "to" and article and after not in ("in", "of", "from"):  # "has slipped to the spring"
            return bool({toks.lower(i) for i in range(atom.first - 5, atom.first - 1)} & words("put_off"))
        if after == "of" and toks.lower(atom.last + 1) in ("that", "the", "this", "last", "next"):
            return any(toks.lower(i) == "year" for i in range(atom.last + 2, atom.last + 5))
        return (
            before in words("before_spring")
            and after not in ("in", "of", "from", "to")
            and (article or before != "since")
        )
    return (
        before in words("before_season")
        and kind(toks, atom.last) != CAP
        and after not in ("olympics", "games", "school")
    )


def half(toks: Tokens, atom: Atom) -> bool:
    """the first half (of the year), among figures; not of a match."""
    if atom.frame.year is not None or atom.frame.year_shift is not None:
        return True
    around = {toks.lower(i) for i in range(atom.first - 14, atom.last + 14)}
    near = range(atom.first - 14, atom.last + 14)
    money = any(kind(toks, i) in (MONEY, PERCENT) or toks.lower(i) == "percent" for i in near)
    return not around & words("sport") and (money or bool(around & words("figures")))


def reported(toks: Tokens, atom: Atom) -> bool:
    """(sales rose 3% for) the month; not "the month he left", nor where no figures are told."""
    if toks.lower(atom.first - 1) not in words("before_period") or toks.lower(atom.last) in words("period_tails"):
        return False
    around = range(atom.first - 14, atom.last + 8)
    money = any(kind(toks, i) in (MONEY, PERCENT) or toks.lower(i) == "percent" for i in around)
    money = money or toks.lower(atom.first - 1) not in ("for", "in", "during")  # "shares ended the week higher"
    return money and bool({toks.lower(i) for i in around} & (words("figures") | words("markets")))


def quarter(toks: Tokens, atom: Atom) -> bool:
    """the final quarter (of the year); not of a game."""
    if kind(toks, atom.last) == HYPHEN and toks.lower(atom.last + 1) in words("quarter_tails"):
        return False
    if atom.frame.year is None and _of_game(toks, atom):
        return False
    final = any(toks.lower(i) == "final" for i in range(atom.first, atom.last))
    return not final or half(toks, atom)


def century(toks: Tokens, atom: Atom) -> bool:
    """the 20th century, the third quarter; not "20th Century Fox", "its second quarter-century", nor of a game."""
    if atom.frame.quarter is not None and atom.frame.year is None and _of_game(toks, atom):
        return False
    if kind(toks, atom.last) == HYPHEN and toks.lower(atom.last + 1) in words("quarter_tails"):
        return False
    return not (capital(toks, atom.last - 1) and kind(toks, atom.last) == CAP)


def _of_game(toks: Tokens, atom: Atom) -> bool:
    """ "led 17-10 entering the fourth quarter": words of a match around it and no figures of a business."""
    near = range(max(atom.first - 14, 0), atom.last + 14)
    around = [toks.lower(i) for i in near]
    if sum(word in words("sport") for word in around) < 2 or set(around) & words("figures"):
        return False
    return not any(kind(toks, i) in (MONEY, PERCENT) or toks.lower(i) == "percent" for i in near)


def decade(toks: Tokens, atom: Atom) -> bool:
    """the '80s, the eighties; not "temperatures in the 80s"."""
    figures = toks.word(atom.last - 1)[:1].isdigit()
    if not atom.frame.two_digit or not figures:
        return True
    around = {toks.lower(i) for i in (*range(atom.first - 30, atom.first), *range(atom.last, atom.last + 10))}
    return not around & words("weather")


def year_end(toks: Tokens, atom: Atom) -> bool:
    """(by) year end, between now and year-end; not "the year-end rally", "the month-end figures"."""
    if kind(toks, atom.last) in BREAKS | {COMMA} and toks.lower(atom.first - 1) in ("and", "or", "the"):
        return True
    return toks.lower(atom.first - 1) in words("before_year_end")


def no_price(toks: Tokens, atom: Atom) -> bool:
    """(arrived at) 10.25; not "closed at 10.25", where figures are told."""
    if kind(toks, atom.last + (toks.lower(atom.last) == "the") + 1) == KINDS["PART"]:
        return True  # "at 2.30 that afternoon"
    near = range(max(atom.first - PRICES, 0), atom.last + PRICES)
    if any(kind(toks, i) in (MONEY, PERCENT) for i in near):
        return False
    around = {toks.lower(i) for i in near}
    return not around & (words("figures") | words("markets") | words("sport") | words("rates"))


def the_unit(toks: Tokens, atom: Atom) -> bool:
    """the year, the quarter, the weekend as a period; not "the year-end", "athlete of the year"."""
    after = toks.lower(atom.last)
    if titled(toks, atom.last - 1):
        return False
    if toks.lower(atom.first - 1) == "of":
        noun = toks.lower(atom.first - 2)
        if noun in words("titles") or kind(toks, atom.first - 2) == CAP:
            return False
    if kind(toks, atom.last) in AMOUNTS:
        return False
    if atom.frame.unit == "Q" and not _of_business(toks, atom):
        return False
    if atom.frame.unit == "DE":
        return toks.lower(atom.first - 1) in ("of", "in", "over", "during", "through", "for") and after not in words(
            "after_decade"
        )
    if after == "that" and kind(toks, atom.last + 1) == KINDS["ENDED"]:  # "the quarter that ended Sept. 30"
        return True
    if after == "of" and kind(toks, atom.last + 1) == MONEY:  # "a high for the year of $42"
        return True
    if kind(toks, atom.last) == HYPHEN or after in words("after_unit"):
        return atom.frame.unit == "WE"
    return True


def same_period(toks: Tokens, atom: Atom) -> bool:
    """the same period of a report; not "men and women of the same period" in art."""
    return _of_business(toks, atom)


def _of_business(toks: Tokens, atom: Atom) -> bool:
    """Figures, markets or a period beside "the quarter"; not "residents of the quarter", a part of a town."""
    near = range(max(atom.first - BUSINESS, 0), atom.last + BUSINESS)
    if any(kind(toks, i) in (MONEY, PERCENT, DECIMAL) for i in near):
        return True
    around = {toks.lower(i) for i in near}
    return bool(around & (words("figures") | words("markets") | words("quarterly")))
