"""What a trigger is about: stems, families of words that name one kind of happening, and how alike two triggers are.

The word lists lie beside this module (``families.txt``, ``light.txt``); regular derivation (announce, announcement)
is found with the Snowball stemmer, so that the lists stay short.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from zlib import crc32

import snowballstemmer  # type: ignore[import-untyped]

from extractors.model import Mention, Role

#: Event types that say nothing about what happened.
_OPEN_TYPES = frozenset({"", "other", "statement", "unknown", "occurrence", "state"})

#: Words that stand between a verb and its noun.
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "all", "full"})

#: Particles that turn a verb into another; "ate up" is "ate".
_APART = frozenset({"out", "away", "back"})

#: Families that hold only for events of a type: shots are fired, reports dismissed.
_TYPED = {"dismissal": "resignation"}

_NEAR_TYPES = frozenset(
    frozenset(pair)
    for pair in (
        ("armed attack", "clash"),
        ("disaster", "accident"),
        ("agreement", "ceasefire"),
        ("agreement", "business deal"),
        ("agreement", "meeting"),
        ("court", "arrest"),
        ("armed attack", "death"),
        ("armed attack", "arrest"),
        ("accident", "death"),
        ("accident", "armed attack"),
    )
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a mention's trigger is about: ``stems`` of its own words, ``families`` they belong to, the event type.

    ``weak`` marks a trigger that says little alone (say, take, happen).
    """

    stems: frozenset[str]
    families: frozenset[str]
    kind: str
    weak: bool
    code: int = field(compare=False, default=0)

    def __hash__(self) -> int:
        return self.code


