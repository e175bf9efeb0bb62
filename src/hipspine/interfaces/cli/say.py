"""Putting results and problems out."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hipspine.errors import InputError, Problem


class ReaderGone(Exception):
    """Nobody reads the standard output any more: no fault of anybody's."""


def as_json(value: Any) -> str:
    """A value as JSON text, two-space indent, one line end."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def put(content: str, out: Path | None = None, *, force: bool = False, inputs: Sequence[Path] = ()) -> None:
    """Print a result, or write it to `out` whole; never over an input, nor over another file without `force`.

    InputError (`unwritable-file`) where it cannot be written, ReaderGone where nobody reads what is printed.
    """
    if out is None:
        try:
            sys.stdout.write(content)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise ReaderGone from error
        except OSError as error:
            from hipspine.io.terminal import drop_output

            drop_output()
            message = f"cannot be written: {error.strerror}"
            raise InputError([Problem("unwritable-file", "", None, message, file="standard output")]) from error
        return
    from hipspine.io.write_output import write_output

    may_write(out, force=force, inputs=inputs)
    write_output(out, content, force=force)
    sys.stderr.write(f"Written: {out}\n")


def may_write(out: Path | None, *, force: bool, inputs: Sequence[Path] = ()) -> None:
    """InputError before any work is done where `out` stands already, or is one of the inputs."""
    if out is not None:
        from hipspine.io.may_write import check_target

        check_target(out, force=force, inputs=inputs)


def say_problems(problems: Sequence[Problem], *, as_json: bool) -> None:
    """One line each on the error stream; as JSON on the standard one."""
    if as_json:
        sys.stdout.write(json.dumps({"problems": [one.to_dict() for one in problems]}, indent=2, ensure_ascii=False))
        sys.stdout.write("\n")
        sys.stdout.flush()
        return
    for problem in problems:
        sys.stderr.write(problem.text() + "\n")
