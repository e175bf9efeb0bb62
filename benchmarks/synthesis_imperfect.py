"""How often the intervals of the latent-class model hold the truth when the reference errs: a small simulation.

    python benchmarks/synthesis_imperfect.py --replicates 150

Reviews of 12 studies of 400 people; median sensitivity 0.82 and specificity 0.88 (logit SDs 0.5, correlation -0.2), a
reference with 0.85 and 0.92 that was itself studied in 400 diseased and 500 healthy people, drawn anew each time; 20 to
70% of the people have the condition. Coverage of the default interval (profile, squared t of 2 (studies - 1) degrees
of freedom) by the likelihood ratio at the truth, and of the same interval with the reference taken as perfect.
"""

from __future__ import annotations

import argparse
import math

import numpy as np

from hipspine.synthesis.bivariate import StudyTable
from hipspine.synthesis.bivariate.effects_likelihood import EffectsLikelihood
from hipspine.synthesis.bivariate.intervals import quantile
from hipspine.synthesis.bivariate.maximise import climb, climb_effects
from hipspine.synthesis.imperfect import INDEPENDENT, PERFECT, Prior, Reference
from hipspine.synthesis.imperfect.latent_class import LatentClassModel

STUDIES, PEOPLE, NODES = 12, 400, 11
TRUTH = (1.5, 2.0)
SENS, SPEC = 0.85, 0.92


def main() -> None:
    """Simulate, fit, and print coverage and mean estimates."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--replicates", type=int, default=150)
    replicates = parser.parse_args().replicates
    held = np.zeros((2, 2))
    means = np.zeros((2, 2))
    for seed in range(replicates):
        random = np.random.default_rng([STUDIES, seed])
        known = Reference(
            "reference",
            Prior.from_counts(float(random.binomial(400, SENS)), 400.0),
            Prior.from_counts(float(random.binomial(500, SPEC)), 500.0),
        )
        tables = simulate(random)
        for row, reference in enumerate((known, PERFECT)):
            ratios, estimate = fit(tables, reference)
            held[row] += np.array(ratios) <= quantile(0.95, 2 * (STUDIES - 1)) ** 2
            means[row] += estimate
    for name, count, mean in zip(("reference errs", "taken as perfect"), held, means, strict=True):
        share = count / replicates
        error = np.sqrt(share * (1 - share) / replicates)
        cells = ", ".join(f"{100 * p:.1f} ({100 * e:.1f})" for p, e in zip(share, error, strict=True))
        print(f"{name}: coverage {cells}; mean logits {mean / replicates}, true {TRUTH}")


def simulate(random: np.random.Generator) -> list[StudyTable]:
    """The tables of one review; test and reference err independently of each other."""
    tables = []
    for name in range(STUDIES):
        u, v = random.multivariate_normal(TRUTH, [[0.25, -0.05], [-0.05, 0.25]])
        sens, spec, share = 1 / (1 + math.exp(-u)), 1 / (1 + math.exp(-v)), random.uniform(0.2, 0.7)
        ill = np.outer([sens, 1 - sens], [SENS, 1 - SENS]).ravel()
        well = np.outer([1 - spec, spec], [1 - SPEC, SPEC]).ravel()
        counts = random.multinomial(PEOPLE, share * ill + (1 - share) * well)
        tables.append(StudyTable(str(name), *map(float, counts)))
    return tables


def fit(tables: list[StudyTable], reference: Reference) -> tuple[list[float], np.ndarray]:
    """Likelihood-ratio statistics of the two true means, and the estimates."""
    model = LatentClassModel(tables, [reference] * len(tables), INDEPENDENT)
    likelihood = EffectsLikelihood(model, NODES)
    start = np.concatenate([TRUTH, model.beforehand[model.places], [0.5, -0.1, 0.4]])
    top = climb_effects(likelihood, [start])
    ratios = []
    for place, value in enumerate(TRUTH):
        held = top.at.copy()
        held[place] = value
        held[-1] += 0.3 * bool(top.boundary)
        best = climb(likelihood, held, np.setdiff1d(np.arange(likelihood.size), [place]))
        ratios.append(2 * (top.value - best.value))
    return ratios, top.at[:2]


if __name__ == "__main__":
    main()
