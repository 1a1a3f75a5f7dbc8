"""Lemmas as edits of the form: a short rule that says what to cut off and what to put on.

``l|3|y`` makes "country" of "Countries": lower case, three letters off, a "y" on. A rule learnt from one word serves
all words that end alike, which a dictionary cannot do for the names and coinages of the news.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from importlib.resources import files

from extractors.language.dictionary import Dictionary
from extractors.language.labels import SAME_IN_PAST


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


@cache
def irregular() -> dict[str, str]:
    """Irregular verb forms with their lemmas: ``fought → fight`` (``irregular.txt``)."""
    text = files("extractors.language").joinpath("irregular.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {form: base for base, *forms in rows for form in forms}


def of_verb(form: str, lemma: str, known: Container[str]) -> str:
    """The lemma of a word tagged as an inflected verb, where the rule chosen for it left it as it is.

    ``known`` are words met in training: of "rescu", "rescue" the one that is a word is taken, else the form stays.
    """
    plain = form.lower()
    base = irregular().get(plain)
    if base is not None:
        return base
    if lemma.lower() != plain:
        return lemma
    for ending in ("ing", "ed"):
        if plain.endswith(ending) and len(plain) > len(ending) + 2:
            stem = plain[: -len(ending)]
            shorter = stem[:-1] if stem[-1] == stem[-2] else stem
            candidates = [stem[:-1] + "y"] if ending == "ed" and stem[-1] == "i" else [stem + "e", stem, shorter]
            return next((word for word in candidates if word in known), lemma)
    return lemma


_OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_INFLECTED_VERB = frozenset({"VBD", "VBN", "VBG"})


def settle(form: str, tag: str, pos: str, lemma: str, dictionary: Dictionary, known: Container[str]) -> str:
    """The lemma of a tagged word, where the dictionary knows better than the rule that was chosen (``lemma``).

    ``slipping`` with VBG is "slip" whatever the rule left of it, ``adviser`` with NN is no form of "advise". A proper
    noun keeps its letters ("Gottlieb") and has a capital ("google", "TEHRAN") if the dictionary has it so.
    """
    if "@" in form or "://" in form or form[:4].lower() == "www.":
        return form
    if pos in _OPEN:
        rule = dictionary.rule(form, tag)
        if rule is not None:
            listed = apply(rule, form)
            lemma = lemma if listed == lemma.lower() and pos != "VERB" else listed
            return _of_adjective(form, lemma, dictionary) if pos == "ADJ" else lemma
        if tag == "NNS" and lemma.lower() == form.lower() and not dictionary.listed(form):
            return _singular(lemma)
        return _of_verb(form, tag, pos, lemma, known)
    if pos == "PROPN":
        return _of_name(form, tag, lemma, dictionary)
    if pos == "NUM" and form[:1].isdigit():
        return form.replace(",", "")
    return _of_verb(form, tag, pos, lemma, known)


def _of_verb(form: str, tag: str, pos: str, lemma: str, known: Container[str]) -> str:
    """A verb has no capital at the head of a sentence either: ``Took``, ``Ca`` of "Can't"."""
    if tag in _INFLECTED_VERB:
        lemma = of_verb(form, lemma, known)
    return lemma.lower() if pos in {"VERB", "AUX"} else lemma


def _of_adjective(form: str, lemma: str, dictionary: Dictionary) -> str:
    """``french`` has a capital, ``International`` in a heading has none."""
    if dictionary.capitalised(form):
        return lemma.capitalize() if form.islower() else lemma
    return lemma.lower()


def _singular(plural: str) -> str:
    """Of a word that no dictionary lists: ``empanadas``, ``chillies``."""
    if plural.endswith("ies") and len(plural) > 4:
        return plural[:-3] + "y"
    return plural[:-1] if plural.endswith("s") and not plural.endswith(("ss", "us", "is")) else plural


def _of_name(form: str, tag: str, lemma: str, dictionary: Dictionary) -> str:
    plain = form.lower()
    if lemma[:1].lower() != plain[:1]:  # another word's lemma as a whole
        lemma = form
    if tag == "NNP" and plain.startswith(lemma.lower()):
        lemma = form
    elif lemma[:1] == plain[:1] != form[:1]:
        lemma = form[:1] + (lemma[1:].upper() if form.isupper() else lemma[1:])
    if form.isupper():
        shouted = len(form) > 4 and dictionary.listed(form) and not dictionary.all_capitals(form)
        return lemma.capitalize() if shouted else lemma
    return lemma.capitalize() if form.islower() and dictionary.capitalised(form) else lemma


@cache
def _pasts() -> dict[str, str]:
    found: dict[str, str] = {}
    for form, base in irregular().items():
        found.setdefault(base, form)
    return found


def past(base: str, gerund: str) -> str:
    """The past tense of a verb, from its lemma and its "-ing", which shows a doubled letter.

    >>> past("stop", "stopping"), past("carry", "carrying"), past("tell", "telling")
    ('stopped', 'carried', 'told')
    """
    if base in SAME_IN_PAST:
        return base
    known = _pasts().get(base)
    if known is not None:
        return known
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and len(base) > 2 and base[-2] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{gerund.removesuffix('ing')}ed"
