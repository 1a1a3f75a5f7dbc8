"""Readers of the event corpora: each gives articles with their gold, offsets into ``Article.text``.

The data folder comes from ``--data`` or the environment variable ``DATELINE_DATA``; nothing of it is in the project.
"""

from __future__ import annotations

import argparse
import calendar
import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from extractors.model import Article, Block, BlockKind, Published

_DATE = re.compile(
    r"(January|February|March|April|May|June|July|August|September|October|November|December) (\d+) , (\d{4})"
)
_MONTHS = tuple(calendar.month_name)[1:]
_UNESCAPE = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}
_TIGHT_BEFORE = frozenset(
    (",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "'", "n't", "'re", "'ve", "'ll", "'d", "'m")
)
_TIGHT_AFTER = frozenset(("(", "[", "$", "US$", "#"))


@dataclass(frozen=True)
class GoldTime:
    """``ref`` names it within the document; ``None`` offsets stand for the DCT itself."""

    ref: str
    begin: int
    end: int
    text: str
    type: str = "DATE"
    value: str = ""


@dataclass(frozen=True)
class GoldEvent:
    """``relation``/``time`` tie it to a ``GoldTime`` ref or ``"DCT"``; other fields where the corpus has them."""

    begin: int
    end: int
    text: str
    relation: str = ""
    time: str | None = None
    polarity: str | None = None
    tense: str | None = None
    pos: str | None = None
    event_class: str | None = None
    arguments: tuple[tuple[str, int, int, str], ...] = ()


@dataclass(frozen=True)
class GoldDocument:
    article: Article
    events: tuple[GoldEvent, ...]
    times: tuple[GoldTime, ...] = field(default=())
    name: str = ""


def data_folder(parser: argparse.ArgumentParser | None = None) -> tuple[Path, argparse.Namespace]:
    """The data folder and the parsed arguments; a one-line exit where there is none."""
    parser = parser or argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"))
    arguments = parser.parse_args()
    if not arguments.data or not Path(arguments.data).is_dir():
        parser.error("no data folder: give --data DIR or set DATELINE_DATA")
    return Path(arguments.data), arguments


def article(name: str, text: str, blocks: list[tuple[BlockKind, int, int]], published: date) -> Article:
    return Article(
        doc_id=hashlib.sha256(name.encode()).hexdigest()[:16],
        text=text,
        published=Published(published, "given"),
        blocks=tuple(Block(kind, begin, end) for kind, begin, end in blocks),
        source="Wikinews",
    )


def _detokenize(sentences: list[list[str]], paragraphs: set[int]) -> tuple[str, list[list[tuple[int, int]]], list[int]]:
    """Running text from Penn tokens, offsets of each token, and where paragraphs begin."""
    text: list[str] = []
    offsets: list[list[tuple[int, int]]] = []
    starts: list[int] = []
    length = 0
    for number, words in enumerate(sentences):
        if number in paragraphs or not offsets:
            if length:
                text.append("\n\n")
                length += 2
            starts.append(length)
        elif length:
            text.append(" ")
            length += 1
        spans: list[tuple[int, int]] = []
        tight, quoted = True, False
        for word in words:
            plain = _UNESCAPE.get(word, word)
            closing = plain == '"' and quoted
            if not (tight or closing or plain in _TIGHT_BEFORE):
                text.append(" ")
                length += 1
            text.append(plain)
            spans.append((length, length + len(plain)))
            length += len(plain)
            if plain == '"':
                quoted = not quoted
            tight = plain in _TIGHT_AFTER or (plain == '"' and quoted)
        offsets.append(spans)
    return "".join(text), offsets, starts


def tdg(path: Path) -> Iterator[GoldDocument]:
    """Temporal Dependency Graphs. Edges of an event to a time; ``Depend-on`` and event-event edges are left out."""
    for part in path.read_text(encoding="utf-8").split("filename:")[1:]:
        head, _, body = part.partition("SNT_LIST\n")
        lines, _, edges = body.partition("EDGE_LIST\n")
        sentences = [line.split(" ") for line in lines.strip("\n").split("\n")]
        found = _DATE.search(" ".join(sentences[0]))
        if not found:
            continue
        published = date(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2]))
        listed = re.search(r"<paragraph:([0-9_]+)>", head)
        paragraphs = {int(number) - 1 for number in listed[1].split("_")} if listed else {0}
        text, offsets, starts = _detokenize(sentences[1:], paragraphs)
        blocks = [
            (BlockKind.PARAGRAPH, start, len(text[: following - 2]) if following else len(text))
            for start, following in zip(starts, [*starts[1:], 0], strict=True)
        ]
        events, times = _tdg_edges(edges, text, offsets)
        yield GoldDocument(article(head, text, blocks, published), tuple(events.values()), tuple(times.values()))


def _tdg_edges(
    edges: str, text: str, offsets: list[list[tuple[int, int]]]
) -> tuple[dict[str, GoldEvent], dict[str, GoldTime]]:
    def span(ref: str) -> tuple[int, int] | None:
        sentence, first, last = (int(number) for number in ref.split("_"))
        if sentence < 1 or last >= len(offsets[sentence - 1]):
            return None
        return offsets[sentence - 1][first][0], offsets[sentence - 1][last][1]

    events: dict[str, GoldEvent] = {}
    times: dict[str, GoldTime] = {}
    rows = [line.split("\t") for line in edges.strip().split("\n") if line.count("\t") == 3]
    for child, kind, _parent, _relation in rows:
        place = span(child) if not child.startswith(("0_", "-1")) else None
        if kind == "Timex" and place:
            times[child] = GoldTime(child, *place, text[place[0] : place[1]])
    for child, kind, parent, relation in rows:
        place = span(child) if not child.startswith(("0_", "-1")) else None
        if kind != "Event" or child in events or not place:
            continue
        time = "DCT" if parent.startswith("0_") else parent if parent in times else None
        if time is None:
            continue
        events[child] = GoldEvent(*place, text[place[0] : place[1]], relation, time)
    return events, times


