from typing import Any

import pytest

from hipspine.evidence import Studies, Words, check_between, check_study
from unit.evidence.make import FACT, FREQUENCY, changed, study

WORDS = Words(sources={"sij_pain", "hip_oa"}, findings={"thigh_thrust", "fortin_finger"})
COMPARISON: dict[str, Any] = {
    "id": "levels",
    "kind": "comparison",
    "about": {"outcome": "dislocation"},
    "from": {"group": "all", "reading": "abstract"},
    "printed": {"estimate": "2.0", "estimate_ci": ["1.1", "3.9"]},
    "counts": {"events_exposed": 3, "n_exposed": 9},
}


COUNTED: dict[str, Any] = {
    "id": "counted",
    "kind": "comparison",
    "about": {"outcome": "dislocation", "measure": "OR"},
    "from": {"group": "all", "reading": "abstract"},
    "printed": {"estimate": "3.00"},
    "counts": {"events_exposed": 4, "n_exposed": 10, "events_comparator": 2, "n_comparator": 11},
}


def found(*facts: dict[str, Any], **changes: Any) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in check_study(study(*facts, **changes), WORDS)]


def test_a_sound_study_has_no_problem() -> None:
    assert found(FACT, FREQUENCY, COMPARISON, COUNTED) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"about": {"adjusted_for": "age"}, "printed": {"estimate": "2.1"}},
        {"printed": {"estimate": "2.20"}, "corrected": ["estimate"], "why": "That is the risk ratio."},
    ],
)
def test_an_adjusted_or_explained_ratio_need_not_come_from_its_counts(changes: dict[str, Any]) -> None:
    assert found(changed(COUNTED, **changes)) == []


@pytest.mark.parametrize(
    ("base", "changes", "code", "path"),
    [
        (FACT, {"about": {"source": "sij_pane"}}, "unknown-source", "about.source"),
        (FACT, {"about": {"comparators": "named:hip"}}, "unknown-source", "about.comparators"),
        (FACT, {"about": {"finding": "thigh_trust"}}, "unknown-finding", "about.finding"),
        (FACT, {"about": {"members": ["gaenslen"], "rule": ">=1"}}, "unknown-finding", "about.members[0]"),
        (FACT, {"about": {"comparators": None}}, "missing-key", "about.comparators"),
        (FACT, {"about": {"comparators": "healthy people"}}, "unknown-comparators", "about.comparators"),
        (FACT, {"about": {"reference_measures": None}}, "missing-key", "about.reference_measures"),
        (FACT, {"about": {"members": ["thigh_thrust"]}}, "incomplete-composite", "about.rule"),
        (FACT, {"printed": {"sens": "85"}}, "table-contradicts-print", "printed.sens"),
        (FACT, {"printed": {"accuracy": "70"}}, "table-contradicts-print", "printed.accuracy"),
        (FACT, {"table": {"tn": 17, "fp": 7}}, "table-contradicts-group", "table"),
        (FACT, {"printed": {"sens_ci": ["90", "99"]}}, "interval-misses-estimate", "printed.sens_ci"),
        (FACT, {"printed": {"sens_ci": ["99", "70"]}}, "interval-reversed", "printed.sens_ci"),
        (FACT, {"corrected": ["sens"]}, "corrected-unexplained", "corrected"),
        (FACT, {"corrected": ["ppv"], "why": "x"}, "corrected-unprinted", "corrected"),
        (FACT, {"use": "caution"}, "use-unexplained", "use"),
        (FACT, {"role": "rate"}, "misplaced-role", "role"),
        (FACT, {"printed": {"sens": "80", "spec": "71"}, "table": None}, "impossible-table", "printed"),
        (FREQUENCY, {"role": None}, "missing-role", "role"),
        (FREQUENCY, {"about": {"case": None}}, "missing-key", "about.case"),
        (FREQUENCY, {"role": "background"}, "missing-key", "about.finding"),
        (FREQUENCY, {"printed": {"proportion": "12.7"}}, "counts-contradict-print", "printed.proportion"),
        (FREQUENCY, {"counts": {"events": 50}}, "events-exceed-total", "counts.events"),
        (COMPARISON, {"counts": {"events_exposed": 10}}, "events-exceed-total", "counts.events_exposed"),
        (COUNTED, {"printed": {"estimate": "2.20"}}, "ratio-contradicts-counts", "printed.estimate"),
        (COUNTED, {"about": {"measure": "RR"}}, "ratio-contradicts-counts", "printed.estimate"),
    ],
)
def test_each_kind_of_contradiction_is_found(base: Any, changes: dict[str, Any], code: str, path: str) -> None:
    assert found(changed(base, **changes)) == [(code, f"facts[0].{path}")]


