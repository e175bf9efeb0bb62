"""The printed answer: its size, its order, and what it never says."""

from __future__ import annotations

import itertools
import json
import re

import msgspec
import pytest
from jsonschema import Draft202012Validator

from hipspine import api
from hipspine.diagnosis.answer import Change, NextTest, NodeRanked, PossibleResult, Ranked, Reason
from hipspine.diagnosis.library import Library
from hipspine.interfaces.terminal.answer_text import answer_text
from hipspine.interfaces.terminal.colour import coloured
from hipspine.interfaces.terminal.names import Names
from hipspine.interfaces.terminal.person_text import person_text
from hipspine.interfaces.terminal.view import View
from hipspine.io.schemas import schemas
from house.source import ROOT
from interfaces.made_answers import case, everything, rule_out, small

CASES = sorted([*(ROOT / "examples").glob("*.toml"), *(ROOT / "data" / "cases").glob("case-*.toml")])
TITLES = ["RULE OUT FIRST", "WHERE THE PAIN MAY COME FROM", "WHY", "NEXT", "RESTS ON"]
ANSWER = Draft202012Validator(schemas()["answer.schema.json"])


def fits(text: str) -> bool:
    lines = text.splitlines()
    return len(lines) <= 40 and max(map(len, lines)) <= 80 and text.endswith("\n") and text == text.rstrip() + "\n"


def section(text: str, title: str) -> str:
    return text[text.index(f"\n{title}") :].split("\n\n")[0]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_fits_the_screen_and_the_schema(path: str, library: Library) -> None:
    answer = api.assess(api.read_case(path, library), library)
    text = answer_text(answer, library.vocabulary)
    assert fits(text)
    assert [title for title in TITLES if f"\n{title}" in text] == TITLES
    assert not re.search(r"\b(excluded|ruled out|reassur)", text.replace("(not excluded)", ""))
    assert "_" not in text.replace(answer.case["id"], "")
    assert list(ANSWER.iter_errors(json.loads(answer.to_json()))) == []
    assert answer_text(answer, library.vocabulary) == text


@pytest.mark.parametrize("state", ["triggered", "open", "none_found"])
def test_as_much_as_there_can_be_still_fits(state: str, library: Library) -> None:
    answer = everything(library.vocabulary, state)
    text = answer_text(answer, library.vocabulary)
    assert fits(text)
    assert "\n  None of the modelled sources " in text
    assert "\n  Something else, alone or beside these " in text
    apart = msgspec.structs.replace(answer, nodes=())
    assert fits(answer_text(apart, library.vocabulary))


def test_every_mixture_of_triggered_and_open_fits_and_names_all_that_is_triggered(library: Library) -> None:
    vocabulary = library.vocabulary
    urgent = [one.id for one in vocabulary.sources.values() if one.must_not_miss]
    full = everything(vocabulary, "open")
    for triggered, unanswered in itertools.product((0, 1, 4, 9), (0, 1, 5, 20)):
        entries = [rule_out(id, "triggered", vocabulary) for id in urgent[:triggered]]
        entries += [rule_out(id, "open", vocabulary) for id in urgent[triggered : triggered + unanswered]]
        for answer in (small(), full):
            text = answer_text(msgspec.structs.replace(answer, rule_out_first=tuple(entries)), vocabulary)
            assert fits(text)
            first = flat(section(text, "RULE OUT FIRST"))
            assert all(vocabulary.sources[id].name in first for id in urgent[:triggered])
            assert ("no anaesthetic block" in first) == any("block" in one.forbids for one in entries)


def test_the_full_text_leaves_nothing_out(library: Library) -> None:
    answer = everything(library.vocabulary, "triggered")
    few = [msgspec.structs.replace(one, supports=one.supports[:1], against=()) for one in answer.posterior]
    answer = msgspec.structs.replace(answer, posterior=tuple(few))
    text = answer_text(answer, library.vocabulary, full=True)
    names = {one.name.lower() for one in library.vocabulary.sources.values()}
    assert {name for name in names if name not in flat(text).lower()} == set()
    assert "REFERENCES" in text
    assert flat(answer.references[0].text) in flat(text)
    assert all(limit in flat(text) for limit in answer.limits)


