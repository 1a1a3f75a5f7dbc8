"""Tag, part of speech and label of a word in agreement."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language

from extractors.language.parts import Parts

TAGS = ["IN", "RB", "JJ", "NN", "NNS", "NNP", "VBG", "UH", "WDT", "WP", "DT", "RP", "RBS", "JJS", "MD", "VB"]
MORPHS = [
    *(
        "ADP",
        "ADV",
        "ADJ|Degree=Pos",
        "ADJ|Degree=Sup",
        "ADV|Degree=Sup",
        "NOUN|Number=Sing",
        "NOUN|Number=Plur",
        "PROPN",
        "PROPN|Number=Sing",
    ),
    *("VERB", "AUX", "CCONJ", "SCONJ", "INTJ", "PRON|PronType=Rel", "PRON|PronType=Int", "DET", "DET|PronType=Int"),
]
DEPS = ["advmod", "mark", "nsubj", "case", "xcomp", "obj", "amod", "root", "advcl", "obl"]


@pytest.mark.parametrize(
    ("form", "tag", "morph", "dep", "expected"),
    [
        ("in", "RB", "ADP", "advmod", ("RB", "ADV")),
        ("yet", "RB", "CCONJ", "advmod", ("RB", "ADV")),
        ("in", "IN", "ADP", "case", ("IN", "ADP")),
        ("That", "WDT", "PRON|PronType=Rel", "mark", ("IN", "SCONJ")),
        ("that", "WDT", "PRON|PronType=Rel", "nsubj", ("WDT", "PRON|PronType=Rel")),
        ("which", "WDT", "PRON|PronType=Rel", "mark", ("WDT", "PRON|PronType=Rel")),
        ("Yuck", "NN", "NOUN|Number=Sing", "nsubj", ("UH", "INTJ")),
        ("LOL", "JJ", "ADJ|Degree=Pos", "advmod", ("UH", "INTJ")),
        ("luck", "NN", "NOUN|Number=Sing", "nsubj", ("NN", "NOUN|Number=Sing")),
        ("light", "NN", "ADJ|Degree=Pos", "obj", ("NN", "NOUN|Number=Sing")),
        ("drinks", "NNS", "VERB", "nsubj", ("NNS", "NOUN|Number=Plur")),
        ("with", "IN", "SCONJ", "case", ("IN", "ADP")),
        ("with", "IN", "SCONJ", "mark", ("IN", "SCONJ")),
        ("minutes.pdf", "NNP", "PROPN", "nsubj", ("NN", "NOUN|Number=Sing")),
        ("Annex-2.DOCX", "NNP", "PROPN", "obj", ("NN", "NOUN|Number=Sing")),
        ("http://example.org/a.pdf", "NNP", "PROPN", "obj", ("NNP", "PROPN")),
    ],
)
def test_settle(form: str, tag: str, morph: str, dep: str, expected: tuple[str, str]) -> None:
    tags, morphs = np.array([TAGS.index(tag)]), np.array([MORPHS.index(morph)])
    Parts(TAGS, MORPHS, DEPS, bool).settle([form], tags, morphs, np.array([DEPS.index(dep)]), np.array([-1]))
    assert (TAGS[tags[0]], MORPHS[morphs[0]]) == expected


@pytest.mark.parametrize(
    ("before", "word", "after", "expected"),
    [
        ("a/DT", "must/MD/AUX/root", "./NN", ("NN", "NOUN|Number=Sing", "root")),
        ("prices/NNS", "must/MD/AUX/root", "fall/NN", ("MD", "AUX", "root")),
        ("and/IN", "What/WP/PRON|PronType=Int/obj", "a/DT", ("WDT", "DET|PronType=Int", "obj")),
        ("and/IN", "What/WP/PRON|PronType=Int/obj", "the/DT", ("WP", "PRON|PronType=Int", "obj")),
        ("the/DT", "least/JJS/ADJ|Degree=Sup/advmod", "loyal/JJ", ("RBS", "ADV|Degree=Sup", "advmod")),
        ("the/DT", "most/JJS/ADJ|Degree=Sup/amod", "recent/JJ", ("JJS", "ADJ|Degree=Sup", "amod")),
        ("kept/NN", "on/IN/SCONJ/mark", "firing/VBG", ("RP", "ADP", "mark")),
        ("based/NN", "on/IN/SCONJ/mark", "firing/VBG", ("IN", "SCONJ", "mark")),
    ],
)
def test_words_that_the_word_beside_them_tells(before: str, word: str, after: str, expected: tuple[str, ...]) -> None:
    form, tag, morph, dep = word.split("/")
    (first, first_tag), (last, last_tag) = before.split("/"), after.split("/")
    tags = np.array([TAGS.index(t) for t in (first_tag, tag, last_tag)])
    morphs = np.array([MORPHS.index(m) for m in ("DET", morph, "DET")])
    labels, heads = np.array([0, DEPS.index(dep), 0]), np.array([-1, 2, -1])
    Parts(TAGS, MORPHS, DEPS, bool).settle([first, form, last], tags, morphs, labels, heads)
    assert (TAGS[tags[1]], MORPHS[morphs[1]], DEPS[labels[1]]) == expected


@pytest.mark.parametrize(
    ("text", "verb", "noun", "expected"),
    [
        ("He was given a ban", "given", "ban", "obj"),
        ("Rescuers were handed a medal", "handed", "medal", "obj"),
        ("The widow was denied a visa", "denied", "visa", "obj"),
        ("He was given to understand a ban", "given", "ban", "xcomp"),
        ("She was elected a senator", "elected", "senator", "xcomp"),
    ],
)
def test_what_is_given_is_the_object(text: str, verb: str, noun: str, expected: str) -> None:
    words = text.split()
    tags, morphs = (np.full(len(words), x.index(y)) for x, y in ((TAGS, "NN"), (MORPHS, "NOUN|Number=Sing")))
    labels, heads = np.full(len(words), DEPS.index("nsubj")), np.full(len(words), -1)
    labels[words.index(noun)], heads[words.index(noun)] = DEPS.index("xcomp"), words.index(verb)
    Parts(TAGS, MORPHS, DEPS, bool).settle(words, tags, morphs, labels, heads)
    assert DEPS[labels[words.index(noun)]] == expected


def test_no_adverb_is_a_preposition_in_the_pipeline(nlp: Language) -> None:
    texts = (
        "The army moved in, and the rebels have not yet come out.",
        "Fans logged on, looked around and went back; LOL, one wrote, that they waited that long was absurd.",
        "The firm said that it had carried on and that profits were up.",
    )
    words = [token for text in texts for token in nlp(text)]
    assert {token.pos_ for token in words if token.tag_ == "RB"} <= {"ADV", "PART"}
    assert next(token for token in words if token.text == "LOL").pos_ == "INTJ"
    assert all(token.pos_ == "SCONJ" for token in words if token.text == "that" and token.dep_ == "mark")


@pytest.mark.parametrize(
    "text", ["Spain extradited Falcão on Friday.", "Police arrested Falcão on Friday.", "Rivals beat Okelloa."]
)
def test_a_name_right_behind_a_verb_is_its_object(nlp: Language, text: str) -> None:
    words = list(nlp(text))
    assert (words[2].dep_, words[2].head) == ("obj", words[1])


def test_what_somebody_is_called_is_no_object(nlp: Language) -> None:
    doc = nlp("The child was named Falcão.")
    assert next(token for token in doc if token.text == "Falcão").dep_ != "obj"


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("The explosion, heard 20 miles away, shattered windows.", "explosion", "shattered"),
        ("The fire, seen from the sea, destroyed homes.", "fire", "destroyed"),
        ("The storm, named Olga, uprooted trees.", "storm", "uprooted"),
        ("The house, old and crumbling, housed families.", "house", "housed"),
    ],
)
def test_the_verb_behind_an_aside_may_look_like_an_adjective(nlp: Language, text: str, subject: str, verb: str) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    assert word.tag_ == "VBD"
    assert subject in [child.text for child in word.children if child.dep_ == "nsubj"]


def test_an_adjective_behind_a_comma_stays_one(nlp: Language) -> None:
    doc = nlp("The town has a long, winding, cobbled street.")
    assert next(token for token in doc if token.text == "cobbled").tag_ in ("JJ", "VBN")
