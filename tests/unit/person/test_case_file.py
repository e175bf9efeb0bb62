"""Cases in files: examples, bench cases, new cases, broken ones."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from hipspine.errors import InputError
from hipspine.io import data_folder
from hipspine.io.case_template import USEFUL, case_template
from hipspine.io.read_case import read_case_file
from hipspine.person import Case, case_to_dict

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))
CASES = sorted((data_folder() / "cases").glob("case-*.toml"))
BROKEN = sorted((ROOT / "tests" / "broken" / "cases").iterdir())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_can_be_read(vocabulary, path):
    case = read_case_file(path, vocabulary)
    assert case.id == path.stem
    assert case.entered()


def test_every_bench_case_can_be_read(vocabulary):
    assert len(CASES) == 84
    for path in CASES:
        assert read_case_file(path, vocabulary).id == path.stem


def test_the_case_with_all_tests_adds_to_the_one_before(vocabulary):
    for path in CASES:
        if not path.stem.endswith("-all"):
            before = read_case_file(path, vocabulary)
            after = read_case_file(path.with_name(f"{path.stem}-all.toml"), vocabulary)
            entered = {(one.finding, one.side, one.state) for one in after.entered()}
            assert entered.issuperset((one.finding, one.side, one.state) for one in before.entered())
            assert (before.person, before.pain, before.operations) == (after.person, after.pain, after.operations)


def test_every_bench_case_has_its_truth_and_its_count(vocabulary):
    truths = tomllib.loads((data_folder() / "cases" / "truth.toml").read_text("utf-8"))["cases"]
    counts = tomllib.loads((data_folder() / "cases" / "not-enterable.toml").read_text("utf-8"))["cases"]
    names = [path.stem for path in CASES if not path.stem.endswith("-all")]
    assert [one["case"] for one in truths] == [one["case"] for one in counts] == names
    for truth in truths:
        assert truth["sources"]
        for source in [*truth["sources"], *truth["also_accept"]]:
            assert source in vocabulary.sources


def test_nine_in_ten_published_facts_can_be_entered():
    counts = tomllib.loads((data_folder() / "cases" / "not-enterable.toml").read_text("utf-8"))["cases"]
    entered = sum(one["exact"] + one["near"] for one in counts)
    missing = sum(one["not_entered"] for one in counts)
    assert entered / (entered + missing) >= 0.9
    for one in counts:
        assert len(one.get("nearest", [])) == one["near"]
        assert len(one.get("missing", [])) == one["not_entered"]


def test_no_bench_case_hints_at_its_truth():
    for path in CASES:
        text = path.read_text("utf-8")
        assert "#" not in text
        assert set(tomllib.loads(text)) <= {"schema", "id", "person", "pain", "findings", "operations"}


def test_a_case_reads_the_same_as_file_text_json_and_mapping(vocabulary, tmp_path):
    path = EXAMPLES[0]
    case = read_case_file(path, vocabulary).canonical()
    text = path.read_text("utf-8")
    as_json = json.dumps(case_to_dict(case))
    (tmp_path / "case.json").write_text(as_json, "utf-8")
    assert read_case_file(str(path), vocabulary).canonical() == case
    assert read_case_file(text, vocabulary).canonical() == case
    assert read_case_file(tomllib.loads(text), vocabulary).canonical() == case
    assert read_case_file(as_json, vocabulary).canonical() == case
    assert read_case_file(tmp_path / "case.json", vocabulary).canonical() == case


def test_a_case_without_an_id_is_called_after_its_file(vocabulary, tmp_path):
    (tmp_path / "mrs-x.toml").write_text("schema = 1\n", "utf-8")
    assert read_case_file(tmp_path / "mrs-x.toml", vocabulary).id == "mrs-x"


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_broken_files_name_every_problem_with_its_line(vocabulary, path):
    """The first lines of a broken file say `line code` for each of its problems."""
    text = path.read_text("utf-8", errors="replace")
    said = re.findall(r"expect (?:line (\d+)|no line): ([a-z0-9-]+)", text)
    with pytest.raises(InputError) as caught:
        read_case_file(path, vocabulary)
    found = [(str(one.line or ""), one.code) for one in caught.value.problems]
    assert sorted(found) == sorted(said)
    assert {one.file for one in caught.value.problems} == {str(path)}
    assert all(len(one.text().splitlines()) == 1 for one in caught.value.problems)


def test_the_messages_of_the_architecture_with_file_and_line(vocabulary):
    path = ROOT / "tests" / "broken" / "cases" / "two-words.toml"
    with pytest.raises(InputError) as caught:
        read_case_file(path, vocabulary)
    texts = sorted(problem.text().replace(str(path), "case.toml") for problem in caught.value.problems)
    assert texts[1] == (
        'case.toml:6: findings[0].finding "thigh_trust" is not a known finding. Nearest: thigh_thrust. '
        "Search: hipspine words thigh  [unknown-finding]"
    )
    assert texts[0] == (
        'case.toml:11: operations[0].levels "L4-L6": no such level. Allowed: T1-T2 to L5-S1, S1-ilium; '
        'six lumbar vertebrae: anatomy = "L6"  [unknown-level]'
    )


def test_a_missing_file_is_named(vocabulary, tmp_path):
    for name in ("no.toml", "no.json"):
        with pytest.raises(InputError) as caught:
            read_case_file(tmp_path / name, vocabulary)
        assert caught.value.problems[0].code == "no-such-file"


def test_a_new_case_file_is_valid(vocabulary):
    text = case_template(vocabulary, "mrs-x")
    case = read_case_file(text, vocabulary)
    assert case.canonical() == Case(id="mrs-x")
    bare = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    assert read_case_file(bare, vocabulary) == case


def test_every_line_of_a_new_case_file_can_be_taken_in(vocabulary):
    lines = case_template(vocabulary).splitlines()
    offered = [number for number, line in enumerate(lines) if re.match(r" *# ([a-z]+ = |\{ )", line)]
    assert len(offered) > 60
    names = {re.search(r'finding = "(\w+)"', lines[number]) for number in offered}
    assert {match[1] for match in names if match} == {name for kind in USEFUL.values() for name in kind}
    needs = '{ kind = "lumbar_fusion", months_ago = 14 },'
    for number in offered:
        changed = list(lines)
        changed[number] = lines[number].replace("# ", "", 1)
        text = "\n".join(changed).replace("operations = [", f"operations = [ {needs}")
        read_case_file(text, vocabulary)


def test_a_new_case_file_fits_a_screen(vocabulary):
    assert max(map(len, case_template(vocabulary).splitlines())) <= 140


@pytest.mark.parametrize("name", ["a.toml", "a.json"])
def test_a_file_that_says_nothing_is_no_case(vocabulary, tmp_path, name):
    path = tmp_path / name
    for text in ("{}",) if name.endswith("json") else ("", "\n", "# only this\n", "\ufeff"):
        path.write_text(text, "utf-8")
        with pytest.raises(InputError, match=r"says nothing\. .*hipspine new-case FILE  \[empty-file\]"):
            read_case_file(path, vocabulary)


@pytest.mark.parametrize("name", ["a.toml", "a.json"])
def test_a_folder_in_place_of_a_case(vocabulary, tmp_path, name):
    (tmp_path / name).mkdir()
    with pytest.raises(InputError, match=r"is a folder, not a file\..*\[not-a-file\]"):
        read_case_file(tmp_path / name, vocabulary)


def test_a_key_twice_in_json_is_a_problem(vocabulary):
    with pytest.raises(InputError, match=r'the key "age" stands twice in one object\.  \[damaged-json\]'):
        read_case_file('{"person": {"age": 61, "age": 16}}', vocabulary)
