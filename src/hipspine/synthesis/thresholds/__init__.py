"""Tests with a graded result, of which studies print one or several thresholds."""

from hipspine.synthesis.thresholds.choose_cut import one_cut_each
from hipspine.synthesis.thresholds.fit_thresholds import fit_thresholds
from hipspine.synthesis.thresholds.graded_fit import GradedFit, area, at_threshold, best_threshold, new_study
from hipspine.synthesis.thresholds.threshold_table import Cut, ThresholdTable, threshold_tables

__all__ = [
    "Cut",
    "GradedFit",
    "ThresholdTable",
    "area",
    "at_threshold",
    "best_threshold",
    "fit_thresholds",
    "new_study",
    "one_cut_each",
    "threshold_tables",
]
