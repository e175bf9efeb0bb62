"""A likelihood whose spread between studies is assumed, not estimated."""

from __future__ import annotations

import numpy as np

from hipspine.synthesis.bivariate.objective import Objective
from hipspine.synthesis.bivariate.rows import Array


class HeldSpread:
    """A likelihood with one between-study matrix as a function of all else, at one SD of both logits, uncorrelated.

    Its first two parameters are the mean logits of two proportions. As few studies may not rule out a proportion of
    0 or 1, every value of both counts as alike beforehand, on the scale of proportions: log p (1 - p) is added.
    """

    spreads = 0

    def __init__(self, whole: Objective, sd: float) -> None:
        self.whole, self.nodes = whole, whole.nodes
        self.root = np.array([sd, 0.0, sd])

    @property
    def size(self) -> int:
        """All parameters but the root."""
        return self.whole.size - 3

    def value(self, at: Array) -> float:
        """Log-likelihood with the penalty."""
        return self.whole.value(np.concatenate([at, self.root])) - float(np.logaddexp(0, [-at[:2], at[:2]]).sum())

    def value_and_gradient(self, at: Array) -> tuple[float, Array]:
        """Log-likelihood with the penalty, and its gradient."""
        value, slope = self.whole.value_and_gradient(np.concatenate([at, self.root]))
        slope = slope[: self.size].copy()
        slope[:2] -= np.tanh(at[:2] / 2)
        return value - float(np.logaddexp(0, [-at[:2], at[:2]]).sum()), slope

    def hessian(self, at: Array) -> Array:
        """Second derivatives."""
        found = self.whole.hessian(np.concatenate([at, self.root]))[: self.size, : self.size].copy()
        found[[0, 1], [0, 1]] -= (1 - np.tanh(at[:2] / 2) ** 2) / 2
        return np.asarray(found)
