"""The judged links and leaks as they stand in data/model/links."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hipspine.vocabulary import Vocabulary
from hipspine.vocabulary.word_scale import rank

LINKS = Path(__file__).parents[3] / "data" / "model" / "links"


def entries() -> Iterator[dict[str, Any]]:
    for path in sorted(LINKS.glob("*.toml")):
        yield from (entry for entry in tomllib.loads(path.read_text("utf-8"))["findings"] if "leak" in entry)


def leaks() -> dict[str, str]:
    return {entry["finding"]: entry["leak"] for entry in entries()}


def test_every_link_stands_above_its_leak() -> None:
    """A link at or below the leak would carry no weight, and say nothing."""
    for entry in entries():
        for group in entry.get("links", ()):
            assert rank(group["word"]) > rank(entry["leak"]), (entry["finding"], group["sources"])


def test_every_judgement_has_a_reason(real: Vocabulary) -> None:
    for entry in entries():
        assert entry["leak_why"], entry["finding"]
        for group in entry.get("links", ()):
            assert group["why"], entry["finding"]
            assert set(group["sources"]) <= set(real.sources)


@pytest.mark.parametrize(
    "finding",
    [
        "fever", "septic_shock", "pallor_or_shock", "foot_drop", "vesicular_rash",
        "perianal_sensory_change", "bladder_dysfunction", "bowel_dysfunction", "wound_drainage", "biopsy_malignant",
        "blood_culture_positive", "mri_cauda_equina_compression", "mri_osteonecrosis", "mri_malignancy",
        "mri_vertebral_fracture", "mri_sacral_fracture", "xray_hip_fracture", "ct_aneurysm", "ct_psoas_haematoma",
        "ct_obturator_hernia", "angiography_vessel_injury", "xray_tha_dislocation", "tense_compartment",
    ],
)  # fmt: skip
def test_alarming_findings_are_hardly_ever_met_without_a_cause(finding: str) -> None:
    assert leaks()[finding] == "never"


def test_a_pulsating_mass_is_felt_in_some_without_an_aneurysm() -> None:
    """Screening prints a positive likelihood ratio of 12 (lederle-1999): hardly ever would make it ninety."""
    assert leaks()["pulsatile_abdominal_mass"] == "rare"


def test_what_is_common_without_pain_stays_common() -> None:
    words = leaks()
    for finding in ("mri_disc_bulge", "mri_facet_degeneration", "ct_sij_degeneration", "mri_cord_compression"):
        assert rank(words[finding]) >= rank("sometimes"), finding
