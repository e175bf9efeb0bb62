"""The folder in which the examples of one page are run."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from docmaker.pages import ROOT

HIPSPINE = [sys.executable, "-c", "import sys; from hipspine.interfaces.cli import main; sys.exit(main())"]


class Workshop:
    """An empty folder with `examples/` in it; commands, Python and files of one page act there."""

    def __init__(self, folder: Path, *, with_data: bool) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "examples", folder / "examples")
        data = ROOT / "data"
        if with_data:
            shutil.copytree(data, folder / "data")
            data = folder / "data"
        self._environment = {
            **os.environ,
            "HIPSPINE_DATA": str(data),
            "COLUMNS": "80",
            "NO_COLOR": "1",
            "TERM": "dumb",
            "PYTHONIOENCODING": "utf-8",
        }
        if with_data:
            self._environment["HIPSPINE_CACHE"] = str(folder / ".cache")
        self._names: dict[str, object] = {"__name__": "__example__"}
        self._printed = ""

    def write(self, name: str, text: str) -> None:
        """A file that the page shows."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")

    def edit(self, name: str, difference: str) -> None:
        """Replace the lines without `+` by those without `-`; ValueError unless they stand there exactly once."""
        lines = difference.splitlines()
        before = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
        after = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("-"))
        file = self.folder / name
        text = file.read_text("utf-8")
        if text.count(before) != 1:
            raise ValueError(f"these lines stand {text.count(before)} times in {name}:\n{before}")
        file.write_text(text.replace(before, after), "utf-8", newline="\n")

    def command(self, line: str, status: int) -> str:
        """What a command prints, output and messages together; ValueError for another exit status."""
        words = shlex.split(line)
        if words[0] != "hipspine":
            raise ValueError(f"only hipspine is run, not {words[0]}")
        done = subprocess.run(
            [*HIPSPINE, *words[1:]],
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        if done.returncode != status:
            raise ValueError(f"exit status {done.returncode}, not {status}: {line}\n{done.stdout}")
        return done.stdout

    def python(self, body: str) -> None:
        """Run a Python block; what it prints is kept for the output block after it."""
        printed = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(printed), self._variables():
            exec(compile(body, "example", "exec"), self._names)  # noqa: S102 - the examples of our own pages
        self._printed = printed.getvalue()

    def printed(self) -> str:
        """What the last Python block printed."""
        return "\n".join(line.rstrip() for line in self._printed.splitlines()) + "\n"

    @contextlib.contextmanager
    def _variables(self) -> Iterator[None]:
        kept = dict(os.environ)
        os.environ.update(self._environment)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(kept)
