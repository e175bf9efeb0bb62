"""What the simulation study of benchmarks/synthesis_coverage.py found, and that the page prints it as it is."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DEFAULT = "exact, profile, t(2k-2), the default"


@pytest.fixture(scope="module")
def counts() -> list[dict[str, str]]:
    with (ROOT / "benchmarks" / "synthesis_coverage.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cell(counts, scenario: str, studies: str, interval: str) -> str:
    both = [
        row for row in counts if (row["scenario"], row["studies"], row["interval"]) == (scenario, studies, interval)
    ]
    assert [row["measure"] for row in both] == ["sensitivity", "specificity"]
    shares = [(int(row["held"]) / int(row["of"]), int(row["of"])) for row in both]
    return ", ".join(f"{100 * p:.1f} ({100 * (p * (1 - p) / n) ** 0.5:.1f})" for p, n in shares)


def test_the_default_interval_covers_93_to_97_per_cent_from_10_studies_on(counts):
    found = [row for row in counts if row["interval"] == DEFAULT and int(row["studies"]) >= 10]
    assert len(found) == 6 * 3 * 2
    for row in found:
        share = int(row["held"]) / int(row["of"])
        top = 0.98 if row["scenario"] == "no spread" else 0.97
        assert 0.93 <= share <= top, row


def test_the_logit_normal_model_fails_where_specificity_is_near_1(counts):
    (row,) = [
        row
        for row in counts
        if row["scenario"] == "specificity 0.99"
        and row["studies"] == "30"
        and row["interval"].startswith("logit-normal")
        and row["measure"] == "specificity"
    ]
    assert int(row["held"]) / int(row["of"]) < 0.1


def test_the_page_prints_what_was_counted(counts):
    page = (ROOT / "docs" / "explanation" / "synthesis.md").read_text("utf-8")
    scenarios = dict.fromkeys(row["scenario"] for row in counts)
    logit_normal = next(row["interval"] for row in counts if row["interval"].startswith("logit-normal"))
    for scenario in scenarios:
        for interval in (DEFAULT, logit_normal):
            cells = [cell(counts, scenario, studies, interval) for studies in ("5", "10", "20", "30")]
            assert " | ".join(cells) in page, (scenario, interval)
