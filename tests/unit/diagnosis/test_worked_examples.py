"""The worked examples of the model: one source and two findings; two sources and a block; the block table; the trap."""

from __future__ import annotations

import numpy as np
import pytest

from hipspine.diagnosis.block_recipe import BlockRecipe
from hipspine.diagnosis.families.block import block_table
from hipspine.diagnosis.judgement import Judgement
from hipspine.diagnosis.likely_sets import likely_pairs
from hipspine.diagnosis.posterior import infer
from hipspine.diagnosis.set_list import list_sets
from hipspine.diagnosis.shapley import weights
from hipspine.synthesis import EffectiveCounts, Spread, draw, pool_accuracy, pool_proportion
from unit.diagnosis.small_networks import block, hurts, network, node, place, signal

SPREAD = Spread(0.5, 4, 0.8)
NONE = Judgement(0.5, 0.25, 0.75, "not used")
Q_SIJ, U = 0.0964, 0.30
TESTS_P, TESTS_L = 23 / 27, 7 / 33
FINGER_P, FINGER_L = 24 / 31, 41 / 123


def from_p(p, leak):
    return (p - leak) / (1 - leak)


def recipe(theta: float) -> BlockRecipe:
    return BlockRecipe("block", frozenset(), theta, 0.3, NONE, NONE, (), ())


def table(result: str, sens: float, phi: float, theta: float) -> np.ndarray:
    return block_table(recipe(theta), result, np.array([sens]), np.array([phi]), np.array([0.10]), 4)


def posterior(made, source: str) -> float:
    return float(infer(made).places()[place(source)][0])


def test_four_block_based_series_pool_to_the_rate_of_the_first_example():
    series = [("lee-2019a", 38, 317), ("unoki-2016", 28, 262), ("cho-2013", 28, 452), ("diesing-2019", 9, 71)]
    counts = [EffectiveCounts(f"{study}/new", events, total) for study, events, total in series]
    pooled = pool_proportion("prior/sij_pain/operated", counts, SPREAD, "measured")
    assert round(pooled.median[0], 4) == Q_SIJ
    assert round(100 * pooled.predictive_low) == 6
    assert round(100 * pooled.predictive_high) == 15


class TestOneSourceTwoFindings:
    def made(self, *signals):
        return network([node("sij", Q_SIJ), node("unmodelled", U)], [hurts("sij", "unmodelled"), *signals])

    three_of_five = staticmethod(lambda: signal("tests", True, TESTS_L, {"sij": from_p(TESTS_P, TESTS_L)}))
    finger = staticmethod(lambda: signal("finger", False, FINGER_L, {"sij": from_p(FINGER_P, FINGER_L)}))

    def test_the_links_are_those_printed(self):
        assert round(from_p(TESTS_P, TESTS_L), 3) == 0.812
        assert round(TESTS_P / TESTS_L, 2) == 4.02
        assert round(from_p(FINGER_P, FINGER_L), 3) == 0.661
        assert round(1 - from_p(FINGER_P, FINGER_L), 3) == 0.339

    def test_probabilities_to_the_digits_printed(self):
        assert float(infer(self.made()).evidence[0]) == pytest.approx(0.3675, abs=5e-5)
        assert round(posterior(self.made(), "sij"), 3) == 0.262
        assert round(posterior(self.made(self.three_of_five()), "sij"), 3) == 0.588
        assert round(posterior(self.made(self.three_of_five(), self.finger()), "sij"), 3) == 0.326

    def test_weights_to_the_digits_printed_and_adding_up(self):
        found = weights(self.made(self.three_of_five(), self.finger()))
        values = {group: places[place("sij")] for group, places in found.log_odds.items()}
        assert round(values["tests"], 2) == 1.39
        assert round(values["finger"], 2) == -1.08
        assert sum(values.values()) == pytest.approx(found.end[place("sij")] - found.start[place("sij")], abs=1e-9)

    def test_intervals_with_the_assumed_spreads(self):
        def pair(name, tp, diseased, tn, healthy):
            pooled = pool_accuracy(
                name, [EffectiveCounts(name, tp, diseased)], [EffectiveCounts(name, tn, healthy)], SPREAD, "transported"
            )
            return draw(pooled, 40_000, 0.4)

        series = [(38, 317), (28, 262), (28, 452), (9, 71)]
        rate = pool_proportion("q", [EffectiveCounts(f"s/{n}", e, n) for e, n in series], SPREAD, "measured")
        q = draw(rate, 40_000)[0]
        tests, finger = pair("tests", 23, 27, 26, 33), pair("finger", 24, 31, 82, 123)
        columns = q.shape[0]

        def link(pair):
            return np.clip(1 - (1 - pair[0]) / pair[1], 0, 1)

        nodes = [node("sij", q), node("unmodelled", np.full(columns, U))]
        complaint = hurts("sij", "unmodelled", columns=columns)
        positive = signal("tests", True, 1 - tests[1], {"sij": link(tests)})
        negative = signal("finger", False, 1 - finger[1], {"sij": link(finger)})
        one = infer(network(nodes, [complaint, positive])).places()[place("sij")][1:]
        two = infer(network(nodes, [complaint, positive, negative])).places()[place("sij")][1:]
        assert np.quantile(one, [0.05, 0.95]) == pytest.approx([0.31, 0.85], abs=0.03)
        assert np.quantile(two, [0.05, 0.95]) == pytest.approx([0.09, 0.71], abs=0.03)


