"""The locks hold what the package asks for, each with its hashes, and the two agree."""

from __future__ import annotations

import re
import tomllib

from house.source import ROOT

REQUIREMENTS = ROOT / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def name_of(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return found[0].lower().replace("_", "-").replace(".", "-")


def asked(file: str) -> dict[str, str]:
    lines = (line.split("#")[0].strip() for line in (REQUIREMENTS / file).read_text("utf-8").splitlines())
    return {name_of(line): line for line in lines if line and not line.startswith("-")}


def locked(file: str) -> dict[str, set[str]]:
    """Every pinned package with its versions (which can depend on the Python)."""
    text = (REQUIREMENTS / file).read_text("utf-8").replace("\\\n", " ")
    pins: dict[str, set[str]] = {}
    for line in filter(None, text.splitlines()):
        pin, *hashes = re.split(r"\s+--hash=", line.strip())
        assert "==" in pin, line
        assert hashes, f"{pin} has no hash"
        pins.setdefault(name_of(pin), set()).add(pin.split(";")[0].strip())
    return pins


def test_core_asks_for_exactly_what_the_package_needs_and_what_builds_it() -> None:
    needed = {name_of(requirement): requirement for requirement in PROJECT["project"]["dependencies"]}
    build = {name_of(requirement) for requirement in PROJECT["build-system"]["requires"]} | {"editables"}
    core = asked("core.in")
    assert {name: core.get(name) for name in needed} == needed
    assert set(core) == set(needed) | build


def test_everything_asked_for_is_locked() -> None:
    assert set(asked("core.in")) <= set(locked("core.txt"))
    assert set(asked("dev.in")) <= set(locked("dev.txt"))


def test_the_test_lock_contains_the_core_lock_unchanged() -> None:
    core, dev = locked("core.txt"), locked("dev.txt")
    assert {name: dev.get(name) for name in core} == core
