"""The text of a line's words: where it ends where there are too many, what it may not end with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from extractors.events import lexicon
from extractors.events.loose import (
    BEFORE_DATES,
    needless,
    there,
    to_verb,
    without_length,
    without_open_clause,
)
from extractors.events.shortening import shortened
from extractors.events.timeless import no_preposition
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word, Words

#: Characters of a line that may be cut, and of one that cannot be without breaking something off.
LONGEST, FARTHEST = 130, 150
_QUOTES = frozenset(('"', "“", "”", "''", "``"))
_AS_WRITTEN: Mapping[int, str] = MappingProxyType({})
_DANGLING = frozenset(("ADP", "CCONJ", "SCONJ", "DET", "PUNCT", "PART", "SPACE"))
_NOT, _VERBAL = frozenset(("not", "n't", "n’t")), frozenset(("AUX", "VERB"))  # "but did not"
#: They lead to no more than a day: "shootings of doctors in Canada dating | [to 1994]".
_SPANNING = frozenset(("dating", "beginning", "starting", "ending"))
_SHORTENED = frozenset(("'s", "’s"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LEADS = ("The ", "the ", "THE ", "A ", "a ", "An ", "an ")
#: They lead to a clause that is left out: "was shot shortly | after he had come home".
_LEADING = frozenset(("shortly", "just", "only", "right", "immediately", "soon", "even", "long", "moments"))
_SUBORDINATE = frozenset(("after", "before", "as", "when", "since", "because", "if", "until", "over", "under"))


def cut(text: str, doc: Words, words: list[int], lead: str, told: Mapping[int, str] = _AS_WRITTEN) -> str:
    """The text of runs of words, with what stands before about ``LONGEST`` characters.

    ``told`` gives other words for some of them.
    """
    words = [index for index in _closed(doc, words) if not there(doc[index]) and not needless(doc[index])]
    kept = _ended(doc, shortened(doc, words, LONGEST - len(lead), FARTHEST - len(lead)))
    pieces: list[str] = [lead] if lead else []
    begin = 0
    for position, index in enumerate(kept):
        if index in told:
            piece = told[index]
        elif position + 1 == len(kept) or kept[position + 1] != index + 1 or index + 1 in told:
            piece = text[doc[kept[begin]].idx : doc[index].idx + len(doc[index])]
        else:
            continue
        first = kept[begin]
        last = kept[begin - 1]
        if pieces and begin and not doc[last].space and (last == first - 1 or doc[last].text in _QUOTES):
            pieces[-1] += piece  # ""They", not "" They"; "does" and "n't"
        elif pieces and piece[:1] == "," and last != first - 1:
            pieces[-1] += piece  # "Lucas, Davis and Brown" without what stood in brackets
        elif pieces and not begin and len(piece) > 1 and doc[first].lower_ in _SHORTENED:
            pieces[-1] += piece  # "Lindsay's gone elsewhere" for "She's"
        else:
            pieces.append(piece)
        begin = position + 1
    return " ".join(" ".join(pieces).split())


def _ended(doc: Words, kept: list[int]) -> list[int]:
    """Without words at the end that lead to others which are left out."""
    kept = _undated(doc, kept)
    kept = _without_pointing(doc, without_open_clause(doc, kept))
    while kept and (_leads(doc, kept[-1]) or doc[kept[-1]].pos_ in _DANGLING) and doc[kept[-1]].text not in _QUOTES:
        if _leads(doc, kept[-1]):
            kept = kept[:-1]
            continue
        if (
            no_preposition(doc, kept[-1])
            or _stranded(doc, kept[-1])
            or (doc[kept[-1]].lower_ in _NOT and doc[kept[-1] - 1].pos_ in _VERBAL)
        ):
            break
        behind = doc[kept[-1] + 1].pos_ if kept[-1] + 1 < len(doc) and doc[kept[-1]].pos_ != "CCONJ" else ""
        if _particle(doc[kept[-1]], kept) or (behind == "ADP" and doc[kept[-1]].lower_ not in BEFORE_DATES):
            break  # "sworn in | on Thursday"
        dangling = doc[kept.pop()]
        kept = without_length(doc, kept, dangling) if kept else kept
    return _undated(doc, kept)


def _undated(doc: Words, kept: list[int]) -> list[int]:
    """Without a participle at the end of which only the day was told."""
    told = kept and _only_dated(doc[kept[-1]], kept) and any(doc[index].tag_ in _FINITE for index in kept[:-1])
    return kept[:-1] if told else kept


def _stranded(doc: Words, index: int) -> bool:
    """ "into" in "the water that it had crashed into.": the text ends so too."""
    clause = syntax.clause(doc[index])
    above = syntax.up(clause) if clause is not None else None
    ends = index + 1 < len(doc) and doc[index + 1].text in (".", ",", ";")
    return doc[index].pos_ == "ADP" and ends and above is not None and above.relation is Relation.RELATIVE


def _without_pointing(doc: Words, kept: list[int]) -> list[int]:
    """ "was re-elected" for "was re-elected in this district": which one is told in another sentence."""
    if len(kept) < 5 or doc[kept[-1]].tag_ not in ("NN", "NNS") or doc[kept[-2]].lower_ not in ("this", "these"):
        return kept
    place = doc[kept[-1]].lemma_.lower() in lexicon.people("place") and doc[kept[-3]].pos_ == "ADP"
    quoted = sum(word.text in _QUOTES for word in doc[doc[kept[-1]].sent.start : kept[-1]]) % 2
    return kept[:-3] if place and not quoted else kept


def _leads(doc: Words, index: int) -> bool:
    """ "shortly" in "was shot shortly | after he came home", "back" in "was lost back | on [May 1]"."""
    word, behind = doc[index].lower_, doc[index + 1].lower_ if index + 1 < len(doc) else ""
    if word == "such":
        return behind == "as"
    if word == "back":
        return behind in ("on", "in") and doc[index - 1].pos_ not in ("VERB", "AUX")
    return word in _LEADING and behind in _SUBORDINATE


def _closed(doc: Words, words: list[int]) -> list[int]:
    """Without what led to words that are left out: ", and" in "were held [on 12], [13] and [14 May] in Geneva"."""
    kept: list[int] = []
    for index in reversed(words):
        word = doc[index]
        leads = word.text == "," or (word.pos_ in ("ADP", "CCONJ", "DET") and not _of_verb(word) and not to_verb(word))
        after = doc[kept[-1]] if kept and kept[-1] > index + 1 else None
        if after is not None and _only_dated(word, kept):
            continue
        if after is not None and after.text == "," and word.text in _QUOTES and not word.space:
            kept.pop()  # ""[Today], we met"
        if not (leads and after is not None and (after.text == "," or after.pos_ in ("ADP", "CCONJ"))):
            kept.append(index)
    return kept[::-1]


def _only_dated(word: Word, kept: list[int]) -> bool:
    """ "released" in "said in a statement released [on Monday] that": what is left says nothing."""
    link = syntax.up(word)
    if word.lower_ in _SPANNING and word.doc[word.i - 1].pos_ not in ("DET", "ADJ", "ADP", "AUX"):
        return word.i + 1 < len(word.doc) and word.doc[word.i + 1].lower_ in ("to", "in", "on", "from")
    told = word.tag_ == "VBN" and link is not None and link.relation is Relation.ADNOMINAL
    if not told or link is None or link.head.i != word.i - 1:
        return False
    below = [child.i for child in word.rights if child.pos_ != "PUNCT"]
    return bool(below) and not any(index in kept for index in below)


def _of_verb(word: Word) -> bool:
    """ "out" in "broke out [at noon] in a shop"."""
    return word.tag_ == "RP" or syntax.particle(word.head) is word


def _particle(word: Word, kept: list[int]) -> bool:
    """ "over" at the end of "pull him over": it belongs to a verb of the line."""
    return word.tag_ == "RP" or (
        word.pos_ in ("ADP", "PART") and any(syntax.particle(word.doc[index]) is word for index in kept[-5:-1])
    )


#: Quotation marks that a date has left behind: "should be had “[as soon as possible]”".
_EMPTY = re.compile(r"""\s*(?:"\s*"|“\s*”|``\s*'')(?!\w)""")
#: The full stop of a sentence, and not of "Inc.", "N.Y."; the comma in ""It is over," he said".
_STOP = re.compile(r"(?<=[a-z]{5})\.$|,(?=(?:\"|”|'')$)")
#: What is said begins with what it is set against: "But talks go on".
_AGAINST = re.compile(r"^([\"“`]*)(?:But|And|Yet|So) (?=\w)")


def finish(line: str) -> str:
    """A line without leading article and loose marks, with a capital."""
    line = _EMPTY.sub("", line).strip(" ,;:–—_")
    line = line.removeprefix("'s ").removeprefix("’s ")  # "next year's election" without its date
    if line.count('"') % 2:
        line = line.replace('"', "")
    if line.count("``") != line.count("''"):
        line = line.replace("``", "").replace("''", "")
    if line.count("“") != line.count("”"):
        line = line.replace("“", "").replace("”", "")
    line = _STOP.sub("", line)
    for lead in _LEADS:
        if line.startswith(lead):
            line = line[len(lead) :]
            break
    return line[:1].upper() + line[1:]


def says(said: str, content: str | None) -> str:
    """ "Jairo Pinto said: "We heard a roar"", without the comma before the closing mark."""
    if not content:
        return said
    for mark in ('"', "”", "''"):
        content = content.replace(f",{mark}", mark)
    if (plain := _AGAINST.sub(r"\1", content)) != content:
        content = plain[:1].upper() + plain[1:]
    if content[:1] in _QUOTES and content[1:2].islower():
        content = content[0] + content[1].upper() + content[2:]  # ""[Today] the bill was tabled," said"
    if content.startswith("the "):
        content = f"T{content[1:]}"  # "Police said: The man had fled" for "he"
    return f"{said}: {content.lstrip(' ,;:-–—•')}"
