"""What tells two mentions apart, or lets them meet, by classes of sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from merge_builder import article, m

from extractors.merge import merge
from extractors.merge.agreement import what, when
from extractors.merge.bundle import Bundle, single
from extractors.merge.counts import _tolls, several_and_one
from extractors.merge.facts import fact
from extractors.merge.names import near
from extractors.merge.score import excluded
from extractors.model import Factuality, Mention, Participant, Span


def told(mention: Mention, text: str) -> Mention:
    """The mention with the sentence it stands in; the trigger is where the sentence has it."""
    begin = mention.sentence.begin
    at = begin + text.index(mention.trigger.text)
    trigger = replace(mention.trigger, begin=at, end=at + len(mention.trigger.text))
    return replace(mention, sentence=Span(begin, begin + len(text), text), trigger=trigger)


def rows(*mentions: Mention, titles: str = "") -> list[int]:
    """How many mentions each row has."""
    docs = {mention.doc_id: article(mention.doc_id, title=titles or None) for mention in mentions}
    return sorted(len(event.mention_ids) for event in merge(mentions, docs.values()))


@pytest.mark.parametrize("word", ["report", "survey", "study"])
def test_what_comes_out_any_day_in_other_stories_is_not_one_event(word: str) -> None:
    one = told(
        m("released/release", f"p:a {word}", on="2024-03-04", doc="a"),
        f"Opium poppy farming doubled in southern provinces, a {word} released by Kabul's drugs office found",
    )
    other = told(
        m("released/release", f"p:a {word}", on="2024-03-04", doc="b"),
        f"Obesity rose among children in every coastal state, a {word} released by physicians says",
    )
    assert rows(one, other) == [1, 1]
    named = [
        told(replace(mention, participants=(*mention.participants, who)), mention.sentence.text)
        for mention, who in ((one, _who("a:Unicef:ORG")), (other, _who("a:Unicef:ORG")))
    ]
    assert rows(*named) == [2]


def _who(code: str) -> Participant:
    return m("x", code, on=None).participants[0]


def test_one_verb_twice_in_a_sentence_is_two_events() -> None:
    for verb in ("resigned/resign", "signed/sign", "attacked/attack"):
        one = m(verb, "a:Ann Roe:PERSON", on="2024-03-04", begin=5)
        other = m(verb, "a:Ann Roe:PERSON", on="2024-03-04", begin=40)
        assert rows(one, other) == [1, 1], verb
        assert rows(one, replace(m(verb, "a:Ann Roe:PERSON", on="2024-03-04", sentence=1))) == [2], verb


def test_a_pronoun_counts_by_the_name_it_stands_for() -> None:
    he = Participant(_who("p:he").role, "he", 0, 2, "he", "Tom Ward", "PERSON", resolved="pronoun")
    for verb in ("arrested/arrest", "shot/shoot", "fired/fire"):
        host = m(verb, "p:Ali Khan:PERSON", on="2024-03-04", doc="a")
        guest = replace(m(verb, on="2024-03-04", doc="b"), participants=(he,))
        assert rows(host, guest) == [1, 1], verb


def test_words_that_mean_the_same_meet_on_one_day() -> None:
    for one, other in (("earthquake", "quake"), ("ceasefire", "truce"), ("wedding", "marriage")):
        first = m(one, on="2024-03-04", doc="a", pos="NOUN", kind="event")
        second = m(other, on="2024-03-04", doc="b", pos="NOUN", kind="event")
        place = _who("l:Tarvania:GPE")
        assert rows(*(replace(x, participants=(place,)) for x in (first, second))) == [2], one
    raid, strike = (m(w, "l:Tarvania:GPE", on="2024-03-04", doc=w, pos="NOUN", kind="x") for w in ("raid", "rally"))
    assert rows(raid, strike) == [1, 1]


def test_an_old_story_goes_on_only_in_the_next_sentences() -> None:
    old = m("debate", on="1991", sentence=3, pos="NOUN")
    near, far = (m("debate", on=None, sentence=n, pos="NOUN") for n in (4, 9))
    near, far = told(near, "The debate changed it all"), told(far, "The debate was held in public")
    assert rows(old, near) == [2]
    assert rows(old, far) == [1]


def test_statements_without_their_speaker_need_the_same_words() -> None:
    us = told(
        m("statement", "a:United States:GPE", on="2024-03-04", doc="a", pos="NOUN"),
        "The United States condemned the raid in a statement",
    )
    for text in ("He denied those claims in a statement", "In a statement the union thanked its members"):
        assert rows(us, told(m("statement", on="2024-03-04", doc="b", pos="NOUN"), text)) == [1, 1]


def test_several_deaths_are_not_the_death_of_one() -> None:
    for noun, verb, who in (
        ("deaths/death", "died/die", "a:a climber"),
        ("arrests/arrest", "arrested/arrest", "p:Ann Roe:PERSON"),
        ("resignations/resignation", "resigned/resign", "a:a judge"),
    ):
        several = replace(m(noun, "l:Leeds:GPE", on="2024-03-04", doc="a", pos="NOUN"))
        one = m(verb, who, "l:Leeds:GPE", on="2024-03-04", doc="b")
        assert rows(several, one) == [1, 1], noun


def test_quakes_of_other_strength_are_others() -> None:
    def quake(text: str, doc: str) -> Mention:
        return told(m("quake", "l:Tarvania:GPE", on="2024-03", doc=doc, pos="NOUN", kind="disaster"), text)

    assert rows(quake("A 6.4-magnitude quake hit", "a"), quake("An 8.6-magnitude quake hit", "b")) == [1, 1]
    assert rows(quake("A 6.4-magnitude quake hit", "a"), quake("A 6.5-magnitude quake hit", "b")) == [2]


def test_taking_a_town_is_told_in_many_words() -> None:
    for word in ("took/take", "seized/seize", "overran/overrun"):
        one = m("captured/capture", "a:rebels", "p:Dalmeh:GPE", on="2024-03-04", doc="a")
        assert rows(one, m(word, "a:rebels", "p:Dalmeh:GPE", on="2024-03-04", doc="b")) == [2], word
    office = m("took/take", "a:rebels", "p:power", on="2024-03-04", doc="b")
    assert rows(m("captured/capture", "a:rebels", "p:power", on="2024-03-04", doc="a"), office) == [1, 1]


@pytest.mark.parametrize(
    ("who", "verb", "text", "other", "says", "count"),
    [
        ("a:Anna Lisk:PERSON", "left/leave", "Anna Lisk left office", "stepped/step", "Lisk stepped down", [2]),
        ("a:Orlu Dam:FAC", "gave/give", "The Orlu Dam gave way on Monday", "burst", "The Orlu Dam burst", [2]),
        ("a:Rasmus Bo:PERSON", "admitted/admit", "Rasmus Bo admitted defeat", "conceded/concede", "Bo conceded", [2]),
        ("a:Karis Line:ORG", "went/go", "Karis Line went on, it said", "sank/sink", "Karis Line sank", [1, 1]),
    ],
)
def test_a_verb_says_what_it_says_with_its_noun(
    who: str, verb: str, text: str, other: str, says: str, count: list[int]
) -> None:
    one = told(m(verb, who, on="2024-03-04", doc="a"), text)
    assert rows(one, told(m(other, who, on="2024-03-04", doc="b"), says)) == count


def test_one_toll_in_one_story_is_one_disaster() -> None:
    def killed(toll: int, who: str, on: str, doc: str) -> Mention:
        return m("killed/kill", f"a:{who}", f"p:{toll} people", on=on, doc=doc, kind="death")

    title = "Orlu dam collapse"
    for toll, one, other in ((79, "the Orlu dam", "the disaster"), (33, "a ferry", "the sinking")):
        weekly, monthly = killed(toll, one, "2024-W10", "a"), killed(toll, other, "2024-03", "b")
        assert rows(weekly, monthly, titles=title) == [2]
        assert rows(weekly, killed(toll + 9, other, "2024-03", "b"), titles=title) == [1, 1]
    assert rows(killed(2, "a bomb", "2024-W10", "a"), killed(2, "a crash", "2024-03", "b"), titles=title) == [1, 1]


def test_noun_and_verb_of_one_sentence_may_meet_two_verbs_may_not() -> None:
    for noun, verb in (("quake", "struck/strike"), ("blast", "hit"), ("storm", "battered/batter")):
        at = {"on": "2024-03-04", "kind": "disaster"}
        thing = single(fact(m(noun, pos="NOUN", **at)))  # type: ignore[arg-type]
        did, too = (single(fact(m(verb, "p:Tarvania:GPE", begin=n, **at))) for n in (20, 60))  # type: ignore[arg-type]
        assert not excluded(thing, did, same_article=True), noun
        assert excluded(did, too, same_article=True), noun
        years = [replace(bundle, lo=733000, hi=733365) for bundle in (thing, did)]
        assert excluded(*years, same_article=True), noun


def test_the_same_ordinal_is_the_same_one() -> None:
    who = ("a:INS Sukanya:ORG", "p:the fifth operation")
    one, other = (m("conducted/conduct", *who, on="2024-03-04", doc="a", sentence=n) for n in (1, 4))
    assert rows(one, other) == [2]
    for nth in ("sixth", "second", "tenth"):
        assert rows(one, replace(other, participants=(other.participants[0], _who(f"p:the {nth} operation")))) == [1, 1]


def test_a_mother_of_twelve_is_one() -> None:
    named = single(fact(m("killed/kill", "p:Ann Lee:PERSON", on="2024-03-04")))
    for who, several in (("a mother of 12", False), ("a father of 4", False), ("12 people", True), ("4 men", True)):
        other = single(fact(m("killed/kill", f"p:{who}", on="2024-03-04", doc="b")))
        assert several_and_one(named, other) is several, who


def test_only_people_are_dismissed_from_office() -> None:
    for word in ("sacked/sack", "fired/fire", "ousted/oust"):
        at = {"on": "2024-03-04", "kind": "resignation"}
        one = m(word, "a:the board", "p:Ann Roe:PERSON", doc="a", **at)  # type: ignore[arg-type]
        other = m("dismissed/dismiss", "a:the board", "p:Ann Roe:PERSON", doc="b", **at)  # type: ignore[arg-type]
        assert rows(one, other) == [2], word
    shots = m("fired/fire", "a:Ann Roe:PERSON", on="2024-03-04", doc="a")
    assert rows(shots, m("dismissed/dismiss", "a:Ann Roe:PERSON", "p:a report", on="2024-03-04", doc="b")) == [1, 1]


def test_what_lasts_up_to_a_day_is_not_what_happened_on_one() -> None:
    for verb, one, other in (
        ("flew/fly", "a:Ann Roe:PERSON", "p:flags"),
        ("closed/close", "a:the harbour", "p:a school"),
        ("met/meet", "a:the cabinet", "a:a jury"),
    ):
        done = single(fact(m(verb, one, on="2024-03-06", doc="a")))
        for on, same in (("2024-03-05/2024-03-08", False), ("2024-03-06", True)):
            lasting = single(fact(m(verb, other, on=on, doc="b")))
            found = when(done, lasting, False)
            assert found is not None
            assert (found[0] > 0.5) is same, (verb, on)


def test_a_toll_is_one_whatever_the_dead_are_called() -> None:
    for one, other, n in (
        ("p:16 workers", "p:16 people", 2),
        ("p:nine soldiers", "p:nine men", 2),
        ("p:40 passengers", "p:40 civilians", 2),
        ("p:16 workers", "p:16 houses", 1),
    ):
        killed = [
            m("killed/kill", who, "l:Lima:GPE", on="2024-03-04", doc=doc) for doc, who in (("a", one), ("b", other))
        ]
        assert (near(*(fact(mention).patients[0] for mention in killed)) >= 0.7) is (n == 2), (one, other)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("went on trial", "trial", 1.0),
        ("handed his resignation", "resigned", 1.0),
        ("tendered her resignation", "resignation", 1.0),
        ("passed sentence", "jailed", 0.8),
        ("killed", "died", 0.8),
        ("opened fire", "fire", 0.0),
    ],
)
def test_words_for_one_thing(one: str, other: str, words: float) -> None:
    def bundle(text: str) -> Bundle:
        lemma = {"went": "go", "handed": "hand", "tendered": "tender", "passed": "pass", "opened": "open"}
        verb = text.split()[0]
        pos = "NOUN" if text in ("trial", "resignation", "fire") else "VERB"
        plain = {"resigned": "resign", "jailed": "jail", "killed": "kill", "died": "die"}
        mention = m(f"{verb}/{lemma.get(verb, plain.get(verb, verb))}", on="2024-03-04", pos=pos)
        return single(fact(replace(mention, sentence=Span(0, len(text), text))))

    assert what(bundle(one), bundle(other))[0] == words


@pytest.mark.parametrize(
    "verb, one, other",
    [
        ("found/find", "p:the family's collie", "p:two women"),
        ("rescued/rescue", "p:a horse", "p:the driver"),
        ("shot/shoot", "p:a wolf", "p:a hiker"),
    ],
)
def test_an_animal_and_a_person_are_two(verb: str, one: str, other: str) -> None:
    assert rows(m(verb, one, on="2024-03-04", doc="a"), m(verb, other, on="2024-03-04", doc="b")) == [1, 1]
    assert rows(m(verb, one, on="2024-03-04", doc="a"), m(verb, one, on="2024-03-04", doc="b")) == [2]


@pytest.mark.parametrize(
    "one, other",
    [("charged/charge", "arraigned/arraign"), ("resigned/resign", "quit/quit"), ("bought/buy", "acquired/acquire")],
)
def test_a_plan_in_other_words_is_no_deed(one: str, other: str) -> None:
    who = "p:Ann Roe:PERSON" if "charg" in one else "a:Ann Roe:PERSON"
    deed = m(one, who, on="2024-03-04", doc="a")
    plan = m(other, who, on="2024-03-04", doc="b", factuality=Factuality.PLANNED)
    assert rows(deed, plan) == [1, 1]
    assert rows(deed, replace(plan, factuality=Factuality.ASSERTED)) == [2]
    assert rows(deed, m(one, who, on="2024-03-04", doc="b", factuality=Factuality.PLANNED)) == [2]


@pytest.mark.parametrize(
    "verb, one, other",
    [
        ("hurled/hurl", "youths hurled bottles at a shop", "protesters hurled stones on the far bridge"),
        ("fled/flee", "residents fled their homes by the river", "villagers fled up the hill with cattle"),
        ("injured/injure", "dozens were injured by falling tiles", "many people were injured on the motorway"),
    ],
)  # fmt: skip
def test_what_many_do_here_and_there_needs_words_in_common(verb: str, one: str, other: str) -> None:
    role = "p" if verb.startswith("injur") else "a"
    first, second = (
        told(m(verb, f"{role}:{text.split()[0]}", on="2024-03-04", doc=text), text) for text in (one, other)
    )
    assert rows(first, second, titles="Unrest in Dorn") == [1, 1]
    assert rows(first, told(replace(first, doc_id="z", mention_id="z"), one), titles="Unrest in Dorn") == [2]


def test_tolls_add_up() -> None:
    three = m("died/die", "p:three workers", on="2024-03-04", doc="a")
    assert _tolls(single(fact(three))) == {3}
    assert 3 in _tolls(single(fact(m("died/die", "p:two women", "p:a man", on="2024-03-04"))))
    assert _tolls(single(fact(m("died/die", "p:a man", on="2024-03-04")))) == set()


@pytest.mark.parametrize("one, other", [("explosions", "bombings"), ("blazes", "fires"), ("crashes", "collisions")])
def test_two_that_are_each_one_more_need_one_word(one: str, other: str) -> None:
    def more(word: str, text: str) -> Mention:
        return told(m(f"{word}/{word[:-1]}", on="2024-03-04", doc=text, pos="NOUN"), text)

    first = more(one, f"three further {one} were heard at the Dorn camp by the river")
    assert rows(first, more(other, f"{other} were heard in another region by the river, at the Dorn camp")) == [1, 1]
    assert rows(first, more(one, f"the three further {one} were heard at the Dorn camp by the river")) == [2]


@pytest.mark.parametrize(
    "verb, one, more",
    [("collapsed/collapse", "wall", "walls"), ("sank/sink", "boat", "boats"), ("fell/fall", "climber", "climbers")],
)
def test_one_thing_and_several_are_two(verb: str, one: str, more: str) -> None:
    single_one = m(verb, f"p:a {one}", on="2024-03-04", doc="a")
    assert rows(single_one, m(verb, f"p:the {more}", on="2024-03-04", doc="b")) == [1, 1]
    assert rows(single_one, m(verb, f"p:the {one}", on="2024-03-04", doc="b")) == [2]


@pytest.mark.parametrize(
    ("verb", "who", "one", "other", "n"),
    [
        ("sparked/spark", "a:the quake", "p:landslides", "p:panic", 2),
        ("caused/cause", "a:the storm", "p:a power cut", "p:floods", 2),
        ("drew/draw", "a:the ruling", "p:praise", "p:protests", 2),
        ("triggered/trigger", "a:the leak", "p:alarms", "p:an inquiry", 2),
        ("sparked/spark", "a:the quake", "p:panic", "p:panic", 1),
        ("shook/shake", "a:the quake", "p:houses", "p:the port", 1),
    ],
)
def test_what_came_of_it_tells_apart(verb: str, who: str, one: str, other: str, n: int) -> None:
    text = f"The strong evening {verb.split('/')[0]} Aceh northern province region dozens buildings"
    pair = [told(m(verb, who, whom, on="2024-03-04", doc=doc), text) for doc, whom in (("a", one), ("b", other))]
    assert len(rows(*pair, titles="Aceh northern province quake")) == n


@pytest.mark.parametrize(
    ("verb", "who"),
    [("ran/run", "a:people"), ("prayed/pray", "a:survivors"), ("queued/queue", "a:residents")],
)
def test_what_many_do_in_a_town_and_in_a_village(verb: str, who: str) -> None:
    for one, other, n in (
        ("l:Banda Aceh:GPE", "l:the village", 2),
        ("l:Banda Aceh:GPE", "l:Banda Aceh:GPE", 1),
        ("l:Banda Aceh:GPE", "l:the area", 1),
    ):
        text = f"In the strong evening many {verb.split('/')[0]} outside houses Aceh quake panic"
        pair = [told(m(verb, who, at, on="2024-03-04", doc=doc), text) for doc, at in (("a", one), ("b", other))]
        assert len(rows(*pair, titles="Aceh quake panic houses")) == n, other
