"""Relief after a block: its chance depends on how many active structures it covers and how many it does not."""

from __future__ import annotations

from math import comb

import numpy as np

from hipspine.diagnosis.block_recipe import BlockRecipe
from hipspine.diagnosis.network import Array

RESULTS = ("none", "partial", "full")


def relief_result(recipe: BlockRecipe, relief: float) -> str:
    """`none`, `partial` or `full` for a relief in per cent."""
    if relief < 100 * recipe.partial_from:
        return "none"
    return "full" if relief >= 100 * recipe.theta else "partial"


def share_removed(covered: int, uncovered: int, least: float) -> float:
    """P(h >= least), h ~ Beta(covered, uncovered) the share of the pain that the block removes.

    h = 1 with nothing uncovered, 0 with nothing covered. For whole numbers the Beta distribution function
    is a binomial tail: P(h < least) = P(at least `covered` of n), n = covered + uncovered - 1 trials of
    chance `least`.
    """
    if covered == 0:
        return 0.0
    if uncovered == 0:
        return 1.0
    n = covered + uncovered - 1
    below = sum(comb(n, j) * least**j * (1 - least) ** (n - j) for j in range(covered, n + 1))
    return 1 - below


def block_table(recipe: BlockRecipe, result: str, sens: Array, phi: Array, psi: Array, most: int) -> Array:
    """Likelihood of a result for every (covered, uncovered) up to `most`, shape (most + 1, most + 1, columns).

    tau = (sens - phi) / (1 - phi). P(full) = phi + (1 - phi) tau P(h >= theta); P(none) = (1 - phi)(1 - psi)
    (1 - tau P(h >= partial_from)); P(partial) is the rest (model.md 5).
    """
    tau = np.clip((sens - phi) / (1 - phi), 0.0, 1.0)
    table = np.empty((most + 1, most + 1, len(sens)))
    for covered in range(most + 1):
        for uncovered in range(most + 1):
            full = phi + (1 - phi) * tau * share_removed(covered, uncovered, recipe.theta)
            none = (1 - phi) * (1 - psi) * (1 - tau * share_removed(covered, uncovered, recipe.partial_from))
            table[covered, uncovered] = {"full": full, "none": none, "partial": 1 - full - none}[result]
    return np.clip(table, 0.0, 1.0)
