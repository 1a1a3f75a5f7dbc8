"""The noun phrase that opens a sentence is the subject of its verb, whatever stands between."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("sentence", "noun", "verb"),
    [
        ("A dam holding back waste from a copper mine burst on Monday, killing 12 people.", "dam", "burst"),
        ("The trial of former sprinter Dara Winn for fraud resumed on Monday before a new jury.", "trial", "resumed"),
        ("A boy playing near a disused quarry drowned on Saturday.", "boy", "drowned"),
        ("A pipeline supplying gas to the capital ruptured on Sunday.", "pipeline", "ruptured"),
        ("The inquest into the death of the pilot opened on Monday.", "inquest", "opened"),
        ("Police hunting for the boy, who was last seen on Friday, found his bike.", "Police", "found"),
        ("A diver searching for the wreck, which sank in 1916, drowned on Sunday.", "diver", "drowned"),
        # nothing to mend: a compound, a title before a name
        ("The holding company said it had a loss.", "company", "said"),
        ("State Department spokesman Ian Kelly added that talks would go on.", "Kelly", "added"),
    ],
)
def test_subject(nlp: Language, sentence: str, noun: str, verb: str) -> None:
    doc = nlp(sentence)
    subjects = [token for token in doc if token.dep_.startswith("nsubj") and token.head.text == verb]
    assert [next(t for t in (subject, *subject.rights) if t.text == noun).text for subject in subjects] == [noun]
    told = next(token for token in doc if token.text == verb)
    assert told.head.i == told.i or told.dep_ != "acl"
    assert told.tag_ == "VBD"


def test_a_date_is_no_subject(nlp: Language) -> None:
    doc = nlp("Weeks after the vote in Orvalia police arrested two men.")
    assert not doc[0].dep_.startswith("nsubj")


def test_a_caption_keeps_its_noun(nlp: Language) -> None:
    doc = nlp("A man wounded in clashes near the parliament")
    assert next(token for token in doc if token.head.i == token.i).text == "man"


DESCRIBED = [
    ("Towns hit by floods buried their dead on Monday.", "Towns", "buried"),
    ("A bus hit by a train caught fire.", "bus", "caught"),
    ("The village hit hardest by the quake buried its dead on Monday.", "village", "buried"),
    ("Firms hurt by the strike demanded aid.", "Firms", "demanded"),
]


@pytest.mark.parametrize(("text", "noun", "verb"), DESCRIBED)
def test_what_befell_a_noun_stands_between_it_and_its_verb(nlp: Language, text: str, noun: str, verb: str) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    assert (word.tag_, word.dep_) == ("VBD", "ROOT")
    assert [child.text for child in word.children if child.dep_ == "nsubj"] == [noun]


def test_what_others_did_meanwhile_is_not_its(nlp: Language) -> None:
    doc = nlp("Tear gas drifted across the city centre as rioters hurled paving stones at police.")
    assert [token.head.text for token in doc if token.text in ("gas", "rioters")] == ["drifted", "hurled"]
