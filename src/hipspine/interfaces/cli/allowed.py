"""Options that take one of many words."""

from __future__ import annotations

from collections.abc import Collection

from hipspine.errors import InputError, Problem, nearest


def check_words(*options: tuple[str, str | None, Collection[str], str]) -> None:
    """InputError for every option (name, its word, what is allowed, code) that names no allowed word."""
    problems = []
    for name, word, allowed, code in options:
        if word is None or word in allowed:
            continue
        near = nearest(word, allowed)
        told = f"Nearest: {', '.join(near)}." if near else f"Allowed: {', '.join(allowed)}."
        search = f"Search: hipspine words {word.split('_')[0]}" if code != "unknown-word" else ""
        problems.append(Problem(code, name, word, "is not known", told if near or not search else "", search))
    if problems:
        raise InputError(problems)
