"""Clauses without a finite verb told as if they had one: "killing five" → "killed five", "built in 1970" → "was built".

Only where the clause above is past: "will buy the firm, creating a giant" stays as it is.
"""

from __future__ import annotations

from extractors.events import clause_ends, lexicon, types
from extractors.events.candidates import key
from extractors.events.wording import ACCUSED
from extractors.language import syntax
from extractors.language.lemmas import past
from extractors.language.syntax import Relation
from extractors.language.words import Word

#: Before an "-ing" they say that it was done ("before leaving" too, told in the past).
_DONE = frozenset(("", "after", "before", "by", "while", "when", "since"))
#: What they say of their subject is no event beside them: "remained closed", "was reported missing".
_OF_STATE = frozenset(("stay", "remain", "report", "presume"))
#: What is done with a text makes no line of its own: "said in a statement released on Monday".
PUBLISHING = frozenset(("release", "issue", "publish", "post", "send", "put_out", "circulate", "air", "broadcast"))
_JUDGING = lexicon.verbs("accuse")
_ANYONE = frozenset(("anyone", "anybody", "those", "someone", "people", "everyone", "nobody", "one", "no"))


def told_by(verb: Word) -> Word:
    """For an infinitive the verb that carries it: "expect" in "expect the rain to ease"."""
    for _ in range(4):
        link = syntax.up(verb)
        if link is None:
            return verb
        if (teller := of_noun(verb, link)) is not None:
            return teller
        accused = link.marker in ACCUSED or (
            link.marker == "with" and (syntax.form(verb) == "VBN" or key(link.head) in lexicon.verbs("accuse"))
        )  # "charged with having kept", "with endangering life"
        if accused and (syntax.gerund(verb) or not syntax.form(verb)):
            judged = syntax.governing_verb(link.head) if link.head.lower_ == "guilty" else None
            if judged is not None and judged.i < verb.i:
                verb = judged  # "found guilty of taking bribes"
                continue
            over: syntax.Link | None = link
            while over is not None and not syntax.is_verb(over.head) and over.head.i < verb.i:
                over = syntax.up(over.head)
                if over is not None and over.relation not in (Relation.OBJECT, Relation.OBLIQUE):
                    over = None
            # a noun behind "jailed for murder", not behind "flew in for a hearing", "at the site of the robbery"
            if over is not None and over.head.i < verb.i and (syntax.gerund(verb) or _judges(over, link)):
                verb = over.head
                continue
        if link.relation is Relation.OPEN and syntax.copula(link.head) is not None:
            return link.head  # "is likely to form a coalition"
        hung = link.relation in (Relation.ADNOMINAL, Relation.OBJECT)
        if hung and syntax.copula(link.head) is not None and syntax.tense(verb) == "INFINITIVE":
            own, others = syntax.subjects(verb), syntax.subjects(link.head)
            return link.head if own and own == others else verb  # "was the first minister to refer to it"
        shape = "VB" if any(aux.lower_ == "be" for aux in syntax.auxiliaries(verb)) else syntax.form(verb)
        to_come = link.relation is Relation.OPEN and shape in ("VB", "VBG")
        to_come = to_come or (link.head.lemma_ in _OF_STATE and (link.relation is Relation.OPEN or _lost(verb)))
        to_come = to_come or (syntax.gerund(verb) and _admitted(verb, link)) or _wanted(verb, link)
        if not syntax.is_verb(verb) or not (to_come or syntax.tense(verb) == "INFINITIVE"):
            return verb
        head = link.head
        if link.relation is Relation.OPEN and head.pos_ == "ADJ" and (above := syntax.up(head)) is not None:
            link, head = above, above.head  # "remained ready to talk"
        over = syntax.up(head) if link.relation is Relation.ADNOMINAL else None
        if over is not None and over.relation is Relation.OBJECT:
            link, head = over, over.head
        carried = (Relation.OPEN, Relation.OBJECT, Relation.CONJUNCT, Relation.ADVERBIAL, Relation.COMPLEMENT)
        if link.relation not in carried or not syntax.is_verb(head) or head.i > verb.i:
            return verb
        verb = head
    return verb


