"""Which words of a sentence name events, and what class each event is of."""

from __future__ import annotations

from itertools import islice

from extractors.events import in_phrase, lexicon, rehung, tagger, types
from extractors.events.candidates import (
    Candidate,
    certain_noun,
    done_by_word,
    folded_words,
    key,
    noun_possible,
    of_noun,
    of_verb,
    refused,
)
from extractors.events.states import in_state
from extractors.language import syntax
from extractors.language.spans import Sentence
from extractors.language.words import Word

#: A noun, or a participle before a noun, names an event from this probability on.
NOUN_THRESHOLD = 0.46

_MATTERS = frozenset(("development", "news"))
_STAMPS = frozenset(("updated", "published", "posted", "modified", "corrected"))
_PERIODS = frozenset(("day", "week", "month", "quarter", "year", "period", "half"))


def find(span: Sentence, timed: frozenset[int]) -> list[tuple[Candidate, float, int | None]]:
    """The events of one sentence with the tagger's probability, in text order.

    The last member is the word index of the event a light or aspect word only carries: "launched" in "launched an
    operation" comes with the index of "operation".
    """
    if _corrects(span):
        return []
    found: dict[int, tuple[Candidate, float]] = {}
    into: dict[int, int] = {}
    for tok in span:
        if tok.pos_ in syntax.NEVER_VERBS or tok.i in timed:
            continue
        if syntax.is_verb(tok):
            probability = tagger.probability(tok)
            if _verb_event(tok, probability):
                found[tok.i] = (of_verb(tok), probability)
        elif noun_possible(tok) and not _never(tok) and not _label(tok):
            before = syntax.prepositions(tok)
            if (before == "without" and not in_state(tok)) or (before == "in" and tok.lemma_ in _MATTERS):
                continue  # "released without charge"; "In another development"
            probability = tagger.probability(tok)
            if certain_noun(tok):
                probability = max(probability, 0.8)
            if probability >= NOUN_THRESHOLD:
                found[tok.i] = (of_noun(tok), probability)
    for index, (candidate, _) in list(found.items()):
        for word in folded_words(candidate):
            if word.i != index and word.i not in into:
                into[word.i] = index
                if word.i not in found:
                    found[word.i] = (Candidate(word, candidate.carrier), 0.5)
    for index, (candidate, _) in found.items():
        if (not_done := refused(candidate.head)) is not None and not_done.i in found:
            into[index] = not_done.i
    for index, whole in list(into.items()):  # "announced" → "start" → "operation"
        last = into.get(whole, whole)
        into[index] = last if last != index else whole
    return [(candidate, probability, into.get(index)) for index, (candidate, probability) in sorted(found.items())]


_CORRECTIONS = frozenset(("correction", "clarification", "amendment", "erratum"))


def _corrects(span: Sentence) -> bool:
    """ "Correction: …", "An earlier version of this article said …": what it tells was not so, or is told elsewhere."""
    words = list(islice(span, 9))
    if words[0].lower_ in _CORRECTIONS and any(word.text == ":" for word in words):
        return True
    texts = [word.lower_ for word in words]
    return "version" in texts and not {"earlier", "previous", "original"}.isdisjoint(texts)


def _never(noun: Word) -> bool:
    return in_phrase.notice(noun) or (noun.lemma_.lower() in lexicon.nouns("not_event") and not in_state(noun))


def _verb_event(tok: Word, probability: float) -> bool:
    name = key(tok)
    if tok.lower_ in syntax.BE or tok.lower_ in lexicon.verbs("preposition") or name in lexicon.verbs("not_event"):
        return False
    participle = tok.lower_ in lexicon.verbs("no_event_form") and syntax.form(tok) in ("VBN", "VBG")
    if participle and (tok.lower_ != "given" or not syntax.auxiliaries(tok)):
        return False  # "based in Oslo", "compared with last year", "given the history"
    if rehung.as_meant(tok) or syntax.elided(tok):
        return False
    if name == "happen" and any(word.lower_ == "what" for word in syntax.subjects(tok)):
        return False  # "What happened next is disputed"
    if tok.lower_ in ("named", "called") and tok.head.i == tok.i - 1 and syntax.called(tok.head) is not None:
        return False  # "a fisherman named Issa Koro"
    if in_phrase.naming(tok):
        return False
    if tok.lower_ in _STAMPS and tok.i - tok.sent.start < 2 and not syntax.subjects(tok):
        return False  # "Last updated at 17:50 GMT"
    if tok.lower_ == "ended" and tok.i and tok.doc[tok.i - 1].lemma_.lower() in _PERIODS:
        return False  # "in the three months ended June 30"
    if name in ("have", "let", "use") or syntax.is_modifier(tok):
        return probability >= NOUN_THRESHOLD
    return True


def _label(tok: Word) -> bool:
    """ "Correction, July 22:" before the correction itself; "128 votes" are a count."""
    if tok.lower_ == "votes":
        return any(child.tag_ == "CD" for child in tok.lefts)
    if not tok.is_sent_start or tok.lemma_.lower() not in (
        "correction",
        "clarification",
        "update",
        "note",
        "amendment",
    ):
        return False
    return any(word.text == ":" for word in tok.doc[tok.i + 1 : min(tok.i + 8, tok.sent.end)])


_TELLING = frozenset(("answer", "discuss", "elaborate", "identify", "name", "provide", "speak", "talk", "give"))


def class_of(candidate: Candidate) -> str:
    """``occurrence``, ``statement``, ``intention`` or ``state``."""
    head = candidate.head
    if candidate.is_noun:
        return "statement" if types.of(candidate) == "statement" else "occurrence"
    name = key(head)
    if name in lexicon.verbs("refrain") and (below := syntax.complements(head)):
        name = key(below[0])  # "declined to comment"
        return "statement" if name in lexicon.verbs("reporting") or name in _TELLING else "occurrence"
    if name in lexicon.verbs("act") or types.in_court(head) or done_by_word(head):
        return "occurrence"
    if name in lexicon.verbs("reporting") or name in lexicon.verbs("directive"):
        return "statement"
    if name in lexicon.verbs("intention") and (name not in lexicon.verbs("also_done") or syntax.complements(head)):
        return "intention"
    if name in lexicon.verbs("state") or name in lexicon.verbs("belief"):
        return "state"
    return "occurrence"
