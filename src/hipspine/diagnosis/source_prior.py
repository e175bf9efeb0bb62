"""P(this source hurts now) for one person, before anything is found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hipspine.diagnosis.clinic_prior import clinic_prior
from hipspine.diagnosis.conditions_here import Possible, last_lumbar_operation
from hipspine.diagnosis.estimates.question import clinic_id, modifier_id, operated_id, ratio_id
from hipspine.diagnosis.network import Array
from hipspine.diagnosis.parameters import Parameters
from hipspine.diagnosis.prior_recipe import PriorRecipe
from hipspine.person.case import Case


@dataclass(frozen=True, eq=False)
class SourcePrior:
    """`value` (columns,): P(active on any side); `right_odds`: odds of the right; `estimates`: what it rests on."""

    value: Array
    right_odds: float
    estimates: tuple[str, ...]


def source_prior(source: str, case: Case, parameters: Parameters, possible: Possible) -> SourcePrior | None:
    """The prior of a source (model.md 2); None when it is exactly 0.

    After a lumbar operation: pain that is new has q_new, the rate among all operated people, in time and
    with its modifiers; the same pain as before has q_old, the clinic share times its persistence; changed
    or unknown has 1 - (1 - q_new)(1 - q_old). Without one: `clinic_prior`. A source that needs something the
    case does not tell (a graft, BMP) is multiplied by how often that is so. A rate that fades with time
    leaves the disease that comes without an operation.
    """
    recipe = parameters.library.model.priors[source]
    operation = last_lumbar_operation(case)
    before = case.pain.against_before
    used: tuple[str, ...] = ()
    if operation is None:
        value = clinic_prior(source, parameters)
        used = (clinic_id(source),)
    else:
        never = np.zeros(parameters.columns)
        new, used = _new(recipe, parameters, possible, operation.months_ago) if before != "same" else (never, ())
        old = never
        if before != "new":
            old = clinic_prior(source, parameters) * parameters.value(f"shared/persistence/{recipe.persistence}")
            used = (*used, clinic_id(source))
        value = 1 - (1 - new) * (1 - old)
    value = value * possible.chance(source, parameters)
    if not np.any(value > 0):
        return None
    return SourcePrior(np.clip(value, 0.0, 0.999), _right_odds(recipe, case), used)


def _new(
    recipe: PriorRecipe, parameters: Parameters, possible: Possible, months: float | None
) -> tuple[Array, tuple[str, ...]]:
    source = recipe.source
    rate = parameters.value(operated_id(source))
    used = [operated_id(source)]
    if recipe.ratio is not None or recipe.ratio_facts:
        rate = rate * parameters.value(ratio_id(source))
        used.append(ratio_id(source))
    for modifier in recipe.modifiers:
        here = possible.amount(modifier)
        if here is None:
            continue
        ratio = parameters.value(modifier_id(source, modifier.name), 1.0)
        odds = rate / np.clip(1 - rate, 1e-9, None) * ratio ** (here - modifier.mean)
        rate = odds / (1 + odds)
        used.append(modifier_id(source, modifier.name))
    value = rate * _in_time(recipe, months)
    if recipe.time.kind == "fades":
        value = 1 - (1 - value) * (1 - clinic_prior(source, parameters))
    return value, tuple(used)


def _in_time(recipe: PriorRecipe, months: float | None) -> float:
    time = recipe.time
    if months is None or time.kind == "constant":
        return 1.0
    left = float(2 ** (-months / time.half_months))
    return left if time.kind == "fades" else 1 - left


def _right_odds(recipe: PriorRecipe, case: Case) -> float:
    """Odds of the right side from the side of the graft or the approach; 1 when neither is known."""
    shift = recipe.side
    operation = last_lumbar_operation(case)
    if shift is None or operation is None:
        return 1.0
    side: str = operation.graft.side if shift.towards == "graft" else ""
    if shift.towards in ("approach", "opposite_approach"):
        side = operation.approach_side
        if shift.towards == "opposite_approach":
            side = {"left": "right", "right": "left"}.get(side, "")
    return {"right": shift.odds, "left": 1 / shift.odds}.get(side, 1.0)
