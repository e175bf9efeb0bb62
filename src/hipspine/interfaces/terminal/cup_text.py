"""An answer about a cup as text for the terminal."""

from __future__ import annotations

from typing import Final

from hipspine.interfaces.terminal.layout import wrap
from hipspine.mechanics.cup import CombinedAnteversion, Orientation
from hipspine.mechanics.cup_answer import LIMITS, CupAnswer
from hipspine.mechanics.impingement import MOVEMENTS, Bearing, RangeOfMotion, Stem, jumping_distance

NAMES: Final = {
    "flexion": "flexion",
    "extension": "extension",
    "internal_rotation_at_90": "internal rotation at 90 of flexion",
    "external_rotation": "external rotation",
    "abduction": "abduction",
    "adduction": "adduction",
}
SEEN: Final = {
    "radiographic": "on an AP film",
    "operative": "at operation; on a lateral film",
    "anatomic": "on the bone; in CT slices",
}


def cup_text(answer: CupAnswer) -> str:
    """At most 40 lines of 80 columns: the six angles, the range of motion, what they leave out."""
    lines = ["THE CUP, in degrees" + (f", in the room, pelvis tilted {_tilt(answer.tilt)}" if answer.tilt else "")]
    lines += _angles(answer.cup)
    if answer.tilt:
        placed = answer.placed.to_dict()[answer.definition]
        told = f"{placed['inclination']:.1f} and {placed['anteversion']:.1f}"
        lines.append(f"  As placed, before the tilt ({answer.definition}): {told}.")
    slope = answer.cup.anteversion_per_degree()
    text = f"Per degree of posterior tilt: radiographic anteversion {slope:+.2f}, operative +1."
    lines += wrap(text, "  ")
    found = answer.range
    if found is None or answer.bearing is None or answer.stem is None:
        lines += ["", *wrap("For a range of motion add --stem-version, --head, --neck and --neck-shaft.")]
        return "\n".join(lines) + "\n"
    lines += ["", "RANGE OF MOTION until the neck meets the rim, in degrees from neutral", *_range(found)]
    lines += ["", *_more(answer.cup, answer.stem, answer.bearing), "", "LIMITS"]
    for limit in LIMITS:
        lines += wrap(limit, "  ")
    return "\n".join(lines) + "\n"


def _tilt(tilt: float) -> str:
    return f"{abs(tilt):g} {'back' if tilt > 0 else 'forward'}"


def _angles(cup: Orientation) -> list[str]:
    lines = [f"  {'':<14}{'inclination':>12}{'anteversion':>13}"]
    for name, pair in cup.to_dict().items():
        lines.append(f"  {name:<14}{pair['inclination']:>12.1f}{pair['anteversion']:>13.1f}   {SEEN[name]}")
    return lines


def _range(found: RangeOfMotion) -> list[str]:
    lines = []
    for name in MOVEMENTS:
        angle = getattr(found, name)
        told = f"{angle:.1f}" if angle is not None else "no rim in the way" if name in found.unlimited else "none"
        lines.append(f"  {NAMES[name]:<38}{told:>6}")
    if found.contact_at_neutral:
        lines += wrap("Neck and rim meet with the thigh neutral already.", "! ")
    elif found.contact_at_90:
        lines += wrap("Neck and rim meet at 90 degrees of flexion before any rotation.", "! ")
    return lines


def _more(cup: Orientation, stem: Stem, bearing: Bearing) -> list[str]:
    sums = CombinedAnteversion.of(cup, stem.version)
    lines = [f"  {'oscillation angle (full cone)':<38}{bearing.oscillation_angle():>6.1f}"]
    inner = bearing.inner_oscillation_angle()
    if inner is not None:
        lines.append(f"  {'  of the inner joint, used up first':<38}{inner:>6.1f}")
    lines.append(f"  {'combined anteversion, anatomic sum':<38}{sums.anatomic:>6.1f}")
    lines.append(f"  {'combined anteversion, radiographic sum':<38}{sums.radiographic:>6.1f}")
    lines.append(f"  {'jumping distance, mm':<38}{jumping_distance(cup, bearing):>6.1f}")
    return lines
