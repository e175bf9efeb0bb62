"""One ratio (odds ratio, risk ratio, hazard ratio) from several studies."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hipspine.synthesis.estimate import Basis, Estimate
from hipspine.synthesis.spread import Spread


def pool_ratio(
    key: str,
    facts: Sequence[str],
    logs: Sequence[float],
    errors: Sequence[float],
    spread: Spread,
    basis: Basis,
    dropped: Sequence[tuple[str, str]] = (),
) -> Estimate:
    """Pool log ratios with their standard errors by the random-effects model of DerSimonian and Laird.

    First version (REML with Hartung and Knapp's interval replaces it). `between` is at least the assumed
    floor for so few studies. Raises ValueError for no study or an error that is not positive.
    """
    if not facts:
        raise ValueError(f"{key}: no study to pool")
    if any(error <= 0 for error in errors):
        raise ValueError(f"{key}: a standard error is not positive")
    fixed = [1 / error**2 for error in errors]
    centre = sum(w * y for w, y in zip(fixed, logs, strict=True)) / sum(fixed)
    excess = sum(w * (y - centre) ** 2 for w, y in zip(fixed, logs, strict=True)) - (len(logs) - 1)
    scale = sum(fixed) - sum(w * w for w in fixed) / sum(fixed)
    tau2 = max(0.0, excess / scale) if scale > 0 else 0.0
    tau2 = max(tau2, spread.floor(len(logs)) ** 2)
    weights = [1 / (error**2 + tau2) for error in errors]
    mean = sum(w * y for w, y in zip(weights, logs, strict=True)) / sum(weights)
    return Estimate(
        id=key,
        scale="log",
        mean=(mean,),
        covariance=((1 / sum(weights),),),
        between=((tau2,),),
        basis=basis,
        facts=tuple(facts),
        dropped=tuple(dropped),
        method="one study" if len(facts) == 1 else f"random effects, {len(facts)} studies",
    )


def log_error(low: float, high: float) -> float:
    """Standard error of a log ratio from its printed 95% interval."""
    return (math.log(high) - math.log(low)) / (2 * 1.959963984540054)
