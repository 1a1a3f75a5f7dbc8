"""Which verb a clause in a row of clauses goes with: "X said Y, but criticised Z"; "…, hours after …, killing 7"."""

from __future__ import annotations

from extractors.language import labels as lab
from extractors.language.links import Relation, links_up, up
from extractors.language.relatives import TELLING
from extractors.language.verbs import form, is_verb
from extractors.language.words import Word

_TELLING = frozenset(
    ("said", "says", "told", "added", "announced", "reported", "warned", "criticised", "criticized", "called", "urged")
) | frozenset(
    ("accused", "praised", "condemned", "promised", "vowed", "denied", "blamed", "demanded", "asked", "admitted")
)


_ADDING = frozenset(("warning", "adding", "saying", "citing", "urging", "noting", "blaming", "accusing", "calling"))


_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"))
#: Words of a subject behind "and".
_NEW_SUBJECT = 8


def behind_aside(tok: Word) -> Word | None:
    """ "shelled" for "killing" in "shelled the port, hours after a truce ran out, killing seven": the aside is over."""
    head, doc = tok.head, tok.doc
    if form(tok) != "VBG" or tok.dep_ not in lab.ADVERBIAL_CLAUSE or doc[tok.i - 1].text != "," or head.i > tok.i:
        return None
    over = head.head
    if head.dep_ not in lab.ADVERBIAL_CLAUSE or not is_verb(over) or over.i > head.i:
        return None
    return over if any(word.text == "," for word in doc[over.i + 1 : head.left_edge.i + 1]) else None


def inner_doer(tok: Word) -> Word | None:
    """ "stormed" for "ending" in "was freed when police stormed a farm, ending an ordeal": the freed ended nothing."""
    head, doc = tok.head, tok.doc
    if form(tok) != "VBG" or tok.dep_ not in lab.ADVERBIAL_CLAUSE or doc[tok.i - 1].text != "," or head.i > tok.i:
        return None
    if not any(child.dep_ in lab.PASSIVE_AUXILIARY for child in head.lefts):
        return None
    return next(
        (
            clause
            for clause in head.rights
            if clause.dep_ in lab.ADVERBIAL_CLAUSE and clause.right_edge.i == tok.i - 2 and form(clause) == "VBD"
        ),
        None,
    )


def told_on(tok: Word, head: Word) -> Word | None:
    """ "said" for "criticised" in "Observers said the vote was fair, but criticised the closure": who spoke goes on.

    Only for a verb that, as the one above, says something; without a comma only where what is spoken of cannot speak
    ("said dating crystals was tricky and urged the authors to wait").
    """
    doc = tok.doc
    if tok.lower_ not in _TELLING or tok.i < 3 or head.dep_ not in lab.FINITE_COMPLEMENT or head.i > tok.i:
        return None
    at = tok.i - 1
    while at > head.i and doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    if doc[at].dep_ not in lab.COORDINATOR or head.head.lower_ not in _TELLING or head.head.i > head.i:
        return None
    mute = any(child.dep_ in lab.SUBJECT and _mute(child) for child in head.lefts)
    return head.head if doc[at - 1].text == "," or mute else None


def _mute(noun: Word) -> bool:
    return noun.tag_ in ("NN", "NNS", "VBG") and noun.lower_.endswith(
        ("tion", "ment", "ing", "als", "ity", "ness", "ings")
    )


def said_before(tok: Word) -> Word | None:
    """ "said" for "warning" in "Snow has cut off villages, officials said on Monday, warning that more was to come"."""
    if tok.lower_ not in _ADDING or tok.dep_ not in lab.ADVERBIAL_CLAUSE or tok.doc[tok.i - 1].text != ",":
        return None
    doc = tok.doc
    for at in range(tok.i - 2, max(tok.i - 8, tok.head.i), -1):
        if doc[at].text == ",":
            return None
        if doc[at].lower_ in _TELLING:
            return doc[at]
    return None


def last_of(tok: Word, own: tuple[Word, ...]) -> tuple[Word, ...]:
    """ "the governor" alone in "Most were guests who had jumped, the governor told reporters"."""
    last = own[-1]
    if len(own) == 2 and last.lower_ == "general" and last.i == own[0].i + 1:
        return own[:1]  # "The attorney general charged both men"
    if len(own) > 1 and last.i < tok.i and tok.head.lemma_ in TELLING and own[0].left_edge.i == tok.head.i + 1:
        return (last,)  # "told Reuters the firm will close it"
    if len(own) > 1 and last.i < tok.i and (_leads(own[0], last) or _named(own[0], last)):
        return (last,)
    if len(own) > 1 and last.i < tok.i and any(child.dep_ in lab.CASE for child in last.lefts):
        return (last,)  # "Passengers face disruption after train drivers announced a strike", taken for one clause
    if len(own) > 1 and own[0].tag_ in ("CD", "JJ", "DT") and last.ent_type_ and own[0].i < last.i < tok.i:
        return (last,)  # "A third, accountant Rosa Grimaldi, had pleaded guilty", "One of them, Sunita Rao, resigned"
    if len(own) < 2 or last.i > tok.i or tok.lower_ not in ("said", "told", "says", "added", "announced", "reported"):
        return ()
    words = tok.doc[own[-2].i + 1 : last.i]
    return (last,) if any(word.text in (",", '"', "”", "''") for word in words) else ()


