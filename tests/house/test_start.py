"""The set-up script: parses on old Pythons, says what is missing, and trusts only a finished installation."""

from __future__ import annotations

import ast
import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from house.source import ROOT

TREE = ast.parse((ROOT / "start.py").read_text("utf-8"))


@pytest.fixture
def start(tmp_path: Path) -> ModuleType:
    """The script as it stands in an empty copy of the project, which nothing has been installed in."""
    for name in ("requirements/core.txt", "requirements/dev.txt", "pyproject.toml", "src/hipspine/__init__.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "start.py").write_bytes((ROOT / "start.py").read_bytes())
    spec = importlib.util.spec_from_file_location("start_of_a_copy", tmp_path / "start.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def installed(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the script would install, noted instead of done; the stamp is left as the script leaves it."""
    done: list[str] = []

    def note(command: list[str], where: str = "") -> int:
        done.append(" ".join(command))
        if command[1:3] == ["-m", "venv"]:
            Path(start.program("python")).parent.mkdir(parents=True, exist_ok=True)
            Path(start.program("python")).touch()
        return 0

    monkeypatch.setattr(start, "run", note)
    return done


def test_it_is_written_for_any_python_and_needs_only_the_standard_library() -> None:
    too_new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Match, ast.YieldFrom)
    for node in ast.walk(TREE):
        assert not isinstance(node, too_new), f"line {getattr(node, 'lineno', '?')}"
        if isinstance(node, ast.Raise):
            assert node.cause is None
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None
            assert not node.args.kwonlyargs + node.args.posonlyargs
            assert all(argument.annotation is None for argument in node.args.args)
        if isinstance(node, ast.Import):
            assert {name.name.split(".")[0] for name in node.names} <= sys.stdlib_module_names


def test_an_old_python_is_told_what_is_needed(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 18))
    with pytest.raises(start.Stop, match=r"needs Python 3\.11 or later") as stop:
        start.main([])
    assert stop.value.status == 2


def test_a_python_that_cannot_make_environments(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name))
    with pytest.raises(start.Stop, match="apt install python3-venv") as stop:
        start.set_up("core")
    assert stop.value.status == 2


def test_it_installs_once_and_again_when_something_changes(start: Any, installed: list[str]) -> None:
    start.set_up("core")
    assert [line.split(" -m ")[1].split(" --quiet ")[-1].split(" -r ")[0] for line in installed] == [
        f"venv --clear {start.VENV}",
        "install --require-hashes --no-deps --only-binary :all:",
        f"install --no-deps --no-build-isolation -e {start.HERE}",
        "check",
    ]
    assert start.read_stamp() == ("core", start.contents(), start.place())
    installed.clear()
    start.set_up("core")
    assert installed == []
    start.set_up("dev")
    assert "venv" not in installed[0].split()
    assert installed[0].endswith(start.LOCKS["dev"])
    installed.clear()
    start.set_up("core")
    assert installed == []  # the test tools contain the core
    Path(start.LOCKS["core"]).write_bytes(b"changed")
    start.set_up("core")
    assert installed[0].endswith(start.LOCKS["dev"])  # and stay


def test_line_ends_do_not_count_as_a_change(start: Any) -> None:
    before = start.contents()
    lock = Path(start.LOCKS["core"])
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert start.contents() == before


@pytest.mark.parametrize("fails", ["core.txt", "-e", "check"])
def test_a_failure_leaves_no_stamp(start: Any, installed: list[str], monkeypatch: Any, fails: str) -> None:
    note = start.run
    monkeypatch.setattr(start, "run", lambda command: note(command) or int(command[-1].endswith(fails)))
    if fails == "-e":
        monkeypatch.setattr(start, "run", lambda command: note(command) or int(fails in command))
    with pytest.raises(start.Stop, match="see above") as stop:
        start.set_up("core")
    assert stop.value.status == 1
    assert start.read_stamp() == ("", "", "")


def test_a_moved_or_half_made_environment_is_made_afresh(start: Any, installed: list[str]) -> None:
    start.set_up("core")
    Path(start.STAMP).write_text("core " + start.contents() + " elsewhere", "utf-8")
    installed.clear()
    start.set_up("core")
    assert "venv" in installed[0].split()
    Path(start.STAMP).write_text("core", "utf-8")
    installed.clear()
    start.set_up("core")
    assert "venv" in installed[0].split()


def test_settings_that_bend_python_or_pip_are_put_aside(start: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PIP_TARGET", "PIP_NO_BINARY", "PYTHONPATH", "PYTHONHOME"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    variables = start.environment()
    assert not {"PIP_TARGET", "PIP_NO_BINARY", "PYTHONPATH", "PYTHONHOME"} & set(variables)
    assert variables["PIP_USER"] == "0"
    assert variables["PIP_INDEX_URL"] == "https://mirror.example/simple"


def test_windows_has_its_own_folders(start: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.os, "name", "nt")
    assert start.program("hipspine") == os.path.join(start.VENV, "Scripts", "hipspine.exe")  # noqa: PTH118


def test_arguments_go_to_the_tests_or_to_the_program(start: Any, installed: list[str]) -> None:
    assert start.main(["test", "-k", "name"]) == 0
    assert [line.split(" -m ")[-1].split(" ")[0] for line in installed[-5:-2]] == ["ruff", "ruff", "mypy"]
    assert installed[-1].endswith("-m pytest -n auto -k name")
    assert start.main(["words", "thigh"]) == 0
    assert installed[-1] == start.program("hipspine") + " words thigh"
    assert start.main([]) == 0
    assert installed[-1].endswith("published-case.toml")
