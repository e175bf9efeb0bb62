"""`hipspine bench`."""

from __future__ import annotations

from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Evidence, Force, Json, Out
from hipspine.interfaces.cli.say import may_write, put


def bench(
    full: Annotated[bool, typer.Option("--all", help="List each case as well.")] = False,
    checks: Annotated[
        bool, typer.Option("--checks", help="Instead: printed figures that are no input, and what the model predicts.")
    ] = False,
    evidence: Evidence = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """Score the model and two simpler ways on published cases with a proven diagnosis.

    The cases are few and were published because they were unusual; the docs say what they can show. With --checks
    the model predicts figures of studies that it does not use.
    """
    may_write(out, force=force)
    from hipspine import api

    if checks:
        from hipspine.bench.checks.render import render_checks

        found = api.run_checks(api.load(add=evidence))
        put(found.to_json() if json else render_checks(found), out, force=force)
        return
    from hipspine.bench.render import render

    scores = api.run_bench(api.load(add=evidence))
    put(scores.to_json() if json else render(scores, cases=full), out, force=force)
