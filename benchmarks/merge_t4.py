"""Entity timelines from raw text: SemEval-2015 task 4 (TimeLine), trial data. ``DATELINE_DATA`` or ``--data``.

    python benchmarks/merge_t4.py [--data FOLDER] [--timelines FOLDER] [--entity NAME ...] [--write FOLDER] [--errors]

A timeline of an entity holds the events in which it takes part, in order, with their dates: a line is ``order``,
``date``, and mentions ``document-sentence-word`` (tab-separated; mentions of one line are one event; order 0 is an
event that has no place in the order). Ours are made from mentions and merged events: an event belongs to an entity
that is its agent, patient or recipient by the canonical name; it has the date of its row, else of its mention.

**Measure.** As the task does: a timeline is turned into relations (an event and its date SIMULTANEOUS, events of one
order SIMULTANEOUS, events of the next order BEFORE); precision is the share of the system's relations, without
those that follow from others, that hold in the gold timeline, recall the reverse; F1 is micro-averaged over entities.
``python benchmarks/merge_t4.py --self-test`` scores a timeline against itself (1.0) and against three worse ones.

**The trial data hold no timelines.** The four folders of ``t4_trial`` give the texts, all event words (944) and the
event words that stand in some timeline of the six entities (188), but neither which entity, date nor order. With
``--timelines`` (files ``*.txt`` named after the entity) the task's measure is printed; without, what the data allow:
how well the events of the entities' timelines, taken together, are found (event head match).
"""

from __future__ import annotations

import argparse
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from storyline import text_of

from extractors.language import load
from extractors.merge import merge
from extractors.merge.facts import reading
from extractors.merge.names import name_of, near, of_participant
from extractors.model import Article, Block, BlockKind, Event, Factuality, Mention, Published, Role
from extractors.pipeline import extract

ENTITIES = ("Apple", "Steve Jobs", "iPhone", "iPod", "Beatles", "Apple Corps")
_MARKED = "Corpus-trial-data_task4_events_timelines"
_UNREAL = frozenset({Factuality.POSSIBLE, Factuality.CONDITIONAL, Factuality.PLANNED})

#: document-sentence-word
Place = tuple[str, int, str]


@dataclass(frozen=True)
class Line:
    order: int
    when: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Document:
    article: Article
    tokens: tuple[tuple[int, int, int], ...]  # begin, end, sentence
    gold: frozenset[tuple[int, int]]  # begin, end of event words that stand in some timeline


def read(folder: Path) -> Iterator[Document]:
    for path in sorted((folder / "t4_trial" / _MARKED).glob("*.xml")):
        root = ElementTree.parse(path).getroot()
        grouped: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        for token in root.iter("token"):
            grouped[int(token.get("sentence", "0"))].append((token.get("t_id", ""), token.text or ""))
        text, places, begins = text_of([grouped[key] for key in sorted(grouped)])
        sentence = {token: key for key, tokens in grouped.items() for token, _ in tokens}
        marks = root.find("Markables")
        assert marks is not None
        stamp = next(mark.get("value", "") for mark in marks if mark.get("functionInDocument") == "CREATION_TIME")
        second = begins[1]
        blocks = (Block(BlockKind.TITLE, 0, len(text[:second].rstrip())), Block(BlockKind.PARAGRAPH, second, len(text)))
        gold = set()
        for mark in marks:
            spans = [places[a.get("t_id", "")] for a in mark.findall("token_anchor") if mark.tag == "EVENT_MENTION"]
            if spans:
                gold.add((min(s[0] for s in spans), max(s[1] for s in spans)))
        article = Article(
            doc_id=root.get("doc_id", path.stem),
            text=text,
            published=Published(date.fromisoformat(stamp), "given"),
            blocks=blocks,
            title=text[:second].strip(),
            source="Wikinews",
        )
        spans_of = tuple((*places[token], sentence[token]) for token in places)
        yield Document(article, spans_of, frozenset(gold))


# --- our timelines --------------------------------------------------------------------------------------------


def takes_part(mention: Mention, entity: str) -> bool:
    wanted = name_of(entity, entity.split()[-1], "ORG")
    for participant in mention.participants:
        name = of_participant(participant) if participant.role is not Role.PLACE else None
        if name is not None and wanted is not None and name.proper and near(wanted, name) >= 0.75:
            return True
    return False