class TestTwoSourcesAndABlock:
    def made(self, *, findings=True, result=None):
        sources = ("hip", "sij", "unmodelled")
        groin = 27 / 123
        signals = [hurts(*sources)]
        if findings:
            signals.append(signal("groin", True, groin, {"hip": from_p(28 / 51, groin), "sij": from_p(12 / 31, groin)}))
            signals.append(signal("tests", True, TESTS_L, {"sij": from_p(TESTS_P, TESTS_L)}))
        blocks = [block("hip_block", table(result, 0.97, 0.09, 0.7), "hip", *sources)] if result else []
        return network([node("hip", 0.08), node("sij", Q_SIJ), node("unmodelled", U)], signals, *blocks)

    def test_the_chance_of_pain_and_the_links(self):
        assert round(float(infer(self.made(findings=False)).evidence[0]), 3) == 0.418
        assert round(from_p(28 / 51, 27 / 123), 3) == 0.422
        assert round(from_p(12 / 31, 27 / 123), 3) == 0.215

    @pytest.mark.parametrize(
        ("findings", "result", "hip", "sij", "both"),
        [
            (False, None, 0.191, 0.231, 0.02),
            (True, None, 0.237, 0.626, 0.08),
            (True, "none", 0.061, 0.710, 0.04),
            (True, "partial", 0.414, 0.679, 0.26),
            (True, "full", 0.682, 0.337, 0.11),
        ],
    )
    def test_probabilities_to_the_digits_printed(self, findings, result, hip, sij, both):
        made = self.made(findings=findings, result=result)
        assert round(posterior(made, "hip"), 3) == hip
        assert round(posterior(made, "sij"), 3) == sij
        listed = list_sets(made, float(infer(made).evidence[0]))
        pairs = {frozenset(pair.places): pair.probability for pair in likely_pairs(listed)}
        assert round(pairs[frozenset({place("hip"), place("sij")})], 2) == both

    def test_weights_after_a_block_without_relief(self):
        found = weights(self.made(result="none"))
        sij = {group: places[place("sij")] for group, places in found.log_odds.items()}
        assert round(found.start[place("sij")], 3) == -1.205
        assert round(sij["groin"], 3) == 0.434
        assert round(sij["tests"], 3) == 1.390
        assert round(sij["hip_block"], 3) == 0.275
        assert round(found.end[place("sij")], 3) == 0.894
        assert round(found.log_odds["tests"][place("hip")], 2) == -0.24


@pytest.mark.parametrize(
    ("covered", "uncovered", "full", "partial", "none"),
    [
        (0, 3, 0.09, 0.09, 0.82),
        (1, 0, 0.97, 0.00, 0.03),
        (1, 1, 0.35, 0.38, 0.26),
        (1, 2, 0.17, 0.40, 0.43),
        (2, 1, 0.54, 0.36, 0.10),
    ],
)
def test_the_block_table(covered, uncovered, full, partial, none):
    printed = {"full": full, "partial": partial, "none": none}
    found = {result: float(table(result, 0.97, 0.09, 0.7)[covered, uncovered, 0]) for result in printed}
    assert {result: round(value, 2) for result, value in found.items()} == printed
    assert sum(found.values()) == pytest.approx(1.0)


def test_the_trap_two_blocks_do_not_multiply_like_likelihood_ratios():
    """Hip 0.38 and root 0.57 likely; hip block below 70%, root block full. Multiplying likelihood ratios says 0.02."""
    sources = ("hip", "root", "unmodelled")
    pain = 0.684  # P(pain) at which the prior of hip and root give 0.38 and 0.57 among those who hurt, u = 0.30
    below = table("none", 0.97, 0.09, 0.7) + table("partial", 0.97, 0.09, 0.7)
    root = table("full", 0.935, 0.50, 0.5)

    def made(*counted):
        return network(
            [node("hip", 0.38 * pain), node("root", 0.57 * pain), node("unmodelled", U)],
            [hurts(*sources)],
            block("hip_block", below, "hip", *counted),
            block("root_block", root, "root", *counted),
        )

    before = infer(network(list(made().nodes), [hurts(*sources)])).places()
    assert float(before[place("hip")][0]) == pytest.approx(0.38, abs=0.002)
    assert float(before[place("root")][0]) == pytest.approx(0.57, abs=0.002)
    assert round(posterior(made("hip", "root"), "hip"), 2) == 0.14
    assert posterior(made(*sources), "hip") > 0.14  # pain from a third source makes a failed hip block say still less
    odds = 0.38 / 0.62 * (1 - 0.97) / (1 - 0.09)
    assert round(odds / (1 + odds), 2) == 0.02
