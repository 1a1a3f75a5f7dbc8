"""EventStoryLine as articles with gold events: the text put together again from its tokens, links to event instances.

The corpus holds tokens, with hyphens, points and commas inside words and numbers cut off ("3 : 30 p . m .", "36 - year
- old", "$2 . 5"). What a reader of the page saw is put together again, as otherwise a sentence would end inside
"6 . 1" and no rule for dates would know "Sept . 8".
"""

from __future__ import annotations

import pickle
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from extractors.language import load
from extractors.merge.lexicon import stem
from extractors.model import Article, Block, BlockKind, Published
from extractors.pipeline import ArticleResult, extract

_CLOSING = re.compile(r"^(?:[.,;:!?%)\]”]+|['’](?:s|re|ve|ll|d|m|t)|n['’]t|'')$")
_SHORT = frozenset({"s", "re", "ve", "ll", "d", "m", "t"})
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"

#: Words that hardly stand after a hyphen inside a word, so that the hyphen is a dash ("the company - which …").
_AFTER_DASH = frozenset(
    re.findall(
        r"\w+",
        """a an and are as but by for had has have he his however if is it its not now nor she so some that the their
        then there they this those though was we were when where which while who whose with""",
    )
)


@dataclass(frozen=True)
class Gold:
    """An event word: its place in the text and the instance it is linked to."""

    begin: int
    end: int
    instance: str


@dataclass(frozen=True)
class Document:
    article: Article
    topic: str
    gold: tuple[Gold, ...]


def _inside_number(words: Sequence[str], at: int) -> bool:
    """Whether there is no blank before the token at ``at``, as it stands inside a number, a time or initials."""
    mark, last = words[at - 1], words[at - 2] if at > 1 else ""
    if last[-1:].isdigit() and words[at].isdigit():
        return mark == "." or (mark == "," and len(words[at]) == 3) or (mark == ":" and len(words[at]) == 2)
    initials = mark == "." and len(last) == 1 and len(words[at]) == 1 and last.isalpha() and words[at].isalpha()
    return initials and words[at + 1 : at + 2] == ["."]


def _in_compound(words: Sequence[str], at: int) -> bool:
    """Whether the hyphen at ``at`` stands inside a word ("anti - piracy", "36 - year - old") and is no dash."""
    left, right = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    if not left[-1:].isalnum() or not right[:1].isalnum():
        return False
    return right.lower() not in _AFTER_DASH and (right.islower() or right.isdigit() or left.isdigit() or len(left) < 4)


def _glued(words: Sequence[str], at: int, quoted: bool) -> bool:
    """Whether the token at ``at`` stands without a blank after the one before it."""
    word, last = words[at], words[at - 1]
    if word == '"':
        return quoted
    if last == '"' and not quoted:
        return False
    if _CLOSING.match(word) or last in "([$“‘" or (last == '"' and quoted):
        return True
    if word in "’'" and words[at + 1 : at + 2] and words[at + 1].lower() in _SHORT:
        return True
    if last in "’'" and word.lower() in _SHORT:
        return True
    if word == "-" or last == "-":
        return _in_compound(words, at if word == "-" else at - 1)
    return last in ".,:" and at > 1 and _inside_number(words, at)


def text_of(sentences: Sequence[Sequence[tuple[str, str]]]) -> tuple[str, dict[str, tuple[int, int]], list[int]]:
    """Sentences of (token id, token) → text, the place of each token, the begin of each sentence."""
    text, places, begins = "", {}, []
    for number, sentence in enumerate(sentences):
        text += "\n\n" if number == 1 else " " if text else ""
        begins.append(len(text))
        words = [token for _, token in sentence]
        quoted = False
        for at, (token_id, token) in enumerate(sentence):
            if at and not _glued(words, at, quoted):
                text += " "
            quoted ^= token.count('"') % 2 == 1
            places[token_id] = (len(text), len(text) + len(token))
            text += token
    return text, places, begins


def is_furniture(words: str) -> bool:
    """The page's address and the line with its date."""
    return words.startswith("http :") or (
        len(words) < 60 and re.search(rf"\b({_MONTH})\w*\b.*\d|\d+ / \d+ /", words, re.I) is not None
    )


def read(folder: Path) -> Iterator[Document]:
    """The articles of the corpus that name their day."""
    for path in sorted(folder.glob("eventstoryline/v1.5/*/*.xml")):
        root = ElementTree.parse(path).getroot()
        grouped: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        for token in root.iter("token"):
            grouped[int(token.get("sentence", "0"))].append((token.get("t_id", ""), token.text or ""))
        sentences = [grouped[key] for key in sorted(grouped)]
        joined = [" ".join(word for _, word in sentence) for sentence in sentences]
        host = re.search(r"http : / / (?:www \. )?([\w. -]+?) /", joined[0])
        kept = [s for s, words in zip(sentences[:4], joined, strict=False) if not is_furniture(words)] + sentences[4:]
        text, places, begins = text_of(kept)
        marks = root.find("Markables")
        assert marks is not None
        dct = next((m.get("value", "")[:10] for m in marks if m.get("DCT") == "TRUE" and m.get("value")), "")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", dct):
            continue
        second = begins[1] if len(begins) > 1 else len(text)
        blocks = (Block(BlockKind.TITLE, 0, len(text[:second].rstrip())), Block(BlockKind.PARAGRAPH, second, len(text)))
        article = Article(
            doc_id=path.stem.split(".")[0],
            text=text,
            published=Published(date.fromisoformat(dct), "given"),
            blocks=blocks if second < len(text) else blocks[:1],
            title=text[:second].strip(),
            source=host.group(1).replace(" ", "") if host else path.stem,
        )
        topic = path.parent.name + ("+" if "plus" in path.name else "")
        yield Document(article, topic, tuple(links(marks, text, places)))


def extracted(documents: Sequence[Document], cache: Path | None) -> list[ArticleResult]:
    """What the articles say; read from ``cache``, a file of our own making, where it is there, else kept in it."""
    if cache and cache.exists():
        kept: list[ArticleResult] = pickle.loads(cache.read_bytes())
        return kept
    results = list(extract([document.article for document in documents], load()))
    if cache:
        cache.write_bytes(pickle.dumps(results))
    return results


def links(marks: ElementTree.Element, text: str, places: Mapping[str, tuple[int, int]]) -> Iterator[Gold]:
    """The event words whose instance can be told."""
    names: dict[str, set[str]] = {}
    for mark in marks:
        name = mark.get("TAG_DESCRIPTOR", "")
        if "ACTION" in mark.tag and name:
            names[name] = {stem(word) for word in re.sub(r"^t?\d+b?_", "", name.lower()).split("_") if word}
    for mark in marks:
        ids = [anchor.get("t_id", "") for anchor in mark.findall("token_anchor")]
        spans = [places[i] for i in ids if i in places]
        if "ACTION" not in mark.tag or not spans:
            continue
        words = {stem(text[begin:end]) for begin, end in spans}
        fitting = [name for name, parts in names.items() if parts & words]
        if len(fitting) == 1:
            yield Gold(min(s[0] for s in spans), max(s[1] for s in spans), fitting[0])
