"""``extract``: a parsed article with its time expressions → its event mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc

from extractors.events import (
    aims,
    dating,
    factuality,
    going_on,
    heading,
    lexicon,
    live,
    moved,
    not_own,
    placing,
    ranges,
    reference,
    setting,
    sharing,
    triggers,
    types,
    views,
)
from extractors.events.arguments import Arguments
from extractors.events.attribution import Claims
from extractors.events.candidates import Candidate, key, refused
from extractors.events.draft import Draft
from extractors.events.mentions import build, mention_id
from extractors.events.names import Names
from extractors.events.options import Times
from extractors.events.others import Others
from extractors.events.placing import PlacedTimex
from extractors.events.prospect import Undated
from extractors.events.reference import Choice
from extractors.events.sentences import ContentSentence, content
from extractors.events.triggers import class_of
from extractors.events.voices import Voices
from extractors.events.when import Dater
from extractors.language.words import Words
from extractors.model import Article, Factuality, Mention, Timex


def extract(doc: Doc, article: Article, timexes: tuple[Timex, ...]) -> tuple[Mention, ...]:
    """Event mentions of one article in text order. Without a parse there are none.

    >>> extract(doc, article, find(doc, article.published))          # doctest: +SKIP
    (Mention(trigger=Trigger(text='converged', …), event_type='protest', …), …)
    """
    if not doc.has_annotation("DEP"):
        return ()
    words = Words(doc)
    reader = _Reader(words, article, timexes)
    drafts = reader.read()
    found = tuple(build(drafts, reader.sentences, article, reader.names, reader.placed, reader.claims, reader.voices))
    reader.names.release()
    words.release()
    return found


class _Trigger(NamedTuple):
    sentence: ContentSentence
    candidate: Candidate
    probability: float
    part_of: int | None
    status: factuality.Status
    key: str


class _Reader:
    """One article being read: what is looked up again and again is built once."""

    def __init__(self, doc: Words, article: Article, timexes: tuple[Timex, ...]) -> None:
        self.doc = doc
        self.article = article
        self.placed = placing.place(doc, ranges.joined(timexes, article.text))
        self.timed = frozenset(index for item in self.placed for index in range(item.begin, item.end))
        self.names = Names(doc)
        self.arguments = Arguments(self.names, self.timed)
        self.claims = Claims(doc, article, self.names)
        self.voices = Voices(doc, article, self.names, self.claims)
        self.names.speaking = self.voices.of
        self.sentences = content(doc, article)
        self.entries, self.headlines = live.entries(article, self.sentences)

    def read(self) -> list[Draft]:
        """Triggers of all sentences, then dates, then dates that need other events."""
        found = [
            _Trigger(sentence, *trigger, factuality.of(trigger[0]), types.coreference_key(trigger[0].head))
            for sentence in self.sentences
            if not self._of_page(sentence)
            for trigger in triggers.find(sentence.span, self.timed)
        ]
        inside = self._inside()
        dater = Dater(self.article, self.claims)
        drafts = [
            self._draft(trigger, dater, choices, inside.get(trigger.sentence.number, ()))
            for trigger, choices in zip(found, self._choices(found), strict=True)
        ]
        others = Others(self.doc, self.placed, self.article.published, lambda head: mention_id(self.article, head))
        settled = others.settle(_folded_together(going_on.settled(drafts, inside)))
        return sharing.shared(aims.told([setting.marked(draft) for draft in settled]))

    def _of_page(self, sentence: ContentSentence) -> bool:
        """What a live report says of itself, and headlines over what it tells in full."""
        if not self.entries:
            return False
        text = self.article.text[sentence.span.start_char : sentence.span.end_char]
        return sentence.paragraph in self.headlines or live.of_page(text)

    def _inside(self) -> dict[int, list[PlacedTimex]]:
        """Expressions by the number of their sentence, or the clock at the head of its entry."""
        numbers = {sentence.span.start: sentence.number for sentence in self.sentences}
        found: dict[int, list[PlacedTimex]] = {}
        for item in self.placed:
            number = numbers.get(self.doc[item.begin].sent.start)
            if number is not None:
                found.setdefault(number, []).append(item)
        clock: PlacedTimex | None = None
        for sentence in self.sentences:
            own = found.get(sentence.number)
            if sentence.span.start == 0 or "\n" in self.doc[sentence.span.start - 1].text:
                clock = own[0] if own and heading.clock(own[0]) else None
            elif clock is not None and not own:
                found[sentence.number] = [clock]
        return found

    def _choices(self, found: Sequence[_Trigger]) -> list[tuple[Choice, ...]]:
        """The reference times in question for each trigger, the likeliest first."""
        at = {sentence.span.start: sentence for sentence in self.sentences}
        stood = ((item, at.get(self.doc[item.begin].sent.start)) for item in self.placed)
        placed = [(item, sentence.story, sentence.part) for item, sentence in stood if sentence is not None]
        lemmas = {sentence.story: views.telling(sentence.span) for sentence in self.sentences}
        places = (
            views.Place(
                one.candidate,
                one.status,
                one.key,
                one.sentence.story,
                one.sentence.part,
                self.claims.quoted(one.candidate.head),
            )
            for one in found
        )
        return reference.rank(Times(placed, self.article.published, lemmas), views.event_views(places, lemmas))

    def _draft(
        self, trigger: _Trigger, dater: Dater, choices: Sequence[Choice], inside: Sequence[PlacedTimex]
    ) -> Draft:
        candidate, status, sentence = trigger.candidate, trigger.status, trigger.sentence
        event_class = class_of(candidate)
        event = Undated(candidate, status, event_class, trigger.key, sentence.block, sentence.story)
        when, placed = dater.date(event, choices, inside)
        entry = self.entries.get(sentence.number)
        if entry is not None and (day := live.date(event, when, entry, self.article.published)) is not None:
            when, placed = day, None
        interval = dating.closed(when)
        ahead = interval is not None and interval.begin is not None and interval.begin > self.article.published.on
        put = when.rule == moved.RULE
        again = ahead and status.word == "postponed" and status.tense == "FUTURE"
        if put or again or (ahead and status.factuality is Factuality.ASSERTED):
            # "Next week's match is cancelled"
            off = ahead and not put and key(candidate.carrier) in lexicon.verbs("cancel")
            status = status._replace(factuality=Factuality.CANCELLED if off else Factuality.PLANNED)
        return Draft(
            candidate=candidate,
            sentence=sentence.number,
            block=sentence.block,
            probability=trigger.probability,
            event_class=event_class,
            event_type=types.of(candidate),
            key=trigger.key,
            status=status,
            attribution=self.claims.of(candidate.head),
            participants=self.arguments.of(candidate),
            part_of=trigger.part_of,
            when=when,
            placed=placed,
        )


def _folded_together(drafts: list[Draft]) -> list[Draft]:
    """A light word has the date, type and participants of the event it belongs to."""
    by_index = {draft.index: draft for draft in drafts}
    for draft in drafts:
        refusal = by_index.get(draft.part_of) if draft.part_of is not None else None
        own = refusal is not None and refused(draft.candidate.head) is refusal.candidate.head
        if refusal is not None and own and _dated(draft) and not _dated(refusal):
            by_index[refusal.index] = replace(
                refusal, when=draft.when, placed=draft.placed
            )  # "refused to go on Monday"
    found = []
    for draft in by_index.values():
        whole = by_index.get(draft.part_of) if draft.part_of is not None else None
        if whole is not None:
            draft = replace(draft, event_type=whole.event_type, key=whole.key)
            if not not_own.called_off(whole.candidate, draft.candidate.head):
                draft = replace(draft, when=whole.when, placed=whole.placed)
        found.append(draft)
    return found


def _dated(draft: Draft) -> bool:
    """Is it dated by an expression that is its own?"""
    return draft.when.rule.startswith("timex:")
