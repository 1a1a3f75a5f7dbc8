"""What ``dateline show`` and ``dateline why`` print. Errors are :class:`output.errors.OutputError`, one line each."""

from __future__ import annotations

import sys
from collections import defaultdict
from datetime import date

import pyarrow as pa

from extractors.model import Event, Mention
from flows import stored
from flows.reasons import remedy
from output import store
from output.query import MENTION_COLUMNS, Question, select
from output.rows import events_from, timeline_table
from output.safe import plain


class UnknownEventError(store.OutputError):
    """No event has the id, or several begin with it: the user's slip, not the folder's fault."""


def show(out: str, question: Question, form: str, *, ids: bool, as_of: date | None = None) -> None:
    """The rows that answer the question, in time order: as a table for the terminal, or as a file on standard output.

    ``form`` is ``table``, ``html`` or a name in :data:`output.exports.FORMATS`. ``as_of`` tells the timeline as the
    articles out by that day told it: what is stored is merged anew, nothing is written.
    """
    found = _select(out, question, as_of)
    if found.num_rows == 0:
        sys.stderr.write(f"dateline: {_nothing(out, question)}\n")
    if form == "table":
        from output.terminal import show_table

        show_table(events_from(found), ids=ids)
    elif form == "html":
        from output.page import render

        events = list(events_from(found))
        page = render(events, store.mentions_of(out, events), documents=store.whereabouts(out))
        sys.stdout.buffer.write(page.encode("utf-8"))
    else:
        from output.exports import FORMATS

        sys.stdout.buffer.write(FORMATS[form](found))


def rejects(out: str) -> None:
    """What the last runs could not read, by reason: what the reason means, what to do, and each message on a line."""
    by_reason: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for reject in store.read_rejects(out):
        by_reason[reject.stage, reject.reason].append(plain(reject.message))
    if not by_reason:
        sys.stderr.write(f"dateline: {out}: nothing was rejected\n")
    for (stage, reason), messages in sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0])):
        meaning, help_ = remedy(stage, reason)
        sys.stdout.write(f"{reason} ({len(messages):,}): {meaning}. To do: {help_}\n")
        sys.stdout.writelines(f"  {message}\n" for message in sorted(messages))


def show_days(out: str, question: Question, n: int, as_of: date | None = None) -> None:
    """The ``n`` days that mattered most, each with the sentence that tells it best.

    From and to bound the days; any other filter leaves only what is told of the rows that pass it. Of a year of
    reports on a strike: the walkout, the ruling, the settlement.
    """
    from output.summary import top_days
    from output.terminal import show_days as print_days

    events = list(events_from(_select(out, question, as_of)))
    mentions = _behind(out, events) if _filters(question) else list(store.read_mentions(out))
    copies = list(stored.articles(out))
    if as_of is not None:
        from extractors.merge.asof import known_by

        mentions, copies = known_by(as_of, mentions, copies)
    if not events:
        sys.stderr.write(f"dateline: {_nothing(out, question)}\n")
    print_days(top_days(events, mentions, n, articles=copies, since=question.start, until=question.end))


def why(out: str, event_id: str) -> None:
    """How the row with this id (or the only one whose id begins so) got its date."""
    from output.terminal import why as explain

    store.table(out, "timeline", ["event_id"])  # no timeline there is another error than no such row
    try:
        event = store.find(out, event_id)
    except store.OutputError as error:
        raise UnknownEventError(str(error)) from error
    explain(event, store.mentions_of(out, [event]), documents=store.whereabouts(out))


def _select(out: str, question: Question, as_of: date | None) -> pa.Table:
    needed = question.speaker or question.text
    mentions = store.table(out, "mentions", MENTION_COLUMNS) if needed else None
    return select(_timeline(out, as_of), mentions, question)


def _nothing(out: str, question: Question) -> str:
    """Why there is nothing to show, as far as that is known: a word that no row knows, as a rule."""
    if not question.event_type:
        return "no event answers that" if question != Question() else f"the timeline in {out} has no event"
    types = set(store.table(out, "timeline", ["event_type"])["event_type"].to_pylist())
    return f"no event answers that; the types in {out} are {', '.join(sorted(filter(None, types))) or 'none'}"


def _timeline(out: str, as_of: date | None) -> pa.Table:
    stands = store.table(out, "timeline")
    if as_of is None:
        return stands
    from extractors.merge import Options, merge

    return timeline_table(merge(store.read_mentions(out), stored.articles(out), Options(as_of=as_of)))


def _filters(question: Question) -> bool:
    """Does it ask for more than a stretch of time?"""
    return question != Question(start=question.start, end=question.end)


def _behind(out: str, events: list[Event]) -> list[Mention]:
    """The mentions of these rows, without the anchors that only their dates are counted from."""
    own = {key for event in events for key in event.mention_ids}
    return [mention for mention in store.mentions_of(out, events) if mention.mention_id in own]
