"""Accuracy of a test when the reference standard errs, too."""

from hipspine.synthesis.imperfect.imperfect_result import ClassFit, ImperfectAccuracy, Learnt
from hipspine.synthesis.imperfect.pool_imperfect import INDEPENDENT, pool_accuracy_imperfect
from hipspine.synthesis.imperfect.prior import PERFECT, Dependence, Prior, Reference

__all__ = [
    "INDEPENDENT",
    "PERFECT",
    "ClassFit",
    "Dependence",
    "ImperfectAccuracy",
    "Learnt",
    "Prior",
    "Reference",
    "pool_accuracy_imperfect",
]
