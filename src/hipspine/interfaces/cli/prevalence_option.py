"""`--prevalence`: one value, the ends of an interval, or the word `source`."""

from __future__ import annotations

from typing import Final, Literal

from hipspine.errors import InputError, Problem
from hipspine.synthesis.prevalence import Prevalence, fixed_prevalence, prevalence_between

SOURCE: Final = "source"
OPTION: Final = "--prevalence"
ALLOWED: Final = "Allowed: a fraction such as 0.2, the ends of its 95% interval such as 0.1-0.3 (or 10%-30%)"
EVIDENCE_ONLY: Final = f"{ALLOWED}, or {SOURCE}."


def read_prevalence(text: str | None, *, of_source: bool) -> Prevalence | Literal["source"] | None:
    """What `--prevalence` says; `of_source`: a pain source is asked about, so that its prior can be taken.

    Raises InputError with the code `not-a-number`, `out-of-range` or `bad-command-line`.
    """
    if text is None:
        return None
    word = text.strip()
    allowed = EVIDENCE_ONLY if of_source else f"{ALLOWED}."
    if word.lower() == SOURCE:
        if of_source:
            return SOURCE
        message = "needs a pain source: hipspine pool SOURCE FINDING"
        raise InputError([Problem("bad-command-line", OPTION, text, message, allowed)])
    parts = [_fraction(part) for part in word.split("-")]
    if len(parts) > 2 or None in parts:
        raise InputError([Problem("not-a-number", OPTION, text, "is no prevalence", allowed)])
    ends = [part for part in parts if part is not None]
    if not 0 < min(ends) <= max(ends) < 1 or ends != sorted(ends):
        raise InputError([Problem("out-of-range", OPTION, text, "is out of range", allowed, _meant(ends))])
    try:
        return fixed_prevalence(ends[0]) if ends[0] == ends[-1] else prevalence_between(ends[0], ends[-1])
    except ValueError:
        message = "is an interval that no distribution fits"
        raise InputError([Problem("out-of-range", OPTION, text, message, allowed, "Give one value.")]) from None


def _fraction(text: str) -> float | None:
    bare = text.strip()
    digits = bare.removesuffix("%").strip()
    if not digits.isascii() or not digits.replace(".", "", 1).isdigit():
        return None
    return float(digits) / 100 if bare.endswith("%") else float(digits)


def _meant(ends: list[float]) -> str:
    """What was probably meant: per cent without their sign, or the ends the other way round."""
    lower = sorted(ends)
    if 1 <= max(ends) < 100 and min(ends) > 0:
        return f"Did you mean {'-'.join(f'{end:g}%' for end in lower)}?"
    return f"Did you mean {'-'.join(f'{end:g}' for end in lower)}?" if 0 < lower[0] <= lower[-1] < 1 else ""
