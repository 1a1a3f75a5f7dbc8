"""The relation of a time expression to the event it dates, in words a reader of the news accepts."""

from __future__ import annotations

from extractors.events.reference import Choice

_WAYS = {
    "direct": "modifies the event",
    "clause": "stands in its clause",
    "shared": "shared with a coordinated verb",
    "noun": "stands in the clause of the event",
    "beside": "stands in the same sentence",
    "bare": "dates the sentence",
    "above": "dates the clause above",
    "up": "dates the clause above",
    "down": "stands in a clause below",
    "at": "dates a clause that tells when it happened",
    "when": "is told of as when it happened",
    "relative": "dates the noun that its clause tells of",
    "announced": "is when it was made known by who did it",
    "next": "dates what was told just before, and the text goes on with it",
    "moved": "is the day to which it was put",
    "heading": "heads the entry that tells of it",
}


_CONTEXTS = {
    "lead": "the story's day: “{}” is the first date of the article, and the event is told as part of it",
    "told": "the story is of “{}”, the day of publication, and so is what is said in it without a day",
    "running": "the story's day: “{}” is a date told shortly before, and the event is told as part of it",
    "beside": "“{}” stands in the same sentence",
    "above": "“{}” dates the clause above",
    "clause": "“{}” stands in the clause of the event",
    "below": "“{}” dates what it leads to",
    "frame": "“{}” is the time over which it is counted",
}


def in_words(choice: Choice) -> str:
    """The relation in words."""
    assert choice.placed is not None
    text = choice.placed.timex.text
    family, _, way = choice.relation.partition(":")
    if family == "same-event":
        return f"the same event is dated by “{text}” elsewhere in the article"
    if family == "context":
        return _CONTEXTS.get(way, "the story is at “{}” here").format(text)
    if family == "report":
        return f"“{text}” dates the report that brings the event"
    return f"“{text}” {_WAYS.get(way.split(':')[0], 'stands in the same sentence')}"
