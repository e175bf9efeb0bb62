"""Examples of a page, run in the order in which they stand, in one empty folder for the page.

    <!-- run -->                    before a block ```console: lines that begin with `$ ` are run, the lines between
                                    them are what was printed and are written afresh
    <!-- run: lines 1-8 20-30 -->   only these lines of what was printed are shown, `...` for the others
    <!-- run: status 2 -->          the exit status that is expected; 0 without
    <!-- run: quiet -->             nothing of what was printed is shown
    <!-- output -->                 before a block ```text: what the Python block above it prints
    <!-- edit: FILE -->             before a block ```diff: the lines to take away and to put in, made in that file
    <!-- not run: REASON -->        before any of these blocks

A block with title="FILE" is written to that file. Python blocks of a page share one namespace and need no comment.
The folder holds a copy of `examples/`; where a page edits a file under `data/`, a copy of `data/` too.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from docmaker.workshop import Workshop

_FENCED = re.compile(
    r"(?:^<!-- (?P<mark>run|output|edit|not run)(?:: (?P<words>[^>]*?))? -->\n+)?"
    r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class ExampleFailed(Exception):
    """An example of a page did not do what the page says."""


@dataclass(frozen=True)
class Block:
    """A fenced block: the comment before it, its language and title, its text, and where the text stands."""

    mark: str
    words: str
    language: str
    title: str
    body: str
    span: tuple[int, int]
    line: int


def blocks(text: str) -> list[Block]:
    """Every fenced block of a page, in order."""
    found = []
    for match in _FENCED.finditer(text):
        info = match["info"].strip()
        title = re.search(r'title="([^"]+)"', info)
        found.append(
            Block(
                mark=match["mark"] or "",
                words=(match["words"] or "").strip(),
                language=info.split()[0] if info else "",
                title=title[1] if title else "",
                body=match["body"],
                span=match.span("body"),
                line=text.count("\n", 0, match.start()) + 1,
            )
        )
    return found


def with_outputs(page: Path, text: str) -> str:
    """The page with every output as it came out just now; ExampleFailed where an example does not run."""
    found = [block for block in blocks(text) if block.mark != "not run"]
    if not any(block.mark or block.title or block.language == "python" for block in found):
        return text
    edits = any(block.mark == "edit" for block in found)
    with tempfile.TemporaryDirectory(prefix="hipspine-docs-") as folder:
        workshop = Workshop(Path(folder), with_data=edits)
        new: list[tuple[tuple[int, int], str]] = []
        for block in found:
            try:
                body = _made(block, workshop)
            except Exception as error:
                raise ExampleFailed(f"{page.name}, block at line {block.line}: {error}") from error
            if body != block.body:
                new.append((block.span, body))
    for (start, end), body in reversed(new):
        text = text[:start] + body + text[end:]
    return text


def _made(block: Block, workshop: Workshop) -> str:
    """Do what a block says; the text it should have."""
    if block.title:
        workshop.write(block.title, block.body)
    elif block.mark == "edit":
        workshop.edit(block.words, block.body)
    elif block.language == "python":
        workshop.python(block.body)
    elif block.mark == "output":
        return workshop.printed()
    elif block.mark == "run":
        return _console(block, workshop)
    return block.body


def _console(block: Block, workshop: Workshop) -> str:
    status = re.search(r"status (\d+)", block.words)
    shown = re.search(r"lines ([-\d ]+)", block.words)
    lines = []
    for line in block.body.splitlines():
        if line.startswith("$ "):
            printed = workshop.command(line[2:], int(status[1]) if status else 0)
            lines += [line, *([] if "quiet" in block.words else _chosen(printed, shown[1] if shown else ""))]
    return "\n".join(lines) + "\n"


def _chosen(printed: str, shown: str) -> list[str]:
    """The lines asked for, `...` where some were left out; all of them where nothing was asked."""
    lines = [line.rstrip() for line in printed.rstrip("\n").splitlines()]
    if not shown:
        return lines
    kept: list[str] = []
    last = 0
    for part in shown.split():
        first, _, end = part.partition("-")
        if int(first) > last + 1:
            kept.append("...")
        kept += lines[int(first) - 1 : int(end or first)]
        last = int(end or first)
    return [*kept, "..."] if last < len(lines) else kept
