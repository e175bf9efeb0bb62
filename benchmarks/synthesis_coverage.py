"""How often the intervals of the summary sensitivity and specificity hold the truth: a simulation study, resumable.

    python benchmarks/synthesis_coverage.py ROWS.jsonl --replicates 500
    python benchmarks/synthesis_coverage.py ROWS.jsonl --replicates 0 --counts benchmarks/synthesis_coverage.csv

Each replicate of each scenario is one line of ROWS.jsonl and has its own seed, so a stopped run goes on where it was
and a longer one keeps what there is. `--counts` writes how many intervals held the truth, one line a scenario, number
of studies, kind of interval and measure; tests/unit/synthesis/test_coverage_results.py reads that file, and the table
of docs/explanation/synthesis.md is printed from it.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.stats import norm, t

from hipspine.synthesis.bivariate import CannotFit, StudyTable, fit_bivariate, fit_logit_normal
from hipspine.synthesis.bivariate.intervals import top_of
from hipspine.synthesis.bivariate.likelihood import Likelihood
from hipspine.synthesis.bivariate.maximise import climb
from hipspine.synthesis.bivariate.rows import make_rows

NODES = 15
MEASURES = ("sensitivity", "specificity")


class Scenario(NamedTuple):
    """Median sensitivity and specificity, SDs and correlation of the study logits, and how many people a study has.

    `diseased` and `healthy`: least and most, drawn evenly; `skewed` draws their logarithms from a normal distribution
    instead, with those two as its middle 95%. Without `healthy` there are twice as many of them as diseased people.
    """

    number: int
    sensitivity: float
    specificity: float
    sds: tuple[float, float]
    correlation: float
    diseased: tuple[int, int]
    healthy: tuple[int, int] | None = None
    skewed: bool = False

    @property
    def truth(self) -> tuple[float, float]:
        """The two mean logits."""
        return math.log(self.sensitivity / (1 - self.sensitivity)), math.log(self.specificity / (1 - self.specificity))


SCENARIOS = {
    "usual": Scenario(0, 0.8, 0.9, (0.6, 0.8), -0.4, (20, 120)),
    "rare diseased": Scenario(1, 0.8, 0.9, (0.6, 0.8), -0.4, (5, 20), (100, 400)),
    "specificity 0.99": Scenario(2, 0.8, 0.99, (0.6, 0.8), -0.4, (20, 120)),
    "correlation +0.6": Scenario(3, 0.8, 0.9, (0.6, 0.8), 0.6, (20, 120)),
    "no spread": Scenario(4, 0.8, 0.9, (0.0, 0.0), 0.0, (20, 120)),
    "skewed sizes": Scenario(5, 0.8, 0.9, (0.6, 0.8), -0.4, (10, 400), skewed=True),
}


def main() -> None:
    """Simulate what is missing, then print the tables and write the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("rows", type=Path)
    parser.add_argument("--replicates", type=int, default=500)
    parser.add_argument("--studies", type=int, nargs="+", default=[5, 10, 20, 30])
    parser.add_argument("--scenarios", nargs="+", default=list(SCENARIOS), choices=list(SCENARIOS))
    parser.add_argument("--counts", type=Path)
    chosen = parser.parse_args()
    lines = chosen.rows.read_text("utf-8").splitlines() if chosen.rows.exists() else []
    done = [json.loads(line) for line in lines]
    seen = {(row["scenario"], row["studies"], row["seed"]) for row in done}
    with chosen.rows.open("a", encoding="utf-8") as file:
        for seed in range(chosen.replicates):
            for name in chosen.scenarios:
                for studies in chosen.studies:
                    if (name, studies, seed) not in seen:
                        done.append(replicate(name, studies, seed))
                        file.write(json.dumps(done[-1]) + "\n")
                        file.flush()
    counts = list(count(done))
    if chosen.counts:
        write_counts(chosen.counts, counts)
    print(table(counts))


def replicate(name: str, studies: int, seed: int) -> dict[str, Any]:
    """One simulated review: estimates, standard errors and likelihood-ratio statistics of the truth."""
    scenario = SCENARIOS[name]
    tables = simulate(np.random.default_rng([scenario.number, studies, seed]), scenario, studies)
    row: dict[str, Any] = {"scenario": name, "studies": studies, "seed": seed}
    for model, fit in (("exact", fit_bivariate), ("logit_normal", fit_logit_normal)):
        try:
            found = fit(tables, NODES) if model == "exact" else fit(tables)
        except CannotFit as error:
            row[model] = {"refused": str(error)}
            continue
        if not found.converged and model == "exact":
            row[model] = {"refused": found.note or "not converged"}
            continue
        covariance = found.logit_covariance
        row[model] = {
            "mean": rounded(found.logit_mean),
            "error": None if covariance is None else rounded(math.sqrt(covariance[i][i]) for i in (0, 1)),
            "held_error": rounded(math.sqrt(found.held_covariance[i][i]) for i in (0, 1)),
            "boundary": list(found.boundary),
        }
        if model == "exact":
            row[model]["ratio"] = rounded(ratio_of_truth(found, scenario.truth, place) for place in (0, 1))
    return row


def rounded(values: Iterable[float]) -> list[float]:
    """To six digits after the point, to keep the file small."""
    return [round(value, 6) for value in values]


