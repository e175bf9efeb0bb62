"""Lines of at most 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

WIDTH = 80
NAME_COLUMNS = 44


def wrap(
    text: str, first: str = "", rest: str | None = None, *, most: int | None = None, whole: bool = False
) -> list[str]:
    """`text` in lines that begin with `first`, then `rest` (blanks of the same width unless given).

    With `most`, what does not fit into so many lines is cut and ends in "..."; with `whole`, a word (an address)
    that is longer than a line is not broken and stands out.
    """
    indent = " " * len(first) if rest is None else rest
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=not whole,
        max_lines=most,
        placeholder=" ...",
    )


def beside(name: str, value: str, first: str = "  ") -> list[str]:
    """A name and, in a column of its own, what belongs to it; a long name takes a line or two more."""
    lines = textwrap.wrap(
        name, NAME_COLUMNS - 1, initial_indent=first, subsequent_indent=first + "  ", break_on_hyphens=False
    )
    return [*lines[:-1], f"{lines[-1]:<{NAME_COLUMNS}}{value}"]


def some(words: Sequence[str], most: int | None, more: str = "{} more") -> list[str]:
    """The first words; what stands after `most` of them is counted: "3 more"."""
    if most is None or len(words) <= most:
        return list(words)
    return [*words[:most], more.format(len(words) - most)]


def fitting(words: Sequence[str], columns: int) -> list[str]:
    """As many words as fit into so many columns with semicolons between, at least one, then "n more"."""
    if sum(len(word) + 2 for word in words) <= columns:
        return list(words)
    kept: list[str] = []
    length = len(f"{len(words)} more")
    for word in words:
        length += len(word) + 2
        if length > columns:
            break
        kept.append(word)
    return some(words, max(1, len(kept)))
