"""Labels of arcs, and what hangs elsewhere, once the rules have settled the trees of a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from extractors.language.brackets import NOUNS, PHRASE, SAID
from extractors.language.ends import CLOSING, QUOTES
from extractors.language.forcing import Settled
from extractors.language.labels import (
    FINITE_COMPLEMENT,
    INDIRECT,
    LOOSE,
    OBJECT,
    OBLIQUE,
    OPEN_COMPLEMENT,
    SUBJECT,
    helps,
)
from extractors.language.parts import Parts, surplus_subjects
from extractors.language.rehanging import reduced, titled, whose
from extractors.language.scores import Ints
from extractors.language.tying import Tying

_CLAUSES = FINITE_COMPLEMENT | OPEN_COMPLEMENT | LOOSE
#: What a noun right behind a verb may be.
_BEHIND = OBJECT | INDIRECT | OBLIQUE | FINITE_COMPLEMENT | OPEN_COMPLEMENT
#: Verbs whose noun behind a comma or a quotation is who says it.
_SAYS = SAID - {"told", "showed", "heard", "reported"}
_SAID_BEFORE = CLOSING | QUOTES | {",", "?", "!"}


class Relabelling:
    """Settles labels, heads and tags of a batch, in place."""

    def __init__(
        self, tags: Sequence[str], morphs: Sequence[str], deps: Sequence[str], known: Callable[[str], bool]
    ) -> None:
        """``known`` tells whether the dictionary has a form."""
        self._tags = tags
        self._content = deps.index("ccomp")
        self._base, self._open = tags.index("VB"), deps.index("xcomp")
        self._past, self._participle = tags.index("VBD"), tags.index("VBN")
        self._subject, self._clause, self._behind = (
            np.array([dep in kinds for dep in deps]) for kinds in (SUBJECT, _CLAUSES, _BEHIND)
        )
        self._nominal, self._object, self._unmarked, self._conjunct = (
            deps.index(dep) for dep in ("nsubj", "obj", "obl:unmarked", "conj")
        )
        self._apposition, self._description, self._adnominal, self._relative = (
            deps.index(dep) for dep in ("appos", "nmod:desc", "acl", "acl:relcl")
        )
        self._noun = np.array([tag in NOUNS for tag in tags])
        self._name = tags.index("NNP"), morphs.index("PROPN|Number=Sing")
        self._singular = tags.index("NN")
        self._undergoes = deps.index("nsubj:pass")
        self._case = deps.index("case")
        self._argument = np.array([dep in SUBJECT | {"obj", "obl:agent"} for dep in deps])
        self._numbers = {dep: i for i, dep in enumerate(deps)}
        self._tying = Tying(tags, deps)
        self._parts = Parts(tags, morphs, deps, known)

    def settle(
        self, forms: Sequence[str], tags: Ints, morphs: Ints, heads: Ints, labels: Ints, settled: Settled
    ) -> None:
        """``tags``, ``morphs`` and ``labels`` are numbers of the words ``forms``, ``heads`` -1 for a root."""
        for word, verb in surplus_subjects(heads, self._subject[labels], self._clause[labels], forms):
            if heads[word] == verb:
                labels[word] = self._object
            heads[word] = verb
        self._label(forms, tags, labels, settled)
        for noun in self._speakers(forms, tags, heads, labels):
            labels[noun] = self._nominal
            if self._tags[tags[noun]] == "JJ":
                tags[noun] = self._singular  # "said a local"
        for word, head, label in list(self._tying.ties(forms, tags, heads, labels)):
            heads[word], labels[word] = head, self._numbers[label]
            if label == "compound":
                tags[head], morphs[head] = self._name  # "F-Secure"
            if label == "obl:unmarked" and labels[head] == self._adnominal and tags[head] == self._past:
                tags[head] = self._participle  # "The pardons, announced Monday, …"
        self._parts.settle(forms, tags, morphs, labels, heads)
        names = [self._tags[i] for i in tags.tolist()]
        for word, other, apposed in titled(heads, self._argument[labels], names, forms):
            if not apposed:
                heads[(heads == word) & (labels == self._case)] = other  # "by the UK premier Ann Lee"
            labels[word] = self._apposition if apposed else self._description
            heads[word] = other
        for word, other in whose(heads, labels == self._apposition, names, forms):
            heads[word] = other
        for word, other in reduced(heads, names, forms):
            subjects = self._subject[labels]
            twice = (subjects & (heads == heads[other])).sum() > 1  # one of them is that of the participle after all
            if not twice and not subjects[heads == word].any() and labels[word] != self._relative:
                labels[word], heads[word], tags[word] = self._adnominal, other, self._participle

    def _label(self, forms: Sequence[str], tags: Ints, labels: Ints, settled: Settled) -> None:
        """Arcs that rules have drawn."""
        for verb in settled.joined:
            labels[verb] = self._conjunct
        for verb in settled.reported:
            labels[verb] = self._content
        for noun in settled.acted_on:
            if tags[noun] == self._base:
                labels[noun] = self._open  # "helped rescue 40 sailors"
            elif not self._behind[labels[noun]]:
                labels[noun] = self._object
        for noun in settled.undergone:
            labels[noun] = self._undergoes
        for noun, verb, day in settled.led:
            if day >= 0 and self._subject[labels[day]]:
                labels[day] = self._unmarked
            if not self._subject[labels[noun]]:
                labels[noun] = self._nominal
            if tags[verb] == self._participle and not self._helped(verb, forms, tags):
                tags[verb] = self._past
            if tags[verb] == self._past:
                labels[noun] = self._nominal

    def _speakers(self, forms: Sequence[str], tags: Ints, heads: Ints, labels: Ints) -> Iterator[int]:
        """ "lawyer" in "It was an accident, said a lawyer".

        Behind a comma nobody says a thing: a noun is the subject in 28 of 28 in the training parts of EWT and GUM.
        """
        for verb in range(1, len(forms) - 1):
            if forms[verb] not in _SAYS or forms[verb - 1] not in _SAID_BEFORE:
                continue
            below = np.flatnonzero(heads[verb + 1 : verb + 12] == verb) + verb + 1
            local = len(below) and self._tags[tags[below[0]]] == "JJ" and self._tags[tags[below[0] - 1]] == "DT"
            if len(below) and (local or self._noun[tags[below[0]]]) and not self._subject[labels[heads == verb]].any():
                behind = {self._tags[i] for i in tags[verb + 1 : below[0]].tolist()}
                if behind <= PHRASE | {"HYPH"}:
                    yield int(below[0])

    def _helped(self, verb: int, forms: Sequence[str], tags: Ints) -> bool:
        """Does an auxiliary stand before a participle ("had", "were not")?"""
        at = verb - 1
        while at > 0 and self._tags[tags[at]] == "RB":
            at -= 1
        return helps(forms[at], self._tags[tags[at]])
