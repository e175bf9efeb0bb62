"""The documentation explains every problem, builds without a warning, and loads nothing from elsewhere."""

from __future__ import annotations

import ast
import fnmatch
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from house.problem_codes import codes
from house.source import ROOT, trees

ERRORS = ROOT / "docs" / "how-to" / "errors.md"


def test_every_problem_code_has_its_paragraph_and_no_other() -> None:
    raised = set().union(*(codes(tree) for tree in trees().values()))
    explained = re.findall(r"^### `?([a-z0-9-]+)`?$", ERRORS.read_text("utf-8"), re.MULTILINE)
    assert [code for code in sorted(raised) if not fnmatch.filter(explained, code)] == []
    assert [code for code in explained if not any(fnmatch.fnmatchcase(code, known) for known in raised)] == []
    assert explained == sorted(set(explained))


@pytest.mark.parametrize(
    "source",
    [
        'Problem("a-code", "x", 1, "is odd")',
        'fields.say("x", "a-code", "is odd")',
        'fields.one_of("x", [], code="a-code")',
        "def f(code: str = 'a-code'): Problem(code, 'x')",
        "def f(x, code): Problem(code, x)\ndef g(y): f(1, 'a-code')",
        "class A:\n  def f(self, code): self.say('x', code)\n  def g(self): self.f('a-code')",
        "def f(): code = 'a-code'; Problem(code, 'x')",
        "Problem('a-code' if x else 'a-code', 'x')",
    ],
)
def test_codes_are_found(source: str) -> None:
    assert codes(ast.parse(source)) == {"a-code"}


def test_a_code_filled_in_while_the_program_runs() -> None:
    assert codes(ast.parse("Problem(f'unknown-{kind}', 'x')")) == {"unknown-*"}
    with pytest.raises(ValueError, match="write the code"):
        codes(ast.parse("Problem('a' + x, 'x')"))


def test_the_site_builds_without_a_warning_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    loads = re.compile(r'<(?:script|img|link|iframe)[^>]+(?:src|href)="?(?:https?:)?//[^">]+')
    found = {
        match[0] for page in (tmp_path / "site").rglob("*.html") for match in loads.finditer(page.read_text("utf-8"))
    }
    assert found == set()
