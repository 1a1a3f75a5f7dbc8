"""Names of the two dependency schemes, in one place: Universal Dependencies 2 and spaCy's CLEAR labels.

The embedded pipeline speaks UD, ``en_core_web_*`` speak CLEAR. Sets hold the names of both where they mean the
same; where the trees differ in shape (prepositions, copulas) ``syntax`` folds one into the other.
Nothing outside ``extractors/language`` names a label. ``Final`` lets the compiled form take them without a look-up.
"""

from __future__ import annotations

from typing import Final

SUBJECT: Final = frozenset(
    [
        "nsubj",
        "nsubj:pass",
        "nsubj:outer",
        "csubj",
        "csubj:pass",
        "csubj:outer",
        "nsubjpass",
        "csubjpass",
    ]
)
PASSIVE_SUBJECT: Final = frozenset(["nsubj:pass", "csubj:pass", "nsubjpass", "csubjpass"])
OBJECT: Final = frozenset(("obj", "dobj"))
INDIRECT: Final = frozenset(("iobj", "dative"))
#: CLEAR hangs a preposition between verb and noun; UD makes it a child of the noun.
PREPOSITION_NODE: Final = frozenset(("prep", "agent", "dative"))
PREPOSITION_OBJECT: Final = frozenset(("pobj", "pcomp"))
OBLIQUE: Final = frozenset(
    [
        "obl",
        "obl:agent",
        "obl:unmarked",
        "obl:npmod",
        "obl:tmod",
        "npadvmod",
        "nmod",
        "nmod:unmarked",
        "nmod:npmod",
        "nmod:tmod",
    ]
)
POSSESSOR: Final = frozenset(("nmod:poss", "poss"))
AUXILIARY: Final = frozenset(["aux", "aux:pass", "auxpass"])
PASSIVE_AUXILIARY: Final = frozenset(("aux:pass", "auxpass"))
COPULA: Final = frozenset(("cop",))
EXPLETIVE: Final = frozenset(("expl",))
ATTRIBUTE: Final = frozenset(("attr", "acomp", "oprd"))
FINITE_COMPLEMENT: Final = frozenset(("ccomp",))
OPEN_COMPLEMENT: Final = frozenset(("xcomp",))
ADVERBIAL_CLAUSE: Final = frozenset(("advcl", "advcl:relcl"))
RELATIVE_CLAUSE: Final = frozenset(("acl:relcl", "relcl"))
ADNOMINAL_CLAUSE: Final = frozenset(("acl",))
LOOSE: Final = frozenset(("parataxis", "list", "discourse"))
CONJUNCT: Final = frozenset(("conj",))
COORDINATOR: Final = frozenset(("cc", "cc:preconj", "preconj"))
APPOSITION: Final = frozenset(("appos",))
#: Words of one name or one compound noun.
NAME_PART: Final = frozenset(["flat", "flat:name", "flat:foreign", "compound", "nmod:desc", "nn"])
MODIFIER: Final = frozenset(
    [
        "amod",
        "nummod",
        "det",
        "det:predet",
        "predet",
        "nmod:desc",
        "quantmod",
        "advmod",
        "compound",
        "nn",
    ]
)
PARTICLE: Final = frozenset(("compound:prt", "prt"))
MARKER: Final = frozenset(("mark",))
CASE: Final = frozenset(("case",))
FIXED: Final = frozenset(("fixed",))
NEGATION: Final = frozenset(("neg",))
ADVERB: Final = frozenset(("advmod", "advmod:emph"))
DETERMINER: Final = frozenset(("det", "det:predet", "predet"))
PUNCTUATION: Final = frozenset(("punct",))
ROOT: Final = frozenset(("root", "ROOT"))
CLAUSAL: Final = FINITE_COMPLEMENT | OPEN_COMPLEMENT | ADVERBIAL_CLAUSE | RELATIVE_CLAUSE | ADNOMINAL_CLAUSE | LOOSE
#: What stands in the verb group: auxiliaries, the "be" before a predicate, the subject that a passive has.
VERB_GROUP: Final = AUXILIARY | COPULA | PASSIVE_SUBJECT
#: Forms of "be" that stand before a predicate or participle.
PREDICATE_BE: Final = frozenset(("is", "are", "was", "were", "be", "been"))
_HELPING: Final = PREDICATE_BE | frozenset(("being", "has", "have", "had", "do", "does", "did"))


def helps(word: str, tag: str) -> bool:
    """A word that another verb may follow in one verb group: a modal, a form of "be", "have" or "do"."""
    return tag == "MD" or word.lower() in _HELPING


#: In the news these are past tense more often than present, where the form does not tell.
SAME_IN_PAST: Final = frozenset(
    (
        *("beat", "bet", "bid", "burst", "cast", "cost", "cut", "hit", "hurt"),
        *("let", "put", "quit", "set", "shut", "split", "spread"),
    )
)
#: Irregular verbs whose participle is their past tense.
SAME_PARTICIPLE: Final = SAME_IN_PAST | frozenset(
    (
        *("sold", "told", "held", "made", "built", "sent", "spent", "lost", "left", "found", "brought", "bought"),
        *("caught", "won", "met", "led", "paid", "said", "kept", "felt", "heard", "taught", "thought", "fought"),
        *("hung", "struck"),
    )
)
