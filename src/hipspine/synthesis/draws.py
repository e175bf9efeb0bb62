"""Random draws of an estimate, each estimate from its own stream."""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt

from hipspine.synthesis.estimate import Estimate


def stream(key: str) -> np.random.Generator:
    """The random stream of an estimate, keyed by its id: editing one study moves only its own numbers."""
    return np.random.Generator(np.random.PCG64(int.from_bytes(hashlib.sha256(key.encode()).digest()[:16], "little")))


def draw(estimate: Estimate, count: int, extra_sd: float = 0.0) -> npt.NDArray[np.float64]:
    """Predictive draws on the natural scale, shape (components, 1 + count).

    Column 0 is the central value (the pooled median), the others are draws from the predictive
    distribution (covariance + between), widened by `extra_sd` on the link scale (people who were not
    fused). A pair is drawn together.
    """
    size = len(estimate.mean)
    if count == 0:
        return np.array(estimate.median).reshape(size, 1)
    variance = np.asarray(estimate.covariance) + np.asarray(estimate.between) + np.eye(size) * extra_sd**2
    values, vectors = np.linalg.eigh(variance)
    root = vectors * np.sqrt(np.clip(values, 0, None))
    normal = stream(estimate.id).standard_normal((size, count))
    link = np.asarray(estimate.mean)[:, None] + np.concatenate([np.zeros((size, 1)), root @ normal], axis=1)
    return np.asarray(np.exp(link) if estimate.scale == "log" else 1 / (1 + np.exp(-link)))
