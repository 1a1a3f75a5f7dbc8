"""A short line for an event, as a person would write it: the clause as it stands, without its time expression.

Text is cut out of the article, never put together from words, so that quotation marks and spacing stay as written
and the line reads well even where the tree is wrong.
"""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import Candidate, key
from extractors.events.names import Names
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words

LONGEST = 110
_EDGES = frozenset((",", ";", ":", "—", "–", "--", "(", ")", "[", "]", "...", "…", ".", "?", "!", "-LRB-"))
_QUOTES = frozenset(('"', "“", "”", "''", "``"))
_TIME_WORDS = frozenset(
    ("on", "in", "at", "by", "during", "since", "for", "from", "until", "till", "of", "over", "before")
)
_CLAUSES = frozenset(("who", "which", "whose", "whom", "where", "when", "while", "because", "although", "though", "if"))
_DANGLING = frozenset(("ADP", "CCONJ", "SCONJ", "DET", "PUNCT", "PART", "SPACE"))
_LEADS = ("The ", "the ", "A ", "a ", "An ", "an ")
_SUBJECT_GAP = 14
_ACCUSED = frozenset(("of", "from"))  # "accused of killing", "barred from leaving"
_NAMED = frozenset(("PERSON", "ORG", "GPE"))


def of(candidate: Candidate, timed: frozenset[int], names: Names, text: str) -> str:
    """ "Azerbaijani Defense Ministry announced the start of an "anti-terrorist" operation in the enclave"."""
    verb = _told_by(candidate.carrier)
    if not syntax.is_verb(verb):
        begin, _ = syntax.phrase(verb)
        line = _cut(text, verb.doc, _run(begin, verb, timed), "")
        return _finish(line)
    group = syntax.verb_group(verb)
    first = min((word.i for word in group if verb.i - word.i < 6), default=verb.i)
    words = _run(first, verb, timed)
    subject = next(iter(syntax.subjects(verb)), None)
    if subject is None or subject.i in timed or _stands_apart(verb, subject, first):
        return _finish(_cut(text, verb.doc, words, ""))
    meant = names.antecedent(subject)
    if meant is not None and names.entity_type(meant) in _NAMED:
        return _finish(_cut(text, verb.doc, words, names.phrase_name(meant)))
    low, high = _subject_words(subject, first)
    front = _untimed(verb.doc, low, high, timed)
    if high == first:
        return _finish(_cut(text, verb.doc, front + words, ""))
    lead = _cut(text, verb.doc, front, "")
    return _finish(_cut(text, verb.doc, words, lead))


def _stands_apart(verb: Word, subject: Word, first: int) -> bool:
    """A participle that does not go with the subject of another verb: "men accused of killing" have not killed.

    Behind a comma or "after" it does: "A warship foiled an attack, capturing 26 men".
    """
    link = syntax.up(verb)
    if link is None or syntax.tense(verb) not in ("PRESPART", "PASTPART"):
        return False
    beside = link.relation is not Relation.ADVERBIAL or subject.pos_ == "PRON"
    return beside and syntax.phrase(subject)[1] != first


def _told_by(verb: Word) -> Word:
    """For an infinitive the verb that carries it: "expect" in "expect the rain to ease"."""
    for _ in range(3):
        link = syntax.up(verb)
        if link is not None and link.marker in _ACCUSED and syntax.is_verb(link.head):
            verb = link.head
            continue
        to_come = link is not None and link.relation is Relation.OPEN and syntax.form(verb) == "VB"
        if not syntax.is_verb(verb) or not (to_come or syntax.tense(verb) == "INFINITIVE"):
            return verb
        if link is None:
            return verb
        if link.relation is Relation.ADNOMINAL and (over := syntax.up(link.head)) is not None:
            link = over if over.relation is Relation.OBJECT else link
        if link.relation not in (Relation.OPEN, Relation.OBJECT, Relation.CONJUNCT) or not syntax.is_verb(link.head):
            return verb
        verb = link.head
    return verb


def _subject_words(subject: Word, verb: int) -> tuple[int, int]:
    """The subject as written up to the verb where nothing but its own complements stands between."""
    begin, end = syntax.phrase(subject)
    for other in syntax.conjuncts(subject)[1:3]:
        if end <= other.i < verb:
            end = syntax.phrase(other)[1]
    doc = subject.doc
    between = doc[end:verb] if 0 <= verb - end <= _SUBJECT_GAP else None
    if between is not None and not any(
        tok.text in _EDGES or tok.pos_ in ("VERB", "AUX") or tok.lower_ in _CLAUSES or tok.lower_ == "that"
        for tok in between
    ):
        end = verb
    return begin, end


