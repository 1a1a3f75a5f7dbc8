"""May two bundles be one event, how surely, and why: the only place that weighs evidence.

Weights and thresholds are set by hand and checked with ``benchmarks/merge_eventstoryline.py``. Wrong merges are
worse than missed ones, so anything that excludes (days, places, named people, "another") ends the matter.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.merge.agreement import shared, surely_same, what, when, where, who
from extractors.merge.apart import (
    loose_plural,
    newly_told,
    of_others,
    one_more,
    other_number,
    other_speaker,
    others,
    people,
    unlike,
)
from extractors.merge.bundle import Bundle
from extractors.merge.counts import other_toll, same_toll, several_and_one, unknown_victim
from extractors.merge.kinds import (
    did_it,
    did_it_to,
    diffuse,
    of_speech,
    one_a_day,
    one_day,
    one_misdated,
    scheduled,
    volley,
)
from extractors.merge.names import Name, best, near
from extractors.merge.one_person import known_by_description, one_victim
from extractors.merge.sentence import both_told, one_word, same_sentence, told_by_both
from extractors.merge.undated import FRESH, may_be

#: Scores from which two bundles are taken for one event; in one article, and where one of them has no date.
WITHIN_ARTICLE = 2.4
UNDATED = 2.0
ACROSS_ARTICLES = 2.7

#: What a headline and a sentence below it add: it tells again what the article tells.
_SAME_ARTICLE, _HEADLINE = 0.2, 0.6

#: What it adds that an article tells of one to whom it happens once, by name and by description.
_DESCRIBED = 0.4

#: What it costs where one article tells it as one more of its kind and the other does not; both in one sentence.
_ANOTHER, _ONE_SENTENCE = 0.6, 0.5
#: What the sentences have to share where nobody named is: of what no text dates, unless it points back; of a word that
#: says little ("caused") or what looks like another of its kind; of undated reports and those that name but a year; of
#: two sayings of one speaker.
_WORDS_ALIKE, _UNDATED_ALIKE, _SAYING_ALIKE = 0.45, 0.3, 0.6

#: How close two articles must be as stories where no name is shared, and where but a nation is.
_NOBODY_NAMED, _NATION_NAMED = 0.4, 0.2

#: What words of one family need where nobody and no place is shared: sentences alike, and articles of one story.
_SENTENCES_ALIKE, _ONE_STORY = 0.6, 0.5

#: Agreement of those who take part from which a story's one robbery, arrest or crash of a day is one in any words.
_OTHER_WORDS = -0.3

#: Width in days from which a date is coarse.
_COARSE = 28

#: What the closeness of two articles (0..1) adds; inside one article it is whole.
STORY = 1.2

#: What the words shared by the sentences (0..1) add across articles.
CONTEXT = 1.2


@dataclass(frozen=True, slots=True)
class Verdict:
    """``score`` is comparable within one stage; ``reasons`` are words for ``merge_reasons``.

    On top, ``needs`` is how much of the words of their sentences the two have to share (0..1), ``close`` how close
    their articles have to be as stories (0..1).
    """

    score: float
    reasons: tuple[str, ...]
    needs: float = 0.0
    close: float = 0.0


def _apart(left: Bundle, right: Bundle, same_article: bool) -> bool:
    """Whether what is said of the two, other than days and places, tells them apart."""
    if one_more(left, right, same_article) or other_speaker(left, right):
        return True
    unsure = (left.lead.planned != right.lead.planned and not scheduled(left, right)) or (
        left.another and right.another
    )
    if unsure and not one_word(left, right):
        return True  # "has been charged", "is to be arraigned later"; "further blasts", "bombings in another region"
    if several_and_one(left, right) or other_toll(left, right, same_article):
        return True
    if same_article and (left.negated != right.negated or other_number(left, right) or newly_told(left, right)):
        return True
    if same_article and volley(left) and volley(right) and not (left.lead.title or right.lead.title):
        return True  # "hurled bottles at police", "hurled firebombs at a bank"
    return others(left.patients, right.patients) or unlike(left, right) or (not same_article and both_told(left, right))


def excluded(left: Bundle, right: Bundle, *, same_article: bool) -> bool:
    """Whether something tells two bundles apart that other evidence already links, through third ones.

    Days that do not meet, two towns, two people it befell, "another …", in one article also plural against singular,
    told against denied, or both in one sentence.
    """
    if _apart(left, right, same_article):
        return True
    if same_article and same_sentence(left, right) and not told_by_both(left, right):
        return True
    if when(left, right, same_article) is None and not one_misdated(left, right, what(left, right)[0], same_article):
        return True
    return where(left, right) is None or others(people(left.agents), people(right.agents))


def judge(left: Bundle, right: Bundle, *, same_article: bool) -> Verdict | None:
    """The evidence that two bundles are one event; ``None`` where something excludes it.

    Symmetric in its two bundles. Between articles their closeness as stories, times ``STORY``, comes on top.

    "Baku's forces began bombarding …" and "The Azerbaijani Defense Ministry announced the start of an operation",
    both of one Tuesday, share a family of words, the day and the nation that acts.
    """
    topic, why_topic = what(left, right)
    one_hurt = same_article and topic == 0.0
    if one_hurt:
        topic, why_topic = one_victim(left, right)
    if topic == 0.0 or (left.statement != right.statement and topic < 0.8):
        return None
    if same_article and topic <= 0.5 and not did_it_to(left, right):
        return None
    if loose_plural(left, right) or _apart(left, right, same_article):
        return None
    one_sentence = same_article and same_sentence(left, right)
    if one_sentence and left.lead.noun == right.lead.noun and not told_by_both(left, right):
        return None  # "resigned, a day after he resigned as Attorney-General"
    dates, misdated = when(left, right, same_article), False
    if dates is None:
        if not (left.dated and right.dated) or not one_misdated(left, right, topic, same_article):
            return None
        misdated, dates = True, (0.3, "dates differ, all else agrees")
    places = where(left, right)
    if places is None:
        return None
    agreed, why_who = who(left, right)
    definite = same_article and (left.lead.definite or right.lead.definite)
    described = same_article and (one_hurt or known_by_description(left, right))
    unnamed = topic == 0.8 and agreed < 0.4 and places[0] <= 0.0 and not definite and not described
    if unnamed and (same_article or not one_day(left, right)):
        return None
    if not (left.dated and right.dated) and not may_be(left, right, topic, same_article):
        return None
    vague = _loosely(left, right) or (topic <= 0.5 and not (left.sure and right.sure))
    if vague and not definite and not _identified(left, right):
        return None
    if misdated and (agreed < 0.9 or not surely_same(left, right)):
        return None
    score = (
        1.2 * topic
        + dates[0]
        + agreed
        + places[0]
        + (_SAME_ARTICLE if same_article else 0.0)
        + (_HEADLINE if same_article and left.lead.title != right.lead.title else 0.0)
        + (_DESCRIBED if described else 0.0)
        - (_ONE_SENTENCE if one_sentence else 0.0)
        - (_ANOTHER if left.another != right.another else 0.0)
    )
    reasons = tuple(text for text in (why_topic, dates[1], *why_who, places[1]) if text)
    other_words = unnamed or (not same_article and one_day(left, right) and agreed < 0.0)
    if other_words and agreed >= _OTHER_WORDS and one_a_day(left, right) and left.sure and right.sure:
        return Verdict(round(score, 6), reasons, 0.0, _ONE_STORY)
    if unnamed:
        return Verdict(round(score, 6), reasons, _SENTENCES_ALIKE, _ONE_STORY)
    if not same_article and topic == 1.0 and left.planned != right.planned and one_day(left, right) and agreed > -1.0:
        return Verdict(round(score, 6), reasons, 0.0, _close(left, right))  # what was to be on a day, and was
    needs = _needs(left, right, topic, agreed, same_article)
    return Verdict(round(score, 6), reasons, needs, 0.0 if same_article else _close(left, right))


def _needs(left: Bundle, right: Bundle, topic: float, agreed: float, same_article: bool) -> float:
    """What the sentences have to share where the word says little, or one has no date and nobody named is shared."""
    names = len(shared(left, right)) + same_toll(left, right)
    if left.statement and right.statement and best(left.patients, right.patients) < 0.7:
        return _SAYING_ALIKE  # one says many things in a day
    sure = all(b.firm or (b.lead.noun and b.lead.definite) for b in (left, right)) and (left.sure or right.sure)
    if not same_article and not sure and not _identified(left, right):
        return _WORDS_ALIKE  # a day taken from elsewhere and a word make no identity
    if not same_article and unknown_victim(left, right):
        return _WORDS_ALIKE
    if topic <= 0.5 and not same_article:
        return _WORDS_ALIKE if names < 2 else _UNDATED_ALIKE
    alone = not names and best(left.places, right.places) < 0.7
    if alone and (diffuse(left) or diffuse(right)) and not did_it(left, right):
        return _WORDS_ALIKE  # what many do here and there: "protesters hurled stones", "villagers ran out"
    if agreed < 0.0:
        return _WORDS_ALIKE
    if names == 0 and left.dated and right.dated and _loosely(left, right):
        return _WORDS_ALIKE
    if names < 2 and not same_article and any(b.lead.indefinite and not b.sure for b in (left, right)):
        return _WORDS_ALIKE  # "an attack that provoked …" need not be the one told on its article's day
    if not (same_article or left.sure or right.sure) and of_others(left.patients, right.patients):
        return _WORDS_ALIKE  # what a story goes on with: "landed a long right", "landed more punches"
    if of_speech(left) and of_speech(right) and best(left.agents, right.agents) < 0.4:
        return _WORDS_ALIKE
    if names > 0 or max(best(left.patients, right.patients), best(left.agents, right.agents)) >= 0.7:
        return 0.0
    if not (left.dated and right.dated) or min(left.hi - left.lo, right.hi - right.lo) > FRESH:
        return _UNDATED_ALIKE
    return 0.0


def _identified(left: Bundle, right: Bundle) -> bool:
    """Whether more than a word makes them one: somebody or some place with a name, as many people, or two nations."""
    one, other = (b.agents + b.patients + b.places for b in (left, right))
    if any(_tells(a) and _tells(b) and near(a, b) >= 0.7 for a in one for b in other):
        return True
    acting, struck = best(left.agents, right.agents), best(left.patients, right.patients)
    if min(acting, struck) >= 0.5 and (max(acting, struck) >= 0.7 or did_it(left, right)):
        return True
    return len({name for name in shared(left, right) if name.nation}) > 1


def _tells(name: Name) -> bool:
    return ((name.named or name.place) and not name.nation) or any(map(str.isdigit, name.tokens))


def _loosely(left: Bundle, right: Bundle) -> bool:
    """Whether one is told of months or years, the other of days: a year says little of a day in it."""
    wide = [b.dated and b.hi - b.lo >= _COARSE for b in (left, right)]
    return wide[0] != wide[1]


def _close(left: Bundle, right: Bundle) -> float:
    """How close the stories must be: "a report released Monday" comes out every Monday."""
    met = shared(left, right)
    if any(not name.nation for name in met):
        return 0.0
    return _NATION_NAMED if met or (same_toll(left, right) and one_day(left, right)) else _NOBODY_NAMED
