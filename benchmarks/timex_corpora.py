"""Read the corpora that time expressions are measured on. None of them is part of the project.

The folder that holds them is given with ``--data`` or in the environment variable DATELINE_DATA.
"""

from __future__ import annotations

import calendar
import html
import json
import os
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from timex_score import Tagged

SEED = 2026
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]}'’”]|n['’]t$|['’](?:s|re|ve|ll|d|m)$")
_UNTREEBANK = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}


@dataclass(frozen=True, slots=True)
class Document:
    """One gold document. ``valued`` is False where the gold has spans only, ``closed`` where it leaves some out."""

    doc_id: str
    day: date
    dct: str
    text: str
    gold: tuple[Tagged, ...]
    valued: bool = True
    closed: bool = True


def folder(given: str | None) -> Path:
    """The data folder, or an exit that says how to give it."""
    where = given or os.environ.get("DATELINE_DATA")
    if not where or not Path(where).is_dir():
        raise SystemExit(
            "give the corpora with --data DIR or in DATELINE_DATA (no such folder: %s)" % (where or "none")
        )
    return Path(where)


def day_of(dct: str) -> date:
    """The day of a TIMEX3 value; ``2018-08-9`` and ``19980108`` occur."""
    match = re.match(r"(\d{4})-?(\d{1,2})-?(\d{1,2})", dct)
    if match is None:
        raise ValueError(f"no full day in {dct!r}")
    return date(*(int(part) for part in match.groups()))


def tbaq(data: Path) -> list[Document]:
    """TimeBank and AQUAINT, corrected gold; 247 news documents of 1989 to 2000."""
    lines = (data / "tbaq" / "tbaq_corrected.jsonl").read_text("utf-8").splitlines()
    return [_tbaq(json.loads(line)) for line in lines if line.strip()]


def _tbaq(row: dict) -> Document:
    gold = tuple(Tagged(t["start"], t["end"], t["type"], t["value"], t["text"], t["mod"]) for t in row["timexes"])
    return Document(row["doc_id"], day_of(row["dct"]), row["dct"], row["text"], gold)


def split(documents: Iterable[Document]) -> tuple[list[Document], list[Document]]:
    """Tuning half and held-out half, by document; the same for everyone."""
    by_id = {d.doc_id: d for d in documents}
    ids = sorted(by_id)
    random.Random(SEED).shuffle(ids)
    half = len(ids) // 2
    return [by_id[i] for i in sorted(ids[:half])], [by_id[i] for i in sorted(ids[half:])]


def eventstoryline(data: Path) -> list[Document]:
    """EventStoryLine 1.5: several outlets on one story. Text rebuilt from tokens; documents without a DCT left out."""
    found = (_cat(path) for path in sorted((data / "eventstoryline").rglob("*.xml")))
    return [document for document in found if document is not None]


def _cat(path: Path) -> Document | None:
    root = ElementTree.parse(path).getroot()
    tokens = list(root.iter("token"))
    text, places = untokenise([(t.text or "", t.get("sentence", "")) for t in tokens], split_hyphens=True)
    place = {t.get("t_id"): where for t, where in zip(tokens, places, strict=True)}
    gold, dct = [], None
    for mark in root.iter():
        if not mark.tag.startswith("TIME_"):
            continue
        if mark.get("DCT") == "TRUE":
            dct = dct or mark.get("value")
        elif anchors := [place[a.get("t_id")] for a in mark.iter("token_anchor")]:
            begin, end = min(b for b, _ in anchors), max(e for _, e in anchors)
            value = mark.get("value") or ""
            gold.append(Tagged(begin, end, _cat_type(mark.tag, value), value, text[begin:end]))
    if not dct or not re.match(r"\d{4}-\d\d-\d\d", dct):
        return None
    return Document(path.name.removesuffix("ecbplus.xml.xml"), day_of(dct), dct, text, tuple(gold), closed=False)


def _cat_type(tag: str, value: str) -> str:
    if tag == "TIME_DURATION":
        return "DURATION"
    return "TIME" if "T" in value else "DATE"


def tdg(data: Path, parts: tuple[str, ...] = ("train", "dev")) -> list[Document]:
    """Temporal Dependency Graphs: Wikinews; spans only. The first line of a document is its date."""
    return [d for part in parts for d in _tdg((data / "tdg" / f"{part}.txt").read_text("utf-8"), part)]


def _tdg(raw: str, part: str) -> Iterator[Document]:
    for number, chunk in enumerate(re.split(r"^filename:", raw, flags=re.M)[1:]):
        head, _, rest = chunk.partition("\n")
        body, _, edges = rest.partition("EDGE_LIST")
        sentences = [line.split(" ") for line in body.split("\n") if line]
        tokens = [(_UNTREEBANK.get(w, w), str(i)) for i, words in enumerate(sentences) for w in words]
        first = [sum(len(s) for s in sentences[:i]) for i in range(len(sentences))]
        text, places = untokenise(tokens)
        gold = []
        for ident in re.findall(r"^(\d+_\d+_\d+)\tTimex", edges, flags=re.M):
            sentence, begin, end = (int(n) for n in ident.split("_"))
            b, e = places[first[sentence] + begin][0], places[first[sentence] + end][1]
            gold.append(Tagged(b, e, "", "", text[b:e]))
        title = re.search(r'title="([^"]*)"', head)
        day = _long_date(" ".join(sentences[0]))
        if day is not None:
            name = f"{part}-{number:03d} {html.unescape(title[1]) if title else ''}"
            yield Document(name, day, day.isoformat(), text, tuple(gold), valued=False, closed=False)


