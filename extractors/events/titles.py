"""A short line for an event, as a person would write it: the clause as it stands, without its time expression.

The words are those of the article, in its order, with quotation marks and spacing as written. Put in are only the name
a pronoun stands for, the "was" a participle leaves out, and the past tense of an "-ing" that tells what was done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.events import astray, clause_ends, lexicon, papers, saying, telling
from extractors.events.candidates import Candidate, key
from extractors.events.claims import Claim
from extractors.events.ending import cut, finish, says
from extractors.events.fuller import Days, Fuller, clausal, plain_end
from extractors.events.names import Names
from extractors.events.pronouns import first_person
from extractors.events.prospect import placed_by
from extractors.events.subjects import Subjects
from extractors.events.telling import told_by
from extractors.events.timeless import untimed
from extractors.events.wording import run, shared
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

#: A noun with fewer spaces is told with the verb it belongs to.
_BARE = 2
#: What a reporting verb reports, and who speaks.
Reported = Callable[[Word], Claim | None]

#: What stands before or after something is not the same.
_APART = frozenset(("after", "before", "since", "following", "until"))


class Titles:
    """Makes the lines of one article."""

    def __init__(self, names: Names, text: str, reported: Reported, nouns: Sequence[Word], days: Days) -> None:
        self._names, self._text = names, text
        self._subjects = Subjects(names, text)
        self._reported = reported
        self._fuller = Fuller(names.words, nouns, days)

    def of(self, candidate: Candidate, timed: frozenset[int], real: bool) -> str:
        """ "Azerbaijani Defense Ministry announced the start of an "anti-terrorist" operation in the enclave".

        ``timed`` are words to leave out; ``real`` says that the event is told as having happened.
        """
        if candidate.is_noun and (said := papers.said_in(candidate.head)) is not None:
            line = finish(self._of_verb(said, timed, real))
            if not line.endswith(said.text):  # what it says is in the line
                return line
        verb = told_by(candidate.carrier)
        if syntax.is_modifier(verb) and verb.head.i > verb.i:
            verb = verb.head  # "repeated warnings"
        predicate = syntax.copula(verb) is not None and (verb is not candidate.head or syntax.subjects(verb))
        predicate = predicate and not (candidate.is_noun and placed_by(verb))
        if not syntax.is_verb(verb) and not predicate:
            own, verb_above = self._of_noun(verb, candidate, timed)
            if verb_above is None:
                return own
            verb = verb_above
        real = real or (verb is not candidate.carrier and telling.told_as_past(verb))
        line = self._of_verb(verb, timed, real)
        times = line.lower().split().count(verb.lower_)
        if times > 1 and times > sum(word.lower_ == verb.lower_ for word in verb.sent):
            line = self._as_written(verb, timed)
        if (shows := papers.shown_by(verb)) is not None and len(told := self._of_verb(shows, timed, True)) > len(line):
            line = told
        elif (shown := papers.according(verb)) is not None:
            line = says(line, finish(self._of_verb(shown, timed, True)))
        return finish(line)

    def _of_noun(self, noun: Word, candidate: Candidate, timed: frozenset[int]) -> tuple[str, Word | None]:
        """The line of a noun, or the verb to tell it with: "Corruption scandal" alone says too little."""
        doc, text = noun.doc, self._text
        if noun is candidate.head and (owned := self._names.stands_for(noun)) is not None:
            end = noun.right_edge.i + 1 if syntax.copula(noun) is None else None
            last = syntax.phrase(noun)[1]
            begin = last if owned.name.endswith(doc.text(noun.i, last)) else noun.i + 1  # "its repair of the dam"
            return finish(cut(text, doc, run(begin, noun, timed, end), owned.name)), None
        line = self._phrase(noun, timed)
        over = syntax.governing_verb(noun)
        if line.count(" ") >= _BARE and not (over is not None and over.lemma_ in _DECIDING and _to_whom(noun)):
            return line, None
        untold = over is None or not syntax.is_verb(over) or not syntax.subjects(over) or over.lower_ in ("was", "were")
        if untold or (noun is candidate.head and (_beside(noun) or _within(noun) or self._another_day(noun, over))):
            own = line if " " in line else self._fuller.event(noun, timed, self._phrase)
            if own is not None or untold or _within(noun) or self._another_day(noun, over):
                return own or line, None
        return line, told_by(over) if over is not None else None

    def _another_day(self, noun: Word, verb: Word | None) -> bool:
        """ "arrived on Tuesday for his meeting on Thursday", "fled in the days after the vote"."""
        link = syntax.up(noun)
        if verb is None or link is None or link.relation is not Relation.OBLIQUE:
            return False
        over = link.marker in _APART and self._fuller.inside(noun.i, verb.i)
        return over or self._fuller.days_apart(noun.i, verb.i)

    def _phrase(self, noun: Word, timed: frozenset[int], plain: bool = False) -> str:
        """The noun with what belongs to it; ``plain``: without the clauses that tell of it."""
        inside = (child for child in noun.children if child.pos_ != "PUNCT" and not (plain and clausal(child)))
        last = max((plain_end(child) if plain else child.right_edge.i for child in inside), default=noun.i)
        end = max(last, noun.i) + 1 if syntax.copula(noun) is None else None
        words = run(syntax.phrase(noun)[0], noun, timed, end)
        while (
            words and noun.doc[words[0]].pos_ == "ADP" and words[0] < noun.i and not syntax.limits(noun.doc, words[0])
        ):
            words = words[1:]
        if len(words) < _BARE + 1 and (told := _told_of(noun)) is not None:
            words = [*words, *run(told.left_edge.i, told, timed)]  # "fire that devastated a supermarket"
        return finish(cut(self._text, noun.doc, words, "", self._subjects.named(words, "", noun)))

    def _of_verb(self, verb: Word, timed: frozenset[int], real: bool) -> str:
        doc, text = verb.doc, self._text
        own = [word for word in syntax.verb_group(verb) if word.head is verb or word is verb]
        first = min((word.i for word in own if verb.i - word.i < 6), default=verb.i)
        while first > verb.sent.start and doc[first - 1].lower_ in ("not", "never") and doc[first - 1].head is verb:
            first -= 1  # "but never enforced"
        known = (word for word in syntax.subjects(verb) if word.i not in timed and not astray.clock(word))
        subject = next(known, None) or astray.doer(verb, timed)
        if subject is None:
            words = [*astray.subject(verb, first, timed), *run(telling.carried_from(verb, first), verb, timed)]
            told = self._subjects.named(words, "", verb)
            claim = self._reported(verb)
            if claim is None or claim.cue_index != verb.i:
                return cut(text, doc, words, "", told)
            content = self._content(verb, verb, first, timed)
            return says(cut(text, doc, words, f"{claim.speaker[:1].upper()}{claim.speaker[1:]}", told), content)
        if (inverse := self._object_before(verb, subject, timed)) is not None:
            return inverse
        if first < subject.i < verb.i:
            return cut(text, doc, run(verb.left_edge.i, verb, timed), "")  # "How many will you save?"
        participle = _participle(verb) and (subject.head is not verb or clause_ends.absolute(verb))
        lead, front = self._subjects.of(subject, verb, first, timed)
        if not lead and (which := self._fuller.subject(subject, front, timed, self._phrase)) is not None:
            lead, front = which, []
        words = run(first, verb, timed)
        if not participle:
            words = shared(verb, first) + words
        content = None if participle else self._content(verb, subject, first, timed)
        if verb.i < subject.i and not participle and (content is not None or front):
            words = [word.i for word in syntax.verb_group(verb) if word.i < subject.i]
        told = self._subjects.named([*front, *words], lead, verb, subject)
        if lead and first_person(subject):
            told |= telling.third_person(verb, subject)
        if telling.shares_be(verb):
            told |= telling.with_be(verb, subject, lead)
        to = verb.tag_ == "VB" and first == verb.i and doc[first - 1].tag_ == "TO" and first - 1 not in front
        if to and subject.i < first:
            told[first] = f"to {verb.text}"  # "Premier to meet union leaders" for "is in Paris to meet"
        if participle:
            told |= telling.finite(verb, subject, lead, real)
        line = cut(text, doc, front + words, lead, told)
        if content is None and not participle and (quoted := saying.behind(verb, words, timed)):
            content = cut(text, doc, quoted, line)[len(line) :].strip(" ,")
            content = content if doc[quoted[0] - 1].text == ":" else f'"{content}"'
        return says(line, content)

    def _as_written(self, verb: Word, timed: frozenset[int]) -> str:
        """Nothing put in: where the tree is wrong, a participle's object may count as part of its subject."""
        begin = min((syntax.phrase(word)[0] for word in syntax.subjects(verb)), default=verb.i)
        return cut(self._text, verb.doc, run(min(begin, verb.i), verb, timed), "")

    def _content(self, verb: Word, subject: Word, first: int, timed: frozenset[int]) -> str | None:
        """What a final "the ministry said" reports: it is told behind its speaker."""
        heard = verb.lower_ == "heard" and not syntax.passive(verb)
        if syntax.passive(verb) and subject.lower_ != "it" and subject is not verb:
            return None  # "the plan was announced", whatever stands before it
        if not heard and not any(key(verb) in lexicon.verbs(one) for one in ("reporting", "finding")):
            return None
        if key(verb) in _GIVEN_TO and syntax.objects(verb):
            return None  # "as the city added two victims to its tally"
        claim = self._reported(verb)
        link = syntax.up(verb)
        begun = link.head if link is not None and link.relation is Relation.LOOSE else verb
        if claim is not None:
            before = [piece for piece in claim.pieces if piece[0] < verb.i]
            begin, end = max(before or claim.pieces, key=lambda piece: piece[1] - piece[0])
        else:
            what = next((word for word in syntax.complements(verb) if word.i < verb.i), begun)
            begin, end = what.left_edge.i, what.right_edge.i + 1
        if begin > min(first, subject.i) and not verb.i < subject.i:
            return None
        inside = [word for word in (*syntax.complements(verb), begun) if begin <= word.i < end and word is not verb]
        core = inside[0] if inside else next((w for w in verb.doc[begin:end] if telling.told_finitely(w)), None)
        if core is None or core is verb or core.i > verb.i or begin > core.i:
            return None
        own = range(min(subject.left_edge.i, verb.i), max(verb.i, subject.i) + 1)
        words = [index for index in run(begin, core, timed, min(end, verb.sent.end)) if index < end]
        if own.start in words:
            words = [index for index in words if index not in own and index not in (own.start - 1, own.stop)]
        names = self._subjects.named(words, self._subjects.name(subject) or subject.text, verb)
        quoted = self._names.antecedents.quoted  # what is said stays as it is, names put in stand in brackets
        told = {at: f"[{name}]" if quoted(verb.doc[at]) and name else name for at, name in names.items()}
        return cut(self._text, verb.doc, words, "", told)

    def _object_before(self, verb: Word, subject: Word, timed: frozenset[int]) -> str | None:
        """ "A retired judge will lead an inquiry" for the clause of "an inquiry, which a retired judge will lead"."""
        if syntax.antecedent(verb) is None or syntax.passive(verb):
            return None
        before = [word for word in syntax.objects(verb) if word.i < subject.i and word.tag_ != "WP"]
        if not before:
            return None
        begin, end = telling.behind_article(before[0]), syntax.phrase(before[0])[1]
        lead = self._subjects.name(subject)
        low = syntax.phrase(subject)[0] if lead is None else subject.i + 1
        does = [index for index in range(low, verb.i + 1) if index not in timed]
        what = self._names.owned(before[0])  # "whose drugs the state buys"
        told = {} if what is None else {begin: what}
        taken = untimed(verb.doc, begin, end, timed) if what is None else [begin]
        return cut(self._text, verb.doc, [*does, *taken, *run(verb.i + 1, verb, timed)], lead or "", told)


