"""A digest holds all that comparisons see, and what was said all that rows are told from."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta, timezone

from merge_builder import m

from extractors.merge import said
from extractors.merge.bundle import Bundle, Lead
from extractors.merge.digest import decode, encode, read_article, says
from extractors.model import (
    Anchor,
    AnchorKind,
    EventDate,
    Extent,
    Factuality,
    Granularity,
    Interval,
    Published,
    Reading,
    Resolved,
)

MENTIONS = [
    m("arrest", "a:police", "p:Ann Reed:PERSON", on="2024-03-04", kind="arrest", sentence=0),
    m("detain", "a:police", "p:Reed:PERSON", on="2024-03-04", kind="arrest", sentence=1),
    m("meeting", "a:Egypt:GPE", on="2024-W10", kind="meeting", sentence=2, pos="NOUN"),
    m("cancel", "a:Cairo:GPE", "p:meeting", on=None, kind="meeting", sentence=2),
    m("strike", "p:Port of Ostra:FAC", on=None, kind="protest", sentence=4, factuality=Factuality.PLANNED),
]


def test_a_digest_gives_back_all_but_the_facts_and_what_was_said_leads_to_the_same_row() -> None:
    found, about = read_article(MENTIONS, "Police arrest Ann Reed")
    assert found
    assert about
    assert any(len(one.said) > 1 for one in found)
    for one in found:
        assert decode(encode(one.bundle, says(one.bundle))) == replace(one.bundle, facts=())
        assert said.decode(said.encode(one.reasons, one.said)) == (one.reasons, one.said)


def test_what_an_article_calls_off_stays_called_off() -> None:
    found, _ = read_article(MENTIONS, None)
    off = [one for told in found for one in told.said if one.called_off]
    assert [one.lemma for one in off] == ["meeting"]
    stops = {one.word: one.stops for told in found for one in told.said}
    assert stops["cancel"] == {"cancel"}
    assert len(stops) > 2
    assert not any(one.stops for told in read_article(MENTIONS[:2], None)[0] for one in told.said)


def test_dates_and_instants_of_what_was_said_survive() -> None:
    clock = Interval(date(2024, 3, 4), date(2024, 3, 5), Granularity.MINUTE, time(9, 30), time(9, 31), "Europe/Oslo")
    when = Resolved(
        Reading(clock, "2024-03-04T09:30", "", Extent.FROM, 1.0, "test"), Anchor(AnchorKind.DCT), ("timex:x",)
    )
    at = datetime(2024, 3, 5, 1, 2, 3, 400, tzinfo=timezone(timedelta(hours=2)))
    told = replace(
        m("arrest", "p:Ann Reed:PERSON", on="2024-03-04", factuality=Factuality.ALLEGED, negated=True),
        published=Published(date(2024, 3, 5), "meta", at, "in the future"),
        when=EventDate(when, None, 0.7),
        title="Ann Reed arrested",
        part_of="other",
        event_id="e1",
        source="Post",
    )
    one = read_article([told], None)[0][0]
    assert said.decode(said.encode(("why",), one.said)) == (("why",), one.said)
    assert one.said[0].span == clock
    assert one.said[0].published.at == at


def test_every_field_that_comparisons_may_read_is_in_the_digest() -> None:
    one = read_article(MENTIONS[:1], None)[0][0]
    back = decode(encode(one.bundle, says(one.bundle)))
    for field in fields(Bundle):
        assert field.name == "facts" or getattr(back, field.name) == getattr(one.bundle, field.name)
    for field in fields(Lead):
        assert getattr(back.lead, field.name) == getattr(one.bundle.lead, field.name)
