"""Merging batch by batch with what is kept between runs gives, byte for byte, what one merge of everything gives."""

from __future__ import annotations

import os
import random
import shutil
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from benchmarks.growth_corpus import generate
from extractors.merge import digest, known, merge
from extractors.model import Article, Mention
from flows.merging import process, state
from flows.merging.call import MergeError, Merging
from flows.merging.fresh import Fresh
from flows.merging.tables import read_articles
from flows.settle import _with_rows
from flows.shards import Found, Shard, WorkFolder
from output import schema, store
from output.drafts import get
from tests.flows.articles import tables

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="worker processes need fork")
RULES = "rules"


def news(seed: int, size: int) -> tuple[list[Article], dict[str, list[Mention]]]:
    articles: dict[str, Article] = {}
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention, article in generate(size, seed):
        articles[article.doc_id] = article
        mentions[article.doc_id].append(mention)
    found = list(articles.values())
    random.Random(seed).shuffle(found)
    return found, mentions


def add(out: Path, name: str, batch: Sequence[Article], mentions: dict[str, list[Mention]], processes: int = 1) -> bool:
    """One run of what a flow does from finished shards on; whether what was kept before was of use."""
    folder = WorkFolder(out / "_work")
    told = [m for a in batch for m in mentions[a.doc_id]]
    folder.put_articles(Shard(name, len(batch), 0), batch)
    folder.put_digests(name, RULES, *read_articles(((a.doc_id, a.revision, a.title) for a in batch), told))
    folder.put_found(name, Found(tuple(told), ()))
    results = state.begin(folder.root)
    process.run(process.Job(str(out), str(folder.root), str(results), (name,), (), RULES, processes))
    before = store.table(out, "timeline") if store.exists(out) else schema.TIMELINE.empty_table()
    merged = _with_rows(before, results, {})
    fresh = pa.concat_tables(list(Fresh(folder.root, (name,), frozenset(), RULES).mentions()))
    used = (results / "gone.arrow").is_file()
    store.update(out, batch, fresh, merged.timeline)
    state.take_over(folder.root, results, str(out), RULES)
    folder.clear()
    return used


def whole(out: Path, articles: Sequence[Article], mentions: dict[str, list[Mention]]) -> dict[str, bytes]:
    told = [m for doc_id in dict.fromkeys(a.doc_id for a in articles) for m in mentions[doc_id]]
    store.write(out, articles, told, merge(told, articles))
    return tables(out)


