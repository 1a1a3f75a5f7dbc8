"""What has not been yet, told by infinitives, participles, modals and time clauses; and what has."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extractors.events.dates import days

# All articles appeared on Wednesday, 20 September 2023.
AHEAD = ("2023-09-20", "..")
PAST = ("..", "2023-09-20")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The premier vowed to rebuild the harbour.", "rebuild"),
        ("The council called on residents to boycott the vote.", "boycott"),
        ("The brewer is willing to sell its two pubs.", "sell"),
        ("A plan to merge the two hospitals drew criticism.", "merge"),
        ("The coach said he wanted to see his players rest.", "see"),
        ("Prosecutors hope to question him again.", "question"),
    ],
)
def test_an_infinitive_of_what_is_asked_promised_or_wanted_lies_ahead(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == AHEAD


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The mayor warned that the dam could burst.", "burst"),
        ("The lender may close forty branches.", "close"),
        ("The ruling will cost the party a fortune, ending its campaign.", "ending"),
        ("The minister will resign when the court hears the case.", "hears"),
        ("The town could erupt if police arrested the singer.", "arrested"),
    ],
)
def test_so_does_what_may_be_and_what_hangs_on_a_future(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == AHEAD


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rescuers managed to free the boy.", "free"),
        ("The gang wanted to rob the store.", "rob"),
        ("Ministers gathered to discuss the drought.", "discuss"),
        ("The weapon may have been buried.", "buried"),
        ("In 1995 the two countries agreed to cut emissions.", "cut"),
        ("The envoy appealed to both sides to stop, citing the toll.", "citing"),
        ("The guard could not reach the door.", "reach"),
    ],
)
def test_what_has_been_or_was_long_ago_does_not(news: Any, text: str, trigger: str) -> None:
    begin, _ = days(news.one(news.mentions(text), trigger))
    assert begin != "2023-09-20"
