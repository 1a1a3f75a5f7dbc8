"""Nouns that tell nothing their verb does not: "the flood" in "The flood killed 17", "a scandal" that shook a cabinet.

They stay mentions, but are part of the verb's and make no row of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.events import dating, lexicon
from extractors.events.candidates import STRIKING, key
from extractors.events.draft import Draft
from extractors.events.states import in_state
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

#: Words of a noun phrase that says little: "a corruption scandal".
_SHORT = 3


def folded(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of such nouns with ``part_of``."""
    by_index = {
        draft.index: draft
        for draft in drafts
        if draft.part_of is None and (not draft.candidate.is_noun or in_state(draft.candidate.head))
    }
    wholes = {draft.part_of for draft in drafts}
    found = []
    for draft in drafts:
        head = draft.candidate.head
        if draft.part_of is None and draft.candidate.is_noun and head is draft.candidate.carrier:
            verb = _told_by(head, draft)
            whole = by_index.get(verb.i) if verb is not None and draft.index not in wholes else None
            if whole is not None and _same_date(draft, whole):
                draft = replace(draft, part_of=whole.index)
        found.append(draft)
    return found


def _told_by(noun: Word, draft: Draft) -> Word | None:
    link = syntax.up(noun)
    if link is not None and link.relation is Relation.SUBJECT and in_state(link.head):
        return link.head  # "The ceasefire has been in force since May"
    if link is None or not syntax.is_verb(link.head):
        return None
    if link.relation is Relation.SUBJECT and not syntax.passive(link.head):
        harmful = key(link.head) in lexicon.verbs("harm")
        if harmful and lexicon.types().nouns.get(noun.lemma_.lower()) in STRIKING:
            return link.head
    begin, end = syntax.phrase(noun)
    bare = end - begin <= _SHORT and not draft.participants and draft.event_type == "other"
    near = link.relation in (Relation.SUBJECT, Relation.OBJECT, Relation.OBLIQUE)
    return link.head if bare and near and key(link.head) not in lexicon.verbs("reporting") else None


def _same_date(noun: Draft, verb: Draft) -> bool:
    if noun.status.factuality is not verb.status.factuality:
        return False
    return noun.placed is None or noun.placed is verb.placed or dating.closed(noun.when) == dating.closed(verb.when)
