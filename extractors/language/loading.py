"""One English pipeline a process: the embedded one, or any other that is named.

Whatever is named is tried on one sentence before it is handed out, so that a model without a parser is refused at the
start of a run and not as an empty timeline at its end.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import spacy
from spacy.language import Language

import extractors.language.component  # noqa: F401  # registers the factory where the entry point is not installed yet

#: The pipeline that ships with the package.
EMBEDDED = Path(__file__).parent / "weights"

_PROBE = "The minister resigned on Tuesday."


class ModelError(RuntimeError):
    """A language pipeline is missing or cannot be used; the message is one line and names the remedy."""


@lru_cache(maxsize=4)
def load(name: str | None = None) -> Language:
    """Give the embedded English pipeline, or the spaCy pipeline called ``name`` (an installed package or a folder).

    Loaded once a process. Raises :class:`ModelError` if it is not there, was made for another spaCy, is not English,
    or lacks what dateline reads (part of speech, morphology, lemma, dependencies).

    >>> nlp = load()
    >>> [sentence.text for sentence in nlp("Baku launched an operation. Moscow urged restraint.").sents]
    ['Baku launched an operation.', 'Moscow urged restraint.']
    """
    wanted = str(EMBEDDED) if name is None else name
    called = "the embedded pipeline" if name is None else f"the pipeline {name!r}"
    try:
        nlp = spacy.load(wanted)
    except OSError as error:
        raise ModelError(f"{called} was not found; {_remedy(name)}") from error
    except (ValueError, KeyError, ImportError, TypeError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(
            f"{called} cannot be loaded by spaCy {version('spacy')} ({reason}); {_remedy(name)}"
        ) from error
    _check(nlp, called, name)
    return nlp


def _check(nlp: Language, called: str, name: str | None) -> None:
    if nlp.lang != "en":
        raise ModelError(f"{called} reads {nlp.lang!r}, dateline reads English; name an English pipeline")
    doc = nlp(_PROBE)
    lacking = [what for what in ("TAG", "POS", "MORPH", "LEMMA", "DEP", "SENT_START") if not doc.has_annotation(what)]
    if lacking:
        raise ModelError(f"{called} gives no {', '.join(lacking)}; {_remedy(name)}")


def _remedy(name: str | None) -> str:
    if name is None:
        return "the installation is damaged: install dateline again"
    return f"install it (python -m spacy download {name}, or give its folder) or leave it out to use the embedded one"
