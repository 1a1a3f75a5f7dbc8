"""Which language a text is in, by py3langid: small, deterministic, no download."""

from __future__ import annotations

from functools import cache
from typing import Protocol, cast

from babel import Locale

from extractors.articles.reasons import UnreadableError
from extractors.articles.wordlists import load_toml

#: Letters needed before a verdict against the pipeline's language counts: headlines are too short to tell.
_ENOUGH = 60
#: More text makes the verdict no surer, only slower.
_SAMPLE = 800
#: How many times likelier the foreign language must be.
_MARGIN = 4.0

#: What share of the words, and how many different ones, make a text plainly English.
_SHARE, _DIFFERENT = 0.15, 5


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


@cache
def identifier() -> _Identifier:
    """The library's model, read once, when the first text is not plainly English: most of a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return cast("_Identifier", LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))


def language_of(text: str, readable: frozenset[str], declared: str | None) -> str:
    """The ISO 639-1 code of the text's language, if it is in ``readable``; else ``UnreadableError`` (``language``).

    Too short a text, or one that may as well be readable, counts as the declared language if that is readable, else
    as the first readable one: names of foreign players do not make a match report foreign.

    >>> language_of("Die Ministerin sagte am Dienstag in Berlin, der Bahnhof werde im März geöffnet.",
    ...             frozenset({"en"}), None)
    Traceback (most recent call last):
    extractors.articles.reasons.UnreadableError: written in German (de); the pipeline reads English (en)
    """
    code = (declared or "").lower().replace("_", "-").split("-")[0]
    fallback = code if code in readable else min(readable)
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _ENOUGH:
        return fallback
    if "en" in readable and _plainly_english(sample):
        return "en"
    ranking = identifier().rank(sample)
    best, weight = ranking[0]
    if best in readable:
        return best
    ours = max((score for name, score in ranking if name in readable), default=0.0)
    if weight < _MARGIN * ours:
        return fallback
    names = ", ".join(f"{name_of(ready)} ({ready})" for ready in sorted(readable))
    raise UnreadableError("language", f"written in {name_of(best)} ({best}); the pipeline reads {names}")


def _plainly_english(sample: str) -> bool:
    """So many words that only English has that the library need not be asked: it takes a millisecond an article, and
    most of a second to load.
    """
    words, english = sample.casefold().split(), _english()
    ours = [word for word in words if word in english]
    return len(ours) >= _SHARE * len(words) and len(set(ours)) >= _DIFFERENT


@cache
def _english() -> frozenset[str]:
    return frozenset(load_toml("english.toml")["plain"])


def name_of(code: str) -> str:
    """The English name of a language code: ``de`` is German."""
    return str(Locale("en").languages.get(code, code))
