"""The three example lines of the architecture, letter by letter."""

from __future__ import annotations

import tomllib

import pytest

from hipspine.errors import InputError, Problem
from hipspine.evidence import read_study
from hipspine.evidence.checks.possible_table import possible_table
from hipspine.io import data_folder, read_folder
from hipspine.person import read_case
from hipspine.vocabulary import Vocabulary, read_vocabulary

STUDY = """
schema = 1
id = "lee-2019b"
title = "Accuracy of magnetic resonance imaging and computed tomography arthrography"
authors = ["Lee GY"]
published = { journal = "Clinics in Orthopedic Surgery", year = 2019, doi = "10.4055/cios.2019.11.1.21" }
design = "retrospective, two observers"
groups = [{ id = "hips", people = "33 people", n = 36, unit = "hips", fused = "none", cohort = "lee-2019b" }]
readings = [{ id = "abstract", depth = "abstract" }]
[[facts]]
id = "cta-tear-1"
kind = "accuracy"
about = { source = "fai_labral", finding = "ct_arthrography_labral_tear", reference = "arthroscopy", reader = "1" }
from = { group = "hips", reading = "abstract", where = "abstract" }
printed = { sens = "85", spec = "90", accuracy = "86" }
table = { tp = 22, fp = 1, fn = 4, tn = 9, solved = true }
[[facts]]
id = "mri-tear-1"
kind = "accuracy"
about = { source = "fai_labral", finding = "mri_labral_tear", reference = "arthroscopy", reader = "1" }
from = { group = "hips", reading = "abstract", where = "abstract" }
printed = { sens = "60", spec = "80", accuracy = "64" }
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    documents = read_folder(data_folder() / "vocabulary")
    return read_vocabulary({name: document.mapping for name, document in documents.items()})


def _problem(vocabulary: Vocabulary, **parts: object) -> Problem:
    with pytest.raises(InputError) as caught:
        read_case({"schema": 1, **parts}, vocabulary)
    (problem,) = caught.value.problems
    return problem


def test_a_misspelt_finding(vocabulary: Vocabulary) -> None:
    problem = _problem(vocabulary, findings=[{"finding": "thigh_trust"}])
    assert problem.at("case.toml", 6).text() == (
        'case.toml:6: findings[0].finding "thigh_trust" is not a known finding. Nearest: thigh_thrust. '
        "Search: hipspine words thigh  [unknown-finding]"
    )


def test_a_level_there_is_not(vocabulary: Vocabulary) -> None:
    problem = _problem(vocabulary, operations=[{"kind": "lumbar_fusion", "levels": ["L4-L6"], "months_ago": 14}])
    assert problem.at("case.toml", 11).text() == (
        'case.toml:11: operations[0].levels "L4-L6": no such level. Allowed: T1-T2 to L5-S1, S1-ilium; '
        'six lumbar vertebrae: anatomy = "L6"  [unknown-level]'
    )


def test_a_table_that_cannot_be() -> None:
    (problem,) = possible_table(read_study(tomllib.loads(STUDY)))
    assert problem.at("lee-2019b.toml", 22).text() == (
        "lee-2019b.toml:22: facts[1].printed 60/80/64: no table of 36 prints this; nearest 58/80/64 (15, 2, 11, 8). "
        "Give corrected and why  [impossible-table]"
    )
