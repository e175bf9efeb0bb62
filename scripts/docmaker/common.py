"""What all generated parts share: the library, tables, figures as text."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cache

from docmaker.pages import ROOT
from hipspine.api import load
from hipspine.diagnosis.library import Library


@cache
def library() -> Library:
    """The evidence of this checkout, whatever the environment names."""
    os.environ["HIPSPINE_DATA"] = str(ROOT / "data")
    return load()


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [_row(headings), "|" + " --- |" * len(headings)]
    return "\n".join([*lines, *(_row(row) for row in rows)])


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def code(word: object) -> str:
    """A word of a file, as it is typed."""
    return f"`{word}`" if word not in ("", None) else ""


def codes(many: Iterable[object]) -> str:
    """Several of them."""
    return ", ".join(code(one) for one in many)


def per_cent(value: float) -> str:
    """A probability in per cent: two digits, more where it is small."""
    part = 100 * value
    return f"{part:.0f}%" if part >= 10 else f"{part:.2g}%"


def count(number: int) -> str:
    """A whole number with commas."""
    return f"{number:,}"
