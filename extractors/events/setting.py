"""What a sentence tells only as the setting or the state of things in which something else happened.

"He was driving home when he was shot", "was shot as he stood in his kitchen", "the town, which lies on the border",
"closed at $44 in New York trading on Monday": a date is right for these, too, but nobody would enter them in a
timeline. They keep their date and may join what another sentence tells; they found no row (rules ``setting:*``).

Only what has no type of its own is weighed: an attack, an arrest or a death is an event wherever it is told.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.events import dating, lexicon, types
from extractors.events.candidates import Candidate, folded_words, key
from extractors.events.draft import Draft
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import Ambiguous, Factuality, Granularity, Polarity, Resolved

_EDGES = frozenset(("end", "start", "beginning", "middle", "rest", "close"))
_NONE = frozenset(("any", "no"))
_SIDES = frozenset(("far", "near", "other", "opposite", "upper", "lower", "deep", "north", "south", "east", "west"))
_SIDES |= {"northern", "southern", "eastern", "western", "front", "back", "left", "right", "both", "either"}
_INSIDE = frozenset(("in", "of", "at", "during", "from"))
_AT_ONCE = frozenset(("when", "as", "while", "whilst"))
_STAYS = frozenset(("remain", "stay"))
_TURNS = frozenset(("return", "turn", "shift", "move", "focus", "swing"))
_ATTENTION = frozenset(("attention", "focus", "spotlight", "eye"))
#: What somebody was doing when something befell him, as a rule.
_ON_THE_WAY = frozenset(("go", "drive", "ride", "walk", "head", "sleep", "sit", "stand", "wear", "carry", "wait"))
#: Rules of dates that are of the clause above, or of the one that a conjunction ties to it.
_OF_OTHERS = frozenset(("timex:above", "anchor:at"))


def marked(draft: Draft) -> Draft:
    """The draft; with ``setting:…`` as first rule of its date where it is only the setting of something."""
    resolution = draft.when.resolution
    if draft.event_type != types.OTHER or draft.event_class == "statement" or draft.part_of is not None:
        return draft
    if not isinstance(resolution, Resolved | Ambiguous) or (found := _setting(draft, resolution.rules)) is None:
        return draft
    told = replace(resolution, rules=(f"setting:{found}", *resolution.rules))
    return replace(draft, when=replace(draft.when, resolution=told))


def _setting(draft: Draft, rules: tuple[str, ...]) -> str | None:
    head = draft.candidate.head
    if draft.candidate.is_noun:
        return "noun" if _only_named(draft.candidate) else None
    if _modifier(head):
        return "modifier"
    if _state(draft):
        return "state"
    if _empty(head) or _of_calendar(draft):
        return "phrase"
    return "clause" if _circumstance(draft, rules) else None


def _only_named(candidate: Candidate) -> bool:
    """ "in composite trading Friday", "the performance this year", "not working in this year's campaign".

    What goes on all the time is an event where the sentence has it begin, end or take place.
    """
    noun, lemma = candidate.head, candidate.head.lemma_.lower()
    if lemma in _EDGES and any(
        item.head.lemma_.lower() in lexicon.people("calendar") for item in syntax.obliques(noun)
    ):
        return True  # "by the end of the day"
    if lemma == "end" and any(child.lower_ in _SIDES for child in noun.lefts):
        return True  # "the far end of the hall"
    if any(child.lower_ in _NONE for child in noun.lefts):
        return True  # "the talks brought no changes", "without any help"
    if candidate.phase is not None or folded_words(candidate):
        return False
    if lemma in lexicon.nouns("going_on"):
        return True
    link = syntax.up(candidate.head)
    inside = link is not None and link.relation is Relation.OBLIQUE and link.marker in _INSIDE
    return inside and lemma in lexicon.nouns("setting")


def _modifier(verb: Word) -> bool:
    """ "a copy of the deleted book", "the highest rates ever recorded in May": words that say which one."""
    if verb.i and verb.doc[verb.i - 1].lower_ == "ever" and syntax.form(verb) == "VBN":
        return not syntax.auxiliaries(verb)
    return syntax.is_modifier(verb) and not syntax.auxiliaries(verb) and not syntax.subjects(verb)


def _state(draft: Draft) -> bool:
    """ "which lies on the border", "was involved in", "does not comply": how things are, whatever the day."""
    verb, name = draft.candidate.head, key(draft.candidate.head)
    if draft.status.tense == "FUTURE" or syntax.modality(verb):
        return False
    if name in lexicon.verbs("describes") or (syntax.passive(verb) and name in lexicon.verbs("described")):
        return True
    if name == "result" and any(item.preposition == "from" for item in syntax.obliques(verb)):
        return True  # "The request results from a ruling of July 8"
    if name in _STAYS and draft.status.factuality is not Factuality.PLANNED and not _stays_so(verb):
        return True
    now = syntax.tense(verb) == "PRESENT" and syntax.aspect(verb) == "NONE"
    return now and draft.status.polarity is Polarity.NEG


def _stays_so(verb: Word) -> bool:
    """ "the bridge remained closed", "the rate remained at 4 percent", but "Firefighters remained wary"."""
    closed = any(syntax.form(word) in ("VBN", "VBD") for word in verb.rights)
    return closed or any(item.preposition == "at" for item in syntax.obliques(verb))


def _empty(verb: Word) -> bool:
    """ "made headlines", "took the world by storm", "voters did the same": words that tell nothing."""
    name = key(verb)
    subjects = {word.lemma_.lower() for word in syntax.subjects(verb)}
    if name in _TURNS and subjects & _ATTENTION:
        return True  # "attention returned on Monday to the judges"
    if verb.lower_ == "following" and not syntax.auxiliaries(verb):
        return True  # "cut jobs following Monday's ruling"
    if name == "happen":
        return not any(
            word.pos_ in ("NOUN", "PROPN") for word in syntax.subjects(verb) if word.tag_ not in ("WP", "WDT")
        )
    objects = {word.lemma_.lower() for word in syntax.objects(verb)}
    objects |= {item.head.lemma_.lower() for item in syntax.obliques(verb) if item.preposition == "by"}
    return bool(objects & lexicon.nouns("nothing")) and name in lexicon.verbs("carries_nothing")


def _of_calendar(draft: Draft) -> bool:
    """ "prayed for rain as Easter week began"."""
    verb, placed = draft.candidate.head, draft.placed
    if placed is None or placed.end != verb.i or placed.marker or syntax.tense(verb) != "PAST":
        return False
    own = any(word.head.i == verb.i for word in syntax.subjects(verb))
    return not own and key(verb) in lexicon.verbs("begin") | lexicon.verbs("end")


def _circumstance(draft: Draft, rules: tuple[str, ...]) -> bool:
    """ "was driving home when he was shot"; "was shot as he opened the door", which has its day from what befell."""
    verb = draft.candidate.carrier
    if rules[:2] == ("anchor:at", "as"):
        return True  # "as" says why as often as when
    going_on = syntax.aspect(verb).endswith("PROGRESSIVE") and syntax.tense(verb) == "PAST"
    if going_on and (_then(verb) or _on_the_way(verb)):
        return True
    first = rules[0] if rules else ""
    if first == "timex:when":
        return _befell(draft)
    link = syntax.up(verb)
    at_once = link is not None and link.relation is Relation.ADVERBIAL and link.marker in _AT_ONCE
    return at_once and first in _OF_OTHERS


def _on_the_way(verb: Word) -> bool:
    """ "was going west at 1:30 a.m."; not "was carrying out a raid"."""
    return key(verb) in _ON_THE_WAY and not any(types.names_event(noun) for noun in syntax.objects(verb))


def _befell(draft: Draft) -> bool:
    """ "was shot dead on Friday when he knocked on the door": the day is that of what befell somebody."""
    interval, placed = dating.closed(draft.when), draft.placed
    if interval is None or interval.granularity > Granularity.DAY or placed is None or placed.clause is None:
        return False
    return types.of_word(placed.clause) in types.BEFALLING or key(placed.clause) in lexicon.verbs("harm")


def _then(verb: Word) -> bool:
    """Is there a clause "when …" behind it, or behind its date, that tells what happened?"""
    below = list(verb.rights)
    below += [word for child in below for word in child.rights]
    for word in below:
        if syntax.is_verb(word) and syntax.tense(word) == "PAST" and any(c.lower_ == "when" for c in word.lefts):
            return True
    return False
