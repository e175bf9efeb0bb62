"""What the cross-classified counts of a study say, given its two effects."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hipspine.synthesis.bivariate.cross_table import CrossTable
from hipspine.synthesis.bivariate.effects_likelihood import Conditional
from hipspine.synthesis.bivariate.plackett import joint
from hipspine.synthesis.bivariate.rows import Array


class PairedModel:
    """Two tests in the same people: a `StudyModel`.

    Among diseased people the tests are positive with probability expit(a_1 + u) and expit(a_2 + u), among
    healthy ones negative with expit(b_1 + v) and expit(b_2 + v); in each group an odds ratio, the same in all
    studies, ties the two results of a person. Fixed parameters: a (one number where `same_sens`, else two), b
    (likewise), then the two log odds ratios.
    """

    def __init__(self, tables: Sequence[CrossTable], *, same_sens: bool = False, same_spec: bool = False) -> None:
        self.studies = len(tables)
        self.counts = [np.array([table.diseased for table in tables]), np.array([table.healthy for table in tables])]
        self.counts[1] = self.counts[1][:, ::-1]  # by negative results: neither, only the second, only the first, both
        self.sizes = (1 if same_sens else 2, 1 if same_spec else 2)
        self.fixed = sum(self.sizes) + 2

    def given(self, fixed: Array, u: Array, v: Array) -> Conditional:
        """The likelihood of each study at its points."""
        slopes = np.zeros((self.fixed, *u.shape))
        total, sides = np.zeros(u.shape), []
        for group, effect in enumerate((u, v)):
            places, one, two = self._means(fixed, group)
            log, first, second, odds = _group(self.counts[group], one + effect, two + effect, fixed[group - 2])
            total += log
            for place, slope in zip(places, (first, second), strict=True):
                slopes[place] += slope
            slopes[group - 2] = odds
            sides.append(first + second)
        return Conditional(total, sides[0], sides[1], slopes)

    def penalty(self, fixed: Array) -> tuple[float, Array]:
        """Nothing is known beforehand."""
        return 0.0, np.zeros(len(fixed))

    def _means(self, fixed: Array, group: int) -> tuple[tuple[int, int], float, float]:
        start = 0 if group == 0 else self.sizes[0]
        places = (start, start + self.sizes[group] - 1)
        return places, float(fixed[places[0]]), float(fixed[places[1]])


def _group(counts: Array, one: Array, two: Array, log_odds: float) -> tuple[Array, Array, Array, Array]:
    """Log-likelihood and slopes along the two logits and the log odds ratio."""
    p, q = _expit(one), _expit(two)
    cells = joint(p, q, log_odds)
    both, first, second, neither = (counts[:, place, None] / cell for place, cell in enumerate(cells[:4]))
    log = sum(counts[:, place, None] * np.log(cell) for place, cell in enumerate(cells[:4]))
    along = both - first - second + neither
    return (
        np.asarray(log),
        (along * cells.along_first + first - neither) * p * (1 - p),
        (along * cells.along_second + second - neither) * q * (1 - q),
        along * cells.along_log_odds,
    )


def _expit(logit: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(logit, -700, 700))))
