"""A digest holds all that comparisons see, and leads back to the facts."""

from __future__ import annotations

from dataclasses import fields, replace

from merge_builder import m

from extractors.merge.bundle import Bundle, Lead
from extractors.merge.digest import decode, encode, read_article
from extractors.model import Factuality

MENTIONS = [
    m("arrest", "a:police", "p:Ann Reed:PERSON", on="2024-03-04", kind="arrest", sentence=0),
    m("detain", "a:police", "p:Reed:PERSON", on="2024-03-04", kind="arrest", sentence=1),
    m("meeting", "a:Egypt:GPE", on="2024-W10", kind="meeting", sentence=2, pos="NOUN"),
    m("cancel", "a:Cairo:GPE", "p:meeting", on=None, kind="meeting", sentence=2),
    m("strike", "p:Port of Ostra:FAC", on=None, kind="protest", sentence=4, factuality=Factuality.PLANNED),
]


def test_a_digest_gives_back_all_but_the_facts_and_these_are_made_again_from_the_mentions() -> None:
    found, about = read_article(MENTIONS, "Police arrest Ann Reed")
    by_id = {mention.mention_id: mention for mention in MENTIONS}
    assert found
    assert about
    assert any(len(one.mention_ids) > 1 for one in found)
    for one in found:
        back = decode(encode(one))
        assert back == replace(one, bundle=replace(one.bundle, facts=()))
        told = back.whole(by_id[key] for key in back.mention_ids)
        assert replace(told, facts=()) == back.bundle
        for again, first in zip(told.facts, one.bundle.facts, strict=True):
            assert again == replace(first, wording=again.wording, ages=again.ages, context=0)


def test_what_an_article_calls_off_stays_called_off() -> None:
    found, _ = read_article(MENTIONS, None)
    off = [one for one in found if one.off]
    assert [one.bundle.facts[one.off[0]].mention.trigger.lemma for one in off] == ["meeting"]
    assert decode(encode(off[0])).off == off[0].off


def test_every_field_that_comparisons_may_read_is_in_the_digest() -> None:
    one = read_article(MENTIONS[:1], None)[0][0]
    back = decode(encode(one)).bundle
    for field in fields(Bundle):
        assert field.name == "facts" or getattr(back, field.name) == getattr(one.bundle, field.name)
    for field in fields(Lead):
        assert getattr(back.lead, field.name) == getattr(one.bundle.lead, field.name)
