"""What the words above an event make of it, as far as their scope reaches: "denied that", "plans to", "a threat of"."""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import Candidate, key
from extractors.events.moods import Verdict, verb_form
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import Factuality

#: How the clause hangs on a noun whose content it is.
CONTENT = frozenset((Relation.ADNOMINAL, Relation.COMPLEMENT, Relation.RELATIVE))
CLAIMS = frozenset(("claim", "report", "allegation", "rumor", "rumour", "suggestion", "accusation", "charge", "notion"))

_WRONGLY = frozenset(("wrongly", "incorrectly", "mistakenly", "erroneously", "falsely"))
_ALLEGING = frozenset(("allegation", "accusation", "charge", "claim"))
_CLEARING = frozenset(("dismiss", "clear", "acquit", "exonerate", "absolve"))


def above(candidate: Candidate) -> Verdict | None:
    """Climb as far as scope reaches: complements, objects, conjuncts; not out of relative or time clauses."""
    word = candidate.carrier
    if not syntax.is_verb(word):
        verdict = _noun_context(word)
        if verdict is not None:
            return verdict
    infinitive = syntax.tense(candidate.carrier) == "INFINITIVE"
    for step, link in enumerate(syntax.links_up(word)):
        if step > 6:
            break
        head = link.head
        over = syntax.up(head)
        if link.relation in CONTENT and head.lemma_.lower() in CLAIMS:
            if over is not None and (over.relation is Relation.OBJECT or over.marker in ("of", "from")):
                rejected = key(over.head) in lexicon.verbs("deny") or key(over.head) in _CLEARING
                if rejected and not syntax.negated(over.head):
                    return Factuality.DENIED, over.head.text  # "rejected claims that officers beat protesters"
            if link.marker == "that" and head.lemma_.lower() in _ALLEGING:
                return Factuality.ALLEGED, head.text
        if link.relation in (Relation.OPEN, Relation.COMPLEMENT):
            verdict = _under_verb(head, link, infinitive)
            if verdict is not None:
                return verdict
        elif link.relation is Relation.ADNOMINAL:
            raised = infinitive and over is not None and over.relation is Relation.OBJECT and syntax.is_verb(over.head)
            if raised and over is not None and (verdict := _under_verb(over.head, link, infinitive)) is not None:
                return verdict  # "expect the rain to ease", hung on the noun
            bound = infinitive or (link.marker and head.lemma_.lower() in lexicon.nouns("risk"))
            return _under_noun(head, word) if bound else None
        elif link.relation is Relation.ADVERBIAL:
            return _adverbial(word, link, infinitive)
        elif link.relation in (Relation.OBJECT, Relation.OBLIQUE, Relation.CONJUNCT, Relation.SUBJECT):
            if link.relation is Relation.SUBJECT and not syntax.passive(head):
                return None
            if not syntax.is_verb(head):
                verdict = _noun_context(head) if link.relation is Relation.OBLIQUE else None
                if verdict is not None:
                    return verdict
            elif link.relation in (Relation.OBJECT, Relation.SUBJECT) and step == 0:
                return object_of(head)
            elif link.relation is not Relation.CONJUNCT:
                return None
        else:
            return None
        word = head
        infinitive = infinitive and syntax.tense(word) == "INFINITIVE"
    return None


def _adverbial(word: Word, link: syntax.Link, infinitive: bool) -> Verdict | None:
    if link.marker in ("of", "with") and key(link.head) in lexicon.verbs("accuse"):
        return Factuality.ALLEGED, link.head.text
    if link.marker in ("of", "with") and link.head.lemma_.lower() in lexicon.nouns("accusation"):
        return Factuality.ALLEGED, link.head.text
    if link.marker in ("if", "unless") or any(child.lower_ in ("if", "unless") for child in word.lefts):
        return Factuality.CONDITIONAL, "if"
    governor = syntax.tense(link.head)
    if infinitive:
        goes = key(link.head) in lexicon.verbs("motion") or syntax.copula(link.head) is not None
        ahead = goes and governor in ("PRESENT", "FUTURE")  # "is in Paris to meet union leaders on Thursday"
        return (Factuality.PLANNED if ahead else Factuality.POSSIBLE), "in order to"
    if governor == "FUTURE" and syntax.tense(word) in ("PRESENT", "PRESPART") and syntax.is_verb(word):
        return Factuality.PLANNED, "will"
    return None


