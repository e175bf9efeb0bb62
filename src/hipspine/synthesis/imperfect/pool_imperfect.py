"""Sensitivity and specificity from 2x2 tables whose reference standard errs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from hipspine.synthesis.bivariate.bivariate_fit import CannotFit, as_matrix, as_pair, expit
from hipspine.synthesis.bivariate.covariances import covariances
from hipspine.synthesis.bivariate.effects_likelihood import EffectsLikelihood
from hipspine.synthesis.bivariate.fit_exact import ENOUGH, check_names
from hipspine.synthesis.bivariate.intervals import Interval, from_profile, quantile
from hipspine.synthesis.bivariate.likelihood import Likelihood
from hipspine.synthesis.bivariate.maximise import Maximum, climb, climb_effects, maximise, sd_and_correlation
from hipspine.synthesis.bivariate.measure import MEASURES, MeasureName, natural, working
from hipspine.synthesis.bivariate.objective import Objective
from hipspine.synthesis.bivariate.plackett import covariance_bounds, joint
from hipspine.synthesis.bivariate.rows import Array, make_rows
from hipspine.synthesis.bivariate.study_table import StudyTable
from hipspine.synthesis.imperfect.held_spread import HeldSpread
from hipspine.synthesis.imperfect.imperfect_result import ClassFit, ImperfectAccuracy, Learnt
from hipspine.synthesis.imperfect.latent_class import LatentClassModel
from hipspine.synthesis.imperfect.prior import Dependence, Reference
from hipspine.synthesis.spread import Spread

NODES, PROFILE_NODES = 15, 11
PERFECT_NODES = 21
INDEPENDENT = Dependence((0.0, 0.0), (0.0, 0.0))


def pool_accuracy_imperfect(
    tables: Sequence[StudyTable],
    reference: Reference | Sequence[Reference],
    dependence: Dependence = INDEPENDENT,
    spread: Spread | None = None,
    level: float = 0.95,
    nodes: int = NODES,
) -> ImperfectAccuracy:
    """Fit `LatentClassModel` by penalised maximum likelihood, and again with a perfect reference.

    `reference`: what is known of the reference standard, from its own studies; one for all tables, or one a
    table (equal names share their numbers). `dependence`: how far test and reference err together; by default not at
    all. What is known enters as its log density on the logit scale, so the counts of a study of the reference weigh
    as if it were one of the studies here. Intervals by profile of the penalised likelihood: with the squared t quantile
    of 2 (studies - 1) degrees of freedom from 4 studies on; below, the spread between studies is held at that of
    `spread`, each median sensitivity and specificity counts as alike beforehand, and chi-squared is used.

    Raises CannotFit for fewer than 4 studies without a `spread`, for a study named twice and where nobody, or
    everybody, is positive in all studies; ValueError unless there is one reference a table.

    The tables alone do not determine accuracy and reference together: see `Learnt`. Not `fit_bivariate`, to which
    it comes down for a perfect reference.
    """
    references = [reference] * len(tables) if isinstance(reference, Reference) else list(reference)
    _check(tables, references, spread)
    sd = spread.floor(len(tables)) if len(tables) < ENOUGH and spread is not None else None
    drop = quantile(level, 2 * (len(tables) - 1) if sd is None else None) ** 2 / 2
    model = LatentClassModel(tables, references, dependence)
    likelihood = EffectsLikelihood(model, nodes)
    top, here = _fit(likelihood, _start(model), sd, drop)
    plain = Likelihood(make_rows(tables), PERFECT_NODES)
    _, there = _fit(plain, _start(model)[:2], sd, drop)
    known = model.complete(top.at[: model.fixed])
    sens, spec, r, q = (expit(float(logit)) for logit in (*here.logit_mean, *known[:2]))
    return ImperfectAccuracy(
        tables=tuple(tables),
        allowing=here,
        perfect=there,
        learnt=_learnt(model, likelihood if sd is None else HeldSpread(likelihood, sd), top, level),
        dependence=as_pair(known[-2:]),
        covariance=(_covariance(sens, r, known[-2]), _covariance(spec, q, known[-1])),
        bounds=(covariance_bounds(sens, r), covariance_bounds(spec, q)),
        assumed_spread=sd,
        facts=tuple(dict.fromkeys(fact for one in model.references for fact in one.facts)),
        note=f"covariances with {model.references[0].name}" if len(model.references) > 1 else "",
    )


def _fit(
    whole: EffectsLikelihood | Likelihood, first: Array, sd: float | None, drop: float
) -> tuple[Maximum, ClassFit]:
    likelihood = whole if sd is None else HeldSpread(whole, sd)
    if sd is not None:
        top, root = climb(likelihood, first), np.array([sd, 0.0, sd])
    else:
        roots = [np.array([0.7, 0.7 * r, 0.7 * (1 - r * r) ** 0.5]) for r in (-0.5, 0.5)]
        starts = [np.concatenate([first, root]) for root in roots]
        top = maximise(whole, starts) if isinstance(whole, Likelihood) else climb_effects(whole, starts)
        root = top.at[len(first) :]
    covariance, _ = covariances(likelihood, top, 2)
    a, b, correlation = sd_and_correlation(root)
    fit = ClassFit(
        logit_mean=as_pair(top.at),
        logit_covariance=None if covariance is None else as_matrix(covariance),
        between_variance=(a**2, b**2),
        between_correlation=None if sd is not None or np.isnan(correlation) else correlation,
        log_likelihood=top.value,
        intervals=tuple(_measure(*_coarser(likelihood, top), name, drop) for name in MEASURES),
        boundary=top.boundary,
        converged=top.converged,
    )
    return top, fit


def _coarser(likelihood: Objective, top: Maximum) -> tuple[Objective, Maximum]:
    """With the fewer nodes that the ends of profile intervals need."""
    whole = likelihood.whole if isinstance(likelihood, HeldSpread) else likelihood
    if not isinstance(whole, EffectsLikelihood) or whole.nodes <= PROFILE_NODES:
        return likelihood, top
    coarse = EffectsLikelihood(whole.model, PROFILE_NODES)
    fewer = HeldSpread(coarse, float(likelihood.root[0])) if isinstance(likelihood, HeldSpread) else coarse
    return fewer, top._replace(value=fewer.value(top.at))


def _start(model: LatentClassModel) -> Array:
    """Mean logits of the sums over studies, with half a person added; the references as known beforehand."""
    tp, fp, fn, tn = model.counts.sum(axis=1) + 0.5
    return np.concatenate([[np.log(tp / fn), np.log(tn / fp)], model.beforehand[model.places]])


def _measure(likelihood: Objective, top: Maximum, name: MeasureName, drop: float) -> Interval:
    def target(at: Array) -> tuple[float, Array]:
        value = working(name, as_pair(at))
        return value.value, np.concatenate([value.slope, np.zeros(likelihood.size - 2)])

    return from_profile(likelihood, top, target, drop, partial(natural, name))


def _learnt(model: LatentClassModel, likelihood: Objective, top: Maximum, level: float) -> tuple[Learnt, ...]:
    """What the tables added to what was known of each number of the references."""
    likelihood, top = _coarser(likelihood, top)
    drop = quantile(level) ** 2 / 2
    found = []
    for number, place in enumerate(model.places, 2):
        if place >= len(model.priors):
            continue
        prior, direction = model.priors[place], np.eye(likelihood.size)[number]

        def target(at: Array, direction: Array = direction) -> tuple[float, Array]:
            return float(direction @ at), direction

        side = ("sensitivity", "specificity")[place % 2]
        before = Interval(expit(prior.logit), *prior.interval(level), prior.kind)
        found.append(
            Learnt(
                f"{side} of {model.references[place // 2].name}",
                before,
                from_profile(likelihood, top, target, drop, expit),
            )
        )
    return tuple(found)


def _covariance(first: float, second: float, log_odds_ratio: float) -> float:
    return float(joint(np.array(first), np.array(second), log_odds_ratio).both) - first * second


def _check(tables: Sequence[StudyTable], references: Sequence[Reference], spread: Spread | None) -> None:
    check_names(tables)
    if len(references) != len(tables):
        raise ValueError("one reference for all tables, or one a table")
    kinds: dict[str, Reference] = {}
    for reference in references:
        if kinds.setdefault(reference.name, reference) != reference:
            raise ValueError(f"two references are called {reference.name}")
    if len(tables) < ENOUGH and spread is None:
        raise CannotFit(f"{len(tables)} studies do not determine the spread between studies: give one that is assumed")
    for cells, meaning in ((("tp", "fp"), "positive"), (("fn", "tn"), "negative")):
        if all(getattr(table, cell) == 0 for table in tables for cell in cells):
            raise CannotFit(f"the test is {meaning} in nobody: its accuracy has no finite mean")
