"""Every finding moves some source by at least 0.05 log-odds, or is listed as idle with its reason."""

from __future__ import annotations

from math import log

import pytest

from hipspine.api import load
from hipspine.diagnosis.parameters import Parameters
from hipspine.io import data_folder, read_document

LEAST = 0.05


@pytest.fixture(scope="module")
def library():
    return load()


def moved(library, parameters: Parameters, finding: str) -> float:
    """The largest change of log-odds of one source, the finding alone present or absent, nothing else active."""
    leak = float(parameters.leak(finding)[0])
    found = 0.0
    for source in library.vocabulary.sources:
        link = parameters.link(source, finding)
        weight = 0.0 if link is None else float(link[0])
        if weight > 0:
            found = max(found, log((1 - (1 - leak) * (1 - weight)) / leak), -log(1 - weight))
    return found


def speaks_through_another(library, finding) -> bool:
    """Whether its words, parts or members speak in its place."""
    words = (finding.same_as, finding.opposite_of, finding.means_present, finding.means_absent, finding.implies)
    return any(words) or bool(finding.members) or bool(finding.union_of)


def test_every_finding_moves_something_or_is_listed(library):
    idle = {one["finding"]: one["why"] for one in read_document(data_folder() / "model" / "idle.toml").mapping["idle"]}
    assert all(len(why) > 10 for why in idle.values())
    parameters = Parameters(library, 0, fused=False)
    silent = set()
    for finding in library.vocabulary.findings.values():
        skipped = finding.about_person or finding.id in ("pain_left", "pain_right") or finding.kind == "block"
        if not skipped and moved(library, parameters, finding.id) < LEAST:
            silent.add(finding.id)
            assert finding.id in idle or speaks_through_another(library, finding), finding.id
    assert set(idle) <= silent | {one.id for one in library.vocabulary.findings.values() if one.kind == "block"}


def test_every_block_moves_what_it_covers(library):
    for finding, recipe in library.model.blocks.items():
        assert recipe.covers, finding
        sens, phi = (library.estimates[f"block/{finding}/{what}"].median[0] for what in ("sens", "phi"))
        assert log(sens / phi) >= LEAST, finding
