"""Fit time of every published table: exact model here against lme4::glmer's Laplace fit, in one run.

    python benchmarks/synthesis_timing.py

Needs Rscript with lme4 and metafor. Prints the median of five fits here and the one fit of tests/peers/fit.R,
in seconds, and their ratio.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from hipspine.synthesis.bivariate import StudyTable, fit_bivariate  # noqa: E402
from published.tables import FILE, datasets  # noqa: E402


def main() -> None:
    """Fit every table with both programs and print the times side by side."""
    command = ["Rscript", "--vanilla", str(ROOT / "tests" / "peers" / "fit.R"), str(FILE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = {}
    for line in done.stdout.splitlines():
        kind, name, *numbers = line.split()
        if kind == "seconds":
            seconds[name] = float(numbers[0])
    print("| table | studies | nodes | here, s | glmer Laplace, s | ratio |\n| --- | --- | --- | --- | --- | --- |")
    ratios = []
    for name, tables in datasets().items():
        fit_bivariate(tables)
        here = statistics.median(timed(tables) for _ in range(5))
        ratios.append(here / seconds[name])
        nodes = fit_bivariate(tables).nodes
        print(f"| {name} | {len(tables)} | {nodes} | {here:.3f} | {seconds[name]:.3f} | {ratios[-1]:.2f} |")
    print(f"\nmedian ratio {statistics.median(ratios):.2f}")


def timed(tables: tuple[StudyTable, ...]) -> float:
    """Seconds of one fit with the full quadrature."""
    start = time.perf_counter()
    fit_bivariate(tables)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
