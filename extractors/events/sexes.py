"""Man or woman: by first name, by a title before the name, by a noun such as "mother"; one for a whole article."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.events import lexicon
from extractors.language.spans import Entity
from extractors.language.words import Word

_MALE = frozenset(("mr", "sir", "lord", "king", "prince", "pope", "father", "congressman", "chairman", "spokesman"))
_FEMALE = frozenset(
    ("mrs", "ms", "miss", "lady", "dame", "queen", "princess", "congresswoman", "chairwoman", "spokeswoman")
)
_MEN = frozenset(("man", "boy", "father", "son", "brother", "husband", "uncle", "grandfather", "monk", "policeman"))
_WOMEN = frozenset(("woman", "girl", "mother", "daughter", "sister", "wife", "aunt", "nun", "widow", "actress"))
_HIS = _MALE | _MEN
_HERS = _FEMALE | _WOMEN


class Sexes:
    """What the names of one article say: "Marchetti" is a woman where "Judge Silvia Marchetti" is named."""

    def __init__(self, entities: Mapping[int, Entity]) -> None:
        self._of_surname: dict[str, str] = {}
        for entity in entities.values():
            if entity.label_ in ("PERSON", "PER") and (sex := _of_name(entity)):
                last = entity.text.split()[-1].lower()
                if self._of_surname.setdefault(last, sex) != sex:
                    self._of_surname[last] = ""  # husband and wife

    def told(self, pronoun: str, name: str) -> str:
        """ "his" for the "my" of Oskar Wendelin, "its" for the "our" of a body; for what is no "I" itself."""
        sex = self._of_surname.get(name.split()[-1].lower(), "")
        return _ITS.get(pronoun) or _OTHERS[sex].get(pronoun, pronoun)

    def named(self, name: str) -> str:
        """``m``, ``f``, or nothing, for a person by name."""
        return self._of_surname.get(name.split()[-1].lower(), "")

    def of(self, noun: Word, lemma: str, entity: Entity | None, name: str) -> str:
        """``m``, ``f``, or nothing; ``name`` is what the noun is counted under."""
        if entity is not None and (sex := _of_name(entity)):
            return sex
        begin = entity.start if entity is not None else noun.i
        near = [word.lower_.rstrip(".") for word in noun.doc[max(0, begin - 1) : noun.i + 1]]
        near.append(lemma)
        if not _HIS.isdisjoint(near):
            return "m"
        return "f" if not _HERS.isdisjoint(near) else self._of_surname.get(name, "")


_OTHERS = {
    "m": {"i": "he", "me": "him", "my": "his", "mine": "his"},
    "f": {"i": "she", "me": "her", "my": "her", "mine": "hers"},
    "": {"i": "they", "me": "them", "my": "their", "mine": "theirs"},
}
_ITS = {"we": "it", "us": "it", "our": "its", "ours": "its"}


def _of_name(entity: Entity) -> str:
    if entity.end - entity.start > 1:
        first = _first_name(entity)
        if first in lexicon.people("male"):
            return "m"
        if first in lexicon.people("female"):
            return "f"
    return ""


def _first_name(entity: Entity) -> str:
    """The first word of a person's name behind titles and what the person is: "Anna" in "Judge Anna Lind"."""
    words = entity.text.lower().split()
    while len(words) > 2 and (words[0].rstrip(".") in lexicon.people("title") or words[0] in lexicon.people("person")):
        words = words[1:]
    return words[0]
