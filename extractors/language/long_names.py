"""Names of several parts: ``Securities and Exchange Commission``, ``Front for the Liberation of Tazra``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from extractors.language.lists import groups

Span = tuple[int, int, str]

_ENDINGS = groups("bodies.txt")
_TAGS = frozenset({"NNP", "NNPS"})
_NAMED = _ENDINGS["company"] | _ENDINGS["body"]
_LONGEST = 7
_HEADS = _ENDINGS["head"]
_OTHERS = {"of": {"PERSON"}, "for": {"PERSON", "GPE"}}
_TIES = frozenset(_OTHERS)
_SMALL = _TIES | {"the", "and", "&", "in", "on"}
_OFFICES = frozenset({"Office", "Department"})
_GENITIVE = frozenset({"'s", "’s"})
_SAINT = frozenset({"St.", "St", "Saint"})
_PARTS = _TAGS | {"NN", "NNS", "JJ"}


def put(spans: Sequence[Span], begin: int, end: int, label: str = "ORG") -> list[Span]:
    """The spans with a name, an organisation unless ``label`` says otherwise, in the place of all that it touches."""
    return sorted([*(s for s in spans if s[1] <= begin or s[0] >= end), (begin, end, label)])


def owned(spans: list[Span], words: Sequence[str], tags: Sequence[str]) -> list[Span]:
    """``Travis County Sheriff's Office``, and ``St. Oda's``: the genitive is part of the name."""
    for at in range(2, len(words)):
        if words[at] in _OFFICES and words[at - 1] in _GENITIVE and words[at - 2] in _ENDINGS["officer"]:
            begin = at - 2
            while begin > 0 and tags[begin - 1] in _TAGS and words[begin - 1][:1].isupper():
                begin -= 1
            spans = put(spans, begin, at + 1)
    saints = [s for s in spans if s[2] == "PERSON" and s[0] and words[s[0] - 1] in _SAINT]
    for begin, end, _ in saints:
        if end < len(words) and words[end] in _GENITIVE:
            last = end + 1
            while last < len(words) and tags[last] in _TAGS and words[last][:1].isupper():
                last += 1
            if last > end + 1 or last == len(words) or not tags[last].startswith(("NN", "JJ", "VBG", "CD")):
                spans = put(spans, begin - 1, last, "FAC" if words[last - 1] in _ENDINGS["site"] else "ORG")
    return spans


def chained(spans: list[Span], words: Sequence[str], tags: Sequence[str]) -> list[Span]:
    """``Popular Front for the Liberation of Tazra``: what follows the "of" and "for" of a body's name is part of it."""
    kinds = {i: kind for b, e, kind in spans for i in range(b, e)} if _TIES.intersection(words) else {}
    at = 0
    while at < len(words) - 2:
        end = _chain(words, tags, at, kinds) if words[at] in _HEADS else at + 1
        if end <= at + 1 or not _TIES.intersection(words[at:end]) or tags[at] not in _TAGS:
            at += 1
            continue
        begin = _first(spans, words, tags, at)
        touched = [s for s in spans if s[0] < end and s[1] > begin]
        if not any(b <= begin and e >= end for b, e, _ in touched):
            spans = put(spans, begin, max([end, *(e for _, e, kind in touched if kind == "ORG")]))
        at = end
    return spans


def _chain(words: Sequence[str], tags: Sequence[str], at: int, kinds: Mapping[int, str]) -> int:
    """Where the capitals end that "of" and "for" tie to the word at ``at``, but no person and no "for Kenya"."""
    end = at + 1
    if words[end] == "-" and words[end + 1][:1].isupper():
        end += 2  # "Directorate-General"
    while end < len(words) - 1 and words[end] in _TIES:
        follows = end + 1 + (words[end + 1] == "the")
        last, other = follows, _OTHERS[words[end]]
        while (
            last < len(words)
            and words[last][:1].isupper()
            and tags[last] in _PARTS
            and words[last] not in _ENDINGS["day"]
            and kinds.get(last) not in other
        ):
            last += 1
        if last == follows:
            break
        end = last
    return end


def _first(spans: Sequence[Span], words: Sequence[str], tags: Sequence[str], at: int) -> int:
    """Where the name begins whose head is at ``at``: ``Popular`` of ``Popular Front``."""
    own = next((b for b, e, kind in spans if b <= at < e and kind == "ORG"), at)
    taken = {i for b, e, kind in spans if kind != "ORG" for i in range(b, e)}
    while own > 1 and own - 1 not in taken and tags[own - 1] in _TAGS and words[own - 1][:1].isupper():
        own -= 1
    return own


