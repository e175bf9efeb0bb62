"""Whether small studies report a better test than large ones: the funnel of Deeks and its test."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from hipspine.synthesis.bivariate.bivariate_fit import CannotFit
from hipspine.synthesis.bivariate.study_table import StudyTable

LEAST = 3
ENOUGH = 10
MISSED = 0.1
SAME = 1e-12


class FunnelPoint(msgspec.Struct, frozen=True):
    """One study in the funnel.

    `log_dor`: natural log of its diagnostic odds ratio, half a person added to each cell where one is empty;
    `size`: effective sample size 4 n1 n2 / (n1 + n2) of n1 people with and n2 without the condition.
    """

    study: str
    log_dor: float
    size: float

    @property
    def inverse_root(self) -> float:
        """1 / sqrt(effective sample size): great for a small study."""
        return 1 / math.sqrt(self.size)


class DeeksTest(msgspec.Struct, frozen=True):
    """The regression of the log odds ratio on 1 / sqrt(effective sample size), weighted by that size.

    `slope` with `standard_error`, its `t` on `freedom` degrees and two-sided `p`; `intercept`: the log odds ratio
    of an endlessly large study. A positive slope: the smaller the study, the better the test looks. p below 0.10
    is usually called asymmetry; with fewer than 10 studies the test finds little, whatever there is (`enough`).
    """

    slope: float
    standard_error: float
    intercept: float
    t: float
    freedom: int
    p: float
    points: tuple[FunnelPoint, ...]

    @property
    def enough(self) -> bool:
        """At least 10 studies."""
        return len(self.points) >= ENOUGH

    @property
    def words(self) -> str:
        """The result in one sentence."""
        p = f"{self.p:.2f}" if self.p >= MISSED / 10 else f"{self.p:.1g}"
        count = f"p = {p}, {len(self.points)} studies"
        if self.p >= MISSED:
            more = "" if self.enough else "; so few show little, whatever there is"
            return f"no sign that small studies differ ({count}{more})"
        if self.slope > 0:
            return f"small studies show a better test than large ones ({count}): studies may be missing"
        return f"small studies show a worse test than large ones ({count}): look for why"


def funnel_points(tables: Sequence[StudyTable]) -> tuple[FunnelPoint, ...]:
    """The funnel of the tables that have people both with and without the condition."""
    points = []
    for table in tables:
        if table.diseased > 0 and table.healthy > 0:
            used = table.plus(0.5) if table.has_empty_cell else table
            size = 4 * table.diseased * table.healthy / (table.diseased + table.healthy)
            points.append(FunnelPoint(table.study, math.log(used.tp * used.tn / (used.fp * used.fn)), size))
    return tuple(points)


def deeks_test(tables: Sequence[StudyTable]) -> DeeksTest:
    """Deeks' test for small-study effects. Raises CannotFit for fewer than 3 studies, or all of one size.

    Deeks, Macaskill and Irwig, J Clin Epidemiol 2005;58:882. Not Egger's or Begg's test, which see asymmetry where
    the odds ratio is merely large.
    """
    from scipy.stats import t as student

    points = funnel_points(tables)
    if len(points) < LEAST:
        raise CannotFit(f"Deeks' test needs {LEAST} studies with people both with and without the condition")
    total = sum(point.size for point in points)
    x_mean = sum(point.size * point.inverse_root for point in points) / total
    y_mean = sum(point.size * point.log_dor for point in points) / total
    across = sum(point.size * (point.inverse_root - x_mean) ** 2 for point in points)
    if across <= total * x_mean**2 * SAME:
        raise CannotFit("Deeks' test needs studies of different size")
    slope = sum(point.size * (point.inverse_root - x_mean) * (point.log_dor - y_mean) for point in points) / across
    intercept = y_mean - slope * x_mean
    freedom = len(points) - 2
    residual = sum(point.size * (point.log_dor - intercept - slope * point.inverse_root) ** 2 for point in points)
    error = math.sqrt(residual / freedom / across)
    if error == 0:
        raise CannotFit("Deeks' test needs studies that do not lie on one line")
    t = slope / error
    return DeeksTest(slope, error, intercept, t, freedom, float(2 * student.sf(abs(t), freedom)), points)
