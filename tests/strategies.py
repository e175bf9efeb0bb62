"""Random valid cases, and the mirror image of a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from hipspine.errors import InputError
from hipspine.person import levels_of, read_case
from hipspine.person.words import APPROACHES, GRAFT_SOURCES, HIP_KINDS, OPERATION_KINDS, SETTINGS, SPINE_KINDS
from hipspine.vocabulary import SIDES, Finding, Vocabulary, other_side

_SIDED = st.sampled_from(["left", "right", "both", "unknown"])


@st.composite
def case_mappings(draw: st.DrawFn, vocabulary: Vocabulary, most_findings: int = 12) -> dict[str, Any]:
    """A mapping that `read_case` accepts; what contradicts the rest was left out again."""
    person = {"sex": draw(st.sampled_from(["female", "male", "unknown"])), "setting": draw(st.sampled_from(SETTINGS))}
    if draw(st.booleans()):
        person["age"] = draw(st.integers(18, 99))
    names = draw(st.lists(st.sampled_from(sorted(vocabulary.findings)), max_size=most_findings, unique=True))
    mapping: dict[str, Any] = {
        "schema": 1,
        "id": draw(st.sampled_from(["a", "case-7", "hüfte"])),
        "person": person,
        "pain": draw(pains(vocabulary)),
        "operations": draw(st.lists(operations(), max_size=3)),
        "findings": [draw(entries(vocabulary.findings[name])) for name in names],
        "given": draw(st.lists(st.sampled_from(sorted(vocabulary.findings)), max_size=2, unique=True)),
    }
    return without_contradictions(mapping, vocabulary)


@st.composite
def pains(draw: st.DrawFn, vocabulary: Vocabulary) -> dict[str, Any]:
    side = draw(st.sampled_from(SIDES))
    zones = [name for name, zone in vocabulary.zones.items() if side != "midline" or not zone.sided]
    hurting = draw(st.lists(st.sampled_from(zones), max_size=4, unique=True))
    others = sorted(set(vocabulary.zones) - set(hurting))
    pain: dict[str, Any] = {
        "side": side,
        "zones": hurting,
        "zones_absent": draw(st.lists(st.sampled_from(others), max_size=3, unique=True)),
        "zones_complete": bool(hurting) and draw(st.booleans()),
        "against_before": draw(st.sampled_from(["new", "same", "changed", "unknown"])),
    }
    if draw(st.booleans()):
        pain["months"] = draw(st.floats(0, 200, allow_nan=False))
    if draw(st.booleans()):
        pain["severity"] = draw(st.one_of(st.integers(0, 10), st.sampled_from(["mild", "severe"])))
    return pain


@st.composite
def operations(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(OPERATION_KINDS))
    operation: dict[str, Any] = {"kind": kind}
    if draw(st.booleans()):
        operation["months_ago"] = draw(st.floats(0, 200, allow_nan=False))
    if kind in HIP_KINDS or kind == "sij_fusion":
        operation["side"] = draw(_SIDED)
    if kind in SPINE_KINDS:
        order = levels_of("L5")
        first = draw(st.integers(12, len(order) - 1))
        last = draw(st.integers(first, len(order) - 1))
        operation["levels"] = draw(st.permutations(order[first : last + 1])) if draw(st.booleans()) else []
        operation["approach"] = draw(st.sampled_from(APPROACHES))
    if kind == "lumbar_fusion":
        source = draw(st.sampled_from(GRAFT_SOURCES))
        operation["graft"] = {"from": source} | ({"side": draw(_SIDED)} if source == "iliac_crest" else {})
        for key in draw(st.lists(st.sampled_from(["bmp", "cage", "screws", "pelvic_fixation", "long"]), unique=True)):
            operation[key] = draw(st.booleans())
    return operation


@st.composite
def entries(draw: st.DrawFn, finding: Finding) -> dict[str, Any]:
    entry: dict[str, Any] = {"finding": finding.id}
    if finding.sided and draw(st.booleans()):
        entry["side"] = draw(_SIDED)
    if finding.kind == "block":
        entry["relief"] = draw(st.one_of(st.integers(0, 100), st.sampled_from(["none", "partial", "full"])))
    elif finding.unit and finding.low is not None and finding.high is not None and draw(st.booleans()):
        entry["value"] = draw(st.floats(finding.low, finding.high, allow_nan=False))
        entry["unit"] = finding.unit
    else:
        entry["state"] = draw(st.sampled_from(["present", "absent"]))
    return entry


def without_contradictions(mapping: dict[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """The mapping without what contradicts the rest (findings, onset); other problems are the strategy's own fault."""
    while True:
        try:
            read_case(mapping, vocabulary)
        except InputError as error:
            bad = {one.path for one in error.problems if one.code in ("contradiction", "impossible-finding")}
            if "pain.against_before" in bad:
                mapping = {**mapping, "pain": {**mapping["pain"], "against_before": "unknown"}}
                continue
            kept = [entry for index, entry in enumerate(mapping["findings"]) if f"findings[{index}]" not in bad]
            if len(kept) == len(mapping["findings"]):
                raise
            mapping = {**mapping, "findings": kept}
        else:
            return mapping


MIRRORED_NAMES = {"pain_left": "pain_right", "pain_right": "pain_left"}


def mirrored(part: Any) -> Any:
    """A case mapping with left and right changed over, everywhere."""
    if isinstance(part, Mapping):
        return {
            key: other_side(value) if key in ("side", "approach_side") else mirrored(value)
            for key, value in part.items()
        }
    if isinstance(part, list):
        return [mirrored(one) for one in part]
    return MIRRORED_NAMES.get(part, part) if isinstance(part, str) else part
