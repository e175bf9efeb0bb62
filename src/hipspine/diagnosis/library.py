"""All that an answer needs besides the person: words, studies, judgements and the estimates made of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import msgspec

from hipspine.diagnosis.link_index import LinkIndex
from hipspine.diagnosis.model_data import ModelData
from hipspine.evidence.studies import Studies
from hipspine.synthesis import Estimate
from hipspine.vocabulary.vocabulary import Vocabulary


class Library(msgspec.Struct, frozen=True, dict=True):
    """`estimates` by id (`link/...`, `leak/...`, `prior/...`, `block/...`, `shared/...`), `evidence_version` of all."""

    vocabulary: Vocabulary
    studies: Studies
    model: ModelData
    estimates: Mapping[str, Estimate]
    evidence_version: str

    @cached_property
    def link_index(self) -> LinkIndex:
        """Which sources are linked to which finding."""
        return LinkIndex.of(self.estimates.values())
