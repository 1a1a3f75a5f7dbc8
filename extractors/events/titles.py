"""A short line for an event, as a person would write it: the clause as it stands, without its time expression.

Text is cut out of the article, never put together from words, so that quotation marks and spacing stay as written
and the line reads well even where the tree is wrong.
"""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import Candidate, key
from extractors.events.names import Names
from extractors.events.naming import possessive
from extractors.events.sharing import SHARED
from extractors.events.wording import ACCUSED, CLAUSES, EDGES, cut, finish, run, untimed
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import Participant, Role

_SUBJECT_GAP = 14
#: Characters of a name that a noun's title begins with.
_LONGEST_OWNER = 40
#: A noun alone with fewer spaces is told with the verb of its clause.
_BARE = 2


def of(
    candidate: Candidate, participants: tuple[Participant, ...], timed: frozenset[int], names: Names, text: str
) -> str:
    """ "Azerbaijani Defense Ministry announced the start of an "anti-terrorist" operation in the enclave"."""
    verb = _told_by(candidate.carrier)
    if not syntax.is_verb(verb) and (verb is candidate.head or syntax.copula(verb) is None):
        begin, _ = syntax.phrase(verb)
        end = verb.right_edge.i + 1 if syntax.copula(verb) is None else None
        if verb is candidate.head and (owned := names.stands_for(verb)) is not None:
            line = cut(text, verb.doc, run(verb.i + 1, verb, timed, end), owned.name)  # "Ingrid Solberg's death"
            return finish(line)
        line = finish(cut(text, verb.doc, run(begin, verb, timed, end), ""))
        if line.count(" ") >= _BARE:
            return line
        if verb is candidate.head and (doer := _whose(verb, participants, names)) is not None:
            return finish(cut(text, verb.doc, untimed(verb.doc, _behind_article(verb), verb.i + 1, timed), doer))
        over = syntax.governing_verb(verb)
        if over is None or not syntax.is_verb(over) or not syntax.subjects(over):
            return line
        verb = _told_by(over)  # "Corruption scandal" alone says too little
    return finish(_of_verb(verb, timed, names, text))


def _whose(noun: Word, participants: tuple[Participant, ...], names: Names) -> str | None:
    """ "Gunmen's" for "the attack" of which another sentence tells who did it, "Karl Venn's" for "the sentence"."""
    undergone = noun.lemma_.lower() in lexicon.nouns("undergone")
    wanted = Role.PATIENT if undergone else Role.AGENT
    owner = next((one for one in participants if one.role is wanted and one.resolved == SHARED), None)
    if owner is None or len(owner.name) > _LONGEST_OWNER or syntax.possessors(noun) or " of " in owner.name:
        return None
    return possessive(owner.name)


def _behind_article(noun: Word) -> int:
    """The first word of a noun phrase that is no article."""
    begin, _ = syntax.phrase(noun)
    while begin < noun.i and noun.doc[begin].pos_ == "DET":
        begin += 1
    return begin


def _of_verb(verb: Word, timed: frozenset[int], names: Names, text: str) -> str:
    doc = verb.doc
    own = [word for word in syntax.verb_group(verb) if word.head is verb or word is verb]
    first = min((word.i for word in own if verb.i - word.i < 6), default=verb.i)
    subject = next(iter(syntax.subjects(verb)), None)
    if subject is None or subject.i in timed:
        return cut(text, doc, run(first, verb, timed), "")
    if (named := _object_before(verb, subject, timed, names, text)) is not None:
        return named
    words = run(first, verb, timed)
    named_lead = lead = _name(subject, names)
    if lead is None:
        low, high = _subject_words(subject, first)
        front = untimed(doc, low, high, timed)
        if high == first and _content_before(verb) is None:
            return cut(text, doc, front + words, "")
        lead = cut(text, doc, front, "")
        if ", " in lead and syntax.appositions(subject):
            lead += ","  # "Her husband, Carl Holroyd, denies"
    if verb.i < subject.i:
        return _inverted(verb, subject, lead, timed, text)
    if _stands_apart(verb, subject, first, named_lead):
        set_off = first - 1 == syntax.phrase(subject)[1] and doc[first - 1].text == ","
        return cut(text, doc, words, f"{lead}," if set_off else "")  # "Probe, launched from an island"
    if (content := _content_before(verb)) is not None and content.i < first:
        told = cut(text, doc, run(content.left_edge.i, content, timed, min(syntax.phrase(subject)[0], first)), "")
        return _telling(cut(text, doc, words, lead), told)
    shared = _shared(verb, first)
    return cut(text, doc, shared + words, lead)


def _name(subject: Word, names: Names) -> str | None:
    """The name behind a pronoun, or behind the noun that "whose" belongs to."""
    meant = names.antecedent(subject)
    if meant is not None:
        return names.phrase_name(meant)
    stands = names.stands_for(subject)
    return stands.name if stands is not None else names.beside_owned(subject)


