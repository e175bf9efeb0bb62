"""Reading, and reading back what was written."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from hipspine.vocabulary import Vocabulary, read_vocabulary


def _documents(vocabulary: Vocabulary) -> dict[str, dict[str, Any]]:
    """The files a vocabulary would be written to, one a kind."""
    plain = vocabulary.to_dict()
    names = {kind: f"{kind}/all.toml" for kind in ("sources", "findings", "treatments")}
    return {names.get(key, f"{key}.toml"): {"schema": 1, key: list(words.values())} for key, words in plain.items()}


def test_small_vocabulary_is_read(documents: dict[str, dict[str, Any]]) -> None:
    vocabulary = read_vocabulary(documents)
    assert list(vocabulary.sources) == ["hip_oa", "infection"]
    assert vocabulary.findings["crp"].units == {"mg/dL": 10.0}
    assert vocabulary.findings["fever"].group == "fever"
    assert vocabulary.sources["infection"].questions == ("fever",)


def test_questions_are_all_triggers_unless_given(documents: dict[str, dict[str, Any]]) -> None:
    del documents["sources/hip.toml"]["sources"][1]["questions"]
    assert read_vocabulary(documents).sources["infection"].questions == ("groin_pain", "fever")


def test_questions_are_taken_from_triggers_and_risks(documents: dict[str, dict[str, Any]]) -> None:
    danger = documents["sources/hip.toml"]["sources"][1]
    danger["risks"] = ["crp", "fused"]
    danger["questions"] = ["fever", "crp"]
    assert read_vocabulary(documents).sources["infection"].questions == ("fever", "crp")
    del danger["questions"]
    source = read_vocabulary(documents).sources["infection"]
    assert source.questions == ("groin_pain", "fever", "crp", "fused")
    assert source.risks == ("crp", "fused")


def test_round_trip(documents: dict[str, dict[str, Any]]) -> None:
    vocabulary = read_vocabulary(documents)
    assert read_vocabulary(_documents(vocabulary)) == vocabulary


def test_round_trip_of_the_real_words(real: Vocabulary) -> None:
    assert read_vocabulary(_documents(real)) == real


def test_round_trip_through_msgpack(real: Vocabulary) -> None:
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(real), type=Vocabulary) == real


def test_order_of_files_does_not_matter_to_what_is_found(documents: dict[str, dict[str, Any]]) -> None:
    backwards = dict(reversed(documents.items()))
    assert read_vocabulary(backwards) == read_vocabulary(documents)


def test_words_are_frozen(documents: dict[str, dict[str, Any]]) -> None:
    vocabulary = read_vocabulary(documents)
    with pytest.raises(AttributeError):
        vocabulary.sources["hip_oa"].name = "x"  # type: ignore[misc]
