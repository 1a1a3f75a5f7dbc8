"""Participles that trees hang on the wrong noun: "…, killing 12", "begun consulting residents"."""

from __future__ import annotations

from extractors.language import labels as lab
from extractors.language.repairs import LENGTHS, bare_object, counted
from extractors.language.words import Word

#: Verbs with two objects: their participle keeps one in the passive ("the man awarded the prize").
_GIVING = frozenset(
    (
        *("give", "award", "offer", "pay", "show", "tell", "send", "grant", "hand", "lend", "sell", "teach", "ask"),
        *("name", "call", "elect", "appoint", "deem", "dub", "consider", "make", "declare", "owe", "deny", "allow"),
        *("sentence", "fine", "charge", "cost", "refuse", "promise", "title", "entitle", "label"),
    )
)


#: What nobody does to anything: behind a noun their participle is a past tense.
NEVER_DONE_TO = frozenset(
    (
        *("collapse", "cave", "slide", "fall", "crash", "explode", "erupt", "happen", "die", "arrive", "disappear"),
        *("vanish", "emerge", "occur", "escape", "flee", "go", "come", "sit", "stand", "swim", "walk", "resign"),
        *("retire", "apologise", "apologize", "agree", "decline", "graduate", "drown", "skid", "veer", "swerve"),
        *("rocket", "skyrocket", "plummet", "soar", "surge", "slump", "tumble", "nosedive", "balloon", "weep", "sob"),
        *("collide", "derail", "travel"),
    )
)


def begun(participle: Word) -> Word | None:
    """ "begun" for "consulting" in "have begun consulting residents", where the tree makes it describe them."""
    if participle.tag_ != "VBG" or participle.dep_ not in lab.MODIFIER or participle.i == 0:
        return None
    before = participle.doc[participle.i - 1]
    aspectual = before.lemma_ in ("begin", "start", "stop", "keep", "continue", "resume", "finish", "avoid")
    return before if aspectual and before.tag_.startswith("VB") and participle.head.i > participle.i else None


def loose(participle: Word) -> Word | None:
    """The noun and verb an "-ing" behind a comma goes with: "A bomb exploded in a market, killing 12" is the bomb's.

    Gives the verb; trees hang such a clause on the noun before the comma.
    """
    if participle.tag_ != "VBG" or participle.dep_ not in lab.ADNOMINAL_CLAUSE or participle.i == 0:
        return None
    if participle.doc[participle.i - 1].text != "," or participle.head.i > participle.i:
        return None
    word = participle.head
    while word.head is not word:
        word = word.head
        if word.pos_ == "VERB":
            return word if word.i < participle.i else None
    return None


def active_participle(tok: Word) -> bool:
    """ "controlled" in "gangs controlled 60% of the capital": with an object of its own it is a past tense."""
    if tok.tag_ != "VBN" or tok.dep_ not in lab.ADNOMINAL_CLAUSE or tok.lemma_ in _GIVING or tok.head.i > tok.i:
        return False
    if any(child.dep_ in lab.VERB_GROUP for child in tok.children):
        return False
    if tok.lemma_ in NEVER_DONE_TO:
        return True  # "after a tunnel collapsed in Huanuni"
    if any(child.dep_ in lab.OBJECT and child.lemma_.lower() not in LENGTHS for child in tok.rights):
        return True
    if any(counted(child) for child in tok.rights):
        return True
    if tok.head.head is not tok.head:
        return False
    told_on = any(child.dep_ in lab.CONJUNCT and child.tag_ == "VBD" for child in tok.rights)
    return told_on or bare_object(tok) is not None  # nothing else could be the verb: "Two men entered … and left"
