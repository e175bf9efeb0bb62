"""Rows as the bytes of a table file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from importlib import import_module

from hipspine.errors import MissingExtra

Cell = str | int | float | bool | None


def csv_bytes(rows: Sequence[Mapping[str, Cell]]) -> bytes:
    """The rows as CSV (RFC 4180 with LF, UTF-8): a header, an empty cell where there is nothing, true and false."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows[0] if rows else ())
    writer.writerows([_shown(cell) for cell in row.values()] for row in rows)
    return text.getvalue().encode()


def parquet_bytes(rows: Sequence[Mapping[str, Cell]]) -> bytes:
    """The rows as Parquet. Raises MissingExtra without pyarrow; a column of mixed types becomes text."""
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise MissingExtra("batch", "Parquet") from None
    names = list(rows[0]) if rows else []
    columns = {name: _column([row[name] for row in rows]) for name in names}
    buffer = io.BytesIO()
    parquet.write_table(arrow.table(columns), buffer)
    return buffer.getvalue()


def _shown(cell: Cell) -> str | int | float:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else cell


def _column(cells: list[Cell]) -> list[Cell]:
    kinds = {type(cell) for cell in cells if cell is not None}
    if len(kinds) <= 1 or kinds == {int, float}:
        return cells
    return [None if cell is None else str(_shown(cell)) for cell in cells]
