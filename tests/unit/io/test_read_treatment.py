"""The treatment files belong to the evidence: its version and its cache know them, faults have a line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hipspine import api
from hipspine.diagnosis.library import Library
from hipspine.errors import InputError
from hipspine.io.compiled import cache_key
from hipspine.io.data_folder import data_folder
from hipspine.io.load import load
from hipspine.io.read_treatment import read_treatment, treatment_documents, treatment_problems


@pytest.fixture
def library() -> Library:
    return api.load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the treatment files, to be spoilt."""
    shutil.copytree(data_folder() / "treatment", tmp_path / "treatment")
    return tmp_path


def edit(folder: Path, name: str, old: str, new: str) -> Path:
    file = folder / "treatment" / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return file


def test_a_fault_has_its_file_and_line(library: Library, folder: Path) -> None:
    file = edit(folder, "costs.toml", "units = 4.0", "units = 0.4")
    edit(folder, "sources/pelvis.toml", "salman-2016/steroid-relief-1-month", "salman-2016/steroid-relief-one-month")
    found = treatment_problems(folder, library.vocabulary, library.studies, library.model)
    assert {(one.file, one.code) for one in found} == {
        ("treatment/costs.toml", "out-of-range"),
        ("treatment/sources/pelvis.toml", "unknown-fact"),
    }
    assert all(one.line for one in found)
    assert file.exists()


def test_facts_of_two_definitions_are_refused(library: Library, folder: Path) -> None:
    edit(
        folder, "sources/fusion_and_implants.toml", 'same_why = "Both count a solid fusion', '# same_why = "Both count'
    )
    with pytest.raises(InputError, match="without same_why"):
        read_treatment(treatment_documents(folder), library.vocabulary, library.studies, library.model)


def test_a_time_that_the_facts_do_not_give_is_refused(library: Library, folder: Path) -> None:
    edit(folder, "sources/pelvis.toml", 'months = 24\nfacts = ["diesing', 'months = 36\nfacts = ["diesing')
    with pytest.raises(InputError, match="was not measured at 36 months"):
        read_treatment(treatment_documents(folder), library.vocabulary, library.studies, library.model)


def test_the_files_of_the_project_have_no_problem(library: Library) -> None:
    assert treatment_problems(data_folder(), library.vocabulary, library.studies, library.model) == ()


def test_without_files_there_is_no_treatment(library: Library, tmp_path: Path) -> None:
    assert treatment_documents(tmp_path) == {}
    assert read_treatment({}, library.vocabulary, library.studies, library.model).sources == {}


def test_the_cache_knows_the_files(folder: Path) -> None:
    before = cache_key([folder])
    edit(folder, "costs.toml", "units = 4.0", "units = 5.0")
    assert cache_key([folder]) != before


def test_the_version_knows_what_the_files_say_and_not_their_comments(library: Library, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(data_folder(), copy)
    edit(copy, "costs.toml", "# What the words", "# WHAT the words")
    assert load(data=copy, cache=False).evidence_version == library.evidence_version
    edit(copy, "costs.toml", "units = 4.0", "units = 5.0")
    heavier = load(data=copy, cache=False)
    assert heavier.evidence_version != library.evidence_version
    thresholds = heavier.model.thresholds, library.model.thresholds
    assert thresholds[0]["sagittal_imbalance"].probability > thresholds[1]["sagittal_imbalance"].probability
    assert thresholds[0]["sij_pain"] == thresholds[1]["sij_pain"]


def test_a_library_comes_back_from_the_cache_as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HIPSPINE_CACHE", str(tmp_path))
    first, second = load(), load()
    assert list(tmp_path.glob("evidence-*.msgpack"))
    assert first.treatment == second.treatment
    assert first.model.thresholds == second.model.thresholds
