"""Which reference times a text supports: a date may be the likeliest and still not be said.

``strong`` choices date an event; ``weak`` ones give a plausible date that must found no row of a timeline
(their rules begin with ``context:``); ``bound`` only says "not after".
"""

from __future__ import annotations

from functools import cache

from extractors.events import below, counted, lexicon, nouns_own, parallel, scope, types
from extractors.events.candidates import Candidate, key
from extractors.events.factuality import Status
from extractors.events.placing import PlacedTimex
from extractors.events.reference import Choice
from extractors.events.rehung import UNTIL
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import UNREAL, BlockKind, Factuality

BOUND = "bound"
#: What is said takes the date of a verb beside it only from this probability on ("visited on Monday and declared").
_SURELY = 0.7
#: The word of a status for an infinitive that tells what something is done for.
_PURPOSE = "in order to"

#: Dates of a clause above or beside that are as often right as an event's own, from these probabilities on:
#: of finite verbs. A participle ("…, raising the toll to 41") is part of what its clause tells and founds nothing.
_FIRM = {"context:above": 0.65, "context:beside": 0.75, "context:clause": 0.65}


def rule(candidate: Candidate, choice: Choice, status: Status, block: BlockKind, statement: bool) -> str | None:
    """The rule id under which a choice may date the event; ``BOUND``; ``None`` where the text does not support it."""
    if choice.placed is None:
        return choice.relation
    family, _, way = choice.relation.partition(":")
    if family != "timex":
        return _from_story(candidate, choice, status)
    steps = way.split(":")
    if _sets(candidate, choice, status) or (steps[:2] == ["up", "adverbial-as"] and _as_meant(candidate)):
        return None
    if steps[0] != "direct" and (nouns_own.of_others(candidate, choice) or counted.off(candidate, choice)):
        return None
    found = _of_sentence(candidate, choice, status, block, statement, steps)
    finite = status.tense == "PAST" and not candidate.is_noun and not nouns_own.like_participle(candidate.carrier)
    finite = finite and (not syntax.is_modifier(candidate.head) or bool(syntax.auxiliaries(candidate.carrier)))
    # "struck on Monday after talks failed", "was sacked on Monday because he drank": by then, no row of its own
    earlier = steps[1:2] in (["adverbial-after"], ["adverbial-because"])
    firm = found in _FIRM and not (found == "context:beside" and _told_of(candidate, choice.placed))
    if found is not None and firm and finite and not earlier and choice.probability >= _FIRM[found]:
        return found.replace("context", "timex")
    # what is told does not take the day it was told, nor its telling that day; verbs that share no date share none
    apart = steps[0] in ("shared", "clause") or "complement" in steps or below.not_its_plan(candidate, choice, steps)
    if found is None and choice.probability >= below.LIKELY and _happened(candidate, status) and not apart:
        return "context:beside"
    return found


def _told_of(candidate: Candidate, placed: PlacedTimex) -> bool:
    """Is it told by somebody, and the date outside: "The papers, released on Monday, say a guard saw the fire"?"""
    for link in syntax.links_up(candidate.carrier):
        if link.relation is Relation.COMPLEMENT and key(link.head) in lexicon.verbs("reporting"):
            return placed.begin < link.head.i
    return False


def _as_meant(candidate: Candidate) -> bool:
    """ "did not sail on Friday as it had intended": how it went, no event of that day."""
    return key(candidate.head) in lexicon.verbs("planning") or key(candidate.head) in lexicon.verbs("intention")


def _sets(candidate: Candidate, choice: Choice, status: Status) -> bool:
    """ "is scheduled to begin on Monday", "plans to retire in May": the date is that of what is planned."""
    assert choice.placed is not None
    verb, name = candidate.carrier, key(candidate.head)
    if status.tense != "PRESENT" or not (name in lexicon.verbs("planning") or name in lexicon.verbs("scheduled")):
        return False
    planned = (word for word in syntax.complements(verb) if verb.i < word.i < choice.placed.begin)
    return any(syntax.tense(word) == "INFINITIVE" for word in planned)


