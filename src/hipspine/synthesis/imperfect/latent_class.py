"""What the 2x2 tables of a study say when the reference standard errs, too."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hipspine.synthesis.bivariate.effects_likelihood import Conditional
from hipspine.synthesis.bivariate.plackett import Joint, joint
from hipspine.synthesis.bivariate.rows import Array
from hipspine.synthesis.bivariate.study_table import StudyTable
from hipspine.synthesis.imperfect.prevalence import over_prevalence
from hipspine.synthesis.imperfect.prior import Dependence, Reference

PREVALENCE_NODES = 32


class LatentClassModel:
    """A test and an imperfect reference in people of unknown condition: a `StudyModel`.

    With probability pi a person has the condition. Then the test is positive with probability expit(m + u), the
    reference with its sensitivity; else they are negative with expit(c + v) and its specificity. Among either
    kind of people an odds ratio ties their results. pi is each study's own, evenly spread from 0 to 1
    beforehand, and integrated out. Fixed parameters: m, c, then those of the logits of sensitivity and specificity of
    each reference and of the two log odds ratios that are not known beforehand (`places`). `references`: one a
    study; equal names share their numbers. Dendukuri and Joseph, Biometrics 2001;57:158; Chu, Chen and Louis,
    J Am Stat Assoc 2009;104:512.
    """

    def __init__(
        self,
        tables: Sequence[StudyTable],
        references: Sequence[Reference],
        dependence: Dependence,
        prevalence_nodes: int = PREVALENCE_NODES,
    ) -> None:
        self.studies, self.nodes = len(tables), prevalence_nodes
        self.counts = np.array([[t.tp, t.fp, t.fn, t.tn] for t in tables]).T
        self.references = list({one.name: one for one in references}.values())
        names = [one.name for one in self.references]
        self.kind = np.array([names.index(one.name) for one in references])
        self.priors = [prior for one in self.references for prior in (one.sensitivity, one.specificity)]
        self.odds = [dependence.diseased, dependence.healthy]
        self.beforehand = np.array([prior.logit for prior in self.priors] + [mean for mean, _ in self.odds])
        free = [prior.kind != "known" for prior in self.priors] + [sd > 0 for _, sd in self.odds]
        self.places = np.flatnonzero(free)
        self.fixed = 2 + len(self.places)

    def given(self, fixed: Array, u: Array, v: Array) -> Conditional:
        """The likelihood of each study at its points."""
        known = self.complete(fixed)
        ill, well, margins = self._cells(fixed, known, u, v)
        a = np.stack(ill[:4])
        b = np.stack(well[:4][::-1])
        found = over_prevalence(self.counts, a, b, self.nodes)
        test_ill, reference_ill, odds_ill = _slopes(found.with_condition, ill)
        test_well, reference_well, odds_well = _slopes(found.without[::-1], well)
        du, dv = test_ill * margins[0], test_well * margins[1]
        slopes = [du, dv]
        each = reference_ill * margins[2], reference_well * margins[3]
        for place in self.places:
            if place < len(self.priors):
                mine = self.kind == place // 2
                slopes.append(each[place % 2] * mine[:, None])
            else:
                slopes.append((odds_ill, odds_well)[place - len(self.priors)])
        return Conditional(found.log, du, dv, np.stack(slopes))

    def penalty(self, fixed: Array) -> tuple[float, Array]:
        """Log density of what is known of the references and of the dependence."""
        value, slope = 0.0, np.zeros(self.fixed)
        for number, place in enumerate(self.places, 2):
            if place < len(self.priors):
                height, along = self.priors[place].log_density(float(fixed[number]))
            else:
                mean, sd = self.odds[place - len(self.priors)]
                off = (float(fixed[number]) - mean) / sd
                height, along = -off * off / 2, -off / sd
            value += height
            slope[number] = along
        return value, slope

    def complete(self, fixed: Array) -> Array:
        """All logits of the references (sensitivity, specificity of each) and the two log odds ratios."""
        known = self.beforehand.copy()
        known[self.places] = fixed[2:]
        return known

    def _cells(self, fixed: Array, known: Array, u: Array, v: Array) -> tuple[Joint, Joint, list[Array]]:
        """Results (test, reference) with the condition; negative results without it; slopes of the four margins."""
        r, q = (_expit(known[2 * self.kind + place])[:, None] for place in (0, 1))
        sens, spec = _expit(fixed[0] + u), _expit(fixed[1] + v)
        ill = joint(sens, r + np.zeros_like(sens), known[-2])
        well = joint(spec, q + np.zeros_like(spec), known[-1])
        return ill, well, [p * (1 - p) for p in (sens, spec, r, q)]


def _slopes(each: Array, cells: Joint) -> tuple[Array, Array, Array]:
    """Slopes along both margins and the log odds ratio from those along the four cells."""
    both, first, second, neither = each
    along = both - first - second + neither
    return (
        along * cells.along_first + first - neither,
        along * cells.along_second + second - neither,
        along * cells.along_log_odds,
    )


def _expit(logit: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(logit, -700, 700))))
