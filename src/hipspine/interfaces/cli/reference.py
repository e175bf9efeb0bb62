"""The page `docs/reference/cli.md`, from the help of every command.

After a change write it anew: `python -c "from hipspine.interfaces.cli.reference import write; write('docs')"`.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

HEAD: Final = """\
# Commands

Made from the help of the commands (`hipspine COMMAND --help`); a test keeps the two in step.

Every command takes `--json`. A file is written whole or not at all, and never over another one without `--force`.
The terminal answer of `assess` has at most 40 lines of 80 columns; it is coloured only on a terminal, and never where
`NO_COLOR` is set.

| exit status | meaning |
| --- | --- |
| 0 | answered |
| 1 | a check found problems |
| 2 | unusable input: every problem on a line of its own on the error stream, or as JSON on the standard one |
| 3 | an optional part is not installed; the message is the line that installs it |
| 70 | a fault of the program; `--debug` shows where |
| 130 | interrupted |

With `--json` problems come as `{"problems": [...]}`; what they mean and how to mend them is
[a page of its own](../how-to/errors.md).

The environment variable `HIPSPINE_DATA` names another folder of data, `HIPSPINE_CACHE` another folder for the compiled
evidence.
"""


def reference() -> str:
    """The text of the page."""
    from typer.main import get_command

    from hipspine.interfaces.cli.app import app

    parts = [HEAD]
    for words in _paths(get_command(app), ()):
        title = " ".join(("hipspine", *words))
        parts.append(f"## {title}\n\n```text\n{_help(words)}\n```\n")
    return "\n".join(parts)


def write(docs: str | Path) -> None:
    """Write the page into a folder of documentation, over what stands there."""
    from hipspine.io.write_output import write_output

    write_output(Path(docs) / "reference" / "cli.md", reference(), force=True)


def _paths(command: Any, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words of every command, a group before its commands."""
    yield words
    for name, below in getattr(command, "commands", {}).items():
        yield from _paths(below, (*words, name))


def _help(words: tuple[str, ...]) -> str:
    from hipspine.interfaces.cli.app import app

    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        app([*words, "--help"], prog_name="hipspine", standalone_mode=False)
    return "\n".join(line.rstrip() for line in shown.getvalue().strip().splitlines())
