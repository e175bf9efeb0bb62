"""The program as text and syntax trees, for the rules of the house."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "hipspine"


@cache
def trees() -> dict[str, ast.Module]:
    """Every Python file of the package by its name inside it (`io/positions.py`)."""
    files = sorted(PACKAGE.rglob("*.py"))
    return {file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text("utf-8")) for file in files}


@cache
def lengths() -> dict[str, int]:
    """The number of lines of every Python file of the package."""
    return {name: len((PACKAGE / name).read_text("utf-8").splitlines()) for name in trees()}


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that is committed or would be; in a folder without git, every file but what tools leave behind."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
        files = [ROOT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        files = [file for file in ROOT.rglob("*") if not any(part in LEFT_BEHIND for part in file.parts)]
    return tuple(file for file in sorted(files) if file.is_file())


LEFT_BEHIND = {".git", ".venv", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "site"}
