"""Which time an event hangs on: a time expression by syntax, the story's running date, or only before/after the DCT.

Every choice is one of a few named relations; the trained weights (``training/events_reference.py``) only rank
them, so a date can always say why it was taken.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.events import lexicon, linear, types
from extractors.events.candidates import Candidate, key
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.model import Timex, TimexType

#: Relations to the DCT, for an event no expression dates.
BEFORE, OVERLAP, AFTER = "tense:before", "tense:ongoing", "tense:after"


@dataclass(frozen=True, slots=True)
class PlacedTimex:
    """A time expression with its words and what it hangs on. ``marker`` is its preposition ("since", "")."""

    timex: Timex
    begin: int
    end: int
    head: Token
    governor: Token | None
    clause: Token | None
    marker: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A reference time: ``relation`` names how it was found; ``placed`` is empty for a relation to the DCT."""

    relation: str
    placed: PlacedTimex | None
    probability: float = 1.0


def place(doc: Doc, timexes: Sequence[Timex]) -> tuple[PlacedTimex, ...]:
    """Find the words of each expression and what it modifies; expressions outside the text's words are left out."""
    found: list[PlacedTimex] = []
    for timex in timexes:
        span = doc.char_span(timex.begin, timex.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        head = span.root
        link = syntax.up(head)
        governor, marker = (link.head, link.marker) if link else (None, "")
        first = span[0]
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


def _way(begin: Token, goal: int) -> list[str] | None:
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
class Story:
    """The dates a story has used so far, for events that carry none themselves."""

    last: PlacedTimex | None = None
    age: int = 0
    lead: PlacedTimex | None = None

    def used(self, placed: PlacedTimex) -> None:
        """An event was dated by this expression."""
        self.last, self.age = placed, 0
        if self.lead is None:
            self.lead = placed


def story_key(candidate: Candidate) -> str:
    """Events with this in common are taken for one event of the story: type where there is one, else lemma."""
    return types.coreference_key(candidate.head)


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
    name = key(head) if not candidate.is_noun else head.lemma_.lower()
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


def timex_features(candidate: Candidate, placed: PlacedTimex, rank: int, count: int) -> list[str]:
    """How one expression of the sentence fits one event."""
    way = relation(candidate, placed)
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


def options(
    candidate: Candidate, sentence: Sequence[PlacedTimex], story: Story, same: PlacedTimex | None
) -> list[tuple[Choice, list[str]]]:
    """All reference times in question with the features of each."""
    event = event_features(candidate)
    found: list[tuple[Choice, list[str]]] = []
    ranked = sorted(sentence, key=lambda placed: abs(placed.begin - candidate.head.i))
    best = "none"
    for rank, placed in enumerate(ranked):
        way = relation(candidate, placed)
        features = timex_features(candidate, placed, rank, len(ranked))
        features.extend(f"T|{way.split(':')[0]}|{part}" for part in event[:5])
        found.append((Choice(f"timex:{way}", placed), features))
        if placed.timex.type in _DATES and way in ("direct", "clause", "shared"):
            best = "own"
        elif best == "none":
            best = "some"
    if same is not None:
        found.append((Choice("same-event", same), ["S|", f"S|{best}", *(f"S|{part}" for part in event[:3])]))
    if story.last is not None and (same is None or story.last is not same):
        age = str(min(story.age, 3))
        features = ["C|", f"C|{best}", f"C|age{age}", f"C|{best}|age{age}", *(f"C|{part}" for part in event)]
        found.append((Choice("context:running", story.last), features))
    if story.lead is not None and story.lead is not story.last and story.lead is not same:
        found.append((Choice("context:lead", story.lead), ["L|", f"L|{best}", *(f"L|{part}" for part in event)]))
    for name in (BEFORE, OVERLAP, AFTER):
        short = name[6]
        features = [f"{short}|", f"{short}|{best}", *(f"{short}|{part}" for part in event)]
        features.append(f"{short}|{best}|{event[1]}")
        features.append(f"{short}|story{story.last is not None}")
        found.append((Choice(name, None), features))
    return found


def choose(
    candidate: Candidate, sentence: Sequence[PlacedTimex], story: Story, same: PlacedTimex | None
) -> tuple[Choice, ...]:
    """All choices, the likeliest first, with probabilities."""
    model = linear.load("reference")
    scored = [(choice, model.score(features)) for choice, features in options(candidate, sentence, story, same)]
    top = max(score for _, score in scored)
    weights = [math.exp(score - top) for _, score in scored]
    total = sum(weights)
    ranked = sorted(
        (
            Choice(choice.relation, choice.placed, weight / total)
            for (choice, _), weight in zip(scored, weights, strict=True)
        ),
        key=lambda choice: -choice.probability,
    )
    return tuple(ranked)