@pytest.mark.parametrize("seed", range(3))
def test_batches_give_the_bytes_of_the_whole(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "REBUILD", 2.0)
    articles, mentions = news(seed, 2000)
    cuts = [0, len(articles) // 2, *sorted(random.Random(seed).sample(range(len(articles) // 2 + 1, len(articles)), 4))]
    used = [
        add(tmp_path / "out", f"shard{a}", articles[a:b], mentions, 1 + seed % 2)
        for a, b in zip(cuts, [*cuts[1:], len(articles)], strict=True)
    ]
    assert used == [False, *[True] * 4, True]
    assert tables(tmp_path / "out") == whole(tmp_path / "whole", articles, mentions)


def test_what_was_kept_is_not_trusted_when_the_tables_are_others(tmp_path: Path) -> None:
    articles, mentions = news(5, 1200)
    half = len(articles) // 2
    out, other = tmp_path / "out", tmp_path / "other"
    add(out, "first", articles[:half], mentions)
    add(other, "first", articles[1:half], mentions)
    shutil.copyfile(other / "timeline.parquet", out / "timeline.parquet")
    assert not add(out, "second", articles[half:], mentions)
    assert not list(out.glob("_work/**/*.bundles.arrow"))
    assert tables(out) == whole(tmp_path / "whole", articles, mentions)


def test_what_was_kept_is_good_in_a_copy_of_the_folder_and_not_in_half_a_copy(tmp_path: Path) -> None:
    articles, mentions = news(5, 1200)
    out, copy, half = tmp_path / "out", tmp_path / "copy", tmp_path / "half"
    add(out, "first", articles[:-3], mentions)
    for folder in (copy, half):
        shutil.copytree(out, folder, copy_function=shutil.copyfile)
    kept = half / "_work" / "merge" / "index.arrow"
    kept.write_bytes(kept.read_bytes()[:-2000])
    assert add(copy, "second", articles[-3:], mentions)
    assert not add(half, "second", articles[-3:], mentions)
    assert tables(copy) == tables(half) == whole(tmp_path / "whole", articles, mentions)


def test_a_later_revision_replaces_what_the_earlier_told(tmp_path: Path) -> None:
    articles, mentions = news(6, 600)
    out = tmp_path / "out"
    add(out, "first", articles, mentions)
    old = next(a for a in articles if len(mentions[a.doc_id]) > 1)
    new = replace(old, revision=2)
    told = {old.doc_id: [replace(m, revision=2, mention_id=f"{m.mention_id}r") for m in mentions[old.doc_id][1:]]}
    assert add(out, "second", [new], told)
    everything = [m for own in mentions.values() for m in own] + told[old.doc_id]
    assert list(store.read_events(out)) == list(merge(everything, [*articles, new]))


@pytest.mark.parametrize("seed", range(2))
def test_revisions_among_batches_and_moves_of_the_folder_give_the_bytes_of_the_whole(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "REBUILD", 2.0)
    articles, mentions = news(seed + 20, 1200)
    rng = random.Random(seed)
    out = tmp_path / "out0"
    there = articles[: len(articles) // 2]
    add(out, "shard", there, mentions)
    away = articles[len(there) :]
    everything, told = list(there), {a.doc_id: list(mentions[a.doc_id]) for a in articles}
    for turn in range(1, 4):
        batch = [away.pop() for _ in range(min(len(away), rng.randrange(1, 5)))]
        revised = [replace(a, revision=turn + 1) for a in rng.sample(there, rng.randrange(1, 4))]
        own = {a.doc_id: list(mentions[a.doc_id]) for a in batch}
        for new in revised:
            own[new.doc_id] = [
                replace(m, revision=new.revision, mention_id=f"{m.mention_id}r{turn}")
                for m in mentions[new.doc_id]
                if rng.random() < 0.8
            ]
        assert add(out, f"shard{turn}", [*batch, *revised], own, 1 + turn % 2)
        for doc_id, found in own.items():
            told[doc_id] = found if doc_id in {a.doc_id for a in batch} else told[doc_id] + found
        there += batch
        everything += [*batch, *revised]
        out = shutil.copytree(out, tmp_path / f"out{turn}")
    assert tables(out) == whole(tmp_path / "whole", everything, told)


def test_texts_kept_are_added_to_and_made_one_file_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "REBUILD", 2.0)
    monkeypatch.setattr(state, "MOST", 3)
    articles, mentions = news(31, 1200)
    there, rest = articles[:-4], articles[-4:]
    out = tmp_path / "out"
    add(out, "first", there, mentions)
    kept = out / "_work" / "merge"
    seen = []
    for turn, article in enumerate(rest):
        assert add(out, f"more{turn}", [article], mentions)
        seen.append(len(list(kept.glob("texts-*.arrow"))))
    assert seen == [2, 3, 1, 2]
    half = articles[: len(articles) * 3 // 5]
    silent = [replace(a, revision=2) for a in half]  # they tell nothing any more: most of the texts are of no use
    before = sum(get(path).num_rows for path in kept.glob("texts-*.arrow"))
    assert add(out, "silent", silent, {key: [] for key in mentions})
    assert sum(get(path).num_rows for path in kept.glob("texts-*.arrow")) < before // 2
    everything = {a.doc_id: [] if a in half else mentions[a.doc_id] for a in articles}
    store.write(tmp_path / "now", [], [], merge([m for own in everything.values() for m in own], [*articles, *silent]))
    assert (out / "timeline.parquet").read_bytes() == (tmp_path / "now" / "timeline.parquet").read_bytes()


@pytest.mark.parametrize("what", ["rules", "format", "digests"])
def test_what_other_rules_made_is_not_used(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles, mentions = news(5, 600)
    out = tmp_path / "out"
    add(out, "first", articles[:-2], mentions)
    if what == "rules":
        monkeypatch.setattr("tests.flows.test_merging.RULES", "others")
    elif what == "format":
        monkeypatch.setattr(state, "_FORMAT", -1)
    else:
        monkeypatch.setattr(digest, "VERSION", -1)
    assert not add(out, "second", articles[-2:-1], mentions)
    assert add(out, "third", articles[-1:], mentions)
    assert tables(out) == whole(tmp_path / "whole", articles, mentions)


def test_a_dead_process_is_one_line(tmp_path: Path) -> None:
    with Merging(str(tmp_path), tmp_path, RULES) as merging:
        merging.start().kill()  # what a machine short of memory does
        merging.ask(process.Job("out", "work", "folder", (), (), RULES, 1))
        with pytest.raises(MergeError, match="died"):
            merging.answer()
