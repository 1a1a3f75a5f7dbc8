"""Loading: once a process, a clear word when it fails, and an ordinary spaCy pipeline all the while."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.language import EMBEDDED, ModelError, load

TEXTS = ["Troops entered Kherson on Friday. Residents cheered.", "The bank raised rates.", ""]


def _facts(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_type_) for t in doc
    ]


def test_once_a_process() -> None:
    assert load() is load()
    assert load(str(EMBEDDED)) is load(str(EMBEDDED))


def test_a_pipeline_that_is_not_there() -> None:
    with pytest.raises(ModelError, match=r"'en_no_such_model' was not found; install it") as caught:
        load("en_no_such_model")
    assert "\n" not in str(caught.value)


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(ModelError, match="gives no TAG, POS"):
        load(str(tmp_path / "bare"))


def test_a_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "german")
    with pytest.raises(ModelError, match="reads 'de', dateline reads English"):
        load(str(tmp_path / "german"))


@pytest.mark.parametrize("harm", ["cut", "format", "missing"])
def test_a_damaged_or_foreign_model_is_refused(tmp_path: Path, harm: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(EMBEDDED, copy)
    folder = copy / "dateline_reader"
    if harm == "cut":
        (folder / "weights.bin").write_bytes((folder / "weights.bin").read_bytes()[:-1000])
    elif harm == "missing":
        (folder / "weights.bin").unlink()
    else:
        meta = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        (folder / "model.json").write_text(json.dumps(meta | {"format": 99}), encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        load(str(copy))
    assert "\n" not in str(caught.value)


def test_spacy_loads_it_by_itself() -> None:
    again = spacy.load(EMBEDDED)
    assert [_facts(d) for d in again.pipe(TEXTS)] == [_facts(d) for d in load().pipe(TEXTS)]


def test_spacy_finds_the_component_without_us(tmp_path: Path) -> None:
    """Through the entry point of the installed package, in a process that imports nothing of ours."""
    code = f"import spacy; print([s.text for s in spacy.load({str(EMBEDDED)!r})('It rained. Roads closed.').sents])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert out.stdout.strip() == "['It rained.', 'Roads closed.']"


def test_disk_and_bytes_keep_everything(tmp_path: Path) -> None:
    nlp = load()
    nlp.to_disk(tmp_path / "kept")
    from_disk = spacy.load(tmp_path / "kept")
    from_bytes = spacy.util.load_model_from_config(nlp.config)
    from_bytes.from_bytes(nlp.to_bytes())
    for other in (from_disk, from_bytes):
        assert [_facts(d) for d in other.pipe(TEXTS)] == [_facts(d) for d in nlp.pipe(TEXTS)]


def test_one_by_one_in_batches_and_in_processes(nlp: Language) -> None:
    alone = [_facts(nlp(text)) for text in TEXTS]
    assert [_facts(d) for d in nlp.pipe(TEXTS, batch_size=2)] == alone
    assert [_facts(d) for d in nlp.pipe(TEXTS, n_process=2)] == alone


def test_components_can_be_added() -> None:
    nlp = spacy.load(EMBEDDED)
    ruler = nlp.add_pipe("entity_ruler", config={"overwrite_ents": True})
    ruler.add_patterns([{"label": "EVENT", "pattern": "Operation Dawn"}])  # type: ignore[attr-defined]
    assert ("Operation Dawn", "EVENT") in [(e.text, e.label_) for e in nlp("They began Operation Dawn.").ents]


def test_sources_and_licences_are_named() -> None:
    meta = json.loads((EMBEDDED / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert {"EWT", "GUM", "Groningen", "Wikigold", "GeoNames"} <= {
        w for s in meta["sources"] for w in s["name"].replace(",", "").split()
    }
    assert all(source["license"] for source in meta["sources"])


def test_weights_are_small() -> None:
    assert sum(f.stat().st_size for f in EMBEDDED.rglob("*") if f.is_file()) < 40_000_000


def test_long_and_blank_texts(nlp: Language) -> None:
    long = " ".join(f"The court fined company {n} on Monday." for n in range(400))
    doc = nlp(long)
    assert 380 <= len(list(doc.sents)) <= 420
    for text in ("", " ", "\n\n\n", "word " * 3000):
        assert nlp(text).text == text
