"""What the words right beside an event say of it: whether it befell one alone, or was only a look or a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.merge.lexicon import words
from extractors.model import Mention, Role

_ADVERB = r"(?:[a-z]+ly |[a-z]*(?:also|later|then|soon|first|finally) )?"

#: One subject: "was | arrested", "has since been | charged".
_ONE = re.compile(rf"\b(?:was|is|has (?:{_ADVERB})(?:since )?been|is being|was being) {_ADVERB}$")

#: "shot | her in the chest"; but not "shot her sons".
_HIM = re.compile(
    r"\s(?:him|her)(?=\s*(?:[.,;:]|$)|\s(?:in|on|at|to|and|with|as|after|before|while|when|twice|dead)\b)"
)

#: "appeared mentally | beaten", "looked | lost".
_LOOKED = re.compile(
    rf"\b(?:appear|seem|look|sound|feel|felt)(?:s|ed)? (?:very |quite |rather |so )?{_ADVERB}$|"
    r"\b(?:pretend|feign)(?:s|ed|ing)? (?:to )?$"
)

#: What was done over a time: "has so far | seized 14 rifles", "seized | 923 rounds during the five operations".
_SO_FAR = re.compile(r"\b(?:so far|thus far|to date|until now|up to now),? ", re.I)
_IN_ALL = re.compile(
    r"[^.;]*\b(?:so far|thus far|to date|(?:during|in|over) (?:the|its|his|their|all) "
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+) \w+s)\b"
)

#: What goes on behind what is told: "the groups that are | fighting its war".
_ON = re.compile(r"\b(?:that|which|who) (?:is|are|has been|have been) $")

#: Characters before and behind an event that are looked at.
_NEAR, _FAR = 60, 120

#: Words behind an event among which "since" sets it over a time.
_SINCE = 8

#: One of several that are possible: "by | a landslide or collapsing buildings", "in a fall or | a fight".
_OR_AFTER = re.compile(r"\s+or\s+(?!so\b|more\b|less\b)[a-z]")
_OR_BEFORE = re.compile(r"\b(?:a|an) [\w'-]+ or (?:(?:a|an) )?(?:[\w'-]+ ){0,2}$")


def befell_one(mention: Mention) -> bool:
    """Whether a verb says that it befell one: "was arrested", of whomever that was read; but not "a couple was"."""
    if mention.trigger.pos != "VERB":
        return False
    after = mention.sentence.text[mention.trigger.end - mention.sentence.begin :]
    if _HIM.match(after):
        return True
    if not _ONE.search(_before(mention)):
        return False
    several = words("collective")
    return not any(p.role is Role.PATIENT and p.head.lower() in several for p in mention.participants)


def no_happening(mention: Mention) -> bool:
    """Whether it is but a look, or what many fled from over days: "appeared beaten", "pretended to faint", "fled
    fighting".
    """
    before, word = _before(mention), mention.trigger.text.lower()
    if mention.trigger.pos == "VERB" and _LOOKED.search(before):
        return True
    return word.endswith("ing") and not words("flight").isdisjoint(before.lower().split()[-1:])


def in_background(mention: Mention, phrase: Sequence[str]) -> bool:
    """Whether it is no one happening: what goes on all the time ("groups that are fighting its war"), or went on over a
    time ("crossed the border since the rebellion began", "has so far seized 14 rifles"), or may as well be another ("by
    a landslide or collapsing buildings").
    """
    before = _before(mention)
    after = mention.sentence.text[mention.trigger.end - mention.sentence.begin :]
    if mention.trigger.pos == "VERB" and mention.trigger.text.lower().endswith("ing") and _ON.search(before):
        return True
    if mention.trigger.pos == "VERB" and (_SO_FAR.search(before) or _IN_ALL.match(after[:_FAR])):
        return True
    if "since" in after.lower().partition(",")[0].split()[:_SINCE]:
        return True
    if mention.trigger.pos != "NOUN":
        return False
    new = phrase[:1] in (["a"], ["an"])
    return (new and _OR_AFTER.match(after) is not None) or _OR_BEFORE.search(before) is not None


def _before(mention: Mention) -> str:
    at = max(0, mention.trigger.begin - mention.sentence.begin)
    return mention.sentence.text[max(0, at - _NEAR) : at]
