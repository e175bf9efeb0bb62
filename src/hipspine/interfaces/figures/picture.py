"""A drawing as the bytes of a file."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from hipspine.errors import InputError, MissingExtra, Problem

FORMATS: Final = (".svg", ".png", ".pdf")
SCALE: Final = 2
"""Pixels of a PNG a unit of the drawing: 1000 units are 2000 pixels, 17 cm at 300 dots an inch."""


def check_format(path: PurePath, option: str) -> list[Problem]:
    """The problem of a file whose name does not say one of the formats; none for a good one."""
    if path.suffix.lower() in FORMATS:
        return []
    allowed = f"Allowed: a name that ends in {', '.join(FORMATS)}."
    return [Problem("unknown-format", option, str(path), "is of no known format", allowed)]


def need_converter(path: PurePath) -> None:
    """MissingExtra where the format of a file needs the converter and it is not installed; SVG needs nothing."""
    if path.suffix.lower() == ".svg":
        return
    try:
        import vl_convert  # noqa: F401
    except ImportError:
        raise MissingExtra("plots", f"A figure as {path.suffix[1:].upper()} (SVG needs nothing)") from None


def picture(svg: str, path: PurePath) -> str | bytes:
    """An SVG document in the format that the name of a file says: as it is, as PNG or as PDF.

    Raises InputError for another format, and MissingExtra as `need_converter`.
    """
    problems = check_format(path, "file")
    if problems:
        raise InputError(problems)
    need_converter(path)
    kind = path.suffix.lower()
    if kind == ".svg":
        return svg
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg, scale=SCALE) if kind == ".png" else vl_convert.svg_to_pdf(svg))
