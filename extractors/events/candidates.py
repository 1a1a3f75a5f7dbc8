"""Words that may name an event, with the verb that carries their tense and time, and light verbs folded in."""

from __future__ import annotations

from typing import NamedTuple

from extractors.events import lexicon
from extractors.events.states import in_office, in_state, only_dated
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word, per_word

_ASPECT_NOUNS = {
    **dict.fromkeys(("start", "beginning", "launch", "opening", "onset", "outbreak", "resumption", "eve"), "begins"),
    **dict.fromkeys(("end", "conclusion", "completion", "cessation", "close"), "ends"),
    **dict.fromkeys(("continuation", "extension"), "continues"),
}


#: Verbs that with one object name another event: "opened fire", "took place".
_IDIOMS = {
    **dict.fromkeys(("take", "get"), ("place", "part", "effect", "office", "charge", "power")),
    "open": ("fire",),
    "assume": ("charge", "office", "power"),
    "catch": ("fire",),
}


_IN = {"charge", "return", "operation", "question", "action", "control", "order", "power", "custody", "office"}


class Candidate(NamedTuple):
    """A trigger. ``carrier`` gives tense, subject and time (the verb itself, or a light verb above a noun).

    ``phase`` is ``begins``, ``ends`` or ``continues`` where an aspect word says so. ``into`` is the token whose
    event a light or aspect word belongs to ("launched" in "launched an operation": "operation").
    """

    head: Word
    carrier: Word
    phase: str | None = None
    into: Word | None = None

    @property
    def is_noun(self) -> bool:
        """Does a noun name the event?"""
        return self.head.pos_ in ("NOUN", "PROPN")


@per_word
def key(verb: Word) -> str:
    """Lemma of a verb with its particle, as in the word lists: "take_place", "step_down"."""
    lemma = lexicon.lemma_of(verb.lower_, verb.lemma_.lower())
    particle = syntax.particle(verb)
    if particle is not None:
        return f"{lemma}_{particle.lower_}"
    if lemma == "go" and any(child.lower_ == "ahead" for child in verb.rights):
        return "go_ahead"
    idioms = _IDIOMS.get(lemma)
    for child in syntax.objects(verb) if idioms else ():
        if idioms and child.lower_ in idioms:
            return f"{lemma}_{child.lower_}"
    return lemma


def noun_possible(tok: Word) -> bool:
    """A noun worth asking the tagger about; parts of names and of other nouns' compounds are not."""
    if tok.pos_ != "NOUN" or len(tok) < 3:
        return tok.pos_ == "PROPN" and in_office(tok)
    if tok.text[0].isupper() and tok.i + 1 < len(tok.doc) and tok.doc[tok.i + 1].text[-1].isdigit():
        return False  # "Flight AF447", "Storm 12"
    link = syntax.up(tok)
    idiom = link is not None and link.relation is Relation.OBJECT and tok.lower_ in _IDIOMS.get(link.head.lemma_, ())
    if idiom and tok.lower_ in ("fire", "charge", "power", "office"):
        return False
    if link is not None and link.marker == "in" and tok.lower_ in _IN and len(tok.lefts) == 1:
        return False  # "in charge", "in return for"
    return link is None or link.relation is not Relation.PART or syntax.is_verb(link.head)


def phase_of(verb: str) -> str | None:
    """``begins``, ``ends``, ``continues`` for an aspectual verb, else ``None``."""
    if verb in lexicon.verbs("begin"):
        return "begins"
    if verb in lexicon.verbs("end"):
        return "ends"
    return "continues" if verb in lexicon.verbs("continue") else None


_PUBLISHED = frozenset(
    ("result", "earnings", "profit", "loss", "deal", "agreement", "treaty", "accord", "pact", "contract")
)
_ACTS_ON_EVENTS = frozenset(
    ("cancel", "call_off", "postpone", "abandon", "go_ahead", "ban", "halt", "avoid", "avert", "disrupt")
) | frozenset(("interrupt", "hold"))


