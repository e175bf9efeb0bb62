"""`hipspine pool`: any CSV gives an answer or problems with their lines, never a fault."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hipspine.errors import InputError
from hipspine.interfaces.cli import main
from hipspine.io.read_tables import read_tables

HEAD = "study,tp,fp,fn,tn\n"
GOOD = HEAD + "a,23,7,4,26\nb,40,5,10,60\nc,12,3,2,30\nd,30,9,9,50\ne,17,4,3,40\n"


@pytest.fixture
def run(capsys, monkeypatch):
    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["hipspine", *arguments])
        try:
            status = main() or 0
        except SystemExit as stop:
            status = int(stop.code or 0)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


def test_json_of_a_file(run, tmp_path):
    file = tmp_path / "tables.csv"
    file.write_text(GOOD, "utf-8")
    status, out, _ = run("pool", str(file), "--json")
    assert status == 0
    found = json.loads(out)
    assert found["studies"] == 5
    assert found["exact"]["refused"] is None
    assert found["exact"]["sensitivity"]["low"] < found["exact"]["sensitivity"]["estimate"]


def test_text_of_a_file_fits_the_terminal(run, tmp_path):
    file = tmp_path / "tables.csv"
    file.write_text(GOOD, "utf-8")
    _, out, _ = run("pool", str(file))
    lines = out.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines[1:])) <= 80
    assert "sensitivity" in out


def test_the_built_in_evidence(run):
    status, out, _ = run("pool", "spinal_infection", "fdg_pet_ct", "--json")
    found = json.loads(out)
    assert status == 0
    assert found["facts"]
    assert len(found["facts"]) == found["studies"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere.csv"], "no-such-file"),
        (["sij_pains", "thigh_thrust"], "unknown-source"),
        (["sij_pain", "thigh_trust"], "unknown-finding"),
        (["a", "b", "c"], "bad-command-line"),
        (["endometriosis", "thigh_thrust"], "no-tables"),
    ],
)
def test_what_cannot_be_asked(run, arguments, code):
    status, out, _ = run("pool", *arguments, "--json")
    assert status == 2
    assert code in [problem["code"] for problem in json.loads(out)["problems"]]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "missing-column", 1),
        ("tp,fp,fn\n1,2,3\n", "missing-column", 1),
        ("tp,fp,fn,tn,tp\n1,2,3,4,5\n", "column-twice", 1),
        (HEAD, "no-tables", None),
        (HEAD + "a,1,2,,4\n", "not-a-count", 2),
        (HEAD + "a,1,2,-3,4\n", "not-a-count", 2),
        (HEAD + "a,1,2,0.5,4\n", "not-a-count", 2),
        (HEAD + "a,1,2\n", "not-a-count", 2),
        (HEAD + "a,0,0,0,0\n", "empty-table", 2),
        (HEAD + "a,1,2,3,4\na,1,2,3,4\n", "study-twice", 3),
    ],
)
def test_what_is_wrong_with_a_file(tmp_path, text, code, line):
    file = tmp_path / "tables.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        read_tables(file)
    assert (code, line) in [(problem.code, problem.line) for problem in caught.value.problems]


@pytest.mark.parametrize("text", [GOOD.replace(",", ";"), GOOD.replace(",", "\t"), GOOD.replace("tp", " TP ")])
def test_other_delimiters_and_spellings(tmp_path, text):
    file = tmp_path / "tables.csv"
    file.write_text(text, "utf-8")
    assert [table.tp for table in read_tables(file)] == [23, 40, 12, 30, 17]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet='tpfn,;\t\n\r"0123456789-. x', max_size=120))
def test_any_text_gives_tables_or_problems(tmp_path, text):
    file = tmp_path / "tables.csv"
    file.write_bytes((HEAD + text).encode())
    with contextlib.suppress(InputError):
        assert read_tables(file)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 30)] * 4).filter(any), min_size=1, max_size=6))
def test_any_tables_give_numbers_or_a_reason(rows):
    from hipspine.synthesis import Spread
    from hipspine.synthesis.bivariate import study_tables
    from hipspine.synthesis.bivariate.pooled import pool_tables

    found = pool_tables(study_tables(rows), Spread(0.5, 4, 0.8)).to_dict()
    for name in ("exact", "logit_normal"):
        one = found[name]
        assert (one["refused"] is None) == (one["sensitivity"] is not None)
        if one["refused"] is None:
            assert 0 <= one["sensitivity"]["estimate"] <= 1
            assert one["boundary"] is None or one["logit_covariance"] is None
    json.dumps(found, allow_nan=False)
