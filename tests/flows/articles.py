"""Articles written for these tests, and what writes them down."""

from __future__ import annotations

from pathlib import Path

TEXTS = {
    "ferry": "Ferry workers in Lorne walked out on Tuesday. The harbour authority will meet the union on Friday.",
    "court": "A court in Vesna sentenced former minister Ana Kovac to six years in prison on Monday.",
    "flood": "The river burst its banks on 4 March 2024. Rescuers found two people near Tamar on Wednesday.",
    "club": "Marlow City dismissed manager Pedro Almada on Sunday night. Lena Fischer will lead the team on Saturday.",
}


def write(folder: Path, *names: str, published: str | None = "2024-03-07", **more: str) -> Path:
    """Lay articles down as Markdown files; ``more`` are further ones by name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in ({n: TEXTS[n] for n in names} | more).items():
        head = f"---\nsource: The {name.title()} Post\npublished: {published}\n---\n" if published else ""
        (folder / f"{name}.md").write_text(head + text + "\n", encoding="utf-8")
    return folder


def tables(out: Path) -> dict[str, bytes]:
    """The bytes of every table file."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.parquet"))}
