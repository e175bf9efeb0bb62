"""A virtual fusion: what stays, what follows from published figures, and what is assumed and says so."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipspine import api
from hipspine.errors import InputError
from hipspine.io.read_fusion_rules import fusion_rules
from hipspine.mechanics.fusion import Fusion, fuse, read_fusion_rules
from hipspine.mechanics.pelvis.measured import Measured

STUDIES = api.load().studies
RULES = fusion_rules(STUDIES)
UNFUSED = {
    "standing": {"PI": 56, "PT": 18, "LL": 52, "L4S1": 34},
    "relaxed_sitting": {"PI": 56, "PT": 37},
    "flexed_sitting": {"PI": 56, "PT": 17},
}


def pelvis(**postures: Any) -> api.Spinopelvic:
    return api.measure({"schema": "hipspine.landmarks/1", "angles": postures or UNFUSED})


def after(levels: str, lordosis: float, before: float | None = None, **postures: Any) -> api.Spinopelvic:
    whole = pelvis(**postures)
    return fuse(whole, Fusion.of(whole, levels, lordosis, before), RULES)


@given(st.floats(0, 80), st.sampled_from(["L4-S1", "L5-S1", "L2-S1", "L1-S1", "L3-L5", "T10-S1"]))
def test_incidence_stays_and_is_the_sum_in_every_posture(lordosis: float, levels: str) -> None:
    found = after(levels, lordosis, 34)
    for posture in found.postures.values():
        assert posture["pelvic_incidence"].value == 56
        assert posture["pelvic_tilt"].value + posture["sacral_slope"].value == pytest.approx(56)


def test_more_lordosis_brings_the_pelvis_forward_less_lets_it_go_back() -> None:
    tilts = [after("L4-S1", lordosis).postures["standing"]["pelvic_tilt"].value for lordosis in (20, 34, 50)]
    assert tilts[0] > tilts[1] == 18 > tilts[2]
    assert tilts[2] - 18 == pytest.approx(-16 * 1.13 / 3.23)
    standing = after("L4-S1", 50).postures["standing"]
    assert standing["lumbar_lordosis"].value == 68
    assert standing["lordosis_l4_s1"].value == 50
    assert standing["pi_minus_ll"].value == -12


@pytest.mark.parametrize(("levels", "count"), [("L5-S1", 1), ("L4-S1", 2), ("L2-S1", 4), ("L1-S1", 5), ("T10-S1", 5)])
def test_roll_back_falls_with_the_levels_and_never_to_zero(levels: str, count: int) -> None:
    change = after(levels, 34, 34).changes["relaxed_sitting"]["delta_sacral_slope"]
    assert change.value == pytest.approx(19 * (1 - 0.12 * count))
    assert change.value > 0
    assert change.sd == pytest.approx(19 * 0.06 * count)  # typed angles without an error of their own


def test_the_spread_widens_with_each_level() -> None:
    found = [after(levels, 34, 34).changes["relaxed_sitting"] for levels in ("L5-S1", "L4-S1", "L2-S1")]
    spreads = [change["delta_sacral_slope"].sd for change in found]
    assert spreads == sorted(spreads)


def test_leaning_is_shifted_forward_as_fused_peoples_is() -> None:
    change = after("L4-S1", 34).changes["flexed_sitting"]["delta_pelvic_tilt"]
    facts = {fact.name: fact.number("mean") for fact in STUDIES["ops-7402"].facts if fact.kind == "measurement"}
    fused = facts["tilt-flexed-seated-fused"] - facts["tilt-standing-fused"]
    unfused = facts["tilt-flexed-seated-not-fused"] - facts["tilt-standing-not-fused"]
    assert (round(fused, 1), round(unfused, 1)) == (8.4, -1.0)
    assert change.value == pytest.approx(-1 - (fused - unfused))


def test_without_a_sitting_film_people_in_general_stand_in_and_it_is_said() -> None:
    found = after("L4-S1", 34, standing=UNFUSED["standing"])
    fact = STUDIES.fact("fha-stand-sit/pelvic-rotation-controls")
    change = found.changes["relaxed_sitting"]["delta_pelvic_tilt"]
    assert change.value == pytest.approx(fact.number("mean") * 0.76)
    assert change.sd == pytest.approx(((0.76 * fact.number("sd")) ** 2 + (18.1 * 0.12) ** 2) ** 0.5)
    assert "flexed_sitting" not in found.postures
    assert any("people in general" in remark for remark in found.remarks)
    assert any("not measured and is not predicted" in remark for remark in found.remarks)


def test_the_assumption_is_visible() -> None:
    start = "ASSUMED: 2 fused lumbar levels take 24 ± 12 per cent"
    assert any(remark.startswith(start) for remark in after("L4-S1", 34).remarks)
    answer = api.fuse_answer(pelvis(), "L4-S1", 40)
    assert "Found in no paper" in answer.assumed
    for fact in answer.facts:
        assert STUDIES.fact(fact)


def test_spread_by_drawing_is_that_of_the_first_order() -> None:
    import numpy as np

    random = np.random.default_rng(4)
    loss = 0.12 + 0.06 * random.standard_normal(200_000)
    rollback = 18.1 + 9.1 * random.standard_normal(200_000)
    drawn = rollback * (1 - 2 * loss)
    found = after("L4-S1", 34, standing=UNFUSED["standing"]).changes["relaxed_sitting"]["delta_pelvic_tilt"]
    assert found.value == pytest.approx(drawn.mean(), abs=0.1)
    assert found.sd == pytest.approx(drawn.std(), rel=0.03)


def test_each_degree_of_roll_back_lost_costs_a_degree_before_the_rim() -> None:
    cup = api.cup(40, 20, stem_version=15, head=32, neck=12, neck_shaft=130)
    answer = api.fuse_answer(pelvis(), "L4-S1", 34, cup=cup)
    motion, lost = answer.motion(), 19 * 0.24
    assert motion["before"]["standing"] == motion["after"]["standing"]  # same lordosis: it stands as before
    flexion = [motion[when]["relaxed_sitting"]["flexion"] for when in ("before", "after")]
    assert flexion[0] - flexion[1] == pytest.approx(lost, abs=1e-3)
    operative = [answer.cups()[when]["relaxed_sitting"].operative.anteversion for when in ("before", "after")]
    assert operative[0] - operative[1] == pytest.approx(lost)


def test_the_plan_takes_the_predicted_pelvis() -> None:
    from hipspine.mechanics.impingement import Bearing, Stem

    whole = pelvis()
    plans = [
        api.plan_cup(one, Bearing(32, 12), Stem(15, 130), draws=200)
        for one in (whole, api.fuse(whole, "L2-S1", 45, segment_before=45))
    ]
    assert plans[1].zone.mean < plans[0].zone.mean
    assert plans[1].measured == ("relaxed_sitting", "flexed_sitting")


@pytest.mark.parametrize(
    ("levels", "lordosis", "before", "codes"),
    [
        ("L4-L9", 40, None, ["unknown-level"]),
        ("S1-L4", 40, None, ["unknown-level"]),
        ("T4-T8", 40, None, ["unknown-level"]),
        ("L2-S1", 40, None, ["missing-key"]),
        ("L4-S1", 400, None, ["out-of-range"]),
        ("L4-S9", float("nan"), 900, ["unknown-level", "out-of-range", "out-of-range"]),
    ],
)
def test_what_cannot_be_fused(levels: str, lordosis: float, before: float | None, codes: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        Fusion.of(pelvis(), levels, lordosis, before)
    assert [problem.code for problem in caught.value.problems] == codes


def test_it_needs_the_standing_pelvis() -> None:
    with pytest.raises(InputError, match="standing is missing or incomplete"):
        Fusion.of(pelvis(relaxed_sitting={"PI": 56, "PT": 30}), "L4-S1", 40, 30)


def test_rules_name_facts_that_are_there() -> None:
    assert msgspec.structs.asdict(RULES.leaning_shift)["value"] == pytest.approx(-9.4)
    assert RULES.tilt_per_lordosis.value == pytest.approx(-0.35, abs=0.001)
    with pytest.raises(InputError, match="is no fact of the evidence"):
        read_fusion_rules({"sitting": {"fact": "nowhere/nothing"}}, STUDIES)


def test_a_measured_error_goes_through() -> None:
    whole = pelvis(
        standing={"PI": {"value": 56, "sd": 3}, "PT": {"value": 18, "sd": 2}, "LL": 52, "L4S1": {"value": 34, "sd": 4}}
    )
    found = fuse(whole, Fusion.of(whole, "L4-S1", 34), RULES).postures["standing"]["pelvic_tilt"]
    assert found.sd == pytest.approx((2**2 + (4 * 1.13 / 3.23) ** 2) ** 0.5)
    assert isinstance(found, Measured)
