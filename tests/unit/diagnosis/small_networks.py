"""Networks small enough to check by hand: the worked examples of the model."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from hipspine.diagnosis.network import Counted, Network, NodeTable, Place, Signal

MIDLINE = "midline"


def place(source: str) -> Place:
    return source, MIDLINE


def node(source: str, q: float | np.ndarray) -> NodeTable:
    prior = np.atleast_1d(np.asarray(q, float))
    return NodeTable(source, ((), (place(source),)), np.stack([1 - prior, prior]))


def signal(finding: str, present: bool, leak: object, links: Mapping[str, object], group: str = "") -> Signal:
    arrays = {place(name): np.atleast_1d(np.asarray(link, float)) for name, link in links.items()}
    return Signal(finding, MIDLINE, group or finding, present, np.atleast_1d(np.asarray(leak, float)), arrays)


def hurts(*sources: str, columns: int = 1) -> Signal:
    one = np.ones(columns)
    return signal("pain", True, np.zeros(columns), dict.fromkeys(sources, one), "complaint")


def block(finding: str, table: np.ndarray, covered: str, *counted: str) -> Counted:
    places = frozenset(place(name) for name in counted)
    return Counted(finding, MIDLINE, finding, frozenset({place(covered)}), places, table)


def network(nodes: list[NodeTable], signals: list[Signal], *blocks: Counted) -> Network:
    return Network(tuple(nodes), tuple(signals), blocks)
