"""Whose deed a clause without a subject is: "spilling" in "fined the firm for spilling oil" is the firm's."""

from __future__ import annotations

from extractors.language import labels as lab
from extractors.language.links import Relation, children, prepositions, up
from extractors.language.participles import active_participle
from extractors.language.tenses import passive
from extractors.language.verbs import copula, form, is_verb
from extractors.language.words import Word

#: Nouns whose infinitive is done by who has or makes them ("announced plans to build").
_WILLED = frozenset(
    ("plan", "decision", "promise", "pledge", "vow", "offer", "attempt", "effort", "bid", "intention", "intent", "move")
) | frozenset(("agreement", "deal", "commitment", "threat", "refusal", "failure", "campaign", "scheme", "operation"))
#: Before a gerund: what the object of the verb, or who undergoes it, has done.
_ANSWERING = frozenset(("for", "of", "from", "with"))
_WHEN = frozenset(("after", "before", "since", "while"))
_QUOTING = frozenset(("quote", "cite", "describe", "report", "record"))
_TAKING = frozenset(("receive", "get", "face", "serve", "accept", "deny", "take"))
_LEAVING = frozenset(("leave", "see", "hear", "find", "catch", "keep", "show", "film", "spot", "photograph"))
_USING = frozenset(("use", "spend", "take", "have", "make", "need", "set", "pay", "choose", "open", "give", "hold"))
#: Those of whom one is told to be: "was among those injured".
_ONE_OF = frozenset(
    ("those", "people", "men", "women", "passengers", "civilians", "victims", "officials", "protesters")
)
_CALLING = {"call": ("on", "upon"), "appeal": ("to",), "plead": ("with",)}
_RANKS = frozenset(("first", "second", "third", "fourth", "fifth", "last", "only", "next", "latest"))
#: "the first time to see snow", "the latest attempt to curb it".
_NOT_DONE_BY = frozenset(
    ("time", "step", "thing", "chance", "way", "opportunity", "attempt", "effort", "plan", "move", "bid", "day", "year")
) | frozenset(("place", "reason", "decision", "measure", "proposal", "call", "deal", "agreement", "promise", "offer"))
_WANTING = frozenset(("call", "ask", "wait", "arrange", "appeal", "push", "press", "plead", "pray", "vote", "campaign"))
#: Verbs whose "of" tells what their object has done.
_ACCUSING = frozenset(("accuse", "suspect", "acquit", "convict", "clear"))
#: Whose infinitive tells what their object is to do.
_ASKING = frozenset(
    (
        *("order", "urge", "ask", "tell", "instruct", "command", "direct", "request", "beg", "advise", "warn"),
        *("remind", "require", "expect", "force", "compel", "oblige", "persuade", "convince", "encourage", "invite"),
        *("allow", "permit", "authorize", "authorise", "enable", "cause", "lead", "prompt", "press", "pressure"),
        *("push", "summon", "challenge", "forbid"),
    )
)


def controlled(tok: Word) -> Word | tuple[Word, ...] | None:
    """The subjects of such a clause, or the predicate whose subjects it has; ``None`` for every other clause."""
    found = _asked(tok) or _answering(tok) or _quoted(tok) or _of_main(tok) or _wanted(tok) or _due(tok) or _first(tok)
    return found if found is not None or tok.dep_ not in lab.ADNOMINAL_CLAUSE else _on_noun(tok)


def _asked(tok: Word) -> Word | tuple[Word, ...] | None:
    """ "firm" for "pay" in "ordered the firm on Friday to pay", "expect the firm to pay", hung on verb or noun."""
    head = tok.head
    if (
        form(tok) != "VB"
        or head.i > tok.i
        or not any(child.lower_ == "to" and child.tag_ == "TO" for child in tok.lefts)
    ):
        return None
    if tok.dep_ in lab.ADNOMINAL_CLAUSE:
        over = up(head)
        asked = over is not None and over.relation is Relation.OBJECT and over.head.lemma_ in _ASKING
        return (head,) if asked else None
    if tok.dep_ not in lab.ADVERBIAL_CLAUSE:
        return None
    if head.lemma_ in _CALLING:
        on = _CALLING[head.lemma_]
        below = (one for one in children(head, lab.OBLIQUE) if head.i < one.i < tok.i)  # not "On Monday"
        return next(((one,) for one in below if prepositions(one) in on), None)
    if head.lemma_ not in _ASKING:
        return None
    found = tuple(child for child in children(head, lab.OBJECT | lab.INDIRECT) if child.i < tok.i)
    return head if passive(head) else found[:1] or None


