"""How a mention is worded: known or new, one or several, one more of its kind, of another place or another time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.merge.clause import befell_one, in_background, no_happening
from extractors.merge.lexicon import sentence_families, tells_apart, words
from extractors.model import BlockKind, Factuality, Mention, Polarity, Role

_DEFINITE = frozenset({"the", "this", "that", "latest"})

#: Words that open a noun phrase with a thing not told before.
_INDEFINITE = frozenset({"a", "an"})

_IMAGINED = frozenset({Factuality.POSSIBLE, Factuality.CONDITIONAL})

#: How far before the noun the article may stand: "a massive 9.1-magnitude undersea earthquake".
_PHRASE = 6

#: How far after the event the place may stand: "bombings were reported in another region".
_PLACE = 8

_QUOTES = "\"'“”‘’.,:;()"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_DECIMAL = re.compile(r"(?<![\d.,$€£])\d{1,3}\.\d(?!\d|\.|%)")
#: "the second climber to | fall", "the third man who was | arrested"
_IN_A_ROW = re.compile(
    rf"\b(?:{'|'.join(_ORDINALS[1:])}|\d+(?:nd|rd|th)|another|next|last) (?:[\w'’-]+ ){{1,3}}"
    r"(?:to|(?:who|that|which)(?: (?:has|have|had|was|were|is|are|been))*)(?: (?:be|have|been|get))* $"
)
_IS = frozenset({"is", "was", "are", "were", "be", "been", "became", "becomes", "become", "becoming", "as"})
_NTH = re.compile(r"(\d{1,4})(?:st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Wording:
    """``definite``: a noun points back to something told before; ``indefinite``: it is new to the reader;
    ``plural``: it speaks of several; ``another``: it is not the one told before, or no single one; ``previous``: an
    earlier one of its kind, whoever it befell; ``nth``: which of a row it is ("the fifth attack"), 0: not said;
    ``measures``: in tenths, how strong it was ("a 6.4-magnitude quake"); ``latest``: it is the
    newest ("the latest quake").
    """

    definite: bool
    indefinite: bool
    plural: bool
    another: bool
    previous: bool
    nth: int
    measures: frozenset[int] = frozenset()
    latest: bool = False
    single: bool = False


def wording(mention: Mention, firm: bool) -> Wording:
    """How a mention is worded; ``firm``: the text dates it, and another time in its sentence is not its own."""
    before = _before(mention)
    noun = mention.trigger.pos == "NOUN"
    phrase = _phrase(before)
    pointing = noun and before[-1 - len(phrase) : len(before) - len(phrase)] in (["that"], ["those"])
    return Wording(
        definite=mention.trigger.pos in ("NOUN", "PROPN") and _definite(before),
        indefinite=noun and mention.block is not BlockKind.TITLE and phrase[:1] in (["a"], ["an"]),
        plural=_plural(mention),
        another=(pointing and not firm) or _another(mention, before, phrase, firm),
        previous=noun and not words("previous").isdisjoint(before[-2:]),
        nth=_nth(mention, phrase),
        measures=_measures(mention, phrase),
        latest=noun and not words("latest").isdisjoint(before[-2:]),
        single=befell_one(mention),
    )


def _before(mention: Mention) -> list[str]:
    """The words of the sentence before the event, in lower case, as they are written."""
    return mention.sentence.text[: max(0, mention.trigger.begin - mention.sentence.begin)].lower().split()


@lru_cache(maxsize=1)
def _closed() -> frozenset[str]:
    """Words that a noun phrase does not reach across."""
    return _DEFINITE | words("pronoun") | words("preposition")


def _phrase(before: Sequence[str]) -> list[str]:
    """The words of the noun phrase before its noun, with the article where there is one."""
    found: list[str] = []
    for word in reversed(before[-_PHRASE:]):
        if word in _INDEFINITE:
            return [word, *reversed(found)]
        if word in _closed() or word[-1] in ",;:" or word.endswith(("'s", "’s")):
            break
        found.append(word)
    return found[::-1]


def _definite(before: Sequence[str]) -> bool:
    """Whether it points back: "the offensive", "Baku's latest assault"."""
    for word in reversed(before[-_PHRASE:]):
        if word in _DEFINITE or word.endswith(("'s", "’s")):
            return True
        if word in _INDEFINITE or word in _closed() or word[-1] in ",;:":
            return False
    return False


def _plural(mention: Mention) -> bool:
    """Robberies are not the robbery told before. Headlines do not tell: "Quake strikes" may be taken for a noun."""
    if mention.block is BlockKind.TITLE:
        return False
    text = mention.trigger.text.lower()
    return mention.trigger.pos == "NOUN" and text.endswith("s") and not mention.trigger.lemma.lower().endswith("s")


def _another(mention: Mention, before: Sequence[str], phrase: Sequence[str], firm: bool) -> bool:
    """Whether it, or someone or some place in it, is said not to be the one told before."""
    return (
        tells_apart(mention.trigger.text)
        or (not firm and (_unreal(mention, before, phrase) or in_background(mention, phrase)))
        or no_happening(mention)
        or _one_more(mention, before, phrase, firm)
        or any(tells_apart(p.text) for p in mention.participants if p.role in (Role.AGENT, Role.PATIENT))
        or (not firm and _of_one_kind(mention))
        or _in_other_place(mention)
    )


def _one_more(mention: Mention, before: Sequence[str], phrase: Sequence[str], firm: bool) -> bool:
    """Whether it is one more: "a previous arrest", "the second blast", "is often struck", "a second quake jolted", "is
    also charged", or counts up many ("a record of 58 wins").
    """
    told = [word.strip(_QUOTES).removesuffix("'s").removesuffix("’s") for word in before[-_PHRASE - 3 :]]
    if not firm and (not words("habit").isdisjoint(told[-5:]) or _elsewhen(mention)):
        return True
    if mention.trigger.pos != "NOUN" and told[-1:] != ["of"]:
        if mention.trigger.pos == "VERB" and _in_a_row(mention):
            return True
        again = mention.trigger.pos == "VERB" and "also" in told[-3:] and not _goes_on(mention)
        one_of_several = told[-2:-1] in (["second"], ["third"], ["another"]) or told[-1:] == ["separate"]
        return again or not words("habit").isdisjoint(told[-2:]) or one_of_several
    if _plural(mention) and told[-1:] and told[-1].isdecimal() and len(told[-1]) > 1:
        return True  # ten or more are a record of years, not of a day
    if phrase[:1] in (["a"], ["an"]) and "also" in told[: -len(phrase)][-2:]:
        return True  # "also faces an animal cruelty charge"
    if not firm and not phrase and "also" in told[-_PHRASE:] and not _definite(before):
        return True  # "there are also reports this week of bombing in the north"
    if not firm and not {"other", "another"}.isdisjoint(told[-7:]):
        return True  # "two other players who were held for [investigation]"
    if _plural(mention) and told[-2:] in (["of", "the"], ["of", "these"], ["of", "those"]):
        return True  # "the first of the deaths", "one of the raids"
    if not firm and told[-2:] == ["the", "first"]:
        return True  # where there is a first, there is a second
    if any(_next_or_last(phrase, at) for at in range(len(phrase))):
        return True
    return tells_apart(" ".join(told[-2:])) or not words("another").isdisjoint(phrase)


def _in_a_row(mention: Mention) -> bool:
    """Whether it befell one more of a row: "the second climber to fall", "another man who was arrested"; but "Corvo is
    the third minister to resign" tells of Corvo alone.
    """
    before = mention.sentence.text[: max(0, mention.trigger.begin - mention.sentence.begin)]
    found = _IN_A_ROW.search(before)
    if found is None:
        return False
    whose = before[: found.start()].removesuffix(" the ").rstrip(" ,").rsplit(" ", 1)[-1]
    return not whose[:1].isupper() and whose not in _IS


def _unreal(mention: Mention, before: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether it is only thought of: "a quake can cause …", "has not been hit by a quake", "to flee bombing"."""
    if mention.trigger.pos == "NOUN" and _definite(before):
        return False
    if mention.trigger.pos == "NOUN" and not words("flight").isdisjoint(before[-4:]):
        return True
    return mention.factuality in _IMAGINED or (mention.polarity is Polarity.NEG and phrase[:1] in (["a"], ["an"]))


