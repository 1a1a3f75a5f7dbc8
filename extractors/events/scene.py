"""What a story goes on with: sentences without a date of their own tell of the day told before them.

"Gunmen attacked a bank on Monday. A guard was killed.": Monday. "The two met on Friday. They signed a treaty.": Friday.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.events import lexicon, types
from extractors.events.candidates import key
from extractors.events.placing import PlacedTimex
from extractors.events.prospect import Undated
from extractors.events.reference import Choice
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import Factuality, Granularity, Resolved, TimexType

_DATES = frozenset((TimexType.DATE, TimexType.TIME))
#: What the sentence behind a dated one tells with it: "Gunmen attacked a bank on Monday. A guard was killed."
_WITH_IT = types.BEFALLING | {"arrest"}
#: From these probabilities on what a main clause tells in the simple past is of the day of the story: deeds of a
#: moment, and harm, of which a story brings up older cases.
_LIKELY, _SURELY = 0.4, 0.6
#: Words by which a sentence steps out of the story: "had earlier", "last season", "was once a mill".
_ELSEWHERE = frozenset(
    ("ago", "already", "before", "earlier", "ever", "first", "formerly", "last", "later", "never", "once", "originally")
) | frozenset(("past", "previous", "previously", "since", "subsequently", "traditionally", "until", "usually"))
#: What is said, tried or published on a day tells of what was before it, and so does what follows: "were charged on
#: Friday. They stormed a bank in May".
_LOOK_BACK = frozenset(("statement", "court", "launch", "legislation", "appointment", "resignation", "business_deal"))
#: What befalls people and what they do together on a day, and what is told of it only with more of its kind.
_DEEDS, _OF_KIND = _WITH_IT | {"protest"}, frozenset(("sport", "election"))


def goes_on(event: Undated, choice: Choice, choices: Sequence[Choice], inside: Sequence[PlacedTimex]) -> bool:
    """Does a sentence without a date tell of the day that was told before?"""
    candidate, placed = event.candidate, choice.placed
    assert placed is not None
    if candidate.is_noun or inside or placed.timex.type not in _DATES:
        return False
    if event.status.tense != "PAST" or event.status.factuality is not Factuality.ASSERTED:
        return False
    if any(link.marker == "before" for link in syntax.links_up(candidate.carrier)):
        return False  # "had saved many lives before he collapsed"
    if syntax.aspect(candidate.carrier) != "NONE" or any(word.lower_ == "being" for word in candidate.carrier.lefts):
        return False
    return _befell_next(candidate.head, placed, choices) or _of_scene(event, choice, choices)


def _befell_next(verb: Word, placed: PlacedTimex, choices: Sequence[Choice]) -> bool:
    """In the two sentences behind a dated one: of 24 such events in the training texts of the ranker 22 were of it."""
    if not _befell(verb) or verb.sent.start not in _next_two(placed):
        return False
    return not any(placed.begin < one.placed.begin < verb.i for one in choices if one.placed is not None)


def _befell(verb: Word) -> bool:
    """ "was killed", "crashed", "was arrested", "were injured"."""
    harmed = syntax.passive(verb) and key(verb) in lexicon.verbs("harm") - {"leave", "claim", "bury"}
    return harmed or types.of_word(verb) in _WITH_IT


def _next_two(placed: PlacedTimex) -> tuple[int, ...]:
    """Where the two sentences behind that of a time begin."""
    doc, first = placed.head.doc, placed.head.sent.end
    return (first, doc[first].sent.end) if first < len(doc) else ()


def _of_scene(event: Undated, choice: Choice, choices: Sequence[Choice]) -> bool:
    """The main clause of a sentence behind it that tells what was done, where the ranker is sure of the day.

    No other day may be told between the two: background brings its own ("was rescued last November … took him in").
    """
    assert choice.placed is not None
    verb = event.candidate.carrier
    if event.event_class != "occurrence" or choice.probability < _LIKELY or choice.placed.begin > verb.i:
        return False
    if not _of_moment(event.candidate.head, choice) or not _of_one_day(choice.placed) or not _main(verb):
        return False
    if _looks_back(choice.placed) or _other_between(choice.placed, verb, choices):
        return False
    return _ELSEWHERE.isdisjoint(word.lower_ for word in verb.sent)


def _of_moment(verb: Word, choice: Choice) -> bool:
    """ "Some protesters blocked a bridge", not "The mill employed 300 people", "He grew up in Lund"."""
    if key(verb) in lexicon.verbs("scene") or (key(verb) == "take" and syntax.passive(verb)):
        return True  # "Two men were taken to hospital"
    kind, told = types.of_word(verb), choice.placed.governor if choice.placed is not None else None
    if choice.probability < _SURELY:
        return False
    if kind in _DEEDS or key(verb) in lexicon.verbs("scene_too"):
        return True
    return kind in _OF_KIND and told is not None and types.of_word(told) == kind


def _other_between(placed: PlacedTimex, verb: Word, choices: Sequence[Choice]) -> bool:
    """In the two sentences before it, an earlier time or one that does not hold the day."""
    doc, first = verb.doc, verb.sent.start
    for _ in range(2):
        first = doc[first - 1].sent.start if first else 0
    between = (c.placed for c in choices if c.placed is not None and placed.begin < c.placed.begin < verb.i)
    return any(one.begin >= first and _earlier(one, placed) for one in between)


def _earlier(one: PlacedTimex, placed: PlacedTimex) -> bool:
    match one.timex.resolution, placed.timex.resolution:
        case Resolved(reading=other), Resolved(reading=taken):
            end, begin = other.interval.end, taken.interval.begin
            return one.timex.type in _DATES and end is not None and begin is not None and end <= begin
        case _:
            return False


def _looks_back(placed: PlacedTimex) -> bool:
    """Does the day belong to what only tells of other things?"""
    told = [word for word in (placed.governor, placed.clause) if word is not None]
    looking = lexicon.verbs("reporting") | lexicon.verbs("made_public") | {"die"}
    return any(types.of_word(word) in _LOOK_BACK or key(word) in looking for word in told)


def _main(verb: Word) -> bool:
    """The verb of the main clause, one joined to it, or what is said of it ("A guard fled, police said")."""
    for link in syntax.links_up(verb):
        said = link.relation is Relation.COMPLEMENT and key(link.head) in lexicon.verbs("reporting") - {"tell"}
        if link.relation is not Relation.CONJUNCT and not said and link.relation is not Relation.LOOSE:
            return False
    return True


def _of_one_day(placed: PlacedTimex) -> bool:
    match placed.timex.resolution:
        case Resolved(reading=taken):
            return taken.interval.granularity <= Granularity.DAY
        case _:
            return False
