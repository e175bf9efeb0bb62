"""The text of a new case file, to be filled in by hand."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Final

from hipspine.person.words import APPROACHES, OPERATION_KINDS, SETTINGS
from hipspine.vocabulary import Finding, Vocabulary

USEFUL: Final[dict[str, tuple[str, ...]]] = {
    "symptom": (
        "pain_worse_walking", "pain_worse_standing", "pain_worse_sitting", "pain_worse_rising_from_chair",
        "pain_worse_lying_on_side", "pain_worse_bending_forward", "pain_worse_extension", "relief_lying_down",
        "no_pain_when_seated", "neurogenic_claudication", "start_up_pain", "night_pain", "sudden_onset",
        "radicular_leg_pain", "numbness", "burning_pain", "weight_bearing_impossible",
    ),
    "history": (
        "fever", "unexplained_weight_loss", "history_of_cancer", "major_trauma", "osteoporosis",
        "corticosteroid_use", "immunosuppression", "anticoagulation", "diabetes", "wound_drainage",
        "new_leg_weakness_history", "bladder_dysfunction", "bowel_dysfunction", "perianal_sensory_change",
        "no_relief_epidural_steroid",
    ),
    "examination": (
        "thigh_thrust", "sij_compression", "sij_distraction", "sacral_thrust", "gaenslen", "fortin_finger",
        "faber", "fadir", "limited_internal_rotation", "hip_abductor_weakness", "trochanteric_tenderness",
        "straight_leg_raise", "femoral_stretch_test", "leg_weakness", "leg_sensory_deficit", "centralisation",
        "facet_loading_pain", "spinal_percussion_tenderness", "femoral_pulse_weak", "iliac_crest_tenderness",
    ),
    "image": (
        "xray_hip_oa", "xray_screw_halo", "ct_nonunion", "mri_adjacent_stenosis", "mri_nerve_root_compression",
        "mri_central_stenosis_severe", "mri_labral_tear", "mri_gluteal_tendinopathy", "mri_sacral_fracture",
        "mri_infection",
    ),
    "laboratory": ("crp", "esr", "white_cell_count"),
    "block": (
        "hip_injection_relief", "sij_block_relief", "medial_branch_block_relief",
        "selective_nerve_root_block_relief", "trochanteric_injection_relief", "hardware_block_relief",
    ),
    "score": ("three_of_five_sij_tests", "three_of_six_sij_tests"),
}  # fmt: skip
"""Kind -> the findings a new case file offers; `hipspine words` has the rest."""

_COLUMNS: Final = 110

_HEADINGS: Final = {
    "symptom": "What the person tells",
    "history": "Danger signs and history",
    "examination": "Examination",
    "image": "Images",
    "laboratory": "Laboratory: a value and its unit",
    "block": "Anaesthetic injections: how much of the familiar pain went away, in per cent",
    "score": "Results of several tests together, where the single ones are not known",
}


def case_template(vocabulary: Vocabulary, case_id: str = "my-case") -> str:
    """The text of a new case file: valid as it stands, and with any of its findings uncommented."""
    parts = [_head(case_id), _pain(vocabulary), _operations(), "findings = ["]
    parts.append(
        '  # Take away the # before what was found; add state = "absent" for what was looked for and not found.'
    )
    parts.append('  # Leave out what was not examined. The side is that of the pain unless given: side = "left".')
    for kind, names in USEFUL.items():
        known = [vocabulary.findings[name] for name in names if name in vocabulary.findings]
        if known:
            parts.append(f"  #\n  # {_HEADINGS[kind]}:")
            parts += _aligned(known)
    parts.append("]")
    return "\n".join(parts) + "\n"


def _head(case_id: str) -> str:
    return f"""\
# A case for hipspine. Lines that begin with # are comments. All words: hipspine words [SEARCH]
schema = 1
id = "{case_id}"
# assessed = 2026-01-31            # day of the assessment; needed only where operations have a date

# age in years; sex: female, male, unknown; setting:
#   {_listed(SETTINGS)}
# person = {{ age = 61, sex = "female", setting = "spine clinic" }}
"""


def _pain(vocabulary: Vocabulary) -> str:
    zones = [f"{zone.id} ({zone.plain})" for zone in vocabulary.zones.values()]
    return f"""\
# side: left, right, both, midline, unknown; months since it began
# against_before: new, same, changed, unknown (the pain against that before the last operation)
# zones:
#   {_listed(zones)}
# zones_complete = true: it hurts nowhere else
# pain = {{ side = "right", zones = ["buttock"], zones_absent = ["groin"], months = 8, against_before = "new" }}
"""


def _operations() -> str:
    return f"""\
operations = [
  # kind:
  #   {_listed(OPERATION_KINDS, "  ")}
  # approach:
  #   {_listed(APPROACHES, "  ")}
  # levels: discs from T1-T2 to L5-S1, and S1-ilium; a fusion has screws unless screws = false
  # {{ kind = "lumbar_fusion", levels = ["L4-L5", "L5-S1"], months_ago = 14, approach = "posterior" }},
  # {{ kind = "hip_replacement", side = "left", months_ago = 60 }},
]
"""


def _listed(words: Sequence[str], before: str = "") -> str:
    """Words with commas, wrapped as comment lines that begin with `before`."""
    lines = textwrap.wrap(", ".join(words), _COLUMNS, break_on_hyphens=False)
    return f"\n{before}#   ".join(lines)


def _aligned(findings: list[Finding]) -> list[str]:
    tables = [_table(finding) for finding in findings]
    width = max(len(table) for table in tables)
    return [f"  # {table:<{width}}  # {one.plain}" for table, one in zip(tables, findings, strict=True)]


def _table(finding: Finding) -> str:
    """One finding as an inline table, with an example of its value."""
    if finding.kind == "block":
        return f'{{ finding = "{finding.id}", relief = 80 }},'
    if finding.kind == "laboratory" and finding.unit:
        value = finding.positive_from if finding.positive_from is not None else finding.low
        return f'{{ finding = "{finding.id}", value = {value or 0:g}, unit = "{finding.unit}" }},'
    if finding.unit:
        return f'{{ finding = "{finding.id}", state = "present" }},'
    return f'{{ finding = "{finding.id}" }},'
