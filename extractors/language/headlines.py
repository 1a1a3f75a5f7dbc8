"""Verbs of headlines, taken for nouns: "Bank cuts rates", "Court blocks deportation", "Troops storm rebel base".

A line without a full stop and without a verb, in which a form that may be a verb or a plural stands between a singular
noun and another noun, has its verb there (15 of 16 such lines in EWT's and GUM's training parts).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.language.brackets import FINITE, NOUNS

_PHRASE = NOUNS | frozenset(("DT", "PRP$", "CD", "JJ", "POS"))
_SINGULAR = frozenset(("NN", "NNP"))
#: What a noun behind the verb may be taken for: "Bank cuts rates", "Minister backs ban on masks".
_NOUN = {"VBZ": "NNS", "VBP": "NN", "VB": "NN"}
_OBJECT = NOUNS | frozenset(("DT", "PRP$", "CD", "JJ", "RP", *_NOUN))
#: Plurals that describe the noun behind them.
_DESCRIBING = frozenset(
    (
        *("accounts", "affairs", "arms", "communications", "customs", "drugs", "elections", "emissions", "goods"),
        *("human", "jobs", "news", "operations", "parts", "physics", "politics", "rights", "sales", "savings"),
        *("securities", "services", "sports", "systems", "veterans", "women", "men", "children", "works"),
    )
)


def headline_verb(
    words: Sequence[str], tags: Sequence[str], listed: Callable[[str, str], bool]
) -> tuple[int, int, list[tuple[int, str]]] | None:
    """(noun, verb, tags to set) of a headline whose verb was taken for a noun.

    ``listed`` tells whether a form can have a tag.
    """
    if len(words) < 3 or words[-1][-1] in ".?!;:" or ":" in words or words[0].islower():
        return None
    finite = [at for at, tag in enumerate(tags) if tag in FINITE]
    for at in range(1, len(words) - 1):
        if tags[at - 1] not in _PHRASE:
            return None
        form, behind = words[at], tags[at + 1]
        if not form.islower() or behind not in _OBJECT or finite not in ([], [at], [at + 1]):
            continue
        if finite == [at + 1] and not (behind in _NOUN and listed(words[at + 1], _NOUN[behind])):
            continue
        if tags[at] == "NNS" and behind == "CD":
            continue  # "Home runs 19"
        retagged = [(at + 1, _NOUN[behind])] if behind in _NOUN else []
        if tags[at - 1] in _SINGULAR and tags[at] in ("NNS", "VBZ") and listed(form, "VBZ"):
            return at - 1, at, [(at, "VBZ"), *retagged]
        plural = at == 1 and tags[0] == "NNS" and words[0].lower() not in _DESCRIBING
        if plural and tags[at] in ("NN", "JJ", "VB") and listed(form, "VB") and behind in NOUNS:
            return at - 1, at, [(at, "VBP"), *retagged]
    return None
