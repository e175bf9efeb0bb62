"""What is asked: the figures as printed, and the sizes that are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from hipspine.errors import InputError, Problem, nearest
from hipspine.evidence.percent import decimals, parse
from hipspine.evidence.possible.arms import MANY
from hipspine.evidence.possible.figures import FIGURES, IN_PER_CENT, PLAIN
from hipspine.evidence.possible.rounding import INFINITE

INTERVALS: Final = tuple(f"{figure}_ci" for figure in IN_PER_CENT)
"""Printed intervals that are compared; those of ratios rest on methods too many to try."""

_BETWEEN = re.compile(r"\s*(?:,|;|–|\bto\b|(?<=[\d%])\s*-)\s*")


class Request(msgspec.Struct, frozen=True):
    """The printed figures, the printed intervals, and what is known of the sizes; `up_to` when none is."""

    printed: dict[str, str]
    intervals: dict[str, tuple[str, str]]
    n: int | None = None
    diseased: int | None = None
    healthy: int | None = None
    up_to: int = 100
    warnings: tuple[str, ...] = ()

    def without(self, *figures: str) -> Request:
        """The same question with some figures or intervals left open."""
        return msgspec.structs.replace(
            self,
            printed={key: text for key, text in self.printed.items() if key not in figures},
            intervals={key: pair for key, pair in self.intervals.items() if key not in figures},
        )

    @property
    def figures(self) -> tuple[str, ...]:
        """All that was printed, intervals after figures."""
        return (*self.printed, *self.intervals)


def read_request(
    printed: Mapping[str, Any],
    *,
    n: int | None = None,
    diseased: int | None = None,
    healthy: int | None = None,
    up_to: int = 100,
) -> Request:
    """Check the question. InputError with every problem: unknown figures, no text, sizes that contradict."""
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    pairs: dict[str, tuple[str, str]] = {}
    for key, value in printed.items():
        if key in INTERVALS:
            pair = _pair(key, value, problems)
            if pair is not None:
                pairs[key] = pair
        elif key in FIGURES:
            text = _text(key, value, problems)
            if text is not None:
                texts[key] = text
        else:
            near = nearest(key, (*FIGURES, *INTERVALS))
            allowed = f"Nearest: {', '.join(near)}." if near else f"Allowed: {', '.join((*FIGURES, *INTERVALS))}."
            problems.append(Problem("unknown-figure", key, value, "is no figure of a 2x2 table", allowed))
    if not printed:
        message = "no figure was given"
        problems.append(Problem("no-figure", "printed", None, message, f"Allowed: {', '.join(FIGURES)}."))
    known = _sizes(n, diseased, healthy, up_to, problems)
    if problems:
        raise InputError(problems)
    texts = {key: texts[key] for key in FIGURES if key in texts}
    return Request(texts, pairs, *known, up_to, tuple(_warnings(texts)))


def _text(key: str, value: Any, problems: list[Problem], part: str = "") -> str | None:
    if not isinstance(value, str):
        remedy = f'Write {key} = "{value}", with the decimals that were printed.'
        problems.append(Problem("not-a-text", key, value, "is not a text", "", remedy))
        return None
    text = value.strip().removesuffix("%").strip()
    if text in INFINITE and key in PLAIN and key != "kappa":
        return text
    number = parse(text)
    if number is None:
        problems.append(Problem("not-a-printed-number", key, value, "is no printed number", 'As in "84.3".'))
        return None
    lowest = None if part else (-1 if key == "kappa" else 0)
    highest = None if part else (100 if key in IN_PER_CENT else 1 if key == "kappa" else None)
    if (lowest is not None and number < lowest) or (highest is not None and number > highest):
        allowed = f"Allowed: {lowest} to {highest}." if highest is not None else f"Allowed: {lowest} or more."
        problems.append(Problem("out-of-range", key, value, "is out of range", allowed))
        return None
    return text


def _pair(key: str, value: Any, problems: list[Problem]) -> tuple[str, str] | None:
    ends = _BETWEEN.split(value.strip()) if isinstance(value, str) else value
    if not isinstance(ends, list | tuple) or len(ends) != 2:
        allowed = 'Allowed: two figures, "72-99" or ("72", "99").'
        problems.append(Problem("not-a-pair", key, str(value), "is not a pair", allowed))
        return None
    low, high = (_text(key, end, problems, "end") for end in ends)
    return None if low is None or high is None else (low, high)


def read_pair(name: str, value: Any) -> tuple[str, str]:
    """Two printed numbers, as `72-99` or as a pair; InputError for anything else."""
    problems: list[Problem] = []
    pair = _pair(name, value, problems)
    if pair is None:
        raise InputError(problems)
    return pair


def _sizes(
    n: int | None, diseased: int | None, healthy: int | None, up_to: int, problems: list[Problem]
) -> tuple[int | None, int | None, int | None]:
    for name, size in (("n", n), ("diseased", diseased), ("healthy", healthy), ("up_to", up_to)):
        if size is not None and (isinstance(size, bool) or not isinstance(size, int) or size < 0):
            problems.append(Problem("not-a-count", name, size, "is no count", "Allowed: a whole number from 0."))
    if problems:
        return n, diseased, healthy
    if n is None and diseased is not None and healthy is not None:
        n = diseased + healthy
    if n is not None and (diseased or 0) + (healthy or 0) > n:
        problems.append(
            Problem("sizes-contradict", "n", n, f"is less than {diseased or 0} and {healthy or 0} together")
        )
    elif n is not None and diseased is not None and healthy is not None and diseased + healthy != n:
        problems.append(Problem("sizes-contradict", "n", n, f"is not {diseased} and {healthy} together"))
    elif n is not None and diseased is not None:
        healthy = n - diseased
    elif n is not None and healthy is not None:
        diseased = n - healthy
    if n == 0:
        problems.append(Problem("out-of-range", "n", n, "is nobody", "Allowed: 1 or more."))
    if diseased is None and max(n or 0, up_to) > MANY:
        remedy = "Give the sizes of both groups; then there is no limit."
        problems.append(Problem("too-many-splits", "n", n or up_to, f"is more than {MANY}", "", remedy))
    return n, diseased, healthy


def _warnings(printed: Mapping[str, str]) -> list[str]:
    return [
        f"{key} {text} is read as {text} per cent. For {100 * float(text):g} per cent write {100 * float(text):g}."
        for key, text in printed.items()
        if key in IN_PER_CENT and decimals(text) and 0 < float(text) <= 1
    ]
