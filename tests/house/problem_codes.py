"""The codes of all problems the program can report, read from its syntax trees.

A code is the first argument of `Problem(...)`, the second of `.say(...)`, or the keyword argument `code`. Where it is a
parameter of a helper function, the code is what the helper's callers give it. What is filled into a text while the
program runs reads as `*`: `unknown-*`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

Function = ast.FunctionDef | ast.AsyncFunctionDef


def codes(tree: ast.Module) -> set[str]:
    """Every code in one file; raises `ValueError` for one that is put together while the program runs."""
    makers: dict[str, int] = {"Problem": 0, "say": 1}
    found: set[str] = set()
    while True:
        helpers: dict[str, int] = {}
        for call, functions in calls(tree):
            for place in code_arguments(call, makers):
                literal, parameter = read(place, functions)
                found.update(literal)
                helpers.update(parameter)
        new = {name: position for name, position in helpers.items() if name not in makers}
        if not new:
            return found | defaults(tree)
        makers.update(new)


def calls(tree: ast.AST, functions: tuple[Function, ...] = ()) -> Iterator[tuple[ast.Call, tuple[Function, ...]]]:
    """Every call with the functions around it."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            yield node, functions
        yield from calls(node, (*functions, node) if isinstance(node, Function) else functions)


def code_arguments(call: ast.Call, makers: dict[str, int]) -> Iterator[ast.expr]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    yield from (keyword.value for keyword in call.keywords if keyword.arg == "code")
    position = makers.get(name)
    if position is not None and position < len(call.args):
        yield call.args[position]


def read(code: ast.expr, functions: tuple[Function, ...]) -> tuple[set[str], dict[str, int]]:
    """The codes an expression may be, or the helper function (and position) whose parameter it is."""
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        return {code.value}, {}
    if isinstance(code, ast.JoinedStr):
        return {"".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in code.values)}, {}
    if isinstance(code, ast.IfExp):
        body, otherwise = read(code.body, functions), read(code.orelse, functions)
        return body[0] | otherwise[0], body[1] | otherwise[1]
    for function in reversed(functions):
        arguments = [argument.arg for argument in function.args.posonlyargs + function.args.args]
        keywords = [argument.arg for argument in function.args.kwonlyargs]
        if isinstance(code, ast.Name) and code.id in arguments:
            bound = 1 if arguments[0] in ("self", "cls") else 0
            return set(), {function.name: arguments.index(code.id) - bound}
        if isinstance(code, ast.Name) and code.id in keywords:
            return set(), {}  # only ever given by name, and `code=` is looked for everywhere
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and isinstance(code, ast.Name) and ast.unparse(node.targets[0]) == code.id:
                return read(node.value, functions)
    raise ValueError(f"line {code.lineno}: write the code of a problem out, so that it can be found")


def defaults(tree: ast.Module) -> set[str]:
    """Codes that are the default of a parameter called `code`."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, Function):
            arguments = node.args.posonlyargs + node.args.args
            pairs = [*zip(reversed(arguments), reversed(node.args.defaults), strict=False)]
            pairs += [
                (name, value) for name, value in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if value
            ]
            found |= {value.value for name, value in pairs if name.arg == "code" and isinstance(value, ast.Constant)}
    return {code for code in found if isinstance(code, str) and code}
