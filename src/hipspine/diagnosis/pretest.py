"""How likely a pain source is in people in pain after a lumbar fusion, before anything was found."""

from __future__ import annotations

from typing import Any, Final

from hipspine.diagnosis.assess import assess
from hipspine.diagnosis.library import Library
from hipspine.person import read_case
from hipspine.synthesis.prevalence import Prevalence, prevalence_between

ABOUT: Final = "people in pain on one side after a lumbar fusion, nothing else known (the prior of the model)"
_ANYBODY: Final[dict[str, Any]] = {
    "schema": 1,
    "id": "anybody",
    "pain": {"side": "right"},
    "operations": [{"kind": "lumbar_fusion"}],
}
_LEVEL: Final = 0.9


def pretest(source: str, library: Library) -> Prevalence:
    """The prior of a source as a distribution: a Beta with the model's 90% interval.

    The person hurts on one side after a lumbar fusion, and nothing else is known; the probability is that of the
    source on the painful side (model.md 2 and 6). Raises ValueError where the model gives none: the source needs
    something that not every such person has, or no rate was measured.
    """
    answer = assess(read_case(_ANYBODY, library.vocabulary), library, interval=_LEVEL)
    for one in answer.posterior:
        if one.source == source and one.side in ("right", "midline"):
            if one.low is None or one.high is None or not 0 < one.low < one.high < 1:
                break
            return prevalence_between(one.low, one.high, _LEVEL, ABOUT)
    raise ValueError(f"the model has no prior of {source} for {ABOUT.partition(' (')[0]}")
