"""Live reports: entries under lines that are nothing but a clock ("10.15 pm", "14:35 GMT").

What an entry tells without a day of its own is of the day of its clock: "14:35 / Airport closed / Police have closed
the airport." What lies before it ("had warned"), what may be and what somebody says was so are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import time, timedelta
from typing import NamedTuple

from extractors.events import dating, lexicon
from extractors.events.candidates import key
from extractors.events.prospect import Undated
from extractors.events.sentences import ContentSentence
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.model import (
    Anchor,
    AnchorKind,
    Article,
    BlockKind,
    EventDate,
    Extent,
    Factuality,
    Granularity,
    Interval,
    Published,
    Resolved,
)

RULE = "timex:entry"
_CLOCK = re.compile(
    r"(?P<hour>[012]?\d)(?:[:.h](?P<minute>[0-5]\d))?(?P<half> ?[ap]\.?m\.?)?(?: ?(?:[A-Z]{2,4}|local time))?\s*[:–—-]?"
)
#: What a live report says of itself: "This live blog covered Monday's hearing", "We are closing this page".
_OF_PAGE = re.compile(r"\b(?:this|our|the) (?:live ?(?:blog|page|report|coverage)|page|blog)\b", re.IGNORECASE)
#: They bring what somebody thinks, which is no event of the entry.
_PLAIN = frozenset(("say", "tell", "think", "believe", "add"))
#: A clock and a headline in one line: "4:30 p.m. | Fleet grounded", "15:10 - Chalices in the boot".
_HEADED = re.compile(rf"({_CLOCK.pattern}) ?(?:[|:·–—-] ?)(?=\S).*[^.]", re.DOTALL)
#: Characters of such a line, and more.
_LONGEST = 100
#: A page with fewer such lines is no live report.
_FEWEST = 2
#: How sure it is that what an entry tells is of its day.
_SURE = 0.8


def of_page(text: str) -> bool:
    """Does a sentence of a live report speak of the report?"""
    return _OF_PAGE.search(text) is not None


class Entry(NamedTuple):
    """The clock that heads an entry, as written and as it is."""

    text: str
    hour: time


def entries(article: Article, sentences: Sequence[ContentSentence]) -> tuple[dict[int, Entry], frozenset[int]]:
    """The clock over each sentence of a live report, by the number of the sentence; nothing for other texts.

    Then the blocks that hold a clock and a headline over an entry that tells the same in full.
    """
    clocks: dict[int, Entry] = {}
    headlines: set[int] = set()
    for number, block in enumerate(article.blocks):
        if block.end - block.begin > _LONGEST or block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            continue
        text = article.text[block.begin : block.end].strip()
        if (hour := _hour(text)) is not None:
            clocks[number] = Entry(text, hour)
        elif (headed := _HEADED.fullmatch(text)) is not None and (hour := _hour(headed[1].strip())) is not None:
            clocks[number] = Entry(headed[1].rstrip(" :–—-"), hour)
            headlines.add(number)
    if len(clocks) < _FEWEST:
        return {}, frozenset()
    found: dict[int, Entry] = {}
    numbers = list(clocks)
    for sentence in sentences:
        at = bisect_left(numbers, sentence.paragraph)
        if at and sentence.block is BlockKind.PARAGRAPH and sentence.paragraph not in headlines:
            found[sentence.number] = clocks[numbers[at - 1]]
    told = {n for n in headlines if n + 1 < len(article.blocks) and n + 1 not in clocks}
    return found, frozenset(told)


def date(event: Undated, when: EventDate, entry: Entry, published: Published) -> EventDate | None:
    """The day of the entry for what nothing else in the text dates; ``when`` is what was found for it."""
    rule = when.rule
    if not rule.startswith(("tense:", "context:")) or not _tells(event):
        return None
    late = published.at is not None and entry.hour > published.at.time()
    day = published.on - timedelta(days=late)  # a page closed after midnight tells of the day before
    interval = Interval(day, day + timedelta(days=1), Granularity.DAY)
    reason = f"“{entry.text}” heads the entry of a live report, and the day is the entry's"
    taken = dating.reading(interval, Extent.WITHIN, 1.0, reason)
    anchor = Anchor(AnchorKind.DCT, None, published.on.isoformat())
    return EventDate(Resolved(taken, anchor, (RULE,)), None, _SURE)


def _hour(text: str) -> time | None:
    """The clock a line consists of."""
    found = _CLOCK.fullmatch(text)
    if found is None or not (found["minute"] or found["half"]) or int(found["hour"]) > 23:
        return None
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if "p" in found["half"].lower() else 0)
    return time(hour, int(found["minute"] or 0))


def _tells(event: Undated) -> bool:
    """Is it what a sentence of the entry turns on, or what somebody says has happened?"""
    word = event.candidate.carrier
    if event.status.factuality is not Factuality.ASSERTED or event.event_class == "state" or event.candidate.is_noun:
        return False
    if event.status.tense not in ("PAST", "PRESENT") or event.status.modality is not None:
        return False
    statement = event.event_class == "statement"
    lasting = event.status.tense == "PRESENT" and syntax.aspect(word) == "NONE" and not syntax.passive(word)
    if lasting and (not statement or word.lemma_ in _PLAIN):
        return False  # "Vargas leads by 46,870 votes", "He says this is a precaution"
    perfect = syntax.aspect(word).startswith("PERFECTIVE")
    if any(aux.lower_ == "had" for aux in syntax.auxiliaries(word)):
        return False
    link = syntax.up(word)
    while link is not None and link.relation is Relation.CONJUNCT:
        link = syntax.up(link.head)
    if link is None:
        return True
    said = link.relation is Relation.COMPLEMENT and key(link.head) in lexicon.verbs("reporting")
    return said and perfect and syntax.up(link.head) is None and syntax.tense(link.head) == "PRESENT"
