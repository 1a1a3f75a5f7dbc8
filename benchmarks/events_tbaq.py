"""Triggers, polarity and tense against TimeML EVENT (TimeBank and AQUAINT, ``tbaq/``). Nothing is trained on it.

python benchmarks/events_tbaq.py --data DIR [--errors N]
"""

from __future__ import annotations

import argparse
from collections import Counter

import events_data
from events_run import Clock, Result, f_score, results, share


class Tally:
    """Counts of one collection."""

    def __init__(self) -> None:
        self.hits = self.shown = self.wanted = self.polarity = self.tense = self.verbs = 0
        self.negatives: Counter[tuple[str | None, str]] = Counter()

    def report(self, name: str) -> None:
        precision, recall, f1 = (100 * value for value in f_score(self.hits, self.shown, self.wanted))
        counted = f"({self.wanted} in gold, {self.shown} found)"
        print(f"{name:9} triggers P {precision:.1f} R {recall:.1f} F1 {f1:.1f} {counted}")
        print(
            f"{name:9} polarity {share(self.polarity, self.hits)} of {self.hits} shared triggers {dict(self.negatives)}"
        )
        print(f"{name:9} tense    {share(self.tense, self.verbs)} of {self.verbs} shared verbal triggers")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    data, arguments = events_data.data_folder(parser)
    missed: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    confused: Counter[tuple[str | None, str | None]] = Counter()
    clock = Clock()
    tallies = {"TimeBank": Tally(), "AQUAINT": Tally(), "both": Tally()}
    timebank = {path.stem for path in (data / "tbaq" / "TimeBank").glob("*.tml")}
    for result in results(events_data.timeml(data / "tbaq"), clock):
        part = tallies["TimeBank" if result.gold.name in timebank else "AQUAINT"]
        for tally in (part, tallies["both"]):
            count(result, tally, missed, extra, confused)
    for name, tally in tallies.items():
        tally.report(name)
    print("The polarity of AQUAINT's gold is not usable: 2112 of its 4431 instances are marked NEG.")
    print(clock.report())
    if arguments.errors:
        print("missed", missed.most_common(arguments.errors))
        print("extra ", extra.most_common(arguments.errors))
        print("tense (gold, found)", confused.most_common(12))


def count(
    result: Result,
    tally: Tally,
    missed: Counter[str],
    extra: Counter[str],
    confused: Counter[tuple[str | None, str | None]],
) -> None:
    gold = {event.begin: event for event in result.gold.events}
    gold.update({event.end: event for event in result.gold.events})
    found = {mention.trigger.end: mention for mention in result.mentions}
    tally.wanted += len(result.gold.events)
    tally.shown += len(found)
    for end, mention in found.items():
        event = gold.get(end) or gold.get(mention.trigger.begin)
        if event is None:
            extra[f"{mention.trigger.lemma}/{mention.trigger.pos}"] += 1
            continue
        tally.hits += 1
        tally.negatives[event.polarity, mention.polarity.value] += 1
        tally.polarity += event.polarity == mention.polarity.value
        if mention.trigger.pos in ("VERB", "AUX"):
            tally.verbs += 1
            tally.tense += event.tense == mention.tense
            confused[event.tense, mention.tense] += event.tense != mention.tense
    begins = {mention.trigger.begin for mention in found.values()}
    for event in result.gold.events:
        if event.end not in found and event.begin not in begins:
            missed[f"{event.text.lower()}/{event.event_class}"] += 1


if __name__ == "__main__":
    main()
