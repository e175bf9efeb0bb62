"""Files and functions stay short enough to read in one go."""

from __future__ import annotations

import ast
import statistics

from house.source import lengths, trees

LONGEST_FILE = 400
USUAL_FILE = 170
LONGEST_BODY = 60


def test_no_file_is_long() -> None:
    assert {name: length for name, length in lengths().items() if length > LONGEST_FILE} == {}
    assert statistics.median(lengths().values()) <= USUAL_FILE


def test_no_function_is_long() -> None:
    found = {
        f"{name}:{node.lineno} {node.name}": body_lines(node)
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and body_lines(node) > LONGEST_BODY
    }
    assert found == {}


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body without the docstring."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
