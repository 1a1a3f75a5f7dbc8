"""Make a spaCy pipeline of trained weights: ``python -m training.pack RUN_DIR GAZETTEER OUT_DIR``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import spacy
import torch

from extractors.language.component import FORMAT
from extractors.language.storage import pack
from extractors.language.tokenizer import newswire_tokenizer

SOURCES = json.loads((Path(__file__).parent / "sources.json").read_text(encoding="utf-8"))


def main(run: str, gazetteer: str, out: str) -> None:
    trained = json.loads((Path(run) / "model.json").read_text(encoding="utf-8"))
    state = torch.load(Path(run) / "average.pt", weights_only=True)
    meta = {"format": FORMAT, **{k: trained[k] for k in ("labels", "entities", "words")}}
    nlp = spacy.blank("en")
    nlp.tokenizer = newswire_tokenizer(nlp)
    reader = nlp.add_pipe("dateline_reader")
    reader.load(
        {
            "model.json": (json.dumps(meta, ensure_ascii=False, indent=0) + "\n").encode("utf-8"),
            "weights.bin": pack({k: v.numpy() for k, v in state.items()}),
            "gazetteer.txt.gz": Path(gazetteer).read_bytes(),
        }
    )
    nlp.meta.update(
        name="dateline_news",
        version="1.0.0",
        description="English news: tags, morphology, lemmas, UD dependencies, sentences and entities in one pass.",
        author="The dateline developers",
        license="CC BY-SA 4.0",
        sources=SOURCES,
        requirements=["dateline"],
    )
    scores = Path(run) / "scores.json"
    if scores.exists():
        nlp.meta["performance"] = json.loads(scores.read_text())
    nlp.to_disk(out)
    print(f"{sum(f.stat().st_size for f in Path(out).rglob('*') if f.is_file()) / 1e6:.1f} MB in {out}")


if __name__ == "__main__":
    main(*sys.argv[1:4])
