"""Reporting constructions: verbs of saying, "according to", "reports that", "as quoted by", and what each covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.events.names import Names
from extractors.events.quotes import Quotations
from extractors.language import syntax
from extractors.language.spans import Sentence
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words

HEARSAY = frozenset(("reportedly",))
PERSONAL = frozenset(("he", "she", "they", "i", "we", "it", "who"))
_SOURCE_NOUNS = frozenset(
    ("report", "claim", "allegation", "rumor", "rumour", "statement", "news", "suggestion", "evidence", "accusation")
)
_BREAKS = frozenset((",", '"', "”", "''", "—", "–", "?", "!"))
_CLOSING = frozenset(('"', "”", "''"))
_SPEAKER = 6  # words from a quotation to its verb: "," Petra Ruck, 31, sobbed"
_ACCORDING = frozenset(("according to", "per"))


@dataclass(frozen=True, slots=True)
class Claim:
    """One reporting construction. ``pieces`` are token ranges it covers, ``cue`` the word index of its verb."""

    speaker: str
    by: Word | None  # the word that names the speaker, here or where a pronoun leads
    cue_index: int
    cue: str
    pieces: tuple[tuple[int, int], ...]
    passes_on: bool = False  # "as quoted by": hands on what another says

    def covers(self, index: int) -> bool:
        """Is a word part of what is said?"""
        return index != self.cue_index and any(begin <= index < end for begin, end in self.pieces)

    def width(self) -> int:
        """Words covered; the narrowest claim is the innermost."""
        return sum(end - begin for begin, end in self.pieces)


class Cues:
    """Finds claims sentence by sentence."""

    def __init__(self, words: Words, names: Names, quotations: Quotations) -> None:
        self._words = words
        self._names = names
        self._quotations = quotations

    def of(self, sentence: Sentence, previous: Claim | None) -> Iterator[Claim]:
        """Every claim of a sentence; ``previous`` is who spoke last, for "he said"."""
        for tok in sentence:
            pos = tok.pos_
            if pos in syntax.NEVER_VERBS and pos != "PRON":
                continue
            if tok.lower_ in HEARSAY:
                above = syntax.clause(tok)
                if above is not None:
                    yield Claim("reports", None, tok.i, tok.text, ((above.left_edge.i, above.right_edge.i + 1),))
            elif pos != "PRON" and syntax.is_verb(tok):
                claim = self._of_verb(tok, sentence, previous)
                if claim is not None:
                    yield claim
            elif pos in ("NOUN", "PROPN", "PRON"):
                claim = self._of_noun(tok, previous)
                if claim is not None:
                    yield claim

    def _of_verb(self, verb: Word, sentence: Sentence, previous: Claim | None) -> Claim | None:
        name = key(verb)
        reporting = name in lexicon.verbs("reporting") or (name in lexicon.verbs("voiced") and self._closes(verb))
        if not (reporting or name in lexicon.verbs("belief") or name in lexicon.verbs("deny") or _finding(verb, name)):
            return None
        final = self._final(verb, sentence, previous) if reporting else None
        if final is not None:
            return final
        link = syntax.up(verb)
        inside = tuple(
            (child.left_edge.i, child.right_edge.i + 1)
            for child in syntax.complements(verb)
            if reporting or _has_subject(child)
        )
        passes_on = False
        if link is not None and link.relation is Relation.LOOSE and reporting and not self._together(verb, link.head):
            pieces = _without(link.head, verb)
        elif link is not None and reporting and _as_clause(verb):
            pieces = _without(link.head, verb)
            passes_on = key(link.head) in lexicon.verbs("reporting")
        elif inside:
            pieces = inside
        elif reporting and self._quotations.at(verb.idx) is None:
            pieces = self._quotes_in(sentence)
        else:
            return None
        speakers = _quoted_as_saying(verb) or syntax.agents(verb)
        if not pieces or not speakers:
            return None
        return Claim(*self._who(speakers[0], previous), verb.i, verb.text, pieces, passes_on)

    def _closes(self, verb: Word) -> bool:
        """Does it stand right behind a quotation: ""…," she sobbed"?"""
        begin = max(verb.sent.start, verb.i - _SPEAKER)
        marks = (word.i for word in self._words[begin : verb.i] if word.text in _CLOSING)
        return self._quotations.at(verb.idx) is None and any(
            self._words[at - 1].text in (",", "!", "?", ".") for at in marks
        )

    def _final(self, verb: Word, sentence: Sentence, previous: Claim | None) -> Claim | None:
        """ "…, the ministry said on Monday.": what stands before the comma, however the tree hangs it together."""
        doc = self._words
        if syntax.form(verb) not in ("VBD", "VBZ", "VBP", "VBN") or verb.i - sentence.start < 4:
            return None
        end = next(
            (i for i in range(verb.i + 1, sentence.end - 1) if doc[i].text == "," and doc[i + 1].tag_ == "VBG"), None
        )
        tail = doc[verb.i + 1 : end or sentence.end]  # "…, officials said on Monday, warning that …"
        begin = verb.i
        if len(tail) > 12 or any(tok.pos_ in ("VERB", "SCONJ") or tok.text in ':“"' for tok in tail):
            return None
        while begin > sentence.start and verb.i - begin < 14 and doc[begin - 1].text not in _BREAKS:
            begin -= 1
            if doc[begin].pos_ in ("VERB", "SCONJ") and doc[begin].tag_ != "VBN":
                return None
        if begin == sentence.start or verb.i - begin > 13:
            return None
        names = [tok for tok in doc[begin : verb.i] if _may_speak(tok)]
        inverted = [tok for tok in tail if _may_speak(tok)] if begin == verb.i else []
        if not (names or inverted) or not any(syntax.is_verb(tok) for tok in doc[sentence.start : begin]):
            return None
        subjects = [tok for tok in syntax.subjects(verb) if begin <= tok.i < sentence.end and _may_speak(tok)]
        speaker = subjects[0] if subjects else (names or inverted)[-1 if names else 0]
        return Claim(*self._who(speaker, previous), verb.i, verb.text, ((sentence.start, begin),))

    def _of_noun(self, noun: Word, previous: Claim | None) -> Claim | None:
        link = syntax.up(noun)
        if link is not None and link.marker in _ACCORDING and (link.marker != "per" or self._names.named(noun)):
            cue = noun.left_edge
            while cue.is_punct and cue.i < noun.i:
                cue = self._words[cue.i + 1]
            head = _whole(noun, cue) or syntax.clause(link.head) or link.head
            pieces = _without(head, noun)
            return Claim(*self._who(noun, previous), cue.i, link.marker, pieces)
        if noun.lemma_.lower() in _SOURCE_NOUNS:
            for child in noun.rights:
                below = syntax.up(child)
                that = below is not None and below.relation in (Relation.ADNOMINAL, Relation.COMPLEMENT)
                if that and below is not None and below.marker == "that":
                    above = syntax.up(noun)
                    owner = syntax.possessors(noun)
                    if not owner and above is not None and key(above.head) in lexicon.verbs("deny"):
                        owner = syntax.agents(above.head)
                    said = ((child.left_edge.i, child.right_edge.i + 1),)
                    return Claim(*self._who(owner[0] if owner else noun, previous), noun.i, noun.text, said)
        return None

    def _together(self, cue: Word, content: Word) -> bool:
        """Both inside one quotation: the cue is part of what is said ("nobody told us to leave")."""
        inside = self._quotations.at(cue.idx)
        return inside is not None and inside is self._quotations.at(content.idx)

    def _quotes_in(self, sentence: Sentence) -> tuple[tuple[int, int], ...]:
        """Quoted words of a sentence, for a cue whose complement the parser did not find."""
        found: list[tuple[int, int]] = []
        begin: int | None = None
        for tok in sentence:
            inside = self._quotations.at(tok.idx) is not None
            if inside and begin is None:
                begin = tok.i
            elif not inside and begin is not None:
                found.append((begin, tok.i))
                begin = None
        if begin is not None:
            found.append((begin, sentence.end))
        return tuple(found)

    def _who(self, tok: Word, previous: Claim | None) -> tuple[str, Word]:
        """The speaker's name and where it stands; a pronoun left open is who spoke last."""
        if tok.lower_ in PERSONAL:
            meant = self._names.antecedent(tok)
            if meant is not None:
                return self._names.phrase_name(meant, tok), meant
            return (previous.speaker, previous.by or tok) if previous is not None else (tok.text, tok)
        begin, end = syntax.phrase(tok)
        first = self._names.canonical(tok, self._words.text(begin, end))
        for other in syntax.conjuncts(tok)[1:2]:
            begin, end = syntax.phrase(other)
            second = self._names.canonical(other, self._words.text(begin, end))
            first = first if second == first else f"{first} and {second}"
        return first, tok


