"""The R examples of docs/how-to/read-pool-in-r.md run, and read what is there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from hipspine import api
from hipspine.interfaces.cli.say import as_json

ROOT = Path(__file__).parents[2]


def test_the_examples_of_the_page_run(tmp_path):
    found = api.pool(ROOT / "examples" / "audit-c.csv", prevalence=(0.1, 0.3), leave_one_out=True)
    (tmp_path / "pooled.json").write_text(as_json(found.to_dict()), "utf-8")
    page = (ROOT / "docs" / "how-to" / "read-pool-in-r.md").read_text("utf-8")
    script = "\n".join(re.findall(r"^```r\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
    checks = """
    cat("\\nchecks", pooled$exact$sensitivity$estimate, is.null(pooled$exact$boundary), dim(v), nrow(studies),
        studies$sensitivity$low[3], max(rows$influence), pooled$predictive_values$positive$low, "\\n")
    """
    file = tmp_path / "page.R"
    file.write_text(script + checks, "utf-8")
    done = subprocess.run(
        ["Rscript", "--vanilla", str(file)], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 0, done.stderr
    numbers = done.stdout[done.stdout.index("checks") :].split()[1:]
    assert numbers[1:5] == ["TRUE", "2", "2", "14"]
    plain = found.to_dict()
    wanted = [
        plain["exact"]["sensitivity"]["estimate"],
        plain["tables"][2]["sensitivity"]["low"],
        max(row["influence"] for row in plain["leave_one_out"]),
        plain["predictive_values"]["positive"]["low"],
    ]
    assert [float(numbers[at]) for at in (0, 5, 6, 7)] == pytest.approx(wanted, rel=1e-5)