def told(verb: Word) -> Word | None:
    """ "Reuters" in "told Reuters the firm will close it", hung on what was told as if it did that."""
    if verb.lemma_ not in TELLING:
        return None
    for clause in verb.rights:
        own = [child for child in clause.lefts if child.dep_ in lab.SUBJECT]
        if len(own) > 1 and own[0].left_edge.i == verb.i + 1 and own[0].pos_ in ("NOUN", "PROPN"):
            return own[0]
    return None


def _leads(first: Word, last: Word) -> bool:
    """ "which" in "a town, which rebels seized", "votes" in "With half the votes counted, Rosa Din led"."""
    if first.tag_ in ("WDT", "WP") and first.lower_ in ("which", "that", "who", "whom"):
        return first.i + 1 == last.left_edge.i
    led = any(child.dep_ in lab.CASE and child.lower_ == "with" for child in first.lefts)
    return led and any(word.text == "," for word in last.doc[first.i : last.i])


def _named(first: Word, last: Word) -> bool:
    """ "The minister for labour Anita Deshpande": what she is and her name, taken for two."""
    named = last.ent_type_ in ("PERSON", "PER") and first.pos_ == "NOUN" and first.tag_ == "NN"
    if not named or first.right_edge.i + 1 != last.left_edge.i or first.right_edge is first:
        return False
    return not any(
        word.pos_ in ("VERB", "PART") for word in last.doc[first.i : last.i]
    )  # "a request to interview Dean Spanos"


def opens(tok: Word) -> bool:
    """ "Speaking in Paris, the minister …": nothing that could be its subject stands before it in its sentence."""
    words = tok.doc[tok.sent.start : tok.i]
    return not any(word.pos_ in ("NOUN", "PROPN", "PRON") and word.dep_ not in lab.OBLIQUE for word in words)


def behind_and(tok: Word) -> Word | None:
    """ "executive" for "resigned" in "suspended all sailings on Friday and its chief executive, M. Faber, resigned".

    The tree has what stands between "and" and the verb as coordinated with a noun before it.
    """
    doc = tok.doc
    at = tok.i - 1
    while at > tok.head.i and doc[at].pos_ in ("AUX", "ADV", "PART"):
        at -= 1
    if doc[at].text == ",":  # a name set between commas
        name = at - 1
        while name > tok.head.i and doc[name].ent_type_:
            name -= 1
        if name == at - 1 or doc[name].text != ",":
            return None
        at = name - 1
    last = at
    while at > tok.head.i and last - at < _NEW_SUBJECT and doc[at].pos_ in _NOMINAL:
        at -= 1
    if at == last or doc[at].dep_ not in lab.COORDINATOR or at <= tok.head.i + 1:
        return None
    noun = next((word for word in doc[at + 1 : last + 1] if word.head.i <= at and word.dep_ in lab.CONJUNCT), None)
    fresh = noun is not None and any(child.tag_ in ("DT", "PRP$") for child in noun.lefts)
    return noun if fresh and not any(child.dep_ in lab.COORDINATOR for child in tok.lefts) else None


def around_aside(tok: Word, head: Word) -> Word:
    """The verb coordinated with: "payments began, months after he took office, and went on" is "began"."""
    link = up(head)
    doc = tok.doc
    if link is not None and link.relation is Relation.RELATIVE and tok.i > 2 and doc[tok.i - 1].dep_ in lab.AUXILIARY:
        behind = doc[tok.i - 2].dep_ in lab.COORDINATOR and doc[tok.i - 3].text == ","
        over = next((step.head for step in links_up(link.head) if is_verb(step.head)), None)
        return over if behind and over is not None else head  # "talks that went on until four, and will try again"
    if link is None or link.relation is not Relation.ADVERBIAL or not is_verb(link.head):
        return head
    commas = [word.i for word in doc[link.head.i + 1 : tok.i] if word.text == ","]
    at = tok.i - 1
    while at > head.i and doc[at].dep_ in lab.AUXILIARY:
        at -= 1
    joined = doc[at].dep_ in lab.COORDINATOR and doc[at - 1].text == ","
    return link.head if joined and commas and commas[0] < head.i else head
