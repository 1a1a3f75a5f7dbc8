"""Where tag, part of speech, label and head contradict each other, the surer of them has the say.

The heads of the network that give them do not know of each other. What is settled here is what UD leaves no choice in:
an ``RB`` is no preposition and no conjunction ("the way in", "yet"), an ``NN`` no adjective, what stands before a noun
as its ``case`` ("meeting with them") no conjunction, a ``that`` that marks a clause no pronoun, a file's name a noun,
exclamations are what they are however they are spelled ("yuck", "LMAO"), and what is given is the object ("She was
given a ban": in UD English a noun that hangs on such a verb is never its open complement, 0 of 503). A few words are
told by the word beside them: "a must", "what a goal", "the least loyal", "kept on hearing".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.language.brackets import FINITE, NOUNS, PHRASE
from extractors.language.ends import CLOSING, QUOTES
from extractors.language.labels import SAME_IN_PAST
from extractors.language.scores import Ints

_EXCLAMATIONS = frozenset(
    (
        *("lmao", "lol", "lols", "rofl", "haha", "hahaha", "hehe", "erm", "eww", "ewww", "eh", "yay", "yum", "yuck"),
        *("ugh", "sry", "plz", "plzz", "pls", "omg", "wow", "oops", "hmm", "hmmm", "huh", "ouch", "yep", "yup"),
        *("nope", "yeah", "nah", "aww", "whoa", "duh", "phew", "yikes", "geez", "argh", "uh", "um"),
    )
)
_GIVEN = frozenset(
    (
        *("give", "gives", "gave", "given", "giving", "award", "awards", "awarded", "awarding", "hand", "hands"),
        *("handed", "handing", "offer", "offers", "offered", "offering", "pay", "pays", "paid", "paying", "send"),
        *("sends", "sent", "sending", "grant", "grants", "granted", "granting", "deny", "denies", "denied", "denying"),
        *("lend", "lends", "lent", "lending", "owe", "owes", "owed", "owing"),
    )
)
#: (tag, part of speech as found, what it is then)
_PAIRS = (
    *(("RB", "ADP", "ADV"), ("RB", "CCONJ", "ADV")),
    *(("NN", part, "NOUN|Number=Sing") for part in ("ADJ", "VERB")),
    *(("NNS", part, "NOUN|Number=Plur") for part in ("ADJ", "VERB")),
)
_FILE = re.compile(r"(?!http|www)[^\s/]+\.(?i:docx?|xlsx?|pptx?|pdf|txt|jpe?g|png|zip|html?)\Z")
_ARTICLES = frozenset(("a", "an"))
#: "brought the men to court on Monday": where one is brought, no verb.
_PLACES = frozenset(("court", "prison", "jail", "trial", "custody", "market"))
_ENDING = frozenset((".", ",", ";", "on", "in", "for", "by", "after", "over", "and", "at"))
_WATCHED = _EXCLAMATIONS | _PLACES | {"must", "what", "most", "least", "on", "final"}
#: Participles that are mostly the past tense where no other verb is.
_ACTIVE = frozenset(("left", "met", "struck"))
_BEHIND_VERB = frozenset(("IN", "TO", "DT", "PRP$", "RP", "NNP"))
_CARRY = frozenset(("go", "goes", "going", "went", "gone", "keep", "keeps", "keeping", "kept", "carry", "carried"))


class Parts:
    """Settles tags and parts of speech of a batch, in place."""

    def __init__(
        self, tags: Sequence[str], morphs: Sequence[str], deps: Sequence[str], known: Callable[[str], bool]
    ) -> None:
        self._known = known
        number = {morph: i for i, morph in enumerate(morphs)}
        parts = [morph.partition("|")[0] for morph in morphs]
        self._becomes = np.tile(np.arange(len(morphs)), (len(tags), 1))
        for tag, found, right in _PAIRS:
            for i, part in enumerate(parts):
                if part == found:
                    self._becomes[tags.index(tag), i] = number[right]
        self._pronoun, self._joins = (np.array([part == kind for part in parts]) for kind in ("PRON", "SCONJ"))
        self._as = {
            part: (number[part], tags.index(tag))
            for part, tag in (
                *(("SCONJ", "IN"), ("INTJ", "UH"), ("NOUN|Number=Sing", "NN"), ("DET|PronType=Int", "WDT")),
                *(("ADV|Degree=Sup", "RBS"), ("ADP", "RP"), ("PROPN|Number=Sing", "NNP")),
            )
        }
        self._nominal = {deps.index(dep) for dep in ("nsubj", "nsubj:pass", "obj", "obl", "nmod") if dep in deps}
        self._noun = np.array([tag in {"NN", "NNS", "NNP", "NNPS"} for tag in tags])
        self._proper = np.array([tag in {"NNP", "NNPS"} for tag in tags])
        self._described = np.array([tag in {"JJ", "VBN"} for tag in tags])
        self._base, self._adverbial = tags.index("VB"), deps.index("advcl")
        self._oblique = deps.index("obl")
        self._finite = np.array([tag in {"VBD", "VBZ", "VBP"} for tag in tags])
        self._adjective, self._ing = tags.index("JJ"), tags.index("VBG")
        self._mark, self._open, self._object, self._case, self._within = (
            deps.index(dep) for dep in ("mark", "xcomp", "obj", "case", "amod")
        )

    def settle(self, forms: Sequence[str], tags: Ints, morphs: Ints, labels: Ints, heads: Ints) -> None:
        """``tags``, ``morphs`` and ``labels`` are numbers of the words ``forms`` and set right by ``heads``."""
        morphs[:] = self._becomes[tags, morphs]
        morphs[self._joins[morphs] & (labels == self._case) & (tags == self._as["SCONJ"][1])] = self._as["ADP"][0]
        for i in np.flatnonzero(self._pronoun[morphs] & (labels == self._mark)).tolist():
            if forms[i].lower() == "that":
                morphs[i], tags[i] = self._as["SCONJ"]
        for i in np.flatnonzero((labels == self._open) & self._noun[tags]).tolist():
            verb = int(heads[i])
            if 0 <= verb < i and forms[verb].lower() in _GIVEN and not {"to", "as"} & set(forms[verb + 1 : i]):
                labels[i] = self._object
            elif verb == i - 1 and self._finite[tags[verb]] and self._proper[tags[i]]:
                labels[i] = self._object  # "Spain extradited Falcão": 143 of 143 in EWT's and GUM's training parts
        for i in np.flatnonzero((labels == self._open) & self._described[tags]).tolist():
            behind_verb = heads[i] == i - 1 and self._finite[tags[i - 1]]
            if behind_verb and forms[i][0].isupper() and forms[i - 1].islower() and not self._known(forms[i]):
                labels[i], (morphs[i], tags[i]) = self._object, self._as["PROPN|Number=Sing"]  # "sent Falcão to prison"
        for i, form in enumerate(forms):
            if (word := form.lower()) in _WATCHED or "." in word:
                self._beside(i, word, forms, tags, morphs, labels)

    def _beside(self, i: int, word: str, forms: Sequence[str], tags: Ints, morphs: Ints, labels: Ints) -> None:
        """Words that are what they are, or that the word before or behind them tells."""
        before, after = forms[i - 1].lower() if i else "", forms[i + 1].lower() if i + 1 < len(forms) else ""
        next_tag = tags[i + 1] if after else -1
        kind = ""
        if word in _PLACES:
            ends = not after or after in _ENDING
            if before == "to" and tags[i] == self._base and ends and labels[i] in (self._open, self._adverbial):
                kind, labels[i], labels[i - 1] = "NOUN|Number=Sing", self._oblique, self._case
        elif word in _EXCLAMATIONS:
            kind = "INTJ"
        elif (word == "must" and before in _ARTICLES) or ("." in word and self._noun[tags[i]] and _FILE.match(word)):
            kind = "NOUN|Number=Sing"
        elif word == "final" and tags[i] == self._adjective and int(labels[i]) in self._nominal:
            kind = "NOUN|Number=Sing"  # "the final was on Saturday"
        elif word == "what" and after in _ARTICLES:
            kind = "DET|PronType=Int"
        elif word in {"most", "least"} and next_tag == self._adjective and labels[i] != self._within:
            kind = "ADV|Degree=Sup"
        elif word == "on" and before in _CARRY and next_tag == self._ing and labels[i] == self._mark:
            kind = "ADP"
        if kind:
            morphs[i], tags[i] = self._as[kind]


def surplus_subjects(
    heads: Ints, subject: NDArray[np.bool_], clause: NDArray[np.bool_], words: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """(word, verb): subjects too many, and where they belong; the verb itself where the word is its object.

    ``subject`` and ``clause`` tell of each word whether its label is that of a subject, of a clause that depends on a
    verb. Only attributions are settled: ``Rebel forces, reports suggested, have agreed``, ``"Russia is trying to stay,"
    the lawmaker told Newsweek``, where the farther subject is that of the clause which has none, and a second one after
    the verb is its object.
    """
    found = np.flatnonzero(subject)
    verbs, counts = np.unique(heads[found], return_counts=True)
    for verb in verbs[(counts > 1) & (verbs >= 0)].tolist():
        of_verb = found[heads[found] == verb].tolist()
        before, after = [w for w in of_verb if w < verb], [w for w in of_verb if w > verb]
        if before and len(after) == 1:
            yield after[0], verb
        if len(before) != 2:
            continue
        far, near = before
        free = [w for w in np.flatnonzero(clause & (heads == verb)).tolist() if not subject[heads == w].any()]
        commas = words[verb + 1 : verb + 2] == [","] and "," in words[far:near]
        fitting = [w for w in free if (commas and w > verb) or (far < w < near and _quoted(words[w:near]))]
        if len(fitting) == 1:
            yield far, fitting[0]


def _quoted(words: Sequence[str]) -> bool:
    """Whether a quotation ends within these words."""
    return any(word in CLOSING or word in QUOTES for word in words)


def unseen_verb(
    words: Sequence[str], tags: Sequence[str], listed: Callable[[str, str], bool]
) -> tuple[int, int, str] | None:
    """(noun, verb, its tag) where the verb of a sentence was taken for a noun or a participle.

    "The fair, cancelled twice, returns on Friday", "The bank cut rates on Thursday", "The crowd left on Sunday".
    ``listed`` tells whether a form can have a tag. One noun phrase opens the sentence, nothing but its aside comes
    before the verb, and no other verb is behind it.
    """
    first = next((at for at, tag in enumerate(tags) if tag not in PHRASE), 0)
    if not FINITE.isdisjoint(tags[:first]):
        return None
    if words[first] == "," and tags[first - 1] in ("NN", "NNP"):
        for at in range(first + 2, len(words) - 2):
            present = tags[at] == "NNS" and tags[at + 1] in _BEHIND_VERB and listed(words[at], "VBZ")
            past = tags[at] in ("JJ", "VBN") and words[at].endswith("ed") and listed(words[at], "VBD")
            past = past and tags[at + 1] in NOUNS | {"DT", "PRP$"}  # "The blast, heard miles away, shattered windows"
            if words[at - 1] == "," and (present or past):
                end = next((i for i in range(at, len(words)) if words[i] in (".", ";")), len(words))
                if FINITE.isdisjoint(tags[at:end]) and "," not in words[at:end]:
                    return first - 1, at, "VBZ" if present else "VBD"
    finite = [at for at, tag in enumerate(tags) if tag in FINITE]
    if words[-1] != "." or len(finite) > 1:
        return None
    for at in range(1, min(first + 1, len(words) - 2)):
        past = words[at] in SAME_IN_PAST or (words[at] in _ACTIVE and tags[at] == "VBN")
        if past and finite in ([], [at]) and tags[at - 1] in NOUNS:
            return (
                (at - 1, at, "VBD")
                if tags[at + 1] not in (",", ".", "CC") and "by" not in words[at + 1 : at + 3]
                else None
            )
    return None
