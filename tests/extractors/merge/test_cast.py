"""Who takes part: names are put together as comparing each with all would do it."""

from __future__ import annotations

import random

from extractors.merge.cast import _ONE, _Names
from extractors.merge.names import Name, name_of, near

NAMES = (
    "Kesmar Freight Company|Kesmar Freight Companies|Freight Company|Kesmar|KFC|Tom Ward|Ward|Tom Wards|Ana Ward|"
    "United Nations|UN|the U.N. mission|Azerbaijan|Azerbaijani Defense Ministry|Defense Ministry|Baku|Aliyev|Aliev|"
    "Ilham Aliyev|President Ilham Aliyev|World Bank|WB|World Food Programme|Oslo|Oslo Airport|Osla|Olso Airport"
)


def test_one_with_is_the_first_that_is_near() -> None:
    rng = random.Random(3)
    names = [name for text in NAMES.split("|") if (name := name_of(text, text.split()[-1], "ORG"))]
    assert len(names) == len(NAMES.split("|"))
    hits = 0
    for _ in range(60):
        known, all_of = _Names(), dict[int, Name]()
        for number, name in enumerate(rng.choices(names, k=20)):
            first = next((i for i in sorted(all_of) if near(all_of[i], name) >= _ONE), None)
            assert known.one_with(name) == first
            hits += first is not None
            at = number if first is None or rng.random() < 0.2 else first
            known.put(at, name)
            all_of[at] = name
    assert hits > 100
