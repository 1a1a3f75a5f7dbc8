"""Who takes part in an event and where it happens: agent, patient, recipient, place, read off the tree."""

from __future__ import annotations

from dataclasses import replace

from extractors.events import fitting, nominal, receiving, sites, verbal
from extractors.events.candidates import Candidate
from extractors.events.names import Names
from extractors.events.naming import bare
from extractors.events.nouns import age_of
from extractors.language import syntax
from extractors.language.words import Word, Words
from extractors.model import Participant, Role

_GENERALS = frozenset(("attorney", "secretary", "governor", "consul", "solicitor", "surgeon", "director"))
_EDGES = frozenset(("ADP", "PUNCT", "SPACE"))
_NO_PART = frozenset(("VERB", "PUNCT", "ADV", "SCONJ"))


class Arguments:
    """Finds participants in one document. ``timed`` holds the word indexes of time expressions: they take no part."""

    def __init__(self, names: Names, timed: frozenset[int]) -> None:
        self._names = names
        self._timed = timed
        #: By word: many a noun takes part in several events of its sentence.
        self._known: dict[int, Participant] = {}

    def of(self, candidate: Candidate) -> tuple[Participant, ...]:
        """Participants in the order agent, patient, recipient, place; each token in one role only."""
        head, carrier = candidate.head, candidate.carrier
        if candidate.is_noun:
            agents, patients, recipients = nominal.of(head, carrier)
        else:
            agents, patients, recipients = verbal.of(head)
        recipients, destinations = receiving.settled(self._names, head, recipients)
        patients, reached = receiving.reached(self._names, head, patients)
        found: list[Participant] = []
        taken: set[int] = {head.i, carrier.i}
        before: Word | None = None
        for role, tokens in (
            (Role.AGENT, agents),
            (Role.PATIENT, patients),
            (Role.RECIPIENT, recipients),
            (Role.PLACE, [*destinations, *reached, *sites.places(self._names, head, carrier, (*patients, *agents))]),
        ):
            for tok in tokens:
                for word in fitting.telling_names(syntax.conjuncts(tok), self._names):
                    if (
                        word.i in taken
                        or self._named_before(word, role, found)
                        or not fitting.takes_part(word, role, head)
                        or (word.i in self._timed and age_of(word) is None)
                        or (role is not Role.PLACE and fitting.of_time(word, self._timed))
                    ):
                        continue
                    if word.pos_ not in _NO_PART or (word.pos_ == "ADV" and head.doc[word.i - 1].tag_ in ("DT", "CD")):
                        taken.add(word.i)
                        one = self._participant(role, word)
                        last = found[-1] if found and found[-1].role is role else None
                        if last is not None and before is not None and fitting.one_name(before, word):
                            found[-1] = _joined(last, one, head.doc)
                        elif last is not None and one.begin <= last.begin and last.end <= one.end:
                            found[-1] = one  # "four-time", "the four-time champion"
                        else:
                            found.append(one)
                        before = word
        return tuple(found)

    def _named_before(self, word: Word, role: Role, found: list[Participant]) -> bool:
        """Is it a later word of a name that takes part already: "Spencer" of "Marks & Spencer"?"""
        entity = self._names.entity(word)
        if entity is None or word.i == entity.start:
            return False
        begin = word.doc[entity.start].idx
        return any(one.role is role and one.begin <= begin < one.end and word.idx < one.end for one in found)

    def _participant(self, role: Role, tok: Word) -> Participant:
        known = self._known.get(tok.i)
        if known is None:
            known = self._known[tok.i] = self._described(role, tok)
        return known if known.role is role else replace(known, role=role)

    def _described(self, role: Role, tok: Word) -> Participant:
        begin, end = syntax.phrase(tok)
        entity = self._names.entity(tok)
        if entity is not None:
            begin, end = min(begin, entity.start), max(end, entity.end)
        words = tok.doc
        while begin < tok.i and (
            begin in self._timed
            or words[begin].pos_ in _EDGES
            or words[begin].tag_ == "POS"
            or fitting.aside(words[begin], tok)
        ):
            begin += 1  # "In 2010 parliament voted"
        if begin and syntax.limits(words, begin - 1):
            begin += 1  # "at least five firefighters"
        end = _closed(words, tok.i, end)
        if end < len(words) and words[end].lower_ == "general" and tok.lower_ in _GENERALS:
            end += 1
        end = fitting.ends_before(words, tok.i, end, self._timed)
        text = words.text(begin, end)
        start = words[begin].idx
        stands = self._names.stands_for(tok)
        beside = next((one for one in syntax.appositions(tok) if len(syntax.conjuncts(one)) > 1), None)
        several = tok.tag_ == "NNS" and beside is not None and self._names.named(beside)
        own = self._names.phrase_name(beside) if several and beside is not None else None
        named = stands.name if stands is not None else own or self._names.canonical(tok, text)
        head = entity.last.text if entity is not None and entity.label_ in ("PERSON", "PER") else tok.text
        return Participant(
            role,
            text,
            start,
            start + len(text),
            head,
            named,
            stands.entity_type if stands is not None else self._names.entity_type(tok),
            stands.how if stands is not None else None,
        )


def _joined(first: Participant, second: Participant, words: Words) -> Participant:
    """One participant of the two halves of a name."""
    text = words.doc.text[first.begin : second.end]
    name = " ".join(bare(text))
    return replace(first, text=text, end=second.end, head=second.head, name=name)


def _closed(words: Words, head: int, end: int) -> int:
    """Not over a bracket that is not closed: "the World Health Organisation (WHO" ends before it."""
    for index in range(head + 1, end):
        if words[index].text == "(" and all(word.text != ")" for word in words[index:end]):
            return index
    return end
