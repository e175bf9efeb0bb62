"""The prior of every node for one person, and of the sources nobody modelled."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from hipspine.diagnosis.conditions_here import Possible
from hipspine.diagnosis.network import Array, NodeTable, Place
from hipspine.diagnosis.parameters import Parameters
from hipspine.diagnosis.source_prior import source_prior
from hipspine.person.case import Case
from hipspine.vocabulary.unmodelled import UNMODELLED


def node_priors(case: Case, parameters: Parameters) -> tuple[NodeTable, ...]:
    """One table a node with a possible source, and `unmodelled` last.

    A paired source with q = P(active on any side) and bilateral share b: left only q (1 - b) / (1 + odds),
    right only q (1 - b) odds / (1 + odds), both q b (model.md 1). A side on which the source is impossible
    is left out; "both" then counts as the other side. `unmodelled` has u with P(no modelled source | pain)
    = N0: u = N0 (1 - Q) / (Q (1 - N0)), Q = P(no modelled source active), at most that of a never-operated
    person.
    """
    vocabulary = parameters.library.vocabulary
    possible = Possible(case, vocabulary)
    tables = []
    for node in vocabulary.nodes.values():
        columns = (
            _paired(node.id, case, parameters, possible)
            if node.paired
            else _single(node.id, case, parameters, possible)
        )
        if columns:
            tables.append(_table(node.id, columns, parameters.library.model.settings.largest_node))
    quiet = np.prod([table.prior[0] for table in tables], axis=0)
    none = parameters.value("shared/unmodelled")
    odds = none * (1 - quiet) / (quiet * (1 - none))
    share = np.clip(odds, 0.0, np.minimum(_reference(parameters), parameters.library.model.settings.largest_node))
    tables.append(NodeTable(UNMODELLED, ((), ((UNMODELLED, "midline"),)), np.stack([1 - share, share])))
    return tuple(tables)


def _reference(parameters: Parameters) -> Array:
    """u of a never-operated person, N0 e / (1 - e (1 - N0)): an operation adds modelled sources, not others."""
    none, pain = parameters.value("shared/unmodelled"), parameters.value("shared/coexistence")
    return np.asarray(none * pain / (1 - pain * (1 - none)))


def _single(node: str, case: Case, parameters: Parameters, possible: Possible) -> list[tuple[tuple[Place, ...], Array]]:
    vocabulary = parameters.library.vocabulary
    columns: list[tuple[tuple[Place, ...], Array]] = []
    for source in vocabulary.members(node):
        prior = source_prior(source.id, case, parameters, possible) if possible.sides(source.id) else None
        if prior is not None:
            columns.append((((source.id, "midline"),), prior.value))
    return columns


def _paired(node: str, case: Case, parameters: Parameters, possible: Possible) -> list[tuple[tuple[Place, ...], Array]]:
    vocabulary = parameters.library.vocabulary
    bilateral = parameters.value("shared/bilateral")
    columns: list[tuple[tuple[Place, ...], Array]] = []
    for source in vocabulary.members(node):
        sides = possible.sides(source.id)
        prior = source_prior(source.id, case, parameters, possible) if sides else None
        if prior is None:
            continue
        right_share = prior.right_odds / (1 + prior.right_odds)
        alone = prior.value * (1 - bilateral)
        both = prior.value * bilateral
        left, right = (source.id, "left"), (source.id, "right")
        if len(sides) == 2:
            columns += [((left,), alone * (1 - right_share)), ((right,), alone * right_share), ((left, right), both)]
        elif sides == ("left",):
            columns.append(((left,), alone * (1 - right_share) + both))
        else:
            columns.append(((right,), alone * right_share + both))
    return columns


def _table(node: str, columns: Iterable[tuple[tuple[Place, ...], Array]], largest: float) -> NodeTable:
    states, rows = zip(*columns, strict=True)
    prior = np.stack(rows)
    total = prior.sum(axis=0)
    prior = prior * np.where(total > largest, largest / np.maximum(total, 1e-12), 1.0)
    return NodeTable(node, ((), *states), np.concatenate([1 - prior.sum(axis=0, keepdims=True), prior]))
