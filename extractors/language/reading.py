"""The model at work: the words of texts go in, their sentences, tags, lemmas, trees and entities come out.

The network gives scores; what is well formed, and what rules and lists know better, is settled here in one order.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

from extractors.language import dictionary
from extractors.language.agreement import agree
from extractors.language.bodies import bodies
from extractors.language.contexts import in_context, unseen
from extractors.language.decoding import EntityDecoder
from extractors.language.dictionary import Dictionary
from extractors.language.ends import clock_ends, sentences
from extractors.language.forcing import Settled, forced_tree
from extractors.language.gazetteer import Gazetteer
from extractors.language.homographs import shown
from extractors.language.lemmas import apply
from extractors.language.lemmas import settle as settle_lemma
from extractors.language.matches import clubs
from extractors.language.names import settle
from extractors.language.network import Encoded, Network
from extractors.language.offices import held, hung
from extractors.language.relabelling import Relabelling
from extractors.language.scores import Floats, Ints
from extractors.language.storage import unpack
from extractors.language.subjectless import SUBJECTS, Clause, Lacking, misnamed, subject_for
from extractors.language.text import ATTRIBUTES, OUTSIDE, Text, windows

#: The layout of the stored weights; another one is refused.
FORMAT = 2
#: The files a model is made of.
FILES = ("model.json", "weights.bin", "gazetteer.txt.gz", "dictionary.bin")
#: What a word is by the tag that rules give it.
_MORPHS = {
    "VBD": "VERB|Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin",
    "VBZ": "VERB|Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "VBP": "VERB|Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin",
    "VBN": "VERB|Tense=Past|VerbForm=Part",
    "VB": "VERB|VerbForm=Inf",
    "NN": "NOUN|Number=Sing",
    "NNS": "NOUN|Number=Plur",
}


class Model:
    """Weights, label sets and lists, and how they read texts. Pure but for what it keeps to be faster."""

    def __init__(self, files: dict[str, bytes], vocab: Vocab) -> None:
        """Take the model from the contents of :data:`FILES`. Raises ValueError where they are of another format."""
        meta = json.loads(files["model.json"])
        if meta.get("format") != FORMAT:
            raise ValueError(f"the weights are of format {meta.get('format')}, this version reads format {FORMAT}")
        self._vocab = vocab
        self._dictionary = Dictionary(dictionary.unpack(files["dictionary.bin"]))
        self._network = Network(meta["words"], unpack(files["weights.bin"]), self._dictionary)
        names = gzip.decompress(files["gazetteer.txt.gz"]).decode("utf-8").splitlines()
        self.gazetteer = Gazetteer(_entries(names))
        self._entities = EntityDecoder(meta["entities"])
        self._lemma_rules: list[str] = meta["labels"]["lemmas"]
        self._lemma_known: dict[tuple[str, int, int, int], int] = {}
        self._words = frozenset(meta["words"])
        self._tag_names: list[str] = meta["labels"]["tags"]
        self._tags = self._strings(self._tag_names)
        self._deps = self._strings(["ROOT" if d == "root" else d for d in meta["labels"]["deps"]])
        self._dep_names: list[str] = meta["labels"]["deps"]
        self._root = self._string("ROOT")
        self._retagged = {
            tag: (self._tag_names.index(tag), meta["labels"]["morphs"].index(morph)) for tag, morph in _MORPHS.items()
        }
        pairs = [m.partition("|") for m in meta["labels"]["morphs"]]
        self._pos_names = [pos for pos, _, _ in pairs]
        self._pos = self._strings(self._pos_names)
        self._features = np.array([self._vocab.morphology.add(feats) for _, _, feats in pairs], dtype=np.uint64)
        self._subject = self._dep_names.index("nsubj"), self._dep_names.index("nsubj:pass")
        self._passive = self._dep_names.index("aux:pass")
        self._lacking = Lacking(self._tag_names, self._dep_names)
        self._relabelling = Relabelling(
            self._tag_names, meta["labels"]["morphs"], meta["labels"]["deps"], self._dictionary.listed
        )

    def read(self, texts: Sequence[Text]) -> None:
        """Fill in what is found about ``texts``, of which each has a word at least."""
        if not texts:
            return
        network = self._network
        forms = [word for text in texts for word in text.words]
        rows = [row for text in texts for row in self.gazetteer.rows(text.words)]
        lengths = [n for text in texts for n in windows(text.words)]
        encoded = network.encode([word for text in texts for word in shown(text.words)], rows, lengths)
        heads = np.empty(len(forms), dtype=np.int64)
        at = 0
        settled = Settled()
        arcs: list[tuple[int, Floats]] = []
        for text in texts:
            end = at + len(text.words)
            tags = [self._tag_names[i] for i in encoded.tags[at:end].tolist()]
            breaks = text.breaks.union(clock_ends(text.words, tags))
            text.sentences = sentences(encoded.starts[at:end], text.words, text.spaced, breaks)
            text.entities = self._named(text.words, tags, encoded.entities[at:end])
            arcs.extend(self._heads(text, encoded, at, tags, heads, settled))
            at = end
        labels = network.labels(encoded, heads)
        self._relabelling.settle(forms, encoded.tags, encoded.morphs, heads, labels, settled)
        at = 0
        for text in texts:
            end = at + len(text.words)
            self._name_holders(text, heads[at:end], labels[at:end], at)
            at = end
        self._give_subjects(forms, encoded, heads, labels, arcs)
        array = self._array(forms, encoded, heads, labels)
        at = 0
        for text in texts:
            text.array = array[at : at + len(text.words)]
            text.heads = heads[at : at + len(text.words)] - at
            at += len(text.words)

    def _heads(
        self, text: Text, encoded: Encoded, at: int, tags: list[str], heads: Ints, settled: Settled
    ) -> Iterator[tuple[int, Floats]]:
        """Write the heads of a text whose words begin at ``at``; yield where its sentences begin, and their scores."""
        named = {word for begin, end, _ in text.entities for word in range(begin, end)}
        for first, last in text.sentences:
            begin = at + first
            found, verbs, scores = forced_tree(
                self._network.arcs(encoded, begin, at + last),
                text.words[first:last],
                tags[first:last],
                {word - first for word in named},
                self._dictionary.has_tag,
                begin,
                settled,
            )
            for verb, tag in verbs:
                encoded.tags[begin + verb], encoded.morphs[begin + verb] = self._retagged[tag]
            heads[begin : at + last] = [-1 if h < 0 else h + begin for h in found]
            yield begin, scores

    def _give_subjects(
        self, forms: Sequence[str], encoded: Encoded, heads: Ints, labels: Ints, arcs: Sequence[tuple[int, Floats]]
    ) -> None:
        """Subjects of the verbs that have none, in place (``subjectless``); ``arcs`` are the sentences' scores."""
        begins = [begin for begin, _ in arcs]
        for lacking in self._lacking.verbs(encoded.tags, heads, labels):
            begin, scores = arcs[bisect(begins, lacking) - 1]
            sentence = slice(begin, begin + len(scores))
            own = np.maximum(heads[sentence] - begin, -1).tolist()
            tags = [self._tag_names[i] for i in encoded.tags[sentence].tolist()]
            deps = [self._dep_names[i] for i in labels[sentence].tolist()]
            clause = Clause(scores, own, deps, forms[sentence], tags)
            noun = misnamed(lacking - begin, clause)
            if noun is None:
                found = subject_for(lacking - begin, clause, partial(self._is_subject, encoded, begin))
                noun, new = found or (None, own)
                for at, head in enumerate(new):
                    if head != own[at]:
                        heads[begin + at] = head + begin if head >= 0 else -1
                        labels[begin + at] = self._network.label(encoded, begin + at, int(heads[begin + at]))
            if noun is not None and self._dep_names[labels[begin + noun]] not in SUBJECTS:
                labels[begin + noun] = self._subject[bool((labels[heads == lacking] == self._passive).any())]

    def _name_holders(self, text: Text, heads: Ints, labels: Ints, begin: int) -> None:
        """Hang offices on the names behind them, in place; ``heads`` of the text's words count from ``begin``."""
        for found in held(text.entities, text.words, np.maximum(heads - begin, -1)):
            own = np.maximum(heads - begin, -1)
            label = labels[found.office]
            for word, head, name in hung(found, own):
                heads[word] = head + begin if head >= 0 else -1
                if name:
                    labels[word] = label if name == "office" else self._dep_names.index(name)

    def _is_subject(self, encoded: Encoded, begin: int, noun: int, verb: int) -> bool:
        return self._dep_names[self._network.label(encoded, begin + noun, begin + verb)] in SUBJECTS

    def _named(self, words: Sequence[str], tags: Sequence[str], scores: Floats) -> list[tuple[int, int, str]]:
        """Entities (begin, end, label) of a text, the rules of one after those of the other."""
        lists, common = self.gazetteer, self._dictionary.common
        named = settle(self._entities.spans(scores), words, tags, lists)
        named = bodies(named, words, tags, common, lists.place)
        named = in_context(named, words, tags, lists.only_a_place, common, lists.kinds)
        named = clubs(named, words, lists.country, lambda: unseen(named, words, tags))
        return self.agree(named, words, tags)

    def agree(
        self, spans: Iterable[tuple[int, int, str]], words: Sequence[str], tags: Sequence[str]
    ) -> list[tuple[int, int, str]]:
        """Entities of an article, each name one thing throughout."""
        lists = self.gazetteer
        return agree(spans, words, lists.hardly_a_person, tags, self._dictionary.common, lists.kinds)

    def _array(
        self, forms: Sequence[str], encoded: Encoded, heads: NDArray[np.int64], labels: NDArray[np.int64]
    ) -> NDArray[np.uint64]:
        out = np.empty((len(forms), len(ATTRIBUTES)), dtype=np.uint64)
        out[:, 0] = self._tags[encoded.tags]
        out[:, 1] = self._pos[encoded.morphs]
        out[:, 2] = self._features[encoded.morphs]
        columns = (encoded.lemmas.tolist(), encoded.tags.tolist(), encoded.morphs.tolist())
        out[:, 3] = [self._lemma(each) for each in zip(forms, *columns, strict=True)]
        out[:, 4] = np.where(heads < 0, self._root, self._deps[labels])
        out[:, 6] = OUTSIDE
        out[:, 7] = 0
        return out

    def _lemma(self, key: tuple[str, int, int, int]) -> int:
        known = self._lemma_known.get(key)
        if known is None:
            form, rule, tag, part = key
            guess = apply(self._lemma_rules[rule], form)
            lemma = settle_lemma(
                form, self._tag_names[tag], self._pos_names[part], guess, self._dictionary, self._words
            )
            known = self._string(lemma)
            if len(self._lemma_known) > 100_000:
                self._lemma_known.clear()
            self._lemma_known[key] = known
        return known

    def _string(self, text: str) -> int:
        return int(self._vocab.strings.add(text))

    def _strings(self, texts: Sequence[str]) -> NDArray[np.uint64]:
        return np.array([self._string(t) for t in texts], dtype=np.uint64)


def _entries(lines: Iterable[str]) -> Iterator[tuple[list[str], str]]:
    for line in lines:
        name, _, kinds = line.partition("\t")
        for kind in kinds.split(","):
            yield name.split(), kind