def day_of(event: Event | None, mention: Mention) -> str:
    found = event.interval if event else (known.interval if (known := reading(mention.when)) else None)
    if found is None or found.begin is None or found.end is None:
        return "XXXX-XX-XX"
    days = (found.end - found.begin).days
    return str(found.begin) if days <= 2 else f"{found.begin:%Y-%m}-XX" if days <= 31 else f"{found.begin:%Y}-XX-XX"


def timeline(
    entity: str, mentions: Sequence[Mention], events: Sequence[Event], sentences: Mapping[tuple[str, int], int]
) -> list[Line]:
    """``sentences`` gives the number of the sentence in the data by document and begin of a word."""
    rows = {key: event for event in events if event.superseded_by is None for key in event.mention_ids}
    groups: defaultdict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.factuality in _UNREAL or mention.part_of is not None or not takes_part(mention, entity):
            continue
        event = rows.get(mention.mention_id)
        groups[day_of(event, mention), event.event_id if event else mention.mention_id].append(mention)
    days = sorted({day for day, _ in groups if day != "XXXX-XX-XX"})
    order = {day: number for number, day in enumerate(days, 1)}
    return [
        Line(
            order.get(day, 0),
            day,
            tuple((m.doc_id, sentences.get((m.doc_id, m.trigger.begin), -1), m.trigger.text) for m in told),
        )
        for (day, _), told in sorted(groups.items(), key=lambda item: (order.get(item[0][0], 0), item[0]))
    ]


# --- the measure ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Graph:
    """``order`` and ``when`` by mention; ``links`` are the relations that do not follow from others."""

    order: dict[Place, int]
    when: dict[Place, str]
    links: tuple[tuple[str, Place, Place | str], ...]

    def holds(self, kind: str, one: Place, other: Place | str) -> bool:
        if isinstance(other, str):
            return self.when.get(one) == other
        left, right = self.order.get(one, 0), self.order.get(other, 0)
        return bool(left and right) and (left == right if kind == "SIMULTANEOUS" else left < right)


def graph(lines: Iterable[Line]) -> Graph:
    order = {place: line.order for line in lines for place in line.places}
    when = {place: line.when for line in lines for place in line.places}
    links: list[tuple[str, Place, Place | str]] = [("SIMULTANEOUS", place, when[place]) for place in sorted(when)]
    steps: defaultdict[int, list[Place]] = defaultdict(list)
    for place in sorted(order):
        if order[place]:
            steps[order[place]].append(place)
    for members in steps.values():
        links += [("SIMULTANEOUS", a, b) for a, b in pairwise(members)]
    numbers = sorted(steps)
    links += [("BEFORE", steps[a][0], steps[b][0]) for a, b in pairwise(numbers)]
    return Graph(order, when, tuple(links))


def counts(gold: Sequence[Line], ours: Sequence[Line]) -> tuple[int, int, int, int]:
    """Relations of ours that hold, of ours, of gold that hold, of gold."""
    one, other = graph(gold), graph(ours)
    right = sum(one.holds(*link) for link in other.links)
    found = sum(other.holds(*link) for link in one.links)
    return right, len(other.links), found, len(one.links)


def f1(parts: Iterable[tuple[int, int, int, int]]) -> tuple[float, float, float]:
    right, ours, found, gold = (sum(column) for column in zip(*parts, strict=True))
    precision, recall = right / ours if ours else 0.0, found / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def parse(text: str) -> list[Line]:
    lines = []
    for row in text.splitlines():
        cells = row.split("\t")
        if len(cells) >= 3 and cells[0].strip().isdigit():
            found = [re.fullmatch(r"(\w+)-(\d+)-(.+)", cell.strip()) for cell in cells[2:]]
            places = tuple((hit[1], int(hit[2]), hit[3]) for hit in found if hit)
            lines.append(Line(int(cells[0]), cells[1].strip(), places))
    return lines


