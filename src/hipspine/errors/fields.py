"""Reading a parsed mapping key by key, so that every problem in it is found at once."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from hipspine.errors.nearest import nearest
from hipspine.errors.problem import Problem


class Fields:
    """One table of a document: take each key once, then call `finish`.

    Every taker returns a usable value or its default and adds a `Problem` to the shared list when
    something is wrong, so that reading goes on and all problems come out together. `finish` reports
    the keys nobody took. What is no table at all is one problem: its missing keys are not reported on
    top. Paths read like `findings[0].relief`.
    """

    def __init__(self, mapping: Any, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self._taken: set[str] = set()
        self._is_table = isinstance(mapping, Mapping)
        if isinstance(mapping, Mapping):
            self._mapping: Mapping[str, Any] = mapping
        else:
            self._mapping = {}
            problems.append(
                Problem("not-a-table", path or "document", mapping, "is not a table", "Allowed: a table of keys.")
            )

    def __contains__(self, key: str) -> bool:
        return key in self._mapping

    def names(self) -> tuple[str, ...]:
        """The keys that stand in this table, in order."""
        return tuple(str(key) for key in self._mapping)

    def at(self, key: str) -> str:
        """The path of a key of this table."""
        return f"{self.path}.{key}" if self.path else key

    def say(self, key: str, code: str, message: str, allowed: str = "", remedy: str = "", value: Any = None) -> None:
        """Add a problem about `key`; the value that stands there is shown unless another is given."""
        shown = self._mapping.get(key) if value is None else value
        self.problems.append(Problem(code, self.at(key), shown, message, allowed, remedy))

    def raw(self, key: str, default: Any = None) -> Any:
        """Whatever stands at `key`, unchecked."""
        self._taken.add(key)
        return self._mapping.get(key, default)

    def _present(self, key: str, required: bool) -> bool:
        self._taken.add(key)
        if self._mapping.get(key) is not None:
            return True
        if required and self._is_table:
            self.problems.append(Problem("missing-key", self.at(key), None, "is missing", "", f"Add {key} = ..."))
        return False

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """A text; empty counts as missing when required."""
        if not self._present(key, required):
            return default
        value = self._mapping[key]
        if not isinstance(value, str):
            self.say(key, "not-a-text", "is not a text", "Allowed: a text in quotes.")
            return default
        if required and not value.strip():
            self.say(key, "missing-key", "is empty", "", "Write it out.")
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        if not self._present(key, False):
            return default
        value = self._mapping[key]
        if not isinstance(value, bool):
            self.say(key, "not-a-flag", "is neither true nor false", "Allowed: true, false.")
            return default
        return value

    def number(
        self, key: str, low: float = -math.inf, high: float = math.inf, *, unit: str = "", required: bool = False
    ) -> float | None:
        """A finite number from `low` to `high`, both allowed; None when absent or unusable."""
        if not self._present(key, required):
            return None
        value = self._mapping[key]
        span = f"Allowed: {_span(low, high)}{' ' + unit if unit else ''}."
        number = _float(value)
        if number is None:
            self.say(key, "not-a-number", "is not a number", span)
            return None
        if math.isinf(number) or not low <= number <= high:
            self.say(key, "out-of-range", "is out of range", span)
            return None
        return number

    def count(self, key: str, *, required: bool = False) -> int | None:
        """A whole number, zero or more; None when absent or unusable."""
        if not self._present(key, required):
            return None
        value = self._mapping[key]
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.say(key, "not-a-count", "is not a count", "Allowed: a whole number, zero or more.")
            return None
        return value

    def one_of(
        self,
        key: str,
        allowed: Collection[str],
        default: str = "",
        *,
        code: str = "unknown-word",
        kind: str = "word",
        search: str = "",
        required: bool = False,
    ) -> str:
        """One of a closed list of words; the nearest ones are offered for an unknown one."""
        word = self.text(key, default, required=required)
        if not word or word in allowed:
            return word
        self.say(key, code, f"is not a known {kind}", _allowed(word, allowed), search)
        return default

    def texts(
        self, key: str, allowed: Collection[str] | None = None, *, code: str = "unknown-word", kind: str = "word"
    ) -> tuple[str, ...]:
        """A list of texts, each from `allowed` if given; unusable ones are reported and left out."""
        if not self._present(key, False):
            return ()
        values = self._mapping[key]
        if not isinstance(values, list | tuple):
            self.say(key, "not-a-list", "is not a list", "Allowed: a list of texts.")
            return ()
        good = []
        for index, value in enumerate(values):
            path = f"{self.at(key)}[{index}]"
            if not isinstance(value, str):
                self.problems.append(Problem("not-a-text", path, value, "is not a text"))
            elif allowed is not None and value not in allowed:
                self.problems.append(Problem(code, path, value, f"is not a known {kind}", _allowed(value, allowed)))
            else:
                good.append(value)
        return tuple(good)

    def table(self, key: str) -> Fields:
        """A nested table; an absent one reads as empty."""
        value = self.raw(key)
        return Fields({} if value is None else value, self.at(key), self.problems)

    def tables(self, key: str) -> Iterator[Fields]:
        """A list of tables, in order."""
        values = self.raw(key)
        if values is None:
            return
        if not isinstance(values, list | tuple):
            self.say(key, "not-a-list", "is not a list", "Allowed: a list of tables.")
            return
        for index, value in enumerate(values):
            yield Fields(value, f"{self.at(key)}[{index}]", self.problems)

    def finish(self) -> None:
        """Report every key that nobody asked for, with the nearest known one."""
        for key in self._mapping:
            if key not in self._taken:
                near = nearest(key, self._taken, 1)
                remedy = f"Did you mean {near[0]}?" if near else "Remove it."
                self.problems.append(Problem("unknown-key", self.at(key), None, "is not a known key", "", remedy))


def _float(value: Any) -> float | None:
    """A finite number as a float; None for anything else; infinite for a whole number beyond all floats."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _span(low: float, high: float) -> str:
    if math.isinf(low) and math.isinf(high):
        return "a number"
    if math.isinf(high):
        return f"a number, {low:g} or more"
    if math.isinf(low):
        return f"a number, {high:g} or less"
    return f"a number from {low:g} to {high:g}"


def _allowed(word: str, allowed: Collection[str]) -> str:
    near = nearest(word, allowed)
    if near:
        return "Nearest: " + ", ".join(near) + "."
    if len(allowed) <= 12:
        return "Allowed: " + ", ".join(sorted(allowed)) + "."
    return ""
