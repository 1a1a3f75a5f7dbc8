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


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The ruling allows the bank to sell its branches.", "sell"),
        ("The tenants have the right to appeal.", "appeal"),
        ("The lab may be able to match the bullet.", "match"),
        ("The council is due to vote on the right to build there.", "build"),
    ],
)
def test_so_does_the_infinitive_of_what_is_told_of_the_present(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == AHEAD


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("She was the youngest player to win the cup.", "win"),
        ("The captain was unable to stop the ferry.", "stop"),
        ("He is accused of using a drug to impair her.", "impair"),
        ("They had the chance to settle the case.", "settle"),
    ],
)
def test_not_of_who_was_first_what_failed_or_is_alleged(news: Any, text: str, trigger: str) -> None:
    begin, _ = days(news.one(news.mentions(text), trigger))
    assert begin != "2023-09-20"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The club will pay compensation after a merger with its rival.", "merger"),
        ("Police offer a reward that would lead to arrests.", "arrests"),
        ("The guards will call a strike if talks fail.", "strike"),
    ],
)
def test_nouns_of_what_lies_ahead_do_too(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == AHEAD


def test_what_befell_people_or_is_pointed_at_does_not(news: Any) -> None:
    for text, trigger in (
        ("The council will discuss attacks on teachers.", "attacks"),
        ("The envoy will comment on the withdrawal.", "withdrawal"),
    ):
        begin, _ = days(news.one(news.mentions(text), trigger))
        assert begin != "2023-09-20"


@pytest.mark.parametrize(
    ("text", "trigger", "lasts"),
    [
        ("The dispute clouds the start of the season.", "dispute", True),
        ("The war keeps the harbour shut.", "war", True),
        ("The two firms say the crisis hurts sales.", "crisis", True),
        ("The war destroyed the harbour.", "war", False),
        ("Rents are the highest since the second war.", "war", False),
    ],
)
def test_what_lasts_goes_on_where_nothing_says_it_is_past(news: Any, text: str, trigger: str, lasts: bool) -> None:
    when = news.one(news.mentions(text), trigger).when
    assert (getattr(when.resolution, "rules", ("",))[0] == "tense:ongoing") == lasts


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The navy said it was questioning the crew of a tanker.", "questioning"),
        ("The broadcaster reported that rescuers were searching for two climbers.", "searching"),
        ("A clerk being sought by the police worked at the mint.", "sought"),
        ("The banker is accused of fraud.", "accused"),
    ],
)
def test_what_was_under_way_when_it_was_told_is_under_way(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == ("..", "..") or "tense:ongoing" in getattr(
        news.one(news.mentions(text), trigger).when.resolution, "rules", ()
    )


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("The envoy said the raid would not prevent a treaty.", "prevent", AHEAD),
        ("The bank said that it would not close its mints.", "close", AHEAD),
        ("Fans said they would not buy the shirts.", "buy", AHEAD),
        ("The police could not find the boat.", "find", PAST),
    ],
)
def test_what_would_not_be_lies_ahead(news: Any, text: str, trigger: str, wanted: tuple[str, str]) -> None:
    assert days(news.one(news.mentions(text), trigger)) == wanted
