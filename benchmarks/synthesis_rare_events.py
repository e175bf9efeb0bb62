"""How often intervals of an odds ratio hold the truth where events are rare: a small simulation.

    python benchmarks/synthesis_rare_events.py --replicates 400

Two groups of 50 to 200 people a study, 3% or 20% with the event in the second, log odds ratio -0.7 with an SD of 0 or
0.5 between studies. The likelihood ratio of the conditional model at the truth against chi-squared and against squared
t quantiles; beside it the normal random-effects model with half a person added (Hartung and Knapp).
"""

from __future__ import annotations

import argparse
import math

import numpy as np

from hipspine.synthesis import fit_random_effects
from hipspine.synthesis.bivariate import CannotFit
from hipspine.synthesis.bivariate.intervals import quantile
from hipspine.synthesis.rare_events import TwoArms
from hipspine.synthesis.rare_events.fit_odds_ratio import ratio_at

TRUTH = -0.7
NAMES = ("chi-squared", "t(2k-2)", "t(k-1)", "half added, Hartung-Knapp")


def main() -> None:
    """Simulate, fit, and print the coverage of each interval in per cent with its Monte Carlo error."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--replicates", type=int, default=300)
    replicates = parser.parse_args().replicates
    print("| risk, SD, studies | " + " | ".join(NAMES) + " | refused |\n| --- |" + " --- |" * (len(NAMES) + 1))
    for number, (risk, sd) in enumerate(((0.03, 0.0), (0.03, 0.5), (0.2, 0.5))):
        for studies in (5, 10, 20):
            held, refused = np.zeros(len(NAMES)), 0
            for seed in range(replicates):
                arms = simulate(np.random.default_rng([number, studies, seed]), risk, sd, studies)
                try:
                    held += covered(arms)
                except CannotFit:
                    refused += 1
            share = held / (replicates - refused)
            error = np.sqrt(share * (1 - share) / (replicates - refused))
            cells = " | ".join(f"{100 * p:.1f} ({100 * e:.1f})" for p, e in zip(share, error, strict=True))
            print(f"| {risk}, {sd}, {studies} | {cells} | {refused} |", flush=True)


def simulate(random: np.random.Generator, risk: float, sd: float, studies: int) -> list[TwoArms]:
    """The counts of one review."""
    arms = []
    for name in range(studies):
        effect = random.normal(TRUTH, sd)
        one, two = (int(n) for n in random.integers(50, 201, 2))
        base = math.log(risk / (1 - risk))
        p = 1 / (1 + math.exp(-base - effect))
        arms.append(TwoArms(str(name), int(random.binomial(one, p)), one, int(random.binomial(two, risk)), two))
    return arms


def covered(arms: list[TwoArms]) -> np.ndarray:
    """Whether each interval holds the truth."""
    ratio = ratio_at(arms, TRUTH)
    steps = sum(not arm.says_nothing for arm in arms) - 1
    limits = [quantile(0.95) ** 2, quantile(0.95, 2 * steps) ** 2, quantile(0.95, steps) ** 2]
    logs, errors = [], []
    for arm in arms:
        cells = [arm.events, arm.total - arm.events, arm.other_events, arm.other_total - arm.other_events]
        a, b, c, d = (cell + 0.5 * (0 in cells) for cell in cells)
        logs.append(math.log(a * d / (b * c)))
        errors.append(math.sqrt(1 / a + 1 / b + 1 / c + 1 / d))
    usual = fit_random_effects(logs, errors)
    return np.array(
        [
            *(ratio <= limit for limit in limits),
            usual.low is not None and usual.high is not None and usual.low <= TRUTH <= usual.high,
        ]
    )


if __name__ == "__main__":
    main()
