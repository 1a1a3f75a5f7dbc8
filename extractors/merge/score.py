"""May two bundles be one event, how surely, and why: the only place that weighs evidence.

Weights and thresholds are set by hand and checked with ``benchmarks/merge_eventstoryline.py``. Wrong merges are
worse than missed ones, so anything that excludes (days, places, named people, "another") ends the matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractors.merge.apart import (
    best,
    loose_plural,
    newly_told,
    once_only,
    one_more,
    other_number,
    other_speaker,
    other_toll,
    others,
    people,
    several_and_one,
    unlike,
)
from extractors.merge.bundle import Bundle
from extractors.merge.lexicon import alike, words
from extractors.merge.names import Name, near, places_exclude
from extractors.model import Granularity

_LAST_DAY = date.max.toordinal()

#: Scores from which two bundles are taken for one event; in one article, and where one of them has no date.
WITHIN_ARTICLE = 2.5
UNDATED = 2.0
ACROSS_ARTICLES = 2.7

#: What a headline and a sentence below it add: it tells again what the article tells.
_SAME_ARTICLE, _HEADLINE = 0.2, 0.6

#: Days from the publication within which lies what a headline tells.
_FRESH = 31

#: What it costs where one article tells it as one more of its kind and the other does not.
_ANOTHER = 0.6

#: Agreement of one role below which it speaks against.
_DIFFER = -1.0

#: What the sentences have to share where nobody named is: of a word that says little ("caused"), of undated reports
#: and those that name but a year; and where those who act or suffer go by other words.
_WORDS_ALIKE, _UNDATED_ALIKE, _OTHERS_ALIKE = 0.45, 0.3, 0.45
_TOLD_SURE, _TOLD = 0.4, 0.3
_UNDATED_ONCE, _UNDATED = 0.1, -0.35

#: What the closeness of two articles (0..1) adds; inside one article it is whole.
STORY = 1.2

#: What the words shared by the sentences (0..1) add across articles.
CONTEXT = 1.2

#: How much an agreement of dates says, by the coarser of the two.
_DATE_WEIGHT = {
    Granularity.DAY: 1.0,
    Granularity.WEEKEND: 0.7,
    Granularity.WEEK: 0.6,
    Granularity.MONTH: 0.35,
    Granularity.QUARTER: 0.25,
    Granularity.SEASON: 0.25,
    Granularity.HALF_YEAR: 0.2,
    Granularity.YEAR: 0.15,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """``score`` is comparable within one stage; ``reasons`` are words for ``merge_reasons``.

    ``needs``: how much of the words of their sentences the two have to share on top (0..1).
    """

    score: float
    reasons: tuple[str, ...]
    needs: float = 0.0


def _topics(left: Bundle, right: Bundle) -> tuple[float, str]:
    top = (0.0, "")
    for a in left.topics:
        for b in right.topics:
            found = alike(a, b)
            if found > top:
                top = found
    return top


def _dates(left: Bundle, right: Bundle, same_article: bool) -> tuple[float, str] | None:
    if max(left.lo, right.lo) >= min(left.hi, right.hi):
        return None
    one, other = left.lead, right.lead
    if not (left.dated and right.dated):
        if not same_article:
            return (_TOLD_SURE if _surely_same(left, right) else _TOLD), "told in those days"
        if any(b.lead.definite for b in (left, right) if not b.dated):
            return 0.65, "points back"
        return (_UNDATED_ONCE if once_only(left.topics) and once_only(right.topics) else _UNDATED), "undated"
    coarse = max(left.granularity, right.granularity, Granularity.DAY)
    weight, reason = _DATE_WEIGHT.get(coarse, 0.1), f"dates overlap ({coarse.label})"
    if (left.lo, left.hi) == (right.lo, right.hi):
        weight, reason = min(1.0, weight + 0.25), f"same {coarse.label}"
    if same_article:
        # a date taken over from another sentence is the same by construction, and says little
        weight *= 1.0 if one.own_date and other.own_date else 0.6
        weight += 0.3 if one.definite or other.definite else 0.0
    return weight, reason


def _role(left: tuple[Name, ...], right: tuple[Name, ...]) -> float:
    """Agreement of one role: positive for a match, negative where named or counted people differ."""
    if not left or not right:
        return 0.0
    match = best(left, right)
    if match >= 0.4:
        return match
    if any(n.named and not n.place for n in left) and any(n.named and not n.place for n in right):
        return -1.5
    if unlike(left, right):
        return -1.5
    people = words("individual")
    if any(n.head in people for n in left) and any(n.head in people for n in right):
        return -1.5
    return -0.3


def shared_names(left: Bundle, right: Bundle) -> int:
    """How many different proper names the two have in common, whatever the role."""
    theirs = right.agents + right.patients + right.places
    mine = left.agents + left.patients + left.places
    return sum(1 for name in mine if name.proper and any(o.proper and near(name, o) >= 0.7 for o in theirs))


def _same_sentence(left: Bundle, right: Bundle) -> bool:
    """A writer seldom tells one thing twice in a sentence."""
    one, other = left.lead, right.lead
    return (one.doc_id, one.sentence) == (other.doc_id, other.sentence)


def _surely_same(left: Bundle, right: Bundle) -> bool:
    """Enough names for a case in which the date does not help: two, or the one to whom it can happen but once."""
    names = shared_names(left, right)
    return names >= 2 or (names == 1 and once_only(left.topics) and once_only(right.topics))


def _undated_may(left: Bundle, right: Bundle, topic: float, same_article: bool) -> bool:
    """Whether an undated mention may be what another dates: the same word, the same numbers, and somebody named.

    Inside an article a noun that points back ("the offensive") may do without a name.
    """
    one, other = _numbers(left.patients + left.agents), _numbers(right.patients + right.agents)
    if one and other and one.isdisjoint(other):
        return False
    if _role(left.agents, right.agents) < _DIFFER or _role(left.patients, right.patients) < _DIFFER:
        return False
    if other_number(left, right) or _elsewhere(left, right):
        return False
    guest, host = (right, left) if left.dated else (left, right)
    if _other_year(guest, host) or (guest.lead.title and not _news(guest, host)):
        return False
    points_back = same_article and guest.lead.definite
    if topic < 1.0:
        return topic >= 0.8 and (points_back or shared_names(left, right) >= 2)
    return points_back or not same_article or shared_names(left, right) >= 1


def _elsewhere(left: Bundle, right: Bundle) -> bool:
    """Whether both name where it was, or whom it struck there, and no name meets: for one without a date even two
    regions are two places.
    """
    one = [name for name in left.places + left.patients if name.place and name.named]
    other = [name for name in right.places + right.patients if name.place and name.named]
    return bool(one and other) and all(near(a, b) < 0.3 for a in one for b in other)


def _numbers(names: tuple[Name, ...]) -> frozenset[str]:
    counted = words("number")
    return frozenset(t for name in names for t in name.tokens if t.isdigit() or t in counted)


def _other_year(guest: Bundle, host: Bundle) -> bool:
    """Whether the undated one's sentence names years, and none in which the other took place."""
    years = guest.lead.years
    if not years or not 0 < host.lo < host.hi < _LAST_DAY:
        return False
    first, last = date.fromordinal(host.lo).year, date.fromordinal(host.hi - 1).year
    return not any(first <= year <= last for year in years)


