"""The estimates that belong to no source or finding alone."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec

from hipspine.diagnosis.estimates.effective import basis_of, complement, effective
from hipspine.diagnosis.settings import Settings
from hipspine.evidence.studies import Studies
from hipspine.synthesis import EffectiveCounts, Estimate, pool_proportion


def shared_estimates(settings: Settings, studies: Studies) -> Iterator[Estimate]:
    """The estimates that belong to no source or finding alone: sides, persistence, coexistence, the unmodelled."""
    yield settings.bilateral.estimate("shared/bilateral")
    yield settings.partial_relief.estimate("shared/partial_relief")
    for name, judgement in settings.persistence.items():
        if not judgement.is_zero:
            yield judgement.estimate(f"shared/persistence/{name}")
    for name, judgement in settings.unsaid.items():
        yield judgement.estimate(f"shared/unsaid/{name}")
    yield _coexistence(settings, studies)
    yield _unmodelled(settings, studies)


def _unmodelled(settings: Settings, studies: Studies) -> Estimate:
    """N0: P(none of the modelled sources | pain), from the facts that count such people, or all the others."""
    named = [(studies.fact(name), False) for name in settings.unmodelled_facts]
    named += [(studies.fact(name), True) for name in settings.unmodelled_complements]
    counts = [(effective(fact, "proportion", settings.spread), flip) for fact, flip in named]
    found = [complement(count) if flip else count for count, flip in counts if count is not None]
    if not found:
        return settings.unmodelled.estimate("shared/unmodelled")
    return pool_proportion("shared/unmodelled", found, settings.spread, basis_of([fact for fact, _ in named]))


def _coexistence(settings: Settings, studies: Studies) -> Estimate:
    """P(pain) = both / (spine x other), solved from one clinic's three counts; between clinics the judged spread."""
    judged = settings.coexistence.estimate("shared/coexistence")
    facts = [studies.fact(settings.coexistence_facts[key]) for key in ("both", "spine_only", "other_only")]
    counts = [found for fact in facts if (found := effective(fact, "proportion", settings.spread)) is not None]
    if len(counts) < len(facts):
        return judged
    mean, variance = _solved_pain(counts)
    return msgspec.structs.replace(
        judged,
        mean=(mean,),
        covariance=((variance,),),
        between=judged.covariance,
        basis="derived",
        facts=tuple(fact.id for fact in facts),
        method="both / (spine x other)",
    )


def _solved_pain(counts: list[EffectiveCounts]) -> tuple[float, float]:
    """Logit of b / ((s + b)(o + b)) from the shares with both, spine only, other only, and its variance.

    Delta method, each share with its own binomial variance; that they come from one sample is left out.
    """
    both, spine, other = (count.events / count.total for count in counts)
    pain = both / ((spine + both) * (other + both))
    if not 0 < pain < 1:
        raise ValueError(f"shared/coexistence: {pain:g} is no probability")
    slopes = (1 / both - 1 / (spine + both) - 1 / (other + both), -1 / (spine + both), -1 / (other + both))
    errors = [share * (1 - share) / count.total for share, count in zip((both, spine, other), counts, strict=True)]
    variance = sum(slope**2 * error for slope, error in zip(slopes, errors, strict=True))
    return math.log(pain / (1 - pain)), variance / (1 - pain) ** 2
