"""What a study says about its log odds ratio, without adding anything to its counts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hipspine.synthesis.binomial_normal import Array
from hipspine.synthesis.rare_events.one_effect import Given
from hipspine.synthesis.rare_events.two_arms import TwoArms


class ConditionalOdds:
    """Given how many had the event in both groups together: Fisher's noncentral hypergeometric distribution.

    P(y) ~ C(total, y) C(other_total, events of both - y) exp(y log OR): free of the risk in either group. The
    hypergeometric-normal model of Stijnen, Hamza and Ozdemir, Stat Med 2010;29:3046 (metafor: CM.EL).
    """

    own = 0

    def __init__(self, arms: Sequence[TwoArms]) -> None:
        self.studies = len(arms)
        supports: list[Array] = []
        logs: list[Array] = []
        for arm in arms:
            both = arm.events + arm.other_events
            y = np.arange(max(0, both - arm.other_total), min(arm.total, both) + 1, dtype=float)
            supports.append(y)
            logs.append(_choose(arm.total, y) + _choose(arm.other_total, both - y))
        longest = max(len(y) for y in supports)
        self.support = np.zeros((self.studies, longest))
        self.log_ways = np.full((self.studies, longest), -np.inf)
        for place, (y, ways) in enumerate(zip(supports, logs, strict=True)):
            self.support[place, : len(y)], self.log_ways[place, : len(y)] = y, ways
        self.events = np.array([float(arm.events) for arm in arms])[:, None]
        self.ways = np.array([ways[arm.events - int(y[0])] for arm, y, ways in zip(arms, supports, logs, strict=True)])[
            :, None
        ]

    def given(self, effect: Array, own: Array) -> Given:
        """Log-probability of the events seen, and its derivatives along the log odds ratio."""
        y = self.support[:, None, :]
        height = self.log_ways[:, None, :] + y * effect[:, :, None]
        top = height.max(axis=2, keepdims=True)
        mass = np.exp(height - top)
        total = mass.sum(axis=2)
        mean = (mass * y).sum(axis=2) / total
        spread = (mass * y * y).sum(axis=2) / total - mean**2
        log = self.ways + self.events * effect - np.log(total) - top[:, :, 0]
        return Given(log, self.events - mean, np.maximum(spread, 0), np.zeros_like(log) + 0 * own.sum())


class UnconditionalOdds:
    """Two binomials whose logits are a_i + effect / 2 and a_i - effect / 2, with a_i each study's own number.

    The binomial-normal model with fixed study effects (metafor: UM.FS with coding 1/2). With many small studies
    their own numbers bias the spread, which the conditional model is free of.
    """

    own = 1

    def __init__(self, arms: Sequence[TwoArms]) -> None:
        self.studies = len(arms)
        self.events = np.array([[float(arm.events), float(arm.other_events)] for arm in arms])[:, :, None]
        self.totals = np.array([[float(arm.total), float(arm.other_total)] for arm in arms])[:, :, None]

    def given(self, effect: Array, own: Array) -> Given:
        """Log-likelihood of both groups, and its derivatives along the effect and the study's own number."""
        half = np.stack([effect / 2, -effect / 2], axis=1)
        logit = own[:, :, None] + half
        p = 1 / (1 + np.exp(-np.clip(logit, -700, 700)))
        log = (self.events * logit - self.totals * np.logaddexp(0, logit)).sum(axis=1)
        off, weight = self.events - self.totals * p, self.totals * p * (1 - p)
        return Given(log, (off[:, 0] - off[:, 1]) / 2, weight.sum(axis=1) / 4, off.sum(axis=1))


def _choose(total: int, y: Array) -> Array:
    from scipy.special import gammaln

    return np.asarray(gammaln(total + 1) - gammaln(y + 1) - gammaln(total - y + 1))
