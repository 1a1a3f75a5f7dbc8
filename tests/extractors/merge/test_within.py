from __future__ import annotations

from dataclasses import replace

import pytest
from merge_builder import m

from extractors.merge import merge
from extractors.merge.bundle import single
from extractors.merge.facts import fact
from extractors.merge.within import article_bundles, candidates
from extractors.model import Event, Extent, Factuality, Granularity, Mention, Span, Status, Timex


def days(events: tuple[Event, ...]) -> list[tuple[str, int]]:
    return [(str(e.interval.begin), len(e.mention_ids)) for e in events]


def karabakh() -> list:
    at = {"pub": "2023-09-20"}
    return [
        m(
            "announced/announce",
            "a:Azerbaijani Defense Ministry:ORG",
            "p:the start of an operation",
            on="2023-09-19",
            sentence=0,
            **at,
        ),
        m("offensive", on=None, sentence=1, pos="NOUN", kind="armed attack", **at),
        m(
            "bombarding/bombard",
            "a:Baku's forces",
            "p:Artsakh military positions",
            on="2023-09-19/2023-09-20",
            sentence=2,
            kind="armed attack",
            **at,
        ),
        m("launched/launch", "a:Baku:GPE", "p:an operation", on="2023-W38", sentence=3, **at),
        m("assault", "a:Baku:GPE", on="../2023-09-20", timex=False, sentence=4, pos="NOUN", kind="armed attack", **at),
        m(
            "converged/converge",
            "a:Armenian protesters",
            "p:the Russian embassy",
            "l:Yerevan:GPE",
            on="2023-09-19/2023-09-20",
            sentence=4,
            kind="protest",
            **at,
        ),
        m(
            "urged/urge",
            "a:Moscow:GPE",
            "r:the conflicting parties",
            on="2023-09-19",
            sentence=5,
            cls="statement",
            kind="statement",
            **at,
        ),
        m("agreed/agree", "a:the two sides", "p:a ceasefire", on="2023-09-20", sentence=2, kind="ceasefire", **at),
    ]


def test_five_words_for_one_offensive_make_one_row_of_one_day() -> None:
    events = merge(karabakh())
    offensive = [e for e in events if len(e.mention_ids) > 1]
    assert len(offensive) == 1
    assert len(offensive[0].mention_ids) >= 3
    assert offensive[0].edtf == "2023-09-19"
    assert offensive[0].interval.granularity is Granularity.DAY
    assert len(events) == 4
    assert offensive[0].merge_reasons


def test_two_arrests_of_one_day_stay_two() -> None:
    stories = [
        (
            m("arrested/arrest", "a:police", "p:a man", "l:Leeds:GPE", on="2024-03-04"),
            m("arrested/arrest", "a:police", "p:a woman", "l:York:GPE", on="2024-03-04", sentence=1),
        ),
        (
            m("detained/detain", "a:officers", "p:Ali Khan:PERSON", on="2024-03-04"),
            m("arrested/arrest", "a:officers", "p:Tom Ward:PERSON", on="2024-03-04", sentence=2),
        ),
        (
            m("arrested/arrest", "a:police", "p:a man", on="2024-03-04"),
            m("arrested/arrest", "a:police", "p:another man", on="2024-03-04", sentence=1),
        ),
    ]
    for pair in stories:
        assert len(merge(pair)) == 2, pair


def test_a_person_arrested_by_full_name_and_by_surname_is_one() -> None:
    one = m("arrested/arrest", "a:police", "p:Tom Ward:PERSON", on="2024-03-04")
    other = m("arrest", "p:Ward:PERSON", on="2024-03-04", sentence=3, pos="NOUN")
    assert days(merge([one, other])) == [("2024-03-04", 2)]


def test_reporting_verb_and_content_stay_apart() -> None:
    said = m("announced/announce", "a:Apple:ORG", on="2024-03-04", cls="statement", kind="statement")
    launch = m("launch", "a:Apple:ORG", on="2024-03-04", kind="launch", said="announced")
    assert len(merge([said, launch])) == 2