def _lost(verb: Word) -> bool:
    """ "missing" in "were reported missing", hung on it as a clause of its own."""
    return verb.lower_ == "missing" and verb.doc[verb.i - 1] is verb.head


def of_noun(verb: Word, link: syntax.Link) -> Word | None:
    """The verb above the noun of a participle that tells nothing by itself.

    "said in a statement released on Monday", "fell at the fastest pace ever recorded": how it was said or fell.
    """
    if link.relation is not Relation.ADNOMINAL or syntax.tense(verb) != "PASTPART" or syntax.agents(verb):
        return None
    over = syntax.up(link.head)
    if over is None or over.relation is not Relation.OBLIQUE or not syntax.is_verb(over.head):
        return None
    most = verb.doc[verb.i - 1].lower_ == "ever"
    tells = key(over.head) in lexicon.verbs("reporting") or types.of_word(over.head) == "statement"
    said = over.marker == "in" and key(verb) in PUBLISHING and tells
    return over.head if most or said else None


def _judges(over: syntax.Link, link: syntax.Link) -> bool:
    """ "charged with one count of murder", "was jailed for murder", "apologised for the delay"."""
    if over is not link:
        return key(over.head) in _JUDGING
    return syntax.passive(over.head) or types.of_word(over.head) in ("court", "arrest", "statement")


def _wanted(verb: Word, link: syntax.Link) -> bool:
    """ "be released" in "ordered that he be released": it tells what was ordered, and not what happened."""
    if link.relation is not Relation.COMPLEMENT or link.marker != "that":
        return False
    helpers = syntax.auxiliaries(verb)
    asked = not helpers and syntax.form(verb) in ("VB", "VBP") and key(link.head) in lexicon.verbs("directive")
    return asked or (bool(helpers) and helpers[0].lower_ == "be")  # "asked that the council attend"


def _admitted(verb: Word, link: syntax.Link) -> bool:
    """ "having kept a laptop" behind "admitted" and "denied": who did it did not say more."""
    content = link.relation in (Relation.OPEN, Relation.COMPLEMENT) or (
        link.relation is Relation.ADVERBIAL and not link.marker
    )
    return (
        content
        and key(link.head) in lexicon.verbs("reporting") | lexicon.verbs("deny")
        and verb.doc[verb.i - 2] is link.head
    )


def told_finitely(word: Word) -> bool:
    """A verb with a tense or modal of its own."""
    return syntax.is_verb(word) and (syntax.tense(word) in ("PAST", "PRESENT", "FUTURE") or bool(syntax.modality(word)))


def carried_from(verb: Word, first: int) -> int:
    """The first word to tell an infinitive from that has no subject: "a mandate" in "a mandate to revive sales"."""
    link = syntax.up(verb)
    if link is None or link.relation is not Relation.ADNOMINAL or syntax.tense(verb) != "INFINITIVE":
        return first
    begin = syntax.phrase(link.head)[0]
    return begin if begin < first and not any(word.text == "," for word in verb.doc[begin:first]) else first


def finite(verb: Word, subject: Word, lead: str, real: bool) -> dict[int, str]:
    """What stands for the words of a participle, by their index; nothing where it has to stay."""
    link = syntax.up(verb)
    while link is not None and link.relation is Relation.CONJUNCT and _bare(link.head):
        link = syntax.up(link.head)
    if link is None or not real or subject.lower_ in _ANYONE:
        return {}
    over = _with_tense(syntax.governing_verb(link.head))
    helpers = syntax.auxiliaries(verb)
    be = "were" if _several(subject, lead) else "was"
    if syntax.tense(verb) == "PASTPART" and not helpers:
        fits = link.relation in (Relation.ADNOMINAL, Relation.ADVERBIAL, Relation.RELATIVE)
        return {verb.i: f"{be} {verb.lower_}"} if fits else {}
    if over is None or not told_as_past(over):
        return {}
    if helpers:
        had = {"having": "had", "being": be}.get(helpers[0].lower_)
        return {helpers[0].i: had} if had is not None else {}
    if syntax.form(verb) != "VBG" or (link.marker not in _DONE and not clause_ends.absolute(verb)):
        return {}
    if clause_ends.absolute(verb):
        return {verb.i: past(verb.lemma_, verb.lower_)}  # "Prices fell, with copper dropping 4 percent"
    if link.relation is Relation.ADNOMINAL and verb.doc[verb.i - 1].text != "," and not acts(subject):
        # "a bill raising taxes" has not raised them
        return {verb.i: "went missing"} if verb.lower_ == "missing" else {}
    if verb.lower_ == "missing":
        return {verb.i: "went missing"}
    return {verb.i: past(verb.lemma_, verb.lower_)} if link.relation is not Relation.OPEN else {}


