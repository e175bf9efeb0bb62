import pytest

from hipspine.evidence import Studies, flat_rows, summarise
from unit.evidence.make import FACT, FREQUENCY, changed, study

STUDIES = Studies(
    [
        study(FREQUENCY, changed(FACT, use="never", why="x"), id="b-2020", aliases=["label"]),
        study(FACT, id="a-2020"),
    ]
)


def test_studies_are_found_by_id_and_by_alias() -> None:
    assert list(STUDIES) == ["a-2020", "b-2020"]
    assert STUDIES["label"].id == "b-2020"
    assert "label" in STUDIES
    assert STUDIES.fact("label/new-pain").id == "b-2020/new-pain"
    assert Studies([study(id="a"), study(id="b", aliases=["a"])])["a"].id == "a"
    with pytest.raises(KeyError):
        STUDIES["c-2020"]
    with pytest.raises(KeyError):
        STUDIES.fact("a-2020/none")


def test_facts_are_selected_by_every_word_given() -> None:
    assert [fact.id for fact in STUDIES.select(source="sij_pain", usable=True)] == [
        "a-2020/thigh-thrust",
        "b-2020/new-pain",
    ]
    assert len(STUDIES.select(finding="thigh_thrust")) == 2
    assert len(STUDIES.select(finding="thigh_thrust", source="hip_oa")) == 0
    assert len(STUDIES.select(kind="frequency", role="rate", case="block", fused="all")) == 1
    assert STUDIES.select() == STUDIES.facts


def test_summary_counts_every_fact_once() -> None:
    summary = summarise(STUDIES)
    assert (summary.studies, summary.facts) == (2, 3)
    assert summary.kind == {"accuracy": 2, "frequency": 1}
    assert summary.role == {"rate": 1}
    assert sum(summary.use.values()) == sum(summary.fused.values()) == sum(summary.depth.values()) == 3


def test_flat_rows_share_their_columns() -> None:
    rows = list(flat_rows(STUDIES))
    assert len(rows) == 3
    assert len({tuple(row) for row in rows}) == 1
    first = rows[0]
    assert (first["id"], first["printed_sens"], first["tp"], first["group_n"]) == ("a-2020/thigh-thrust", "80", 8, 20)
    assert first["role"] is None
    assert all(isinstance(value, str | int | float | bool | None) for row in rows for value in row.values())