def test_week_and_day_give_the_day_but_two_days_stay_apart() -> None:
    week = m("struck/strike", "a:Israel:GPE", "p:Gaza:GPE", on="2024-W10")
    day = m("strike", "a:Israel:GPE", "p:Gaza:GPE", on="2024-03-05", sentence=1)
    next_day = m("strike", "a:Israel:GPE", "p:Gaza:GPE", on="2024-03-06", sentence=2)
    assert days(merge([week, day])) == [("2024-03-05", 2)]
    assert len(merge([day, next_day])) == 2


def test_undated_and_tense_only_mentions_make_no_row_of_their_own() -> None:
    assert merge([m("fire", on=None), m("crash", on="../2024-03-05", timex=False)]) == ()
    since = merge([m("besieged/besiege", "p:Mariupol:GPE", on="2024-02-24/..")])
    assert [(e.extent, e.interval.end) for e in since] == [(Extent.FROM, None)]


def test_denied_and_asserted_in_one_article_stay_apart() -> None:
    did = m("signed/sign", "a:Musk:PERSON", "p:the deal", on="2024-03-04")
    not_did = m("signed/sign", "a:Musk:PERSON", "p:the deal", on="2024-03-04", negated=True, sentence=1)
    assert len(merge([did, not_did])) == 2


def test_a_row_that_is_off_is_told_by_what_called_it_off() -> None:
    for verb, line in (
        ("postponed/postpone", "Vote was postponed amid protests"),
        ("cancelled/cancel", "Council cancelled the vote"),
        ("called off/call off", "Governor called off the vote"),
    ):
        plan = replace(m("vote", on="2024-03-09", pos="NOUN"), title="Vote was set for the whole region")
        off = replace(m(verb, "p:the vote", on=None, begin=40), title=line)
        assert [row.title for row in merge([plan, off])] == [line]
        known = replace(plan, factuality=Factuality.CANCELLED)
        assert [row.title for row in merge([known, replace(off, title="Was off")])] == [plan.title]


def test_what_was_called_off_in_the_article_that_announces_it_is_cancelled_or_postponed() -> None:
    for noun, verb, status in (
        ("service", "cancelled/cancel", Status.CANCELLED),
        ("summit", "postponed/postpone", Status.POSTPONED),
        ("match", "called off/call off", Status.CANCELLED),
    ):
        plan = m(noun, on="2024-03-09", pos="NOUN")
        off = m(verb, f"p:the {noun}", on=None, begin=40)
        assert [(e.edtf, e.status) for e in merge([plan, off])] == [("2024-03-09", status)], noun
    plan = m("summit", on="2024-03-09", pos="NOUN")
    other = m("cancelled/cancel", "p:the flight", on=None, begin=40)
    assert [e.status for e in merge([plan, other])] == [Status.ASSERTED]


def test_what_began_and_was_adjourned_was_on() -> None:
    for noun, began, off in (
        ("trial", "opened/open", "adjourned/adjourn"),
        ("match", "started/start", "abandoned/abandon"),
        ("session", "began/begin", "suspended/suspend"),
    ):
        trial = m(noun, on="2024-03-04", pos="NOUN")
        opened = replace(m(began, on="2024-03-04", begin=20), part_of=trial.mention_id)
        put_off = m(off, f"p:the {noun}", on=None, begin=40)
        assert [e.status for e in merge([trial, opened, put_off])] == [Status.ASSERTED], noun
        planned = replace(opened, factuality=Factuality.PLANNED)
        assert [e.status for e in merge([trial, planned, put_off])] != [Status.ASSERTED], noun


def test_statements_of_nobody_and_verbs_that_say_nothing_make_no_row() -> None:
    at = {"on": "2024-03-04"}
    assert merge([m("suggested/suggest", "a:reports", cls="statement", kind="statement", **at)]) == ()
    assert merge([m("according/accord", **at), m("see", "a:we", sentence=1, **at)]) == ()
    assert len(merge([m("urged/urge", "a:Moscow:GPE", cls="statement", kind="statement", **at)])) == 1
    assert len(merge([m("took/take", "a:Almada", **at)])) == 1


