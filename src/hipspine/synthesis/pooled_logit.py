"""The mean logit of several proportions, with the rules for few studies and for boundaries."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hipspine.synthesis.binomial_normal import fit_binomial_normal
from hipspine.synthesis.effective_counts import EffectiveCounts
from hipspine.synthesis.spread import Spread


def pooled_logit(counts: Sequence[EffectiveCounts], spread: Spread) -> tuple[float, float, float, str]:
    """Mean, its standard error, between-study SD (all logit) and the name of the method.

    The mean is that of the median study, so one study, or several at one boundary, tell of it with the error of their
    counts and the spread between studies: error^2 = counts^2 + between^2 / studies. A new study then differs from a
    single one by the spread twice, its own and that of the one that is known.
    """
    if not counts:
        raise ValueError("no study to pool")
    floor = spread.floor(len(counts))
    if all(count.events <= 0 for count in counts) or all(count.events >= count.total for count in counts):
        events, total = sum(count.events for count in counts), sum(count.total for count in counts)
        mean, error = _with_half(events, total)
        between = max(floor, spread.single_study)
        error = math.hypot(error, between / math.sqrt(len(counts)))
        return mean, error, between, f"{len(counts)} at a boundary, half a person added"
    if len(counts) == 1:
        only = counts[0]
        rest = only.total - only.events
        error = math.sqrt(1 / only.events + 1 / rest)
        return math.log(only.events / rest), math.hypot(error, floor), floor, "one study"
    fit = fit_binomial_normal([count.events for count in counts], [count.total for count in counts], floor)
    edge = ", spread on its boundary 0" if fit.boundary else ""
    return fit.mean, fit.standard_error, fit.between, f"binomial-normal, {len(counts)} studies{edge}"


def _with_half(events: float, total: float) -> tuple[float, float]:
    yes, no = events + 0.5, total - events + 0.5
    return math.log(yes / no), math.sqrt(1 / yes + 1 / no)
