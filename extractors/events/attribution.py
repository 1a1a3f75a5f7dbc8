"""Who says so: reporting verbs and what they cover, "according to", quotations with and without a cue nearby."""

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
from extractors.model import Article, Attribution

_HEARSAY = frozenset(("reportedly",))
_PERSONAL = frozenset(("he", "she", "they", "i", "we", "it", "who"))
_SOURCE_NOUNS = frozenset(
    ("report", "claim", "allegation", "rumor", "rumour", "statement", "news", "suggestion", "evidence", "accusation")
)
_BREAKS = frozenset((",", '"', "”", "''", "—", "–", "?", "!"))
_ACCORDING = frozenset(("according to", "per"))


@dataclass(frozen=True, slots=True)
class Claim:
    """One reporting construction. ``pieces`` are token ranges it covers, ``cue`` the word index of its verb."""

    speaker: str
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


class Claims:
    """Every claim of a document, and who speaks in quotations that name no speaker themselves."""

    def __init__(self, doc: Words, article: Article, names: Names) -> None:
        self._doc = doc
        self._names = names
        self._quotations = Quotations(article)
        self._by_sentence: list[list[Claim]] = []
        self._starts: dict[int, int] = {}
        speaker: str | None = None
        for number, sentence in enumerate(doc.sentences):
            self._starts[sentence.start] = number
            found = list(self._in_sentence(sentence, speaker))
            self._by_sentence.append(found)
            for claim in found:
                if not claim.passes_on and claim.speaker.lower() not in _PERSONAL:
                    speaker = claim.speaker
        self._quoted_speakers = self._speakers_of_quotations(article)

    def of(self, tok: Word) -> Attribution | None:
        """Who says what ``tok`` tells; ``None`` for the writer's own voice."""
        number = self._starts.get(tok.sent.start)
        claims = [claim for claim in self._by_sentence[number] if claim.covers(tok.i)] if number is not None else []
        quotation = self._quotations.at(tok.idx)
        if not claims:
            if quotation is None or (known := self._quoted_speakers.get(quotation.begin)) is None:
                return None
            return Attribution(known.speaker, known.cue, quotation.begin, quotation.end, quoted=True, via=None)
        claims.sort(key=lambda claim: (claim.passes_on, claim.width(), claim.cue_index))
        inner = claims[0]
        outer = next((claim for claim in claims[1:] if claim.speaker != inner.speaker), None)
        begin, end = self._span(inner, tok)
        return Attribution(
            inner.speaker, inner.cue, begin, end, quotation is not None, outer.speaker if outer else None
        )

    def cue_of(self, tok: Word) -> Claim | None:
        """The claim a reporting verb makes."""
        number = self._starts.get(tok.sent.start)
        if number is None:
            return None
        return next((claim for claim in self._by_sentence[number] if claim.cue_index == tok.i), None)

    def _span(self, claim: Claim, tok: Word) -> tuple[int, int]:
        begin, end = next(piece for piece in claim.pieces if piece[0] <= tok.i < piece[1])
        doc = self._doc
        while end - 1 > begin and doc[end - 1].is_punct:
            end -= 1
        while begin + 1 < end and doc[begin].is_punct:
            begin += 1
        return doc[begin].idx, doc[end - 1].idx + len(doc[end - 1])

    def _in_sentence(self, sentence: Sentence, previous: str | None) -> Iterator[Claim]:
        for tok in sentence:
            pos = tok.pos_
            if pos in syntax.NEVER_VERBS and pos != "PRON":
                continue
            if tok.lower_ in _HEARSAY:
                above = syntax.clause(tok)
                if above is not None:
                    yield Claim("reports", tok.i, tok.text, ((above.left_edge.i, above.right_edge.i + 1),))
            elif pos != "PRON" and syntax.is_verb(tok):
                claim = self._of_verb(tok, sentence, previous)
                if claim is not None:
                    yield claim
            elif pos in ("NOUN", "PROPN", "PRON"):
                claim = self._of_noun(tok, previous)
                if claim is not None:
                    yield claim

    def _of_verb(self, verb: Word, sentence: Sentence, previous: str | None) -> Claim | None:
        name = key(verb)
        reporting = name in lexicon.verbs("reporting")
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
        return Claim(self._speaker(speakers[0], previous), verb.i, verb.text, pieces, passes_on)

    def _final(self, verb: Word, sentence: Sentence, previous: str | None) -> Claim | None:
        """ "…, the ministry said on Monday.": what stands before the comma, however the tree hangs it together."""
        doc = self._doc
        if syntax.form(verb) not in ("VBD", "VBZ", "VBP", "VBN") or verb.i - sentence.start < 4:
            return None
        tail = doc[verb.i + 1 : sentence.end]
        if len(tail) > 12 or any(tok.pos_ in ("VERB", "SCONJ") or tok.text in ':“"' for tok in tail):
            return None
        begin = verb.i
        while begin > sentence.start and verb.i - begin < 14 and doc[begin - 1].text not in _BREAKS:
            begin -= 1
            if doc[begin].pos_ in ("VERB", "SCONJ") and doc[begin].tag_ != "VBN":
                return None
        if begin == sentence.start or verb.i - begin > 13:
            return None
        names = [tok for tok in doc[begin : verb.i] if tok.pos_ in ("NOUN", "PROPN", "PRON")]
        inverted = [tok for tok in tail if tok.pos_ in ("NOUN", "PROPN", "PRON")] if begin == verb.i else []
        if not names and not inverted:
            return None
        if not any(syntax.is_verb(tok) for tok in doc[sentence.start : begin]):
            return None
        subjects = [tok for tok in syntax.subjects(verb) if begin <= tok.i < sentence.end]
        speaker = self._speaker(subjects[0] if subjects else (names or inverted)[-1 if names else 0], previous)
        return Claim(speaker, verb.i, verb.text, ((sentence.start, begin),))

    def _of_noun(self, noun: Word, previous: str | None) -> Claim | None:
        link = syntax.up(noun)
        if link is not None and link.marker in _ACCORDING:
            head = syntax.clause(link.head) or link.head
            pieces = _without(head, noun)
            cue = noun.left_edge
            return Claim(self._speaker(noun, previous), cue.i, link.marker, pieces)
        if noun.lemma_.lower() in _SOURCE_NOUNS:
            for child in noun.rights:
                below = syntax.up(child)
                that = below is not None and below.relation in (Relation.ADNOMINAL, Relation.COMPLEMENT)
                if that and below is not None and below.marker == "that":
                    above = syntax.up(noun)
                    owner = syntax.possessors(noun)
                    if not owner and above is not None and key(above.head) in lexicon.verbs("deny"):
                        owner = syntax.agents(above.head)
                    speaker = self._speaker(owner[0], previous) if owner else self._speaker(noun, previous)
                    return Claim(speaker, noun.i, noun.text, ((child.left_edge.i, child.right_edge.i + 1),))
        return None

    def _may_quote(self, claim: Claim) -> bool:
        """Can it stand for a whole quotation: a verb of saying, not "reportedly", not itself inside one?"""
        inside = self._quotations.at(self._doc[claim.cue_index].idx)
        return inside is None and not claim.passes_on and claim.cue.lower() not in _HEARSAY

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

    def _speaker(self, tok: Word, previous: str | None) -> str:
        if tok.lower_ in _PERSONAL:
            return previous or tok.text
        begin, end = syntax.phrase(tok)
        first = self._names.canonical(tok, self._doc.text(begin, end))
        for other in syntax.conjuncts(tok)[1:2]:
            begin, end = syntax.phrase(other)
            second = self._names.canonical(other, self._doc.text(begin, end))
            first = first if second == first else f"{first} and {second}"
        return first

    def _speakers_of_quotations(self, article: Article) -> dict[int, Claim]:
        """The claim behind each quotation: a cue in a sentence it touches, else the last cue of its paragraph,
        else, where a paragraph is one long quotation, the speaker of the paragraph before."""
        sentences = [
            (s.start_char, s.end_char, claims) for s, claims in zip(self._doc.sentences, self._by_sentence, strict=True)
        ]
        known: dict[int, Claim] = {}
        last: Claim | None = None
        position = 0
        blocks = iter(article.blocks)
        block = next(blocks, None)
        in_block: Claim | None = None
        for span in self._quotations.spans:
            while block is not None and span.begin >= block.end:
                block, in_block = next(blocks, None), None
            while position < len(sentences) and sentences[position][1] <= span.begin:
                position += 1
            touching = position
            found: Claim | None = None
            while touching < len(sentences) and sentences[touching][0] < span.end + 1:
                cues = [claim for claim in sentences[touching][2] if self._may_quote(claim)]
                found = found or (cues[0] if cues else None)
                touching += 1
            whole = block is not None and span.begin - block.begin <= 2
            chosen = found or in_block or (last if whole else None)
            if chosen is not None:
                known[span.begin] = chosen
            if found is not None:
                in_block = last = found
        return known


