"""The named ones among the mentions of UD English GUM, in the scheme of ``names``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from training.corpora import Name, Paragraph, Sentence, Word
from training.names import Labeller


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
        whole = (
            _capitals(words, labeller.without_article(forms, begin, end), end)
            if kind == "organization" and not _parts(begin, end, spans)
            else (0, 0)
        )
        first, head = _proper_head(words, begin, end, behind_noun=kind in {"person", "organization"})
        if head < 0 and not whole[1]:
            continue
        if kind == "place":
            before = _before_comma(words, begin, head)
            if before > begin and not taken.intersection(range(begin, before)):
                names.append(Name(begin, before, labeller.place(forms[begin:before])))
                taken.update(range(begin, before))
        low, high = whole if whole[1] else _grow(words, head, first, end, wide=kind != "person")
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


def _parts(begin: int, end: int, spans: Sequence[tuple[int, int, str]]) -> bool:
    """Whether another body or person is mentioned within: ``the ECB and the Fed``, ``Iran 's Guards``."""
    inside = [s for s in spans if begin <= s[0] and s[1] <= end and s[:2] != (begin, end)]
    return any(kind in {"organization", "person"} or low == begin for low, _, kind in inside)


def _capitals(words: Sequence[Word], begin: int, end: int) -> tuple[int, int]:
    """A mention of several words, all of them capitals but for joints: ``the Korean People 's Army``; else nothing."""
    end -= words[end - 1].form in {"'s", "’s", "'", "’"}
    forms = [word.form for word in words[begin:end]]
    capitals = [form for form in forms if form[0].isupper()]
    rest = {form for form in forms if not form[0].isupper()} - (_JOINTS - {"in", "on"}) - {"'s", "’s", "-", "–"}
    return (begin, end) if len(capitals) > 1 and not rest and forms[0] == capitals[0] else (0, 0)


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


def with_gum_names(paragraph: Paragraph, labeller: Labeller) -> Paragraph:
    spans = gum_spans(paragraph.sentences)
    sentences = tuple(gum_names(s, m, labeller) for s, m in zip(paragraph.sentences, spans, strict=True))
    return replace(paragraph, sentences=sentences)
