"""`hipspine bench`."""

from __future__ import annotations

from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Evidence, Force, Json, Out
from hipspine.interfaces.cli.say import may_write, put


def bench(
    full: Annotated[bool, typer.Option("--all", help="List each case as well.")] = False,
    evidence: Evidence = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """Score the model and two simpler ways on published cases with a proven diagnosis.

    The cases are few and were published because they were unusual; the docs say what they can show.
    """
    may_write(out, force=force)
    from hipspine import api
    from hipspine.bench.render import render

    scores = api.run_bench(api.load(add=evidence))
    put(scores.to_json() if json else render(scores, cases=full), out, force=force)
