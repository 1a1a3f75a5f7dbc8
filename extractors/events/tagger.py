"""How likely a word names an event: the trained tagger (weights from ``training/events_models.py``).

Features come in groups, each a function of a few strings: a group seen before costs one look-up of its sum.
"""

from __future__ import annotations

from functools import lru_cache

from extractors.events import deverbal, lexicon, linear
from extractors.events.candidates import key
from extractors.events.linear import Group
from extractors.language import syntax
from extractors.language.words import Word

_PERIOD_PREPOSITIONS = frozenset(("after", "before", "during", "since", "until", "following", "amid", "despite"))
_CARRIERS = ("occur", "light", "begin", "end", "reporting", "intention")
_VERB_LISTS = ("reporting", "intention", "belief", "state", "light", "occur", "begin", "not_event")
_TALK = frozenset(("you", "we", "i", "it", "there"))
#: Lemmas whose list is remembered.
_KEPT = 50_000


def features(tok: Word) -> list[str]:
    """Features of one word; every one names what it sees, so the weights can be read."""
    return linear.features_of(_groups(tok))


def probability(tok: Word) -> float:
    """0..1, by the shipped weights."""
    model = linear.load("triggers")
    return model.probability(model.sum_of(_groups(tok)))


def _groups(tok: Word) -> list[Group]:
    lemma = tok.lemma_.lower()
    pos = tok.pos_
    link = syntax.up(tok)
    index = tok.i
    doc = tok.doc
    relation, over = ("root", "-") if link is None else (link.relation, link.head.lemma_.lower())
    found: list[Group] = [
        (_word, pos, lemma),
        (_above, pos, tok.tag_, relation, over),
        (_before, pos, doc[index - 1].lower_ if index else "-"),
        (_behind, pos, doc[index + 1].lower_ if index + 1 < len(doc) else "-"),
    ]
    if pos == "NOUN":
        _noun(tok, lemma, link, found)
    else:
        _verb(tok, pos, found)
    return found


def _word(pos: str, lemma: str) -> tuple[str, ...]:
    found = [
        f"bias={pos}",
        f"lemma={pos}:{lemma}",
        f"suffix3={pos}:{lemma[-3:]}",
        f"suffix4={pos}:{lemma[-4:]}",
    ]
    if pos != "NOUN":
        found.extend(f"list={section}:{pos}" for section in _VERB_LISTS if lemma in lexicon.verbs(section))
    return tuple(found)


def _above(pos: str, tag: str, relation: str, head: str) -> tuple[str, ...]:
    return f"rel={pos}:{relation}", f"head={pos}:{relation}:{head}", f"tag={tag}:{relation}"


def _before(pos: str, word: str) -> tuple[str, ...]:
    return (f"prev={pos}:{word}",)


def _behind(pos: str, word: str) -> tuple[str, ...]:
    return (f"next={pos}:{word}",)


def _noun(tok: Word, lemma: str, link: syntax.Link | None, found: list[Group]) -> None:
    flag = _flag(lemma)
    made = deverbal.ending(lemma)
    tag = tok.tag_
    found.append((_listed, flag, tag))
    if link is not None:
        verbal = syntax.is_verb(link.head)
        found.append((_hung, link.marker, link.relation, key(link.head) if verbal else "", flag))
        found.append((_made, made, tag, link.relation, syntax.tense(link.head) if verbal else ""))
    else:
        found.append((_made, made, tag, "root", ""))
    left = "bare"
    for child in tok.lefts:
        pos = child.pos_
        if pos == "DET" or child.tag_ == "PRP$":
            left = child.lower_
        elif child.ent_type_:
            found.append((_entity, child.ent_type_, flag))
        if pos in ("ADJ", "NOUN", "PROPN"):
            found.append((_modifier, child.lemma_.lower()))
        if child.tag_ == "CD":
            found.append((_beside, "counted", made))
        elif child.tag_ == "PRP$" or child.dep_ == "nmod:poss":
            found.append((_beside, "owned", made))
    found.append((_determiner, left, flag))
    for item in syntax.obliques(tok):
        found.append((_preposition, item.preposition, flag))
        found.append((_beside, item.preposition, made))


@lru_cache(maxsize=_KEPT)
def _flag(lemma: str) -> str:
    if lemma in lexicon.event_nouns():
        return "known"
    return "barred" if lemma in lexicon.nouns("not_event") else "new"


def _listed(flag: str, tag: str) -> tuple[str, ...]:
    return f"list={flag}", f"number={tag}:{flag}"


def _hung(marker: str, relation: str, verb: str, flag: str) -> tuple[str, ...]:
    found = [f"marker={marker}:{flag}"] if marker else []
    found.extend(f"under={section}:{relation}:{flag}" for section in _CARRIERS if verb in lexicon.verbs(section))
    if marker in _PERIOD_PREPOSITIONS:
        found.append(f"period:{flag}")
    return tuple(found)


def _made(made: str, tag: str, relation: str, tense: str) -> tuple[str, ...]:
    found = (f"made={made}", f"made={made}:{tag}", f"made={made}:{relation}")
    return (*found, f"verb={relation}:{made}", f"verb={relation}:{tense}") if tense else found


def _beside(what: str, made: str) -> tuple[str, ...]:
    return (f"{what}:made={made}",)


def _entity(entity_type: str, flag: str) -> tuple[str, ...]:
    return (f"left-entity={entity_type}:{flag}",)


def _modifier(lemma: str) -> tuple[str, ...]:
    return (f"modifier={lemma}",)


def _determiner(word: str, flag: str) -> tuple[str, ...]:
    return (f"det={word}:{flag}",)


def _preposition(word: str, flag: str) -> tuple[str, ...]:
    return (f"prep={word}:{flag}",)


def _verb(tok: Word, pos: str, found: list[Group]) -> None:
    found.append((_form, pos, syntax.tense(tok), syntax.aspect(tok), syntax.modality(tok) or "None"))
    if syntax.negated(tok):
        found.append((_negated,))
    subject = syntax.subjects(tok)
    if subject:
        first = subject[0]
        word = first.lower_ if first.lower_ in _TALK else ""
        found.append((_subject, pos, first.pos_, first.ent_type_, word))


def _form(pos: str, tense: str, aspect: str, modality: str) -> tuple[str, ...]:
    return f"tense={pos}:{tense}:{aspect}", f"modality={modality}:{tense}"


def _negated() -> tuple[str, ...]:
    return ("negated",)


def _subject(pos: str, subject: str, entity_type: str, word: str) -> tuple[str, ...]:
    found = f"subject={pos}:{subject}:{entity_type}"
    return (found, f"subject-word={word}") if word else (found,)
