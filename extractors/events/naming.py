"""The bare words of a name: without article, title, possessive or the letters of a company's form."""

from __future__ import annotations

from extractors.events import lexicon

_LEADING = frozenset(("the", "a", "an", "this", "these", "that", "those", "its", "his", "her", "their", "some"))


def possessive(name: str) -> str:
    """ "Hanak's", "the rebels'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def bare(text: str) -> list[str]:
    """Words without a leading article and a trailing possessive."""
    words = text.replace("’", "'").split()
    while len(words) > 1 and words[0].lower() in _LEADING:
        words = words[1:]
    if words and words[-1] == "'s":
        words = words[:-1]
    if words and words[-1].endswith("'s"):
        words[-1] = words[-1][:-2]
    return words


def bare_person(text: str) -> list[str]:
    """A person's name without titles: "Prime Minister Nikol Pashinyan" → "Nikol Pashinyan"."""
    words = bare(text)
    titles = lexicon.people("title")
    for index in range(len(words) - 2, -1, -1):  # "Alliance leader Petra Novakova", "defender Tom Hale"
        if words[index] in lexicon.people("person") or (index == 0 and words[0].lower() in lexicon.people("crew")):
            words = words[index + 1 :]
            break
    while len(words) > 1 and words[0].lower().rstrip(".") in titles:
        words = words[1:]
    return words


def company(words: list[str]) -> list[str]:
    """ "Apple Inc." → "Apple", "Meta Platforms, Inc." → "Meta Platforms"."""
    endings = lexicon.people("company_end")
    while len(words) > 1 and words[-1].lower().rstrip(",") in endings:
        words = words[:-1]
    return [word.rstrip(",") for word in words]
