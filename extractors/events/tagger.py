"""How likely a word names an event: the trained tagger (weights from ``training/events_triggers.py``)."""

from __future__ import annotations

from extractors.events import lexicon, linear
from extractors.events.candidates import key
from extractors.language import syntax
from extractors.language.words import Word

_PERIOD_PREPOSITIONS = frozenset(("after", "before", "during", "since", "until", "following", "amid", "despite"))


def features(tok: Word) -> list[str]:
    """Features of one word; every one names what it sees, so the weights can be read."""
    lemma = tok.lemma_.lower()
    pos = tok.pos_
    link = syntax.up(tok)
    relation = link.relation.value if link else "root"
    head = link.head.lemma_.lower() if link else "-"
    found = [
        f"bias={pos}",
        f"lemma={pos}:{lemma}",
        f"rel={pos}:{relation}",
        f"head={pos}:{relation}:{head}",
        f"tag={tok.tag_}:{relation}",
        f"suffix3={pos}:{lemma[-3:]}",
        f"suffix4={pos}:{lemma[-4:]}",
    ]
    index = tok.i
    doc = tok.doc
    found.append(f"prev={pos}:{doc[index - 1].lower_ if index else '-'}")
    found.append(f"next={pos}:{doc[index + 1].lower_ if index + 1 < len(doc) else '-'}")
    if pos == "NOUN":
        found.extend(_noun(tok, lemma, link))
    else:
        found.extend(_verb(tok, lemma))
    return found


def _noun(tok: Word, lemma: str, link: syntax.Link | None) -> list[str]:
    known = lemma in lexicon.event_nouns()
    flag = "known" if known else "barred" if lemma in lexicon.nouns("not_event") else "new"
    found = [f"list={flag}", f"number={tok.tag_}:{flag}"]
    if link is not None:
        if link.marker:
            found.append(f"marker={link.marker}:{flag}")
        if syntax.is_verb(link.head):
            name = key(link.head)
            found.extend(
                f"under={section}:{link.relation.value}:{flag}"
                for section in ("occur", "light", "begin", "end", "reporting", "intention")
                if name in lexicon.verbs(section)
            )
        if link.marker in _PERIOD_PREPOSITIONS:
            found.append(f"period:{flag}")
    left = "bare"
    for child in tok.children:
        if child.i < tok.i:
            if child.pos_ == "DET" or child.tag_ == "PRP$":
                left = child.lower_
            elif syntax.up(child) is not None and child.ent_type_:
                found.append(f"left-entity={child.ent_type_}:{flag}")
            if child.pos_ in ("ADJ", "NOUN", "PROPN"):
                found.append(f"modifier={child.lemma_.lower()}")
    found.append(f"det={left}:{flag}")
    found.extend(f"prep={item.preposition}:{flag}" for item in syntax.obliques(tok))
    return found


def _verb(tok: Word, lemma: str) -> list[str]:
    tense = syntax.tense(tok)
    modality = syntax.modality(tok)
    found = [f"tense={tok.pos_}:{tense}:{syntax.aspect(tok)}", f"modality={modality}:{tense}"]
    if syntax.negated(tok):
        found.append("negated")
    found.extend(
        f"list={section}:{tok.pos_}"
        for section in ("reporting", "intention", "belief", "state", "light", "occur", "begin", "not_event")
        if lemma in lexicon.verbs(section)
    )
    subject = syntax.subjects(tok)
    if subject:
        found.append(f"subject={tok.pos_}:{subject[0].pos_}:{subject[0].ent_type_}")
        if subject[0].lower_ in ("you", "we", "i", "it", "there"):
            found.append(f"subject-word={subject[0].lower_}")
    return found


def probability(tok: Word) -> float:
    """0..1, by the shipped weights."""
    return linear.load("triggers").probability(features(tok))
