"""Does 40% mean 40 of 100? People whose sources are known, drawn from the model and from wrong models; resumable.

    .venv/bin/python benchmarks/calibration.py ROWS.jsonl

Each batch (400 people, one draw of all parameters as their truth, eight findings looked for) is one line of ROWS.jsonl
and has its own seed, so a stopped run goes on where it was. About six minutes on one core. Writes the tables of
docs/explanation/calibration.md and the bins of the reliability diagram as CSV beside this file.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from simulated_people import (
    INTERVAL_DRAWS,
    TRUTHS,
    Floats,
    Kind,
    People,
    answer,
    answers,
    choose,
    kinds,
    simulate,
    truth_answer,
)

from hipspine.io.load import load

HERE = Path(__file__).parent
TABLE = HERE.parent / "docs" / "explanation" / "calibration-table.txt"
BINS_FILE = HERE / "calibration.csv"
PEOPLE_A_BATCH = 400
COVERED_A_BATCH = 2
BINS = 20
FINE = 0.05
LARGEST_LOGIT = 12.0
WRONG_LABELS = 0.1
REPEATS = 200
COVERED = ("every source", "central probability over 5%", "likeliest source")
NOTABLE = 0.05


Histograms = list[dict[str, list[float]]]


class Scenario(NamedTuple):
    """What is wrong with the model, if anything: `groups` the findings come from, their latent correlation, priors."""

    number: int
    title: str
    batches: int
    groups: int = 8
    drawn: bool = True
    dependence: float = 0.0
    odds: float = 1.0


SCENARIOS = {
    "model": Scenario(0, "the model: parameters drawn from the evidence", 500),
    "centre": Scenario(1, "the model at its central parameters (what chance alone gives)", 100, drawn=False),
    "alike": Scenario(2, "findings of three groups, independent of each other", 120, groups=3),
    "dependent": Scenario(
        3, "findings of three groups that repeat each other (latent correlation 0.5)", 120, 3, True, 0.5
    ),
    "priors": Scenario(4, "every prior off by a factor of two in its odds, up or down", 120, odds=2.0),
}
VIEWS = {
    "model": ("as answered", "labels"),
    "centre": ("as answered",),
    "alike": ("as answered", "no overlap"),
    "dependent": ("as answered", "no overlap"),
    "priors": ("as answered",),
}
TITLES = {
    "labels": "the model, but one label in ten is another person's",
    "no overlap": "the same, findings of a group counted as independent",
}


def main() -> None:
    """Simulate the people that are missing from the file of rows, and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("rows", type=Path)
    parser.add_argument("--share", type=float, default=1.0, help="of the batches, for a trial")
    chosen = parser.parse_args()
    lines = chosen.rows.read_text("utf-8").splitlines() if chosen.rows.exists() else []
    rows = [json.loads(line) for line in lines]
    seen = {(row["scenario"], row["batch"]) for row in rows}
    library = load()
    wanted = [(name, batch) for name, one in SCENARIOS.items() for batch in range(round(one.batches * chosen.share))]
    missing = [one for one in wanted if one not in seen]
    with chosen.rows.open("a", encoding="utf-8") as file:
        every = kinds(library) if missing else ()
        for name, batch in missing:
            rows.append(run_batch(name, batch, every))
            file.write(json.dumps(rows[-1]) + "\n")
            file.flush()
    rows.sort(key=lambda row: (row["scenario"], row["batch"]))
    text = f"Simulated people, evidence {library.evidence_version}\n\n" + "\n".join(tables(rows)) + "\n"
    print(text)
    if chosen.share == 1:
        TABLE.write_text(text, "utf-8", newline="\n")
        write_bins(rows)


def run_batch(name: str, batch: int, every: tuple[Kind, ...]) -> dict[str, Any]:
    """One batch: its people, what the engine says of them, and the counts that the tables need."""
    scenario = SCENARIOS[name]
    random = np.random.default_rng([scenario.number, batch])
    kind = every[batch % len(every)]
    signals = choose(kind, random, scenario.groups)
    column = 1 + INTERVAL_DRAWS + int(random.integers(TRUTHS)) if scenario.drawn else 0
    signs = random.choice([-1, 1], size=len(kind.sources))
    odds = {source: float(scenario.odds**sign) for source, sign in zip(kind.sources, signs, strict=True)}
    people = simulate(kind, signals, column, random, PEOPLE_A_BATCH, odds=odds, dependence=scenario.dependence)
    patterns, which = np.unique(people.present, axis=0, return_inverse=True)
    prior = answer(kind, (), np.zeros(0, dtype=bool), slice(0, 1))[:, 0]
    row: dict[str, Any] = {"scenario": name, "batch": batch, "views": {}}
    for view in VIEWS[name]:
        said = answers(kind, signals, patterns, overlap=view != "no overlap")[which.ravel()]
        truth = swapped(people.active, random) if view == "labels" else people.active
        row["views"][view] = {
            "pairs": histogram(said, truth),
            "first": histogram(*first(said, truth)),
            "brier": float(((said - truth) ** 2).sum(axis=1).mean()),
            "brier_prior": float(((prior - truth) ** 2).sum(axis=1).mean()),
            "by_number": by_number(said, truth),
        }
    if name in ("model", "priors"):
        row["covered"] = covered(kind, signals, people, column, odds)
    return row


