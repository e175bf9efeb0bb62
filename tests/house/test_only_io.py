"""Only the room `io` opens files, reads the environment and looks at the clock."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from house.source import trees

MODULES = {"time", "tempfile", "shutil", "glob", "fileinput", "socket", "tomllib", "subprocess"}
FUNCTIONS = {"open", "input"}
METHODS = {
    *("read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "rglob", "unlink", "mkdir"),
    *("now", "utcnow", "today"),
}
ENVIRONMENT = {"environ", "getenv", "putenv", "getcwd", "listdir", "scandir"}
# The terminal room may ask whether it is one, and how wide: it renders, and reads nothing else.
ALLOWED_OUTSIDE = {"get_terminal_size", "isatty"}


def test_no_other_room_touches_files_environment_or_clock() -> None:
    found = [
        f"{name}:{line} {what}"
        for name, tree in trees().items()
        if not name.startswith("io/")
        for line, what in touches(tree)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "open('x')",
        "import time",
        "from time import monotonic",
        "import os.path; os.environ['A']",
        "from os import environ",
        "path.read_text()",
        "datetime.now()",
        "date.today()",
    ],
)
def test_the_rule_sees(line: str) -> None:
    assert list(touches(ast.parse(line)))


def touches(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and name of everything that reaches outside the program."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names if name.name.split(".")[0] in MODULES)
        elif isinstance(node, ast.ImportFrom):
            if (node.module or "").split(".")[0] in MODULES and node.level == 0:
                names = {name.name for name in node.names} - ALLOWED_OUTSIDE
                yield from ((node.lineno, f"{node.module}.{name}") for name in sorted(names))
            elif node.module == "os":
                yield from ((node.lineno, name.name) for name in node.names if name.name in ENVIRONMENT)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
            yield node.lineno, node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
            yield node.lineno, node.func.attr
        elif isinstance(node, ast.Attribute) and node.attr in ENVIRONMENT:
            yield node.lineno, node.attr