def _quoted(tok: Word) -> tuple[Word, ...] | None:
    """ "minister" for "saying" in "quoted the minister as saying"."""
    if form(tok) != "VBG" or not any(child.lower_ == "as" for child in tok.lefts) or tok.head.lemma_ not in _QUOTING:
        return None
    return None if passive(tok.head) else children(tok.head, lab.OBJECT)[:1] or None


def _of_main(tok: Word) -> Word | None:
    """ "announced" for "meeting" in "announced the decision after meeting envoys", hung on the decision."""
    head = tok.head
    if form(tok) != "VBG" or head.i > tok.i:
        return None
    if tok.dep_ in lab.ADNOMINAL_CLAUSE and any(child.lower_ in _WHEN and child.i < tok.i for child in tok.lefts):
        above = up(head)
        return above.head if above is not None and is_verb(above.head) and above.relation is Relation.OBJECT else None
    return None


def _wanted(tok: Word) -> tuple[Word, ...] | None:
    """ "minister" for "resign" in "called for the minister to resign"."""
    if form(tok) != "VB" or tok.dep_ not in lab.ADVERBIAL_CLAUSE or tok.head.lemma_ not in _WANTING:
        return None
    to = tok.i - 1
    if tok.doc[to].lower_ != "to":
        return None
    for noun in children(tok.head, lab.OBLIQUE):
        # "called for better cooperation to avoid a repeat": nobody of whom something is wanted
        somebody = noun.ent_type_ or noun.tag_ in ("NNS", "NNPS") or any(child.pos_ == "DET" for child in noun.lefts)
        if prepositions(noun) == "for" and noun.right_edge.i == to - 1 and somebody:
            return (noun,)
    return None


def _first(tok: Word) -> Word | tuple[Word, ...] | None:
    """Who was "the first to come", "the only minister to vote": "Jo Lind became the youngest player to win"."""
    noun = tok.head
    if form(tok) != "VB" or noun.i > tok.i or tok.doc[tok.i - 1].lower_ != "to" or noun.lemma_ in _NOT_DONE_BY:
        return None
    if not any(word.lower_ in _RANKS or word.tag_ == "JJS" for word in (noun, *noun.lefts)) or is_verb(noun):
        return None
    if copula(noun) is not None:
        return noun
    over = up(noun)
    if over is not None and over.relation is Relation.OBJECT and over.head.lemma_ == "become":
        return over.head
    return (noun,) if noun.pos_ == "NOUN" and tok.dep_ in lab.ADNOMINAL_CLAUSE else None


def _due(tok: Word) -> tuple[Word, ...] | None:
    """ "bid" for "expire" in "extended its bid, due to expire on Thursday", hung on verb or noun."""
    head = tok.head
    if tok.dep_ in lab.ADNOMINAL_CLAUSE and head.i < tok.i and any(child.lower_ == "due" for child in tok.lefts):
        return (head,)  # "The measure, due to remain in place until May, …"
    if form(tok) != "VB" or tok.dep_ not in lab.ADVERBIAL_CLAUSE or tok.i < 4:
        return None
    doc = tok.doc
    due = next((at for at in (tok.i - 2, tok.i - 3) if doc[at].lower_ == "due" and doc[at + 1].lower_ == "to"), 0)
    if due < 2 or doc[due - 1].text != ",":
        return None
    noun = doc[due - 2]
    while noun.head.i < due and noun.head is not noun and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return (noun,) if noun.pos_ in ("NOUN", "PROPN") else None


