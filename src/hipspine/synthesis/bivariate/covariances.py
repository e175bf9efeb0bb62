"""Covariances of fitted parameters from the curvature of the likelihood at its maximum."""

from __future__ import annotations

import numpy as np

from hipspine.synthesis.bivariate.likelihood import Likelihood
from hipspine.synthesis.bivariate.maximise import Maximum
from hipspine.synthesis.bivariate.objective import Objective
from hipspine.synthesis.bivariate.rows import Array

CURVATURE_NODES = 21
FLAT = 1e-6


def covariances(likelihood: Objective, found: Maximum, means: int) -> tuple[Array | None, Array]:
    """Covariance of the first `means` parameters with the spread estimated (None on a boundary), and held.

    Held: with a boundary taken as known. A flat likelihood counts as a boundary; then the whole spread is held.
    """
    information = -likelihood.hessian(found.at)[np.ix_(found.free, found.free)]
    if np.linalg.eigvalsh(information)[0] <= FLAT * means:
        return None, np.asarray(np.linalg.pinv(information[:means, :means]), float)
    covariance = np.asarray(np.linalg.inv(information)[:means, :means], float)
    return (None if found.boundary else covariance), covariance


def curved(likelihood: Likelihood) -> Likelihood:
    """The same likelihood with the nodes that second derivatives need."""
    return Likelihood(likelihood.rows, min(likelihood.nodes, CURVATURE_NODES))
