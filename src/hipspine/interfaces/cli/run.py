"""Running a command: what comes out as an error, and with which exit status."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from hipspine.errors import InputError, MissingExtra, Problem
from hipspine.interfaces.cli.say import ReaderGone, say_problems

OUR_FAULT = 70
INTERRUPTED = 130
SELDOM = 100_000
"""New objects between two searches for unused ones."""


def main() -> None:
    """The program: runs the command line it was started with and ends with its exit status.

    It ends soon, and what it loads stays: looking for unused objects at every turn would cost a tenth of the time.
    """
    from hipspine.io.terminal import prepare_streams

    gc.set_threshold(SELDOM)
    prepare_streams()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status; nothing but `--debug` lets a trace through.

    0 answered, 1 a check found problems, 2 unusable input, 3 an extra is missing, 70 our fault, 130 interrupted.
    """
    words = list(arguments)
    options = words[: words.index("--")] if "--" in words else words
    debug = "--debug" in options
    if debug:
        words.remove("--debug")
    try:
        return _finished(words)
    except KeyboardInterrupt:
        say_problems([Problem("interrupted", "", None, "was interrupted", file="hipspine")], as_json=False)
        return INTERRUPTED
    except (InputError, MissingExtra) as error:
        say_problems(_problems(error), as_json="--json" in options)
        return error.exit_status
    except (ReaderGone, BrokenPipeError):
        from hipspine.io.terminal import drop_output

        drop_output()
        return 0
    except Exception as error:
        if debug:
            raise
        fault = " ".join(f"our fault, not yours: {type(error).__name__}: {error}".split())
        remedy = "Please report it with the file; --debug shows where it happened."
        problem = Problem("our-fault", "", None, fault, remedy=remedy, file="hipspine")
        say_problems([problem], as_json="--json" in options)
        return OUR_FAULT


def _finished(words: list[str]) -> int:
    """The exit status of a command that ran to its end; what was wrong with the command line as InputError."""
    import typer

    from hipspine.interfaces.cli.app import app

    usage: type[Exception] = typer.BadParameter.__mro__[2]  # the base of all complaints about a command line
    try:
        status = app(words, prog_name="hipspine", standalone_mode=False)
        sys.stdout.flush()
        if status == INTERRUPTED:  # what typer makes of Ctrl-C
            raise KeyboardInterrupt
    except typer.Abort:
        raise KeyboardInterrupt from None
    except usage as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stdout.write(str(getattr(error, "message", "")) + "\n")
            return 0
        raise InputError([_usage(error)]) from None
    return status if isinstance(status, int) else 0


def _usage(error: Exception) -> Problem:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "hipspine"
    said, _, more = str(getattr(error, "format_message", lambda: str(error))()).partition(". ")
    message = said[:1].lower() + said[1:].rstrip(".")
    remedy = f"{more.rstrip('.')} Help: {command} --help".lstrip()
    return Problem("bad-command-line", "", None, message, remedy=remedy, file=command)


def _problems(error: InputError | MissingExtra) -> Sequence[Problem]:
    if isinstance(error, InputError):
        return error.problems
    return [Problem("missing-extra", "", None, str(error), file="hipspine")]
