"""The figures of a 2x2 table as exact ratios, for one table and for all tables of given arms."""

from __future__ import annotations

from typing import Any, Final

from hipspine.evidence.table import Table

Term = Any
"""A whole number, or an array of them: one for each pair of arm sizes."""

Form = tuple[Term, Term, Term, Term]
"""c + a tp + b tn + e tp tn, as (c, a, b, e)."""

IN_PER_CENT: Final[tuple[str, ...]] = ("sens", "spec", "accuracy", "ppv", "npv", "prevalence")
PLAIN: Final[tuple[str, ...]] = ("lr_pos", "lr_neg", "dor", "kappa")
FIGURES: Final = IN_PER_CENT + PLAIN

WORDS: Final[dict[str, str]] = {
    "sens": "sensitivity",
    "spec": "specificity",
    "accuracy": "accuracy",
    "ppv": "positive predictive value",
    "npv": "negative predictive value",
    "prevalence": "prevalence",
    "lr_pos": "positive likelihood ratio",
    "lr_neg": "negative likelihood ratio",
    "dor": "diagnostic odds ratio",
    "kappa": "kappa",
}


def form(figure: str, diseased: Term, healthy: Term) -> tuple[Form, Form]:
    """Numerator and denominator of a figure in terms of tp and tn; the denominator is never negative.

    kappa is Cohen's: for two readers, tp counts those whom both call positive, and `diseased` those whom the
    first does. KeyError for another figure.
    """
    d, h = diseased, healthy
    return {
        "sens": ((0, 1, 0, 0), (d, 0, 0, 0)),
        "spec": ((0, 0, 1, 0), (h, 0, 0, 0)),
        "accuracy": ((0, 1, 1, 0), (d + h, 0, 0, 0)),
        "ppv": ((0, 1, 0, 0), (h, 1, -1, 0)),
        "npv": ((0, 0, 1, 0), (d, -1, 1, 0)),
        "prevalence": ((d, 0, 0, 0), (d + h, 0, 0, 0)),
        "lr_pos": ((0, h, 0, 0), (d * h, 0, -d, 0)),
        "lr_neg": ((d * h, -h, 0, 0), (0, 0, d, 0)),
        "dor": ((0, 0, 0, 1), (d * h, -h, -d, 1)),
        "kappa": ((-2 * d * h, 2 * h, 2 * d, 0), (d * d + h * h, h - d, d - h, 0)),
    }[figure]


def ratio(figure: str, table: Table) -> tuple[int, int]:
    """Numerator and denominator of a figure of one table; the denominator can be zero."""
    over, under = form(figure, table.diseased, table.healthy)
    return _value(over, table), _value(under, table)


def _value(terms: Form, table: Table) -> int:
    constant, tp, tn, both = terms
    return int(constant + tp * table.tp + tn * table.tn + both * table.tp * table.tn)