def test_a_previous_or_second_one_is_not_the_one_told_before() -> None:
    for words in ("a previous arrest of Tom Ward", "a second arrest of Tom Ward", "another arrest of Tom Ward"):
        one = m("arrest", "p:Tom Ward:PERSON", on="2024-03-04", pos="NOUN")
        at = 300 + words.index("arrest")
        more = m("arrest", "p:Tom Ward:PERSON", on="2024-03-04", pos="NOUN", sentence=3, begin=at)
        more = replace(more, sentence=Span(300, 300 + len(words), words))
        assert len(merge([one, more])) == 2, words
    words = "the arrest of Tom Ward"
    same = m("arrest", "p:Tom Ward:PERSON", on="2024-03-04", pos="NOUN", sentence=3, begin=304)
    assert len(merge([one, replace(same, sentence=Span(300, 300 + len(words), words))])) == 1


def told(mention: Mention, words: str) -> Mention:
    """The mention in a sentence of these words."""
    return replace(mention, sentence=Span(0, len(words), words))


def test_what_was_put_off_is_postponed_not_cancelled() -> None:
    for words, status in (
        ("The summit on Saturday has been postponed", Status.POSTPONED),
        ("The launch was put off", Status.POSTPONED),
        ("A judge delayed the trial", Status.POSTPONED),
        ("The concert was called off", Status.CANCELLED),
        ("The delayed flight was cancelled", Status.CANCELLED),
    ):
        plan = m("event", on="2024-03-09", pos="NOUN", factuality=Factuality.CANCELLED)
        assert [e.status for e in merge([told(plan, words)])] == [status], words


def test_a_plan_put_off_by_one_paper_and_told_as_done_by_a_later_one_took_place() -> None:
    who = ("a:Biden:PERSON", "a:Xi Jinping:PERSON", "l:Lima:GPE")
    off = m("meeting", *who, on="2024-03-07", doc="a", pub="2024-03-05", factuality=Factuality.CANCELLED)
    off = told(off, "The meeting was postponed")
    done = m("met/meet", *who, on="2024-03-07", doc="b", pub="2024-03-08")
    assert [e.status for e in merge([off])] == [Status.POSTPONED]
    assert [e.status for e in merge([off, done])] == [Status.ASSERTED]


def test_a_particle_makes_another_verb() -> None:
    for one, other, n in (("into rehab", "out of rehab", 2), ("in", "into rehab", 1), ("back", "out", 2)):
        checked = [
            replace(
                m("checked/check", "a:Lohan:PERSON", on="2024-03-09", doc=doc, begin=6), sentence=Span(0, len(w), w)
            )
            for doc, w in (("a", f"Lohan checked {one}"), ("b", f"Lohan checked {other}"))
        ]
        checked = [replace(x, trigger=replace(x.trigger, end=13)) for x in checked]
        assert len(merge(checked)) == n, (one, other)


def test_an_article_of_one_word_is_read_in_linear_time() -> None:
    who = ("p:Ann Lee:PERSON", "l:Leeds:GPE")
    told = [fact(m("resigned/resign", *who, on="2024-03-04", sentence=n)) for n in range(400)]
    pairs = candidates([single(one) for one in told])
    assert len(pairs) <= 24 * len(told)
    assert [len(bundle.facts) for bundle, _ in article_bundles(told)] == [400]
    loose = [fact(m("resigned/resign", *who, on=None, sentence=n)) for n in range(400, 800)]
    assert [len(bundle.facts) for bundle, _ in article_bundles([*told, *loose])] == [800]


def test_a_complement_says_what_a_plain_verb_does_not() -> None:
    at = {"kind": "other"}
    for text, lemma, after, n in (
        ("ran", "run", "aground", 1),
        ("washed", "wash", "ashore", 1),
        ("found", "find", "guilty", 1),
        ("ran", "run", "smoothly", 2),
    ):
        told = []
        for doc, rest in (("a", "off the coast of Rhodes"), ("b", "near midnight, a spokeswoman told reporters")):
            one = m(f"{text}/{lemma}", "a:the ferry", on="2024-03-04", doc=doc, **at)
            words = f"{text} {after} {rest}"
            told.append(replace(one, sentence=Span(0, len(words), words)))
        assert len(merge(told)) == n, after


