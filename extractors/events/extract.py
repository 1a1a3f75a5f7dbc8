"""``extract``: a parsed article with its time expressions → its event mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc

from extractors.events import (
    anchors,
    dating,
    factuality,
    ranges,
    reference,
    support,
    triggers,
    types,
)
from extractors.events.arguments import Arguments
from extractors.events.attribution import Claims
from extractors.events.candidates import Candidate
from extractors.events.draft import Draft
from extractors.events.mentions import build, mention_id
from extractors.events.names import Names
from extractors.events.reference import Choice, PlacedTimex, Story
from extractors.events.sentences import ContentSentence, content
from extractors.events.triggers import class_of
from extractors.language import syntax
from extractors.language.words import Words
from extractors.model import (
    AnchorKind,
    Article,
    BlockKind,
    EventDate,
    Factuality,
    Mention,
    Resolved,
    Timex,
    TimexType,
    Unresolved,
)

#: The story's running date is taken only when it is this likely.
CONTEXT_THRESHOLD = 0.0
_DATES = frozenset((TimexType.DATE, TimexType.TIME))
_NEWS = frozenset(("report", "news", "rumour", "rumor", "claim", "allegation", "detail"))
_EMERGE = frozenset(("emerge", "surface", "appear", "circulate", "arrive", "come", "break"))


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
    found = tuple(build(drafts, reader.sentences, article, reader.names, reader.timed))
    words.release()
    return found


class _Reader:
    """One article being read: what is looked up again and again is built once."""

    def __init__(self, doc: Words, article: Article, timexes: tuple[Timex, ...]) -> None:
        self.doc = doc
        self.article = article
        self.placed = reference.place(doc, ranges.joined(timexes))
        self.timed = frozenset(index for item in self.placed for index in range(item.begin, item.end))
        self.names = Names(doc)
        self.arguments = Arguments(self.names, self.timed)
        self.claims = Claims(doc, article, self.names)
        self.sentences = content(doc, article)

    def read(self) -> list[Draft]:
        """Triggers, then everything that needs one sentence, then dates that need other events."""
        drafts: list[Draft] = []
        story = Story()
        by_sentence: dict[int, list[PlacedTimex]] = {}
        for item in self.placed:
            by_sentence.setdefault(self.doc[item.begin].sent.start, []).append(item)
        for sentence in self.sentences:
            story.begin(sentence.number, sentence.paragraph)
            inside = by_sentence.get(sentence.span.start, [])
            for candidate, probability, part_of in triggers.find(sentence.span, self.timed):
                draft = self._draft(sentence, candidate, probability, part_of, inside, story)
                drafts.append(draft)
                self._remember_speech(draft, story)
        return self._by_other_events(_folded_together(drafts))

    def _remember_speech(self, draft: Draft, story: Story) -> None:
        """When a speaker spoke, for what "today" means in the quotations that follow."""
        interval = dating.closed(draft.when)
        if draft.event_class != "statement" or interval is None:
            return
        claim = self.claims.cue_of(draft.candidate.head)
        if claim is not None:
            story.spoken[claim.speaker] = interval

    def _draft(
        self,
        sentence: ContentSentence,
        candidate: Candidate,
        probability: float,
        part_of: int | None,
        inside: Sequence[PlacedTimex],
        story: Story,
    ) -> Draft:
        status = factuality.of(candidate)
        event_key = types.coreference_key(candidate.head)
        when, placed = self._when(candidate, inside, story, event_key, status, sentence.block)
        interval = dating.closed(when)
        ahead = interval is not None and interval.begin is not None and interval.begin > self.article.published.on
        if ahead and status.factuality is Factuality.ASSERTED:
            status = status._replace(factuality=Factuality.PLANNED)  # "City travel to Brandon on Saturday"
        return Draft(
            candidate=candidate,
            sentence=sentence.number,
            block=sentence.block,
            probability=probability,
            event_class=class_of(candidate),
            event_type=types.of(candidate),
            key=event_key,
            status=status,
            attribution=self.claims.of(candidate.head),
            participants=self.arguments.of(candidate),
            part_of=part_of,
            when=when,
            placed=placed,
        )

    def _when(
        self,
        candidate: Candidate,
        inside: Sequence[PlacedTimex],
        story: Story,
        event_key: str,
        status: factuality.Status,
        block: BlockKind,
    ) -> tuple[EventDate, PlacedTimex | None]:
        published = self.article.published
        reported = self._report_time(candidate, inside)
        if reported is not None:
            choice = Choice("report:emerged", reported, 0.6)
            return dating.from_timex(choice, published, _tense(candidate), 0.6), reported
        statement = class_of(candidate) == "statement"
        choices = reference.choose(candidate, inside, story, event_key)
        likeliest = choices[0].placed
        story.chosen(
            choices[0].relation,
            likeliest if likeliest is not None and likeliest.timex.type in _DATES else None,
            event_key,
            status.tense,
        )
        for choice in choices:
            probability = round(choice.probability, 4)
            if choice.placed is None:
                word = candidate.carrier.text
                return dating.from_tense(choice.relation, published, probability, word), None
            if not _allowed(choice):
                continue
            rule = support.rule(candidate, choice, status, block, statement)
            if rule == support.BOUND and choice.placed.timex.type in _DATES:
                return dating.upper_bound(choice, published, probability), None
            if rule is None or rule == support.BOUND:
                continue
            named = Choice(self._named(rule, event_key, candidate), choice.placed, probability)
            if rule.startswith("timex") and self._spoken_at_another_time(candidate, choice.placed, story):
                words = choice.placed.timex.text
                reason = f"“{words}” counts from when this was said, which the text does not date to a day"
                return EventDate(Unresolved(reason, ("speech:elsewhen",)), choice.placed.timex, probability), None
            planned = status.factuality is Factuality.PLANNED or status.tense == "INFINITIVE"
            planned = planned or _fixture(candidate, block)
            when = dating.from_timex(named, published, _tense(candidate), probability, planned)
            if self._told_before_it_comes(candidate, when):
                continue
            return when, choice.placed
        raise AssertionError("relations to the publication date are always among the choices")

    def _told_before_it_comes(self, candidate: Candidate, when: EventDate) -> bool:
        """A past tense and a date after publication do not go together."""
        interval = dating.closed(when)
        if interval is None or interval.begin is None or interval.begin <= self.article.published.on:
            return False
        return syntax.tense(candidate.carrier) == "PAST" and syntax.modality(candidate.carrier) is None

    def _spoken_at_another_time(self, candidate: Candidate, placed: PlacedTimex, story: Story) -> bool:
        """Is "today" said in a quotation whose speaker spoke at a time the article dates otherwise?"""
        anchor = getattr(placed.timex.resolution, "anchor", None)
        if anchor is None or anchor.kind is not AnchorKind.DCT:
            return False
        said = self.claims.of(candidate.head)
        if said is None or not said.quoted:
            return False
        spoken = story.spoken.get(said.speaker)
        day = self.article.published.on
        return spoken is not None and (spoken.begin, spoken.end) != (day, day + timedelta(days=1))

    @staticmethod
    def _named(rule: str, event_key: str, candidate: Candidate) -> str:
        """Verbs of no type that merely recur are no same event."""
        loose = event_key.startswith("statement:") or (event_key.startswith("other:") and not candidate.is_noun)
        return "context:running" if rule == "same-event" and loose else rule

    def _report_time(self, candidate: Candidate, inside: Sequence[PlacedTimex]) -> PlacedTimex | None:
        """ "Reports emerged early on Wednesday suggesting that they had agreed": Wednesday."""
        if not inside or class_of(candidate) == "statement":
            return None
        told = False
        for link in syntax.links_up(candidate.carrier):
            if told and link.head.lemma_ in _EMERGE and syntax.is_verb(link.head):
                if not any(noun.lemma_.lower() in _NEWS for noun in syntax.subjects(link.head)):
                    return None
                return next((i for i in inside if i.governor is not None and i.governor.i == link.head.i), None)
            if link.relation is syntax.Relation.COMPLEMENT:
                told = True
            elif (
                not told and link.relation is not syntax.Relation.OPEN and link.relation is not syntax.Relation.CONJUNCT
            ):
                return None
        return None

    def _finest(self, drafts: Sequence[Draft], draft: Draft) -> Draft:
        """A date borrowed from the same event is the finest the article gives it."""
        best = _same_event(drafts, draft) if _rule(draft) == "same-event" else None
        if best is None or best.placed is None or best.placed is draft.placed:
            return draft
        choice = Choice("same-event", best.placed, draft.when.confidence)
        when = dating.from_timex(choice, self.article.published, _tense(best.candidate), draft.when.confidence)
        return replace(draft, when=when, placed=best.placed)

    def _by_other_events(self, drafts: list[Draft]) -> list[Draft]:
        """Dates that count from another event, the other event found in the sentence or by its type elsewhere."""
        found = [self._finest(drafts, draft) for draft in drafts]
        for tie in anchors.ties(self.doc, self.placed):
            base = _event_at(found, tie)
            if base is None:
                continue
            own = dating.closed(base.when) is not None
            dated = base if own and _rule(base).startswith("timex") else _same_event(found, base, told_before=True)
            dated = dated or (base if own else None)
            if tie.direction == 0 and dated is not base:
                continue  # "as they continue their offensive" dates nothing by an offensive told elsewhere
            if dated is None:
                continue
            ref = mention_id(self.article, dated.candidate.head)
            for position in _dated_by(found, tie):
                draft = found[position]
                if draft.index == base.index or (draft.placed is not None and _own_expression(draft)):
                    continue
                past = (
                    _tense(draft.candidate) in ("PAST", "PASTPART") or syntax.aspect(draft.candidate.carrier) != "NONE"
                )
                when = anchors.anchored(tie, dated, ref, self.article.published, past)
                if when is not None and not _agrees(draft, when):
                    found[position] = replace(draft, when=when, placed=None)
        return found


def _fixture(candidate: Candidate, block: BlockKind) -> bool:
    """Present tense for what is on the calendar: "City travel to Brandon on Saturday", "Parliament votes Thursday"."""
    if candidate.is_noun or block in (BlockKind.TITLE, BlockKind.CAPTION):
        return False
    verb = candidate.carrier
    return syntax.tense(verb) == "PRESENT" and syntax.aspect(verb) == "NONE" and not syntax.passive(verb)


def _tense(candidate: Candidate) -> str:
    """Tense that decides about past and future: of the event, else of the verb that governs it."""
    own = syntax.tense(candidate.carrier)
    if own in ("PAST", "FUTURE", "PASTPART"):
        return own
    if own == "PRESENT":
        return "PAST" if syntax.aspect(candidate.carrier) == "PERFECTIVE" else own
    governor = syntax.governing_verb(candidate.carrier)
    if governor is not None and governor is not candidate.carrier:
        return syntax.tense(governor)
    link = syntax.up(candidate.carrier)
    return syntax.tense(link.head) if link is not None else own


def _allowed(choice: Choice) -> bool:
    if choice.placed is None:
        return True
    if dating.is_length(choice.placed.timex) and not choice.relation.startswith("timex:direct"):
        return False
    return choice.relation.startswith("timex") or choice.probability >= CONTEXT_THRESHOLD


def _agrees(draft: Draft, when: EventDate) -> bool:
    """Does the date of the report lie inside what the other event allows? Then it is the finer of the two."""
    reported, anchored = dating.closed(draft.when), dating.closed(when)
    if _rule(draft) != "report:emerged" or reported is None or anchored is None:
        return False
    inside = anchored.begin is not None and reported.begin is not None and anchored.begin <= reported.begin
    return inside and anchored.end is not None and reported.end is not None and reported.end <= anchored.end


def _rule(draft: Draft) -> str:
    rules: tuple[str, ...] = getattr(draft.when.resolution, "rules", ())
    return rules[0] if rules else ""


def _own_expression(draft: Draft) -> bool:
    """Dated by an expression of its own clause, which an anchor does not override."""
    return isinstance(draft.when.resolution, Resolved) and _rule(draft) in (
        "timex:direct",
        "timex:clause",
        "timex:shared",
        "timex:open",
    )


def _folded_together(drafts: list[Draft]) -> list[Draft]:
    """A light word has the date, type and participants of the event it belongs to."""
    by_index = {draft.index: draft for draft in drafts}
    found = []
    for draft in drafts:
        whole = by_index.get(draft.part_of) if draft.part_of is not None else None
        if whole is not None:
            draft = replace(draft, when=whole.when, placed=whole.placed, event_type=whole.event_type, key=whole.key)
        found.append(draft)
    return found


def _event_at(drafts: Sequence[Draft], tie: anchors.Tie) -> Draft | None:
    """The event counted from: of a light verb the event it carries, else the first typed one in reach."""
    inside = [draft for draft in drafts if tie.anchors(draft.index) and draft.part_of is None]
    carried = [
        d for d in drafts if d.candidate.carrier.i == tie.anchor.i and d.part_of is None and d.index != tie.anchor.i
    ]
    typed = [draft for draft in inside if draft.event_type != types.OTHER]
    return next(iter(carried or typed or inside), None)


def _dated_by(drafts: Sequence[Draft], tie: anchors.Tie) -> list[int]:
    """Positions of the events a tie dates."""
    if tie.comma is None:
        return [n for n, draft in enumerate(drafts) if tie.dates(draft.index, draft.candidate.carrier.i)]
    end = tie.anchor.sent.end
    for number, draft in enumerate(drafts):
        behind = tie.comma < draft.index < end and draft.part_of is None
        if behind and draft.status.tense != "INFINITIVE" and not syntax.is_modifier(draft.candidate.head):
            return [number]
    return []


def _same_event(drafts: Sequence[Draft], base: Draft, *, told_before: bool = False) -> Draft | None:
    """A dated mention of the same event: the finest date, then the nearest.

    Two verbs of no type are one event only where the text takes it as told before ("after the dam broke").
    """
    if not told_before and base.key.startswith("other:") and base.candidate.head.pos_ == "VERB":
        return None
    best: tuple[int, int] | None = None
    found = None
    for draft in drafts:
        if draft.key != base.key or draft.index == base.index or dating.closed(draft.when) is None:
            continue
        if not _rule(draft).startswith("timex"):
            continue
        interval = dating.closed(draft.when)
        assert interval is not None
        rank = (int(interval.granularity), abs(draft.index - base.index))
        if best is None or rank < best:
            best, found = rank, draft
    return found
