"""Why the likeliest sources are likely."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from hipspine.diagnosis.answer import Ranked, Reason
from hipspine.interfaces.terminal.layout import WIDTH, fitting, some, wrap
from hipspine.interfaces.terminal.natural_frequency import natural_frequency
from hipspine.interfaces.terminal.view import FULL, View

TITLE: Final = "WHY"
NEGLIGIBLE: Final = 0.05
"""Log-odds below which a reason is not worth a line."""

LEAST_EXPLAINED: Final = 0.01
"""A source less likely than this is not explained in the full text; its reasons are in the JSON."""

SECOND_FROM: Final = 0.1
_SHOWN: Final = (((3, 2), (2, 1)), ((2, 1), (1, 1)), ((2, 1),), ((1, 1),))
_MOST_FACTOR: Final = 1000
_LABELS: Final = 2
_KNOWN: Final = {"assumed": "partly assumed", "derived": "worked out"}


def why_text(view: View, detail: int) -> list[str]:
    """The section: what each of the likeliest sources starts from, and the strongest reasons for and against."""
    likely = view.likely()
    if not likely:
        return [TITLE, "  No source has a measured rate here: see above what must be ruled out."]
    if detail == FULL:
        worth = [one for one in likely if (one.probability or 0) >= LEAST_EXPLAINED] or likely[:1]
        shown = [(one, (len(one.supports), len(one.against))) for one in worth]
    else:
        limits = _SHOWN[detail]
        pairs = list(zip(view.once(), limits, strict=False))
        shown = [pair for rank, pair in enumerate(pairs) if rank == 0 or (pair[0].probability or 0) >= SECOND_FROM]
    return [
        line
        for number, (one, most) in enumerate(shown)
        for line in _source(one, most, view, detail, "  " if number else f"{TITLE} ")
    ]


def _source(one: Ranked, most: tuple[int, int], view: View, detail: int, first: str) -> list[str]:
    before = natural_frequency(one.prior or 0.0)
    name = view.place(one) if detail == FULL else view.place_once(one)
    text = f"{name}: {before} before these findings {_studies(one.prior_kind, one.prior_studies, detail)}"
    lines = wrap(text, first, "    ", most=None if detail == FULL else 2)
    for sign, reasons, shown in (("+", one.supports, most[0]), ("-", one.against, most[1])):
        worth = [reason for reason in reasons if abs(reason.log_odds) >= NEGLIGIBLE]
        for reason in worth[:shown]:
            lines += _reason(sign, reason, one, view, detail)
    return lines


def _reason(sign: str, reason: Reason, one: Ranked, view: View, detail: int) -> list[str]:
    studies = _studies(reason.basis, reason.studies, detail)
    tail = f": odds {odds(reason.log_odds)} {studies}"
    words = _findings(reason, one, view)
    if detail != FULL:
        words = fitting(words, 2 * (WIDTH - 8) - len(tail))
    return wrap("; ".join(words) + tail, f"  {sign} ")


def odds(log_odds: float) -> str:
    """What a log-odds does to the odds: "x 4.2", "/ 2.9"."""
    factor = math.exp(min(abs(log_odds), math.log(_MOST_FACTOR)))
    number = f"{factor:.0f}" if factor >= 10 else f"{factor:.1f}"
    return f"{'x' if log_odds >= 0 else '/'} {'over ' if factor >= _MOST_FACTOR else ''}{number}"


def _findings(reason: Reason, one: Ranked, view: View) -> list[str]:
    """The findings of a group, present ones first; ages in one, both sides in one, the side of `one` left out."""
    age = view.answer.case.get("person", {}).get("age")
    words: dict[str, None] = {}
    sides: dict[tuple[bool, str], set[str]] = {}
    for entry in sorted(reason.findings, key=lambda entry: entry.startswith("-")):
        finding, _, side = entry.removeprefix("-").partition(":")
        sides.setdefault((entry.startswith("-"), finding), set()).add(side)
    for (absent, finding), on in sides.items():
        if finding.startswith("age_over_") and age is not None:
            words[f"age {age:g}"] = None
            continue
        where = "both sides" if {"left", "right"} <= on else "".join(on & {"left", "right"} - {one.side})
        remarks = ["absent"] * absent + [where] * bool(where)
        words[view.names.sign(finding) + (f" ({', '.join(remarks)})" if remarks else "")] = None
    return list(words)


def _studies(kind: str, studies: Sequence[str], detail: int) -> str:
    """Labels of the studies, with a word where not all of it was measured."""
    labels = some(studies, None if detail == FULL else _LABELS)
    if not labels:
        return "[assumed]" if kind == "assumed" else f"[{_KNOWN.get(kind, kind)}]"
    word = _KNOWN.get(kind)
    return f"[{', '.join(labels)}{f'; {word}' if word else ''}]"
