"""Before anything is loaded: does a run seem to have nothing to do? Imports nothing heavy before it has to."""

from __future__ import annotations

from flows.options import RunOptions, Work
from flows.places import work_folder


def seems_idle(options: Work) -> bool:
    """Whether every input looks as it did when it was last read. Only a reason not to load the pipeline yet."""
    if not isinstance(options, RunOptions) or first_time(options):
        return False
    from flows.inputs import seem_unchanged

    return seem_unchanged(work_folder(options), options.paths)


def first_time(options: Work) -> bool:
    """Whether no run has left notes of what it read."""
    return not (work_folder(options) / "inputs.json").is_file()
