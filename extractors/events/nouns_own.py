"""Dates of a clause that are a noun's and not its verb's: "condemned Sunday's raid", "charged over a raid of May 3"."""

from __future__ import annotations

from functools import cache

from extractors.events import lexicon, types
from extractors.events.candidates import Candidate, key
from extractors.events.placing import PlacedTimex
from extractors.events.reference import Choice
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

#: Parts of a time: "by the end of 2019", "at the start of the week".
_PARTS = frozenset(("start", "end", "close", "beginning", "opening", "finish", "turn", "rest", "run", "result"))
#: What happens by such a preposition to a dated noun happens at its time.
INSIDE = frozenset(("in", "during", "at", "amid", "by", "with", "throughout"))
#: What is dealt with, not what one goes to: "charged with a Friday robbery", but "gathered for a Friday service".
#: What befalls people because of what was before.
_CHARGES = frozenset(("arrest", "court"))
#: What stands behind such a preposition beside a charge is what somebody is charged with.
_DEEDS = frozenset(("of", "for", "with", "over", "in"))
_FROM_ABOVE = ("timex:up", "timex:noun")
#: "were held on Monday in a raid": that day.
_ROUND_UPS = frozenset(("raid", "operation", "sweep", "protest", "clash", "crackdown"))
_CAUSES = frozenset(("because", "because of", "due", "due to", "owing to", "despite"))
_CLAUSES = frozenset((Relation.RELATIVE, Relation.ADNOMINAL))
_SHOWS = frozenset(("show", "capture", "depict", "record", "catch"))
_ABOUT_IT = frozenset(("of", "over", "about", "into", "for"))
_ABOUT = frozenset(("of", "over", "about", "with"))


def of_others(candidate: Candidate, choice: Choice) -> bool:
    """Does what is told of it in its sentence keep the date of another word away?"""
    return looked_back_on(candidate) or behind_of(candidate, choice) or under_charge(candidate, choice)


def like_participle(verb: Word) -> bool:
    """ "A hearing for Lee, 23, charged with theft, was held today": no subject of its own, whatever its tag."""
    link = syntax.up(verb)
    hangs = link is not None and link.relation is Relation.ADNOMINAL and verb.doc[verb.i - 1].text == ","
    return hangs and not any(word.head.i == verb.i for word in syntax.subjects(verb))


def behind_of(candidate: Candidate, choice: Choice) -> bool:
    """ "were charged over the attack of March 5", "set a trial date of May 2": a date behind "of" is the noun's."""
    assert choice.placed is not None
    noun = choice.placed.governor
    if choice.placed.marker != "of" or noun is None or syntax.is_verb(noun) or choice.placed.begin < noun.i:
        return False
    name = noun.lemma_.lower()
    if name != "date" and (name in _PARTS or name not in lexicon.event_nouns()):
        return False
    link = syntax.up(noun)
    return candidate.head.i != noun.i and (link is None or link.marker not in INSIDE)


def inside(choice: Choice, verb: Word) -> bool:
    """ "launched at a June gala and mocked since": the gala's month, inside the words of the first participle."""
    link = syntax.up(verb)
    within = choice.placed is not None and choice.placed.inner
    return within and link is not None and link.relation is Relation.ADNOMINAL


def _told_of(noun: Word) -> bool:
    """ "found violations in last month's vote", "heard details of a shooting in the riot": told of later."""
    link = syntax.up(noun)
    while link is not None and not syntax.is_verb(link.head) and link.marker == "of":
        link = syntax.up(link.head)
    if link is None or link.relation is not Relation.OBJECT:
        return False
    return key(link.head) in _telling() or types.of_word(link.head) == "statement" or link.head.lemma_ in _LEARNT


def of_subject(choice: Choice) -> bool:
    """ "The suspect in Saturday's stabbing appeared in court": what he is known for was then, not what he did."""
    noun = choice.placed.governor if choice.placed is not None and choice.placed.inner else None
    link = syntax.up(noun) if noun is not None and not syntax.is_verb(noun) else None
    if noun is None or link is None or syntax.is_verb(link.head) or noun.lemma_.lower() not in lexicon.event_nouns():
        return False
    over = syntax.up(link.head)
    return over is not None and over.relation is Relation.SUBJECT and noun.i < over.head.i