def timeset(folder: Path) -> Iterator[GoldDocument]:
    """TimeSET development part: salient events with arguments; ``time`` is the TIMEX tied to the event."""
    dates = json.loads((folder / "metadata_dev.json").read_text("utf-8"))
    for path in sorted((folder / "brat").glob("*.txt")):
        raw = path.read_text(encoding="utf-8")
        year, month, day = (int(number) for number in dates[path.stem]["date"].split("-"))
        lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", raw)]
        kinds = [BlockKind.TITLE, BlockKind.BYLINE] + [BlockKind.PARAGRAPH] * len(lines)
        blocks = []
        for kind, (begin, end) in zip(kinds, lines, strict=False):
            stripped = raw[begin:end].strip()
            if stripped:
                start = raw.index(stripped, begin)
                blocks.append((kind, start, start + len(stripped)))
        yield GoldDocument(article(path.stem, raw, blocks, date(year, month, day)), *_brat(path.with_suffix(".ann")))


def _brat(path: Path) -> tuple[tuple[GoldEvent, ...], tuple[GoldTime, ...]]:
    spans: dict[str, tuple[int, int, str]] = {}
    values: dict[str, str] = {}
    frames: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    kinds: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("T"):
            kind, where = cells[1].split(" ", 1)
            numbers = [int(number) for number in re.findall(r"\d+", where)]
            spans[cells[0]] = (numbers[0], numbers[-1], cells[2])
            kinds[cells[0]] = kind
        elif line.startswith("E"):
            parts = [part.split(":") for part in cells[1].split()]
            frames[cells[0]] = (parts[0][1], [(role, ref) for role, ref in parts[1:]])
        elif line.startswith("#"):
            values[cells[1].split()[1]] = cells[2]
    for name, (trigger, _) in frames.items():
        spans[name] = spans[trigger]
    events = []
    for trigger, roles in frames.values():
        time = next((ref for role, ref in roles if role.startswith("TIMEX")), None)
        arguments = tuple(
            (role.rstrip("-0123456789") + _digit(role), *spans[ref]) for role, ref in roles if role.startswith("ARG")
        )
        events.append(GoldEvent(*spans[trigger], time=time, arguments=arguments))
    times = tuple(
        GoldTime(ref, *spans[ref], value=values.get(ref, "")) for ref, kind in kinds.items() if kind.lower() == "timex"
    )
    return tuple(events), times


def _digit(role: str) -> str:
    found = re.search(r"ARG(\d)", role)
    return found[1] if found else ""


_TAG = re.compile(r"<(/?)(EVENT|TIMEX3)\b([^>]*)>|<[^>]+>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


def timeml(folder: Path) -> Iterator[GoldDocument]:
    """TimeBank and AQUAINT as TimeML: events with polarity and tense, times, no links."""
    for path in sorted(folder.glob("*/*.tml")):
        raw = path.read_text(encoding="utf-8", errors="replace")
        instances = {}
        for found in re.finditer(r"<MAKEINSTANCE ([^>]*)>", raw):
            attributes = dict(_ATTRIBUTE.findall(found[1]))
            instances.setdefault(attributes.get("eventID", ""), attributes)
        creation = re.search(r"<DCT>.*?value=\"(\d{4})-?(\d{2})-?(\d{2})", raw, re.S)
        body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.S)
        if not creation or not body:
            continue
        yield _timeml_document(path.stem, body[1], instances, date(*(int(creation[i]) for i in (1, 2, 3))))


def _timeml_document(name: str, body: str, instances: dict[str, dict[str, str]], published: date) -> GoldDocument:
    text = ""
    events: list[GoldEvent] = []
    times: list[GoldTime] = []
    open_tags: list[tuple[str, dict[str, str], int]] = []
    position = 0
    for found in _TAG.finditer(body):
        text += _plain(body[position : found.start()])
        position = found.end()
        if not found[2]:
            continue
        if not found[1]:
            open_tags.append((found[2], dict(_ATTRIBUTE.findall(found[3])), len(text)))
        elif open_tags:
            kind, attributes, begin = open_tags.pop()
            word = text[begin:]
            if kind == "TIMEX3":
                times.append(
                    GoldTime(
                        attributes.get("tid", ""),
                        begin,
                        len(text),
                        word,
                        attributes.get("type", ""),
                        attributes.get("value", ""),
                    )
                )
                continue
            more = instances.get(attributes.get("eid", ""), {})
            events.append(
                GoldEvent(
                    begin,
                    len(text),
                    word,
                    polarity=more.get("polarity"),
                    tense=more.get("tense"),
                    pos=more.get("pos"),
                    event_class=attributes.get("class"),
                )
            )
    text += _plain(body[position:])
    blocks = [
        (BlockKind.PARAGRAPH, part.start(), part.end())
        for part in re.finditer(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*$)", text, re.S)
    ]
    return GoldDocument(article(name, text, blocks, published), tuple(events), tuple(times), name)


def _plain(text: str) -> str:
    for name, char in _ENTITIES.items():
        text = text.replace(name, char)
    return text
