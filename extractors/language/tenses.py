"""What a verb group says: tense, aspect, modality, voice, negation."""

from __future__ import annotations

from extractors.language import labels as lab
from extractors.language.participles import NEVER_DONE_TO
from extractors.language.verbs import BE, DONE_TO, FUTURE_AUX, MODALS, auxiliaries, form, undergone_in_headline
from extractors.language.words import Word, per_word

NEGATORS = frozenset(("not", "n't", "n’t", "never", "nt", "no"))
#: Words from a passive to one that shares its "was": "were killed and at least 58 injured".
_GAP = 7
#: What an auxiliary has beside it that is a predicate of its own.
_OWN = lab.SUBJECT | lab.OBJECT | lab.OPEN_COMPLEMENT | lab.COPULA | lab.ATTRIBUTE


def _to(tok: Word) -> bool:
    """ "to leave"; also "due to leave", where the tree takes "due to" for one word, be it a preposition ("to open")."""
    fixed = lab.CASE if tok.i and tok.doc[tok.i - 1].lower_ == "to" else frozenset[str]()
    return any(
        child.lower_ in ("to", "due") and child.dep_ in lab.MARKER | lab.AUXILIARY | fixed for child in tok.lefts
    )


@per_word
def tense(tok: Word) -> str:
    """``PAST``, ``PRESENT``, ``FUTURE``, ``INFINITIVE``, ``PRESPART``, ``PASTPART`` or ``NONE``, as in TimeML.

    "will take place" is FUTURE; "has agreed" PRESENT (its aspect is ``PERFECTIVE``); "are to be disbanded" and
    "is going to strike" FUTURE; "may strike" NONE (its modality says the rest); a noun has NONE.
    """
    helpers = auxiliaries(tok)
    for aux in helpers:
        if aux.lower_ in FUTURE_AUX:
            return "FUTURE"
    if any(form(aux) == "MD" for aux in helpers):
        return "NONE"
    if _to(tok):
        return "FUTURE" if _be_to(tok) else "INFINITIVE"
    finite = next((form(aux) for aux in helpers if form(aux) in ("VBD", "VBZ", "VBP")), "")
    if not finite and not helpers:
        finite = form(tok)
    return {
        "VBD": "PAST",
        "VBZ": "PRESENT",
        "VBP": "PRESENT",
        "VBG": "PRESPART",
        "VBN": "PASTPART",
        "VB": "INFINITIVE",
        "MD": "NONE",
    }.get(finite or (form(tok) if helpers else ""), "NONE")


def _be_to(tok: Word) -> bool:
    """ "are to leave", "is set to leave", "is going to leave": a future told by "be" and an infinitive."""
    head = tok.head
    if head is tok or tok.dep_ not in lab.OPEN_COMPLEMENT:
        return any(child.lower_ in BE and child.dep_ in lab.COPULA for child in tok.lefts)
    if head.lower_ in BE:
        return form(head) in ("VBZ", "VBP")
    return head.lower_ in ("going", "set", "due", "expected", "scheduled", "slated") and any(
        form(aux) in ("VBZ", "VBP") for aux in auxiliaries(head)
    )


@per_word
def aspect(tok: Word) -> str:
    """``PERFECTIVE``, ``PROGRESSIVE``, ``PERFECTIVE_PROGRESSIVE`` or ``NONE``, as in TimeML."""
    helpers = auxiliaries(tok)
    perfect = any(aux.lemma_ == "have" or aux.lower_ in ("'ve", "’ve", "having") for aux in helpers)
    progressive = form(tok) == "VBG" and any(aux.lower_ in BE for aux in helpers)
    if perfect and progressive:
        return "PERFECTIVE_PROGRESSIVE"
    return "PERFECTIVE" if perfect else "PROGRESSIVE" if progressive else "NONE"


@per_word
def modality(tok: Word) -> str | None:
    """The modal of a verb group as its lemma ("may", "would", "have to"); ``None`` without one or for "will"."""
    for aux in auxiliaries(tok):
        if form(aux) == "MD":
            modal = MODALS.get(aux.lower_, aux.lower_)
            if modal not in ("will", "shall"):
                return modal
    if tok.dep_ in lab.OPEN_COMPLEMENT and tok.head.lemma_ == "have" and _to(tok):
        return "have to"
    return None


