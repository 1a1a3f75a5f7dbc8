"""Articles become documents: the text is untouched, blocks are edges, other blocks are left alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extractors.language import parse
from extractors.model import Article, Block, BlockKind, Published

PARAGRAPHS = [
    (BlockKind.TITLE, "Flood Waters Reach Capital"),
    (BlockKind.BYLINE, "By Anna Weiss"),
    (BlockKind.PARAGRAPH, "The river burst its banks on Sunday. Thousands fled their homes."),
    (BlockKind.CREDIT, "JON DOE/AFP via Getty Images"),
    (BlockKind.QUOTE, "“We lost everything,” said Ida Brandt"),
    (BlockKind.PARAGRAPH, "Schools stay closed until Friday"),
    (BlockKind.BOILERPLATE, "Read more • Subscribe now"),
]


def article(parts: list[tuple[BlockKind, str]], between: str = "\n\n", edge: str = "") -> Article:
    text, blocks = edge, []
    for kind, part in parts:
        if blocks:
            text += between
        blocks.append(Block(kind, len(text), len(text) + len(part)))
        text += part
    return Article("d", text + edge, Published(date(2024, 5, 6), "given"), tuple(blocks))


def one(nlp: Language, item: Article) -> Doc:
    [(given_back, doc)] = parse(nlp, [item])
    assert given_back is item
    return doc


@pytest.mark.parametrize(("between", "edge"), [("\n\n", ""), ("\n", "\n"), ("  \n \n\t", "  "), (" ", " ")])
def test_text_and_offsets_are_those_of_the_article(nlp: Language, between: str, edge: str) -> None:
    item = article(PARAGRAPHS, between, edge)
    doc = one(nlp, item)
    assert doc.text == item.text
    assert all(item.text[t.idx : t.idx + len(t)] == t.text for t in doc)


@pytest.mark.parametrize(
    "sentence",
    [
        "José Núñez arrested three smugglers in São Tomé on Tuesday.",
        "Škoda named Zoë Müller chief executive after Jürgen Groß resigned.",
        "The café in Málaga burned down, and René Côté lost his house.",
    ],
)
def test_accents_are_read_alike_in_one_piece_and_in_two(nlp: Language, sentence: str) -> None:
    parted = unicodedata.normalize("NFD", sentence)
    whole, two = (one(nlp, article([(BlockKind.PARAGRAPH, text)])) for text in (sentence, parted))
    assert two.text == parted != sentence
    read = [[(t.tag_, t.dep_, t.head.i, t.ent_type_, t.lemma_) for t in doc] for doc in (whole, two)]
    assert read[0] == read[1]


def test_sentences_end_where_blocks_end(nlp: Language) -> None:
    item = article(PARAGRAPHS)
    doc = one(nlp, item)
    begins = {sent.start_char for sent in doc.sents}
    assert {block.begin for block in item.blocks} <= begins
    assert [s.text.strip() for s in doc.sents][2:4] == [
        "The river burst its banks on Sunday.",
        "Thousands fled their homes.",
    ]


def test_other_blocks_are_cut_into_words_and_no_more(nlp: Language) -> None:
    item = article(PARAGRAPHS)
    doc = one(nlp, item)
    for block in item.blocks:
        span = doc.char_span(block.begin, block.end)
        assert span is not None
        tagged = any(token.tag_ for token in span)
        assert tagged == (block.kind not in {BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.BOILERPLATE}), block
        if not tagged:
            assert not span.ents
            assert len({token.sent.start for token in span}) == 1


def test_annotations_are_those_of_the_block_read_alone(nlp: Language) -> None:
    item = article(PARAGRAPHS)
    doc = one(nlp, item)
    for block in item.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            alone = nlp(item.text[block.begin : block.end])
            span = doc.char_span(block.begin, block.end)
            assert span is not None
            for a, b in zip(alone, span, strict=True):
                assert (a.text, a.tag_, a.pos_, str(a.morph), a.lemma_, a.dep_) == (
                    b.text, b.tag_, b.pos_, str(b.morph), b.lemma_, b.dep_)  # fmt: skip
                assert a.head.i - a.i == b.head.i - b.i
                assert (a.ent_iob_, a.ent_type_) == (b.ent_iob_, b.ent_type_)


def test_articles_come_back_in_order_and_one_by_one(nlp: Language) -> None:
    pulled = []

    def stream() -> Iterator[Article]:
        for n in range(700):
            kind = BlockKind.PARAGRAPH if n % 3 else BlockKind.BOILERPLATE
            pulled.append(n)
            yield article([(kind, f"Rebels freed {n + 2} hostages.")] * (n % 4 + 1))

    results = parse(nlp, stream())
    first, doc = next(results)
    assert doc.text == first.text
    assert len(pulled) < 700
    rest = [a.text for a, _ in results]
    assert [first.text, *rest] == [a.text for a in stream()]


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "."])
def test_articles_without_words(nlp: Language, text: str) -> None:
    doc = one(nlp, Article("d", text, Published(date(2024, 5, 6), "given"), ()))
    assert doc.text == text


def test_without_blocks_the_text_is_one_block(nlp: Language) -> None:
    doc = one(nlp, Article("d", "Tanks rolled in. Shops closed.", Published(date(2024, 5, 6), "given"), ()))
    assert [s.text for s in doc.sents] == ["Tanks rolled in.", "Shops closed."]


def test_any_spacy_pipeline_serves() -> None:
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    item = article(PARAGRAPHS)
    assert one(other, item).text == item.text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(list(BlockKind)), st.text(max_size=40)), max_size=6),
    st.sampled_from(["\n\n", " ", "\n"]),
)
def test_no_text_is_ever_lost(parts: list[tuple[BlockKind, str]], between: str) -> None:
    from extractors.language import load

    item = article(parts, between)
    assert one(load(), item).text == item.text