def test_the_sample(library: Library) -> None:
    text = answer_text(small(), library.vocabulary)
    assert "made: woman of 61, spine clinic. No operation given. Pain on the right for 8" in text
    assert "Sacroiliac joint pain, right              about 6 in 10 (4 to 8)\n" in text
    assert "WHY Sacroiliac joint pain, right: about 1 in 10 before these findings [lee-2019a]" in flat(text)
    assert "+ thigh thrust: odds x 3.0 [vanderwurff-2006]" in text
    assert re.search(r"\n  - .*\(absent\): odds / 1\.8 \[assumed\]", text)
    assert "60% carried over from other people, 40% assumed in whole or in part; 1 study." in flat(text)
    assert "Nothing that must not be missed is possible" in text


def test_a_source_without_a_measured_rate_gets_no_number(library: Library) -> None:
    hidden = Ranked(
        "spinal_infection", "midline", "spinal_infection", None, None, None, None, "assumed", (), (), (), "withheld"
    )
    change = (Change("spinal_infection", "midline", 0.4321),)
    test = NextTest(
        "mri_lumbar",
        "mri_infection",
        "midline",
        1,
        0,
        1,
        PossibleResult("present", 0.5, change),
        PossibleResult("absent", 0.5, change),
    )
    answer = small(
        posterior=(hidden, *small().posterior),
        rule_out_first=(rule_out("spinal_infection", "triggered", library.vocabulary),),
        next_tests=(test,),
    )
    for full in (False, True):
        text = answer_text(answer, library.vocabulary, full=full)
        assert "43" not in text
        assert "4 in 10 " not in section(text, "NEXT")
        assert "speaks for or against spinal infection, which has no measured rate" in flat(text)
        assert "Spinal infection" not in section(text, "WHERE THE PAIN MAY COME FROM")
        assert "NO PROBABILITY IS GIVEN" in text or not full
    assert "triggered above but has no measured rate" in answer_text(answer, library.vocabulary)


def test_open_questions_come_before_needle_and_radiation(library: Library) -> None:
    vocabulary = library.vocabulary
    change = (Change("sij_pain", "right", 0.9),)
    made = [
        NextTest(test, finding, "right", 1, 0, 1, PossibleResult(yes, 0.5, change), PossibleResult(no, 0.5, change))
        for test, finding, yes, no in (
            ("sij_block", "sij_block_relief", "full", "none"),
            ("sacroiliac_examination", "thigh_thrust", "present", "absent"),
        )
    ]
    assert vocabulary.tests["sij_block"].needle
    answer = small(next_tests=tuple(made), rule_out_first=(rule_out("malignancy", "open", vocabulary),))
    text = section(answer_text(answer, vocabulary), "NEXT")
    places = [text.index("history of cancer"), text.index("Thigh thrust"), text.index(", needle")]
    assert places == sorted(places)
    free = section(answer_text(msgspec.structs.replace(answer, rule_out_first=()), vocabulary), "NEXT")
    assert free.index(", needle") < free.index("Thigh thrust")


def test_what_is_forbidden_now_says_why(library: Library) -> None:
    change = (Change("sij_pain", "right", 0.9),)
    block = NextTest(
        "sij_block",
        "sij_block_relief",
        "right",
        1,
        0,
        1,
        PossibleResult("full", 0.5, change),
        PossibleResult("none", 0.5, change),
        blocked_by=("spinal_infection",),
    )
    entry = rule_out("spinal_infection", "triggered", library.vocabulary)
    text = section(answer_text(small(next_tests=(block,), rule_out_first=(entry,)), library.vocabulary), "NEXT")
    assert "First settle what is triggered" in text
    assert re.search(r"Not now: .*First settle spinal infection\.", flat(text))


