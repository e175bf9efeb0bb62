"""The network at the central parameters alone."""

from __future__ import annotations

from hipspine.diagnosis.network import Network


def central(network: Network) -> Network:
    """The network with its first column only."""
    return network.pick(slice(0, 1))