def _shared(verb: Word, first: int) -> list[int]:
    """ "will" for "resume" in "will reopen their embassies and resume flights"; "to" is not shared."""
    if any(word.head is verb for word in syntax.auxiliaries(verb)):
        return []
    return [word.i for word in syntax.auxiliaries(verb) if word.i < first]


def _content_before(verb: Word) -> Word | None:
    """What a final "the ministry said" reports; it is told with its speaker."""
    if key(verb) not in lexicon.verbs("reporting") | lexicon.verbs("finding") and verb.lower_ != "heard":
        return None
    before = [word for word in syntax.complements(verb) if word.i < verb.i]
    if before or syntax.complements(verb):
        return before[-1] if before else None
    link = syntax.up(verb)
    return link.head if link is not None and link.relation is Relation.LOOSE and link.head.i < verb.i else None


def _inverted(verb: Word, subject: Word, lead: str, timed: frozenset[int], text: str) -> str:
    """ "…, said Erik Dahl, who succeeded her": the speaker once, with what is said."""
    doc = verb.doc
    content = _content_before(verb)
    told = ""
    if content is not None:
        told = cut(text, doc, run(content.left_edge.i, content, timed, verb.i), "")
    said = cut(text, doc, [word.i for word in syntax.verb_group(verb) if word.i < subject.i], lead)
    return _telling(said, told)


def _telling(said: str, told: str) -> str:
    """ "Jairo Pinto said: "We heard a roar"", without the comma before the closing mark."""
    for mark in ('"', "”", "''"):
        told = told.replace(f",{mark}", mark)
    told = told.lstrip(" ,;:")
    return f"{said}: {told}" if told else said


def _object_before(verb: Word, subject: Word, timed: frozenset[int], names: Names, text: str) -> str | None:
    """ "A retired judge will lead an inquiry" for the clause of "an inquiry, which a retired judge will lead"."""
    if syntax.antecedent(verb) is None or syntax.passive(verb):
        return None
    before = [word for word in syntax.objects(verb) if word.i < subject.i]
    if not before:
        return None
    begin, end = _behind_article(before[0]), syntax.phrase(before[0])[1]
    lead = _name(subject, names)
    low = syntax.phrase(subject)[0] if lead is None else subject.i + 1
    does = [index for index in range(low, verb.i + 1) if index not in timed]
    words = [*does, *untimed(verb.doc, begin, end, timed), *run(verb.i + 1, verb, timed)]
    return cut(text, verb.doc, words, lead or "")


def _stands_apart(verb: Word, subject: Word, first: int, lead: str | None) -> bool:
    """A participle that does not go with the subject of another verb: "men accused of killing" have not killed.

    Behind a comma or "after" it does: "A warship foiled an attack, capturing 26 men".
    """
    link = syntax.up(verb)
    if link is None or syntax.tense(verb) not in ("PRESPART", "PASTPART"):
        return False
    beside = link.relation is not Relation.ADVERBIAL or (subject.pos_ == "PRON" and lead is None)
    return beside and syntax.phrase(subject)[1] != first


def _told_by(verb: Word) -> Word:
    """For an infinitive the verb that carries it: "expect" in "expect the rain to ease"."""
    for _ in range(3):
        link = syntax.up(verb)
        if link is not None and link.marker in ACCUSED and syntax.form(verb) in ("VBG", ""):
            over = link if syntax.is_verb(link.head) else syntax.up(link.head)
            if over is not None and syntax.is_verb(over.head) and (over is link or over.relation is Relation.OBJECT):
                verb = over.head
                continue
        if link is not None and link.relation is Relation.OPEN and syntax.copula(link.head) is not None:
            return link.head  # "is likely to form a coalition"
        shape = "VB" if any(aux.lower_ == "be" for aux in syntax.auxiliaries(verb)) else syntax.form(verb)
        to_come = link is not None and link.relation is Relation.OPEN and shape in ("VB", "VBG")
        if not syntax.is_verb(verb) or not (to_come or syntax.tense(verb) == "INFINITIVE"):
            return verb
        if link is None:
            return verb
        if link.relation is Relation.ADNOMINAL and (over := syntax.up(link.head)) is not None:
            link = over if over.relation is Relation.OBJECT else link
        carried = (Relation.OPEN, Relation.OBJECT, Relation.CONJUNCT, Relation.ADVERBIAL)
        if link.relation not in carried or not syntax.is_verb(link.head) or link.head.i > verb.i:
            return verb
        verb = link.head
    return verb


def _subject_words(subject: Word, verb: int) -> tuple[int, int]:
    """The subject as written up to the verb where nothing but its own complements stands between."""
    begin, end = syntax.phrase(subject)
    for other in syntax.conjuncts(subject)[1:3]:
        if end <= other.i < verb:
            end = syntax.phrase(other)[1]
    doc = subject.doc
    between = doc[end:verb] if 0 <= verb - end <= _SUBJECT_GAP else None
    if between is not None and not any(
        tok.text in EDGES or tok.pos_ in ("VERB", "AUX") or tok.lower_ in CLAUSES or tok.lower_ == "that"
        for tok in between
    ):
        end = verb
    return begin, end
