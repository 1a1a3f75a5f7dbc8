"""The word lists beside this module, loaded once, and the patterns built of them. Rules are elsewhere."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources


def load_toml(name: str) -> dict[str, list[str]]:
    """A data file of this package as lists of strings."""
    return tomllib.loads(resources.files("extractors.articles").joinpath(name).read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Furniture:
    """What marks the furniture of a page: see ``boilerplate.toml`` for what each list means. All but author boxes and
    credits is asked of small letters.
    """

    tail_headings: frozenset[str]
    whole_lines: frozenset[str]
    line_starts: tuple[str, ...]
    phrases: re.Pattern[str]
    author_box: re.Pattern[str]
    credit: re.Pattern[str]


@cache
def furniture() -> Furniture:
    """The word lists of boilerplate, compiled."""
    lists = load_toml("boilerplate.toml")
    agencies = alternatives(lists["picture_agencies"])
    roles = alternatives(lists["author_roles"])
    name = r"(?:[^\W\d_a-zß-ÿ]\.|[^\W\d_a-zß-ÿ][\w'’-]*|[dv][aeo][nrls]?)"
    return Furniture(
        frozenset(lists["tail_headings"]),
        frozenset(lists["whole_lines"]),
        tuple(lists["line_starts"]),
        re.compile(rf"(?<!\w)(?:{alternatives(lists['phrases'])})(?!\w)"),
        re.compile(
            rf"(?:{name} ){{1,4}}(?:is|was|are|has been|works as|writes as) (?:[\w’'.-]+ ){{0,8}}?(?:{roles})s?(?!\w)"
            rf"|(?:{name} ){{1,4}}(?:covers|reports on|reports from|writes about|writes on) ",
        ),
        re.compile(
            # (Photo by X/Agency), Photo: X, Image credit: X …
            r"\((?i:photos?|image|picture|credit|file photo|photograph)"
            r"(?: (?:by|credit|courtesy(?: of)?))?[ :][^()]{2,120}\)\.?$"
            r"|(?<!\w)(?i:photos?|image|picture|photograph|credits?)"
            r"(?: (?:by|credit|courtesy of))?: ?[^.:\n]{2,100}\.?$"
            # AP Photo/Jane Doe, REUTERS/Jane Doe; Jane Doe/AFP via Getty Images; via REUTERS
            r"|(?<!\w)(?:AP Photo|REUTERS|Reuters|AFP|EPA)\s?/\s?[^.\n]{2,80}\)?\.?$"
            rf"|(?<!\w)(?:(?:{name} ){{0,4}}{name} ?/ ?)(?:[\w.'’& -]{{2,60}}? (?:via|for) )?(?:{agencies})\)?\.?$"
            rf"|(?<!\w)(?:{name} ){{0,4}}{name} (?:via|for|\|) (?:{agencies})\)?\.?$"
            # DOE/Any Agency, the photographer in capitals as British papers write it
            r"|(?<!\w)(?:[^\W\d_a-z][^\W\d_a-z'’.-]+ ){1,3}?[^\W\d_a-z][^\W\d_a-z'’.-]+ ?/ ?[A-Z][\w.&'’ -]{1,60}$"
        ),
    )


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
