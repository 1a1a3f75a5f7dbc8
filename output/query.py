"""The questions people ask of a timeline, as pure functions on its tables.

>>> from datetime import date
>>> from output import store
>>> from output.query import Question, select
>>> timeline, mentions = store.table("out", "timeline"), store.table("out", "mentions")        # doctest: +SKIP
>>> select(timeline, mentions, Question(start=date(2023, 9, 1), participant="Armenia"))        # doctest: +SKIP

Words are compared without regard to case and accents and as whole words: ``armenia`` finds "Armenia" and "Republic of
Armenia" but not "Armenian". The same questions as SQL for DuckDB stand in ``docs/tables.md``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

#: Columns of ``mentions`` that :func:`select` looks at; reading only these saves most of the time.
MENTION_COLUMNS: Final = ("mention_id", "sentence", "attribution")


@dataclass(frozen=True, slots=True)
class Question:
    """What rows are wanted; every part that is given must hold. An empty question wants all that stand.

    ``start`` and ``end`` are inclusive days: an event is in the period when it may have happened in it (its interval
    overlaps; "since March" has no end and overlaps all that follows; "by 2027" has no begin and counts from the day
    that somebody first told it, or at its end if it was over by then). ``event_type`` also takes its sub-types
    (``conflict`` finds ``conflict.attack``). ``speaker`` is who a mention is attributed to or the outlet.
    ``text`` is looked for in the title and in the sentences behind the row; all its words must be there.
    ``superseded`` keeps rows that a later row replaced.
    """

    start: date | None = None
    end: date | None = None
    participant: str | None = None
    place: str | None = None
    event_type: str | None = None
    status: tuple[str, ...] = ()
    min_sources: int = 0
    speaker: str | None = None
    text: str | None = None
    superseded: bool = False


def select(timeline: pa.Table, mentions: pa.Table | None, question: Question) -> pa.Table:
    """The rows of ``timeline`` that answer ``question``, in order of time.

    ``mentions`` (at least :data:`MENTION_COLUMNS`) is needed for ``speaker`` and for ``text`` in sentences; with
    ``None`` they look at outlets and titles alone.
    """
    rows = timeline
    for keep in _tests(question, mentions):
        rows = rows.filter(keep(rows))
    return in_time_order(rows)


def in_time_order(timeline: pa.Table) -> pa.Table:
    """By first day, last day and clock (none last), then id; what is known only to end ("until May") stands there."""
    first = pc.coalesce(timeline["date_start"], timeline["date_end"])
    last = pc.coalesce(timeline["date_end"], pa.scalar(date.max, pa.date32()))
    keyed = timeline.append_column("_first", first).append_column("_last", last)
    keys = [(name, "ascending") for name in ("_first", "_last", "time_start", "event_id")]
    return keyed.sort_by(keys).drop_columns(["_first", "_last"])


def _begin(rows: pa.Table) -> pa.ChunkedArray:
    """The first day, or what counts as one: else what ends "by 2027" would be in every period before."""
    told = pc.min_element_wise(rows["first_reported_on"], rows["date_end"])  # skips what is null
    return pc.coalesce(rows["date_start"], told)


def _tests(question: Question, mentions: pa.Table | None) -> Iterable[Callable[[pa.Table], pa.Array]]:
    """The parts of the question that were asked, cheap ones first, each as a filter on the rows still left."""
    q = question
    if not q.superseded:
        yield lambda rows: pc.is_null(rows["superseded_by"])
    if q.start is not None:
        first = pa.scalar(q.start, pa.date32())
        yield lambda rows: pc.fill_null(pc.greater_equal(rows["date_end"], first), fill_value=True)
    if q.end is not None:
        last = pa.scalar(q.end, pa.date32())
        yield lambda rows: pc.fill_null(pc.less_equal(_begin(rows), last), fill_value=True)
    if q.min_sources > 0:
        yield lambda rows: pc.greater_equal(rows["n_independent_sources"], q.min_sources)
    if q.status:
        yield lambda rows: pc.is_in(rows["status"], value_set=pa.array(q.status, pa.string()))
    if q.event_type is not None:
        wanted = rf"^{re.escape(fold(q.event_type))}($|[^\pL\pN])"
        yield lambda rows: _matches(rows["event_type"], wanted)
    if q.place is not None:
        there = whole_word(q.place)
        yield lambda rows: _takes_place(rows, there)
    if q.participant is not None:
        someone = whole_word(q.participant)
        yield lambda rows: _takes_part(rows, someone)
    if q.speaker is not None:
        teller = whole_word(q.speaker)
        yield lambda rows: _says(rows, mentions, teller)
    if q.text is not None:
        words = [whole_word(word) for word in q.text.split()]
        yield lambda rows: _tells(rows, mentions, words)


def fold(text: str) -> str:
    """Lower case without accents, for comparing: ``Göyçə`` → ``goycə``."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def whole_word(text: str) -> str:
    """A pattern that finds ``text`` between word edges in folded text. What a user types is never read as a pattern."""
    return rf"(^|[^\pL\pN]){re.escape(fold(text))}($|[^\pL\pN])"