def looked_back_on(candidate: Candidate) -> bool:
    """ "were shown on Tuesday a video of the killing", "marked the anniversary of the crash": it was before."""
    if _recorded(candidate.head):
        return True
    link = syntax.up(candidate.head) if candidate.is_noun else None
    if link is None or syntax.is_verb(link.head) or link.marker not in _ABOUT_IT:
        return False
    return link.head.lemma_.lower() in lexicon.nouns("looking_back")


def _recorded(word: Word) -> bool:
    """ "film of a man being beaten", "the moment a boy was hit as he crossed", "footage shows them fleeing"."""
    for link in syntax.links_up(word):
        head, name = link.head, link.head.lemma_.lower()
        if head.i > word.i:
            return False
        if name == "moment" and link.relation in _CLAUSES:
            return True
        if name in lexicon.nouns("recorded") and link.marker == "of":
            return True
        if syntax.is_verb(head) and key(head) in _SHOWS and link.relation is not Relation.CONJUNCT:
            over = syntax.up(head)
            shown_by = [*syntax.subjects(head), *([over.head] if over is not None else [])]
            return any(one.lemma_.lower() in lexicon.nouns("recorded") for one in shown_by)
    return False


def under_charge(candidate: Candidate, choice: Choice) -> bool:
    """ "went on trial on Monday for shooting a clerk as she fled", "held on Friday in the killing": done before."""
    assert choice.placed is not None
    governor, first = choice.placed.governor, candidate.carrier
    if governor is None or not syntax.is_verb(governor) or not choice.relation.startswith(_FROM_ABOVE):
        return False
    if candidate.is_noun and types.of_word(candidate.head) not in types.BEFALLING:
        return False
    for link in syntax.links_up(candidate.head if candidate.is_noun else first):
        head = link.head
        if head.i > first.i or link.relation is Relation.CONJUNCT:
            return False
        if link.relation is Relation.RELATIVE and types.of_word(head) not in types.BEFALLING:
            return False  # "sued over a film which told of it"
        if _charges(head) and (link.marker in _DEEDS or _deed_between(head, first)):
            over = head.i == governor.i or any(up.head.i == governor.i for up in syntax.links_up(head))
            return over and candidate.head.lemma_.lower() not in _ROUND_UPS
        if head.i == governor.i:
            return False
    return False


def _charges(verb: Word) -> bool:
    """ "was charged", "went on trial", "is due in court"."""
    if not syntax.is_verb(verb):
        return False
    if types.of_word(verb) in _CHARGES or key(verb) in lexicon.verbs("accuse"):
        return True
    return any(item.preposition == "on" and item.head.lower_ == "trial" for item in syntax.obliques(verb))


def stands_charged(candidate: Candidate) -> bool:
    """ "is charged with murder", "is accused of theft": so it stands as the article is written."""
    verb = candidate.carrier
    still = not candidate.is_noun and syntax.passive(verb) and syntax.aspect(verb) == "NONE"
    return still and (types.of_word(verb) == "court" or key(verb) in lexicon.verbs("accuse"))


def _deed_between(verb: Word, word: Word) -> bool:
    """ "was convicted of killing a clerk when he fired": the deed stands between."""
    return any(
        child.i < word.i and syntax.gerund(child) and (up := syntax.up(child)) is not None and up.marker in _DEEDS
        for child in verb.rights
    )


def of_its_cause(choice: Choice) -> bool:
    """ "stayed in because of a blast on Monday": the blast's day."""
    noun = choice.placed.governor if choice.placed is not None else None
    link = syntax.up(noun) if noun is not None and not syntax.is_verb(noun) else None
    return link is not None and link.marker in _CAUSES


def of_cause(noun: Word, date: int) -> bool:
    """ "the strike despite a meeting with the mayor on Tuesday": a cause or hindrance stands between noun and date."""
    return any(item.preposition in _CAUSES and noun.i < item.head.i < date for item in syntax.obliques(noun))


