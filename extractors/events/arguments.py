"""Who takes part in an event and where it happens: agent, patient, recipient, place, read off the tree."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.events import lexicon
from extractors.events.candidates import Candidate, key
from extractors.events.names import Names
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import Participant, Role

_WHERE = frozenset(
    ("in", "at", "near", "outside", "inside", "on", "across", "around", "off", "along", "throughout", "within", "into")
)
_AGAINST = frozenset(("against", "on", "of", "over", "upon"))
_TO = frozenset(("to", "with", "for"))
_NO_PART = frozenset(("VERB", "PUNCT", "ADV", "SCONJ"))
_UNACCUSATIVE_OF = frozenset(("death", "arrival", "departure", "resignation", "collapse", "rise", "fall", "crash"))


class Arguments:
    """Finds participants in one document. ``timed`` holds the word indexes of time expressions: they take no part."""

    def __init__(self, names: Names, timed: frozenset[int]) -> None:
        self._names = names
        self._timed = timed

    def of(self, candidate: Candidate) -> tuple[Participant, ...]:
        """Participants in the order agent, patient, recipient, place; each token in one role only."""
        head, carrier = candidate.head, candidate.carrier
        if candidate.is_noun:
            agents, patients, recipients = _nominal(head, carrier)
        else:
            agents, patients, recipients = _verbal(head)
        found: list[Participant] = []
        taken: set[int] = {head.i, carrier.i}
        for role, tokens in (
            (Role.AGENT, agents),
            (Role.PATIENT, patients),
            (Role.RECIPIENT, recipients),
            (Role.PLACE, self._places(head, carrier, (*patients, *agents))),
        ):
            for tok in tokens:
                for word in syntax.conjuncts(tok):
                    if word.i in taken or word.i in self._timed:
                        continue
                    if word.pos_ not in _NO_PART:
                        taken.add(word.i)
                        found.append(self._participant(role, word))
        return tuple(found)

    def _places(self, head: Word, carrier: Word, others: Iterable[Word]) -> list[Word]:
        found: list[Word] = []
        for source in dict.fromkeys((head, carrier, *others)):
            for item in syntax.obliques(source):
                if item.preposition not in _WHERE:
                    continue
                if self._names.is_place(item.head) or item.head.lemma_.lower() in lexicon.people("place"):
                    found.append(item.head)
                found.extend(
                    inner.head
                    for inner in syntax.obliques(item.head)
                    if inner.preposition in ("in", "of", "near", "outside") and self._names.is_place(inner.head)
                )
        return found

    def _participant(self, role: Role, tok: Word) -> Participant:
        begin, end = syntax.phrase(tok)
        entity = self._names.entity(tok)
        if entity is not None:
            begin, end = min(begin, entity.start), max(end, entity.end)
        words = tok.doc
        text = words.text(begin, end)
        start = words[begin].idx
        named = self._names.person_behind(tok)
        head = entity.last.text if entity is not None and entity.label_ in ("PERSON", "PER") else tok.text
        kind = self._names.entity_type(tok)
        return Participant(
            role,
            text,
            start,
            start + len(text),
            head,
            named or self._names.canonical(tok, text),
            "PERSON" if named else kind,
        )


def _verbal(verb: Word) -> tuple[list[Word], list[Word], list[Word]]:
    agents = list(syntax.agents(verb))
    patients = list(syntax.patients(verb))
    recipients = list(syntax.recipients(verb))
    name = key(verb)
    if agents and not patients and not syntax.passive(verb) and name in lexicon.verbs("unaccusative"):
        agents, patients = [], agents
    if name in lexicon.verbs("recipient") and patients and not recipients and syntax.complements(verb):
        # "warned Russian allies that …", "told the paper …": who is told
        recipients, patients = patients, []
    elif name == "tell" and patients and not recipients:
        recipients, patients = patients, []
    if not recipients and name in lexicon.verbs("recipient"):
        recipients = [item.head for item in syntax.obliques(verb) if item.preposition == "to"]
    if not patients:
        patients = [item.head for item in syntax.obliques(verb) if item.preposition in ("on", "to", "against")][:1]
    return agents, patients, recipients


def _nominal(noun: Word, carrier: Word) -> tuple[list[Word], list[Word], list[Word]]:
    """ "Baku's blockade of the corridor", "a meeting between envoys", "police raid", "an operation against X"."""
    agents = list(syntax.possessors(noun))
    patients: list[Word] = []
    recipients: list[Word] = []
    for item in syntax.obliques(noun):
        if item.preposition == "by":
            agents.append(item.head)
        elif item.preposition == "between":
            agents.extend([item.head])
        elif item.preposition in _AGAINST:
            if item.preposition == "of" and noun.lemma_.lower() in _UNACCUSATIVE_OF:
                agents.append(item.head)
            else:
                patients.append(item.head)
        elif item.preposition in _TO:
            recipients.append(item.head)
    if carrier is not noun:
        link = syntax.up(noun)
        if link is None or link.relation is not Relation.SUBJECT or syntax.passive(carrier):
            doers = [word for word in syntax.agents(carrier) if word.i != noun.i]
            # "reported its results", "held their talks": the owner is who does it
            agents = [word for word in agents if not doers or word.pos_ != "PRON"] + doers
        patients.extend(item.head for item in syntax.obliques(carrier) if item.preposition == "against")
    if not agents:
        agents = [
            child
            for child in syntax.modifiers(noun)
            if child.ent_type_ in ("NORP", "GPE", "ORG", "PERSON")
            or (child.pos_ == "NOUN" and child.lower_ in ("police", "army", "government", "rebel", "militant"))
        ][:1]
    return agents, patients, recipients
