"""How a printed figure becomes a number: shares, ratios, what is inverted, how many people stand behind it."""

from __future__ import annotations

import math

import msgspec
import pytest

from hipspine.diagnosis.library import Library
from hipspine.evidence import About, Counts, Fact, Group, Reading, Studies, Study
from hipspine.synthesis import Spread
from hipspine.treatment.fact_use import FactUse
from hipspine.treatment.form import form_of
from hipspine.treatment.ladder import climb
from hipspine.treatment.log_ratio import log_ratio
from hipspine.treatment.outcome_recipe import Step
from hipspine.treatment.people_behind import people_behind
from hipspine.treatment.pool_outcome import pool_outcome
from hipspine.treatment.pooled import Pooled
from hipspine.treatment.shown_fact import shown_fact

SPREAD = Spread(0.5, 4, 0.8)


def fact(kind: str = "comparison", name: str = "a", **given: object) -> Fact:
    study = str(given.pop("study", "made-2030"))
    group = given.pop("group", Group("all", "people", 100, cohort=study))
    return Fact(f"{study}/{name}", study, kind, given.pop("about", About()), group, Reading("x", "abstract"), **given)


def studies(*facts: Fact) -> Studies:
    names = dict.fromkeys(one.study for one in facts)
    return Studies(
        Study(name, groups=tuple({one.group.id: one.group for one in facts if one.study == name}.values()),
              facts=tuple(one for one in facts if one.study == name))
        for name in names
    )  # fmt: skip


def ratio(measure: str = "OR", **given: object) -> Fact:
    return fact(about=About(measure=measure, outcome="x"), **given)


def test_a_printed_interval_gives_the_error_and_inverting_turns_the_sign() -> None:
    one = ratio(printed={"estimate": "2.0"}, ranges={"estimate_ci": ("1.0", "4.0")})
    found = log_ratio(one, SPREAD)
    assert found == pytest.approx((math.log(2), math.log(4) / (2 * 1.959964)), rel=1e-6)
    assert log_ratio(one, SPREAD, inverse=True) == pytest.approx((-math.log(2), found[1]))


def test_counts_give_an_odds_ratio_or_a_risk_ratio() -> None:
    counts = Counts(events_exposed=10, n_exposed=50, events_comparator=5, n_comparator=50)
    odds, risk = log_ratio(ratio(counts=counts), SPREAD), log_ratio(ratio("RR", counts=counts), SPREAD)
    assert odds == pytest.approx((math.log(10 * 45 / (40 * 5)), math.sqrt(1 / 10 + 1 / 40 + 1 / 5 + 1 / 45)))
    assert risk == pytest.approx((math.log(2), math.sqrt(1 / 10 - 1 / 50 + 1 / 5 - 1 / 50)))


def test_an_empty_cell_has_half_a_person_added() -> None:
    counts = Counts(events_exposed=8, n_exposed=67, events_comparator=0, n_comparator=42)
    log, error = log_ratio(ratio(counts=counts), SPREAD) or (0.0, 0.0)
    assert log == pytest.approx(math.log(8.5 * 42.5 / (59.5 * 0.5)))
    assert error == pytest.approx(math.sqrt(1 / 8.5 + 1 / 59.5 + 1 / 0.5 + 1 / 42.5))


def test_a_ratio_alone_has_the_width_of_an_unknown_precision() -> None:
    assert log_ratio(ratio(printed={"estimate": "2.0"}), SPREAD) == (math.log(2), 0.8)
    assert log_ratio(ratio(), SPREAD) is None


@pytest.mark.parametrize(
    ("one", "form"),
    [
        (fact(about=About(measure="MD")), "difference"),
        (fact(about=About(measure="SMD")), "difference"),
        (fact(about=About(measure="HR")), "ratio"),
        (fact(about=About(measure="r")), None),
        (fact(counts=Counts(events_exposed=1, n_exposed=2, events_comparator=1, n_comparator=2)), "ratio"),
        (fact("outcome", printed={"mean_change": "-2"}), "change"),
        (fact("outcome", counts=Counts(events=1, total=3)), "proportion"),
        (fact("accuracy"), None),
    ],
)
def test_the_form_of_a_fact(one: Fact, form: str | None) -> None:
    assert form_of(one) == form


