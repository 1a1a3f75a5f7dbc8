from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from merge_builder import article, m

from extractors.merge import Options, Timeline, known, merge
from extractors.merge.bundle import single
from extractors.merge.context import in_context
from extractors.merge.facts import fact
from extractors.merge.said import id_of
from extractors.merge.score import judge
from extractors.model import BlockKind, Factuality, Mention, Resolved, Span, Status


def ceasefire(doc: str, on: str = "2024-03-04", pub: str = "2024-03-05", **more: object) -> Mention:
    return m(
        "agreed/agree",
        "a:Armenia:GPE",
        "a:Azerbaijan:GPE",
        "p:a ceasefire",
        on=on,
        doc=doc,
        pub=pub,
        kind="ceasefire",
        **more,
    )  # type: ignore[arg-type]


def test_one_event_of_many_outlets_counts_copies_once() -> None:
    docs = [
        article("a", source="The Times"),
        article("b", source="Le Monde", wire_origin="AFP"),
        article("c", source="Die Zeit", wire_origin="AFP"),
        article("d", source="Blog", copy_of="a"),
    ]
    events = merge([ceasefire(d) for d in "abcd"], docs)
    assert [(e.n_documents, e.n_independent_sources) for e in events] == [(4, 2)]


def test_the_majority_of_independent_sources_dates_the_event() -> None:
    docs = [article(d, source=d) for d in "abc"]
    events = merge([ceasefire("a"), ceasefire("b"), ceasefire("c", on="2024-03-03")], docs)
    assert [(e.edtf, e.date_conflict, len(e.date_claims)) for e in events] == [("2024-03-04", True, 2)]
    assert events[0].date_claims[0].sources == ("a", "b")


def test_what_can_happen_again_next_day_is_not_one_event_misdated() -> None:
    for word, kind in (("strike", "armed attack"), ("protest", "protest"), ("fell/fall", "results")):
        rows = merge([m(word, "a:Israel:GPE", "p:Gaza:GPE", on=f"2024-03-0{n}", doc=str(n), kind=kind) for n in (4, 5)])
        assert len(rows) == 2, word


