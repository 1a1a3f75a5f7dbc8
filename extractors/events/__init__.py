"""Event mentions: who did what, where, when, who says so, and did it happen."""

from extractors.events.extract import extract
from extractors.events.mentions import VERSION

__all__ = ["VERSION", "extract"]
