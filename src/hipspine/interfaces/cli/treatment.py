"""`hipspine options`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Evidence, Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put


def options(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file: TOML, or JSON by its name.")],
    evidence: Evidence = None,
    full: Annotated[bool, typer.Option("--all", help="Print every option, outcome and fact.")] = False,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """What could be done about the likeliest sources, and what is known to come of it.

    At most 40 lines. What a raised trigger forbids is marked; hip first or spine first stands side by side.
    """
    may_write(out, force=force, inputs=[case])
    from hipspine import api
    from hipspine.interfaces.terminal.options_text import options_text

    library = api.load(add=evidence)
    found = api.options_answer(api.read_case(case, library), library)
    if json:
        put(as_json(found.to_dict()), out, force=force, inputs=[case])
        return
    put(options_text(found.options, found.order, library.vocabulary, full=full), out, force=force, inputs=[case])
