"""Whom a decision is about: those whom its infinitive names take part in it.

"The carrier agreed on Wednesday to buy its rival": the rival takes part in what was agreed, though it is the object of
"buy". So it is with what was refused, ordered, tried, and with the plan, offer or attempt that somebody made ("signed a
letter of intent to acquire the firm"). Only where the verb has no patient of its own, or the plan is its patient.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.events.draft import Draft
from extractors.events.sharing import ordered
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import Role

_SECTIONS = ("intention", "commissive", "directive", "refrain", "planning", "implicative", "cancel")
_BELOW = frozenset((Relation.OPEN, Relation.ADVERBIAL, Relation.COMPLEMENT))


def told(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, decisions with those whom what is decided is done to."""
    by_index = {draft.index: draft for draft in drafts}
    nouns = sorted(draft.candidate.head.idx for draft in drafts if draft.candidate.is_noun)
    return [_with_aim(draft, by_index, nouns) for draft in drafts]


def _with_aim(draft: Draft, by_index: dict[int, Draft], nouns: Sequence[int]) -> Draft:
    head = draft.candidate.head
    patients = any(one.role is Role.PATIENT for one in draft.participants)
    if draft.candidate.is_noun:
        deed = _on_noun(head, draft.candidate.carrier)
    elif patients:
        deed = next((deed for one in syntax.objects(head) if (deed := _on_noun(one, head)) is not None), None)
    else:
        deed = _infinitive(head)
    aim = by_index.get(deed.i) if deed is not None else None
    if aim is None or aim.placed not in (None, draft.placed):
        return draft
    taken = {(one.begin, one.end) for one in draft.participants}
    added = [
        one
        for one in aim.participants
        if one.role in (Role.PATIENT, Role.RECIPIENT)
        and (one.begin, one.end) not in taken
        and bisect_left(nouns, one.begin) == bisect_left(nouns, one.end)  # not "plans to hold a news conference"
    ]
    return replace(draft, participants=ordered((*draft.participants, *added))) if added else draft


def _infinitive(verb: Word) -> Word | None:
    """ "buy" for "agreed [on Wednesday] to buy"; what is done in order to do something else is no aim of this kind."""
    if key(verb) not in _deciding():
        return None
    return next((one for one in verb.rights if _to(one) and (link := syntax.up(one)) and link.relation in _BELOW), None)


@cache
def _deciding() -> frozenset[str]:
    return frozenset().union(*(lexicon.verbs(section) for section in _SECTIONS))


def _on_noun(noun: Word, verb: Word) -> Word | None:
    """ "acquire" for "a letter of intent to acquire", "plans to acquire", "announced plans on Monday to acquire"."""
    chain = (noun, *(one for one in noun.rights if one.pos_ == "NOUN" and syntax.prepositions(one)))
    if not any(word.lemma_ in lexicon.nouns("aim") for word in chain):
        return None
    return next((one for word in (*chain, verb) for one in word.rights if one.i > noun.i and _to(one)), None)


def _to(word: Word) -> bool:
    return word.tag_ == "VB" and any(child.lower_ == "to" and child.tag_ == "TO" for child in word.lefts)
