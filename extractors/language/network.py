"""The trained network in numpy: two layers of bidirectional LSTM and a small head a task.

Trained by ``training/train.py``; here are only the products and sums, so that a reader of articles needs no deep
learning framework. Words of many blocks are computed together: what makes it fast is few large matrix products.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.language import features
from extractors.language.dictionary import BITS, Dictionary
from extractors.language.gazetteer import WIDTH
from extractors.language.scores import Floats, Ints

#: Distinct word forms kept in memory at a time.
_LEXICON = 60_000

_BIT = np.arange(BITS)


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the network makes of the words of a batch, one row a word."""

    starts: Floats  # above 0: begins a sentence
    tags: Ints
    morphs: Ints
    lemmas: Ints
    entities: Floats  # scores of the entity tags
    arc_dep: Floats
    arc_head: Floats
    label_dep: Floats
    label_head: Floats


class Lexicon:
    """Vectors of word forms, worked out when a form is first met."""

    def __init__(self, words: Sequence[str], arrays: dict[str, Floats], dictionary: Dictionary) -> None:
        self._numbers = {word: i for i, word in enumerate(words)}
        self._word, self._piece, self._shape = arrays["word.weight"], arrays["piece.weight"], arrays["shape.weight"]
        self._bits = np.ascontiguousarray(arrays["bits.weight"].T)
        self._dictionary = dictionary
        self._width = sum(a.shape[1] for a in (self._word, self._piece, self._shape, self._bits))
        self._clear()

    def _clear(self) -> None:
        self._rows: dict[str, int] = {}
        self._table: Floats = np.empty((4096, self._width), dtype=np.float32)

    def vectors(self, forms: Sequence[str]) -> Floats:
        """One row a form: word, spelling, shape and dictionary side by side."""
        rows = self._rows
        if len(rows) + len(forms) > _LEXICON:
            self._clear()
            rows = self._rows
        for form in forms:
            if form not in rows:
                self._learn(form)
        found: Floats = self._table[[rows[form] for form in forms]]
        return found

    def _learn(self, form: str) -> None:
        row = len(self._rows)
        if row == len(self._table):
            self._table = np.concatenate([self._table, np.empty_like(self._table)])
        word = self._word[self._numbers.get(features.norm(form), 0)]
        spelling = self._piece[features.pieces(form)].sum(axis=0)
        bits = ((self._dictionary.features(form) >> _BIT) & 1).astype(np.float32) @ self._bits
        self._table[row] = np.concatenate([word, spelling, self._shape[features.shape(form)], bits])
        self._rows[form] = row

    @property
    def spelling(self) -> slice:
        """Where the spelling stands in a row."""
        begin = self._word.shape[1]
        return slice(begin, begin + self._piece.shape[1])


class Network:
    """The weights and how they are put to use. Pure: same words, same scores."""

    def __init__(self, words: Sequence[str], arrays: dict[str, Floats], dictionary: Dictionary) -> None:
        self.lexicon = Lexicon(words, arrays, dictionary)
        self._gazetteer = np.ascontiguousarray(arrays["gazetteer.weight"].T)
        self._lstms = [_Lstm(arrays, f"lstms.{i}") for i in range(4)]
        names = ("form_mlp", "entity_mlp", "arc_dep", "arc_head", "label_dep", "label_head")
        self._cuts = np.cumsum([len(arrays[f"{name}.bias"]) for name in names])[:-1]
        self._hidden = _Linear.join(arrays, names)
        self._start = _Linear.join(arrays, ["start"])
        self._forms = _Linear.join(arrays, ["tag", "morph"])
        self._tags = len(arrays["tag.bias"])
        self._lemma, self._entity = _Linear.join(arrays, ["lemma"]), _Linear.join(arrays, ["entity"])
        root = arrays["root"][None, :]
        self.root_arc = _leaky(_Linear.join(arrays, ["arc_head"])(root))
        self.root_label = _leaky(_Linear.join(arrays, ["label_head"])(root))
        self._arc = arrays["arc_weight"]
        weight = arrays["label_weight"]
        self._labels = weight.shape[1]
        # both sides carry a constant 1 in training: taken apart, the large product stays contiguous
        self._label = np.ascontiguousarray(weight[:-1, :, :-1].reshape(weight.shape[0] - 1, -1))
        self._label_dep = np.ascontiguousarray(weight[:-1, :, -1])
        self._label_head = np.ascontiguousarray(weight[-1, :, :-1].T)
        self._label_bias = weight[-1, :, -1]

    def encode(self, forms: Sequence[str], rows: Sequence[int], lengths: Sequence[int]) -> Encoded:
        """Read ``forms``, the words of texts of ``lengths`` words one after the other; ``rows`` are gazetteer masks."""
        with np.errstate(over="ignore"):  # exp of a gate that is shut: 1 / (1 + inf) is the 0 that is meant
            return self._encode(forms, rows, lengths)

    def _encode(self, forms: Sequence[str], rows: Sequence[int], lengths: Sequence[int]) -> Encoded:
        lexical = self.lexicon.vectors(forms)
        spelling = lexical[:, self.lexicon.spelling]
        bits = ((np.array(rows, dtype=np.int64)[:, None] >> np.arange(WIDTH)) & 1).astype(np.float32)
        x = np.concatenate([lexical, bits @ self._gazetteer], axis=1)
        plan = _Plan(lengths)
        for layer in (0, 2):
            x = np.concatenate(
                [self._lstms[layer].run(x, plan, plan.ahead), self._lstms[layer + 1].run(x, plan, plan.back)], axis=1
            )
        form, entity, arc_dep, arc_head, label_dep, label_head = np.split(_leaky(self._hidden(x)), self._cuts, axis=1)
        scores = self._forms(form)
        lemma = self._lemma(np.concatenate([form, spelling], axis=1))
        return Encoded(
            self._start(x)[:, 0],
            scores[:, : self._tags].argmax(axis=1),
            scores[:, self._tags :].argmax(axis=1),
            lemma.argmax(axis=1),
            self._entity(entity),
            arc_dep @ self._arc[:-1] + self._arc[-1],
            arc_head,
            label_dep,
            label_head,
        )

    def arcs(self, encoded: Encoded, begin: int, end: int) -> Floats:
        """Scores (word, head) of one sentence; column 0 is the root."""
        heads = np.concatenate([self.root_arc, encoded.arc_head[begin:end]])
        scores: Floats = encoded.arc_dep[begin:end] @ heads.T
        return scores

    def label(self, encoded: Encoded, word: int, head: int) -> int:
        """The label of one word, given its head (-1 for the root)."""
        above = self.root_label if head < 0 else encoded.label_head[head : head + 1]
        return int(self._label_scores(encoded.label_dep[word : word + 1], above).argmax())

    def labels(self, encoded: Encoded, heads: Ints) -> Ints:
        """Labels of all words of the batch, given each one's head (-1 for the root)."""
        out = np.empty(len(heads), dtype=np.int64)
        for at in range(0, len(heads), 512):
            part = slice(at, at + 512)
            head = np.where(heads[part, None] < 0, self.root_label, encoded.label_head[heads[part]])
            out[part] = self._label_scores(encoded.label_dep[part], head).argmax(axis=1)
        return out

    def _label_scores(self, dep: Floats, head: Floats) -> Floats:
        scores: Floats = np.einsum("nrl,nl->nr", (dep @ self._label).reshape(len(dep), self._labels, -1), head)
        scores += dep @ self._label_dep + head @ self._label_head + self._label_bias
        return scores


