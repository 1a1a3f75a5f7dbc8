"""The topic of a mention: what a verb says alone, with its particle or noun, or with what strikes.

The words are those of :mod:`~extractors.merge.lexicon`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from extractors.merge.lexicon import Topic, families_of, is_generic, openings, stem, words
from extractors.model import Mention, Participant, Role

#: Event types that say nothing about what happened.
_OPEN_TYPES = frozenset({"", "other", "statement", "unknown", "occurrence", "state"})

#: Words that stand between a verb and its noun.
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "all", "full"})

#: Particles that turn a verb into another; "ate up" is "ate".
_APART = frozenset({"out", "away", "back"})

#: Families that hold only for events of a type: shots are fired, reports dismissed.
_TYPED = {"dismissal": "resignation"}


@lru_cache(maxsize=200_000)
def _topic(
    lemma: str, surface: str, whole: str, object_words: tuple[str, ...], kind: str, town: bool, verb: bool
) -> Topic:
    # the form as written stands by a lemma that was guessed wrong ("struck", "slipping")
    form, _, particle = surface.partition(" ")
    own = [lemma, form, *([f"{lemma} {particle}"] if particle else [])]
    says_much = lemma not in words("weak") and lemma not in words("light")
    if particle in _APART and says_much:
        whole = whole or f"{lemma} {particle}"
    if town and lemma == "take" and not whole and not particle:
        whole = "capture"  # "rebels took Dalmeh"
    if lemma in words("lands") and object_words:
        whole = f"{lemma} {object_words[-1]}"  # "landed punches", "landed a deal": no landing
    if form == "following" or (verb and lemma == "rampage"):
        whole = f"{form}_"  # a preposition in "charged following a fire"; who rampage through a shop shoot nobody
    if whole:
        own, form = [whole, *_noun_of(whole)], ""  # "called off" is not "called", "checked out" not "checked in"
    elif lemma in words("light"):
        own += [word for word in object_words if word not in words("phase") and not is_generic(word)]
    stems = frozenset(stem(word) for word in own)
    weak = words("weak")
    informative = frozenset(stem(word) for word in own if word not in weak and not (word == form and lemma in weak))
    families = frozenset[str]().union(*(families_of(word) for word in informative))
    kind = kind.lower().replace("_", " ")
    kind = "" if kind in _OPEN_TYPES else kind
    families = frozenset(name for name in families if _TYPED.get(name, kind) == kind)
    chosen = informative or stems
    return Topic(chosen, families, kind, not informative, crc32(f"{sorted(chosen)} {kind}".encode()))


def _noun_of(whole: str) -> list[str]:
    """The noun at the end that names it by itself: who "went on trial" has a trial, who "opened fire" no fire."""
    last = whole.split()[-1]
    of_both = families_of(stem(whole)) & families_of(stem(last))
    return [last] if of_both and last != whole else []


def is_light(lemma: str) -> bool:
    """Whether a verb passes its topic on to its object."""
    return lemma.lower() in words("light")


def topic(mention: Mention) -> Topic:
    """The topic of a mention; a light verb passes it to its object.

    "The ministry announced the start of an operation" is about an operation, "held talks" about talks.
    """
    objects: tuple[str, ...] = ()
    for participant in mention.participants:
        owned = participant.text.lower().split()[:1]
        if mention.trigger.lemma.lower() == "have" and not words("pronoun").isdisjoint(owned):
            continue  # "had his back to the door"
        if mention.trigger.lemma.lower() == "see" and any(map(_sees, mention.participants)):
            continue  # "Gray saw the officers approach"; but "2019 saw a rise"
        if participant.role is Role.PATIENT and not participant.head[:1].isupper():
            head = participant.head.lower()
            tail = tuple(w.strip("\"'“”‘’.,").lower() for w in participant.text.split()[-4:])
            objects += (head,) if head not in words("phase") else tail
    lemma, surface, whole = mention.trigger.lemma.lower().split(" ")[0], mention.trigger.text.lower(), ""
    if mention.trigger.pos == "VERB":
        after = surface.split()[1:] + _after(mention.sentence.text, mention.trigger.end - mention.sentence.begin)
        whole = _whole(lemma, tuple(after[:4]))
        surface = " ".join((surface.split()[0], *(word for word in after[:1] if word in words("particle"))))
        whole = whole or _struck_by(lemma, mention) or _found_dead(lemma, after, mention)
    town = any(p.role is Role.PATIENT and p.entity_type in ("GPE", "LOC", "FAC") for p in mention.participants)
    return _topic(lemma, surface, whole, objects, mention.event_type, town, mention.trigger.pos == "VERB")


def _sees(participant: Participant) -> bool:
    """Whether it is somebody who has eyes."""
    person = participant.entity_type == "PERSON" or is_generic(participant.head)
    return participant.role is Role.AGENT and (person or participant.head.lower() in words("individual"))


def _struck_by(lemma: str, mention: Mention) -> str:
    """What strikes, shakes or hits is what happens: a quake, a storm, a landslide; a deal that is struck is agreed."""
    if "impact" not in families_of(stem(lemma)):
        return ""
    heads = [(p.role, p.head.lower()) for p in mention.participants if p.entity_type is None]
    if lemma == "strike":
        deals = (head for role, head in heads if role is Role.PATIENT and "agreement" in families_of(stem(head)))
        if deal := next(deals, ""):
            return deal
    found = (head for role, head in heads if role is Role.AGENT and families_of(stem(head)))
    forces = (head for _, head in heads if not words("force").isdisjoint(families_of(stem(head))))
    return (
        next(found, "") or next(forces, "") or _force(mention)
    )  # "An earthquake struck" may be read as what was struck


def _force(mention: Mention) -> str:
    """A quake, a storm … among the words of who acts: "the magnitude 6.1 quake"."""
    told = (word for p in mention.participants if p.role is Role.AGENT for word in p.text.lower().split())
    return next((word for word in told if not words("force").isdisjoint(families_of(stem(word)))), "")


def _found_dead(lemma: str, after: Sequence[str], mention: Mention) -> str:
    """Whose body is found was found dead: "police found two women dead"."""
    if lemma not in ("find", "discover"):
        return ""
    if "dead" in after and words("preposition").isdisjoint(after[: after.index("dead")]):
        return "find dead"
    bodies = any(
        p.role is Role.PATIENT and not words("remains").isdisjoint(p.text.lower().split()[:3])
        for p in mention.participants
    )
    return "find dead" if bodies else ""


def _after(sentence: str, end: int) -> list[str]:
    """The words behind a verb up to the next comma."""
    return sentence[end : end + 60].split(",")[0].lower().rstrip(".;:!?").split()[:4]


@lru_cache(maxsize=200_000)
def _whole(lemma: str, after: tuple[str, ...]) -> str:
    """What a verb says together with the words behind it, where the families know it so: "called off", "went on
    trial", "left office", "gave up the lead"; else nothing.
    """
    if stem(lemma) and stem(lemma).split()[0] not in openings():
        return ""
    telling = [word for word in after if word not in _ARTICLES]
    for many in (3, 2, 1):
        found = " ".join((lemma, *telling[:many]))
        # "broke in January" is no break-in; "into" ends what it says: "plunged into a ravine"
        last = telling[many - 1] if len(telling) >= many else ""
        ends = last in ("into", "of") or (last and last not in words("preposition"))
        if ends and families_of(stem(found)):
            return found
    return ""