def _untimed(doc: Words, begin: int, end: int, timed: frozenset[int]) -> list[int]:
    """Words without time expressions and the prepositions in front of them."""
    return [
        index
        for index in range(begin, end)
        if index not in timed and not (index + 1 in timed and doc[index].lower_ in _TIME_WORDS)
    ]


def _run(first: int, core: Word, timed: frozenset[int]) -> list[int]:
    """Words from ``first`` to the end of the clause: the next comma, subordinate or coordinated clause."""
    doc = core.doc
    kept: list[int] = []
    quoted = False
    statement = key(core) in lexicon.verbs("reporting")
    last = core.sent.end
    if syntax.antecedent(core) is not None:
        last = min(last, core.right_edge.i + 1)  # "families who were moved out | may return"
    for index in range(first, last):
        tok = doc[index]
        if tok.text in _QUOTES:
            quoted = not quoted
        if index > core.i and not quoted and _stops(tok, core, statement):
            break
        if index not in timed:
            kept.append(index)
        elif kept and kept[-1] == index - 1 and doc[index - 1].lower_ in _TIME_WORDS and doc[index - 1].i != core.i:
            kept.pop()
    return kept


def _stops(tok: Word, core: Word, statement: bool) -> bool:
    """Does another clause begin here?"""
    if tok.text in _EDGES:
        return not (tok.text == "," and _between_numbers(tok))
    if tok.lower_ in _CLAUSES:
        return True
    if tok.lower_ == "that" and tok.pos_ in ("SCONJ", "PRON"):
        return not statement
    if tok.pos_ == "CCONJ":
        following = tok.doc[tok.i + 1 : tok.i + 4]
        return any(syntax.is_verb(word) and syntax.form(word) != "VB" for word in following[:2])
    if tok.pos_ in ("SCONJ", "ADP") and tok.lower_ not in ("to", "of"):
        below = syntax.introduces(tok)
        return below is not None and syntax.is_verb(below) and below.i != core.i
    if syntax.form(tok) == "VBG":
        link = syntax.up(tok)
        return link is not None and link.relation is Relation.ADVERBIAL and link.marker not in _ACCUSED
    return False


def _between_numbers(tok: Word) -> bool:
    doc = tok.doc
    return 0 < tok.i < len(doc) - 1 and doc[tok.i - 1].is_digit and doc[tok.i + 1].is_digit


def _cut(text: str, doc: Words, words: list[int], lead: str) -> str:
    """The text of runs of words, not longer than ``LONGEST`` with what stands before, cut in front of a preposition."""
    room = LONGEST - len(lead)
    kept: list[int] = []
    length = 0
    for index in words:
        length += len(doc[index].text) + doc[index].space
        if length > room:
            breaks = ("ADP", "SCONJ", "CCONJ", "PUNCT")
            edge = max((n for n, at in enumerate(kept) if doc[at].pos_ in breaks), default=0)
            kept = kept[:edge] if edge > len(kept) // 2 else kept
            break
        kept.append(index)
    while kept and doc[kept[-1]].pos_ in _DANGLING and doc[kept[-1]].text not in _QUOTES:
        if doc[kept[-1]].pos_ in ("ADP", "PART") and len(kept) > 1 and syntax.particle(doc[kept[-2]]) is doc[kept[-1]]:
            break
        kept.pop()
    pieces: list[str] = [lead] if lead else []
    begin = 0
    for position in range(1, len(kept) + 1):
        if position == len(kept) or kept[position] != kept[position - 1] + 1:
            pieces.append(text[doc[kept[begin]].idx : doc[kept[position - 1]].idx + len(doc[kept[position - 1]])])
            begin = position
    return " ".join(" ".join(pieces).split())


def _finish(line: str) -> str:
    line = line.strip(" ,;:–—")
    line = line.removeprefix("'s ").removeprefix("’s ")  # "next year's election" without its date
    if line.count('"') % 2:
        line = line.replace('"', "")
    for lead in _LEADS:
        if line.startswith(lead):
            line = line[len(lead) :]
            break
    return line[:1].upper() + line[1:]
