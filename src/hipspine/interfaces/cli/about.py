"""`hipspine about`."""

from __future__ import annotations

from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Evidence, Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put


def about(
    cite: Annotated[bool, typer.Option("--cite", help="How to cite the program and its evidence.")] = False,
    source_attributes: Annotated[
        bool,
        typer.Option(
            "--source-attributes",
            help="What a health record must be able to show about a decision support (45 CFR 170.315(b)(11)).",
        ),
    ] = False,
    evidence: Evidence = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """What the program is for and not for, its versions, its licences; how to cite it."""
    may_write(out, force=force)
    if cite and source_attributes:
        from hipspine.errors import InputError, Problem

        raise InputError([Problem("bad-command-line", "", None, "--cite and --source-attributes exclude each other")])
    from hipspine import api
    from hipspine.interfaces.about.describe import about_parts, cite_parts
    from hipspine.interfaces.about.source_attributes import source_attribute_parts
    from hipspine.interfaces.terminal.parts_text import parts_text

    library = api.load(add=evidence)
    make = cite_parts if cite else source_attribute_parts if source_attributes else about_parts
    parts = make(library)
    put(as_json(parts) if json else parts_text(parts), out, force=force)
