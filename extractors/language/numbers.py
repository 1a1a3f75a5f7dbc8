"""Numbers that do something: "More than 300 died", "Fewer than 50 voted"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.language.brackets import FINITE
from extractors.language.leading import finite
from extractors.language.participles import NEVER_DONE_TO
from extractors.language.scores import NEVER, Floats

_COMPARED = frozenset(("More", "Fewer", "Less", "more", "fewer", "less"))
_OPENING = frozenset((",", "and", "but", "that", ":", "“", '"', "said"))
_VERBAL = frozenset(("VBD", "VBZ", "VBP", "VBN", "MD", "RB"))


def counted_subjects(words: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(number, verb) of "more than 300" before a verb, of which it is the subject."""
    if "than" not in words:
        return
    for than in range(1, len(words) - 3):
        if words[than] != "than" or words[than - 1] not in _COMPARED or tags[than + 1] != "CD":
            continue
        number = than + 1
        while number < len(words) - 2 and tags[number + 1] == "CD":
            number += 1
        if tags[number + 1] not in _VERBAL or (than > 1 and words[than - 2] not in _OPENING):
            continue
        verb = finite(number, words, tags)
        form = words[number + 1]
        alone = than == 1 and words[-1] == "." and FINITE.isdisjoint(tags)  # "More than 700 applied for the posts."
        if alone and tags[number + 1] == "VBN" and words[number + 2] != "by":
            verb = number + 1
        elif verb is None and tags[number + 1] == "VBN" and not NEVER_DONE_TO.isdisjoint((form[:-1], form[:-2])):
            verb = number + 1  # "More than 60 drowned when a ferry sank"
        if verb is not None:
            yield number, verb


def made_subject(scores: Floats, number: int, verb: int, words: Sequence[str]) -> Floats:
    """Scores that leave only trees in which the number hangs on the verb, and "more than" on the number."""
    out = scores.copy()
    than = next(at for at in range(number, 0, -1) if words[at] == "than")
    for at, above in ((number, verb), (than - 1, number), (than, than - 1)):
        out[at, :] = NEVER
        out[at, above + 1] = 0.0
    out[than + 1 : number, : than + 1] = out[than + 1 : number, verb + 1 :] = NEVER
    return out
