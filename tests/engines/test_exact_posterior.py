"""The fast recursion against enumeration of every set of active sources, and the laws a posterior obeys."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.brute_force import brute_force
from engines.random_networks import networks
from hipspine.diagnosis.network import Network, NodeTable, Place, Signal
from hipspine.diagnosis.posterior import infer
from hipspine.diagnosis.set_list import list_sets
from hipspine.diagnosis.shapley import Dear, _logits, _permutations, _prefixes, _sampled, weights
from hipspine.diagnosis.subset_columns import places_of_subsets

OTHER = {"left": "right", "right": "left"}


@settings(deadline=None, max_examples=150)
@given(networks())
def test_equal_to_enumeration(network):
    evidence, expected = brute_force(network)
    found = infer(network)
    assert found.evidence == pytest.approx(evidence, rel=1e-10, abs=1e-300)
    places = found.places()
    for place, value in expected.items():
        assert places[place] == pytest.approx(value, abs=1e-10)


@settings(deadline=None, max_examples=60)
@given(networks(), st.randoms())
def test_order_of_entry_changes_nothing(network, random):
    signals, nodes = list(network.signals), list(network.nodes)
    random.shuffle(signals)
    random.shuffle(nodes)
    mixed = Network(tuple(nodes), tuple(signals), network.blocks[::-1])
    first, second = infer(network).places(), infer(mixed).places()
    for place in first:
        assert second[place] == pytest.approx(first[place], abs=1e-12)


@settings(deadline=None, max_examples=60)
@given(networks())
def test_mirroring_the_sides_mirrors_the_answer(network):
    first, second = infer(network).places(), infer(_mirrored(network)).places()
    for place in first:
        assert second[_turned(place)] == pytest.approx(first[place], abs=1e-12)


@settings(deadline=None, max_examples=40)
@given(networks())
def test_weights_add_up(network):
    found = weights(network)
    for place, start in found.start.items():
        total = sum(values[place] for values in found.log_odds.values())
        assert total == pytest.approx(found.end[place] - start, abs=1e-9)


@settings(deadline=None, max_examples=15)
@given(networks(most_nodes=3))
def test_sampled_weights_add_up_and_come_near_the_exact_ones(network):
    exact = weights(network)
    one = network.pick(slice(0, 1))
    rows = _prefixes(len(exact.groups))
    sampled = _sampled(exact.groups, _logits(places_of_subsets(one, exact.groups, rows)))
    for group in exact.groups:
        for place, value in exact.log_odds[group].items():
            assert sampled.log_odds[group][place] == pytest.approx(value, abs=0.5 + abs(value))
    for place, start in sampled.start.items():
        total = sum(values[place] for values in sampled.log_odds.values())
        assert total == pytest.approx(sampled.end[place] - start, abs=1e-9)


@settings(deadline=None, max_examples=30)
@given(networks(most_nodes=4))
def test_weights_over_sets_lead_from_prior_to_posterior_and_come_near_the_exact_ones(network):
    one = network.pick(slice(0, 1))
    exact = weights(one)
    ends = [{place: 1 / (1 + np.exp(-value)) for place, value in end.items()} for end in (exact.start, exact.end)]
    near = weights(one, dear=Dear(0, list_sets(one, float(infer(one).evidence[0])), *ends))
    for place, start in exact.start.items():
        total = sum(values[place] for values in near.log_odds.values())
        assert total == pytest.approx(exact.end[place] - start, abs=1e-6 + 1e-9 * abs(exact.end[place]))
        for group in exact.groups:
            assert near.log_odds[group][place] == pytest.approx(exact.log_odds[group][place], abs=0.3)


def test_permutations_are_fixed_and_paired_with_their_reverse():
    first, second = _permutations(12), _permutations(12)
    assert [list(order) for order in first] == [list(order) for order in second]
    assert {tuple(order[::-1]) for order in first} == {tuple(order) for order in first}


def test_twenty_positive_findings_stay_within_0_and_1():
    """Inclusion and exclusion loses all its digits here; the recursion only adds."""
    rng = np.random.default_rng(20)
    nodes = [NodeTable(f"n{i}", ((), ((f"s{i}", "midline"),)), np.array([[0.97], [0.03]])) for i in range(12)]
    signals = []
    for index in range(20):
        linked = [place for node in nodes for place in node.states[1] if rng.random() < 0.4]
        links = {place: rng.uniform(0.05, 0.95, 1) for place in linked}
        signals.append(Signal(f"f{index}", "", f"g{index}", True, np.array([10.0 ** -rng.integers(3, 9)]), links))
    network = Network(tuple(nodes), tuple(signals))
    found = infer(network)
    evidence, expected = brute_force(network)
    assert np.all(found.evidence > 0)
    assert found.evidence == pytest.approx(evidence, rel=1e-9)
    for place, value in found.places().items():
        assert 0 <= value[0] <= 1
        assert value == pytest.approx(expected[place], abs=1e-9)


def test_columns_are_answered_as_if_alone():
    rng = np.random.default_rng(5)
    prior = rng.dirichlet([1, 1, 1, 1], 50).T
    left, right = ("a", "left"), ("a", "right")
    node = NodeTable("n", ((), (left,), (right,), (left, right)), prior)
    signal = Signal("f", "left", "g", True, rng.random(50), {left: rng.random(50)})
    network = Network((node,), (signal,))
    together = infer(network).places()[left]
    alone = [float(infer(network.pick(slice(i, i + 1))).places()[left][0]) for i in range(50)]
    assert together == pytest.approx(alone, abs=1e-14)


def _turned(place: Place) -> Place:
    return place[0], OTHER.get(place[1], place[1])


def _mirrored(network: Network) -> Network:
    nodes = tuple(
        replace(node, states=tuple(tuple(_turned(place) for place in state) for state in node.states))
        for node in network.nodes
    )
    signals = tuple(
        replace(
            signal,
            side=OTHER.get(signal.side, signal.side),
            links={_turned(place): link for place, link in signal.links.items()},
        )
        for signal in network.signals
    )
    blocks = tuple(
        replace(
            block,
            covered=frozenset(_turned(place) for place in block.covered),
            counted=frozenset(_turned(place) for place in block.counted),
        )
        for block in network.blocks
    )
    return Network(nodes, signals, blocks)
