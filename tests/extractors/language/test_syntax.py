"""Every question of ``syntax`` asked of the same sentences in both label schemes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from extractors.language import load, syntax
from extractors.language.words import Word, Words

SCHEMES = ("ud", "clear")
VOCAB = spacy.blank("en").vocab


def _read() -> dict[str, list[list[str]]]:
    trees: dict[str, list[list[str]]] = {}
    for line in (Path(__file__).parent / "trees.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            trees[line.strip("[]")] = []
        elif line and not line.startswith("# "):
            trees[next(reversed(trees))].append(line.split("\t"))
    return trees


TREES = _read()


def build(name: str, scheme: str) -> Words:
    rows = TREES[name]
    column = 4 if scheme == "ud" else 6
    heads = [int(row[column]) - 1 if row[column] != "0" else index for index, row in enumerate(rows)]
    return Words(
        Doc(
            VOCAB,
            words=[row[0] for row in rows],
            lemmas=[row[1] for row in rows],
            pos=[row[2] for row in rows],
            tags=[row[3] for row in rows],
            heads=heads,
            deps=["ROOT" if row[column + 1] == "root" else row[column + 1] for row in rows],
        )
    )


def word(doc: Words, text: str) -> Word:
    return next(tok for tok in doc if tok.text == text)


def texts(tokens: tuple[Word, ...]) -> list[str]:
    return [tok.text for tok in tokens]


Table = list[tuple[str, str, list[str]]]

SUBJECTS: Table = [
    ("control", "began", ["forces"]),
    ("control", "shelling", ["forces"]),
    ("passive", "arrested", ["mayor"]),
    ("passive", "charged", ["mayor"]),
    ("relative", "fled", ["man"]),
    ("relative", "said", ["Police"]),
    ("reduced", "built", ["bridge"]),
    ("reduced", "losing", ["bridge"]),
    ("future", "buy", ["club"]),
    ("beto", "disbanded", ["units"]),
    ("coordination", "free", ["Iran"]),
    ("coordination", "paid", ["France"]),
    ("object_relative", "taken", ["rebels"]),
]
OBJECTS: Table = [
    ("control", "began", []),
    ("control", "shelling", ["positions"]),
    ("future", "sell", ["stadium"]),
    ("future", "buy", ["land"]),
    ("object_relative", "taken", ["town"]),
    ("indirect", "gave", ["week"]),
    ("relative", "fled", []),
]
AGENTS: Table = [
    ("passive", "charged", ["agents"]),
    ("passive", "arrested", ["agents"]),  # "arrested and charged by agents"
    ("control", "shelling", ["forces"]),
    ("reduced", "built", []),
    ("reduced", "collapsed", ["bridge"]),
]
PATIENTS: Table = [
    ("passive", "arrested", ["mayor"]),
    ("reduced", "built", ["bridge"]),
    ("beto", "disbanded", ["units"]),
    ("reduced", "losing", ["pillar"]),
    ("reduced", "collapsed", []),
]
TENSES = [
    ("control", "began", "PAST", "NONE", None),
    ("control", "shelling", "PRESPART", "NONE", None),
    ("passive", "charged", "PAST", "NONE", None),
    ("future", "sell", "FUTURE", "NONE", None),
    ("future", "buy", "FUTURE", "NONE", None),
    ("beto", "disbanded", "FUTURE", "NONE", None),
    ("reduced", "built", "PASTPART", "NONE", None),
    ("object_relative", "taken", "PAST", "PERFECTIVE", None),
    ("object_relative", "rebuilt", "NONE", "NONE", "may"),
    ("coordination", "free", "INFINITIVE", "NONE", None),
    ("control", "positions", "NONE", "NONE", None),
]
OBLIQUES = [
    ("passive", "charged", [("by", "agents"), ("in", "Rome")]),
    ("control", "positions", [("in", "March")]),
    ("indirect", "gave", [("because of", "holiday")]),
    ("relative", "said", [("", "Tuesday")]),
    ("copula", "secretary", [("of", "council")]),
    ("reduced", "collapsed", []),
]
CLAUSES = [
    ("control", "positions", "shelling"),
    ("relative", "man", "killed"),
    ("relative", "who", "fled"),
    ("relative", "Tuesday", "said"),
    ("passive", "was", "arrested"),
    ("reduced", "pillar", "losing"),
    ("reduced", "1961", "built"),
]
UPWARD = [
    ("relative", "killed", "said", syntax.Relation.COMPLEMENT, "that"),
    ("relative", "fled", "man", syntax.Relation.RELATIVE, ""),
    ("reduced", "losing", "collapsed", syntax.Relation.ADVERBIAL, "after"),
    ("control", "shelling", "began", syntax.Relation.OPEN, ""),
    ("passive", "Rome", "charged", syntax.Relation.OBLIQUE, "in"),
    ("passive", "charged", "arrested", syntax.Relation.CONJUNCT, ""),
    ("indirect", "holiday", "gave", syntax.Relation.OBLIQUE, "because of"),
]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("question", "table"),
    [
        (syntax.subjects, SUBJECTS),
        (syntax.objects, OBJECTS),
        (syntax.agents, AGENTS),
        (syntax.patients, PATIENTS),
    ],
)
def test_arguments(question: Callable[[Word], tuple[Word, ...]], table: Table, scheme: str) -> None:
    for name, text, wanted in table:
        assert (name, text, texts(question(word(build(name, scheme), text)))) == (name, text, wanted)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("name", "text", "tense", "aspect", "modality"), TENSES)
def test_tense(name: str, text: str, tense: str, aspect: str, modality: str | None, scheme: str) -> None:
    tok = word(build(name, scheme), text)
    assert (syntax.tense(tok), syntax.aspect(tok), syntax.modality(tok)) == (tense, aspect, modality)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("name", "text", "wanted"), OBLIQUES)
def test_obliques(name: str, text: str, wanted: list[tuple[str, str]], scheme: str) -> None:
    found = syntax.obliques(word(build(name, scheme), text))
    assert [(item.preposition, item.head.text) for item in found] == wanted


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("name", "text", "wanted"), CLAUSES)
def test_clause(name: str, text: str, wanted: str, scheme: str) -> None:
    found = syntax.clause(word(build(name, scheme), text))
    assert found is not None
    assert found.text == wanted


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("name", "text", "head", "relation", "marker"), UPWARD)
def test_up(name: str, text: str, head: str, relation: syntax.Relation, marker: str, scheme: str) -> None:
    link = syntax.up(word(build(name, scheme), text))
    assert link is not None
    assert (link.head.text, link.relation, link.marker) == (head, relation, marker)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_negation_and_voice(scheme: str) -> None:
    assert syntax.negated(word(build("relative", scheme), "killed"))
    assert syntax.negated(word(build("coordination", scheme), "paid"))
    assert not syntax.negated(word(build("coordination", scheme), "asked"))
    assert not syntax.negated(word(build("relative", scheme), "said"))
    assert syntax.passive(word(build("passive", scheme), "charged"))
    assert syntax.passive(word(build("reduced", scheme), "built"))
    assert not syntax.passive(word(build("object_relative", scheme), "taken"))
    assert not syntax.passive(word(build("control", scheme), "shelling"))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_names(scheme: str) -> None:
    doc = build("copula", scheme)
    speaker = syntax.subjects(word(doc, "said"))[0]
    begin, end = syntax.name_span(speaker)
    assert doc.text(begin, end) == "Oleksii Danilov"
    secretary = syntax.appositions(speaker)[0]
    begin, end = syntax.phrase(secretary)
    assert doc.text(begin, end) == "the secretary of the council"
    assert texts(syntax.conjuncts(word(build("coordination", scheme), "France"))) == ["France", "Britain"]
    assert texts(syntax.possessors(word(build("control", scheme), "forces"))) == ["Baku"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_copula_predicate(scheme: str) -> None:
    doc = build("copula", scheme)
    root = next(tok for tok in doc if tok.head is tok)
    assert texts(syntax.subjects(root)) == ["Talks"]
    assert syntax.tense(root) == "PAST"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_verb_group(scheme: str) -> None:
    doc = build("object_relative", scheme)
    assert texts(syntax.verb_group(word(doc, "rebuilt"))) == ["may", "be", "rebuilt"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_recipient(scheme: str) -> None:
    assert texts(syntax.recipients(word(build("indirect", scheme), "gave"))) == ["Apple"]


def test_governing_verb_of_a_noun() -> None:
    doc = build("control", "ud")
    found = syntax.governing_verb(word(doc, "March"))
    assert found is not None
    assert found.text == "shelling"


def test_without_a_parse_everything_is_empty() -> None:
    doc = Words(Doc(VOCAB, words=["Baku", "began", "shelling", "towns", "."]))
    for tok in doc:
        assert syntax.subjects(tok) == ()
        assert syntax.objects(tok) == ()
        assert syntax.obliques(tok) == ()
        assert syntax.up(tok) is None
        assert syntax.clause(tok) is None
        assert syntax.governing_verb(tok) is None
        assert syntax.tense(tok) == "NONE"
        assert not syntax.negated(tok)
        assert syntax.phrase(tok) == (tok.i, tok.i + 1)


READ = [
    ("On Tuesday police arrested two men in Lille.", "arrested", ["police"], ["men"]),
    ("In March parliament approved the law.", "approved", ["parliament"], ["law"]),
    ("Local authorities have begun consulting residents on assistance.", "consulting", ["authorities"], ["residents"]),
    ("The blast injured at least eight people.", "injured", ["blast"], ["people"]),
    ("He fell about 600 metres.", "fell", ["He"], []),
    ("Shoppers arrived at the store.", "arrived", ["Shoppers"], []),
]


@pytest.mark.parametrize(("text", "verb", "subjects", "objects"), READ)
def test_as_the_pipeline_reads_it(text: str, verb: str, subjects: list[str], objects: list[str]) -> None:
    tok = word(Words(load()(text)), verb)
    assert texts(syntax.subjects(tok)) == subjects
    assert texts(syntax.objects(tok)) == objects