def _long_date(line: str) -> date | None:
    match = re.search(r"([A-Z][a-z]+) (\d{1,2}) , (\d{4})", line)
    months = list(calendar.month_name)
    return date(int(match[3]), months.index(match[1]), int(match[2])) if match and match[1] in months else None


def timeset(data: Path) -> list[Document]:
    """TimeSET: Wikinews; spans of the times of salient events only."""
    meta = json.loads((data / "timeset_dev" / "metadata_dev.json").read_text("utf-8"))
    documents = []
    for path in sorted((data / "timeset_dev" / "brat").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        gold = []
        for line in path.with_suffix(".ann").read_text("utf-8").splitlines():
            match = re.match(r"T\d+\t(?i:timex)\S* (\d+) (\d+)\t", line)
            if match:
                begin, end = int(match[1]), int(match[2])
                gold.append(Tagged(begin, end, "", "", text[begin:end]))
        dct = meta[path.stem]["date"]
        documents.append(Document(path.stem, day_of(dct), dct, text, tuple(gold), valued=False, closed=False))
    return documents


def gum(data: Path) -> list[Document]:
    """GUM news: ``<date when|from+to>``; ranges get the value ``from/to``. Durations and sets have no gold."""
    return [d for d in (_gum(path) for path in sorted((data / "gum_news").glob("*.xml"))) if d is not None]


def _gum(path: Path) -> Document | None:
    raw = path.read_text("utf-8")
    created = re.search(r'dateCreated="(\d{4}-\d\d-\d\d)"', raw)
    if created is None:
        return None
    tokens: list[tuple[str, str]] = []
    opened: list[tuple[int, str]] = []
    marks: list[tuple[int, int, str]] = []
    sentence = 0
    for line in raw.split("\n"):
        if line.startswith(("<s ", "<s>")):
            sentence += 1
        elif line.startswith("<date"):
            opened.append((len(tokens), line))
        elif line.startswith("</date") and opened:
            begin, tag = opened.pop()
            marks.append((begin, len(tokens) - 1, tag))
        elif line and not line.startswith("<"):
            tokens.append((html.unescape(line.split("\t")[0]), str(sentence)))
    text, places = untokenise(tokens, split_hyphens=True)
    gold = []
    for first, last, tag in marks:
        value = _gum_value(dict(re.findall(r'(\w+)="([^"]*)"', tag)))
        if value and last >= first:
            begin, end = places[first][0], places[last][1]
            gold.append(Tagged(begin, end, "DATE", value, text[begin:end]))
    return Document(path.stem, date.fromisoformat(created[1]), created[1], text, tuple(gold), closed=False)


def _gum_value(attributes: dict[str, str]) -> str:
    if "from" in attributes and "to" in attributes:
        return f"{attributes['from']}/{attributes['to']}"
    return attributes.get("when", "")


def untokenise(tokens: list[tuple[str, str]], *, split_hyphens: bool = False) -> tuple[str, list[tuple[int, int]]]:
    """Join (word, sentence) the way news is printed; returns the text and where each word went.

    ``split_hyphens``: the tokens have "90-day", "3:10", "p.m." and "05/02/2013" in pieces, which are put together.
    """
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length, before, inside = 0, None, False
    glued = True
    for at, (word, sentence) in enumerate(tokens):
        gap = "" if before is None else "\n" if sentence != before else " "
        if gap == " " and (glued or _NO_SPACE_BEFORE.match(word) or (word == '"' and inside)):
            gap = ""
        if gap == " " and split_hyphens and _joined(tokens, at):
            gap = ""
        pieces += [gap, word]
        length += len(gap) + len(word)
        places.append((length - len(word), length))
        inside = (not inside) if word == '"' else inside and sentence == before
        glued = word in {"(", "[", "{", "$", "£", "€", "“", "‘"} or (word == '"' and inside)
        before = sentence
    return "".join(pieces), places


def _joined(tokens: list[tuple[str, str]], at: int) -> bool:
    """Does this token touch the one before: the middle or the right part of "90-day", "3:10", "p.m.", "05/02"?"""
    words = [
        tokens[i][0] if 0 <= i < len(tokens) and tokens[i][1] == tokens[at][1] else "" for i in range(at - 2, at + 2)
    ]
    left2, left, here, right = words
    for a, sign, b in ((left, here, right), (left2, left, here)):
        if sign in {"-", "/"} and a[-1:].isalnum() and b[:1].isalnum():
            return True
        if sign in {":", "."} and a.isdigit() and b[:1].isdigit():
            return True
    return left == "." and (left2, here) in {("p", "m"), ("a", "m")}


CORPORA: dict[str, Callable[[Path], list[Document]]] = {
    "tbaq": tbaq,
    "eventstoryline": eventstoryline,
    "tdg": tdg,
    "timeset": timeset,
    "gum": gum,
}
