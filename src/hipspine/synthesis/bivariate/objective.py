"""What the search for a maximum and for the ends of profile intervals need to know of a likelihood."""

from __future__ import annotations

from typing import Protocol

from hipspine.synthesis.bivariate.rows import Array


class Objective(Protocol):
    """A smooth log-likelihood of one parameter vector, whose last 3 x `spreads` numbers are between-study roots.

    Each root (first, cross, second) gives u = first z1, v = cross z1 + second z2 with z standard normal.
    """

    nodes: int

    @property
    def size(self) -> int:
        """Length of the parameter vector."""

    @property
    def spreads(self) -> int:
        """How many between-study matrices there are."""

    def value(self, at: Array) -> float:
        """The log-likelihood."""

    def value_and_gradient(self, at: Array) -> tuple[float, Array]:
        """The log-likelihood and its slope."""

    def hessian(self, at: Array) -> Array:
        """Its second derivatives."""
