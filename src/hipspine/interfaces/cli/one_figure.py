"""A figure that a command draws besides its answer."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from hipspine.errors import InputError, Problem
from hipspine.interfaces.cli.say import may_write


def check_figure(option: str, file: Path | None, out: Path | None, *, force: bool, inputs: Sequence[Path] = ()) -> None:
    """InputError before any work where the figure cannot be written, MissingExtra where its format needs an extra.

    Codes `unknown-format`, `file-exists`, `output-is-input`, and `bad-command-line` for two results in one file.
    """
    if file is None:
        return
    from hipspine.interfaces.figures.picture import check_format, need_converter

    problems = check_format(file, option)
    if file == out:
        problems.append(Problem("bad-command-line", option, str(file), "is named twice: one result a file"))
    if problems:
        raise InputError(problems)
    may_write(file, force=force, inputs=inputs)
    need_converter(file)


def write_figure(svg: str, file: Path, *, force: bool) -> None:
    """Write the figure in the format of its name, and say so on the error stream."""
    from hipspine.interfaces.figures.picture import picture
    from hipspine.io.write_output import write_output

    write_output(file, picture(svg, file), force=force)
    sys.stderr.write(f"Written: {file}\n")
