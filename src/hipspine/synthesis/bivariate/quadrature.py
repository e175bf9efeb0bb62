"""Integrating the two random effects of each cluster by adaptive Gauss-Hermite quadrature."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from hipspine.synthesis.bivariate.rows import Array, Rows

NEWTON_STEPS = 60


class Roots(NamedTuple):
    """The Cholesky root of the between-study matrix of each cluster: sd of one effect, and the other's two parts.

    u_sens = first z1, u_spec = cross z1 + second z2, with z standard normal.
    """

    first: Array
    cross: Array
    second: Array


class Integral(NamedTuple):
    """Log-likelihood of each cluster and the posterior means that its gradient needs.

    `log`: (clusters,). `sens`, `spec`: posterior mean residual tp - diseased x p of each row (likewise
    tn). `moments`: (clusters, 3), the posterior means of residual x effect for first, cross, second.
    """

    log: Array
    sens: Array
    spec: Array
    moments: Array


def find_modes(rows: Rows, sens_mean: Array, spec_mean: Array, roots: Roots, start: Array) -> tuple[Array, Array]:
    """The mode of z and minus the second derivative there, for each cluster: Newton with halved steps.

    The log posterior of z is strictly concave (its curvature is at least the identity), also where the
    between-study matrix is singular, so there is exactly one mode.
    """
    z = start.copy()
    value = log_density(rows, sens_mean, spec_mean, roots, z)
    for _ in range(NEWTON_STEPS):
        slope, curve = _derivatives(rows, sens_mean, spec_mean, roots, z)
        step = _solve(curve, slope)
        size = np.ones(len(z))
        while True:
            moved = z + size[:, None] * step
            after = log_density(rows, sens_mean, spec_mean, roots, moved)
            worse = after < value - 1e-9 * (1 + abs(value))
            if not worse.any():
                break
            size[worse] /= 2
        z, value = moved, after
        if np.abs(step).max() < 1e-9:
            break
    return z, _derivatives(rows, sens_mean, spec_mean, roots, z)[1]


def log_density(rows: Rows, sens_mean: Array, spec_mean: Array, roots: Roots, z: Array) -> Array:
    """Log of likelihood x exp(-z'z/2) for each cluster at its own z, without constants."""
    sens, spec = _logits(rows, sens_mean, spec_mean, roots, z[:, 0], z[:, 1])
    each = rows.tp * sens - rows.diseased * np.logaddexp(0, sens)
    each += rows.tn * spec - rows.healthy * np.logaddexp(0, spec)
    return np.asarray(rows.sums(each) - (z * z).sum(axis=1) / 2)


def integrate(rows: Rows, sens_mean: Array, spec_mean: Array, roots: Roots, z: Array, curve: Array, n: int) -> Integral:
    """Adaptive Gauss-Hermite quadrature with n x n nodes around the mode `z`, scaled by the curvature there.

    One node is the Laplace approximation (what lme4::glmer uses). Liu and Pierce, Biometrika 1994;81:624;
    Pinheiro and Bates, J Comput Graph Stat 1995;4:12.
    """
    points, log_weights = hermite_grid(n)
    b, c = curve[:, 0, 1], curve[:, 1, 1]
    wide = np.sqrt(c / _determinant(curve))  # Cholesky root of the inverse curvature
    lean, narrow = -b / c * wide, 1 / np.sqrt(c)
    z1 = z[:, :1] + wide[:, None] * points[0]
    z2 = z[:, 1:] + lean[:, None] * points[0] + narrow[:, None] * points[1]
    sens, spec = _logits(rows, sens_mean[:, None], spec_mean[:, None], roots, z1, z2)
    small_sens, small_spec = np.exp(-np.abs(sens)), np.exp(-np.abs(spec))
    tp, diseased, tn, healthy = (each[:, None] for each in (rows.tp, rows.diseased, rows.tn, rows.healthy))
    each = tp * sens - diseased * (np.maximum(sens, 0) + np.log1p(small_sens))
    each += tn * spec - healthy * (np.maximum(spec, 0) + np.log1p(small_spec))
    height = rows.sums(each) - (z1 * z1 + z2 * z2) / 2 + log_weights
    top = height.max(axis=1, keepdims=True)
    mass = np.exp(height - top)
    total = mass.sum(axis=1)
    log = np.log(total) + top[:, 0] + np.log(wide * narrow) - np.log(2 * np.pi)
    mass /= total[:, None]
    off_sens = tp - diseased * np.where(sens >= 0, 1, small_sens) / (1 + small_sens)
    off_spec = tn - healthy * np.where(spec >= 0, 1, small_spec) / (1 + small_spec)
    each_mass = rows.spread_out(mass)
    moments = np.stack(
        [
            (mass * z1 * rows.sums(off_sens)).sum(axis=1),
            (mass * z1 * rows.sums(off_spec)).sum(axis=1),
            (mass * z2 * rows.sums(off_spec)).sum(axis=1),
        ],
        axis=1,
    )
    return Integral(log, (each_mass * off_sens).sum(axis=1), (each_mass * off_spec).sum(axis=1), moments)


def _logits(rows: Rows, sens_mean: Array, spec_mean: Array, roots: Roots, z1: Array, z2: Array) -> tuple[Array, Array]:
    first, cross, second = (part if z1.ndim == 1 else part[:, None] for part in roots)
    return sens_mean + rows.spread_out(first * z1), spec_mean + rows.spread_out(cross * z1 + second * z2)


def _derivatives(rows: Rows, sens_mean: Array, spec_mean: Array, roots: Roots, z: Array) -> tuple[Array, Array]:
    sens, spec = _logits(rows, sens_mean, spec_mean, roots, z[:, 0], z[:, 1])
    p, q = (np.exp(-np.logaddexp(0, -logit)) for logit in (sens, spec))
    off_sens, off_spec = rows.sums(rows.tp - rows.diseased * p), rows.sums(rows.tn - rows.healthy * q)
    weight_sens, weight_spec = rows.sums(rows.diseased * p * (1 - p)), rows.sums(rows.healthy * q * (1 - q))
    first, cross, second = roots
    slope = np.stack([first * off_sens + cross * off_spec, second * off_spec], axis=1) - z
    curve = np.empty((len(z), 2, 2))
    curve[:, 0, 0] = 1 + first**2 * weight_sens + cross**2 * weight_spec
    curve[:, 0, 1] = curve[:, 1, 0] = cross * second * weight_spec
    curve[:, 1, 1] = 1 + second**2 * weight_spec
    return slope, curve


def _solve(curve: Array, slope: Array) -> Array:
    a, b, c = curve[:, 0, 0], curve[:, 0, 1], curve[:, 1, 1]
    up = np.stack([c * slope[:, 0] - b * slope[:, 1], a * slope[:, 1] - b * slope[:, 0]], axis=1)
    return np.asarray(up / _determinant(curve)[:, None])


def _determinant(curve: Array) -> Array:
    """At least 1, as both eigenvalues are; rounding may say otherwise where one is huge."""
    return np.maximum(curve[:, 0, 0] * curve[:, 1, 1] - curve[:, 0, 1] ** 2, 1)


@cache
def hermite_grid(n: int) -> tuple[Array, Array]:
    """Nodes (2, n x n) and the logs of their weights times exp(x'x/2)."""
    points, weights = np.polynomial.hermite_e.hermegauss(n)
    one, two = (axis.ravel() for axis in np.meshgrid(points, points, indexing="ij"))
    logs = np.log(np.maximum(weights, 1e-300)) + points**2 / 2
    return np.stack([one, two]), np.add.outer(logs, logs).ravel()
