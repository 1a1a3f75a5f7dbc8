"""What is said behind the one who says it: "The mayor told reporters: "We lost the bridge"".

A line that tells only that somebody spoke says nothing.
"""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.language import syntax
from extractors.language.words import Word

_OPENING = frozenset(('"', "“", "``", "''", "”"))
_ENDS = frozenset((".", "?", "!", ";"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
#: A quotation with fewer words is a part of what the line tells already.
_FEWEST = 3


def behind(verb: Word, words: list[int], timed: frozenset[int]) -> list[int]:
    """The words of the quotation right behind a line of a verb of saying; none where it tells already what was said."""
    if not words or key(verb) not in lexicon.verbs("reporting") or syntax.passive(verb):
        return []
    doc, last = verb.doc, words[-1]
    if any(verb.i < child.i <= last for child in syntax.complements(verb)) or doc[last].text in _OPENING:
        return []
    at = last + 1
    while at < verb.sent.end and (at in timed or (doc[at].pos_ == "ADP" and at + 1 in timed)):
        at += 1
    if at + 2 >= verb.sent.end or doc[at].text not in (":", ","):
        return []
    colon = doc[at].text == ":"
    quoted = doc[at + 1].text in _OPENING
    if not quoted and not colon:
        return []
    begin = at + 1 + quoted
    end = begin
    while end < verb.sent.end and doc[end].text not in _ENDS and not (quoted and doc[end].text in _OPENING):
        end += 1
    if end > begin and doc[end - 1].text in (",", "--", "—"):
        end -= 1
    told = any(word.tag_ in _FINITE for word in doc[begin:end]) and doc[begin].tag_ not in _FINITE
    return list(range(begin, end)) if told and end - begin >= _FEWEST else []