def swapped(active: np.ndarray[Any, Any], random: np.random.Generator) -> np.ndarray[Any, Any]:
    """One label in ten replaced by that of another person of the batch."""
    wrong = random.random(len(active)) < WRONG_LABELS
    return np.where(wrong[:, None], active[random.permutation(len(active))], active)


def first(said: Floats, truth: np.ndarray[Any, Any]) -> tuple[Floats, np.ndarray[Any, Any]]:
    """The likeliest source of each person, and whether it hurts."""
    place = said.argmax(axis=1)
    at = np.arange(len(said))
    return said[at, place], truth[at, place]


def histogram(said: Floats, truth: np.ndarray[Any, Any]) -> dict[str, list[float]]:
    """By fine steps of the logit of p: how many, the sum of p, and how many were true."""
    p = np.clip(said.ravel(), 1e-9, 1 - 1e-9)
    logit = np.clip(np.log(p / (1 - p)), -LARGEST_LOGIT, LARGEST_LOGIT)
    step = np.floor((logit + LARGEST_LOGIT) / FINE).astype(int)
    parts = [np.bincount(step, weights) for weights in (None, p, truth.ravel().astype(float))]
    return {str(i): [float(part[i]) for part in parts] for i in np.flatnonzero(parts[0])}


def by_number(said: Floats, truth: np.ndarray[Any, Any]) -> dict[str, list[float]]:
    """By the number of modelled sources that hurt (3 for more): people, first right, a right one in the first three."""
    order = np.argsort(-said, axis=1, kind="stable")
    right = np.take_along_axis(truth, order, axis=1)
    number = np.minimum(truth.sum(axis=1), 3)
    return {
        str(k): [float((number == k).sum()), float(right[number == k, 0].sum()),
                 float(right[number == k, :3].any(axis=1).sum())]
        for k in range(4)
    }  # fmt: skip


def covered(kind: Kind, signals: Any, people: People, column: int, odds: dict[str, float]) -> dict[str, list[Any]]:
    """How many 90% intervals hold the probability at the true parameters: every source, notable ones, the first.

    `likeliest`: of the source that is first at the centre, the sum of its probability there, of its mean over the
    draws, and of that at the truth.
    """
    counts: dict[str, list[int]] = {name: [0, 0] for name in COVERED}
    likeliest = np.zeros(3)
    for present in people.present[:COVERED_A_BATCH]:
        columns = answer(kind, signals, present, slice(0, INTERVAL_DRAWS + 1))
        truth = truth_answer(kind, signals, present, column, odds)
        low, high = np.quantile(columns[:, 1:], [0.05, 0.95], axis=1)
        inside = (low <= truth) & (truth <= high)
        best = columns[:, 0].argmax()
        likeliest += columns[best, 0], columns[best, 1:].mean(), truth[best]
        for name, those in zip(counts, (inside, inside[columns[:, 0] > NOTABLE], inside[[best]]), strict=True):
            counts[name][0] += int(those.sum())
            counts[name][1] += len(those)
    return {**counts, "likeliest": likeliest.tolist()}


def by_chance(parts: Histograms) -> float:
    """What the calibration error would be on average if every p were right: the batches keep their sizes and spread.

    The surplus of true ones of a batch over its sum of p is given a random sign.
    """
    each = np.stack([together([part]) for part in parts])
    total = each.sum(axis=0)
    middle = (np.cumsum(total[:, 0]) - total[:, 0] / 2) / total[:, 0].sum()
    which = np.minimum((middle * BINS).astype(int), BINS - 1)
    surplus = np.stack([np.bincount(which, one[:, 2] - one[:, 1], BINS) for one in each])
    signs = np.random.default_rng(1).choice([-1.0, 1.0], size=(REPEATS, len(each)))
    return float(np.abs(signs @ surplus).sum(axis=1).mean() / total[:, 0].sum())


def together(parts: Histograms) -> Floats:
    """The sum of histograms, shape (fine steps, 3)."""
    total = np.zeros((int(2 * LARGEST_LOGIT / FINE) + 1, 3))
    for part in parts:
        for step, values in part.items():
            total[int(step)] += values
    return total


def bins(total: Floats) -> Floats:
    """Twenty bins of about the same size: people or pairs, mean p, share true."""
    n = total[:, 0]
    middle = (np.cumsum(n) - n / 2) / n.sum()
    which = np.minimum((middle * BINS).astype(int), BINS - 1)
    found = np.stack([np.bincount(which, total[:, i], BINS) for i in range(3)], axis=1)
    found = found[found[:, 0] > 0]
    return np.stack([found[:, 0], found[:, 1] / found[:, 0], found[:, 2] / found[:, 0]], axis=1)


def calibration_error(total: Floats) -> float:
    """Mean over people or pairs of the distance between mean p and share true of their bin."""
    found = bins(total)
    return float((found[:, 0] * np.abs(found[:, 1] - found[:, 2])).sum() / found[:, 0].sum())


