"""The data are found in a checkout, in an installed package and where the environment says."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from hipspine.errors import InputError, Problem
from hipspine.io import data_folder, read_folder


def test_a_checkout_uses_its_own_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HIPSPINE_DATA", raising=False)
    assert data_folder() == Path(__file__).parents[3] / "data"


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HIPSPINE_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.setenv("HIPSPINE_DATA", str(tmp_path / "none"))
    with pytest.raises(InputError, match=r"Mend or unset HIPSPINE_DATA\.  \[no-data-folder\]"):
        data_folder()


def test_an_installed_package_uses_the_data_inside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HIPSPINE_DATA", raising=False)
    (tmp_path / "hipspine" / "data").mkdir(parents=True)
    module = import_module("hipspine.io.data_folder")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "hipspine" / "io" / "data_folder.py"))
    assert data_folder() == tmp_path / "hipspine" / "data"


def test_a_folder_is_read_in_the_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b" / ".old").mkdir(parents=True)
    for name in ("b/z.toml", "b/a.toml", "a.toml", "b/.a.toml.swp.toml", "b/.old/c.toml", "b/notes.txt"):
        (tmp_path / name).write_text(f'name = "{name}"', "utf-8")
    documents = read_folder(tmp_path)
    assert list(documents) == ["a.toml", "b/a.toml", "b/z.toml"]
    assert documents["b/z.toml"].name == "b/z.toml"
    assert documents["b/z.toml"].mapping == {"name": "b/z.toml"}
    assert list(read_folder(tmp_path, "b/*.toml")) == ["b/a.toml", "b/z.toml"]


def test_every_damaged_file_is_named_at_once(tmp_path: Path) -> None:
    for name, text in (("a.toml", "a = "), ("b.toml", "b = 1"), ("c.toml", "\nc = ]")):
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        read_folder(tmp_path)
    assert [(problem.file, problem.line) for problem in caught.value.problems] == [("a.toml", 1), ("c.toml", 2)]
    problems: list[Problem] = []
    assert list(read_folder(tmp_path, problems=problems)) == ["b.toml"]
    assert tuple(problems) == caught.value.problems


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no-such-folder"):
        read_folder(tmp_path / "none")