def _finding(verb: Word, name: str) -> bool:
    """ "The inquiry found that guards had ignored the alarm"."""
    return name in lexicon.verbs("finding") and any(
        any(child.lower_ == "that" for child in clause.lefts) for clause in syntax.complements(verb)
    )


def _has_subject(clause: Word) -> bool:
    """ "expect profits to fall" tells what others think; "considers buying" does not."""
    return any(
        word.i != clause.i and clause.left_edge.i <= word.i <= clause.right_edge.i for word in syntax.subjects(clause)
    )


def _quoted_as_saying(verb: Word) -> tuple[Word, ...]:
    """ "quoted a diplomat as saying": the diplomat."""
    link = syntax.up(verb)
    if link is None or link.head.lemma_ not in ("quote", "cite") or syntax.form(verb) != "VBG":
        return ()
    return syntax.subjects(link.head) if syntax.passive(link.head) else syntax.objects(link.head)


def _as_clause(verb: Word) -> bool:
    if syntax.form(verb) == "VBG":
        return False
    return any(child.lower_ == "as" and child.i < verb.i for child in verb.children)


def _without(head: Word, part: Word) -> tuple[tuple[int, int], ...]:
    """The words below ``head`` without those below ``part``."""
    begin, end = head.left_edge.i, head.right_edge.i + 1
    cut_begin, cut_end = part.left_edge.i, part.right_edge.i + 1
    pieces = ((begin, min(cut_begin, end)), (max(cut_end, begin), end))
    return tuple(piece for piece in pieces if piece[0] < piece[1])
