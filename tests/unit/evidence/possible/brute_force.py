"""The plainest enumeration there is: every table, every figure as a fraction, rounded with the decimal module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from hipspine.evidence import Table

MODES = {"half up": ROUND_HALF_UP, "half even": ROUND_HALF_EVEN, "truncation": ROUND_DOWN}


def figure(name: str, t: Table) -> Fraction | None:
    n, d, h = t.total, t.diseased, t.healthy
    agreed = t.tp + t.tn
    by_chance = (t.tp + t.fp) * d + (t.fn + t.tn) * h
    over, under = {
        "sens": (100 * t.tp, d),
        "spec": (100 * t.tn, h),
        "accuracy": (100 * agreed, n),
        "ppv": (100 * t.tp, t.tp + t.fp),
        "npv": (100 * t.tn, t.tn + t.fn),
        "prevalence": (100 * d, n),
        "lr_pos": (t.tp * h, d * t.fp),
        "lr_neg": (t.fn * h, d * t.tn),
        "dor": (t.tp * t.tn, t.fp * t.fn),
        "kappa": (n * agreed - by_chance, n * n - by_chance),
    }[name]
    return Fraction(over, under) if under else None


def prints(value: Fraction | None, text: str, way: str) -> bool:
    if value is None:
        return False
    places = len(text.partition(".")[2])
    scaled = value * 10**places
    target = int(Decimal(text) * 10**places)
    if abs(scaled - target) > 1:
        return False
    with localcontext() as context:
        context.prec = 60  # more digits than any of these fractions needs to show on which side of a tie it lies
        exact = Decimal(scaled.numerator) / Decimal(scaled.denominator)
        return int(exact.quantize(Decimal(1), rounding=MODES[way])) == target


def tables(n: int, diseased: int | None = None) -> Iterator[Table]:
    for d in range(n + 1) if diseased is None else [diseased]:
        for tp in range(d + 1):
            for tn in range(n - d + 1):
                yield Table(tp, n - d - tn, d - tp, tn, solved=True)


def ways(table: Table, printed: Mapping[str, str]) -> list[set[str]]:
    """For each figure the ways of rounding that print it."""
    return [{way for way in MODES if prints(figure(name, table), text, way)} for name, text in printed.items()]


def solve(n: int, printed: Mapping[str, str]) -> dict[Table, set[str]]:
    """Every table that prints all figures, with the ways of rounding that do so throughout (perhaps none)."""
    found = {}
    for table in tables(n):
        common = set(MODES)
        for name, text in printed.items():
            value = figure(name, table)
            each = {way for way in MODES if prints(value, text, way)}
            if not each:
                break
            common &= each
        else:
            found[table] = common
    return found
