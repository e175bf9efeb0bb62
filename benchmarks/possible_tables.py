"""How long the search for tables behind printed figures takes, for 10,000 people.

.venv/bin/python benchmarks/possible_tables.py
"""

from __future__ import annotations

import time

from hipspine.evidence.possible import possible_tables, solve_together

N = 10_000
QUESTIONS: tuple[dict[str, str], ...] = (
    {"sens": "65", "spec": "70"},
    {"sens": "65", "spec": "70", "accuracy": "69"},
    {"sens": "65.1", "spec": "70.2", "accuracy": "69.3"},
    {"sens": "65", "spec": "70", "accuracy": "67", "ppv": "80", "npv": "50", "prevalence": "64"},
    {"ppv": "65", "npv": "70"},
    {"lr_pos": "3.1", "lr_neg": "0.40"},
    {"lr_pos": "3.1", "npv": "40", "accuracy": "60"},
    {"kappa": "0.61", "accuracy": "83"},
    {"dor": "12.3", "accuracy": "83"},
    {"sens": "65.1", "spec": "70.2", "sens_ci": "64.0-66.2"},
    {"sens": "65.1", "spec": "70.2", "accuracy": "79.0"},
    {"sens": "65", "spec": "70", "accuracy": "79"},
    {"accuracy": "83"},
    {"dor": "12.3"},
    {"kappa": "0.61"},
)


def main() -> None:
    """Ask each question once and print how long it took and what was found."""
    possible_tables(n=36, sens="65", spec="70", sens_ci="46-81")  # imports what is imported late
    for printed in QUESTIONS:
        start = time.perf_counter()
        answer = possible_tables(n=N, **printed)
        seconds = time.perf_counter() - start
        found = f"{'at least ' if answer.at_least else ''}{answer.count:,}"
        print(f"{seconds:6.2f} s  {found:>24}  {' '.join(f'{key} {text}' for key, text in printed.items())}")
    start = time.perf_counter()
    readings = {"one": {"sens": "65.1", "spec": "70.2"}, "two": {"sens": "71.3", "spec": "68.8"}}
    together = solve_together(readings, n=N)
    print(f"{time.perf_counter() - start:6.2f} s  {together.count:>24,}  two readings together, pairs of sizes")


if __name__ == "__main__":
    main()
