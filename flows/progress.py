"""How far a run is, for whoever wants to draw it. Without a listener it costs nothing."""

from __future__ import annotations

from typing import Protocol


class Listener(Protocol):
    """Is told of articles found and articles finished; called from several threads."""

    def found(self, articles: int) -> None:
        """New articles were read."""

    def extracted(self, articles: int) -> None:
        """Articles were finished."""

    def said(self, line: str) -> None:
        """Something a person who waits should know now."""


listeners: list[Listener] = []


def found(articles: int) -> None:
    """Tell that new articles were read."""
    for listener in listeners:
        listener.found(articles)


def extracted(articles: int) -> None:
    """Tell that articles were finished."""
    for listener in listeners:
        listener.extracted(articles)


def said(line: str) -> None:
    """Tell a person who waits something now."""
    for listener in listeners:
        listener.said(line)
