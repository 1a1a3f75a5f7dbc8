"""When units, lengths and vague words are no time expressions: rates, papers, titles, fractions."""

from __future__ import annotations

from extractors.time.frames import Atom
from extractors.time.lexer import Tokens
from extractors.time.neighbours import (
    AMOUNTS,
    BREAKS,
    CAP,
    COMMA,
    HYPHEN,
    KINDS,
    NOUNS,
    PERCENT,
    PLAIN,
    PREPOSITIONS,
    capital,
    glued,
    kind,
    named,
    opens,
    titled,
)
from extractors.time.signs import ARTICLES
from extractors.time.words import words


def stretch(toks: Tokens, atom: Atom) -> bool:
    """the last six weeks; not the verb in "could last six weeks"."""
    if toks.lower(atom.first) == "last" and kind(toks, atom.first + 1) == KINDS["A"]:
        return False  # "bursts, which last a few minutes"
    verb = toks.lower(atom.first) == "last" and toks.lower(atom.first - 1) in words("before_verb")
    return not verb


def length(toks: Tokens, atom: Atom) -> bool:
    """An amount of time; not "700 seats a week", which is a set, nor "a year-earlier loss", "three-quarters"."""
    after = toks.lower(atom.last)
    if kind(toks, atom.last) == HYPHEN and toks.lower(atom.last + 1) in words("length_tails"):
        return False
    if (after == "of" and toks.lower(atom.last + 1) == "age") or _some_day(toks, atom) or _title(toks, atom):
        return False
    if after == "old" or glued(toks, atom) or toks.lower(atom.first) == "zero":
        return False
    if toks.lower(atom.first) in ("a", "an") and atom.last - atom.first == 2:
        speed = toks.lower(atom.first - 1) in words("speeds")
        if after in ("before", "after") and toks.lower(atom.first - 1) not in words("rate_nouns"):
            return atom.frame.unit != "Q" and not speed  # "killed 10 people a day before the vote"
        return atom.frame.unit != "Q" and not speed and not per_amount(toks, atom.first)
    if kind(toks, atom.last - 1) == KINDS["SECOND"]:
        return kind(toks, atom.last - 2) == HYPHEN
    if atom.frame.unit == "Q" and kind(toks, atom.last - 2) == HYPHEN and toks.lower(atom.first) == "one":
        return False  # "one-quarter cup"
    if (
        atom.frame.unit == "Q"
        and after == "of"
        and (toks.lower(atom.last + 1) in words("fraction_of") or kind(toks, atom.last + 1) == CAP)
    ):
        return False
    return not (
        atom.frame.unit == "Q" and kind(toks, atom.last - 2) == HYPHEN and toks.lower(atom.last - 1) == "quarters"
    )


def _title(toks: Tokens, atom: Atom) -> bool:
    """ "60 Minutes" the programme, the Six-Day War, the Hundred Years' War."""
    if capital(toks, atom.last - 1) and f"{toks.lower(atom.first)}-{toks.lower(atom.last - 1)}" in words("programmes"):
        return True
    number = atom.first + (toks.lower(atom.first) == "the")
    numbered = kind(toks, number) == KINDS["NUM"] and toks.lower(number - 1) in ARTICLES | {"'s", "’s"}
    if numbered and capital(toks, number) and capital(toks, atom.last - 1):
        return True  # "The Seven Days began on the 25th", Napoleon's Hundred Days
    after = atom.last + (toks.word(atom.last) in ("'", "’"))
    return toks.word(after) in ("War", "Wars") and capital(toks, atom.last - 1)


def _some_day(toks: Tokens, atom: Atom) -> bool:
    """ "One day, he left", "would one day return", "some day", "in as many weeks": no length of time."""
    first, count, after = toks.lower(atom.first), atom.last - atom.first, toks.lower(atom.last)
    if count != 2 or atom.frame.unit not in ("D", "TH", "W", "M", "Y", "Q"):
        return False
    if kind(toks, atom.first) == KINDS["FEW"]:
        if toks.lower(atom.first - 1) == "as":  # "the second shooting in as many weeks"
            return True
        return kind(toks, atom.last - 1) == KINDS["UNIT"]
    if first != "one" or atom.frame.unit != "D" or after in ("after", "before", "later", "earlier", "of", "to", "ago"):
        return False
    return opens(toks, atom.first) or toks.lower(atom.first - 1) in words("someday_verbs")


def per_amount(toks: Tokens, i: int) -> bool:
    """Token ``i`` ("a" of "a year") follows a quantity: "$500 million a year", "2,000 gallons of water a minute"."""
    for j in range(i - 1, max(i - 6, -1), -1):
        if toks.classes[j] in AMOUNTS or toks.classes[j] == PERCENT or toks.lower(j) in words("heaps"):
            return True
        word = toks.word(j)
        if (
            not word.isalpha()
            or not word.islower()
            or toks.classes[j] == KINDS["THE"]
            or (word in PREPOSITIONS and word != "of")
            or word in words("no_rate") | words("speeds")
        ):
            return False
    return False


