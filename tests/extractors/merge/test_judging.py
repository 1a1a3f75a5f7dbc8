"""Pairs judged by what they say, on arrays, get what each pair would get by itself."""

from __future__ import annotations

import random
from collections import defaultdict
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from benchmarks.growth_corpus import generate
from extractors.merge import judging
from extractors.merge.bundle import Bundle
from extractors.merge.columns import Columns, columns_of, distinct
from extractors.merge.context import in_context, in_contexts
from extractors.merge.digest import read_article, says
from extractors.merge.judging import judged
from extractors.merge.pairs import all_pairs, unpack
from extractors.merge.score import ACROSS_ARTICLES, CONTEXT, STORY, judge
from extractors.merge.stories import Profile, closeness
from extractors.model import Mention


def pile(size: int, seed: int) -> tuple[list[Bundle], Columns, dict[str, Profile]]:
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention, _ in generate(size, seed):
        mentions[mention.doc_id].append(mention)
    bundles: list[Bundle] = []
    profiles: dict[str, Profile] = {}
    for doc_id, own in mentions.items():
        found, profiles[doc_id] = read_article(own, None)
        bundles += [told.bundle for told in found]
    bundles.sort(key=lambda bundle: bundle.lead.order)
    return bundles, columns_of((bundle, profiles[bundle.doc_id], says(bundle)) for bundle in bundles), profiles


def edge(left: Bundle, right: Bundle, profiles: dict[str, Profile]) -> tuple[float, tuple[str, ...]] | None:
    """One pair by itself, in plain words."""
    verdict = judge(left, right, same_article=False)
    if verdict is None or in_context(left, right) < verdict.needs:
        return None
    days = abs(left.published - right.published)
    close = closeness(profiles[left.doc_id], profiles[right.doc_id]) * (
        1.0 if days <= 3 else 0.9 if days <= 14 else 0.7
    )
    score = round(verdict.score + STORY * close + CONTEXT * in_context(left, right), 6)
    if close < verdict.close or score < ACROSS_ARTICLES:
        return None
    return score, (*verdict.reasons, "one story") if close >= 0.5 else verdict.reasons


@pytest.mark.parametrize("slice_", [7, 20_000])
def test_pairs_judged_together_get_what_each_gets_alone(slice_: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "SLICE", slice_)
    bundles, columns, profiles = pile(1200, 3)
    pairs = all_pairs(columns)
    found = judged(pairs, columns, bundles, profiles)
    told = {
        pair: (score, found.reasons[why])
        for pair, score, why in zip(found.pairs.tolist(), found.score.tolist(), found.why.tolist(), strict=True)
    }
    alone = {}
    for pair, left, right in zip(pairs.tolist(), *(side.tolist() for side in unpack(pairs)), strict=True):
        if (one := edge(bundles[left], bundles[right], profiles)) is not None:
            alone[pair] = one
    assert told == alone
    assert found.pairs.tolist() == sorted(told)
    assert 50 < len(told) < len(pairs)
    assert len(distinct(columns.says)) < len(columns)


def test_words_shared_are_the_same_for_one_pair_and_for_many() -> None:
    rng = random.Random(5)
    words = [0, 1, 3, 7, 15, (1 << 256) - 1]
    words += [sum(1 << bit for bit in {rng.randrange(256) for _ in range(rng.randrange(40))}) for _ in range(60)]
    words += [rng.choice(words[6:]) | 1 << rng.randrange(256) for _ in range(60)]
    pairs = [(one, other) for one in words for other in words]
    bits = np.array([[w >> 64 * part & (1 << 64) - 1 for part in range(4)] for pair in pairs for w in pair], np.uint64)
    many = in_contexts(bits[::2], bits[1::2])
    sides = [[cast("Any", SimpleNamespace(context=w)) for w in pair] for pair in pairs]
    assert many.tolist() == [in_context(left, right) for left, right in sides]
    assert len(set(many.tolist())) > 20