def of_another(candidate: Candidate, choice: Choice) -> bool:
    """ "was jailed over the 2019 theft": it dates the noun. But "was unveiled at a Monday gala"."""
    assert choice.placed is not None
    noun = choice.placed.governor
    if noun is None or candidate.is_noun or syntax.is_verb(noun):
        return False
    link = syntax.up(noun)
    if _behind_it(candidate.carrier, choice.placed, noun):
        return True
    if choice.placed.begin > noun.i:  # "Since the raid on May 3 no ship has left"
        caused = of_its_cause(choice)
        fronted = link is not None and link.marker == "since" and noun.i < candidate.carrier.i
        known = types.names_event(noun)
        # "recalled the heaters after two fires in August"; after one "on Monday" it is that day, as a rule
        behind = link is not None and link.marker == "after" and not _that_day(choice.placed)
        return (fronted or caused or behind) and known
    charged = types.of_word(candidate.head) in _CHARGES and types.of_word(noun) in types.BEFALLING
    if choice.placed.inner and charged:
        return True  # "arrested two suspects in Monday's killing"
    if link is not None and choice.placed.inner and not syntax.is_verb(link.head):
        # "claimed responsibility for Saturday's attack"
        came_of = link.head.lemma_.lower() in _CAME_OF
        return link.marker not in INSIDE or came_of or of_subject(choice) or _told_of(link.head)
    if link is not None and choice.placed.inner and link.relation is Relation.OBJECT:
        return key(link.head) in _telling() or types.of_word(link.head) == "statement"  # "condemned Sunday's raid"
    if link is None or link.head.i != candidate.carrier.i or noun.lemma_.lower() not in lexicon.event_nouns():
        return False
    if link.relation is Relation.SUBJECT and choice.placed.inner and key(link.head) in lexicon.verbs("leads_to"):
        return not syntax.passive(link.head)  # "Monday's raid has led to protests"
    if link.relation is not Relation.OBLIQUE or link.marker in INSIDE:
        return False
    from_it = choice.placed.inner and link.marker == "from"  # "stems from a March 3 collision"
    return from_it or link.marker in _ABOUT | _CAUSES or not _that_day(choice.placed)


def _behind_it(verb: Word, placed: PlacedTimex, noun: Word) -> bool:
    """Does the verb tell what is so now, or is to come, and the date what lies behind it?

    "Tuesday's ruling clears the way", "goes on with its campaign, with air strikes on Monday", "has claimed victory in
    Wednesday's vote", "plans to review last month's sale".
    """
    if not types.names_event(noun) and not placed.inner:
        return False
    tense = "INFINITIVE" if syntax.modality(verb) else syntax.tense(verb)
    if tense not in ("PRESENT", "INFINITIVE", "FUTURE"):
        return False
    rules = placed.timex.resolution.rules
    if any(rule.endswith("-past") or rule.startswith("last-") for rule in rules):
        return True
    told = types.of_word(noun) in _SETTLED or noun.lemma_.lower() == "decision"
    return placed.inner and told and tense == "PRESENT" and "weekday-default" in rules


def _that_day(placed: PlacedTimex) -> bool:
    """Is what came after a noun's event of the same day, as a rule: "fled after Monday's raid"?

    A day told as "May 3" is one further back.
    """
    words = placed.timex.text.lower().split()
    return len(placed.timex.value) >= len("2019-04-12") and not any(word.startswith(_MONTHS) for word in words)


#: Types of what is dated by the weekday before as a rule: not matches and meetings.
_SETTLED = types.BEFALLING | {"statement", "court", "legislation", "arrest", "agreement", "sanction"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: "in connection with", "in response to" something that was before.
_CAME_OF = frozenset(("connection", "relation", "response", "reaction", "retaliation", "reference", "regard"))
_LEARNT = frozenset(("find", "discover", "hear", "see", "study", "review", "examine", "detail", "list", "describe"))


@cache
def _telling() -> frozenset[str]:
    """Verbs by which people speak of what has been."""
    return frozenset().union(*map(lexicon.verbs, ("reporting", "deny", "allege", "accuse", "belief")))
