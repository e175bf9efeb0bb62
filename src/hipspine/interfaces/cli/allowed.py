"""Options that take one of many words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from hipspine.errors import InputError, Problem, nearest


def wrong_word(
    option: str, word: str | None, allowed: Collection[str], code: str = "unknown-word", search: str = ""
) -> list[Problem]:
    """The problem of an option that names no allowed word, with the nearest ones; none for a good one or none."""
    if word is None or word in allowed:
        return []
    near = nearest(word, allowed)
    told = f"Nearest: {', '.join(near)}." if near else "" if search else f"Allowed: {', '.join(allowed)}."
    return [Problem(code, option, word, "is not known", told, search)]


def complain(problems: Iterable[Problem]) -> None:
    """InputError with all problems, if there is one."""
    found = tuple(problems)
    if found:
        raise InputError(found)


@contextmanager
def as_options() -> Iterator[None]:
    """Problems from within name the option (`--neck-shaft`) in place of the argument (`neck_shaft`)."""
    try:
        yield
    except InputError as error:
        from msgspec.structs import replace

        named = [replace(problem, path="--" + problem.path.replace("_", "-")) for problem in error.problems]
        raise InputError(named) from None