@pytest.mark.parametrize(
    "changes",
    [
        {"printed": {"sens": "85"}, "corrected": ["sens"], "why": "a misprint"},
        {"table": {"tn": 17, "fp": 7, "solved": True}, "printed": {"spec": "70"}},
        {"use": "never", "why": "implausible"},
        {"table": {"tp": 9, "fn": 2, "fp": 3, "tn": 6, "solved": True}, "printed": {"sens": "81", "spec": "67"}},
    ],
)
def test_what_is_explained_or_rounded_is_no_problem(changes: dict[str, Any]) -> None:
    assert found(changed(FACT, **changes)) == []


def test_the_impossible_table_is_named_with_the_nearest() -> None:
    torn = changed(FACT, printed={"sens": "85", "spec": "90"}, table={"tp": 22, "fp": 1, "fn": 4, "tn": 9})
    odd = changed(FACT, id="mri", printed={"sens": "60", "spec": "80", "accuracy": "64"}, table=None)
    hips = [{"id": "all", "people": "hips", "n": 36, "unit": "hips"}]
    (problem,) = check_study(study(torn, odd, groups=hips))
    assert problem.at("lee-2019b.toml", 22).text() == (
        "lee-2019b.toml:22: facts[1].printed 60/80/64: no table of 36 prints this; "
        "nearest 58/80/64 (15, 2, 11, 8). Give corrected and why  [impossible-table]"
    )


@pytest.mark.parametrize(
    ("groups", "code", "path"),
    [
        ([{"id": "all", "people": "x", "part_of": "alll"}], "unknown-group", "groups[0].part_of"),
        ([{"id": "all", "people": "x", "part_of": "all"}], "circular-group", "groups[0].part_of"),
        (
            [{"id": "all", "people": "x", "n": 9}, {"id": "men", "people": "x", "n": 10, "part_of": "all"}],
            "subgroup-too-large",
            "groups[1].n",
        ),
    ],
)
def test_subgroups_lie_inside_their_whole(groups: Any, code: str, path: str) -> None:
    solved = changed(FACT, table={"solved": True})
    assert found(solved, groups=groups) == [(code, path)]


def test_a_circle_of_groups_is_found() -> None:
    groups = [{"id": "all", "people": "x", "part_of": "men"}, {"id": "men", "people": "x", "part_of": "all"}]
    assert [code for code, _ in found(groups=groups)] == ["circular-group", "circular-group"]


def test_the_file_is_named_after_the_study() -> None:
    from hipspine.evidence import read_study
    from unit.evidence.make import mapping

    assert check_study(read_study(mapping(), "studies/made-2020.toml")) == []
    assert [problem.code for problem in check_study(read_study(mapping(), "made-2021.toml"))] == ["wrong-file-name"]


def between(*studies: Any) -> list[tuple[str, str, str]]:
    problems = check_between(Studies(studies))
    return [(name, problem.code, problem.path) for name, some in problems.items() for problem in some]


def test_one_publication_under_two_ids_must_share_people() -> None:
    first = study(published={"doi": "10.1/X"})
    second = study(id="other-2020", published={"doi": "10.1/x"})
    assert between(first, second) == [("other-2020", "same-publication", "published.doi")]
    shared = [{"id": "all", "people": "x", "n": 20, "cohort": "made-2020"}]
    assert between(first, study(id="other-2020", published={"doi": "10.1/x"}, groups=shared)) == []


def test_aliases_and_members_of_reviews() -> None:
    first = study(aliases=["old"], published={})
    assert between(first, study(id="b", aliases=["old"], published={})) == [
        ("made-2020", "duplicate-alias", "aliases[0]")
    ]
    assert between(first, study(id="r", review_of=["made-2021"], published={})) == [
        ("r", "unknown-study", "review_of[0]")
    ]
    assert between(first, study(id="r", review_of=["old"], published={})) == []
