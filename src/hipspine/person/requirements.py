"""Which findings belong to which operation or sex."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FEMALE_ONLY: Final = frozenset({"pain_cyclical_menstrual", "pregnancy_or_postpartum"})

_REPLACED_HIP: Final = (
    "xray_tha_loosening",
    "xray_tha_dislocation",
    "xray_tha_periprosthetic_fracture",
    "mri_pseudotumour",
    "cup_overhang",
    "metal_on_metal_hip",
    "hip_dislocation_history",
)
_OWN_HIP: Final = (
    "xray_hip_oa",
    "xray_hip_normal",
    "xray_fai_morphology",
    "xray_hip_rapid_joint_destruction",
    "mri_labral_tear",
    "mra_labral_tear",
    "indirect_mra_labral_tear",
    "ct_arthrography_labral_tear",
    "mri_chondral_lesion",
    "mra_chondral_lesion",
    "indirect_mra_chondral_lesion",
    "ct_arthrography_chondral_lesion",
    "mri_osteonecrosis",
    "mri_hip_bone_marrow_oedema",
    "mri_hip_occult_fracture",
    "mri_hip_normal",
)
_FUSED: Final = (
    "xray_motion_at_fusion",
    "ct_nonunion",
    "spect_nonunion",
    "ct_solid_fusion",
    "ct_anterior_sentinel_sign",
    "ct_posterior_sentinel_sign",
    "mri_adjacent_stenosis",
    "mri_adjacent_disc_degeneration",
    "xray_adjacent_slip",
)
_SCREWED: Final = (
    "xray_screw_halo",
    "ct_screw_halo",
    "mri_peri_screw_edema",
    "xray_screw_endplate_angle_change",
    "xray_rod_or_screw_broken",
    "ct_screw_breach",
    "hardware_block_relief",
)

FROM_OPERATIONS: Final[Mapping[str, str]] = {
    "recent_prone_surgery": "prone_surgery_recent",
    "prior_sij_fusion": "sij_fusion",
}
"""Finding of the history -> the condition with which it is present."""

NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(_REPLACED_HIP, ("hip_replacement",)),
    **dict.fromkeys(_OWN_HIP, ("native_hip",)),
    **dict.fromkeys(_FUSED, ("lumbar_fusion",)),
    **dict.fromkeys(_SCREWED, ("screws",)),
    "ct_cage_displaced": ("interbody_cage",),
    "ct_sij_implant_displaced": ("sij_fusion",),
    "donor_site_injection_relief": ("iliac_graft",),
    "donor_scar_tenderness": ("iliac_graft",),
}
"""Finding -> the conditions without which it cannot be present (on its side)."""
