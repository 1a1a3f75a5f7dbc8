"""What is installed is what the metadata says: typed, licensed, and all of it in the container."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


@pytest.mark.parametrize("package", ["extractors", "flows", "output"])
def test_typing_reaches_whoever_imports_it(package: str) -> None:
    assert (ROOT / package / "py.typed").is_file()


def test_the_licence_names_that_of_the_weights_too() -> None:
    weights = json.loads((ROOT / "extractors/language/weights/meta.json").read_text())["license"]
    spdx = weights.replace("BY-SA ", "BY-SA-").replace("CC ", "CC-")
    assert spdx in PROJECT["license"].split(" AND ")
    assert all((ROOT / name).is_file() for name in PROJECT["license-files"])
    assert spdx in (ROOT / "LICENSE-WEIGHTS").read_text()


def test_the_container_gets_every_file_the_build_asks_for() -> None:
    copied = {
        word
        for line in (ROOT / "Containerfile").read_text().splitlines()
        if line.startswith("COPY ")
        for word in line.split()[1:-1]
    }
    assert {"pyproject.toml", PROJECT["readme"], *PROJECT["license-files"], "constraints.txt"} <= copied
    assert {"extractors", "flows", "output"} <= copied
    assert "hatch_build.py" in copied  # hatchling looks for it whatever is built
