"""Salient events, their arguments and dates against TimeSET's development part (``timeset_dev/``).

Found: a mention whose trigger overlaps the gold trigger. Date: the mention's expression overlaps the gold TIMEX.
Arguments: the head of a participant lies inside the gold argument, or is a word of it: gold arguments are resolved
over the whole document and stand where it first names them, so those the sentence itself names are shown apart.
Salience: average precision of gold events among
all mentions of a document, beside ranking by position (the lead first) and the share of gold events (chance).

    python benchmarks/events_timeset.py --data DIR [--errors]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

import events_data
from events_run import Clock, Result, results, share

from extractors.model import Mention, Role

_SMALL = frozenset(("the", "a", "an", "of", "in", "and", "to", "he", "she", "it", "they", "his", "their", "its"))
_ROLES = {"ARG0": (Role.AGENT,), "ARG1": (Role.PATIENT, Role.RECIPIENT)}


def average_precision(ranked: Sequence[bool]) -> float:
    hits, total = 0, 0.0
    for position, right in enumerate(ranked, 1):
        if right:
            hits += 1
            total += hits / position
    return total / max(hits, 1)


def overlaps(mention: Mention, event: events_data.GoldEvent) -> bool:
    return mention.trigger.begin < event.end and event.begin < mention.trigger.end


def date_right(mention: Mention, event: events_data.GoldEvent, result: Result) -> bool:
    gold = next((time for time in result.gold.times if time.ref == event.time), None)
    timex = mention.when.timex
    return gold is not None and timex is not None and timex.begin < gold.end and gold.begin < timex.end


def argument_right(mention: Mention, role: str, begin: int, end: int, text: str) -> bool:
    """Gold arguments stand wherever the document names them first, so the head word may be another mention's."""
    words = {word.strip("\"'’,.").lower() for word in text.split()} - _SMALL
    for participant in mention.participants:
        if participant.role not in _ROLES[role]:
            continue
        at = participant.begin + participant.text.rfind(participant.head)
        names = {participant.head.lower(), participant.name.split()[-1].lower()} - _SMALL
        if begin <= at < end or names & words:
            return True
    return False


def named_in(mention: Mention, text: str) -> bool:
    """Does the event's sentence name the argument (its last content word) at all?"""
    words = [word.strip("\"'’,.").lower() for word in text.split() if word.lower() not in _SMALL]
    return bool(words) and words[-1] in mention.sentence.text.lower()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    data, arguments = events_data.data_folder(parser)
    counts: Counter[str] = Counter()
    precisions: dict[str, list[float]] = {"salience": [], "lead": [], "chance": []}
    clock = Clock()
    for result in results(events_data.timeset(data / "timeset_dev"), clock):
        gold_mentions: set[str] = set()
        for event in result.gold.events:
            counts["events"] += 1
            hits = [mention for mention in result.mentions if overlaps(mention, event)]
            gold_mentions |= {mention.mention_id for mention in hits}
            if not hits:
                if arguments.errors:
                    print(
                        "missed ", event.text, "|", result.gold.article.text[max(0, event.begin - 60) : event.end + 30]
                    )
                continue
            counts["found"] += 1
            mention = next((mention for mention in hits if mention.part_of is None), hits[0])
            if event.time is not None:
                counts["timed"] += 1
                fine = date_right(mention, event, result)
                counts["dated"] += fine
                if arguments.errors and not fine:
                    gold = next((t.text for t in result.gold.times if t.ref == event.time), "?")
                    rules = getattr(mention.when.resolution, "rules", ())
                    print(
                        "date   ",
                        event.text,
                        "| gold",
                        gold,
                        "| found",
                        mention.when.timex and mention.when.timex.text,
                        rules,
                    )
            for role, begin, end, text in event.arguments:
                if role in _ROLES:
                    counts[f"{role} all"] += 1
                    fine = argument_right(mention, role, begin, end, text)
                    counts[f"{role} right"] += fine
                    if named_in(mention, text):
                        counts[f"{role} here"] += 1
                        counts[f"{role} right here"] += fine
                    if arguments.errors and not fine:
                        found = [(p.role.value, p.text) for p in mention.participants]
                        print(role, "  ", event.text, "| gold", text, "| found", found)
        shown = [mention for mention in result.mentions if mention.part_of is None]
        by_salience = sorted(shown, key=lambda mention: -mention.salience)
        precisions["salience"].append(average_precision([m.mention_id in gold_mentions for m in by_salience]))
        precisions["lead"].append(average_precision([m.mention_id in gold_mentions for m in shown]))
        precisions["chance"].append(len(gold_mentions) / max(len(shown), 1))
    print(f"salient events found           {share(counts['found'], counts['events'])} of {counts['events']}")
    print(f"date right, of those with TIMEX {share(counts['dated'], counts['timed'])} of {counts['timed']}")
    for role in _ROLES:
        everything, here = counts[f"{role} all"], counts[f"{role} here"]
        print(f"{role} head right               {share(counts[f'{role} right'], everything)} of {everything}")
        print(f"  named in its sentence         {share(counts[f'{role} right here'], here)} of {here}")
    for name, values in precisions.items():
        print(f"average precision, {name:9}   {sum(values) / len(values):.3f}")
    print(clock.report())


if __name__ == "__main__":
    main()
