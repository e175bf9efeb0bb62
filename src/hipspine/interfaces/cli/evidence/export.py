"""`hipspine evidence export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Evidence, Force, Json
from hipspine.interfaces.cli.say import as_json, may_write, put


class Format(StrEnum):
    """The formats a table is written in."""

    csv = "csv"
    parquet = "parquet"


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    table: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="By the ending of FILE unless given, CSV for any other. Parquet needs the extra batch.",
            show_default=False,
        ),
    ] = None,
    evidence: Evidence = None,
    json: Json = False,
    force: Force = False,
) -> None:
    """Every fact as one flat row: who, what, figures as printed, corrections, where it was read, the study."""
    may_write(file, force=force)
    import sys

    from hipspine import api
    from hipspine.evidence import flat_rows
    from hipspine.io.tables import csv_bytes, parquet_bytes
    from hipspine.io.write_output import write_output

    if table is None:
        table = Format.parquet if file.suffix.lower() == ".parquet" else Format.csv
    rows = list(flat_rows(api.load(add=evidence).studies))
    write_output(file, (csv_bytes if table is Format.csv else parquet_bytes)(rows), force=force)
    sys.stderr.write(f"Written: {file}\n")
    if json:
        put(as_json({"written": str(file), "facts": len(rows)}))
