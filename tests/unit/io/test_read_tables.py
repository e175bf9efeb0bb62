"""A CSV file of 2x2 tables: what spreadsheets and statistics programs write is read, all else is told with its line."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hipspine.errors import InputError
from hipspine.io.read_tables import read_accuracy_file, read_tables

HEAD = "study,tp,fp,fn,tn\n"
QUADAS = "study,tp,fp,fn,tn,patients,index_test,reference,flow\n"
ROWS = "a,23,7,4,26\nb,40,5,10,60\n"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "tables.csv"


def problems(file, text):
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(InputError) as caught:
        read_tables(file)
    return caught.value.problems


@pytest.mark.parametrize(
    "text",
    [
        HEAD + ROWS,
        "\ufeff" + HEAD + ROWS,
        (HEAD + ROWS).replace(",", ";"),
        (HEAD + ROWS).replace(",", "\t"),
        "sep=;\n" + (HEAD + ROWS).replace(",", ";"),
        (HEAD + ROWS).replace("\n", "\r\n"),
        (HEAD + ROWS).replace("\n", "\r"),
        "\n\n" + HEAD + "\n" + ROWS + "\n,,,,\n",
        (HEAD + ROWS).replace("23", "23.0").replace("40", " 40 "),
        '"study","tp","fp","fn","tn"\n"a","23","7","4","26"\n"b","40","5","10","60"\n',
        "tn,fn,note,fp,tp,Study\n26,4,x,7,23,a\n60,10,,5,40,b\n",
    ],
)
def test_what_other_programs_write(file, text):
    file.write_bytes(text.encode())
    assert [(t.study, t.tp, t.fp, t.fn, t.tn) for t in read_tables(file)] == [("a", 23, 7, 4, 26), ("b", 40, 5, 10, 60)]


@pytest.mark.parametrize(
    ("text", "code", "line", "path", "value", "said"),
    [
        (HEAD + "a,1,2,,4\n", "not-a-count", 2, "fn", None, "is empty"),
        (HEAD + "a,1,2,-3,4\n", "not-a-count", 2, "fn", "-3", "is negative"),
        (HEAD + "a,1,2,x,4\n", "not-a-count", 2, "fn", "x", "is not a count"),
        (HEAD + "a,1,2,3.5,4\n", "not-a-count", 2, "fn", "3.5", "is not a count"),
        (HEAD + 'a,1,2,"1,234",4\n', "not-a-count", 2, "fn", "1,234", "is not a count"),
        (HEAD + f"a,1,2,{10**30},4\n", "not-a-count", 2, "fn", str(10**30), "is too large"),
        (HEAD + "a,1,2,3,4\n\nb,0,0,0,0\n", "empty-table", 4, "", None, "nobody"),
        (HEAD + "a,1,2,3,4\nb,1,2,3,4\na,5,6,7,8\n", "study-twice", 4, "study", "a", "line 2"),
        (HEAD + '"a\nb",1,2,3,4\nc,1,2,3\n', "not-a-count", 4, "tn", None, "is empty"),
        ("study,tp,fp,fn\na,1,2,3\n", "missing-column", 1, "tn", None, "is missing"),
        ("\nstudy,tp,fp,fn\na,1,2,3\n", "missing-column", 2, "tn", None, "is missing"),
        ("study,tp,fp,fn,tn,TP\na,1,2,3,4,5\n", "column-twice", 1, "tp", None, "twice"),
        (QUADAS.replace(",flow", "") + "a,1,2,3,4,low,low,low\n", "missing-column", 1, "flow", None, "is missing"),
        (QUADAS + "a,1,2,3,4,low,lo,low,low\n", "unknown-word", 2, "index_test", "lo", "no risk"),
        (QUADAS + "a,1,2,3,4,low,,low,low\n", "unknown-word", 2, "index_test", None, "is empty"),
        ("study,tp,fp,fn,tn,risk\na,1,2,3,4,none\n", "unknown-word", 2, "risk", "none", "no risk"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(file, text, code, line, path, value, said):
    found = problems(file, text)
    assert [(one.code, one.line, one.path, one.value) for one in found] == [(code, line, path, value)]
    assert said in found[0].message
    assert found[0].allowed or found[0].remedy or code == "study-twice"
    assert found[0].file == str(file)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (HEAD.encode("utf-16"), "not-utf-8"),
        (b"study,tp,fp,fn,tn\nM\xfcller,1,2,3,4\n", "not-utf-8"),
        (HEAD.encode(), "no-tables"),
        (b"", "missing-column"),
        (b"\n\n\n", "missing-column"),
        (b"1,2,3,4\n5,6,7,8\n", "missing-column"),
        (HEAD.encode() + b'a,"' + b"x" * 200_000 + b'",2,3,4\n', "damaged-csv"),
    ],
)
def test_what_is_no_such_file(file, content, code):
    assert code in [one.code for one in problems(file, content)]


def test_every_problem_is_told_at_once(file):
    found = problems(file, HEAD + "a,,2,3,x\nb,0,0,0,0\na,1,2,3,4\n")
    assert [(one.line, one.code) for one in found] == [
        (2, "not-a-count"),
        (2, "not-a-count"),
        (3, "empty-table"),
        (4, "study-twice"),
    ]


def test_risk_of_bias_in_words_and_in_signs(file):
    file.write_text(QUADAS + "a,1,2,3,4,low,LOW,+,low\nb,1,2,3,4,low,?,-,+\nc,1,2,3,4,,,,\n", "utf-8")
    found = read_accuracy_file(file).risks
    assert found["a"].overall == "low"
    assert found["b"].overall == "high"
    assert found["b"].domains == ("low", "unclear", "high", "low")
    assert "c" not in found


def test_one_column_of_risk_is_enough_and_goes_before_the_domains(file):
    file.write_text("study,tp,fp,fn,tn,risk\na,1,2,3,4,low\nb,1,2,3,4,\n", "utf-8")
    found = read_accuracy_file(file).risks
    assert found["a"].overall == "low"
    assert list(found) == ["a"]
    file.write_text(QUADAS.replace("patients", "risk,patients") + "a,1,2,3,4,unclear,low,low,low,low\n", "utf-8")
    assert read_accuracy_file(file).risks["a"].overall == "unclear"


def test_studies_without_a_name_are_numbered(file):
    file.write_text("tp,fp,fn,tn\n1,2,3,4\n\n5,6,7,8\n", "utf-8")
    assert [table.study for table in read_tables(file)] == ["1", "2"]
    file.write_text(HEAD + "2,1,2,3,4\n,5,6,7,8\n", "utf-8")
    assert [table.study for table in read_tables(file)] == ["2", "line 3"]


CELLS = st.one_of(
    st.integers(-2, 60).map(str),
    st.sampled_from(["", " ", "x", "1.0", "1.5", "1e3", "NaN", "inf", "-0", "0", "٣", "1_000", "9" * 9, "9" * 10]),
    st.text(max_size=6),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.permutations(["study", "tp", "fp", "fn", "tn", "risk"]),
    st.lists(st.lists(CELLS, min_size=3, max_size=7), max_size=5),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
def test_any_cells_give_tables_or_problems_with_their_place(file, head, rows, delimiter, end, bom):
    text = end.join([delimiter.join(head), *(delimiter.join(row) for row in rows)])
    file.write_bytes((("\ufeff" if bom else "") + text).encode("utf-8", "surrogatepass"))
    wrong = ()
    try:
        found = read_accuracy_file(file)
    except InputError as error:
        wrong = error.problems
    if wrong:
        assert all(one.file and one.code and one.message for one in wrong)
        return
    names = [table.study for table in found.tables]
    assert names
    assert len(set(names)) == len(names)
    assert set(found.risks) <= set(names)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_give_tables_or_problems(file, content):
    file.write_bytes(HEAD.encode() + content)
    with contextlib.suppress(InputError):
        assert read_tables(file)
