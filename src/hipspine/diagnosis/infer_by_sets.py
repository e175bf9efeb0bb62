"""Posteriors of many draws from the likeliest sets alone: for cases with too many findings for the exact recursion."""

from __future__ import annotations

import numpy as np

from hipspine.diagnosis.flat_states import FlatStates
from hipspine.diagnosis.network import Array, Network, Signal
from hipspine.diagnosis.posterior import Inference
from hipspine.diagnosis.set_list import SetList

TINY = 1e-12


def infer_by_sets(network: Network, listed: SetList, exact: Inference | None) -> Inference:
    """The posterior of every node over the listed sets, each column with its own parameters.

    Every listed set is weighed exactly in every column; sets that are not listed count as impossible. The
    list was searched at the central parameters, so its error in a draw is at least 1 - held. Column 0 is
    taken from `exact`, the inference at the central parameters, when there is one.
    """
    weight = _weights(network, listed)
    total = weight.sum(axis=0)
    joint = listed.member.T @ (weight / total)
    base = np.prod([node.prior[0] for node in network.nodes], axis=0)
    evidence = base * total
    tables = []
    for index, node in enumerate(network.nodes):
        rows = joint[listed.flat.node == index]
        quiet = np.clip(1 - rows.sum(axis=0, keepdims=True), 0.0, 1.0)
        tables.append(np.concatenate([quiet, rows]).reshape(len(node.states), -1))
    if exact is not None:
        evidence[0] = exact.evidence[0]
        for table, known in zip(tables, exact.states, strict=True):
            table[:, 0] = known[:, 0]
    return Inference(network, evidence, tuple(tables))


def _weights(network: Network, listed: SetList) -> Array:
    """(sets, columns): product of prior odds x P(findings | set), in every column."""
    flat, member = listed.flat, listed.member
    per_state = np.concatenate([np.log(np.maximum(n.prior[1:], TINY) / n.prior[0]) for n in network.nodes])
    for signal in network.negatives:
        per_state = per_state + _log_absent(flat, signal, network.columns)
    weight = np.exp(member @ per_state)
    for signal in network.negatives:
        weight = weight * (1 - signal.leak)
    for signal in network.positives:
        weight = weight * (1 - (1 - signal.leak) * np.exp(member @ _log_absent(flat, signal, network.columns)))
    for block in network.blocks:
        steps = np.array([block.step(state) for state in flat.names], dtype=float)
        counts = np.minimum(member @ steps, block.most).astype(np.int64)
        weight = weight * block.table[counts[:, 0], counts[:, 1]]
    return np.asarray(weight)


def _log_absent(flat: FlatStates, signal: Signal, columns: int) -> Array:
    """(states, columns): log of the chance that a state does not cause the finding."""
    rows = np.zeros((len(flat.names), columns))
    for index, state in enumerate(flat.names):
        found = signal.link(state)
        if found is not None:
            rows[index] = np.log(np.maximum(1 - found, TINY))
    return rows
