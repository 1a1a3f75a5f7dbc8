"""Train the network: ``python -m training.train --data DATA --gazetteer GAZ --out DIR``.

Fixed seeds, a fixed number of epochs and no early stopping: another run on another machine gives the same scores but
for rounding. What is written is the running average of the weights over the last part of the run
(``average.pt``), and their plain mean from some way on (``mean.pt``).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch

from extractors.language import features
from extractors.language.dictionary import BITS, Dictionary, unpack
from extractors.language.gazetteer import WIDTH, Gazetteer
from training.build_gazetteer import person_names
from training.corpora import Paragraph, read_conllu
from training.encoding import Encoder, batches, epoch_chunks
from training.examples import ENTITY_TAGS, Labels, labels_of, load_sets
from training.model import Reader, Sizes
from training.names import gazetteer as read_gazetteer
from training.swapping import Swapper


@torch.no_grad()
def quick_scores(model: Reader, encoder: Encoder, paragraphs: Sequence[Paragraph]) -> dict[str, float]:
    """On gold tokens and sentences: a thermometer for the training, not a score to report."""
    model.eval()
    hits: Counter[str] = Counter()
    chunks = [
        encoder.chunk(p.sentences[i : i + 4], trees=True) for p in paragraphs for i in range(0, len(p.sentences), 4)
    ]
    for group in batches(chunks, random.Random(0), 2000):
        batch = encoder.batch(group)
        h, pieces = model.encode(batch)
        start, tag, morphs, lemma, _ = model.scores(h, pieces)
        arcs, dep, head = model.trees(h, batch.tree_rows)
        real = batch.heads >= 0
        found = arcs.argmax(2)
        chosen = head.gather(1, found[:, :, None].expand(-1, -1, head.shape[2]))
        label = model.labels(dep[real], chosen[real]).argmax(1)
        right = found[real] == batch.heads[real]
        hits["words"] += len(batch.words)
        hits["UAS"] += int(right.sum())
        hits["LAS"] += int((right & (label == batch.deps[real])).sum())
        hits["tag"] += int((tag.argmax(1) == batch.tags).sum())
        hits["morph"] += int((morphs.argmax(1) == batch.morphs).sum())
        hits["lemma"] += int((lemma.argmax(1) == batch.lemmas).sum())
        hits["start_tp"] += int(((start > 0) & (batch.starts == 1)).sum())
        hits["start_sum"] += int((start > 0).sum() + (batch.starts == 1).sum())
    model.train()
    scores = {k: round(100 * hits[k] / hits["words"], 2) for k in ("UAS", "LAS", "tag", "morph", "lemma")}
    return scores | {"starts": round(200 * hits["start_tp"] / hits["start_sum"], 2)}


def go_on(model: Reader, words: Sequence[str], labels: Labels, folder: Path) -> None:
    """Take the weights of an earlier run; what it did not know yet (words, features) begins at nothing."""
    old = json.loads((folder / "model.json").read_text())
    if old["labels"] != asdict(labels):
        raise SystemExit(f"{folder}: the labels are others than those of the data")
    numbers = {word: i for i, word in enumerate(old["words"])}
    state = torch.load(folder / "average.pt", weights_only=True)
    kept = [i for i, word in enumerate(words) if word in numbers]
    with torch.no_grad():
        for name, value in model.state_dict().items():
            if name == "word.weight":
                value[kept] = state[name][[numbers[words[i]] for i in kept]]
            elif name in state and value.shape == state[name].shape:
                value.copy_(state[name])
            elif name in state:  # features were added at the end of a row
                value.zero_()
                value[:, : state[name].shape[1]] = state[name]
    print(f"goes on from {folder}: {len(kept)} of {len(words)} words known", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gazetteer", type=Path, required=True)
    parser.add_argument("--dictionary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="the folder of an earlier run, to go on from its weights")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--stop", type=int, help="stop after so many of the epochs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=1400)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--mean-from", type=float, default=0.35, help="part of the run after which mean.pt begins")
    parser.add_argument("--share", type=float, default=0.35)
    parser.add_argument("--made-up", type=int, default=0, help="short texts around made-up names in an epoch")
    parser.add_argument("--told", type=float, default=0.0, help="share of the trees told again as headlines")
    parser.add_argument("--silver", type=Path, help="names that an earlier model found, as training.silver wrote them")
    parser.add_argument("--hidden", type=int, default=200)
    parser.add_argument("--dev", action="store_true", help="train on the development parts, too")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)

    entries = unpack(args.dictionary.read_bytes())
    sets = load_sets(args.data, args.gazetteer, args.silver, dev=args.dev)
    names = read_gazetteer(args.gazetteer)
    labels = labels_of(sets.trees)
    if args.start:
        labels = Labels(**json.loads((args.start / "model.json").read_text())["labels"])
    counted = Counter(features.norm(w.form) for p in sets.trees for s in p.sentences for w in s.words)
    counted.update(features.norm(w.form) for s in (*sets.gmb, *sets.wikigold) for w in s.words)
    words = ["", *sorted(w for w, n in counted.items() if n >= 2)]
    encoder = Encoder(
        words,
        labels,
        Gazetteer((name.split(), kind) for name, kinds in sorted(names.items()) for kind in sorted(kinds)),
        Dictionary(entries),
    )
    places = sorted(n for n, k in names.items() if k & {"country", "city"} and n.isascii())
    nations = sorted(n for n, k in names.items() if k == {"people"} and n.endswith(("an", "ish", "ese", "i")))
    bodies = sorted(n for n, k in names.items() if k & {"organisation", "company"})
    swapper = Swapper(list(person_names()), places, nations, bodies, rng)

    sizes = Sizes(
        *(len(words), features.PIECES, features.SHAPES, WIDTH, BITS),
        *(len(x) for x in (labels.tags, labels.morphs, labels.lemmas, labels.deps, ENTITY_TAGS)),
        hidden=args.hidden,
    )
    model = Reader(sizes)
    if args.start:
        go_on(model, words, labels, args.start)
    print(f"{sum(p.numel() for p in model.parameters()):,} weights; {asdict(sizes)}", flush=True)
    meta = {
        "sizes": asdict(sizes),
        "words": words,
        "labels": asdict(labels),
        "entities": list(ENTITY_TAGS),
        "arguments": {k: str(v) for k, v in vars(args).items()},
    }
    (args.out / "model.json").write_text(json.dumps(meta, ensure_ascii=False, indent=0))
    dev = list(read_conllu(args.data / "ud_ewt/en_ewt-ud-dev.conllu"))[::3]
    optimizer = torch.optim.Adam(model.parameters(), lr=args.rate, betas=(0.9, 0.95), eps=1e-8, fused=True)
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    mean, counted_in = {k: torch.zeros_like(v) for k, v in average.items()}, 0
    step = 0
    began = time.time()
    for epoch in range(min(args.epochs, args.stop or args.epochs)):
        chunks = epoch_chunks(sets, encoder, swapper, rng, args.share, args.made_up, args.told)
        groups = list(batches(chunks, rng, args.batch))
        sums: Counter[str] = Counter()
        seen, since = 0, time.time()
        for done, group in enumerate(groups):
            progress = (epoch + done / len(groups)) / args.epochs
            rate = args.rate * min(1.0, (step + 1) / 120) * (0.004 + 0.996 * 0.5 * (1 + math.cos(math.pi * progress)))
            for g in optimizer.param_groups:
                g["lr"] = rate
            loss, parts = model.loss(encoder.batch(group))
            optimizer.zero_grad(set_to_none=False)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            step += 1
            if step % 5 == 0:
                keep = min(0.99, step / (step + 200))
                for k, v in model.state_dict().items():
                    average[k].lerp_(v, 1 - keep)
                if progress >= args.mean_from:
                    counted_in += 1
                    for k, v in model.state_dict().items():
                        mean[k].lerp_(v, 1 / counted_in)
            seen += sum(len(c.forms) for c in group)
            sums.update(parts)
            if done % 100 == 99:
                print(
                    f"  {step} {seen / (time.time() - since):.0f}",
                    {k: round(v / (done + 1), 3) for k, v in sums.items()},
                    flush=True,
                )
        line = f"epoch {epoch + 1} step {step} {time.time() - began:.0f}s"
        if epoch % 2 == 1 or epoch + 1 == args.epochs:
            kept = {k: v.detach().clone() for k, v in model.state_dict().items()}
            model.load_state_dict(average)
            line += f" {quick_scores(model, encoder, dev)}"
            torch.save(average, args.out / "average.pt")
            if counted_in:
                model.load_state_dict(mean)
                line += f" mean {quick_scores(model, encoder, dev)}"
                torch.save(mean, args.out / "mean.pt")
            model.load_state_dict(kept)
            torch.save(
                {"model": kept, "optimizer": optimizer.state_dict(), "epoch": epoch + 1, "step": step},
                args.out / "state.pt",
            )
        print(line, flush=True)
    torch.save(average, args.out / "average.pt")


if __name__ == "__main__":
    main()
