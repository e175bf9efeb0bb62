"""The posterior with only some groups of findings, weighed over many sets of sources: for the dear cases."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hipspine.diagnosis.flat_states import FlatStates
from hipspine.diagnosis.network import Array, Network, Place
from hipspine.diagnosis.set_list import SetList

Mask = npt.NDArray[np.bool_]

TINY = 1e-300
LEAST_SHARE = 1e-6
ROWS_AT_ONCE = 128


def places_over_sets(network: Network, groups: tuple[str, ...], included: Mask, listed: SetList) -> dict[Place, Array]:
    """P(place | findings of the included groups) for each row of `included` (rows, groups); one-column network.

    The sum goes over no source, every single state, every pair, and the listed larger sets: the likeliest with all
    findings. Each set is weighed exactly. What larger sets hold when few findings are included is left out, so the
    values are near, not exact; those with all groups and with none are known exactly elsewhere.
    """
    flat = listed.flat
    member = _sets(flat, listed)
    base, parts = _log_parts(network, flat, member, groups)
    kept = _worth(base, parts)
    member, base, parts = member[kept], base[kept], parts[kept]
    places = network.places()
    active = _active(flat, member, places)
    found = np.empty((len(places), len(included)))
    for start in range(0, len(included), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        weight = _normalised(base[:, None] + parts @ included[rows].T.astype(float))
        found[:, rows] = active.T @ weight
    return dict(zip(places, np.minimum(found, 1.0), strict=True))


def _sets(flat: FlatStates, listed: SetList) -> Array:
    """(sets, states): none, singles, pairs of states of two nodes, and the larger listed ones."""
    states = len(flat.names)
    first, second = np.triu_indices(states, 1)
    apart = flat.node[first] != flat.node[second]
    pairs = np.zeros((int(apart.sum()), states))
    pairs[np.arange(len(pairs)), first[apart]] = 1.0
    pairs[np.arange(len(pairs)), second[apart]] = 1.0
    larger = listed.member[listed.member.sum(axis=1) > 2]
    return np.concatenate([np.zeros((1, states)), np.eye(states), pairs, larger])


def _log_parts(network: Network, flat: FlatStates, member: Array, groups: tuple[str, ...]) -> tuple[Array, Array]:
    """Log weight of each set before the groups (prior and complaint), and what each group adds (sets, groups)."""
    base = member @ np.log(np.maximum(flat.odds, TINY))
    parts = np.zeros((len(member), len(groups)))
    silent = np.exp(member @ np.log(np.maximum(flat.absent, TINY)))
    for index, signal in enumerate(network.signals):
        absent = silent[:, index] * (1 - float(signal.leak[0]))
        value = np.log(np.maximum(1 - absent if signal.present else absent, TINY))
        if signal.group in groups:
            parts[:, groups.index(signal.group)] += value
        else:
            base = base + value
    for index, block in enumerate(network.blocks):
        counts = np.minimum(np.einsum("ms,sk->mk", member, flat.steps[:, index]), block.most).astype(np.int64)
        value = np.log(np.maximum(block.table[counts[:, 0], counts[:, 1], 0], TINY))
        parts[:, groups.index(block.group)] += value
    return base, parts


def _worth(base: Array, parts: Array) -> Mask:
    """Which sets hold some share with no group, one group, all but one, or all."""
    count = parts.shape[1]
    rows = np.concatenate([np.zeros((1, count)), np.eye(count), 1 - np.eye(count), np.ones((1, count))])
    return np.asarray(_normalised(base[:, None] + parts @ rows.T).max(axis=1) > LEAST_SHARE)


def _normalised(logs: Array) -> Array:
    weight = np.exp(logs - logs.max(axis=0))
    return np.asarray(weight / weight.sum(axis=0))


def _active(flat: FlatStates, member: Array, places: tuple[Place, ...]) -> Array:
    of_state = np.array([[place in state for place in places] for state in flat.names], dtype=float)
    return np.asarray(member @ of_state.reshape(len(flat.names), len(places)))
