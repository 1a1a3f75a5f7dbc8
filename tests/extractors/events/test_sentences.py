"""Sentences are counted from the first one below the headline."""

from __future__ import annotations

from typing import Any

from extractors.events.sentences import content
from extractors.language import load, parse
from extractors.language.words import Words
from extractors.model import BlockKind


def test_headlines_do_not_move_the_lead(news: Any) -> None:
    body = ("Gunmen attacked a convoy near Mopti on Monday. Nine soldiers died.", "The army sent helicopters.")
    bare = news.article(*body)
    headed = news.article((BlockKind.TITLE, "Nine soldiers die in attack"), (BlockKind.BYLINE, "By A. Diallo"), *body)
    places = []
    for article, doc in parse(load(), [bare, headed]):
        found = content(Words(doc), article)
        places.append([(one.story, one.part) for one in found if one.block is BlockKind.PARAGRAPH])
        if article is headed:
            assert [(one.story, one.part) for one in found if one.block is BlockKind.TITLE] == [(-1, -1)]
            assert not [one for one in found if one.block is BlockKind.BYLINE]
    assert places[0] == places[1] == [(0, 0), (1, 0), (2, 1)]
