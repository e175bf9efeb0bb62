"""The closed lists of words a case is written in."""

from __future__ import annotations

from typing import Final, Literal, get_args

Sex = Literal["female", "male", "unknown"]
Setting = Literal[
    "primary care",
    "spine clinic",
    "hip clinic",
    "pain clinic",
    "rehabilitation",
    "emergency department",
    "hospital ward",
    "unknown",
]
AgainstBefore = Literal["new", "same", "changed", "unknown"]
"""The pain against the pain before the last operation; `new` also where there was no operation."""

State = Literal["present", "absent"]
Relief = Literal["none", "partial", "full"]
OperationKind = Literal[
    "lumbar_fusion",
    "decompression",
    "discectomy",
    "hip_replacement",
    "hip_resurfacing",
    "hip_arthroscopy",
    "hip_fixation",
    "sij_fusion",
    "radiofrequency",
    "other",
]
Approach = Literal[
    "posterior",
    "anterior",
    "lateral",
    "oblique",
    "tlif",
    "plif",
    "combined",
    "minimally_invasive",
    "endoscopic",
    "unknown",
]
GraftSource = Literal["iliac_crest", "local", "allograft", "synthetic", "none", "unknown"]
ImplantKind = Literal[
    "pedicle_screws",
    "rods",
    "cage",
    "disc_prosthesis",
    "pelvic_screws",
    "sij_implant",
    "hip_prosthesis",
    "hip_screws",
    "stimulator",
    "other",
]
Anatomy = Literal["L5", "L6"]
"""The last lumbar vertebra: `L6` for six lumbar vertebrae."""

SEXES: Final[tuple[str, ...]] = get_args(Sex)
SETTINGS: Final[tuple[str, ...]] = get_args(Setting)
AGAINST_BEFORE: Final[tuple[str, ...]] = get_args(AgainstBefore)
STATES: Final[tuple[str, ...]] = get_args(State)
RELIEFS: Final[tuple[str, ...]] = get_args(Relief)
OPERATION_KINDS: Final[tuple[str, ...]] = get_args(OperationKind)
APPROACHES: Final[tuple[str, ...]] = get_args(Approach)
GRAFT_SOURCES: Final[tuple[str, ...]] = get_args(GraftSource)
IMPLANT_KINDS: Final[tuple[str, ...]] = get_args(ImplantKind)
ANATOMIES: Final[tuple[str, ...]] = get_args(Anatomy)
SEVERITIES: Final[tuple[str, ...]] = ("mild", "moderate", "severe")

SPINE_KINDS: Final[frozenset[str]] = frozenset({"lumbar_fusion", "decompression", "discectomy", "radiofrequency"})
HIP_KINDS: Final[frozenset[str]] = frozenset({"hip_replacement", "hip_resurfacing", "hip_arthroscopy", "hip_fixation"})
REPLACING_KINDS: Final[frozenset[str]] = frozenset({"hip_replacement", "hip_resurfacing"})
