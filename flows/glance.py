"""Before anything is loaded: how much there seems to be to do. Imports nothing heavy before it has to."""

from __future__ import annotations

from flows.options import RunOptions, Work
from flows.places import work_folder


def unread(options: Work) -> int | None:
    """How many bytes no run seems to have read yet, as files look from outside; ``None`` where that cannot be seen."""
    if not isinstance(options, RunOptions) or first_time(options):
        return None
    from flows.inputs import unread as unread_of

    return unread_of(work_folder(options), options.paths)


def first_time(options: Work) -> bool:
    """Whether no run has left notes of what it read."""
    return not (work_folder(options) / "inputs.json").is_file()