def test_members_that_are_not_told_apart_stand_in_one_line(library: Library) -> None:
    one = small().posterior[0]
    hips = [
        msgspec.structs.replace(one, source=id, node="native_hip", probability=0.2) for id in ("hip_oa", "fai_labral")
    ]
    node = NodeRanked("native_hip", "right", 0.4, 0.2, 0.6, ("fai_labral", "hip_oa"), told_apart=False)
    answer = small(posterior=(one, *hips), nodes=(node,))
    where = flat(section(answer_text(answer, library.vocabulary), "WHERE"))
    names = [library.vocabulary.sources[id].name for id in ("hip_oa", "fai_labral")]
    assert (
        f"Native hip joint, right, not told apart: {', '.join(name[0].lower() + name[1:] for name in names)}" in where
    )
    assert "about 4 in 10 (2 to 6)" in where
    assert "about 2 in 10" not in where.split("None of")[0]
    apart = msgspec.structs.replace(answer, nodes=(msgspec.structs.replace(node, told_apart=True),))
    assert all(name in flat(answer_text(apart, library.vocabulary)) for name in names)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"person": {"sex": "unknown", "setting": "unknown"}}, "person, age not given."),
        ({"person": {"age": 9.0, "sex": "male"}}, "boy of 9."),
        ({"pain": {"side": "unknown", "zones": [], "against_before": "unknown"}}, "Pain (side not given)."),
        ({"pain": {"side": "both", "zones": [], "months": 0.1, "against_before": "same"}}, "for 3 days (as before"),
        (
            {"operations": [{"kind": "lumbar_fusion", "levels": ["L2-L3", "L4-L5", "L5-S1"], "months_ago": 1.0}]},
            "Lumbar fusion L2-L3, L4-S1 1 month ago.",
        ),
        ({"operations": [{"kind": "hip_replacement", "side": "left"}]}, "Hip replacement left."),
        ({"implants": [{"kind": "pelvic_screws", "side": "both"}]}, "Pelvic screws, both sides."),
        ({"pain": {"side": "both", "zones": [], "months": 0.03, "against_before": "new"}}, "for 1 day (new)"),
        ({"pain": {"side": "both", "zones": [], "months": 0.99, "against_before": "new"}}, "for 1 month (new)"),
        ({"id": "x" * 300}, f"{'x' * 37}...: woman of 61"),
        ({"id": "a\x1b[31mb\u202e"}, "a [31mb : woman of 61"),
    ],
)
def test_the_person(changes: dict[str, object], said: str, library: Library) -> None:
    assert said in flat(answer_text(small(case=case(**changes)), library.vocabulary))


def test_a_long_story_keeps_the_pain_and_the_operations(library: Library) -> None:
    """Where the page is full, what is known elsewhere goes first: the setting, then the number of findings."""
    told = case(
        operations=[{"kind": "lumbar_fusion", "levels": ["L2-L3", "L3-L4"], "months_ago": 4.0, "side": "unknown"}],
        pain={"side": "midline", "zones": ["low_back_midline", "sacrum_midline"], "against_before": "new"},
        id="a-case-with-a-rather-long-name",
    )
    view = View(small(case=told), Names(library.vocabulary))
    text = flat("\n".join(person_text(view, 1)))
    assert "Lumbar fusion L2-L4 4 months ago." in text
    assert text.endswith("sacrum and coccyx.")
    assert "spine clinic" not in text
    assert "1 finding entered." in flat("\n".join(person_text(view, 0)))


def test_two_sides_that_nothing_tells_apart_stand_in_one_line(library: Library) -> None:
    unknown = {"schema": 1, "id": "one", "pain": {"zones": ["buttock"]}, "operations": [{"kind": "lumbar_fusion"}]}
    known = unknown | {"pain": {"zones": ["buttock"], "side": "left"}}
    for person, lines in ((unknown, ["each side"]), (known, [", left"])):
        answer = api.assess(api.read_case(person, library), library)
        said = section(answer_text(answer, library.vocabulary), "WHERE")
        assert all(one in said for one in lines)
        assert said.count("Sacroiliac joint pain") == 1
        assert flat(answer_text(answer, library.vocabulary)).count("each side") in (0, said.count("each side") + 1)
    assert "each side" not in said


