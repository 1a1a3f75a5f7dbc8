"""Sentences of the training trees told again: as headlines, and as what somebody said.

Trees of news hold few headlines, and a headline is not read as a sentence: "Court jails ex-minister over bribes". A
headline is made of a sentence with a finite main verb as papers make them: no article, no "was" before a participle,
the present for the past, "to" for "will", no full stop. Reported speech is put around a statement without "that"
("Police said work on the bridge would begin"), where the noun beside "said" is the subject of what follows.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import lemminflect

from training.corpora import Name, Sentence, Word

_ARTICLES = frozenset(("a", "an", "the"))
_PRESENT = "Tense=Pres|VerbForm=Fin"
_SAID = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
_MARKS = frozenset('"“”?(:') | {"``", "''"}
_NOT_PLAIN = frozenset(("expl", "mark", "parataxis", "csubj", "conj", "discourse"))
_LONGEST = 22
#: Who says: bodies of words without a name.
_SPEAKERS = ("Police", "Officials", "Prosecutors", "He", "She", "They", "Doctors", "Witnesses", "Analysts", "Residents")


def headline(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """``sentence`` as a headline, None where it is none that a paper would make one of."""
    words = sentence.words
    root = _statement(words)
    if root is None or not 4 <= len(words) <= _LONGEST:
        return None
    children = [i for i, w in enumerate(words) if w.head == root + 1]
    subject = next(i for i in children if words[i].deprel.startswith("nsubj"))
    auxiliaries = [i for i in children if words[i].upos == "AUX" and words[i].deprel.startswith("aux")]
    copulas = [i for i in children if words[i].deprel == "cop"]
    new, gone = list(words), set[int]()
    heads = {w.head for w in words}
    gone.update(
        i for i, w in enumerate(words) if w.form.lower() in _ARTICLES and w.deprel == "det" and i + 1 not in heads
    )
    if words[-1].form == ".":
        gone.add(len(words) - 1)
    verb = words[root]
    if len(auxiliaries) == 1 and not copulas:
        only = auxiliaries[0]
        if words[only].deprel == "aux:pass" and words[only].form.lower() in {"is", "are", "was", "were"}:
            gone.add(only)
        elif words[only].form.lower() == "will":
            new[only] = replace(words[only], form="to", lemma="to", upos="PART", xpos="TO", feats="", deprel="mark")
        else:
            return None
    elif len(copulas) == 1 and not auxiliaries and words[copulas[0]].form.lower() in {"is", "are", "was", "were"}:
        if rng.random() < 0.6:
            return None
        gone.add(copulas[0])
    elif not auxiliaries and not copulas and verb.xpos in {"VBD", "VBZ", "VBP"}:
        many = words[subject].xpos in {"NNS", "NNPS"} or any(
            w.head == subject + 1 and w.deprel == "conj" for w in words
        )
        tag = "VBP" if many else "VBZ"
        forms = lemminflect.getInflection(verb.lemma, tag)
        if not forms or verb.lemma == "be":
            return None
        number = f"Mood=Ind|Number={'Plur' if many else 'Sing'}|Person=3|{_PRESENT}"
        new[root] = replace(verb, form=forms[0], xpos=tag, feats=number)
    else:
        return None
    return _without(new, gone, sentence.names, rng)


def _statement(words: Sequence[Word]) -> int | None:
    """The root of a plain statement about somebody else, which begins with its subject's phrase or nearly so."""
    root = next((i for i, w in enumerate(words) if w.head == 0), None)
    if (
        root is None
        or words[-1].form != "."
        or any(w.form in {'"', "“", "”", "``", "''", "?", "(", ":"} for w in words)
    ):
        return None
    subjects = [i for i, w in enumerate(words) if w.head == root + 1 and w.deprel.startswith("nsubj")]
    if len(subjects) != 1 or subjects[0] > root or words[subjects[0]].upos not in {"NOUN", "PROPN"}:
        return None
    if any(
        w.head == root + 1 and w.deprel in {"expl", "mark", "parataxis", "csubj", "conj", "discourse"} for w in words
    ):
        return None
    return root


def _without(
    words: Sequence[Word], gone: set[int], names: Sequence[Name] | None, rng: random.Random
) -> Sentence | None:
    kept = [i for i in range(len(words)) if i not in gone]
    place = {old: new for new, old in enumerate(kept)}
    if any(w.head - 1 in gone for i, w in enumerate(words) if i in place and w.head > 0) or len(kept) < 3:
        return None
    moved = []
    for name in names or ():
        inside = [place[i] for i in range(name.begin, name.end) if i in place]
        if not inside:
            return None
        moved.append(Name(inside[0], inside[-1] + 1, name.label))
    out = [replace(words[i], head=place[words[i].head - 1] + 1 if words[i].head > 0 else 0) for i in kept]
    out[0] = replace(out[0], form=out[0].form[:1].upper() + out[0].form[1:])
    out[-1] = replace(out[-1], space=True)
    if rng.random() < 0.25:
        out = [
            w if w.upos in {"ADP", "CCONJ", "PART"} else replace(w, form=w.form[:1].upper() + w.form[1:]) for w in out
        ]
    return Sentence(tuple(out), None if names is None else tuple(moved))


def said(sentence: Sentence, speaker: Sequence[str], rng: random.Random) -> Sentence | None:
    """``sentence`` as what ``speaker`` (the words of a person's name) said, without "that"."""
    words = list(sentence.words)
    root = _statement(words)
    if root is None or not 4 <= len(words) <= 30:
        return None
    tense = [i for i, w in enumerate(words) if w.head == root + 1 and w.form == "will"]
    for i in tense:
        words[i] = replace(words[i], form="would")
    first = words[0]
    if first.upos != "PROPN" and first.form[1:].islower() and not any(n.begin == 0 for n in sentence.names or ()):
        words[0] = replace(first, form=first.form[:1].lower() + first.form[1:])
    if rng.random() < 0.4:
        who = [_common(rng.choice(_SPEAKERS))]
        label = ""
    else:
        who = [Word(form, form, "PROPN", "NNP", "Number=Sing", 1, "flat") for form in speaker]
        label = "PERSON"
    size = len(who)
    verb = size + 1
    who[0] = replace(who[0], head=verb, deprel="nsubj")
    front = [*who, Word("said", "say", "VERB", "VBD", _SAID, 0, "root")]
    rest = []
    for i, w in enumerate(words):
        if i == root:
            rest.append(replace(w, head=verb, deprel="ccomp"))
        elif i + 1 == len(words):
            rest.append(replace(w, head=verb))
        else:
            rest.append(replace(w, head=w.head + verb))
    names = None
    if sentence.names is not None:
        names = ((Name(0, size, label),) if label else ()) + tuple(
            Name(n.begin + verb, n.end + verb, n.label) for n in sentence.names
        )
    return Sentence((*front, *rest), names)


def _common(form: str) -> Word:
    if form in {"He", "She", "They"}:
        number = "Plur" if form == "They" else "Sing"
        gender = {"He": "Gender=Masc|", "She": "Gender=Fem|"}.get(form, "")
        return Word(form, form.lower(), "PRON", "PRP", f"Case=Nom|{gender}Number={number}|Person=3|PronType=Prs")
    lemma = (
        "police" if form == "Police" else form[:-2].lower() + ("s" if form.endswith("sses") else form[-2:-1].lower())
    )
    return Word(form, lemma, "NOUN", "NNS", "Number=Plur")
