"""Grammar of hours told as bare numbers: "At six the bridge was blown", where another time of the day stands near."""

from __future__ import annotations

from extractors.time.frames import Atom, Frame, Kind
from extractors.time.guards_periods import no_price
from extractors.time.lexer import Tokens, classes
from extractors.time.rules import Match, Rulebook
from extractors.time.words import words

BOOK = Rulebook()
BARE = "bare-hour"
#: Another time of the day stands so many tokens before it, or so few behind it.
BEFORE, BEHIND = 70, 25
PLAIN, PARA = classes()["X"], classes()["PARA"]


@BOOK.add(
    BARE,
    "TIME",
    "(?<=AT|BY|UNTIL)(?P<h>NUM|INT1)(?=STOP|COMMA|PARA|CLOSE|AND|THE|A|X|$)",
    "(?<=AFTER|BEFORE)(?P<h>NUM)(?=STOP|COMMA|PARA|$)",
    "(?<=AT APPROX|BY APPROX)(?P<h>NUM)(?=STOP|COMMA|PARA|AND|THE|$)",
    "(?<=APPROX)(?P<h>NUM)(?=CAP|THE|X)",
    "(?<=FROM)(?P<h>NUM|INT1)(?=(?:TO|UNTIL) (?:NUM|INT1) (?:STOP|COMMA|PARA|$))",
    "(?<=FROM NUM TO|FROM INT1 TO)(?P<h>NUM|INT1)(?=STOP|COMMA|PARA|$)",
)
def hour(m: Match) -> Frame | None:
    """(lived until) eight, (at) six (the bridge was blown), (from) nine (to noon)."""
    number = m.integer("h")
    if number is None or not 1 <= number <= 12:
        return None
    if m.toks.lower(m.first - 2) in ("at", "by"):
        pass  # "at about eleven"
    elif m.toks.lower(m.first - 1) not in ("at", "by", "until", "from", "to", "after", "before"):
        bold = m.toks.word(m.first - 1)[:1].isupper() and not m.toks.lower(m.last).endswith(("s", "men"))
        if not bold:  # "About eleven Henry ordered the advance", not "about eleven Frenchmen"
            return None
    elif number == 1:  # "At one, 20 of 400 pupils had come"
        return None
    if m.toks.classes[m.last : m.last + 1] == PLAIN and m.toks.lower(m.last) not in words("after_hour"):
        return None  # "at six places", "by two votes"
    return Frame(Kind.CALENDAR, clock=f"{number:02d}:00")


def told(toks: Tokens, found: list[Atom]) -> list[Atom]:
    """Without the bare numbers that have no time of the day near them: "he went to school at six"."""
    if not any(atom.rule == BARE for atom in found):
        return found
    out: list[Atom] = []
    last = -BEFORE - 1  # of a time in the same paragraph
    for number, atom in enumerate(found):
        if atom.rule == BARE:
            later = next((a.first for a in found[number + 1 : number + 3] if _timed(a) and a.rule != BARE), None)
            same = last >= 0 and PARA not in toks.classes[last : atom.first]
            near = (same and atom.first - last <= BEFORE) or (later is not None and later - atom.last <= BEHIND)
            word = toks.word(atom.first).isalpha() and toks.lower(atom.first - 1) != "by"  # "lost at home by six"
            if not near or not (word or no_price(toks, atom)):
                continue
        if _timed(atom):
            last = atom.last
        out.append(atom)
    return out


def _timed(atom: Atom) -> bool:
    """A clock time or a part of a day, of whatever day."""
    return atom.frame.clock is not None or atom.frame.part is not None
