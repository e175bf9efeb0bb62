"""`hipspine new-case`."""

from __future__ import annotations

import json as json_module
from pathlib import Path
from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Force, Json
from hipspine.interfaces.cli.say import as_json, may_write, put


def new_case(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to make; its name ends in .toml.")],
    json: Json = False,
    force: Force = False,
) -> None:
    """Make a case file to fill in: every key explained, common findings ready to be uncommented."""
    if file.suffix.lower() != ".toml":
        from hipspine.errors import InputError, Problem

        remedy = f"Name it {file.with_suffix('.toml')}." if file.name else "Name a file."
        raise InputError([Problem("bad-file-name", "", None, "does not end in .toml", remedy=remedy, file=str(file))])
    may_write(file, force=force)
    from hipspine import api
    from hipspine.io.case_template import case_template

    id = json_module.dumps(file.stem, ensure_ascii=False)[1:-1]
    put(case_template(api.load().vocabulary, id), file, force=force)
    if json:
        put(as_json({"written": str(file)}))