def _of_sentence(
    candidate: Candidate, choice: Choice, status: Status, block: BlockKind, statement: bool, steps: list[str]
) -> str | None:
    if block is BlockKind.CAPTION and status.tense == "PRESENT" and steps[0] not in ("direct", "clause"):
        return "timex:caption"
    match "shared" if steps[0] != "direct" and parallel.led(candidate, choice) else steps[0]:
        case "direct":
            if len(steps) > 1:
                return "timex:when"
            return "context:frame" if counted.frame(candidate, choice) else "timex:direct"
        case "clause":
            return None if nouns_own.of_another(candidate, choice) else "timex:clause"
        case "noun":
            return _noun(candidate, choice, steps)
        case "shared":
            return None if statement and choice.probability < _SURELY else _shared(candidate, choice)
        case "up":
            return _above(candidate, choice, steps[1:], status, block)
        case "down":
            return below.rule(candidate, choice, steps[1:], status)
        case _:
            return "context:beside"


def _noun(candidate: Candidate, choice: Choice, steps: list[str]) -> str | None:
    link = syntax.up(candidate.head)
    if link is None:
        return "timex:clause"
    relation, dated = steps[1] if len(steps) > 1 else "", choice.placed.governor if choice.placed is not None else None
    if dated is not None and not syntax.is_verb(dated) and dated.lemma_.lower() in lexicon.event_nouns():
        return None  # "went ahead with the strike despite a meeting on Tuesday": the meeting's
    if choice.placed is not None and nouns_own.of_cause(candidate.head, choice.placed.begin):
        return None  # the same where the tree hangs the day on the verb
    if relation == "subject" and any(word.text in ("—", "–") for word in link.head.doc[candidate.head.i : link.head.i]):
        return None  # "His lead — a court corrected it on Friday — is tiny"
    if relation == "subject" and not syntax.passive(link.head):
        # "talks collapsed on Monday" dates the end of the talks
        ended = key(link.head) in lexicon.verbs("fall_through")
        return BOUND if ended else "timex:subject"
    if relation == "oblique":
        linked = link.marker == "with" and (not syntax.is_verb(link.head) or key(link.head) in lexicon.verbs("accuse"))
        if linked:
            return None  # "indicted on Monday in connection with the collapse", "charged on Monday with fraud"
        lasting = candidate.head.lemma_.lower() in lexicon.nouns("lasting")
        return (
            ("context:clause" if lasting else "timex:clause")
            if len(steps) > 2 and steps[2] in nouns_own.INSIDE
            else None
        )
    if relation in ("subject", "object"):
        effected = syntax.is_verb(link.head) and key(link.head) in lexicon.verbs("effected")
        return "context:clause" if effected and choice.probability >= _SURELY else BOUND
    return "context:clause"


def _shared(candidate: Candidate, choice: Choice) -> str | None:
    """ "was arrested and charged on Tuesday" shares; "signed on Tuesday, but it must be approved" does not."""
    assert choice.placed is not None
    own, other = syntax.clause(candidate.carrier), choice.placed.clause
    if own is None or other is None:
        return None
    if choice.placed.marker in UNTIL or nouns_own.inside(choice, other) or nouns_own.of_subject(choice):
        return None
    planned = key(other) in lexicon.verbs("scheduled") | lexicon.verbs("planning")
    if planned and (candidate.is_noun or key(own) in lexicon.verbs("cancel") | lexicon.verbs("put_to")):
        return None  # "was set for May 3, but was called off because of the storm"
    if nouns_own.of_its_cause(choice):
        return None  # "was produced in court and held until May 3", "launched at a June gala and mocked since"
    if own.i < other.i:
        if counted.itself(own, other) or "offset" in choice.placed.timex.resolution.rules:
            return None  # "was arrested two days after the wreck and charged in May", "and charged a week later"
        if " at the time " in f" {own.doc.text(own.i, other.i)} ".lower():
            return None  # "led the union at the time of the fire and won in December"
        if any(word.text == "," for word in own.doc[own.i : other.i]):
            return None  # "studied in Graz, moved to Vienna in 1991 and opened a practice"
    leading = choice.placed.begin < min(own.i, other.i)
    separate = any(word.i > other.i for word in syntax.subjects(own)) if own.i > other.i else True
    harmed = key(own) in lexicon.verbs("harm") and key(other) in lexicon.verbs("harm")
    if separate and not leading and not harmed and _own_subject(own if own.i > other.i else other):
        return None  # "was arrested and the road was closed on Monday"; not "two were killed and a driver was hurt"
    return "timex:shared" if _time(own) == _time(other) else None