def self_test() -> None:
    gold = parse("1\t2010-07-02\t1-3-associated\n2\t2010-07-16\t1-2-announced\t2-1-gave\n2\t2010-07-16\t1-4-came\n")
    swapped = parse("2\t2010-07-02\t1-3-associated\n1\t2010-07-16\t1-2-announced\t2-1-gave\n1\t2010-07-16\t1-4-came\n")
    half = [gold[0]]
    other_day = parse(
        "1\t2010-07-02\t1-3-associated\n2\t2010-07-17\t1-2-announced\t2-1-gave\n2\t2010-07-17\t1-4-came\n"
    )
    scores = [f1([counts(gold, lines)])[2] for lines in (gold, swapped, other_day, half)]
    print("gold against itself, order swapped, another day, half of it:", *(f"{score:.3f}" for score in scores))
    assert scores[0] == 1.0
    assert all(score < 1.0 for score in scores[1:])


# --- the run --------------------------------------------------------------------------------------------------


def selection(
    documents: Sequence[Document], mentions: Sequence[Mention], entities: Sequence[str], errors: bool
) -> None:
    """Precision, recall and F1 of event words of all entities' timelines together, by head match."""
    gold = {(d.article.doc_id, span) for d in documents for span in d.gold}
    texts = {d.article.doc_id: d.article.text for d in documents}

    def score(chosen: Sequence[Mention], name: str) -> None:
        spans = {(m.doc_id, (m.trigger.begin, m.trigger.end)) for m in chosen}
        hit = {g for g in gold for s in spans if g[0] == s[0] and s[1][0] < g[1][1] and g[1][0] < s[1][1]}
        right = sum(any(g[0] == s[0] and s[1][0] < g[1][1] and g[1][0] < s[1][1] for g in hit) for s in spans)
        precision, recall = right / len(spans), len(hit) / len(gold)
        print(
            f"| {name} | {len(spans)} | {100 * precision:.1f} | {100 * recall:.1f} | "
            f"{200 * precision * recall / (precision + recall):.1f} |"
        )
        if errors and name == "dateline":
            for doc_id, (begin, end) in sorted(gold - hit):
                text = texts[doc_id]
                print(
                    "missed", doc_id, text[max(0, begin - 60) : begin] + f"[{text[begin:end]}]" + text[end : end + 40]
                )

    chosen = [m for m in mentions if m.factuality not in _UNREAL and m.part_of is None]
    print(f"{len(documents)} documents, {len(gold)} event words in the timelines of six entities\n")
    print("| events | words | P | R | F1 |\n|---|---|---|---|---|")
    score([m for m in chosen if any(takes_part(m, entity) for entity in entities)], "dateline")
    score(mentions, "every event we find")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"))
    parser.add_argument("--timelines", type=Path, help="gold timelines, one file an entity")
    parser.add_argument("--entity", action="append", help="may be given several times")
    parser.add_argument("--write", type=Path, help="write our timelines into this folder")
    parser.add_argument("--errors", action="store_true", help="print the event words that were missed")
    parser.add_argument("--self-test", action="store_true", help="check the measure and leave")
    args = parser.parse_args()
    if args.self_test:
        self_test()
        return
    if not args.data:
        parser.error("give the data folder with --data or DATELINE_DATA")
    documents = list(read(args.data))
    sentences = {(d.article.doc_id, begin): sentence for d in documents for begin, _, sentence in d.tokens}
    results = list(extract([document.article for document in documents], load()))
    mentions = [mention for result in results for mention in result.mentions]
    events = merge(mentions, [document.article for document in documents])
    golds = (
        {path.stem: parse(path.read_text(encoding="utf-8")) for path in sorted(args.timelines.glob("*.txt"))}
        if args.timelines
        else {}
    )
    entities = args.entity or [name.replace("_", " ") for name in golds] or list(ENTITIES)
    lines = {entity: timeline(entity, mentions, events, sentences) for entity in entities}
    if args.write:
        args.write.mkdir(parents=True, exist_ok=True)
        for entity, found in lines.items():
            rows = (
                "\t".join([str(line.order), line.when, *(f"{d}-{s}-{w}" for d, s, w in line.places)]) for line in found
            )
            (args.write / f"{entity.lower().replace(' ', '_')}.txt").write_text(
                "\n".join(rows) + "\n", encoding="utf-8"
            )
    if golds:
        parts = {name: counts(gold, lines[name.replace("_", " ")]) for name, gold in golds.items()}
        for name, part in {**{n: [p] for n, p in parts.items()}, "micro": list(parts.values())}.items():
            print(name, *(f"{100 * value:.1f}" for value in f1(part)))
        return
    selection(documents, mentions, entities, args.errors)


if __name__ == "__main__":
    main()
