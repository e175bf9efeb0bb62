"""Reading a measured value and turning it into present or absent."""

from __future__ import annotations

import math

from hipspine.errors import Fields
from hipspine.vocabulary import Finding


def read_value(fields: Fields, finding: Finding | None, state: str) -> tuple[float | None, str]:
    """The value in the finding's own unit, and the state that follows from it where a threshold is known.

    A problem is added for a value without its unit, in a unit the finding does not have, out of range,
    or against the state that was given; and for a finding that needs a value or a state and has neither.
    """
    value = fields.number("value")
    unit = fields.text("unit")
    if finding is None:
        return None, state
    if finding.kind == "block":
        if value is not None:
            fields.say(
                "value", "needless-key", f"is given, but {finding.id} is a block", "", "Write relief = per cent."
            )
        return None, state
    if "value" not in fields:
        if unit:
            fields.say("unit", "needless-key", "is given without a value", "", "Add value = ..., or remove it.")
        if finding.unit and not state and not finding.about_person:
            remedy = f'Add value = ... and unit = "{finding.unit}", or state = "present" or "absent".'
            fields.say("value", "missing-value", f"of {finding.id} is missing", "", remedy)
        return None, state
    if not _takes_value(finding):
        fields.say("value", "needless-key", f"is given, but {finding.id} takes none", "", "Remove it.")
        return None, state
    if value is None:
        return None, state
    factor = _factor(fields, finding, unit)
    if factor is None:
        return None, state
    own = value * factor
    if not _in_range(fields, finding, own):
        return None, state
    return own, _state_from(fields, finding, own, state)


def _takes_value(finding: Finding) -> bool:
    limits = (finding.low, finding.high, finding.positive_from, finding.positive_to)
    return bool(finding.unit) or any(limit is not None for limit in limits)


def _factor(fields: Fields, finding: Finding, unit: str) -> float | None:
    """What the value is multiplied with to come to the finding's own unit."""
    known = [finding.unit, *finding.units] if finding.unit else []
    allowed = f"Allowed: {', '.join(known)}." if known else ""
    if not finding.unit:
        if unit:
            fields.say("unit", "unknown-unit", f"is given, but {finding.id} is a plain number", "", "Remove it.")
            return None
        return 1.0
    if not unit:
        fields.say("unit", "missing-unit", f"of {finding.id} is missing", allowed)
        return None
    if unit == finding.unit:
        return 1.0
    if unit not in finding.units:
        fields.say("unit", "unknown-unit", f"is not a unit of {finding.id}", allowed)
        return None
    return finding.units[unit]


def _in_range(fields: Fields, finding: Finding, own: float) -> bool:
    low = -math.inf if finding.low is None else finding.low
    high = math.inf if finding.high is None else finding.high
    if low <= own <= high:
        return True
    span = f"Allowed: {low:g} to {high:g}{' ' + finding.unit if finding.unit else ''}."
    fields.say("value", "out-of-range", f"is not possible for {finding.id}", span, "Check the unit.")
    return False


def _state_from(fields: Fields, finding: Finding, own: float, state: str) -> str:
    """Present or absent by the finding's threshold; a value without one is present unless said."""
    if finding.positive_from is not None:
        follows = "present" if own >= finding.positive_from else "absent"
        rule = f"{finding.positive_from:g} or more"
    elif finding.positive_to is not None:
        follows = "present" if own <= finding.positive_to else "absent"
        rule = f"{finding.positive_to:g} or less"
    else:
        return state
    if state and state != follows:
        message = f"does not agree with the value: {own:g} {finding.unit}".rstrip() + f" is {follows}"
        fields.say("state", "contradiction", message, "", f"Present means {rule}. Leave the state out.")
    return follows
