"""Claims made from a table or a range are found to be what they are."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from hipspine.article import judge, read_article
from hipspine.article.computed.lost_dashes import can_stand, with_dash
from hipspine.article.computed.proportions import counted, ratio
from hipspine.evidence import Studies
from hipspine.evidence.possible.rounding import rounded

LEVELS = 17


@given(
    tp=st.integers(0, 40), fn=st.integers(0, 40), fp=st.integers(0, 40), tn=st.integers(0, 40), places=st.integers(0, 1)
)
@settings(max_examples=60, deadline=None)
def test_the_figures_of_a_real_table_are_never_called_impossible(
    tp: int, fn: int, fp: int, tn: int, places: int
) -> None:
    if not (tp + fn and fp + tn):
        return
    ratios = {"sens": (tp, tp + fn), "spec": (tn, fp + tn), "accuracy": (tp + tn, tp + fn + fp + tn)}
    printed = {key: rounded(Fraction(100 * over, under), places) for key, (over, under) in ratios.items()}
    asked = {"computation": "possible_figures", "printed": [printed], "n": tp + fn + fp + tn}
    claim = {"id": "a", "claim": "x", "kind": "number", "computed": [asked]}
    page = read_article({"schema": 1, "title": "x", "claims": [claim]}, Studies([]))
    assert judge(page, Studies([]))[0].verdict == "confirmed"


@given(low=st.integers(1, LEVELS - 1), data=st.data())
def test_a_range_of_levels_that_lost_its_dash_is_found_again(low: int, data: st.DataObject) -> None:
    high = data.draw(st.integers(low + 1, LEVELS))
    assert f"{low}-{high}" in with_dash(f"{low}{high}")


@given(upper=st.integers(1, 4), data=st.data())
def test_a_lumbar_level_that_lost_its_dash_is_found_again(upper: int, data: st.DataObject) -> None:
    lower = data.draw(st.integers(upper + 1, 5))
    assert with_dash(f"L{upper}{lower}") == (f"L{upper}-L{lower}",)
    assert not can_stand(f"L{upper}{lower}")
    assert can_stand(f"L{upper}-{lower}")


@given(st.integers(1, 400), st.integers(0, 400), st.integers(1, 400), st.integers(1, 400))
@settings(max_examples=60, deadline=None)
def test_a_ratio_lies_within_its_interval_and_turns_round(a: int, spare: int, b: int, other: int) -> None:
    one, two = counted(a, a + spare), counted(b, b + other)
    found, turned = ratio(one, two), ratio(two, one)
    assert found.low is not None
    assert found.high is not None
    assert turned.low is not None
    assert found.low <= found.value * (1 + 1e-12)
    assert found.value <= found.high * (1 + 1e-12)
    assert abs(found.high * turned.low - 1) < 1e-9
