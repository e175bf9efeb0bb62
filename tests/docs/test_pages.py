"""Every generated part is current, every example runs and prints what is shown, every link leads somewhere."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from docmaker.examples import ExampleFailed, blocks, with_outputs
from docmaker.pages import ROOT, pages, remade

IDS = [page.relative_to(ROOT).as_posix() for page in pages()]
LINK = re.compile(r"\]\(([^)\s]+)\)")
GENERATED_ELSEWHERE = {"docs/reference/cli.md", "docs/explanation/bench.md"}


@pytest.mark.parametrize("page", pages(), ids=IDS)
def test_the_page_is_as_the_program_makes_it_now(page: Path) -> None:
    """Mended by: python scripts/make_docs.py"""
    text = page.read_text("utf-8")
    assert remade(page, text) == text


@pytest.mark.parametrize("page", pages(), ids=IDS)
def test_every_command_and_every_python_example_is_run_or_says_why_not(page: Path) -> None:
    if page.relative_to(ROOT).as_posix() in GENERATED_ELSEWHERE:
        return  # another script writes and tests these
    for block in blocks(page.read_text("utf-8")):
        if block.language == "console":
            assert block.mark in ("run", "not run"), f"line {block.line}"
        if block.language == "diff":
            assert block.mark in ("edit", "not run"), f"line {block.line}"
        if block.mark == "not run":
            assert block.words, f"line {block.line}: why not?"


@pytest.mark.parametrize("page", pages(), ids=IDS)
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    lost = []
    for target in LINK.findall(_without_code(page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists() or (anchor and anchor not in _anchors(file)):
            lost.append(target)
    assert lost == []


def test_the_readme_opens_with_one_screen() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert text.index("python3 start.py test") < text.index("## ")
    assert "not a medical device" in text


def test_an_example_that_fails_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExampleFailed, match=r"page\.md, block at line 2"):
        with_outputs(tmp_path / "page.md", "\n```python\n1 / 0\n```\n")
    with pytest.raises(ExampleFailed, match="exit status 2, not 0"):
        with_outputs(tmp_path / "page.md", "<!-- run -->\n```console\n$ hipspine assess no-such-file.toml\n```\n")


def test_an_output_that_is_wrong_is_written_afresh(tmp_path: Path) -> None:
    page = "```python\nprint(1 + 1)\n```\n\n<!-- output -->\n```text\n3\n```\n"
    assert with_outputs(tmp_path / "page.md", page) == page.replace("3", "2")


def _without_code(text: str) -> str:
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))


def _anchors(file: Path) -> set[str]:
    if file.suffix != ".md":
        return set()
    headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", heading.lower())).strip("-") for heading in headings}


@pytest.mark.parametrize("page", pages(), ids=IDS)
def test_no_figure_in_a_sentence_stands_first_in_its_line(page: Path) -> None:
    """There the comment around it would be read as a block of its own, and the sentence would be torn in two."""
    lines = page.read_text(encoding="utf-8").splitlines()
    torn = [line for before, line in pairwise(lines) if line.startswith("<!--= ") and before.strip()]
    assert not torn