def _news(guest: Bundle, host: Bundle) -> bool:
    """Whether the other took place or is to take place about when the headline came out: it tells no old story."""
    return host.hi > guest.lead.published - _FRESH and host.lo < guest.lead.published + _FRESH


def _who(left: Bundle, right: Bundle) -> tuple[float, list[str]]:
    agent, patient = _role(left.agents, right.agents), _role(left.patients, right.patients)
    crossed = max(best(left.agents, right.patients), best(left.patients, right.agents))
    if crossed >= 0.7:
        agent, patient = max(agent, crossed * 0.8 if agent <= 0 else agent), max(patient, -0.3)
    reasons = [
        text
        for value, text in ((agent, "same agent"), (patient, "same patient"), (crossed, "same names"))
        if value >= 0.4
    ]
    return agent + patient, reasons[:2]


def _where(left: Bundle, right: Bundle) -> tuple[float, str] | None:
    if not left.places or not right.places:
        elsewhere = max(
            best(left.places, right.agents + right.patients), best(right.places, left.agents + left.patients)
        )
        return (0.3 * elsewhere, "place named") if elsewhere >= 0.7 else (0.0, "")
    match = best(left.places, right.places)
    if match >= 0.7:
        return 0.6 * match, "same place"
    if any(places_exclude(a, b) for a in left.places for b in right.places):
        return None
    return 0.0, ""


