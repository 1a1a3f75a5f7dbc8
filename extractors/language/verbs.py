"""Verbs and their forms, auxiliaries and particles; from tags or morphology, whichever is there."""

from __future__ import annotations

from extractors.language import labels as lab
from extractors.language.participles import active_participle
from extractors.language.repairs import fronted_subject
from extractors.language.words import Word, per_word

#: Auxiliaries of the future.
FUTURE_AUX = frozenset(("will", "'ll", "’ll", "wo", "shall", "ll"))
#: Forms of "be"; lemmas of a statistical lemmatizer are not sure enough for so common a word.
BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "'m", "’m"))
#: What is done to people and things: coordinated with a passive and without an object they are passive, too.
DONE_TO = frozenset(
    (
        *(
            "discharged",
            "charged",
            "released",
            "arrested",
            "detained",
            "killed",
            "sentenced",
            "jailed",
            "fined",
            "freed",
        ),
        *("questioned", "treated", "buried", "evacuated", "injured", "wounded", "convicted", "deported", "dismissed"),
        *("destroyed", "rescued", "hospitalised", "hospitalized", "sacked", "extradited", "acquitted", "suspended"),
        *("banned", "barred", "expelled", "executed", "imprisoned", "indicted", "remanded", "hanged", "beheaded"),
        *("escorted", "transferred", "transported", "abducted", "kidnapped", "handcuffed", "demoted", "paroled"),
        *("pardoned", "exonerated", "cremated", "blindfolded", "evicted", "interrogated", "relocated", "vaccinated"),
        *("tortured", "sterilised", "sterilized", "quarantined", "airlifted", "reinstated", "disqualified"),
    )
)
#: Short forms of modals.
MODALS = {"'d": "would", "’d": "would", "ca": "can", "wo": "will", "'ll": "will", "’ll": "will", "sha": "shall"}
#: Parts of speech that no tagger gives a verb.
NEVER_VERBS = frozenset(("PUNCT", "ADP", "DET", "PRON", "PART", "CCONJ", "NUM", "SCONJ", "SYM", "SPACE"))
_FORMS = frozenset(("VBD", "VBZ", "VBP", "VB", "VBN", "VBG", "MD"))


@per_word
def form(tok: Word) -> str:
    """The Penn form of a verb (``VBD``, ``VBZ``, ``VBP``, ``VB``, ``VBN``, ``VBG``, ``MD``), or ``""``.

    Taken from the fine tag; without one, from UD morphology.
    """
    tag = tok.tag_
    if tag in _FORMS:
        if tag == "VBN" and _told_on(tok):
            return "VBD"
        if tag in ("VBN", "VB") and _finite_by_position(tok):
            return "VBD" if tag == "VBN" or tok.lower_ in lab.SAME_IN_PAST else "VBP"
        if tag in ("VBD", "VBP", "VBN") and tok.lower_ in lab.SAME_IN_PAST and _under_modal(tok):
            return "VB"
        return "VBD" if tag == "VBP" and tok.lower_ in lab.SAME_IN_PAST and not _plural_subject(tok) else tag
    if tok.pos_ in ("NOUN", "ADJ") and tag:
        return "VB" if _mistaken(tok) else ""
    if tag or tok.pos_ not in ("VERB", "AUX"):
        return ""
    verb_form = tok.features("VerbForm")
    past = "Past" in tok.features("Tense")
    if "Fin" in verb_form:
        if tok.lower_ in FUTURE_AUX or tok.lower_ in MODALS or not tok.features("Tense"):
            return "MD"
        return "VBD" if past else "VBZ"
    if "Part" in verb_form:
        return "VBN" if past else "VBG"
    return "VBG" if "Ger" in verb_form else "VB"


