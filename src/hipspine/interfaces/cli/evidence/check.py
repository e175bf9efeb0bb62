"""`hipspine evidence check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put, say_problems


def check(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]", help="A folder of study files; all built-in data without it.", show_default=False
        ),
    ] = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """Every problem of the evidence with file and line, then which facts the model uses.

    Exit status 1 if there is a problem.
    """
    may_write(out, force=force)
    from hipspine import api
    from hipspine.interfaces.fact_use import fact_use
    from hipspine.interfaces.terminal.check_text import check_text

    checked = api.check_evidence(folder)
    use = () if checked.problems else fact_use(api.load(add=folder))
    if json:
        result = {
            "studies": len(checked.studies),
            "facts": len(checked.studies.facts),
            "problems": [one.to_dict() for one in checked.problems],
            "use": [{"role": row.role, "facts": row.facts, "used": row.used, "reasons": row.reasons} for row in use],
        }
        put(as_json(result), out, force=force)
    else:
        say_problems(checked.problems, as_json=False)
        put(check_text(checked.studies, len(checked.problems), use), out, force=force)
    if checked.problems:
        raise typer.Exit(1)
