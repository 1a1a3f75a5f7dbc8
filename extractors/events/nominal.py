"""Who takes part in an event that a noun names: its owner, "of", "by", "between", and the verb that carries it."""

from __future__ import annotations

from typing import NamedTuple

from extractors.events import lexicon
from extractors.events.candidates import STRIKING, key, strikes
from extractors.events.states import in_state
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

_ON = frozenset(("against", "on", "over", "upon"))
_TO = frozenset(("to", "with", "for"))
_NATIONS = frozenset(("NORP", "GPE", "ORG", "PERSON"))
#: Types of what befalls somebody.
_BEFALLING = STRIKING | frozenset(("death", "arrest"))
#: Light verbs that only tell of what befell somebody: "his death was announced by his son".
_TOLD_OF = frozenset(("announce", "report", "issue", "release", "see", "call", "receive", "file", "experience"))
#: What is done with a march or a strike by those whose it is.
_HOLDING = frozenset(
    (
        "plan",
        "call",
        "organise",
        "organize",
        "stage",
        "hold",
        "launch",
        "schedule",
        "arrange",
        "sponsor",
        "lead",
        "mount",
    )
) | frozenset(("conduct", "carry", "commit", "perpetrate", "undertake", "perform"))
#: The same beside who attends it or brings it about: "a rally attended by the king", "talks mediated by Norway".
_HELD = _HOLDING | frozenset(
    ("attend", "host", "co-host", "mediate", "broker", "chair", "order", "convene", "oversee", "back")
)
#: Words from a noun to the participle that says whose it is: "The debate on Monday, co-hosted by".
_NEAR = 4
#: What stands before them says which kind it is, and not who does it: "a GOP debate", "Stock Exchange trading".
_KINDS = frozenset(
    (
        "debate",
        "election",
        "primary",
        "race",
        "poll",
        "crisis",
        "conference",
        "convention",
        "season",
        "championship",
        "cup",
    )
) | frozenset(("final", "league", "summit", "trading", "stock", "share", "market", "economy", "tournament", "open"))
_JUDGING = frozenset(("court", "judge", "jury", "tribunal", "magistrate", "panel", "regulator", "commission"))
#: A press release sets nobody free.
_NEWS = frozenset(("press", "news", "media"))
_ACTING = frozenset(("police", "army", "government", "rebel", "militant", "prosecutor", "authority", "officer"))


class Parts(NamedTuple):
    """Heads of participants by role."""

    agents: list[Word]
    patients: list[Word]
    recipients: list[Word]


def of(noun: Word, carrier: Word) -> Parts:
    """ "Baku's blockade of the corridor", "a meeting between envoys", "police raid", "an operation against X".

    Whose arrest, death or release it is undergoes it; whose visit, speech or resignation it is does it.
    """
    parts = _own(noun)
    if in_state(noun):
        return Parts([], list(syntax.subjects(noun)), [])
    if carrier is noun:
        link = syntax.up(noun)
        suffered = link is not None and link.relation is Relation.OBJECT and syntax.is_verb(link.head)
        if link is not None and suffered and key(link.head) in lexicon.verbs("suffer"):
            carrier = link.head  # "sustained injuries": the verb is an event of its own, who was hurt is its subject
    if carrier is not noun:
        parts = _carried(noun, carrier, parts)
    if not parts.agents:
        parts.agents.extend(_planned_by(noun))
    if syntax.copula(noun) is not None and not any((parts.agents, parts.patients)):
        told = [word for word in syntax.subjects(noun) if word.pos_ in ("NOUN", "PROPN") and word.i != noun.i]
        parts.patients.extend(told)  # "The party has been in decline", "The campaign is an initiative"
    if not parts.agents and noun.lemma_.lower() not in _KINDS:
        parts.agents.extend(
            [
                child
                for child in syntax.modifiers(noun)
                if child.ent_type_ in _NATIONS or (child.pos_ == "NOUN" and child.lower_ in _ACTING)
            ][:1]
        )
    return parts


def _planned_by(noun: Word) -> list[Word]:
    """ "the teachers' union" in "A march planned for Sunday by the teachers' union", "a rally attended by the king"."""
    held = (child for child in noun.rights if child.tag_ == "VBN" and child.i <= noun.i + _NEAR)
    verb = next((child for child in held if child.lemma_ in _HELD), None)
    if verb is None:
        return []
    farther = [inner for item in syntax.obliques(verb) for inner in syntax.obliques(item.head)]
    return [item.head for item in (*syntax.obliques(verb), *farther) if item.preposition == "by"][:1]


def _own(noun: Word) -> Parts:
    """What hangs on the noun itself."""
    lemma = noun.lemma_.lower()
    undergone = lemma in lexicon.nouns("undergone") and not any(word.lower_ in _NEWS for word in syntax.modifiers(noun))
    owners = list(syntax.possessors(noun))
    parts = Parts([], [], [])
    for item in (*syntax.obliques(noun), *_farther(noun)):
        if _amount(item.head):
            continue  # "the sale of the mill for $5 million"
        if item.preposition in ("by", "between") and not by_means(item.head):
            parts.agents.append(item.head)
        elif item.preposition == "of":
            (parts.agents if lemma in lexicon.nouns("done") else parts.patients).append(item.head)
        elif item.preposition in _ON:
            parts.patients.append(item.head)
        elif item.preposition == "from" and _sender(item.head) and lemma not in lexicon.nouns("leaving"):
            parts.agents.append(item.head)  # "a report from the ministry"
        elif item.preposition in _TO:
            parts.recipients.append(item.head)
    if undergone and not parts.patients:
        parts.patients.extend(owners)  # "Threads' release", "the mayor's arrest by state police"
    else:
        parts.agents[:0] = owners
    return parts


