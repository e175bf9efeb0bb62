"""What the keys of one finding must agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hipspine.errors import Fields

if TYPE_CHECKING:
    from hipspine.vocabulary.finding import Finding

RELATIONS: Final = ("members", "implies", "union_of", "told_by", "means_present", "means_absent")
"""The keys of a finding that list other findings."""


def check_value(fields: Fields, finding: Finding) -> None:
    """A value, its unit and its threshold; problems go to the list of `fields`."""
    if finding.low is not None and finding.high is not None and finding.low >= finding.high:
        fields.say("high", "out-of-range", f"is not above low ({finding.low:g})")
    if finding.positive_from is not None and finding.positive_to is not None:
        fields.say("positive_to", "needless-key", "stands beside positive_from", "", "Keep one of the two.")
    for key, value in (("positive_from", finding.positive_from), ("positive_to", finding.positive_to)):
        if value is None:
            continue
        if (finding.low is not None and value < finding.low) or (finding.high is not None and value > finding.high):
            fields.say(key, "out-of-range", "lies outside the allowed values")
        if not finding.positive_why:
            fields.say("positive_why", "missing-key", "is missing", "", "Say where the threshold comes from.")
    if finding.units and not finding.unit:
        fields.say("unit", "missing-key", "is missing, but other units are given", "", "Add unit = ...")
    if finding.unit in finding.units:
        fields.say("units", "needless-key", f"names the unit {finding.unit} itself", "", "Remove it from units.")


def check_parts(fields: Fields, finding: Finding) -> None:
    """What composites and blocks must say; problems go to the list of `fields`."""
    if finding.needed is not None and not 1 <= finding.needed <= max(len(finding.members), 1):
        fields.say("needed", "out-of-range", "is out of range", f"Allowed: 1 to {len(finding.members)} (the members).")
    if finding.needed is not None and not finding.members:
        fields.say("members", "missing-key", "is missing, but needed is given", "", "Name the members.")
    if finding.covers and finding.kind != "block":
        fields.say("covers", "needless-key", "is given, but the finding is no block", "", "Remove it.")
    if finding.full_from is not None and not finding.covers:
        fields.say("covers", "missing-key", "is missing, but full_from is given", "", "Name the sources or nodes.")


def check_relations(fields: Fields, finding: Finding) -> None:
    """How a finding stands to others: never to itself, and no two relations that exclude each other."""
    for key in RELATIONS:
        if finding.id in getattr(finding, key):
            fields.say(key, "needless-key", "names the finding itself", "", "Remove it.", finding.id)
    for key in ("same_as", "opposite_of"):
        if finding.id and getattr(finding, key) == finding.id:
            fields.say(key, "needless-key", "names the finding itself", "", "Remove it.")
    if finding.same_as and finding.opposite_of:
        fields.say("opposite_of", "contradiction", "stands beside same_as", "", "Keep one of the two.")
    for key in ("implies", "means_present"):
        for other in sorted(set(getattr(finding, key)) & set(finding.means_absent)):
            fields.say("means_absent", "contradiction", f"stands also in {key}", "", "Keep one of the two.", other)
