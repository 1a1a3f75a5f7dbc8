"""Run another date finder over documents: JSON lines in, JSON lines out.

Stands alone on purpose: it imports nothing of the project, so that it can run under the Python of an environment that
holds the peers and nothing else. ``benchmarks/timex.py --peer-python PYTHON`` starts it.

in:  {"doc_id", "day", "text"}     out: {"doc_id", "seconds", "timexes": [{"begin", "end", "type", "value"}]}

Every tool is treated kindly: function words it returns around an expression are cut off, its precision (month, year)
is used where it tells it, an undecided past-or-future is taken as past, which is right more often in news.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator

LEAD = re.compile(
    r"(?:on|in|at|by|since|until|till|through|for|from|of|to|and|or|over|during|within|after|before|between)\s+", re.I
)
TRAIL = re.compile(r"\s+(?:and|or|in|on|at|of|to|the|a|an|by|for|from|after|with|as|about)$", re.I)
Found = tuple[int, int, str, str]


def midnight(day: dt.date) -> dt.datetime:
    """What these tools take as a base; none of them knows a day without a time."""
    return dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001


def trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """Without surrounding punctuation and function words."""
    while begin < end:
        piece = text[begin:end]
        core = piece.strip(" \t\r\n.,;:()[]\"'-")
        b = begin + (piece.find(core) if core else 0)
        e = b + len(core)
        lead = LEAD.match(text[b:e])
        b += lead.end() if lead else 0
        trail = TRAIL.search(text[b:e])
        e = b + trail.start() if trail else e
        if (b, e) == (begin, end):
            break
        begin, end = b, e
    return begin, end


def dateparser_search() -> Callable[[str, dt.date], Iterator[Found]]:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def find(text: str, day: dt.date) -> Iterator[Found]:
        settings = {"RELATIVE_BASE": midnight(day), "PREFER_DATES_FROM": "current_period"}
        parser = DateDataParser(languages=["en"], settings=settings)
        position = 0
        for words, when in search_dates(text, languages=["en"], settings=settings) or []:
            at = text.find(words, position)
            if at < 0:
                continue
            position = at + len(words)
            period = parser.get_date_data(words).period or "day"
            value = {"year": f"{when:%Y}", "month": f"{when:%Y-%m}"}.get(period, f"{when:%Y-%m-%d}")
            clock = (when.hour, when.minute, when.second) != (0, 0, 0) and re.search(
                r"\d:\d|\d\s*[ap]\.?m", words, re.I
            )
            yield at, position, "TIME" if clock else "DATE", f"{when:%Y-%m-%dT%H:%M}" if clock else value

    return find


def recognizers() -> Callable[[str, dt.date], Iterator[Found]]:
    module = importlib.import_module("recognizers_date_time")
    model = module.DateTimeRecognizer("en-us").get_datetime_model()

    def find(text: str, day: dt.date) -> Iterator[Found]:
        for found in model.parse(text, midnight(day)):
            values = (found.resolution or {}).get("values") or [{}]
            kind = found.type_name.rpartition(".")[2]
            yield found.start, found.end + 1, TYPES.get(kind, "DATE"), timex_value(kind, values, day)

    return find


TYPES = {"time": "TIME", "timerange": "TIME", "datetime": "TIME", "datetimerange": "TIME", "duration": "DURATION"}
TYPES["set"] = "SET"


def timex_value(kind: str, values: list[dict[str, str]], day: dt.date) -> str:
    """The recogniser's own timex where it is definite, else its past reading; today's own weekday is today."""
    today = [v for v in values if str(v.get("value", v.get("start", "")))[:10] == day.isoformat()]
    first = (today or values)[0]
    timex = str(first.get("timex", ""))
    if kind in {"duration", "set"} or (timex and not re.search(r"X|\(", timex)):
        return timex
    if kind in {"date", "datetime"}:
        return str(first.get("value", ""))[:16].replace(" ", "T")
    start, end = str(first.get("start", ""))[:10], str(first.get("end", ""))[:10]
    part = re.search(r"T(?:MO|MI|AF|EV|NI|DT)$", timex)
    if kind != "daterange" or not start or not end:
        return start + (part.group() if part else "")
    days = (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days
    if start[5:] == "01-01" and days in {365, 366}:
        return start[:4]
    if start[8:] == "01" and 28 <= days <= 31:
        return start[:7]
    if start[5:] in {"01-01", "04-01", "07-01", "10-01"} and 90 <= days <= 92:
        return f"{start[:4]}-Q{int(start[5:7]) // 3 + 1}"
    return start


def parsedatetime_nlp() -> Callable[[str, dt.date], Iterator[Found]]:
    module = importlib.import_module("parsedatetime")
    calendar = module.Calendar()

    def find(text: str, day: dt.date) -> Iterator[Found]:
        for when, flags, begin, end, _ in calendar.nlp(text, sourceTime=day.timetuple()) or []:
            clock = flags in {2, 3}
            yield begin, end, "TIME" if clock else "DATE", f"{when:%Y-%m-%dT%H:%M}" if clock else f"{when:%Y-%m-%d}"

    return find


def datefinder_find() -> Callable[[str, dt.date], Iterator[Found]]:
    module = importlib.import_module("datefinder")

    def find(text: str, day: dt.date) -> Iterator[Found]:
        base = midnight(day)
        for when, (begin, end) in module.find_dates(text, index=True, base_date=base):
            yield begin, end, "DATE", f"{when:%Y-%m-%d}"

    return find


def timefhuman_find() -> Callable[[str, dt.date], Iterator[Found]]:
    module = importlib.import_module("timefhuman")

    def find(text: str, day: dt.date) -> Iterator[Found]:
        config = module.tfhConfig(now=midnight(day), direction=module.Direction.previous, return_matched_text=True)
        for line in re.finditer(r"[^\n]+", text):
            for _, (begin, end), when in module.timefhuman(line.group(), config):
                if isinstance(when, dt.timedelta):
                    yield line.start() + begin, line.start() + end, "DURATION", f"P{when.days}D"
                elif isinstance(when, dt.date):
                    yield line.start() + begin, line.start() + end, "DATE", f"{when:%Y-%m-%d}"

    return find


PEERS: dict[str, Callable[[], Callable[[str, dt.date], Iterator[Found]]]] = {
    "dateparser.search": dateparser_search,
    "recognizers-text": recognizers,
    "parsedatetime": parsedatetime_nlp,
    "datefinder": datefinder_find,
    "timefhuman": timefhuman_find,
}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("peer", choices=PEERS)
    options.add_argument("--budget", type=float, default=900.0, help="stop after so many seconds")
    given = options.parse_args()
    warnings.simplefilter("ignore")
    try:
        find = PEERS[given.peer]()
    except ImportError as error:
        print(f"{given.peer}: {error}", file=sys.stderr)
        return 3
    spent = 0.0
    for line in sys.stdin:
        row = json.loads(line)
        day = dt.date.fromisoformat(row["day"])
        started = time.process_time()
        failed = None
        found: list[Found] = []
        try:
            found.extend(find(row["text"], day))
        except Exception as error:  # noqa: BLE001 - a peer that fails on a text has found what it found before
            failed = f"{type(error).__name__}: {error}"[:200]
        seconds = time.process_time() - started
        spent += seconds
        spans = [(*trimmed(row["text"], b, e), kind, value) for b, e, kind, value in found]
        timexes = [{"begin": b, "end": e, "type": kind, "value": value} for b, e, kind, value in spans if e > b]
        print(json.dumps({"doc_id": row["doc_id"], "seconds": seconds, "failed": failed, "timexes": timexes}))
        if spent > given.budget:
            print(f"{given.peer}: stopped after {spent:.0f} s", file=sys.stderr)
            break
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