#: "was set for May 3": planned for then.
_FIXED = frozenset(("set", "fix", "book", "slate", "pencil_in", "time"))
_TOLD_BEFORE = frozenset(("after", "before", "during", "since", "following", "amid"))
#: Types of nouns that hit whom they come upon.
STRIKING = frozenset(("disaster", "accident", "armed_attack"))


def strikes(noun: Word, verb: Word) -> bool:
    """ "An earthquake struck the coast", "the blast rocked the market": one event."""
    named = lexicon.types().nouns.get(noun.lemma_.lower())
    return named in STRIKING and key(verb) in lexicon.verbs("impact") and not syntax.passive(verb)


def certain_noun(tok: Word) -> bool:
    """A noun its sentence makes an event: it takes place, or it is planned for some time.

    "A memorial service planned for Saturday", "the procession took place in the rain".
    """
    if in_state(tok):
        return True
    if tok.pos_ != "NOUN" or tok.lemma_.lower() in lexicon.people("crew"):
        return False  # "the two parties will begin talks"
    link = syntax.up(tok)
    if only_dated(tok):
        return True
    if link is not None and link.relation in (Relation.SUBJECT, Relation.OBJECT) and syntax.is_verb(link.head):
        name = key(link.head)
        if name in ("take_place", "occur", "happen") and link.relation is Relation.SUBJECT:
            return True
        if link.relation is Relation.SUBJECT and strikes(tok, link.head):
            return True
        begins = phase_of(name) is not None or name in _ACTS_ON_EVENTS
        if begins and tok.lemma_.lower() in lexicon.event_nouns():
            return True
    if link is not None and link.marker == "of" and link.head.lemma_.lower() in _ASPECT_NOUNS:
        return tok.lemma_.lower() in lexicon.event_nouns()
    if link is not None and link.marker in _TOLD_BEFORE and tok.lemma_.lower() in lexicon.event_nouns():
        return any(child.pos_ == "DET" or child.tag_ in ("PRP$", "POS") for child in tok.lefts)
    return tok.lemma_.lower() not in lexicon.people("person") and any(
        child.lemma_ in ("plan", "schedule", "slate") and _sets(child, tok) and _for_a_time(child)
        for child in tok.rights
    )


def of_noun(tok: Word) -> Candidate:
    """A noun with the verb that carries it, and the aspect words in between.

    "announced the start of an operation": carrier "announced", phase ``begins``;
    "the meeting will take place": carrier "take", no phase; "Baku's latest assault began": "began", ``begins``.
    """
    phase: str | None = None
    word = tok
    link = syntax.up(word)
    if link is not None and link.marker == "of" and link.head.lemma_.lower() in _ASPECT_NOUNS:
        phase = _ASPECT_NOUNS[link.head.lemma_.lower()]
        word = link.head
        link = syntax.up(word)
    if link is None:
        return Candidate(tok, tok, phase)
    verb = link.head
    if not syntax.is_verb(verb):
        return Candidate(tok, tok, phase)
    name = key(verb)
    if link.relation is Relation.SUBJECT and not syntax.passive(verb):
        lasts = name == "hold" and not syntax.objects(verb)  # "the truce has held"
        if name in lexicon.verbs("occur") or lasts or strikes(tok, verb):
            return Candidate(tok, verb, phase or phase_of(name))
    elif link.relation in (Relation.SUBJECT, Relation.OBJECT) and (
        name in lexicon.verbs("light")
        or (phase and name in lexicon.verbs("reporting"))
        or (name in ("report", "post", "publish", "sign") and tok.lemma_.lower() in _PUBLISHED)
        or (name in _FIXED and syntax.passive(verb) and link.relation is Relation.SUBJECT and _for_a_time(verb))
    ):
        return Candidate(tok, verb, phase or phase_of(name))
    return Candidate(tok, tok, phase)


