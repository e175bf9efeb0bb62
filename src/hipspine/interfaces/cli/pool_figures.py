"""The figures that `hipspine pool` draws: checked before any work, written at the end."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from hipspine.errors import InputError, Problem
from hipspine.interfaces.cli.say import may_write

Wanted = Mapping[str, Path]
"""The file of each figure that is wanted, by its name."""


def wanted_figures(**files: Path | None) -> Wanted:
    """The figures for which a file was named."""
    return {name: file for name, file in files.items() if file is not None}


def check_figures(wanted: Wanted, *, force: bool, inputs: list[Path], out: Path | None, prevalence: bool) -> None:
    """InputError where a figure cannot be made or written, MissingExtra where its format needs what is not there.

    Codes `unknown-format`, `file-exists`, `output-is-input` and `bad-command-line` (two results in one file, a
    nomogram without a prevalence).
    """
    if not wanted:
        return
    from hipspine.interfaces.figures.picture import check_format, need_converter

    problems = [problem for name, file in wanted.items() for problem in check_format(file, f"--{name}")]
    files = [*wanted.values(), *([out] if out is not None else [])]
    problems += [
        Problem("bad-command-line", f"--{name}", str(file), "is named twice: one result a file")
        for name, file in wanted.items()
        if files.count(file) > 1
    ]
    if "fagan" in wanted and not prevalence:
        remedy = "Add --prevalence, such as 0.1-0.3."
        problems.append(Problem("bad-command-line", "--fagan", None, "needs a prevalence", "", remedy))
    if problems:
        raise InputError(problems)
    for file in wanted.values():
        may_write(file, force=force, inputs=inputs)
        need_converter(file)


def write_figures(wanted: Wanted, review: object, *, force: bool) -> None:
    """Draw and write each figure, and say so on the error stream."""
    if not wanted:
        return
    from hipspine.interfaces import figures
    from hipspine.io.write_output import write_output

    for name, file in wanted.items():
        write_output(file, figures.picture(getattr(figures, name)(review), file), force=force)
        sys.stderr.write(f"Written: {file}\n")
