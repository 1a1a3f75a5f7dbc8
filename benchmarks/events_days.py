"""Days of events against the links of TimeBank and AQUAINT (``tbaq/``): a mention's date beside that of its TLINKs.

Of an event with a link to a time, the gold is: the days of the finest expression that includes it; else the day of
publication, where a link puts it into that; else before, after or around publication (open intervals, as in
``events_tdg.py``). Events without a link to a time are left out. Nothing is trained on these texts.

    python benchmarks/events_days.py --data DIR
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import events_data
from events_run import results, share
from events_tdg import Days, days

_DAY = timedelta(days=1)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_INSIDE = frozenset(("IS_INCLUDED", "DURING", "SIMULTANEOUS", "IDENTITY"))
_TURNED = {"BEFORE": "AFTER", "AFTER": "BEFORE", "INCLUDES": "IS_INCLUDED", "IS_INCLUDED": "INCLUDES"}
_KINDS = ("expression", "day of publication", "before", "after", "around")


def of_value(value: str) -> tuple[date, date] | None:
    """The days (half open) of a TIMEX3 value that is a day, week, month or year."""
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(T.*)?", value):
        day = date(*(int(found[n]) for n in (1, 2, 3)))
        return day, day + _DAY
    if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), date(year + (month == 12), month % 12 + 1, 1)
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday, monday + 7 * _DAY
    return (date(int(value), 1, 1), date(int(value) + 1, 1, 1)) if re.fullmatch(r"\d{4}", value) else None


def _tags(name: str, raw: str) -> list[dict[str, str]]:
    return [dict(_ATTRIBUTE.findall(found[1])) for found in re.finditer(rf"<{name} ([^>]*)>", raw)]


def links(raw: str) -> dict[str, list[tuple[str, str]]]:
    """Relations and times of each event id, read as "event RELATION time"."""
    events = {one["eiid"]: one["eventID"] for one in _tags("MAKEINSTANCE", raw) if "eiid" in one}
    found: dict[str, list[tuple[str, str]]] = {}
    for one in _tags("TLINK", raw):
        relation = one["relType"]
        if "eventInstanceID" in one and "relatedToTime" in one:
            instance, time = one["eventInstanceID"], one["relatedToTime"]
        elif "timeID" in one and "relatedToEventInstance" in one:
            instance, time = one["relatedToEventInstance"], one["timeID"]
            relation = _TURNED.get(relation, relation)
        else:
            continue
        found.setdefault(events.get(instance, ""), []).append((relation, time))
    return found


def gold(tied: list[tuple[str, str]], values: Mapping[str, str], creation: str, on: date) -> tuple[str, Days] | None:
    """The kind and the days of one event; ``None`` where its links give none."""
    inside = [of_value(values.get(time, "")) for relation, time in tied if relation in _INSIDE and time != creation]
    if settled := [one for one in inside if one is not None]:
        return _KINDS[0], min(settled, key=lambda one: one[1] - one[0])
    to_creation = {relation for relation, time in tied if time == creation}
    if to_creation & _INSIDE:
        return _KINDS[1], (on, on + _DAY)
    if "BEFORE" in to_creation:
        return _KINDS[2], (None, on + _DAY)
    if "AFTER" in to_creation:
        return _KINDS[3], (on, None)
    return (_KINDS[4], (None, None)) if "INCLUDES" in to_creation else None


def same(found: Days, wanted: Days, on: date) -> bool:
    """The same days, or those of them up to or from publication."""
    begin, end = wanted
    if found == wanted or begin is None or end is None:
        return found == wanted
    return found in ((begin, min(end, max(on + _DAY, begin))), (max(begin, min(on, end)), end))


def main() -> None:
    data, _ = events_data.data_folder()
    paths = {path.stem: path for path in sorted((data / "tbaq").glob("*/*.tml"))}
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for result in results(events_data.timeml(data / "tbaq")):
        raw = _raw(paths[result.gold.name])
        on = result.gold.article.published.on
        creation = next(one["tid"] for one in _tags("TIMEX3", raw.partition("<DCT>")[2]))
        values = {one["tid"]: one.get("value", "") for one in _tags("TIMEX3", raw)}
        tied = links(raw)
        mentions = {mention.trigger.begin: mention for mention in reversed(result.mentions)}
        names = [one["eid"] for one in _tags("EVENT", raw.partition("<TEXT>")[2])]
        for name, event in zip(names, result.gold.events, strict=True):
            wanted = gold(tied.get(name, []), values, creation, on)
            if wanted is None:
                continue
            total[wanted[0]] += 1
            mention = next((mentions[at] for at in range(event.begin, event.end) if at in mentions), None)
            right[wanted[0]] += mention is not None and same(days(mention.when), wanted[1], on)
    print(f"exactly the days, of all events with a link {share(right.total(), total.total())} of {total.total()}")
    for kind in _KINDS:
        print(f"  {kind:20} {share(right[kind], total[kind])} of {total[kind]}")


def _raw(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