def simulate(random: np.random.Generator, scenario: Scenario, studies: int) -> list[StudyTable]:
    """The 2x2 tables of one review: sizes, then the two logits of each study, then its counts."""
    a, b = scenario.sds
    between = np.array([[a * a, scenario.correlation * a * b], [scenario.correlation * a * b, b * b]])
    logits = random.multivariate_normal(scenario.truth, between, studies)
    low, high = scenario.diseased
    if scenario.skewed:
        middle, sd = math.log(low * high) / 2, math.log(high / low) / (2 * norm.ppf(0.975))
        diseased = np.maximum(1, np.rint(np.exp(random.normal(middle, sd, studies)))).astype(int)
    else:
        diseased = random.integers(low, high + 1, studies)
    healthy = 2 * diseased if scenario.healthy is None else random.integers(*scenario.healthy, studies, endpoint=True)
    p = 1 / (1 + np.exp(-logits))
    tp, tn = random.binomial(diseased, p[:, 0]), random.binomial(healthy, p[:, 1])
    return [
        StudyTable(str(i), float(tp[i]), float(healthy[i] - tn[i]), float(diseased[i] - tp[i]), float(tn[i]))
        for i in range(studies)
    ]


def ratio_of_truth(fit: Any, truth: tuple[float, float], place: int) -> float:
    """Twice the log-likelihood lost when one mean is held at its true value and the rest fitted again."""
    likelihood = Likelihood(make_rows(fit.tables), NODES)
    top = top_of(fit, likelihood)
    start = top.at.copy()
    start[place] = truth[place]
    if fit.boundary:
        start[4] += 0.3
    best = climb(likelihood, start, np.setdiff1d(np.arange(5), [place]))
    return max(0.0, 2 * (top.value - best.value))


Rule = Callable[[dict[str, Any], int], "bool | None"]


def rules() -> dict[str, Rule]:
    """Whether an interval holds the truth, by its name; None where there is no such interval."""

    def by_ratio(row: dict[str, Any], place: int, limit: float) -> bool | None:
        return row["exact"]["ratio"][place] <= limit**2 if "ratio" in row["exact"] else None

    def by_error(row: dict[str, Any], model: str, place: int, factor: float) -> bool | None:
        found = row[model]
        error = found.get("error") or (found.get("held_error") if model == "logit_normal" else None)
        truth = SCENARIOS[row["scenario"]].truth[place]
        return None if error is None else bool(abs(found["mean"][place] - truth) <= factor * error[place])

    return {
        "exact, profile, t(2k-2), the default": lambda row, i: by_ratio(row, i, t.ppf(0.975, 2 * row["studies"] - 2)),
        "exact, profile, t(k-1)": lambda row, i: by_ratio(row, i, t.ppf(0.975, row["studies"] - 1)),
        "exact, profile, chi-squared": lambda row, i: by_ratio(row, i, norm.ppf(0.975)),
        "exact, Wald, z": lambda row, i: by_error(row, "exact", i, norm.ppf(0.975)),
        "exact, Wald, t(k-2)": lambda row, i: by_error(row, "exact", i, t.ppf(0.975, row["studies"] - 2)),
        "logit-normal REML, Wald, z": lambda row, i: by_error(row, "logit_normal", i, norm.ppf(0.975)),
    }


class Count(NamedTuple):
    """How many intervals `held` the truth `of` so many that there were; the rest of `reviews` had no such interval."""

    scenario: str
    studies: int
    interval: str
    measure: str
    held: int
    of: int
    reviews: int
    boundary: int
    refused: int

    @property
    def share(self) -> float:
        """Coverage, 0 to 1; NaN without any interval."""
        return self.held / self.of if self.of else math.nan

    @property
    def error(self) -> float:
        """Its Monte Carlo standard error."""
        return math.sqrt(self.share * (1 - self.share) / self.of) if self.of else math.nan


def count(rows: list[dict[str, Any]]) -> Iterable[Count]:
    """Every count, in the order of scenarios, sizes, intervals and measures."""
    for name in SCENARIOS:
        for studies in sorted({row["studies"] for row in rows if row["scenario"] == name}):
            own = [row for row in rows if row["scenario"] == name and row["studies"] == studies]
            boundary = sum(bool(row["exact"].get("boundary")) for row in own)
            refused = sum("refused" in row["exact"] for row in own)
            for interval, rule in rules().items():
                for place, measure in enumerate(MEASURES):
                    held = [value for row in own if (value := rule(row, place)) is not None]
                    yield Count(name, studies, interval, measure, sum(held), len(held), len(own), boundary, refused)


def write_counts(file: Path, counts: list[Count]) -> None:
    """The counts as CSV."""
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(Count._fields)
        writer.writerows(counts)


def read_counts(file: Path) -> list[Count]:
    """The counts of a CSV file that `write_counts` wrote."""
    with file.open(encoding="utf-8", newline="") as text:
        return [
            Count(
                *(
                    row[name] if name in ("scenario", "interval", "measure") else int(row[name])
                    for name in Count._fields
                )
            )
            for row in csv.DictReader(text)
        ]


def table(counts: list[Count]) -> str:
    """Coverage in per cent with its Monte Carlo error in brackets: sensitivity, specificity."""
    lines = []
    for name in SCENARIOS:
        own = [one for one in counts if one.scenario == name]
        sizes = sorted({one.studies for one in own})
        if not sizes:
            continue
        lines += [
            "",
            f"| {name} | " + " | ".join(f"{k} studies" for k in sizes) + " |",
            "| --- |" + " --- |" * len(sizes),
        ]
        for interval in rules():
            cells = []
            for k in sizes:
                both = [one for one in own if one.studies == k and one.interval == interval]
                cells.append(", ".join(f"{100 * one.share:.1f} ({100 * one.error:.1f})" for one in both))
            lines.append(f"| {interval} | " + " | ".join(cells) + " |")
        first = [next(one for one in own if one.studies == k) for k in sizes]
        lines.append("| on a boundary | " + " | ".join(f"{one.boundary} of {one.reviews}" for one in first) + " |")
        lines.append("| refused | " + " | ".join(f"{one.refused} of {one.reviews}" for one in first) + " |")
    return "\n".join(lines[1:])


if __name__ == "__main__":
    main()
