"""Sensitivity and specificity of one finding for one source, from several studies."""

from __future__ import annotations

from collections.abc import Sequence

from hipspine.synthesis.effective_counts import EffectiveCounts
from hipspine.synthesis.estimate import Basis, Estimate
from hipspine.synthesis.pool_proportion import pooled_logit
from hipspine.synthesis.spread import Spread


def pool_accuracy(
    key: str,
    sensitivity: Sequence[EffectiveCounts],
    specificity: Sequence[EffectiveCounts],
    spread: Spread,
    basis: Basis,
    dropped: Sequence[tuple[str, str]] = (),
) -> Estimate:
    """Pool the pair (logit sensitivity, logit specificity) of the same studies into one estimate.

    First version: each of the two by the exact binomial-normal model, uncorrelated. The seam for the
    bivariate model: the result already carries 2 x 2 matrices and is drawn as a pair. Both lists must
    name the same facts in the same order; raises ValueError otherwise.
    """
    if [count.fact for count in sensitivity] != [count.fact for count in specificity]:
        raise ValueError(f"{key}: sensitivity and specificity do not come from the same facts")
    mean_se, error_se, between_se, method = pooled_logit(sensitivity, spread)
    mean_sp, error_sp, between_sp, _ = pooled_logit(specificity, spread)
    return Estimate(
        id=key,
        scale="logit",
        mean=(mean_se, mean_sp),
        covariance=((error_se**2, 0.0), (0.0, error_sp**2)),
        between=((between_se**2, 0.0), (0.0, between_sp**2)),
        basis=basis,
        facts=tuple(count.fact for count in sensitivity),
        dropped=tuple(dropped),
        method=f"{method}; sensitivity and specificity each on its own",
    )
