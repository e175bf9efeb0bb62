"""Every problem of a claims file is found at once and says what is allowed."""

from __future__ import annotations

from typing import Any

import pytest

from hipspine.article import COMPUTATIONS, VERDICTS, read_article
from hipspine.errors import InputError, Problem
from hipspine.evidence import Studies
from unit.article.conftest import claim, page


def problems(mapping: dict[str, Any], studies: Studies) -> dict[str, Problem]:
    with pytest.raises(InputError) as caught:
        read_article(mapping, studies)
    return {f"{one.path} {one.code}": one for one in caught.value.problems}


def test_a_page_is_read_as_written(studies: Studies) -> None:
    source = {"title": "A paper", "year": 2020, "doi": "10.1/x"}
    found = read_article(page(claim(evidence=["made-2020"], figures={"n": 36}, sources=[source])), studies, "a-page")
    assert (found.id, found.title) == ("a-page", "A page")
    one = found.claims[0]
    assert (one.verdict, one.evidence, one.figures, one.sources[0].year) == (
        "confirmed",
        ("made-2020",),
        {"n": 36},
        2020,
    )
    assert one.studies == ("made-2020",)


def test_all_problems_come_together(studies: Studies) -> None:
    bad = claim(id="b", verdict="confirmd", kind="guess", evidence=["made-202"], colour="red")
    found = problems({"title": "", "claims": [claim(finding=""), claim(), claim(), bad]}, studies)
    assert set(found) == {
        "schema missing-key",
        "title missing-key",
        "claims[0].finding missing-key",
        "claims[1].id duplicate-id",
        "claims[2].id duplicate-id",
        "claims[3].verdict unknown-verdict",
        "claims[3].kind unknown-word",
        "claims[3].evidence[0] unknown-study",
        "claims[3].colour unknown-key",
    }
    assert "confirmed" in found["claims[3].verdict unknown-verdict"].allowed
    assert "made-2020" in found["claims[3].evidence[0] unknown-study"].allowed


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"computation": "guess"}, "claims[0].computed[0].computation unknown-computation"),
        ({}, "claims[0].computed[0].computation missing-key"),
        ({"computation": "rates_by_step", "facts": ["made-2020/few"]}, "claims[0].computed[0].facts too-few"),
        ({"computation": "rates_by_step"}, "claims[0].computed[0].facts missing-key"),
        (
            {"computation": "interval_against_null", "facts": ["made-2020/efect"], "claimed": "more"},
            "claims[0].computed[0].facts[0] unknown-fact",
        ),
        (
            {"computation": "interval_against_null", "facts": ["mad-2020/effect"], "claimed": "more"},
            "claims[0].computed[0].facts[0] unknown-study",
        ),
        (
            {"computation": "interval_against_null", "facts": ["made-2020/effect"], "claimed": "up"},
            "claims[0].computed[0].claimed unknown-word",
        ),
        (
            {"computation": "possible_figures", "printed": [{"sens": "6o"}], "n": 36},
            "claims[0].computed[0].printed[0].sens not-a-printed-number",
        ),
        ({"computation": "possible_figures", "printed": [{}], "n": 36}, "claims[0].computed[0].printed[0] missing-key"),
        ({"computation": "possible_figures", "printed": [{"sens": "60"}]}, "claims[0].computed[0].people missing-key"),
        ({"computation": "lost_dashes", "printed": ["37"], "where": "x"}, "claims[0].computed[0].where unknown-key"),
        (
            {"computation": "power_to_see", "fact": "made-2020/sacrum", "worth_seeing": "0.5", "enough": "80"},
            "claims[0].computed[0].worth_seeing out-of-range",
        ),
        (
            {"computation": "projected_length", "rotation": "made-2020/turn", "setting": {"tilt_deg": [200]}},
            "claims[0].computed[0].setting.tilt_deg not-a-list",
        ),
    ],
)
def test_what_a_computation_is_given_is_checked(asked: dict[str, Any], expected: str, studies: Studies) -> None:
    assert expected in problems(page(claim(computed=[asked])), studies)


def test_two_computations_cannot_both_decide(studies: Studies) -> None:
    asked = {"computation": "lost_dashes", "printed": ["37"]}
    assert "claims[0].computed two-verdicts" in problems(page(claim(computed=[asked, asked])), studies)
    read_article(page(claim(computed=[asked, {**asked, "decides": False}])), studies)


def test_a_verdict_may_be_left_to_the_computation_and_to_nothing_else(studies: Studies) -> None:
    bare = {"id": "a", "claim": "It is so.", "kind": "number"}
    shown = {"computation": "lost_dashes", "printed": ["37"], "decides": False}
    assert "claims[0].verdict missing-key" in problems(page(bare), studies)
    assert "claims[0].verdict missing-key" in problems(page({**bare, "computed": [shown]}), studies)
    read_article(page({**bare, "computed": [{**shown, "decides": True}]}), studies)


def test_a_claim_is_not_called_by_a_word_of_the_command(studies: Studies) -> None:
    assert "claims[0].id reserved-id" in problems(page(claim(id="check")), studies)


def test_another_schema_is_refused(studies: Studies) -> None:
    assert "schema unknown-schema" in problems(page(claim(), schema=2), studies)


def test_every_rule_names_only_verdicts_that_there_are() -> None:
    for one in COMPUTATIONS.values():
        if one.RULE:
            named = [word for word in VERDICTS if word in one.RULE.lower()]
            assert "confirmed" in named or one.WORD == "projected_length"
            assert len(named) >= 2