def _may_speak(tok: Word) -> bool:
    """No object ("…, showed no emotion") and not the "there" of "doctors there said"."""
    if tok.pos_ not in ("NOUN", "PROPN", "PRON") or tok.lower_ == "there":
        return False
    link = syntax.up(tok)
    return link is None or link.relation is not Relation.OBJECT or tok.ent_type_ != ""


def _whole(noun: Word, cue: Word) -> Word | None:
    """The root of the sentence for an "according to" at its begin or end, which covers all of it."""
    sentence = noun.sent
    last = noun.right_edge.i
    ends = noun.doc[cue.i - 1].text == "," and all(word.pos_ == "PUNCT" for word in noun.doc[last + 1 : sentence.end])
    if cue.i != sentence.start and not ends:
        return None
    root = noun
    while root.head is not root:
        root = root.head
    return root


def _finding(verb: Word, name: str) -> bool:
    """ "The inquiry found that guards had ignored the alarm"."""
    return name in lexicon.verbs("finding") and any(
        any(child.lower_ == "that" for child in clause.lefts) for clause in syntax.complements(verb)
    )


def _has_subject(clause: Word) -> bool:
    """ "expect profits to fall" tells what others think; "considers buying" does not."""
    begin, end = clause.left_edge.i, clause.right_edge.i
    return any(word.i != clause.i and begin <= word.i <= end for word in syntax.subjects(clause))


def _quoted_as_saying(verb: Word) -> tuple[Word, ...]:
    """ "quoted a diplomat as saying": the diplomat."""
    link = syntax.up(verb)
    if link is None or link.head.lemma_ not in ("quote", "cite") or syntax.form(verb) != "VBG":
        return ()
    return syntax.subjects(link.head) if syntax.passive(link.head) else syntax.objects(link.head)


def _as_clause(verb: Word) -> bool:
    return syntax.form(verb) != "VBG" and any(child.lower_ == "as" and child.i < verb.i for child in verb.children)


def _without(head: Word, part: Word) -> tuple[tuple[int, int], ...]:
    """The words below ``head`` without those below ``part``."""
    begin, end = head.left_edge.i, head.right_edge.i + 1
    cut_begin, cut_end = part.left_edge.i, part.right_edge.i + 1
    pieces = ((begin, min(cut_begin, end)), (max(cut_end, begin), end))
    return tuple(piece for piece in pieces if piece[0] < piece[1])
