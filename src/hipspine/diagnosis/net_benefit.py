"""What acting on the present probabilities is worth."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from hipspine.diagnosis.action_thresholds import ActionThreshold
from hipspine.diagnosis.network import Array, Place


def net_benefit(places: Mapping[Place, Array], thresholds: Mapping[str, ActionThreshold]) -> Array:
    """Sum over places of H max(0, p - (1 - p) T / (1 - T)), each column (model.md 8)."""
    total: Array | None = None
    for (source, _), probability in places.items():
        threshold = thresholds.get(source)
        if threshold is None:
            continue
        odds = threshold.probability / (1 - threshold.probability)
        part = threshold.weight * np.maximum(0.0, probability - (1 - probability) * odds)
        total = part if total is None else total + part
    return np.zeros(1) if total is None else total
