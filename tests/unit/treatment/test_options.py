"""Options of a person: mirrored sides, what a raised trigger forbids, earlier operations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from hipspine import api
from hipspine.diagnosis.library import Library
from hipspine.treatment import Considered, Option, options_for, order_of_treatment

Made = Callable[..., dict[str, Any]]
Places = tuple[Considered, ...]


class State(msgspec.Struct):
    """A source that must not be missed, as the diagnosis would leave it."""

    source: str
    state: str
    forbids: tuple[str, ...] = ("block", "steroid", "stop_rule", "order_of_treatment")


def found(library: Library, case: dict[str, Any], places: Places, *states: State) -> tuple[Option, ...]:
    person = api.read_case(case, library)
    return options_for(person, places, states, library.vocabulary, library.treatment, widen=0.4)


def test_mirrored_people_have_mirrored_options(library: Library, made: Made) -> None:
    left, right = (api.options(api.read_case(made(side), library), library) for side in ("left", "right"))
    mirror = {"left": "right", "right": "left"}
    turned = {
        (one.source, mirror.get(one.side, one.side), one.treatment): msgspec.structs.replace(
            one, side=mirror.get(one.side, one.side), probability=None, low=None, high=None, worth_acting=None
        )
        for one in left
    }
    assert {(one.source, one.side, one.treatment) for one in right} == set(turned)
    for one in right:
        other = turned[one.source, one.side, one.treatment]
        plain = msgspec.structs.replace(one, probability=None, low=None, high=None, worth_acting=None)
        assert plain == other
    chances = {(one.source, mirror.get(one.side, one.side)): one.probability for one in left}
    for one in right:
        assert one.probability == pytest.approx(chances[one.source, one.side], rel=1e-9)


def test_what_a_raised_trigger_forbids_waits(library: Library, made: Made, considered: Places) -> None:
    calm = found(library, made(), considered, State("spinal_infection", "open"), State("cauda_equina", "none_found"))
    assert all(one.waits_for == () for one in calm)
    raised = found(library, made(), considered, State("spinal_infection", "triggered"))
    assert raised
    assert all(one.waits_for == ("spinal_infection",) for one in raised if one.kind != "urgent")


def test_a_trigger_that_forbids_no_order_lets_the_rest_go_on(library: Library, made: Made, considered: Places) -> None:
    raised = found(library, made(), considered, State("psoas_haematoma", "triggered", ("block",)))
    for one in raised:
        needle = "block" in library.vocabulary.treatments[one.treatment].counts_as
        assert one.waits_for == (("psoas_haematoma",) if needle else ())


def test_the_raised_source_itself_is_treated_but_not_with_a_steroid(library: Library, made: Made) -> None:
    places = (Considered("sacroiliitis", "right"), Considered("polymyalgia_rheumatica", "midline", 0.3, 0.1, 0.5))
    raised = found(library, made(), places, State("sacroiliitis", "triggered"))
    waits = {one.treatment: one.waits_for for one in raised}
    assert waits["drainage_and_antibiotics"] == ()
    assert waits["antirheumatic_medicine"] == ()
    assert waits["glucocorticoid_tablets"] == ("sacroiliitis",)


def test_of_two_raised_sources_each_waits_for_the_other(library: Library, made: Made) -> None:
    places = (Considered("sacroiliitis", "right"), Considered("vertebral_fracture", "midline"))
    raised = found(
        library, made(), places, State("sacroiliitis", "triggered"), State("vertebral_fracture", "triggered")
    )
    waits = {(one.source, one.treatment): one.waits_for for one in raised}
    assert waits["sacroiliitis", "antirheumatic_medicine"] == ("vertebral_fracture",)
    assert waits["vertebral_fracture", "brace"] == ("sacroiliitis",)
    assert waits["sacroiliitis", "drainage_and_antibiotics"] == ()


def test_urgent_treatment_never_waits(library: Library, made: Made) -> None:
    dangerous = [one for one in library.vocabulary.sources.values() if one.must_not_miss]
    places = tuple(Considered(one.id, "midline") for one in dangerous)
    states = [State(one.id, "triggered", tuple(one.forbids)) for one in dangerous]
    for one in found(library, made(), places, *states):
        assert one.kind != "urgent" or one.waits_for == ()


@pytest.mark.parametrize("operations", range(6))
def test_each_earlier_operation_lowers_what_a_decompression_reaches(
    library: Library, made: Made, considered: Places, operations: int
) -> None:
    done = [{"kind": "decompression", "months_ago": 10.0 + n} for n in range(operations)]
    (one,) = [
        option
        for option in found(library, made(operations=done), considered)
        if option.treatment == "lumbar_decompression"
    ]
    ladder = one.outcomes[0].after_operations
    values = [step.value for step in ladder]
    assert values == sorted(values, reverse=True)
    assert one.earlier_operations == operations
    assert one.outcomes[0].value == pytest.approx(values[min(operations, len(values) - 1)])
    assert [step.or_more for step in ladder] == [False] * (len(ladder) - 1) + [True]


def test_a_hip_replacement_after_a_fusion_brings_its_dislocation(
    library: Library, made: Made, considered: Places
) -> None:
    fused = {one.treatment: one for one in found(library, made(), considered) if one.source == "hip_oa"}
    risk = fused["total_hip_arthroplasty"].dislocation
    assert risk is not None
    assert (risk.levels, risk.to_sacrum) == (2, True)
    assert fused["hip_steroid_injection"].dislocation is None
    never = {one.treatment: one for one in found(library, made(operations=[]), considered)}
    assert never["total_hip_arthroplasty"].dislocation is None


def test_a_sign_against_a_treatment_is_named(library: Library, made: Made, considered: Places) -> None:
    person = made(findings=[{"finding": "anticoagulation"}])
    shown = {one.treatment: one.not_without_thought for one in found(library, person, considered)}
    assert shown["epidural_injection"] == ("anticoagulation",)
    assert shown["wait"] == ()


def test_worth_acting_follows_the_threshold_in_force(library: Library, made: Made) -> None:
    places = (Considered("gtps", "left", 0.6, 0.3, 0.8, 0.55), Considered("gtps", "right", 0.5, 0.3, 0.8, 0.55))
    shown = {one.side: one.worth_acting for one in found(library, made(), places)}
    assert shown == {"left": True, "right": False}


def test_every_source_can_be_asked_for(library: Library, made: Made) -> None:
    places = tuple(Considered(source, "midline", 0.5, 0.4, 0.6) for source in library.vocabulary.sources)
    options = found(library, made(), places)
    assert {one.source for one in options} == set(library.vocabulary.sources)
    assert all(one.outcomes or one.no_outcome for one in options)


def test_both_orders_stand_side_by_side_without_a_verdict(library: Library, made: Made, considered: Places) -> None:
    person = api.read_case(made(findings=[{"finding": "neurogenic_claudication"}]), library)
    order = order_of_treatment(person, considered, (), library.vocabulary, library.treatment, widen=0.4)
    assert order is not None
    assert order.hip_first
    assert order.spine_first
    assert order.verdict == ""
    assert order.verdict_why.startswith("No verdict")
    assert {one.agreement for one in order.comparisons} <= {"contradict", "open"}
    leanings = {cohort.leaning for one in order.comparisons for cohort in one.cohorts}
    assert leanings >= {"spine_first_worse", "open"}
    assert [sign.points_to for sign in order.signs] == ["spine"]


def test_a_raised_trigger_stops_the_order(library: Library, made: Made, considered: Places) -> None:
    person = api.read_case(made(), library)
    asked = (person, considered, (State("cauda_equina", "triggered", ("order_of_treatment",)),))
    order = order_of_treatment(*asked, library.vocabulary, library.treatment, widen=0.4)
    assert order is not None
    assert order.forbidden_by == ("cauda_equina",)
    assert order.hip_first == order.spine_first == order.comparisons == ()


def test_without_a_hip_or_a_spine_there_is_no_order(library: Library, made: Made, considered: Places) -> None:
    person = api.read_case(made(), library)
    asked = (library.vocabulary, library.treatment)
    assert order_of_treatment(person, considered[:2], (), *asked, widen=0.4) is None
    unlikely = (*considered[:2], Considered("lumbar_stenosis", "midline", 0.1, 0.0, 0.3, 0.6))
    assert order_of_treatment(person, unlikely, (), *asked, widen=0.4) is None
