"""Error of every angle of a lateral film against the error of its landmarks, on films with known truth.

    python benchmarks/mechanics_landmarks.py

Landmarks are put where a pelvis with known angles has them, moved by 0 to 5 mm (SD in each direction), and measured
anew 2,000 times. Prints the SD of each angle in degrees (SVA in mm), and in brackets what the delta method says.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from hipspine.io.read_pelvis_file import measurement_rules
from hipspine.mechanics.pelvis import read_pelvis
from hipspine.mechanics.pelvis.film import Point
from hipspine.mechanics.pelvis.lateral_parameters import lateral_parameters
from hipspine.mechanics.pelvis.propagate import by_delta_method, by_simulation
from unit.mechanics.films import file, lateral

NOISE = (0.5, 1.0, 2.0, 3.0, 5.0)


def parameters(points: dict[str, Point]) -> dict[str, float]:
    return lateral_parameters(points, full_spine=True)


def main() -> None:
    """Print the error of every angle against the error of the landmarks."""
    spine = {"c7_centre": (-5.0, 580.0), "t1_centre": (-10.0, 555.0)}
    film = read_pelvis(file(lateral(points=spine, full_spine=True, mm_per_pixel=0.4)), measurement_rules()).films[0]
    points = film.points()
    truth = parameters(points)
    rows = {sd: (by_simulation(parameters, points, sd), by_delta_method(parameters, points, sd)) for sd in NOISE}
    print("| parameter | truth | " + " | ".join(f"{sd:g} mm" for sd in NOISE) + " |")
    print("| --- | --- |" + " --- |" * len(NOISE))
    for name, value in truth.items():
        cells = (f"{rows[sd][0][name]:.1f} ({rows[sd][1][name]:.1f})" for sd in NOISE)
        print(f"| {name} | {value:.1f} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
