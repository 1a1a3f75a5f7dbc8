"""``Word`` answers what a spaCy ``Token`` answers; sentences and entities lie where spaCy puts them."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from extractors.language import load
from extractors.language.words import Word, Words, per_word

TEXTS = [
    "Rebels shelled the town of Kidal. Its mayor, who had fled on Monday, said nobody was hurt.",
    "OSLO — “We can’t wait,” Anna Berg said; shares of ACME Corp. fell 4% (to $3.50)…",
    "Talks\u00a0resumed.\n\nNobody\tspoke 🙂 of it!",
]


@pytest.fixture(scope="module", params=TEXTS)
def pair(request: pytest.FixtureRequest) -> tuple[Doc, Words]:
    doc = load()(request.param)
    return doc, Words(doc)


@pytest.mark.parametrize(
    "name",
    ["i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "is_upper", "is_digit", "is_punct"],
)
def test_attributes_are_those_of_the_token(pair: tuple[Doc, Words], name: str) -> None:
    doc, words = pair
    assert [getattr(word, name) for word in words] == [getattr(token, name) for token in doc]


def test_the_tree_is_that_of_the_document(pair: tuple[Doc, Words]) -> None:
    for token, word in zip(*pair, strict=True):
        assert word.head.i == token.head.i
        assert [child.i for child in word.children] == [child.i for child in token.children]
        assert [child.i for child in word.lefts] == [child.i for child in token.lefts]
        assert [child.i for child in word.rights] == [child.i for child in token.rights]
        assert (word.left_edge.i, word.right_edge.i) == (token.left_edge.i, token.right_edge.i)


def test_sentences_and_entities(pair: tuple[Doc, Words]) -> None:
    doc, words = pair
    ours = [(one.start, one.end, one.start_char, one.end_char) for one in words.sentences]
    assert ours == [(one.start, one.end, one.start_char, one.end_char) for one in doc.sents]
    assert all(word.i in range(word.sent.start, word.sent.end) for word in words)
    entities = [(one.start, one.end, one.label_, one.text, one.root.i) for one in words.entities]
    assert entities == [(one.start, one.end, one.label_, one.text, one.root.i) for one in doc.ents]


def test_text_is_cut_as_it_stands(pair: tuple[Doc, Words]) -> None:
    doc, words = pair
    assert words.text(0, len(words)) == doc.text.rstrip(" ")
    assert all(words.text(at, at + 2) == doc[at : at + 2].text for at in range(len(words) - 2))
    assert words.text(3, 3) == ""


def test_an_answer_is_kept_with_its_word() -> None:
    asked: list[int] = []

    @per_word
    def length(tok: Word) -> int:
        asked.append(tok.i)
        return len(tok)

    words = Words(load()("Rebels fled."))
    assert [length(words[0]), length(words[0]), length(words[1])] == [6, 6, 4]
    assert asked == [0, 1]


def test_an_empty_document() -> None:
    words = Words(load().make_doc(""))
    assert (len(words), words.sentences, words.entities) == (0, (), ())


def test_morphology_where_there_are_no_tags() -> None:
    doc = Doc(load().vocab, words=["fell"], morphs=["Tense=Past|VerbForm=Fin"])
    assert Words(doc)[0].features("Tense") == ("Past",)
    assert Words(doc)[0].features("Mood") == ()
