"""Sensitivity and specificity of one finding for one source, from several studies."""

from __future__ import annotations

from collections.abc import Sequence

from hipspine.synthesis.bivariate.bivariate_fit import CannotFit, Matrix, Pair
from hipspine.synthesis.bivariate.fit_exact import ENOUGH, fit_bivariate
from hipspine.synthesis.bivariate.interval_covariance import interval_covariance
from hipspine.synthesis.bivariate.study_table import StudyTable
from hipspine.synthesis.effective_counts import EffectiveCounts
from hipspine.synthesis.estimate import Basis, Estimate
from hipspine.synthesis.pooled_logit import pooled_logit
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

    From 4 studies on (and from `spread.enough_studies` on, where no spread is assumed any more) by the exact
    bivariate binomial-normal model, with the correlation of the means and of the studies; on a boundary
    the covariance takes that boundary as known, and `method` names it. With fewer studies, or where the
    joint model has no finite maximum, each of the two by the exact binomial-normal model on its own, its
    spread at least the assumed one. Both lists must name the same
    facts in the same order; raises ValueError otherwise.
    """
    if [count.fact for count in sensitivity] != [count.fact for count in specificity]:
        raise ValueError(f"{key}: sensitivity and specificity do not come from the same facts")
    joint = _together(sensitivity, specificity, spread)
    mean, covariance, between, method = joint or _apart(sensitivity, specificity, spread)
    return Estimate(
        id=key,
        scale="logit",
        mean=mean,
        covariance=covariance,
        between=between,
        basis=basis,
        facts=tuple(count.fact for count in sensitivity),
        dropped=tuple(dropped),
        method=method,
    )


def _together(
    sensitivity: Sequence[EffectiveCounts], specificity: Sequence[EffectiveCounts], spread: Spread
) -> tuple[Pair, Matrix, Matrix, str] | None:
    if len(sensitivity) < ENOUGH or spread.floor(len(sensitivity)) > 0:
        return None
    tables = [
        StudyTable(str(number), yes.events, no.total - no.events, yes.total - yes.events, no.events)
        for number, (yes, no) in enumerate(zip(sensitivity, specificity, strict=True))
    ]
    try:
        fit = fit_bivariate(tables)
    except CannotFit:
        return None
    if not fit.converged:
        return None
    edge = f", on the boundary: {', '.join(fit.boundary)}" if fit.boundary else ""
    method = f"bivariate binomial-normal, {fit.studies} studies{edge}"
    return fit.logit_mean, fit.logit_covariance or interval_covariance(fit), fit.between, method


def _apart(
    sensitivity: Sequence[EffectiveCounts], specificity: Sequence[EffectiveCounts], spread: Spread
) -> tuple[Pair, Matrix, Matrix, str]:
    mean_se, error_se, between_se, method = pooled_logit(sensitivity, spread)
    mean_sp, error_sp, between_sp, _ = pooled_logit(specificity, spread)
    return (
        (mean_se, mean_sp),
        ((error_se**2, 0.0), (0.0, error_sp**2)),
        ((between_se**2, 0.0), (0.0, between_sp**2)),
        f"{method}; sensitivity and specificity each on its own",
    )
