"""An input that cannot be used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hipspine.errors.problem import Problem


class InputError(ValueError):
    """An input that cannot be used, with every problem found in it.

    Exit status 2, HTTP status 422. `problems` keeps the order in which they were found.
    """

    exit_status = 2
    http_status = 422

    def __init__(self, problems: Sequence[Problem]) -> None:
        if not problems:
            raise ValueError("an InputError needs at least one problem")
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(problem.text() for problem in self.problems))

    def __reduce__(self) -> tuple[Any, ...]:
        return InputError, (self.problems,)
