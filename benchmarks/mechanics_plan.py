"""How long the probabilistic map takes: 51 x 71 cups, 12 activities, 1,000 draws, numpy alone.

    python benchmarks/mechanics_plan.py

Prints seconds of five runs, pose checks per second, and what the map says for the two example pelves.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from hipspine import api
from hipspine.io.read_activities import read_activity_file
from hipspine.mechanics.impingement import Bearing, Stem

EXAMPLES = Path(__file__).parents[1] / "examples"


def main() -> None:
    """Time the map of cups, and print seconds and checks a second."""
    activities = read_activity_file()
    bearing, stem = Bearing(32, 12), Stem(15, 130)
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        plan = api.plan_cup(None, bearing, stem, activities)
        seconds.append(time.perf_counter() - start)
    checks = plan.probability.size * len(activities.activities) * plan.draws
    cups = f"{len(plan.inclinations)} x {len(plan.anteversions)} cups"
    print(f"{cups}, {len(activities.activities)} activities, {plan.draws} draws")
    print(f"median {statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})")
    print(f"{checks / statistics.median(seconds) / 1e6:.0f} million checks of a position per second")
    print("| pelvis | best cup | free | margin | binding | classical zone: mean, worst, best |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name in ("pelvis-unfused", "pelvis-fused-l4-s1"):
        plan = api.plan_cup(api.measure(EXAMPLES / f"{name}.json"), bearing, stem)
        zone = f"{plan.zone.mean:.2f}, {plan.zone.worst:.2f}, {plan.zone.best:.2f}"
        best = f"{plan.best_inclination:.0f}/{plan.best_anteversion:.0f}"
        print(f"| {name} | {best} | {plan.best_probability:.3f} | {plan.margin:.1f} | {plan.binding} | {zone} |")


if __name__ == "__main__":
    main()
