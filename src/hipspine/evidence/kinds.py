"""The closed lists of words that a study file may use."""

from __future__ import annotations

from typing import Final

SCHEMA: Final = 1

KINDS: Final = ("accuracy", "frequency", "comparison", "measurement", "outcome")
ROLES: Final = ("rate", "proxy", "share", "clinic", "proven", "background", "other")
USES: Final = ("yes", "caution", "never")
FUSED: Final = ("all", "some", "none", "unknown")
DEPTHS: Final = ("full text", "abstract", "secondary")
UNITS: Final = ("people", "hips", "joints", "levels", "screws", "cases", "studies")
REFERENCE_MEASURES: Final = ("pain", "structure", "diagnosis", "event")
COMPARATORS: Final = ("mixed_pain", "healthy", "suspected", "operated", "unknown")
NAMED: Final = "named:"
CASES: Final = (
    "block",
    "dual_block",
    "clinical",
    "tests",
    "symptomatic",
    "self_report",
    "image",
    "reoperation",
    "claims_code",
    "culture",
    "event",
    "questionnaire",
    "other",
)
MEASURES: Final = ("OR", "RR", "HR", "MD", "RD", "SMD", "beta", "r", "other")
FOLLOWUP_KINDS: Final = ("mean", "median", "minimum", "maximum", "exact", "range")

PER_CENT: Final = frozenset({"sens", "spec", "accuracy", "ppv", "npv", "proportion"})
"""Printed figures that stand in per cent; all others are plain numbers in the unit of the fact."""

INTERVAL_OF: Final = {
    "sens_ci": "sens",
    "spec_ci": "spec",
    "accuracy_ci": "accuracy",
    "ppv_ci": "ppv",
    "npv_ci": "npv",
    "proportion_ci": "proportion",
    "estimate_ci": "estimate",
    "mean_ci": "mean",
    "lr_pos_ci": "lr_pos",
    "lr_neg_ci": "lr_neg",
    "dor_ci": "dor",
    "sens_range": "sens",
    "spec_range": "spec",
    "proportion_range": "proportion",
    "mean_range": "mean",
}
"""Printed pairs (low, high) and the figure each belongs to."""

PLAIN: Final = frozenset({"estimate", "mean", "sd", "mean_change", "lr_pos", "lr_neg", "dor"})
"""Printed figures that are ratios, means or differences."""
