"""Every kind of problem is reported, with its file and its place, and all at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hipspine.errors import InputError, Problem
from hipspine.vocabulary import read_vocabulary

Documents = dict[str, dict[str, Any]]
Break = Callable[[Documents], object]

SOURCES = "sources/hip.toml"
FINDINGS = "findings/symptom.toml"
TREATMENTS = "treatments/all.toml"


def _oa(documents: Documents) -> dict[str, Any]:
    return documents[SOURCES]["sources"][0]


def _danger(documents: Documents) -> dict[str, Any]:
    return documents[SOURCES]["sources"][1]


def _injection(documents: Documents) -> dict[str, Any]:
    return documents[TREATMENTS]["treatments"][0]


def _finding(documents: Documents, index: int) -> dict[str, Any]:
    return documents[FINDINGS]["findings"][index]


def _set(table: dict[str, Any], **values: Any) -> None:
    table.update(values)


def _chain_of_words(documents: Documents) -> None:
    _finding(documents, 2)["same_as"] = "crp"
    _finding(documents, 3)["same_as"] = "block"


def _circle(documents: Documents) -> None:
    _finding(documents, 2)["implies"] = ["crp"]
    _finding(documents, 3)["told_by"] = ["both"]
    _finding(documents, 4)["told_by"] = ["fever"]
    _finding(documents, 2)["told_by"] = ["crp"]


WRONG: list[tuple[str, str, str, Break]] = [
    ("zones.toml", "missing-key", "schema", lambda d: d["zones.toml"].pop("schema")),
    ("zones.toml", "unknown-schema", "schema", lambda d: _set(d["zones.toml"], schema=2)),
    ("zones.toml", "unknown-key", "zone", lambda d: _set(d["zones.toml"], zone=[])),
    ("zones.toml", "missing-key", "zones", lambda d: _set(d["zones.toml"], zones=[])),
    ("zones.toml", "not-a-list", "zones", lambda d: _set(d["zones.toml"], zones="groin")),
    (TREATMENTS, "unknown-source", "treatments[0].sources[0]", lambda d: _set(_injection(d), sources=["hip"])),
    (TREATMENTS, "duplicate-id", "treatments[0].sources[1]", lambda d: _set(_injection(d), sources=["hip_oa"] * 2)),
    (TREATMENTS, "missing-key", "treatments[0].sources", lambda d: _set(_injection(d), sources=[])),
    (TREATMENTS, "unknown-word", "treatments[0].kind", lambda d: _set(_injection(d), kind="prayer")),
    (TREATMENTS, "unknown-word", "treatments[0].reversible", lambda d: _set(_injection(d), reversible="perhaps")),
    (TREATMENTS, "unknown-word", "treatments[0].counts_as[0]", lambda d: _set(_injection(d), counts_as=["stop_rule"])),
    (
        TREATMENTS,
        "unknown-finding",
        "treatments[0].contraindicated_by[0]",
        lambda d: _set(_injection(d), contraindicated_by=["cold"]),
    ),
    ("nodes.toml", "not-a-table", "nodes[0]", lambda d: _set(d["nodes.toml"], nodes=["hip"])),
    ("words.toml", "unknown-file", "", lambda d: _set(d, **{"words.toml": {"schema": 1}})),
    ("nodes.toml", "missing-key", "nodes[0].name", lambda d: d["nodes.toml"]["nodes"][0].pop("name")),
    ("nodes.toml", "not-a-flag", "nodes[0].paired", lambda d: _set(d["nodes.toml"]["nodes"][0], paired="yes")),
    ("nodes.toml", "unknown-key", "nodes[0].side", lambda d: _set(d["nodes.toml"]["nodes"][0], side="left")),
    ("nodes.toml", "empty-node", "nodes[0].id", lambda d: _set(_oa(d), node="infection")),
    ("nodes.toml", "ambiguous-node", "nodes[1].id", lambda d: _set(_oa(d), node="infection")),
    (SOURCES, "duplicate-id", "sources[1].id", lambda d: _set(_danger(d), id="hip_oa")),
    (SOURCES, "duplicate-id", "sources[0].id", lambda d: _set(_oa(d), id="unmodelled")),
    (SOURCES, "unknown-node", "sources[0].node", lambda d: _set(_oa(d), node="hop")),
    (SOURCES, "unknown-zone", "sources[0].zones.groyne", lambda d: _set(_oa(d)["zones"], groyne="rare")),
    (SOURCES, "missing-zone", "sources[0].zones", lambda d: _oa(d)["zones"].pop("groin")),
    (SOURCES, "unknown-word", "sources[0].zones.groin", lambda d: _set(_oa(d)["zones"], groin="offen")),
    (SOURCES, "missing-key", "sources[0].zones_why", lambda d: _oa(d).pop("zones_why")),
    (SOURCES, "bad-code", "sources[0].icd10cm", lambda d: _set(_oa(d), icd10cm=["16.11"])),
    (SOURCES, "missing-key", "sources[0].icd10cm", lambda d: _set(_oa(d), icd10cm=[])),
    (SOURCES, "unknown-condition", "sources[0].needs[0]", lambda d: _set(_oa(d), needs=["native_hop"])),
    (SOURCES, "unknown-condition", "sources[0].excluded_by[0]", lambda d: _set(_oa(d), excluded_by=["fever"])),
    (SOURCES, "missing-key", "sources[0].possible_why", lambda d: _oa(d).pop("possible_why")),
    (SOURCES, "unknown-word", "sources[0].spans", lambda d: _set(_oa(d), spans="soon")),
    (SOURCES, "unknown-word", "sources[0].approaches[0]", lambda d: _set(_oa(d), approaches=["roof"])),
    (SOURCES, "missing-key", "sources[1].triggers", lambda d: _danger(d).pop("triggers")),
    (SOURCES, "missing-key", "sources[1].trigger_why", lambda d: _danger(d).pop("trigger_why")),
    (SOURCES, "needless-key", "sources[1].triggers", lambda d: _set(_danger(d), must_not_miss=False)),
    (SOURCES, "needless-key", "sources[0].forbids", lambda d: _set(_oa(d), forbids=["block"])),
    (SOURCES, "unknown-word", "sources[1].forbids[0]", lambda d: _set(_danger(d), forbids=["surgery"])),
    (SOURCES, "unknown-finding", "sources[1].triggers[1]", lambda d: _set(_danger(d), triggers=["fever", "fevr"])),
    (SOURCES, "unknown-word", "sources[1].questions[0]", lambda d: _set(_danger(d), questions=["crp"])),
    (SOURCES, "unknown-finding", "sources[1].risks[0]", lambda d: _set(_danger(d), risks=["smoke"])),
    (SOURCES, "contradiction", "sources[1].risks", lambda d: _set(_danger(d), risks=["fever"])),
    (SOURCES, "needless-key", "sources[0].risks", lambda d: _set(_oa(d), risks=["fever"])),
    ("conditions.toml", "unknown-condition", "conditions[2].any_of[0]", lambda d: _any_of(d, ["fusd"])),
    ("conditions.toml", "nested-condition", "conditions[2].any_of[0]", lambda d: _any_of(d, ["anything"])),
    (
        "conditions.toml",
        "wrong-side",
        "conditions[2].any_of[0]",
        lambda d: d["conditions.toml"]["conditions"][2].pop("sided"),
    ),
    (FINDINGS, "unknown-word", "findings[0].kind", lambda d: _set(_finding(d, 0), kind="feeling")),
    (FINDINGS, "unknown-zone", "findings[0].zone", lambda d: _set(_finding(d, 0), zone="groyne")),
    (FINDINGS, "wrong-zone", "findings[0].zone", lambda d: _finding(d, 0).pop("zone")),
    (FINDINGS, "wrong-zone", "findings[2].id", lambda d: _set(_finding(d, 2), zone="groin")),
    (FINDINGS, "wrong-side", "findings[0].sided", lambda d: _set(_finding(d, 0), sided=False)),
    ("zones.toml", "missing-zone-finding", "zones[0]", lambda d: _set(_finding(d, 0), id="pain_in_groin")),
    (FINDINGS, "unknown-test", "findings[1].test", lambda d: _set(_finding(d, 1), test="tolk")),
    (FINDINGS, "out-of-range", "findings[3].high", lambda d: _set(_finding(d, 3), high=0)),
    (FINDINGS, "out-of-range", "findings[3].positive_from", lambda d: _set(_finding(d, 3), positive_from=900)),
    (FINDINGS, "needless-key", "findings[3].positive_to", lambda d: _set(_finding(d, 3), positive_to=5)),
    (FINDINGS, "missing-key", "findings[3].positive_why", lambda d: _finding(d, 3).pop("positive_why")),
    (FINDINGS, "out-of-range", "findings[3].units.mg/dL", lambda d: _set(_finding(d, 3), units={"mg/dL": -1})),
    (FINDINGS, "missing-key", "findings[3].unit", lambda d: _finding(d, 3).pop("unit")),
    (FINDINGS, "needless-key", "findings[3].units", lambda d: _set(_finding(d, 3), units={"mg/L": 1})),
    (FINDINGS, "out-of-range", "findings[4].needed", lambda d: _set(_finding(d, 4), needed=3)),
    (FINDINGS, "unknown-finding", "findings[4].members[1]", lambda d: _set(_finding(d, 4), members=["fever", "crq"])),
    (FINDINGS, "needless-key", "findings[4].members", lambda d: _set(_finding(d, 4), members=["both", "crp"])),
    (FINDINGS, "missing-key", "findings[2].members", lambda d: _set(_finding(d, 2), needed=1)),
    (FINDINGS, "unknown-finding", "findings[2].implies[0]", lambda d: _set(_finding(d, 2), implies=["hot"])),
    (FINDINGS, "unknown-finding", "findings[2].means_absent[0]", lambda d: _set(_finding(d, 2), means_absent=["hot"])),
    (
        FINDINGS,
        "contradiction",
        "findings[2].means_absent",
        lambda d: _set(_finding(d, 2), implies=["crp"], means_absent=["crp"]),
    ),
    (FINDINGS, "unknown-finding", "findings[2].same_as", lambda d: _set(_finding(d, 2), same_as="hot")),
    (FINDINGS, "needless-key", "findings[2].same_as", lambda d: _set(_finding(d, 2), same_as="fever")),
    (FINDINGS, "unknown-finding", "findings[2].opposite_of", lambda d: _set(_finding(d, 2), opposite_of="hot")),
    (
        FINDINGS,
        "contradiction",
        "findings[2].opposite_of",
        lambda d: _set(_finding(d, 2), same_as="crp", opposite_of="block"),
    ),
    (FINDINGS, "wrong-side", "findings[2].same_as", lambda d: _set(_finding(d, 2), same_as="groin_pain")),
    (FINDINGS, "contradiction", "findings[2].same_as", _chain_of_words),
    (FINDINGS, "contradiction", "findings[2].id", _circle),
    (FINDINGS, "unknown-finding", "findings[2].union_of[0]", lambda d: _set(_finding(d, 2), union_of=["hot"])),
    (FINDINGS, "wrong-side", "findings[2].union_of[0]", lambda d: _set(_finding(d, 2), union_of=["groin_pain"])),
    (FINDINGS, "needless-key", "findings[2].told_by", lambda d: _set(_finding(d, 2), told_by=["fever"])),
    (FINDINGS, "unknown-finding", "findings[2].told_by[0]", lambda d: _set(_finding(d, 2), told_by=["hot"])),
    (
        FINDINGS,
        "unknown-finding",
        "findings[2].means_present[0]",
        lambda d: _set(_finding(d, 2), means_present=["hot"]),
    ),
    (FINDINGS, "unknown-condition", "findings[2].needs[0]", lambda d: _set(_finding(d, 2), needs=["fever"])),
    (FINDINGS, "unknown-condition", "findings[2].follows_from", lambda d: _set(_finding(d, 2), follows_from="fever")),
    (FINDINGS, "unknown-source", "findings[5].covers[0]", lambda d: _set(_finding(d, 5), covers=["knee"])),
    (FINDINGS, "needless-key", "findings[2].covers", lambda d: _set(_finding(d, 2), covers=["hip"])),
    (FINDINGS, "missing-key", "findings[5].covers", lambda d: _finding(d, 5).pop("covers")),
    (FINDINGS, "out-of-range", "findings[5].full_from", lambda d: _set(_finding(d, 5), full_from=70)),
    ("tests.toml", "unknown-finding", "tests[0].contraindicated_by[0]", lambda d: _test(d, contraindicated_by=["x"])),
    ("tests.toml", "out-of-range", "tests[0].radiation_msv", lambda d: _test(d, radiation_msv=-1)),
    ("tests.toml", "not-a-number", "tests[0].minutes", lambda d: _test(d, minutes="long")),
    ("tests.toml", "unknown-word", "tests[0].kind", lambda d: _test(d, kind="prayer")),
]


def _any_of(documents: Documents, names: list[str]) -> None:
    documents["conditions.toml"]["conditions"][2]["any_of"] = names


def _test(documents: Documents, **values: Any) -> None:
    documents["tests.toml"]["tests"][0].update(values)


def test_the_small_vocabulary_has_no_problem(
    documents: Documents, problems: Callable[[Documents], tuple[Problem, ...]]
) -> None:
    assert problems(documents) == ()


@pytest.mark.parametrize(("file", "code", "path", "damage"), WRONG, ids=[f"{row[1]} {row[2]}" for row in WRONG])
def test_each_problem_names_its_file_and_place(
    file: str,
    code: str,
    path: str,
    damage: Break,
    documents: Documents,
    problems: Callable[[Documents], tuple[Problem, ...]],
) -> None:
    damage(documents)
    found = problems(documents)
    assert (file, code, path) in {(one.file, one.code, one.path) for one in found}
    assert all(one.file for one in found)


def test_all_problems_come_together(documents: Documents) -> None:
    _oa(documents)["node"] = "hop"
    _finding(documents, 0)["kind"] = "feeling"
    documents["zones.toml"]["zones"][0].pop("name")
    with pytest.raises(InputError) as caught:
        read_vocabulary(documents)
    assert {problem.file for problem in caught.value.problems} >= {SOURCES, FINDINGS, "zones.toml"}


def test_the_nearest_word_is_offered(
    documents: Documents, problems: Callable[[Documents], tuple[Problem, ...]]
) -> None:
    _danger(documents)["triggers"] = ["fevr", "fever"]
    (problem,) = problems(documents)
    assert "fever" in problem.allowed
