"""Many variants of one question answered side by side: each column of the network is one variant."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from hipspine.diagnosis.network import Network

Mask = npt.NDArray[np.bool_]


def central(network: Network) -> Network:
    """The network at the central parameters alone: one column."""
    return network.pick(slice(0, 1))


def with_groups(network: Network, groups: tuple[str, ...], included: Mask) -> Network:
    """A one-column network with one column a row of `included` (rows, groups).

    In a column where a group is left out, its findings say nothing: a positive finding is caused for
    certain by its leak, a negative one has no leak and no link, a block has likelihood 1. Findings of
    groups not named are always included.
    """
    rows = included.shape[0]
    place = {group: index for index, group in enumerate(groups)}
    spread = np.zeros(rows, dtype=np.int64)
    wide = network.pick(spread)

    def kept(group: str) -> Mask:
        return included[:, place[group]] if group in place else np.ones(rows, dtype=bool)

    signals = []
    for signal in wide.signals:
        keep = kept(signal.group)
        quiet = 1.0 if signal.present else 0.0
        signals.append(
            replace(
                signal,
                leak=np.where(keep, signal.leak, quiet),
                links={where: np.where(keep, link, 0.0) for where, link in signal.links.items()},
            )
        )
    blocks = [replace(block, table=np.where(kept(block.group), block.table, 1.0)) for block in wide.blocks]
    return Network(wide.nodes, tuple(signals), tuple(blocks))
