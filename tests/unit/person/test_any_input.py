"""Whatever stands in a document: a case, or problems; never anything else."""

from __future__ import annotations

import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hipspine.errors import InputError
from hipspine.person import Case, read_case

KEYS = (
    "schema", "id", "anatomy", "assessed", "person", "age", "sex", "setting", "pain", "side", "zones",
    "zones_absent", "zones_complete", "months", "against_before", "severity", "operations", "kind", "levels",
    "months_ago", "date", "approach", "approach_side", "graft", "from", "bmp", "cage", "screws", "long",
    "note", "implants", "level", "findings", "finding", "state", "value", "unit", "relief", "grade",
    "derived_from", "given",
)  # fmt: skip
WORDS = (
    "left", "both", "L4-L5", "L4-S1", "lumbar_fusion", "fever", "crp", "mg/L", "thigh_thrust",
    "sij_block_relief", "present", "buttock", "iliac_crest", "2026-01-01", "three_of_six_sij_tests",
    "mri_lumbar_normal", "",
)  # fmt: skip
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 200), st.floats(), st.sampled_from(WORDS), st.text(max_size=5)
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(mapping=st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=6))
def test_any_document_gives_a_case_or_problems(vocabulary, mapping):
    with contextlib.suppress(InputError):
        assert isinstance(read_case(mapping, vocabulary), Case)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    table=st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=8), key=st.sampled_from(["findings", "operations"])
)
def test_any_table_gives_a_case_or_problems(vocabulary, table, key):
    given_words = {"findings": {"finding": "fever"}, "operations": {"kind": "lumbar_fusion"}}[key]
    with contextlib.suppress(InputError):
        assert isinstance(read_case({key: [{**given_words, **table}]}, vocabulary), Case)
