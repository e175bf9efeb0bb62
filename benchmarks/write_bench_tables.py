"""Write the tables of docs/explanation/bench.md and the checks of calibration.md anew, after evidence or model changed.

.venv/bin/python benchmarks/write_bench_tables.py
"""

from __future__ import annotations

from pathlib import Path

from hipspine.bench.checks.render import render_checks
from hipspine.bench.render import render
from hipspine.io.load import load
from hipspine.io.read_bench import run_bench
from hipspine.io.read_checks import run_checks

FOLDER = Path(__file__).parents[1] / "docs" / "explanation"


def main() -> None:
    """Run the bench and the checks and store their texts."""
    library = load()
    for name, text in (
        ("checks-table.txt", render_checks(run_checks(library))),
        ("bench-tables.txt", render(run_bench(library), cases=True)),
    ):
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
        print(f"written: {FOLDER / name}")


if __name__ == "__main__":
    main()
