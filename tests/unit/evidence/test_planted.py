"""Every error planted in `tests/broken/studies` is found, with its file and its line, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

from hipspine.errors import InputError, Problem
from hipspine.evidence import Studies, Study, Words, check_between, check_study, study_and_problems
from hipspine.io.positions import place
from hipspine.io.toml_document import Document, read_document

FOLDER = Path(__file__).parents[2] / "broken" / "studies"
WORDS = Words(
    sources={"sij_pain", "hip_oa", "unmodelled"},
    findings={"thigh_thrust", "sij_compression", "gaenslen", "fortin_finger"},
)


def planted() -> list[tuple[str, int, str]]:
    return sorted(
        (path.name, number, match[1])
        for path in FOLDER.glob("*.toml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := re.search(r"# planted: ([a-z-]+)$", line))
    )


def found() -> list[Problem]:
    problems: list[Problem] = []
    studies: list[Study] = []
    documents: dict[str, Document] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        try:
            document = read_document(path, path.name)
        except InputError as error:
            problems += error.problems
            continue
        study, wrong = study_and_problems(document.mapping, path.name)
        problems += place([*wrong, *check_study(study, WORDS)], document)
        studies.append(study)
        documents[study.id] = document
    for study_id, wrong in check_between(Studies(studies)).items():
        problems += place(wrong, documents[study_id])
    return problems


def test_thirty_planted_errors_are_found_where_they_stand() -> None:
    expected = planted()
    assert len(expected) >= 30
    assert len({code for _, _, code in expected}) >= 10
    assert sorted((problem.file, problem.line or 0, problem.code) for problem in found()) == expected


def test_every_message_says_what_stood_there_or_how_to_mend_it() -> None:
    for problem in found():
        assert re.fullmatch(r"[\w-]+\.toml:\d+: .+  \[[a-z-]+\]", problem.text())
        assert problem.message
        told = problem.value is not None or problem.allowed or problem.remedy
        assert told or "missing" in problem.message or problem.code == "damaged-toml"
