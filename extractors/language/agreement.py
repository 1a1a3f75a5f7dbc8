"""Within an article a name is one thing throughout: "Nikol Pashinyan … Pashinyan", "Lithos, a miner, … sued Lithos"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set

from extractors.language.contexts import told, unseen
from extractors.language.lists import groups
from extractors.language.long_names import shortened

Span = tuple[int, int, str]


def agree(
    spans: Iterable[Span],
    words: Sequence[str],
    place: Callable[[Sequence[str]], bool] = lambda name: True,
    tags: Sequence[str] = (),
    common: Callable[[str], bool] = lambda word: True,
    listed: Callable[[Sequence[str]], object] = lambda name: True,
) -> list[Span]:
    """Entities of one article, so that a name is one thing throughout.

    The last word of a person's full name, or one behind a form of address, is that person wherever it stands alone,
    unless it is a ``place`` as well: a story may tell of Michael Jordan and of Jordan. The first word of a firm's full
    name is the firm ("Savin Corp. … Savin"), letters introduced as a body's are that body, and a name labelled in two
    ways is what it mostly is.
    """
    spans = _again(list(spans), words)
    if tags:
        spans = _carried(spans, words, tags, place, common, listed)
    spans = _after_peoples(spans, words, tags, common)
    people = _people(spans, words)
    spans = _unlabelled(spans, words, tags, people, place, common)
    firms = {
        words[begin]
        for begin, end, label in spans
        if label == "ORG" and end - begin > 1 and words[end - 1] in _FIRM and len(words[begin]) > 2
    } - people
    firms |= shortened(spans, words)
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for begin, end, label in spans:
        if label in _ONE_OF:
            votes.setdefault(tuple(words[begin:end]), Counter())[label] += 1
    settled = {name: best for name, counted in votes.items() if (best := _mostly(counted)) and not place(name)}

    def label_of(begin: int, end: int, label: str) -> str:
        name = tuple(words[begin:end])
        if end - begin == 1 and name[0] in people:
            before = words[begin - 1].lower() if begin else ""
            where = label in _PLACES and (place(name) or before in _WHERE)  # but "compensation to Truscott"
            return label if where else "PERSON"
        if end - begin == 1 and name[0] in firms and label in _ONE_OF and not place(name):
            return "ORG"
        return settled.get(name, label) if label in _ONE_OF else label

    return [(begin, end, label_of(begin, end, label)) for begin, end, label in spans]


def _after_peoples(
    spans: list[Span], words: Sequence[str], tags: Sequence[str], common: Callable[[str], bool]
) -> list[Span]:
    """ "Baltic Freight", told of more than once, where only "Baltic" was seen as the name of a people or region."""
    begins = {begin for begin, _, _ in spans}
    found: dict[tuple[str, str], list[Span]] = {}
    for span in spans if tags else ():
        begin, end, label = span
        if label != "NORP" or end - begin != 1 or end + 1 >= len(words) or end in begins:
            continue
        name = words[end]
        longer = tags[end + 1] in _PROPER or end + 1 in begins or words[end + 1] == "-" or name == "People"
        noun = tags[end] in _PROPER and name.istitle() and len(name) > 3 and common(name)
        if noun and name not in _OFFICES and not longer:
            found.setdefault((words[begin], name), []).append(span)
    taken = {span: (span[0], span[1] + 1, "ORG") for same in found.values() if len(same) > 1 for span in same}
    return [taken.get(span, span) for span in spans] if taken else spans


def _unlabelled(
    spans: list[Span],
    words: Sequence[str],
    tags: Sequence[str],
    people: Set[str],
    place: Callable[[Sequence[str]], bool],
    common: Callable[[str], bool],
) -> list[Span]:
    """The spans, and surnames that stand alone and were not seen: "his teammate Vettel" behind "Sebastian Vettel"."""
    more = [
        (begin, end, "PERSON")
        for begin, end in (unseen(spans, words, tags) if tags and people else ())
        if end - begin == 1
        and words[begin] in people
        and not place(words[begin:end])
        and not common(words[begin])
        and not (end < len(words) and (words[end] == "-" or words[end][:1].isdigit()))
    ]
    return sorted([*spans, *more]) if more else spans


def _again(spans: list[Span], words: Sequence[str]) -> list[Span]:
    """The spans, and the places where one of their longer names, or of the letters introduced, was not seen."""
    kinds: dict[tuple[str, ...], set[str]] = {(letters,): {"ORG"} for letters in shortened(spans, words)}
    for begin, end, label in spans:
        if end - begin > 1 and label in _ONE_OF and all(word[:1].isupper() for word in (words[begin], words[end - 1])):
            kinds.setdefault(tuple(words[begin:end]), set()).add(label)
    names: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(kinds, key=len, reverse=True):
        names.setdefault(name[0], []).append(name)
    taken = {i for begin, end, _ in spans for i in range(begin, end)}
    more = []
    at = 0
    while at < len(words):
        found = next((n for n in names.get(words[at], ()) if tuple(words[at : at + len(n)]) == n), ())
        end = at + len(found)
        if found and len(kinds[found]) == 1 and taken.isdisjoint(range(at, end)) and not _goes_on(words, at, end):
            more.append((at, end, next(iter(kinds[found]))))
        at += len(found) or 1
    return sorted([*spans, *more]) if more else spans


def _people(spans: Sequence[Span], words: Sequence[str]) -> set[str]:
    """The last words of full names of people, and what stands behind a form of address."""
    people = {words[end - 1] for begin, end, label in spans if label == "PERSON" and end - begin > 1}
    return people | {
        words[begin]
        for begin, end, label in spans
        if label == "PERSON" and end - begin == 1 and begin and words[begin - 1] in _ADDRESS
    }


def _carried(
    spans: list[Span],
    words: Sequence[str],
    tags: Sequence[str],
    place: Callable[[Sequence[str]], bool],
    common: Callable[[str], bool],
    listed: Callable[[Sequence[str]], object],
) -> list[Span]:
    """What is said of a firm or body once ("X shares", "X, a brewer,", "X-owned") holds wherever its name stands."""
    people = _people(spans, words)
    persons = {begin for begin, _, label in spans if label == "PERSON"}
    bare = [(b, e) for b, e in unseen(spans, words, tags) if e - b == 1]
    mentions = [
        *((b, e, label) for b, e, label in spans if e - b < 3 and (label in _ONE_OF or not listed(words[b:e]))),
        *((b, e, "") for b, e in bare),
    ]
    kinds: dict[tuple[str, ...], set[str]] = {}
    for begin, end, label in mentions:
        if kind := told(begin, end, label, words, tags, persons):
            kinds.setdefault(tuple(words[begin:end]), set()).add(kind)
    for begin, end, label in spans:
        first, last = words[begin], words[end - 1]
        lone = label == "ORG" and end - begin > 1 and len(first) > 3 and first.istitle() and not common(first)
        if lone and last not in _EPONYMS and common(last):
            kinds.setdefault((first,), set()).add("ORG")
        if label == "ORG" and end - begin > 1 and last in _ALONE:
            kinds.setdefault((last,), set()).add("ORG")
    firms = {n for n, found in kinds.items() if found == {"ORG"} and not place(n) and n[-1] not in people}
    if not firms:
        return spans
    firm = {
        (b, e)
        for b, e, label in mentions
        if tuple(words[b:e]) in firms and (label or words[b] in _ALONE or not common(words[b]))
    }
    kept = [(b, e, "ORG" if (b, e) in firm else label) for b, e, label in spans]
    return sorted([*kept, *((b, e, "ORG") for b, e in bare if (b, e) in firm)])


def _goes_on(words: Sequence[str], begin: int, end: int) -> bool:
    """Whether the name is part of a longer one: ``National Library`` of ``National Library of Wales``."""
    after = words[end] if end < len(words) else ""
    return after[:1].isupper() or after in {"of", "for", "&", "-"} or (begin > 0 and words[begin - 1] in {"-", "&"})


_PROPER = frozenset({"NNP", "NNPS"})
_ONE_OF = frozenset({"PERSON", "ORG", "GPE", "LOC", "EVENT"})
_PLACES = frozenset({"GPE", "LOC"})
_WHERE = frozenset(("in", "at", "near", "outside", "across", "around", "into", "through"))
_ADDRESS = groups("bodies.txt")["address"]
_OFFICES = _ADDRESS | groups("bodies.txt")["title"]
_FIRM = groups("bodies.txt")["legal"] | groups("bodies.txt")["company"]
_ALONE = groups("bodies.txt")["alone"]
#: What is called after people and towns: the "Truman" of the Truman Library is no body.
_EPONYMS = (
    groups("bodies.txt")["body"] | groups("bodies.txt")["head"] | groups("bodies.txt")["site"] | {"Library", "Museum"}
)


def _mostly(counted: Counter[str]) -> str:
    """The label of at least three mentions in four, of three and more."""
    label, most = counted.most_common(1)[0]
    return label if len(counted) > 1 and most >= 3 and 4 * most >= 3 * counted.total() else ""
