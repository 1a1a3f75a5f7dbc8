"""A happening and what it did: one row, and who is named, helped or sought stays apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from merge_builder import article, m

from extractors.merge import merge
from extractors.merge.timeline import Timeline
from extractors.model import Mention, Span

DAY = "2024-03-04"


def told(text: str, *mentions: Mention) -> list[Mention]:
    """Mentions of one sentence, their triggers where the text has them."""
    found = []
    for mention in mentions:
        at = text.index(mention.trigger.text) + mention.sentence.begin
        trigger = replace(mention.trigger, begin=at, end=at + len(mention.trigger.text))
        span = Span(mention.sentence.begin, mention.sentence.begin + len(text), text)
        found.append(replace(mention, sentence=span, trigger=trigger))
    return found


def rows(*mentions: Mention) -> list[int]:
    return sorted(len(event.mention_ids) for event in merge(mentions) if event.superseded_by is None)


@pytest.mark.parametrize(
    ("text", "harm", "happening"),
    [
        ("Nine miners were killed when a gallery caved in near Ostrec", "killed/kill", "caved/cave"),
        ("A ferry capsized off Lamu, leaving 20 passengers injured", "injured/injure", "capsized/capsize"),
        ("Four guests died in the fire at the Hotel Astoria", "died/die", "fire"),
        ("The tremor destroyed forty houses", "destroyed/destroy", "tremor"),
    ],
)
def test_a_toll_stands_in_the_row_of_what_took_it(text: str, harm: str, happening: str) -> None:
    noun = "/" not in happening
    pair = told(
        text,
        m(harm, "p:people", on=DAY, kind="death"),
        m(happening, on=DAY, kind="disaster", pos="NOUN" if noun else "VERB"),
    )
    assert rows(*pair) == [2]


@pytest.mark.parametrize(
    ("text", "harm", "happening", "victim", "day"),
    [
        ("Two sailors died hours before the storm hit the coast", "died/die", "storm", "p:two sailors", DAY),
        ("Ana Ruiz was killed in the crash", "killed/kill", "crash", "p:Ana Ruiz:PERSON", DAY),
        ("A victim of the fire died in hospital", "died/die", "fire", "p:a victim", "2024-03-01"),
        ("A man was killed in Arl; a blast shook Brod", "killed/kill", "blast", "p:a man", DAY),
    ],
)
def test_what_it_did_not_do_stays_apart(text: str, harm: str, happening: str, victim: str, day: str) -> None:
    pair = told(text, m(harm, victim, on=DAY, kind="death"), m(happening, on=day, kind="disaster", pos="NOUN"))
    assert rows(*pair) == [1, 1]


@pytest.mark.parametrize("after", ["rescued/rescue", "arrested/arrest", "evacuated/evacuate"])
def test_rescue_and_arrest_are_events_of_their_own(after: str) -> None:
    text = f"Twelve people were {after.split('/')[0]} after the explosion"
    pair = told(text, m(after, "p:twelve people", on=DAY), m("explosion", on=DAY, kind="accident", pos="NOUN"))
    assert rows(*pair) == [1, 1]


def test_the_tolls_of_several_articles_stand_in_one_row() -> None:
    place = "l:Veldau:GPE"
    first = told(
        "A crash near Veldau killed six people",
        m("killed/kill", "p:six people", place, on=DAY, doc="a", kind="death"),
        m("crash", place, on=DAY, doc="a", kind="accident", pos="NOUN"),
    )
    second = told(
        "Six people were killed in a collision at Veldau",
        m("killed/kill", "p:six people", place, on=DAY, doc="b", kind="death"),
        m("collision", place, on=DAY, doc="b", kind="accident", pos="NOUN"),
    )
    timeline = Timeline()
    timeline.add([*first, *second], [article(doc, title="Crash near Veldau kills six") for doc in "ab"])
    (row,) = [event for event in timeline.events if event.superseded_by is None]
    assert len(row.mention_ids) == 4
    assert "in one article; what it did" in row.merge_reasons
    # that six were killed is no claim to be the crash itself
    assert sorted(map(len, timeline.clusters)) == [2, 2]
    backwards = Timeline()
    for mentions in (second, first):
        backwards.add(mentions, [article(mentions[0].doc_id, title="Crash near Veldau kills six")])
    assert [event.mention_ids for event in backwards.events] == [event.mention_ids for event in timeline.events]


def test_crashes_of_two_places_keep_their_own_dead() -> None:
    found = [
        told(
            f"Six people were killed in a crash at {place}",
            m("killed/kill", "p:six people", f"l:{place}:GPE", on=DAY, doc=place, kind="death"),
            m("crash", f"l:{place}:GPE", on=DAY, doc=place, kind="accident", pos="NOUN"),
        )
        for place in ("Veldau", "Arl")
    ]
    assert rows(*found[0], *found[1]) == [2, 2]


@pytest.mark.parametrize(
    ("text", "noun", "verb", "agent", "n"),
    [
        ("The strike by dockers brought the port to a halt", "strike", "brought/bring", "The strike", 1),
        ("Her departure plunged the cabinet into a crisis", "departure", "plunged/plunge", "Her departure", 1),
        ("The earthquake stranded hundreds of skiers", "earthquake", "stranded/strand", "The earthquake", 1),
        ("The verdict shocked the town", "verdict", "shocked/shock", "The verdict", 1),
        ("The attack struck the third floor of a clinic", "attack", "struck/strike", "The attack", 1),
        ("The fire melted the rails of a tunnel", "fire", "melted/melt", "The fire", 1),
        ("The eruption lowered temperatures", "eruption", "lowered/lower", "The eruption", 1),
        ("During the strike the union brought a suit", "strike", "brought/bring", "the union", 2),
        ("The summit ratified a treaty", "summit", "ratified/ratify", "The summit", 2),
        ("Another quake stranded hundreds", "quake", "stranded/strand", "Another quake", 2),
    ],
)
def test_what_a_noun_did_that_day_stands_in_its_row(text: str, noun: str, verb: str, agent: str, n: int) -> None:
    pair = told(text, m(noun, on=DAY, pos="NOUN"), m(verb, f"a:{agent}", on=DAY))
    assert len(rows(*pair)) == n
    later = told(text, m(noun, on="2024-03-01", pos="NOUN"), m(verb, f"a:{agent}", on=DAY))
    assert len(rows(*later)) == 2


@pytest.mark.parametrize(
    ("text", "noun", "verb", "agent", "what", "n"),
    [
        ("The tremor triggered a landslide", "tremor", "triggered/trigger", "The tremor", "a landslide", 2),
        ("The quake prompted a tsunami warning", "quake", "prompted/prompt", "The quake", "a tsunami warning", 2),
        ("The ruling left the city to hold a vote", "ruling", "left/leave", "The ruling", "the city", 2),
        ("The protest grew and threw bottles at officers", "protest", "threw/throw", "The protest", "bottles", 2),
        ("The protest threw the capital into turmoil", "protest", "threw/throw", "The protest", "the capital", 1),
        ("The ruling left the city without a budget", "ruling", "left/leave", "The ruling", "the city", 1),
    ],
)
def test_what_a_happening_set_off_is_another(text: str, noun: str, verb: str, agent: str, what: str, n: int) -> None:
    pair = told(text, m(noun, on=DAY, pos="NOUN"), m(verb, f"a:{agent}", f"p:{what}", on=DAY))
    assert len(rows(*pair)) == n


def test_a_toll_is_that_of_the_wave_and_not_of_the_quake_behind_it() -> None:
    for cause, effect in (("quake", "tsunami"), ("storm", "landslide"), ("eruption", "flood")):
        text = f"A {effect} set off by the {cause} killed 200 people"
        found = told(
            text,
            m(effect, on=DAY, pos="NOUN", kind="disaster"),
            m(cause, on=DAY, pos="NOUN", kind="disaster"),
            m("killed/kill", f"a:A {effect}", "p:200 people", on=DAY, kind="death"),
        )
        (row,) = [event for event in merge(found) if len(event.mention_ids) == 2]
        assert found[0].mention_id in row.mention_ids, text


@pytest.mark.parametrize(
    "relative", ["that was devastated by the", "that had been hit by the", "which is known for the"]
)
def test_harm_is_not_that_of_what_a_clause_adds_on_the_place(relative: str) -> None:
    text = f"Hundreds were injured as they fled a region {relative} flood"
    pair = told(text, m("injured/injure", "p:Hundreds", on=DAY), m("flood", on=DAY, pos="NOUN", kind="disaster"))
    assert rows(*pair) == [1, 1]
    plain = told(text.replace(f"a region {relative}", "the"), *pair)
    assert rows(*plain) == [2]


@pytest.mark.parametrize(
    ("text", "first", "second", "n"),
    [
        ("A gunman killed two nurses and wounded a doctor", "killed/kill", "wounded/wound", 1),
        ("A bomb killed four soldiers and injured three others", "killed/kill", "injured/injure", 1),
        ("Two guards were killed and a driver was hurt", "killed/kill", "hurt/hurt", 1),
        ("A gunman killed two nurses and later wounded a doctor", "killed/kill", "wounded/wound", 2),
        ("Police killed a bomber, while another wounded a guard", "killed/kill", "wounded/wound", 2),
    ],
)
def test_harm_of_one_breath_is_one_row(text: str, first: str, second: str, n: int) -> None:
    assert len(rows(*told(text, m(first, on=DAY), m(second, on=DAY)))) == n
    assert len(rows(*told(text, m(first, on=DAY), m(second, on="2024-03-01")))) == 2
    apart = told(text, m(first, "l:Arl:GPE", on=DAY), m(second, "l:Veldau:GPE", on=DAY))
    assert len(rows(*apart)) == 2


def test_a_row_of_dead_and_hurt_is_told_by_the_dead() -> None:
    for text, hurt, line in (
        ("Four people were killed and many others were wounded", "wounded/wound", "Many others were badly wounded"),
        ("Six miners were killed and nine were hurt in the shaft", "hurt/hurt", "Nine were hurt in the shaft"),
        ("A bomb killed two guards and injured four drivers", "injured/injure", "Bomb injured four drivers there"),
    ):
        dead = replace(m("killed/kill", on=DAY, kind="death", salience=0.3), title="Four were killed")
        harmed = replace(m(hurt, on=DAY, salience=0.9), title=line)
        assert [row.title for row in merge(list(told(text, dead, harmed)))] == ["Four were killed"]
        assert [row.title for row in merge(list(told(text, harmed)))] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "Six people were also killed and 58 injured in a blast at the port",
        "A nurse was also killed and two drivers injured in the crash at Veld",
        "Three guests were also killed and nine injured in a fire on the coast",
    ],
)
def test_who_was_also_killed_in_it_is_of_its_toll(text: str) -> None:
    noun = next(word for word in ("blast", "crash", "fire") if word in text)
    first, second = m("killed/kill", "p:six people", on=DAY), m("injured/injure", "p:58 people", on=DAY, kind="injury")
    assert rows(*told(text, first, second, m(noun, on=DAY, kind="disaster", pos="NOUN"))) == [3]
    apart = text.replace(" and ", ", while ").replace(" injured in ", " were later injured in another place by ")
    assert rows(*told(apart, first, second, m(noun, on=DAY, kind="disaster", pos="NOUN"))) != [3]


def test_missile_strikes_kill_and_a_strike_of_workers_does_not() -> None:
    text = "The strikes have killed several leaders"
    for kind, found in (("armed_attack", [2]), ("protest", [1, 1])):
        noun = m("strikes/strike", on=DAY, kind=kind, pos="NOUN")
        assert rows(*told(text, noun, m("killed/kill", "a:the strikes", "p:several leaders", on=DAY))) == found, kind
