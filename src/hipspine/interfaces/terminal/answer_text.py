"""The answer to one person's question, on one screen or in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from hipspine.diagnosis.answer import Answer
from hipspine.interfaces.terminal.full_text import full_text
from hipspine.interfaces.terminal.names import Names
from hipspine.interfaces.terminal.next_text import next_text
from hipspine.interfaces.terminal.person_text import person_text
from hipspine.interfaces.terminal.rests_on_text import rests_on_text
from hipspine.interfaces.terminal.rule_out_text import rule_out_text
from hipspine.interfaces.terminal.sources_text import sources_text
from hipspine.interfaces.terminal.view import FULL, TERSEST, View
from hipspine.interfaces.terminal.why_text import why_text
from hipspine.vocabulary import Vocabulary

LINES: Final = 40
SECTIONS: Final[tuple[Callable[[View, int], list[str]], ...]] = (
    person_text,
    rule_out_text,
    sources_text,
    why_text,
    next_text,
    rests_on_text,
)
_SHORTENED: Final = (2, 3, 1, 3, 4, 0, 2, 4, 3, 5, 1, 2, 4, 1, 5, 0)
"""The order in which sections give up detail, one step each, until the page fits; the rest follow in turn."""

_RESTORED: Final = (1, 4, 3, 2, 0)
"""The order in which they take it back where a shorter neighbour left room."""


def answer_text(answer: Answer, vocabulary: Vocabulary, *, full: bool = False) -> str:
    """The answer in lines of at most 80 columns, at most 40 of them unless `full`; ends with a line end."""
    view = View(answer, Names(vocabulary))
    if full:
        sections = [section(view, FULL) for section in SECTIONS]
        sections += full_text(view)
    else:
        sections = _fitted(view)
    return "\n\n".join("\n".join(_printable(line) for line in lines) for lines in sections) + "\n"


def _printable(line: str) -> str:
    """A line without what would steer the terminal: the name of a case may hold anything."""
    return "".join(letter if letter.isprintable() else " " for letter in line)


def _fitted(view: View) -> list[list[str]]:
    """The sections, each with as much detail as the page allows."""
    details = [0] * len(SECTIONS)
    sections = [section(view, 0) for section in SECTIONS]
    for index in (*_SHORTENED, *range(len(SECTIONS)), *range(len(SECTIONS))):
        if _length(sections) <= LINES:
            break
        details[index] = min(details[index] + 1, TERSEST)
        sections[index] = SECTIONS[index](view, details[index])
    for index in _RESTORED:
        longer = SECTIONS[index](view, max(0, details[index] - 1))
        if _length([*sections[:index], longer, *sections[index + 1 :]]) <= LINES:
            sections[index] = longer
    return _cut(sections)


def _length(sections: list[list[str]]) -> int:
    """Lines of the page, one empty one between sections."""
    return sum(len(lines) + 1 for lines in sections) - 1


def _cut(sections: list[list[str]]) -> list[list[str]]:
    """If even the tersest page is too long, lines are taken from the end of the longest section."""
    while _length(sections) > LINES:
        longest = max(sections, key=len)
        longest[-2:] = ["  ... (--all)"]
    return sections
