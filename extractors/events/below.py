"""Dates in clauses below an event: "were killed when a bus overturned on Monday", "is planned for Friday"."""

from __future__ import annotations

from functools import cache

from extractors.events import in_phrase, lexicon, nouns_own, types
from extractors.events.candidates import Candidate, key
from extractors.events.factuality import Status
from extractors.events.reference import Choice
from extractors.language import syntax
from extractors.language.words import Word
from extractors.model import Factuality, Granularity, Resolved

#: A date that no rule supports is taken all the same, as a weak one, from this probability on.
LIKELY = 0.45
#: Their infinitive is of the time at which they were done: "tried to end it in 2022".
_TRIED = frozenset(("try", "attempt", "fail"))
#: How sure the ranker must be that a time clause dates the verb above it.
_SURELY = 0.65
#: How sure it must be that a day at the end of a clause below is of the verb above as well.
_RATHER = 0.6
_BOUNDS = frozenset(("by", "until", "till", "before", "after", "since", "from", "for"))
#: They make ready what comes later: "bought tickets to see the match on Saturday".
_READY = frozenset(
    ("buy", "book", "hire", "reserve", "set_up", "invest", "raise", "save", "train", "register", "sign_up", "win")
) | frozenset(("allow", "enable", "authorise", "authorize", "permit", "clear", "select", "choose", "pick", "name"))
_READY |= frozenset(
    (
        "accept",
        "sign",
        "rest",
        "invite",
        "appoint",
        "elect",
        "nominate",
        "qualify",
        "vote",
        "approve",
        "fix",
        "delay",
        "assign",
    )
)
#: What is done to people at once: "were killed after a bus overturned on Monday"; who died may have died later.
_HURT = frozenset(
    ("kill", "injure", "wound", "hurt", "trap", "burn", "shoot", "evacuate", "rescue", "take", "hospitalise")
)
#: What somebody was doing when others came upon him.
_MET = frozenset(("find", "discover", "spot", "see", "catch", "photograph", "film"))
_ROUNDS = frozenset(("round", "leg", "stage", "heat"))
_RELATIVES = frozenset(("which", "when"))


def rule(candidate: Candidate, choice: Choice, steps: list[str], status: Status) -> str | None:
    """The rule id for a date of a clause below the event's; ``None`` where the text does not support it."""
    assert choice.placed is not None
    clause = choice.placed.clause
    if clause is None:
        return None
    if _at_once(candidate, choice, steps, status):
        return "timex:at"
    if steps == ["open"] and status.tense == "PAST" and key(candidate.head) in _TRIED:
        return "timex:open"  # "tried to end it in 2022"
    if steps == ["adnominal"] and status.tense == "PAST" and _looks_back(choice, clause):
        return "timex:clause"
    if steps == ["open"] and key(candidate.head) in lexicon.verbs("implicative"):
        return "timex:open"
    if steps == ["open"] and not syntax.is_verb(clause) and choice.placed.governor is not None:
        link = syntax.up(choice.placed.governor)
        if link is not None and link.head.i == clause.i and link.marker in nouns_own.INSIDE:
            return "timex:clause"  # "pleaded not guilty at a hearing on June 3"
    if steps == ["open"] and status.tense in ("PAST", "PASTPART") and _looks_back(choice, clause):
        return "timex:clause"  # "invited them to rejoin two weeks ago"
    met = key(candidate.head) in _MET and syntax.tense(clause) == "PRESPART"
    if met and (steps == ["open"] or (steps == ["adverbial-VBG"] and syntax.passive(candidate.carrier))):
        return "timex:open"  # "was found clinging to a rock on Monday"
    if _goes_with(candidate, choice, steps, status):
        return "timex:below"
    if steps == ["open"] and choice.probability >= LIKELY:
        return "context:below"  # "is scheduled to resume on Saturday"
    planned = _planned(choice, steps) and not not_its_plan(candidate, choice, steps)
    return "timex:direct" if candidate.is_noun and planned and _of_phrase(clause, candidate.head) else None


def _goes_with(candidate: Candidate, choice: Choice, steps: list[str], status: Status) -> bool:
    """A day at the end of a clause without a tense, which tells what for or how: it is of the verb above as well.

    "beat Holm to win the title on Sunday", "bowed to pressure by resigning today", "was stopped for speeding on
    Monday", "extended its offer to buy the mill on Friday"; not "agreed to pay on Monday".
    """
    assert choice.placed is not None
    verb, clause, doc, end = candidate.carrier, choice.placed.clause, candidate.head.doc, choice.placed.end
    if clause is None or candidate.is_noun or status.tense != "PAST" or status.factuality is not Factuality.ASSERTED:
        return False
    if len(steps) != 1 or choice.probability < _RATHER or not verb.i < min(clause.i, choice.placed.begin):
        return False
    before = end < clause.i and doc[end].lower_ == "to"  # "beat Holm on Sunday to win the title"
    closes = clause.i < choice.placed.begin and (end >= len(doc) or doc[end].is_punct)
    if choice.placed.marker in _BOUNDS or not _of_one_day(choice) or not (before or closes):
        return False
    if syntax.aspect(verb) != "NONE" or key(verb) in _wanting() or _aims_at(verb):
        return False
    if syntax.tense(clause) == "INFINITIVE":  # not "accepted an invitation to open the fair on Monday"
        return steps[0] != "adnominal" or all(clause.head is not word for word in syntax.objects(verb))
    return syntax.tense(clause) == "PRESPART" and not syntax.auxiliaries(clause)


