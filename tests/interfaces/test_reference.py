"""The page of the commands is in step with their help."""

from __future__ import annotations

from hipspine.interfaces.cli.reference import reference
from house.source import ROOT

AGAIN = "python -c \"from hipspine.interfaces.cli.reference import write; write('docs')\""


def test_the_page_shows_the_help_of_every_command() -> None:
    page = reference()
    assert (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8") == page, AGAIN
    for command in ("assess", "new-case", "words", "bench", "about", "evidence check", "evidence export"):
        assert f"## hipspine {command}\n" in page
    assert all(len(line) <= 80 for line in page.split("## hipspine\n")[1].splitlines())


def test_every_command_takes_json() -> None:
    parts = reference().split("\n## ")[1:]
    groups = ("hipspine\n", "hipspine evidence\n")
    assert [part.splitlines()[0] for part in parts if "--json" not in part and not part.startswith(groups)] == []
