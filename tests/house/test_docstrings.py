"""Everything public says what it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from house.source import trees

Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def test_every_file_and_every_public_name_has_a_docstring() -> None:
    silent = [name for name, tree in trees().items() if ast.get_docstring(tree) is None and tree.body]
    silent += [
        f"{name}:{node.lineno} {node.name}"
        for name, tree in trees().items()
        for node in public(tree)
        if ast.get_docstring(node) is None
    ]
    assert silent == []


def public(tree: ast.Module | ast.ClassDef) -> Iterator[Documented]:
    """Public functions and classes, and the public methods of public classes; an overload is its function's."""
    for node in tree.body:
        if not isinstance(node, Documented) or node.name.startswith("_"):
            continue
        if any("overload" in ast.dump(decorator) for decorator in node.decorator_list):
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            yield from public(node)
