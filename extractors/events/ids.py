"""The ids of events by their first mention: of the article, the sentence as written, and the word that tells the event.

Neither the revision nor the place in the article is part of it: where a later revision has the sentence still, though
other text may have come before it, the event is called the same. (The ``mention_id`` names one row and holds both.)
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Final

from extractors.events.sentences import ContentSentence
from extractors.language.words import Word
from extractors.model import Article

_LENGTH: Final = 16


class EventIds:
    """Of one article; a sentence that stands in it twice counts each time apart."""

    def __init__(self, article: Article, sentences: Sequence[ContentSentence]) -> None:
        self._begun: dict[int, bytes] = {}
        times: Counter[str] = Counter()
        for sentence in sentences:
            span = sentence.span
            text = " ".join(article.text[span.start_char : span.end_char].split())
            raw = f"{article.doc_id}\x00{text}\x00{times[text]}"
            self._begun[span.start] = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).digest()
            times[text] += 1

    def of(self, head: Word) -> str:
        """The id of the event that ``head``, a word of one of the sentences, is the first to tell."""
        start = head.sent.start
        raw = f"{head.i - start}\x00{head.text}"
        return hashlib.sha256(self._begun[start] + raw.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
