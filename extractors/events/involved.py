"""Who else a clause names: whom the prepositions of its verb and of its object bring.

"issued a warrant for Jan Kopp", "paid tribute to the victims", "pulled a gun on two guards", "travelled with his wife",
"rallied behind the senator". Only somebody is looked for here, for a thing is told of well enough without.
"""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.events.nominal import Parts, takes
from extractors.language import syntax
from extractors.language.words import Word

#: Behind a verb they bring whom it is directed at; "at" no body, which is where something happens.
_TOWARDS = frozenset(("behind", "under", "before", "for", "to", "toward", "towards"))
_COMPANY = frozenset(("with", "alongside", "together with", "along with"))
#: Behind the noun that a verb acts on.
_WITH = frozenset(("for", "to", "with"))
_UPON = frozenset(("against", "on", "upon"))
_RECEIVING = frozenset(("receive", "get", "obtain", "accept", "hear"))
_BEATING = frozenset(("win", "prevail", "triumph", "score"))
_TALKS = frozenset(("talk", "meeting", "discussion", "negotiation", "consultation", "summit", "match", "game", "deal"))
_TURNING = frozenset(("change", "rename", "convert", "turn", "switch", "move", "bring", "take", "send", "transfer"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_PEOPLE = frozenset(("PERSON", "PER"))
_PRONOUNS = frozenset(("him", "her", "them", "us", "me"))


def of(verb: Word, patients: list[Word]) -> Parts:
    """Further agents, patients and recipients of a verb whose patients are known."""
    parts = Parts([], [], [])
    name = key(verb)
    for item in syntax.obliques(verb):
        if item.head.i < verb.i or not _somebody(item.head):
            continue
        kind = item.head.ent_type_
        place, body = kind in _PLACES, kind == "ORG" and not _crew(item.head)
        if item.preposition in _COMPANY:
            if name not in lexicon.verbs("unaccusative") and not _doing(item.head) and not _of_talks(verb, item.head):
                _beside(verb, patients, parts).append(item.head)
        elif item.preposition in ("against", "over"):
            if item.preposition == "against" or name in _BEATING:
                parts.patients.append(item.head)
        elif item.preposition == "at":
            if kind != "ORG" and not place and not _crew(item.head):
                parts.patients.append(item.head)
        elif item.preposition == "on":
            if patients and not body:
                parts.patients.append(item.head)
        elif item.preposition in _TOWARDS:
            leads = kind not in _PEOPLE and (name in lexicon.verbs("moves") or name in lexicon.verbs("motion"))
            if (item.preposition == "for" and _acts(item.head)) or (
                not (place or body or leads) and (item.preposition != "to" or patients)
            ):
                parts.recipients.append(item.head)
        elif item.preposition == "from" and name in _RECEIVING and not place:
            parts.agents.append(item.head)
    for noun in patients:
        if not _somebody(noun):
            _of_object(noun, name, parts)
    return parts


def _of_object(noun: Word, name: str, parts: Parts) -> None:
    """ "a warrant for Jan Kopp", "a gun on two guards", "a tip from a motorist"."""
    leads = noun.lemma_.lower() in lexicon.nouns("leads") or name in _TURNING
    for item in syntax.obliques(noun):
        place, body = item.head.ent_type_ in _PLACES, item.head.ent_type_ == "ORG" and not _crew(item.head)
        if not _somebody(item.head) or (leads and (place or body)):
            continue
        if item.preposition in _WITH and not (item.preposition == "for" and (place or body)):
            parts.recipients.append(item.head)
        elif (item.preposition in _UPON and not body) or (item.preposition == "over" and name in _BEATING):
            parts.patients.append(item.head)
        elif item.preposition == "from" and name in _RECEIVING and not place:
            parts.agents.append(item.head)


def _beside(verb: Word, patients: list[Word], parts: Parts) -> list[Word]:
    """What somebody is beside whom it is done: "travelled with X", "was arrested with X", "shared it with X"."""
    if syntax.passive(verb):
        by = any(item.preposition == "by" for item in syntax.obliques(verb))
        return parts.agents if by else parts.patients  # "filed by the union, together with X"
    beyond = any(word.ent_type_ not in _PLACES for word in patients)  # "left Moscow with her son"
    return parts.recipients if beyond else parts.agents


def _acts(noun: Word) -> bool:
    """ "called for the army to withdraw", "called for Israel to stop": of whom something is wanted."""
    behind = noun.right_edge.i + 1
    return behind < len(noun.doc) and noun.doc[behind].lower_ == "to" and noun.doc[behind].tag_ == "TO"


def _of_talks(verb: Word, noun: Word) -> bool:
    """ "went to Oslo for talks on Friday with X": the talks are with him, and he went nowhere."""
    return any(word.lemma_.lower() in _TALKS and word.pos_ == "NOUN" for word in verb.doc[verb.i + 1 : noun.i])


def _doing(noun: Word) -> bool:
    """ "turned violent, with protesters throwing stones": what they do is told apart."""
    return any(child.tag_ in ("VBG", "VBN") and child.i == noun.i + 1 for child in noun.rights)


def _crew(noun: Word) -> bool:
    return noun.lemma_.lower() in lexicon.people("crew")


def _somebody(noun: Word) -> bool:
    return takes(noun) or noun.lower_ in _PRONOUNS or noun.lemma_.lower() in lexicon.people("people")
