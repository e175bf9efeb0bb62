"""How far the design of a study can be trusted: the judgements of QUADAS-2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, cast, get_args

import msgspec

from hipspine.evidence.quality import NOT_READ, Quadas2
from hipspine.synthesis.bivariate.study_table import StudyTable

Risk = Literal["low", "high", "unclear"]
RISKS: tuple[Risk, ...] = get_args(Risk)
DOMAINS = ("patients", "index_test", "reference", "flow")


class RiskOfBias(msgspec.Struct, frozen=True):
    """Risk of bias of one study in the four domains of QUADAS-2, in the order of `DOMAINS`, and `overall`.

    `patients`: how people were selected; `index_test`: how the test was done and read; `reference`: how the
    reference standard was; `flow`: who of them got both, and when. `domains` is empty where only the overall
    judgement is known. Whiting and others, Ann Intern Med 2011;155:529. Not whether the people or the test are
    those of one's question, which QUADAS-2 calls applicability.
    """

    overall: Risk
    domains: tuple[Risk, ...] = ()

    def __post_init__(self) -> None:
        if len(self.domains) not in (0, len(DOMAINS)):
            raise ValueError(f"{len(self.domains)} domains of QUADAS-2, not {len(DOMAINS)}")
        if not {self.overall, *self.domains} <= set(RISKS):
            raise ValueError(f"a risk of bias is one of {', '.join(RISKS)}")

    @classmethod
    def from_domains(cls, domains: Sequence[Risk]) -> RiskOfBias:
        """Overall low where all four are low, high where one is high, else unclear (as QUADAS-2 proposes)."""
        overall: Risk = "high" if "high" in domains else "low" if set(domains) == {"low"} else "unclear"
        return cls(overall, tuple(domains))


Risks = Mapping[str, RiskOfBias]
"""By the name of a table (`StudyTable.study`); of a fact of the evidence also by the id of its study."""


def judged_risks(quality: Mapping[str, Quadas2]) -> dict[str, RiskOfBias]:
    """The judgements of the evidence by study; those that nobody has made yet (depth `none`) are left out."""
    return {
        study: RiskOfBias.from_domains([cast("Risk", one.domains[name].risk) for name in DOMAINS])
        for study, one in quality.items()
        if one.depth != NOT_READ
    }


def risk_of(table: StudyTable, risks: Risks) -> RiskOfBias | None:
    """The judgement about the study of a table; None where there is none."""
    return risks.get(table.study) or risks.get(table.study.partition("/")[0])


def low_risk_only(
    tables: Sequence[StudyTable], risks: Risks
) -> tuple[tuple[StudyTable, ...], tuple[tuple[str, str], ...]]:
    """The tables of studies whose overall risk of bias is low, and the others, each with the reason."""
    kept, left_out = [], []
    for table in tables:
        judged = risk_of(table, risks)
        if judged is not None and judged.overall == "low":
            kept.append(table)
        else:
            said = "not judged" if judged is None else judged.overall
            left_out.append((table.study, f"risk of bias {said}, and only low was asked for"))
    return tuple(kept), tuple(left_out)
