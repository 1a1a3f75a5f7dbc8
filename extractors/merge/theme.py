"""What a collection of articles is about, and how much of it a sentence tells.

Whoever collects articles on a story gets others with them, and articles on the story tell of old and far-away things.
The days of both are not those of the story. What it is about are the words most of its articles share, weighed by how
telling they are; a sentence with two of them tells of it, one with none may still ("He resigned on Monday"). That
sentences on the topic should count more for the days they name is found by Tran, Herder and Markert (2015).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from extractors.merge.stories import telling
from extractors.model import Mention

#: Words that tell what a collection is about, and words of a sentence looked at.
_WORDS, _LONGEST = 20, 60

#: A word must weigh more than it can in one article.
_ALONE = 1.0

#: What a sentence counts that has none of these words, one, or more.
_COUNTS = (0.5, 0.75, 1.0)

_WORD = re.compile(r"[^\W_]{3,}")


def shares(mentions: Iterable[Mention], roots: Mapping[str, str]) -> dict[str, float]:
    """For each sentence with a mention how much it counts for what the collection is about, .5 .. 1.

    ``roots`` leads from copies to their originals, which count once.
    """
    articles: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for mention in mentions:
        articles[roots.get(mention.doc_id, mention.doc_id)][mention.sentence.text] = None
    words = {
        text: dict(map(telling, _WORD.findall(text.lower())[:_LONGEST])) for own in articles.values() for text in own
    }
    found: defaultdict[str, float] = defaultdict(float)
    for own in articles.values():
        for word, weight in {word: weight for text in own for word, weight in words[text].items()}.items():
            found[word] += weight**2
    shared = [word for word, score in found.items() if score > _ALONE]
    theme = set(sorted(shared, key=lambda word: (-round(found[word], 6), word))[:_WORDS])
    return {text: _COUNTS[min(2, len(theme & own.keys()))] for text, own in words.items()}
