"""Reading the tables back, as Arrow tables or as types of the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from extractors.model import Article, Event, Mention, Reject
from output import commit, rows, schema
from output.errors import OutputError
from output.place import Folder, Location, Place, at

T = TypeVar("T")


def exists(location: Location) -> bool:
    """Is there a timeline to read?"""
    place = at(location)
    _heal(place)
    return bool(place.files("timeline"))


def require(location: Location, *names: str) -> None:
    """``OutputError`` where a timeline stands without these tables, of which it was made: a run would leave out what
    they told.
    """
    place = at(location)
    if gone := [name for name in names if not place.files(name)]:
        table(location, "timeline", ["event_id"])  # that somebody else wrote it is another error
        raise OutputError(
            f"{place.label}: {' and '.join(gone)} gone, though the timeline is there; restore that or give another"
            " folder with --out"
        )


def table(location: Location, name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """A whole table (``"timeline"``, ``"mentions"`` …) under today's schema, or just some of its columns.

    ``OutputError`` if there is none: no run has written here, or the path is wrong. Finishes a commit that an earlier
    run left half done, if it may write there.
    """
    place = at(location)
    _heal(place)
    names = place.files(name)
    if not names:
        raise OutputError(f"{place.label}: no {name} table here; run `dateline run PATH --out {place.label}` first")
    return pa.concat_tables([place.read(part, name, columns) for part in names])


def read_articles(location: Location) -> Iterator[Article]:
    """The articles of earlier runs, by publication day and id."""
    return _typed(location, rows.articles_from(table(location, "documents")))


def read_months(location: Location) -> Iterator[Iterator[Article]]:
    """The articles of each month of publication, the last month first."""
    place = at(location)
    _heal(place)
    for name in reversed(place.files("documents")):
        yield _typed(location, rows.articles_from(place.read(name, "documents")))


def read_mentions(location: Location) -> Iterator[Mention]:
    """The mentions of earlier runs, a month at a time, equal to those that were written."""
    place = at(location)
    _heal(place)
    for name in place.files("mentions"):
        yield from _typed(location, rows.mentions_from(place.read(name, "mentions")))


def read_events(location: Location) -> Iterator[Event]:
    """The timeline, by first day and id."""
    return _typed(location, rows.events_from(table(location, "timeline")))


def read_rejects(location: Location) -> Iterator[Reject]:
    """What could not be read."""
    return _typed(location, rows.rejects_from(table(location, "rejects")))


def read_runs(location: Location) -> Iterator[rows.Run]:
    """The runs whose rows lie here."""
    return _typed(location, rows.runs_from(table(location, "runs")))


def find(location: Location, event_id: str) -> Event:
    """The event with this id, or whose id begins so and no other's does. ``OutputError`` if none or several do.

    An id that the event had before an older article was added is found as well: another of its mentions gives it.
    """
    timeline = table(location, "timeline")
    found = list(rows.events_from(timeline.filter(pc.starts_with(timeline["event_id"], event_id))))
    exact = [event for event in found if event.event_id == event_id]
    label = at(location).label
    match exact or found:
        case [event]:
            return event
        case [] if heirs := list(_by_mention(location, timeline, event_id)):
            return heirs[0]
        case []:
            raise OutputError(f"{label}: no event {event_id!r}; `dateline show {label} --ids` lists them")
        case several:
            ids = ", ".join(event.event_id for event in several[:3])
            raise OutputError(f"{label}: {event_id!r} begins several ids ({ids} …); give more of it")


def _by_mention(location: Location, timeline: pa.Table, event_id: str) -> Iterator[Event]:
    """The event that stands with a mention that gives this id (whole ids only)."""
    from extractors.merge.said import id_of  # a third of a second, which nobody else here has to wait for

    giving: set[str] = set()
    if at(location).files("mentions"):
        mentions = table(location, "mentions", ["mention_id", "event_id"])
        giving.update(mentions.filter(pc.equal(mentions["event_id"], event_id))["mention_id"].to_pylist())
    stands = timeline.filter(pc.is_null(timeline["superseded_by"]))
    for at_row, keys in enumerate(stands["mention_ids"].to_pylist()):
        if any(key in giving or id_of(key) == event_id for key in keys):
            yield from rows.events_from(stands.slice(at_row, 1))


def mentions_of(location: Location, events: Iterable[Event], *, anchors: bool = True) -> list[Mention]:
    """Every mention behind these events, by publication day; with those their dates are counted from, or without."""
    chosen = list(events)
    wanted = pa.array(sorted({key for event in chosen for key in event.mention_ids}), pa.string())
    found: list[Mention] = []
    for part in mentions_table(location, chosen):
        own = pc.is_in(part["mention_id"], value_set=wanted)
        if pc.any(own).as_py():
            needed = pc.or_(own, _anchors(part, part.filter(own))) if anchors else own
            found.extend(rows.mentions_from(part.filter(needed)))
    return found


def mentions_table(
    location: Location, events: Iterable[Event], columns: Sequence[str] | None = None
) -> Iterator[pa.Table]:
    """The mentions of the months in which articles told of these events, a month at a time."""
    months = {month for event in events for month in _months(event)}
    place = at(location)
    _heal(place)
    for name in place.files("mentions"):
        if name.partition(f"{schema.PARTITION}=")[2].split("/")[0] in months:
            yield place.read(name, "mentions", columns)


def _months(event: Event) -> Iterator[str]:
    """The months of publication of the articles that tell of an event, and those between: ``2024-03``.

    First and last are so by the clock, and a day of publication is that of some time zone: hence two days more.
    """
    days = (event.first_reported.on, event.last_reported.on)
    margin = timedelta(days=2)
    first, last = min(days) - margin, max(days) + margin
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{month // 12:04d}-{month % 12 + 1:02d}"


def _anchors(mentions: pa.Table, of: pa.Table) -> pa.ChunkedArray:
    """Which ``mentions`` are anchors of those in ``of``: the event meant, or one that the expression meant dates.
    An anchor is in the same article and so in the same file."""
    refs = pc.drop_null(pc.struct_field(of["anchor"], "ref"))
    by_event = pc.is_in(mentions["mention_id"], value_set=refs)
    by_date = pc.is_in(pc.struct_field(mentions["timex"], "ref"), value_set=refs)
    return pc.and_(pc.is_in(mentions["doc_id"], value_set=of["doc_id"]), pc.or_(by_event, by_date))


def whereabouts(location: Location) -> dict[str, str]:
    """Where each article can be read, by ``doc_id``: its URL, else the file it came from, else its title."""
    found = table(location, "documents", ["doc_id", "url", "ingested_from", "title"])
    place = pc.coalesce(found["url"], found["ingested_from"], found["title"], pa.scalar(""))
    return dict(zip(found["doc_id"].to_pylist(), place.to_pylist(), strict=True))


def _typed(location: Location, found: Iterator[T]) -> Iterator[T]:
    """A row that breaks the rules of the model (edited by hand, say) is one line of error, not a traceback."""
    try:
        yield from found
    except (ValueError, KeyError, TypeError) as error:
        label = at(location).label
        raise OutputError(
            f"{label}: holds a row dateline did not write ({error}); run again with a new --out"
        ) from error


def _heal(place: Place) -> None:
    """A journal means a crash, whose commit is finished here, or a writer at work, who is waited for."""
    if isinstance(place, Folder) and commit.interrupted(place.path):
        try:
            with commit.exclusive(place.path):
                pass
        except OutputError:
            return
