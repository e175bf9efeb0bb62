"""The published 2x2 tables of tests/data/dta_2x2.csv."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from hipspine.synthesis.bivariate import StudyTable

FILE = Path(__file__).parents[1] / "data" / "dta_2x2.csv"


@cache
def datasets() -> dict[str, tuple[StudyTable, ...]]:
    """All tables by the name of their data set; studies go by their row."""
    found: dict[str, list[StudyTable]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cells = (float(row[cell]) for cell in ("tp", "fp", "fn", "tn"))
            found.setdefault(row["dataset"], []).append(StudyTable(row["row"], *cells, test=row["dataset"]))
    return {name: tuple(tables) for name, tables in found.items()}
