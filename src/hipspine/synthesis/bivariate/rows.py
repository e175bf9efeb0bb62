"""The tables as arrays, with what their means depend on and which of them belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from hipspine.synthesis.bivariate.study_table import StudyTable

Array = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]


class Rows(NamedTuple):
    """One row a table, sorted by cluster (the tables that share one pair of random effects).

    `tp` of `diseased` and `tn` of `healthy`; `sens_design` and `spec_design`: what the mean logits
    depend on, one column a coefficient; `starts`: the first row of each cluster; `cluster`: the cluster
    of each row; `spread`: which between-study matrix each cluster has; `constant`: sum of the logs of
    the binomial coefficients.
    """

    tp: Array
    diseased: Array
    tn: Array
    healthy: Array
    sens_design: Array
    spec_design: Array
    starts: Indices
    cluster: Indices
    spread: Indices
    spreads: int
    constant: float

    @property
    def clusters(self) -> int:
        """How many pairs of random effects there are."""
        return len(self.starts)

    @property
    def single(self) -> bool:
        """Every cluster is one table."""
        return len(self.starts) == len(self.tp)

    def sums(self, values: Array) -> Array:
        """Sums over the rows of each cluster."""
        return values if self.single else np.asarray(np.add.reduceat(values, self.starts, axis=0))

    def spread_out(self, values: Array) -> Array:
        """A value of each cluster for each of its rows."""
        return values if self.single else values[self.cluster]


def make_rows(
    tables: Sequence[StudyTable],
    sens_design: Sequence[Sequence[float]] | None = None,
    spec_design: Sequence[Sequence[float]] | None = None,
    clusters: Sequence[str] | None = None,
    spreads: Sequence[str] | None = None,
) -> Rows:
    """Arrays for the likelihood. Defaults: one mean each, one cluster a study, one between-study matrix.

    Raises ValueError when a list does not have one entry a table, or a cluster has two matrices.
    """
    from scipy.special import gammaln

    names = [table.study for table in tables] if clusters is None else list(clusters)
    if len(names) != len(tables) or (spreads is not None and len(spreads) != len(tables)):
        raise ValueError("one cluster and one spread a table")
    order = sorted(range(len(tables)), key=lambda at: names.index(names[at]))
    tp, fp, fn, tn = (np.array([getattr(tables[at], cell) for at in order], float) for cell in ("tp", "fp", "fn", "tn"))
    unique = list(dict.fromkeys(names[at] for at in order))
    cluster = np.array([unique.index(names[at]) for at in order])
    kinds = [""] * len(tables) if spreads is None else list(spreads)
    known = list(dict.fromkeys(kinds))
    spread = np.zeros(len(unique), int)
    for at in order:
        spread[unique.index(names[at])] = known.index(kinds[at])
    if any(spread[unique.index(names[at])] != known.index(kinds[at]) for at in order):
        raise ValueError("the tables of one cluster share one between-study matrix")
    diseased, healthy = tp + fn, tn + fp
    logs = gammaln(diseased + 1) - gammaln(tp + 1) - gammaln(fn + 1)
    logs += gammaln(healthy + 1) - gammaln(tn + 1) - gammaln(fp + 1)
    return Rows(
        *(tp, diseased, tn, healthy),
        _design(sens_design, order),
        _design(spec_design, order),
        np.flatnonzero(np.r_[True, np.diff(cluster) > 0]),
        cluster,
        spread,
        len(known),
        float(logs.sum()),
    )


def _design(design: Sequence[Sequence[float]] | None, order: list[int]) -> Array:
    if design is None:
        return np.ones((len(order), 1))
    matrix = np.asarray(design, float)
    if matrix.ndim != 2 or len(matrix) != len(order):
        raise ValueError("a design has one row a table")
    return matrix[order]
