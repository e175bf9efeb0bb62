"""The pages of the documentation and what remaking one means."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
OF_THE_PROJECT = ("README.md", "CONTRIBUTING.md", "DEVELOPERS.md", "GLOSSARY.md", "CHANGELOG.md")


def pages() -> list[Path]:
    """Every Markdown page a reader can meet, in a fixed order."""
    return [ROOT / name for name in OF_THE_PROJECT] + sorted((ROOT / "docs").rglob("*.md"))


def remade(page: Path, text: str) -> str:
    """The text of a page with its generated parts written afresh and its examples run."""
    from docmaker.examples import with_outputs
    from docmaker.parts import with_parts

    return with_outputs(page, with_parts(text))
