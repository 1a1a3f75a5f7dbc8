"""What events are called: the same as long as the sentence stands that told of them first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extractors.merge import merge
from extractors.model import Mention

TEXTS = (
    ("The mayor of Lorne resigned on Tuesday.", "Police arrested two men in Varna on Monday."),
    ("The ferry Astrid sank off Bergen on Sunday.", "Rescuers found nine survivors on Monday."),
    ("Corvel bought its rival Dentra on Monday.", "Its shares fell by a tenth on Tuesday."),
)


def ids(mentions: tuple[Mention, ...]) -> dict[str, str | None]:
    return {mention.trigger.text: mention.event_id for mention in mentions}


@pytest.mark.parametrize("sentences", TEXTS)
def test_a_revision_that_keeps_a_sentence_keeps_what_its_events_are_called(news: Any, sentences: tuple[str]) -> None:
    first = replace(news.article(" ".join(sentences)), doc_id="a")
    longer = "The council met in the town hall on Tuesday. " + "  ".join(sentences)
    second = replace(news.article(longer), doc_id="a", revision=2)
    (old, new) = news.read([first, second])
    assert ids(old).items() <= ids(new).items()
    assert not {m.mention_id for m in old} & {m.mention_id for m in new}
    before, after = merge(old, [first]), merge((*old, *new), [first, second])
    assert before
    assert {event.event_id for event in before} <= {event.event_id for event in after}


def test_two_sentences_alike_two_articles_and_two_words_of_a_sentence_are_told_apart(news: Any) -> None:
    text = "The mayor resigned on Tuesday and left the town on Wednesday. The mayor resigned on Tuesday."
    one, other = (replace(news.article(text), doc_id=doc_id) for doc_id in "ab")
    found = [mention.event_id for mentions in news.read([one, other]) for mention in mentions]
    assert len(found) == len(set(found)) > 5


def test_another_sentence_is_another_event(news: Any) -> None:
    one, other = (replace(news.article(f"Police arrested {n} men on Monday."), doc_id="a") for n in ("two", "three"))
    told, changed = news.read([one, other])
    assert not {m.event_id for m in told} & {m.event_id for m in changed}
