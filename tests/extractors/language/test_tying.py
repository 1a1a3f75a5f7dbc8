"""Names with a hyphen, who somebody is between commas, and other words tied to the wrong neighbour."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from spacy.language import Language

from extractors.language import syntax
from extractors.language.words import Word, Words

#: Sentence, verb, who does it, to whom or what.
TOLD = [
    # a name with a hyphen is one
    ("F-Secure bought a rival for 30 million euros on Monday.", "bought", ["F-Secure"], ["rival"]),
    ("Rolls-Royce cut 4,600 jobs in June.", "cut", ["Rolls-Royce"], ["jobs"]),
    ("T-Mobile opened a shop in Bern.", "opened", ["T-Mobile"], ["shop"]),
    # a noun behind "and" is joined to a noun
    (
        "A bomber blew himself up, killing the governor and six of his guards.",
        "killing",
        ["bomber"],
        ["governor", "six"],
    ),
    ("The fire injured the caretaker and two of his sons.", "injured", ["fire"], ["caretaker", "two"]),
    # who somebody is
    ("Ida Moser, 52, a teacher and singer, was shot on Monday.", "shot", [], ["Ida Moser"]),
    ("Karl Lund, a baker and poet, died on Sunday.", "died", ["Karl Lund"], []),
    (
        "Chargers defensive lineman Jamal Williams was arrested on Sunday.",
        "arrested",
        [],
        ["Chargers defensive lineman Jamal Williams"],
    ),
    (
        "The rights group People for the Care of Animals staged a protest.",
        "staged",
        ["rights group People"],
        ["protest"],
    ),
    # a name that no list knows, behind its verb
    ("Prosecutors sent Falcão to prison on Friday.", "sent", ["Prosecutors"], ["Falcão"]),
    ("The firm sold Ørsted to rivals.", "sold", ["firm"], ["Ørsted"]),
    ("Police brought Wójcik to court on Monday.", "brought", ["Police"], ["Wójcik"]),
    # a number that undergoes it
    ("Six people were killed and at least 58 injured when a bus overturned.", "injured", [], ["58"]),
    ("Four workers were shot and nearly 20 wounded in the raid.", "wounded", [], ["20"]),
    ("Nine houses were destroyed and more than 60 damaged on Sunday.", "damaged", [], ["60"]),
    ("Two people were also killed and at least 30 injured in the fire.", "injured", [], ["30"]),
    ("Four guards were reportedly shot and nearly 20 wounded in the raid.", "wounded", [], ["20"]),
    # who stands behind "by", with what they are
    (
        "The hall was opened by UK premier Ann Lee and the mayor of Leeds.",
        "opened",
        ["UK premier Ann Lee", "mayor"],
        ["hall"],
    ),
    (
        "The tunnel was blocked by Kent farmer Joe Ames and two sons.",
        "blocked",
        ["Kent farmer Joe Ames", "sons"],
        ["tunnel"],
    ),
    # the body that did it, not its deed; the person, not the body
    ("Milton was approached for a merger by Orsa Corp., which agreed to wait.", "agreed", ["Orsa Corp."], []),
    ("It was hit by an investigation by Interpol, which seized its files.", "seized", ["Interpol"], ["files"]),
    ("The plan faces a lawsuit over a purchase by Orsa Corp., which sold the land.", "sold", ["Orsa Corp."], ["land"]),
    ("The town faces an investigation by Interpol, which was announced in May.", "announced", [], ["investigation"]),
    ("Police met Joan Lee of the Council of Churches, who had come with a lawyer.", "come", ["Joan Lee"], []),
    # a period in front of the subject
    ("Over the whole of 2011 total Danish imports reached 40 billion crowns.", "reached", ["imports"], ["crowns"]),
    ("In the second half of 2001 foreign banks left the country.", "left", ["banks"], ["country"]),
    ("Over the course of 2010 wild boar destroyed 400 fields.", "destroyed", ["boar"], ["fields"]),
    # nobody alleges to do a thing
    ("The men alleged to be behind the raids travelled by train to Turin.", "travelled", ["men"], []),
    ("The guards said to have fled were found in a barn.", "found", [], ["guards"]),
    ("Soldiers believed to be deserters crossed the border on foot.", "crossed", ["Soldiers"], ["border"]),
    # "then" goes on
    ("The car hit a kerb, then crashed into a tree.", "crashed", ["car"], []),
    ("The gang robbed a bank, then fled in a van.", "fled", ["gang"], []),
    ("He said the bus left the road at a bend, then rolled into a ditch.", "rolled", ["bus"], []),
    # who is quoted says it
    ("The paper quoted the minister as saying the release would help.", "saying", ["minister"], []),
    ("The agency cited Moser as saying that talks had failed.", "saying", ["Moser"], []),
    ("State radio quotes villagers as saying the dam had burst.", "saying", ["villagers"], []),
    ('"We ran," said a local, Ted Howe.', "said", ["local"], []),
    ("We waited, said F-Secure in a post.", "said", ["F-Secure"], []),
    # what others say of it
    (
        "The quake, which the survey says killed more than 2,000 people, struck at dawn.",
        "killed",
        ["quake"],
        ["people"],
    ),
    ("The mayor announced the plan after meeting envoys from Rome.", "meeting", ["mayor"], ["envoys"]),
    # a day is no subject
    ("The amnesty, announced Monday, covers 300 prisoners.", "announced", [], ["amnesty"]),
    # "was" goes on
    ("Lund was stripped of his titles and banned for life.", "banned", [], ["Lund"]),
    ("Two clerks were questioned by police and barred from the bank.", "barred", [], ["clerks"]),
    ("The spy was tried in secret and executed on Sunday.", "executed", [], ["spy"]),
    # and what must stay
    ("Ida Moser, Karl Lund and a guard were shot on Monday.", "shot", [], ["Ida Moser", "Karl Lund", "guard"]),
    ("Japan-Korea talks failed on Monday.", "failed", ["Japan-Korea talks"], []),
    ("Police arrested two men and raided three flats.", "arrested", ["Police"], ["men"]),
    ("The man, who shot his wife, then turned the gun on himself.", "turned", ["man"], ["gun"]),
    ("The analysts said to expect a cut.", "said", ["analysts"], []),
    ("It is an event he's won four times.", "won", ["he"], ["event"]),
    ("Two were released and returned to their village.", "returned", ["Two"], []),
]


def _named(words: Words, found: Sequence[Word]) -> list[str]:
    every = [word for each in found for word in syntax.conjuncts(each)]
    return [words.text(*syntax.name_span(word)) for word in every]


@pytest.mark.parametrize(("text", "verb", "agents", "patients"), TOLD)
def test_who_does_what_to_whom(nlp: Language, text: str, verb: str, agents: list[str], patients: list[str]) -> None:
    doc = nlp(text)
    words = Words(doc)
    word = next(word for word in words[0 : len(doc)] if word.text == verb)
    assert (_named(words, syntax.agents(word)), _named(words, syntax.patients(word))) == (agents, patients)


@pytest.mark.parametrize(
    ("text", "clause", "objects"),
    [
        ("Sales fell, evidence that the slump is continuing.", "continuing", []),
        ("The jury rejected the claim that the firm failed to warn users.", "failed", []),
        ("He dismissed concerns that the guns could fall into rebel hands.", "fall", []),
        ("The army retook the town that rebels seized.", "seized", ["town"]),
    ],
)
def test_a_clause_may_tell_what_its_noun_says(nlp: Language, text: str, clause: str, objects: list[str]) -> None:
    doc = nlp(text)
    words = Words(doc)
    word = next(word for word in words[0 : len(doc)] if word.text == clause)
    assert _named(words, syntax.objects(word)) == objects
