"""Write the tables of docs/explanation/bench.md anew: run it after the evidence or the model has changed.

.venv/bin/python benchmarks/write_bench_tables.py
"""

from __future__ import annotations

from pathlib import Path

from hipspine.bench.render import render
from hipspine.io.load import load
from hipspine.io.read_bench import run_bench

TABLES = Path(__file__).parents[1] / "docs" / "explanation" / "bench-tables.txt"


def main() -> None:
    """Run the bench and store its text."""
    TABLES.write_text(render(run_bench(load()), cases=True), "utf-8", newline="\n")
    print(f"written: {TABLES}")


if __name__ == "__main__":
    main()
