"""Regions around the summary point: where the median study lies, and where a new one will."""

from __future__ import annotations

import math
from typing import Literal

import msgspec
import numpy as np

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, CannotFit, Matrix, Pair, expit
from hipspine.synthesis.bivariate.intervals import top_of
from hipspine.synthesis.bivariate.likelihood import Likelihood
from hipspine.synthesis.bivariate.profile import PROFILE_NODES, extreme, step_sizes
from hipspine.synthesis.bivariate.rows import Array, make_rows

RegionKind = Literal["confidence", "prediction"]


class Region(msgspec.Struct, frozen=True):
    """An ellipse on the logit scale: all m with (m - centre)' covariance^-1 (m - centre) <= squared_radius.

    `confidence`: for the median study; `prediction`: for the true sensitivity and specificity of one new
    study of the same kind. `note` says what was assumed.
    """

    kind: RegionKind
    level: float
    centre: Pair
    covariance: Matrix
    squared_radius: float
    note: str = ""

    def logit_points(self, count: int = 100) -> list[Pair]:
        """Points of the outline, (logit sensitivity, logit specificity), counter-clockwise."""
        values, vectors = np.linalg.eigh(np.asarray(self.covariance))
        root = vectors * np.sqrt(np.clip(values, 0, None) * self.squared_radius)
        angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
        around = np.asarray(self.centre)[:, None] + root @ np.stack([np.cos(angles), np.sin(angles)])
        return [(float(sens), float(spec)) for sens, spec in around.T]

    def roc_points(self, count: int = 100) -> list[Pair]:
        """Points of the outline as (false-positive rate, sensitivity)."""
        return [(expit(-spec), expit(sens)) for sens, spec in self.logit_points(count)]


def region(fit: BivariateFit, kind: RegionKind, level: float = 0.95, small_sample: bool = False) -> Region:
    """Confidence region (covariance of the means) or prediction region (that plus the between-study matrix).

    The radius is that of chi-squared with 2 degrees of freedom, or with `small_sample` 2 F(2, studies - 2)
    (RevMan). Raises CannotFit for a confidence ellipse on a boundary: use `profile_region`. A prediction
    region is given there, with the boundary taken as known, and says so.
    """
    from scipy.stats import chi2, f

    if small_sample and fit.studies <= 2:
        raise CannotFit("no F distribution with 0 degrees of freedom")
    squared = 2 * f.ppf(level, 2, fit.studies - 2) if small_sample else chi2.ppf(level, 2)
    covariance, note = fit.logit_covariance, ""
    if covariance is None:
        if kind == "confidence":
            raise CannotFit(f"no ellipse on the boundary ({', '.join(fit.boundary)}): use profile_region")
        covariance, note = fit.held_covariance, f"taken as known: {', '.join(fit.boundary)}"
    if kind == "prediction":
        (a, c), (_, b) = covariance
        (d, g), (_, e) = fit.between
        covariance = (a + d, c + g), (c + g, b + e)
    return Region(kind, level, fit.logit_mean, covariance, float(squared), note)


def profile_region(fit: BivariateFit, level: float = 0.95, count: int = 36) -> list[Pair]:
    """Outline of the profile-likelihood confidence region in (logit sensitivity, logit specificity).

    Where the profile likelihood of the two means is within half the chi-squared quantile (2 degrees of
    freedom) of its top: exact model only, also on a boundary. One point a direction; directions in which
    the likelihood does not fall far enough are left out. Raises ValueError for another model.
    """
    from scipy.stats import chi2

    if fit.model != "exact":
        raise ValueError(f"no profile likelihood for the model {fit.model}")
    likelihood = Likelihood(make_rows(fit.tables), min(fit.nodes, PROFILE_NODES))
    top = top_of(fit, likelihood)
    scale, drop = step_sizes(likelihood, top), float(chi2.ppf(level, 2)) / 2
    outline = []
    for angle in np.linspace(0, 2 * math.pi, count, endpoint=False):
        ahead = np.array([math.cos(angle) / scale[0], math.sin(angle) / scale[1], 0, 0, 0])

        def target(at: Array, ahead: Array = ahead) -> tuple[float, Array]:
            return float(ahead @ at), ahead

        where = extreme(likelihood, top, target, drop, scale, 1)[1]
        if np.isfinite(where).all():
            outline.append((float(where[0]), float(where[1])))
    return outline
