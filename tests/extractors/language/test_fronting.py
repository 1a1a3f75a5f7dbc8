"""A date that opens a sentence without a comma is the verb's, and names spelled like a modal are names."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("sentence", "date", "subject", "verb", "tag"),
    [
        ("On Sunday fans stormed the pitch.", "Sunday", "fans", "stormed", "VBD"),
        ("From Friday fares will rise by ten percent.", "Friday", "fares", "rise", "VB"),
        ("Last week police arrested two men.", "week", "police", "arrested", "VBD"),
        ("On Saturday afternoon nurses at three hospitals went on strike.", "afternoon", "nurses", "went", "VBD"),
        ("In April prices rose by two percent.", "April", "prices", "rose", "VBD"),
        ("On 4 May police arrested him.", "4", "police", "arrested", "VBD"),
        ("But since Monday doctors have refused overtime.", "Monday", "doctors", "refused", "VBN"),
        ("At dawn firefighters found two bodies.", "dawn", "firefighters", "found", "VBD"),
        ("On Monday morning trains are full.", "morning", "trains", "full", "JJ"),
        # a comma and an article leave nothing to mend
        ("On Friday night, rebels shelled the town.", "night", "rebels", "shelled", "VBD"),
        ("On Thursday the court froze his assets.", "Thursday", "court", "froze", "VBD"),
    ],
)
def test_a_date_in_front(nlp: Language, sentence: str, date: str, subject: str, verb: str, tag: str) -> None:
    doc = nlp(sentence)
    words = {token.text: token for token in doc}
    assert words[verb].head.i == words[verb].i
    assert words[verb].tag_ == tag
    assert words[date].head.i == words[verb].i
    assert words[subject].head.i == words[verb].i
    assert words[subject].dep_.startswith("nsubj")
    preposition = doc[1] if doc[0].tag_ == "CC" else doc[0]
    if preposition.tag_ == "IN":
        assert preposition.head.i == words[date].i


def test_the_noun_of_a_month(nlp: Language) -> None:
    doc = nlp("In March elections the party won ten seats.")
    assert doc[1].head.text == "elections"


@pytest.mark.parametrize(
    ("sentence", "name", "verb"),
    [
        ("Theresa May resigned on Monday.", "Theresa May", "resigned"),
        ("The Daisy May capsized off the coast on Sunday.", "Daisy May", "capsized"),
        ("Will Smith slapped a host on Sunday.", "Will Smith", "slapped"),
        ("Journalist Can Dundar fled in 2016.", "Can Dundar", "fled"),
        ('"I am sorry," Mrs May said on Monday.', "May", "said"),
        ("On Monday Theresa May will visit Kent.", "Theresa May", "visit"),
    ],
)
def test_names_like_modals(nlp: Language, sentence: str, name: str, verb: str) -> None:
    doc = nlp(sentence)
    begin = sentence.index(name)
    span = doc.char_span(begin, begin + len(name))
    assert all(token.tag_ == "NNP" for token in span)
    assert span.root.head.text == verb
    assert span.root.dep_.startswith("nsubj")


def test_months_like_modals(nlp: Language) -> None:
    for sentence in ("Peace talks in May will be held in Oslo.", "Since last May prices have risen."):
        assert [token.tag_ for token in nlp(sentence) if token.text == "May"] == ["NNP"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Will Brown resign?",
        "Shares May Rise on Friday",
        "Can I help you?",
        "The council may vote on Friday.",
        "May we go?",
    ],
)
def test_modals_stay(nlp: Language, sentence: str) -> None:
    assert [token.tag_ for token in nlp(sentence) if token.lower_ in ("will", "may", "can")] == ["MD"]


@pytest.mark.parametrize(
    ("sentence", "subject", "day", "verb"),
    [
        ("A jury Friday convicted the former mayor of bribery.", "jury", "Friday", "convicted"),
        ("Thousands of protesters Sunday marched through Rome.", "Thousands", "Sunday", "marched"),
        ("Shares of the bank Thursday fell 5 percent.", "Shares", "Thursday", "fell"),
        ("A spokesman said the attackers Saturday boarded the rig.", "attackers", "Saturday", "boarded"),
        ("Officials say a court Tuesday ordered the release of two men.", "court", "Tuesday", "ordered"),
        (
            "Five days after the bombing, which killed 12, police on Tuesday arrested a suspect.",
            "police",
            "Tuesday",
            "arrested",
        ),
        ("Two years after the bank was sold, Velm on Monday named a new head.", "Velm", "Monday", "named"),
    ],
)
def test_a_date_between_subject_and_verb(nlp: Language, sentence: str, subject: str, day: str, verb: str) -> None:
    words = {token.text: token for token in nlp(sentence)}
    assert words[subject].head.text == verb
    assert words[subject].dep_ == "nsubj"
    assert words[day].head.text == verb
    assert words[day].dep_.startswith("obl")


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Sheffield Wednesday beat Leeds on Saturday.", "Wednesday"),
        ("The Sunday Times reported the story.", "Times"),
        ("Black Friday sales rose.", "sales"),
    ],
)
def test_days_within_names(nlp: Language, sentence: str, subject: str) -> None:
    assert [token.text for token in nlp(sentence) if token.dep_ == "nsubj"] == [subject]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The trial, which has been adjourned three times since it opened in March, resumes on Monday.", "resumes"),
        ("The festival, cancelled twice because of the pandemic, returns on Friday.", "returns"),
        ("The court, a body of nine judges, rules on Friday.", "rules"),
        ("The ship, built in Gdansk, sails on Tuesday.", "sails"),
    ],
)
def test_a_verb_like_a_plural(nlp: Language, sentence: str, verb: str) -> None:
    word = next(token for token in nlp(sentence) if token.text == verb)
    assert (word.tag_, word.pos_, word.dep_) == ("VBZ", "VERB", "ROOT")


def test_a_list_of_plurals(nlp: Language) -> None:
    doc = nlp("The report, with tables, rules and returns, was published.")
    assert next(token.tag_ for token in doc if token.text == "rules") == "NNS"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("A scooter was found at 6 a.m. Director Skov learned of it from the radio.", 2),
        ("The bomb went off on Jan. 5 at 3 p.m. Police arrived an hour later.", 2),
        ("The ferry sank at 6 a.m. Rescuers found two men.", 2),
        ("He said that at 7 a.m. Mr Brown had left.", 1),
        ("At 7 a.m. Mr Brown left.", 1),
        ("Officers were called at 2:15 a.m. Sunday to a bar.", 1),
    ],
)
def test_an_hour_may_end_a_sentence(nlp: Language, text: str, ends: int) -> None:
    assert len(list(nlp(text).sents)) == ends


@pytest.mark.parametrize(
    ("sentence", "subject", "verb"),
    [
        ("In the early hours of Tuesday soldiers seized the airport.", "soldiers", "seized"),
        ("On the night of 3 March thieves stole a Picasso.", "thieves", "stole"),
        ("At the weekend fans clashed in Leeds.", "fans", "clashed"),
        ("The next day parliament passed the law.", "parliament", "passed"),
        ("Two weeks later soldiers fired on the crowd.", "soldiers", "fired"),
        ("Three days ago voters rejected the plan.", "voters", "rejected"),
        # the verb looks like a noun or a participle
        ("The bank cut rates on Thursday.", "bank", "cut"),
        ("The court set bail on Monday.", "court", "set"),
        ("The crowd left on Sunday.", "crowd", "left"),
    ],
)
def test_subjects_of_plain_sentences(nlp: Language, sentence: str, subject: str, verb: str) -> None:
    words = {token.text: token for token in nlp(sentence)}
    assert (words[verb].tag_, words[verb].dep_) == ("VBD", "ROOT")
    assert (words[subject].dep_, words[subject].head.text) == ("nsubj", verb)


def test_a_caption_has_no_verb(nlp: Language) -> None:
    for caption in ("A plane hit by a bird.", "Houses destroyed in the fire."):
        assert nlp(caption)[0:2].root.dep_ != "nsubj"
