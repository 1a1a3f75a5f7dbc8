"""Other names in the place of names: the model is to learn contexts, not the people of one year's news."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from training.corpora import Name, Sentence, Word, word_list
from training.made_up import Contexts, Filler, acronym, firm
from training.ner_sets import spacing


class Swapper:
    """Puts other names in the place of names: the model is to learn contexts, not the people of one year's news."""

    def __init__(
        self,
        people: Sequence[tuple[str, str, str]],
        places: Sequence[str],
        nations: Sequence[str],
        bodies: Sequence[str],
        rng: random.Random,
    ) -> None:
        self.first: dict[str, list[str]] = {}
        self.last: dict[str, list[str]] = {}
        for name, kind, origin in people:
            (self.first if kind == "first" else self.last).setdefault(origin, []).append(name)
        self.origins = sorted(set(self.first) & set(self.last))
        self.places, self.nations, self.rng = list(places), list(nations), rng
        self.bodies, self.topics = list(bodies), word_list("topics")
        self.contexts = Contexts()
        firms = [body for body in self.bodies if len(body.split()) > 1]
        self.filler = Filler(self.first, self.last, self.places, self.nations, firms, rng)

    def made_up(self) -> Sentence:
        """A sentence of the news around names that are made up."""
        words, spans = self.contexts.sentence(self.filler, self.rng)
        spaces = spacing(words)
        return Sentence(
            tuple(Word(form, space=space) for form, space in zip(words, spaces, strict=True)),
            tuple(Name(*span) for span in spans),
        )

    def sentence(self, sentence: Sentence, rate: float) -> Sentence:
        if not sentence.names:
            return sentence
        if any(w.head >= 0 for w in sentence.words):
            return self._in_tree(sentence, rate)
        rng = self.rng
        words: list[Word] = []
        names: list[Name] = []
        at = 0
        for name in sentence.names:
            words += sentence.words[at : name.begin]
            old = sentence.words[name.begin : name.end]
            new = self._other(name.label, old) if rng.random() < rate else None
            begin = len(words)
            if new is None:
                words += old
            else:
                words += [
                    Word(form, xpos=old[-1].xpos if old[-1].xpos.startswith("NNP") else "NNP") for form in new[:-1]
                ]
                words.append(replace(old[-1], form=new[-1]))
            names.append(Name(begin, len(words), name.label))
            at = name.end
        words += sentence.words[at:]
        return replace(sentence, words=tuple(words), names=tuple(names))

    def _other(self, label: str, old: Sequence[Word]) -> list[str] | None:
        rng = self.rng
        if label == "PERSON":
            return (self.filler.surname() if len(old) == 1 else self.filler.person()).split()
        if label == "GPE":
            return (self.filler.place() if rng.random() < 0.3 else rng.choice(self.places)).split()
        if label == "ORG":
            return (
                [firm(rng, self.filler.surname().split()[-1])] if len(old) == 1 and rng.random() < 0.6 else self._body()
            )
        if label == "NORP" and len(old) == 1 and not old[0].xpos.endswith("S"):
            return [rng.choice(self.nations)]
        return None

    def _in_tree(self, sentence: Sentence, rate: float) -> Sentence:
        """The same where trees are given: only names of as many words, so that every head stays."""
        words = list(sentence.words)
        for name in sentence.names or ():
            old = words[name.begin : name.end]
            if not all(w.xpos == "NNP" for w in old) or self.rng.random() >= rate:
                continue
            new = self._other(name.label, old)
            if new is None or len(new) != len(old):
                continue
            for i, form in enumerate(new):
                words[name.begin + i] = replace(old[i], form=form, lemma=form)
        return replace(sentence, words=tuple(words))

    def _body(self) -> list[str]:
        """A body or firm: a known one, an acronym, or one made up of a place, a topic or a family name."""
        rng = self.rng
        pick = rng.random()
        place = rng.choice(self.places)
        last = rng.choice(self.last[rng.choice(self.origins)])
        if pick < 0.45:
            return rng.choice(self.bodies).split()
        if pick < 0.6:
            return [acronym(rng)]
        topic = rng.choice(self.topics)
        made = rng.choice(
            (
                f"Ministry of {topic}",
                f"{topic} Ministry",
                f"Department of {topic}",
                f"{rng.choice(self.nations)} {topic} Ministry",
                f"{topic} {rng.choice(_BODY)}",
                f"{place} {topic} {rng.choice(_BODY)}",
                f"{rng.choice(self.nations)} {topic} {rng.choice(_BODY)}",
                f"National {topic} {rng.choice(_BODY)}",
                f"University of {place}",
                f"{place} University",
                f"{place} {rng.choice(_PAPER)}",
                f"{topic} {place}",
                f"{last} {rng.choice(_FIRM)}",
                f"{last} & {rng.choice(self.last[rng.choice(self.origins)])}",
                f"{place} {rng.choice(_CLUB)}",
                last,
            )
        )
        return made.split()


_BODY = (
    *("Agency", "Authority", "Council", "Committee", "Commission", "Association", "Board", "Union", "Federation"),
    *("Institute", "Party", "Service", "Foundation", "Bank", "Court", "Department", "Society", "Organization", "Fund"),
)
_PAPER = ("Times", "Post", "Herald", "Tribune", "Journal", "Gazette", "News", "Daily News", "Today", "Radio")
_FIRM = (
    *(
        "Inc.",
        "Corp.",
        "Ltd.",
        "Group",
        "Holdings",
        "Industries",
        "Motors",
        "Airlines",
        "Foundation",
        "Pharmaceuticals",
    ),
    *("Energy", "Systems", "Technologies", "Bank", "Media", "Institute", "Partners"),
)
_CLUB = ("FC", "United", "City", "Athletic", "Rovers", "Police", "Police Department", "City Council", "Airways")
