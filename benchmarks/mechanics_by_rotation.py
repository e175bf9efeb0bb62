"""Range of motion in closed form against turning the neck step by step, on 10,000 random cups.

    python benchmarks/mechanics_by_rotation.py

Prints for each movement the largest difference in degrees, how many hips were compared, and how many were in contact
before any movement (these have no first contact to compare; the closed form must say so too).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from engines.test_impingement_by_rotation import compare

HIPS = 10_000


def main() -> None:
    """Compare the closed form with rotation step by step, and print the largest differences."""
    start = time.perf_counter()
    found = compare(HIPS, 1)
    print(
        "| movement | largest difference, degrees | compared | in contact from the start |\n| --- | --- | --- | --- |"
    )
    for movement, (largest, compared, in_contact) in found.items():
        print(f"| {movement} | {largest:.3f} | {compared} | {in_contact} |")
    print(f"\n{HIPS} hips, {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
