"""Entities of the training sets, brought to one scheme: PERSON, ORG, GPE, LOC, FAC, NORP, EVENT.

What the sets disagree on is settled here: titles are no part of a person's name, a country is a GPE also where it acts,
and an adjective of a place is NORP.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from training.corpora import Name, Paragraph, Sentence, Word, word_list

LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT")

_FACILITY = frozenset(word_list("facilities"))
_LANDSCAPE = frozenset(word_list("landscape"))


@lru_cache(maxsize=4)
def gazetteer(path: Path) -> dict[str, frozenset[str]]:
    """Names (words joined by spaces) with their kinds, as ``build_gazetteer`` wrote them."""
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return {name: frozenset(kinds.split(",")) for name, kinds in (line.split("\t") for line in lines)}


class Labeller:
    """Decides between the labels that a set does not tell apart, by the gazetteer."""

    def __init__(self, path: Path) -> None:
        self.kinds = gazetteer(path)

    def is_kind(self, words: Sequence[str], *kinds: str) -> bool:
        return bool(self.kinds.get(" ".join(words), frozenset()) & set(kinds))

    def place(self, words: Sequence[str]) -> str:
        if self.is_kind(words, "country", "region", "city"):
            return "GPE"
        if len(words) > 1 and (any(word in _SCHOOL for word in words) or self.is_kind(words[-1:], "body")):
            return "ORG"
        if self.only(words) == "ORG":
            return "ORG"
        if any(word in _FACILITY for word in words):
            return "FAC"
        if self.is_kind(words, "place") or words[-1] in _LANDSCAPE or words[0] in {"Mount", "Lake", "Gulf", "Cape"}:
            return "LOC"
        return "GPE"

    def only(self, words: Sequence[str]) -> str:
        """What a name must be that the gazetteer knows as one thing only, else nothing."""
        kinds = self.kinds.get(" ".join(words), frozenset())
        if not kinds:
            return ""
        if kinds <= {"organisation", "company"} and ("organisation" in kinds or len(words) > 1):
            return "ORG"
        return "GPE" if kinds <= {"country", "region"} else ""

    def without_titles(self, words: Sequence[str], begin: int, end: int) -> int:
        """The index at which the name proper begins; ``end`` if there is nothing but titles."""
        at = begin
        while at < end and (
            self.is_kind([words[at]], "title", "people") or words[at][0].islower() or words[at] in _OFFICE
        ):
            at += 1
        return at

    def name_of_person(self, words: Sequence[str], begin: int, end: int) -> int:
        """Where the name begins that follows the last title: ``US President Barack Obama`` gives 2."""
        begin = self.without_titles(words, begin, end)
        for at in range(end - 2, begin, -1):
            title = self.is_kind([words[at]], "title") and words[at + 1] not in _SUFFIXES and at - begin < 4
            name = self.is_kind([words[at]], "first", "last") and not self.is_kind([words[begin]], "country")
            if title and not name:
                return self.without_titles(words, at, end)
        return begin

    def without_article(self, words: Sequence[str], begin: int, end: int) -> int:
        """``The Greek Orthodox Church`` begins at its second word, ``The Washington Post`` at its first."""
        if words[begin].lower() == "the" and " ".join(words[begin:end]) not in self.kinds:
            return begin + 1
        return begin

    def peoples(self, words: Sequence[str], taken: set[int]) -> Iterator[Name]:
        at = 0
        while at < len(words):
            for size in (3, 2, 1):
                if (
                    at + size <= len(words)
                    and not taken.intersection(range(at, at + size))
                    and self.is_kind(words[at : at + size], "people")
                ):
                    yield Name(at, at + size, "NORP")
                    at += size - 1
                    break
            at += 1


_SCHOOL = frozenset({"University", "College", "Institute", "Academy", "School"})
_FORMS_OF_ADDRESS = frozenset({"Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms"})
_SUFFIXES = frozenset({"Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"})
_OFFICE = frozenset(word_list("offices"))


def gum_names(sentence: Sentence, spans: Sequence[tuple[int, int, str]], labeller: Labeller) -> Sentence:
    """The named ones among GUM's mentions, cut down to the name itself: those whose head is a proper noun, or a common
    one with the name right behind it ("cosplayer Ann Lee"); a mention such as "Perth, Australia" has two.
    """
    words = sentence.words
    forms = [word.form for word in words]
    names: list[Name] = []
    taken: set[int] = set()
    for begin, end, kind in sorted(spans, key=lambda s: (s[1] - s[0], s[0])):  # inner mentions first
        if kind not in {"person", "place", "organization", "event"}:
            continue
        first, head = _proper_head(words, begin, end, behind_noun=kind in {"person", "organization"})
        if head < 0:
            continue
        if kind == "place":
            before = _before_comma(words, begin, head)
            if before > begin and not taken.intersection(range(begin, before)):
                names.append(Name(begin, before, labeller.place(forms[begin:before])))
                taken.update(range(begin, before))
        low, high = _grow(words, head, first, end, wide=kind != "person")
        if kind == "person":
            low = labeller.name_of_person(forms, low, high)
        else:
            low = labeller.without_article(forms, low, high)
        if low >= high:
            continue
        label = {"person": "PERSON", "organization": "ORG", "event": "EVENT"}.get(kind) or labeller.place(
            forms[low:high]
        )
        if kind == "organization" and labeller.is_kind(forms[low:high], "country", "region"):
            label = "GPE"
        if labeller.is_kind(forms[low:high], "people"):
            label = "NORP"
        if kind == "person":
            label = labeller.only(forms[low:high]) or label
        inner = [n for n in names if n.begin < high and n.end > low]
        if any(n.begin < low or n.end > high for n in inner):
            continue
        names = [n for n in names if n not in inner]
        names.append(Name(low, high, label))
        taken.update(range(low, high))
    names += labeller.peoples(forms, taken)
    return replace(sentence, names=tuple(sorted(names, key=lambda n: n.begin)))


def _proper_head(words: Sequence[Word], begin: int, end: int, *, behind_noun: bool) -> tuple[int, int]:
    """Where the name in a mention may begin, and the proper noun that the mention is about, -1 if there is none."""

    def proper(i: int) -> bool:
        return i < end and words[i].xpos.startswith("NNP") and words[i].form[0].isupper()

    head = next(i for i in range(begin, end) if not begin <= words[i].head - 1 < end)
    if proper(head):
        return begin, head
    return (head + 1, head + 1) if behind_noun and words[head].upos == "NOUN" and proper(head + 1) else (begin, -1)


def _before_comma(words: Sequence[Word], begin: int, head: int) -> int:
    """Where the first name of ``Perth, Australia`` ends, if ``head`` is in the second; else ``begin``."""
    proper = [word.xpos.startswith("NNP") for word in words[begin:head]]
    comma = next((i for i in range(begin, head) if words[i].form == ","), begin)
    return comma if proper.count(False) == 1 and not proper[comma - begin] else begin


_JOINTS = {"of", "the", "and", "for", "&", "de", "la", "del", "on", "in"}


def _grow(words: Sequence[Word], head: int, begin: int, end: int, *, wide: bool) -> tuple[int, int]:
    def tied(i: int) -> bool:
        """The ``yan`` of ``Lee Cheuk-yan``."""
        return i >= 2 and words[i - 1].form in "-–" and not words[i - 1].space and not words[i - 2].space

    def part(i: int) -> bool:
        word = words[i]
        return (
            word.deprel != "nmod:desc"
            and (word.form[0].isupper() or word.form in "-–&" or (word.xpos == "CD" and wide) or tied(i))
            and word.upos != "PRON"
        )

    low = head
    while low > begin and part(low - 1):
        low -= 1
    while low < head and words[low].form in "-–&":
        low += 1
    high = head + 1
    while high < end:
        if part(high):
            high += 1
            continue
        joint = high
        while wide and joint < end and words[joint].form in _JOINTS:
            joint += 1
        if high < joint < end and part(joint) and words[high].form in {"of", "for", "&", "de"}:
            high = joint + 1
            continue
        break
    while high > head + 1 and words[high - 1].form in "-–&":
        high -= 1
    return low, high


_MARK = re.compile(r"\(([^()]+)|(\d+)?\)")


def gum_spans(sentences: Sequence[Sentence]) -> list[list[tuple[int, int, str]]]:
    """GUM's mentions (begin, end, type) per sentence, from the ``Entity`` field."""
    out: list[list[tuple[int, int, str]]] = []
    for sentence in sentences:
        spans: list[tuple[int, int, str]] = []
        opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for i, word in enumerate(sentence.words):
            value = next((v[7:] for v in word.misc.split("|") if v.startswith("Entity=")), "")
            last = ""
            for match in _MARK.finditer(value):
                if match[1]:
                    last, kind = match[1].split("-")[:2]
                    last = last.split("[")[0]
                    opened[last].append((i, kind))
                else:
                    stack = opened.get(match[2] or last)
                    if stack:
                        begin, kind = stack.pop()
                        spans.append((begin, i + 1, kind))
        out.append(spans)
    return out


