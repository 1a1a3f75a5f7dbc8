"""Who says so: the innermost claim that covers an event, or the speaker of the quotation it stands in."""

from __future__ import annotations

from extractors.events.claims import HEARSAY, PERSONAL, Claim, Cues
from extractors.events.names import Names
from extractors.events.quotes import Quotations
from extractors.language.words import Word, Words
from extractors.model import Article, Attribution


class Claims:
    """Every claim of a document, and who speaks in quotations that name no speaker themselves."""

    def __init__(self, doc: Words, article: Article, names: Names) -> None:
        self._doc = doc
        self._quotations = Quotations(article)
        cues = Cues(doc, names, self._quotations)
        self._by_sentence: list[list[Claim]] = []
        self._starts: dict[int, int] = {}
        speaker: Claim | None = None
        for number, sentence in enumerate(doc.sentences):
            self._starts[sentence.start] = number
            found = list(cues.of(sentence, speaker))
            self._by_sentence.append(found)
            for claim in found:
                if not claim.passes_on and claim.speaker.lower() not in PERSONAL:
                    speaker = claim
        self._quoted_speakers = self._speakers_of_quotations(article)

    def quoted(self, tok: Word) -> bool:
        """Does the word stand in a quotation, whoever speaks?"""
        return self._quotations.at(tok.idx) is not None

    def of(self, tok: Word) -> Attribution | None:
        """Who says what ``tok`` tells; ``None`` for the writer's own voice."""
        claims = self._covering(tok)
        quotation = self._quotations.at(tok.idx)
        if not claims:
            if quotation is None or (known := self._quoted_speakers.get(quotation.begin)) is None:
                return None
            return Attribution(known.speaker, known.cue, quotation.begin, quotation.end, quoted=True, via=None)
        inner = claims[0]
        outer = next((claim for claim in claims[1:] if claim.speaker != inner.speaker), None)
        begin, end = self._span(inner, tok)
        return Attribution(
            inner.speaker, inner.cue, begin, end, quotation is not None, outer.speaker if outer else None
        )

    def behind(self, tok: Word) -> tuple[bool, Claim | None]:
        """Whether a word stands between quotation marks, and the claim whose words these are."""
        quotation = self._quotations.around(tok.idx)
        if quotation is None:
            return False, None
        for claim in self._covering(tok):
            if not quotation.begin <= self._doc[claim.cue_index].idx < quotation.end:
                return True, claim
        return True, self._quoted_speakers.get(quotation.begin)

    def _covering(self, tok: Word) -> list[Claim]:
        """The claims of its sentence that a word is part of, the innermost first."""
        number = self._starts.get(tok.sent.start)
        claims = [claim for claim in self._by_sentence[number] if claim.covers(tok.i)] if number is not None else []
        return sorted(claims, key=lambda claim: (claim.passes_on, claim.width(), claim.cue_index))

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

    def _may_quote(self, claim: Claim) -> bool:
        """Can it stand for a whole quotation: a verb of saying, not "reportedly", not itself inside one?"""
        inside = self._quotations.at(self._doc[claim.cue_index].idx)
        return inside is None and not claim.passes_on and claim.cue.lower() not in HEARSAY

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
