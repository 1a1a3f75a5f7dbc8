"""The one error a user of the output meets."""

from __future__ import annotations

import errno
from pathlib import Path


class OutputError(Exception):
    """Output could not be written or read. The message is one line that names the place and the remedy.

    Whatever was in the folder before stays as it was.
    """


def explain(error: OSError, folder: Path | str) -> OutputError:
    """The one-line message for what the operating system refused, e.g. a full disk."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            text = "no space left; free some or give another folder with --out; earlier output is as it was"
        case errno.EACCES | errno.EPERM:
            text = "not writable; change its permissions or give another folder with --out"
        case errno.EROFS:
            text = "on a read-only file system; give another folder with --out"
        case errno.ENOTDIR | errno.EEXIST:
            text = "a file is in the way; remove it or give another folder with --out"
        case errno.EXDEV:
            text = "its parts lie on different disks; keep the whole folder on one"
        case errno.ENOENT:
            text = "cannot be made or found; check the path or give another folder with --out"
        case _:
            text = f"{error.strerror or error}; earlier output is as it was"
    return OutputError(f"{folder}: {text}")