def repeated(parts: Histograms, measure: Callable[[Floats], Any]) -> Any:
    """The standard deviation of a measure when batches are drawn again: one batch is one truth."""
    each = np.stack([together([part]) for part in parts])
    random = np.random.default_rng(0)
    again = [measure(each[random.integers(len(each), size=len(each))].sum(axis=0)) for _ in range(REPEATS)]
    return np.std(again, axis=0)


def tables(rows: list[dict[str, Any]]) -> Iterable[str]:
    """Calibration error and Brier of every view, the coverage, the number of sources, the reliability diagram."""
    yield "Calibration error (ECE) in 20 bins of equal size, in per cent; in brackets its Monte"
    yield "Carlo error, after them what chance alone would give if every p were right. Brier: sum"
    yield "over all sources of (p - y)^2, and that of the prior given the complaint alone."
    yield ""
    yield f"{'people':>8}{'ECE, person x source':>22}{'ECE, first source':>20}{'Brier':>8}{'prior':>8}"
    for name, scenario in SCENARIOS.items():
        own = [row for row in rows if row["scenario"] == name]
        for view in VIEWS[name] if own else ():
            yield f"  {TITLES.get(view, scenario.title)}"
            yield _error_line([row["views"][view] for row in own])
    yield from _coverage(rows)
    yield from _numbers([row["views"]["as answered"] for row in rows if row["scenario"] == "model"])
    yield from _reliability([row["views"]["as answered"]["first"] for row in rows if row["scenario"] == "model"])


def _error_line(views: list[dict[str, Any]]) -> str:
    cells = []
    for key in ("pairs", "first"):
        parts = [view[key] for view in views]
        error, spread = calibration_error(together(parts)), repeated(parts, calibration_error)
        cells.append(f"{100 * error:.2f} ({100 * spread:.2f}) {100 * by_chance(parts):.2f}")
    brier, prior = (np.mean([view[key] for view in views]) for key in ("brier", "brier_prior"))
    return f"{len(views) * PEOPLE_A_BATCH:>8}{cells[0]:>22}{cells[1]:>20}{brier:>8.3f}{prior:>8.3f}"


def _coverage(rows: list[dict[str, Any]]) -> Iterable[str]:
    yield ""
    yield "90% intervals that hold the probability at the true parameters"
    for name in ("model", "priors"):
        own = [row["covered"] for row in rows if row["scenario"] == name]
        for what in COVERED if own else ():
            each = np.array([one[what] for one in own], dtype=float)
            share = each[:, 0].sum() / each[:, 1].sum()
            error = (
                np.sqrt((each[:, 1] ** 2 * (each[:, 0] / np.maximum(each[:, 1], 1) - share) ** 2).sum())
                / each[:, 1].sum()
            )
            yield f"  {name:<8}{what:<28}{100 * share:>6.1f}% ({100 * error:.1f})  of {int(each[:, 1].sum())}"
        if own:
            people = len(own) * COVERED_A_BATCH
            centre, mean, truth = np.sum([one["likeliest"] for one in own], axis=0) / people
            shown = (
                f"{100 * centre:.1f}% at the centre, {100 * mean:.1f}% over the draws, {100 * truth:.1f}% at the truth"
            )
            yield f"  {name:<8}mean of the likeliest: {shown}"


def _numbers(views: list[dict[str, Any]]) -> Iterable[str]:
    yield ""
    yield "By how many modelled sources hurt at once: first source right, a right one in the first three"
    for number in range(4):
        people, one, three = np.sum([view["by_number"][str(number)] for view in views], axis=0)
        words = "none" if number == 0 else "3 or more" if number == 3 else str(number)
        shares = f"{100 * one / people:.0f}%, {100 * three / people:.0f}%" if number else ""
        yield f"  {words:<10}{int(people):>8} people  {shares}"


def _reliability(parts: Histograms) -> Iterable[str]:
    yield ""
    yield "Reliability of the first source under the model: said, found (Monte Carlo error), people"
    found, errors = bins(together(parts)), repeated(parts, _shares)
    for (people, said, true), error in zip(found, errors, strict=True):
        yield f"  {100 * said:>5.1f}%  {100 * true:>5.1f}% ({100 * error:.1f})  {int(people):>7}"


def _shares(total: Floats) -> Floats:
    found = bins(total)
    return np.interp(np.linspace(0, 1, BINS), np.linspace(0, 1, len(found)), found[:, 2] - found[:, 1])


def write_bins(rows: list[dict[str, Any]]) -> None:
    """The reliability diagrams as data: scenario, view, what, bin, number, mean p, share true."""
    with BINS_FILE.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(["scenario", "view", "what", "bin", "number", "said", "found"])
        for name in SCENARIOS:
            own = [row for row in rows if row["scenario"] == name]
            for view in VIEWS[name]:
                for what in ("pairs", "first"):
                    for i, (n, p, y) in enumerate(bins(together([row["views"][view][what] for row in own]))):
                        writer.writerow([name, view, what, i + 1, int(n), f"{p:.6g}", f"{y:.6g}"])


if __name__ == "__main__":
    main()
