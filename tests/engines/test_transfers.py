"""The results of a block predicted with transfer matrices, against the recursion with the block added."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, find, given, settings

from engines.brute_force import brute_force
from engines.random_networks import networks
from hipspine.diagnosis.columns import central
from hipspine.diagnosis.network import Counted, Network
from hipspine.diagnosis.transfer import Transfers


@settings(deadline=None, max_examples=100)
@given(networks(blocks=1))
def test_equal_to_enumeration_with_the_block_added(network):
    assume(network.blocks)
    one = central(network)
    tables = {"full": one.blocks[0].table, "none": 1 - one.blocks[0].table}
    joint, places = Transfers.of(Network(one.nodes, one.signals)).results(one.blocks[0], tables)
    for row, table in enumerate(tables.values()):
        block = one.blocks[0]
        added = Counted(block.finding, block.side, block.group, block.covered, block.counted, table)
        evidence, expected = brute_force(Network(one.nodes, one.signals, (added,)))
        assert joint[row] == pytest.approx(evidence[0], rel=1e-10, abs=1e-300)
        for place, value in expected.items():
            assert places[place][row] / joint[row] == pytest.approx(value[0], abs=1e-10)


@settings(deadline=None, max_examples=20)
@given(networks(blocks=1))
def test_a_result_that_depends_on_nothing_changes_nothing(network):
    assume(network.blocks)
    one = central(network)
    flat = np.full_like(one.blocks[0].table, 0.3)
    plain, _ = brute_force(Network(one.nodes, one.signals))
    joint, _ = Transfers.of(Network(one.nodes, one.signals)).results(one.blocks[0], {"full": flat})
    assert joint[0] == pytest.approx(0.3 * plain[0], rel=1e-10, abs=1e-300)


def test_a_network_with_blocks_is_refused():
    network = find(networks(blocks=1), lambda found: bool(found.blocks) and found.columns == 1)
    with pytest.raises(ValueError, match="without blocks"):
        Transfers.of(network)
