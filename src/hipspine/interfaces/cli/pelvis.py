"""`hipspine pelvis`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put


def pelvis(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="Landmarks on films, or angles by posture.")],
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """Spinopelvic parameters by posture with their errors, and what changes from standing to each other posture.

    FILE.json holds landmarks in pixels on lateral and AP films, or typed angles; never two postures in one.
    """
    may_write(out, force=force, inputs=[file])
    from hipspine import api
    from hipspine.interfaces.terminal.pelvis_text import pelvis_text

    found = api.measure(file)
    put(as_json(found.to_dict()) if json else pelvis_text(found), out, force=force, inputs=[file])
