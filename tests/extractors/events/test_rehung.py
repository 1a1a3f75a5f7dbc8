"""Dates between a verb and what it brings: three kinds of news a class, and one that must not match."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extractors.events.dates import days

# All articles appeared on Wednesday, 20 September 2023, if nothing else is said.


BETWEEN = [
    ("Police said Tuesday they had arrested 14 men in the port.", "said", "arrested", "2023-09-19"),
    ("Officials said late Sunday fire crews contained the blaze.", "said", "contained", "2023-09-17"),
    ("A judge found Friday the airline acted with negligence.", "found", "acted", "2023-09-15"),
    ("The union told reporters on Monday the talks had failed.", "told", "failed", "2023-09-18"),
]


@pytest.mark.parametrize(("text", "verb", "content", "day"), BETWEEN)
def test_a_time_before_the_content_is_when_it_was_said(news: Any, text: str, verb: str, content: str, day: str) -> None:
    found = news.mentions(text)
    assert days(news.one(found, verb)) == (day, day)
    assert days(news.one(found, content)) == ("..", day)


def test_a_day_that_the_content_is_about_is_not(news: Any) -> None:
    found = news.mentions("The bank said Thursday's rise was its last.")
    assert days(news.one(found, "said")) == ("..", "2023-09-20")
    assert days(news.one(found, "rise"))[0] == "2023-09-14"


def test_nor_is_one_before_a_comma(news: Any) -> None:
    found = news.mentions("The operator said that on Friday, two ferries collided.")
    assert days(news.one(found, "collided"))[0] == "2023-09-15"


AHEAD = [
    ("The ministry said on Monday it will close two mines.", "close"),
    ("The airline announced Tuesday that it will buy ten jets.", "buy"),
    ("The club said on Monday that it would appeal the ban.", "appeal"),
]


@pytest.mark.parametrize(("text", "trigger"), AHEAD)
def test_what_is_announced_on_a_day_has_not_been_by_then(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == ("2023-09-20", "..")


def test_what_still_holds_has_no_end(news: Any) -> None:
    found = news.mentions("Doctors said on Friday the patient is recovering.")
    assert days(news.one(found, "recovering")) == ("-", "-")


INNER = [
    ("The premier travelled to Vienna before next week's talks.", "talks", "2023-09-25", "2023-10-01"),
    ("He has been on the run since the January 1998 bombing.", "bombing", "1998-01-01", "1998-01-31"),
    ("The fund sold its shares after Thursday's ruling.", "ruling", "2023-09-14", "2023-09-14"),
]


@pytest.mark.parametrize(("text", "trigger", "begin", "end"), INNER)
def test_the_preposition_before_a_dated_noun_is_the_nouns(
    news: Any, text: str, trigger: str, begin: str, end: str
) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (begin, end)


def test_the_preposition_before_a_date_is_its_own(news: Any) -> None:
    assert days(news.one(news.mentions("The mill burned down before March 2010."), "burned")) == ("..", "2010-02-28")


PURPOSE = [
    ("Ministers gathered in Cairo on Wednesday to discuss the border.", "discuss", "2023-09-20"),
    ("The band flew to Oslo on Sunday to record a song.", "record", "2023-09-17"),
    ("Rescuers returned on Monday to search the ruins.", "search", "2023-09-18"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), PURPOSE)
def test_what_it_was_done_for_may_be_of_that_day(news: Any, text: str, trigger: str, day: str) -> None:
    found = news.one(news.mentions(text), trigger)
    assert days(found) == (day, day)
    assert getattr(found.when.resolution, "rules", ("",))[0] == "context:above"  # founds no row


WANTED = [
    ("The premier urged lawmakers on Tuesday to pass the bill.", "pass"),
    ("Parliament approved a plan on Monday to cut taxes.", "cut"),
    ("He vowed on Monday to fight the ruling.", "fight"),
]


@pytest.mark.parametrize(("text", "trigger"), WANTED)
def test_what_is_only_wanted_is_not(news: Any, text: str, trigger: str) -> None:
    assert ".." in days(news.one(news.mentions(text), trigger))


CLOSED = [
    ("Two men were held over the raid that killed a guard, police said Tuesday.", "said", "2023-09-19"),
    ("Profits rose after the mine reopened, the company said on Monday.", "said", "2023-09-18"),
    ("The keeper broke a rib in the match that ended the season, the club said Sunday.", "said", "2023-09-17"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), CLOSED)
def test_a_time_behind_the_closing_words_is_theirs(news: Any, text: str, trigger: str, day: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (day, day)


def test_a_time_before_the_closing_words_is_not(news: Any) -> None:
    found = news.mentions("Two men were shot on Sunday, police said.")
    assert days(news.one(found, "shot")) == ("2023-09-17", "2023-09-17")
    assert days(news.one(found, "said")) == ("..", "2023-09-20")


THEN = [
    ("Since 1985, when the army created a zone, 200 soldiers have died.", "created", "1985-01-01", "1985-12-31"),
    ("The girl has lived there since May, when she was found.", "found", "2023-05-01", "2023-05-31"),
    ("The club has been without a coach since Sunday, when it dismissed him.", "dismissed", "2023-09-17", "2023-09-17"),
]


@pytest.mark.parametrize(("text", "trigger", "begin", "end"), THEN)
def test_when_tells_what_happened_at_the_time(news: Any, text: str, trigger: str, begin: str, end: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (begin, end)


def test_what_has_been_since_is_not(news: Any) -> None:
    found = news.mentions("Since 1985, when the army created a zone, 200 soldiers have died.")
    assert days(news.one(found, "died")) == ("1985-01-01", "..")


ELSEWHERE = [
    ("The pension will be backdated to April 1.", "backdated", ("2023-09-20", "..")),
    ("The league moved the start to August.", "moved", ("..", "2023-09-20")),
    ("The court extended the deadline to July 1.", "extended", ("..", "2023-09-20")),
    ("The paper reported that the theft happened on a Sunday.", "happened", ("..", "2023-09-20")),
    ("The general picked Saturday night for the attack.", "picked", ("..", "2023-09-20")),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), ELSEWHERE)
def test_a_date_that_something_is_put_to_is_not_its_day(
    news: Any, text: str, trigger: str, wanted: tuple[str, str]
) -> None:
    assert days(news.one(news.mentions(text), trigger)) == wanted


def test_a_date_it_moved_on_is(news: Any) -> None:
    found = news.mentions("The army moved on Monday to seal the border.")
    assert days(news.one(found, "moved")) == ("2023-09-18", "2023-09-18")


OVERDUE = [
    ("The firms had been due to sign on Friday.", "sign", "2023-09-15"),
    ("The band had been due to play on Monday.", "play", "2023-09-18"),
    ("Envoys had been due to meet on Saturday.", "meet", "2023-09-16"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), OVERDUE)
def test_what_had_been_due_lies_behind(news: Any, text: str, trigger: str, day: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (day, day)


def test_what_is_due_lies_ahead(news: Any) -> None:
    found = news.mentions("The firms are due to sign on Friday.")
    assert days(news.one(found, "sign")) == ("2023-09-22", "2023-09-22")


INTENDED = [
    ("On Friday, the union plans to hold a rally.", "rally", "2023-09-22"),
    ("On Thursday the bank plans to publish its results.", "publish", "2023-09-21"),
    ("Next week the league plans to name a new coach.", "name", "2023-09-25"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), INTENDED)
def test_the_date_of_a_plan_is_that_of_what_is_planned(news: Any, text: str, trigger: str, day: str) -> None:
    assert days(news.one(news.mentions(text), trigger))[0] == day


def test_not_until_a_day_is_that_day(news: Any) -> None:
    found = news.mentions("It was not until Monday that the minister resigned.")
    assert days(news.one(found, "resigned")) == ("2023-09-18", "2023-09-18")


OF_A_NOUN = [
    ("Prosecutors charged three men over the flare attack of March 5.", "charged"),
    ("A judge set a trial date of September 9 and remanded him in custody.", "set"),
    ("The insurer paid for the damage from the floods of 2019.", "paid"),
]


@pytest.mark.parametrize(("text", "trigger"), OF_A_NOUN)
def test_what_of_hangs_on_a_noun_is_the_nouns(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == ("..", "2023-09-20")


def test_the_end_of_a_time_is_a_time(news: Any) -> None:
    assert days(news.one(news.mentions("The bank closed at the end of 2019."), "closed"))[0].startswith("2019")


def test_a_later_day_is_of_the_last_deed(news: Any) -> None:
    found = news.mentions("He was struck on March 5 by a flare. He was taken to hospital and discharged a week later.")
    assert days(news.one(found, "taken"))[1] != days(news.one(found, "discharged"))[1]


BACK = [
    ("Aid came on Tuesday, three days after a flood killed 400 people.", ("flood", "killed"), "2023-09-16"),
    ("The mayor left on Friday, a day after a fire destroyed two mills.", ("fire", "destroyed"), "2023-09-14"),
    ("The strike began on Monday, a day after the crash that killed a miner.", ("crash", "killed"), "2023-09-17"),
]


@pytest.mark.parametrize(("text", "triggers", "day"), BACK)
def test_what_befell_people_is_dated_with_what_it_did(
    news: Any, text: str, triggers: tuple[str, ...], day: str
) -> None:
    found = news.mentions(text)
    for trigger in triggers:
        assert days(news.one(found, trigger)) == (day, day)


def test_what_goes_on_is_not(news: Any) -> None:
    found = news.mentions("The mayor resigned on Friday, a day after protesters stormed the council.")
    assert days(news.one(found, "stormed")) == ("2023-09-14", "2023-09-14")
    assert days(news.one(found, "resigned")) == ("2023-09-15", "2023-09-15")


PARTS = [
    ("Officials said Wednesday's blast was the second this month.", "said"),
    ("The club said the defeat was its worst this year.", "said"),
    ("The agency said the fire was the largest since 2019.", "said"),
]


@pytest.mark.parametrize(("text", "trigger"), PARTS)
def test_a_time_behind_what_is_told_is_a_part_of_it(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == ("..", "2023-09-20")


def test_a_noun_of_the_clause_has_its_own_date_first(news: Any) -> None:
    found = news.mentions("Police arrested two men on Sunday over the killing of a nurse last month.")
    assert days(news.one(found, "killing")) == ("2023-08-01", "2023-08-31")
    assert days(news.one(found, "arrested")) == ("2023-09-17", "2023-09-17")


OUTSIDE = [
    ("The group claimed responsibility for Saturday's attack in a video.", "claimed"),
    ("The club announced plans for a Friday rally.", "announced"),
    ("Fans mourned the victims of Friday's crash.", "mourned"),
    ("Leaders condemned Sunday's raid.", "condemned"),
    ("The union criticized Friday's decision.", "criticized"),
]


@pytest.mark.parametrize(("text", "trigger"), OUTSIDE)
def test_the_date_of_a_noun_that_a_verb_only_speaks_of_is_not_the_verbs(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == ("..", "2023-09-20")


def test_what_happens_in_a_dated_event_has_its_day(news: Any) -> None:
    assert days(news.one(news.mentions("The club lost Sunday's final."), "lost")) == ("2023-09-17", "2023-09-17")
    assert days(news.one(news.mentions("He was killed in a Monday raid."), "killed")) == ("2023-09-18", "2023-09-18")


AGAINST = [
    ("Inflation slowed to 3 percent in May from 4 percent in April.", "slowed", "2023-05-01"),
    ("Sales rose to $5 million in June from $3 million in March.", "rose", "2023-06-01"),
    ("Traffic fell to 40 trains in July from 60 trains in May.", "fell", "2023-07-01"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), AGAINST)
def test_what_an_amount_is_compared_with_dates_nothing(news: Any, text: str, trigger: str, day: str) -> None:
    assert days(news.one(news.mentions(text), trigger))[0] == day


SAID_WHEN = [
    ("The last election was in May 2022.", "election", "2022-05-01"),
    ("Her first concert was on 3 March 1951.", "concert", "1951-03-03"),
    ("The funeral will be on October 3.", "funeral", "2023-10-03"),
    ("The vote is on Friday.", "vote", "2023-09-22"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), SAID_WHEN)
def test_a_sentence_may_say_nothing_but_when(news: Any, text: str, trigger: str, day: str) -> None:
    found = news.one(news.mentions(text), trigger)
    assert days(found)[0] == day
    assert found.when.resolution.rules[0].startswith("timex:")


def test_a_loss_a_year_ago_is_what_a_profit_is_compared_with(news: Any) -> None:
    text = "Alcor swung to a profit of $149 million in the quarter from a loss a year ago."
    assert days(news.one(news.mentions(text), "swung"))[0] not in ("2022-04-01", "2022-07-01")


RANKED = [
    ("Sales rose to 3 million, the highest since 2008.", "rose"),
    ("It was the worst storm since 1987.", "storm"),
    ("It is the first time that a match has been halted since 1985.", "halted"),
    ("Nurses in the capital walked out in their first strike since May.", "strike"),
    ("It was the first time the two unions had been on strike together since 1960.", "strike"),
]


@pytest.mark.parametrize(("text", "trigger"), RANKED)
def test_the_last_of_the_kind_dates_nothing(news: Any, text: str, trigger: str) -> None:
    begins = [days(mention)[0] for mention in news.mentions(text) if mention.trigger.text == trigger]
    assert not [day for day in begins if day not in ("..", "2023-09-20")]


STILL_SINCE = [
    ("Voss has led the bank, the first of the region, since May 2019.", "2019-05-01"),
    ("The best ski slopes in the valley have been closed since January 2023.", "2023-01-01"),
    ("Prices have risen since August 2023.", "2023-08-01"),
]


@pytest.mark.parametrize(("text", "begin"), STILL_SINCE)
def test_what_has_been_so_since_a_day_has(news: Any, text: str, begin: str) -> None:
    assert begin in [days(mention)[0] for mention in news.mentions(text)]


AMOUNTS = [
    ("The bomb killed more than 20 people on Monday.", "killed"),
    ("The fund raised more than $3 million on Monday.", "raised"),
    ("The minister met with 20 mayors on Monday.", "met"),
    ("Police evacuated 300 people from 20 buildings on Monday.", "evacuated"),
    ("The court charged him with two murders on Monday.", "charged"),
    ("The side drew against ten men on Monday.", "drew"),
]


@pytest.mark.parametrize(("text", "trigger"), AMOUNTS)
def test_an_amount_that_nothing_is_compared_with_leaves_the_verb_its_day(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == ("2023-09-18", "2023-09-18")


def test_a_time_after_where_it_came_from_does(news: Any) -> None:
    assert days(news.one(news.mentions("The ferry left from pier 4 on Monday."), "left")) == (
        "2023-09-18",
        "2023-09-18",
    )


@pytest.mark.parametrize(
    ("text", "counted", "wanted", "counts", "day"),
    [
        ("He resigned two days after the vote on September 3.", "vote", "2023-09-03", "resigned", "2023-09-05"),
        ("The envoy left a day before the summit on Sunday.", "summit", "2023-09-17", "left", "2023-09-16"),
        ("The pilot died a week after he ejected on May 10.", "ejected", "2023-05-10", "died", "2023-05-14"),
    ],
)
def test_a_date_behind_what_is_counted_from_is_its_own(
    news: Any, text: str, counted: str, wanted: str, counts: str, day: str
) -> None:
    found = news.mentions(text)
    assert days(news.one(found, counted))[0] == wanted
    assert days(news.one(found, counts))[0] == day


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Anna Voss, in office since 2019, told supporters that she would go.", "told"),
        ("The shop, open since May, sold 300 bicycles.", "sold"),
        ("Berg, champion in 2016, resigned.", "resigned"),
        ("“I will not miss it,” said Dray, mayor since 2019.", "said"),
    ],
)
def test_a_date_of_an_aside_is_not_that_of_the_verb(news: Any, text: str, trigger: str) -> None:
    resolution = news.one(news.mentions(text), trigger).when.resolution
    assert not resolution.rules[0].startswith("timex:")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The firm's board, on Monday, dismissed its chairman.", "dismissed"),
        ("The lorry hit a bus, a tram and two shops on Monday.", "hit"),
        ("The bridge fell into the river, a busy one, on Monday.", "fell"),
    ],
)
def test_but_a_date_alone_between_commas_or_behind_a_list_is(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == ("2023-09-18", "2023-09-18")


COUNTED = [
    ("On Friday, the day before the bridge fell, engineers closed a lane.", "closed", "2023-09-15"),
    ("On 4 September, three days before the vote, the rebels struck.", "struck", "2023-09-04"),
    ("A day after rebels raided the port, on September 1, the mayor fled.", "fled", "2023-09-01"),
    ("Two days after the fire broke out, on 3 September, the owner was arrested.", "arrested", "2023-09-03"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), COUNTED)
def test_a_date_beside_a_count_is_that_of_the_main_verb(news: Any, text: str, trigger: str, day: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (day, day)


def test_but_not_without_the_comma(news: Any) -> None:
    found = news.mentions("Two days after the dam burst on 3 September the minister resigned.")
    assert days(news.one(found, "burst")) == ("2023-09-03", "2023-09-03")
