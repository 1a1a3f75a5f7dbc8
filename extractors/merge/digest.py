"""A bundle as one short text and back: all that comparisons see of it.

Digests of an article are made once, where it is read, beside what rows are told from (:mod:`~extractors.merge.said`):
merging then needs no mention any more. The text is JSON, its fields those of the dataclasses in their order, so a
digest is good for one version of this package.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, get_type_hints

from extractors.merge.bundle import WHICH, Bundle, Lead
from extractors.merge.causes import causes
from extractors.merge.echoes import echoes
from extractors.merge.facts import fact
from extractors.merge.lexicon import Topic
from extractors.merge.names import Name
from extractors.merge.said import Said, compact, parsed, said
from extractors.merge.stories import Profile, profile
from extractors.merge.within import article_bundles
from extractors.model import Granularity, Mention

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
    told_elsewhere = echoes(facts)
    harm = causes(facts)
    kept = frozenset(f.mention.mention_id for bundle, _ in found for f in bundle.facts)
    told = (Told(b, tuple(why), tuple(said(f, off, kept, told_elsewhere, harm) for f in b.facts)) for b, why in found)
    return tuple(told), profile(facts, title)


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
