"""Sensitivity and specificity together: exact and logit-normal bivariate models and what follows from them."""

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, CannotFit
from hipspine.synthesis.bivariate.compare_paired import compare_paired
from hipspine.synthesis.bivariate.compare_tests import Comparison, RatioTest, compare_tests, difference
from hipspine.synthesis.bivariate.convergence import node_convergence
from hipspine.synthesis.bivariate.cross_table import CrossTable
from hipspine.synthesis.bivariate.few_studies import fit_accuracy, fit_with_assumed_spread
from hipspine.synthesis.bivariate.fit_exact import fit_bivariate
from hipspine.synthesis.bivariate.fit_logit_normal import fit_logit_normal
from hipspine.synthesis.bivariate.heterogeneity import Heterogeneity, heterogeneity
from hipspine.synthesis.bivariate.hsroc import Hsroc, area_under, hsroc, observed_range, roc_curve
from hipspine.synthesis.bivariate.interval_covariance import interval_covariance
from hipspine.synthesis.bivariate.intervals import Interval, interval, profile_intervals
from hipspine.synthesis.bivariate.measure import MEASURES
from hipspine.synthesis.bivariate.meta_regression import MetaRegression, coefficient, meta_regression, predicted
from hipspine.synthesis.bivariate.regions import Region, profile_region, region
from hipspine.synthesis.bivariate.regression import Regression, fit_regression
from hipspine.synthesis.bivariate.shape_intervals import SHAPES, shape_interval
from hipspine.synthesis.bivariate.study_table import StudyTable, study_tables

__all__ = [
    "MEASURES",
    "SHAPES",
    "BivariateFit",
    "CannotFit",
    "Comparison",
    "CrossTable",
    "Heterogeneity",
    "Hsroc",
    "Interval",
    "MetaRegression",
    "RatioTest",
    "Region",
    "Regression",
    "StudyTable",
    "area_under",
    "coefficient",
    "compare_paired",
    "compare_tests",
    "difference",
    "fit_accuracy",
    "fit_bivariate",
    "fit_logit_normal",
    "fit_regression",
    "fit_with_assumed_spread",
    "heterogeneity",
    "hsroc",
    "interval",
    "interval_covariance",
    "meta_regression",
    "node_convergence",
    "observed_range",
    "predicted",
    "profile_intervals",
    "profile_region",
    "region",
    "roc_curve",
    "shape_interval",
    "study_tables",
]
