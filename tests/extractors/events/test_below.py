"""Events that have the day of a clause beside or below them, and those that have not."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Factuality
from tests.extractors.events.dates import days

# All articles appeared on Wednesday, 20 September 2023.


def founded(news: Any, text: str, trigger: str) -> tuple[str, str] | None:
    """The days of an event by a date that may found a row; ``None`` where it has none."""
    mention = news.one(news.mentions(text), trigger)
    rule = getattr(mention.when.resolution, "rules", ("",))[0]
    found = days(mention)
    return found if rule.startswith(("timex:", "anchor:")) and found[0] != ".." and found[1] != ".." else None


AT_ONCE = [
    ("Six people were killed after gas escaped from a mill in Kota on Friday.", "killed", "2023-09-15"),
    ("The two bankers pleaded not guilty when the trial opened before Judge Orr on Monday.", "pleaded", "2023-09-18"),
    (
        "Six people were killed and more than 130 taken to hospital after gas escaped from a plant in Kota on Friday.",
        "killed",
        "2023-09-15",
    ),
    ("Two climbers died when their rope snapped on Mont Blanc on Saturday.", "died", "2023-09-16"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), AT_ONCE)
def test_what_happened_when_something_did_is_of_its_day(news: Any, text: str, trigger: str, day: str) -> None:
    assert founded(news, text, trigger) == (day, day)


def test_who_died_after_it_may_have_died_later(news: Any) -> None:
    assert founded(news, "A man died after a lorry hit him on Sunday.", "died") is None
    assert founded(news, "A man died after a lorry hit him on Sunday.", "hit") == ("2023-09-17", "2023-09-17")


SECOND = [
    (
        "Ada Kerr, who came third in April and endorsed Holm on May 3, said no.",
        "endorsed",
        ("2023-05-03", "2023-05-03"),
    ),
    ("The firm opened in 1990 and moved to Ghent in 2004.", "moved", ("2004-01-01", "2004-12-31")),
    ("She was first elected mayor of Lille in 2010 and re-elected in 2014.", "elected", ("2010-01-01", "2010-12-31")),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), SECOND)
def test_of_two_verbs_with_two_dates_each_has_its_own(
    news: Any, text: str, trigger: str, wanted: tuple[str, str]
) -> None:
    assert founded(news, text, trigger) == wanted


def test_one_date_behind_two_verbs_is_shared(news: Any) -> None:
    assert founded(news, "Kerr resigned and left the country on Sunday.", "resigned") == ("2023-09-17", "2023-09-17")


ASIDES = [
    ("Turnout fell from the first round on April 16, which Kerr won with 31 percent.", "won", "2023-04-16"),
    ("Congress tried to cut the term short in 2022 and failed.", "tried", "2022-01-01"),
    ("Its lead of 44,312 votes – a court corrected it from 44,213 on June 28 – is tiny.", "corrected", "2023-06-28"),
]


@pytest.mark.parametrize(("text", "trigger", "begin"), ASIDES)
def test_what_is_told_beside_a_date(news: Any, text: str, trigger: str, begin: str) -> None:
    assert (founded(news, text, trigger) or ("",))[0] == begin


def test_what_a_party_founded_then_won_is_not_of_that_year(news: Any) -> None:
    assert founded(news, "He leads a party founded in 1990, which won the vote.", "won") is None


NOT_THEIRS = [
    ("Many stayed away because of an eruption on Monday.", "stayed"),
    ("The flight was delayed due to a strike on Monday.", "delayed"),
    ("The king had been expected but stayed in Rome because of a strike on Monday.", "expected"),
    ("She led the union at the time of the fire and won the mayor's office in December.", "led"),
    ("The clerk was sacked on Monday because he leaked a memo.", "leaked"),
]


@pytest.mark.parametrize(("text", "trigger"), NOT_THEIRS)
def test_the_day_of_a_cause_and_of_a_later_deed_are_not_lent(news: Any, text: str, trigger: str) -> None:
    assert founded(news, text, trigger) is None


def test_the_sacking_is_of_that_day(news: Any) -> None:
    assert founded(news, "The clerk was sacked on Monday because he leaked a memo.", "sacked") == (
        "2023-09-18",
        "2023-09-18",
    )


def test_before_looks_back_on_an_earlier_day(news: Any) -> None:
    text = ("Three miners died on Saturday, among them a foreman.", "Lars Voss had saved nine men before he fell.")
    found = news.one(news.mentions(" ".join(text)), "fell")
    assert getattr(found.when.resolution, "rules", ("",))[0] != "timex:next"


NEXT = [
    ("Lars Voss was injured.", "injured"),
    ("A guard was hurt.", "hurt"),
    ("Two sheds were destroyed.", "destroyed"),
]


@pytest.mark.parametrize(("text", "trigger"), NEXT)
def test_harm_told_next_is_of_the_day(news: Any, text: str, trigger: str) -> None:
    assert founded(news, f"On Saturday a fire broke out in the mill. {text}", trigger) == ("2023-09-16", "2023-09-16")


def test_what_he_owned_told_next_is_not(news: Any) -> None:
    text = "On Saturday a fire broke out in the mill. Lars Voss bought it from a cousin."
    assert founded(news, text, "bought") is None


WAS_TO = [
    ("The trial was to begin on May 6.", "begin", "2023-05-06"),
    ("The ferry was to have sailed on Monday.", "sailed", "2023-09-18"),
    ("Guests were to arrive on September 2.", "arrive", "2023-09-02"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), WAS_TO)
def test_what_was_to_be_has_its_day_and_stays_a_plan(news: Any, text: str, trigger: str, day: str) -> None:
    assert founded(news, text, trigger) == (day, day)
    assert news.one(news.mentions(text), trigger).factuality is Factuality.PLANNED


COULD_NOT = [
    ("The firm could not pay its staff on Friday.", "pay"),
    ("The jury could not agree on Friday.", "agree"),
    ("Two planes could not land in Oslo on Friday.", "land"),
]


@pytest.mark.parametrize(("text", "verb"), COULD_NOT)
def test_what_could_not_be_on_friday_was_last_friday(news: Any, text: str, verb: str) -> None:
    assert days(news.one(news.mentions(text), verb)) == ("2023-09-15", "2023-09-15")


def test_what_could_be_on_friday_is_the_next(news: Any) -> None:
    assert days(news.one(news.mentions("The firm could pay its staff on Friday."), "pay")) == (
        "2023-09-22",
        "2023-09-22",
    )


AFTER_MONTHS = [
    ("The company recalled 4,000 heaters after two fires in August.", "recalled"),
    ("The airline grounded its fleet after a crash in June.", "grounded"),
    ("She resigned after the vote in May.", "resigned"),
    # a day told by its month lies further back than one told by its weekday
    ("Their fear grew after a June 6 attack on the clinic.", "grew"),
    ("Demand for masks rose after the blast on August 5.", "rose"),
    ("The minister resigned after a July 9 collision of two trains.", "resigned"),
    ("The club sacked its coach despite Saturday's win.", "sacked"),
]


@pytest.mark.parametrize(("text", "trigger"), AFTER_MONTHS)
def test_what_followed_something_of_a_month_need_not_be_of_it(news: Any, text: str, trigger: str) -> None:
    assert founded(news, text, trigger) is None


def test_what_followed_a_crash_on_monday_is_of_monday(news: Any) -> None:
    assert founded(news, "The road was closed after a crash on Monday.", "closed") == ("2023-09-18", "2023-09-18")


CALLED_OFF = [
    ("The march was scheduled for September 29, but was called off because of the storm.", "storm"),
    ("The vote was set for November 3, but was postponed amid protests.", "protests"),
    ("The concert was planned for Saturday but was cancelled after a fire in the hall.", "fire"),
]


@pytest.mark.parametrize(("text", "trigger"), CALLED_OFF)
def test_what_called_it_off_is_not_of_the_day_it_was_set_for(news: Any, text: str, trigger: str) -> None:
    assert founded(news, text, trigger) is None


FIRST_SAID = [
    ("The station first reported that he died on Thursday.", "died"),
    ("The navy initially said the ship sank on Monday.", "sank"),
    ("The club originally claimed that it had paid on June 3.", "paid"),
]


@pytest.mark.parametrize(("text", "trigger"), FIRST_SAID)
def test_what_was_first_said_founds_no_day(news: Any, text: str, trigger: str) -> None:
    assert founded(news, text, trigger) is None


def test_what_is_said_does(news: Any) -> None:
    assert founded(news, "The navy said the ship sank on Monday.", "sank") == ("2023-09-18", "2023-09-18")


STATUSES = [
    ("The firm wrongly stated that the pipe burst on Monday.", "burst", Factuality.DENIED),
    ("The paper incorrectly reported that the king had died.", "died", Factuality.DENIED),
    ("The agency mistakenly announced that the bridge had collapsed.", "collapsed", Factuality.DENIED),
    ("The firm rightly stated that the pipe burst on Monday.", "burst", Factuality.ASSERTED),
    ("The dam is to be emptied.", "emptied", Factuality.PLANNED),
    ("Two schools are to be closed.", "closed", Factuality.PLANNED),
    ("The stolen car is to be auctioned.", "auctioned", Factuality.PLANNED),
    ("The dam was emptied.", "emptied", Factuality.ASSERTED),
]


@pytest.mark.parametrize(("text", "trigger", "status"), STATUSES)
def test_what_was_told_wrongly_and_what_is_to_be(news: Any, text: str, trigger: str, status: Factuality) -> None:
    assert news.one(news.mentions(text), trigger).factuality is status


CALLED_FOR = [
    ("The opposition called for the vote to be held in June.", "held", "2024-06-01"),
    ("She asked the court for the trial to be moved in May.", "moved", "2024-05-01"),
    ("Farmers pressed on Monday for the dam to be opened in March.", "opened", "2024-03-01"),
]


@pytest.mark.parametrize(("text", "trigger", "begin"), CALLED_FOR)
def test_what_is_called_for_lies_ahead(news: Any, text: str, trigger: str, begin: str) -> None:
    assert days(news.one(news.mentions(text), trigger))[0] == begin


def test_what_was_held_lies_behind(news: Any) -> None:
    assert days(news.one(news.mentions("The vote was held in June."), "held"))[0] == "2023-06-01"


TOLD = [
    ("Witnesses told the hearing on Tuesday that the scaffold had swayed.", "swayed"),
    ("A nurse told the inquest on Monday that the alarm was cut off.", "cut"),
    ("He wrote in a letter to the board on Sunday that two guards had fled.", "fled"),
]


@pytest.mark.parametrize(("text", "trigger"), TOLD)
def test_what_is_told_on_a_day_is_not_of_it(news: Any, text: str, trigger: str) -> None:
    assert founded(news, text, trigger) is None


def test_what_was_on_friday_by_a_cleft_is(news: Any) -> None:
    found = founded(news, "It was on Friday that two guards fled.", "fled")
    assert found == ("2023-09-15", "2023-09-15")


BEHIND_IT = [
    # what is so now lies behind what is dated
    ("Tuesday's ruling clears the way for a sale of the bank.", "clears"),
    ("Saturday's declaration authorizes the army to search houses.", "authorizes"),
    ("Monday's decision means that the mine will close.", "means"),
    ("The army is going on with its campaign, with air strikes Monday that killed five people.", "going"),
    ("The movement has claimed victory in Saturday's elections.", "claimed"),
    ("The party has lost six seats in Sunday's vote.", "lost"),
    ("The ministry has no plans to repeat last July's airlift.", "repeat"),
]


@pytest.mark.parametrize(("text", "trigger"), BEHIND_IT)
def test_what_is_so_now_is_not_of_the_day_of_what_it_came_of(news: Any, text: str, trigger: str) -> None:
    assert founded(news, text, trigger) is None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("The party lost six seats in Sunday's vote.", "lost", "2023-09-17"),
        ("Tuesday's ruling clears the way for a sale of the bank.", "ruling", "2023-09-19"),
        ("The leaders will meet at Friday's summit.", "meet", "2023-09-22"),
        ("Saturday's match pits the champions against Arl.", "pits", "2023-09-23"),
    ],
)
def test_what_was_done_in_it_is_of_its_day(news: Any, text: str, trigger: str, day: str) -> None:
    assert founded(news, text, trigger) == (day, day)


HARMED = [
    ("Two guards were killed and a driver was hurt on Monday.", "killed"),
    ("Six miners were killed and nine were injured on Monday.", "killed"),
    ("A nurse was wounded and two patients were killed on Monday.", "wounded"),
]


@pytest.mark.parametrize(("text", "trigger"), HARMED)
def test_the_dead_and_the_hurt_are_of_one_day(news: Any, text: str, trigger: str) -> None:
    assert founded(news, text, trigger) == ("2023-09-18", "2023-09-18")


def test_what_else_was_done_may_be_of_another_day(news: Any) -> None:
    assert founded(news, "The driver was charged and the road was reopened on Monday.", "charged") is None


#: What for, how or how it ended, with the day behind it, or between.
GOES_WITH = [
    ("Anna Berg beat Eva Holm in three sets to win her second title on Sunday.", "beat", "2023-09-17"),
    ("Engineers were called in to repair the dam on Monday.", "called", "2023-09-18"),
    ("He was stopped for not wearing his seat belt September 9.", "stopped", "2023-09-09"),
    ("Rebels attacked the camp, killing nine soldiers on Friday.", "attacked", "2023-09-15"),
    ("A driver hit a truck arriving at the gate on Monday night.", "hit", "2023-09-18"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), GOES_WITH)
def test_what_it_was_done_for_gives_its_day(news: Any, text: str, trigger: str, day: str) -> None:
    assert founded(news, text, trigger) == (day, day)


#: What is wanted, made ready or asked for comes later.
COMES_LATER = [
    ("The firm agreed to pay the fine on Monday.", "agreed"),
    ("She bought a ticket to see the match on Saturday.", "bought"),
    ("The governor accepted an invitation to open the fair on Saturday.", "accepted"),
    ("The judge jailed a man accused of killing a nurse on Sunday.", "jailed"),
]


@pytest.mark.parametrize(("text", "trigger"), COMES_LATER)
def test_what_comes_later_does_not(news: Any, text: str, trigger: str) -> None:
    assert founded(news, text, trigger) is None
