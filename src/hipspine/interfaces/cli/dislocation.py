"""`hipspine dislocation`."""

from __future__ import annotations

from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Evidence, Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put


def dislocation(
    levels: Annotated[
        int | None,
        typer.Option("--levels", help="Fused levels, 0 for no fusion; not given: not known.", show_default=False),
    ] = None,
    sacrum: Annotated[
        bool | None,
        typer.Option("--sacrum/--no-sacrum", help="The fusion reaches the sacrum, or spares it.", show_default=False),
    ] = None,
    head: Annotated[
        float | None, typer.Option("--head", metavar="MM", help="Diameter of the head.", show_default=False)
    ] = None,
    dual_mobility: Annotated[bool, typer.Option("--dual-mobility", help="The cup has dual mobility.")] = False,
    evidence: Evidence = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """How likely a hip replacement dislocates within one and two years after a fusion.

    Levels and sacrum give two figures side by side: no study adjusted one for the other, so they are never multiplied.
    """
    may_write(out, force=force)
    from hipspine import api
    from hipspine.errors import InputError, Problem
    from hipspine.interfaces.terminal.dislocation_text import dislocation_text
    from hipspine.treatment.dislocation_recipe import MOST_LEVELS
    from hipspine.treatment.dislocation_risk import heads

    library = api.load(add=evidence)
    known = heads(library.treatment.dislocation) if library.treatment.dislocation else ()
    problems = []
    if levels is not None and not 0 <= levels <= MOST_LEVELS:
        allowed = f"Allowed: a whole number from 0 to {MOST_LEVELS}."
        problems.append(Problem("out-of-range", "--levels", levels, "is out of range", allowed))
    if levels == 0 and sacrum:
        remedy = "Leave one of the two out."
        problems.append(Problem("contradiction", "--sacrum", None, "a fusion has at least one level", "", remedy))
    if head is not None and head not in known:
        allowed = f"Allowed: {', '.join(f'{one:g}' for one in known)} mm."
        problems.append(Problem("out-of-range", "--head", f"{head:g}", "was compared by no study", allowed))
    if problems:
        raise InputError(problems)
    found = api.dislocation(library, levels=levels, to_sacrum=sacrum, head=head, dual_mobility=dual_mobility)
    put(as_json(found.to_dict()) if json else dislocation_text(found.risk), out, force=force)