def _of_one_kind(mention: Mention) -> bool:
    """Whether the same common noun acts and is acted on, which is general talk: "kids killing kids"."""
    acting, struck = ({p.head for p in mention.participants if p.role is r} for r in (Role.AGENT, Role.PATIENT))
    return any(head.islower() and head.endswith("s") for head in acting & struck)


def _goes_on(mention: Mention) -> bool:
    """Whether it tells more of what has been told: "the quake also shook the port", "was also damaged by the fire"."""
    agents = (p for p in mention.participants if p.role is Role.AGENT and p.text.lower().startswith(("the ", "this ")))
    return any(sentence_families(p.head) for p in agents)


def _next_or_last(phrase: Sequence[str], at: int) -> bool:
    """Whether it is the next or the last of its kind: "the last major quake", not "the last Friday shooting"."""
    return phrase[at] in ("next", "last") and not words("period").intersection(phrase[at + 1 : at + 2])


def _elsewhen(mention: Mention) -> bool:
    """Whether a sentence that does not date its mention speaks of another time: "last year Ortiz shot a robber"."""
    text = f" {' '.join(mention.sentence.text.lower().split())} "
    return any(f" {phrase}" in text for phrase in words("elsewhen"))


def _in_other_place(mention: Mention) -> bool:
    """Whether what follows sets it elsewhere: "bombings reported in another region", "hurt in a separate blast"."""
    after = mention.sentence.text[mention.trigger.end - mention.sentence.begin :].lower().split()[:_PLACE]
    for at, word in enumerate(after):
        if word.strip(_QUOTES) == "elsewhere":
            return True
        if word in ("another", "different", "other", "second", "separate", "similar", "third"):
            inside = not {"in", "by", "at", "during"}.isdisjoint(after[max(0, at - 2) : at])
            beside = [w.strip(_QUOTES) for w in after[at + 1 : at + 3]]
            return any(w.removesuffix("s") in words("place_noun") or (inside and sentence_families(w)) for w in beside)
    return False


def _nth(mention: Mention, phrase: Sequence[str]) -> int:
    if mention.trigger.pos == "NOUN":
        found = _ordinal(phrase)
        if found:
            return found
    near = (p.text.lower().split()[:3] for p in mention.participants if p.role in (Role.AGENT, Role.PATIENT))
    return next((found for text in near if (found := _ordinal(text))), 0)


def _ordinal(text: Sequence[str]) -> int:
    for word in text:
        if word in _ORDINALS:
            return _ORDINALS.index(word) + 1
        counted = _NTH.fullmatch(word)
        if counted:
            return int(counted[1])
    return 0


def _measures(mention: Mention, phrase: Sequence[str]) -> frozenset[int]:
    near = list(phrase) if mention.trigger.pos == "NOUN" else []
    near += [word for p in mention.participants if p.role is Role.AGENT for word in p.text.split()[:_PHRASE]]
    return frozenset(round(10 * float(found)) for word in near for found in _DECIMAL.findall(word))
