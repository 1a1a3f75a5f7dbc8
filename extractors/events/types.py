"""The type of an event: a small open vocabulary that fits general news, ``other`` rather than a guess.

``armed_attack`` (shelled, the offensive), ``clash`` (riot, gunfight), ``ceasefire``, ``agreement`` (signed, treaty),
``meeting`` (talks, summit), ``protest`` (marched, strike), ``statement`` (said, warning), ``election`` (voted, runoff),
``legislation`` (bill, repealed), ``court`` (sued, verdict), ``arrest``, ``sanction`` (embargo), ``disaster``
(earthquake, flood), ``accident`` (crash, collision), ``death`` (died, funeral), ``appointment`` (named, hired),
``resignation`` (quit, sacked), ``business_deal`` (bought, merger), ``results`` (profit, reported earnings),
``launch`` (unveiled, release), ``sport`` (beat, final), ``other``.
"""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import Candidate, done_by_word, key
from extractors.events.whom import ILLS, by_patient, person
from extractors.language import syntax
from extractors.language.words import Word, per_word

OTHER = "other"
#: What nobody plans: it befalls people.
BEFALLING = frozenset(("disaster", "accident", "death", "clash", "armed_attack"))
_MONEY_WORDS = frozenset(("profit", "earnings", "revenue", "loss", "result", "results", "income", "sales"))
_SPORT_WORDS = frozenset(
    (
        "match",
        "game",
        "goal",
        "point",
        "race",
        "title",
        "cup",
        "medal",
        "set",
        "championship",
        "final",
        "league",
        "season",
    )
)
#: Verbs of saying that name another event with the right object or preposition.
_OBJECT_TYPES = {
    "post": ("results", _MONEY_WORDS),
    "report": ("results", _MONEY_WORDS),
    "win": ("sport", _SPORT_WORDS),
    "lose": ("sport", _SPORT_WORDS),
    "draw": ("sport", _SPORT_WORDS),
}
_POLITICAL = frozenset(("party", "alliance", "coalition", "incumbent", "senator", "president", "minister", "mayor"))
_JUDGED = frozenset(("ruling", "verdict", "conviction", "sentence", "decision", "judgment", "judgement")) | frozenset(
    ("ban", "law", "order", "acquittal")
)
_COURTS = frozenset(("court", "judge", "magistrate", "magistrates", "tribunal", "hearing", "jury", "inquiry"))
#: What is opened without anything being launched.
_UNLOCKED = frozenset(
    ("gate", "door", "window", "box", "package", "parcel", "letter", "envelope", "account", "eye", "mouth", "valve")
) | frozenset(("investigation", "inquiry", "probe", "file", "case", "floodgate", "hatch", "lock", "umbrella"))
_PRICES = frozenset(("share", "price", "market", "currency", "economy", "support", "demand", "stock", "bond", "plan"))
#: Verbs that only say of another event that it begins or ends.
_OPENING = frozenset(("open", "adjourn", "resume", "postpone", "delay", "reopen"))
_GIVING_WAY = frozenset(("burst", "give", "fail", "breach", "break", "rupture"))
_DAMS = frozenset(("dam", "dyke", "dike", "levee", "embankment", "pipeline", "pipe", "reservoir", "wall"))


def of(candidate: Candidate) -> str:
    """The type of an event. "Police said": ``statement``; "the bank reported a profit": ``results``."""
    return of_word(candidate.head)


def names_event(noun: Word) -> bool:
    """Is it a noun for something that happens, by its type or by the lists?"""
    return of_word(noun) != OTHER or noun.lemma_.lower() in lexicon.event_nouns()


@per_word
def of_word(tok: Word) -> str:
    """The type a word names where it stands."""
    return _of_noun(tok) if tok.pos_ in ("NOUN", "PROPN", "ADJ") else _of_verb(tok)


def _of_verb(verb: Word) -> str:
    words = lexicon.types()
    name = key(verb)
    found = words.verbs.get(name) or words.verbs.get(name.split("_")[0]) or OTHER
    if "_" in name and name not in words.verbs and found != OTHER:
        found = _PHRASAL.get(name, OTHER)
    elif "_" in name:
        found = _PHRASAL.get(name, found)
    if name in ("find", "declare", "go", "stand", "put") and _tried(verb):
        return "court"
    if done_by_word(verb):
        return "death" if any(word.lower_ == "dead" for word in verb.doc[verb.i + 1 : verb.i + 2]) else OTHER
    if name in ("wound", "injure"):
        return _hurting(verb)
    if (told := by_patient(verb, name)) is not None:
        return told
    if name in ("beat", "defeat") and _voted(verb):
        return "election"
    if name in _OBJECT_TYPES:
        wanted, objects = _OBJECT_TYPES[name]
        if any(obj.lemma_.lower() in objects for obj in syntax.objects(verb)):
            return wanted
        return _prize(verb, found) if name in ("win", "lose") else OTHER if name == "draw" else found
    if name == "agree":
        for item in syntax.obliques(verb):
            if item.preposition == "to" and words.nouns.get(item.head.lemma_.lower()) == "ceasefire":
                return "ceasefire"
    if name == "open" and any(word.lemma_.lower() in _UNLOCKED for word in syntax.objects(verb)):
        return OTHER
    if name in _OPENING and (opened := _opened(verb)) is not None:
        return opened  # "the trial opened"
    if name == "pass" and any(words.nouns.get(word.lemma_.lower()) == "legislation" for word in syntax.patients(verb)):
        return "legislation"
    if name in _GIVING_WAY and any(word.lemma_.lower() in _DAMS for word in syntax.subjects(verb)):
        return "accident"
    if found == "accident" and any(_abstract(word) for word in syntax.subjects(verb)):
        return OTHER  # "talks collapsed"
    if in_court(verb) or (name == "order" and any(_bench(word) for word in syntax.agents(verb))):
        return "court"
    if name == "kill":
        return _killing(verb)
    if name == "try" and not any(person(word) or word.pos_ == "PROPN" for word in syntax.patients(verb)):
        return OTHER  # "will try again"
    if name == "overturn" and not any(word.lemma_.lower() in _JUDGED for word in syntax.patients(verb)):
        return "accident" if not syntax.objects(verb) else OTHER  # "a coach overturned"
    if name == "name" and any(item.preposition == "after" for item in syntax.obliques(verb)):
        return OTHER
    if name == "fire":
        fired = any(person(word) or word.pos_ == "PROPN" or _named(word) for word in syntax.patients(verb))
        return "resignation" if fired else "armed_attack"
    if name == "dismiss":
        return "resignation" if any(person(word) for word in syntax.patients(verb)) else "statement"
    return found