def _farther(noun: Word) -> list[syntax.Oblique]:
    """ "by police" in "the arrest of two men by police", "to Nordkem" in "the sale of a mill to Nordkem".

    Trees hang them on the noun before; "an ambassador to Norway" is one.
    """
    found: list[syntax.Oblique] = []
    for item in syntax.obliques(noun):
        if item.preposition not in ("of", "by", "on", "against") or item.head.lemma_.lower() in lexicon.event_nouns():
            continue
        titled = item.head.pos_ == "NOUN" and item.preposition == "of" and _sender(item.head)
        for inner in syntax.obliques(item.head):
            beside = inner.preposition in ("by", "against") or (inner.preposition == "to" and takes(inner.head))
            if beside and not (titled and inner.preposition == "to") and inner.preposition != item.preposition:
                found.append(inner)
    return found


def _amount(noun: Word) -> bool:
    return noun.tag_ in ("$", "CD") or noun.lemma_.lower() in ("euro", "dollar", "pound", "crown", "percent", "%")


def by_means(noun: Word) -> bool:
    """ "by lethal injection", "by train": how it is done, and nobody who does it."""
    lemma = noun.lemma_.lower()
    return (
        (lemma in lexicon.nouns("means") or lemma in lexicon.people("vehicle"))
        and noun.tag_ == "NN"
        and not any(child.pos_ == "DET" or child.tag_ == "PRP$" for child in noun.lefts)
    )


def _sender(noun: Word) -> bool:
    """Can it send, say, do something? A place is only where something comes from."""
    lemma = noun.lemma_.lower()
    return (
        noun.ent_type_ in ("PERSON", "PER", "ORG")
        or lemma in lexicon.people("crew")
        or lemma in lexicon.people("person")
    )


def takes(noun: Word) -> bool:
    """Can something be sent or given to it: somebody, a body, a country?"""
    return _sender(noun) or noun.ent_type_ in ("GPE", "NORP") or noun.lower_ in _ACTING


def by_farther(verb: Word) -> list[Word]:
    """Who does what is told in the passive, where "by" hangs farther down.

    "sentenced to six years in prison by a judge", "found dead by police", "given a ban for doping by the agency",
    "jailed for theft by a court": of a noun that is an event itself only those who judge.
    """
    first = [item.head for item in syntax.obliques(verb)] + list(syntax.objects(verb))
    first.extend(word for word in verb.rights if word.tag_ in ("JJ", "VBG") and word.i <= verb.i + 2)
    for word in first:
        inner = [item.head for item in syntax.obliques(word)]
        inner.extend(child for child in word.rights if child.tag_ == "VBG" and syntax.prepositions(child) == "for")
        for place in (word, *inner):
            found = [item.head for item in syntax.obliques(place) if item.preposition == "by" and place.i > verb.i]
            named = place.pos_ == "NOUN" and place.lemma_.lower() not in lexicon.event_nouns() and place is word
            judging = place.lemma_.lower() in lexicon.event_nouns()
            found = [one for one in found if named or (one.lemma_.lower() in _JUDGING if judging else takes(one))]
            if found:
                return found
    return []


def _befalls(noun: Word) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in lexicon.nouns("undergone") or lexicon.types().nouns.get(lemma) in _BEFALLING


def _carried(noun: Word, carrier: Word, parts: Parts) -> Parts:
    """What the verb that carries the noun brings: "held talks", "suffered injuries", "a tsunami struck the coast"."""
    link = syntax.up(noun)
    subject = link is not None and link.relation is Relation.SUBJECT
    against = [item.head for item in syntax.obliques(carrier) if item.preposition == "against"]
    if subject and not syntax.passive(carrier):
        struck = list(syntax.objects(carrier)) if strikes(noun, carrier) else []
        return Parts(parts.agents, [*parts.patients, *struck, *against], parts.recipients)
    told = key(carrier) in _TOLD_OF and _befalls(noun)
    if told and noun.lemma_.lower() in ("arrest", "charge", "indictment"):
        told = not any(
            word.lemma_.lower() in _ACTING for word in syntax.agents(carrier)
        )  # "prosecutors announced arrests"
    doing = syntax.agents(carrier) or (by_farther(carrier) if syntax.passive(carrier) else ())
    doers = [word for word in doing if word.i != noun.i and not told]
    given = [word for word in syntax.subjects(carrier) if word.i != noun.i] if syntax.passive(carrier) else []
    if key(carrier) in lexicon.verbs("suffer") and not syntax.passive(carrier):
        return Parts(parts.agents, [*parts.patients, *doers, *against], parts.recipients)
    # "reported its results", "held their talks": the owner is who does it
    agents = [word for word in parts.agents if not doers or word.pos_ != "PRON"] + doers
    return Parts(agents, [*parts.patients, *against], [*parts.recipients, *given])