def gerund(tok: Word) -> bool:
    """ "spilling", "having spilt", "being spilt"."""
    return form(tok) == "VBG" or any(child.lower_ in ("having", "being") and child.i < tok.i for child in tok.lefts)


def _answering(tok: Word) -> Word | tuple[Word, ...] | None:
    """Who did what somebody is praised, fined or held "for": "fined the firm for spilling oil": the firm.

    "was given a ban for doping", "was accused of killing": as the verb above.
    """
    link = up(tok)
    if not gerund(tok) or link is None or link.head.i > tok.i:
        return None
    if link.marker == "" and link.head.lemma_ in _LEAVING and tok.dep_ in lab.ADVERBIAL_CLAUSE:
        seen = children(link.head, lab.OBJECT)  # "left the champion shaking her head"
        return seen[:1] if seen and seen[0].i < tok.i and tok.doc[tok.i - 1].text != "," else None
    if link.marker not in _ANSWERING:
        return None
    verb = link.head
    if is_verb(verb):
        if passive(verb):
            return verb
        found = children(verb, lab.OBJECT)
        return found[:1] if found and found[0].i < tok.i and verb.lemma_ not in _USING else None
    over = up(verb)
    while link.marker == "for" and over is not None and over.relation is Relation.OBLIQUE:
        if is_verb(over.head):  # "sentenced him to six years in prison for taking bribes"
            return over.head if passive(over.head) else children(over.head, lab.OBJECT)[:1] or None
        over = up(over.head)
    if over is None or over.relation is not Relation.OBJECT or not is_verb(over.head):
        return None
    if link.marker != "for":
        return (verb,) if over.head.lemma_ in _ACCUSING else None
    return over.head if passive(over.head) or over.head.lemma_ in _TAKING else None


def headline_plan(tok: Word) -> bool:
    """ "Ardent to cut 1,800 jobs": the infinitive of a headline that has no other verb."""
    noun = tok.head
    if tok.dep_ not in lab.ADNOMINAL_CLAUSE or noun.head is not noun or noun.i >= tok.i:
        return False
    if tok.doc[tok.sent.end - 1].text in (".", "!", "?", "”", '"'):
        return False
    bare = not any(child.lower_ in ("the", "a", "an") for child in noun.lefts)
    return bare and any(child.lower_ == "to" and child.i == tok.i - 1 for child in tok.lefts)


def _among(noun: Word) -> Word | None:
    """The predicate of "The mayor was among those [injured]", "among the dozens of people [injured]": he was."""
    if noun.lower_ not in _ONE_OF:
        return None
    over = up(noun)
    if copula(noun) is None and over is not None and over.marker == "of":
        noun = over.head
    of_them = copula(noun) is not None and any(child.lower_ == "among" for child in noun.lefts)
    return noun if of_them and any(child.i < noun.i for child in children(noun, lab.SUBJECT)) else None


def _on_noun(tok: Word) -> Word | tuple[Word, ...] | None:
    """A clause hung on a noun that is not what it is about.

    "The team was on the scene working": the team. "A tsunami that hit 13 nations killed 220,000": the tsunami.
    "Veltra announced plans to build a plant": Veltra; "its plan to build": "its".
    """
    noun, shape = tok.head, form(tok)
    if shape == "VBG" and copula(noun) is not None and any(child.dep_ in lab.CASE for child in noun.lefts):
        return noun
    if shape == "VB" and headline_plan(tok):
        return (noun,)
    if shape in ("VBN", "VBD") and (one := _among(noun)) is not None:
        return one
    over = up(noun)
    if shape == "VBD" and active_participle(tok):
        relative = over is not None and over.head.dep_ in lab.RELATIVE_CLAUSE and over.head.head.i < noun.i < tok.i
        return (over.head.head,) if over is not None and relative else None
    if shape != "VB" or noun.lemma_.lower() not in _WILLED:
        return None
    owners = children(noun, lab.POSSESSOR)
    if owners:
        return owners[:1]
    if over is not None and over.relation is Relation.OBJECT and is_verb(over.head) and not passive(over.head):
        return over.head if not children(over.head, lab.INDIRECT) else ()
    return None