def _tried(verb: Word) -> bool:
    """ "found him guilty", "went on trial", "stood trial"."""
    near = verb.doc[verb.i + 1 : min(verb.i + 14, verb.sent.end)]
    if verb.lemma_ in ("find", "declare"):
        return any(word.lower_ == "guilty" and word.head.i <= word.i for word in near)
    return any(word.lower_ == "trial" for word in near[:2])


def _voted(verb: Word) -> bool:
    """ "beat the Civic Party in an election": no match."""
    people = (*syntax.subjects(verb), *syntax.objects(verb))
    if any(word.lemma_.lower() in _POLITICAL or word.right_edge.lower_ in _POLITICAL for word in people):
        return True
    return any(lexicon.types().nouns.get(item.head.lemma_.lower()) == "election" for item in syntax.obliques(verb))


def _prize(verb: Word, found: str) -> str:
    """What is won or lost tells: an election, a match against somebody, or else ("lost its status")."""
    objects = syntax.objects(verb)
    if any(lexicon.types().nouns.get(word.lemma_.lower()) == "election" for word in objects):
        return "election"
    return OTHER if objects and not any(word.ent_type_ for word in objects) else found


def _opened(verb: Word) -> str | None:
    """The type of the event that a verb says begins, is put off or goes on; ``None`` where it is no event."""
    whom = syntax.patients(verb) if syntax.passive(verb) or syntax.objects(verb) else syntax.subjects(verb)
    for word in whom:
        found = _of_noun(word)
        if found not in (OTHER, "statement", "launch", "business_deal"):
            return found
    return None


def in_court(verb: Word) -> bool:
    """ "appeared in court", "will appear before a judge"."""
    if verb.lemma_ != "appear":
        return False
    return any(item.preposition in ("in", "before", "at") and _bench(item.head) for item in syntax.obliques(verb))


def _bench(noun: Word) -> bool:
    return noun.lemma_.lower() in _COURTS or noun.lower_ in _COURTS


def _abstract(noun: Word) -> bool:
    """A body, price or event that collapses without anything falling down."""
    lemma = noun.lemma_.lower()
    return (
        lemma in lexicon.event_nouns()
        or lemma in lexicon.people("crew")
        or lemma in _PRICES
        or noun.ent_type_ in ("ORG", "GPE")
    )


_PHRASAL = {
    "step_down": "resignation",
    "open_fire": "armed_attack",
    **dict.fromkeys(("take_office", "take_charge", "assume_office", "assume_charge"), "appointment"),
    "catch_fire": "disaster",
    "shoot_down": "armed_attack",
    "blow_up": "armed_attack",
    "break_out": OTHER,
    "take_over": "business_deal",
    "lay_off": OTHER,
    "call_off": OTHER,
    "point_out": "statement",
    "call_for": "statement",
    "pass_away": "death",
    "sign_up": OTHER,
}


def _named(word: Word) -> bool:
    """A name by its capital, whatever the tagger says ("fired Cheeks")."""
    return word.text[:1].isupper() and not word.is_sent_start and not word.is_upper


def _killing(verb: Word) -> str:
    """Killed by people: an attack; by a flood, or by nobody named: a death."""
    for agent in syntax.agents(verb):
        named = lexicon.types().nouns.get(agent.lemma_.lower())
        if named in ("disaster", "accident"):
            return "death"
        if agent.ent_type_ or named == "armed_attack":
            return "armed_attack"
    return "death"


def _hurting(verb: Word) -> str:
    """By what hurt them: a bombing, a crash. Who is wounded was attacked."""
    by = (*syntax.agents(verb), *(item.head for item in syntax.obliques(verb) if item.preposition in ("in", "by")))
    named = {lexicon.types().nouns.get(word.lemma_.lower(), "") for word in by}
    if "armed_attack" in named or "clash" in named:
        return "armed_attack"
    return "accident" if named & {"accident", "disaster"} else "armed_attack" if key(verb) == "wound" else OTHER


def _of_noun(noun: Word) -> str:
    words = lexicon.types()
    lemma = noun.lemma_.lower()
    if lemma == "attack" and any(child.lower_ in ILLS for child in noun.lefts):
        return OTHER
    for event_type, guards in words.guarded.get(lemma, ()):
        if any(child.lower_ in guards or child.lemma_.lower() in guards for child in noun.lefts):
            return event_type
    return words.nouns.get(lemma, OTHER)


def coreference_key(tok: Word) -> str:
    """What two mentions of one event share: the type where it is telling, else the lemma."""
    event_type = of_word(tok)
    if event_type in (OTHER, "statement"):
        return f"{event_type}:{key(tok) if tok.pos_ == 'VERB' else tok.lemma_.lower()}"
    return event_type
