"""What became of an event, where articles tell it differently; the rest of the status rules is in the files beside."""

from __future__ import annotations

import pytest
from merge_builder import m

from extractors.merge import merge
from extractors.model import Factuality, Status


@pytest.mark.parametrize(
    ("told_on", "off_on", "status"),
    [
        ("2024-03-08", "2024-03-09", Status.CANCELLED),  # the later article knows better
        ("2024-03-08", "2024-03-08", Status.ASSERTED),  # of one day, what happened counts
        ("2024-03-09", "2024-03-08", Status.ASSERTED),
    ],
)
@pytest.mark.parametrize(
    ("who", "verb", "noun", "kind"),
    [
        (("a:Biden:PERSON", "a:Xi Jinping:PERSON", "l:Lima:GPE"), "met/meet", "meeting", "meeting"),
        (("a:NASA:ORG", "p:Orion:PRODUCT", "l:Florida:GPE"), "launched/launch", "launch", "launch"),
        (("a:teachers", "l:Chicago:GPE"), "protested/protest", "protest", "protest"),
    ],
)
def test_what_took_place_and_what_was_called_off(
    told_on: str, off_on: str, status: Status, who: tuple[str, ...], verb: str, noun: str, kind: str
) -> None:
    told = m(verb, *who, on="2024-03-07", doc="a", pub=told_on, kind=kind)
    off = m(noun, *who, on="2024-03-07", doc="b", pub=off_on, factuality=Factuality.CANCELLED, kind=kind)
    assert [e.status for e in merge([told, off])] == [status]