def _beside(noun: Word) -> bool:
    """Does the verb tell another event: "the disaster" in "resigned after the disaster"?"""
    link = syntax.up(noun)
    return link is not None and link.marker in _BESIDE


def _within(noun: Word) -> bool:
    """Does the verb tell of somebody or something it is named with: "survivors of Tuesday's crash met the minister"?"""
    link = syntax.up(noun)
    if link is None or syntax.is_verb(link.head) or not link.marker:
        return False
    return link.head.pos_ in ("NOUN", "PROPN") and link.head.lemma_ not in _OF_IT


_BESIDE = frozenset(("after", "before", "during", "since", "following", "amid", "until", "despite"))
#: What is told of them is told of the event: "a series of blasts shook the city", "the scale of the fire".
_OF_IT = frozenset(("series", "string", "wave", "spate", "start", "end", "day"))
_GIVEN_TO = frozenset(("add", "claim", "report", "describe", "cite"))
_DECIDING = frozenset(("lose", "concede", "cede", "hand"))


def _to_whom(noun: Word) -> bool:
    """ "the election to Mirta Solen" in "lost the election to Mirta Solen"."""
    return any(item.preposition == "to" for item in syntax.obliques(noun))


def _told_of(noun: Word) -> Word | None:
    """The verb of a relative clause with "that" right behind a noun."""
    link = next((child for child in noun.rights if child.left_edge.lower_ == "that"), None)
    return link if link is not None and link.left_edge.i == noun.i + 1 and syntax.is_verb(link) else None


def _participle(verb: Word) -> bool:
    """Has it no finite verb of its own: "capturing 26 men", "appointed in July"?"""
    return syntax.tense(verb) in ("PRESPART", "PASTPART") and syntax.copula(verb) is None
