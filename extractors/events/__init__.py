"""Event mentions: who did what, where, when, who says so, and did it happen."""

from extractors.events.extract import VERSION, extract

__all__ = ["VERSION", "extract"]
