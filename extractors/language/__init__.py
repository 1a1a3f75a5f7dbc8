"""The English pipeline: :func:`load` gives it, :func:`parse` reads articles with it."""

from __future__ import annotations

from extractors.language.loading import EMBEDDED, ModelError, load
from extractors.language.parsing import parse

__all__ = ["EMBEDDED", "ModelError", "load", "parse"]