def _under_verb(head: Word, link: syntax.Link, infinitive: bool) -> Verdict | None:
    name = key(head)
    negated = syntax.negated(head)
    if name in lexicon.verbs("deny"):
        return (Factuality.ASSERTED if negated else Factuality.DENIED), head.text
    wrong = next((child for child in head.children if child.lower_ in _WRONGLY), None)
    if wrong is not None and link.relation is Relation.COMPLEMENT and name in lexicon.verbs("reporting"):
        return Factuality.DENIED, wrong.text  # "wrongly stated that the pipe had burst"
    undone = name in lexicon.verbs("prevent") or name in lexicon.verbs("refrain")
    if undone and link.relation is Relation.OPEN:
        return (Factuality.ASSERTED if negated else Factuality.DENIED), head.text
    if name in lexicon.verbs("cancel"):
        return Factuality.CANCELLED, head.text
    if infinitive or link.relation is Relation.OPEN:
        if name in lexicon.verbs("planning") or (
            syntax.passive(head) and name in ("expect", "schedule", "set", "slate")
        ):
            return (Factuality.DENIED if negated else Factuality.PLANNED), head.text
        done = not infinitive and name in lexicon.verbs("act")  # "pleaded guilty at a hearing"
        if not done and (name in lexicon.verbs("intention") or name in lexicon.verbs("directive")):
            return Factuality.POSSIBLE, head.text
        return verb_form(head, syntax.tense(head), syntax.modality(head)) or (
            (Factuality.DENIED, head.text) if negated and name in lexicon.verbs("factive") else None
        )
    if name in lexicon.verbs("allege"):
        return Factuality.ALLEGED, head.text
    if name in lexicon.verbs("belief"):
        return Factuality.POSSIBLE, head.text
    if link.marker == "whether" or link.marker == "if":
        return Factuality.POSSIBLE, link.marker
    return None


_RANKS = frozenset(("first", "second", "third", "last", "latest", "only"))


#: With them "to be heard" is what is wanted, or may be.
_WANTED = frozenset(("request", "right", "wish", "demand", "plea", "chance", "hope", "desire", "call", "need"))
_WANTED |= {"attempt", "bid", "effort", "ability", "opportunity", "permission", "appeal", "application", "order"}
_WANTED |= {"proposal", "reason", "way", "offer", "refusal", "failure", "time", "likelihood", "willingness"}


def _set_to(noun: Word, verb: Word) -> bool:
    """ "a film to be shown on Friday", "racing to resume on Monday": what is to become of the noun itself."""
    if noun.lemma_.lower() in _WANTED or syntax.tense(verb) != "INFINITIVE" or not noun.i < verb.i <= noun.i + _CLOSE:
        return False
    comes = key(verb) in lexicon.verbs("to_come") and not syntax.objects(verb)
    return syntax.passive(verb) or comes


#: How far behind its noun "to be shown" ends.
_CLOSE = 4


def _under_noun(noun: Word, verb: Word) -> Verdict | None:
    """ "a plan to build", "an attempt to enter"; not "was the first official to visit the camp"."""
    lemma = noun.lemma_.lower()
    copula = syntax.copula(noun)
    if (
        copula is not None
        and copula.lower_ in ("was", "were")
        and any(child.lower_ in _RANKS for child in (noun, *noun.lefts))
    ):
        return None
    if lemma in lexicon.nouns("plan") or _set_to(noun, verb):
        return Factuality.PLANNED, noun.text
    return Factuality.POSSIBLE, noun.text


