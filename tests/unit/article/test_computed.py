"""Each computation says what its rule says, and its numbers hold up against another way of getting them."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from hipspine.article import Article, Computed, judge
from hipspine.article.computed.lost_dashes import can_stand, with_dash
from hipspine.article.computed.power_to_see import power, smallest_ratio
from hipspine.article.computed.projected_length import Setting, difference_of_sides, shortening
from hipspine.article.computed.proportions import Proportion, counted, proportion, ratio
from hipspine.evidence import Studies
from unit.article.conftest import changed

Ask = Callable[..., Article]
TEAR, CTA = "made-2020/mri", "made-2020/cta"
PRINTED = [{"sens": "60", "spec": "80", "accuracy": "64"}]


def outcome(article: Article, studies: Studies) -> Computed:
    return judge(article, studies)[0].computed[0]


def test_impossible_figures_are_inconsistent(ask: Ask, studies: Studies) -> None:
    found = outcome(ask("possible_figures", printed=PRINTED, people=TEAR, beside=[CTA]), studies)
    assert found.verdict == "inconsistent"
    assert found.numbers["tables 1"] == 0
    assert any("26 diseased and 10 healthy" in text for text in found.says)
    assert any("sens 58" in text for text in found.says)


def test_the_size_of_the_group_decides_whether_figures_are_possible(ask: Ask) -> None:
    alone = ask("possible_figures", printed=[{"sens": "60", "spec": "80"}], n=10)
    assert outcome(alone, Studies([])).verdict == "confirmed"
    assert (
        outcome(ask("possible_figures", printed=[{"sens": "60", "spec": "80"}], n=6), Studies([])).verdict
        == "inconsistent"
    )


def test_figures_of_another_arm_are_misattributed(ask: Ask, studies: Studies) -> None:
    swapped = outcome(ask("other_arm", printed=PRINTED, claimed=[CTA], others=[TEAR]), studies)
    right = outcome(ask("other_arm", printed=PRINTED, claimed=[TEAR], others=[CTA]), studies)
    neither = outcome(ask("other_arm", printed=[{"sens": "61"}], claimed=[TEAR], others=[CTA]), studies)
    assert (swapped.verdict, right.verdict, neither.verdict) == ("misattributed", "confirmed", "unsupported")


@pytest.mark.parametrize(("printed", "verdict"), [("60", "confirmed"), ("64", "garbled"), ("65", "unsupported")])
def test_one_figure_taken_for_another_is_garbled(printed: str, verdict: str, ask: Ask, studies: Studies) -> None:
    assert outcome(ask("other_figure", printed=[printed], figure="sens", facts=[TEAR]), studies).verdict == verdict


def test_shares_are_those_of_the_counts(ask: Ask, studies: Studies) -> None:
    found = outcome(ask("share_of_table", share="overcalled", facts=[TEAR], low="31", high="36"), studies)
    assert found.verdict == "unsupported"
    assert found.numbers["overcalled 1"] == pytest.approx(2 / 36)
    assert any("wrong" in text for text in found.says)
    assert outcome(ask("share_of_table", share="wrong", facts=[TEAR], low="36"), studies).verdict == "confirmed"


def test_a_figure_of_both_arms_is_of_neither(ask: Ask, studies: Studies) -> None:
    density = "made-2020/density"
    found = [
        outcome(ask("group_of_figure", printed=printed, fact=fact, fused="all"), studies).verdict
        for printed, fact in (("27", density), ("28", density))
    ]
    assert found == ["misattributed", "unsupported"]


@pytest.mark.parametrize(("claimed", "verdict"), [("more", "confirmed"), ("less", "unsupported")])
def test_an_interval_on_one_side_decides(claimed: str, verdict: str, ask: Ask, studies: Studies) -> None:
    assert (
        outcome(ask("interval_against_null", facts=["made-2020/effect"], claimed=claimed), studies).verdict == verdict
    )


def test_an_interval_that_includes_no_difference_is_contested(ask: Ask) -> None:
    article = ask("interval_against_null", facts=["made-2020/effect"], claimed="more")
    for printed in ({"estimate": "2.2", "estimate_ci": ["0.9", "5"]}, {"estimate": "2.2"}):
        assert outcome(article, changed(effect={"printed": printed})).verdict == "contested"


def test_a_correction_makes_confirmed_its_like(ask: Ask, studies: Studies) -> None:
    asked = ask("interval_against_null", facts=["made-2020/effect"], claimed="more", correction="Crude.")
    assert outcome(asked, studies).verdict == "confirmed with a correction"
    less = ask("interval_against_null", facts=["made-2020/effect"], claimed="less", correction="Crude.")
    assert outcome(less, studies).verdict == "unsupported"


def test_no_effect_seen_without_power_is_contested(ask: Ask, studies: Studies) -> None:
    found = outcome(ask("power_to_see", fact="made-2020/sacrum", worth_seeing="1.5", enough="80"), studies)
    assert found.verdict == "contested"
    assert found.numbers["risk ratio"] == pytest.approx(1.13, abs=0.005)
    assert (found.numbers["low"], found.numbers["high"]) == pytest.approx((0.62, 2.07), abs=0.005)
    assert found.numbers["smallest ratio seen"] == pytest.approx(2.06, abs=0.05)
    easy = outcome(ask("power_to_see", fact="made-2020/sacrum", worth_seeing="3", enough="80"), studies)
    assert easy.verdict == "confirmed"


def test_a_ratio_that_excludes_one_contradicts_no_effect(ask: Ask) -> None:
    counts = {"events_exposed": 60, "n_exposed": 174, "events_comparator": 16, "n_comparator": 143}
    article = ask("power_to_see", fact="made-2020/sacrum", worth_seeing="1.5", enough="80")
    assert outcome(article, changed(sacrum={"counts": counts})).verdict == "unsupported"


@pytest.mark.parametrize(("first", "second"), [(0.11, 0.165), (0.11, 0.23), (0.3, 0.3), (0.5, 0.35)])
def test_power_agrees_with_counting_every_outcome(first: float, second: float) -> None:
    from scipy.stats import binom

    n_first, n_second = 143, 174
    x, y = np.arange(n_first + 1)[:, None], np.arange(n_second + 1)[None, :]
    pooled = (x + y) / (n_first + n_second)
    error = np.sqrt(pooled * (1 - pooled) * (1 / n_first + 1 / n_second))
    with np.errstate(invalid="ignore", divide="ignore"):
        seen = np.abs(x / n_first - y / n_second) / error > 1.959964
    chance = binom.pmf(x, n_first, first) * binom.pmf(y, n_second, second)
    assert power(first, second, n_second, n_first) == pytest.approx(float(chance[seen].sum()), abs=0.02)


def test_the_smallest_ratio_has_the_power_asked_for() -> None:
    found = smallest_ratio(0.11, 0.8, 174, 143)
    assert found is not None
    assert power(0.11, found * 0.11, 174, 143) == pytest.approx(0.8, abs=1e-3)
    assert smallest_ratio(0.11, 0.8, 3, 3) is None


def test_rates_that_rise_and_rates_that_do_not(ask: Ask, studies: Studies) -> None:
    few, many, bare = "made-2020/few", "made-2020/many", "made-2020/bare"
    found = outcome(ask("rates_by_step", facts=[few, many]), studies)
    assert found.verdict == "confirmed"
    assert found.numbers["ratio many"] == pytest.approx(6)
    assert outcome(ask("rates_by_step", facts=[many, few]), studies).verdict == "unsupported"
    assert outcome(ask("rates_by_step", facts=[few, bare]), studies).verdict == "contested"


def test_studies_on_one_side_of_a_limit(ask: Ask, studies: Studies) -> None:
    few, many, ranged = "made-2020/few", "made-2020/many", "made-2020/ranged"
    assert outcome(ask("side_of_limit", facts=[few, many], claimed="below", limit="50"), studies).verdict == "confirmed"
    assert (
        outcome(ask("side_of_limit", facts=[few, many], claimed="above", limit="50"), studies).verdict == "unsupported"
    )
    both = ask("side_of_limit", facts=[few], against=[ranged], claimed="below", limit="50")
    assert outcome(both, studies).verdict == "contested"


def test_two_outcomes_are_shown_and_decide_nothing(studies: Studies, ask: Ask) -> None:
    found = judge(ask("two_outcomes", first=["made-2020/many"], second=["made-2020/few"]), studies)[0]
    assert (found.verdict, found.decided) == ("contested", None)
    assert found.computed[0].numbers["made-2020/few for each many"] == pytest.approx(1 / 6)


@pytest.mark.parametrize(
    ("text", "stands", "readings"),
    [
        ("L45", False, ("L4-L5",)),
        ("L34", False, ("L3-L4",)),
        ("L5S1", False, ("L5-S1",)),
        ("T12L1", False, ("T12-L1",)),
        ("T1112", False, ("T11-T12",)),
        ("L4-5", True, None),
        ("L4-L5", True, None),
        ("T12", True, ()),
        ("L54", False, ()),
        ("37", False, ("3-7",)),
        ("12", True, ("1-2",)),
        ("73", False, ()),
        ("1117", False, ("11-17",)),
        ("4", True, ()),
        ("hip", False, ()),
    ],
)
def test_dashes_are_put_back_where_a_spine_allows_it(text: str, stands: bool, readings: tuple[str, ...] | None) -> None:
    assert can_stand(text) is stands
    if readings is not None:
        assert with_dash(text) == readings


def test_groups_of_the_study_decide_between_readings(ask: Ask, studies: Studies) -> None:
    groups = ["made-2020/few", "made-2020/many"]
    assert outcome(ask("lost_dashes", printed=["12", "37"], facts=groups), studies).verdict == "garbled"
    assert outcome(ask("lost_dashes", printed=["1-2"], facts=groups), studies).verdict == "confirmed"
    assert outcome(ask("lost_dashes", printed=["24"], facts=groups), studies).verdict == "inconsistent"
    assert outcome(ask("lost_dashes", printed=["L45", "37"]), studies).verdict == "garbled"
    assert outcome(ask("lost_dashes", printed=["12"]), studies).verdict == "confirmed"


@pytest.mark.parametrize(
    ("printed", "figure", "fact", "verdict"),
    [
        ("36", "n", TEAR, "confirmed"),
        ("37", "n", TEAR, "unsupported"),
        ("27", "mean", "made-2020/density", "confirmed"),
        ("5", "proportion", "made-2020/few", "confirmed"),
        ("5.1", "proportion", "made-2020/few", "unsupported"),
        ("200", "total", "made-2020/few", "confirmed"),
    ],
)
def test_numbers_are_compared_at_their_decimals(
    printed: str, figure: str, fact: str, verdict: str, ask: Ask, studies: Studies
) -> None:
    asked = ask("printed_against_fact", numbers=[{"printed": printed, "fact": fact, "figure": figure}])
    assert outcome(asked, studies).verdict == verdict


def rotated(point: np.ndarray, degrees: float) -> np.ndarray:
    """A point turned about the long axis (y)."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]]) @ point


