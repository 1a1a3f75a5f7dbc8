"""What a batch moves on is, pair by pair, edge by edge and cluster by cluster, what a rebuild makes of it."""

from __future__ import annotations

import random
from collections import defaultdict

import numpy as np
import pytest

from benchmarks.growth_corpus import generate
from extractors.merge import known
from extractors.merge.bundle import Bundle
from extractors.merge.clusters import all_homes, components
from extractors.merge.columns import columns_of
from extractors.merge.digest import read_article, says
from extractors.merge.known import Known, advance, unknown
from extractors.merge.stories import Profile
from extractors.model import Mention


def articles(size: int, seed: int) -> tuple[dict[str, list[Bundle]], dict[str, Profile]]:
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    titles: dict[str, str | None] = {}
    for mention, article in generate(size, seed):
        mentions[article.doc_id].append(mention)
        titles[article.doc_id] = article.title
    bundles, profiles = {}, {}
    for doc_id, own in mentions.items():
        found, profiles[doc_id] = read_article(own, titles[doc_id])
        bundles[doc_id] = [told.bundle for told in found]
    return bundles, profiles


def step(
    before: Known, new: list[str], gone: list[str], bundles: dict[str, list[Bundle]], profiles: dict[str, Profile]
) -> Known:
    fresh = sorted((bundle for doc_id in new for bundle in bundles[doc_id]), key=lambda bundle: bundle.lead.order)
    columns = columns_of((bundle, profiles[bundle.doc_id], says(bundle)) for bundle in fresh)
    after = advance(before, fresh, columns, profiles, gone).known
    return Known(after.columns, tuple(after.bundles), after.edges, after.home)


@pytest.mark.parametrize("seed", range(4))
def test_a_batch_leaves_what_a_rebuild_makes(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    bundles, profiles = articles(1500, seed)
    rng = random.Random(seed)
    away = sorted(bundles)
    rng.shuffle(away)
    here = [away.pop() for _ in range(len(away) * 2 // 3)]
    now = step(unknown(), here, [], bundles, profiles)
    monkeypatch.setattr(known, "REBUILD", 2.0)
    for _ in range(5):
        rng.shuffle(here)
        rng.shuffle(away)
        gone = [here.pop() for _ in range(rng.randrange(4))]
        new = [away.pop() for _ in range(rng.randrange(1, 4))]
        revised = [here[0]] if rng.random() < 0.5 else []
        now = step(now, new + revised, gone + revised, bundles, profiles)
        here, away = here + new, away + gone
        whole = step(unknown(), here, [], bundles, profiles)
        assert [b.key for b in now.bundles] == [b.key for b in whole.bundles]
        for name in ("pairs", "score", "holds"):
            assert np.array_equal(getattr(now.edges, name), getattr(whole.edges, name)), name
        assert [now.edges.reasons[n] for n in now.edges.why] == [whole.edges.reasons[n] for n in whole.edges.why]
        assert np.array_equal(now.home, whole.home)
        assert len(np.unique(now.home)) < len(now)


def test_components_spread_over_processes_give_the_clusters_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    bundles, profiles = articles(1500, 9)
    now = step(unknown(), sorted(bundles), [], bundles, profiles)
    monkeypatch.setattr("extractors.merge.clusters.TOGETHER", 5)
    parts: list[int] = []

    def mapper(work, some):  # type: ignore[no-untyped-def]
        parts.extend(map(len, some))
        return map(work, some)

    assert np.array_equal(all_homes(now.edges, now.bundles, mapper), now.home)
    assert len(parts) > 10
    assert sum(parts) == now.edges.holds.sum()


def test_components_are_those_of_a_search() -> None:
    rng = np.random.default_rng(4)
    for size in (1, 50, 400):
        left, right = rng.integers(0, size, size // 2), rng.integers(0, size, size // 2)
        found = components(left, right, size)
        label = np.arange(size)
        for _ in range(size):
            low = np.minimum(label[left], label[right])
            np.minimum.at(label, left, low)
            np.minimum.at(label, right, low)
        assert np.array_equal(found, label)
