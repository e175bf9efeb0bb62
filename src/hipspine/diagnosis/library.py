"""All that an answer needs besides the person: words, studies, judgements and the estimates made of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import msgspec

from hipspine.diagnosis.link_index import LinkIndex
from hipspine.diagnosis.model_data import ModelData
from hipspine.evidence.quality import Quadas2
from hipspine.evidence.studies import Studies
from hipspine.synthesis import Estimate
from hipspine.synthesis.certainty import Certainty, certainty
from hipspine.synthesis.certainty_limits import CertaintyLimits
from hipspine.treatment.treatment_evidence import TreatmentEvidence
from hipspine.vocabulary.vocabulary import Vocabulary


class Library(msgspec.Struct, frozen=True, dict=True):
    """`estimates` by id (`link/...`, `leak/...`, `prior/...`, `block/...`, `shared/...`), `evidence_version` of all.

    `quality` holds the QUADAS-2 judgements by study, `limits` where certainty goes down; neither moves an answer.
    `treatment` holds the options of every source, and the costs that move the thresholds of action.
    """

    vocabulary: Vocabulary
    studies: Studies
    model: ModelData
    estimates: Mapping[str, Estimate]
    evidence_version: str

    @cached_property
    def link_index(self) -> LinkIndex:
        """Which sources are linked to which finding."""
        return LinkIndex.of(self.estimates.values())

    quality: Mapping[str, Quadas2] = {}
    limits: CertaintyLimits | None = None
    treatment: TreatmentEvidence = TreatmentEvidence()

    def certainty(self, estimate: str) -> Certainty:
        """How certain an estimate is, with the rules that gave it; KeyError for an estimate that there is not.

        ValueError where the data folder holds no limits of certainty.
        """
        if self.limits is None:
            raise ValueError("the data folder has no model/certainty.toml")
        return certainty(self.estimates[estimate], self.studies, self.quality, self.limits)
