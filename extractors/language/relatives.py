"""What a relative pronoun is about, where the tree hangs its clause on the wrong noun."""

from __future__ import annotations

from extractors.language import labels as lab
from extractors.language.tenses import tense
from extractors.language.words import Word

#: What they tell stands behind "that": "told the court that he had taken the car" is about no court.
TELLING = frozenset(("tell", "inform", "warn", "remind", "assure", "show", "teach"))
#: Nouns that a clause with "that" tells.
_TELLS = frozenset(
    (
        *("sign", "report", "fact", "claim", "news", "hope", "fear", "belief", "possibility", "evidence", "rumour"),
        *("rumor", "warning", "concern", "allegation", "doubt", "statement", "announcement", "assurance", "proof"),
        *("indication", "suggestion", "complaint", "speculation", "impression", "chance", "risk", "danger", "view"),
        *("accusation", "confession", "argument", "signal", "notion", "suspicion", "worry", "confirmation", "idea"),
    )
)
#: What a body does.
_DONE = ("tion", "sion", "ment", "over", "merger", "purchase", "offer", "bid", "sale", "deal", "attack", "buyout")
_ONE = frozenset(("was", "is", "has", "does"))
#: What is somebody's and is nobody.
_NOBODY = frozenset(
    ("arrest", "murder", "killing", "death", "trial", "case", "capture", "release", "conviction", "home", "house")
) | frozenset(("office", "body", "funeral", "election", "appointment", "shooting", "execution", "extradition", "name"))
_MANY = frozenset(("were", "are", "have", "do"))


def relative_behind(pronoun: Word) -> Word | None:
    """The noun right before "which" or "who", for a relative clause that the tree hangs elsewhere."""
    at = pronoun.i - 1
    if at > 0 and pronoun.doc[at].text == ",":
        at -= 1
    if at < pronoun.sent.start or pronoun.lower_ not in ("which", "who"):
        return None
    word = pronoun.doc[at]
    while word.dep_ in lab.NAME_PART and word.head.i < pronoun.i:
        word = word.head
    return word if word.pos_ in ("NOUN", "PROPN") or word.tag_ == "VBG" else None


def person_behind(pronoun: Word, noun: Word | None) -> Word | None:
    """The person "who" is about, where the tree has a body or place: "an expert at the University of X who was not".

    Before ", who" a person's name is nearest: "takes over as interim CEO from Katrine Bach, who will leave".
    """
    if noun is None or noun.ent_type_ in ("PERSON", "PER"):
        return noun
    if pronoun.lower_ == "that" and noun.ent_type_ in ("GPE", "LOC"):
        return _dated_above(noun) or noun
    if pronoun.lower_ != "who":
        return noun
    if pronoun.doc[pronoun.i - 1].text == "," and pronoun.doc[pronoun.i - 2].ent_type_ in ("PERSON", "PER"):
        return relative_behind(pronoun) or noun
    before = pronoun.doc[pronoun.i - 2] if pronoun.i > 1 else pronoun
    if noun.lemma_.lower() in _NOBODY and pronoun.doc[pronoun.i - 1].text == "," and before.pos_ == "PROPN":
        return relative_behind(pronoun) or noun  # "the arrest of Kopp, who is charged"
    if noun.ent_type_ not in ("ORG", "GPE", "LOC", "FAC"):
        return noun
    if pronoun.doc[pronoun.i - 1].text == ",":
        return _named_above(noun) or noun
    above = noun
    while above.dep_ in lab.OBLIQUE and above.head.pos_ in ("NOUN", "PROPN") and above.head.i < above.i:
        above = above.head
    return above if above.pos_ == "NOUN" and above.dep_ not in lab.OBLIQUE else noun


def _dated_above(place: Word) -> Word | None:
    """ "rampage" for "that" in "a rampage two years ago in North Lund that left two dead": no town is told apart so."""
    above = place.head if place.head.lower_ == "ago" and place.head.i < place.i else place
    while (above.dep_ in lab.OBLIQUE or above.lower_ == "ago") and above.head.pos_ in ("NOUN", "PROPN"):
        if above.head.i > above.i or above.pos_ == "NOUN":
            break
        above = above.head
    if above.pos_ == "NOUN":
        return above
    head = place.head
    if place.dep_ not in lab.OBLIQUE or head.i > place.i:
        return None
    nouns = [word for word in head.rights if word.i < place.i and word.pos_ == "NOUN" and word.dep_ in lab.OBJECT]
    return nouns[-1] if nouns else None