def test_people_behind_a_share_in_the_order_of_the_rule() -> None:
    counted = fact("outcome", counts=Counts(events=3, total=15), printed={"proportion": "20"})
    behind = people_behind(counted, studies(counted), SPREAD)
    assert behind is not None
    assert (behind.events, behind.total) == (3, 15)
    printed = fact("outcome", printed={"proportion": "20"}, counts=Counts(total=40))
    assert _total(printed) == 40
    grouped = fact("outcome", printed={"proportion": "20"})
    assert _total(grouped) == 100
    arm = msgspec.structs.replace(grouped, group=Group("arm", "an arm", cohort="made-2030", part_of="all"))
    both = Studies([Study("made-2030", groups=(grouped.group, arm.group), facts=(arm,))])
    assert people_behind(arm, both, SPREAD).total == 25  # type: ignore[union-attr]
    alone = Studies([Study("made-2030", groups=(arm.group,), facts=(arm,))])
    assert people_behind(arm, alone, SPREAD).source == "unknown"  # type: ignore[union-attr]
    assert people_behind(arm, both, SPREAD, 60.0).total == 60  # type: ignore[union-attr]


def test_one_study_keeps_its_own_error_and_a_new_clinic_lies_as_far_as_the_synthesis_says() -> None:
    one = fact("outcome", counts=Counts(events=30, total=100), about=About(outcome="x"))
    pooled = pool_outcome("x", [FactUse(one.id)], studies(one), SPREAD)
    assert pooled.error == pytest.approx(math.sqrt(1 / 30 + 1 / 70))
    assert pooled.between is not None
    assert pooled.between >= 0.5


def test_the_same_people_count_once_and_others_are_pooled() -> None:
    about = About(outcome="x")
    first = fact("outcome", study="a", counts=Counts(events=10, total=100), about=about)
    same = msgspec.structs.replace(
        fact("outcome", study="b", counts=Counts(events=90, total=100), about=about),
        group=Group("all", "the same people", 90, cohort="a"),
    )
    other = fact("outcome", study="c", counts=Counts(events=20, total=100), about=about)
    known = studies(first, same, other)
    alone = pool_outcome("x", [FactUse("a/a"), FactUse("b/a")], known, SPREAD)
    assert alone.facts == ("a/a",)
    assert [name for name, _ in alone.dropped] == ["b/a"]
    assert alone.value == pytest.approx(0.1)
    both = pool_outcome("x", [FactUse("a/a"), FactUse("c/a")], known, SPREAD)
    assert 0.1 < (both.value or 0.0) < 0.2


def test_changes_without_a_spread_are_not_pooled() -> None:
    about = About(outcome="x")
    made = [fact("outcome", study=name, printed={"mean_change": "-3"}, about=about) for name in "ab"]
    refused = pool_outcome("x", [FactUse(one.id) for one in made], studies(*made), SPREAD)
    assert refused.value is None
    assert "one by one" in refused.refused
    single = pool_outcome("x", [FactUse(made[0].id, inverse=True)], studies(*made), SPREAD)
    assert single.value == 3
    assert single.interval(0.95) is None


def test_different_forms_are_refused() -> None:
    share, change = (
        fact("outcome", "a", printed={"proportion": "20"}),
        fact("outcome", "b", printed={"mean_change": "1"}),
    )
    with pytest.raises(ValueError, match="different forms"):
        pool_outcome("x", [FactUse(share.id), FactUse(change.id)], studies(share, change), SPREAD)


def test_a_ladder_stands_on_a_share_and_climbs_by_odds_ratios(library: Library) -> None:
    step = ratio("RR", printed={"estimate": "2.0"})
    base = Pooled("logit", "transported", 0.0, 0.1, 0.5)
    with pytest.raises(ValueError, match="no odds ratio"):
        climb(base, [Step(1, step.id)], studies(step), SPREAD)
    with pytest.raises(ValueError, match="stands on a share"):
        climb(Pooled("log", "transported", 0.0, 0.1, 0.5), [], studies(step), SPREAD)


def test_a_shown_fact_turns_with_its_use() -> None:
    counts = Counts(events_exposed=8, n_exposed=67, events_comparator=4, n_comparator=42)
    one = ratio(printed={"estimate": "2.0"}, ranges={"estimate_ci": ("1.0", "4.0")}, counts=counts)
    turned = shown_fact(one, FactUse(one.id, inverse=True))
    assert (turned.value, turned.low, turned.high) == (0.5, 0.25, 1.0)
    assert turned.counts == "4 of 42 against 8 of 67"
    assert turned.people == 109
    difference = fact(about=About(measure="MD"), printed={"estimate": "-3"}, ranges={"estimate_ci": ("-5", "-1")})
    negated = shown_fact(difference, FactUse(difference.id, inverse=True))
    assert (negated.value, negated.low, negated.high) == (3, 1, 5)


def _total(one: Fact) -> float:
    behind = people_behind(one, studies(one), SPREAD)
    assert behind is not None
    return behind.total
