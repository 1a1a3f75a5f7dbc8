"""Text without full stops: what an event costs does not grow with its sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractors.events import placing
from extractors.events.time_views import Inside, TimeView
from extractors.language import load
from extractors.language.words import Words
from extractors.model import Published
from extractors.time import find

RUN_ON = "on March 3 police arrested him, and the minister told them on Monday that he would resign next week, and "


@pytest.mark.parametrize("text", [RUN_ON * 4, "The strike began on Monday; it ended, they say, on June 5.", RUN_ON])
def test_what_stands_between_is_counted_as_if_looked_at(text: str) -> None:
    doc = load()(text)
    words = Words(doc)
    placed = placing.place(words, find(doc, Published(date(2023, 9, 20), "given")))
    for sentence in words.sentences:
        here = [one for one in placed if sentence.start <= one.begin < sentence.end]
        inside = Inside([TimeView(one, 0, 0, 0, 0, 0) for one in here], sentence)
        for tok in sentence if here else ():
            for one in here:
                reach = abs(one.begin - tok.i)
                assert inside.nearer(tok.i, reach) == sum(abs(other.begin - tok.i) < reach for other in here)
                first, last = (tok.i, one.begin) if one.begin > tok.i else (one.end, tok.i)
                stands = [word.text in (",", ";", "–", "—", "-", ":") for word in words[first:last]]
                assert inside.between(first, last)[0] == sum(stands)


def test_in_a_run_on_the_expressions_around_an_event_are_looked_at(news: Any) -> None:
    short, long = (news.mentions(RUN_ON * times + "he left.") for times in (6, 60))
    assert len(long) > 9 * len(short)
    days = [mention.when.timex.begin for mention in long if mention.when.timex is not None]
    away = [abs(mention.when.timex.begin - mention.trigger.begin) for mention in long if mention.when.timex is not None]
    assert len(set(days)) > 60
    assert max(away) < 25 * len(RUN_ON)
