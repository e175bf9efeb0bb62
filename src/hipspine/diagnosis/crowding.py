"""How much prior mass lies on more sources at once than a block can tell apart."""

from __future__ import annotations

import numpy as np

from hipspine.diagnosis.network import Network


def more_than(network: Network, most: int) -> float:
    """P(more than `most` nodes active), before anything is found, at the central parameters."""
    counts = np.zeros(most + 2)
    counts[0] = 1.0
    for node in network.nodes:
        quiet = float(node.prior[0, 0])
        moved = counts * (1 - quiet)
        counts = counts * quiet
        counts[1:] += moved[:-1]
        counts[-1] += moved[-1]
    return float(counts[-1])
