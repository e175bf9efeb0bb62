"""What benchmarks/calibration.py found, and that the page shows it."""

from __future__ import annotations

import csv

import pytest

from house.source import ROOT

BINS = 20


def bins(scenario: str, view: str, what: str) -> list[tuple[int, float, float]]:
    """Number, said and found of each bin of one reliability diagram."""
    with (ROOT / "benchmarks" / "calibration.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader(file) if (row["scenario"], row["view"], row["what"]) == (scenario, view, what)
        ]
    return [(int(row["number"]), float(row["said"]), float(row["found"])) for row in rows]


def calibration_error(found: list[tuple[int, float, float]]) -> float:
    return sum(n * abs(said - true) for n, said, true in found) / sum(n for n, _, _ in found)


def test_two_hundred_thousand_people_in_twenty_bins() -> None:
    found = bins("model", "as answered", "first")
    assert len(found) == BINS
    assert sum(n for n, _, _ in found) == 200_000
    assert max(n for n, _, _ in found) < 2 * 200_000 / BINS


def test_the_model_is_calibrated_over_people_and_sources() -> None:
    assert calibration_error(bins("model", "as answered", "pairs")) <= 0.01


def test_at_the_central_parameters_the_first_source_is_calibrated_too() -> None:
    assert calibration_error(bins("centre", "as answered", "first")) <= 0.01


@pytest.mark.parametrize("scenario", ["model", "dependent", "priors"])
def test_what_is_said_to_be_likelier_is_found_more_often(scenario: str) -> None:
    found = [true for _, _, true in bins(scenario, "as answered", "first")]
    assert sum(found[-5:]) > sum(found[5:10]) > sum(found[:5])


def test_the_page_shows_the_errors_of_these_bins() -> None:
    shown = (ROOT / "docs" / "explanation" / "calibration-table.txt").read_text("utf-8")
    for scenario in ("model", "centre", "alike", "dependent", "priors"):
        for what in ("pairs", "first"):
            assert f" {100 * calibration_error(bins(scenario, 'as answered', what)):.2f} (" in shown
