"""The likelihood of the bivariate binomial-normal model and its gradient."""

from __future__ import annotations

import numpy as np

from hipspine.synthesis.bivariate.quadrature import Roots, find_modes, integrate
from hipspine.synthesis.bivariate.rows import Array, Rows

EXACT_GRADIENT_FROM = 7


class Likelihood:
    """Log-likelihood of the rows as a function of one parameter vector.

    Model: tp ~ Binomial(diseased, expit(x'b + u)), tn ~ Binomial(healthy, expit(w'c + v)), (u, v) normal
    with mean 0 and the between-study matrix L L', one pair a cluster. The vector holds b, c, then for
    each between-study matrix the three numbers of L (first, cross, second): u = first z1,
    v = cross z1 + second z2. In these coordinates a boundary (variance 0, correlation +-1) is an inner
    point where a number is 0, and the likelihood is smooth there. `nodes` a dimension; 1 is Laplace.

    Chu and Cole, J Clin Epidemiol 2006;59:1331; Riley and others, BMC Med Res Methodol 2007;7:3.
    """

    def __init__(self, rows: Rows, nodes: int) -> None:
        self.rows, self.nodes = rows, nodes
        self.sens_size, self.spec_size = rows.sens_design.shape[1], rows.spec_design.shape[1]
        self.size = self.sens_size + self.spec_size + 3 * rows.spreads
        self._modes = np.zeros((rows.clusters, 2))
        self._last: tuple[tuple[bytes, int], tuple[float, Array]] | None = None

    @property
    def spreads(self) -> int:
        """How many between-study matrices there are."""
        return self.rows.spreads

    def split(self, at: Array) -> tuple[Array, Array, Array]:
        """Coefficients of sensitivity and specificity, and L as (matrices, 3)."""
        middle = self.sens_size + self.spec_size
        return at[: self.sens_size], at[self.sens_size : middle], at[middle:].reshape(-1, 3)

    def value(self, at: Array, nodes: int | None = None) -> float:
        """Log-likelihood with the binomial coefficients."""
        return self.clusters(at, nodes)[0]

    def clusters(self, at: Array, nodes: int | None = None) -> tuple[float, Array]:
        """Log-likelihood and its gradient; the last answer again where the same is asked twice in a row."""
        at = np.asarray(at, float)
        key = (at.tobytes(), nodes or self.nodes)
        if self._last is None or self._last[0] != key:
            self._last = key, self._clusters(at, key[1])
        return self._last[1][0], self._last[1][1].copy()

    def _clusters(self, at: Array, nodes: int) -> tuple[float, Array]:
        """The gradient by Fisher's identity: the posterior mean of the complete-data gradient."""
        rows = self.rows
        sens, spec, roots = self.split(at)
        mean_sens, mean_spec = rows.sens_design @ sens, rows.spec_design @ spec
        each = Roots(*roots[rows.spread].T)
        z, curve = find_modes(rows, mean_sens, mean_spec, each, self._modes)
        self._modes = z
        found = integrate(rows, mean_sens, mean_spec, each, z, curve, nodes)
        slope_roots = np.zeros((rows.spreads, 3))
        np.add.at(slope_roots, rows.spread, found.moments)
        slope = np.concatenate([rows.sens_design.T @ found.sens, rows.spec_design.T @ found.spec, slope_roots.ravel()])
        return float(found.log.sum()) + rows.constant, slope

    def value_and_gradient(self, at: Array) -> tuple[float, Array]:
        """Log-likelihood and gradient; with few nodes the gradient is that of the approximation, by differences."""
        value, slope = self.clusters(at)
        if self.nodes >= EXACT_GRADIENT_FROM:
            return value, slope
        for place in range(self.size):
            move = np.zeros(self.size)
            move[place] = 1e-5
            slope[place] = (self.value(at + move) - self.value(at - move)) / 2e-5
        return value, slope

    def hessian(self, at: Array) -> Array:
        """Second derivatives: central differences of the gradient, made symmetric."""
        columns = []
        for place in range(self.size):
            move = np.zeros(self.size)
            move[place] = 1e-4
            columns.append((self.value_and_gradient(at + move)[1] - self.value_and_gradient(at - move)[1]) / 2e-4)
        matrix = np.stack(columns)
        return np.asarray((matrix + matrix.T) / 2)