def _noun_context(noun: Word) -> Verdict | None:
    """ "plans for a merger", "the threat of a strike", "a call for talks"."""
    link = syntax.up(noun)
    if link is None or link.relation is not Relation.OBLIQUE or link.marker not in ("of", "for", "with", "in"):
        return None
    lemma = link.head.lemma_.lower()
    if lemma in lexicon.verbs("accuse") and syntax.is_verb(link.head):
        return Factuality.ALLEGED, link.head.text  # "charged with murder", "suspected of fraud"
    if lemma in lexicon.nouns("accusation") and link.marker == "of":
        return Factuality.ALLEGED, link.head.text  # "on suspicion of robbery"
    if link.marker not in ("of", "for"):
        return None
    if lemma in lexicon.nouns("risk"):
        return Factuality.POSSIBLE, link.head.text
    if lemma in ("plan", "preparation", "proposal"):
        return Factuality.PLANNED, link.head.text
    if syntax.is_verb(link.head) and link.marker == "for" and lemma in ("call", "ask", "appeal", "push", "hope"):
        return Factuality.POSSIBLE, link.head.text
    if syntax.is_verb(link.head) and link.marker == "for" and lemma in ("plan", "prepare", "schedule", "set"):
        return Factuality.PLANNED, link.head.text
    return None


#: With a noun for their object they do not say that it did not happen: "failed a safety inspection".
_NO_END = frozenset(("stop", "block", "refuse", "decline", "forget", "abandon", "fail"))


def object_of(verb: Word) -> Verdict | None:
    """An event noun that a verb acts on: cancelled, prevented, planned, wanted, denied, alleged."""
    name = key(verb)
    negated = syntax.negated(verb)
    if name in lexicon.verbs("cancel"):
        return Factuality.CANCELLED, verb.text
    if name in lexicon.verbs("deny") and name not in ("dismiss", "reject"):
        return Factuality.DENIED, verb.text
    if name in lexicon.verbs("prevent") and name not in _NO_END:
        return (Factuality.ASSERTED if negated else Factuality.DENIED), verb.text
    if name in ("plan", "schedule", "propose", "intend", "promise", "vow", "pledge"):
        return Factuality.PLANNED, verb.text
    if name in (
        "expect",
        "anticipate",
        "demand",
        "seek",
        "want",
        "urge",
        "request",
        "consider",
        "fear",
        "threaten",
        "suggest",
    ):
        return Factuality.POSSIBLE, verb.text
    if name in ("allege", "suspect"):
        return Factuality.ALLEGED, verb.text
    return None


def doubted(verb: Word) -> Verdict | None:
    """What an adjective or a fearing verb right above makes of a future: "unlikely to play", "fear it will return"."""
    link = syntax.up(verb)
    if link is None or link.relation not in (Relation.OPEN, Relation.COMPLEMENT, Relation.ADVERBIAL):
        return None
    word = link.head.lower_
    if word in _ADJECTIVES and syntax.tense(verb) in ("INFINITIVE", "FUTURE"):
        return _ADJECTIVES[word], word
    if link.relation is Relation.COMPLEMENT and link.head.lemma_ in ("fear", "doubt", "worry", "suspect"):
        return Factuality.POSSIBLE, word
    return None


_ADJECTIVES = {
    "likely": Factuality.POSSIBLE,
    "unlikely": Factuality.POSSIBLE,
    "possible": Factuality.POSSIBLE,
    "willing": Factuality.POSSIBLE,
    "eager": Factuality.POSSIBLE,
    "keen": Factuality.POSSIBLE,
    "unable": Factuality.DENIED,
    "unwilling": Factuality.DENIED,
    "able": Factuality.ASSERTED,
    "ready": Factuality.POSSIBLE,
}