def test_a_noun_that_makes_no_row_is_still_its_own_event() -> None:
    for noun, verb, what in (
        ("fire", "destroyed/destroy", "p:the store"),
        ("flood", "killed/kill", "p:12 people"),
        ("operation", "holds/hold", "p:the valley"),
    ):
        at = {"on": "2024-03-04", "pub": "2024-03-05"}
        whole = m(verb, what, "l:Leeds:GPE", begin=30, **at)  # type: ignore[arg-type]
        part = replace(m(noun, "l:Leeds:GPE", pos="NOUN", begin=4, **at), part_of=whole.mention_id)  # type: ignore[arg-type]
        told = m(noun, "l:Leeds:GPE", pos="NOUN", doc="b", **at)  # type: ignore[arg-type]
        rows = {frozenset(e.mention_ids) for e in merge([whole, part, told])}
        assert rows == {frozenset({whole.mention_id}), frozenset({part.mention_id, told.mention_id})}, noun
        assert [e.mention_ids for e in merge([whole, part])] == [(whole.mention_id,)], noun


def test_what_an_article_brings_up_as_new_is_not_what_it_told_before() -> None:
    for noun, kind in (("quake", "disaster"), ("fire", "disaster"), ("strike", "protest")):
        for article_word, n in (("a", 1), ("the", 2)):
            at = {"kind": kind, "pos": "NOUN", "pub": "2024-03-05"}
            first = m(noun, "l:Leeds:GPE", on="2024-03-04", sentence=0, **at)  # type: ignore[arg-type]
            later = m(noun, "l:Leeds:GPE", on=None, sentence=3, begin=300 + len(article_word) + 1, **at)  # type: ignore[arg-type]
            text = f"{article_word} {noun} shook Leeds"
            later = replace(later, sentence=Span(300, 300 + len(text), text))
            assert [len(e.mention_ids) for e in merge([first, later])] == [n], (article_word, noun)


def test_an_aftershock_is_not_the_quake() -> None:
    at = {"on": "2024-03-04", "kind": "disaster", "pos": "NOUN"}
    assert len(merge([m("quake", "l:Aceh:GPE", doc="a", **at), m("aftershock", "l:Aceh:GPE", doc="b", **at)])) == 2  # type: ignore[arg-type]
    assert len(merge([m("quake", "l:Aceh:GPE", doc="a", **at), m("tremor", "l:Aceh:GPE", doc="b", **at)])) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("He was due to [speak] tonight, but the meeting was {called} off.", Status.CANCELLED),
        ("She was to [travel] to Oslo in April, but her trip has been {called} off.", Status.CANCELLED),
        ("The minister was to [meet] the families until the talks were {called} off.", Status.CANCELLED),
        ("The union, which will [meet] on Friday, has {called} off the march.", Status.PLANNED),
    ],
)
def test_what_the_sentence_had_planned_is_called_off(text: str, status: Status) -> None:
    plain = "".join(character for character in text if character not in "[]{}")
    begin, off = text.index("["), text.index("{") - 2
    verb = text[begin + 1 : text.index("]")]
    planned = m(verb, "a:Ann Roe:PERSON", on="2024-03-08", factuality=Factuality.PLANNED, begin=begin)
    caller = m("called/call", on=None, begin=off)
    ends = ((planned, begin, verb), (caller, off, "called"))
    told = [
        replace(
            mention, sentence=Span(0, len(plain), plain), trigger=replace(mention.trigger, begin=at, end=at + len(word))
        )
        for mention, at, word in ends
    ]
    assert [row.status for row in merge(told)] == [status]


@pytest.mark.parametrize(
    ("verb", "noun", "who"),
    [
        ("announced/announce", "resignation", "a:the minister"),  # a resignation
        ("announced/announce", "cuts", "a:Varnholm:ORG"),  # business
        ("proposed/propose", "ceasefire", "a:Velmar:GPE"),  # war
    ],
)
def test_what_is_announced_on_a_named_day_is_a_row_of_that_day(verb: str, noun: str, who: str) -> None:
    thing = m(noun, who, on="2024-03-04", pos="NOUN")
    carrier = replace(m(verb, who, on="2024-03-04"), part_of=thing.mention_id)
    rows = merge([thing, carrier])
    assert days(rows) == [("2024-03-04", 1)]
    assert rows[0].mention_ids == (thing.mention_id,)
    undated = replace(thing, when=m(noun, on=None).when)
    rows = merge([undated, carrier])
    assert [row.mention_ids for row in rows] == [(carrier.mention_id,)], "what is only announced is no event, but that"


