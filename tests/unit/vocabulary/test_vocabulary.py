"""What the vocabulary answers about itself."""

from __future__ import annotations

from typing import Any

import pytest

from hipspine.vocabulary import SIDES, WORD_SCALE, Vocabulary, other_side, read_vocabulary
from hipspine.vocabulary.word_scale import rank


@pytest.fixture
def vocabulary(documents: dict[str, dict[str, Any]]) -> Vocabulary:
    return read_vocabulary(documents)


def test_members_of_a_node(vocabulary: Vocabulary) -> None:
    assert [source.id for source in vocabulary.members("hip")] == ["hip_oa"]
    with pytest.raises(KeyError):
        vocabulary.members("knee")


def test_a_block_covers_the_members_of_its_nodes(vocabulary: Vocabulary) -> None:
    assert vocabulary.covered("block") == ("hip_oa",)


def test_where_a_source_hurts(vocabulary: Vocabulary) -> None:
    hip = vocabulary.sources["hip_oa"]
    assert hip.hurts_in({"groin"})
    assert hip.hurts_in({"groin", "low_back_midline"})
    assert not hip.hurts_in({"low_back_midline"})
    assert hip.hurts_in(())
    with pytest.raises(KeyError):
        hip.hurts_in({"elbow"})


def test_paired(vocabulary: Vocabulary) -> None:
    assert vocabulary.paired("hip_oa")
    assert not vocabulary.paired("infection")


def test_a_condition_made_of_others_holds_with_one_of_them(vocabulary: Vocabulary) -> None:
    assert vocabulary.holding({"fused"}) == {"fused", "anything"}
    assert vocabulary.holding(()) == frozenset()


def test_possible_needs_every_condition(documents: dict[str, dict[str, Any]]) -> None:
    documents["sources/hip.toml"]["sources"][0]["excluded_by"] = ["fused"]
    vocabulary = read_vocabulary(documents)
    assert not vocabulary.possible("hip_oa", ())
    assert vocabulary.possible("hip_oa", {"native_hip"})
    assert not vocabulary.possible("hip_oa", {"native_hip", "fused"})


def test_sides_mirror() -> None:
    assert [other_side(side) for side in ("left", "right", "both", "midline", "unknown")] == [
        "right", "left", "both", "midline", "unknown",
    ]  # fmt: skip
    assert all(other_side(other_side(side)) == side for side in SIDES)  # type: ignore[arg-type]


def test_words_of_the_scale_have_an_order() -> None:
    assert [rank(word) for word in WORD_SCALE] == [0, 1, 2, 3, 4]
    with pytest.raises(ValueError):
        rank("always")
