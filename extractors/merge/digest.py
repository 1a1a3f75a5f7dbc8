"""A bundle as one short text and back: all that comparisons see of it.

Digests of an article are made once, where it is read, beside what rows are told from (:mod:`~extractors.merge.said`):
merging then needs no mention any more. The text is JSON, its fields those of the dataclasses in their order, so a
digest is good for one version of this package.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import pairwise
from typing import Any, get_type_hints

from extractors.merge.bundle import WHICH, Bundle, Lead
from extractors.merge.causes import causes
from extractors.merge.facts import Fact, fact
from extractors.merge.lexicon import Topic, words
from extractors.merge.names import Name
from extractors.merge.said import Said, compact, parsed, said
from extractors.merge.stories import Profile, profile
from extractors.merge.within import article_bundles
from extractors.model import Factuality, Granularity, Mention

#: Raised with every change of the format that the dataclasses do not show.
VERSION = 9

#: Fields that no comparison of two bundles looks at, or does so apart.
_APART = frozenset({*WHICH, "facts", "lead", "size", "context"})


@dataclass(frozen=True, slots=True)
class Told:
    """A bundle, why its mentions were taken for one event, and what each of them says."""

    bundle: Bundle
    reasons: tuple[str, ...]
    said: tuple[Said, ...]


def read_article(mentions: Iterable[Mention], title: str | None) -> tuple[tuple[Told, ...], Profile]:
    """The events of one article, and what it is about; ``mentions`` are all of one article and revision."""
    facts = [fact(m) for m in sorted(mentions, key=lambda m: (m.trigger.begin, m.mention_id))]
    found = article_bundles(facts)
    off = any(f.called_off for bundle, _ in found for f in bundle.facts)
    echoes = _echoes(facts)
    harm = causes(facts)
    kept = frozenset(f.mention.mention_id for bundle, _ in found for f in bundle.facts)
    told = (Told(b, tuple(why), tuple(said(f, off, kept, echoes, harm) for f in b.facts)) for b, why in found)
    return tuple(told), profile(facts, title)


def _echoes(facts: Iterable[Fact]) -> frozenset[str]:
    """The ids of nouns that have but the title of a verb in their sentence, of the same days: a row of "early trading"
    would say once more that "the currency fell in early trading", one of "a news conference" what the mayor said at it;
    and of verbs that the title of the verb before them tells as well.
    """
    own = (fact for fact in facts if fact.firm and fact.mention.part_of is None)
    verbs = [fact for fact in own if fact.mention.trigger.pos == "VERB" and _has_row(fact)]
    of_verbs: defaultdict[tuple[object, ...], set[Factuality]] = defaultdict(set)
    for verb in verbs:
        of_verbs[_told(verb)].add(verb.mention.factuality)
    nouns = (fact for fact in facts if fact.mention.trigger.pos != "VERB" and fact.mention.title)
    # "was to be put to a vote" is called off, and its noun no vote that took place
    echoed = (fact for fact in nouns if of_verbs[_told(fact)] & {fact.mention.factuality, *_plain(fact)})
    second = (b for a, b in pairwise(verbs) if _told(a)[::2] == _told(b)[::2] and _says_both(a.mention, b.mention))
    # "walked out in protest": why they did it
    manner = (
        fact for fact in facts if fact.mention.trigger.lemma.lower() in words("manner") and _behind_in(fact.mention)
    )
    return frozenset(fact.mention.mention_id for fact in (*echoed, *second, *manner))


def _behind_in(mention: Mention) -> bool:
    before = mention.sentence.text[: max(0, mention.trigger.begin - mention.sentence.begin)]
    return mention.trigger.pos == "NOUN" and before.endswith(" in ")


def _says_both(first: Mention, second: Mention) -> bool:
    """Whether the title of a verb goes on with all that the next one has: "fled and faxed his resignation"."""
    one, other = (first.title or "").split(), (second.title or "").split()
    subject = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    rest = other[subject:]
    joined = len(one) > len(other) > subject > 0 and one[-len(rest) :] == rest and one[-len(rest) - 1] == "and"
    return joined and first.factuality is second.factuality


def _plain(fact: Fact) -> Iterable[Factuality]:
    """What a verb may say of what its noun tells as a fact."""
    return Factuality if fact.mention.factuality is Factuality.ASSERTED else ()


def _has_row(fact: Fact) -> bool:
    """Whether it makes a row by itself: what is said has one where somebody named says it."""
    if fact.mention.event_class in _DONE:
        return not fact.topic.weak
    return any(name.proper for name in fact.agents)


_DONE = frozenset({"occurrence", "state"})


def _told(fact: Fact) -> tuple[object, ...]:
    mention = fact.mention
    return mention.sentence.begin, mention.title, (fact.lo, fact.hi)


def encode(bundle: Bundle, content: str) -> str:
    """As text: which it is in one line, what it says, as others may (``content``), in another."""
    which = [getattr(bundle.lead, name) for name in WHICH], bundle.size, bundle.context
    return f"{compact(which)}\n{content}"


def says(bundle: Bundle) -> str:
    """All that a comparison looks at, whichever article it stands in, but for the words of the sentences."""
    lead = [write(getattr(bundle.lead, name)) for name, write, _ in _LEAD]
    own = [write(getattr(bundle, name)) for name, write, _ in _BUNDLE]
    return compact([lead, own])


def decode(text: str) -> Bundle:
    """From text. Anything but a ``ValueError`` or ``TypeError`` free text was written by another version."""
    which, _, content = text.partition("\n")
    who, size, context = parsed(which)[0]
    lead, own = _read(content)
    rest = [size, *own, context]
    return Bundle((), Lead(*who, *lead), *rest)


@lru_cache(maxsize=20_000)
def _read(text: str) -> tuple[list[Any], list[Any]]:
    lead, own = parsed(text)[0]
    for at, read in _READ_LEAD:
        lead[at] = read(lead[at])
    for at, read in _READ_BUNDLE:
        own[at] = read(own[at])
    return lead, own


_Codec = tuple[str, Callable[[Any], Any], Callable[[Any], Any]]


def _same(value: Any) -> Any:
    return value


def _codecs(kind: type) -> tuple[_Codec, ...]:
    hints = get_type_hints(kind)
    return tuple((f.name, *_BY_TYPE[hints[f.name]]) for f in fields(kind) if f.name not in _APART)


def _readers(codecs: Sequence[_Codec]) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    """The fields that JSON does not give as they are, by their place."""
    return tuple((at, read) for at, (_, _, read) in enumerate(codecs) if read is not _same)


def _one(kind: type) -> tuple[Callable[[Any], str], Callable[[str], Any]]:
    """A small value as text of its own: the same names and topics come again and again, and are made once."""
    codecs = _codecs(kind)

    @lru_cache(maxsize=500_000)
    def write(value: Any) -> str:
        return compact([out(getattr(value, name)) for name, out, _ in codecs])

    @lru_cache(maxsize=500_000)
    def read(text: str) -> Any:
        return kind(*(back(value) for value, (_, _, back) in zip(json.loads(text), codecs, strict=True)))

    return write, read


def _many(kind: type) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    write, read = _one(kind)
    return (lambda values: [write(value) for value in values]), (lambda texts: tuple([read(text) for text in texts]))


_BY_TYPE: dict[Any, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    int: (_same, _same),
    str: (_same, _same),
    bool: (bool, _same),
    float: (_same, _same),
    frozenset[str]: (sorted, frozenset),
    frozenset[int]: (sorted, frozenset),
    Granularity: (int, tuple(Granularity).__getitem__),
}
_BY_TYPE[tuple[Name, ...]] = _many(Name)
_BY_TYPE[tuple[Topic, ...]] = _many(Topic)
_LEAD = _codecs(Lead)
_BUNDLE = _codecs(Bundle)
_READ_LEAD, _READ_BUNDLE = _readers(_LEAD), _readers(_BUNDLE)
