"""The 36 hips of Lee 2019 (lee-2019b): eight readings, and what its study file says of them."""

from __future__ import annotations

import functools

import pytest

from hipspine.errors import InputError
from hipspine.evidence import Study, read_study
from hipspine.evidence.possible import solve_together
from hipspine.io.data_folder import data_folder, read_folder


@functools.cache
def lee() -> Study:
    document = read_folder(data_folder() / "studies")["lee-2019b.toml"]
    return read_study(document.mapping)


@pytest.mark.parametrize(("what", "sizes"), [("tear", (26, 10)), ("chondral", (11, 25))])
def test_the_four_readings_come_out_as_the_study_file_says(what: str, sizes: tuple[int, int]) -> None:
    facts = {fact.name: fact for fact in lee().facts if what in fact.name}
    together = solve_together({name: fact.printed for name, fact in facts.items()}, n=36)
    assert together.sizes == (sizes,)
    assert together.wrong == sum(bool(fact.corrected) for fact in facts.values()) == 2
    for name, fact in facts.items():
        answer = together.readings[name]
        if not fact.corrected:
            assert [one.table for one in answer.tables] == [fact.table]
        else:
            assert not answer.possible
            assert (fact.corrected, fact.table) in [(one.figures, one.nearest[0].table) for one in answer.gives_way]


def test_58_80_64_is_the_only_way_out_for_the_first_reader() -> None:
    facts = {fact.name: fact.printed for fact in lee().facts if "tear" in fact.name}
    (only,) = solve_together(facts, n=36).readings["mri-tear-1"].gives_way
    assert (only.figures, only.corrected) == (("sens",), {"sens": "58"})


def test_any_of_three_can_be_wrong_for_the_second() -> None:
    facts = {fact.name: fact.printed for fact in lee().facts if "tear" in fact.name}
    wrong = solve_together(facts, n=36).readings["mri-tear-2"].gives_way
    assert [(one.figures, one.corrected) for one in wrong] == [
        (("accuracy",), {"accuracy": "67"}),
        (("sens",), {"sens": "69"}),
        (("spec",), {"spec": "80"}),
    ]


def test_46_is_45_45_rounded_twice() -> None:
    facts = {fact.name: fact.printed for fact in lee().facts if "chondral" in fact.name}
    (only,) = solve_together(facts, n=36).readings["mri-chondral-2"].gives_way
    assert only.notes == ("sens 46 is 45.45 rounded twice, first to 45.5.",)


def test_the_two_splits_cannot_be_one() -> None:
    facts = {fact.name: fact.printed for fact in lee().facts}
    assert solve_together(facts, n=36).wrong > 4


def test_two_readings_fix_what_one_leaves_open() -> None:
    one = {"sens": "67", "spec": "75"}
    other = {"sens": "83", "spec": "62"}
    together = solve_together({"a": one, "b": other}, up_to=20)
    assert together.possible
    assert set(together.sizes) <= {(6, 8), (6, 13), (12, 8)}
    assert all(answer.possible for answer in together.readings.values())
    assert together.to_dict()["wrong"] == 0


def test_no_reading_is_no_question() -> None:
    with pytest.raises(InputError, match="no reading"):
        solve_together({})