_GMB = {"geo": "GPE", "gpe": "NORP", "org": "ORG", "per": "PERSON", "eve": "EVENT", "tim": "", "art": "", "nat": ""}


def read_gmb(path: Path, labeller: Labeller) -> list[Sentence]:
    """Voice of America news: Penn tags and entities, one sentence a row group, text put together again."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.reader(file))[1:]
    groups: list[list[list[str]]] = []
    for row in rows:
        if row[0] or not groups:
            groups.append([])
        groups[-1].append(row)
    raw = [(g, [(b, e, _GMB[t]) for b, e, t in _iob([r[3] for r in g])]) for g in groups]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for group, spans in raw:
        for begin, end, label in spans:
            votes[" ".join(r[1] for r in group[begin:end])][label] += 1
    sentences = []
    cut = _cutter()
    for group, spans in raw:
        forms = [r[1] for r in group]
        names = []
        taken: set[int] = set()
        for begin, end, label in spans:
            if not label:
                continue
            if label in {"GPE", "ORG", "NORP"} and begin and forms[begin - 1] in _FORMS_OF_ADDRESS:
                label = "PERSON"
            if label == "ORG" and labeller.without_titles(forms, begin, end) == end:
                continue  # "President", "Secretary-General"
            if label == "PERSON":
                label = labeller.only(forms[begin:end]) or label
                begin = labeller.name_of_person(forms, begin, end)
            else:
                begin = labeller.without_article(forms, begin, end)
            if begin >= end:
                continue
            words = forms[begin:end]
            counted = votes[" ".join(words)]
            best, most = counted.most_common(1)[0] if counted else (label, 0)
            if label != "PERSON" and best and best != "PERSON" and most >= 3 and most >= 0.65 * counted.total():
                label = best
            if label in {"GPE", "NORP", "ORG"}:
                label = _settle(words, label, labeller)
            names.append(Name(begin, end, label))
            taken.update(range(begin, end))
        names += labeller.peoples(forms, taken)
        spaces = spacing(forms)
        built = tuple(
            Word(f, xpos=_PENN.get(r[2], r[2]), space=s) for f, r, s in zip(forms, group, spaces, strict=True)
        )
        sentences.append(recut(Sentence(built, tuple(sorted(names, key=lambda n: n.begin))), cut))
    return sentences


def recut(sentence: Sentence, cut: Callable[[str], list[str]]) -> Sentence:
    """The sentence with words cut as the tokenizer cuts them: ``al-Qaida`` is one word here and three there."""
    words: list[Word] = []
    begins = []
    for word in sentence.words:
        begins.append(len(words))
        parts = cut(word.form) if len(word.form) > 2 and not word.form.isalnum() else [word.form]
        if len(parts) == 1:
            words.append(word)
            continue
        for part in parts:
            proper = word.xpos.startswith("NNP") and part[0].isupper()
            tag = "HYPH" if part == "-" else word.xpos if proper else ""
            words.append(Word(part, xpos=tag, space=False))
        words[-1] = replace(words[-1], space=word.space)
    begins.append(len(words))
    names = tuple(Name(begins[n.begin], begins[n.end], n.label) for n in sentence.names or ())
    return Sentence(tuple(words), names)


@lru_cache(maxsize=1)
def _cutter() -> Callable[[str], list[str]]:
    from spacy.lang.en import English

    from extractors.language.tokenizer import newswire_tokenizer

    tokenizer = newswire_tokenizer(English())
    return lru_cache(maxsize=None)(lambda form: [token.text for token in tokenizer(form)])


_PENN = {"LRB": "-LRB-", "RRB": "-RRB-", ";": ":"}


def _settle(words: Sequence[str], label: str, labeller: Labeller) -> str:
    if labeller.is_kind(words, "people"):
        return "NORP"
    if labeller.is_kind(words, "country", "region"):
        return "GPE"
    if labeller.is_kind(words, "organisation"):
        return "ORG"
    if labeller.is_kind(words, "place"):
        return labeller.place(words)
    if label == "NORP" and labeller.is_kind(words, "city"):
        return "GPE"
    if label == "NORP" and not words[-1].endswith(
        ("an", "ans", "ish", "ese", "i", "is", "ist", "ists", "ite", "ites", "ch", "s")
    ):
        label = "GPE"
    return labeller.place(words) if label == "GPE" else label


def read_wikigold(path: Path, labeller: Labeller) -> list[Sentence]:
    """Wikipedia; MISC is left unknown but for peoples."""
    sentences: list[Sentence] = []
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        parts = line.split()
        if len(parts) == 2 and parts[0] != "-DOCSTART-":
            rows.append((parts[0], parts[1]))
        elif rows:
            forms = [f for f, _ in rows]
            names = []
            for begin, end, kind in _iob([t for _, t in rows]):
                label = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}.get(kind, "")
                begin = labeller.without_article(forms, begin, end)
                if kind == "LOC" or label == "GPE":
                    label = labeller.place(forms[begin:end])
                elif kind == "MISC" and labeller.is_kind(forms[begin:end], "people"):
                    label = "NORP"
                names.append(Name(begin, end, label))
            spaces = spacing(forms)
            built = tuple(Word(f, space=s) for f, s in zip(forms, spaces, strict=True))
            sentences.append(recut(Sentence(built, tuple(names)), _cutter()))
            rows = []
    return sentences


def _iob(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        kind = tag[2:]
        if tag[0] == "I" and spans and spans[-1][1] == i and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], i + 1, kind)
        else:
            spans.append((i, i + 1, kind))
    return spans


_TIGHT_LEFT = {".", ",", ";", ":", "?", "!", "'s", "n't", ")", "%", "'", "’s", "''", "'re", "'ve", "'ll", "'d", "'m"}
_TIGHT_RIGHT = {"(", "$", "``", "#"}


def spacing(forms: Sequence[str]) -> list[bool]:
    """Guess where a tokenised text had spaces."""
    spaces = [True] * len(forms)
    inside = False
    for i, form in enumerate(forms):
        if i and form in _TIGHT_LEFT:
            spaces[i - 1] = False
        if form in _TIGHT_RIGHT:
            spaces[i] = False
        if form == '"':
            if inside and i:
                spaces[i - 1] = False
            elif not inside:
                spaces[i] = False
            inside = not inside
    return spaces


def with_gum_names(paragraph: Paragraph, labeller: Labeller) -> Paragraph:
    spans = gum_spans(paragraph.sentences)
    sentences = tuple(gum_names(s, m, labeller) for s, m in zip(paragraph.sentences, spans, strict=True))
    return replace(paragraph, sentences=sentences)
