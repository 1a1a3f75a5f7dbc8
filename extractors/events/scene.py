"""What a story goes on with: sentences without a date of their own tell of the day told before them.

"Gunmen attacked a bank on Monday. A guard was killed.": Monday. "The two met on Friday. They signed a treaty.": Friday.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.events import dating, lexicon, types
from extractors.events.candidates import Candidate, key
from extractors.events.factuality import Status
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
_LIKELY, _RATHER, _SURELY, _CERTAIN = 0.4, 0.5, 0.6, 0.7
#: Words by which a sentence steps out of the story, the first as words of its verb: "had earlier", "last season".
_OF_ITS_VERB = frozenset(("already", "earlier", "later", "never", "previously", "subsequently"))
_ELSEWHERE = _OF_ITS_VERB | {"ago", "before", "ever", "first", "formerly", "last", "once", "originally"}
_ELSEWHERE |= {"past", "previous", "since", "traditionally", "until", "usually"}
#: What is said, tried or published on a day tells of what was before it, and so does what follows: "were charged on
#: Friday. They stormed a bank in May".
LOOK_BACK = frozenset(("statement", "court", "launch", "legislation", "appointment", "resignation", "business_deal"))
#: Behind them a story tells what led to it: "was arrested on Friday. He brought the tapes to a shop".
TELLS_ON = frozenset(("arrest", "death"))
_BESIDE = frozenset(("while", "whilst", "although", "though"))  # "While two got away, a third was caught"
#: What befalls people and what they do together on a day, and what is told of it only with more of its kind.
_DEEDS, _OF_KIND = _WITH_IT | {"protest"}, frozenset(("sport", "election"))


def goes_on(event: Undated, choice: Choice, choices: Sequence[Choice], inside: Sequence[PlacedTimex]) -> bool:
    """Does a sentence without a date tell of the day that was told before?"""
    candidate, placed = event.candidate, choice.placed
    if placed is None or not tells_on(candidate, event.status, placed, inside):
        return False
    befell = not candidate.is_noun and _befell_next(candidate.head, placed, choices)
    return befell or _of_scene(event, choice, choices)


def tells_on(candidate: Candidate, status: Status, placed: PlacedTimex, inside: Sequence[PlacedTimex]) -> bool:
    """Told in the simple past, as done, in a sentence that names no other time; nouns where a verb carries them."""
    carried = syntax.is_verb(candidate.carrier) and candidate.carrier.i < candidate.head.i  # "joined the rescue"
    if (candidate.is_noun and not carried) or placed.timex.type not in _DATES:
        return False
    if placed.head.sent.start == candidate.head.sent.start:
        return False
    if any(not dating.is_length(item.timex) and not _of_same_day(item, placed) for item in inside):
        return False
    if status.tense != "PAST" or status.factuality is not Factuality.ASSERTED:
        return False
    if any(link.marker == "before" for link in syntax.links_up(candidate.carrier)):
        return False  # "had saved many lives before he collapsed"
    return syntax.aspect(candidate.carrier) == "NONE" and all(
        word.lower_ != "being" for word in candidate.carrier.lefts
    )


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
    if event.candidate.is_noun and types.of_word(event.candidate.head) in LOOK_BACK:
        return False  # "called the ruling a relief"
    if not _of_moment(verb, choice) or not in_story(verb, choice.placed):
        return False
    return not _other_between(choice.placed, verb, choices)


def in_story(verb: Word, placed: PlacedTimex) -> bool:
    """The verb of a main clause that does not step out of the story, whose day is no day of looking back."""
    if not _of_one_day(placed) or not _main(verb) or _looks_back(placed):
        return False
    return not any(_elsewhere(word, verb) for word in verb.sent)


def _elsewhere(word: Word, verb: Word) -> bool:
    """ "was once a mill", "last season", "was first seen in May", not "his first goal", "fled before police came"."""
    if word.lower_ == "first" and word.head.pos_ == "NOUN" and word.head.i > word.i:
        return word.head.lemma_.lower() in lexicon.people("calendar") | {"time"}
    if word.lower_ == "before" and (then := syntax.introduces(word)) is not None and syntax.is_verb(then):
        return False
    if word.lower_ in _OF_ITS_VERB and syntax.is_verb(word.head) and word.head.i != verb.i:
        return False  # "was booked and later released"
    return word.lower_ in _ELSEWHERE


def _of_moment(verb: Word, choice: Choice) -> bool:
    """ "Some protesters blocked a bridge", not "The mill employed 300 people", "He grew up in Lund"."""
    if key(verb) in lexicon.verbs("scene") or (key(verb) == "take" and syntax.passive(verb)):
        return True  # "Two men were taken to hospital"
    kind, told = types.of_word(verb), choice.placed.governor if choice.placed is not None else None
    if choice.probability >= _SURELY and (kind in _DEEDS or key(verb) in lexicon.verbs("scene_too")):
        return True
    if kind in _OF_KIND:
        return choice.probability >= _SURELY and told is not None and types.of_word(told) == kind
    if kind in LOOK_BACK - {"launch"} or lasting(verb) or choice.probability < _RATHER:
        return False
    if told is not None and types.of_word(told) in TELLS_ON:
        return False
    return all(link.relation is not Relation.COMPLEMENT for link in syntax.links_up(verb)) and (
        choice.probability >= _CERTAIN or _leads(choice.placed, verb)
    )


def lasting(verb: Word) -> bool:
    """ "joined the firm", "ran a shop"; but "joined the talks", "left the meeting"."""
    return key(verb) in lexicon.verbs("lasting") and not any(types.names_event(noun) for noun in syntax.objects(verb))


def _leads(placed: PlacedTimex | None, verb: Word) -> bool:
    """Does the day stand in a main clause that tells what happened, and nothing older between it and the verb?

    "Two men were arrested on Monday. They brought the tapes to a shop": before they were arrested.
    """
    told = placed.clause if placed is not None else None  # "A fire on Thursday engulfed"
    if placed is None or told is None or told.lower_ in syntax.BE or not _main(told):
        return False
    if not syntax.is_verb(told) and syntax.copula(told) is None:  # "Dahl was in the spotlight on Wednesday"
        return False
    if syntax.tense(told) != "PAST" or syntax.aspect(told).startswith("PERFECTIVE"):
        return False
    doc = verb.doc
    between = (doc[index] for index in range(max(told.sent.end, _two_before(verb)), verb.sent.start))
    return not any(
        _elsewhere(word, verb) or (word.lower_ == "had" and word in syntax.auxiliaries(word.head)) for word in between
    )


def _other_between(placed: PlacedTimex, verb: Word, choices: Sequence[Choice]) -> bool:
    """In the two sentences before it, an earlier time or one that does not hold the day."""
    first = _two_before(verb)
    between = (c.placed for c in choices if c.placed is not None and placed.begin < c.placed.begin < verb.i)
    return any(one.begin >= first and _earlier(one, placed) and not _had_been(one) for one in between)


def _two_before(verb: Word) -> int:
    """Where the second sentence before its own begins."""
    first = verb.sent.start
    for _ in range(2):
        first = verb.doc[first - 1].sent.start if first else 0
    return first


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
    looking = lexicon.verbs("reporting") | lexicon.verbs("made_public") | {"die", "pass_away"}
    return any(types.of_word(word) in LOOK_BACK or key(word) in looking for word in told)


def _of_same_day(one: PlacedTimex, placed: PlacedTimex) -> bool:
    """ "A man entered the office on Monday. … at about 10 a.m. and opened fire"."""
    match one.timex.resolution, placed.timex.resolution:
        case Resolved(reading=finer), Resolved(reading=taken):
            days = finer.interval, taken.interval
            return (days[0].begin, days[0].end) == (days[1].begin, days[1].end) and days[0].begin is not None
        case _:
            return False


def returned(event: Undated, choices: Sequence[Choice]) -> Sequence[Choice]:
    """The story's own day for what the simple past tells behind what had been before it.

    "A man shot three people on Monday. He had been dismissed last week. He fled in his car.": Monday.
    """
    top, verb = choices[0], event.candidate.carrier
    if event.candidate.is_noun or event.status.tense != "PAST" or syntax.aspect(verb) != "NONE" or not _before_it(top):
        return choices
    days = (c for c in choices[1:] if c.placed is not None and c.relation.startswith("context:") and not _before_it(c))
    story = next((one for one in days if one.placed is not None and one.placed.begin < verb.i), None)
    if story is None or story.placed is None:
        return choices
    first = Choice(story.relation, story.placed, story.probability + top.probability)
    return [first, *(one for one in choices if one is not story and one is not top)]


def _before_it(choice: Choice) -> bool:
    """Is it the day of what had happened before the story ("had been dismissed last week")?"""
    return choice.placed is not None and choice.relation.startswith("context:") and _had_been(choice.placed)


def _had_been(placed: PlacedTimex) -> bool:
    told = placed.governor
    if told is None or not syntax.is_verb(told):
        return False
    return syntax.tense(told) == "PAST" and syntax.aspect(told) == "PERFECTIVE"


def _main(verb: Word) -> bool:
    """The verb of the main clause, one joined to it, or what is said of it ("A guard fled, police said")."""
    for link in syntax.links_up(verb):
        said = link.relation is Relation.COMPLEMENT and key(link.head) in lexicon.verbs("reporting") - {"tell"}
        beside = link.relation is Relation.ADVERBIAL and link.marker in _BESIDE
        if not said and not beside and link.relation not in (Relation.CONJUNCT, Relation.LOOSE):
            return False
        own = any(word.head.i == verb.i for word in syntax.subjects(verb))
        if link.relation is Relation.CONJUNCT and not own and syntax.aspect(link.head).startswith("PERFECTIVE"):
            return False  # "It had been listed and was stored"
    return True


def _of_one_day(placed: PlacedTimex) -> bool:
    match placed.timex.resolution:
        case Resolved(reading=taken):
            return taken.interval.granularity <= Granularity.DAY
        case _:
            return False
