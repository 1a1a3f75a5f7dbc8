"""Reference times against ``tdg/dev.txt``: of the gold events, how many hang on the right time expression, or on the
right side of the publication date. Beside two baselines: always the DCT (before it), and the nearest expression.

    python benchmarks/events_tdg.py --data DIR [--calibration]
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date, timedelta

import events_data
from events_run import Clock, Result, results, share

from extractors.model import Ambiguous, EventDate, Mention, Resolved, TimexType

_SIDES = {"tense:before": "before", "tense:ongoing": "overlap", "tense:after": "after"}
Days = tuple[date | None, date | None]
_DATES = (TimexType.DATE, TimexType.TIME)


def told(mention: Mention, result: Result) -> tuple[str, int, int] | str:
    """The expression a mention hangs on (its span), or the side of the DCT."""
    rules = getattr(mention.when.resolution, "rules", ("",))
    if mention.when.timex is not None:
        return ("timex", mention.when.timex.begin, mention.when.timex.end)
    return _SIDES.get(rules[0], "before")


def right(answer: tuple[str, int, int] | str, event: events_data.GoldEvent, result: Result) -> bool:
    if event.time == "DCT":
        return answer == event.relation
    gold = next(time for time in result.gold.times if time.ref == event.time)
    return isinstance(answer, tuple) and answer[1] < gold.end and gold.begin < answer[2]


def same_date(answer: tuple[str, int, int] | str, event: events_data.GoldEvent, result: Result) -> bool:
    """Another expression of the same value ("today" twice) dates the event as well."""
    if right(answer, event, result) or event.time == "DCT" or not isinstance(answer, tuple):
        return right(answer, event, result)
    gold = next(time for time in result.gold.times if time.ref == event.time)
    values = {t.value for t in result.timexes if t.begin < gold.end and gold.begin < t.end}
    return any(t.begin == answer[1] and t.value in values for t in result.timexes)


def days(when: EventDate) -> Days:
    """First and last day (half open, an open side ``None``) of the date as a reader of the table gets it."""
    match when.resolution:
        case Resolved(reading=taken) | Ambiguous(readings=(taken, *_)):
            return taken.interval.begin, taken.interval.end
        case _:
            return None, None


def gold_days(event: events_data.GoldEvent, result: Result) -> set[Days]:
    """The days of the gold reference time, as a whole or cut off at publication; a side of the DCT as an open interval.

    The gold has no values: they are those our own reading of the gold expression gives.
    """
    on = result.gold.article.published.on
    after = on + timedelta(days=1)
    if event.time == "DCT":
        return {{"before": (None, after), "after": (on, None)}.get(event.relation, (None, None))}
    gold = next(time for time in result.gold.times if time.ref == event.time)
    found: set[Days] = set()
    for timex in result.timexes:
        if timex.begin < gold.end and gold.begin < timex.end:
            begin, end = days(EventDate(timex.resolution, timex, 1.0))
            if begin is not None and end is not None:
                found |= {(begin, end), (begin, min(end, max(after, begin))), (max(begin, min(on, end)), end)}
    return found


def nearest(event: events_data.GoldEvent, result: Result) -> tuple[str, int, int] | str:
    begin, end = next(
        ((s.start_char, s.end_char) for s in result.doc.sents if s.start_char <= event.begin < s.end_char), (0, 0)
    )
    inside = [t for t in result.timexes if begin <= t.begin < end and t.type in _DATES]
    best = min(inside, key=lambda timex: abs(timex.begin - event.begin), default=None)
    return ("timex", best.begin, best.end) if best else "before"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calibration", action="store_true")
    parser.add_argument("--part", default="dev")
    data, arguments = events_data.data_folder(parser)
    total = found = 0
    scores: Counter[str] = Counter()
    by_gold: Counter[tuple[str, bool]] = Counter()
    by_rule: Counter[tuple[str, bool]] = Counter()
    tenths: Counter[tuple[int, bool]] = Counter()
    kinds: Counter[tuple[str, int, bool]] = Counter()
    clock = Clock()
    for result in results(events_data.tdg(data / "tdg" / f"{arguments.part}.txt"), clock):
        by_begin = {mention.trigger.begin: mention for mention in result.mentions}
        for event in result.gold.events:
            total += 1
            scores["dct"] += right("before", event, result)
            scores["all timed"] += event.time != "DCT"
            scores["nearest"] += right(nearest(event, result), event, result)
            mention = by_begin.get(event.begin)
            if mention is None:
                continue
            found += 1
            scores["nearest found"] += right(nearest(event, result), event, result)
            scores["dct found"] += right("before", event, result)
            fine = right(told(mention, result), event, result)
            scores["dateline"] += fine
            scores["date"] += same_date(told(mention, result), event, result)
            exact = days(mention.when) in gold_days(event, result)
            scores["days"] += exact
            if event.time != "DCT":
                scores["timed"] += 1
                scores["timed days"] += exact
            by_gold[event.relation if event.time == "DCT" else "timex", fine] += 1
            by_rule[getattr(mention.when.resolution, "rules", ("",))[0].split(":")[0], fine] += 1
            family = getattr(mention.when.resolution, "rules", ("",))[0].split(":")[0]
            if family in ("context", "same-event", "timex"):
                kinds["own" if family == "timex" else "story", min(int(mention.when.confidence * 10), 9), fine] += 1
            tenths[min(int(mention.when.confidence * 10), 9), fine] += 1
    print(f"{total} gold events, {found} with a mention ({share(found, total)})")
    print(f"always before the DCT            {share(scores['dct'], total)}")
    print(f"nearest expression, else before  {share(scores['nearest'], total)}")
    print(f"  both with gold triggers; of the events found {share(scores['dct found'], found)}", end="")
    print(f" and {share(scores['nearest found'], found)}")
    print(f"dateline, of all gold events     {share(scores['dateline'], total)}")
    print(f"dateline, of events found        {share(scores['dateline'], found)}")
    print(f"  or an expression of its value    {share(scores['date'], found)}")
    print(f"exactly the days, of all gold    {share(scores['days'], total)}")
    print(f"exactly the days, of events found {share(scores['days'], found)}")
    timed = f"of all {scores['all timed']}, {share(scores['timed days'], scores['timed'])} of those found"
    print(f"  those with a gold expression    {share(scores['timed days'], scores['all timed'])} {timed}")
    for table, name in ((by_gold, "gold"), (by_rule, "rule")):
        for key in sorted({key for key, _ in table}):
            count = table[key, True] + table[key, False]
            print(f"  by {name} {key:10} {share(table[key, True], count)} of {count}")
    if arguments.calibration:
        print("confidence  share right  events")
        for tenth in range(10):
            count = tenths[tenth, True] + tenths[tenth, False]
            if count:
                print(f"  {tenth / 10:.1f}–{tenth / 10 + 0.1:.1f}  {share(tenths[tenth, True], count)}  {count}")
        for name in ("own", "story"):
            print(f"  dates of the {name}")
            for tenth in range(10):
                count = kinds[name, tenth, True] + kinds[name, tenth, False]
                if count:
                    print(
                        f"  {tenth / 10:.1f}–{tenth / 10 + 0.1:.1f}  {share(kinds[name, tenth, True], count)}  {count}"
                    )
    print(clock.report())


if __name__ == "__main__":
    main()
