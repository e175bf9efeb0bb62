import copy
from typing import Any

import pytest

from hipspine.errors import InputError
from hipspine.evidence import read_study, study_and_problems
from hipspine.evidence.kinds import INTERVAL_OF, PER_CENT, PLAIN
from unit.evidence.make import FACT, FREQUENCY, STUDY, changed, mapping, study


def codes(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in study_and_problems(document)[1]]


def test_a_sound_file_is_read_whole() -> None:
    one = study(FACT, FREQUENCY)
    assert one.id == "made-2020"
    assert one.published.year == 2020
    assert [fact.id for fact in one.facts] == ["made-2020/thigh-thrust", "made-2020/new-pain"]
    assert one.facts[1].role == "rate"
    assert one.facts[0].group.cohort == "made-2020"
    assert one.facts[0].use == "yes"


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"schema": None}, "missing-key", "schema"),
        ({"schema": 9}, "newer-schema", "schema"),
        ({"titel": "x"}, "unknown-key", "titel"),
        ({"published": {"year": 20019}}, "impossible-year", "published.year"),
        ({"published": {"pmid": "PMC12"}}, "not-a-pmid", "published.pmid"),
        ({"published": {"doi": "doi.org/10.1/x"}}, "not-a-doi", "published.doi"),
        ({"groups": [{"id": "all", "people": "x", "fused": "al"}]}, "unknown-word", "groups[0].fused"),
        ({"groups": [{"id": "all", "people": "x", "to_sacrum": 7}]}, "out-of-range", "groups[0].to_sacrum"),
        ({"groups": [{"id": "all", "people": "x"}] * 2}, "duplicate-id", "groups[1].id"),
        ({"readings": [{"id": "abstract", "depth": "secondary"}]}, "missing-key", "readings[0].via"),
    ],
)
def test_what_is_wrong_with_a_study(changes: dict[str, Any], code: str, path: str) -> None:
    assert codes(mapping(**changes)) == [(code, path)]


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"kind": "accurate"}, "unknown-word", "kind"),
        ({"use": "no"}, "unknown-word", "use"),
        ({"from": {"group": "al", "reading": "abstract"}}, "unknown-group", "from.group"),
        ({"from": {"group": "all", "reading": "poster"}}, "unknown-reading", "from.reading"),
        ({"printed": {"sens": 0.8}}, "not-a-text", "printed.sens"),
        ({"printed": {"sens": "about 80"}}, "not-a-printed-number", "printed.sens"),
        ({"printed": {"sens": "180"}}, "out-of-range", "printed.sens"),
        ({"printed": {"sens_ci": "72-99"}}, "not-a-pair", "printed.sens_ci"),
        ({"printed": {"sensitivity": "80"}}, "unknown-key", "printed.sensitivity"),
        ({"table": {"tp": -1}}, "not-a-count", "table.tp"),
        ({"table": {"tn": None}}, "missing-key", "table.tn"),
        ({"followup_months": -3}, "out-of-range", "followup_months"),
        ({"about": {"reference_measures": "pains"}}, "unknown-word", "about.reference_measures"),
        ({"counts": {"event": 3}}, "unknown-key", "counts.event"),
    ],
)
def test_what_is_wrong_with_a_fact(changes: dict[str, Any], code: str, path: str) -> None:
    assert codes(mapping(changed(FACT, **changes))) == [(code, f"facts[0].{path}")]


def test_a_fact_that_may_be_used_holds_a_number() -> None:
    empty = changed(FREQUENCY, printed=None, counts=None)
    assert codes(mapping(empty)) == [("no-number", "facts[0]")]
    assert codes(mapping(changed(empty, use="never", why="No number is printed."))) == []


def test_all_problems_come_at_once_with_the_file() -> None:
    document = mapping(changed(FACT, use="no", printed={"sens": "x"}), schema=None)
    with pytest.raises(InputError) as raised:
        read_study(document, "made-2020.toml")
    assert len(raised.value.problems) == 3
    assert {problem.file for problem in raised.value.problems} == {"made-2020.toml"}


@pytest.mark.parametrize(
    "broken", [[], "text", 3, {"facts": 3}, {"facts": [3]}, {"groups": {"id": "x"}}, {"published": 3}]
)
def test_no_shape_of_input_breaks_the_reader(broken: Any) -> None:
    assert study_and_problems(broken)[1]


def test_reading_changes_nothing() -> None:
    before = copy.deepcopy(STUDY)
    study(FACT)
    assert before == STUDY


def test_every_pair_belongs_to_a_figure() -> None:
    assert set(INTERVAL_OF.values()) <= PER_CENT | PLAIN
