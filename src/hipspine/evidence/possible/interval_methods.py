"""Which method gives a printed confidence interval of a proportion, decided exactly."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from math import comb
from statistics import NormalDist
from typing import Final

from hipspine.evidence.possible.rounding import ROUNDINGS, Span, span

Lower = Callable[[int, int, Fraction, Fraction, Fraction], int]
"""Sign of (lower bound - p) for events, total, p, the normal deviate and the error on one side."""

SHORT: Final = {"90": Fraction(1645, 1000), "95": Fraction(196, 100), "99": Fraction(2576, 1000)}
"""Normal deviates as hand calculation rounds them."""

NEAR: Final = 1e-9
"""A tail this near to the error is worked out in whole numbers; the fast one is right to 12 digits."""


def methods(events: int, total: int, low: str, high: str, *, level: str = "95") -> tuple[str, ...]:
    """Of Wald, Wilson and Clopper-Pearson those whose interval prints as low to high, in per cent.

    Wald may be cut off at 0 and 100 or not. Wald and Wilson are tried with the exact normal deviate and with the
    short one (1.96). Every decision is a comparison of exact numbers. Both ends are rounded in one way.
    """
    if total <= 0:
        return ()
    return tuple(dict.fromkeys(name for name, lower in METHODS if _fits(lower, events, total, low, high, level=level)))


def _fits(lower: Lower, events: int, total: int, low: str, high: str, *, level: str) -> bool:
    error = (100 - Fraction(level)) / 200
    return any(
        _inside(lower, events, total, span(low, way, per_cent=True), deviate, error)
        and _inside(lower, total - events, total, _mirrored(span(high, way, per_cent=True)), deviate, error)
        for deviate in _deviates(level)
        for way in ROUNDINGS
    )


def _inside(lower: Lower, events: int, total: int, ends: Span, deviate: Fraction, error: Fraction) -> bool:
    low, high = (Fraction(end, ends.denominator) for end in (ends.low, ends.high))
    under = lower(events, total, low, deviate, error)
    if under < 0 or (under == 0 and not ends.low_in):
        return False
    over = lower(events, total, high, deviate, error)
    return over < 0 or (over == 0 and ends.high_in)


def _mirrored(ends: Span) -> Span:
    """The upper bound of some is one minus the lower bound of the others."""
    whole = ends.denominator
    return Span(whole - ends.high, whole - ends.low, whole, ends.high_in, ends.low_in)


@lru_cache
def _deviates(level: str) -> tuple[Fraction, ...]:
    exact = Fraction(NormalDist().inv_cdf((1 + float(level) / 100) / 2))
    return (exact, SHORT[level]) if level in SHORT else (exact,)


def _wald(events: int, total: int, p: Fraction, deviate: Fraction, _: Fraction) -> int:
    """events/total - z sqrt(events (total - events) / total^3)."""
    gap = Fraction(events, total) - p
    return -1 if gap < 0 else _sign(gap**2 - deviate**2 * Fraction(events * (total - events), total**3))


def _wald_cut(events: int, total: int, p: Fraction, deviate: Fraction, error: Fraction) -> int:
    """The same, but never below 0."""
    return max(_wald(events, total, p, deviate, error), _sign(-p))


def _wilson(events: int, total: int, p: Fraction, deviate: Fraction, _: Fraction) -> int:
    """The smaller root of (x - events/total)^2 = z^2 x (1 - x) / total."""
    found = Fraction(events, total)
    if p > found or p == 1:
        return -1
    return _sign((p - found) ** 2 - deviate**2 * p * (1 - p) / total)


def _clopper_pearson(events: int, total: int, p: Fraction, _: Fraction, error: Fraction) -> int:
    """The chance at which `events` or more of `total` have the probability `error`; 0 for no events."""
    if events == 0 or p <= 0:
        return _sign(-p) if events == 0 else 1
    return -1 if p >= 1 else tail_against(total, events, p, error)


def tail_against(total: int, events: int, p: Fraction, error: Fraction) -> int:
    """Sign of (error - chance of `events` or more of `total`), 0 < p < 1."""
    from scipy.special import betainc

    fast = float(betainc(events, total - events + 1, float(p)))
    if abs(fast - float(error)) > NEAR:
        return 1 if fast < float(error) else -1
    a, b = p.numerator, p.denominator - p.numerator
    found = sum(comb(total, k) * a**k * b ** (total - k) for k in range(events, total + 1))
    return _sign(error - Fraction(found, p.denominator**total))


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


METHODS: Final[tuple[tuple[str, Lower], ...]] = (
    ("Wald", _wald),
    ("Wald", _wald_cut),
    ("Wilson", _wilson),
    ("Clopper-Pearson", _clopper_pearson),
)
