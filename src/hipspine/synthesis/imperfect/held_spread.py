"""A likelihood whose spread between studies is assumed, not estimated."""

from __future__ import annotations

import numpy as np

from hipspine.synthesis.bivariate.objective import Objective
from hipspine.synthesis.bivariate.rows import Array


class HeldSpread:
    """A likelihood with one between-study matrix as a function of all else, at one SD of both logits, uncorrelated."""

    spreads = 0

    def __init__(self, whole: Objective, sd: float) -> None:
        self.whole, self.nodes = whole, whole.nodes
        self.root = np.array([sd, 0.0, sd])

    @property
    def size(self) -> int:
        """The fixed parameters."""
        return self.whole.size - 3

    def value(self, at: Array) -> float:
        """Log-likelihood with the penalty."""
        return self.whole.value(np.concatenate([at, self.root]))

    def value_and_gradient(self, at: Array) -> tuple[float, Array]:
        """Log-likelihood with the penalty, and its gradient."""
        value, slope = self.whole.value_and_gradient(np.concatenate([at, self.root]))
        return value, slope[: self.size]

    def hessian(self, at: Array) -> Array:
        """Second derivatives."""
        return np.asarray(self.whole.hessian(np.concatenate([at, self.root]))[: self.size, : self.size])
