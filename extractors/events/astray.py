"""The subject of a finite verb that the tree has none for: what stands before the verb in the text.

"Militants armed with rifles and grenades breached the gate" where the tree hangs the militants on the clause before:
the words of the text from the last mark to the verb, without what two marks set off, if they are a noun and its own.
"""

from __future__ import annotations

from extractors.events.telling import acts, told_finitely
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

_MARKS = frozenset((",", ";", ":", "--", "—", "–", "_", ".", "...", "(", ")"))
_CLOSING = {",": ",", "--": "--", "—": "—", "–": "–", "_": "_", ")": "("}
_BEGINS = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN"))
_RELATIVE = frozenset(("that", "which", "who", "whose", "whom", "where"))
#: What hangs so on a clause is done by somebody else.
_OF_ANOTHER = frozenset((Relation.COMPLEMENT, Relation.RELATIVE, Relation.LOOSE, Relation.SUBJECT, Relation.APPOSITION))
_WHILE, _STEPS = frozenset(("by", "while", "after", "before", "when", "since", "without")), 5
#: Words of a subject, and of what is set off behind it.
_FEWEST, _LONGEST, _ASIDE = 1, 18, 16


def clock(word: Word) -> bool:
    """ "11:45" in "at 11:45 a.m., as the guards changed, gunmen broke in", which is no subject."""
    return word.tag_ == "CD" and ":" in word.text


def doer(verb: Word, timed: frozenset[int]) -> Word | None:
    """Who is told to do what a participle without a subject says: "the firm" in "The firm was the first, arriving"."""
    if syntax.form(verb) != "VBG" and not any(word.lower_ == "having" for word in syntax.auxiliaries(verb)):
        return None
    first, doc = min((word.i for word in syntax.verb_group(verb)), default=verb.i), verb.doc
    for count, link in enumerate(syntax.links_up(verb)):
        if count > _STEPS or link.relation in _OF_ANOTHER or (not count and link.relation is not Relation.ADVERBIAL):
            return None
        if not count and link.marker not in _WHILE and not (link.marker == "" and doc[first - 1].text == ","):
            return None
        found = next((word for word in syntax.subjects(link.head) if word.i < verb.i and word.i not in timed), None)
        if found is not None:
            return found if acts(found) else None
    return None


def subject(verb: Word, first: int, timed: frozenset[int]) -> list[int]:
    """The words of the lost subject; none where it is not certain. ``first`` is the first word of the verb."""
    link = syntax.up(verb)
    if link is not None and link.relation is Relation.CONJUNCT:
        head = link.head
        if not syntax.is_verb(head) or any(word.i not in timed and not clock(word) for word in syntax.subjects(head)):
            return []
        verb, first = head, min((word.i for word in syntax.verb_group(head)), default=head.i)
        link = syntax.up(verb)
    if not told_finitely(verb) or (link is not None and link.relation not in (Relation.LOOSE, Relation.OTHER)):
        return []
    doc, start, end = verb.doc, verb.sent.start, first
    if doc[end - 1].text in _CLOSING:
        opening = _CLOSING[doc[end - 1].text]
        at = next((n for n in range(end - 2, max(start, end - _ASIDE), -1) if doc[n].text == opening), 0)
        if not at:
            return []
        end = at
    begin = end
    while begin > start and doc[begin - 1].text not in _MARKS and begin - 1 not in timed:
        begin -= 1
    words = doc[begin:end]
    if not _FEWEST <= len(words) <= _LONGEST or words[0].pos_ not in _BEGINS or "\n" in words[0].text:
        return []
    relative = next((word.i for word in words if word.lower_ in _RELATIVE), end)
    nouns = [word for word in doc[begin:relative] if word.pos_ in ("NOUN", "PROPN")]
    finite = [word for word in doc[begin:relative] if word.pos_ == "AUX" or word.tag_ in ("VBD", "VBZ", "VBP", "MD")]
    return [word.i for word in words] if nouns and not finite else []
