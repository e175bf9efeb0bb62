"""The groups of cases that are scored apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from hipspine.bench.truth import Truth

GROUPS: Final[Mapping[str, Callable[[Truth], bool]]] = {
    "all": lambda _: True,
    "clean": lambda truth: truth.clean,
    "fused": lambda truth: truth.post_fusion,
    "clean_fused": lambda truth: truth.clean and truth.post_fusion,
    "no_usable_row": lambda truth: not truth.usable_rows,
    "usable_rows": lambda truth: truth.usable_rows,
}
GROUP_TITLES: Final[Mapping[str, str]] = {
    "all": "all",
    "clean": "clean (not thin, wording does not give it away)",
    "fused": "after a lumbar fusion",
    "clean_fused": "clean, after a lumbar fusion",
    "no_usable_row": "no study gives a usable number for the diagnosis",
    "usable_rows": "some study does",
}
CODINGS: Final[Mapping[str, str]] = {
    "before": "before the test that gives the diagnosis away",
    "all": "with all tests",
}
