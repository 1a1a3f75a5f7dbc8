"""Words that their neighbours tell how to cut."""

from __future__ import annotations

import pytest
from spacy.lang.en import English

from extractors.language.cuts import cut
from extractors.language.tokenizer import newswire_tokenizer


@pytest.fixture(scope="module")
def words() -> English:
    nlp = English()
    nlp.tokenizer = newswire_tokenizer(nlp)
    return nlp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Its a disgrace, the fan wrote: its not football.", "It s a disgrace , the fan wrote : it s not football ."),
        ("People say its the economy, its how it works", "People say it s the economy , it s how it works"),
        ("The bank cut its in-house staff and its own rate", "The bank cut its in - house staff and its own rate"),
        (
            "Iran and its all but closed border; its very survival",
            "Iran and its all but closed border ; its very survival",
        ),
        ("Lets hope so. Lets see. Iran lets go of him", "Let s hope so . Let s see . Iran lets go of him"),
        ("Lets them eat", "Lets them eat"),
        ("There will be a Mass. There was a fire", "There will be a Mass . There was a fire"),
        ("He was born in Boston, Mass. The town", "He was born in Boston , Mass. The town"),
        ("rice, oil etc. Prices rose", "rice , oil etc . Prices rose"),
        ("tanks, guns etc.", "tanks , guns etc ."),
        ("tanks, guns etc. were seized, oil, etc.\n\nThe army", "tanks , guns etc. were seized , oil , etc . The army"),
        ("The No. 2 of Hamas, ranked No.1 by us", "The No. 2 of Hamas , ranked No.1 by us"),
        (
            "Your the worst, if your not in. I like your car, your in-tray",
            "You r the worst , if you r not in . I like your car , your in - tray",
        ),
        (
            "Its easy to say, its just a loss. its now defunct arm",
            "It s easy to say , it s just a loss . its now defunct arm",
        ),
        (
            "It paid $180.9m. Sales fell by 3m. Rooms cost 80k.",
            "It paid $ 180.9 m . Sales fell by 3 m . Rooms cost 80 k .",
        ),
        ("Did he? No. The 3 of them left", "Did he ? No . The 3 of them left"),
    ],
)
def test_cut(words: English, text: str, expected: str) -> None:
    doc = words(text)
    assert [w for w in cut(doc) if not w.isspace()] == expected.split()
    assert doc.text == text


def test_nothing_is_done_where_nothing_is_to_be_done(words: English) -> None:
    doc = words("The ministry said its forces had left the No-Go area, etc. and more.")
    before = [(token.text, token.idx) for token in doc]
    cut(doc)
    assert [(token.text, token.idx) for token in doc] == before
    assert cut(words("")) == []
