"""Reading all data: what is wrong comes out at once, with its file, and nothing is used in its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hipspine.errors import InputError, Problem
from hipspine.io.check_evidence import check_evidence
from hipspine.io.data_folder import data_folder
from hipspine.io.load import load

STUDY = "lee-2019b.toml"


def wrong(**arguments: Path) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        load(cache=False, **arguments)
    return list(caught.value.problems)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one study and nothing else that is usable."""
    for part in ("vocabulary", "studies", "model"):
        (tmp_path / "data" / part).mkdir(parents=True)
    (tmp_path / "data" / "evidence.toml").write_text("date = 2026-01-01\n", "utf-8")
    shutil.copy(data_folder() / "studies" / STUDY, tmp_path / "data" / "studies")
    return tmp_path / "data"


def test_folders_without_data_and_a_missing_date_are_all_named(data: Path) -> None:
    (data / "studies" / STUDY).unlink()
    (data / "evidence.toml").unlink()
    (data / "model").rmdir()
    found = wrong(data=data)
    assert [(one.code, Path(one.file).name) for one in found] == [
        ("no-data", "vocabulary"),
        ("no-data", "studies"),
        ("no-such-folder", "model"),
        ("no-such-file", "evidence.toml"),
    ]
    assert all("HIPSPINE_DATA" in one.remedy for one in found[:3])


def test_a_folder_of_studies_without_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("none here", "utf-8")
    assert [one.code for one in wrong(add=tmp_path)] == ["no-data"]
    assert [one.code for one in wrong(add=tmp_path / "none")] == ["no-such-folder"]
    with pytest.raises(InputError, match=r"holds no TOML file\. .*\[no-data\]"):
        check_evidence(tmp_path)


def test_damaged_files_and_faulty_studies_come_together(tmp_path: Path) -> None:
    text = (data_folder() / "studies" / STUDY).read_text("utf-8")
    (tmp_path / "a.toml").write_text("schema = ", "utf-8")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    (tmp_path / STUDY).write_text(text.replace('kind = "accuracy"', 'kind = "acuracy"', 1), "utf-8")
    found = wrong(add=tmp_path)
    assert {one.file: one.code for one in found} == {
        "a.toml": "damaged-toml",
        "b.toml": "not-utf-8",
        STUDY: "unknown-word",
    }
    assert all(one.line for one in found)


def test_one_id_in_two_files_of_a_folder_is_a_problem(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        shutil.copy(data_folder() / "studies" / STUDY, tmp_path / name)
    (problem,) = wrong(add=tmp_path)
    assert (problem.code, problem.file) == ("duplicate-id", "b.toml")
    assert problem.message == "is the id of a.toml too"


def test_a_study_of_another_id_does_not_replace_the_file_of_its_name(data: Path, tmp_path: Path) -> None:
    """Both files are read, though they have one name: the built-in study stays in use."""
    added = tmp_path / "mine"
    added.mkdir()
    text = (data / "studies" / STUDY).read_text("utf-8")
    (added / STUDY).write_text(text.replace('id = "lee-2019b"', 'id = "other-2020"', 1), "utf-8")
    (data / "studies" / STUDY).write_text(text.replace('kind = "accuracy"', 'kind = "acuracy"', 1), "utf-8")
    found = wrong(data=data, add=added)
    assert [one.code for one in found if one.file == STUDY] == ["unknown-word"]
