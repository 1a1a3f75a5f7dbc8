"""A bundle as one short text and back: all that comparisons see of it, and which mentions are behind it.

Digests of an article are made once, where it is read; merging then needs no mention until a row is told. The text is
JSON, its fields those of the dataclasses in their order, so a digest is good for one version of this package.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, get_type_hints

from extractors.merge.bundle import Bundle, Lead
from extractors.merge.facts import fact
from extractors.merge.lexicon import Topic
from extractors.merge.names import Name
from extractors.merge.stories import Profile, profile
from extractors.merge.within import article_bundles
from extractors.model import Granularity, Mention

#: Raised with every change of the format that the dataclasses do not show.
VERSION = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A bundle, why its mentions were taken for one event, and their ids; ``off`` lists the places among them of those
    that the article itself calls off.
    """

    bundle: Bundle
    reasons: tuple[str, ...]
    mention_ids: tuple[str, ...]
    off: tuple[int, ...]

    def whole(self, mentions: Iterable[Mention]) -> Bundle:
        """The bundle with its facts, made again from its mentions in their order as rows are told from them."""
        facts = [fact(mention, compared=False) for mention in mentions]
        return replace(
            self.bundle,
            facts=tuple(replace(f, called_off=True) if at in self.off else f for at, f in enumerate(facts)),
        )


def read_article(mentions: Iterable[Mention], title: str | None) -> tuple[tuple[Told, ...], Profile]:
    """The events of one article, and what it is about; ``mentions`` are all of one article and revision."""
    facts = [fact(m) for m in sorted(mentions, key=lambda m: (m.trigger.begin, m.mention_id))]
    return tuple(told(bundle, why) for bundle, why in article_bundles(facts)), profile(facts, title)


def told(bundle: Bundle, reasons: Sequence[str]) -> Told:
    """What is to be kept of a bundle that has its facts."""
    ids = tuple(f.mention.mention_id for f in bundle.facts)
    return Told(bundle, tuple(reasons), ids, tuple(at for at, f in enumerate(bundle.facts) if f.called_off))


def encode(one: Told) -> str:
    """As text."""
    lead = [write(getattr(one.bundle.lead, name)) for name, write, _ in _LEAD]
    own = [write(getattr(one.bundle, name)) for name, write, _ in _BUNDLE]
    return json.dumps([lead, own, one.reasons, one.mention_ids, one.off], separators=(",", ":"))


def decode(text: str) -> Told:
    """From text. Anything but a ``ValueError`` or ``TypeError`` free text was written by another version."""
    lead, own, reasons, ids, off = json.loads(text)
    for at, read in _READ_LEAD:
        lead[at] = read(lead[at])
    for at, read in _READ_BUNDLE:
        own[at] = read(own[at])
    return Told(Bundle((), Lead(*lead), *own), tuple(reasons), tuple(ids), tuple(off))


_Codec = tuple[str, Callable[[Any], Any], Callable[[Any], Any]]


def _same(value: Any) -> Any:
    return value


def _codecs(kind: type) -> tuple[_Codec, ...]:
    hints = get_type_hints(kind)
    return tuple((f.name, *_BY_TYPE[hints[f.name]]) for f in fields(kind) if f.name not in ("facts", "lead"))


def _readers(codecs: Sequence[_Codec]) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    """The fields that JSON does not give as they are, by their place."""
    return tuple((at, read) for at, (_, _, read) in enumerate(codecs) if read is not _same)


def _one(kind: type) -> tuple[Callable[[Any], str], Callable[[str], Any]]:
    """A small value as text of its own: the same names and topics come again and again, and are made once."""
    codecs = _codecs(kind)

    @lru_cache(maxsize=500_000)
    def write(value: Any) -> str:
        return json.dumps([out(getattr(value, name)) for name, out, _ in codecs], separators=(",", ":"))

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
