from __future__ import annotations

from datetime import date

from merge_builder import article, m

from extractors.merge import merge
from extractors.merge.days import top_days


def test_the_day_most_articles_look_back_to_comes_first() -> None:
    quake = [
        m(
            "struck/strike",
            "a:an earthquake",
            "l:Aceh:GPE",
            on="2024-03-04",
            doc=f"q{i}",
            pub=f"2024-03-{5 + 3 * i:02d}",
        )
        for i in range(5)
    ]
    routine = [
        m(
            "said/say",
            "a:the minister",
            on=f"2024-03-{10 + i:02d}",
            doc=f"r{i}",
            pub=f"2024-03-{10 + i:02d}",
            cls="statement",
        )
        for i in range(5)
    ]
    days = top_days(merge(quake + routine), quake + routine, n=1)
    assert [(d.day, d.n_articles) for d in days] == [(date(2024, 3, 4), 5)]
    assert "earthquake" in days[0].sentence


def test_copies_count_once_and_days_stand_in_order() -> None:
    copies = [m("fire", "l:Leeds:GPE", on="2024-03-01", doc=d, pub="2024-03-02") for d in "abc"]
    other = [m("flood", "l:York:GPE", on="2024-02-20", doc=d, pub="2024-02-21") for d in "de"]
    docs = [
        article("a", "2024-03-02"),
        *(article(d, "2024-03-02", copy_of="a") for d in "bc"),
        article("d"),
        article("e"),
    ]
    days = top_days(merge(copies + other, docs), copies + other, docs, n=2)
    assert [(d.day, d.n_articles) for d in days] == [(date(2024, 2, 20), 2), (date(2024, 3, 1), 1)]
    assert top_days((), copies + other, docs, n=1)[0].day == date(2024, 2, 20)


def test_only_single_days_within_the_range_count() -> None:
    mentions = [
        m("fire", on="2024-03", doc="a"),
        m("fire", on="2024-03-04", doc="a", sentence=1),
        m("vote", on="2024-06-01", doc="a", sentence=2),
    ]
    assert [d.day for d in top_days((), mentions)] == [date(2024, 3, 4)]
    assert [d.day for d in top_days((), mentions, until=date(2024, 12, 31))] == [date(2024, 3, 4), date(2024, 6, 1)]
    assert top_days((), mentions, since=date(2024, 4, 1)) == ()


def test_a_day_on_which_somebody_only_spoke_in_that_days_news_is_no_day_of_the_story() -> None:
    fire = m("fire", "l:Leeds:GPE", on="2024-03-04", doc="a", pub="2024-03-04")
    spoken = [
        m("said/say", "a:the mayor", on="2024-03-05", doc=d, pub="2024-03-05", cls="statement", rule="context:told")
        for d in "bcd"
    ]
    assert [d.day for d in top_days((), [fire, *spoken])] == [date(2024, 3, 4)]
    dated = m("said/say", "a:the mayor", on="2024-03-05", doc="b", pub="2024-03-05", cls="statement")
    assert [d.day for d in top_days((), [fire, dated])] == [date(2024, 3, 4), date(2024, 3, 5)]


def test_a_day_told_again_for_months_outweighs_one_that_filled_the_papers_once() -> None:
    spread = [m("fire", "l:Leeds:GPE", on="2024-03-04", doc=f"s{i}", pub=f"2024-{4 + i:02d}-10") for i in range(4)]
    once = [m("flood", "l:York:GPE", on="2024-03-20", doc=f"o{i}", pub="2024-03-21") for i in range(4)]
    assert [d.day for d in top_days((), spread + once, n=1)] == [date(2024, 3, 4)]


def test_of_two_days_told_alike_the_one_that_filled_the_papers_leads() -> None:
    told = [
        m("fire", on="2024-03-04", doc="a", pub="2024-03-05"),
        m("flood", on="2024-03-10", doc="b", pub="2024-03-11"),
    ]
    quiet = [article(f"q{i}", f"2024-03-{15 + i}") for i in range(4)]
    loud = [article(f"l{i}", "2024-03-10") for i in range(3)]
    days = top_days((), told, [article("a", "2024-03-05"), article("b", "2024-03-11"), *quiet, *loud], n=1)
    assert [d.day for d in days] == [date(2024, 3, 10)]


def test_history_long_before_the_first_article_is_background() -> None:
    news = [m("treaty", on="2024-03-04", doc="a", pub="2024-03-05")]
    history = [m("war", on="1999-03-24", doc="b", pub="2024-03-06")]
    assert [d.day for d in top_days((), news + history, n=1)] == [date(2024, 3, 4)]
    assert top_days((), news + history, n=1, since=date(1990, 1, 1))[0].day == date(1999, 3, 24)


def test_the_sentence_of_a_day_tells_of_that_day_alone() -> None:
    # "… met the president on Wednesday, a day after arriving in Sarith": of Wednesday, though it dates the arrival too
    mixed = [
        m("met/meet", "a:the envoy", on="2024-03-06", doc="a", begin=0, salience=0.9, pub="2024-03-07"),
        m("arriving/arrive", "p:Sarith:GPE", on="2024-03-05", doc="a", begin=30, salience=0.9, pub="2024-03-07"),
    ]
    plain = m("landed/land", "a:the envoy", "l:Sarith:GPE", on="2024-03-05", doc="b", salience=0.3, pub="2024-03-07")
    told = {day.day: day.sentence for day in top_days((), [*mixed, plain])}
    assert told[date(2024, 3, 5)] == "the envoy Sarith landed"
    assert told[date(2024, 3, 6)] == "the envoy met"
    assert top_days((), mixed)[0].day == date(2024, 3, 5)  # where nothing else tells it, that sentence does


def test_the_sentence_of_a_day_is_from_the_top_of_an_article() -> None:
    who = ("a:three masked men", "p:the crown from the town museum")
    lead = m("stole/steal", *who, on="2024-03-05", salience=0.4)
    detail = m("found/find", "p:a burnt-out scooter at the town hall", on="2024-03-05", sentence=9, salience=0.9)
    assert "the crown" in top_days((), [detail, lead])[0].sentence


def test_the_later_an_article_looks_back_the_more_it_counts_and_after_three_days_no_more() -> None:
    def scores(first: str, second: str) -> list[float]:
        told = [
            m("fire", on="2024-03-04", doc="a", pub=first),
            m("flood", on="2024-03-20", doc="b", pub=second),
            m("vote", on="2024-01-02", doc="c", pub="2024-01-02"),
        ]
        quiet = [article(f"q{i}", f"2024-05-{10 + i}") for i in range(3)]
        return [day.score for day in top_days((), told, quiet) if day.day.month == 3]

    soon, late = scores("2024-03-06", "2024-03-28")
    assert soon < late
    late, later = scores("2024-04-04", "2024-06-30")
    assert late == later


def test_a_day_behind_a_weightier_one_counts_less() -> None:
    def score(*before: str) -> float:
        told = [m("fire", on="2024-03-05", doc="a", pub="2024-03-06")]
        told += [m("flood", on=day, doc=f"b{n}", pub="2024-03-20") for n, day in enumerate(before)]
        return next(day.score for day in top_days((), told) if day.day == date(2024, 3, 5))

    alone = score("2024-02-10", "2024-02-10", "2024-02-10")
    assert score("2024-03-04", "2024-03-04", "2024-03-04") < alone
    assert score("2024-03-06", "2024-03-06", "2024-03-06") == alone
