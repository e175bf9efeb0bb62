"""A problem reads as one line; an input error carries them all."""

from __future__ import annotations

import math
import pickle

import pytest

from hipspine.errors import InputError, MissingExtra, Problem, nearest


def test_the_line_has_place_key_value_message_allowed_remedy_and_code() -> None:
    problem = Problem(
        "unknown-finding",
        "findings[0].finding",
        "thigh_trust",
        "is not a known finding",
        "Nearest: thigh_thrust.",
        "Search: hipspine words thigh",
    )
    assert problem.at("case.toml", 6).text() == (
        'case.toml:6: findings[0].finding "thigh_trust" is not a known finding. '
        "Nearest: thigh_thrust. Search: hipspine words thigh  [unknown-finding]"
    )
    assert problem.text().startswith('findings[0].finding "thigh_trust" is')
    assert problem.at("case.json").text().startswith("case.json: findings[0].finding")


def test_a_message_of_what_there_is_none_of_follows_a_colon() -> None:
    allowed = "Allowed: T1-T2 to L5-S1, S1-ilium;"
    remedy = 'six lumbar vertebrae: anatomy = "L6"'
    problem = Problem("unknown-level", "operations[0].levels", "L4-L6", "no such level", allowed, remedy)
    assert problem.at("case.toml", 11).text() == (
        'case.toml:11: operations[0].levels "L4-L6": no such level. Allowed: T1-T2 to L5-S1, S1-ilium; '
        'six lumbar vertebrae: anatomy = "L6"  [unknown-level]'
    )
    assert Problem("a-code", "x", None, "no such thing").text() == "x no such thing.  [a-code]"
    assert Problem("a-code", "x", "y", "not there").text() == 'x "y" not there.  [a-code]'


def test_a_line_stays_one_line_whatever_stood_there() -> None:
    text = Problem("a-code", "x", "a\nb\x1b[31m" + "c" * 200, "is odd.").text()
    assert text.isprintable()
    assert len(text) < 100
    assert text.endswith('..." is odd.  [a-code]')


def test_what_json_carries() -> None:
    problem = Problem("a-code", "x", {"deep": 1}, "is odd").at("case.toml", 3)
    assert problem.to_dict() == {
        "code": "a-code",
        "file": "case.toml",
        "line": 3,
        "path": "x",
        "value": "{'deep': 1}",
        "message": "is odd",
        "allowed": None,
        "remedy": None,
    }
    assert Problem("a-code", "x", 1.5, "is odd").to_dict()["value"] == 1.5
    assert Problem("a-code", "x", math.nan, "is odd").to_dict()["value"] == "nan"
    assert Problem("a-code", "x", -math.inf, "is odd").to_dict()["value"] == "-inf"


def test_an_input_error_has_every_problem_and_a_status() -> None:
    error = InputError([Problem("a-code", "x", None, "is odd"), Problem("b-code", "y", None, "is even")])
    assert str(error) == "x is odd.  [a-code]\ny is even.  [b-code]"
    assert (error.exit_status, error.http_status) == (2, 422)
    assert pickle.loads(pickle.dumps(error)).problems == error.problems  # noqa: S301
    with pytest.raises(ValueError, match="at least one problem"):
        InputError([])


def test_a_missing_extra_says_how_to_install_it() -> None:
    error = MissingExtra("films", "Reading a film")
    assert str(error) == 'Reading a film needs the extra "films". Install it: pip install "hipspine[films]"'
    assert (error.exit_status, error.http_status) == (3, 501)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301


def test_the_nearest_known_words() -> None:
    assert nearest("thigh_trust", {"thigh_thrust", "sacral_thrust", "gaenslen"})[0] == "thigh_thrust"
    assert nearest("zzz", {"thigh_thrust"}) == []
