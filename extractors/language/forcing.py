"""The tree of a sentence: chosen from the network's scores, and again where rules leave it less choice.

Each rule looks at the tree found so far and takes arcs out of the scores that no reader would draw; what it has settled
is noted for those who label the arcs.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field

from extractors.language.asides import aside, said_aside
from extractors.language.barring import bar
from extractors.language.decoding import tree
from extractors.language.fronting import fronted, interposed, set_apart
from extractors.language.hidden import hidden_verbs
from extractors.language.joining import bereft, conjoined, given_back, joined, then_verbs
from extractors.language.labels import helps
from extractors.language.leading import brought_together, leading
from extractors.language.numbers import counted_subjects, made_subject
from extractors.language.perfects import made_verb, perfects
from extractors.language.scores import Floats
from extractors.language.second import Second, parted, second_clauses


@dataclass(slots=True)
class Settled:
    """What rules have settled in the trees of a batch; words count from the first of all."""

    #: (noun, verb, day): what was led to a verb, and the day between them that is no subject, or -1.
    led: list[tuple[int, int, int]] = field(default_factory=list)
    #: Verbs that tell what is said by those who stand between commas before it.
    reported: list[int] = field(default_factory=list)
    #: Nouns that were led to a participle.
    undergone: list[int] = field(default_factory=list)
    #: Verbs that were joined to one before.
    joined: list[int] = field(default_factory=list)
    #: Nouns that were given to the verb before them.
    acted_on: list[int] = field(default_factory=list)


def forced_tree(
    scores: Floats,
    words: Sequence[str],
    tags: Sequence[str],
    named: Container[int],
    listed: Callable[[str, str], bool],
    begin: int,
    settled: Settled,
) -> tuple[list[int], list[tuple[int, str]], Floats]:
    """The heads of a sentence's words (from 0, root negative), (word, tag) of verbs taken for something else, and the
    scores without the arcs that rules have taken out.

    ``named`` are words within names, ``listed`` tells whether a form can have a tag; what is settled is added to
    ``settled``, where the sentence's first word is ``begin``.
    """
    found = tree(scores)
    pair, verbs = hidden_verbs(found, words, tags, listed)
    if verbs:
        tags = list(tags)
        for verb, tag in verbs:
            tags[verb] = tag
    kept = bar(scores, found, words, tags)
    if kept is not None:
        scores, found = kept, tree(kept)
    for auxiliary, verb, noun in perfects(found, words, tags):
        scores = made_verb(scores, auxiliary, verb, noun)
        found = tree(scores)
        settled.acted_on.append(begin + noun)
    pair = pair or leading(scores, found, words, tags)
    if pair is not None:
        scores = brought_together(scores, *pair, words, tags)
        found = tree(scores)
        if pair[1] > (told := pair[0] + 1) and tags[told] == "VBD" and found[told] == pair[0]:
            verbs.append((told, "VBN"))  # "The men alleged to be behind the raids fled"
        if tags[pair[1]] == "VBN" and not helps(words[pair[1] - 1], tags[pair[1] - 1]):
            tags = [*tags[: pair[1]], "VBD", *tags[pair[1] + 1 :]]
        settled.led.append((begin + pair[0], begin + pair[1], -1))
    elif (apart := fronted(found, words, tags)) is not None:
        scores = set_apart(scores, apart)
        found = tree(scores)
        settled.led.append((begin + apart.noun, begin + apart.verb, -1))
    else:
        for apart in interposed(found, words, tags, named):
            scores = set_apart(scores, apart)
            found = tree(scores)
            settled.led.append((begin + apart.noun, begin + apart.verb, begin + apart.date[1] - 1))
    if (between := aside(found, words, tags)) is not None:
        scores = said_aside(scores, between, found)
        settled.led.append((begin + between.noun, begin + between.verb, -1))
        settled.led.append((begin + between.speaker, begin + between.said, -1))
        if found[between.verb] == between.said:
            settled.reported.append(begin + between.verb)
        found = tree(scores)
    for number, verb in counted_subjects(words, tags):
        if found[number] != verb:
            scores = made_subject(scores, number, verb, words)
            found = tree(scores)
        settled.led.append((begin + number, begin + verb, -1))
    pairs = list(conjoined(found, words, tags, verbs))
    if "then" in words:
        for verb, first in then_verbs(found, words, tags, listed):
            verbs.extend([(verb, "VBD")] * (tags[verb] != "VBD"))
            pairs.append((verb, first))
    if pairs:
        scores, nouns = joined(scores, found, pairs, tags)
        found = tree(scores)
        settled.joined.extend(begin + verb for verb, _ in pairs)
        settled.acted_on.extend(begin + noun for noun in nouns)
    if "CC" in tags:
        for second in second_clauses(found, words, tags, listed):
            scores = parted(scores, second, found)
            _note(second, found, begin, settled)
            if tags[second.first] == "JJ":
                verbs.append((second.first, "VBD"))
            found = tree(scores)
    if taken := list(bereft(found, words, tags, verbs)):
        scores = given_back(scores, taken)
        found = tree(scores)
        settled.acted_on.extend(begin + noun for noun, _ in taken)
    return found, verbs, scores


def _note(second: Second, heads: Sequence[int], begin: int, settled: Settled) -> None:
    """A second clause that was parted from the first."""
    settled.joined.append(begin + second.verb)
    if second.undergone:
        settled.undergone.append(begin + second.noun)
        return
    settled.led.append((begin + second.noun, begin + second.verb, -1))
    if heads[second.verb] != second.first:
        top = next(at for at in range(second.first) if not 0 <= heads[at] < second.first)
        settled.led.append((begin + top, begin + second.first, -1))
