"""One ratio (odds ratio, risk ratio, hazard ratio) from several studies."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hipspine.synthesis.estimate import Basis, Estimate
from hipspine.synthesis.random_effects import fit_random_effects
from hipspine.synthesis.spread import Spread

NORMAL_95 = 1.959963984540054


def pool_ratio(
    key: str,
    facts: Sequence[str],
    logs: Sequence[float],
    errors: Sequence[float],
    spread: Spread,
    basis: Basis,
    dropped: Sequence[tuple[str, str]] = (),
) -> Estimate:
    """Pool log ratios with their standard errors: random effects, between-study variance by REML.

    `between` is at least the assumed floor for so few studies. From `spread.enough_studies` on, where no
    spread is assumed any more, the variance of the mean is Hartung and Knapp's, widened so that its 95%
    interval is the one of the t distribution. Raises ValueError for no study or an error that is not
    positive. For the intervals themselves see `fit_random_effects`.
    """
    if not facts:
        raise ValueError(f"{key}: no study to pool")
    if any(error <= 0 for error in errors):
        raise ValueError(f"{key}: a standard error is not positive")
    fit = fit_random_effects(logs, errors, spread.floor(len(logs)))
    variance, how = fit.standard_error**2, "REML"
    if fit.studies >= max(2, spread.enough_studies) and fit.high is not None:
        variance, how = ((fit.high - fit.mean) / NORMAL_95) ** 2, "REML, Hartung-Knapp"
    edge = ", spread on its boundary 0" if fit.boundary else ""
    return Estimate(
        id=key,
        scale="log",
        mean=(fit.mean,),
        covariance=((variance,),),
        between=((fit.between_variance,),),
        basis=basis,
        facts=tuple(facts),
        dropped=tuple(dropped),
        method="one study" if len(facts) == 1 else f"random effects ({how}), {len(facts)} studies{edge}",
    )


def log_error(low: float, high: float) -> float:
    """Standard error of a log ratio from its printed 95% interval."""
    return (math.log(high) - math.log(low)) / (2 * NORMAL_95)
