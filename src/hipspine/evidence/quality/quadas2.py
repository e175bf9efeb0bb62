"""Risk of bias of an accuracy study by QUADAS-2, and whether it applies to people with a fusion."""

from __future__ import annotations

from typing import Final

import msgspec

RISKS: Final = ("low", "high", "unclear")
DOMAINS: Final = {
    "patients": "how people were chosen",
    "index_test": "how the test was done and read",
    "reference": "how the truth was decided",
    "flow": "who of them got both, and when",
}
"""The four domains of QUADAS-2 (Whiting and others, Ann Intern Med 2011;155:529) in its order, in plain words."""


class Judged(msgspec.Struct, frozen=True):
    """One judgement: `risk` low, high or unclear, and why."""

    risk: str
    why: str


class Quadas2(msgspec.Struct, frozen=True):
    """The judgements about one study.

    `patients`, `index_test`, `reference`, `flow`: risk of bias. `fused`: concern that its people differ from people
    with a lumbar fusion (QUADAS-2 calls this applicability). `depth`: what was read for the judgement (full text,
    abstract, secondary, or none), `url` where. What an abstract does not say is unclear.
    """

    study: str
    patients: Judged
    index_test: Judged
    reference: Judged
    flow: Judged
    fused: Judged
    depth: str = ""
    url: str = ""

    @property
    def domains(self) -> dict[str, Judged]:
        """The four risks of bias by domain."""
        return {name: getattr(self, name) for name in DOMAINS}

    @property
    def overall(self) -> str:
        """High where one domain is high, low where all four are low, else unclear (as QUADAS-2 proposes)."""
        risks = [one.risk for one in self.domains.values()]
        return "high" if "high" in risks else "low" if set(risks) == {"low"} else "unclear"

    @property
    def high(self) -> int:
        """How many of the four domains are high."""
        return sum(one.risk == "high" for one in self.domains.values())
