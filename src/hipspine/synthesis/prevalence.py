"""How many of the people who are tested have the condition, as a distribution."""

from __future__ import annotations

import msgspec
import numpy as np
import numpy.typing as npt

LEVEL = 0.95


class Prevalence(msgspec.Struct, frozen=True):
    """A Beta(`a`, `b`) distribution of the prevalence, or one `fixed` value (then `a` and `b` are 0).

    `low`, `high`: the central interval of `level`; `about`: who the people are. Prevalence among those tested, not
    in the population.
    """

    median: float
    low: float
    high: float
    a: float = 0.0
    b: float = 0.0
    level: float = LEVEL
    about: str = ""

    @property
    def is_fixed(self) -> bool:
        """One value, known exactly."""
        return self.a == 0

    def draw(self, count: int, random: np.random.Generator) -> npt.NDArray[np.float64]:
        """So many values."""
        return np.full(count, self.median) if self.is_fixed else random.beta(self.a, self.b, count)


def as_prevalence(value: Prevalence | float | tuple[float, float] | None) -> Prevalence | None:
    """One value, the two ends of a 95% interval, or a distribution as it is; ValueError as the functions below."""
    if value is None or isinstance(value, Prevalence):
        return value
    return prevalence_between(*value) if isinstance(value, tuple) else fixed_prevalence(value)


def fixed_prevalence(value: float, about: str = "") -> Prevalence:
    """One value, taken as known. Raises ValueError unless it lies between 0 and 1."""
    if not 0 < value < 1:
        raise ValueError(f"a prevalence of {value} leaves nothing to test")
    return Prevalence(value, value, value, about=about)


def prevalence_between(low: float, high: float, level: float = LEVEL, about: str = "") -> Prevalence:
    """The Beta distribution with `low` and `high` as the ends of its central interval of that level.

    Solved for the logs of a and b, from a start by the moments. Raises ValueError unless 0 < low < high < 1, and for
    ends so near to each other or to 0 and 1 that no such distribution is found: give one value instead.
    """
    from scipy.optimize import root
    from scipy.special import betaincinv

    if not 0 < low < high < 1:
        raise ValueError(f"a prevalence from {low} to {high}")
    tail = (1 - level) / 2
    mean, sd = (low + high) / 2, (high - low) / 4
    size = max(mean * (1 - mean) / sd**2 - 1, 1.0)

    def miss(logs: npt.NDArray[np.float64]) -> list[float]:
        a, b = np.exp(np.clip(logs, -20, 20))
        return [_logit(betaincinv(a, b, tail)) - _logit(low), _logit(betaincinv(a, b, 1 - tail)) - _logit(high)]

    found = root(miss, np.log([mean * size, (1 - mean) * size]), method="hybr")
    if not found.success or max(map(abs, miss(found.x))) > 1e-6:
        raise ValueError(f"no Beta distribution has {level * 100:g}% of itself from {low} to {high}")
    a, b = map(float, np.exp(found.x))
    return Prevalence(float(betaincinv(a, b, 0.5)), low, high, a, b, level, about)


def _logit(value: float) -> float:
    inside = min(max(float(value), 1e-300), 1 - 1e-16)
    return float(np.log(inside) - np.log1p(-inside))
