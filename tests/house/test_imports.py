"""Rooms import in their order, and starting the program imports nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

from house.source import PACKAGE, ROOT

HEAVY = {"numpy", "scipy", "rich", "tree_sitter", "hypothesis", "pandas"}
LISTING = "import sys; print('MODULES', *sorted({name.split('.')[0] for name in sys.modules}))"
HELP = """\
import sys
from hipspine.interfaces.cli import main
sys.argv = ["hipspine", "--help"]
try:
    main()
except SystemExit:
    pass
"""
CLI = (PACKAGE / "interfaces" / "cli.py").exists() or (PACKAGE / "interfaces" / "cli" / "__init__.py").exists()
STARTS = {"import": "import hipspine\n", **({"help": HELP} if CLI else {})}


def python(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_rooms_import_in_their_order() -> None:
    command = "from importlinter.cli import lint_imports_command as m; m()"
    assert "1 kept, 0 broken" in python("-c", command, "--no-logo", "--no-cache")


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS.keys())
def test_a_start_imports_nothing_heavy(start: str) -> None:
    modules = python("-c", start + LISTING).rpartition("MODULES ")[2].split()
    assert sorted(HEAVY.intersection(modules)) == []
