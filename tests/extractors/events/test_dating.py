"""Which date an event gets and by which rule: three kinds of news a class of sentences, and one that must not match."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractors.model import AnchorKind, BlockKind, Extent, Factuality, Mention, Polarity, Resolved, Role, Unresolved
from tests.extractors.events.dates import days

# All articles appeared on Wednesday, 20 September 2023, if nothing else is said.
DCT = date(2023, 9, 20)


def rule(mention: Mention) -> str:
    return getattr(mention.when.resolution, "rules", ("",))[0]


OWN = [
    ("Gunmen attacked a convoy near Mopti on Tuesday.", "attacked", "2023-09-19", "2023-09-19"),
    ("The retailer opened its first store in Lyon in 1998.", "opened", "1998-01-01", "1998-12-31"),
    ("Villa beat Everton on Saturday.", "beat", "2023-09-16", "2023-09-16"),
    ("The court will hear the case on Friday.", "hear", "2023-09-22", "2023-09-22"),
]


@pytest.mark.parametrize(("text", "trigger", "begin", "end"), OWN)
def test_an_expression_of_the_clause_dates_its_event(news: Any, text: str, trigger: str, begin: str, end: str) -> None:
    found = news.one(news.mentions(text), trigger)
    assert days(found) == (begin, end)
    assert rule(found).startswith("timex:")


RANGES = [
    ("Prosecutors say he diverted the money between 2016 and 2018.", "diverted", "2016-01-01", "2018-12-31"),
    ("The company built three plants from 2019 to 2021.", "built", "2019-01-01", "2021-12-31"),
    ("The festival took place between May 3 and May 5.", "festival", "2023-05-03", "2023-05-05"),
]


@pytest.mark.parametrize(("text", "trigger", "begin", "end"), RANGES)
def test_both_ends_of_a_range_date_the_event(news: Any, text: str, trigger: str, begin: str, end: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (begin, end)


def test_two_dates_are_no_range(news: Any) -> None:
    found = news.one(news.mentions("Villa beat Everton in 2016 and lost to them in 2018."), "beat")
    assert days(found) == ("2016-01-01", "2016-12-31")


def test_no_expression_no_day(news: Any) -> None:
    found = news.one(news.mentions("Gunmen attacked a convoy near Mopti."), "attacked")
    assert days(found) == ("..", "2023-09-20")
    assert rule(found) == "tense:before"


REPORTED = [
    ("Police said Tuesday that the man was killed last week.", "said", "2023-09-19", "killed", "2023-09-11"),
    (
        "The ministry announced on Monday that the bridge had collapsed in August.",
        "announced",
        "2023-09-18",
        "collapsed",
        "2023-08-01",
    ),
    (
        "The club confirmed on Sunday that its captain will retire in May.",
        "confirmed",
        "2023-09-17",
        "retire",
        "2024-05-01",
    ),
]


@pytest.mark.parametrize(("text", "verb", "said", "trigger", "begin"), REPORTED)
def test_report_and_content_are_dated_apart(
    news: Any, text: str, verb: str, said: str, trigger: str, begin: str
) -> None:
    found = news.mentions(text)
    assert days(news.one(found, verb))[0] == said
    assert days(news.one(found, trigger))[0] == begin


def test_content_without_a_date_does_not_take_the_day_it_was_said(news: Any) -> None:
    found = news.one(news.mentions("Police said Tuesday that the man was killed."), "killed")
    assert days(found)[0] == ".."


UNDATED = [
    ("Rebels shelled the airport.", "shelled", ("..", "2023-09-20"), Extent.UNTIL),
    ("The bank raised its fees.", "raised", ("..", "2023-09-20"), Extent.UNTIL),
    ("The company will close the plant.", "close", ("2023-09-20", ".."), Extent.FROM),
]


@pytest.mark.parametrize(("text", "trigger", "wanted", "extent"), UNDATED)
def test_tense_gives_an_open_interval_never_the_day_of_publication(
    news: Any, text: str, trigger: str, wanted: tuple[str, str], extent: Extent
) -> None:
    found = news.one(news.mentions(text), trigger)
    assert days(found) == wanted
    assert isinstance(found.when.resolution, Resolved)
    assert found.when.resolution.reading.extent is extent
    assert found.when.resolution.anchor.kind is AnchorKind.DCT


CLIPPED = [
    ("The minister told the paper this month.", "told", ("2023-09-01", "2023-09-20")),
    ("The airline cut 200 jobs this week.", "cut", ("2023-09-18", "2023-09-20")),
    ("Storms killed nine people this year.", "killed", ("2023-01-01", "2023-09-20")),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), CLIPPED)
def test_told_in_the_past_means_not_after_publication(
    news: Any, text: str, trigger: str, wanted: tuple[str, str]
) -> None:
    assert days(news.one(news.mentions(text), trigger)) == wanted


def test_the_future_is_not_clipped_to_the_past(news: Any) -> None:
    found = news.one(news.mentions("The senate will vote on the bill this month."), "vote")
    assert days(found) == ("2023-09-20", "2023-09-30")


LIGHT = [
    ("The ministry on Tuesday announced the start of a military operation.", "operation", "announced", "2023-09-19"),
    ("The two leaders held talks in Rome on Monday.", "talks", "held", "2023-09-18"),
    ("The meeting will take place on Thursday.", "meeting", "take", "2023-09-21"),
]


@pytest.mark.parametrize(("text", "noun", "verb", "day"), LIGHT)
def test_a_light_verb_gives_its_noun_the_date(news: Any, text: str, noun: str, verb: str, day: str) -> None:
    found = news.mentions(text)
    event = news.one(found, noun)
    assert days(event) == (day, day)
    assert event.part_of is None
    assert news.one(found, verb).part_of == event.mention_id


def test_a_full_verb_keeps_its_own_event(news: Any) -> None:
    assert news.one(news.mentions("The army condemned the attack on Monday."), "condemned").part_of is None


ATTACK = "Baku launched an assault on the enclave on Tuesday."
ANCHORED = [
    ((ATTACK, "Hours after the assault began, protesters blocked a road."), "blocked", ("2023-09-19", "2023-09-20")),
    (
        ("The dam broke on 11 September.", "Two days after the dam broke, the army arrived."),
        "arrived",
        ("2023-09-13", "2023-09-13"),
    ),
    (
        ("An earthquake struck the coast on Friday.", "Shortly after the earthquake, a hotel collapsed."),
        "collapsed",
        ("2023-09-15", "2023-09-16"),
    ),
]


@pytest.mark.parametrize(("paragraphs", "trigger", "wanted"), ANCHORED)
def test_an_event_dated_by_another_event(
    news: Any, paragraphs: tuple[str, ...], trigger: str, wanted: tuple[str, str]
) -> None:
    mentions = news.mentions(*paragraphs)
    found = news.one(mentions, trigger)
    assert days(found) == wanted
    assert isinstance(found.when.resolution, Resolved)
    anchor = found.when.resolution.anchor
    assert anchor.kind is AnchorKind.EVENT
    assert anchor.ref in {mention.mention_id for mention in mentions}


def test_an_anchored_event_moves_with_its_anchor(news: Any) -> None:
    moved = ATTACK.replace("Tuesday", "Sunday")
    found = news.one(news.mentions(moved, ANCHORED[0][0][1]), "blocked")
    assert days(found) == ("2023-09-17", "2023-09-18")


def test_an_undated_anchor_dates_nothing(news: Any) -> None:
    found = news.one(news.mentions("Hours after the vote, crowds gathered."), "gathered")
    assert days(found)[0] == ".."


def test_a_length_of_time_has_no_begin(news: Any) -> None:
    found = news.mentions("The offensive follows several months of high tensions.")
    assert all(days(mention)[0] in ("-", "..") for mention in found)


NO_SHARE = [
    ("The contract was signed on Tuesday, but it must still be approved by shareholders.", "approved"),
    ("The firm agreed on Tuesday to buy its rival.", "buy"),
    ("The mayor resigned on Tuesday, and her deputy may follow.", "follow"),
]


@pytest.mark.parametrize(("text", "trigger"), NO_SHARE)
def test_a_date_does_not_spill_over(news: Any, text: str, trigger: str) -> None:
    found = news.one(news.mentions(text), trigger)
    assert days(found) != ("2023-09-19", "2023-09-19")


def test_coordinated_verbs_share_it(news: Any) -> None:
    found = news.mentions("The mayor was arrested and charged on Tuesday.")
    assert days(news.one(found, "charged")) == days(news.one(found, "arrested")) == ("2023-09-19", "2023-09-19")


def test_a_caption_is_dated_by_its_date(news: Any) -> None:
    text = "Residents wade through a flooded street in Vesna on February 1, 2023."
    found = news.one(news.mentions("The river rose.", (BlockKind.CAPTION, text)), "wade")
    assert days(found) == ("2023-02-01", "2023-02-01")
    assert found.block is BlockKind.CAPTION
    assert found.factuality is Factuality.ASSERTED


def test_boilerplate_tells_nothing(news: Any) -> None:
    assert not news.mentions((BlockKind.BOILERPLATE, "Our reporter won a prize on Monday."))


def test_every_date_says_why(news: Any) -> None:
    found = news.mentions(*(text for text, *_ in OWN), *(text for text, *_ in UNDATED))
    for mention in found:
        match mention.when.resolution:
            case Resolved(reading=reading, rules=rules):
                assert reading.reason
                assert rules
            case Unresolved(reason=reason):
                assert reason
        assert 0.0 <= mention.when.confidence <= 1.0


def test_the_same_article_gives_the_same_mentions(news: Any) -> None:
    assert news.mentions(ATTACK, ANCHORED[0][0][1]) == news.mentions(ATTACK, ANCHORED[0][0][1])


DEADLINES = [
    ("The former mayor must appear in court by October 2.", "appear", ("2023-09-20", "2023-10-02")),
    ("Norway plans to expel six trawlers before Christmas.", "expel", ("2023-09-20", "2023-12-24")),
    ("The board said it would decide by the end of November.", "decide", ("2023-09-20", "2023-11-30")),
    ("The agency will publish the findings within ten days.", "publish", ("2023-09-20", "2023-09-30")),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), DEADLINES)
def test_what_is_still_to_come_lies_between_publication_and_its_deadline(
    news: Any, text: str, trigger: str, wanted: tuple[str, str]
) -> None:
    assert days(news.one(news.mentions(text), trigger)) == wanted


def test_a_denied_plan_has_no_deadline(news: Any) -> None:
    found = news.one(news.mentions("The striker is not expected to play again before Christmas."), "play")
    assert days(found)[0] == ".."


def test_a_deadline_of_the_past_has_no_begin(news: Any) -> None:
    found = news.one(news.mentions("By July 2021 the firm had closed both plants."), "closed")
    assert days(found) == ("..", "2021-07-31")


TURNED = [
    (
        "He was arrested on Jan. 12, four days after agents searched City Hall.",
        "searched",
        ("2023-01-08", "2023-01-08"),
    ),
    ("The bank failed on 10 March, two days after it sold its bonds.", "sold", ("2023-03-08", "2023-03-08")),
    ("The coach resigned on Saturday, a day after his team lost.", "lost", ("2023-09-15", "2023-09-15")),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), TURNED)
def test_the_event_counted_from_is_dated_by_the_one_that_counts(
    news: Any, text: str, trigger: str, wanted: tuple[str, str]
) -> None:
    found = news.one(news.mentions(text), trigger)
    assert days(found) == wanted
    assert isinstance(found.when.resolution, Resolved)
    assert found.when.resolution.anchor.kind is AnchorKind.EVENT


NEXT_DAY = [
    (("A jury convicted him on Friday.", "The mayor resigned the day after the verdict."), "resigned", "2023-09-16"),
    (("The dam broke on 11 September.", "The governor flew in the day after the dam broke."), "flew", "2023-09-12"),
    (("The vote took place on Sunday.", "Two candidates quit on the eve of the vote."), "quit", "2023-09-16"),
]


@pytest.mark.parametrize(("paragraphs", "trigger", "day"), NEXT_DAY)
def test_the_day_after_and_the_eve_of_an_event(news: Any, paragraphs: tuple[str, ...], trigger: str, day: str) -> None:
    assert days(news.one(news.mentions(*paragraphs), trigger)) == (day, day)


def test_the_day_after_an_undated_event_is_no_day(news: Any) -> None:
    assert days(news.one(news.mentions("The mayor resigned the day after the verdict."), "resigned"))[0] == ".."


OWN_FIRST = [
    ("It moved to Hamburg in March 2003 and listed its shares there in May 2005.", "listed", "2005-05-01"),
    ("The group was founded in 1994 and disbanded in 2001.", "disbanded", "2001-01-01"),
    ("Villa sold him in July and bought him back on Friday.", "bought", "2023-09-15"),
]


@pytest.mark.parametrize(("text", "trigger", "begin"), OWN_FIRST)
def test_a_coordinated_verb_keeps_its_own_date(news: Any, text: str, trigger: str, begin: str) -> None:
    assert days(news.one(news.mentions(text), trigger))[0] == begin


def test_what_it_is_compared_with_is_not_when_it_happened(news: Any) -> None:
    text = "Profit fell in the second quarter as the cost of fuel doubled from a year earlier."
    found = news.one(news.mentions("Volta reported its earnings on Tuesday.", text), "doubled")
    assert days(found)[0] != "2022-04-01"


STORIES = [
    (("The minister spoke on Monday.", "The firm shut two mills."), "shut"),
    (("Police arrested a trader on Monday.", "He pushed a rival down the stairs."), "pushed"),
    (("The court sentenced two traders on Monday.", "The judge rejected their pleas."), "rejected"),
]


@pytest.mark.parametrize(("paragraphs", "trigger"), STORIES)
def test_the_day_of_the_story_is_weak_and_doubted(news: Any, paragraphs: tuple[str, ...], trigger: str) -> None:
    """It may date an event, by a rule that founds no row, and the reading without a date is kept beside it."""
    found = news.one(news.mentions(*paragraphs), trigger)
    assert days(found) == ("2023-09-18", "2023-09-18")
    assert rule(found).startswith(("context:", "same-event"))
    assert isinstance(found.when.resolution, Resolved)
    assert any(other.interval.begin is None for other in found.when.resolution.rejected)


HOLDS = [
    "The agency runs twelve shelters along the border.",
    "The club owes its players two months of wages.",
    "Engineers are inspecting the bridge.",
]


@pytest.mark.parametrize("text", HOLDS)
def test_the_present_tense_tells_of_what_holds_now(news: Any, text: str) -> None:
    found = [mention for mention in news.mentions(text) if mention.tense == "PRESENT"]
    assert found
    assert {rule(mention) for mention in found} == {"tense:ongoing"}


def test_the_present_perfect_and_headlines_tell_of_what_has_been(news: Any) -> None:
    assert rule(news.one(news.mentions("The agency has opened twelve shelters."), "opened")) == "tense:before"
    title = news.mentions((BlockKind.TITLE, "Rebels shell port"), "Rebels shelled the port.")
    assert rule(news.one(title, "shelled")) == "tense:before"
    assert all(rule(mention) != "tense:ongoing" for mention in title)


AHEAD = [
    ("The ministry will continue the programme.", "continue"),
    ("The clubs will share the costs.", "share"),
    ("If the dam breaks, thousands will flee.", "breaks"),
]


@pytest.mark.parametrize(("text", "trigger"), AHEAD)
def test_what_is_still_to_come_is_not_past(news: Any, text: str, trigger: str) -> None:
    assert rule(news.one(news.mentions(text), trigger)) == "tense:after"


PLANNED_NOUNS = [
    ("The union announced a one-day strike on Thursday, September 28.", "strike", "2023-09-28"),
    ("The bank announced a two-hour meeting on Friday, September 22.", "meeting", "2023-09-22"),
    ("A strike by pilots planned for Friday has been called off.", "strike", "2023-09-22"),
    ("A vote by members that was scheduled for Monday has been called off.", "vote", "2023-09-25"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), PLANNED_NOUNS)
def test_a_noun_keeps_the_day_set_for_it(news: Any, text: str, trigger: str, day: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (day, day)


LASTING = [
    ("Drivers walked out on Tuesday in a dispute over pay.", "dispute"),
    ("Police arrested nine men on Tuesday in an investigation into smuggling.", "investigation"),
    ("The party dropped its leader on Tuesday in a bid to win back voters.", "bid"),
]


@pytest.mark.parametrize(("text", "trigger"), LASTING)
def test_what_goes_on_around_an_event_does_not_take_its_day(news: Any, text: str, trigger: str) -> None:
    found = [mention for mention in news.mentions(text) if mention.trigger.text == trigger]
    assert all(not rule(mention).startswith("timex") for mention in found)


def test_a_perfect_beside_a_date_is_not_of_that_day(news: Any) -> None:
    found = news.mentions("War broke out on April 15, 2023, and has killed 14,000 people.")
    assert days(news.one(found, "broke")) == ("2023-04-15", "2023-04-15")
    assert rule(news.one(found, "killed")) != "timex:shared"


def test_a_clause_on_a_dated_event_tells_of_it(news: Any) -> None:
    text = "The museum opened a hall on the 1987 flood of the Brenta, which killed nine farmers."
    found = news.one(news.mentions(text), "killed")
    assert (rule(found), days(found)) == ("timex:relative", ("1987-01-01", "1987-12-31"))


def test_a_count_from_an_event_stays_whatever_happened_then(news: Any) -> None:
    text = "The truce collapsed on Thursday, a day after it took effect, when shells hit the market."
    assert days(news.one(news.mentions(text), "took")) == ("2023-09-13", "2023-09-13")


EFFECTED = [
    ("The striker suffered an injury on Sunday.", "injury"),
    ("The reforms triggered protests on Sunday.", "protests"),
    ("The visitors completed a comeback on Sunday.", "comeback"),
]


@pytest.mark.parametrize(("text", "trigger"), EFFECTED)
def test_what_comes_about_by_the_verb_has_its_day(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == ("2023-09-17", "2023-09-17")


def test_what_a_verb_only_deals_with_was_there_before(news: Any) -> None:
    found = news.one(news.mentions("On Friday the senator denounced the bombing."), "bombing")
    assert days(found) == ("..", "2023-09-15")


TOLD = [
    ("Officials said the ferry had sunk on Monday.", "said"),
    ("Her lawyers argued that she had moved to Lisbon in May.", "argued"),
    ("The club announced that it had sold the striker on Friday.", "announced"),
]


@pytest.mark.parametrize(("text", "trigger"), TOLD)
def test_a_report_does_not_take_the_day_of_what_it_tells(news: Any, text: str, trigger: str) -> None:
    assert rule(news.one(news.mentions(text), trigger)) == "tense:before"


OF_DAY = [
    ("The tram derailed soon after 9 a.m. on Friday.", "derailed", "2023-09-15"),
    ("The gunman surrendered just before midnight on Sunday.", "surrendered", "2023-09-17"),
    ("Crews put out the fire by noon on Monday.", "put", "2023-09-18"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), OF_DAY)
def test_before_and_after_an_hour_is_still_that_day(news: Any, text: str, trigger: str, day: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (day, day)


def test_before_a_day_is_not_that_day(news: Any) -> None:
    assert days(news.one(news.mentions("The gunman fled before Sunday."), "fled")) == ("..", "2023-09-16")


DEALT_WITH = [
    ("The baker was convicted of the 2019 theft of a painting.", "convicted"),
    ("The minister apologised for the 2011 leak.", "apologised"),
    ("Three men were charged over the May riot.", "charged"),
]


@pytest.mark.parametrize(("text", "trigger"), DEALT_WITH)
def test_the_date_of_what_is_dealt_with_is_the_nouns_own(news: Any, text: str, trigger: str) -> None:
    assert rule(news.one(news.mentions(text), trigger)) == "tense:before"


def test_what_happens_at_a_dated_event_has_its_day(news: Any) -> None:
    found = news.one(news.mentions("The new stamp was shown at a Tuesday ceremony."), "shown")
    assert days(found) == ("2023-09-19", "2023-09-19")


REFUSED = [
    ("The envoy will not attend the talks.", "attend"),
    ("Drivers must show a permit.", "show"),
    ("The board should publish the report.", "publish"),
]


@pytest.mark.parametrize(("text", "trigger"), REFUSED)
def test_a_duty_or_a_refusal_lies_ahead(news: Any, text: str, trigger: str) -> None:
    assert rule(news.one(news.mentions(text), trigger)) == "tense:after"


def test_a_guess_about_the_past_does_not(news: Any) -> None:
    assert rule(news.one(news.mentions("The crew must have fled the ship."), "fled")) == "tense:before"


BEFALLS = [
    ("The envoy cancelled a visit to the site of the blast that was planned for Saturday.", "blast"),
    ("Officials put off a ceremony for the victims of the flood scheduled for Monday.", "flood"),
    ("The minister called off a trip to the scene of the crash that was set for Friday.", "crash"),
]


@pytest.mark.parametrize(("text", "trigger"), BEFALLS)
def test_nobody_plans_what_befalls_people(news: Any, text: str, trigger: str) -> None:
    found = [mention for mention in news.mentions(text) if mention.trigger.text == trigger]
    assert all(days(mention)[0] in ("-", "..") for mention in found)


COUNTED_OFF = [
    ("The minister resigned on Monday, a day after a train crash near Lund killed nine passengers.", "killed", "crash"),
    ("The mayor, a former judge, quit on Monday, weeks after a fire in a club killed 30 people.", "killed", "fire"),
    (
        "The chief executive, Marc Lambrechts, resigned on Tuesday, three weeks after an explosion killed four people.",
        "killed",
        "explosion",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "agent"), COUNTED_OFF)
def test_what_came_a_length_before_has_neither_the_day_nor_the_doer_of_what_followed(
    news: Any, text: str, trigger: str, agent: str
) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert [p.head for p in mention.participants if p.role is Role.AGENT] == [agent]
    assert days(mention)[0] not in ("2023-09-18", "2023-09-19")


def test_what_follows_at_once_keeps_the_day(news: Any) -> None:
    mention = news.one(news.mentions("Thousands fled after rebels from the north seized the town on Sunday."), "seized")
    assert [p.head for p in mention.participants if p.role is Role.AGENT] == ["rebels"]
    assert days(mention) == ("2023-09-17", "2023-09-17")


@pytest.mark.parametrize(
    ("text", "trigger", "founded"),
    [
        ("Gunmen attacked a bank on Monday. A guard was killed.", "killed", True),
        ("A bus plunged into a river on Monday. Twelve passengers died. The driver was arrested.", "arrested", True),
        ("Police raided a flat on Monday. They arrested two men.", "arrested", True),
        ("Gunmen attacked a bank on Monday. A guard had been killed before.", "killed", False),
        ("Gunmen attacked a bank on Monday. The owner painted the door.", "painted", False),
        ("Gunmen attacked a bank on Monday. In 2019 a guard was killed.", "killed", False),
    ],
)
def test_what_befell_people_in_the_next_sentence_is_of_that_day(
    news: Any, text: str, trigger: str, founded: bool
) -> None:
    found = news.one(news.mentions(text), trigger)
    assert (rule(found) == "timex:next") == founded
    assert not founded or days(found) == ("2023-09-18", "2023-09-18")


@pytest.mark.parametrize(
    ("text", "trigger", "dated"),
    [
        ("The firm rejected claims on Monday that it paid a ransom.", "paid", False),
        ("The club denied reports on Monday that its coach left the country.", "left", False),
        ("She was charged on Monday in connection with the deaths of four patients.", "deaths", False),
        ("She studied law in Graz, moved to Vienna on Monday and opened a shop.", "studied", False),
        ("Two men were arrested and charged on Monday.", "arrested", True),
        ("The ship swung past the cape; on Monday it entered the port.", "entered", True),
        ("The ship swung past the cape; on Monday it entered the port.", "swung", False),
        ("The union took the offer; on Monday the strike ended.", "took", False),
    ],
)
def test_a_day_that_is_another_deeds_founds_none(news: Any, text: str, trigger: str, dated: bool) -> None:
    found = news.one(news.mentions(text), trigger)
    assert rule(found).startswith("timex:") == dated


def test_how_long_is_not_how_far_off(news: Any) -> None:
    shut = news.one(news.mentions("A flood closed the road for nine days after the storm on June 15."), "closed")
    assert days(shut)[0] == "2023-06-15"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The verdict is now scheduled for June 2, 2024.", "verdict"),
        ("Landing is now expected on June 2, 2024.", "expected"),
        ("The trial is now scheduled for June 2, 2024.", "trial"),
    ],
)
def test_now_does_not_win_beside_a_date(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == ("2024-06-02", "2024-06-02")


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("The ship sailed as scheduled on Monday.", "sailed", "2023-09-18"),
        ("The parade did not take place as planned on Sunday.", "parade", "2023-09-17"),
        ("The bridge opened later than expected on Monday.", "opened", "2023-09-18"),
        ("The talks will begin as planned on September 29.", "begin", "2023-09-29"),
        ("The strike was planned on Monday.", "planned", "2023-09-18"),  # here the plan is what was made
    ],
)
def test_a_day_behind_as_planned_is_that_of_what_went_so(news: Any, text: str, trigger: str, day: str) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert days(mention) == (day, day)
    assert rule(mention).startswith("timex:")


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Rescuers did not reach the village until Monday.", "reach", "2023-09-18"),
        ("Parents were not told of the fire until August 12.", "told", "2023-08-12"),
        ("The company's founder didn't return to Lagos until September 8.", "return", "2023-09-08"),
    ],
)
def test_what_did_not_come_about_until_a_day_came_about_then(news: Any, text: str, trigger: str, day: str) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert days(mention) == (day, day)
    assert mention.factuality is Factuality.ASSERTED
    assert mention.polarity is Polarity.POS
    assert "until" in mention.title  # the line without it would say that it never came about


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The bank did not open its doors on Monday.", "open"),
        ("The bridge will not reopen until May 2024.", "reopen"),
        ("The shop stayed open until Monday but did not sell a thing.", "sell"),
    ],
)
def test_what_is_denied_stays_so(news: Any, text: str, trigger: str) -> None:
    assert news.one(news.mentions(text), trigger).factuality is Factuality.DENIED


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Technicians will walk out at midnight on Friday unless they are paid.", "walk", Factuality.PLANNED),
        ("The airline will cancel the flights next week unless the fog lifts.", "cancel", Factuality.PLANNED),
        ("Unless a deal is reached, the teachers will strike on Monday.", "strike", Factuality.PLANNED),
        ("Nurses will strike on Monday if talks fail.", "strike", Factuality.CONDITIONAL),
    ],
)
def test_what_comes_unless_something_happens_is_planned(news: Any, text: str, trigger: str, status: Factuality) -> None:
    assert news.one(news.mentions(text), trigger).factuality is status


LISTED = [
    ("Talks were held on 12, 13 and 14 September in Geneva.", "Talks", ("2023-09-12", "2023-09-14")),
    ("The court heard the case on Sept. 3 and Sept. 4.", "heard", ("2023-09-03", "2023-09-04")),
    ("Polls will open on Saturday and Sunday.", "open", ("2023-09-23", "2023-09-24")),
    ("The court heard the case on 3 and 9 September.", "heard", ("2023-09-03", "2023-09-03")),
    ("He was held on Monday, and on Tuesday he was charged.", "held", ("2023-09-18", "2023-09-18")),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), LISTED)
def test_days_listed_one_after_the_other_are_one_stretch(
    news: Any, text: str, trigger: str, expected: tuple[str, str]
) -> None:
    assert days(news.one(news.mentions(text), trigger)) == expected


BEFORE_AN_END = [
    ("The firm is expected to file before the end of the month.", "file", ("2023-09-20", "2023-09-30")),
    ("Lawmakers must vote on the bill before the end of the year.", "vote", ("2023-09-20", "2023-12-31")),
    ("She said on Tuesday that she would step down at the end of the year.", "step", ("2023-09-20", "2023-12-31")),
    ("The bank told investors it would sell the unit this quarter.", "sell", ("2023-09-20", "2023-09-30")),
    ("The firm filed for bankruptcy before the start of the month.", "filed", ("..", "2023-08-31")),
    ("The mayor said he stepped down at the beginning of the month.", "stepped", ("2023-09-01", "2023-09-20")),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), BEFORE_AN_END)
def test_what_is_planned_before_the_end_of_a_month_still_lies_ahead(
    news: Any, text: str, trigger: str, expected: tuple[str, str]
) -> None:
    assert days(news.one(news.mentions(text), trigger)) == expected


ENDS_LATER = [
    ("The accused were brought before a judge and remanded until October 2.", "brought"),
    ("The court gave the firm until October 23 to clean up the site.", "gave"),
    ("The party has promised a new hospital by 2027.", "promised"),
]


@pytest.mark.parametrize(("text", "trigger"), ENDS_LATER)
def test_what_was_done_ends_at_no_date_still_to_come(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == ("..", "2023-09-20")


def test_what_lasted_until_a_date_that_is_over_did(news: Any) -> None:
    found = news.mentions("The shop stayed open until September 12.")
    assert days(news.one(found, "stayed")) == ("..", "2023-09-12")


PAST_PLANS = [
    ("The city will cut off tap water for four days after a March 2023 explosion polluted the river.", "cut"),
    ("The donation will cover the price of a 1761 work that set records.", "cover"),
    ("The league will punish the club over a May 3 brawl.", "punish"),
]


@pytest.mark.parametrize(("text", "trigger"), PAST_PLANS)
def test_what_will_be_has_no_date_that_is_over(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == ("2023-09-20", "..")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The loser in Sunday's vote conceded defeat.", "conceded"),
        ("The suspect in the previous day's shooting appeared and shot him in the head.", "appeared"),
        ("The suspect in the previous day's shooting appeared and shot him in the head.", "shot"),
        ("The losers in Saturday's final flew home.", "flew"),
    ],
)
def test_the_date_of_what_somebody_is_known_for_is_not_that_of_what_he_does(news: Any, text: str, verb: str) -> None:
    found = news.one(news.mentions(text), verb)
    assert found.when.resolution.rules[0].startswith("tense:")


def test_what_the_dated_noun_does_itself_is_of_its_day(news: Any) -> None:
    for text, verb in (
        ("Counting in Sunday's election ended.", "Counting"),
        ("Three people were killed in Sunday's blast.", "killed"),
        ("Saturday's final drew a huge crowd.", "drew"),
    ):
        assert news.one(news.mentions(text), verb).when.resolution.rules[0] == "timex:clause", text


PARALLEL = [
    ("On Monday police arrested two men in Leeds; a third was held in Hull.", "held"),
    ("On Monday Leeds beat Hull 2-1, Derby drew 0-0 with Stoke.", "drew"),
    ("On Monday the port reopened; trains ran again and schools opened their doors.", "ran"),
]
NOT_PARALLEL = [
    ("Police arrested two men in Leeds on Monday; a third fled abroad.", "fled"),
    ("On Monday the port reopened; it had closed for repairs.", "closed"),
    ("On Monday the port reopened; the mayor will open the museum.", "open"),
]


@pytest.mark.parametrize(("text", "trigger"), PARALLEL)
def test_a_date_that_opens_the_sentence_holds_for_the_clauses_beside(news: Any, text: str, trigger: str) -> None:
    resolution = news.one(news.mentions(text), trigger).when.resolution
    assert resolution.rules[0] == "timex:shared"
    assert resolution.reading.interval.begin.isoformat() == "2023-09-18"


@pytest.mark.parametrize(("text", "trigger"), NOT_PARALLEL)
def test_and_for_no_others(news: Any, text: str, trigger: str) -> None:
    assert news.one(news.mentions(text), trigger).when.resolution.rules[0] != "timex:shared"


@pytest.mark.parametrize(
    ("text", "trigger", "end"),
    [
        ("The fair runs through October 11.", "runs", "2023-10-12"),
        ("The sale continues through Sunday.", "continues", "2023-09-25"),
        ("Curfews stay in force through September 30.", "stay", "2023-10-01"),
    ],
)
def test_through_a_day_is_up_to_its_end(news: Any, text: str, trigger: str, end: str) -> None:
    interval = news.one(news.mentions(text), trigger).when.resolution.reading.interval
    assert interval.begin is None or interval.begin.isoformat() <= "2023-09-20"
    assert interval.end.isoformat() == end


@pytest.mark.parametrize(
    "text",
    [
        "The shuttle exploded 73 seconds after liftoff on January 28, 1986.",
        "The pilot radioed for help minutes before the crash on January 28, 1986 and exploded in tears.",
        "An engine failed minutes before the crash on January 28, 1986.",
    ],
)
def test_seconds_and_minutes_on_is_the_same_day(news: Any, text: str) -> None:
    days = {
        (m.when.resolution.reading.interval.begin.isoformat(), m.when.resolution.reading.interval.end.isoformat())
        for m in news.mentions(text)
        if m.when.resolution.rules[0] == "anchor:hours"
    }
    assert days == {("1986-01-28", "1986-01-29")}


def test_what_came_before_is_not_of_the_day_of_what_followed(news: Any) -> None:
    for text, trigger in (
        ("He died in an ambulance on Monday before it reached the hospital.", "reached"),
        ("The boat sank on Monday before it reached the port.", "reached"),
        ("The mill was closed on Monday, before the strike spread.", "spread"),
    ):
        assert not news.one(news.mentions(text), trigger).when.resolution.rules[0].startswith("timex:"), text
    after = news.one(news.mentions("The mill closed on Monday after the strike spread."), "spread")
    assert after.when.resolution.rules[0] != "tense:ongoing"


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        (
            "He was arrested less than two weeks after the robbery on August 2.",
            "arrested",
            ("2023-08-02", "2023-08-17"),
        ),
        (
            "She resigned less than a month before the vote on September 2.",
            "resigned",
            ("2023-08-02", "2023-09-03"),
        ),
        (
            "He was arrested more than two weeks after the robbery on August 2.",
            "arrested",
            ("2023-08-16", "2023-08-24"),
        ),
        ("The mill closed more than a year before the fire on May 6.", "closed", ("2021-05-06", "2022-05-07")),
        # and exactly so long
        ("He was arrested two days after the robbery on August 2.", "arrested", ("2023-08-04", "2023-08-05")),
    ],
)
def test_less_and_more_than_a_length_off(news: Any, text: str, trigger: str, days: tuple[str, str]) -> None:
    interval = news.one(news.mentions(text), trigger).when.resolution.reading.interval
    assert (interval.begin.isoformat(), interval.end.isoformat()) == days


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Observers found fraud in last month's vote.", "found"),
        ("The court heard details of a shooting in last year's riot.", "heard"),
        ("A panel examined errors in Sunday's count.", "examined"),
    ],
)
def test_what_is_found_out_is_found_later(news: Any, text: str, verb: str) -> None:
    assert not news.one(news.mentions(text), verb).when.resolution.rules[0].startswith("timex:")
    killed = news.one(news.mentions("The bomb killed five people in Sunday's raid."), "killed")
    assert killed.when.resolution.rules[0] == "timex:clause"


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("The consulate will close for one week, beginning October 1.", "close", "2023-10-01"),
        ("Fares will rise 5 percent starting in January.", "rise", "2024-01-01"),
        ("The shop cut its hours, beginning last Monday.", "cut", "2023-09-18"),
        ("Beginning October 2, drivers in Lund will be charged a toll of two euros.", "charged", "2023-10-02"),
        ("Starting on Monday, the bank will close its branch in Arl.", "close", "2023-09-25"),
        ("The cable experienced downtime beginning on Saturday 9 September.", "experienced", "2023-09-09"),
        ("He was suspended beginning Tuesday.", "suspended", "2023-09-19"),
    ],
)
def test_beginning_on_a_day_is_from_it(news: Any, text: str, trigger: str, day: str) -> None:
    found = news.mentions(text)
    assert news.one(found, trigger).when.resolution.reading.interval.begin.isoformat() == day
    assert not [mention for mention in found if mention.trigger.text.lower() in ("beginning", "starting")]


def test_what_begins_itself_has_its_day(news: Any) -> None:
    found = news.one(news.mentions("A tour starting in Rome on Monday sold out."), "starting")
    assert found.when.resolution.rules[0] == "timex:direct"
    found = news.one(news.mentions("The band announced a tour beginning on Friday in Oslo."), "announced")
    assert not found.when.resolution.rules[0].startswith("timex:")
    found = news.one(news.mentions("Starting the engine on Monday, the pilot noticed smoke."), "Starting")
    assert found.when.resolution.rules[0] == "timex:direct"


def test_the_day_of_one_noun_is_not_that_of_the_noun_it_belongs_to(news: Any) -> None:
    for text, trigger in (
        ("The union went ahead with the strike despite Tuesday's vote.", "strike"),
        ("Drivers went on with the strike after a meeting with the mayor on Tuesday evening.", "strike"),
        ("Teachers proceeded with the walkout after talks on Tuesday.", "walkout"),
    ):
        assert not news.one(news.mentions(text), trigger).when.resolution.rules[0].startswith("timex:"), text


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("They were charged with fraud in connection with Sunday's vote.", "charged"),
        ("Two men were detained in connection with last month's bombing.", "detained"),
        ("The crossings were closed in response to Monday's attack.", "closed"),
    ],
)
def test_what_comes_of_a_dated_event_is_not_of_its_day(news: Any, text: str, verb: str) -> None:
    assert not news.one(news.mentions(text), verb).when.resolution.rules[0].startswith("timex:")


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("The group is believed to be behind Saturday's bombings.", "bombings", "2023-09-16"),
        ("He is said to be behind Monday's raid.", "raid", "2023-09-18"),
        ("Two brothers are thought to be behind Sunday's robbery.", "robbery", "2023-09-17"),
        ("The vote is to be on Friday.", "vote", "2023-09-22"),  # to come
    ],
)
def test_who_is_behind_something_is_so_after_it(news: Any, text: str, trigger: str, day: str) -> None:
    interval = news.one(news.mentions(text), trigger).when.resolution.reading.interval
    assert interval.begin.isoformat() == day


def test_another_development_is_no_event(news: Any) -> None:
    found = news.mentions(
        "In another development on Monday, gunmen killed a judge.", "In other news, he left on Friday."
    )
    assert [mention.trigger.text for mention in found] == ["killed", "left"]


def test_a_clause_with_a_day_of_its_own_does_not_take_the_first(news: Any) -> None:
    for text, trigger in (
        ("On Monday she offered her resignation; on Wednesday the minister turned it down.", "turned"),
        ("On Monday the port reopened; two days later trains ran again.", "ran"),
        ("On Monday Leeds beat Hull 2-1; Derby drew 0-0 with Stoke on Tuesday.", "drew"),
    ):
        resolution = news.one(news.mentions(text), trigger).when.resolution
        assert resolution.rules[0] != "timex:shared", text