def _finite_by_position(tok: Word) -> bool:
    """A participle or bare form with a subject of its own and no auxiliary: a finite verb the tagger mistook."""
    behind = tok.head.i > tok.i  # "Shells hit a school, police said": what "said" reports stands before it
    if not behind and (tok.dep_ in lab.FINITE_COMPLEMENT or tok.dep_ in lab.OPEN_COMPLEMENT):
        return False
    main = behind or tok.head is tok
    subject = False
    for child in tok.children:
        dep = child.dep_
        if dep in lab.AUXILIARY or dep in lab.COPULA or child.lower_ == "to":
            return False
        if (
            dep in lab.PASSIVE_SUBJECT
            and tok.dep_ not in lab.ADNOMINAL_CLAUSE
            and not (main and tok.tag_ == "VBN" and _full_sentence(tok))
        ):
            return False
        subject = subject or dep in lab.SUBJECT
    return subject or active_participle(tok) or fronted_subject(tok) is not None


def _told_on(tok: Word) -> bool:
    """ "injured" in "A fire killed 12 people and injured at least 40", taken for a participle."""
    head = tok.head
    if tok.dep_ not in lab.CONJUNCT or head.tag_ != "VBD" or head.dep_ in lab.CONJUNCT:
        return False
    dependents = {child.dep_ for child in tok.children}
    counted = any(child.dep_ in lab.OBLIQUE and child.pos_ == "NUM" for child in tok.rights)  # "at least 40"
    acts = (counted or dependents & lab.OBJECT) and not dependents & lab.VERB_GROUP
    return bool(acts) and not any(child.dep_ in lab.AUXILIARY for child in head.children)


def _under_modal(tok: Word) -> bool:
    """ "cut" in "would close its plant and cut 3,200 jobs"."""
    head = tok.head
    if tok.dep_ not in lab.CONJUNCT or head.tag_ != "VB" or any(child.dep_ in lab.SUBJECT for child in tok.children):
        return False
    return any(child.dep_ in lab.AUXILIARY and child.tag_ == "MD" for child in head.lefts)


def _full_sentence(tok: Word) -> bool:
    """Ends it with a full stop? Headlines do not, and leave out "was" ("Accountant jailed for six years")."""
    last = tok.doc[tok.sent.end - 1]
    return last.text in (".", "!", "?", "”", '"', "''") or (last.tag_ == "_SP" and tok.doc[last.i - 1].text == ".")


def undergone_in_headline(tok: Word) -> bool:
    """A past form without an object in a headline, of a verb that always has one: "was" is left out."""
    if tok.lower_ not in DONE_TO or tok.tag_ not in ("VBD", "VBN") or _full_sentence(tok) or auxiliaries(tok):
        return False
    held = lab.OBJECT | lab.FINITE_COMPLEMENT | lab.OPEN_COMPLEMENT
    return not any(child.dep_ in held for child in tok.rights) and tok.head is tok


_WE = frozenset(("i", "we", "you", "they"))


def _plural_subject(tok: Word) -> bool:
    """ "they cut" may be either; "the bank cut", "Mark Fields quit" can only be past."""
    return any(
        child.dep_ in lab.SUBJECT
        and (child.lower_ in _WE if child.tag_ == "PRP" else child.tag_ in ("NNS", "NNPS") and not child.ent_type_)
        for child in tok.lefts
    )


@per_word
def is_verb(tok: Word) -> bool:
    """A main verb: no auxiliary of another word, no participle used as adjective."""
    if tok.dep_ in lab.AUXILIARY or tok.dep_ in lab.COPULA:
        return False
    if tok.tag_ == "VBP" and tok.i and _named_so(tok.doc[tok.i - 1], tok):
        return False
    if tok.pos_ not in ("VERB", "AUX"):
        return tok.tag_ in ("VB", "VBD", "VBZ", "VBP") or (tok.pos_ in ("NOUN", "ADJ") and _mistaken(tok))
    return tok.pos_ == "VERB" or (tok.pos_ == "AUX" and tok.tag_ != "MD")


