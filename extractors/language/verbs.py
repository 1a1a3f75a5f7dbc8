"""What a verb group says: tense, aspect, modality, voice, negation; from tags or morphology, whichever is there."""

from __future__ import annotations

from extractors.language import labels as lab
from extractors.language.words import Word, per_word

FUTURE_AUX = frozenset(("will", "'ll", "’ll", "wo", "shall", "ll"))
#: Forms of "be"; lemmas of a statistical lemmatizer are not sure enough for so common a word.
BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "'m", "’m"))
NEGATORS = frozenset(("not", "n't", "n’t", "never", "nt", "no"))
#: In the news these are past tense more often than present, where the form does not tell.
_SAME_IN_PAST = frozenset(
    (
        "beat",
        "bet",
        "burst",
        "cast",
        "cost",
        "cut",
        "hit",
        "hurt",
        "let",
        "put",
        "quit",
        "set",
        "shut",
        "split",
        "spread",
    )
)
_MODALS = {"'d": "would", "’d": "would", "ca": "can", "wo": "will", "'ll": "will", "’ll": "will", "sha": "shall"}
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
        if tag in ("VBN", "VB") and _finite_by_position(tok):
            return "VBD" if tag == "VBN" or tok.lower_ in _SAME_IN_PAST else "VBP"
        return "VBD" if tag == "VBP" and tok.lower_ in _SAME_IN_PAST and not _plural_subject(tok) else tag
    if tok.pos_ in ("NOUN", "ADJ") and tag:
        return "VB" if _mistaken(tok) else ""
    if tag or tok.pos_ not in ("VERB", "AUX"):
        return ""
    verb_form = tok.features("VerbForm")
    past = "Past" in tok.features("Tense")
    if "Fin" in verb_form:
        if tok.lower_ in FUTURE_AUX or tok.lower_ in _MODALS or not tok.features("Tense"):
            return "MD"
        return "VBD" if past else "VBZ"
    if "Part" in verb_form:
        return "VBN" if past else "VBG"
    return "VBG" if "Ger" in verb_form else "VB"


def _finite_by_position(tok: Word) -> bool:
    """A participle or bare form with a subject of its own and no auxiliary: a finite verb the tagger mistook."""
    if tok.dep_ in lab.FINITE_COMPLEMENT or tok.dep_ in lab.OPEN_COMPLEMENT:
        return False
    subject = False
    for child in tok.children:
        dep = child.dep_
        if dep in lab.AUXILIARY or dep in lab.COPULA or dep in lab.PASSIVE_SUBJECT or child.lower_ == "to":
            return False
        subject = subject or dep in lab.SUBJECT
    return subject


def _plural_subject(tok: Word) -> bool:
    """ "they cut" may be either; "the bank cut" can only be past."""
    return any(child.dep_ in lab.SUBJECT and child.tag_ in ("NNS", "NNPS", "PRP") for child in tok.lefts)


@per_word
def is_verb(tok: Word) -> bool:
    """A main verb: no auxiliary of another word, no participle used as adjective."""
    if tok.dep_ in lab.AUXILIARY or tok.dep_ in lab.COPULA:
        return False
    if tok.pos_ not in ("VERB", "AUX"):
        return tok.tag_ in ("VB", "VBD", "VBZ", "VBP") or (tok.pos_ in ("NOUN", "ADJ") and _mistaken(tok))
    return tok.pos_ == "VERB" or (tok.pos_ == "AUX" and tok.tag_ != "MD")


def _mistaken(tok: Word) -> bool:
    """A verb the tagger took for a noun or adjective: it has a modal of its own ("must undergo surgery")."""
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
        if (child.dep_ in lab.AUXILIARY or child.dep_ in lab.COPULA) and child.lower_ != "to"
    )
    if own or tok.dep_ not in lab.CONJUNCT:
        return own
    shape = form(tok)
    if shape not in ("VBN", "VB", "VBG") or any(child.dep_ in lab.SUBJECT for child in tok.children):
        return own
    shared = auxiliaries(tok.head)
    if shape == "VB" and not any(form(aux) == "MD" or aux.lower_ in ("do", "did", "does") for aux in shared):
        return own
    return shared


def verb_group(tok: Word) -> tuple[Word, ...]:
    """Auxiliaries, the verb and its particle, in text order: "will be handed over"."""
    particles = tuple(child for child in tok.children if child.dep_ in lab.PARTICLE)
    return tuple(sorted({*auxiliaries(tok), tok, *particles}, key=lambda word: word.i))


@per_word
def particle(tok: Word) -> Word | None:
    """The particle of a phrasal verb: "down" in "laid down their arms"."""
    return next((child for child in tok.rights if child.dep_ in lab.PARTICLE), None)


def _to(tok: Word) -> bool:
    return any(
        child.lower_ == "to" and (child.dep_ in lab.MARKER or child.dep_ in lab.AUXILIARY) for child in tok.lefts
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
            modal = _MODALS.get(aux.lower_, aux.lower_)
            if modal not in ("will", "shall"):
                return modal
    if tok.dep_ in lab.OPEN_COMPLEMENT and tok.head.lemma_ == "have" and _to(tok):
        return "have to"
    return None


@per_word
def passive(tok: Word) -> bool:
    """Does the subject undergo what the verb says ("was arrested", "the man arrested on Friday")?"""
    for child in tok.children:
        if child.dep_ in lab.PASSIVE_AUXILIARY or child.dep_ in lab.PASSIVE_SUBJECT:
            return True
    if form(tok) != "VBN":
        return False
    if tok.dep_ in lab.ADNOMINAL_CLAUSE or tok.dep_ in lab.ADVERBIAL_CLAUSE:
        return not auxiliaries(tok)
    if any(aux.lower_ in BE for aux in auxiliaries(tok)):
        return True
    return tok.dep_ in lab.CONJUNCT and not auxiliaries(tok) and passive(tok.head)


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
            return True
    return False


def _no(noun: Word) -> bool:
    """ "no one", "nobody", "none of them", "no deaths", "neither side"."""
    if noun.lower_ in ("nobody", "none", "neither", "nothing"):
        return True
    return any(
        child.lower_ in ("no", "neither") and (child.dep_ in lab.DETERMINER or child.dep_ in lab.NEGATION)
        for child in noun.lefts
    )
