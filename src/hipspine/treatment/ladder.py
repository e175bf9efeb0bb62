"""What becomes of an outcome with each earlier operation."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hipspine.evidence.studies import Studies
from hipspine.synthesis import Spread
from hipspine.treatment.log_ratio import log_ratio
from hipspine.treatment.outcome_recipe import Step
from hipspine.treatment.pooled import Pooled


def climb(base: Pooled, steps: Sequence[Step], studies: Studies, spread: Spread) -> tuple[Pooled, ...]:
    """The share that reaches the outcome after 1, 2, 3 ... earlier operations; the last step holds for more.

    Each step is an odds ratio of NOT reaching the outcome against people without an earlier operation, so
    logit share = logit base - log OR; the errors of the two add, since the study printed no covariance. Basis
    `derived`. Raises ValueError where the base is no share or a step prints no odds ratio.
    """
    if base.scale != "logit" or base.mean is None or base.error is None:
        raise ValueError("a ladder stands on a share of people")
    found = []
    for step in steps:
        fact = studies.fact(step.fact)
        ratio = log_ratio(fact, spread)
        if ratio is None or fact.about.measure != "OR":
            raise ValueError(f"{step.fact}: no odds ratio for {step.operations} earlier operations")
        found.append(
            Pooled(
                scale="logit",
                basis="derived",
                mean=base.mean - ratio[0],
                error=math.hypot(base.error, ratio[1]),
                between=base.between,
                facts=(*base.facts, fact.id),
                method="odds ratio of the step on the share without earlier operations",
            )
        )
    return tuple(found)
