"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write to FILE instead of printing.", show_default=False)
]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")]
Evidence = Annotated[
    Path | None,
    typer.Option(
        "--evidence",
        metavar="DIR",
        help="A folder of further study files; one with the id of a built-in study replaces it.",
        show_default=False,
    ),
]
