"""Who takes part in what a verb tells: subjects, objects and what its prepositions bring."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from extractors.events import fitting, involved, lexicon, nominal, telling
from extractors.events.candidates import STRIKING, key, strikes
from extractors.events.nominal import Parts
from extractors.events.types import of_word
from extractors.events.whom import person
from extractors.language import syntax
from extractors.language.words import Word

#: Behind "on" and without "the" they tell how.
_MANNER = frozenset(
    ("foot", "bail", "parole", "board", "fire", "time", "track", "strike", "hold", "trial", "leave", "duty", "appeal")
) | frozenset(("video", "camera", "television", "radio", "air", "land", "horseback", "paper", "record", "average"))
_ROADS = frozenset(
    ("road", "route", "street", "highway", "motorway", "avenue", "freeway", "interstate", "lane", "track")
)
_SHOWN = frozenset(("air", "appear", "broadcast", "play", "trade", "list", "launch", "run", "show", "travel", "speak"))
_SHOWN |= frozenset(("lift_off", "take_off", "blast_off"))
_DEATHS = frozenset(("death", "spree", "rampage", "incident", "attack"))
_TIMES = frozenset(
    ("night", "morning", "evening", "afternoon", "day", "week", "weekend", "month", "year", "date", "eve")
)
_RIPPING = frozenset(("rip", "tear", "slam", "smash", "ram", "plough", "plow", "sweep", "roar"))
#: They take no object, whatever the tree says ("died onboard the bus").
_ALONE = frozenset(("die", "perish", "vanish", "disappear", "occur", "happen", "arrive", "emerge"))
#: What befalls things is done by people: "The envoy arrived", "The minister began".
_DONE_BY_PEOPLE = frozenset(
    ("arrive", "emerge", "climb", "jump", "begin", "start", "stop", "resume", "open", "close", "end")
)
#: Their "to" phrase is who gets it.
_ISSUED = frozenset(
    ("issue", "mail", "post", "fax", "wire", "donate", "lease", "lend", "hand_over", "return", "transfer", "lose")
)
#: What is issued for or against somebody.
_AIMED = frozenset(
    ("warrant", "charge", "complaint", "lawsuit", "suit", "indictment", "sanction", "injunction", "case")
)


def of(verb: Word) -> Parts:
    """ "refused to sell the club", "sent a fax to the police", "warned its allies": who does it, to whom, for whom."""
    agents = [word for word in syntax.agents(verb) if not (syntax.passive(verb) and nominal.by_means(word))]
    link = syntax.up(verb)
    if not agents and link is not None and (teller := telling.of_noun(verb, link)) is not None:
        agents = list(syntax.agents(teller))  # "the union said in a statement released on Monday"
    patients = list(syntax.patients(verb))
    recipients = list(syntax.recipients(verb))
    name = key(verb)
    if name in lexicon.verbs("unaccusative"):
        patients = [word for word in patients if not (_of_next(word, verb) or _how_far(word) or name in _ALONE)]
    if _as_noun(verb):
        agents, patients = (
            [],
            [item.head for word in patients for item in syntax.obliques(word) if item.preposition == "of"],
        )
    if not agents and syntax.passive(verb):
        agents = nominal.by_farther(verb)
    if verb.lower_ == "missing" and not patients:
        agents, patients = [], agents  # "was reported missing"
    below = syntax.complements(verb)
    if recipients and not patients and below and name not in lexicon.verbs("recipient"):
        recipients, patients = [], recipients  # "caused a crane to fall"
    if name in lexicon.verbs("refrain") and not patients and below:
        patients = [word for word in syntax.objects(below[0]) if word not in agents]  # "refused to sell the club"
    elif (
        agents
        and not patients
        and not syntax.passive(verb)
        and name in lexicon.verbs("unaccusative")
        and not _to(verb)
        and not (name in _DONE_BY_PEOPLE and person(agents[0]))
    ):
        agents, patients = [], agents
    if name in fitting.CALLING and recipients and patients:
        recipients, patients = [], recipients  # "deemed him the best brewer"
    two = len(patients) > 1 and not recipients and not syntax.passive(verb)
    if name in lexicon.verbs("recipient") and two and patients[0].i < patients[1].left_edge.i:
        recipients, patients = patients[:1], patients[1:]  # "gave the Raiders its award", taken for two objects
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
            if item.preposition in wanted
            and not (item.preposition == "on" and _stood_on(item.head, name))
            and not _when(item.head)
        ][:1]
    if not patients and name in _RIPPING:  # "ripped through an office", not "swept through Florida"
        struck = [item.head for item in syntax.obliques(verb) if item.preposition in ("through", "into")]
        there = lexicon.people("part") - {"capital"}
        patients = [one for one in struck if one.ent_type_ not in ("GPE", "LOC") and one.lemma_.lower() not in there][
            :1
        ]
    aimed = [item.head for item in syntax.obliques(verb) if item.preposition in ("for", "against")]
    if any(word.lemma_.lower() in _AIMED for word in patients):
        patients.extend(word for word in aimed if nominal.takes(word))
    agents = [one for word in agents for one in (*_attackers(word, verb), word)]
    more = involved.of(verb, patients)
    return Parts(
        [*agents, *_published_by(agents), *more.agents], [*patients, *more.patients], [*recipients, *more.recipients]
    )


def _how_far(noun: Word) -> bool:
    """ "30%" in "has slumped 30%", "May" in "surged last May": no object, so what is before undergoes it."""
    return fitting.amount(noun) or noun.lemma_.lower() in lexicon.people("calendar")


def _when(noun: Word) -> bool:
    """ "Friday" in "called on Friday for talks", which is not what it was called on."""
    lemma = noun.lemma_.lower()
    return lemma in lexicon.people("calendar") or lemma in _TIMES or (noun.tag_ == "CD" and noun.is_digit)


def _as_noun(verb: Word) -> bool:
    """ "bombing" in "was hurt in the 1998 clinic bombing in Arden", "shooting" in "was charged in the shooting death of
    X": no deed of who was hurt or charged.
    """
    if syntax.form(verb) != "VBG" or verb.lower_ not in lexicon.event_nouns() or syntax.auxiliaries(verb):
        return False
    acted = syntax.objects(verb)
    if acted:
        return acted[0].i == verb.i + 1 and acted[0].lemma_ in _DEATHS
    before = verb.doc[verb.i - 1]
    return before.tag_ == "NN" and any(child.pos_ == "DET" for child in before.lefts)


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
    """ "overturned on a mountain road", "collapsed on the platform", "fled on foot": where or how, not upon whom.

    "Was speeding on Route 94", "aired on Channel 4", "appeared on a talk show".
    """
    if (noun.lower_ in _MANNER and not noun.lefts[:-1]) or noun.lemma_.lower() in _ROADS or name in _SHOWN:
        return True
    return name in lexicon.verbs("unaccusative") and noun.lemma_.lower() in lexicon.people("place")


@cache
def _objects_after(name: str) -> frozenset[str]:
    """Prepositions that bring what a verb acts on: "called for talks", "met with envoys", "warned of floods"."""
    found = {"on", "to", "against"} - ({"on", "to"} if name in lexicon.verbs("motion") else set())
    found.update(prep for prep in ("for", "with", "of", "about", "at") if name in lexicon.verbs(f"object_{prep}"))
    return frozenset(found)