def joined(spans: list[Span], words: Sequence[str], tags: Sequence[str], common: Callable[[str], bool]) -> list[Span]:
    """``Securities and Exchange Commission``, ``Department of Relief and Rehabilitation`` are one name each."""
    for at in range(1, len(words) - 1):
        if words[at] not in {"and", "&"}:
            continue
        left = _topic_before(spans, words, tags, at, common)
        right = next((s for s in spans if s[0] == at + 1), None)
        if left is None:
            continue
        if right is not None and right[2] == "ORG":
            topics = words[at + 1 : right[1] - 1]
            if words[right[1] - 1] in _ENDINGS["body"]:
                if topics and all(common(word) for word in topics):
                    spans = put(spans, left[0], right[1])
                continue
        ends = at + 1
        while ends < len(words) and tags[ends] in _TAGS and words[ends][:1].isupper() and common(words[ends]):
            ends += 1
        inside = words[left[0] : at]
        heads = inside[: inside.index("of") if "of" in inside else 1]
        whole = ends == len(words) or tags[ends] not in _TAGS
        if ends > at + 1 and whole and not _HEADS.isdisjoint(heads) and ("of" in inside or "for" in inside):
            spans = put(spans, left[0], ends)
    return spans


def _topic_before(
    spans: Sequence[Span], words: Sequence[str], tags: Sequence[str], at: int, common: Callable[[str], bool]
) -> Span | None:
    """The name before "and" that may be the first half of a longer one: it ends in a topic, not in a body."""
    topic = words[at - 1]
    if topic in _ENDINGS["legal"] | _ENDINGS["body"] or not topic[:1].isupper() or not common(topic):
        return None
    span = next((s for s in spans if s[1] == at), None)
    if span is not None:  # "Tamar Energy and ..." is a firm, "Energy and ..." a topic
        return span if span[2] == "ORG" and (topic not in _NAMED or span[1] - span[0] == 1) else None
    taken = {i for b, e, _ in spans for i in range(b, e)}
    begin = at
    while begin > 0 and begin - 1 not in taken and tags[begin - 1] in _TAGS and words[begin - 1][:1].isupper():
        begin -= 1
    return (begin, at, "ORG") if at - _LONGEST < begin < at else None


def acronyms(spans: list[Span], words: Sequence[str]) -> list[Span]:
    """``the Saudi Telecom Company (STC)``: the letters stand for the name before them, there and later on."""
    for begin, end, kind in spans if "(" in words else ():
        longer = (begin - 1, end, kind)  # "All India Trade Union Congress (AITUC)"
        outside = begin > 0 and words[begin - 1][:1].isupper() and words[begin - 1] != "The"
        if outside and any(introduced([longer], words)) and not any(introduced([(begin, end, kind)], words)):
            spans = put(spans, begin - 1, end)
    spans = _spelled(spans, words) if "(" in words else spans
    known = shortened(spans, words)
    for at, word in enumerate(words):
        if (
            len(word) > 2
            and word in known
            and not any(b <= at < e and (e - b > 1 or kind == "ORG") for b, e, kind in spans)
        ):
            spans = put(spans, at, at + 1)
    return spans


def _spelled(spans: list[Span], words: Sequence[str]) -> list[Span]:
    """``People for the Ethical Treatment of Animals (PETA)``: the letters tell where a name with "for" begins."""
    for at in range(3, len(words) - 2):
        letters = words[at + 1]
        if words[at] != "(" or words[at + 2] != ")" or not (3 <= len(letters) <= 7 and letters.isupper()):
            continue
        begin = at
        while begin > 0 and (words[begin - 1][:1].isupper() or words[begin - 1] in _SMALL):
            begin -= 1
            whole = words[begin][:1].isupper() and _initials(words[begin:at]) == letters
            if whole and not _TIES.isdisjoint(words[begin:at]) and not any(b <= begin and e >= at for b, e, _ in spans):
                spans = put(spans, begin, at)
                break
    return spans


def shortened(spans: Sequence[Span], words: Sequence[str]) -> set[str]:
    """The letters that bodies are called by: those introduced, and the initials of names of three words and more."""
    initials = {_initials(words[b:e]) for b, e, kind in spans if kind == "ORG" and e - b > 2} - _ENDINGS["letters"]
    return {letters for letters in initials if len(letters) > 2} | set(introduced(spans, words))


def introduced(spans: Sequence[Span], words: Sequence[str]) -> Iterator[str]:
    """Acronyms that stand in parentheses after the organisation whose initials they are."""
    for begin, end, kind in spans:
        if kind != "ORG" or end + 2 >= len(words) or words[end] != "(" or words[end + 2] != ")":
            continue
        letters = words[end + 1]
        initials = _initials(words[begin:end])
        if 2 <= len(letters) <= 7 and letters.isupper() and letters[0] == initials[:1] and _within(letters, initials):
            yield letters


def _initials(name: Sequence[str]) -> str:
    """``UKMTO`` of ``UK Maritime Trade Operations``."""
    return "".join(word if word.isupper() else word[0] for word in name if word[0].isupper())


def _within(letters: str, initials: str) -> bool:
    """Nearly all initials in order: ``UNHCR`` leaves out what ``Office of the`` began with."""
    at = 0
    for letter in letters:
        at = initials.find(letter, at) + 1
        if not at:
            return False
    return len(letters) >= len(initials) - 2
