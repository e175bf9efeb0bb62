"""What the counts of a graded test at several thresholds say, given the two effects of a study."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from hipspine.synthesis.bivariate.effects_likelihood import Conditional
from hipspine.synthesis.bivariate.rows import Array, Indices
from hipspine.synthesis.thresholds.threshold_table import ThresholdTable

Shape = Literal["logistic", "normal"]
LEAST = 1e-300


class Cells(NamedTuple):
    """`people` of each `study` with a result from `lower` to `upper`, sorted by study; `starts`: the first of each."""

    study: Indices
    starts: Indices
    people: Array
    lower: Array
    upper: Array


class GradedModel:
    """A graded result with a logistic or normal distribution in people with and without the condition: a `StudyModel`.

    P(result >= t | with) = F(a1 + u - e^b1 x) and P(result < t | without) = F(a0 + v + e^b0 x), where x is t or log t
    less `centre`; F is the logistic or the normal distribution function. So e^b is one over the scale of the
    result, and u and v shift the whole distribution of a study. All thresholds of a study are counted together:
    the people between two of them are a multinomial, so nobody counts twice. Fixed parameters: a1, a0, b1, b0; with
    `same_scale` one b. With one threshold a study it is the bivariate model with x as covariate. The exact-likelihood
    form of the multiple-thresholds model of Steinhauser, Schumacher and Ruecker, BMC Med Res Methodol 2016;16:97.
    """

    def __init__(
        self,
        tables: Sequence[ThresholdTable],
        shape: Shape = "logistic",
        *,
        log: bool = False,
        same_scale: bool = False,
    ) -> None:
        self.studies, self.shape, self.log = len(tables), shape, log
        self.fixed = 3 if same_scale else 4
        raw = [self.position(cut.at) for table in tables for cut in table.cuts]
        self.centre = float(np.mean(raw))
        self.cells = [self._make_cells(tables, group) for group in (0, 1)]

    def position(self, threshold: float) -> float:
        """A threshold on the scale of the model, not yet centred; ValueError for a log of 0 or less."""
        if self.log and threshold <= 0:
            raise ValueError(f"threshold {threshold:g} has no logarithm")
        return float(np.log(threshold)) if self.log else threshold

    def given(self, fixed: Array, u: Array, v: Array) -> Conditional:
        """The likelihood of each study at its points."""
        slopes = np.zeros((self.fixed, *u.shape))
        total, sides = np.zeros(u.shape), []
        for group, effect in enumerate((u, v)):
            scale = float(np.exp(fixed[2 + group] if self.fixed > 3 else fixed[2]))
            log, shift, stretch = self._group(group, float(fixed[group]), scale, effect)
            total += log
            slopes[group] = shift
            slopes[2 + group if self.fixed > 3 else 2] += stretch
            sides.append(shift)
        return Conditional(total, sides[0], sides[1], slopes)

    def penalty(self, fixed: Array) -> tuple[float, Array]:
        """Nothing is known beforehand."""
        return 0.0, np.zeros(len(fixed))

    def _make_cells(self, tables: Sequence[ThresholdTable], group: int) -> Cells:
        """People of a group between neighbouring thresholds, where there are any; every study has at least one cell."""
        found: list[tuple[int, float, float, float]] = []
        for study, table in enumerate(tables):
            total, key = ((table.diseased, "tp"), (table.healthy, "fp"))[group]
            edges = [-np.inf, *(self.position(cut.at) - self.centre for cut in table.cuts), np.inf]
            above = [total, *(getattr(cut, key) for cut in table.cuts), 0.0]
            people = [more - less for more, less in pairwise(above)]
            full = [place for place, n in enumerate(people) if n > 0] or [0]
            found += [(study, people[place], edges[place], edges[place + 1]) for place in full]
        owner, n, lower, upper = (np.array(column) for column in zip(*found, strict=True))
        return Cells(owner, np.flatnonzero(np.r_[True, np.diff(owner) > 0]), n[:, None], lower[:, None], upper[:, None])

    def _group(self, group: int, mean: float, scale: float, effect: Array) -> tuple[Array, Array, Array]:
        """Log-likelihood of one group of people, and its slopes along mean (or effect) and log scale."""
        cells, turn = self.cells[group], -1 if group == 0 else 1
        shift = turn * (mean + effect)[cells.study]
        low, high = scale * cells.lower + shift, scale * cells.upper + shift  # P(result < threshold) = F(low)
        tail = low > 0  # there differences of the small probabilities beyond keep their digits
        (below, f_low), (above, f_high) = (
            distribution(self.shape, np.where(tail, -second, first)) for first, second in ((low, high), (high, low))
        )
        share = np.maximum(above - below, LEAST)
        f_low, f_high = np.where(tail, f_high, f_low), np.where(tail, f_low, f_high)
        ratio = cells.people / share
        lower, upper = (np.where(np.isfinite(edge), edge, 0) * scale for edge in (cells.lower, cells.upper))
        parts = cells.people * np.log(share), turn * ratio * (f_high - f_low), ratio * (upper * f_high - lower * f_low)
        log, along, stretch = (np.add.reduceat(part, cells.starts, axis=0) for part in parts)
        return log, along, stretch


def distribution(shape: Shape, at: Array) -> tuple[Array, Array]:
    """Distribution function and density, logistic or standard normal."""
    if shape == "logistic":
        small = np.exp(-np.abs(at))
        return np.where(at >= 0, 1.0, small) / (1 + small), small / (1 + small) ** 2
    from scipy.special import ndtr

    return np.asarray(ndtr(at)), np.asarray(np.exp(-at * at / 2) / np.sqrt(2 * np.pi))
