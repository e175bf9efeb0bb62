"""How the log-likelihood settles as the number of quadrature nodes grows."""

from __future__ import annotations

from collections.abc import Sequence

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit
from hipspine.synthesis.bivariate.intervals import top_of
from hipspine.synthesis.bivariate.likelihood import Likelihood
from hipspine.synthesis.bivariate.rows import make_rows

LADDER = (1, 3, 5, 7, 11, 15, 21, 31, 45, 63)


def node_convergence(fit: BivariateFit, nodes: Sequence[int] = LADDER) -> tuple[tuple[int, float], ...]:
    """Log-likelihood at the fitted parameters with so many nodes a dimension; one node is Laplace.

    It has settled when the digits you print no longer change. Raises ValueError for another model than the
    exact one.
    """
    if fit.model != "exact":
        raise ValueError(f"no quadrature in the model {fit.model}")
    likelihood = Likelihood(make_rows(fit.tables), max(nodes))
    at = top_of(fit, likelihood).at
    return tuple((count, likelihood.value(at, count)) for count in nodes)
