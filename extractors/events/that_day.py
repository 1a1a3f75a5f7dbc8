"""Whose day "that night" is: of what was told right before, not of any date the text named last.

A witness ("“He rang me that evening,” she told the court"), a clause on somebody ("who was hurt that night") and what
came "later" look back on the story and not on the sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.events.candidates import Candidate
from extractors.events.placing import PlacedTimex
from extractors.events.reference import Choice
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.model import AnchorKind

_COURT = frozenset(("trial", "court", "hearing", "inquest", "inquiry", "judge"))
_LATER = frozenset(("later", "subsequently", "afterwards"))


def looks_back(candidate: Candidate, choice: Choice, choices: Sequence[Choice], quoted: bool) -> bool:
    """Is "that night" here of a day that the text does not name beside it?"""
    placed = choice.placed
    if placed is None or not placed.timex.text.lower().startswith("that "):
        return False
    anchor = getattr(placed.timex.resolution, "anchor", None)
    if anchor is None or anchor.kind is not AnchorKind.TEXT:
        return False
    verb = candidate.carrier
    if any(child.lower_ in _LATER for child in verb.lefts):
        return True  # "a magazine later published photographs of him at a wedding that weekend"
    named = next((one.placed for one in choices if one.placed and one.placed.timex.ref == anchor.ref), None)
    inside = any(link.relation is Relation.RELATIVE for link in syntax.links_up(verb))
    if inside:
        return named is None or named.head.sent.start != placed.head.sent.start
    return quoted and (named is None or not _right_before(named, placed))


def _right_before(named: PlacedTimex, placed: PlacedTimex) -> bool:
    """In the same sentence or the one before; a witness does not speak of the day of the trial."""
    near = named.head.sent.end >= placed.head.sent.start
    return near and not any(word.lemma_.lower() in _COURT for word in named.head.sent)
