"""One proportion from several studies."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hipspine.synthesis.binomial_normal import fit_binomial_normal
from hipspine.synthesis.effective_counts import EffectiveCounts
from hipspine.synthesis.estimate import Basis, Estimate
from hipspine.synthesis.spread import Spread

Logit = tuple[float, float, float]


def pool_proportion(
    key: str,
    counts: Sequence[EffectiveCounts],
    spread: Spread,
    basis: Basis,
    dropped: Sequence[tuple[str, str]] = (),
) -> Estimate:
    """Pool proportions of one case definition into an estimate on the logit scale.

    Several studies: the exact binomial-normal model. One study: its own logit and binomial error, with the
    assumed between-study SD. Studies that are all at the same boundary (0 or 100%) have half a person
    added to each cell of their sum, and `method` says so. Raises ValueError for no study.
    """
    mean, error, between, method = pooled_logit(counts, spread)
    return Estimate(
        id=key,
        scale="logit",
        mean=(mean,),
        covariance=((error**2,),),
        between=((between**2,),),
        basis=basis,
        facts=tuple(count.fact for count in counts),
        dropped=tuple(dropped),
        method=method,
    )


def pooled_logit(counts: Sequence[EffectiveCounts], spread: Spread) -> tuple[float, float, float, str]:
    """Mean, its standard error, between-study SD (all logit) and the name of the method."""
    if not counts:
        raise ValueError("no study to pool")
    floor = spread.floor(len(counts))
    if all(count.events <= 0 for count in counts) or all(count.events >= count.total for count in counts):
        events, total = sum(count.events for count in counts), sum(count.total for count in counts)
        mean, error = _with_half(events, total)
        return mean, error, max(floor, spread.single_study), f"{len(counts)} at a boundary, half a person added"
    if len(counts) == 1:
        only = counts[0]
        rest = only.total - only.events
        return math.log(only.events / rest), math.sqrt(1 / only.events + 1 / rest), floor, "one study"
    fit = fit_binomial_normal([count.events for count in counts], [count.total for count in counts], floor)
    edge = ", spread on its boundary 0" if fit.boundary else ""
    return fit.mean, fit.standard_error, fit.between, f"binomial-normal, {len(counts)} studies{edge}"


def _with_half(events: float, total: float) -> tuple[float, float]:
    yes, no = events + 0.5, total - events + 0.5
    return math.log(yes / no), math.sqrt(1 / yes + 1 / no)
