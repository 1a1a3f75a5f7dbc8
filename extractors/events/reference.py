"""Which time an event hangs on: a time expression by syntax, the story's running date, or only before/after the DCT.

Every choice is one of a few named relations; the trained weights (``training/events_reference.py``) only rank
them, so a date can always say why it was taken.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.events import lexicon, linear
from extractors.events.candidates import Candidate
from extractors.events.candidates import key as verb_key
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words
from extractors.model import Interval, Timex, TimexType

#: Relations to the DCT, for an event no expression dates.
BEFORE, OVERLAP, AFTER = "tense:before", "tense:ongoing", "tense:after"


@dataclass(frozen=True, slots=True)
class PlacedTimex:
    """A time expression with its words and what it hangs on. ``marker`` is its preposition ("since", "")."""

    timex: Timex
    begin: int
    end: int
    head: Word
    governor: Word | None
    clause: Word | None
    marker: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A reference time: ``relation`` names how it was found; ``placed`` is empty for a relation to the DCT."""

    relation: str
    placed: PlacedTimex | None
    probability: float = 1.0


def place(doc: Words, timexes: Sequence[Timex]) -> tuple[PlacedTimex, ...]:
    """Find the words of each expression and what it modifies; expressions outside the text's words are left out."""
    found: list[PlacedTimex] = []
    for timex in timexes:
        span = doc.doc.char_span(timex.begin, timex.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        head = doc[span.root.i]
        link = syntax.up(head)
        governor, marker = (link.head, link.marker) if link else (None, "")
        first = doc[span.start]
        if first.pos_ == "ADP" and not marker:
            marker = first.lower_
        while governor is not None and span.start <= governor.i < span.end:
            above = syntax.up(governor)
            governor = above.head if above else None
        clause = syntax.clause(governor) if governor is not None else None
        found.append(PlacedTimex(timex, span.start, span.end, head, governor, clause, marker))
    return tuple(found)


def relation(candidate: Candidate, placed: PlacedTimex) -> str:
    """How an expression stands to an event of the same sentence, nearest relation first.

    ``direct`` (modifies it), ``clause`` (stands in its clause), ``shared`` (with a coordinated verb), ``up:…`` (in a
    clause above, with the way there), ``down:…`` (in a clause below), ``beside``.
    """
    head, carrier = candidate.head, candidate.carrier
    governor, clause = placed.governor, placed.clause
    if governor is None:
        return "bare"
    if governor.i == head.i or governor.i == carrier.i:
        return "direct"
    own = syntax.clause(carrier)
    if own is None or clause is None:
        return "beside"
    if clause.i == own.i:
        return "clause" if not candidate.is_noun or carrier is not head else _noun_in_clause(candidate)
    way = _way(own, clause.i)
    if way is not None:
        return "shared" if set(way) <= {"conjunct"} else "up:" + ":".join(way)
    way = _way(clause, own.i)
    if way is not None:
        return "shared" if set(way) <= {"conjunct"} else "down:" + ":".join(way)
    return "beside"


def _noun_in_clause(candidate: Candidate) -> str:
    link = syntax.up(candidate.head)
    if link is None:
        return "noun:root"
    return f"noun:{link.relation.value}:{link.marker}" if link.marker else f"noun:{link.relation.value}"


def _way(begin: Word, goal: int) -> list[str] | None:
    """Relations met from clause to clause going up to ``goal``, at most three."""
    steps: list[str] = []
    tok = begin
    for link in syntax.links_up(begin):
        if link.relation in _CLAUSE_STEPS or link.relation is Relation.CONJUNCT:
            name = link.relation.value
            if link.relation is Relation.ADVERBIAL:
                name = f"adverbial-{link.marker or syntax.form(tok)}"
            steps.append(name)
            if len(steps) > 3:
                return None
        tok = link.head
        if tok.i == goal:
            return steps or ["argument"]
    return None


_CLAUSE_STEPS = frozenset(
    (
        Relation.COMPLEMENT,
        Relation.OPEN,
        Relation.ADVERBIAL,
        Relation.RELATIVE,
        Relation.ADNOMINAL,
        Relation.LOOSE,
        Relation.APPOSITION,
    )
)


@dataclass(slots=True)
class Used:
    """A date of the story so far: in which sentences it dated what."""

    placed: PlacedTimex
    first: int
    last: int
    uses: int
    keys: set[str]
    tense: str
    paragraph: int


class Story:
    """The dates a story has used so far, the latest last, for events that carry none themselves."""

    def __init__(self) -> None:
        self.sentence = 0
        self.paragraph = 0
        self.spoken: dict[str, Interval] = {}
        self.dates: list[Used] = []
        self.previous: str = "-"
        self._previous_sentence = -1
        self._previous_placed: PlacedTimex | None = None

    def begin(self, sentence: int, paragraph: int) -> None:
        """The next sentence and the paragraph it stands in, both counted from 0."""
        self.sentence, self.paragraph = sentence, paragraph

    def chosen(self, choice: str, placed: PlacedTimex | None, key: str, tense: str) -> None:
        """The last event hung on this; ``placed`` where it was a date that can date others."""
        self.previous = "time" if placed is not None else choice
        self._previous_sentence, self._previous_placed = self.sentence, placed
        if placed is None:
            return
        known = next((used for used in self.dates if used.placed is placed), None)
        if known is None:
            self.dates.append(Used(placed, self.sentence, self.sentence, 1, {key}, tense, self.paragraph))
            return
        known.last, known.uses, known.tense = self.sentence, known.uses + 1, tense
        known.paragraph = self.paragraph
        known.keys.add(key)
        self.dates.remove(known)
        self.dates.append(known)

    def before_in_sentence(self) -> str:
        """What the event before in the same sentence hung on: ``time``, a relation to the DCT, ``-`` at its begin."""
        return self.previous if self._previous_sentence == self.sentence else "-"

    def is_previous(self, placed: PlacedTimex) -> bool:
        """Did the event before in the same sentence hang on this very expression?"""
        return self._previous_sentence == self.sentence and self._previous_placed is placed

    def in_question(self) -> list[Used]:
        """The four dates used last, latest first, and the one the story began with."""
        recent = self.dates[:-5:-1]
        lead = self.dates[0] if self.dates else None
        return recent if lead is None or lead in recent else [*recent, lead]


#: The weights were trained on right earlier choices; what is read has only guessed ones, so it is less sure.
_TEMPER = 1.3
_DATES = frozenset((TimexType.DATE, TimexType.TIME))


def _bucket(distance: int) -> str:
    return str(distance) if distance < 3 else "3-5" if distance < 6 else "6-10" if distance < 11 else "far"


def event_features(candidate: Candidate) -> tuple[str, ...]:
    """What an event brings to every choice: its form, tense, class and what it hangs on."""
    head, carrier = candidate.head, candidate.carrier
    kind = "noun" if candidate.is_noun else "verb"
    tense = f"{syntax.tense(carrier)}-{syntax.aspect(carrier)}-{syntax.modality(carrier) or ''}"
    link = syntax.up(carrier)
    above = "root"
    higher = "-"
    if link is not None:
        above = f"{link.relation.value}-{link.marker}" if link.marker else link.relation.value
        governor = syntax.governing_verb(link.head)
        higher = f"{syntax.tense(governor)}-{syntax.aspect(governor)}" if governor is not None else "none"
    name = verb_key(head) if not candidate.is_noun else head.lemma_.lower()
    classed = next(
        (section for section in ("reporting", "state", "intention", "belief") if name in lexicon.verbs(section)),
        "other",
    )
    return (
        kind,
        f"{kind}|{tense}",
        f"{kind}|{tense}|{above}",
        f"{kind}|{tense}|{higher}",
        f"{kind}|{classed}|{tense}",
        f"{kind}|{name}",
        f"{kind}|{above}|{higher}",
    )


def timex_features(candidate: Candidate, placed: PlacedTimex, way: str, rank: int, count: int) -> list[str]:
    """How one expression of the sentence fits one event."""
    kind = "noun" if candidate.is_noun else "verb"
    type_ = placed.timex.type.value
    tense = syntax.tense(candidate.carrier)
    distance = placed.begin - candidate.head.i if placed.begin > candidate.head.i else candidate.head.i - placed.end
    side = "after" if placed.begin > candidate.head.i else "before"
    short = way.split(":")[0]
    vague = "ref" if placed.timex.value.endswith("_REF") else "dated"
    return [
        f"T|{short}|{kind}",
        f"T|{way}|{kind}",
        f"T|{way}|{tense}",
        f"T|{short}|{type_}|{placed.marker}",
        f"T|{type_}|{vague}",
        f"T|{short}|{side}|{_bucket(max(distance, 0))}",
        f"T|{short}|rank{min(rank, 3)}|of{min(count, 3)}",
        f"T|{side}|{kind}|{_bucket(max(distance, 0))}",
        f"T|{short}|{tense}|{kind}|{side}",
    ]


def _subject(candidate: Candidate) -> str:
    for tok in syntax.subjects(candidate.carrier):
        if tok.pos_ == "PRON":
            return tok.lower_
        return tok.ent_type_ or ("plural" if tok.tag_ == "NNS" else "noun")
    return "none"


def _fine(placed: PlacedTimex) -> bool:
    """Is it a day or finer?"""
    return len(placed.timex.value) >= 10


def options(
    candidate: Candidate, sentence: Sequence[PlacedTimex], story: Story, key: str
) -> list[tuple[Choice, list[str]]]:
    """All reference times in question with the features of each."""
    found, parts = _options(candidate, sentence, story, key)
    for name in (BEFORE, OVERLAP, AFTER):
        found.append((Choice(name, None), [f"{name[6]}|{part}" for part in parts]))
    return found


def _options(
    candidate: Candidate, sentence: Sequence[PlacedTimex], story: Story, key: str
) -> tuple[list[tuple[Choice, list[str]]], list[str]]:
    """Expressions with their features, and what the three relations to the DCT have in common as features."""
    event = event_features(candidate)
    before = story.before_in_sentence()
    tense = syntax.tense(candidate.carrier)
    found: list[tuple[Choice, list[str]]] = []
    ranked = sorted(sentence, key=lambda placed: abs(placed.begin - candidate.head.i))
    best = "none"
    for rank, placed in enumerate(ranked):
        way = relation(candidate, placed)
        short = way.split(":")[0]
        features = timex_features(candidate, placed, way, rank, len(ranked))
        features.extend(f"T|{short}|{part}" for part in event[:6])
        features.append(f"T|previous{story.is_previous(placed)}|{short}|{before}")
        found.append((Choice(f"timex:{way}", placed), features))
        if placed.timex.type in _DATES and short in ("direct", "clause", "shared"):
            best = "own"
        elif best == "none":
            best = "some"
    position = str(min(story.sentence, 4))
    subject = _subject(candidate)
    kind = event[0]
    for rank, used in enumerate(story.in_question()):
        if used.placed in sentence:
            continue
        same = "same" if key in used.keys else "new"
        lead = "lead" if used is story.dates[0] else "later"
        age = _bucket(story.sentence - used.last)
        features = [
            f"C|{same}|{best}",
            f"C|{lead}|{best}",
            f"C|age{age}|{best}",
            f"C|rank{rank}|{lead}|{same}",
            f"C|uses{min(used.uses, 5)}|{lead}",
            f"C|dates{min(len(story.dates), 4)}|rank{rank}",
            f"C|previous{story.is_previous(used.placed)}|{before}",
            f"C|at{position}|{lead}",
            f"C|paragraph{min(story.paragraph - used.paragraph, 3)}|{lead}|{kind}",
            f"C|last-{story.previous}|{best}|{kind}",
            f"C|last-{story.previous}|{event[1]}",
            f"C|subject-{subject}|{kind}",
            f"C|type-{key.split(':')[0]}",
            f"C|fine{int(_fine(used.placed))}|{tense}|{kind}",
            f"C|tenses|{used.tense}|{tense}",
            f"C|{used.placed.timex.type.value}|{len(used.placed.timex.value)}",
            *(f"C|{part}" for part in event),
            *(f"C|{same}|{part}" for part in event[:3]),
        ]
        name = "same-event" if same == "same" else "context:lead" if lead == "lead" else "context:running"
        found.append((Choice(name, used.placed), features))
    last = story.previous
    parts = [
        best,
        *event,
        f"{best}|{event[1]}",
        f"{best}|{before}",
        f"{event[5]}|{best}",
        f"last-{last}|{best}|{kind}",
        f"last-{last}|{event[1]}",
        f"subject-{subject}|{kind}",
        f"type-{key.split(':')[0]}|{tense}",
        f"dates{min(len(story.dates), 4)}|at{position}",
    ]
    return found, parts


def choose(candidate: Candidate, sentence: Sequence[PlacedTimex], story: Story, key: str) -> tuple[Choice, ...]:
    """All choices, the likeliest first, with probabilities."""
    model = linear.load("reference")
    timed, parts = _options(candidate, sentence, story, key)
    scored = [(choice, model.score(features)) for choice, features in timed]
    sides = model.scores(("b", "o", "a"), parts)
    scored.extend((Choice(name, None), score) for name, score in zip((BEFORE, OVERLAP, AFTER), sides, strict=True))
    top = max(score for _, score in scored)
    weights = [math.exp((score - top) / _TEMPER) for _, score in scored]
    total = sum(weights)
    ranked = sorted(
        (
            Choice(choice.relation, choice.placed, weight / total)
            for (choice, _), weight in zip(scored, weights, strict=True)
        ),
        key=lambda choice: -choice.probability,
    )
    return tuple(ranked)
