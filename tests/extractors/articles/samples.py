"""Self-written articles the tests of reading share."""

from __future__ import annotations

from extractors.articles import Reading, ReadOptions
from extractors.model import Article, Reject

STORY = (
    "The council of Vesna voted on Tuesday to close the old bridge after engineers found cracks in its pillars.\n\n"
    "Traffic will be led over the valley road from Friday, the mayor told reporters at the town hall. "
    "The repair will cost 3 million euros and is to begin in March, he said."
)
DATED = "---\ntitle: Old bridge closed\nsource: Vesna Post\npublished: 2024-02-07\n---\n" + STORY


def one(data: bytes | str, where: str = "a.txt", options: ReadOptions | None = None) -> Article | Reject:
    """The only thing that comes of these bytes."""
    (found,) = many(data, where, options)
    return found


def many(data: bytes | str, where: str, options: ReadOptions | None = None) -> list[Article | Reject]:
    """Everything that comes of these bytes."""
    raw = data.encode() if isinstance(data, str) else data
    return list(Reading(options or ReadOptions()).data(raw, where))


def article(data: bytes | str, where: str = "a.txt", options: ReadOptions | None = None) -> Article:
    """The only thing that comes of these bytes, which is an article with sound blocks."""
    found = one(data, where, options)
    assert isinstance(found, Article), found
    sound(found)
    return found


def refused(data: bytes | str, where: str = "a.txt", options: ReadOptions | None = None) -> str:
    """The reason these bytes are refused for."""
    found = one(data, where, options)
    assert isinstance(found, Reject), found
    assert "\n" not in found.message
    return found.reason


def sound(found: Article) -> None:
    """Blocks lie in order inside the text, do not overlap, and begin and end with a visible character."""
    end = 0
    for block in found.blocks:
        assert end <= block.begin < block.end <= len(found.text)
        words = found.text[block.begin : block.end]
        assert words == words.strip()
        end = block.end
