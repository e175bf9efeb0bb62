"""How much findings of one group repeat each other (`data/model/overlap.toml`)."""

from __future__ import annotations

import msgspec

from hipspine.diagnosis.judgement import Judgement, read_judgement
from hipspine.errors import Fields
from hipspine.vocabulary.vocabulary import Vocabulary


class OverlapRecipe(msgspec.Struct, frozen=True):
    """`share`: what two agreeing findings of one group have in common, from 0 (nothing) to 1 (all).

    `apart`: groups whose findings count in full.
    """

    share: Judgement
    apart: frozenset[str]


def read_overlap(fields: Fields, vocabulary: Vocabulary) -> OverlapRecipe:
    """The recipe from the parsed file; problems go to the list of `fields`."""
    fields.number("schema", 1, 1, required=True)
    groups = {finding.group for finding in vocabulary.findings.values()}
    apart = frozenset(fields.texts("apart", groups, code="unknown-word", kind="group of findings"))
    return OverlapRecipe(read_judgement(fields), apart)
