"""From the facts of one outcome to one pooled figure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from hipspine.evidence.fact import Fact
from hipspine.evidence.selection import usable
from hipspine.evidence.studies import Studies
from hipspine.synthesis import Spread, fit_random_effects, pool_proportion, pool_ratio
from hipspine.synthesis.estimate import Basis
from hipspine.synthesis.pool_ratio import NORMAL_95
from hipspine.treatment.fact_use import FactUse
from hipspine.treatment.form import form_of
from hipspine.treatment.log_ratio import log_ratio, printed_pair
from hipspine.treatment.outcome_words import Form
from hipspine.treatment.people_behind import people_behind
from hipspine.treatment.pooled import Pooled, Scale, basis_of

ENOUGH_FOR_SPREAD = 3
"""Studies from which a spread between them can be told at all."""
NO_SPREAD = "mean changes without a spread: shown one by one, not pooled"
SCALES: dict[Form, Scale] = {"proportion": "logit", "ratio": "log", "difference": "plain", "change": "plain"}


def pool_outcome(
    key: str, uses: Sequence[FactUse], studies: Studies, spread: Spread, sizes: Mapping[str, float] | None = None
) -> Pooled:
    """Pool facts of one form and one definition; each cohort counts once (`evidence.usable`).

    Shares by the exact binomial-normal model, ratios and differences by random effects. One study keeps its own error,
    and the assumed spread stands beside it (`Pooled.of`). Mean changes without a spread are not pooled: more than one
    is refused, to be shown one by one. `sizes` gives group sizes known from elsewhere.
    KeyError for a fact that is not there; ValueError for none, or for facts of different forms.
    """
    facts = [studies.fact(use.fact) for use in uses]
    forms = {form_of(fact) for fact in facts}
    form = forms.pop() if len(forms) == 1 else None
    if form is None:
        raise ValueError(f"{key}: no figure, or figures of different forms, in {', '.join(one.id for one in facts)}")
    chosen = usable(facts, studies)
    dropped = tuple((one.fact.id, one.reason) for one in chosen.dropped)
    inverse = {fact.id for fact, use in zip(facts, uses, strict=True) if use.inverse}
    kept = list(chosen.kept)
    if not kept:
        return Pooled(SCALES[form], "transported", dropped=dropped, refused="no usable fact")
    if form == "proportion":
        return _shares(key, kept, studies, spread, dropped, sizes or {})
    if form == "ratio":
        return _ratios(key, kept, spread, dropped, inverse)
    if form == "difference":
        return _differences(kept, dropped, inverse)
    return _changes(kept, dropped, inverse)


def _shares(
    key: str,
    facts: list[Fact],
    studies: Studies,
    spread: Spread,
    dropped: tuple[tuple[str, str], ...],
    sizes: Mapping[str, float],
) -> Pooled:
    counts = [found for fact in facts if (found := people_behind(fact, studies, spread, sizes.get(fact.id)))]
    if not counts:
        return Pooled("logit", "transported", dropped=dropped, refused="no share was printed")
    only = counts[0] if len(counts) == 1 and not counts[0].at_boundary else None
    own = None if only is None else math.sqrt(1 / only.events + 1 / (only.total - only.events))
    return Pooled.of(pool_proportion(key, counts, spread, _basis(facts), dropped), own)


def _ratios(
    key: str, facts: list[Fact], spread: Spread, dropped: tuple[tuple[str, str], ...], inverse: set[str]
) -> Pooled:
    found = [(fact.id, log_ratio(fact, spread, inverse=fact.id in inverse)) for fact in facts]
    known = [(name, pair) for name, pair in found if pair is not None]
    if not known:
        return Pooled("log", "transported", dropped=dropped, refused="no ratio was printed")
    names, logs, errors = [name for name, _ in known], [pair[0] for _, pair in known], [pair[1] for _, pair in known]
    own = errors[0] if len(errors) == 1 else None
    return Pooled.of(pool_ratio(key, names, logs, errors, spread, _basis(facts), dropped), own)


def _differences(facts: list[Fact], dropped: tuple[tuple[str, str], ...], inverse: set[str]) -> Pooled:
    names = tuple(fact.id for fact in facts)
    values = [(-1 if fact.id in inverse else 1) * number for fact in facts if (number := fact.number("estimate"))]
    pairs = [printed_pair(fact, "estimate_ci") for fact in facts]
    errors = [(pair[1] - pair[0]) / (2 * NORMAL_95) for pair in pairs if pair is not None]
    basis = _basis(facts)
    if len(values) != len(facts):
        return Pooled("plain", basis, facts=names, dropped=dropped, refused="no difference was printed")
    if len(errors) == len(facts):
        fit = fit_random_effects(values, errors)
        told = fit.between_variance**0.5 if fit.studies >= ENOUGH_FOR_SPREAD else None
        method = "one study" if len(facts) == 1 else f"random effects (REML), {len(facts)} studies"
        error = fit.standard_error if fit.high is None else (fit.high - fit.mean) / NORMAL_95
        return Pooled("plain", basis, fit.mean, error, told, names, dropped, method)
    if len(facts) == 1:
        return Pooled("plain", basis, values[0], None, None, names, dropped, "one study, no interval printed")
    return Pooled("plain", basis, facts=names, dropped=dropped, refused=NO_SPREAD)


def _changes(facts: list[Fact], dropped: tuple[tuple[str, str], ...], inverse: set[str]) -> Pooled:
    names = tuple(fact.id for fact in facts)
    if len(facts) > 1:
        return Pooled("plain", _basis(facts), facts=names, dropped=dropped, refused=NO_SPREAD)
    value = facts[0].number("mean_change")
    if value is None:
        return Pooled("plain", _basis(facts), facts=names, dropped=dropped, refused="no change was printed")
    sign = -1 if facts[0].id in inverse else 1
    return Pooled("plain", _basis(facts), sign * value, None, None, names, dropped, "one study, no spread printed")


def _basis(facts: list[Fact]) -> Basis:
    return basis_of([fact.group.fused for fact in facts])
