"""Make a spaCy pipeline of trained weights: ``python -m training.pack RUN_DIR GAZETTEER DICTIONARY OUT_DIR``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import spacy
import torch

from extractors.language.reading import FORMAT
from extractors.language.storage import pack
from extractors.language.tokenizer import newswire_tokenizer

SOURCES = json.loads((Path(__file__).parent / "sources.json").read_text(encoding="utf-8"))


def reorder(state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The reader puts side by side what depends on the form alone: dictionary before gazetteer."""
    gazetteer, bits = state["gazetteer.weight"].shape[0], state["bits.weight"].shape[0]
    out = dict(state)
    for layer in ("lstms.0", "lstms.1"):
        weight = state[f"{layer}.weight_ih_l0"]
        first = weight.shape[1] - gazetteer - bits
        out[f"{layer}.weight_ih_l0"] = torch.cat(
            [weight[:, :first], weight[:, first + gazetteer :], weight[:, first : first + gazetteer]], 1
        )
    return out


def main(run: str, gazetteer: str, dictionary: str, out: str) -> None:
    trained = json.loads((Path(run) / "model.json").read_text(encoding="utf-8"))
    state = torch.load(Path(run) / "average.pt", weights_only=True)
    meta = {"format": FORMAT, **{k: trained[k] for k in ("labels", "entities", "words")}}
    nlp = spacy.blank("en")
    nlp.tokenizer = newswire_tokenizer(nlp)
    reader = nlp.add_pipe("dateline_reader")
    reader.load(
        {
            "model.json": (json.dumps(meta, ensure_ascii=False, indent=0) + "\n").encode("utf-8"),
            "weights.bin": pack({k: v.numpy() for k, v in reorder(state).items()}),
            "gazetteer.txt.gz": Path(gazetteer).read_bytes(),
            "dictionary.bin": Path(dictionary).read_bytes(),
        }
    )
    nlp.meta.update(
        name="dateline_news",
        version="1.2.0",
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
    main(*sys.argv[1:5])
