"""A pooled outcome on the scale on which it was pooled."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Literal

import msgspec

from hipspine.synthesis.estimate import Basis, Estimate

Scale = Literal["logit", "log", "plain"]


class Pooled(msgspec.Struct, frozen=True):
    """Mean, its standard error and the spread between studies, on `scale`; what it rests on and what was left out.

    Of one study `error` is that of the people counted, of several that of their mean; `between` is the rest of what
    separates it from a new clinic.

    `logit` for a share of people, `log` for a ratio, `plain` for a difference or a mean change in its own unit. `error`
    or `between` is None where it is not known: then there is no interval. `basis` as in `Estimate`. `refused` says why
    there is no number at all.
    """

    scale: Scale
    basis: Basis
    mean: float | None = None
    error: float | None = None
    between: float | None = None
    facts: tuple[str, ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()
    method: str = ""
    refused: str = ""

    @classmethod
    def of(cls, estimate: Estimate, own: float | None = None) -> Pooled:
        """The (first) component of an estimate; of one study with its `own` error apart from the spread.

        The estimate of one study tells of the median study, so it counts the assumed spread in its error already. Here
        `error` is that of the people counted and the rest goes to `between`; a new clinic lies as far as before.
        """
        error2, between2 = estimate.covariance[0][0], estimate.between[0][0]
        if own is not None:
            error2, between2 = own**2, max(0.0, error2 + between2 - own**2)
        return cls(
            scale=estimate.scale,
            basis=estimate.basis,
            mean=estimate.mean[0],
            error=math.sqrt(error2),
            between=math.sqrt(between2),
            facts=estimate.facts,
            dropped=estimate.dropped,
            method=estimate.method,
        )

    @property
    def value(self) -> float | None:
        """The pooled median on the natural scale."""
        return None if self.mean is None else self.natural(self.mean)

    def natural(self, value: float) -> float:
        """A value of the scale as a share, a ratio or a plain number."""
        if self.scale == "plain":
            return value
        return math.exp(value) if self.scale == "log" else 1 / (1 + math.exp(-value))

    def interval(self, level: float, extra_sd: float = 0.0, *, new: bool = False) -> tuple[float, float] | None:
        """Central interval of the mean, or with `new` of a new clinic; None where a spread is not known.

        `extra_sd` widens it on the scale (people who were not fused, for a person who is); plain numbers have no scale
        on which that width was judged, so they are not widened.
        """
        if self.mean is None or self.error is None or (new and self.between is None):
            return None
        variance = self.error**2 + ((self.between or 0.0) ** 2 if new else 0.0)
        variance += extra_sd**2 if new and self.scale != "plain" else 0.0
        half = NormalDist().inv_cdf((1 + level) / 2) * math.sqrt(variance)
        return self.natural(self.mean - half), self.natural(self.mean + half)


def basis_of(fused: list[str]) -> Basis:
    """`measured` where every group had a fusion, else `transported`."""
    return "measured" if fused and all(one == "all" for one in fused) else "transported"
