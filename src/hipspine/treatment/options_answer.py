"""Everything `hipspine options` tells about one person."""

from __future__ import annotations

from typing import Any

import msgspec

from hipspine.evidence.references import vancouver
from hipspine.evidence.studies import Studies
from hipspine.treatment.option import Option, rounded
from hipspine.treatment.order_of_treatment import OrderOfTreatment

SCHEMA = "hipspine.options/1"
LIMITS = (
    "Supports a clinician's thinking; not a medical device. Research and teaching.",
    "A list of what can be done and what is known of it, not a recommendation.",
    "Outcomes hold for people in whom the source was found by the means of the study, not for a probability of it.",
    "Series without a comparison also hold what would have happened anyway.",
    "Costs and the probabilities from which acting is worth it are judged; each is the user's to change.",
)


class CitedStudy(msgspec.Struct, frozen=True):
    """A study an outcome rests on, in the Vancouver style."""

    study: str
    text: str
    doi: str
    pmid: str


class OptionsAnswer(msgspec.Struct, frozen=True):
    """The options of one person, the order of treatment where there is one, the studies behind both, and the limits.

    `case` is the person as understood; keys in this order, `to_dict` gives JSON with 6 significant digits.
    """

    schema: str
    hipspine: str
    evidence_version: str
    case: dict[str, Any]
    options: tuple[Option, ...]
    order: OrderOfTreatment | None
    references: tuple[CitedStudy, ...]
    limits: tuple[str, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of every fact shown, each once."""
        used = [fact for option in self.options for fact in option.facts]
        return tuple(dict.fromkeys([*used, *(self.order.facts if self.order else ())]))

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        plain: dict[str, Any] = rounded(msgspec.to_builtins(self))
        return plain


def cited(facts: tuple[str, ...], studies: Studies) -> tuple[CitedStudy, ...]:
    """The studies of some facts, each once, by id."""
    found = []
    for name in sorted({fact.partition("/")[0] for fact in facts}):
        study = studies[name]
        found.append(CitedStudy(name, vancouver(study), study.published.doi or "", study.published.pmid or ""))
    return tuple(found)
