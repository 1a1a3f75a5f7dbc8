"""Sentences as numbers: what the network is given, example by example and in batches.

Every word has its form, its pieces, its shape and what gazetteer and dictionary know of it; -1 stands where a set says
nothing of a word's tag, tree or name.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from extractors.language import features
from extractors.language.dictionary import BITS, Dictionary
from extractors.language.gazetteer import WIDTH, Gazetteer
from extractors.language.lemmas import rule_of
from training.corpora import Sentence
from training.examples import Labels, Sets, chunks_of, entity_tags, morph, restyle
from training.headlines import headline, said
from training.model import Batch
from training.swapping import Swapper


@dataclass(frozen=True, slots=True)
class Chunk:
    """One training example in numbers."""

    forms: list[str]
    rows: list[int]
    starts: list[int]
    tags: list[int]
    morphs: list[int]
    lemmas: list[int]
    entities: list[int]
    trees: list[tuple[int, list[int], list[int]]]  # first word, heads, labels


class Encoder:
    """Turns sentences into numbers."""

    def __init__(self, words: Sequence[str], labels: Labels, lookup: Gazetteer, dictionary: Dictionary) -> None:
        self.words = {w: i for i, w in enumerate(words)}
        self.dictionary = dictionary
        self.tags, self.morphs, self.lemmas, self.deps = (
            {k: i for i, k in enumerate(x)} for x in (labels.tags, labels.morphs, labels.lemmas, labels.deps)
        )
        self.lookup = lookup
        self._forms: dict[str, tuple[int, list[int], int, int]] = {}

    def form(self, form: str) -> tuple[int, list[int], int, int]:
        got = self._forms.get(form)
        if got is None:
            got = (
                self.words.get(features.norm(form), 0),
                features.pieces(form),
                features.shape(form),
                self.dictionary.features(form),
            )
            self._forms[form] = got
        return got

    def chunk(self, run: Sequence[Sentence], *, trees: bool, ends: bool = True) -> Chunk:
        forms = [w.form for s in run for w in s.words]
        starts: list[int] = []
        entities: list[int] = []
        built = []
        for sentence in run:
            size = len(sentence.words)
            if trees:
                heads = [w.head for w in sentence.words]
                built.append((len(starts), heads, [self.deps.get(w.deprel, -1) for w in sentence.words]))
            starts += [1] + [0] * (size - 1) if ends else [-1] * size
            entities += entity_tags(size, sentence.names)
        words = [w for s in run for w in s.words]
        none = [-1] * len(words)
        return Chunk(
            forms,
            self.lookup.rows(forms),
            starts,
            [self.tags.get(w.xpos, -1) for w in words],
            [self.morphs.get(morph(w), -1) for w in words] if trees else none,
            [self.lemmas.get(rule_of(w.form, w.lemma), -1) for w in words] if trees else none,
            entities,
            built,
        )

    def batch(self, chunks: Sequence[Chunk]) -> Batch:
        lengths = [len(c.forms) for c in chunks]
        longest = max(lengths)
        place = np.concatenate([np.arange(n) + i * longest for i, n in enumerate(lengths)])
        back = np.concatenate([np.arange(n)[::-1] + i * longest for i, n in enumerate(lengths)])
        index: dict[str, int] = {}
        forms = [index.setdefault(f, len(index)) for c in chunks for f in c.forms]
        known = [self.form(f) for f in index]
        ids, offsets = [], []
        for _, p, *_ in known:
            offsets.append(len(ids))
            ids += p
        masks = np.array([r for c in chunks for r in c.rows], dtype=np.int64)
        bits = (masks[:, None] >> np.arange(WIDTH)) & 1
        count = sum(len(c.trees) for c in chunks)
        widest = max((len(h) for c in chunks for _, h, _ in c.trees), default=0)
        rows, heads, deps = (np.full((count, widest), -1, dtype=np.int64) for _ in range(3))
        at, base = 0, 0
        for c in chunks:
            for first, h, d in c.trees:
                rows[at, : len(h)] = np.arange(len(h)) + base + first
                heads[at, : len(h)] = h
                deps[at, : len(h)] = d
                at += 1
            base += len(c.forms)

        def flat(name: str) -> Tensor:
            return torch.tensor([x for c in chunks for x in getattr(c, name)])

        forms_t = torch.tensor(forms)
        return Batch(
            lengths=torch.tensor(lengths),
            place=torch.from_numpy(place),
            back=torch.from_numpy(back),
            words=torch.tensor([k[0] for k in known])[forms_t],
            forms=forms_t,
            piece_ids=torch.tensor(ids),
            piece_offsets=torch.tensor(offsets),
            shapes=torch.tensor([k[2] for k in known])[forms_t],
            gazetteer=torch.from_numpy(bits).float(),
            bits=((torch.tensor([k[3] for k in known])[:, None] >> torch.arange(BITS)) & 1).float()[forms_t],
            starts=flat("starts"),
            tags=flat("tags"),
            morphs=flat("morphs"),
            lemmas=flat("lemmas"),
            entities=flat("entities"),
            tree_rows=torch.from_numpy(rows),
            heads=torch.from_numpy(heads),
            deps=torch.from_numpy(deps),
        )


def epoch_chunks(
    sets: Sets, encoder: Encoder, swapper: Swapper, rng: random.Random, share: float, made_up: int, told: float
) -> list[Chunk]:
    """One epoch: all trees, ``share`` of the sets that carry names only, ``made_up`` short made-up texts."""
    out = []
    for paragraph in sets.trees:
        sentences = [swapper.sentence(s, 0.25) for s in paragraph.sentences]
        out += [encoder.chunk(restyle(run, rng), trees=True) for run in chunks_of(sentences, rng)]
        for sentence in sentences:
            again = None
            if (pick := rng.random()) < told:
                again = headline(sentence, rng)
            elif pick < 1.3 * told:
                again = said(sentence, swapper.filler.person().split(), rng)
            if again is not None:
                out.append(encoder.chunk(restyle([again], rng), trees=True))
    for sentences, part in ((sets.gmb, share), (sets.wikigold, share * 0.8), (sets.silver, share)):
        at = 0
        while at < len(sentences):
            size = rng.choice((1, 2, 3))
            if rng.random() < part:
                run = [swapper.sentence(s, 0.35) for s in sentences[at : at + size]]
                out.append(encoder.chunk(restyle(run, rng), trees=False, ends=sentences is not sets.silver))
            at += size
    for _ in range(made_up):
        run = [swapper.made_up() for _ in range(rng.choice((1, 1, 2, 3)))]
        out.append(encoder.chunk(restyle(run, rng), trees=False))
    return out


def batches(chunks: list[Chunk], rng: random.Random, size: int) -> Iterator[list[Chunk]]:
    chunks = sorted(chunks, key=lambda c: len(c.forms) * (1 + 0.1 * rng.random()))
    groups: list[list[Chunk]] = []
    group: list[Chunk] = []
    words = 0
    for chunk in chunks:
        group.append(chunk)
        words += len(chunk.forms)
        if words >= size:
            groups.append(group)
            group, words = [], 0
    if group:
        groups.append(group)
    rng.shuffle(groups)
    return iter(groups)
