"""Cut in two what is two: "Sept. 3-5" is "Sept. 3" and "5"."""

from __future__ import annotations

from dataclasses import replace

from extractors.time.frames import Atom
from extractors.time.lexer import Tokens, classes

NAMES = {char: name for name, char in classes().items()}
LINKED = frozenset(("DASH", "TO", "THROUGH", "AND", "UNTIL", "HYPHEN"))


def cut(toks: Tokens, found: list[Atom]) -> list[Atom]:
    """ "Sept. 3-5" in two: "Sept. 3" and "5"; "5 to 6 p.m." in "5" and "6 p.m."."""
    out: list[Atom] = []
    for atom in found:
        frame = atom.frame
        if frame.split is None:
            out.append(atom)
            continue
        whole = replace(frame, split=None, other_day=None, other_clock=None)
        end = frame.split - 1
        while end > atom.first + 1 and NAMES[toks.classes[end - 1]] in LINKED:
            end -= 1
        out.append(replace(atom, last=end, frame=whole))
        if frame.other_day:
            second = replace(whole, day=frame.other_day)
        else:
            second = replace(whole, clock=frame.other_clock)
        out.append(replace(atom, first=frame.split, frame=second))
    return out
