"""Certainty goes down by the stated rules, each alone and together."""

from __future__ import annotations

from typing import Any

import pytest

from hipspine import api
from hipspine.diagnosis.library import Library
from hipspine.errors import InputError
from hipspine.evidence import Studies, read_study
from hipspine.evidence.quality import DOMAINS, Judged, Quadas2
from hipspine.synthesis.certainty import LEVELS, RULES, certainty
from hipspine.synthesis.certainty_limits import CertaintyLimits, Limit, read_certainty_limits
from hipspine.synthesis.estimate import Estimate

LIMITS = CertaintyLimits(Limit(0.5, 1.5, "x"), Limit(4, 16, "x"), Limit(0.6, 1.2, "x"))


def studies(fused: str = "all", role: str = "rate", names: tuple[str, ...] = ("one", "two")) -> Studies:
    made = [
        read_study(
            {
                "schema": 1,
                "id": name,
                "groups": [{"id": "all", "people": "people", "n": 100, "fused": fused}],
                "readings": [{"id": "abstract", "depth": "abstract"}],
                "facts": [
                    {
                        "id": "rate",
                        "kind": "frequency",
                        "role": role,
                        "from": {"group": "all", "reading": "abstract"},
                        "counts": {"events": 10, "total": 100},
                    }
                ],
            }
        )
        for name in names
    ]
    return Studies(made)


def judged(*high: str, other: str = "low") -> Quadas2:
    domains = {name: Judged("high" if name in high else other, "x") for name in DOMAINS}
    return Quadas2(study="", **domains, fused=Judged("low", "x"))


LOW = {"one": judged(), "two": judged()}


def estimate(**keys: Any) -> Estimate:
    usual: dict[str, Any] = {
        "id": "prior/x/operated",
        "scale": "logit",
        "mean": (-2.0,),
        "covariance": ((0.01,),),
        "between": ((0.04,),),
        "basis": "measured",
        "facts": ("one/rate", "two/rate"),
    }
    return Estimate(**{**usual, **keys})


def level(made: Estimate, from_: Studies, quality: dict[str, Quadas2]) -> tuple[str, list[tuple[str, int]]]:
    found = certainty(made, from_, quality, LIMITS)
    assert all(one.rule in RULES and one.found for one in found.steps)
    return found.level, [(one.rule, one.down) for one in found.steps]


def test_two_good_studies_that_agree_in_fused_people_are_high() -> None:
    assert level(estimate(), studies(), LOW) == ("high", [])


@pytest.mark.parametrize(
    ("change", "from_", "quality", "expected"),
    [
        ({}, studies(), {}, ("moderate", [("risk of bias", 1)])),
        ({}, studies(), {**LOW, "two": judged("flow")}, ("moderate", [("risk of bias", 1)])),
        ({}, studies(), {"one": judged("flow"), "two": judged("flow")}, ("moderate", [("risk of bias", 1)])),
        ({}, studies(), dict.fromkeys(LOW, judged("flow", "patients")), ("low", [("risk of bias", 2)])),
        ({}, studies(), {**LOW, "two": judged(other="unclear")}, ("high", [])),
        ({"basis": "transported"}, studies("none"), LOW, ("moderate", [("indirectness", 1)])),
        ({"basis": "transported", "id": "prior/x/clinic"}, studies("none"), LOW, ("high", [])),
        ({}, studies(role="proxy"), LOW, ("moderate", [("indirectness", 1)])),
        ({"covariance": ((0.16,),)}, studies(), LOW, ("moderate", [("imprecision", 1)])),
        ({"covariance": ((0.64,),)}, studies(), LOW, ("low", [("imprecision", 2)])),
        ({"scale": "log", "covariance": ((0.16,),)}, studies(), LOW, ("moderate", [("imprecision", 1)])),
        ({"between": ((0.49,),)}, studies(), LOW, ("moderate", [("inconsistency", 1)])),
        ({"between": ((1.69,),)}, studies(), LOW, ("low", [("inconsistency", 2)])),
        ({"facts": ("one/rate",), "between": ((1.69,),)}, studies(), LOW, ("high", [("inconsistency", 0)])),
        ({"basis": "derived", "method": "a / b"}, studies(), LOW, ("moderate", [("derived", 1)])),
    ],
)
def test_each_rule_alone(
    change: dict[str, Any], from_: Studies, quality: dict[str, Quadas2], expected: tuple[str, list[tuple[str, int]]]
) -> None:
    assert level(estimate(**change), from_, quality) == expected


def test_rules_add_up_and_nothing_is_below_very_low() -> None:
    made = estimate(basis="transported", covariance=((0.64,),), between=((1.69,),))
    assert level(made, studies("none"), {})[0] == "very low"


def test_what_no_study_gives_is_very_low() -> None:
    made = estimate(basis="assumed", facts=(), note="judged")
    assert level(made, Studies([]), {}) == ("very low", [("assumed", 3)])


def test_of_a_pair_the_wider_one_counts() -> None:
    wide = estimate(mean=(1.0, 1.0), covariance=((0.01, 0.0), (0.0, 0.64)), between=((0.0, 0.0), (0.0, 0.0)))
    found = certainty(wide, studies(), LOW, LIMITS)
    assert found.steps[0].found.startswith("specificity ")


@pytest.mark.parametrize("key", ["bias", "imprecision", "inconsistency"])
def test_limits_have_a_reason_and_an_order(key: str) -> None:
    tables: dict[str, Any] = {
        name: {"serious": 1, "very_serious": 2, "why": "judged"} for name in ("bias", "imprecision", "inconsistency")
    }
    assert read_certainty_limits({"schema": 1, **tables}).bias.down(1.5) == 1
    for change in ({"why": ""}, {"very_serious": 0.5}, {"more": 1}):
        with pytest.raises(InputError):
            read_certainty_limits({"schema": 1, **tables, key: {**tables[key], **change}})


@pytest.fixture(scope="module")
def library() -> Library:
    return api.load()


def test_every_number_of_the_model_has_a_certainty(library: Library) -> None:
    found = api.certainties(library)
    assert [one.estimate for one in found] == list(library.estimates)
    for one in found:
        basis = library.estimates[one.estimate].basis
        assert one.level in LEVELS
        assert (one.steps[:1] and one.steps[0].rule == "assumed") == (basis == "assumed") or basis != "assumed"
        if basis == "transported" and not one.estimate.endswith("/clinic"):
            assert "indirectness" in {step.rule for step in one.steps}


def test_those_that_rest_on_a_study_or_a_fact(library: Library) -> None:
    study = {one.estimate for one in api.certainties(library, "laslett-2005")}
    fact = {one.estimate for one in api.certainties(library, "laslett-2005/three-of-six")}
    assert fact == {"leak/three_of_six_sij_tests", "link/sij_pain/three_of_six_sij_tests"}
    assert fact < study


def test_the_compiled_form_keeps_what_was_judged(library: Library) -> None:
    fresh = api.load(cache=False)
    assert (fresh.quality, fresh.limits) == (library.quality, library.limits)
    assert fresh.quality