def folded_words(candidate: Candidate) -> tuple[Word, ...]:
    """The light and aspect words that belong to a noun's event ("announced", "start" for "operation")."""
    head, carrier = candidate.head, candidate.carrier
    found: list[Word] = [child for child in head.rights if _sets(child, head)]
    if candidate.is_noun:  # "a strike by train drivers planned for Friday"
        by = (item.head for item in syntax.obliques(head) if item.head.lemma_.lower() not in lexicon.event_nouns())
        found += [child for noun in by for child in noun.rights if _sets(child, noun) and _for_a_time(child)]
    link = syntax.up(head)
    if link is not None and link.marker == "of" and link.head.lemma_.lower() in _ASPECT_NOUNS:
        found.append(link.head)
    if carrier.i != head.i:
        found.append(carrier)
    if not candidate.is_noun and (expecting := _expecting(head)) is not None:
        found.append(expecting)
    return tuple(found)


def _sets(participle: Word, noun: Word) -> bool:
    """ "planned", "scheduled" behind what is planned."""
    whom = syntax.antecedent(participle) if key(participle) in lexicon.verbs("scheduled") else None
    return whom is not None and whom.i == noun.i and syntax.form(participle) == "VBN"


def _for_a_time(participle: Word) -> bool:
    return any(item.preposition in ("for", "on", "in", "at") for item in syntax.obliques(participle))


def _expecting(verb: Word) -> Word | None:
    """ "expected" in "is expected to announce aid": it only says that the announcement is to come."""
    link = syntax.up(verb)
    if link is None or link.relation is not Relation.OPEN or syntax.form(verb) != "VB":
        return None
    waits = syntax.passive(link.head) and key(link.head) in lexicon.verbs("awaited")
    return link.head if waits else None


def of_verb(tok: Word) -> Candidate:
    """A verb; "began bombarding": carried by "began" in phase ``begins``; "managed to flee": by "managed"."""
    link = syntax.up(tok)
    on = link is not None and link.head.lemma_ == "go" and tok.i == link.head.i + 2
    if link is not None and on and tok.doc[tok.i - 1].lower_ == "on" and syntax.form(tok) == "VBG":
        return Candidate(tok, link.head, "continues")  # "went on lecturing"
    if link is not None and link.relation is Relation.OPEN and syntax.is_verb(link.head):
        name = key(link.head)
        phase = phase_of(name)
        if phase or (name in lexicon.verbs("implicative") and refused(tok) is None):
            return Candidate(tok, link.head, phase)
    return Candidate(tok, tok)


def refused(verb: Word) -> Word | None:
    """ "refused" for "train" in "refused to train", "escaped" in "escaped being deported": that is the event."""
    link = syntax.up(verb)
    if link is None or link.relation is not Relation.OPEN or not syntax.is_verb(link.head) or link.head.i > verb.i:
        return None
    told = key(link.head) in lexicon.verbs("refrain") and not syntax.negated(link.head)
    return link.head if told and not syntax.gerund(link.head) else None  # "was fined for failing to do so": one event


@per_word
def done_by_word(verb: Word) -> bool:
    """Does a verb of saying tell an act: "declared a holiday", "was admitted to hospital", "reported to police"?"""
    name = key(verb)
    if name not in lexicon.verbs("said_done") and name not in lexicon.verbs("said_done_to"):
        return False
    if syntax.tense(verb) == "INFINITIVE" or any(syntax.is_verb(word) for word in syntax.complements(verb)):
        return False
    behind = {item.preposition for item in syntax.obliques(verb)}
    if name == "report":
        back = any(child.lower_ == "back" for child in verb.rights)  # "will report back in June"
        return not syntax.objects(verb) and (back or not behind.isdisjoint(("to", "for")))
    if name == "show" or name in lexicon.verbs("said_done_to"):  # "was first shown in 1912"
        return syntax.passive(verb) and (name == "show" or not behind.isdisjoint(("to", "into")))
    acted = (word for word in syntax.objects(verb) if word.i > verb.i)  # "“Too late,” he added"
    return syntax.passive(verb) or any(word.ent_type_ not in ("PERSON", "PER") for word in acted)
