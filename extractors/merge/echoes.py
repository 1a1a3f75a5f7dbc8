"""Words of a sentence whose event another word of it tells in full: they get no row of their own.

A row of "early trading" would say once more that "the currency fell in early trading", one of "a news conference" what
the mayor said at it. They are read off the titles, which hold the words a row would show.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractors.merge.facts import Fact
from extractors.merge.lexicon import words
from extractors.model import Factuality, Mention

_DONE = frozenset({"occurrence", "state"})

_RELATIVE = re.compile(r" (?:that|which) ")
_TOKEN = re.compile(r"[^\W_]+|:")
_ARTICLES = frozenset({"a", "an", "the"})

#: Words of a title behind which another event may stand: what is said, and what a thing came of or before.
_ANOTHERS = frozenset({"after", "before", "following", "since", "until", "till", "despite", "for", "against", "about"})
_ANOTHERS |= {"amid", "because", "when", "as", "while", "if", "that", "who", "which", "ahead", "over", "than", "and"}
_ANOTHERS |= {"or", "but", "not", "without", ":"}

#: What stands between a saying and where it was said; of all other nouns in its title somebody speaks.
_SAID_AT = frozenset({"in", "at", "during"})


def echoes(facts: Sequence[Fact]) -> frozenset[str]:
    """The ids of mentions that another one of their sentence, of the same days, tells as well.

    Nouns whose title is that of a verb or stands in it, verbs whose title the one before goes on with ("fled and faxed
    his resignation"), the second of two words that have one title, and how a thing was done ("walked out in protest").
    """
    here: defaultdict[tuple[int, int, int], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.firm:
            here[fact.mention.sentence.begin, fact.lo, fact.hi].append(fact)
    found = {fact.mention.mention_id for own in here.values() for fact in _of_sentence(own)}
    manner = (f for f in facts if f.mention.trigger.lemma.lower() in words("manner") and _behind_in(f.mention))
    return frozenset(found | {fact.mention.mention_id for fact in manner})


def _of_sentence(facts: Sequence[Fact]) -> Iterator[Fact]:
    own = [fact for fact in facts if fact.mention.part_of is None]
    verbs = [fact for fact in own if fact.mention.trigger.pos == "VERB" and _has_row(fact)]
    yield from (b for a, b in pairwise(verbs) if _says_both(a.mention, b.mention))
    yield from (a for a in own if any(_brings(a.mention, b.mention) for b in own))
    nouns = [fact for fact in facts if fact.mention.trigger.pos != "VERB" and fact.mention.title]
    # "was to be put to a vote" is called off, and its noun no vote that took place
    said_more = [fact for fact in own if fact.mention.trigger.pos == "VERB" and _has_row(fact, somebody=True)]
    echoed = [
        noun
        for noun in nouns
        if any(_told_by(noun, verb) for verb in verbs) or any(_stands_in(noun, verb) for verb in said_more)
    ]
    yield from echoed
    yield from (noun for noun in nouns if noun.topic.weak and any(_goes_round(noun, other) for other in nouns))
    yield from _of_one_title([fact for fact in facts if fact not in echoed])


def _brings(first: Mention, second: Mention) -> bool:
    """Whether a line only says that word came of the other: "reports emerged suggesting that two sides had agreed"."""
    if first.trigger.lemma.lower() not in words("emerging") or first is second:
        return False
    one, other = _tokens(first.title), _tokens(second.title)
    reports = one[:1] and one[0] in words("reports")
    return bool(reports) and len(one) > len(other) > 1 and one[-len(other) :] == other


def _told_by(noun: Fact, verb: Fact) -> bool:
    undone = noun.mention.factuality is Factuality.DENIED  # "will halt attacks" tells that there will be none
    same = undone or verb.mention.factuality in {noun.mention.factuality, *_plain(noun)}
    return same and _RELATIVE.sub(" ", noun.mention.title or "") == verb.mention.title  # "Clash that erupted"


def _stands_in(noun: Fact, verb: Fact) -> bool:
    """Whether the title of a verb holds all that the row of a noun would say: "support for him fell to 35 %", "was dug
    up during a search of the wood". An attack, a quake and what befalls a person but once are told for themselves.
    """
    own = (words("happening") | words("once") - {"election"}) - verb.topic.families
    if not noun.topic.families.isdisjoint(own):
        return False
    if verb.mention.factuality is not noun.mention.factuality or noun.wording.another:
        return False
    one, other = _tokens(noun.mention.title), _tokens(verb.mention.title)
    at = _at(one, other)
    if at is None or one == other:
        return False
    before = other[:at]
    if before[-1:] and before[-1] in _ARTICLES:
        before = before[:-1]
    if verb.mention.event_class == "statement":
        return before[-1:] != [] and before[-1] in _SAID_AT and _ANOTHERS.isdisjoint(before)
    return _ANOTHERS.isdisjoint(before)


def _goes_round(noun: Fact, other: Fact) -> bool:
    """Whether a noun that says little only leads up to another one: "the latest development follows a May ruling"."""
    if other.topic.weak or other.mention.factuality is not noun.mention.factuality:
        return False
    whole, part = _tokens(noun.mention.title), _tokens(other.mention.title)
    return len(whole) > len(part) > 1 and _at(part, whole) is not None and len(part) * 2 >= len(whole)


def _at(one: list[str], other: list[str]) -> int | None:
    """Where a title stands in another one, which may break off within it but not before a fourth word."""
    whole = (n for n in range(len(other) - len(one) + 1) if other[n : n + len(one)] == one)
    cut = (n for n in range(1, len(other) - 3) if other[n:] == one[: len(other) - n])
    return next(whole, next(cut, None))


def _tokens(title: str | None) -> list[str]:
    found = _TOKEN.findall((title or "").lower())
    return found[1:] if found[:1] and found[0] in _ARTICLES else found


def _of_one_title(facts: Sequence[Fact]) -> Iterator[Fact]:
    """All but one of those that would have one title: "further restoration", "in cooperation with". A verb stays, but
    for one of saying that makes no row ("the first incident reported in May").
    """
    seen: dict[tuple[str, Factuality], str] = {}
    for fact in sorted(facts, key=lambda fact: not _tells_it(fact)):
        mention = fact.mention
        key = mention.title or "", mention.factuality
        home = mention.part_of or mention.mention_id
        if len(key[0].split()) > 1 and seen.setdefault(key, home) != home and mention.part_of is None:
            yield fact


def _behind_in(mention: Mention) -> bool:
    before = mention.sentence.text[: max(0, mention.trigger.begin - mention.sentence.begin)]
    return mention.trigger.pos == "NOUN" and before.endswith(" in ")


def _says_both(first: Mention, second: Mention) -> bool:
    """Whether the title of a verb goes on with all that the next one has: "fled and faxed his resignation"."""
    one, other = (first.title or "").split(), (second.title or "").split()
    subject = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    rest = other[subject:]
    joined = len(one) > len(other) > subject > 0 and one[-len(rest) :] == rest and one[-len(rest) - 1] == "and"
    return joined and first.factuality is second.factuality


def _plain(fact: Fact) -> Iterable[Factuality]:
    """What a verb may say of what its noun tells as a fact."""
    return Factuality if fact.mention.factuality is Factuality.ASSERTED else ()


def _tells_it(fact: Fact) -> bool:
    return fact.mention.trigger.pos == "VERB" and (fact.mention.event_class in _DONE or _has_row(fact))


def _has_row(fact: Fact, somebody: bool = False) -> bool:
    """Whether it makes a row by itself: what is said has one where somebody named says it, and a verb that says little
    where ``somebody`` in it is enough.
    """
    if fact.mention.event_class in _DONE:
        return not fact.topic.weak or (somebody and bool(fact.agents or fact.patients))
    return any(name.proper for name in fact.agents)
