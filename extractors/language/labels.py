"""Names of the two dependency schemes, in one place: Universal Dependencies 2 and spaCy's CLEAR labels.

The embedded pipeline speaks UD, ``en_core_web_*`` speak CLEAR. Sets hold the names of both where they mean the
same; where the trees differ in shape (prepositions, copulas) ``syntax`` folds one into the other.
Nothing outside ``extractors/language`` names a label.
"""

from __future__ import annotations

SUBJECT = frozenset(
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
PASSIVE_SUBJECT = frozenset(["nsubj:pass", "csubj:pass", "nsubjpass", "csubjpass"])
OBJECT = frozenset(("obj", "dobj"))
INDIRECT = frozenset(("iobj", "dative"))
#: CLEAR hangs a preposition between verb and noun; UD makes it a child of the noun.
PREPOSITION_NODE = frozenset(("prep", "agent", "dative"))
PREPOSITION_OBJECT = frozenset(("pobj", "pcomp"))
OBLIQUE = frozenset(
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
#: Nouns beside a verb without a preposition.
UNMARKED = frozenset(("obl:unmarked", "obl:npmod", "npadvmod"))
POSSESSOR = frozenset(("nmod:poss", "poss"))
AUXILIARY = frozenset(["aux", "aux:pass", "auxpass"])
PASSIVE_AUXILIARY = frozenset(("aux:pass", "auxpass"))
COPULA = frozenset(("cop",))
ATTRIBUTE = frozenset(("attr", "acomp", "oprd"))
FINITE_COMPLEMENT = frozenset(("ccomp",))
OPEN_COMPLEMENT = frozenset(("xcomp",))
ADVERBIAL_CLAUSE = frozenset(("advcl", "advcl:relcl"))
RELATIVE_CLAUSE = frozenset(("acl:relcl", "relcl"))
ADNOMINAL_CLAUSE = frozenset(("acl",))
LOOSE = frozenset(("parataxis", "list", "discourse"))
CONJUNCT = frozenset(("conj",))
COORDINATOR = frozenset(("cc", "cc:preconj", "preconj"))
APPOSITION = frozenset(("appos",))
#: Words of one name or one compound noun.
NAME_PART = frozenset(["flat", "flat:name", "flat:foreign", "compound", "nmod:desc", "nn"])
MODIFIER = frozenset(
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
PARTICLE = frozenset(("compound:prt", "prt"))
MARKER = frozenset(("mark",))
CASE = frozenset(("case",))
FIXED = frozenset(("fixed",))
NEGATION = frozenset(("neg",))
ADVERB = frozenset(("advmod", "advmod:emph"))
DETERMINER = frozenset(("det", "det:predet", "predet"))
PUNCTUATION = frozenset(("punct",))
ROOT = frozenset(("root", "ROOT"))
CLAUSAL = FINITE_COMPLEMENT | OPEN_COMPLEMENT | ADVERBIAL_CLAUSE | RELATIVE_CLAUSE | ADNOMINAL_CLAUSE | LOOSE
#: What stands in the verb group: auxiliaries, the "be" before a predicate, the subject that a passive has.
VERB_GROUP = AUXILIARY | COPULA | PASSIVE_SUBJECT
#: Forms of "be" that stand before a predicate or participle.
PREDICATE_BE = frozenset(("is", "are", "was", "were", "be", "been"))
_HELPING = PREDICATE_BE | frozenset(("being", "has", "have", "had", "do", "does", "did"))


def helps(word: str, tag: str) -> bool:
    """A word that another verb may follow in one verb group: a modal, a form of "be", "have" or "do"."""
    return tag == "MD" or word.lower() in _HELPING


#: In the news these are past tense more often than present, where the form does not tell.
SAME_IN_PAST = frozenset(
    (
        *("beat", "bet", "burst", "cast", "cost", "cut", "hit", "hurt"),
        *("let", "put", "quit", "set", "shut", "split", "spread"),
    )
)
#: Irregular verbs whose participle is their past tense.
SAME_PARTICIPLE = SAME_IN_PAST | frozenset(
    (
        *("sold", "told", "held", "made", "built", "sent", "spent", "lost", "left", "found", "brought", "bought"),
        *("caught", "won", "met", "led", "paid", "said", "kept", "felt", "heard", "taught", "thought", "fought"),
        *("hung", "struck"),
    )
)
