"""What can be said from too few studies for the bivariate model."""

from __future__ import annotations

from collections.abc import Sequence

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, CannotFit
from hipspine.synthesis.bivariate.fit_exact import ENOUGH, check_names, fit_bivariate
from hipspine.synthesis.bivariate.study_table import StudyTable
from hipspine.synthesis.effective_counts import EffectiveCounts
from hipspine.synthesis.pooled_logit import pooled_logit
from hipspine.synthesis.spread import Spread


def fit_with_assumed_spread(tables: Sequence[StudyTable], spread: Spread) -> BivariateFit:
    """Each measure on its own by the exact binomial-normal model, its between-study SD at least `spread.floor`.

    For one to three studies, and where nobody or everybody is positive in all of them (half a person is
    then added). The correlation is not determined and left out. The intervals are honest as far as the
    assumed spread is, which `note` states; the log-likelihood is NaN, as there is no joint model. Raises
    CannotFit for no study or a study named twice. Not `fit_bivariate`, which estimates the spread.
    """
    check_names(tables)
    sens = [EffectiveCounts(t.study, t.tp, t.diseased) for t in tables if t.diseased > 0]
    spec = [EffectiveCounts(t.study, t.tn, t.healthy) for t in tables if t.healthy > 0]
    if not sens or not spec:
        raise CannotFit("no study has people both with and without the condition")
    m1, se1, sd1, how1 = pooled_logit(sens, spread)
    m2, se2, sd2, how2 = pooled_logit(spec, spread)
    covariance = (se1**2, 0.0), (0.0, se2**2)
    floor = spread.floor(len(tables))
    return BivariateFit(
        model="assumed_spread",
        tables=tuple(tables),
        logit_mean=(m1, m2),
        logit_covariance=covariance,
        held_covariance=covariance,
        between_variance=(sd1**2, sd2**2),
        between_correlation=None,
        log_likelihood=float("nan"),
        note=f"between-study SD of the logits taken as at least {floor:.2f}; sensitivity: {how1}; specificity: {how2}",
    )


def fit_accuracy(tables: Sequence[StudyTable], spread: Spread | None = None) -> BivariateFit:
    """The exact bivariate model where it can be fitted, else each measure on its own with the assumed spread.

    Raises CannotFit with the reason where it cannot be fitted and no `spread` is given. The fallback
    is taken with fewer than 4 studies, where a mean is infinite, and where the spread runs away.
    """
    if spread is None:
        return fit_bivariate(tables)
    if len(tables) >= ENOUGH:
        try:
            found = fit_bivariate(tables)
            if found.converged:
                return found
        except CannotFit:
            check_names(tables)
    return fit_with_assumed_spread(tables, spread)
