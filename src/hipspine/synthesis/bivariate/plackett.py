"""Two yes-no results of one person that go together by a given odds ratio."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from hipspine.synthesis.bivariate.rows import Array

LEAST = 1e-300


class Joint(NamedTuple):
    """The four probabilities of two results, (first, second): ++, +-, -+, --; and the slopes of ++.

    `along_first`, `along_second`: slope of ++ along the two margins, `along_log_odds` along the log odds ratio;
    those of the other three follow, as the margins are fixed sums.
    """

    both: Array
    first: Array
    second: Array
    neither: Array
    along_first: Array
    along_second: Array
    along_log_odds: Array


def joint(first: Array, second: Array, log_odds_ratio: Array | float) -> Joint:
    """The distribution with P(first +) and P(second +) as given and that odds ratio between them (Plackett's).

    Log odds ratio 0: the results are independent; any value gives possible probabilities, so the covariance,
    P(++) - P(first) P(second), never leaves its bounds max(-(1 - p)(1 - q), -p q) and min(p (1 - q), q (1 - p)).
    P(++) = 2 psi p q / (S + sqrt(S^2 - 4 psi (psi - 1) p q)) with S = 1 + (p + q)(psi - 1), and each other
    cell by the same formula, so no digits are lost near 0 or 1. Plackett, J Am Stat Assoc 1965;60:516.
    """
    psi = np.exp(np.clip(log_odds_ratio, -50, 50))
    not_first, not_second = 1 - first, 1 - second
    both, neither = _cell(first, second, psi), _cell(not_first, not_second, psi)
    one, two = _cell(first, not_second, 1 / psi), _cell(not_first, second, 1 / psi)
    inverse = [1 / cell for cell in (both, one, two, neither)]
    total = inverse[0] + inverse[1] + inverse[2] + inverse[3]
    along = (inverse[3] + inverse[1]) / total, (inverse[3] + inverse[2]) / total
    return Joint(both, one, two, neither, *along, 1 / total)


def covariance_bounds(first: float, second: float) -> tuple[float, float]:
    """Least and greatest covariance of two yes-no results with these probabilities of yes."""
    return max(-(1 - first) * (1 - second), -first * second), min(first * (1 - second), second * (1 - first))


def _cell(p: Array, q: Array, psi: Array) -> Array:
    total = 1 + (p + q) * (psi - 1)
    root = np.sqrt(np.maximum(total * total - 4 * psi * (psi - 1) * p * q, 0))
    return np.asarray(np.maximum(2 * psi * p * q / (total + root), LEAST))
