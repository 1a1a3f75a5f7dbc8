"""``dateline annotate IN... --out DIR``: TimeML or plain text in, TimeML out, a file each.

Front matter of a text gives its day and title, as for ``dateline run``, and is not annotated.
Gold annotations in the input are ignored; only the text and the creation time are taken. A file that cannot be read
is named with the remedy and the others go on. A text that the parser refuses (a paragraph of a million characters)
still gets its time expressions, which need no parse, and is named as one without events.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

import typer
from spacy.language import Language

from extractors.articles import ReadOptions
from extractors.articles.frontmatter import plain_draft, split_front_matter
from extractors.articles.publication import settle
from extractors.articles.reasons import UnreadableError, one_line
from extractors.articles.texts import decode
from extractors.language import ModelError, load
from extractors.model import Article, Block, BlockKind, Mention, Published, Timex
from extractors.pipeline import extract
from extractors.time import find_text, timeml
from extractors.time.timeml_read import TimemlDocument, TimemlError, published, read

SUFFIXES = (".tml", ".txt", ".md")
LIMITS = ReadOptions().limits
#: Parsed together for speed; where one of them fails they are taken one by one, so that only that one is lost.
BATCH = 32
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)))*+")


@dataclass(frozen=True, slots=True)
class Job:
    """One input, read: where it came from, where the result goes, and the document."""

    source: Path
    target: Path
    document: TimemlDocument
    article: Article


class AnnotateError(ValueError):
    """One input cannot be annotated; the message is one line with the remedy."""


def annotate(paths: Sequence[Path], out: Path, dct: date | None = None, model: str | None = None) -> int:
    """Annotate files, and the ``.tml``, ``.txt`` and ``.md`` files of directories, into ``out``; returns the exit code.

    ``dct`` is the creation time of inputs that carry none (a text without front matter). 0: done, what was refused is
    listed; 1: nothing could be annotated.

    Inputs ``news/wsj_0006.tml`` and ``news/a/report.txt`` given as ``news`` become ``out/wsj_0006.tml`` and
    ``out/a/report.tml``.
    """
    problems: list[str] = []
    pairs = list(_inputs(paths, out, problems))
    try:
        nlp = load(model) if pairs else None
    except ModelError as error:
        typer.echo(f"dateline annotate: {_line(error)}", err=True)
        return 1
    written = 0
    jobs = _read_all(pairs, dct, problems)
    while nlp is not None and (batch := list(islice(jobs, BATCH))):
        for job, text in _annotated(batch, nlp, problems):
            try:
                _write(job.target, text)
            except OSError as error:
                problems.append(f"{job.target}: {error.strerror or error}; choose another --out")
                continue
            written += 1
    for problem in problems:
        typer.echo(f"dateline annotate: {problem}", err=True)
    typer.echo(f"{written} annotated, {len(problems)} with a problem; {out}")
    return 0 if written else 1


def read_input(raw: bytes, name: str, dct: date | None) -> tuple[TimemlDocument, Published]:
    """Decode one input; ``name`` decides whether it is TimeML (``.tml``) or plain text.

    Raises ``AnnotateError`` with one line that says what to do.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = decode(raw)  # as for `dateline run`: UTF-16, what Windows writes
        except UnreadableError as error:
            raise AnnotateError(error.message) from None
    if name.lower().endswith(".tml"):
        try:
            document = read(text)
        except TimemlError as error:
            raise AnnotateError(str(error)) from None
        when = published(document) or (Published(dct, "given") if dct is not None else None)
        if when is None:
            raise AnnotateError(f"no full day in <DCT> ({document.dct_value or 'none'}); give --dct DATE")
        return document, when
    title: str | None = None
    when = Published(dct, "given") if dct is not None else None
    if split_front_matter(text, LIMITS)[0] is not None:
        try:
            draft = plain_draft(text, name, LIMITS)
            when = when or (settle(draft.dates, ReadOptions(), zone=draft.zone) if draft.dates else None)
        except UnreadableError as error:
            raise AnnotateError(str(error)) from None
        text, title = draft.text, draft.title
    if when is None:
        raise AnnotateError("the text carries no date; give --dct DATE (2023-09-20) or front matter (published: DATE)")
    return TimemlDocument(text=text, title=title), when


def to_article(document: TimemlDocument, when: Published, where: str = "") -> Article:
    """The document as the stages want it; paragraphs are what blank lines separate."""
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, m.start(), m.start() + len(m.group().rstrip()))
        for m in _PARAGRAPH.finditer(document.text)
    )
    return Article(
        doc_id=document.doc_id or digest[:16],
        text=document.text,
        published=when,
        blocks=blocks,
        title=document.title,
        text_sha256=digest,
        ingested_from=where,
    )


def _inputs(paths: Iterable[Path], out: Path, problems: list[str]) -> Iterator[tuple[Path, Path]]:
    """(input, output) pairs in a fixed order; two inputs never share an output, and no input is written over."""
    taken: dict[Path, Path] = {}
    for given in paths:
        if given.is_dir():
            found = sorted(p for p in given.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            if not found:
                problems.append(f"{given}: no .tml, .txt or .md file in it")
            pairs = [(path, out / path.relative_to(given).with_suffix(".tml")) for path in found]
        elif given.is_file():
            pairs = [(given, out / (given.stem + ".tml"))]
        else:
            problems.append(f"{given}: no such file")
            continue
        for source, target in pairs:
            if target in taken:
                problems.append(f"{source}: would be written over {taken[target]} ({target}); annotate them apart")
            elif target.resolve() == source.resolve():
                problems.append(f"{source}: would be written over itself; choose another --out")
            else:
                taken[target] = source
                yield source, target


def _read_all(pairs: Iterable[tuple[Path, Path]], dct: date | None, problems: list[str]) -> Iterator[Job]:
    for source, target in pairs:
        try:
            document, when = read_input(source.read_bytes(), source.name, dct)
        except OSError as error:
            problems.append(f"{source}: {error.strerror or error}")
        except AnnotateError as error:
            problems.append(f"{source}: {error}")
        else:
            if document.doc_id is None:
                document = replace(document, doc_id=one_line(source.stem))
            yield Job(source, target, document, to_article(document, when, one_line(str(source))))


def _annotated(batch: Sequence[Job], nlp: Language, problems: list[str]) -> Iterator[tuple[Job, str]]:
    try:
        done = list(zip(batch, extract((job.article for job in batch), nlp), strict=True))
    except Exception as error:  # noqa: BLE001 - one text must never cost the others
        if len(batch) > 1:
            for job in batch:
                yield from _annotated([job], nlp, problems)
        else:
            problems.append(f"{batch[0].source}: written without events; {_line(error)}")
            yield batch[0], _rendered(batch[0], find_text(batch[0].document.text, batch[0].article.published))
        return
    for job, result in done:
        yield job, _rendered(job, result.timexes, result.mentions)


def _rendered(job: Job, timexes: Sequence[Timex], mentions: Sequence[Mention] = ()) -> str:
    from_timeml = job.source.suffix.lower() == ".tml"
    return timeml.write(job.document, job.article.published, timexes, mentions, keep_line_ends=from_timeml)


def _write(target: Path, text: str) -> None:
    """Whole or not at all: a reader never sees half a file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        staged.write_bytes(text.encode("utf-8"))
        staged.replace(target)
    finally:
        staged.unlink(missing_ok=True)


def _line(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return (words or type(error).__name__)[:300]