class _Linear:
    def __init__(self, weight: Floats, bias: Floats) -> None:
        self._weight, self._bias = np.ascontiguousarray(weight.T), bias

    @classmethod
    def join(cls, arrays: dict[str, Floats], names: Sequence[str]) -> _Linear:
        """Several layers that read the same input, as one product."""
        weights = np.concatenate([arrays[f"{name}.weight"] for name in names])
        return cls(weights, np.concatenate([arrays[f"{name}.bias"] for name in names]))

    def __call__(self, x: Floats) -> Floats:
        out: Floats = x @ self._weight
        out += self._bias
        return out


def _leaky(x: Floats) -> Floats:
    out: Floats = np.maximum(x, x * np.float32(0.1))
    return out


class _Plan:
    """How texts of unequal length are read together: step by step, the longest first, none padded."""

    def __init__(self, lengths: Sequence[int]) -> None:
        sizes = np.array(lengths, dtype=np.int64)
        order = np.argsort(-sizes, kind="stable")
        begins = (np.cumsum(sizes) - sizes)[order]
        sizes = sizes[order]
        steps = int(sizes[0]) if len(sizes) else 0
        self.active = [int(n) for n in (sizes[None, :] > np.arange(steps)[:, None]).sum(axis=1)]
        rows = [begins[:n] + t for t, n in enumerate(self.active)]
        turned = [begins[:n] + sizes[:n] - 1 - t for t, n in enumerate(self.active)]
        empty = np.empty(0, dtype=np.int64)
        self.ahead = np.concatenate(rows) if rows else empty
        self.back = np.concatenate(turned) if turned else empty


class _Lstm:
    """One direction of one layer. The gates are kept so that one call of the logistic function serves all four."""

    def __init__(self, arrays: dict[str, Floats], name: str) -> None:
        parts = [arrays[f"{name}.{k}"] for k in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")]
        self._size = size = parts[1].shape[1]
        # tanh(x) = 2 σ(2x) - 1 and σ(x) = 1 / (1 + exp(-x)): doubling and sign are put into the weights beforehand
        scale = np.full((4 * size, 1), -1.0, dtype=np.float32)
        scale[2 * size : 3 * size] = -2.0
        order = np.concatenate([np.arange(2 * size), np.arange(3 * size, 4 * size), np.arange(2 * size, 3 * size)])
        self._input = np.ascontiguousarray((parts[0] * scale)[order].T)
        self._state = np.ascontiguousarray((parts[1] * scale)[order].T)
        self._bias = ((parts[2] + parts[3]) * scale[:, 0])[order]

    def run(self, x: Floats, plan: _Plan, order: Ints) -> Floats:
        size = self._size
        gates = x[order] @ self._input
        gates += self._bias
        out = np.empty((len(order), size), dtype=np.float32)
        at = 0
        h = c = np.zeros((0, size), dtype=np.float32)
        for step, active in enumerate(plan.active):
            z = gates[at : at + active]
            if step:
                z += h[:active] @ self._state
                c = c[:active]
            np.exp(z, out=z)
            z += 1.0
            np.reciprocal(z, out=z)
            candidate = z[:, 3 * size :]
            candidate *= 2.0
            candidate -= 1.0
            candidate *= z[:, :size]
            c = candidate.copy() if not step else c * z[:, size : 2 * size] + candidate
            h = out[at : at + active]
            squashed = np.exp(c * np.float32(-2.0))
            squashed += 1.0
            np.divide(2.0, squashed, out=squashed)
            squashed -= 1.0
            np.multiply(squashed, z[:, 2 * size : 3 * size], out=h)
            at += active
        back = np.empty_like(out)
        back[order] = out
        return back
