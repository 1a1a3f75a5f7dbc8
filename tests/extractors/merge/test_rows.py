"""What a row says: its title, of the mention that tells what became of it, and who took part, each once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from merge_builder import article, m

from extractors.merge import merge
from extractors.model import Event, Factuality, Mention


def titled(mention: Mention, title: str, salience: float = 0.5) -> Mention:
    return replace(mention, title=title, salience=salience)


def only(*mentions: Mention) -> Event:
    events = merge(mentions, [article(d, p) for d, p in {(m.doc_id, str(m.published.on)) for m in mentions}])
    assert len(events) == 1
    return events[0]


@pytest.mark.parametrize(
    ("verb", "who", "plan", "done"),
    [
        ("vote", "a:Corda miners:ORG", "Corda miners will vote on it", "Corda miners voted on the offer"),
        ("visit", "a:Ann Quill:PERSON", "Ann Quill is to visit Dunwick on Friday", "Ann Quill visited Dunwick"),
        ("meet", "a:Nato:ORG", "Nato will meet in emergency session", "Nato met in Aster"),
    ],
)
def test_a_settled_plan_is_titled_by_what_settled_it(verb: str, who: str, plan: str, done: str) -> None:
    ahead = titled(m(verb, who, on="2024-03-08", doc="a", pub="2024-03-05", factuality=Factuality.PLANNED), plan, 0.9)
    told = titled(m(verb, who, on="2024-03-08", doc="b", pub="2024-03-09"), done, 0.3)
    off = titled(
        m(verb, who, on="2024-03-08", doc="b", pub="2024-03-07", factuality=Factuality.CANCELLED), "Called off", 0.3
    )
    assert only(ahead, told).title == done
    assert only(ahead, off).title == "Called off"
    assert only(ahead).title == plan


def test_a_title_says_more_than_who_did() -> None:
    for short, full in (
        ("Corda dropped out", "Corda dropped out of the race"),
        ("Corda sued", "Corda sued its rival over patents"),
        ("Police fired", "Police fired into the crowd"),
    ):
        who = f"a:{short.split()[0]}:ORG"
        verb = short.split()[1]
        bare = titled(m(verb, who, on="2024-03-08", doc="a"), short, 0.9)
        assert only(bare, titled(m(verb, who, on="2024-03-08", doc="b"), full, 0.3)).title == full


def test_a_common_noun_is_one_participant_however_often_it_is_said() -> None:
    mentions = [
        m("arrested/arrest", "a:police", "p:Ann Roe:PERSON" if d != "b" else "p:Roe:PERSON", on="2024-03-04", doc=d)
        for d in "bcad"
    ]
    assert [(p.text, p.entity_type) for p in only(*mentions).participants] == [("police", None), ("Ann Roe", "PERSON")]
