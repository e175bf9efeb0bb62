"""What the options of `hipspine evidence possible` ask, and the answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import fill
from typing import Any

from hipspine import api
from hipspine.errors import InputError, Problem
from hipspine.evidence import possible
from hipspine.evidence.possible import other_words as words
from hipspine.evidence.possible.figures import FIGURES
from hipspine.evidence.possible.request import INTERVALS, read_pair

_OTHER = ("percent", "mean", "odds_ratio", "risk_ratio", "p")


def answer(given: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """The answer as plain values and as text. InputError for no question, two at once, or what cannot be read."""
    printed = {key: given[key] for key in (*FIGURES, *INTERVALS) if given.get(key) is not None}
    other = [key for key in _OTHER if given[key] is not None]
    if len(other) + bool(printed) + bool(given["reading"]) > 1:
        message = "are several questions at once"
        options = ", ".join([*map(_option, [*other, *printed]), *(["--reading"] if given["reading"] else [])])
        raise InputError([Problem("several-questions", options, None, message, "", "Ask one after the other.")])
    if other:
        return _about_other(other[0], given)
    sizes = {key: given[key] for key in ("n", "diseased", "healthy", "up_to")}
    if given["reading"]:
        together = possible.solve_together(dict(map(_reading, given["reading"])), **sizes)
        return together.to_dict(), words.together_words(together)
    tables = api.possible_tables(**sizes, **printed)
    return tables.to_dict(), tables.text()


def wrapped(text: str) -> str:
    """The text in lines of at most 80 columns, what belongs to a line indented below it."""
    lines = text.rstrip("\n").split("\n")
    indents = [" " * (len(line) - len(line.lstrip()) + 2) for line in lines]
    pairs = zip(lines, indents, strict=True)
    return "\n".join(fill(line, 80, subsequent_indent=indent) if line else "" for line, indent in pairs) + "\n"


def _about_other(key: str, given: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    text = given[key]
    if key in ("percent", "mean"):
        n = given["n"]
        if n is None:
            raise InputError([Problem("missing-value", "--n", None, f"is missing for --{key}")])
        if key == "percent":
            ci = _pair("--percent-ci", given["percent_ci"])
            share = possible.incidence(text, n, events=given["events"], ci=ci)
            return share.to_dict(), words.incidence_words(text, share)
        if given["sd"] is None:
            granular = possible.grim(text, n, items=given["items"])
        else:
            ends = _pair("--scale", given["scale"])
            low, high = (int(float(end)) for end in ends) if ends else (None, None)
            granular = possible.grimmer(text, given["sd"], n, items=given["items"], lowest=low, highest=high)
        return granular.to_dict(), words.granularity_words(text, given["sd"], n, granular)
    counts = (*_fraction("--exposed", given["exposed"]), *_fraction("--comparator", given["comparator"]))
    if key == "p":
        tests = possible.p_value(text, *counts)
        return tests.to_dict(), words.p_words(tests)
    measure = "OR" if key == "odds_ratio" else "RR"
    ratio = possible.effect_ratio(text, *counts, measure=measure, ci=_pair("--ratio-ci", given["ratio_ci"]))
    return ratio.to_dict(), words.ratio_words(ratio)


def _reading(text: str) -> tuple[str, dict[str, str]]:
    """`MRI: sens 60, spec 80` as a name and its figures."""
    name, colon, figures = text.partition(":")
    pairs = [re.split(r"[\s=]+", part.strip(), maxsplit=1) for part in figures.split(",")]
    if not colon or any(len(pair) != 2 for pair in pairs):
        allowed = 'Allowed: a name, a colon and figures, "MRI: sens 60, spec 80".'
        raise InputError([Problem("not-a-reading", "--reading", text, "cannot be read", allowed)])
    return name.strip(), {key.replace("-", "_"): value for key, value in pairs}


def _fraction(option: str, text: str | None) -> tuple[int, int]:
    match = re.fullmatch(r"\s*(\d+)\s*(?:/|of)\s*(\d+)\s*", text or "")
    if match is None:
        code = "not-a-pair"
        raise InputError([Problem(code, option, text, "is no count of a total", "Allowed: as in 11/35.")])
    return int(match[1]), int(match[2])


def _pair(option: str, text: str | None) -> tuple[str, str] | None:
    return None if text is None else read_pair(option, text)


def _option(key: str) -> str:
    return f"--{key.replace('_', '-')}"
