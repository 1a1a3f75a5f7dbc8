"""The network in PyTorch, for training only; :mod:`extractors.language.network` reads its weights with numpy.

Two layers of bidirectional LSTM over word, spelling, shape and gazetteer features; on top, one small head a task:
sentence begins, Penn tags, part of speech with morphology, lemma rules, entities, and a biaffine parser.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Sizes:
    words: int
    pieces: int
    shapes: int
    gazetteer: int
    bits: int
    tags: int
    morphs: int
    lemmas: int
    deps: int
    entities: int
    word_width: int = 128
    piece_width: int = 128
    shape_width: int = 24
    gazetteer_width: int = 24
    bits_width: int = 32
    hidden: int = 200
    form_mlp: int = 160
    entity_mlp: int = 96
    arc: int = 192
    label: int = 64


@dataclass(slots=True)
class Batch:
    """Tensors of a batch of chunks. ``tokens`` index distinct forms; targets are -1 where unknown."""

    lengths: Tensor  # chunks
    place: Tensor  # words -> row in the padded (chunk, time) grid, flattened
    back: Tensor  # the same with every chunk turned around
    words: Tensor
    forms: Tensor  # words -> distinct forms of the batch
    piece_ids: Tensor
    piece_offsets: Tensor
    shapes: Tensor
    gazetteer: Tensor
    bits: Tensor  # what the dictionary knows of the word
    starts: Tensor
    tags: Tensor
    morphs: Tensor
    lemmas: Tensor
    entities: Tensor
    tree_rows: Tensor  # (sentences, longest) -> word index, -1 padding
    heads: Tensor  # (sentences, longest): 0 root, else 1 + position; -1 padding
    deps: Tensor


class Reader(nn.Module):
    def __init__(self, s: Sizes, dropout: float = 0.33) -> None:
        super().__init__()
        self.sizes = s
        self.word = nn.Embedding(s.words, s.word_width)
        self.piece = nn.EmbeddingBag(s.pieces, s.piece_width, mode="sum")
        self.shape = nn.Embedding(s.shapes, s.shape_width)
        self.gazetteer = nn.Linear(s.gazetteer, s.gazetteer_width, bias=False)
        self.bits = nn.Linear(s.bits, s.bits_width, bias=False)
        width = s.word_width + s.piece_width + s.shape_width + s.gazetteer_width + s.bits_width
        # (layer, direction): plain LSTMs on padded grids are several times faster here than packed bidirectional ones
        inputs = (width, width, 2 * s.hidden, 2 * s.hidden)
        self.lstms = nn.ModuleList(nn.LSTM(i, s.hidden, batch_first=True) for i in inputs)
        out = 2 * s.hidden
        self.start = nn.Linear(out, 1)
        self.form_mlp = nn.Linear(out, s.form_mlp)
        self.tag = nn.Linear(s.form_mlp, s.tags)
        self.morph = nn.Linear(s.form_mlp, s.morphs)
        self.lemma = nn.Linear(s.form_mlp + s.piece_width, s.lemmas)
        self.entity_mlp = nn.Linear(out, s.entity_mlp)
        self.entity = nn.Linear(s.entity_mlp, s.entities)
        self.arc_dep, self.arc_head = nn.Linear(out, s.arc), nn.Linear(out, s.arc)
        self.label_dep, self.label_head = nn.Linear(out, s.label), nn.Linear(out, s.label)
        self.root = nn.Parameter(torch.zeros(out))
        self.arc_weight = nn.Parameter(torch.zeros(s.arc + 1, s.arc))
        self.label_weight = nn.Parameter(torch.zeros(s.label + 1, s.deps, s.label + 1))
        self.dropout = dropout
        for embedding, std in ((self.word, 0.1), (self.piece, 0.04), (self.shape, 0.1)):
            nn.init.normal_(embedding.weight, std=std)  # pieces are summed, some twenty a word
        nn.init.normal_(self.root, std=0.1)
        nn.init.xavier_uniform_(self.arc_weight)
        nn.init.normal_(self.label_weight, std=0.02)
        for lstm in self.lstms:
            for name, p in lstm.named_parameters():
                if "weight_hh" in name:
                    for part in p.chunk(4):
                        nn.init.orthogonal_(part)
                elif "bias" in name:
                    nn.init.zeros_(p)
                    if "bias_ih" in name:
                        p.data[s.hidden : 2 * s.hidden] = 1.0

    def _drop(self, x: Tensor, p: float | None = None) -> Tensor:
        rate = self.dropout if p is None else p
        return x * (torch.rand_like(x) > rate).float().div_(1 - rate) if self.training else x

    def _layer(self, layer: int, x: Tensor, batch: Batch) -> Tensor:
        """Both directions read padding only after the words: the second sees each chunk turned around."""
        rows, longest = len(batch.lengths), int(batch.lengths.max())
        if self.training:  # one mask a chunk, the same at every word
            mask = torch.full((rows, x.shape[1]), 1 - self.dropout).bernoulli_() / (1 - self.dropout)
            x = x * mask[batch.place // longest]
        out = []
        for side, place in enumerate((batch.place, batch.back)):
            grid = x.new_zeros(rows * longest, x.shape[1]).index_copy(0, place, x).view(rows, longest, -1)
            h, _ = self.lstms[2 * layer + side](grid)
            out.append(h.reshape(rows * longest, -1)[place])
        return torch.cat(out, 1)

    def encode(self, batch: Batch) -> tuple[Tensor, Tensor]:
        words = batch.words
        pieces = self.piece(batch.piece_ids, batch.piece_offsets)[batch.forms]
        gazetteer = batch.gazetteer
        if self.training:
            words = words.masked_fill(torch.rand(len(words)) < 0.15, 0)
            gazetteer = gazetteer * (torch.rand(len(words), 1) > 0.15)
        parts = [
            self._drop(self.word(words), 0.2),
            self._drop(pieces, 0.1),
            self.shape(batch.shapes),
            self.gazetteer(gazetteer),
            self._drop(self.bits(batch.bits), 0.1),
        ]
        x = torch.cat(parts, 1)
        return self._layer(1, self._layer(0, x, batch), batch), pieces

    def scores(self, h: Tensor, pieces: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """(sentence begins, tags, morphology, lemmas, entities)."""
        act = nn.functional.leaky_relu
        h = self._drop(h)
        form = self._drop(act(self.form_mlp(h), 0.1))
        entity = self._drop(act(self.entity_mlp(h), 0.1))
        return (
            self.start(h)[:, 0],
            self.tag(form),
            self.morph(form),
            self.lemma(torch.cat([form, pieces], 1)),
            self.entity(entity),
        )

    def trees(self, h: Tensor, rows: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores (sentence, dependent, root + heads), and the two sides of the label scores."""
        act = nn.functional.leaky_relu
        count, longest = rows.shape
        padded = h[rows.clamp(min=0)]
        withroot = self._drop(torch.cat([self.root.expand(count, 1, -1), padded], 1))
        dep = self._drop(act(self.arc_dep(withroot[:, 1:]), 0.1))
        head = self._drop(act(self.arc_head(withroot), 0.1))
        ones = dep.new_ones(count, longest, 1)
        arcs = torch.cat([dep, ones], 2) @ self.arc_weight @ head.transpose(1, 2)
        mask = torch.cat([torch.zeros(count, 1, dtype=torch.bool), rows < 0], 1)
        arcs = arcs.masked_fill(mask[:, None, :], -1e4)
        return (
            arcs,
            self._drop(act(self.label_dep(withroot[:, 1:]), 0.1)),
            self._drop(act(self.label_head(withroot), 0.1)),
        )

    def labels(self, dep: Tensor, head: Tensor) -> Tensor:
        """Label scores of (dependent, head) pairs, both (pairs, label)."""
        one = dep.new_ones(len(dep), 1)
        left = torch.cat([dep, one], 1) @ self.label_weight.flatten(1)
        return torch.einsum("prl,pl->pr", left.view(len(dep), -1, self.sizes.label + 1), torch.cat([head, one], 1))

    def loss(self, batch: Batch) -> tuple[Tensor, dict[str, float]]:
        h, pieces = self.encode(batch)
        start, tag, morph, lemma, entity = self.scores(h, pieces)
        parts: dict[str, Tensor] = {}

        def cross(name: str, scores: Tensor, target: Tensor) -> None:
            known = target >= 0
            if known.any():
                parts[name] = nn.functional.cross_entropy(
                    scores[known], target[known], label_smoothing=0.03, reduction="sum"
                ) / len(target)

        known = batch.starts >= 0
        parts["start"] = nn.functional.binary_cross_entropy_with_logits(
            start[known], batch.starts[known].float(), reduction="sum"
        ) / len(known)
        cross("tag", tag, batch.tags)
        cross("morph", morph, batch.morphs)
        cross("lemma", lemma, batch.lemmas)
        cross("entity", entity, batch.entities)
        if len(batch.tree_rows):
            arcs, dep, head = self.trees(h, batch.tree_rows)
            real = batch.heads >= 0
            parts["arc"] = nn.functional.cross_entropy(
                arcs[real], batch.heads[real], label_smoothing=0.0, reduction="sum"
            ) / len(h)
            chosen = head.gather(1, batch.heads.clamp(min=0)[:, :, None].expand(-1, -1, head.shape[2]))
            scores = self.labels(dep[real], chosen[real])
            targets = batch.deps[real]
            fine = targets >= 0
            parts["label"] = nn.functional.cross_entropy(
                scores[fine], targets[fine], label_smoothing=0.03, reduction="sum"
            ) / len(h)
        weights = {"start": 1.5, "tag": 0.6, "morph": 0.9, "lemma": 0.6, "entity": 1.0, "arc": 1.0, "label": 1.0}
        total = sum(weights[k] * v for k, v in parts.items())
        assert isinstance(total, Tensor)
        return total, {k: float(v.detach()) for k, v in parts.items()}
