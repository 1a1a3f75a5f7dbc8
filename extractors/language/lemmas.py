"""Lemmas as edits of the form: a short rule that says what to cut off and what to put on.

``l|3|y`` makes "country" of "Countries": lower case, three letters off, a "y" on. A rule learnt from one word serves
all words that end alike, which a dictionary cannot do for the names and coinages of the news.
"""

from __future__ import annotations


def rule_of(form: str, lemma: str) -> str:
    """The rule that makes ``lemma`` out of ``form``: ``struggles → struggle`` is ``l|1|``, ``went → go`` ``=|go``.

    ``l`` says that the form is put in lower case first, ``k`` that its case is kept.
    """
    plain = form.lower()
    for case, base in (("k", form), ("l", plain)):
        same = 0
        while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
            same += 1
        if same and same >= len(base) - 5 and len(lemma) - same <= 4:
            return f"{case}|{len(base) - same}|{lemma[same:]}"
    return f"=|{lemma}"


def apply(rule: str, form: str) -> str:
    """The lemma of ``form`` by ``rule``; the form itself where the rule does not fit.

    >>> apply("l|3|y", "Countries")
    'country'
    """
    if rule.startswith("=|"):
        return rule[2:]
    case, cut, add = rule.split("|", 2)
    base = form.lower() if case == "l" else form
    kept = len(base) - int(cut)
    return base[:kept] + add if kept > 0 else base