def _own_subject(verb: Word) -> bool:
    link_subjects = syntax.subjects(verb)
    return any(word.head.i == verb.i for word in link_subjects)


def _time(verb: Word) -> str:
    tense = syntax.tense(verb)
    if syntax.modality(verb):
        return "modal"
    if tense == "PRESENT" and syntax.aspect(verb).startswith("PERFECTIVE"):
        return "perfect"  # "broke out in April and has killed thousands": up to now, not in April
    return "past" if tense in ("PAST", "PASTPART") or syntax.aspect(verb) == "PERFECTIVE" else tense


def _above(candidate: Candidate, choice: Choice, steps: list[str], status: Status, block: BlockKind) -> str | None:
    first = steps[0].split("-")
    link = syntax.up(candidate.carrier)
    if "complement" in steps or _claimed(link, status) or _told_then(candidate, choice):
        return BOUND
    if first[0] == "open" and link is not None:
        name = key(link.head)
        if name in lexicon.verbs("implicative") or (syntax.passive(link.head) and name in lexicon.verbs("scheduled")):
            return "timex:open"
        if name in lexicon.verbs("planning") and syntax.tense(link.head) == "PRESENT":
            return "timex:open"  # "On Tuesday the union plans to hold a rally"
        return None
    if first == ["adverbial", "VB"] and choice.probability >= below.LIKELY:
        return "context:above" if status.word == _PURPOSE and _acts(link) else None
    if status.tense == "INFINITIVE" or status.factuality in UNREAL or first[1:] in (["before"], ["until"]):
        return None  # "died on Monday before it reached the port"
    likely = choice.probability >= below.LIKELY
    if first[0] == "relative" and likely and below.tells_of(candidate, link, choice, status):
        return "timex:relative"
    told = choice.placed.clause if choice.placed is not None else None
    if "relative" in steps and told is not None and types.of_word(told) == "statement":
        return BOUND  # "denounced on Monday the accord in which the two shared out the sea"
    if first[0] in ("adverbial", "adnominal", "argument"):
        return "context:above"
    return "context:above" if block is BlockKind.CAPTION else None


def _told_then(candidate: Candidate, choice: Choice) -> bool:
    """ "told the hearing on Tuesday that the wall had swayed": content, wherever the tree hangs it."""
    assert choice.placed is not None
    doc, end = candidate.carrier.doc, choice.placed.end
    return end < candidate.carrier.i and doc[end].lower_ == "that" and doc[end].sent.start == candidate.head.sent.start


def _claimed(link: syntax.Link | None, status: Status) -> bool:
    """The content of a noun: "rejected claims on Tuesday that it paid a ransom", "denied reports that he fled"."""
    if link is None or link.relation not in scope.CONTENT or syntax.is_verb(link.head) or status.tense == "INFINITIVE":
        return False
    return link.head.lemma_.lower() in scope.CLAIMS


def _acts(link: syntax.Link | None) -> bool:
    """ "gathered on Wednesday to discuss the border"; not what is only wanted: "urged them on Wednesday to sign"."""
    if link is None or not syntax.is_verb(link.head) or key(link.head) in _willing():
        return False
    return not any(word.lemma_.lower() in lexicon.nouns("plan") for word in syntax.objects(link.head))


@cache
def _willing() -> frozenset[str]:
    """Verbs whose infinitive is only wanted, asked for or planned."""
    sections = ("reporting", "directive", "commissive", "intention", "planning", "belief")
    return frozenset().union(*map(lexicon.verbs, sections))


def _from_story(candidate: Candidate, choice: Choice, status: Status) -> str | None:
    return choice.relation if _happened(candidate, status) else None


def _happened(candidate: Candidate, status: Status) -> bool:
    """Told as something that took place; plans and what holds today take no date that is not theirs."""
    if candidate.is_noun and status.factuality is Factuality.ALLEGED:
        return False  # "indicted on Monday in connection with the collapse"
    if status.factuality in UNREAL or (status.tense in ("FUTURE", "INFINITIVE") and not candidate.is_noun):
        return False
    return status.tense != "PRESENT" or syntax.aspect(candidate.carrier) != "NONE"
