"""Where the commas of a sentence enclose words that hang together: "…, who …, VERB", "…, the mayor of X, VERB".

"Solberg, whose charts changed the way scientists think, died on Sunday": what stands between the commas is of Solberg,
and the verb behind them is what she does. "A spacecraft touched down on Thursday, the agency said": what stands before
the comma is a clause of its own. In the news both are long, and parsers lose their thread in them (``barring``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.language.labels import SAME_IN_PAST, SAME_PARTICIPLE, helps

_RELATIVE = frozenset(("who", "which", "whose", "whom"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
#: Tags of the words of a plain noun phrase.
PHRASE = NOUNS | frozenset(("DT", "PRP$", "CD", "JJ", "JJR", "JJS", "POS"))
SAID = frozenset(
    ("said", "says", "reported", "announced", "confirmed", "added", "told", "showed", "heard", "acknowledged", "warned")
)
_ADDING = frozenset(("warning", "adding", "citing", "urging", "noting", "blaming", "accusing", "calling", "describing"))
_BEGINS = NOUNS | frozenset(("DT", "PRP$", "JJ"))
ENDS = frozenset((";", ":", "(", ")", '"', "“", "”", "—"))
_SPEAKERS = ("DT", "NNP", "PRP$", "NN", "NNS")
#: Words that make an aside a clause or an adverbial.
_REASON = frozenset(("because", "when", "while", "after", "before", "as", "if", "including", "which", "who"))
#: Words that open a clause within a participle's.
_OPENING = _RELATIVE | frozenset(
    ("that", "as", "while", "if", "whether", "what", "where", "when", "after", "before", "because", "how")
)
AT = frozenset(("in", "at", "near", "outside", "from"))
#: What may follow a participle that has no object.
BEHIND = frozenset(("IN", "TO", "RB", "RP", ",", "VBG"))
#: Words of a participle with what belongs to it.
_PARTICIPLE = 26
#: Words of an apposition.
_SET_OFF = 14
#: Words between the comma and "who": "an oceanographer whose", "several of which".
_APPOSED = 8
#: Words of a final attribution before its verb and after it.
_SPEAKER, _TAIL = 10, 8
#: Words of a relative clause.
_LONGEST = 50


class Bracket(NamedTuple):
    """A relative clause ``begin:end`` (commas not counted), the word before it and the finite verb behind it."""

    noun: int
    begin: int
    end: int
    verb: int


def relatives(words: Sequence[str], tags: Sequence[str]) -> Iterator[Bracket]:
    """ "…, who …, VERB": innermost first; indexes count from the first word given."""
    taken: set[int] = set()
    for at in range(len(words) - 1, 0, -1):
        if words[at].lower() not in _RELATIVE:
            continue
        begin = _opening(words, tags, at)
        if begin is None:
            continue
        close = _closing(words, tags, at, taken)
        if close is not None:
            comma, verb = close
            taken.add(comma)
            yield Bracket(begin - 2, begin, comma, verb)


def _opening(words: Sequence[str], tags: Sequence[str], at: int) -> int | None:
    """First word behind the comma before a relative pronoun; a noun has to stand before that comma."""
    for begin in range(at, max(at - _APPOSED, 1), -1):
        if words[begin - 1] == ",":
            return begin if tags[begin - 2] in NOUNS or tags[begin - 2] in ("CD", "JJ") else None
        if tags[begin - 1] in FINITE or words[begin - 1] in (";", ":", "(", '"', "“", "—"):
            return None
    return None


def _closing(words: Sequence[str], tags: Sequence[str], at: int, taken: set[int]) -> tuple[int, int] | None:
    """The comma that ends the clause and the finite verb right behind it; the clause needs a verb of its own."""
    inside = False
    for comma in range(at + 1, min(at + _LONGEST, len(words) - 1)):
        inside = inside or tags[comma] in FINITE
        if words[comma] in (";", ":") or (tags[comma] == "CC" and words[comma - 1] == ","):
            return None
        if words[comma] != "," or comma in taken or not inside:
            continue
        verb = comma + 1
        while verb < len(words) - 1 and tags[verb] == "RB" and verb - comma < 3:
            verb += 1
        if tags[verb] in FINITE or (tags[verb] == "VBN" and tags[verb + 1 : verb + 2] != [","]):
            main = _main(words, tags, verb)
            inverted = words[main] in SAID and tags[main + 1 : main + 2] and tags[main + 1] in ("DT", "NNP", "PRP$")
            return None if inverted else (comma, main)
    return None


def _main(words: Sequence[str], tags: Sequence[str], verb: int) -> int:
    """ "died" in "would have died", "is" alone where no verb follows."""
    last = verb
    for at in range(verb, min(verb + 5, len(words))):
        if tags[at].startswith("VB") and (at == last or helps(words[last], tags[last])):
            last = at
        elif tags[at] not in ("RB", "MD"):
            break
    return last


def final_said(words: Sequence[str], tags: Sequence[str]) -> tuple[int, int] | None:
    """The comma and verb of a final ", officials said on Monday."; ``None`` where there is none.

    Final is also what only ", warning of more" follows.
    """
    end = next((at for at in range(len(words) - 2, 4, -1) if words[at] == "," and words[at + 1] in _ADDING), len(words))
    for verb in range(end - 1, max(end - _TAIL - 2, 3), -1):
        if words[verb] not in SAID or tags[verb] not in FINITE:
            continue
        named = _name_before(words, tags, verb)
        for comma in range(named - 1, max(named - _SPEAKER, 2), -1):
            if words[comma] == ",":
                return (comma, verb) if verb - comma > 1 else None
            if tags[comma] in FINITE or words[comma].lower() in ("that", "but", "and"):
                return None
        return None
    return None


def _name_before(words: Sequence[str], tags: Sequence[str], verb: int) -> int:
    """The comma before a name between commas before the verb ("the mayor, Luc Petit, said"), else the verb."""
    at = verb - 2
    while words[verb - 1] == "," and at > 0 and tags[at] == "NNP":
        at -= 1
    return at if words[verb - 1] == "," and at < verb - 2 and words[at] == "," else verb


def _finite(word: str, tag: str) -> bool:
    """A finite verb, also a "cut" or "hit" that the tagger took for an infinitive."""
    return tag in FINITE or (tag == "VB" and word in SAME_IN_PAST)


def appositions(words: Sequence[str], tags: Sequence[str]) -> Iterator[Bracket]:
    """ "The Post, a paper friendly to the army, said": a noun phrase between commas, a finite verb behind it."""
    for begin in range(2, len(words) - 3):
        counted = tags[begin] == "CD" or (tags[begin] == "RB" and tags[begin + 1] == "CD")
        if words[begin - 1] != "," or tags[begin - 2] not in NOUNS or not (tags[begin] in _BEGINS or counted):
            continue
        for comma in range(begin + 1, min(begin + _SET_OFF, len(words) - 1)):
            if tags[comma] in FINITE or tags[comma] == "CC" or words[comma] in ENDS:
                break
            if words[comma] == ",":
                if counted and words[comma - 1] != "old":
                    break  # but "a man, roughly 20 years old, shot"
                if not _REASON & {word.lower() for word in words[begin:comma]} and _finite(
                    words[comma + 1], tags[comma + 1]
                ):
                    main = _main(words, tags, comma + 1)
                    inverted = words[main] in SAID and tags[main + 1 : main + 2] and tags[main + 1] in _SPEAKERS
                    if not inverted:
                        yield Bracket(begin - 2, begin, comma, main)
                break


def participles(words: Sequence[str], tags: Sequence[str]) -> Iterator[Bracket]:
    """ "The captain, sent off for a tackle, apologised": a participle with what belongs to it, a finite verb behind."""
    last = -1
    for begin in range(2, len(words) - 3):
        if words[begin - 1] != "," or tags[begin - 2] not in NOUNS or not undergone(words[begin], tags[begin]):
            continue
        clauses = 0
        for comma in range(begin + 1, min(begin + _PARTICIPLE, len(words) - 1)):
            clauses += (words[comma].lower() in _OPENING) - (tags[comma] in FINITE)
            if clauses < 0 or words[comma] in ENDS or begin == last:
                break
            if words[comma] == "," and tags[comma - 1] != "VBD":
                if _finite(words[comma + 1], tags[comma + 1]) or (
                    tags[comma + 1] == "VBN" and not FINITE & {*tags[:begin], *tags[comma:]}
                ):
                    last = comma + 1
                    yield Bracket(begin - 2, begin, comma, _main(words, tags, comma + 1))
                break


def undergone(word: str, tag: str) -> bool:
    """A participle, or a past tense of the same form."""
    if tag == "VBG":
        return word not in ("including", "according", "following")
    return tag == "VBN" or (tag == "VBD" and (word.endswith("ed") or word in SAME_PARTICIPLE))
