"""A printed figure as inequalities between whole numbers."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.evidence.possible.figures import IN_PER_CENT, Form, Term, form
from hipspine.evidence.possible.rounding import INFINITE, span


def inequalities(figure: str, text: str, rounding: str, diseased: Term, healthy: Term) -> Iterator[Form]:
    """Forms that are all >= 0 exactly when the figure has a value and prints as `text`.

    With value = over/under and under > 0, low/q <= value is q over - low under >= 0, and < is the same >= 1,
    because everything is whole.
    """
    over, under = form(figure, diseased, healthy)
    if text in INFINITE:
        yield _combined(0, over, -1, under, 0)
        yield _combined(1, over, 0, under, -1)
        return
    here = span(text, rounding, per_cent=figure in IN_PER_CENT)
    yield _combined(0, over, 1, under, -1)
    yield _combined(here.denominator, over, -here.low, under, 0 if here.low_in else -1)
    yield _combined(-here.denominator, over, here.high, under, 0 if here.high_in else -1)


def _combined(p: int, over: Form, q: int, under: Form, more: int) -> Form:
    constant, tp, tn, both = (p * one + q * other for one, other in zip(over, under, strict=True))
    return constant + more, tp, tn, both


def largest_coefficient(text: str, rounding: str, figure: str) -> int:
    """No coefficient of the inequalities of this figure is larger than this times four times the squared size."""
    if text in INFINITE:
        return 1
    here = span(text, rounding, per_cent=figure in IN_PER_CENT)
    return here.denominator + abs(here.low) + abs(here.high)
