"""How often the intervals of summary sensitivity and specificity hold the truth, by number of studies.

    python benchmarks/synthesis_coverage.py RESULTS.jsonl [--replicates 1000] [--studies 5 10 20 30]

Each replicate has its own seed and is one line of RESULTS.jsonl; a run goes on where the last one stopped,
and prints the table of everything found. Truth: median sensitivity 0.80 and specificity 0.90, logit SDs
0.6 and 0.8, correlation -0.4; 20 to 120 diseased people and twice as many healthy ones a study.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import norm, t

from hipspine.synthesis.bivariate import CannotFit, StudyTable, fit_bivariate, fit_logit_normal
from hipspine.synthesis.bivariate.intervals import top_of
from hipspine.synthesis.bivariate.likelihood import Likelihood
from hipspine.synthesis.bivariate.maximise import climb
from hipspine.synthesis.bivariate.rows import make_rows

TRUTH = (math.log(0.8 / 0.2), math.log(0.9 / 0.1))
BETWEEN = np.array([[0.36, -0.4 * 0.6 * 0.8], [-0.4 * 0.6 * 0.8, 0.64]])
NODES = 15


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("results", type=Path)
    parser.add_argument("--replicates", type=int, default=1000)
    parser.add_argument("--studies", type=int, nargs="+", default=[5, 10, 20, 30])
    chosen = parser.parse_args()
    done = (
        [json.loads(line) for line in chosen.results.read_text("utf-8").splitlines()] if chosen.results.exists() else []
    )
    seen = {(row["studies"], row["seed"]) for row in done}
    with chosen.results.open("a", encoding="utf-8") as file:
        for seed in range(chosen.replicates):
            for studies in chosen.studies:
                if (studies, seed) not in seen:
                    done.append(replicate(studies, seed))
                    file.write(json.dumps(done[-1]) + "\n")
                    file.flush()
    print(table(done))


def replicate(studies: int, seed: int) -> dict[str, Any]:
    """One simulated review: estimates, standard errors and likelihood-ratio statistics of the truth."""
    random = np.random.default_rng([studies, seed])
    tables = simulate(random, studies)
    row: dict[str, Any] = {"studies": studies, "seed": seed}
    for name, fit in (("exact", fit_bivariate), ("logit_normal", fit_logit_normal)):
        try:
            found = fit(tables, NODES) if name == "exact" else fit(tables)
        except CannotFit as error:
            row[name] = {"refused": str(error)}
            continue
        covariance = found.logit_covariance
        row[name] = {
            "mean": found.logit_mean,
            "error": None if covariance is None else [math.sqrt(covariance[i][i]) for i in (0, 1)],
            "held_error": [math.sqrt(found.held_covariance[i][i]) for i in (0, 1)],
            "boundary": list(found.boundary),
        }
        if name == "exact":
            row[name]["ratio"] = [ratio_of_truth(found, place) for place in (0, 1)]
    return row


def simulate(random: np.random.Generator, studies: int) -> list[StudyTable]:
    logits = random.multivariate_normal(TRUTH, BETWEEN, studies)
    diseased = random.integers(20, 121, studies)
    healthy = 2 * diseased
    p = 1 / (1 + np.exp(-logits))
    tp, tn = random.binomial(diseased, p[:, 0]), random.binomial(healthy, p[:, 1])
    return [
        StudyTable(str(i), float(tp[i]), float(healthy[i] - tn[i]), float(diseased[i] - tp[i]), float(tn[i]))
        for i in range(studies)
    ]


def ratio_of_truth(fit: Any, place: int) -> float:
    """Twice the log-likelihood lost when one mean is held at its true value and the rest fitted again."""
    likelihood = Likelihood(make_rows(fit.tables), NODES)
    top = top_of(fit, likelihood)
    start = top.at.copy()
    start[place] = TRUTH[place]
    if fit.boundary:
        start[4] += 0.3
    best = climb(likelihood, start, np.setdiff1d(np.arange(5), [place]))
    return max(0.0, 2 * (top.value - best.value))


def table(rows: list[dict[str, Any]]) -> str:
    """Coverage in per cent with its Monte Carlo error; width beside that of the profile interval is not counted."""
    rules = {
        "exact, profile, chi-squared": lambda row, i: held_by_ratio(row, i, norm.ppf(0.975) ** 2),
        "exact, profile, t(k-1)": lambda row, i: held_by_ratio(row, i, t.ppf(0.975, row["studies"] - 1) ** 2),
        "exact, profile, t(k-2)": lambda row, i: held_by_ratio(row, i, t.ppf(0.975, row["studies"] - 2) ** 2),
        "exact, Wald, z (none on a boundary)": lambda row, i: held_by_error(row, "exact", i, norm.ppf(0.975)),
        "exact, Wald, t(k-2) (none on a boundary)": lambda row, i: held_by_error(
            row, "exact", i, t.ppf(0.975, row["studies"] - 2)
        ),
        "logit-normal REML, Wald, z": lambda row, i: held_by_error(row, "logit_normal", i, norm.ppf(0.975)),
    }
    sizes = sorted({row["studies"] for row in rows})
    lines = ["| interval, 95% | " + " | ".join(f"{k} studies: sens, spec" for k in sizes) + " |"]
    lines.append("| --- |" + " --- |" * len(sizes))
    for name, rule in rules.items():
        cells = []
        for k in sizes:
            shares = []
            for place in (0, 1):
                held = [value for row in rows if row["studies"] == k and (value := rule(row, place)) is not None]
                share = sum(held) / len(held) if held else float("nan")
                shares.append(f"{100 * share:.1f} ({100 * math.sqrt(share * (1 - share) / max(1, len(held))):.1f})")
            cells.append(", ".join(shares))
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    edges = [sum(bool(r["exact"].get("boundary")) for r in rows if r["studies"] == k) for k in sizes]
    counts = [sum(r["studies"] == k for r in rows) for k in sizes]
    lines.append(
        "| exact fit on a boundary | " + " | ".join(f"{e} of {c}" for e, c in zip(edges, counts, strict=True)) + " |"
    )
    return "\n".join(lines)


def held_by_ratio(row: dict[str, Any], place: int, limit: float) -> bool | None:
    return row["exact"]["ratio"][place] <= limit if "ratio" in row["exact"] else None


def held_by_error(row: dict[str, Any], model: str, place: int, factor: float) -> bool | None:
    found = row[model]
    error = found.get("error") or (found.get("held_error") if model == "logit_normal" else None)
    return None if error is None else abs(found["mean"][place] - TRUTH[place]) <= factor * error[place]


if __name__ == "__main__":
    main()