def _aims_at(verb: Word) -> bool:
    """ "made plans to leave on Monday", "was due to appear on Monday", "booked a flight to be home on Friday"."""
    if any(word.lemma_.lower() in lexicon.nouns("plan") for word in syntax.objects(verb)):
        return True
    return syntax.passive(verb) and key(verb) in lexicon.verbs("awaited") | lexicon.verbs("scheduled")


@cache
def _wanting() -> frozenset[str]:
    """Verbs whose infinitive comes later, if at all."""
    sections = ("reporting", "directive", "commissive", "intention", "planning", "belief", "state", "lasting")
    return frozenset().union(*map(lexicon.verbs, sections), lexicon.verbs("scheduled"), _READY)


def _planned(choice: Choice, steps: list[str]) -> bool:
    clause = choice.placed.clause if choice.placed is not None else None
    set_for = clause is not None and key(clause) in lexicon.verbs("scheduled")
    return set_for and steps[-1:] in (["adnominal"], ["relative"])


def not_its_plan(candidate: Candidate, choice: Choice, steps: list[str]) -> bool:
    """Nobody plans a blast: "cancelled a visit to the site of the blast that was planned for Saturday".

    Where the participle follows at once somebody did: "the attack scheduled for Saturday was called off".
    """
    if types.of_word(candidate.head) not in types.BEFALLING or not _planned(choice, steps):
        return False
    clause = choice.placed.clause if choice.placed is not None else None
    return steps[-1] != "adnominal" or clause is None or clause.i != candidate.head.i + 1


def _of_phrase(clause: Word, noun: Word) -> bool:
    """Is it said of a noun or of what hangs on it ("a strike by drivers planned for Friday")?"""
    link = syntax.up(clause)
    while link is not None and link.head.i > noun.i and not syntax.is_verb(link.head):
        link = syntax.up(link.head)
    return link is not None and link.head.i == noun.i


def _at_once(candidate: Candidate, choice: Choice, steps: list[str], status: Status) -> bool:
    """ "pleaded guilty when the trial opened on Monday", "were killed after a train came off the rails on Friday"."""
    assert choice.placed is not None
    verb, clause = candidate.carrier, choice.placed.clause
    told = status.tense == "PAST" and status.factuality in (Factuality.ASSERTED, Factuality.DENIED)
    if clause is None or not told or candidate.is_noun or syntax.aspect(verb) != "NONE" or clause.i < verb.i:
        return False
    if steps[-1:] == ["open"] and syntax.is_verb(clause.head):
        return False
    if not steps or not steps[0].startswith("adverbial") or choice.probability < _SURELY or not _of_one_day(choice):
        return False
    if syntax.tense(clause) != "PAST" or syntax.aspect(clause) != "NONE" or not _of_clause(choice, clause):
        return False
    marks = {word.lower_ for word in clause.lefts}
    if key(verb) in lexicon.verbs("state"):
        return False
    if len(steps) == 1 and "after" in marks:
        return key(verb) in _HURT and syntax.passive(verb)
    return bool(marks & {"when", "as"}) and len(steps) <= 1 + (steps[-1] == "open")


def _of_clause(choice: Choice, clause: Word) -> bool:
    """The verb's own date, or one that the tree hangs on a place or a thing beside it."""
    noun = choice.placed.governor if choice.placed is not None else None
    own = noun is not None and noun.i == clause.i
    known = noun is not None and types.names_event(noun)
    return own or (noun is not None and not syntax.is_verb(noun) and not known)


def _of_one_day(choice: Choice) -> bool:
    """A day or a part of one, no month."""
    assert choice.placed is not None
    match choice.placed.timex.resolution:
        case Resolved(reading=taken):
            return taken.interval.granularity <= Granularity.DAY
        case _:
            return False


def _looks_back(choice: Choice, clause: Word) -> bool:
    """ "lowered the debt to junk last month": no infinitive has such a time, whatever the tree takes for one."""
    assert choice.placed is not None
    words = choice.placed.timex.text.lower().split()
    back = words[0] in ("last", "yesterday", "earlier") or words[-1] == "ago"
    end = choice.placed.end
    closes = end >= len(clause.doc) or clause.doc[end].text in (".", ",", ";")
    return back and closes and syntax.tense(clause) == "INFINITIVE" and choice.placed.governor is clause


def tells_of(candidate: Candidate, link: syntax.Link | None, choice: Choice, status: Status) -> bool:
    """A past relative clause on an event noun that the expression dates: "the 1987 flood, which took nine farms"."""
    if link is None or choice.placed is None or status.tense != "PAST" or in_phrase.notice(link.head):
        return False
    governor, doc, end = choice.placed.governor, candidate.carrier.doc, choice.placed.end
    if governor is not None and governor.i == link.head.i and types.of_word(link.head) != types.OTHER:
        return True
    # "in the first round on April 16, which Belmont won"
    first = choice.placed.begin - bool(choice.placed.marker) - 1
    if first < 0 or end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in _RELATIVES:
        return False
    noun = doc[first]
    known = types.names_event(noun) or noun.lemma_.lower() in _ROUNDS
    behind = end + 1 < candidate.carrier.i and syntax.aspect(candidate.carrier) == "NONE"
    return noun.pos_ == "NOUN" and known and behind
