"""`hipspine pool`: any CSV gives an answer or problems with their lines, never a fault."""

from __future__ import annotations

import contextlib
import json
import sys

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


JUDGED = "study,tp,fp,fn,tn,risk\n" + "".join(
    f"s{n},{40 + n},{8 + n % 3},{10 - n % 4},{60 + n},{'low' if n % 2 else 'high'}\n" for n in range(10)
)


@pytest.fixture
def judged(tmp_path):
    file = tmp_path / "judged.csv"
    file.write_text(JUDGED, "utf-8")
    return file


def test_figures_are_written_and_never_over_others_unasked(run, judged, tmp_path):
    files = {name: tmp_path / f"{name}.svg" for name in ("forest", "sroc", "funnel", "fagan")}
    wanted = [part for name, file in files.items() for part in (f"--{name}", str(file))]
    status, out, err = run("pool", str(judged), "--prevalence", "0.1-0.3", *wanted)
    assert status == 0
    assert all(file.read_text("utf-8").startswith("<svg ") for file in files.values())
    assert all(f"Written: {file}" in err for file in files.values())
    assert "Of 100 people like this with a positive test" in out
    before = files["sroc"].read_bytes()
    files["sroc"].write_bytes(b"mine")
    status, out, _ = run("pool", str(judged), "--sroc", str(files["sroc"]), "--json")
    assert (status, files["sroc"].read_bytes()) == (2, b"mine")
    assert json.loads(out)["problems"][0]["code"] == "file-exists"
    assert run("pool", str(judged), "--sroc", str(files["sroc"]), "--force")[0] == 0
    assert files["sroc"].read_bytes() == before


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--forest", "a.gif"], "unknown-format"),
        (["--forest", "forest"], "unknown-format"),
        (["--forest", "a.svg", "--sroc", "a.svg"], "bad-command-line"),
        (["--forest", "a.svg", "--out", "a.svg"], "bad-command-line"),
        (["--fagan", "a.svg"], "bad-command-line"),
        (["--prevalence", "10-30"], "out-of-range"),
        (["--prevalence", "0.3-0.1"], "out-of-range"),
        (["--prevalence", "0"], "out-of-range"),
        (["--prevalence", "1e-3"], "not-a-number"),
        (["--prevalence", "often"], "not-a-number"),
        (["--prevalence", "0.1-0.2-0.3"], "not-a-number"),
        (["--prevalence", "source"], "bad-command-line"),
        (["--forest", "nowhere/a.svg"], "no-such-folder"),
    ],
)
def test_options_that_cannot_be_followed(run, judged, tmp_path, monkeypatch, options, code):
    monkeypatch.chdir(tmp_path)
    status, out, _ = run("pool", str(judged), *options, "--json")
    assert status == 2
    found = json.loads(out)["problems"]
    assert code in [problem["code"] for problem in found]
    assert all(problem["allowed"] or problem["remedy"] or problem["message"] for problem in found)
    assert not list(tmp_path.glob("a.*"))


def test_a_figure_never_replaces_the_input(run, tmp_path):
    file = tmp_path / "tables.svg"
    file.write_text(GOOD, "utf-8")
    status, out, _ = run("pool", str(file), "--forest", str(file), "--force", "--json")
    assert status == 2
    assert json.loads(out)["problems"][0]["code"] == "output-is-input"


def test_a_missing_converter_is_named_before_any_work(run, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    status, _, err = run("pool", "nowhere.csv", "--forest", str(tmp_path / "a.png"))
    assert status == 3
    assert 'pip install "hipspine[plots]"' in err


def test_png_and_pdf(run, judged, tmp_path):
    pytest.importorskip("vl_convert", reason='pip install "hipspine[plots]"')
    png, pdf = tmp_path / "a.png", tmp_path / "a.pdf"
    assert run("pool", str(judged), "--forest", str(png), "--funnel", str(pdf))[0] == 0
    assert png.read_bytes().startswith(b"\x89PNG")
    assert pdf.read_bytes().startswith(b"%PDF")


def test_low_risk_only_in_words_and_in_numbers(run, judged):
    status, out, _ = run("pool", str(judged), "--low-risk-only", "--json")
    found = json.loads(out)
    assert (status, found["studies"], len(found["excluded"])) == (0, 5, 5)
    assert {row["risk_of_bias"]["overall"] for row in found["tables"]} == {"low"}
    assert "high" in found["excluded"][0]["reason"]
    _, out, _ = run("pool", str(judged), "--low-risk-only")
    assert "Left out: 5" in out


def test_low_risk_only_where_nothing_is(run, tmp_path):
    file = tmp_path / "tables.csv"
    file.write_text(GOOD, "utf-8")
    status, out, _ = run("pool", str(file), "--low-risk-only", "--json")
    assert status == 2
    assert "not judged" in json.loads(out)["problems"][0]["message"]
    status, out, _ = run("pool", "sij_pain", "thigh_thrust", "--low-risk-only", "--json")
    assert status == 2
    assert "no study is at low risk" in json.loads(out)["problems"][0]["message"]


def test_each_study_left_out(run, judged):
    _, out, _ = run("pool", str(judged), "--leave-one-out", "--json")
    rows = json.loads(out)["leave_one_out"]
    assert [row["study"] for row in rows] == [f"s{n}" for n in range(10)]
    _, out, _ = run("pool", str(judged), "--leave-one-out")
    table = out[out.index("Without each study") :].splitlines()[1:11]
    assert [line.split()[0] for line in table] == [f"s{n}" for n in range(10)]
    assert max(map(len, out.splitlines()[1:])) <= 80
    assert json.loads(run("pool", str(judged), "--json")[1])["leave_one_out"] is None


def test_the_prior_of_the_model_as_prevalence(run):
    _, out, _ = run("pool", "sij_pain", "thigh_thrust", "--prevalence", "source", "--json")
    found = json.loads(out)["predictive_values"]
    assert 0 < found["prevalence"]["low"] < found["prevalence"]["high"] < 1
    assert "fusion" in found["prevalence"]["about"]
    assert found["negative"]["estimate"] < found["prevalence"]["median"] < found["positive"]["estimate"]


def test_trust_is_said_in_the_text(run, tmp_path):
    file = tmp_path / "tables.csv"
    file.write_text(HEAD + "a,90,10,10,90\nb,88,12,12,88\nc,30,10,70,90\nd,28,12,72,88\n", "utf-8")
    _, out, _ = run("pool", str(file))
    assert "! The pooled sensitivity lies outside the own 95% interval of 4 of 4 studies" in out
    assert "0.28 (d) to 0.90 (a)" in out
    assert "Deeks' test" in out


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(*[st.sampled_from(["0", "1", "7", "40", "", "-1", "x", "999999999", "1e9"])] * 4), max_size=5)
)
def test_any_file_ends_with_a_status_and_no_fault(run, tmp_path, rows):
    file = tmp_path / "tables.csv"
    file.write_text("tp,fp,fn,tn\n" + "".join(",".join(row) + "\n" for row in rows), "utf-8")
    status, out, err = run("pool", str(file), "--json", "--prevalence", "0.2")
    assert status in (0, 2)
    assert "Traceback" not in err
    found = json.loads(out)
    assert ("problems" in found) == (status == 2)
    if status == 2:
        assert all(problem["file"] and problem["message"] for problem in found["problems"])
