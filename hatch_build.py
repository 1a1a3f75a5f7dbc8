"""Compiles the hot modules with mypyc when the wheel is built with ``DATELINE_COMPILE=1``; else it is plain Python.

The sources stay in the wheel beside what is compiled from them. mypy, setuptools, the project's own dependencies and a
C compiler have to be installed where this runs; ``make compiled`` sees to all but the last.
"""

from __future__ import annotations

import contextlib
import os
import sysconfig
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: Where articles spend their time in Python code. What leaves the stages (``model.py``) and what merging stores stays
#: as it is: compiled dataclasses do not know the types of their fields.
PATTERNS = tuple(f"extractors/{part}/[!_]*.py" for part in ("language", "time", "events"))
#: Not these: numpy and spaCy do their work, or they are run once, or mypyc cannot translate them.
PLAIN = frozenset(
    "component loading network reading storage tokenizer timeml timeml_links timeml_read timeml_xml".split()  # noqa: SIM905
)


class CompileHook(BuildHookInterface[Any]):
    """Puts the compiled modules into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Nothing for an editable installation, whose sources change under it."""
        if version == "editable" or os.environ.get("DATELINE_COMPILE") != "1":
            return
        self.work = tempfile.TemporaryDirectory()
        folder = Path(self.work.name)
        with contextlib.chdir(self.root):
            files = compiled(folder)
        build_data["force_include"].update({str(path): path.relative_to(folder / "lib").as_posix() for path in files})
        build_data.update(pure_python=False, infer_tag=True)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clear away what is in the wheel now."""
        if hasattr(self, "work"):
            self.work.cleanup()


def compiled(folder: Path) -> list[Path]:
    """The extension modules of the project in the current folder, each at its place below ``folder/lib``."""
    from mypyc.build import mypycify

    found = (path for pattern in PATTERNS for path in Path().glob(pattern))
    sources = sorted(str(path) for path in found if path.stem not in PLAIN)
    extensions = mypycify(
        sources, opt_level="2", debug_level="0", multi_file=True, target_dir=str(folder), group_name="dateline"
    )
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return [_linked(extension, folder, pool) for extension in extensions]


def _linked(extension: Any, folder: Path, pool: ThreadPoolExecutor) -> Path:
    """Compile the C files of one extension, several at a time (setuptools takes them in turn), and link them."""
    from setuptools._distutils.ccompiler import new_compiler
    from setuptools._distutils.sysconfig import customize_compiler

    compiler: Any = new_compiler()
    customize_compiler(compiler)
    headers = [*extension.include_dirs, sysconfig.get_path("include"), sysconfig.get_path("platinclude")]

    def objects(source: str) -> list[str]:
        made: list[str] = compiler.compile(
            [source], str(folder), include_dirs=headers, extra_postargs=extension.extra_compile_args
        )
        return made

    found = [name for names in pool.map(objects, extension.sources) for name in names]
    name = folder.joinpath("lib", *extension.name.split("."))
    place = name.with_name(name.name + sysconfig.get_config_var("EXT_SUFFIX"))
    compiler.link_shared_object(found, str(place))
    return place