def a_unit_set(toks: Tokens, atom: Atom) -> bool:
    """($500 million) a year; not "a year ago"."""
    if toks.lower(atom.last) in ("before", "after") and toks.lower(atom.first - 1) not in words("rate_nouns"):
        return False
    if toks.lower(atom.last) in ("ago", "earlier", "later", "old"):
        return False
    if toks.lower(atom.last) == "of" and toks.lower(atom.last - 1) == "quarter":
        return False  # "killed a quarter of the settlers"
    if toks.lower(atom.last) == "and" and kind(toks, atom.last + 1) in AMOUNTS | {KINDS["A"], KINDS["HALF"]}:
        return False
    return per_amount(toks, atom.first)


def per_unit(toks: Tokens, atom: Atom) -> bool:
    """per month; not "miles per hour"."""
    return not (toks.lower(atom.first) == "per" and toks.lower(atom.first - 1) in words("speeds"))


def plural(toks: Tokens, atom: Atom) -> bool:
    """(for) weeks, (in the) days (before); not "two of the days"."""
    if atom.last - atom.first > 1 and toks.lower(atom.first) != "the":
        return True
    if capital(toks, atom.last - 1) or toks.lower(atom.last) == "old" or kind(toks, atom.last) == HYPHEN:
        return False
    before = toks.lower(atom.first - 1)
    if before == "many" and toks.lower(atom.first - 2) == "as":
        return False
    if kind(toks, atom.first - 1) == HYPHEN or kind(toks, atom.first - 1) in AMOUNTS:
        return False
    if kind(toks, atom.last) == KINDS["YEAR4"]:  # "in the years 1901 to 1905"
        return False
    if atom.frame.unit == "Q" and toks.lower(atom.last) == "of":  # "three quarters of", "the old quarters of a town"
        return False
    if toks.lower(atom.last - 1) == "seconds":
        return before in ("in", "within", "of", "for")
    if toks.lower(atom.last) == "to" and words("took").intersection(
        toks.lower(i) for i in range(atom.first - 3, atom.first)
    ):
        return True  # "it took firefighters hours to cut them free"
    return before in words("before_plural") or toks.lower(atom.last) in ("before", "after", "later", "earlier", "of")


def vague(toks: Tokens, atom: Atom) -> bool:
    """recently, current, the past; not "the past few", "an electric current"."""
    last, before, after = toks.lower(atom.last - 1), toks.lower(atom.first - 1), kind(toks, atom.last)
    if titled(toks, atom.last - 1):
        return False
    if last == "past":
        return before in ("in", "of", "from", "with", "than") and after in BREAKS | {COMMA, PLAIN}
    if last == "future":
        return before in ("in", "into")
    if last == "current":
        return (
            after in (PLAIN, CAP, KINDS["NAMED"], KINDS["NUM"], KINDS["INT1"])
            and before not in ("electric", "electrical", "ocean")
            and (toks.lower(atom.last) not in ("was", "is", "of", "were", "and", "that"))
        )
    return True


def now(toks: Tokens, atom: Atom) -> bool:
    """now, currently; not the particle that opens a sentence ("Now, here is the news"), nor "NOW" the organisation."""
    word = toks.word(atom.first)
    if word.lower() != "now":
        return word.islower() or opens(toks, atom.first)
    if not word.islower() and (
        not opens(toks, atom.first) or not toks.word(atom.last).isalpha() or capital(toks, atom.last)
    ):
        return False
    if not word.islower() and toks.lower(atom.last) in words("particle_now"):
        return False
    return not (toks.lower(atom.last) == "and" and toks.lower(atom.last + 1) in ("then", "again"))


def plain_word(toks: Tokens, atom: Atom) -> bool:
    """today, tonight, overnight; not "USA Today", "World News Tonight", "overnight rates", "an overnight train"."""
    if toks.lower(atom.first) == "tomorrow" and toks.lower(atom.first - 1) in words("tomorrows"):
        return False  # "toward a more peaceful tomorrow"
    if atom.rule == "overnight" and kind(toks, atom.last) in NOUNS and toks.lower(atom.last) not in PREPOSITIONS:
        ahead = [toks.lower(i) for i in range(atom.last, atom.last + 3) if kind(toks, i) in NOUNS]
        told = toks.lower(atom.last).endswith("ed") and toks.lower(atom.first - 1) not in ARTICLES
        # "an overnight drone attack", "shelling overnight killed"
        return told or not words("night_deeds").isdisjoint(ahead)
    return not any(named(toks, i) for i in range(atom.first, atom.last))


def adverb_set(toks: Tokens, atom: Atom) -> bool:
    """daily, weekly; not "The Daily Telegraph", "the daily Le Monde", "a weekly newspaper"."""
    if titled(toks, atom.first):
        return False
    if toks.lower(atom.first) in ("quarterly", "monthly") and toks.lower(atom.last) in words("paid"):
        return False
    return toks.lower(atom.last) not in words("papers") and kind(toks, atom.last) != CAP


def unit(toks: Tokens, atom: Atom) -> bool:
    """last week, Last Year over …; not "This Week With David Brinkley", "in Last Year's Model"."""
    return not capital(toks, atom.last - 1) or (opens(toks, atom.first) and not capital(toks, atom.last))
