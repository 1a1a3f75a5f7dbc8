"""How the time engine answers the English test cases of Microsoft Recognizers-Text, by category, and why it differs.

    python benchmarks/timex_cases.py --data DIR             the two tables, as Markdown
    python benchmarks/timex_cases.py --data DIR --list KIND every case of that outcome

The cases (MIT licence) come from an assistant that fills calendars; dateline reads news. So outcomes are told apart:

- ``right``          every expression found with the value expected, nothing else found
- ``right, edges``   the same, but an edge differs: TIMEX3 leaves out "from", "in", "about"; a range is two expressions
- ``convention``     another reading of the same words that TIMEX3 or news usage asks for
- ``out of scope``   no news says it: a bare number as a day ("for the 27"), a zone alone, "next friday"
- ``error``          ours to mend

A case may give several readings (past and future); ours is right if it is one of them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import timex_corpora as corpora
from timex_cases_judge import NAMES, Answer, Case, Expected, judge

from extractors.model import Published, Timex

FOLDER = "timex_cases/recognizers_text_specs"


def load(data: Path) -> Iterator[Case]:
    """All cases, in file order."""
    for path in sorted((data / FOLDER).glob("*.json")):
        for row in json.loads(path.read_text("utf-8-sig")):
            given = (row.get("Context") or {}).get("ReferenceDateTime") or "2016-11-07T00:00:00"
            found = tuple(_expected(r) for r in row["Results"])
            yield Case(path.stem, row["Input"], date.fromisoformat(given[:10]), found)


def _expected(row: dict) -> Expected:
    begin = row.get("Start", 0)
    end = row["End"] + 1 if "End" in row else begin + row.get("Length", len(row["Text"]))
    kind = str(row.get("Type") or row.get("TypeName") or "").removeprefix("datetimeV2.")
    value = row.get("Resolution") or row.get("Value") or {}
    answers: list[Answer] = []
    if "values" in value:
        answers.extend(
            Answer(v.get("timex", ""), v.get("start") or v.get("value") or "", v.get("end") or "")
            for v in value["values"] or []
        )
    elif "Timex" in value:
        for side in ("PastResolution", "FutureResolution"):
            parts = list((value.get(side) or {}).values())
            answers.append(Answer(value["Timex"], parts[0] if parts else "", parts[1] if len(parts) > 1 else ""))
    return Expected(begin, end, kind, row["Text"], tuple(answers))


# --- tables -------------------------------------------------------------------------------------------------

OUTCOMES = ("right", "right, edges", "convention", "out of scope", "error")
Judged = tuple[Case, Sequence[Timex], str, str]


def run(cases: Iterable[Case]) -> list[Judged]:
    """Ask the engine and judge every case."""
    from extractors.time import find_text

    judged = []
    for case in cases:
        try:
            found = find_text(case.text, Published(case.reference, "given"))
            outcome, reason = judge(case, found)
            if outcome == "error" and (written := NAMES.sub(lambda m: m.group().capitalize(), case.text)) != case.text:
                proper = replace(case, text=written)
                if judge(proper, find_text(written, Published(case.reference, "given")))[0].startswith("right"):
                    outcome, reason = "out of scope", "names of days and months in small letters"
        except Exception as error:  # noqa: BLE001 - a crash is an outcome, the worst
            found, outcome, reason = (), "error", f"crash: {type(error).__name__}"
        judged.append((case, found, outcome, reason))
    return judged


def table(judged: Sequence[Judged]) -> str:
    """Outcomes by category."""
    groups = sorted({case.group for case, *_ in judged})
    lines = [f"| category | cases | {' | '.join(OUTCOMES)} |", f"|---|---:|{'---:|' * len(OUTCOMES)}"]
    for group in [*groups, "all"]:
        counts = Counter(outcome for case, _, outcome, _ in judged if group in {"all", case.group})
        numbers = " | ".join(str(counts[o]) for o in OUTCOMES)
        lines.append(f"| {group} | {sum(counts.values())} | {numbers} |")
    return "\n".join(lines)


def reasons(judged: Sequence[Judged], most: int = 25) -> str:
    """Why cases differ, most frequent first."""
    counts = Counter((outcome, reason) for _, _, outcome, reason in judged if outcome != "right")
    lines = ["| outcome | reason | cases |", "|---|---|---:|"]
    lines += [f"| {outcome} | {reason} | {n} |" for (outcome, reason), n in counts.most_common(most)]
    return "\n".join(lines)


def listing(judged: Sequence[Judged], wanted: str) -> Iterator[str]:
    """One line a case: where, why, the text, what was expected, what was found."""
    for case, found, outcome, reason in judged:
        if wanted in {outcome, reason}:
            want = [
                f"{e.text} [{e.kind} {'|'.join(dict.fromkeys(a.timex + ' ' + a.begin for a in e.answers))}]"
                for e in case.expected
            ]
            got = [f"{t.text} [{t.type.value} {t.value}]" for t in found]
            yield "\t".join(
                (case.group, reason, f"{case.text} ({case.reference})", "; ".join(want) or "–", "; ".join(got) or "–")
            )


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data")
    options.add_argument("--list", metavar="KIND", help="an outcome or a reason")
    given = options.parse_args()
    judged = run(load(corpora.folder(given.data)))
    if given.list:
        print("\n".join(listing(judged, given.list)))
    else:
        print(table(judged), reasons(judged), sep="\n\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
