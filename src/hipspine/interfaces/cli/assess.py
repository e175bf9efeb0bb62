"""`hipspine assess`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Evidence, Force, Json, Out
from hipspine.interfaces.cli.say import may_write, put

LEAST, MOST = 0.5, 0.99


def assess(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file: TOML, or JSON by its name.")],
    evidence: Evidence = None,
    interval: Annotated[
        float, typer.Option("--interval", help=f"Level of all intervals, from {LEAST} to {MOST}.")
    ] = 0.9,
    full: Annotated[bool, typer.Option("--all", help="Print everything, with the references.")] = False,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """What to rule out first, where the pain may come from, why, and what to test next.

    At most 40 lines. A new case file: hipspine new-case FILE.
    """
    check_interval(interval)
    may_write(out, force=force, inputs=[case])
    from hipspine import api
    from hipspine.interfaces.terminal.answer_text import answer_text
    from hipspine.interfaces.terminal.colour import coloured
    from hipspine.io.terminal import colour_wanted

    library = api.load(add=evidence)
    answer = api.assess(api.read_case(case, library), library, interval=interval)
    if json:
        put(answer.to_json(), out, force=force, inputs=[case])
        return
    text = answer_text(answer, library.vocabulary, full=full)
    put(coloured(text) if out is None and colour_wanted() else text, out, force=force, inputs=[case])


def check_interval(interval: float) -> None:
    """InputError where the level of the intervals is out of range, with what was probably meant."""
    if LEAST <= interval <= MOST:
        return
    from hipspine.errors import InputError, Problem

    meant = LEAST <= interval / 100 <= MOST
    remedy = f"Did you mean {interval / 100:g}?" if meant else ""
    allowed = f"Allowed: a number from {LEAST} to {MOST}."
    raise InputError([Problem("out-of-range", "--interval", f"{interval:g}", "is out of range", allowed, remedy)])
