"""The likelihood of one 2x2 table with the unknown share of people with the condition integrated out."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from hipspine.synthesis.bivariate.rows import Array

NEWTON_STEPS = 12
WIDE = 8.0
DEEP = 36.0
WIDENINGS = 10
LEAST = 1e-300


class OverPrevalence(NamedTuple):
    """`log`: log of the integral of prod (pi a_j + (1 - pi) b_j)^n_j over pi from 0 to 1.

    `with_condition`, `without`: its slopes along a and b, (cells, studies, points).
    """

    log: Array
    with_condition: Array
    without: Array


def over_prevalence(counts: Array, a: Array, b: Array, nodes: int) -> OverPrevalence:
    """Integrate over the share pi of people with the condition, every share from 0 to 1 alike beforehand.

    `counts`: (cells, studies); `a`, `b`: probability of each cell with and without the condition, (cells, studies,
    points). The logarithm of the integrand is concave in pi, so Newton's method finds its top, and the Gauss-
    Legendre rule is laid over the stretch where it is within exp(-36) of that. Where a = 1 - b tells the groups apart
    without error, the integral is a constant times the likelihood of the two rows.
    """
    n = counts[:, :, None]
    difference = a - b
    middle, width = _top(n, b, difference)
    top = _height(n, b, difference, middle)
    low, high = (_edge(n, b, difference, middle, sign * WIDE * width, top) for sign in (-1, 1))
    points, weights = _legendre(nodes)
    share = low[..., None] + (high - low)[..., None] * points
    cells = np.maximum(b[..., None] + difference[..., None] * share, LEAST)
    height = (n[..., None] * np.log(cells)).sum(axis=0) - top[..., None]
    mass = np.exp(height) * weights
    total = mass.sum(axis=-1)
    log = top + np.log(np.maximum(total * (high - low), LEAST))
    mass /= total[..., None]
    each = n[..., None] * mass / cells
    both = each.sum(axis=-1)
    ill = (each * share).sum(axis=-1)
    return OverPrevalence(log, ill, both - ill)


def _height(n: Array, b: Array, difference: Array, share: Array) -> Array:
    return np.asarray((n * np.log(np.maximum(b + difference * share, LEAST))).sum(axis=0))


def _top(n: Array, b: Array, difference: Array) -> tuple[Array, Array]:
    """Where the integrand is largest, and its width there (from its curvature, or its slope at an end)."""
    share = np.full(b.shape[1:], 0.5)
    low, high = np.zeros_like(share), np.ones_like(share)
    slope = curve = share
    for _ in range(NEWTON_STEPS):
        ratio = difference / np.maximum(b + difference * share, LEAST)
        slope, curve = (n * ratio).sum(axis=0), (n * ratio * ratio).sum(axis=0)
        low, high = np.where(slope > 0, share, low), np.where(slope > 0, high, share)
        moved = share + slope / np.maximum(curve, LEAST)
        outside = (moved <= low) | (moved >= high)
        share = np.where(outside, (low + high) / 2, moved)
    width = 1 / np.sqrt(curve + 1 + slope * slope)
    return share, width


def _edge(n: Array, b: Array, difference: Array, middle: Array, step: Array, top: Array) -> Array:
    """How far to integrate: to where the integrand has fallen by `DEEP`, or to 0 or 1."""
    for _ in range(WIDENINGS):
        end = np.clip(middle + step, 0, 1)
        short = (_height(n, b, difference, end) > top - DEEP) & (end > 0) & (end < 1)
        if not short.any():
            break
        step = np.where(short, step * 1.5, step)
    return np.asarray(np.clip(middle + step, 0, 1))


@cache
def _legendre(nodes: int) -> tuple[Array, Array]:
    points, weights = np.polynomial.legendre.leggauss(nodes)
    return np.asarray((points + 1) / 2), np.asarray(weights / 2)