def _with_tense(verb: Word | None) -> Word | None:
    """ "was" for "come" in "was the first to come, arriving by sea": what says whether it is past."""
    for _ in range(4):
        if verb is None or told_as_past(verb) or syntax.tense(verb) not in ("INFINITIVE", "PRESPART"):
            return verb
        link = syntax.up(verb)
        verb = syntax.governing_verb(link.head) if link is not None else None
    return verb


def shares_be(verb: Word) -> bool:
    """ "injured" in "Six people were killed and at least 58 injured": its "were" stands before the first."""
    link = syntax.up(verb)
    joined = link is not None and link.relation is Relation.CONJUNCT and bool(syntax.auxiliaries(link.head))
    alone = not syntax.auxiliaries(verb) and any(word.head is verb for word in syntax.subjects(verb))
    return joined and alone and syntax.passive(verb)


def with_be(verb: Word, subject: Word, lead: str) -> dict[int, str]:
    """ "were injured" for it."""
    return {verb.i: f"{'were' if _several(subject, lead) else 'was'} {verb.lower_}"}


_THIRD = {
    **dict.fromkeys(("am", "'m", "’m", "are", "'re", "’re"), "is"),
    **dict.fromkeys(("have", "'ve", "’ve"), "has"),
    **dict.fromkeys(("'ll", "’ll"), "will"),
    "do": "does",
    "were": "was",
}


def third_person(verb: Word, subject: Word) -> dict[int, str]:
    """The finite verb of an "I" or "we" that is told under a name: "have" → "has", "write" → "writes"."""
    group = [word for word in syntax.verb_group(verb) if word.i > subject.i or word is verb]
    word = min(group, key=lambda one: one.i, default=verb)
    lower = word.lower_
    if lower in _THIRD:
        return {word.i: _THIRD[lower]}
    if lower in ("'d", "’d"):
        return {word.i: "had" if syntax.form(verb) == "VBN" else "would"}
    return {word.i: _with_s(lower)} if syntax.form(word) == "VBP" and word.tag_ != "MD" else {}


def _with_s(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base.endswith("y") and base[-2:-1] not in "aeiou" else f"{base}s"


def _bare(verb: Word) -> bool:
    return syntax.tense(verb) in ("PRESPART", "PASTPART")


def told_as_past(verb: Word) -> bool:
    """ "shelled", "has cut", "had left", also in a relative clause; not "will", "may", "would"."""
    tense = syntax.tense(verb)
    if tense == "PASTPART":
        return True
    if tense in ("PRESPART", "INFINITIVE"):
        over = syntax.up(verb)
        return over is not None and syntax.is_verb(over.head) and syntax.tense(over.head) == "PAST"
    return tense == "PAST" or (tense == "PRESENT" and syntax.aspect(verb) == "PERFECTIVE")


def _several(subject: Word, lead: str) -> bool:
    """Is it plural: by its form, a number before it, or several names?"""
    if subject.tag_ in ("NNS", "NNPS") or len(syntax.conjuncts(subject)) > 1 or " and " in lead:
        return True
    return subject.lower_ in ("they", "we", "police", "some", "many") or (
        subject.tag_ == "CD" and subject.lower_ not in ("one", "1")
    )


def acts(noun: Word) -> bool:
    """A person, a body, a crew: what it is said to be doing it did."""
    lemma = noun.lemma_.lower()
    return bool(noun.ent_type_) or lemma in lexicon.people("person") or lemma in lexicon.people("crew")


def behind_article(noun: Word) -> int:
    """The first word of a noun phrase that is no article."""
    begin, _ = syntax.phrase(noun)
    while begin < noun.i and noun.doc[begin].pos_ == "DET":
        begin += 1
    return begin