def _named_above(noun: Word) -> Word | None:
    """ "Joan Lee" for "who" in "met Joan Lee of the Council of Churches, who had come with them"."""
    above = noun
    while above.dep_ in lab.OBLIQUE | lab.NAME_PART and above.head.i < above.i and above.head.pos_ in ("NOUN", "PROPN"):
        above = above.head
        if above.ent_type_ in ("PERSON", "PER"):
            return above
    return None


def agreeing(noun: Word, pronoun: Word, verb: Word) -> Word:
    """ "trial" for "which was" in "The trial of Thole and six others, which was to have begun": number and kind agree.

    The noun itself, or the first of those above it that fits where it does not.
    """
    if pronoun.lower_ not in ("which", "who") and pronoun.tag_ != "WDT":
        return noun
    near = relative_behind(pronoun)
    if near is not None and _doer(near, noun) and not any(child.dep_ in lab.PASSIVE_AUXILIARY for child in verb.lefts):
        return near
    finite = next((word for word in verb.lefts if word.lower_ in _ONE or word.lower_ in _MANY), None)
    one = finite.lower_ in _ONE if finite is not None else verb.tag_ == "VBZ" or None
    if near is not None and near.ent_type_ and one is True and noun.tag_ == "NNS" and _fits(near, one, True):
        return near  # "no fears before the Open, which starts on Monday"
    above = noun
    for _ in range(4):
        if _fits(above, one, pronoun.lower_ == "which") or (one is False and above is not noun and _listed(above)):
            return above
        titled = above.dep_ in lab.APPOSITION and above.head.i == above.i - 1  # "director Mohan Shetty"
        nominal = above.dep_ in lab.OBLIQUE or above.dep_ in lab.CONJUNCT or titled
        if not nominal or above.head.pos_ not in ("NOUN", "PROPN") or above.head.i > above.i:
            return noun
        above = above.head
    return noun


def _doer(near: Word, noun: Word) -> bool:
    """ "Orsa" in "was approached for a merger by Orsa, which agreed to pay $9"."""
    by = any(child.lower_ == "by" and child.dep_ in lab.CASE for child in near.lefts)
    return by and near.ent_type_ == "ORG" and near.head is noun and noun.lower_.endswith(_DONE)


def _listed(noun: Word) -> bool:
    """ "Rao" in "the trial of manager Arvind Rao and director Mohan Shetty, who are charged": all of the list."""
    return any(child.dep_ in lab.CONJUNCT and child.i > noun.i for child in noun.rights)


def _fits(noun: Word, one: bool | None, thing: bool) -> bool:
    if thing and noun.ent_type_ in ("PERSON", "PER"):
        return False
    plural = noun.tag_ in ("NNS", "NNPS") and noun.ent_type_ == ""
    return one is None or plural != one


def said_of(tok: Word) -> Word | None:
    """ "shells" for "fired" in "The shells, which residents said were fired from the hills, landed"."""
    verb = tok.head
    if verb.dep_ not in lab.RELATIVE_CLAUSE or tok.i < verb.i or tense(tok) not in ("PAST", "PRESENT", "PASTPART"):
        return None
    first = verb.left_edge if verb.left_edge.pos_ != "PUNCT" else tok.doc[verb.left_edge.i + 1]
    return verb.head if first.tag_ in ("WDT", "WP") and first.i < verb.i - 1 and verb.head.i < first.i else None


def told_in(clause: Word) -> bool:
    """Does a clause tell what its noun says: "a sign that he is answering complaints", "tells the jury he fired"?"""
    noun = clause.head
    if noun.dep_ in lab.OBJECT | lab.INDIRECT and noun.head.lemma_ in TELLING:
        return True
    first = clause.left_edge
    return first.lower_ == "that" and first.dep_ in lab.MARKER and noun.lemma_ in _TELLS
