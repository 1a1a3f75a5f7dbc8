"""Answers about the document being read, kept while it is read: walking a spaCy tree again and again is slow.

One document at a time: the first question about another one throws the answers away. A document whose parse is
changed after the first question has to be given as a new ``Doc``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from spacy.tokens import Doc, Token

Answer = TypeVar("Answer")


class _Memo:
    __slots__ = ("children", "doc", "lefts", "rights")

    def __init__(self, doc: Doc | None) -> None:
        self.doc = doc
        size = len(doc) if doc is not None else 0
        lefts: list[tuple[Token, ...]] = [()] * size
        rights: list[tuple[Token, ...]] = [()] * size
        if doc is not None:
            # offsets to the head, stored unsigned
            offsets = doc.to_array("HEAD").astype("int64").tolist()
            for index, (tok, offset) in enumerate(zip(doc, offsets, strict=True)):
                if offset > 0:
                    lefts[index + offset] += (tok,)
                elif offset < 0:
                    rights[index + offset] += (tok,)
        self.lefts = lefts
        self.rights = rights
        self.children = [left + right for left, right in zip(lefts, rights, strict=True)]


_current = _Memo(None)


def _memo(doc: Doc) -> _Memo:
    global _current
    memo = _current
    if memo.doc is not doc:
        memo = _Memo(doc)
        _current = memo
    return memo


def children(tok: Token) -> tuple[Token, ...]:
    """Direct dependents in text order."""
    return _memo(tok.doc).children[tok.i]


def lefts(tok: Token) -> tuple[Token, ...]:
    """Direct dependents before the word."""
    return _memo(tok.doc).lefts[tok.i]


def rights(tok: Token) -> tuple[Token, ...]:
    """Direct dependents after the word."""
    return _memo(tok.doc).rights[tok.i]


def per_token(function: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """Keep a function's answer for each word of the document being read."""
    # Document and answers change together, in one assignment: threads may read different documents.
    state: list[tuple[Doc | None, dict[int, Answer]]] = [(None, {})]

    @wraps(function)
    def kept(tok: Token) -> Answer:
        doc = tok.doc
        owner, answers = state[0]
        if owner is not doc:
            answers = {}
            state[0] = (doc, answers)
        index = tok.i
        if index in answers:
            return answers[index]
        answer = answers[index] = function(tok)
        return answer

    return kept
