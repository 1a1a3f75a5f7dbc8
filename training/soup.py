"""The mean of the weights of several runs: ``python -m training.soup OUT_DIR RUN_DIR[=SHARE] RUN_DIR[=SHARE] …``.

Only for runs that went on from the same weights: they lie in one valley, and their mean is as good as each and
steadier. Words that a later run does not know keep the weights of the first; the first one's words and labels are kept.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import torch

State = dict[str, torch.Tensor]


def _words(run: Path) -> list[str]:
    found: list[str] = json.loads((run / "model.json").read_text(encoding="utf-8"))["words"]
    return found


def _as_first(state: State, run: Path, first: State, words: list[str]) -> State:
    """``state`` with a row for each of ``words``."""
    numbers = {word: i for i, word in enumerate(_words(run))}
    table = first["word.weight"].clone()
    for i, word in enumerate(words):
        if word in numbers:
            table[i] = state["word.weight"][numbers[word]]
    return {**state, "word.weight": table}


def main(out: str, *runs: str) -> None:
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    named = [(Path(name), float(share or 1)) for name, _, share in (run.partition("=") for run in runs)]
    words = _words(named[0][0])
    states: list[State] = [torch.load(run / "average.pt", weights_only=True) for run, _ in named]
    states = [_as_first(state, run, states[0], words) for state, (run, _) in zip(states, named, strict=True)]
    total = sum(share for _, share in named)
    shares = [share / total for _, share in named]
    mean = {
        name: torch.stack([state[name] * share for state, share in zip(states, shares, strict=True)]).sum(0)
        for name in states[0]
    }
    torch.save(mean, folder / "average.pt")
    shutil.copy(named[0][0] / "model.json", folder / "model.json")
    print(f"{len(runs)} runs in {folder}")


if __name__ == "__main__":
    main(*sys.argv[1:])
