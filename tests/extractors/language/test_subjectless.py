"""A verb with a tense has a subject: the likeliest noun before it, where the best tree has none."""

from __future__ import annotations

import pytest
from spacy.language import Language

SUBJECTS = [
    # the object of what is said
    (
        "The Danish coast guard says a Polish soldier serving with the alliance in Mali was killed during fighting.",
        "killed",
        ["soldier"],
    ),
    ("The Turin tribunal reported airborne troops in the hills of Tavria will be withdrawn.", "withdrawn", ["troops"]),
    ("The defense ministry disclosed land near the border will undercut prices.", "undercut", ["land"]),
    # a noun that hangs on its verb already, under another name
    ("The harbour authority found samples taken from the river has violated the treaty.", "violated", ["samples"]),
    ("A newspaper disclosed its former chairman, Ivo Brandt, did little to deter smugglers.", "did", ["chairman"]),
    (
        "A colonel says a clash between armed smugglers near the hill town of Oru has left three dead.",
        "left",
        ["clash"],
    ),
    # an adjective that stands for a noun, hung on the noun behind the verb
    ("The 52-year-old took charge of the club in June 2021.", "took", ["old"]),
    ("The poor received aid from the church on Sunday.", "received", ["poor"]),
    ("The 28-year-old scored goals in both games last season.", "scored", ["old"]),
]
#: No noun before these does it.
NONE = [
    ("The report found traces of what looks like lead.", "looks"),
    ('"We were told nothing of the plan," read a statement from the harbour board.', "read"),
    ("Help the rescuers find your house.", "Help"),
    ("The 28-year-old damaged bridge was rebuilt in May.", "damaged"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), SUBJECTS)
def test_a_verb_has_its_subject(nlp: Language, text: str, verb: str, subject: list[str]) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    assert [child.text for child in word.children if child.dep_.startswith("nsubj")] == subject


@pytest.mark.parametrize(("text", "verb"), NONE)
def test_no_subject_is_looked_for(nlp: Language, text: str, verb: str) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    assert not [child for child in word.lefts if child.dep_.startswith("nsubj") and child.tag_ != "WP"]


def test_a_passive_is_told_from_an_active(nlp: Language) -> None:
    doc = nlp("Elsewhere Saturday, at least 10 Iraqis and a U.S. Marine were killed in several insurgent attacks.")
    assert next(token for token in doc if token.text == "Iraqis").dep_ == "nsubj:pass"
    doc = nlp("The bank says its new chairman, Ivo Brandt, has broken a promise.")
    assert next(token for token in doc if token.text == "chairman").dep_ == "nsubj"


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("The army has almost completely eliminated militants in the valley.", "army", "eliminated"),
        ("Turkey's navy has recently intensified patrols in the strait.", "navy", "intensified"),
        ("A union official said the firm has already cancelled contracts with dockers.", "firm", "cancelled"),
    ],
)
def test_a_participle_behind_has_and_an_adverb_is_the_verb(nlp: Language, text: str, subject: str, verb: str) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    found = {child.dep_: child.text for child in word.children}
    assert (found.get("nsubj"), word.tag_) == (subject, "VBN")
    assert "obj" in found


@pytest.mark.parametrize(
    ("text", "participle"),
    [
        ("The village has newly built houses.", "built"),
        ("The firm has heavily armed guards at its gates.", "armed"),
        ("The party has well known candidates in Leeds.", "known"),
    ],
)
def test_a_participle_may_describe_what_somebody_has(nlp: Language, text: str, participle: str) -> None:
    assert next(token for token in nlp(text) if token.text == participle).dep_ == "amod"


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("May met the chancellor in Bonn.", "May", "met"),
        ("May ousted her rival in June.", "May", "ousted"),
        ("Will told the court that he had slept.", "Will", "told"),
        ("The WHO says floods and locusts also pose serious threats.", "WHO", "says"),
    ],
)
def test_a_name_like_a_small_word_does_it(nlp: Language, text: str, name: str, verb: str) -> None:
    word = next(token for token in nlp(text) if token.text == name)
    assert (word.head.text, word.dep_, word.tag_) == (verb, "nsubj", "NNP")


@pytest.mark.parametrize("text", ["May need help.", "May they rest in peace.", "WHO IS IN CHARGE?"])
def test_it_stays_the_small_word(nlp: Language, text: str) -> None:
    assert nlp(text)[0].tag_ not in ("NNP", "NNPS")


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("They say the intruder, about 40 years old, shot and wounded the cook.", "intruder", "shot"),
        ("Police said the driver, roughly 25 years old, ran into the woods.", "driver", "ran"),
        ("Witnesses say a boy, some 12 years old, threw the stone.", "boy", "threw"),
    ],
)
def test_an_age_between_commas_is_an_aside(nlp: Language, text: str, subject: str, verb: str) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    assert [child.text for child in word.children if child.dep_ == "nsubj"] == [subject]
