"""Whether a result may be written where it was asked for, before any work is done."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from hipspine.errors import InputError, Problem


def check_target(target: str | Path, *, force: bool = False, inputs: Iterable[str | Path] = ()) -> None:
    """InputError where `target` exists already (without `force`) or is one of the `inputs` (always).

    Codes `file-exists` and `output-is-input`. Whatever else can go wrong shows when the file is written.
    """
    path = Path(target)
    if not os.path.lexists(path):
        return
    for one in inputs:
        if Path(one).exists() and path.exists() and path.samefile(one):
            message = "is the input of this command"
            raise InputError([Problem("output-is-input", "", None, message, remedy="Name another.", file=str(target))])
    if path.is_file() and not force:
        remedy = "Choose another name, or add --force."
        raise InputError([Problem("file-exists", "", None, "exists already", remedy=remedy, file=str(target))])
