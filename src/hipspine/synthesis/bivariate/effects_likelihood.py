"""The likelihood of any model with two normal random effects a study, by adaptive Gauss-Hermite quadrature."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np

from hipspine.synthesis.bivariate.quadrature import hermite_grid
from hipspine.synthesis.bivariate.rows import Array

NEWTON_STEPS = 40
HALVINGS = 12
SETTLED = 1e-4
STEP = 1e-4
FLATTEST = 0.2


class Conditional(NamedTuple):
    """The log-likelihood of each study given its effects, and its slopes.

    `log`, `du`, `dv`: shape (studies, points); `slopes`: (fixed parameters, studies, points).
    """

    log: Array
    du: Array
    dv: Array
    slopes: Array


class StudyModel(Protocol):
    """What the counts of a study say given its two effects (u, v) and the `fixed` parameters all studies share."""

    studies: int
    fixed: int

    def given(self, fixed: Array, u: Array, v: Array) -> Conditional:
        """The likelihood of each study at its points, u and v of shape (studies, points)."""

    def penalty(self, fixed: Array) -> tuple[float, Array]:
        """What is known beforehand of the fixed parameters: a log density and its slope; 0 where nothing is."""


class EffectsLikelihood:
    """Log-likelihood (plus penalty) of a `StudyModel` with (u, v) = (first z1, cross z1 + second z2), z normal.

    The parameter vector holds the fixed parameters, then first, cross and second. `nodes` points a
    dimension are laid around the mode of each study, scaled by the curvature there. The gradient is the
    posterior mean of that of the complete data (Fisher's identity), right to the accuracy of the quadrature. Not
    `Likelihood`, the faster special case of two binomials.
    """

    spreads = 1

    def __init__(self, model: StudyModel, nodes: int) -> None:
        self.model, self.nodes = model, nodes
        self._modes = np.zeros((model.studies, 2))
        self._last: tuple[tuple[bytes, int], tuple[float, Array]] | None = None

    @property
    def size(self) -> int:
        """Fixed parameters and three numbers of the between-study root."""
        return self.model.fixed + 3

    def value(self, at: Array, nodes: int | None = None) -> float:
        """Log-likelihood with the penalty, without constants."""
        return self._remembered(np.asarray(at, float), nodes or self.nodes)[0]

    def value_and_gradient(self, at: Array) -> tuple[float, Array]:
        """Log-likelihood with the penalty, and its gradient."""
        value, slope = self._remembered(np.asarray(at, float), self.nodes)
        return value, slope.copy()

    def hessian(self, at: Array) -> Array:
        """Second derivatives: central differences of the gradient, made symmetric."""
        moves = np.eye(self.size) * STEP
        slopes = [self.value_and_gradient(at + move)[1] - self.value_and_gradient(at - move)[1] for move in moves]
        matrix = np.stack(slopes) / (2 * STEP)
        return np.asarray((matrix + matrix.T) / 2)

    def _remembered(self, at: Array, nodes: int) -> tuple[float, Array]:
        """The last answer again where the same is asked twice: searches ask for value and slope apart."""
        key = (at.tobytes(), nodes)
        if self._last is None or self._last[0] != key:
            self._last = key, self._value_and_gradient(at, nodes)
        return self._last[1]

    def _value_and_gradient(self, at: Array, nodes: int) -> tuple[float, Array]:
        fixed, root = at[: self.model.fixed], at[self.model.fixed :]
        z, curve = self._find_modes(fixed, root)
        points, log_weights = hermite_grid(nodes)
        b, c = curve[:, 0, 1], curve[:, 1, 1]
        wide = np.sqrt(c / (curve[:, 0, 0] * c - b * b))
        narrow = 1 / np.sqrt(c)
        z1 = z[:, :1] + wide[:, None] * points[0]
        z2 = z[:, 1:] - (b / c * wide)[:, None] * points[0] + narrow[:, None] * points[1]
        found = self.model.given(fixed, root[0] * z1, root[1] * z1 + root[2] * z2)
        height = found.log - (z1 * z1 + z2 * z2) / 2 + log_weights
        top = height.max(axis=1, keepdims=True)
        mass = np.exp(height - top)
        total = mass.sum(axis=1)
        value = np.log(total) + top[:, 0] + np.log(wide * narrow) - np.log(2 * np.pi)
        mass /= total[:, None]
        slope = [
            *(mass * found.slopes).sum(axis=(1, 2)),
            (mass * found.du * z1).sum(),
            (mass * found.dv * z1).sum(),
            (mass * found.dv * z2).sum(),
        ]
        known, known_slope = self.model.penalty(fixed)
        gradient = np.array(slope)
        gradient[: self.model.fixed] += known_slope
        return float(value.sum()) + known, gradient

    def _find_modes(self, fixed: Array, root: Array) -> tuple[Array, Array]:
        """Newton's method with halved steps from where the last search ended, and minus the second derivative there."""
        z = self._modes.copy()
        value, slope, curve = self._at(fixed, root, z)
        for _ in range(NEWTON_STEPS):
            step = np.linalg.solve(curve, slope[:, :, None])[:, :, 0]
            if np.abs(step).max() < SETTLED:
                break
            size = np.ones(len(z))
            for _ in range(HALVINGS):
                moved = z + size[:, None] * step
                after, slope, curve = self._at(fixed, root, moved)
                worse = after < value - 1e-9 * (1 + abs(value))
                if not worse.any():
                    break
                size[worse] /= 2
            z, value = moved, after
        self._modes = z
        return z, curve

    def _at(self, fixed: Array, root: Array, z: Array) -> tuple[Array, Array, Array]:
        """Log density of z, its slope, and minus its second derivative (by differences, kept positive)."""
        first, cross, second = root
        u, v = first * z[:, :1], cross * z[:, :1] + second * z[:, 1:]
        found = self.model.given(fixed, u + np.array([0, STEP, 0]), v + np.array([0, 0, STEP]))
        du, dv = found.du[:, 0], found.dv[:, 0]
        slope = np.stack([first * du + cross * dv, second * dv], axis=1) - z
        along = np.stack([found.du[:, 1:] - du[:, None], found.dv[:, 1:] - dv[:, None]], axis=1) / STEP
        lower = np.array([[first, 0.0], [cross, second]])
        curve = np.eye(2) - lower.T @ ((along + along.transpose(0, 2, 1)) / 2) @ lower
        bends, ways = np.linalg.eigh(curve)
        curve = (ways * np.maximum(bends, FLATTEST)[:, None, :]) @ ways.transpose(0, 2, 1)
        return found.log[:, 0] - (z * z).sum(axis=1) / 2, slope, curve
