"""Words as newswire writes them."""

from __future__ import annotations

import time

import pytest
from spacy.lang.en import English
from spacy.language import Language

from extractors.language.tokenizer import abbreviations, newswire_tokenizer


@pytest.fixture(scope="module")
def words() -> English:
    nlp = English()
    nlp.tokenizer = newswire_tokenizer(nlp)
    return nlp


@pytest.mark.parametrize(
    "cut",
    [
        "“ It ’s over , ” he said — then left .",
        "the Russian - proposed truce , 24News said",
        "a U.S. - led force of 1,000 - odd men",
        "from 2014 – 15 to 2019",
        "chaos in the world ... we are looking",
        "at 10 a.m. on Sept. 3",
        "an anti-terrorist and pro-Western bloc ; non-NATO allies",
        "Nagorno - Karabakh",
        "WASHINGTON ( AP ) — The Senate",
        "Gov. Ann Lee , D - Calif. , and Lt. Col. Roy",
        "it was in the U.S. He left",
        "do n’t , ca n't , we ’ll , Baku ’s",
        "DAVIT GHAHRAMANYAN / AFP",
        "the perspective [ of ] how",
        "a 9 - year - old ’s wish",
        "on 2023-09-20",
        "call 555-0142",
    ],
)
def test_cuts(words: English, cut: str) -> None:
    glued = cut
    marks = [
        (" - ", "-"),
        (" – ", "–"),
        (" — ", "—"),
        ("“ ", "“"),
        (" ”", "”"),
        (" , ", ", "),
        (" ;", ";"),
        ("( ", "("),
    ]
    marks += [(" )", ")"), (" ’", "’"), (" n’t", "n’t"), (" n't", "n't"), (" ... ", "..."), (" / ", "/"), ("[ ", "[")]
    for mark, tight in [*marks, (" ]", "]"), (" .", ".")]:
        glued = glued.replace(mark, tight)
    glued = glued.replace(")—", ") — ").replace("said—", "said—")
    assert [t.text for t in words(glued)] == cut.split()


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("***Note <<file>> $$$ off.", "*** Note << file >> $$$ off ."),
        ("(713) 555-0142, 303-555-0142.", "( 713 ) 555-0142 , 303-555-0142 ."),
        ("fell -0.4 points, from -2:30", "fell - 0.4 points , from - 2:30"),
        ("a 10k run, the 1990's", "a 10 k run , the 1990's"),
        ("a cross-border id, overran over-rated pan-Arab", "a cross-border id , overran over-rated pan - Arab"),
    ],
)
def test_signs_and_numbers(words: English, text: str, cut: str) -> None:
    assert [t.text for t in words(text)] == cut.split()


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("body?lens?or ready!Thanks. “We won.”She left", "body ? lens ? or ready ! Thanks . “ We won . ” She left"),
        ("``We won,'' she said. ``Now go.''", "`` We won , '' she said . `` Now go . ''"),
        ("really...? No?! Why!!!", "really ... ? No ?! Why !!!"),
        ('"Ann Lee"<ann...@example.org> list.pdf)(See', '" Ann Lee " < ann...@example.org > list.pdf ) ( See'),
        (
            "Tel:12, percent(10) of http://example.org/a(b)?c",
            "Tel : 12 , percent ( 10 ) of http://example.org/a(b)?c",
        ),
        (
            "It cost £4.7bn, 3hrs, 45p; at 6pm. The 1st, 90s",
            "It cost £ 4.7 bn , 3 hrs , 45 p ; at 6 pm . The 1st , 90s",
        ),
        ("WE DON'T, Sarah'll, they havn't, at five o'clock", "WE DO N'T , Sarah 'll , they hav n't , at five o'clock"),
        ("an A+ for C++, open 24/7 b/c of #WeVote #1", "an A + for C++ , open 24 / 7 b/c of #WeVote # 1"),
    ],
)
def test_marks_that_touch(words: English, text: str, cut: str) -> None:
    assert [t.text for t in words(text)] == cut.split()


def test_a_row_of_marks_takes_no_longer_than_it_is_long(words: English) -> None:
    for row in ("!" * 20_000 + "x", "?." * 10_000 + "x", "a!" * 10_000, "=" * 20_000, "." * 20_000 + "@"):
        began = time.process_time()
        assert words(row).text == row
        assert time.process_time() - began < 5, row[:4]


def test_every_abbreviation_stays_whole(words: English) -> None:
    for word in abbreviations():
        assert [t.text for t in words(f"near {word} Smith")] == ["near", word, "Smith"], word


def test_text_survives(words: English) -> None:
    text = "  “What—now?” he  asked…\n\nNo…one\tknew (or\u00a0said)!"
    assert words(text).text == text


def test_the_settings_are_stored_in_the_embedded_pipeline(nlp: Language, words: English) -> None:
    text = "The U.S.-led force left on Sept. 3, 24News reported—then came back… ***Call (713) 555-0142, the 1990's"
    text += ' WE DON\'T?No...? £3bn "Ann"<ann...@example.org>'
    assert [t.text for t in nlp.make_doc(text)] == [t.text for t in words(text)]
