"""On which line of a TOML text a key stands.

TOML readers give no lines, so a text is read a second time, by a syntax tree, when there is a problem to report.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hipspine.errors import Problem
from hipspine.io.toml_document import Document

if TYPE_CHECKING:
    from tree_sitter import Node


def line_of(text: str, path: str) -> int | None:
    """The 1-based line of `findings[0].relief` and the like; its nearest parent's line if the text does not have it.

    A document's own line is 1; None for an empty text.
    """
    return _nearest_line(_Lines(text).lines, path) if text else None


def place(problems: Iterable[Problem], document: Document) -> tuple[Problem, ...]:
    """The same problems with the file and the line of each, in the order of the lines.

    One that has a file already stays as it is and comes last.
    """
    found = tuple(problems)
    if not found:
        return ()
    lines = _Lines(document.text).lines
    placed = [
        problem if problem.file else problem.at(document.name, _nearest_line(lines, problem.path)) for problem in found
    ]
    return tuple(sorted(placed, key=lambda problem: (problem.file != document.name, problem.line or 0)))


def _nearest_line(lines: dict[str, int], path: str) -> int:
    while path:
        if path in lines:
            return lines[path]
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return 1


class _Lines:
    """Walks the syntax tree once; `lines` maps every path of the text to its line."""

    def __init__(self, text: str) -> None:
        import tree_sitter_toml
        from tree_sitter import Language, Parser

        self.lines: dict[str, int] = {}
        self._implied: set[str] = set()  # paths that stand only inside a longer key, such as a in [a.b]
        self._length: dict[str, int] = {}  # arrays of tables seen so far
        tree = Parser(Language(tree_sitter_toml.language())).parse(text.encode() + b"\n")
        for node in tree.root_node.named_children:
            if node.type == "pair":
                self._pair(node, "")
            elif node.type in ("table", "table_array_element"):
                self._table(node)

    def _table(self, node: Node) -> None:
        header, *rest = (child for child in node.named_children if child.type != "comment")
        *parents, last = _keys(header)
        path = ""
        for key in parents:
            path = self._latest(self._note(path, key, header, implied=True))
        path = self._note(path, last, header, implied=False)
        if node.type == "table_array_element":
            index = self._length.get(path, 0)
            self._length[path] = index + 1
            path = f"{path}[{index}]"
            self.lines[path] = _line(header)
        for child in rest:
            if child.type == "pair":
                self._pair(child, path)

    def _pair(self, node: Node, path: str) -> None:
        key, value = (child for child in node.named_children if child.type != "comment")
        *parents, last = _keys(key)
        for parent in parents:
            path = self._note(path, parent, key, implied=True)
        self._value(value, self._note(path, last, key, implied=False))

    def _value(self, node: Node, path: str) -> None:
        if node.type == "inline_table":
            for child in node.named_children:
                if child.type == "pair":
                    self._pair(child, path)
        elif node.type == "array":
            for index, child in enumerate(child for child in node.named_children if child.type != "comment"):
                self.lines[f"{path}[{index}]"] = _line(child)
                self._value(child, f"{path}[{index}]")

    def _note(self, path: str, key: str, node: Node, *, implied: bool) -> str:
        """Remember the line of a key below `path`, the first one that defines it; returns the longer path."""
        path = f"{path}.{key}" if path else key
        if path not in self.lines or (path in self._implied and not implied):
            self.lines[path] = _line(node)
            (self._implied.add if implied else self._implied.discard)(path)
        return path

    def _latest(self, path: str) -> str:
        """The last element so far where `path` is an array of tables."""
        return f"{path}[{self._length[path] - 1}]" if path in self._length else path


def _line(node: Node) -> int:
    return node.start_point[0] + 1


def _keys(node: Node) -> list[str]:
    if node.type == "dotted_key":
        return [key for child in node.named_children for key in _keys(child)]
    text = (node.text or b"").decode()
    if node.type == "quoted_key":
        return [str(tomllib.loads(f"key = {text}")["key"])]
    return [text]
