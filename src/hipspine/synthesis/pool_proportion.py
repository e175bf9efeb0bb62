"""One proportion from several studies."""

from __future__ import annotations

from collections.abc import Sequence

from hipspine.synthesis.effective_counts import EffectiveCounts
from hipspine.synthesis.estimate import Basis, Estimate
from hipspine.synthesis.pooled_logit import pooled_logit
from hipspine.synthesis.spread import Spread


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
