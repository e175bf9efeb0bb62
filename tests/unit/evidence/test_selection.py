from typing import Any

from hipspine.evidence import Fact, Studies, Study, usable
from unit.evidence.make import FREQUENCY, changed, study


def rate(name: str, n: int = 100, **changes: Any) -> Study:
    groups = changes.pop("groups", [{"id": "all", "people": "x", "n": n}])
    review_of = changes.pop("review_of", None)
    return study(changed(FREQUENCY, **changes), id=name, groups=groups, review_of=review_of, published={})


def kept(*studies: Study, **options: Any) -> tuple[list[str], dict[str, str]]:
    everything = Studies(studies)
    selection = usable(everything.facts, everything, **options)
    assert len(selection.kept) + len(selection.dropped) == len(everything.facts)
    return [fact.study for fact in selection.kept], {item.fact.id: item.reason for item in selection.dropped}


def test_only_what_may_be_used() -> None:
    careful = rate("b", use="caution", why="selected people")
    never = rate("c", use="never", why="a modelled figure")
    assert kept(rate("a"), careful, never) == (
        ["a"],
        {"b/new-pain": "marked caution: selected people", "c/new-pain": "marked never: a modelled figure"},
    )
    assert kept(rate("a"), careful, never, caution=True)[0] == ["a", "b"]


def test_one_case_definition_at_a_time() -> None:
    others = [rate("c", about={"case": "tests"}), rate("a"), rate("b")]
    names, reasons = kept(*others)
    assert names == ["a", "b"]
    assert reasons == {"c/new-pain": "another case definition: tests, not block"}
    assert kept(*others, case="tests")[0] == ["c"]


def test_shared_people_count_once_the_largest_first() -> None:
    same = [{"id": "all", "people": "x", "n": 300, "cohort": "a"}]
    names, reasons = kept(rate("a"), rate("b", groups=same), rate("c"))
    assert names == ["b", "c"]
    assert reasons == {"a/new-pain": "the same people as b/new-pain"}


def test_the_checked_one_of_equals_stays() -> None:
    same = [{"id": "all", "people": "x", "n": 100, "cohort": "a"}]
    assert kept(rate("a"), rate("b", groups=same, checked="second reader"))[0] == ["b"]


def test_no_subgroup_beside_its_whole() -> None:
    groups = [{"id": "all", "people": "x", "n": 40}, {"id": "men", "people": "x", "n": 20, "part_of": "all"}]
    men = changed(FREQUENCY, id="men", **{"from": {"group": "men"}})
    one = study(FREQUENCY, men, groups=groups)
    selection = usable(one.facts, {one.id: one})
    assert [fact.name for fact in selection.kept] == ["new-pain"]
    assert selection.dropped[0].reason == "a subgroup of all, which stands here itself"
    assert [fact.name for fact in usable(one.facts[1:], {one.id: one}).kept] == ["men"]


def test_two_groups_of_one_study_are_different_people() -> None:
    groups = [{"id": "all", "people": "x", "n": 40}, {"id": "controls", "people": "x", "n": 20}]
    one = study(FREQUENCY, changed(FREQUENCY, id="other", **{"from": {"group": "controls"}}), groups=groups)
    assert len(usable(one.facts, {one.id: one}).kept) == 2


def test_a_review_or_its_members_never_both() -> None:
    review = rate("r", 500, review_of=["a", "b", "c"])
    names, reasons = kept(rate("a"), rate("b"), review)
    assert names == ["a", "b"]
    assert reasons == {"r/new-pain": "a review of studies that stand here themselves: a, b"}
    names, reasons = kept(
        rate("a"), review, rate("z"), rate("c", use="never", why="x"), rate("b", use="never", why="x")
    )
    assert names == ["r", "z"]
    assert reasons["a/new-pain"] == "stands inside the review r"


def test_of_two_reviews_that_share_a_study_the_larger_stays() -> None:
    first, second = rate("q", 400, review_of=["a", "b"]), rate("r", 500, review_of=["b", "c"])
    absent = [rate(name, use="never", why="x") for name in "abc"]
    names, reasons = kept(first, second, *absent)
    assert names == ["r"]
    assert reasons["q/new-pain"] == "shares studies with the larger review r"


def test_order_of_the_facts_changes_nothing() -> None:
    studies = Studies(
        [rate("a", 10), rate("b", 20), rate("c", 30, groups=[{"id": "all", "people": "x", "cohort": "a"}])]
    )
    forward: list[Fact] = list(studies.facts)
    names = {fact.id for fact in usable(forward, studies).kept}
    assert {fact.id for fact in usable(forward[::-1], studies).kept} == names


def test_nothing_comes_of_nothing() -> None:
    assert usable([]).kept == ()
