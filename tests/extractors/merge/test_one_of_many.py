"""One against several, this one against the other, a thing against a look: classes of sentences that are told apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from merge_builder import m, participant
from test_apart import rows, told

from extractors.merge.ages import ages_of
from extractors.merge.bundle import single
from extractors.merge.clause import befell_one
from extractors.merge.counts import how_many, several_and_one, unknown_victim
from extractors.merge.digest import read_article
from extractors.merge.facts import fact
from extractors.merge.score import excluded, judge
from extractors.model import Mention

DAY: dict[str, Any] = {"on": "2024-03-04"}
STORY = "Riots in Leeds after a march against the curfew"


def placed(mention: Mention, text: str, *who: str) -> Mention:
    """The mention in its sentence, its participants where the sentence has them."""
    found = []
    for part in (*mention.participants, *map(participant, who)):
        begin = mention.sentence.begin + text.index(part.text)
        found.append(replace(part, begin=begin, end=begin + len(part.text)))
    return told(replace(mention, participants=tuple(found)), text)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Tensions eased until Mona Gray, a sister of the dead man, was arrested", "arrested/arrest"),
        ("The driver has since been charged with murder", "charged/charge"),
        ("Police said he turned and shot her in the shoulder", "shot/shoot"),
        ("A guard at the gate was also killed", "killed/kill"),
    ],
)
def test_a_verb_of_one_subject_tells_of_one(text: str, verb: str) -> None:
    one = told(m(verb, "l:Leeds:GPE", doc="a", **DAY), text)
    many = told(m(verb, "p:46 people", "l:Leeds:GPE", doc="b", **DAY), f"46 people were {verb.split('/')[0]} in Leeds")
    assert how_many(single(fact(one))) == "one"
    assert rows(one, many, titles=STORY) == [1, 1]


@pytest.mark.parametrize("text", ["A couple was arrested", "They shot her sons", "Forty were arrested in Leeds"])
def test_who_are_several_are_not_one(text: str) -> None:
    word = "shot" if "shot" in text else "arrested"
    mention = told(m(f"{word}/x", "p:A couple" if "couple" in text else "p:they", **DAY), text)
    assert not befell_one(mention)


@pytest.mark.parametrize(
    ("victim", "victims"),
    [
        (["p:Ann Roe:PERSON"], ["p:Tom Ward:PERSON", "p:Ann Roe:PERSON"]),
        (["p:a Dane"], ["p:two Danes"]),
        (["p:a French climber"], ["p:one French and one Swiss climber"]),
    ],
)
def test_the_shooting_of_one_is_not_that_of_several(victim: list[str], victims: list[str]) -> None:
    for verb in ("shot/shoot", "stabbed/stab", "killed/kill"):
        here, there = (m(verb, *who, doc=doc, **DAY) for who, doc in ((victim, "a"), (victims, "b")))
        same = m(verb, *victims, doc="c", **DAY)
        sides = [single(fact(mention)) for mention in (here, there, same)]
        assert several_and_one(sides[0], sides[1]) == (verb == "x" or "Dane" not in victim[0])
        assert not several_and_one(sides[1], sides[2])


@pytest.mark.parametrize(
    ("text", "who", "age"),
    [
        ("Robert Hale, 32, died on the north face", "p:Robert Hale:PERSON", {32}),
        ("The 36-year-old surgeon Dara Moss died at home", "p:Dara Moss:PERSON", {36}),
        ("A 19-year-old student died at home", "p:A 19-year-old student", {19}),
        ("Dara Moss, 1500 metres up, died in a fall", "p:Dara Moss:PERSON", set()),
        ("Dara Moss died, 32 years after her son", "p:Dara Moss:PERSON", set()),
    ],
)
def test_an_age_beside_a_name_is_that_of_the_named(text: str, who: str, age: set[int]) -> None:
    assert ages_of(placed(m("died/die", **DAY), text, who)) == age


def test_an_age_told_once_holds_all_over_the_article() -> None:
    for name, surname in (("Robert Hale", "Hale"), ("Dara Moss", "Moss"), ("Li Wen", "Wen")):
        first = placed(m("fell/fall", **DAY), f"{name}, 32, fell on Monday", f"p:{name}:PERSON")
        later = m("died/die", f"p:{surname}:PERSON", sentence=3, **DAY)
        bundles, _ = read_article([first, later], None)
        assert {age for told_ in bundles for age in told_.bundle.ages} == {32}
        assert all(told_.bundle.ages == {32} for told_ in bundles)
        other = m("died/die", "p:a 36-year-old climber", doc="b", **DAY)
        assert rows(first, later, other, titles="Climbers die on Mount Aster") == [1, 1, 1]


@pytest.mark.parametrize(
    ("verb", "one", "other"),
    [
        ("torched/torch", "cars", "a bank"),
        ("looted/loot", "a pharmacy", "kiosks"),
        ("defaced/deface", "a statue", "the town hall"),
    ],
)
def test_what_a_riot_does_to_one_thing_it_does_to_the_next(verb: str, one: str, other: str) -> None:
    place = "l:Leeds:GPE"
    here, there, again = (
        m(verb, f"p:{what}", place, doc=doc, **DAY) for what, doc in ((one, "a"), (other, "b"), (one, "c"))
    )
    assert rows(here, there, titles=STORY) == [1, 1]
    assert rows(here, m(verb, place, doc="d", **DAY), titles=STORY) == [1, 1]
    assert rows(here, again, titles=STORY) == [2]


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("By the sixth round Doran appeared mentally beaten", "beaten", "VERB"),
        ("She fooled the court by pretending to faint", "faint", "VERB"),
        ("Thousands who had fled fighting in Veldau reached the camp", "fighting", "NOUN"),
        ("They arm the groups that are fighting its war", "fighting", "VERB"),
        ("Twelve were hurt by a landslide or collapsing walls", "landslide", "NOUN"),
        ("Two died in a fall or a fight", "fight", "NOUN"),
    ],
)
def test_a_look_a_guess_and_what_goes_on_meet_nothing(text: str, word: str, pos: str) -> None:
    place = "l:Veldau:GPE"
    here = told(m(word, place, doc="a", pos=pos, rule="context:story", **DAY), text)
    there = told(m(word, place, doc="b", pos=pos, **DAY), f"On Monday there was {word} in Veldau")
    plain = told(m(word, place, doc="c", pos=pos, rule="context:story", **DAY), f"Many saw {word} in Veldau")
    assert rows(here, there, titles=STORY) == [1]
    assert rows(plain, there, titles=STORY) == [2]


@pytest.mark.parametrize(
    ("verb", "one", "other"),
    [
        ("checked/check", "checked into Willow Recovery on Monday", "checked into the Bergman Clinic on Monday"),
        ("admitted/admit", "was admitted to Saint Orsola on Monday", "was admitted to Kings Hospital on Monday"),
        ("booked/book", "booked into the Astoria on Monday", "booked into the Palace Hotel on Monday"),
    ],
)
def test_who_enters_two_houses_does_so_twice(verb: str, one: str, other: str) -> None:
    who = "a:Nora Vane:PERSON"
    first, second, again = (
        told(m(verb, who, doc=doc, **DAY), f"Nora Vane {text}") for text, doc in ((one, "a"), (other, "b"), (one, "c"))
    )
    assert rows(first, second, titles="Nora Vane in care") == [1, 1]
    assert rows(first, again, titles="Nora Vane in care") == [2]


@pytest.mark.parametrize("word", ["earthquake", "crash", "explosion"])
def test_a_noun_without_a_day_is_of_the_day_its_article_gives_one(word: str) -> None:
    text = f"Rescue workers reached survivors of the powerful {word} on the northern coast road"
    own = m(word, "l:Arl:GPE", doc="a", pos="NOUN", sentence=4, pub="2024-03-06", **DAY)
    guest = told(m(word, on=None, doc="a", pos="NOUN", pub="2024-03-06"), text.replace("the powerful", "a powerful"))
    day: dict[str, Any] = {"on": "2024-03-05", "pub": "2024-03-06"}
    other = told(m(word, doc="b", pos="NOUN", **day), text.replace("the powerful", "a"))
    assert rows(guest, other, titles=STORY) == [2]
    assert rows(own, guest, other, titles=STORY) == [1, 1]  # one without a day founds no row


@pytest.mark.parametrize(
    ("owner", "thing", "verb"),
    [("Norlink", "cable", "cut"), ("Harlow Foods", "warehouse", "fire"), ("Orient Line", "ferry", "crash")],
)
def test_the_other_one_is_known_by_its_name(owner: str, thing: str, verb: str) -> None:
    first = m(verb, f"p:a {thing}", pos="NOUN", **DAY)
    second = told(
        m(verb, f"p:another {thing}", pos="NOUN", sentence=1, **DAY),
        f"The same night {owner} told of the {verb} of another {thing}",
    )
    later = told(m(verb, on=None, pos="NOUN", sentence=2), f"The delays were put down to the {owner} {thing} {verb}")
    plain = told(m(verb, on=None, pos="NOUN", sentence=2), f"The delays were put down to the {verb}")
    assert rows(first, second, later) == [1, 1]
    assert rows(first, second, plain) == [1, 2]


@pytest.mark.parametrize(
    ("one", "other"), [("killed/kill", "shooting"), ("attacked/attack", "bombing"), ("hurt/hurt", "wound")]
)
def test_reprints_do_not_make_one_of_the_two_a_sentence_tells(one: str, other: str) -> None:
    text = f"The deputy was {one.split('/')[0]} while he looked into a {other} at a farm near Arl"
    pairs = []
    for doc in "ab":
        verb = told(m(one, doc=doc, **DAY), text)
        noun = told(m(other, doc=doc, pos="NOUN", **DAY), text)
        pairs.append((replace(verb, trigger=replace(verb.trigger)), noun))
    (verb, noun), (verb_again, noun_again) = pairs
    assert rows(verb, noun, verb_again, noun_again, titles=STORY) == [2, 2]


@pytest.mark.parametrize("word", ["quake", "fire", "strike"])
def test_a_noun_taken_up_in_its_sentence_is_the_same(word: str) -> None:
    text = f"People ran out when the {word} began in Arl, where the {word} has cut off the power"
    first = told(m(word, pos="NOUN", **DAY), text)
    at = text.rindex(word)
    second = replace(first, mention_id="f" * 16, trigger=replace(first.trigger, begin=at, end=at + len(word)))
    assert not excluded(single(fact(first)), single(fact(second)), same_article=True)
    new = text.replace(f"where the {word}", f"and a {word}")
    at = new.rindex(word)
    other = replace(told(second, new), trigger=replace(second.trigger, begin=at, end=at + len(word)))
    assert excluded(single(fact(told(first, new))), single(fact(other)), same_article=True)


@pytest.mark.parametrize("what", ["The quake", "A powerful storm", "The flood"])
def test_what_one_happening_did_to_many_is_one(what: str) -> None:
    here = told(
        m("injured/injure", f"a:{what}", "p:dozens", doc="a", kind="injury", **DAY),
        f"{what} injured dozens and tore down huts",
    )
    there = told(
        m("injuring/injure", f"a:{what.lower().replace('powerful ', '')}", "p:dozens", doc="b", kind="injury", **DAY),
        f"{what} came at dawn, injuring dozens of sleepers",
    )
    bare = told(m("injured/injure", "p:dozens", doc="c", kind="injury", **DAY), "Dozens were injured in the crush")
    assert rows(here, there, titles=STORY) == [2]
    assert rows(here, bare, titles=STORY) == [1, 1]


@pytest.mark.parametrize(
    ("word", "house", "host"),
    [
        ("fire", "Marlow Bank", "The ministry's archives went up in the raging fire"),
        ("blast", "Orsola Hospital", "The depot's doors were bent by the force of the blast"),
        ("robbery", "Hotel Astoria", "The jeweller spoke of the robbery in tears"),
    ],
)
def test_a_noun_with_its_place_is_the_one_told_there(word: str, house: str, host: str) -> None:
    there = f"l:{house}:FAC"
    first = told(m(word, there, on=None, pos="NOUN"), f"Three people died in a {word} at {house}")
    other = told(m(word, pos="NOUN", sentence=1, **DAY), host)
    guest = told(
        m(word, there, on=None, pos="NOUN", sentence=2), f"Witnesses said the {word} at {house} was no accident"
    )
    assert rows(first, other, guest) == [1]
    assert rows(other, guest) == [2]


@pytest.mark.parametrize(
    "text",
    [
        "The navy has so far seized 14 rifles in the gulf of Orm",
        "It seized 923 rounds during the five patrols in the gulf of Orm",
        "So far, customs has seized six boats in the gulf of Orm",
    ],
)
def test_what_was_done_over_a_time_is_not_of_one_day(text: str) -> None:
    here = told(m("seized/seize", "l:Orm:LOC", doc="a", rule="timex:next", **DAY), text)
    there = told(
        m("seized/seize", "l:Orm:LOC", doc="b", **DAY), "The navy seized six rifles in the gulf of Orm on Monday"
    )
    plain = told(here, text.replace("has so far ", "").replace("during the five patrols ", "").replace("So far, ", ""))
    assert rows(here, there, titles="Pirates in the gulf of Orm") == [1, 1]
    assert rows(plain, there, titles="Pirates in the gulf of Orm") == [2]


@pytest.mark.parametrize("verb", ["hurled/hurl", "threw/throw", "lobbed/lob"])
def test_a_riot_sees_things_thrown_again_and_again(verb: str) -> None:
    word = verb.split("/")[0]
    crowd = m(verb, "a:youths", "p:petrol bombs", doc="a", **DAY)
    shops = told(crowd, f"Hooded youths {word} petrol bombs at shops along the main avenue of Arl")
    bank = told(
        replace(crowd, mention_id="e" * 16, doc_id="b"),
        f"A clerk of the savings office near the harbour said men in masks broke a pane and {word} bottles",
    )
    again = told(replace(crowd, mention_id="d" * 16, doc_id="c"), shops.sentence.text)
    assert rows(shops, bank, titles=STORY) == [1, 1]
    assert rows(shops, again, titles=STORY) == [2]
    later = m(verb, "a:youths", "p:petrol bombs", doc="a", sentence=3, **DAY)
    assert excluded(single(fact(shops)), single(fact(later)), same_article=True)


@pytest.mark.parametrize("verb", ["bombed/bomb", "shot/shoot", "burned/burn"])
def test_a_day_taken_from_the_sentence_before_is_too_little_to_know_it_by(verb: str) -> None:
    word = verb.split("/")[0]
    here, there = (
        told(m(verb, "l:Arl:GPE", doc=doc, rule="timex:next", **DAY), text)
        for doc, text in (("a", f"Two drivers {word} into the yard"), ("b", f"She {word} a cart behind the crowd"))
    )
    own = [told(m(verb, "l:Arl:GPE", doc=x.doc_id, **DAY), x.sentence.text) for x in (here, there)]
    sides = [single(fact(x)) for x in (here, there, *own)]
    assert [side.sure for side in sides] == [False, False, True, True]
    assert all(side.firm for side in sides)
    bare = [replace(side, places=()) for side in sides]
    unsure, sure = (judge(*pair, same_article=False) for pair in (bare[:2], bare[2:]))
    assert unsure is not None
    assert sure is not None
    assert unsure.needs > sure.needs


@pytest.mark.parametrize("verb", ["shot/shoot", "stabbed/stab", "wounded/wound"])
def test_whom_a_pronoun_stands_for_is_not_known_where_one_is_named(verb: str) -> None:
    word, killer = verb.split("/")[0], "a:Ivan Dole:PERSON"
    named = told(
        m(verb, killer, "p:Paul Rye:PERSON", doc="a", **DAY), f"Ivan Dole {word} Paul Rye in the hall of the mill"
    )
    bare = told(m(verb, killer, doc="b", **DAY), f"A clerk said Ivan Dole came up the stairs and {word} him in the leg")
    noun = told(m("shooting", killer, doc="c", pos="NOUN", **DAY), "The shooting by Ivan Dole")
    sides = [single(fact(mention)) for mention in (named, bare, noun)]
    assert unknown_victim(sides[0], sides[1])
    assert not unknown_victim(sides[0], sides[2])
    assert rows(named, bare, titles="Ivan Dole at the mill") == [1, 1]


@pytest.mark.parametrize(
    ("verb", "who"),
    [("evacuated/evacuate", "p:houses"), ("injured/injure", "p:dozens"), ("hurled/hurl", "a:youths")],
)
def test_what_many_do_in_one_country_others_do_in_the_next(verb: str, who: str) -> None:
    here, there, again = (
        m(verb, who, f"l:{place}:GPE", doc=doc, **DAY) for place, doc in (("Oman", "a"), ("Dubai", "b"), ("Oman", "c"))
    )
    assert excluded(single(fact(here)), single(fact(there)), same_article=False)
    assert not excluded(single(fact(here)), single(fact(again)), same_article=False)


@pytest.mark.parametrize("names", [("Ann Roe", "Mill Lane"), ("Tom Ward", "Arl"), ("Li Wen", "Orsola")])
def test_who_was_arrested_is_one_whatever_names_were_read(names: tuple[str, str]) -> None:
    text = f"{names[0]}, 23, of {names[1]}, was arrested on Monday"
    who = [f"p:{name}:PERSON" for name in names]
    assert how_many(single(fact(told(m("arrested/arrest", *who, **DAY), text)))) == "one"
    several = told(m("arrested/arrest", *who, **DAY), f"{names[0]} and {names[1]} were arrested on Monday")
    assert how_many(single(fact(several))) == "several"


@pytest.mark.parametrize(
    ("together", "apart"),
    [
        (("p:three workers",), ("p:a 63-year-old woman", "p:two men")),
        (("p:four passengers",), ("p:a man", "p:three women")),
        (("p:six passengers",), ("p:four children", "p:two women")),
    ],
)
def test_who_are_counted_together_here_and_one_by_one_there(together: tuple[str, ...], apart: tuple[str, ...]) -> None:
    one, other = (
        m("shot/shoot", *who, sentence=n, kind="armed_attack", **DAY) for n, who in ((0, together), (3, apart))
    )
    assert rows(one, other) == [2]
    more = m("shot/shoot", *apart, "p:a boy", sentence=3, kind="armed_attack", **DAY)
    assert rows(one, more) == [1, 1]
    uncounted = m("shot/shoot", *apart[:1], "p:some men", sentence=3, kind="armed_attack", **DAY)
    assert rows(one, uncounted) == [1, 1]
