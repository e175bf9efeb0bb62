"""Random networks of the kinds the model builds: members, four-state sides, a complaint, batteries, blocks."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from hipspine.diagnosis.network import Counted, Network, NodeTable, Place, Signal


@st.composite
def networks(draw, *, most_nodes: int = 5, most_findings: int = 6, blocks: int = 2) -> Network:
    """A network with the complaint (link 1, leak 0), `blocks` blocks and links that may be 0."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    columns = draw(st.integers(1, 3))
    count = draw(st.integers(1, most_nodes))
    nodes = [_node(rng, i, draw(st.booleans()), draw(st.integers(1, 3)), columns) for i in range(count)]
    places = list(dict.fromkeys(place for node in nodes for state in node.states for place in state))
    signals = [Signal("pain", "", "complaint", True, np.zeros(columns), {place: np.ones(columns) for place in places})]
    findings = draw(st.integers(0, most_findings))
    signals += [_signal(rng, i, draw(st.booleans()), places, columns) for i in range(findings)]
    counted = [_block(rng, index, places, columns) for index in range(draw(st.integers(0, blocks)))]
    return Network(tuple(nodes), tuple(signals), tuple(counted))


def _node(rng: np.random.Generator, index: int, paired: bool, members: int, columns: int) -> NodeTable:
    states: list[tuple[Place, ...]] = [()]
    for member in (f"s{index}{letter}" for letter in "abc"[:members]):
        if paired:
            left, right = (member, "left"), (member, "right")
            states += [(left,), (right,), (left, right)]
        else:
            states.append(((member, "midline"),))
    weights = rng.gamma(0.5, size=(len(states), columns)) + 1e-6
    return NodeTable(f"n{index}", tuple(states), weights / weights.sum(axis=0))


def _signal(rng: np.random.Generator, index: int, present: bool, places: list[Place], columns: int) -> Signal:
    side = ("left", "right", "")[rng.integers(3)]
    linked = [place for place in places if rng.random() < 0.6 and (not side or place[1] in (side, "midline"))]
    links = {place: np.clip(rng.normal(0.5, 0.5, columns), 0, 0.98) for place in linked}
    return Signal(f"f{index}", side, f"g{index % 4}", present, rng.uniform(0.001, 0.6, columns), links)


def _block(rng: np.random.Generator, index: int, places: list[Place], columns: int) -> Counted:
    side = ("left", "right")[rng.integers(2)]
    felt = frozenset(place for place in places if place[1] in (side, "midline"))
    covered = frozenset(place for place in felt if rng.random() < 0.4)
    return Counted(f"b{index}", side, f"block{index}", covered, felt, rng.uniform(0.01, 1, (5, 5, columns)))