def _matches(column: pa.ChunkedArray | pa.Array, pattern: str) -> pa.Array:
    """Where folded text matches; nulls do not."""
    lower = pc.utf8_normalize(pc.utf8_lower(column), form="NFKD")
    plain = pc.replace_substring_regex(lower, pattern=r"\p{Mn}", replacement="")
    return pc.fill_null(pc.match_substring_regex(plain, pattern=pattern), fill_value=False)


def _any_element(lists: pa.ChunkedArray, hit: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """For each row, does ``hit`` hold for any element of its list?"""
    found: list[pa.Array] = []
    for chunk in lists.chunks:
        parents = pc.list_parent_indices(chunk)
        rows = pc.unique(pc.filter(parents, hit(chunk.flatten())))
        found.append(pc.is_in(pa.array(range(len(chunk)), parents.type), value_set=rows))
    return pa.chunked_array(found, type=pa.bool_())


def _takes_part(rows: pa.Table, pattern: str) -> pa.Array:
    def named(people: pa.Array) -> pa.Array:
        return pc.or_(_matches(people.field("name"), pattern), _matches(people.field("text"), pattern))

    return _any_element(rows["participants"], named)


def _takes_place(rows: pa.Table, pattern: str) -> pa.Array:
    def there(people: pa.Array) -> pa.Array:
        named = pc.or_(_matches(people.field("name"), pattern), _matches(people.field("text"), pattern))
        return pc.and_(pc.equal(people.field("role"), "place"), named)

    return pc.or_(_matches(rows["place"], pattern), _any_element(rows["participants"], there))


def _says(rows: pa.Table, mentions: pa.Table | None, pattern: str) -> pa.Array:
    outlet = _any_element(rows["sources"], lambda names: _matches(names, pattern))
    if mentions is None:
        return outlet
    speaker = pc.struct_field(mentions["attribution"], "speaker")
    via = pc.struct_field(mentions["attribution"], "via")
    return pc.or_(outlet, _with_mention(rows, mentions, pc.or_(_matches(speaker, pattern), _matches(via, pattern))))


def _tells(rows: pa.Table, mentions: pa.Table | None, patterns: list[str]) -> pa.Array:
    title = _all(rows["title"], patterns)
    if mentions is None:
        return title
    return pc.or_(title, _with_mention(rows, mentions, _all(mentions["sentence"], patterns)))


def _all(column: pa.ChunkedArray, patterns: list[str]) -> pa.Array:
    found = pc.is_valid(column)
    for pattern in patterns:
        found = pc.and_(found, _matches(column, pattern))
    return found


def _with_mention(rows: pa.Table, mentions: pa.Table, hit: pa.Array) -> pa.Array:
    ids = pc.filter(mentions["mention_id"], hit)
    return _any_element(rows["mention_ids"], lambda own: pc.is_in(own, value_set=ids))