def _named_so(name: Word, tok: Word) -> bool:
    """ "gorge" in "over Orrin gorge", "a cabin of the Orrin gorge railway": a subject has no preposition."""
    if name.tag_ != "NNP" or name.head is not tok:
        return False
    return tok.dep_ in lab.OBLIQUE | lab.NAME_PART or any(
        child.dep_ in lab.CASE and child.tag_ == "IN" for child in name.lefts
    )


def _mistaken(tok: Word) -> bool:
    """A verb the tagger took for a noun or adjective: "must undergo surgery", "is due to open"."""
    if tok.pos_ == "ADJ" and any(child.lower_ == "due" and child.i == tok.i - 2 for child in tok.lefts):
        return tok.doc[tok.i - 1].lower_ == "to"
    modal = False
    for child in tok.lefts:
        if child.dep_ in lab.COPULA or child.dep_ in lab.DETERMINER or child.dep_ in lab.CASE:
            return False
        modal = modal or (child.dep_ in lab.AUXILIARY and child.tag_ == "MD")
    return modal


def copula(tok: Word) -> Word | None:
    """The "be" that makes a noun or adjective a predicate (UD); CLEAR makes "be" the head, so there is none."""
    return next((child for child in tok.lefts if child.dep_ in lab.COPULA), None)


@per_word
def auxiliaries(tok: Word) -> tuple[Word, ...]:
    """Auxiliaries of a predicate in text order, also those shared with an earlier coordinated verb.

    "has agreed to the plan and launched a review": "has" for both; "was arrested and charged": "was" for both.
    """
    own = tuple(
        child
        for child in tok.children
        if (child.dep_ in lab.AUXILIARY or child.dep_ in lab.COPULA) and child.lower_ != "to" and not _month(child)
    )
    if own or tok.dep_ not in lab.CONJUNCT:
        return own
    shape = form(tok)
    shape = "VBN" if shape == "VBD" and _goes_on(tok) else shape
    if shape not in ("VBN", "VB", "VBG") or any(child.dep_ in lab.SUBJECT for child in tok.children):
        return own
    if shape == "VBG" and form(tok.head) != "VBG":
        return own  # "was charged with theft and fleeing an officer"
    shared = auxiliaries(tok.head)
    if shape == "VB" and not any(form(aux) == "MD" or aux.lower_ in ("do", "did", "does") for aux in shared):
        return own
    return shared


def _month(aux: Word) -> bool:
    """ "May" in "On 3 May a bomb exploded"."""
    if aux.text != "May" or aux.i == 0:
        return False
    doc = aux.doc
    return doc[aux.i - 1].is_digit or (aux.i + 1 < len(doc) and doc[aux.i + 1].is_digit)


def _goes_on(tok: Word) -> bool:
    """ "sold" in "would have closed the shop and sold the house": a participle that looks like a past tense."""
    head = tok.head
    alike = tok.lower_.endswith("ed") or tok.lower_ in lab.SAME_PARTICIPLE
    held = tok.lower_ != "fined" and any(child.dep_ in lab.OBJECT for child in tok.rights)  # "and fined 500 crowns"
    if tok.lower_ in DONE_TO and form(head) == "VBN" and not held:
        return True  # "was taken to hospital and discharged"
    return alike and form(head) == "VBN" and any(aux.lower_ in ("have", "had") for aux in auxiliaries(head))


def verb_group(tok: Word) -> tuple[Word, ...]:
    """Auxiliaries, the verb and its particle, in text order: "will be handed over"."""
    own = particle(tok)
    particles = tuple(child for child in tok.children if child.dep_ in lab.PARTICLE or child is own)
    return tuple(sorted({*auxiliaries(tok), tok, *particles}, key=lambda word: word.i))


@per_word
def particle(tok: Word) -> Word | None:
    """The particle of a phrasal verb: "down" in "laid down their arms", also where the tree has it as an adverb."""
    for child in tok.rights:
        if child.dep_ in lab.PARTICLE or (child.tag_ == "RP" and child.i == tok.i + 1 and child.dep_ in lab.ADVERB):
            return child
    return None