def test_a_finding_on_both_sides_is_told_once(library: Library) -> None:
    reason = Reason("legs", ("buttock_pain:right", "buttock_pain:left", "-foot_drop:left"), 0.5, "assumed", ())
    one = msgspec.structs.replace(small().posterior[0], supports=(reason,))
    text = flat(answer_text(small(posterior=(one,)), library.vocabulary))
    assert "+ buttock pain (both sides); foot drop (absent, left): odds x 1.6" in text


def test_a_question_to_be_asked_anyway_is_no_test(library: Library) -> None:
    vocabulary = library.vocabulary
    result = (PossibleResult("present", 0.5, (Change("sij_pain", "right", 0.9),)), PossibleResult("absent", 0.5, ()))
    tests = [
        NextTest(vocabulary.findings[finding].test, finding, side, 1, 0, 1, *result)
        for finding, side in (("fever", "midline"), ("thigh_thrust", "right"))
    ]
    entries = (rule_out("spinal_infection", "open", vocabulary),)
    answer = small(next_tests=tuple(tests), rule_out_first=entries)
    text = section(answer_text(answer, vocabulary), "NEXT")
    assert text.lower().count("fever") == 1
    assert "2. Thigh thrust" in text
    assert section(answer_text(answer, vocabulary, full=True), "NEXT").count("Fever") == 1


def test_a_test_that_hardly_moves_what_is_listed_says_so(library: Library) -> None:
    def results(after: float) -> tuple[PossibleResult, PossibleResult]:
        changes = [(Change("sij_pain", "right", value),) for value in (0.15, after)]
        return PossibleResult("present", 0.5, changes[0]), PossibleResult("absent", 0.5, changes[1])

    for after, said in ((0.2, "hardly moves the sources listed above"), (0.3, "if negative: about 3 in 10")):
        test = NextTest("mri_lumbar", "mri_vertebral_fracture", "midline", 1, 0, 1, *results(after))
        assert said in flat(answer_text(small(next_tests=(test,)), library.vocabulary))


def test_nothing_entered_rests_on_no_finding(library: Library) -> None:
    answer = small(basis=dict.fromkeys(("measured", "transported", "derived", "assumed"), 0.0))
    text = flat(section(answer_text(answer, library.vocabulary), "RESTS ON"))
    assert text.startswith("RESTS ON how often each source hurts in such a person: nothing that was entered weighs")
    assert "0% assumed" not in text


def test_ages_are_one_word_and_absent_findings_are_marked(library: Library) -> None:
    reason = Reason(
        "age", ("age_over_50", "-age_over_65", "-buttock_pain:left"), 0.5, "assumed", ("a-2001", "b-2002", "c-2003")
    )
    one = msgspec.structs.replace(small().posterior[0], supports=(reason,))
    text = flat(answer_text(small(posterior=(one,)), library.vocabulary))
    assert "age 61; buttock pain (absent, left): odds x 1.6 [a-2001, b-2002, 1 more; partly assumed]" in text


def test_names_within_a_sentence(library: Library) -> None:
    names = Names(library.vocabulary)
    for name in ("Gaenslen test", "MRI of the hip", "L4 to S1 radiculopathy", "C-reactive protein"):
        assert names.within(name) == name
    assert names.within("Fever") == "fever"
    assert names.source("no_such_source") == "no_such_source"


def test_colour_adds_nothing_but_colour(library: Library) -> None:
    text = answer_text(everything(library.vocabulary, "triggered"), library.vocabulary)
    painted = coloured(text)
    assert painted != text
    assert re.sub(r"\033\[[0-9;]*m", "", painted) == text