@pytest.mark.parametrize("turn", [0.0, 5.0, 10.0])
def test_the_difference_of_sides_agrees_with_rays_through_turned_points(turn: float) -> None:
    here = Setting(215, (20, 30), 140, 60, 1150, 150, (5, 10), "made")
    tilt = math.radians(25)
    half = 215 / 2

    def seen(side: float) -> float:
        ends = []
        for across, sign in ((140, 1), (60, -1)):
            point = np.array([side * across, sign * half * math.cos(tilt), sign * half * math.sin(tilt)])
            _, y, z = rotated(point, turn)
            ends.append(y * 1150 / (1150 - (150 + z)))
        return ends[0] - ends[1]

    assert difference_of_sides(here, 25, turn) == pytest.approx(abs(seen(1) - seen(-1)), abs=1e-9)
    assert difference_of_sides(here, 25, 0) == 0


def test_a_bone_before_a_film(ask: Ask, studies: Studies) -> None:
    assert shortening(215, 20, 2.5) == pytest.approx(3.4, abs=0.05)
    assert shortening(215, 30, 2.5) == pytest.approx(4.9, abs=0.05)
    setting = {
        "length_mm": 215,
        "tilt_deg": [20, 30],
        "upper_from_midline_mm": 140,
        "lower_from_midline_mm": 60,
        "focus_to_film_mm": 1150,
        "object_to_film_mm": 150,
        "turn_deg": [5, 10],
        "why": "judged",
    }
    article = ask("projected_length", rotation="made-2020/turn", setting=setting)
    assert outcome(article, studies).verdict == "unsupported"
    assert outcome(article, changed(turn={"printed": {"mean": "20"}})).verdict == "contested"


def test_a_fact_without_the_figure_is_said_to_be_the_reason(ask: Ask) -> None:
    article = ask("share_of_table", share="wrong", facts=[TEAR], low="36")
    (verdict,) = judge(article, changed(without=("mri", "table")))
    assert verdict.verdict == "not computable"
    assert not verdict.agrees
    assert "made-2020/mri holds no counts" in verdict.computed[0].says[0]


def test_proportions_and_ratios(studies: Studies) -> None:
    exact = counted(38, 317)
    assert (exact.low, exact.high) == pytest.approx((0.0863, 0.1608), abs=0.0005)
    assert proportion(studies.fact("made-2020/bare")) == Proportion(0.4)
    assert ratio(counted(22, 174), counted(16, 143)).text() == "1.13 (0.62 to 2.07)"
    assert exact.text() == "38 of 317 = 12.0% (8.62 to 16.1)"
