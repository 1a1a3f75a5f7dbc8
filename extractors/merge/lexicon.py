"""What a trigger is about: stems, families of words that name one kind of happening, and how alike two triggers are.

The word lists lie beside this module (``families.txt``, ``light.txt``); regular derivation (announce, announcement)
is found with the Snowball stemmer, so that the lists stay short.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

import snowballstemmer  # type: ignore[import-untyped]

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


def families_of(stemmed: str) -> frozenset[str]:
    """The families (of ``families.txt``) of a word or phrase, which is given as :func:`stem` has it."""
    return _families().get(stemmed, frozenset())


@cache
def openings() -> frozenset[str]:
    """The first word of each entry of ``families.txt``, stemmed."""
    return frozenset(found.split()[0] for found in _families())


def sentence_families(text: str) -> frozenset[str]:
    """All families (of ``families.txt``) that words of a sentence, or two in a row, belong to."""
    stems = [stem(word.strip("\"'“”‘’.,:;!?()")) for word in text.split()]
    pairs = [f"{one} {other}" for one, other in pairwise(stems)]
    return frozenset[str]().union(*map(families_of, (*stems, *pairs)))


@lru_cache(maxsize=100_000)
def one_kind(left: str, right: str) -> bool:
    """Whether two common nouns mean one kind of thing: the same noun, or words of one family ("quake", "tremor")."""
    one, other = stem(left), stem(right)
    return one == other or not families_of(one).isdisjoint(families_of(other))


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