@per_word
def passive(tok: Word) -> bool:
    """Does the subject undergo what the verb says ("was arrested", "the man arrested on Friday")?"""
    shape = form(tok)
    if tok.tag_ == "VBN" and shape == "VBD":
        return False  # "Unions called for a strike", taken for a passive; a clause hung on a noun has no subject
    if tok.lemma_ in NEVER_DONE_TO and not auxiliaries(tok):
        return False  # "Hotel prices rocketed by 60 per cent"
    for child in tok.children:
        if child.dep_ in lab.PASSIVE_AUXILIARY:
            return True
        if child.dep_ in lab.PASSIVE_SUBJECT:
            return not _does(tok)
    if tok.lower_ == "let" and tok.dep_ in lab.CONJUNCT and not auxiliaries(tok) and _let_go(tok):
        return passive(tok.head)
    if shape == "VBD" and undergone_in_headline(tok):
        return True  # "Miners freed after six days underground"
    if _shares_be(tok):
        return True
    if shape != "VBN" and not (shape == "VBD" and tok.dep_ in lab.CONJUNCT and auxiliaries(tok)):
        return False  # "was found guilty and sentenced"
    if tok.dep_ in lab.ADNOMINAL_CLAUSE or tok.dep_ in lab.ADVERBIAL_CLAUSE:
        return not auxiliaries(tok)
    if any(aux.lower_ in BE and not _has(aux) for aux in auxiliaries(tok)):
        return True
    return tok.dep_ in lab.CONJUNCT and not auxiliaries(tok) and passive(tok.head)


def _shares_be(tok: Word) -> bool:
    """ "injured" in "Six people were killed and at least 58 injured": what is done to people, with no object.

    Also "escorted" in "was suspended on the spot and escorted from the building", taken for a past tense.
    """
    head = tok.head
    if tok.dep_ not in lab.CONJUNCT or tok.lower_ not in DONE_TO or form(tok) not in ("VBD", "VBN") or auxiliaries(tok):
        return False
    below = {child.dep_ for child in tok.children}
    if not lab.OBJECT.isdisjoint(below):
        return False
    return bool(auxiliaries(head)) and tok.i - head.i <= _GAP and passive(head)


def _has(aux: Word) -> bool:
    """The "has" of "an event he's won four times"."""
    return aux.lower_ in ("'s", "’s") and aux.dep_ in lab.AUXILIARY - lab.PASSIVE_AUXILIARY


def _let_go(tok: Word) -> bool:
    """ "were detained and let go": nobody else is let do something."""
    behind = tok.doc[tok.i + 1] if tok.i + 1 < len(tok.doc) else tok
    return behind.lower_ in ("go", "off", "out") and tok.doc[tok.i - 1].pos_ == "CCONJ"


def _does(tok: Word) -> bool:
    """ "Police arrested a 19-year-old man", taken for a passive: a past tense with an object and without "was"."""
    return tok.tag_ == "VBD" and not auxiliaries(tok) and any(child.dep_ in lab.OBJECT for child in tok.rights)


@per_word
def negated(tok: Word) -> bool:
    """Is the predicate itself negated ("did not agree", "never met", "no longer holds", "none of them fled")?"""
    for child in tok.children:
        if child.dep_ in lab.NEGATION:
            return True
        if child.lower_ in NEGATORS and (child.dep_ in lab.ADVERB or child.dep_ in lab.DETERMINER):
            return child.lower_ != "no" or child.dep_ in lab.DETERMINER
        if child.lower_ == "longer" and any(grand.lower_ == "no" for grand in child.lefts):
            return True
        if child.dep_ in lab.SUBJECT and _no(child):
            return True
        if child.dep_ in lab.OBJECT and _no(child):
            return child.lower_ != "contest"  # "pleaded no contest"
    return False


def _no(noun: Word) -> bool:
    """ "no one", "nobody", "none of them", "no deaths", "neither side"."""
    if noun.lower_ in ("nobody", "none", "neither", "nothing"):
        return True
    return any(
        child.lower_ in ("no", "neither") and (child.dep_ in lab.DETERMINER or child.dep_ in lab.NEGATION)
        for child in noun.lefts
    )


def elided(tok: Word) -> bool:
    """ "did" in "promised to publish it by May but did not": it says of the verb before that it was not done."""
    if tok.dep_ not in lab.CONJUNCT or tok.lemma_ not in ("do", "have", "be", "will", "would", "can", "could"):
        return False
    if any(child.dep_ in _OWN for child in tok.children):
        return False
    return negated(tok) and any(child.lower_ == "but" for child in tok.lefts)