def excluded(left: Bundle, right: Bundle, *, same_article: bool) -> bool:
    """Whether something tells two bundles apart that other evidence already links, through third ones.

    Days that do not meet, two towns, two people it befell, "another …", in one article also plural against singular,
    told against denied, or both in one sentence.
    """
    if one_more(left, right, same_article):
        return True
    if same_article and (left.negated != right.negated or other_number(left, right) or newly_told(left, right)):
        return True
    if same_article and _same_sentence(left, right):
        return True
    if _dates(left, right, same_article) is None and not _one_misdated(left, right, _topics(left, right)[0]):
        return True
    if _where(left, right) is None or others(left.patients, right.patients):
        return True
    if other_speaker(left, right) or several_and_one(left, right) or other_toll(left, right):
        return True
    return others(people(left.agents), people(right.agents)) or unlike(
        left.agents + left.patients, right.agents + right.patients
    )


def judge(left: Bundle, right: Bundle, *, same_article: bool) -> Verdict | None:
    """The evidence that two bundles are one event; ``None`` where something excludes it.

    Symmetric in its two bundles. Between articles their closeness as stories, times ``STORY``, comes on top.

    "Baku's forces began bombarding …" and "The Azerbaijani Defense Ministry announced the start of an operation",
    both of one Tuesday, share a family of words, the day and the nation that acts.
    """
    topic, why_topic = _topics(left, right)
    if topic == 0.0 or (left.statement != right.statement and topic < 0.8):
        return None
    if (
        loose_plural(left, right)
        or one_more(left, right, same_article)
        or other_speaker(left, right)
        or several_and_one(left, right)
        or other_toll(left, right)
    ):
        return None
    if same_article and (other_number(left, right) or newly_told(left, right)):
        return None
    when = _dates(left, right, same_article)
    misdated = False
    if when is None:
        if not (left.dated and right.dated) or not _one_misdated(left, right, topic):
            return None
        misdated, when = True, (0.3, "dates differ, all else agrees")
    where = _where(left, right)
    if where is None or (left.negated != right.negated and same_article):
        return None
    if others(left.patients, right.patients) or unlike(left.agents + left.patients, right.agents + right.patients):
        return None
    who, why_who = _who(left, right)
    definite = same_article and (left.lead.definite or right.lead.definite)
    if topic == 0.8 and who < 0.4 and where[0] <= 0.0 and not definite:
        return None
    if topic <= 0.5 and same_article:
        return None
    if not (left.dated and right.dated) and not _undated_may(left, right, topic, same_article):
        return None
    if misdated and (who < 0.9 or not _surely_same(left, right)):
        return None
    score = (
        1.2 * topic
        + when[0]
        + who
        + where[0]
        + (_SAME_ARTICLE if same_article else 0.0)
        + (_HEADLINE if same_article and left.lead.title != right.lead.title else 0.0)
        - (0.5 if _same_sentence(left, right) else 0.0)
        - (_ANOTHER if left.another != right.another else 0.0)
    )
    reasons = [why_topic, when[1], *why_who, where[1]]
    return Verdict(round(score, 6), tuple(text for text in reasons if text), _needs(left, right, topic, who))


def _needs(left: Bundle, right: Bundle, topic: float, who: float) -> float:
    """What the sentences have to share where the word says little, or one has no date and nobody named is shared."""
    if topic <= 0.5:
        return _WORDS_ALIKE if shared_names(left, right) < 2 else _UNDATED_ALIKE
    if who < 0.0:
        return _OTHERS_ALIKE
    named = shared_names(left, right) > 0
    if named or max(best(left.patients, right.patients), best(left.agents, right.agents)) >= 0.7:
        return 0.0
    if not (left.dated and right.dated) or min(left.hi - left.lo, right.hi - right.lo) > _FRESH:
        return _UNDATED_ALIKE
    return 0.0


def _one_misdated(left: Bundle, right: Bundle, topic: float) -> bool:
    """One outlet may get the day wrong by a day or two, but only a happening that cannot repeat is then one event."""
    if topic < 0.8 or left.doc_id == right.doc_id:
        return False
    if max(left.granularity, right.granularity) > Granularity.DAY:
        return False
    gap = max(left.lo, right.lo) - min(left.hi, right.hi)
    return gap <= 1 and once_only(left.topics) and once_only(right.topics)
