"""Who takes part in an event and where it happens: agent, patient, recipient, place, read off the tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from extractors.events import lexicon, nominal, receiving, sites, telling
from extractors.events.candidates import STRIKING, Candidate, key, strikes
from extractors.events.names import Names
from extractors.events.nouns import age_of
from extractors.events.types import of_word
from extractors.language import syntax
from extractors.language.words import Word, Words
from extractors.model import Participant, Role

#: Behind "on" and without "the" they tell how.
_MANNER = frozenset(
    ("foot", "bail", "parole", "board", "fire", "time", "track", "strike", "hold", "trial", "leave", "duty", "appeal")
) | frozenset(("video", "camera", "television", "radio", "air", "land", "horseback", "paper", "record", "average"))
#: Their "to" phrase is who gets it.
_ISSUED = frozenset(
    ("issue", "mail", "post", "fax", "wire", "donate", "lease", "lend", "hand_over", "return", "transfer")
)
#: What is issued for or against somebody.
_AIMED = frozenset(
    ("warrant", "charge", "complaint", "lawsuit", "suit", "indictment", "sanction", "injunction", "case")
)
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
            agents, patients, recipients = _verbal(head)
        recipients, destinations = receiving.settled(self._names, head, recipients)
        found: list[Participant] = []
        taken: set[int] = {head.i, carrier.i}
        for role, tokens in (
            (Role.AGENT, agents),
            (Role.PATIENT, patients),
            (Role.RECIPIENT, recipients),
            (Role.PLACE, [*destinations, *sites.places(self._names, head, carrier, (*patients, *agents))]),
        ):
            for tok in tokens:
                for word in syntax.conjuncts(tok):
                    if (
                        word.i in taken
                        or self._named_before(word, role, found)
                        or _result(word)
                        or _age(word)
                        or _as_many(word)
                        or (word.i in self._timed and age_of(word) is None)
                    ):
                        continue
                    if word.pos_ not in _NO_PART or (word.pos_ == "ADV" and head.doc[word.i - 1].tag_ in ("DT", "CD")):
                        taken.add(word.i)
                        found.append(self._participant(role, word))
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
        while begin < tok.i and (begin in self._timed or words[begin].pos_ in _EDGES or words[begin].tag_ == "POS"):
            begin += 1  # "In 2010 parliament voted"
        end = _closed(words, tok.i, end)
        if end < len(words) and words[end].lower_ == "general" and tok.lower_ in _GENERALS:
            end += 1
        while end - 1 > tok.i and (words[end - 1].text.isspace() or _result(words[end - 1])):
            end -= 1
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


def _result(word: Word) -> bool:
    """A number of a result: "2-1", "22 to 9"."""
    if word.tag_ != "CD":
        return False
    words = word.doc
    behind = words[word.i + 1].text if word.i + 1 < len(words) else ""
    score = behind in ("-", "–", "to") and word.i + 2 < len(words) and words[word.i + 2].is_digit
    return word.is_digit and len(word) < 4 and score


def _age(word: Word) -> bool:
    """ "45" in "Joe Mann, 45, and his daughter", taken for one more of them."""
    doc = word.doc
    if not word.is_digit or len(word) > 3 or word.i < 2 or word.i + 1 >= len(doc):
        return False
    return (
        doc[word.i - 1].text == "," and doc[word.i + 1].text == "," and doc[word.i - 2].ent_type_ in ("PERSON", "PER")
    )


def _as_many(word: Word) -> bool:
    """ "many" in "as many as nine people", taken for some of them."""
    doc = word.doc
    between = 0 < word.i < len(doc) - 1 and doc[word.i - 1].lower_ == doc[word.i + 1].lower_ == "as"
    return between and word.lower_ in ("many", "much", "few", "little")


def _closed(words: Words, head: int, end: int) -> int:
    """Not over a bracket that is not closed: "the World Health Organisation (WHO" ends before it."""
    for index in range(head + 1, end):
        if words[index].text == "(" and all(word.text != ")" for word in words[index:end]):
            return index
    return end


def _verbal(verb: Word) -> nominal.Parts:
    agents = [word for word in syntax.agents(verb) if not (syntax.passive(verb) and nominal.by_means(word))]
    link = syntax.up(verb)
    if not agents and link is not None and (teller := telling.of_noun(verb, link)) is not None:
        agents = list(syntax.agents(teller))  # "the union said in a statement released on Monday"
    patients = list(syntax.patients(verb))
    recipients = list(syntax.recipients(verb))
    name = key(verb)
    if name in lexicon.verbs("unaccusative"):
        patients = [word for word in patients if not _of_next(word, verb)]
    if not agents and syntax.passive(verb):
        agents = _by_farther(verb)
    below = syntax.complements(verb)
    if recipients and not patients and below and name not in lexicon.verbs("recipient"):
        recipients, patients = [], recipients  # "caused a crane to fall"
    if name in lexicon.verbs("refrain") and not patients and below:
        patients = [word for word in syntax.objects(below[0]) if word not in agents]  # "refused to sell the club"
    elif (
        agents and not patients and not syntax.passive(verb) and name in lexicon.verbs("unaccusative") and not _to(verb)
    ):
        agents, patients = [], agents
    if name in lexicon.verbs("recipient") and patients and not recipients and below:
        # "warned Russian allies that …", "told the paper …": who is told
        recipients, patients = patients, []
    elif name == "tell" and patients and not recipients:
        recipients, patients = patients, []
    if not recipients and (name in lexicon.verbs("recipient") or name in _ISSUED):
        recipients = [item.head for item in syntax.obliques(verb) if item.preposition == "to"]
        if not recipients:  # "sent a fax to the police", hung on the fax
            inner = (item for word in patients for item in syntax.obliques(word) if item.preposition == "to")
            recipients = [item.head for item in inner if nominal.takes(item.head)]
    if not patients:
        wanted = _objects_after(name)
        patients = [
            item.head
            for item in syntax.obliques(verb)
            if item.preposition in wanted and not (item.preposition == "on" and _stood_on(item.head, name))
        ][:1]
    aimed = [item.head for item in syntax.obliques(verb) if item.preposition in ("for", "against")]
    if any(word.lemma_.lower() in _AIMED for word in patients):
        patients.extend(word for word in aimed if nominal.takes(word))
    agents = [one for word in agents for one in (*_attackers(word, verb), word)]
    return nominal.Parts([*agents, *_published_by(agents)], patients, recipients)


def _attackers(noun: Word, verb: Word) -> list[Word]:
    """ "rebels" in "The attack on the village by rebels killed ten": they did what it did."""
    struck = strikes(noun, verb) or (key(verb) in lexicon.verbs("harm") and of_word(noun) in STRIKING)
    return nominal.of(noun, noun).agents if struck and not syntax.passive(verb) else []


def _published_by(agents: Iterable[Word]) -> list[Word]:
    """ "the court" in "A report published by the court found": who speaks by it."""
    texts = (word for word in agents if word.lemma_.lower() in lexicon.nouns("published"))
    told = (child for word in texts for child in word.rights if child.tag_ == "VBN" and child.i <= word.i + 2)
    return [noun for child in told for noun in syntax.agents(child) if nominal.takes(noun)]


def _to(verb: Word) -> bool:
    """ "declined to comment", where the tree takes "comment" for a noun: no profits decline so."""
    return verb.lemma_ == "decline" and verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "to"


def _of_next(noun: Word, verb: Word) -> bool:
    """ "warnings" in "The aircraft stalled and produced warnings", which trees hang on the first verb."""
    return any(verb.i < word.i < noun.i and syntax.is_verb(word) for word in syntax.conjuncts(verb) if word is not verb)


def _stood_on(noun: Word, name: str) -> bool:
    """ "overturned on a mountain road", "collapsed on the platform", "fled on foot": where or how, not upon whom."""
    if noun.lower_ in _MANNER and not noun.lefts[:-1]:
        return True
    return name in lexicon.verbs("unaccusative") and noun.lemma_.lower() in lexicon.people("place")


def _by_farther(verb: Word) -> list[Word]:
    """ "sentenced to six years in prison by a judge", where the tree hangs the judge on "prison"."""
    for item in syntax.obliques(verb):
        if item.head.lemma_.lower() not in lexicon.event_nouns() and item.head.i > verb.i:
            found = [inner.head for inner in syntax.obliques(item.head) if inner.preposition == "by"]
            if found:
                return found
    return []


@cache
def _objects_after(name: str) -> frozenset[str]:
    """Prepositions that bring what a verb acts on: "called for talks", "met with envoys", "warned of floods"."""
    found = {"on", "to", "against"} - ({"on", "to"} if name in lexicon.verbs("motion") else set())
    found.update(prep for prep in ("for", "with", "of", "about", "at") if name in lexicon.verbs(f"object_{prep}"))
    return frozenset(found)