@pytest.mark.parametrize(
    "one, other",
    [
        (("p:Tom Ward:PERSON",), ("p:Ali Khan:PERSON",)),
        (("a:police", "l:Leeds:GPE"), ("a:police", "l:York:GPE")),
        (("a:Apple:ORG", "p:Google:ORG"), ("a:Apple:ORG", "p:Samsung:ORG")),
    ],
)
def test_other_people_other_places_other_firms_are_other_events(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    word = "sued/sue" if "Apple" in one[0] else "arrested/arrest"
    assert len(merge([m(word, *one, on="2024-03-04", doc="a"), m(word, *other, on="2024-03-04", doc="b")])) == 2


@pytest.mark.parametrize(
    "later, status",
    [
        (Factuality.ASSERTED, Status.ASSERTED),
        (Factuality.CANCELLED, Status.CANCELLED),
        (Factuality.PLANNED, Status.PLANNED),
    ],
)
def test_what_became_of_a_plan(later: Factuality, status: Status) -> None:
    who = ("a:Biden:PERSON", "a:Xi Jinping:PERSON", "l:Lima:GPE")
    plan = m("meeting", *who, on="2024-03-07", doc="a", pub="2024-03-05", factuality=Factuality.PLANNED, kind="meeting")
    news = m("met/meet", *who, on="2024-03-07", doc="b", pub="2024-03-08", factuality=later, kind="meeting")
    assert [e.status for e in merge([plan, news])] == [status]


def test_told_and_denied_is_disputed() -> None:
    who = ("a:Israel:GPE", "p:the hospital", "l:Gaza:GPE")
    events = merge(
        [
            m("bombed/bomb", *who, on="2024-03-04", doc="a"),
            m("bomb", *who, on="2024-03-04", doc="b", factuality=Factuality.DENIED),
        ]
    )
    assert [e.status for e in events] == [Status.DISPUTED]


def many(seed: int, n: int = 120) -> tuple[list[Mention], list]:
    rng = random.Random(seed)
    people = [f"{a} {b}:PERSON" for a in ("Ann", "Bo", "Cy") for b in ("Reed", "Stone", "Vale")]
    words = [("arrest", "arrest"), ("meet", "meeting"), ("attack", "armed attack"), ("sue", "court"), ("die", "death")]
    mentions, docs = [], {}
    for i in range(n):
        doc = f"doc{rng.randrange(n // 3)}"
        pub = docs.setdefault(doc, article(doc, f"2024-03-{rng.randrange(1, 28):02d}", source=f"s{rng.randrange(6)}"))
        word, kind = rng.choice(words)
        day = rng.choice([f"2024-03-{rng.randrange(1, 9):02d}", "2024-W10", "2024-03", "2024", None])
        mentions.append(
            m(
                word,
                f"a:{rng.choice(people)}",
                f"p:{rng.choice(people)}",
                on=day,
                doc=doc,
                pub=str(pub.published.on),
                kind=kind,
                sentence=i,
                rule=rng.choice(["timex:direct", "timex:clause", "context:running"]),
            )
        )
    return mentions, list(docs.values())


@pytest.mark.parametrize("seed", range(12))
def test_order_and_batches_make_no_difference(seed: int) -> None:
    mentions, docs = many(seed)
    whole = merge(mentions, docs)
    rng = random.Random(seed)
    rng.shuffle(mentions)
    rng.shuffle(docs)
    assert merge(mentions, docs) == whole
    timeline = Timeline()
    names = sorted({x.doc_id for x in mentions} | {d.doc_id for d in docs})
    rng.shuffle(names)
    while names:
        batch = {names.pop() for _ in range(min(len(names), rng.randrange(1, 9)))}
        before = {e.event_id: e for e in timeline.events}
        change = timeline.add([x for x in mentions if x.doc_id in batch], [d for d in docs if d.doc_id in batch])
        after = {e.event_id: e for e in timeline.events}
        assert set(change.added) == set(after) - set(before)
        assert set(change.changed) == {k for k in set(after) & set(before) if after[k] != before[k]}
    assert timeline.events == whole


@pytest.mark.parametrize(("seed", "size"), [(0, 120), (1, 120), (2, 400), (3, 400), (4, 900)])
def test_single_articles_added_and_withdrawn_leave_what_a_rebuild_gives(
    seed: int, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nine people and five words: the larger sizes have crowds, in which a newcomer parts neighbours."""
    monkeypatch.setattr(known, "REBUILD", 2.0)
    mentions, docs = many(seed, size)
    by_doc: dict[str, list[Mention]] = {d.doc_id: [] for d in docs}
    for mention in mentions:
        by_doc[mention.doc_id].append(mention)
    rng = random.Random(seed)
    rng.shuffle(docs)
    timeline, at_hand = Timeline(), dict.fromkeys(by_doc)
    later = docs[: len(docs) // 4]
    timeline.add([x for d in docs[len(later) :] for x in by_doc[d.doc_id]], docs[len(later) :])
    for doc in later:
        timeline.add(by_doc[doc.doc_id], [doc])
        if rng.random() < 0.4:
            gone = rng.choice(docs[len(later) :]).doc_id
            timeline.add([], withdrawn=[gone])
            at_hand.pop(gone, None)
    assert timeline.events == merge([x for d in at_hand for x in by_doc[d]], docs)


def test_as_of_is_the_run_on_what_was_published_by_then() -> None:
    for seed in range(5):
        mentions, docs = many(seed)
        day = date(2024, 3, 14)
        early = merge([x for x in mentions if x.published.on <= day], [d for d in docs if d.published.on <= day])
        assert merge(mentions, docs, Options(as_of=day)) == early


def test_a_withdrawn_article_takes_its_mentions_along_and_a_revised_one_replaces_them() -> None:
    timeline = Timeline()
    timeline.add([ceasefire("a"), ceasefire("b")], [article("a"), article("b")])
    timeline.add([ceasefire("b", on="2024-03-20", pub="2024-03-05", revision=2)], [article("b", revision=2)])
    assert [(e.edtf, e.n_documents) for e in timeline.events] == [("2024-03-04", 1), ("2024-03-20", 1)]
    change = timeline.add([], withdrawn=["b"])
    assert [(e.edtf, e.n_documents) for e in timeline.events] == [("2024-03-04", 1)]
    assert len(change.removed) == 1


def test_an_event_keeps_its_id_and_one_that_is_joined_leads_to_its_heir() -> None:
    at = {"on": "2024-03-04", "kind": "arrest"}
    one = m("arrested/arrest", "a:police", "p:a man", "l:Leeds:GPE", doc="a", pub="2024-03-04", **at)
    two = m("arrested/arrest", "p:Tom Ward:PERSON", doc="b", pub="2024-03-05", **at)
    link = m("arrested/arrest", "a:police", "p:Tom Ward:PERSON", "l:Leeds:GPE", doc="c", pub="2024-03-06", **at)
    first = merge([one])[0].event_id
    assert len({e.event_id for e in merge([one, two])}) == 2
    rows = merge([one, two, link])
    assert [e.event_id for e in rows if e.superseded_by is None] == [first]
    assert [e.superseded_by for e in rows if e.superseded_by] == [first]
    assert len(rows) == 2


def test_an_inferred_date_joins_a_row_but_founds_and_dates_none() -> None:
    who = ("a:Armenia:GPE", "a:Azerbaijan:GPE", "p:a ceasefire")
    inferred = m("agreed/agree", *who, on="2024-03-04", doc="a", rule="context:running")
    assert merge([inferred]) == ()
    own = m("agreed/agree", *who, on="2024-03-04", doc="b")
    rows = merge([inferred, own])
    assert [(e.n_documents, [c.mention_ids for c in e.date_claims]) for e in rows] == [(2, [(own.mention_id,)])]


def test_undated_news_joins_what_others_date_unless_it_contradicts() -> None:
    told = m("killed/kill", "p:12 people", "l:Yida:GPE", on="2024-03-04", doc="a", kind="death")
    same = m("killed/kill", "p:12 people", "l:Yida:GPE", on=None, doc="b", kind="death")
    other = m("killed/kill", "p:seven people", "l:Yida:GPE", on=None, doc="c", kind="death")
    assert [e.n_documents for e in merge([told, same])] == [2]
    assert [e.n_documents for e in merge([told, other])] == [1]


def test_one_type_and_one_day_are_not_yet_one_event() -> None:
    for one, other, kind in (
        ("charged/charge", "convicted/convict", "court"),
        ("bought/buy", "sold/sell", "business deal"),
    ):
        who = ("a:Orozco:PERSON", "l:Leeds:GPE")
        rows = merge(
            [m(one, *who, on="2024-03-04", doc="a", kind=kind), m(other, *who, on="2024-03-04", doc="b", kind=kind)]
        )
        assert len(rows) == 2, kind


def test_sources_stand_in_the_row_as_the_articles_write_them() -> None:
    docs = [
        article("a", source="The Harbour Ledger"),
        article("b", source="the harbour ledger"),
        article("c", source="The Harbour Ledger"),
    ]
    rows = merge([ceasefire(d) for d in "abc"], docs)
    assert [c.sources for e in rows for c in e.date_claims] == [("The Harbour Ledger",)]
    assert rows[0].n_independent_sources == 1


def test_as_of_leaves_out_a_later_revision_and_finds_another_head_for_copies_of_what_came_later() -> None:
    late = replace(article("a", "2024-03-05", revision=2), modified_at=datetime(2024, 3, 20, tzinfo=UTC))
    told = [ceasefire("a"), ceasefire("a", on="2024-03-02", revision=2)]
    options = Options(as_of=date(2024, 3, 10))
    assert [e.edtf for e in merge(told, [article("a"), late], options)] == ["2024-03-04"]
    assert [e.edtf for e in merge(told, [article("a"), late])] == ["2024-03-02"]
    wire = article("w", "2024-03-30", source="Wire")
    papers = [article(d, "2024-03-05", source=f"paper {d}", copy_of="w") for d in "abc"]
    rows = merge([ceasefire(d) for d in "abc"], [wire, *papers], options)
    assert [(e.n_documents, e.n_independent_sources) for e in rows] == [(3, 1)]


def test_the_id_an_event_had_leads_to_it_when_an_older_article_is_added() -> None:
    timeline = Timeline()
    timeline.add([ceasefire("b", pub="2024-03-06")], [article("b", "2024-03-06")])
    (old,) = (e.event_id for e in timeline.events)
    change = timeline.add([ceasefire("a", pub="2024-03-05")], [article("a")])
    (event,) = timeline.events
    assert event.event_id != old
    assert change.heirs == ((old, event.event_id),)
    assert old in {id_of(key) for key in event.mention_ids}
    assert timeline.events == merge([ceasefire(d, pub=p) for d, p in (("a", "2024-03-05"), ("b", "2024-03-06"))])
    later = timeline.add([ceasefire("c", pub="2024-03-07")], [article("c", "2024-03-07")])
    assert (later.heirs, later.removed) == ((), ())


def test_statements_of_two_speakers_are_two() -> None:
    at = {"on": "2024-03-04", "cls": "statement", "kind": "statement"}
    for one, other, n in (
        ("a:Zelensky:PERSON", "a:Putin:PERSON", 2),
        ("a:the Pentagon:ORG", "a:the Pentagon:ORG", 1),
    ):
        pair = [
            m("accused/accuse", one, "p:Russia:GPE", doc="a", **at),
            m("accused/accuse", other, "p:Russia:GPE", doc="b", **at),
        ]
        assert len(merge(pair)) == n, (one, other)


def test_several_deaths_are_not_the_death_of_one_of_them() -> None:
    at = {"on": "2024-03-04", "kind": "death"}
    two = m("died/die", "p:two men", "l:Mount Cook:LOC", doc="a", **at)
    one = m("died/die", "p:Robert Buckley:PERSON", "l:Mount Cook:LOC", doc="b", **at)
    again = m("died/die", "p:2 men", "l:Mount Cook:LOC", doc="c", **at)
    assert len(merge([two, one])) == 2
    assert len(merge([two, again])) == 1
    climber = m("died/die", "p:a British climber", "l:Mount Cook:LOC", doc="d", **at)
    assert len(merge([two, climber])) == 2


def test_a_toll_may_rise_but_not_a_hundredfold() -> None:
    for what, one, other, place, n in (
        ("killed/kill", "10", "612", "Iran", 2),
        ("drowned/drown", "24", "230,000", "Aceh", 2),
        ("injured/injure", "15", "1,400", "Zarand", 2),
        ("killed/kill", "10", "24", "Leeds", 1),
    ):
        pair = [
            m(what, f"p:{count} people", f"l:{place}:GPE", on="2024-03-04", doc=doc, kind="disaster")
            for count, doc in ((one, "a"), (other, "b"))
        ]
        assert len(merge(pair)) == n, (what, other)


def test_an_undated_report_of_another_region_is_not_the_news_of_this_one() -> None:
    for word, one, other in (
        ("jolted/jolt", "p:Aceh:GPE", "p:Maluku:GPE"),
        ("burned/burn", "l:California:GPE", "l:Oregon:GPE"),
        ("flooded/flood", "l:Bavaria:GPE", "l:Saxony:GPE"),
    ):
        dated = m(word, "a:the fire service", one, on="2024-03-04", doc="a", kind="disaster")
        loose = m(word, "a:the fire service", other, on=None, doc="b", kind="disaster")
        same = m(word, "a:the fire service", one, on=None, doc="c", kind="disaster")
        assert [e.n_documents for e in merge([dated, loose])] == [1], word
        assert [e.n_documents for e in merge([dated, same])] == [2], word


def test_a_headline_tells_no_old_story() -> None:
    old = m("killed/kill", "p:31,000 people", "l:Bam:GPE", on="2003-12", pub="2005-11-28", kind="death", sentence=3)
    title = m("kills/kill", "p:10", "l:Bam:GPE", on=None, pub="2005-11-28", kind="death")
    title = replace(title, block=BlockKind.TITLE)
    new = m("killed/kill", "p:10 people", "l:Bam:GPE", on="2005-11-27", pub="2005-11-28", kind="death", sentence=1)
    assert [len(e.mention_ids) for e in merge([old, title])] == [1]
    assert [len(e.mention_ids) for e in merge([old, title, new])] == [1, 2]


def test_a_town_and_its_region_are_one_place_two_towns_are_two() -> None:
    at = {"on": "2013-07-02", "kind": "disaster"}
    for one, other, n in (
        ("l:Aceh:GPE", "l:Sumatra:LOC", 1),
        ("l:Beverly Hills:GPE", "l:California:GPE", 1),
        ("l:Leeds:GPE", "l:York:GPE", 2),
        ("l:Kenya:GPE", "l:Ghana:GPE", 2),
    ):
        pair = [
            m("earthquake", one, doc="a", pub="2013-07-02", pos="NOUN", **at),
            m("earthquake", other, doc="b", pub="2013-07-02", pos="NOUN", **at),
        ]
        docs = [
            article(d, "2013-07-02", title="Strong quake topples houses, traps villagers, cuts power") for d in "ab"
        ]
        assert len(merge(pair, docs)) == n, (one, other)


def test_people_of_two_nations_or_ages_are_two() -> None:
    at = {"on": "2013-09-14", "kind": "accident", "pub": "2013-09-16"}
    for one, other, n in (
        ("p:a British climber", "p:an Australian climber", 2),
        ("p:a 36-year-old climber", "p:a 32-year-old climber", 2),
        ("p:a British climber", "p:a climber", 1),
    ):
        pair = [m("fell/fall", one, "l:Mount Cook:LOC", doc=d, **at) for d, one in (("a", one), ("b", other))]
        assert len(merge(pair, [article(d, title="Climber dead after Mount Cook fall") for d in "ab"])) == n, (
            one,
            other,
        )


def test_an_undated_habit_or_a_tale_of_another_time_is_not_the_news() -> None:
    news = m("arrested/arrest", "p:Jamal Williams:PERSON", on="2009-02-01", doc="a", pub="2009-02-04", kind="arrest")
    for words, n in (
        ("Anytime anybody's Williams is arrested", 1),
        ("Last year Williams was arrested", 1),
        ("Williams has often been arrested", 1),
        ("On the freeway Williams was arrested", 2),
    ):
        more = m("arrested/arrest", "p:Jamal Williams:PERSON", on=None, doc="b", pub="2009-02-03", kind="arrest")
        begin = words.index("arrested")
        more = replace(
            more, sentence=Span(0, len(words), words), trigger=replace(more.trigger, begin=begin, end=len(words))
        )
        assert [len(e.mention_ids) for e in merge([news, more])] == [n], words


def test_what_is_called_off_without_a_date_reaches_its_plan_in_another_article() -> None:
    for word, who, on, status in (
        ("visit", ("a:Antonio Guterres:PERSON", "l:Port Sudan:GPE"), "2024-03-11/2024-03-17", Status.CANCELLED),
        ("concert", ("a:Adele:PERSON", "l:Wembley Stadium:FAC"), "2024-03-20", Status.CANCELLED),
        ("launch", ("a:NASA:ORG", "p:Orion:PRODUCT"), "2024-03-09", Status.CANCELLED),
        ("launch", ("a:NASA:ORG", "p:Orion:PRODUCT"), "2024-02-20", Status.PLANNED),
    ):
        plan = m(word, *who, on=on, doc="a", pub="2024-02-18", pos="NOUN", factuality=Factuality.PLANNED)
        off = m(word, *who, on=None, doc="b", pub="2024-03-08", pos="NOUN", factuality=Factuality.CANCELLED)
        assert [e.status for e in merge([plan, off])] == [status], (word, on)


def test_the_title_is_of_a_sentence_that_says_who() -> None:
    at = {"on": "2024-03-04", "pub": "2024-03-05"}
    for bare, whole in (
        ("Signed a three-day truce", "The army signed a three-day truce"),
        ("Resigned", "The mayor of Leeds resigned"),
        ("Ran aground off Rhodes", "A ferry ran aground off Rhodes"),
    ):
        words = bare.lower().split()
        one = replace(
            m(f"{words[0]}/{words[0]}", "a:Karim:PERSON", "l:Jeddah:GPE", doc="a", salience=0.9, **at), title=bare
        )  # type: ignore[arg-type]
        two = replace(
            m(f"{words[0]}/{words[0]}", "a:Karim:PERSON", "l:Jeddah:GPE", doc="b", salience=0.2, **at), title=whole
        )  # type: ignore[arg-type]
        (event,) = merge([one, two])
        assert event.title == whole
        assert all("same word" not in why or words[0] in why for why in event.merge_reasons)


def test_the_title_is_of_a_sentence_that_names_who() -> None:
    at = {"on": "2024-03-04", "pub": "2024-03-05"}
    for verb, open_one, named in (
        ("arrested/arrest", "The woman was arrested at her home", "Anna Ayala was arrested there"),
        ("resigned/resign", "The old director resigned in Leeds", "Anna Ayala resigned on a hill"),
        ("injured/injure", "A sick man was injured in town", "Anna Ayala was injured in town"),
    ):
        one = replace(m(verb, "p:Anna Ayala:PERSON", doc="a", salience=0.9, **at), title=open_one)  # type: ignore[arg-type]
        two = replace(m(verb, "p:Anna Ayala:PERSON", doc="b", salience=0.2, **at), title=named)  # type: ignore[arg-type]
        (event,) = merge([one, two])
        assert event.title == named
        (alike,) = merge([one, replace(two, title=open_one.upper())])
        assert alike.title == open_one  # where none names, the salient one


def test_an_earlier_one_of_its_kind_is_another_whoever_it_befell() -> None:
    for noun, who in (
        ("arrest", "p:Vincent Jackson:PERSON"),
        ("conviction", "p:Ann Lee:PERSON"),
        ("strike", "a:Aslef:ORG"),
    ):
        for word, n in (("previous", 2), ("latest", 1)):
            told = m(noun, who, on="2024-03-04", doc="a", pos="NOUN")
            text = f"after a {word} {noun}"
            other = m(noun, who, on="2024-03-04", doc="b", pos="NOUN", begin=len(text) - len(noun))
            other = replace(other, sentence=Span(0, len(text), text))
            assert len(merge([told, other])) == n, (word, noun)


def told(text: str, *who: str, doc: str, rule: str = "timex:direct", **how: object) -> Mention:
    """The mention of the word in brackets."""
    begin, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    found = m(plain[begin:end], *who, on="2024-03-04", doc=doc, begin=begin, rule=rule, **how)  # type: ignore[arg-type]
    return replace(found, sentence=Span(0, len(plain), plain), trigger=replace(found.trigger, begin=begin, end=end))


def test_a_thing_new_to_the_reader_is_not_the_one_of_that_day_for_an_inferred_date() -> None:
    for first, noun in (
        ("The [attack] on the camp came at dawn.", "Bombs fell in the north, an [attack] that drew protests abroad."),
        ("The [strike] closed the port.", "Dockers remember a [strike] that lasted ten weeks and broke the union."),
        ("The [raid] was over in minutes.", "Neighbours spoke of a [raid] in which no one had been found."),
    ):
        one = single(fact(told(first, "l:Juba:GPE", doc="a", pos="NOUN")))
        for rule, apart in (("context:lead", True), ("timex:direct", False)):
            other = single(fact(told(noun, "l:Juba:GPE", doc="b", pos="NOUN", rule=rule)))
            verdict = judge(one, other, same_article=False)
            assert verdict is not None
            assert (in_context(one, other) < verdict.needs) is apart, (noun, rule)


def test_one_says_many_things_in_a_day() -> None:
    same = "Owen [said] the cause of the blaze in the old mill was not known."
    for other, n in (
        ("The city had not bought the property, Owen [said].", 2),
        ("Owen [said] at noon that shops would open again.", 2),
        ("Owen [said] he had never met the owner.", 2),
        ("The cause of the mill blaze was not known, Owen [said].", 1),
    ):
        who = {"cls": "statement"}
        pair = [told(text, "a:Owen:PERSON", doc=doc, **who) for doc, text in (("a", same), ("b", other))]
        assert len(merge(pair)) == n, other


def test_what_is_told_since_then_is_not_of_that_day() -> None:
    for verb, who in (
        ("crossed/cross", "p:the border"),
        ("lost/lose", "p:their homes"),
        ("joined/join", "p:the rebels"),
    ):
        host = m(verb, "a:Sudanese soldiers:NORP", who, on="2024-03-04", doc="a")
        for on, rule, n in (("2024-03-04/..", "anchor:open", 2), ("../2024-03-05", "tense:before", 1)):
            guest = m(verb, "a:Sudanese soldiers:NORP", who, on=on, doc="b", rule=rule, timex=False)
            if isinstance(guest.when.resolution, Resolved):
                rules = (rule, "since") if n == 2 else (rule,)
                guest = replace(guest, when=replace(guest.when, resolution=replace(guest.when.resolution, rules=rules)))
            rows = Timeline()
            rows.add([host, guest])
            assert max(map(len, rows.clusters)) == 3 - n, verb


def test_what_is_issued_by_two_is_two() -> None:
    at = {"on": "2024-03-04", "pos": "NOUN"}
    for noun in ("statement", "letter", "announcement"):
        for one, other, n in (
            ("a:Salva Kiir:PERSON", "a:United States:GPE", 2),
            ("a:Salva Kiir:PERSON", "a:President Kiir:PERSON", 1),
        ):
            pair = [m(noun, one, "l:Juba:GPE", doc="a", **at), m(noun, other, "l:Juba:GPE", doc="b", **at)]  # type: ignore[arg-type]
            assert len(merge(pair)) == n, (noun, other)


def test_an_invasion_is_no_air_strike() -> None:
    at = {"on": "2024-03-04", "kind": "armed attack", "pos": "NOUN"}
    who = ("a:Sudan:GPE", "p:South Sudan:GPE")
    for one, other, n in (("invasion", "airstrike", 2), ("raid", "airstrike", 1), ("invasion", "incursion", 1)):
        assert len(merge([m(one, *who, doc="a", **at), m(other, *who, doc="b", **at)])) == n, (one, other)  # type: ignore[arg-type]


def test_a_different_one_is_another_and_following_is_no_pursuit() -> None:
    at = {"on": "2024-03-04", "pub": "2024-03-05"}
    for one, other, n in (
        ("p:a cable", "p:a different cable", 2),
        ("p:a rehab clinic", "p:a different rehab clinic", 2),
        ("p:a cable", "p:the cable", 1),
    ):
        pair = [
            m("cut/cut", "a:Telecom Egypt:ORG", one, doc="a", **at),  # type: ignore[arg-type]
            m("cut/cut", "a:Telecom Egypt:ORG", other, doc="a", sentence=2, **at),  # type: ignore[arg-type]
        ]
        assert len(merge(pair)) == n, other
    march = m("followed/follow", "a:police", "l:Leeds:GPE", doc="a", **at)  # type: ignore[arg-type]
    vigil = m("following/follow", "a:police", "l:Leeds:GPE", doc="b", **at)  # type: ignore[arg-type]
    assert [len(e.mention_ids) for e in merge([march, vigil])] == [1, 1]


@pytest.mark.parametrize(
    "trigger, who, one, other",
    [
        ("brought/bring", ("a:Firefighters", "p:the fire"), "under control early", "closer to the harbour"),
        ("moved/move", ("a:Rescuers", "p:the tents"), "to a school", "along the mountain road"),
        ("left/leave", ("a:The bidders", "p:the auction"), "before midnight", "for a lower price"),
    ],
)
def test_a_word_that_says_little_is_one_event_where_all_else_of_the_sentence_is_the_same(
    trigger: str, who: tuple[str, ...], one: str, other: str
) -> None:
    def told(doc: str, rest: str) -> Mention:
        mention = m(trigger, *who, on="2024-03-04", doc=doc)
        words = f"{mention.sentence.text} {rest}"
        return replace(mention, sentence=Span(0, len(words), words))

    assert len(merge([told("a", one), told("b", one)])) == 1
    assert len(merge([told("a", one), told("b", other)])) == 2
