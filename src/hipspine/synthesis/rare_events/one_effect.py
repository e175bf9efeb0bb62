"""The likelihood of a model with one normal effect a study, by adaptive Gauss-Hermite quadrature."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, Protocol

import numpy as np

from hipspine.synthesis.binomial_normal import Array

NODES = 41
NEWTON_STEPS = 60


class Given(NamedTuple):
    """Log-likelihood of each study at effects, its slope and minus its second derivative, and its slope along `own`.

    All of the shape of the effects, (studies, points).
    """

    log: Array
    slope: Array
    curve: Array
    own: Array


class StudyEffect(Protocol):
    """What a study says about its effect; `own`: how many numbers each study has of its own (0 or 1)."""

    studies: int
    own: int

    def given(self, effect: Array, own: Array) -> Given:
        """At effects of shape (studies, points) and, where there are any, own numbers of shape (studies, 1)."""


class OneEffectLikelihood:
    """Effects of studies are Normal(mean, sd^2), each seen through a `StudyEffect` that is log-concave in it.

    The parameters are mean, sd (its sign does not matter) and the own numbers of the studies.
    """

    def __init__(self, model: StudyEffect) -> None:
        self.model = model
        self._modes = np.zeros((model.studies, 1))

    @property
    def size(self) -> int:
        """Length of the parameter vector."""
        return 2 + self.model.own * self.model.studies

    def value_and_gradient(self, at: Array) -> tuple[float, Array]:
        """Log-likelihood without constants, and its slope (posterior means of that of the complete data)."""
        mean, sd, own = float(at[0]), float(at[1]), np.asarray(at[2:])[:, None]
        z, curve = self._mode(mean, sd, own)
        wide = 1 / np.sqrt(curve)
        points, log_weights = _nodes()
        at_z = z + wide * points
        found = self.model.given(mean + sd * at_z, own)
        height = found.log - at_z**2 / 2 + log_weights
        top = height.max(axis=1, keepdims=True)
        mass = np.exp(height - top)
        total = mass.sum(axis=1, keepdims=True)
        value = (np.log(total * wide) + top).sum() - self.model.studies * np.log(2 * np.pi) / 2
        mass /= total
        slopes = [(mass * found.slope).sum(), (mass * found.slope * at_z).sum()]
        if self.model.own:
            slopes += list((mass * found.own).sum(axis=1))
        return float(value), np.array(slopes)

    def _mode(self, mean: float, sd: float, own: Array) -> tuple[Array, Array]:
        z = self._modes
        for _ in range(NEWTON_STEPS):
            found = self.model.given(mean + sd * z, own)
            step = (sd * found.slope - z) / (1 + sd**2 * found.curve)
            z = z + np.clip(step, -1, 1)
            if np.abs(step).max() < 1e-9:
                break
        self._modes = z
        return z, 1 + sd**2 * self.model.given(mean + sd * z, own).curve


@cache
def _nodes() -> tuple[Array, Array]:
    points, weights = np.polynomial.hermite_e.hermegauss(NODES)
    return np.asarray(points), np.log(weights) + points**2 / 2