def lines(name: str) -> list[tuple[str, list[str]]]:
    """The lines ``head: word, word …`` of a word list beside this module."""
    text = files("extractors.merge").joinpath(name).read_text(encoding="utf-8")
    pairs = (line.split(":", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return [(head.strip(), [word.strip() for word in tail.split(",")]) for head, tail in pairs]


@cache
def words(kind: str) -> frozenset[str]:
    """One of the word lists of ``light.txt``."""
    return frozenset(dict(lines("light.txt"))[kind])


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=200_000)
def stem(lemma: str) -> str:
    """The Snowball stem of every word of a lemma: ``step down`` → ``step down``, ``announcement`` → ``announc``."""
    return " ".join([_stemmed(word) for word in lemma.lower().replace("-", " ").split()])


@lru_cache(maxsize=200_000)
def _stemmed(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _families() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, members in lines("families.txt"):
        for word in members:
            found.setdefault(stem(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _openings() -> frozenset[str]:
    """The first word of each entry of ``families.txt``, stemmed."""
    return frozenset(found.split()[0] for found in _families())


def sentence_families(text: str) -> frozenset[str]:
    """All families (of ``families.txt``) that words of a sentence, or two in a row, belong to."""
    stems = [stem(word.strip("\"'“”‘’.,:;!?()")) for word in text.split()]
    pairs = [f"{one} {other}" for one, other in pairwise(stems)]
    none: frozenset[str] = frozenset()
    return none.union(*(_families().get(word, none) for word in (*stems, *pairs)))


@lru_cache(maxsize=100_000)
def one_kind(left: str, right: str) -> bool:
    """Whether two common nouns mean one kind of thing: the same noun, or words of one family ("quake", "tremor")."""
    one, other = stem(left), stem(right)
    none: frozenset[str] = frozenset()
    return one == other or not _families().get(one, none).isdisjoint(_families().get(other, none))


def is_generic(head: str) -> bool:
    """Whether a participant's head word names nobody in particular ("officials", "the man")."""
    head = head.lower()
    generic = words("generic_people")
    return head in generic or head.removesuffix("s") in generic


def tells_apart(text: str) -> bool:
    """Whether a noun phrase says that it is one more of its kind: "another man", "two more arrests"."""
    first = text.lower().split()[:3]
    return not words("another").isdisjoint(first) or any(
        more == "more" and (count in words("number") or count.isdecimal()) for count, more in pairwise(first)
    )


@lru_cache(maxsize=200_000)
def _topic(lemma: str, surface: str, whole: str, object_words: tuple[str, ...], kind: str, town: bool) -> Topic:
    # the form as written stands by a lemma that was guessed wrong ("struck", "slipping")
    form, _, particle = surface.partition(" ")
    own = [lemma, form, *([f"{lemma} {particle}"] if particle else [])]
    says_much = lemma not in words("weak") and lemma not in words("light")
    if particle in _APART and says_much:
        whole = whole or f"{lemma} {particle}"
    if town and lemma == "take" and not whole and not particle:
        whole = "capture"  # "rebels took Dalmeh"
    if form == "following":
        whole = "following_"  # a preposition in "charged following a fire", and no pursuit
    if whole:
        own, form = [whole, *_noun_of(whole)], ""  # "called off" is not "called", "checked out" not "checked in"
    elif lemma in words("light"):
        own += [word for word in object_words if word not in words("phase") and not is_generic(word)]
    stems = frozenset(stem(word) for word in own)
    weak = words("weak")
    informative = frozenset(stem(word) for word in own if word not in weak and not (word == form and lemma in weak))
    families = frozenset[str]().union(*(_families().get(word, frozenset()) for word in informative))
    kind = kind.lower().replace("_", " ")
    kind = "" if kind in _OPEN_TYPES else kind
    families = frozenset(name for name in families if _TYPED.get(name, kind) == kind)
    chosen = informative or stems
    return Topic(chosen, families, kind, not informative, crc32(f"{sorted(chosen)} {kind}".encode()))


def _noun_of(whole: str) -> list[str]:
    """The noun at the end that names it by itself: who "went on trial" has a trial, who "opened fire" no fire."""
    last = whole.split()[-1]
    none: frozenset[str] = frozenset()
    of_both = _families().get(stem(whole), none) & _families().get(stem(last), none)
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
        if participant.role is Role.PATIENT and not participant.head[:1].isupper():
            head = participant.head.lower()
            tail = tuple(w.strip("\"'“”‘’.,").lower() for w in participant.text.split()[-4:])
            objects += (head,) if head not in words("phase") else tail
    lemma, surface, whole = mention.trigger.lemma.lower().split(" ")[0], mention.trigger.text.lower(), ""
    if mention.trigger.pos == "VERB":
        after = surface.split()[1:] + _after(mention.sentence.text, mention.trigger.end - mention.sentence.begin)
        whole = _whole(lemma, tuple(after[:4]))
        surface = " ".join((surface.split()[0], *(word for word in after[:1] if word in words("particle"))))
        whole = whole or _struck_by(lemma, mention)
    town = any(p.role is Role.PATIENT and p.entity_type in ("GPE", "LOC", "FAC") for p in mention.participants)
    return _topic(lemma, surface, whole, objects, mention.event_type, town)


def _struck_by(lemma: str, mention: Mention) -> str:
    """What strikes, shakes or hits is what happens: a quake, a storm, a landslide."""
    if "impact" not in _families().get(stem(lemma), ()):
        return ""
    heads = (p.head.lower() for p in mention.participants if p.role is Role.AGENT and p.entity_type is None)
    return next((head for head in heads if stem(head) in _families()), "")


def _after(sentence: str, end: int) -> list[str]:
    """The words behind a verb up to the next comma."""
    return sentence[end : end + 60].split(",")[0].lower().rstrip(".;:!?").split()[:4]


@lru_cache(maxsize=200_000)
def _whole(lemma: str, after: tuple[str, ...]) -> str:
    """What a verb says together with the words behind it, where the families know it so: "called off", "went on
    trial", "left office", "gave up the lead"; else nothing.
    """
    if stem(lemma) and stem(lemma).split()[0] not in _openings():
        return ""
    telling = [word for word in after if word not in _ARTICLES]
    for many in (3, 2, 1):
        found = " ".join((lemma, *telling[:many]))
        if len(telling) >= many and telling[many - 1] not in words("preposition") and stem(found) in _families():
            return found
    return ""


def _types_agree(left: str, right: str) -> bool:
    """A strike of workers is no strike of jets: where both types are known they must be one, or near."""
    return not left or not right or left == right or frozenset((left, right)) in _NEAR_TYPES


@lru_cache(maxsize=200_000)
def alike(left: Topic, right: Topic) -> tuple[float, str]:
    """How alike two triggers are, 0..1, and the reason in words."""
    shared = left.stems & right.stems
    if shared:
        # a coach is fired, a house is on fire
        little = left.weak or right.weak or not _types_agree(left.kind, right.kind)
        return (0.5 if little else 1.0), f"same word ({min(shared)})"
    families = left.families & right.families
    if families and _types_agree(left.kind, right.kind):
        sure = not families.isdisjoint(words("same"))  # a quake is an earthquake, a raid not always an attack
        return (1.0 if sure else 0.8), f"words for one thing ({min(families)})"
    return 0.0, ""