@pytest.mark.parametrize(
    ("text", "plan", "noun", "status"),
    [
        ("The premier, who was due to fly to Geneva on Friday, called off the trip", "fly", "trip", Status.CANCELLED),
        ("The band were to play in Leeds but have scrapped the concert", "play", "concert", Status.CANCELLED),
        ("The coach was to speak on Friday but cancelled his appearance", "speak", "appearance", Status.CANCELLED),
        # another thing, or another sentence's
        ("The singer was to perform but has postponed the release of an album", "perform", "release", Status.PLANNED),
        ("The band were to play in Leeds and liked the concert", "play", "concert", Status.PLANNED),
    ],
)
def test_a_plan_is_off_that_its_sentence_calls_off(text: str, plan: str, noun: str, status: Status) -> None:
    ahead = m(plan, "a:the band", on="2024-03-08", factuality=Factuality.PLANNED)
    off = m(noun, on=None, pos="NOUN", factuality=Factuality.CANCELLED)
    placed = []
    for mention in (ahead, off):
        at = text.index(mention.trigger.text)
        trigger = replace(mention.trigger, begin=at, end=at + len(mention.trigger.text))
        placed.append(replace(mention, trigger=trigger, sentence=Span(0, len(text), text)))
    assert [row.status for row in merge(placed)] == [status]


@pytest.mark.parametrize(
    ("noun", "verb", "text", "status"),
    [
        ("attack", "cancelled/cancel", "The attack was set for Saturday, but was cancelled.", Status.CANCELLED),
        ("concert", "called off/call off", "The concert was due on Saturday but was called off.", Status.CANCELLED),
        ("vote", "postponed/postpone", "The vote was planned for Saturday and was postponed.", Status.POSTPONED),
    ],
)
def test_what_was_called_off_with_the_day_it_was_set_for_is_one_row(
    noun: str, verb: str, text: str, status: Status
) -> None:
    span = Span(0, len(text), text)
    plan = replace(m(noun, on="2024-03-09", pos="NOUN", factuality=Factuality.PLANNED), sentence=span)
    off = replace(m(verb, f"p:the {noun}", on="2024-03-09", begin=40), sentence=span)
    assert [(e.edtf, e.status) for e in merge([plan, off])] == [("2024-03-09", status)]
    other = replace(off, participants=m(verb, "p:the flight", on=None).participants)
    assert len(merge([plan, other])) == 2
    # put off to that day: it is still to be then
    to = f"The {noun} has been {off.trigger.text} to Saturday."
    at = to.index("Saturday")
    moved = replace(plan, sentence=Span(0, len(to), to), when=replace(plan.when, timex=_moved(plan, at)))
    verb_at = replace(off.trigger, begin=at - 20, end=at - 4)
    again = replace(off, sentence=moved.sentence, trigger=verb_at, when=m(verb, on=None).when)
    assert Status.PLANNED in [e.status for e in merge([moved, again])]


def _moved(mention: Mention, at: int) -> Timex:
    assert mention.when.timex is not None
    return replace(mention.when.timex, begin=at, end=at + 8)


@pytest.mark.parametrize(
    ("what", "who", "passive"),
    [
        ("arrest warrant", "a:Canadian authorities", "p:Canadian warrant"),
        ("fine", "a:French regulators", "p:French fine"),
        ("travel alert", "a:German officials", "p:German alert"),
    ],
)
def test_what_was_issued_and_who_issued_it_are_one(what: str, who: str, passive: str) -> None:
    first = m("issued/issue", who, f"p:{what}", on="2024-03-04")
    again = m("issued/issue", passive, on="2024-03-04", sentence=3)
    assert len(merge([first, again])) == 1
    assert len(merge([first, m("issued/issue", "p:the passport", on="2024-03-04", sentence=3)])) == 2
