"""The posterior with only some groups of findings, for many choices of groups at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from hipspine.diagnosis.network import Array, Network, Place, Signal
from hipspine.diagnosis.posterior import Inference, infer

Mask = npt.NDArray[np.bool_]

WORKERS = 2
WORTH_A_THREAD = 8


def places_of_subsets(network: Network, groups: tuple[str, ...], included: Mask) -> dict[Place, Array]:
    """P(place | findings of the included groups) for each row of `included` (rows, groups); one-column network.

    Findings of groups not named are always included. Rows that include equally many positive findings are
    answered together: column c carries its own j-th positive finding in slot j. So the cost is the sum over
    rows of 2^(positives included), not rows x 2^(all positives). Two numbers of positives are answered side by side.
    """
    rows, back = np.unique(included, axis=0, return_inverse=True)
    back = np.asarray(back).reshape(-1)
    index = {group: position for position, group in enumerate(groups)}
    found = {place: np.zeros(len(rows)) for place in network.places()}
    parts = list(_by_positives(network, index, rows))
    for (picked, _), inference in zip(parts, _inferred([part for _, part in parts]), strict=True):
        for place, row in inference.places().items():
            found[place][picked] = row
    return {place: row[back] for place, row in found.items()}


def _inferred(parts: list[Network]) -> list[Inference]:
    """The posterior of each part; two at a time where the arrays are large enough to gain by it."""
    if max(len(part.positives) for part in parts) < WORTH_A_THREAD:
        return [infer(part) for part in parts]
    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(infer, parts))


def _kept(group: str, index: dict[str, int], rows: Mask) -> Mask:
    return rows[:, index[group]] if group in index else np.ones(len(rows), dtype=bool)


def _by_positives(
    network: Network, index: dict[str, int], rows: Mask
) -> Iterator[tuple[npt.NDArray[np.int64], Network]]:
    positives = network.positives
    present = np.array([_kept(signal.group, index, rows) for signal in positives]).reshape(len(positives), len(rows))
    counts = present.sum(axis=0)
    for count in np.unique(counts):
        picked = np.flatnonzero(counts == count)
        wide = network.pick(np.zeros(len(picked), dtype=np.int64))
        slots = np.array([np.flatnonzero(present[:, row]) for row in picked], dtype=np.int64).reshape(len(picked), -1)
        signals = [_slot(positives, slots[:, slot]) for slot in range(slots.shape[1])]
        signals += [_masked(signal, _kept(signal.group, index, rows[picked])) for signal in wide.negatives]
        blocks = [
            replace(block, table=np.where(_kept(block.group, index, rows[picked]), block.table, 1.0))
            for block in wide.blocks
        ]
        yield picked, Network(wide.nodes, tuple(signals), tuple(blocks))


def _slot(positives: tuple[Signal, ...], chosen: npt.NDArray[np.int64]) -> Signal:
    """One positive finding a column: which one differs from column to column."""
    leaks = np.array([float(signal.leak[0]) for signal in positives])
    links: dict[Place, Array] = {}
    for number, signal in enumerate(positives):
        here = chosen == number
        if here.any():
            for place, link in signal.links.items():
                row = links.setdefault(place, np.zeros(len(chosen)))
                row[here] = float(link[0])
    return Signal("slot", "", "slot", True, leaks[chosen], links)


def _masked(signal: Signal, keep: Mask) -> Signal:
    """An absent finding that says nothing in the columns where its group is left out."""
    links = {place: np.where(keep, link, 0.0) for place, link in signal.links.items()}
    return replace(signal, leak=np.where(keep, signal.leak, 0.0), links=links)
